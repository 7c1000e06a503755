"""
Tables of many articles, quotes or captions, for pandas and polars.

Moments are ISO 8601 strings: pages with a zone and pages without one cannot share a column of moments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.model import Article
from newsparse.serialize import to_plain

__all__ = ["article_rows", "caption_rows", "quote_rows", "to_pandas", "to_polars"]

COLUMNS = (
    "url",
    "title",
    "standfirst",
    "authors",
    "published",
    "modified",
    "site_name",
    "section",
    "language",
    "page_kind",
    "tags",
    "text",
)
"""The columns of articles; ``authors`` and ``tags`` hold lists of strings, the others strings or nothing."""


def article_rows(articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
    """Yield one row per article, with its body as ``text``."""
    for article in articles:
        yield {name: to_plain(getattr(article, name)) for name in COLUMNS}


def quote_rows(articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
    """Yield one row per quote, in reading order, with the address and date of its article."""
    for article in articles:
        for quote in article.quotes:
            yield {
                "url": article.url,
                "published": to_plain(article.published),
                "speaker": quote.speaker,
                "cue": quote.cue,
                "text": quote.text,
                "kind": str(quote.kind),
                "group": quote.group,
                "start": quote.span.start,
                "end": quote.span.end,
            }


def caption_rows(articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
    """Yield one row per caption, in reading order, with the address of its article."""
    for article in articles:
        for caption in article.captions:
            row = {name: getattr(caption, name) for name in ("text", "credit", "photographer", "agency", "image_url")}
            yield {"url": article.url, **row}


def to_pandas(rows: Iterable[dict[str, Any]]) -> Any:
    """Return a ``pandas.DataFrame`` of *rows*.  Needs pandas."""
    import pandas as pd  # noqa: PLC0415  an extra

    return pd.DataFrame([*rows])


def to_polars(rows: Iterable[dict[str, Any]]) -> Any:
    """Return a ``polars.DataFrame`` of *rows*.  Needs polars."""
    import polars as pl  # noqa: PLC0415  an extra

    return pl.DataFrame([*rows], infer_schema_length=None)
