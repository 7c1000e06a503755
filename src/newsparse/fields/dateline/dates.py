"""Dates in datelines."""

from __future__ import annotations

from collections.abc import Mapping

from newsparse.fields.dateline.parts import (
    Day,
    Head,
)
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy


def read_date(head: Head, at: int) -> tuple[Day, int] | None:
    """Return the date at *at*, a weekday before or behind it or none, and where it ends."""
    if not _NEAR_DIGIT.search(head.folded, at, min(head.end, at + _LONGEST_DATE)):
        return None
    if (dated := _read_day(head, at)) is not None:
        return dated
    before = head.match(_WEEKDAY_BEFORE, at)
    if before is None or name_key(before["day"]) not in head.words.weekdays:
        return None
    return _read_day(head, before.end())


def _read_day(head: Head, at: int) -> tuple[Day, int] | None:
    for pattern in _DATES:
        match = head.match(pattern, at)
        if match is None:
            continue
        named = match.groupdict()
        month = _month(head.words.months, named["month"])
        year = int(named["year"]) if named.get("year") else None
        if month is not None and 1 <= int(named["day"]) <= 31:
            behind = head.match(_WEEKDAY_BEHIND, match.end())
            weekday = behind is not None and name_key(behind["day"]) in head.words.weekdays
            return Day(year, month, int(named["day"])), behind.end() if behind and weekday else match.end()
    return None


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
_MONTH = r"(?P<month>[\p{L}\p{M}]{2,12}+(?:[ ]\p{Arabic}{4,8}+)?+)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DATES = tuple(
    lazy(pattern)
    for pattern in (
        _MONTH + r"[ ](?P<day>\d{1,2})(?:st|nd|rd|th)?+(?![\d%]|:\d)(?:,?[ ]" + _YEAR + ")?+",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|º|°|\.)?+[ ](?:(?:de|of|d')[ ])?+"
        + _MONTH
        + r"(?:,?[ ](?:(?:de|del)[ ])?+"
        + _YEAR
        + r"(?:[ ](?:года|року|р\.|г\.))?+)?+",
        _YEAR + r"\.?[ ]" + _MONTH + r"[ ](?P<day>\d{1,2})\.?",
        _YEAR + r"[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./]" + _YEAR,
        r"(?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.(?!\d)",
        r"(?:" + _YEAR + r"[年년][ ]?)?+(?P<month>\d{1,2})[月월][ ]?(?P<day>\d{1,2})[日일]",
    )
)


def _month(months: Mapping[str, str], name: str) -> int | None:
    """Return the number of the month *name*, in letters or digits."""
    number = name if name.isdecimal() else months.get(name_key(name))
    return int(number) if number and 1 <= int(number) <= 12 else None
