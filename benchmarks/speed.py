"""
Time whole pages beside other extractors, and where our time goes.

    python benchmarks/speed.py [PAGE.html ...] [--text PAGE.txt ...]

For HTML the floor is the parser alone, and trafilatura, newspaper4k, readability-lxml and resiliparse stand beside where
they are installed.  All run on the same pages in the same process; CPU time, the least of three runs.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import newsparse
from newsparse import pipeline
from newsparse.example import read_example

Extract = Callable[[str], object]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="*", type=Path, metavar="PAGE.html")
    options.add_argument("--text", nargs="*", type=Path, default=[], metavar="PAGE.txt")
    chosen = options.parse_args()
    pages = [path.read_text(encoding="utf-8", errors="replace") for path in chosen.pages] or [read_example("html")]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in chosen.text] or [read_example("text")]
    ours = _least(newsparse.parse_html, pages)
    print(f"{len(pages)} HTML pages, {sum(map(len, pages)):,} characters")
    print(f"{'':28}{'ms per page':>12}{'of ours':>9}")
    for name, extract in _extractors():
        seconds = ours if extract is newsparse.parse_html else _least(extract, pages)
        print(f"{name:28}{1000 * seconds / len(pages):12.2f}{seconds / ours:9.2f}", flush=True)
    seconds, characters = _least(newsparse.parse_text, texts), sum(map(len, texts))
    print(f"\n{len(texts)} flattened pages, {characters:,} characters: {1e6 * seconds / characters:.3f} ms per 1,000")
    for name, share in _steps(texts):
        print(f"    {name:28}{100 * share:5.1f} %")


def _extractors() -> Iterator[tuple[str, Extract]]:
    """Yield what is installed, with its name."""
    import turbohtml

    yield "newsparse, all fields", newsparse.parse_html
    yield "HTML parser alone (floor)", lambda page: turbohtml.parse(page, source_locations=True)
    with contextlib.suppress(ImportError):
        import trafilatura

        yield "trafilatura", lambda page: trafilatura.bare_extraction(page, with_metadata=True)
    with contextlib.suppress(ImportError):
        import newspaper

        yield "newspaper4k", lambda page: newspaper.article("https://a.example/", input_html=page)
    with contextlib.suppress(ImportError):
        import readability

        yield "readability-lxml", lambda page: readability.Document(page).summary()
    with contextlib.suppress(ImportError):
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse, main text", lambda page: extract_plain_text(page, main_content=True)


def _least(function: Extract, pages: list[str]) -> float:
    best = float("inf")
    for _ in range(3):
        start = process_time()
        for page in pages:
            if function in (newsparse.parse_html, newsparse.parse_text):
                function(page)  # must not raise
            else:
                with contextlib.suppress(Exception):
                    function(page)
        best = min(best, process_time() - start)
    return best


def _steps(texts: list[str]) -> list[tuple[str, float]]:
    """Return what share of the time each step of the recipe takes, longest first."""
    import sys

    recipe = sys.modules[pipeline.__module__]
    spent: dict[str, float] = {}
    originals: dict[str, Callable[..., object]] = {
        name: each
        for name, each in vars(recipe).items()
        if callable(each) and name.startswith(("choose_", "find_", "segment", "read_text", "load"))
    }

    def watched(name: str, step: Callable[..., object]) -> Callable[..., object]:
        def run(*values: object, **named: object) -> object:
            start = process_time()
            try:
                return step(*values, **named)
            finally:
                spent[name] = spent.get(name, 0.0) + process_time() - start

        return run

    for name, each in originals.items():
        setattr(recipe, name, watched(name, each))
    read, to_blocks = recipe.labels.read, recipe.labels.to_blocks
    recipe.labels.read, recipe.labels.to_blocks = watched("label", read), watched("label", to_blocks)
    start = process_time()
    for text in texts:
        newsparse.parse_text(text)
    whole = process_time() - start
    for name, each in originals.items():
        setattr(recipe, name, each)
    recipe.labels.read, recipe.labels.to_blocks = read, to_blocks
    spent["the rest"] = whole - sum(spent.values())
    return sorted(((name, seconds / whole) for name, seconds in spent.items()), key=lambda row: -row[1])


if __name__ == "__main__":
    main()
