"""
Fuzz newsparse, guided by coverage; needs ``pip install atheris``.

    python tests/fuzz/fuzz.py TARGET [--seconds 60] [--corpus FOLDER] [--out FOLDER]
    python tests/fuzz/fuzz.py all --seconds 12

An input that fails is written to *out* as ``crash-…``; ``python tests/fuzz/fuzz.py TARGET --input FILE`` runs it again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ("parse", "parse_html", "parse_text", "parts", "from_json", "archives")
"""The targets; what they do is in ``targets.py``, which is imported under instruments."""

sys.path.insert(0, str(Path(__file__).parents[1]))  # the helpers that all tests share
_LONGEST = 4000
"""Bytes of an input."""


def main() -> int:
    """Fuzz one target in this process, or all in processes of their own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("target", choices=[*NAMES, "all"])
    options.add_argument("--seconds", type=int, default=60, help="for each target")
    options.add_argument(
        "--corpus", type=Path, help="where inputs that reach new code are kept; a temporary one if none"
    )
    options.add_argument("--out", type=Path, default=Path("fuzz-finds"), help="where inputs that fail are kept")
    options.add_argument("--input", type=Path, help="run this input only")
    chosen = options.parse_args()
    if chosen.target == "all":
        return _fuzz_all(chosen.seconds, chosen.corpus, chosen.out)
    if chosen.input is not None:
        from targets import run

        run(chosen.target, chosen.input.read_bytes())
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        _fuzz(chosen.target, chosen.seconds, chosen.corpus or Path(temporary), chosen.out)
    return 0


def _fuzz_all(seconds: int, corpus: Path | None, out: Path) -> int:
    failed = 0
    for name in NAMES:
        command = [sys.executable, __file__, name, "--seconds", str(seconds), "--out", str(out)]
        if corpus is not None:
            command += ["--corpus", str(corpus / name)]
        print(f"-- {name}", flush=True)
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


def _fuzz(name: str, seconds: int, corpus: Path, out: Path) -> None:
    import atheris  # here: it is no dependency

    with atheris.instrument_imports(include=["newsparse"]):
        import targets

    from seeds import write_seeds

    corpus.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    words = write_seeds(name, corpus)
    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-artifact_prefix={out}/{name}-",
        f"-dict={words}",
        "-timeout=60",
        "-rss_limit_mb=2500",
        "-print_final_stats=1",
        "-verbosity=1",
    ]
    atheris.Setup(arguments, lambda raw: targets.run(name, raw))
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
