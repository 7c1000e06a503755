"""Offsets from UTC: of zone names, which follow summer time, and of printed offsets such as ``GMT+0530``."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo

from newsparse.lexicon import zones
from newsparse.text.patterns import lazy


def find_zone(printed: str, moment: datetime) -> tzinfo | None:
    """Return the offset of a printed zone at *moment*, local time, or ``None`` if the zone is unknown."""
    known, name = zones(), printed.strip().lower()
    if name in known.offsets:
        return parse_offset(known.offsets[name])
    if name in known.american:
        return parse_offset(known.american[name], summer=_is_american_summer(moment))
    if name in known.european:
        return parse_offset(known.european[name], summer=_is_european_summer(moment))
    return parse_offset(printed)


_OFFSET = lazy(r"(?i)(?:utc|gmt)?\s*+(?P<sign>[+-])\s*+(?P<hours>\d{1,2}?):?(?P<minutes>\d\d)?(?::\d\d)?")


def parse_offset(printed: str, *, summer: bool = False) -> tzinfo | None:
    """Return the offset printed as ``+01:00``, ``GMT+0530`` or ``Z``, an hour more in summer; ``None`` if it is none."""
    match = _OFFSET.fullmatch(printed.strip())
    if match is None:
        return UTC if printed.strip().lower() in ("z", "utc", "gmt") else None
    hours, minutes = int(match["hours"]), int(match["minutes"] or 0)
    if (
        len(match["hours"]) == 1
        and match["minutes"]
        and ":" not in printed
        and len(printed.strip(" +-utcgmUTCGM")) == 2
    ):
        hours, minutes = int(match["hours"] + match["minutes"]), 0
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if match["sign"] == "-" else 1)
    offset += timedelta(hours=1) if summer else timedelta()
    return timezone(offset) if offset else UTC


def _is_american_summer(moment: datetime) -> bool:
    """Return whether daylight saving time holds in the United States (Energy Policy Act of 2005; since 2007)."""
    opens = _sunday(moment.year, 3, 8).replace(hour=2)
    closes = _sunday(moment.year, 11, 1).replace(hour=2)
    if moment.year < 2007:
        opens, closes = _sunday(moment.year, 4, 1).replace(hour=2), _sunday(moment.year, 10, 25).replace(hour=2)
    return opens <= moment < closes


def _is_european_summer(moment: datetime) -> bool:
    """Return whether summer time holds in the European Union (Directive 2000/84/EC): last Sundays, 1:00 UTC."""
    return _sunday(moment.year, 3, 25).replace(hour=2) <= moment < _sunday(moment.year, 10, 25).replace(hour=2)


def _sunday(year: int, month: int, day: int) -> datetime:
    """Return the first Sunday on or after a day."""
    first = datetime(year, month, day)  # noqa: DTZ001 - local time
    return first + timedelta(days=(6 - first.weekday()) % 7)
