"""
Tables of many articles, quotes or captions, for pandas and polars.

Moments are ISO 8601 strings: pages with a zone and pages without one cannot share a column of moments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Literal

import regex

from newsparse.model import Article
from newsparse.serialize import to_plain

__all__ = ["Rows", "article_rows", "caption_rows", "quote_rows", "to_pandas", "to_polars"]

Kind = Literal["text", "texts", "number"]
"""What a column holds: strings or nothing, lists of strings, or whole numbers."""

_ARTICLES: Final[Mapping[str, Kind]] = {
    "url": "text",
    "title": "text",
    "standfirst": "text",
    "authors": "texts",
    "published": "text",
    "modified": "text",
    "site_name": "text",
    "section": "text",
    "language": "text",
    "page_kind": "text",
    "tags": "texts",
    "text": "text",
}
_QUOTES: Final[Mapping[str, Kind]] = {
    "url": "text",
    "published": "text",
    "speaker": "text",
    "cue": "text",
    "text": "text",
    "kind": "text",
    "group": "number",
    "start": "number",
    "end": "number",
}
_CAPTIONS: Final[Mapping[str, Kind]] = {
    "url": "text",
    "text": "text",
    "credit": "text",
    "photographer": "text",
    "agency": "text",
    "image_url": "text",
}
_LONE_SURROGATE: Final = regex.compile(r"[\ud800-\udfff]")


class Rows:
    """
    Rows, made one by one, and the columns that they have even if there are none.

    Args:
        columns: The columns, in order, and what they hold.

        rows: The rows; they can be gone through once.
    """

    def __init__(self, columns: Mapping[str, Kind], rows: Iterator[dict[str, Any]]) -> None:
        self.columns = columns
        self._rows = rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self._rows


def article_rows(articles: Iterable[Article]) -> Rows:
    """Return one row per article, with its body as ``text``; ``authors`` and ``tags`` hold lists of strings."""
    return Rows(_ARTICLES, ({name: to_plain(getattr(each, name)) for name in _ARTICLES} for each in articles))


def quote_rows(articles: Iterable[Article]) -> Rows:
    """Return one row per quote, in reading order, with the address and date of its article."""
    return Rows(_QUOTES, _quote_rows(articles))


def _quote_rows(articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
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


def caption_rows(articles: Iterable[Article]) -> Rows:
    """Return one row per caption, in reading order, with the address of its article."""
    return Rows(
        _CAPTIONS,
        (
            {"url": article.url, **{name: getattr(caption, name) for name in _CAPTIONS if name != "url"}}
            for article in articles
            for caption in article.captions
        ),
    )


def to_pandas(rows: Iterable[dict[str, Any]]) -> Any:
    """
    Return a ``pandas.DataFrame`` of *rows*; what is missing is ``NA``.  Needs pandas.

    Args:
        rows: Of one of the functions above, or any dicts.  Of the functions above the frame has all columns, though
            there be no row.
    """
    import pandas as pd  # noqa: PLC0415  an extra

    if not isinstance(rows, Rows):
        return pd.DataFrame([*rows])
    kinds = {"text": "string", "texts": "object", "number": "int64"}
    return pd.DataFrame(
        {name: pd.Series(values, dtype=kinds[kind]) for name, kind, values in _columns(rows)}, columns=[*rows.columns]
    )


def to_polars(rows: Iterable[dict[str, Any]]) -> Any:
    """
    Return a ``polars.DataFrame`` of *rows*; what is missing is null.  Needs polars.

    Args:
        rows: As in :func:`to_pandas`.
    """
    import polars as pl  # noqa: PLC0415  an extra

    if not isinstance(rows, Rows):
        return pl.DataFrame([*rows], infer_schema_length=None)
    kinds: dict[Kind, Any] = {"text": pl.String, "texts": pl.List(pl.String), "number": pl.Int64}
    return pl.DataFrame([pl.Series(name, values, dtype=kinds[kind]) for name, kind, values in _columns(rows)])


def _columns(rows: Rows) -> Iterator[tuple[str, Kind, list[Any]]]:
    """Yield each column with its values, without lone surrogates, which no frame takes."""
    found = [*rows]
    for name, kind in rows.columns.items():
        mend: Callable[[Any], Any] = _mend if kind != "number" else lambda value: value
        yield name, kind, [mend(row[name]) for row in found]


def _mend(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    return [_mend(each) for each in value] if isinstance(value, list) else value
