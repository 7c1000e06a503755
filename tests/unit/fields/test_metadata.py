"""Site, section, tags, address and language."""

from __future__ import annotations

import pytest

from newsparse.fields.metadata import (
    choose_description,
    choose_free,
    choose_image,
    choose_section,
    choose_site_name,
    choose_tags,
    choose_url,
)
from newsparse.model import Block, Declared, Page, Role
from newsparse.source.html import read_html
from newsparse.span import Span


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


PRINTED = [
    ([(Role.BANNER, "The Lantern | News of the coast since 1901"), (Role.TITLE, "Ferry aground")], "The Lantern"),
    ([(Role.BANNER, "Evening Lantern News Evening Lantern Sport"), (Role.TITLE, "Ferry aground")], "Evening Lantern"),
    ([(Role.TITLE, "Ferry aground"), (Role.DUPLICATE, "Ferry aground | The Lantern")], "The Lantern"),
    ([(Role.TITLE, "Ferry aground"), (Role.DUPLICATE, "Ferry aground: what we know")], None),
    ([(Role.BANNER, "news of the coast"), (Role.TITLE, "Ferry aground")], None),
]


@pytest.mark.parametrize(("lines", "name"), PRINTED)
def test_printed_site_names(lines: list[tuple[Role, str]], name: str | None) -> None:
    """Where nothing is declared, the banner and a repeat of the headline show the name."""
    text = "\n".join(each for _, each in lines)
    blocks = [Block(role, each, Span(text.index(each), text.index(each) + len(each)), 1.0) for role, each in lines]
    assert name == choose_site_name(Page(text), blocks).value


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


IMAGES = [
    ("https://a.example/ferry.jpg", "https://a.example/ferry.jpg"),
    ("/ferry.jpg", "https://a.example/ferry.jpg"),
    ("/static/site-logo.png", None),
    ("data:image/png;base64,AAAA", None),
]


@pytest.mark.parametrize(("declared", "chosen"), IMAGES)
def test_main_images(declared: str, chosen: str | None) -> None:
    """The address is absolute, and a logo is no main image."""
    page = _place(("image", "meta[property=og:image]", declared), url="https://a.example/x")
    assert chosen == choose_image(page).value


def test_descriptions() -> None:
    """What stands there for search engines comes before what social networks get."""
    page = _place(
        ("description", "meta[property=og:description]", "Short"),
        ("description", "meta[name=description]", "Long  one"),
    )
    assert "Long one" == choose_description(page).value


FREE = [
    ((("free", "json-ld[0].isAccessibleForFree", "False"),), "", False),
    ((("free", "json-ld[0].isAccessibleForFree", "http://schema.org/True"),), "a pay wall", True),
    ((("content_tier", "meta[property=article:content_tier]", "locked"),), "", False),
    ((("content_tier", "meta[property=article:content_tier]", "metered"),), "", None),
    ((), "a pay wall", False),
    ((), "", None),
]


@pytest.mark.parametrize(("declared", "wall", "free"), FREE)
def test_free_pages(declared: tuple[tuple[str, str, str], ...], wall: str, free: bool | None) -> None:  # noqa: FBT001
    """The page's own word counts before a wall in its text; without either it is unknown."""
    assert free is choose_free(_place(*declared), wall).value


def test_meta_tags_of_microdata_count() -> None:
    """An image and whether the page is free may stand in meta tags of microdata."""
    page = read_html(
        '<meta itemprop="image" content="https://planet.example/ferry.jpg"><meta itemprop="isAccessibleForFree" content="False">'
    )
    assert "https://planet.example/ferry.jpg" == choose_image(page).value
    assert choose_free(page, "").value is False
