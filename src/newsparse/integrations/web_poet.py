"""
A web-poet page object that gives an ``Article``: :class:`ArticlePage`.

Needs web-poet (``pip install web-poet``).
"""

from __future__ import annotations

from typing import ClassVar

from web_poet import WebPage

from newsparse.model import Article
from newsparse.pipeline import parse_html
from newsparse.profile import SiteProfile

__all__ = ["ArticlePage"]


class ArticlePage(WebPage[Article]):  # type: ignore[misc,unused-ignore]  # Any without web-poet
    """A news page; ``await page.to_item()`` is its article.  A subclass for one site may set :attr:`profile`."""

    profile: ClassVar[SiteProfile | None] = None

    async def to_item(self) -> Article:
        """Return the article of the response."""
        response = self.response
        encoding = response.headers.declared_encoding()
        return parse_html(bytes(response.body), url=str(response.url), encoding=encoding, profile=self.profile)
