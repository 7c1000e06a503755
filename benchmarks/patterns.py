"""
Search the near-misses of each pattern at two sizes: ``python benchmarks/patterns.py``.

All patterns are recorded while they are compiled, as hostile pages (``tests/hostile_pages.py``) make the package use them.
Each is searched through long runs of single characters, and of the words that stand in it, with and without an end that
does not fit.  Printed are those that take more than three times as long for twice the text: what is printed may only be
matched at a known place, or searched in a bounded text.  The exit code counts what is not in :data:`BOUNDED`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from types import FrameType, ModuleType
from typing import Any

import regex

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

BOUNDED = {
    r"\s*+[(\[]": "matched at the start of a value",
    r"@?[\p{Ll}": "matched against a credit, 260 characters at most",
    r"(?:\p{Lu}[\p{Lu}'.-]++[ ]){1,3}+": "matched against the last 260 characters of a caption",
    r"\s*+(?P<mark>": "matched at the start of a paragraph",
    r"(?i)(?:utc|gmt)?\s*+": "matched against a zone",
    r"\s*+[/／]?(?:(?P<month>": "matched behind the opening of a dateline",
    r"(?!\d{1,2}[./-]\d{1,2}[./-])": "matched against at most 48 characters",
}
"""The openings of patterns that are never searched through a whole text, and why."""
COUNT = 4000
"""Repetitions of the shorter text."""
BRIEF = 0.002
"""Seconds below which growth cannot be told from noise."""
ATOMS = [
    *" \n\taA1-().,:;/|&@'\"“”«»—[]éÉ中٣\u200b´", "1 ", " - ", "Aa ", "Aa-", "A.", "A. ", "a.", ". ", ", ", "of ", "by ", "– ",
]  # fmt: skip

Seen = dict[tuple[str, str], Any]


def main() -> None:
    """Print the patterns whose time does not grow with size only."""
    seen: Seen = {}
    _record(re, seen)
    _record(regex, seen)
    _use_all()
    bad = 0
    for (where, source), pattern in sorted(seen.items(), key=lambda each: each[0]):
        if grown := next(_growing(pattern, source), None):
            atom, short, long = grown
            reason = next((why for opening, why in BOUNDED.items() if source.startswith(opening)), None)
            bad += reason is None
            print(f"{where:40} {short:.4f} s, {long:.4f} s on {atom!r}: {reason or source[:200]}")
    print(f"{len(seen)} patterns, {bad} bad")
    sys.exit(min(bad, 100))


def _record(library: ModuleType, seen: Seen) -> None:
    """Keep what the package compiles with *library* from now on."""
    inner: Callable[..., Any] = library.compile

    def compile_and_keep(source: Any, *rest: Any, **more: Any) -> Any:
        pattern = inner(source, *rest, **more)
        if isinstance(source, str) and (where := _caller(sys._getframe(1))):  # noqa: SLF001
            seen[where, source] = pattern
        return pattern

    library.compile = compile_and_keep  # type: ignore[attr-defined]


def _caller(frame: FrameType | None) -> str:
    """Return which line of the package a call comes from; empty where it comes from elsewhere."""
    while frame is not None and frame.f_code.co_filename.endswith(("lazy.py", "openings.py")):
        frame = frame.f_back
    name = frame.f_code.co_filename if frame else ""
    return f"{name.rpartition('newsparse/')[2]}:{frame.f_lineno}" if frame and "/newsparse/" in name else ""


def _use_all() -> None:
    """Parse pages of all kinds, so that patterns made at first use are made."""
    import newsparse
    from hostile_pages import PAGES
    from newsparse.example import read_example

    for kind in ("text", "html"):
        newsparse.parse(read_example(kind))
    newsparse.parse_text("“Qq” Qq. " * 9)  # in no language: the words of all are loaded
    for hostile in PAGES.values():
        newsparse.parse(hostile.make(20))


def _growing(pattern: Any, source: str) -> Iterator[tuple[str, float, float]]:
    """Yield runs of which twice as many take more than three times as long, and both times in seconds."""
    words = list(dict.fromkeys(re.findall(r"[a-z]{2,}", source)))[:20]
    for atom in [*ATOMS, *words, *(f"{word} " for word in words)]:
        for end in ("", "§"):
            short = _time(pattern, atom * COUNT + end)
            if short > BRIEF:
                long = _time(pattern, atom * COUNT * 2 + end)
                if long > 3 * short:
                    yield atom, short, long


def _time(pattern: Any, text: str) -> float:
    """Return the least of three searches, in seconds: a machine that is busy makes one slow, hardly all."""
    times = []
    for _ in range(3):
        start = perf_counter()
        pattern.search(text)
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
