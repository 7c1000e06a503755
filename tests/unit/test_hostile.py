"""Hostile pages at a small size: nothing raises, nothing is lost; ``benchmarks/hostile.py`` times them at full size."""

from itertools import pairwise

import pytest

import newsparse
from hostile_pages import PAGES, accounted, visible
from newsparse import Article


@pytest.mark.filterwarnings("ignore:.*looks like an address or a file")
@pytest.mark.parametrize("size", [1, 60])
@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_are_read_whole(name: str, size: int) -> None:
    """Every visible character lies in one block, and the article survives JSON."""
    hostile = PAGES[name]
    page = hostile.make(size)
    article = newsparse.parse_html(page) if hostile.kind == "html" else newsparse.parse_text(page)
    spans = [block.span for block in article.blocks]
    assert visible(hostile, page) == accounted(hostile, [span.of(article.page_text) for span in spans])
    assert spans == sorted(spans)
    assert not any(first.overlaps(second) for first, second in pairwise(spans))
    assert article == Article.from_json(article.to_json())
