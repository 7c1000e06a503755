"""Dates in datelines."""

from __future__ import annotations

from newsparse.fields.dateline.parts import Day, Head
from newsparse.printed.dates import match_date
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy


def read_date(head: Head, at: int) -> tuple[Day, int] | None:
    """Return the date at *at*, with an article or a weekday before it or none, and where it ends."""
    if not _NEAR_DIGIT.search(head.folded, at, min(head.end, at + _LONGEST_DATE)):
        return None
    if (dated := _read_day(head, at)) is not None:
        return dated
    article = head.match(head.words.before_date, at)
    if article is not None and (dated := _read_day(head, article.end())) is not None:
        return dated
    before = head.match(_WEEKDAY_BEFORE, at if article is None else article.end())
    if before is None or name_key(before["day"]) not in head.words.weekdays:
        return None
    return _read_day(head, before.end())


def _read_day(head: Head, at: int) -> tuple[Day, int] | None:
    printed = match_date(head.folded, at, head.end, head.words.timestamp)
    if printed is None:
        return None
    day, end = Day(printed.year, printed.month, printed.day), printed.end
    end += head.folded[end : end + 2] == ".,"  # "2021. március 5., péntek"
    behind = head.match(_WEEKDAY_BEHIND, end)
    weekday = behind is not None and name_key(behind["day"]) in head.words.weekdays
    return day, behind.end() if behind and weekday else end


def bracketed_date(head: Head, at: int) -> tuple[Day, int] | None:
    """Return the date alone in brackets at *at*, and where they end: ``GENEVA (5 March 2021) –``."""
    dated = read_date(head, at + 1) if head.folded[at : at + 1] in ("(", "[") else None
    if dated is None or head.folded[dated[1] : dated[1] + 1] not in (")", "]"):
        return None
    return dated[0], dated[1] + 1


_NEAR_DIGIT = lazy(r"\d")
_LONGEST_DATE = 44
"""Code points in which a date has its first digit: a weekday and a month's name stand before it at most."""
_WEEKDAY_BEFORE = lazy(r"(?P<day>[\p{L}\p{M}-]{2,14}+)\.?,?[ ]")
_WEEKDAY_BEHIND = lazy(r"(?:,[ ]|[ ]?\()(?P<day>[\p{L}\p{M}-]{2,14}+)\)?+")
