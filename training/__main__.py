"""
Learn all weights that newsparse ships: ``python training DATA_FOLDER FOLDS_FOLDER [--write] [--only STEP ...]``.

Steps, in this order: ``labels`` (the labeller, and its folds), ``headline``, ``fields`` (title, authors, times), ``quotes``.
Each prints its scores on publishers it never saw.  Without ``--write`` no weights of the package change.  Takes about an hour
on two cores; see README.md beside this file.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from time import monotonic

from manifest import compare, describe

HERE = Path(__file__).parent
STEPS = ("labels", "headline", "fields", "quotes")


def main() -> None:
    options = argparse.ArgumentParser(
        prog="python training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("data", type=Path, metavar="DATA_FOLDER")
    options.add_argument("folds", type=Path, metavar="FOLDS_FOLDER", help="where the weights of the folds are kept")
    options.add_argument("--write", action="store_true", help="write the weights into the package")
    options.add_argument("--only", nargs="+", choices=STEPS, default=STEPS, metavar="STEP", help=", ".join(STEPS))
    chosen = options.parse_args()
    for difference in compare(describe(chosen.data)):
        print(f"warning: {difference}", file=sys.stderr)
    chosen.folds.mkdir(parents=True, exist_ok=True)
    for step in STEPS:
        if step in chosen.only:
            run(step, command(step, chosen.data, chosen.folds, write=chosen.write))


def command(step: str, data: Path, folds: Path, *, write: bool) -> list[str]:
    """Return the arguments of one step."""
    writing = ["--write"] if write else []
    if step == "labels":
        return ["train_labels.py", str(data), "--folds", str(folds), *writing]
    if step == "headline":
        return ["train_headline.py", str(data), str(folds), *writing]
    if step == "fields":
        return ["train_fields.py", str(data), "--folds", str(folds), *writing]
    return ["train_quotes.py", str(data / "quotes"), *([] if write else ["--check"])]


def run(step: str, arguments: list[str]) -> None:
    """Run one step; a step that fails ends the run."""
    start = monotonic()
    print(f"== {step}", flush=True)
    subprocess.run([sys.executable, str(HERE / arguments[0]), *arguments[1:]], check=True)
    print(f"== {step}: {monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
