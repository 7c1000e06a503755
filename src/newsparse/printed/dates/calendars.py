"""Days of other calendars in ours: :func:`in_our_calendar`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

_LAST_SOLAR_YEAR: Final = 1419
"""Solar Hijri, 2040; later numbers are years of the Islamic lunar calendar."""
_BUDDHIST: Final = 543
_FIRST_BUDDHIST_YEAR: Final = 1900 + _BUDDHIST


def in_our_calendar(year: int, month: int, day: int, *, short: bool, solar: bool, buddhist: bool) -> date | None:
    """
    Return a day of whatever calendar in ours, or ``None`` if there is no such day.

    Args:
        year: As printed; of two digits, 1990 to 2039 are meant.

        month: Its number.

        day: Its number.

        short: Whether *year* has two digits.

        solar: Whether years about 1400 are Solar Hijri.

        buddhist: Whether a year of two digits is Buddhist.
    """
    if short:
        year += 2500 - _BUDDHIST if buddhist else 1900 if year >= 90 else 2000
    elif 1300 <= year <= _LAST_SOLAR_YEAR and solar:
        return from_solar_hijri(year, month, day)
    elif year >= _FIRST_BUDDHIST_YEAR:
        year -= _BUDDHIST
    return day_of(year, month, day) if 1900 <= year < (2040 if short else 2100) else None


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day of our calendar, or ``None`` if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def from_solar_hijri(year: int, month: int, day: int) -> date | None:
    """Return a day of the Solar Hijri calendar in ours, by the 33-year cycle (exact from 1244 to 1472)."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year -= 979
    days = 365 * year + year // 33 * 8 + (year % 33 + 3) // 4 + 78 + day
    days += (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return date(1600, 1, 1) + timedelta(days=days)
