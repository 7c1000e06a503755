"""Microdata, RDFa and elements with a meaning of their own: :func:`read_microdata`, :func:`read_elements`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import turbohtml

from newsparse.lexicon import dates
from newsparse.model import Declared
from newsparse.source.declare import declare

_PROPERTIES = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "author": "author",
    "articleSection": "section",
    "dateCreated": "created",
}
_MOST_ELEMENTS = 40
"""Elements looked at of one kind, such as ``<time>``."""
_LONGEST_SHOWN = 20_000
"""Characters of an element's text that are read."""


def read_microdata(elements: Iterable[turbohtml.Element]) -> Iterator[Declared]:
    """Yield microdata and RDFa properties of the article, of those that *elements* have."""
    marked: defaultdict[tuple[str, str], list[turbohtml.Element]] = defaultdict(list)
    for node in elements:
        for attribute in ("itemprop", "property"):
            if name := node.attr(attribute):
                marked[attribute, name].append(node)
    for attribute, prefix in (("itemprop", ""), ("property", "schema:")):
        for name, field in _PROPERTIES.items():
            for node in marked[attribute, prefix + name][:_MOST_ELEMENTS]:
                if node.tag == "meta":
                    continue
                inner = node.select_one('[itemprop="name"], [property="schema:name"]') if field == "author" else None
                value = shown_value(inner if inner is not None else node)
                if len(value) < 600:
                    yield from declare(field, f"{node.tag}[{attribute}={name}]", value)


def shown_value(node: turbohtml.Element) -> str:
    """Return the value of a marked element: an attribute that holds it for machines, or else its text."""
    value = node.attr("content") or node.attr("datetime") or (node.tag == "abbr" and node.attr("title")) or node.text
    return " ".join(value[:_LONGEST_SHOWN].split())


def read_elements(document: turbohtml.Document) -> Iterator[Declared]:
    """Yield language, canonical address, base, title, authors and times that elements of their own declare."""
    root = document.root
    if root is not None and (language := root.attr("lang") or root.attr("xml:lang")):
        yield from declare("language", "html[lang]", language)
    for node in document.select("link[rel]"):
        relation = (node.attr("rel") or "").lower().split()
        if "canonical" in relation and (href := node.attr("href")):
            yield from declare("url", "link[rel=canonical]", href)
    for node in document.select("base[href]"):
        if href := node.attr("href"):
            yield from declare("base", "base", href)
            break
    for node in document.select("title"):
        if node.namespace is turbohtml.Namespace.HTML and (title := " ".join(node.text[:_LONGEST_SHOWN].split())):
            yield from declare("title", "title", title)
            break
    for node in document.select('a[rel~="author"]')[:_MOST_ELEMENTS]:
        if len(value := shown_value(node)) < 200:
            yield from declare("author", "a[rel=author]", value)
    for node in document.select("time[datetime], time[title]")[:_MOST_ELEMENTS]:
        yield from declare(_field_of_time(node), "time[datetime]", node.attr("datetime") or node.attr("title") or "")


def _field_of_time(node: turbohtml.Element) -> str:
    """Return the field of a time element: ``"modified"`` if its property or class is that of a change."""
    marks = f"{node.attr('itemprop') or ''} {node.attr('property') or ''} {node.attr('class') or ''}"
    words = frozenset(_WORD.findall(marks.lower()))
    if words & dates().published_classes or node.attr("pubdate") is not None:
        return "time"
    return "modified" if words & dates().updated_classes else "time"


_WORD = re.compile(r"[a-z]+")
