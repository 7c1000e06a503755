"""Blocks to HTML, in the ways sites write it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from random import Random

from attrs import frozen
from hypothesis import strategies as st

from newsparse.model import Role
from newsparse.strategies.parts import Part


@frozen
class Markup:
    """How blocks are written as HTML."""

    language: str | None = "en"
    """Value of ``<html lang>``; ``None`` leaves the attribute out."""
    semantic: bool = True
    """Whether ``article``, ``figure``, ``nav``, ``footer`` … are used, or ``div`` for all."""
    depth: int = 0
    """How many needless ``div`` stand around the page."""
    names: str = "plain"
    """Class names: ``plain`` (say what they are), ``bem``, ``hashed`` (say nothing), ``none``."""
    declared: str = "og"
    """Form of the page's metadata: ``og``, ``json-ld`` or ``none``."""
    shuffle: int = 0
    """A number for the order of attributes."""
    indent: bool = False
    """Whether elements stand on lines of their own."""
    links: bool = False
    """Whether some words of the paragraphs are links or set off."""


_PLAIN = {
    Role.BANNER: "site-header",
    Role.NAVIGATION: "menu-item",
    Role.TITLE: "headline",
    Role.STANDFIRST: "standfirst",
    Role.BYLINE: "byline",
    Role.TIMESTAMP: "date",
    Role.PARAGRAPH: "text",
    Role.HEADING: "subheading",
    Role.CAPTION: "caption",
    Role.RELATED: "related",
    Role.PROMO: "newsletter",
    Role.COMMENT: "comments",
    Role.FOOTER: "footer",
    Role.DUPLICATE: "breadcrumb",
}
_TAGS = {Role.TITLE: "h1", Role.PARAGRAPH: "p", Role.STANDFIRST: "p", Role.HEADING: "h2"}
_BEFORE = frozenset({Role.BANNER, Role.NAVIGATION})
_AFTER = frozenset({Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER})


def markups(language: str | None = "en") -> st.SearchStrategy[Markup]:
    """Return a strategy for ways to write blocks as HTML."""
    return st.builds(
        Markup,
        language=st.just(language),
        semantic=st.booleans(),
        depth=st.integers(0, 4),
        names=st.sampled_from(["plain", "bem", "hashed", "none"]),
        declared=st.sampled_from(["og", "json-ld", "none"]),
        shuffle=st.integers(0, 5),
        indent=st.booleans(),
        links=st.booleans(),
    )


def to_html(
    parts: Sequence[Part],
    markup: Markup,
    declared: Mapping[str, str],
    authors: Sequence[str] = (),
    published: str | None = None,
) -> str:
    """
    Return *parts* as a page.

    Args:
        parts: The blocks, in order.

        markup: How they are written.

        declared: Title, site, url and language, for the page's metadata.

        authors: For the metadata.

        published: An ISO date, for the metadata.
    """
    gap = "\n  " if markup.indent else ""
    body: list[str] = []
    section = ""
    for number, part in enumerate(parts):
        wanted = "header" if part.role in _BEFORE else "footer" if part.role in _AFTER else "article"
        if wanted != section:
            body += [f"</{_tag(section, markup)}>"] if section else []
            body.append(f"<{_tag(wanted, markup)}{_attributes(wanted, markup, number)}>")
            section = wanted
        body.append(_element(part, markup, number))
    if section:
        body.append(f"</{_tag(section, markup)}>")
    head = ['<meta charset="utf-8">', *_head(markup, declared, authors, published)]
    language = f' lang="{markup.language}"' if markup.language else ""
    opening, closing = "<div>" * markup.depth, "</div>" * markup.depth
    return (
        f"<!DOCTYPE html>{gap}<html{language}>{gap}<head>{gap.join(head)}</head>{gap}"
        f"<body>{opening}{gap}{gap.join(body)}{gap}{closing}</body></html>"
    )


def _tag(section: str, markup: Markup) -> str:
    return section if markup.semantic else "div"


def _element(part: Part, markup: Markup, number: int) -> str:
    words = escape(part.text, quote=False)
    if part.role is Role.PARAGRAPH and markup.links:
        words = _with_links(words)
    attributes = _attributes(_PLAIN.get(part.role, "block"), markup, number)
    if part.role is Role.CAPTION and markup.semantic:
        image = f'<img src="/images/{number}.jpg" alt="">'
        return f"<figure>{image}<figcaption{attributes}>{words}</figcaption></figure>"
    if part.role is Role.NAVIGATION and markup.semantic:
        return f'<nav{attributes}><a href="/{number}">{words}</a></nav>'
    if part.role is Role.RELATED:
        words = f'<a href="/story/{number}">{words}</a>'
    tag = _TAGS.get(part.role, "div")
    return f"<{tag}{attributes}>{words}</{tag}>"


def _with_links(words: str) -> str:
    """Return *words* with its second word a link and its fourth set off."""
    pieces = words.split(" ")
    if len(pieces) > 4:
        pieces[1] = f'<a href="/topic">{pieces[1]}</a>'
        pieces[3] = f"<em>{pieces[3]}</em>"
    return " ".join(pieces)


def _attributes(name: str, markup: Markup, number: int) -> str:
    if markup.names == "none":
        return ""
    hashed = f"c{sum(map(ord, name)) * 7919 % 65521:x}"
    shown = {"plain": name, "bem": f"page__{name} page__{name}--wide", "hashed": f"css-{hashed}"}[markup.names]
    attributes = [f'class="{shown}"', f'data-number="{number}"', f'data-track="{hashed}"', 'dir="auto"']
    Random(markup.shuffle).shuffle(attributes)  # noqa: S311  no cryptography here
    return " " + " ".join(attributes)


def _head(markup: Markup, declared: Mapping[str, str], authors: Sequence[str], published: str | None) -> list[str]:
    title = f"<title>{escape(declared['title'])} | {escape(declared['site'])}</title>"
    if markup.declared == "og":
        pairs = [("og:title", declared["title"]), ("og:site_name", declared["site"]), ("og:url", declared["url"])]
        pairs += [("article:published_time", published)] if published else []
        pairs += [("article:author", each) for each in authors]
        return [title, *(f'<meta property="{name}" content="{escape(value)}">' for name, value in pairs)]
    if markup.declared == "json-ld":
        entry = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": declared["title"],
            "url": declared["url"],
            "publisher": {"@type": "Organization", "name": declared["site"]},
            "author": [{"@type": "Person", "name": each} for each in authors],
            **({"datePublished": published} if published else {}),
        }
        text = json.dumps(entry).replace("</", "<\\/")
        return [title, f'<script type="application/ld+json">{text}</script>']
    return [title]
