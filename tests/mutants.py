"""
Break the labeller on purpose, one fault at a time, and see that the tests notice: ``python tests/mutants.py``.

Each mutant is built in a copy of the sources and must fail ``tests/golden`` or ``tests/unit/label``.  The exit code counts
those that survive.  Needs what building from source needs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TESTS = ("tests/golden", "tests/unit/label")


class Mutant(NamedTuple):
    """One fault: in a file, what is replaced by what."""

    name: str
    file: str
    old: str
    new: str


MUTANTS = (
    Mutant(
        "two features of the roles change places",
        "label/features/context.py",
        'rows.add("body before", self.body[i - 1] if i else 0.0)\n'
        '        rows.add("body after", self.body[i + 1] if following else 0.0)',
        'rows.add("body before", self.body[i + 1] if following else 0.0)\n'
        '        rows.add("body after", self.body[i - 1] if i else 0.0)',
    ),
    Mutant("captions of flattened text get no help", "label/body.py", "_CAPTION_FACTOR = 2.0", "_CAPTION_FACTOR = 1.0"),
    Mutant(
        "a headline may stand anywhere",
        "label/headline/marked.py",
        "points -= 0.12 * min(heavy - index, 25)",
        "points -= 0.0 * min(heavy - index, 25)",
    ),
    Mutant("the trees are rarely asked", "label/classifier/cascade.py", "TREES_MIN = 0.01", "TREES_MIN = 0.3"),
    Mutant("nothing is foreign to the story", "label/outliers.py", "_KNOWN = 0.35", "_KNOWN = 0.9"),
)


def main() -> None:
    """Try all mutants."""
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "newsparse"
        left_out = shutil.ignore_patterns(".git", ".venv", "build", "*.egg-info", ".*_cache", "__pycache__")
        shutil.copytree(ROOT, copy, ignore=left_out)
        if build(copy) or test(copy):
            sys.exit("the tests fail without any mutant")
        for mutant in MUTANTS:
            path = copy / "src/newsparse" / mutant.file
            source = path.read_text(encoding="utf-8")
            if mutant.old not in source:
                sys.exit(f"{mutant.file} no longer holds: {mutant.old}")
            path.write_text(source.replace(mutant.old, mutant.new), encoding="utf-8")
            noticed = build(copy) or test(copy)
            path.write_text(source, encoding="utf-8")
            survivors += not noticed
            print(f"{'noticed' if noticed else 'SURVIVES'}: {mutant.name}", flush=True)
        build(copy)
    sys.exit(survivors)


def build(copy: Path) -> int:
    """Compile what has changed; return the exit code."""
    setup = "from setuptools import setup; setup()"
    command = [sys.executable, "-c", setup, "-q", "build_ext", "--inplace"]
    flags = f"{os.environ.get('CFLAGS', '')} -O0 -g0"
    return subprocess.run(
        command, cwd=copy, env={**os.environ, "CFLAGS": flags}, capture_output=True, check=False
    ).returncode


def test(copy: Path) -> int:
    """Run the tests; return the exit code."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS]
    environment = {**os.environ, "PYTHONPATH": "src", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, check=False).returncode


if __name__ == "__main__":
    main()
