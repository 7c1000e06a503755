"""Days of the Solar Hijri calendar in ours, and datetimes that may not exist."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo


def make_moment(numbers: list[int], zone: tzinfo | None, part: int = 0) -> datetime | None:
    """Return the moment of year, month, day, hour, minute and second, or ``None`` if there is no such moment."""
    try:
        return datetime(*numbers, part, tzinfo=zone)  # type: ignore[misc,arg-type]
    except (ValueError, OverflowError):
        return None


def to_gregorian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return a day of the Solar Hijri calendar in ours, by the 33-year cycle (exact from 1244 to 1472)."""
    year -= 979
    days = 365 * year + year // 33 * 8 + (year % 33 + 3) // 4 + 78 + day
    days += (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    made = datetime(1600, 1, 1) + timedelta(days=days)  # noqa: DTZ001 - a day
    return made.year, made.month, made.day
