"""
A spider that reads articles: ``scrapy runspider examples/scrapy_spider.py -a start=https://… -O articles.jsonl``.

Follows the links of the first page to pages of the same host and writes each page that is an article.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import Response, TextResponse

from newsparse import PageKind
from newsparse.scrapy import parse_response, to_item


class ArticleSpider(scrapy.Spider):
    """Reads one page and the pages that it links to."""

    name = "articles"

    def __init__(self, start: str, **more: Any) -> None:
        super().__init__(**more)
        self.start_address = start
        self.allowed_domains = [urlsplit(start).hostname or ""]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page."""
        yield scrapy.Request(self.start_address, self.parse)

    def parse(self, response: Response, **_: Any) -> Iterator[Any]:
        """Ask for the pages that the first one links to."""
        if isinstance(response, TextResponse):
            yield from response.follow_all(css="a[href]", callback=self.parse_article)

    def parse_article(self, response: Response) -> Iterator[dict[str, Any]]:
        """Yield the page's article."""
        article = parse_response(response)
        if article.page_kind is PageKind.ARTICLE:
            yield to_item(article)
