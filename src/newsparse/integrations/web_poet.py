"""
A web-poet page object that gives an ``Article``: :class:`ArticlePage`.

Needs web-poet (``pip install web-poet``).
"""

from __future__ import annotations

from typing import ClassVar

from attrs import evolve
from web_poet import WebPage

from newsparse.model import Article
from newsparse.options import DEFAULT_OPTIONS, ParseOptions
from newsparse.pipeline import Parser

__all__ = ["ArticlePage"]


class ArticlePage(WebPage[Article]):  # type: ignore[misc,unused-ignore]  # Any without web-poet
    """A news page; ``await page.to_item()`` is its article.  A subclass may set :attr:`options`."""

    options: ClassVar[ParseOptions] = DEFAULT_OPTIONS
    """How pages are parsed: language, limits of a page, profile, quotes."""

    async def to_item(self) -> Article:
        """Return the article of the response."""
        response = self.response
        encoding = response.headers.declared_encoding()
        parser = Parser(evolve(self.options, encoding=encoding or self.options.encoding))
        return parser.parse_html(bytes(response.body), url=str(response.url))
