"""
Parse hostile pages: seconds, peak memory, characters in and accounted for, and how much longer twice the page takes.

    python benchmarks/hostile.py [--size 1.0] [NAME ...]

All pages are generated (``tests/hostile_pages.py``, which the tests parse at a small size).  Each is parsed in a process
of its own.  Marked are pages that take more than 1 s per MB (for pages below 0.1 MB: more than 0.1 s), more than 2.2
times as long at twice the size (where that takes 0.2 s at least), more than 60 MB of memory over what the process had and
more than 40 times their size, lose a character, or raise; the exit code counts them.  The last line sums up.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import newsparse
from hostile_pages import PAGES, Hostile, accounted, visible
from newsparse.example import read_example

SECONDS_PER_MEGABYTE = 1.0
LEAST_MEMORY, MEMORY_PER_BYTE = 60e6, 40
"""A page up to 1.5 MB may take the first, in bytes, a larger one the second times its size."""

PATIENCE = 120
"""Seconds after which a page counts as hanging."""


class Measured(NamedTuple):
    """What one page cost."""

    size: int
    """Bytes of UTF-8."""
    seconds: float
    memory: int
    """Bytes over what the process had before."""
    characters: int
    kept: int
    error: str = ""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=float, default=1.0, help="factor for all sizes")
    options.add_argument(
        "names", nargs="*", metavar="NAME", help="parts of the names of the pages to parse; all if none"
    )
    chosen = options.parse_args()
    for kind in ("text", "html"):
        newsparse.parse(read_example(kind))  # words, weights and patterns are loaded
    newsparse.parse_text("“Qq” Qq. " * 9)  # in no language: those of all are loaded
    print(f"{'page':40}{'MB':>7}{'s':>8}{'s/MB':>7}{'x 2':>6}{'peak MB':>9}{'characters':>12}{'accounted':>11}")
    measured: list[Measured] = []
    bad = 0
    for name, hostile in PAGES.items():
        if chosen.names and not any(each.lower() in name.lower() for each in chosen.names):
            continue
        size = max(1, int(hostile.usual * chosen.size))
        half, whole = _measure(hostile, size // 2 or 1), _measure(hostile, size)
        megabytes = whole.size / 1e6
        ratio = whole.seconds / max(half.seconds, 1e-4)
        marks = _marks(whole, ratio)
        bad += bool(marks)
        measured.append(whole)
        print(
            f"{name:40}{megabytes:7.2f}{whole.seconds:8.3f}{whole.seconds / megabytes:7.2f}{ratio:6.1f}"
            f"{whole.memory / 1e6:9.1f}{whole.characters:12}{whole.kept:11}  {', '.join(marks)}",
            flush=True,
        )
    large = [each for each in measured if each.size >= 100_000] or measured
    print(
        f"{len(measured)} pages, {bad} bad; pages over 0.1 MB: at worst {max(e.seconds * 1e6 / e.size for e in large):.2f} s per MB,"
        f" {max(each.memory for each in large) / 1e6:.0f} MB, {max(each.memory / each.size for each in large):.0f} times the size"
    )
    sys.exit(min(bad, 100))


def _marks(page: Measured, ratio: float) -> list[str]:
    """Return what is wrong with the cost of a page; *ratio* is its time over that of half of it."""
    if page.error:
        return [page.error]
    wrong = {
        "slow": page.seconds > SECONDS_PER_MEGABYTE * max(page.size / 1e6, 0.1),
        "not linear": page.seconds > 0.2 and ratio > 2.2,
        "memory": page.memory > max(LEAST_MEMORY, MEMORY_PER_BYTE * page.size),
        "lost": page.kept != page.characters,
    }
    return [mark for mark, holds in wrong.items() if holds]


def _measure(hostile: Hostile, size: int) -> Measured:
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_parse, args=(hostile, size, there))
    process.start()
    there.close()
    try:
        if not here.poll(PATIENCE):
            process.terminate()
            return Measured(1, PATIENCE, 0, 0, 0, "hangs")
        measured: Measured = here.recv()
    except EOFError:
        measured = Measured(1, 0.0, 0, 0, 0, "crashes")
    process.join()
    return measured


def _parse(hostile: Hostile, size: int, answer: Connection) -> None:
    page = hostile.make(size)
    size_in_bytes = len(page.encode("utf-8", "surrogatepass"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    try:
        article = newsparse.parse_html(page) if hostile.kind == "html" else newsparse.parse_text(page)
    except Exception as error:
        answer.send(Measured(size_in_bytes, process_time() - start, 0, 0, 0, repr(error)[:60]))
        return
    seconds = process_time() - start
    memory = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    kept = accounted(hostile, [block.span.of(article.page_text) for block in article.blocks])
    answer.send(Measured(size_in_bytes, seconds, memory, visible(hostile, page), kept))


if __name__ == "__main__":
    main()
