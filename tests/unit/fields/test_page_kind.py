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
SCENES = [
    "The Kestrel at the pier in March. Photo: Ada Byrne",
    "Passengers wait for the last boat. Photo: Ada Byrne",
    "Ice on the sound, seen from the tower. Photo: Ada Byrne",
]
KINDS = [
    (make_page(), PageKind.ARTICLE),
    (make_page(LIVE), PageKind.LIVE_BLOG),
    (make_page(PAID), PageKind.TEASER),
    (make_page(PAID).replace(BODY, "".join(BODY.replace(".", f" {n}.") for n in range(4))), PageKind.ARTICLE),
    (f"<html><body><ul>{LINKS}</ul></body></html>", PageKind.INDEX),
    ("<html></html>", PageKind.EMPTY),
    (
        "".join(f"<figure><img src={n}.jpg><figcaption>{each}</figcaption></figure>" for n, each in enumerate(SCENES)),
        PageKind.GALLERY,
    ),
    (f"{PAID}<h1>Ferry to stay in port until the ice has gone</h1>", PageKind.TEASER),
]


@pytest.mark.parametrize(("page", "kind"), KINDS)
def test_kinds(page: str, kind: PageKind) -> None:
    """Declared kinds count where the page bears them out."""
    assert kind is parse_html(page).page_kind


def _page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


NOTICES = [
    _page("Access Denied", "<p>You do not have permission to access this page on this server.</p>"),
    _page("451: Unavailable due to legal reasons", "<p>We recognise that you come from a country of the Union.</p>"),
    _page("We value your privacy", "<p>We and our 800 partners store and access personal data on your device.</p>"),
    _page("Pardon Our Interruption | Lantern", "<p>Something about your browser made us think you were a bot.</p>"),
    _page("Seite nicht gefunden – Laterne", "<p>Die Seite, die Sie suchen, gibt es nicht oder nicht mehr.</p>"),
    _page("Just a moment...", "<p>Enable JavaScript and cookies to continue.</p>"),
]


@pytest.mark.parametrize("page", NOTICES)
def test_a_notice_in_place_of_a_story_is_no_article(page: str) -> None:
    """Errors, consent and checks of the browser leave the page empty."""
    assert PageKind.EMPTY is parse_html(page).page_kind


def test_a_story_about_denied_access_is_an_article() -> None:
    """A dated or signed page is a story, whatever its headline."""
    page = make_page(before="<h1>Access denied to ferry</h1><p class=byline>By Ada Byrne</p><p>2 May 2024, 10:15</p>")
    assert PageKind.ARTICLE is parse_html(page).page_kind


def test_a_line_for_paying_readers_ends_a_teaser() -> None:
    """The appeal needs no class of its own."""
    page = make_page(after="<p>To continue reading, please subscribe. Already have an account? Log in here.</p>")
    assert PageKind.TEASER is parse_html(page).page_kind
