"""What kind of page it is."""

from __future__ import annotations

import pytest

from made_pages import BODY, make_page
from newsparse import PageKind, parse_html

LIVE = '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm, live"}</script>'
PAID = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","isAccessibleForFree":false}</script>'
)
LINKS = "".join(f"<li><a href=/{n}>A headline of another story, number {n}</a></li>" for n in range(30))
KINDS = [
    (make_page(), PageKind.ARTICLE),
    (make_page(LIVE), PageKind.LIVE_BLOG),
    (make_page(PAID), PageKind.TEASER),
    (make_page(PAID).replace(BODY, "".join(BODY.replace(".", f" {n}.") for n in range(4))), PageKind.ARTICLE),
    (f"<html><body><ul>{LINKS}</ul></body></html>", PageKind.INDEX),
    ("<html></html>", PageKind.EMPTY),
]


@pytest.mark.parametrize(("page", "kind"), KINDS)
def test_kinds(page: str, kind: PageKind) -> None:
    """Declared kinds count where the page bears them out."""
    assert kind is parse_html(page).page_kind
