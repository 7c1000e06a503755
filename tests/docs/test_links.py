"""What the documentation points at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder, pattern in ((".", "*.md"), ("docs", "**/*.md"), ("examples", "*.md"), ("training", "*.md"))
    for path in (ROOT / folder).glob(pattern)
)
LINK = re.compile(r"\]\((?P<target>[^)#\s:]+)(?:#[^)]*)?\)")
FILE = re.compile(r"`(?P<path>(?:src|tests|docs|benchmarks|training|examples|\.ci|\.github)/[\w./-]+)`")


def missing(page: str) -> Iterator[str]:
    """Yield the links and paths of a page that lead nowhere."""
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    yield from (match["target"] for match in LINK.finditer(text) if not (path.parent / match["target"]).exists())
    yield from (match["path"] for match in FILE.finditer(text) if not (ROOT / match["path"]).exists())


@pytest.mark.parametrize("page", PAGES)
def test_links_and_paths_lead_somewhere(page: str) -> None:
    """Files that a page links to or names by their path exist."""
    assert [] == [*missing(page)]
