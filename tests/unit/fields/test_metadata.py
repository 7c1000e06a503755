"""Site, section, tags, address and language."""

from __future__ import annotations

import pytest

from newsparse.fields.metadata import choose_section, choose_site_name, choose_tags, choose_url
from newsparse.model import Declared, Page


def _place(*declared: tuple[str, str, str], url: str | None = None, text: str = "") -> Page:
    return Page(text, declared=tuple(Declared(*each) for each in declared), url=url)


def test_site_names() -> None:
    """``og:site_name`` comes first; the end of the title element helps out where it is the host's name."""
    publisher = ("site_name", "json-ld[0].publisher.name", "Lantern Press")
    page = _place(publisher, ("site_name", "meta[property=og:site_name]", "Lantern"))
    assert "Lantern" == choose_site_name(page, ()).value
    title = ("title", "title", "Ferry runs aground - The Evening Lantern")
    assert (
        "The Evening Lantern" == choose_site_name(_place(title, url="https://www.eveninglantern.example/a"), ()).value
    )
    assert choose_site_name(_place(title, url="https://other.example/a"), ()).value is None


def test_sections() -> None:
    """The innermost section counts."""
    assert "Europe" == choose_section(_place(("section", "meta[property=article:section]", "News > Europe"))).value
    assert choose_section(_place(("section", "meta[name=category]", "https://a.example/news"))).value is None


def test_tags() -> None:
    """One source gives the tags, without duplicates."""
    page = _place(
        ("tags", "meta[property=article:tag]", "Sea"),
        ("tags", "meta[property=article:tag]", "sea"),
        ("tags", "meta[name=keywords]", "news"),
    )
    assert ("Sea",) == choose_tags(page).value


ADDRESSES = [
    ("/b", "https://a.example/x", "https://a.example/b"),
    ("https://a.example/", "https://a.example/x", "https://a.example/x"),
    ("https://evil.test/b", "https://a.example/x", "https://a.example/x"),
    ("https://a.example/b", None, "https://a.example/b"),
    ("/b", None, None),
    ("http://[bad", "https://a.example/x", "https://a.example/x"),
]


@pytest.mark.parametrize(("declared", "url", "chosen"), ADDRESSES)
def test_canonical_addresses(declared: str, url: str | None, chosen: str | None) -> None:
    """Absolute, on the page's own site, and no front door."""
    assert chosen == choose_url(_place(("url", "link[rel=canonical]", declared), url=url)).value
