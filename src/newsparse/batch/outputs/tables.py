"""Flat tables of rows: one line an article, or one a quote; for CSV and whatever has no lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from newsparse.batch.rows import Row

ARTICLE_COLUMNS: Final = (
    "source", "record_id", "url", "title", "standfirst", "authors", "published", "modified", "site_name", "section",
    "language", "page_kind", "dateline", "tags", "quotes", "error", "error_message", "text",
)  # fmt: skip
"""``authors`` and ``tags`` are joined by semicolons, ``quotes`` is their number."""
QUOTE_COLUMNS: Final = (
    "source", "record_id", "url", "published", "speaker", "cue", "text", "kind", "group", "start", "end",
)  # fmt: skip
"""``start`` and ``end`` are code points of the page's text."""


def article_rows(row: Row) -> Iterator[dict[str, Any]]:
    """Yield the one line of an article, or of an error."""
    flat = {name: _flat(row.get(name)) for name in ARTICLE_COLUMNS}
    dateline = row.get("dateline")
    flat["dateline"] = dateline["text"] if dateline else None
    flat["quotes"] = None if row.get("quotes") is None else len(row["quotes"])
    flat["url"] = flat["url"] or row.get("record_url")
    yield flat


def quote_rows(row: Row) -> Iterator[dict[str, Any]]:
    """Yield one line for each quote of an article, in reading order; titles of works and scare quotes are among them."""
    about = {name: row.get(name) for name in ("source", "record_id", "published")}
    about["url"] = row.get("url") or row.get("record_url")
    for quote in row.get("quotes") or ():
        values = {
            **about,
            **{name: quote.get(name) for name in ("speaker", "cue", "text", "kind", "group")},
            **quote["span"],
        }
        yield {name: values[name] for name in QUOTE_COLUMNS}


def _flat(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


Flatten = Callable[[Row], Iterator[Mapping[str, Any]]]

TABLES: Final[Mapping[str, tuple[tuple[str, ...], Flatten]]] = {
    "articles": (ARTICLE_COLUMNS, article_rows),
    "quotes": (QUOTE_COLUMNS, quote_rows),
}
"""By name: the columns, and what makes the lines of a row."""
