"""
Time flattened text: one page, the import, and whether time grows with size only.

    python benchmarks/text.py [PAGE.txt]
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import newsparse
from newsparse.example import read_example

HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda size: "word " * (size // 5),
    "one line without blanks": lambda size: "x" * size,
    "one-word lines": lambda size: "word\n" * (size // 5),
    "quotation marks": lambda size: "“" * size,
    "straight marks": lambda size: '"' * size,
    "lone surrogates": lambda size: "\ud800" * size,
    "NULs": lambda size: "\0" * size,
    "right to left": lambda size: "شلوم " * (size // 5),
    "By By By": lambda size: "By " * (size // 3),
    "brackets": lambda size: "(" * size,
    "dashes": lambda size: "— " * (size // 2),
    "digits and slashes": lambda size: "1/2/" * (size // 4),
    "paragraphs": lambda size: (read_example("text") + "\n\n") * max(1, size // 2500),
}


def seconds(function: Callable[[], object], repeat: int = 1) -> float:
    """Return the least seconds that *repeat* runs took."""
    best = float("inf")
    for _ in range(repeat):
        start = time.perf_counter()
        function()
        best = min(best, time.perf_counter() - start)
    return best


def import_seconds(code: str) -> float:
    """Return the least wall seconds of a new interpreter that runs *code*, of 9."""
    return seconds(lambda: subprocess.run([sys.executable, "-c", code], check=True), repeat=9)


def main() -> None:
    """Print the three tables."""
    page = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else read_example("text")
    newsparse.parse_text(page)
    runs = 200
    mean = seconds(lambda: [newsparse.parse_text(page) for _ in range(runs)], repeat=3) / runs
    print(
        f"one page of {len(page)} characters: {1000 * mean:.2f} ms ({1e6 * mean / len(page):.2f} ms per 1,000 characters)"
    )
    print(f"import newsparse over bare Python: {import_seconds('import newsparse') - import_seconds('pass'):.3f} s")
    print(f"\n{'':26}{'0.5 MB':>9}{'1 MB':>9}{'ratio':>7}")
    for name, make in HOSTILE.items():
        small, large = make(500_000), make(1_000_000)
        first, second = (seconds(lambda text=text: newsparse.parse_text(text)) for text in (small, large))
        print(f"{name:26}{first:8.2f}s{second:8.2f}s{second / first:7.2f}")


if __name__ == "__main__":
    main()
