"""Find the page in a row of named values: a JSON object, a line of CSV, a row of Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve

from newsparse.batch.record import Failure, ReadOptions, Record

PAGE_FIELDS: Final = ("html", "raw_html", "page", "page_text", "content", "text", "body")
"""Names of the page's field, in order of preference. ``page_text`` is the page in records of newsparse."""
_NAMES_SHOWN: Final = 12


def page_fields(options: ReadOptions) -> tuple[str, ...]:
    """Return the possible names of the page's field."""
    return (options.page_field,) if options.page_field else PAGE_FIELDS


def read_entry(entry: Mapping[str, Any], blank: Record, options: ReadOptions) -> Record:
    """Return the page of *entry*, or the failure that there is none."""
    name = entry.get(options.id_field) if options.id_field else None
    url = entry.get(options.url_field)
    record = evolve(
        blank,
        record_id=str(name) if isinstance(name, str | int) else blank.record_id,
        url=url if isinstance(url, str) and url else None,
    )
    page = next((page for each in page_fields(options) if isinstance(page := entry.get(each), str | bytes)), None)
    if page is None:
        return evolve(record, failure=no_page(blank.record_id, entry, options))
    if len(page) > options.max_page_bytes:
        return evolve(record, failure=options.too_large())
    return evolve(record, page=page)


def no_page(place: str, names: Iterable[str], options: ReadOptions) -> Failure:
    """Return the failure of a row without a page; the message lists the *names* of its fields."""
    names = [*names]
    if blank := next((each for each in page_fields(options) if each in names), None):
        return Failure("no_page", f"{place}: no page, {blank!r} is not a string; expected HTML or text")
    seen = ", ".join(repr(str(each)[:40]) for each in names[:_NAMES_SHOWN]) or "nothing"
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    wanted = " or ".join(repr(each) for each in page_fields(options))
    return Failure("no_page", f"{place}: no page in {wanted}; found {seen}{more}; name one with --page-field")
