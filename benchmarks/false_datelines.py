"""
Find false datelines: ``python benchmarks/false_datelines.py DATA_FOLDER [--count 1000]``.

DATA_FOLDER holds ``html/index.jsonl``: pages with their bodies.  Takes the second paragraph of each body, which rarely opens a
story, and prints each in which ``parse_dateline`` finds a dateline: behind a standfirst it may be a true one, so read them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from newsparse import parse_dateline

SHORTEST = 80
"""Code points of a paragraph that counts."""


def main() -> None:
    """Print the datelines found and how many there are."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--count", type=int, default=1000)
    options = arguments.parse_args()
    paragraphs = [each for each, _ in zip(read_paragraphs(options.folder), range(options.count), strict=False)]
    found = [(each, dateline) for each in paragraphs if (dateline := parse_dateline(each)) is not None]
    for paragraph, dateline in found:
        print(f"{dateline.text!r}  {paragraph[:80]!r}")
    print(f"{len(found)} datelines in {len(paragraphs)} paragraphs")


def read_paragraphs(folder: Path) -> Iterator[str]:
    """Yield the second paragraph of each body that has one."""
    with (folder / "html" / "index.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            paragraphs = [each for each in record["gold"].get("text", "").split("\n\n") if len(each) >= SHORTEST]
            yield from paragraphs[1:2]


if __name__ == "__main__":
    main()
