"""An article in a few lines, for a terminal: :func:`summarise`."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from newsparse.model import Article, QuoteKind
from newsparse.text.terminal import printable

_MOST: Final = 3
"""Captions and quotes shown of each."""
_LONGEST: Final = 160
"""Code points shown of one value."""


def summarise(article: Article) -> str:
    """
    Return the fields of *article* that have a value, one a line, with its first captions and quotes.

    Control characters of the page are shown as escapes.
    """
    return "\n".join(f"{name:<10} {_short(value)}" for name, value in _lines(article))


def _lines(article: Article) -> Iterator[tuple[str, str]]:
    kind = article.page_kind.replace("_", " ")
    yield "page", f"{kind}, {len(article.blocks)} blocks, {len(article.paragraphs)} paragraphs"
    fields = (
        ("title", article.title),
        ("standfirst", article.standfirst),
        ("by", ", ".join(article.authors)),
        ("published", article.published),
        ("modified", article.modified),
        ("dateline", article.dateline and article.dateline.text),
    )
    yield from ((name, str(value)) for name, value in fields if value)
    for caption in article.captions[:_MOST]:
        yield "caption", f"{caption.text} [{caption.credit}]" if caption.credit else caption.text
    yield from _beyond("caption", len(article.captions))
    quotes = [quote for quote in article.quotes if quote.kind is not QuoteKind.NOT_SPEECH]
    for quote in quotes[:_MOST]:
        cue = f" ({quote.cue})" if quote.cue else ""
        yield "quote", f"{quote.speaker or '?'}{cue}: {quote.text}"
    yield from _beyond("quote", len(quotes))


def _beyond(name: str, count: int) -> Iterator[tuple[str, str]]:
    if count > _MOST:
        yield name, f"… and {count - _MOST} more"


def _short(value: str) -> str:
    return printable(shorten(value[: 4 * _LONGEST], _LONGEST, placeholder=" …"), one_line=True)
