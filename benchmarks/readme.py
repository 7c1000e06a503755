"""
Measure again, and write the figures into README.md and docs/benchmarks.md.

    python benchmarks/readme.py DATA [--folds FOLDS] [--pages 64] [--runs 5] [--limit N]

DATA holds ``html/index.jsonl``, FOLDS the weights of ``python training DATA FOLDS``.  Runs ``compare.py`` (scores, on the
sets fundus and wcxb) and ``speed.py`` (times), shows what they print, and replaces what stands between
``<!-- figures: NAME -->`` and ``<!-- end of figures -->``.  The other extractors are those of the group ``others``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
TEXTS = (HERE.parent / "README.md", HERE.parent / "docs/benchmarks.md")
REGION = re.compile(r"(<!-- figures: (\w+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--folds", type=Path)
    options.add_argument("--pages", type=int, default=64, help="pages that speed is measured on")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--limit", type=int, help="pages of each set, to try this script")
    chosen = options.parse_args()
    html = str(chosen.data / "html")
    folds = ["--folds", str(chosen.folds)] if chosen.folds else []
    limit = ["--limit", str(chosen.limit)] if chosen.limit else []
    scores = run("compare.py", html, "--set", "fundus,wcxb", *folds, *limit)
    times = run("speed.py", f"{html}/pages", "--pages", str(chosen.pages), "--runs", str(chosen.runs))
    figures = dict(tables_of(scores)) | {"speed": times.strip(), "times": first_table(times)}
    for path in TEXTS:
        before = path.read_text(encoding="utf-8")
        after = REGION.sub(lambda found: found[1] + "\n" + figures[found[2]] + "\n\n" + found[3], before)
        path.write_text(after, encoding="utf-8")
        print(f"{path.name}: {len(REGION.findall(before))} places written")


def run(script: str, *arguments: str) -> str:
    """Run a script beside this one, show what it prints and return it."""
    print(f"== {script} {' '.join(arguments)}", flush=True)
    ran = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    print(ran.stdout, flush=True)
    return ran.stdout


def first_table(text: str) -> str:
    """Return the first Markdown table of a text."""
    found = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return found[0].strip() if found else ""


def tables_of(scores: str) -> Iterator[tuple[str, str]]:
    """Yield each set's name and table, its best figures bold, its times left out: those are measured apart."""
    heading, *parts = re.split(r"^`(\w+)`, (\d+) pages\n", scores, flags=re.MULTILINE)
    when = heading.strip()
    for name, pages, table in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        rows = [line.strip().strip("|").split("|")[:-1] for line in table.strip().splitlines()]
        cells = [[cell.strip() for cell in row] for row in rows]
        for column in range(1, len(cells[0])):
            best = max((row[column] for row in cells[2:] if row[column] != "–"), key=float, default=None)
            for row in cells[2:]:
                if row[column] == best:
                    row[column] = f"**{row[column]}**"
        lines = "\n".join(f"| {' | '.join(row)} |" for row in cells)
        yield name, f"{pages} pages, {when}:\n\n{lines}"


if __name__ == "__main__":
    main()
