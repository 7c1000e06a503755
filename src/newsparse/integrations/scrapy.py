"""
Articles as Scrapy items.

Scrapy's *itemadapter* takes an ``Article`` as an item as it is; :func:`to_item` makes a plain dict of it, which every
feed exporter can write.  Nothing here imports Scrapy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from attrs import evolve

from newsparse.model import Article
from newsparse.options import DEFAULT_OPTIONS, ParseOptions
from newsparse.pipeline import Parser
from newsparse.serialize import to_plain

__all__ = ["parse_response", "to_item"]


class Response(Protocol):
    """The attributes needed of a response of Scrapy."""

    @property
    def url(self) -> Any:
        """Its address."""

    @property
    def body(self) -> bytes:
        """The page in bytes."""


def parse_response(response: Response, *, options: ParseOptions = DEFAULT_OPTIONS) -> Article:
    """
    Return the article of a response, HTML or text.

    The charset is the one of the HTTP header, where Scrapy found one; else the page's own.

    Args:
        response: Of Scrapy.

        options: How it is parsed: language, limits of a page, profile, quotes.
    """
    declared = getattr(response, "_declared_encoding", None)
    encoding = declared() if callable(declared) else None
    parser = Parser(evolve(options, encoding=encoding or options.encoding))
    return parser.parse(bytes(response.body), url=str(response.url))


def to_item(article: Article, fields: Iterable[str] = ()) -> dict[str, Any]:
    """
    Return *article* as plain dicts, lists and strings, ``text`` included.

    Args:
        article: An article.

        fields: Which fields to keep; all but the page's blocks and text where none is named.

    Raises:
        KeyError: If there is no such field.
    """
    plain = {**article.to_dict(), "text": article.text, "paragraphs": to_plain(article.paragraphs)}
    kept = [*fields] or [name for name in plain if name not in ("blocks", "page_text", "origins", "paragraphs")]
    return {name: plain[name] for name in kept}
