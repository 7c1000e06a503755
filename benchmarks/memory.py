"""
Parse again and again and print what memory is held, and the peak of one parse beside the page's size.

    python benchmarks/memory.py [--parses 50000] [PAGE ...]

After the first round nothing may be added: what is held once words, weights and patterns are loaded is all there is.
"""

from __future__ import annotations

import argparse
import gc
import resource
import tracemalloc
from pathlib import Path

import newsparse
from newsparse.example import read_example


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parses", type=int, default=50_000)
    options.add_argument("pages", nargs="*", type=Path, metavar="PAGE")
    chosen = options.parse_args()
    pages: list[str | bytes] = [path.read_bytes() for path in chosen.pages]
    pages = pages or [read_example("html"), read_example("text")]
    for page in pages:
        newsparse.parse(page)
    tracemalloc.start()
    for page in pages:
        newsparse.parse(page)  # under watch: what stays from here on counts
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        newsparse.parse(page)
        peak = tracemalloc.get_traced_memory()[1] - before
        print(f"a page of {len(page):9,} characters or bytes: peak {peak / 1e6:8.2f} MB, {peak / len(page):6.1f} times")
    # What is left of 200 parses, by line; then without the watch, which slows everything down, the process's own size.
    _parse(pages, 20)
    before_lines = tracemalloc.take_snapshot()
    _parse(pages, 200)
    grown = [each for each in tracemalloc.take_snapshot().compare_to(before_lines, "lineno") if each.size_diff > 1_000]
    own = [each for each in grown if "newsparse" in each.traceback[0].filename]
    print(f"lines of newsparse that hold more after 200 parses: {len(own)}")
    for each in own[:5]:
        print(f"    {each}")
    tracemalloc.stop()
    step = max(1, chosen.parses // 10)
    for done in range(0, chosen.parses + 1, step):
        print(f"after {done:6,} parses: {_size() / 1e6:7.1f} MB", flush=True)
        if done < chosen.parses:
            _parse(pages, step)


def _parse(pages: list[str | bytes], times: int) -> None:
    for index in range(times):
        newsparse.parse(pages[index % len(pages)])
    gc.collect()


def _size() -> int:
    """Return the bytes of memory that the process holds."""
    with Path("/proc/self/statm").open(encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    main()
