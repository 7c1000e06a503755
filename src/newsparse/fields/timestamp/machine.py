"""Times in forms for machines: ISO 8601, RFC 2822, Unix time, and what dateutil reads without doubt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from newsparse.fields.timestamp.zones import find_zone, parse_offset
from newsparse.lexicon import dates, zones
from newsparse.text.patterns import lazy


def parse_declared_stamp(value: str) -> datetime | None:
    """
    Return the time that a meta tag or JSON-LD entry states, or ``None``.

    ISO 8601, RFC 2822 and Unix time are read here; the tail of other forms ("20240503", "May 3, 2024 10:15 am") is
    dateutil's, which must find year, month and day in the value and may skip nothing.  Days and months in numbers
    ("03.05.2024") need the page's language and are left to :func:`find_timestamps`.

    Raises:
        TypeError: If *value* is no ``str``.
    """
    if not isinstance(value, str):
        raise TypeError(f"value: expected str, got {type(value).__name__}")
    return parse_machine_form(value) or _parse_tail(value)


def parse_machine_form(value: str) -> datetime | None:
    """Return the moment that *value* gives as ISO 8601, RFC 2822 or Unix time, or ``None``."""
    value = value.strip()
    if len(value) > 64:
        return None
    if _ISO_START.match(value) or _COMPACT.fullmatch(value):
        return _parse_iso(value)
    if _UNIX.fullmatch(value):
        seconds = int(value) / (1000 if len(value) == 13 else 1)
        return datetime.fromtimestamp(seconds, UTC)
    return _parse_mail_date(value)


_TAIL = lazy(r"(?!\d{1,2}[./-]\d{1,2}[./-])(?:\d{8}|[\p{L}\d].*(?<!\d)[12]\d{3}(?!\d)|[12]\d{3}[/. ]).*")


_NAMED_OFFSET = lazy(r"(?:GMT|UTC)[ ]?(?=[+-]\d)")


def _parse_tail(value: str) -> datetime | None:
    value = value.strip()
    if not 8 <= len(value) <= 48 or not _TAIL.fullmatch(value):
        return None
    value = _NAMED_OFFSET.sub("", value)  # dateutil turns the sign of "GMT-0800" around, as POSIX does
    from dateutil import parser  # noqa: PLC0415 - rarely needed, slow to import

    found = []
    for default in (datetime(2000, 1, 1), datetime(2003, 2, 2)):  # noqa: DTZ001  what both leave equal stands in the value
        try:
            found.append(parser.parse(value, default=default, tzinfos=_zone_of))
        except (ValueError, OverflowError, TypeError, AttributeError):
            return None
    return found[0] if found[0] == found[1] else None


def _zone_of(name: str | None, seconds: int | None) -> tzinfo | None:
    """Return an offset that dateutil read, or that of a name which has the same all year; "ET" needs the day."""
    if seconds is not None:
        return timezone(timedelta(seconds=seconds))
    offset = zones().offsets.get((name or "").lower())
    return parse_offset(offset) if offset else None


_ISO_START = lazy(r"[12]\d{3}-\d")
_COMPACT = lazy(r"(?:19|20)\d\d[01]\d[0-3]\d(?:T\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?")
_UNIX = lazy(r"1\d{9}(?:\d{3})?|[4-9]\d{8}")
_ISO = lazy(
    r"""(?x)(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})
    (?:(?:[T_]|\s*+[,]?\s*+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?
    \s*+(?P<zone>Z|z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?(?::\d{2})?)?(?:\[[\w/]{1,40}\])?)?"""
)


def _parse_iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        match = _ISO.fullmatch(value)
    if match is None:
        return None
    part = int((match["part"] or "0")[:6].ljust(6, "0"))
    zone = parse_offset(match["zone"]) if match["zone"] else None
    numbers = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    return _make_moment(numbers, zone, part)


_MAIL = lazy(
    r"""(?xi)(?:[a-z]{3,9}\.?,?[ ]+)?
    (?:(?P<day>\d{1,2})[ -](?P<month>[a-z]{3,9})[ -](?P<year>\d{4}) | (?P<month>[a-z]{3,9})[ ]+(?P<day>\d{1,2})(?:[ ](?P<year>\d{4}))?)
    [ ](?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?
    (?:[ ]?(?P<zone>(?:gmt|utc)[+-]\d\d:?\d\d|[+-]\d{4}|[a-z]{1,4}))?(?:[ ](?P<year>\d{4}))?(?:[ ]\([^()]{1,60}+\))?"""
)
"""RFC 2822, JavaScript's ``Wed Mar 13 2024 10:00:00 GMT+0100 (CET)`` and C's ``Wed Mar 13 10:00:00 UTC 2024``."""


def _parse_mail_date(value: str) -> datetime | None:
    match = _MAIL.fullmatch(value)
    month = dates().months.get(match["month"].lower()) if match else None
    if match is None or month is None or not match["year"]:
        return None
    day, hour, minute, second = (int(match[name] or 0) for name in ("day", "hour", "minute", "second"))
    moment = _make_moment([int(match["year"]), int(month), day, hour, minute, second], None)
    if moment is None or not match["zone"]:
        return moment
    zone = find_zone(match["zone"], moment)
    return moment.replace(tzinfo=zone) if zone else None  # "6:45 PM", which is left to the grammar of printed stamps


def _make_moment(numbers: list[int], zone: tzinfo | None, part: int = 0) -> datetime | None:
    """Return the moment of year, month, day, hour, minute and second, or ``None`` if there is no such moment."""
    try:
        return datetime(*numbers, part, tzinfo=zone)  # type: ignore[misc,arg-type]
    except (ValueError, OverflowError):
        return None
