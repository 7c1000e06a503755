"""Days as printed: :func:`find_dates`, :func:`match_date`, :func:`has_date`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import regex
from attrs import frozen

from newsparse.lexicon import dates
from newsparse.lexicon.words import TimestampWords
from newsparse.printed.dates.calendars import day_of, in_our_calendar
from newsparse.printed.dates.forms import NamedMonth, find_forms, match_day, match_named, match_numbers
from newsparse.printed.dates.relative import find_relative_time
from newsparse.printed.dates.vocabulary import DateVocabulary, date_vocabulary
from newsparse.text.patterns import lazy

_BEFORE: Final = 16
"""Code points looked at before a number for a word such as "issue"."""
_DIGIT = re.compile(r"\d")
_TWO_NUMBERS = re.compile(r"\d\D{1,32}\d")
"""Stands in every date with its year: no month and its small words are longer."""


@frozen
class PrintedDate:
    """A day as printed, in our calendar, and where it stands."""

    start: int
    end: int
    year: int | None
    """``None`` where no year is printed."""
    month: int
    day: int


def has_date(folded: str, start: int, end: int, words: TimestampWords) -> bool:
    """
    Return whether a day with its year, or a relative time such as "3 hours ago", stands in a part of a page.

    Args:
        folded: The page's folded text.

        start: Where the part starts.

        end: Where it ends.

        words: The words of the page's language.
    """
    if _DIGIT.search(folded, start, end) is None:
        return False
    found = next(find_dates(folded, start, end, words), None) or find_relative_time(folded, start, end, words)
    return found is not None


def find_dates(
    folded: str, start: int, end: int, words: TimestampWords, *, day_first: bool | None = None
) -> Iterator[PrintedDate]:
    """
    Yield the days printed with their year, in reading order.

    Years of the Buddhist and Solar Hijri calendars and of Japanese eras are converted.  Numbers of issues and volumes
    ("No. 3, March 2024") are no days.

    Args:
        folded: The page's folded text.

        start: Where to start.

        end: Where to end.

        words: The words of the page's language.

        day_first: Whether ``02/03/2024`` is 2 March; judged by the words beside it where ``None``.
    """
    if _TWO_NUMBERS.search(folded, start, end) is None:
        return
    vocabulary = date_vocabulary(words)
    american = None if day_first is None else not day_first
    for form in find_forms(folded, start, end, vocabulary):
        if isinstance(form, NamedMonth):
            found = None if _is_numbered(form, folded, start, vocabulary) else _read_named(form, vocabulary)
        else:
            if american is None and form["first"]:
                american = vocabulary.american.search(folded, start, end) is not None
            found = _read_numbers(
                form, vocabulary, months_first=_months_first(form, american=bool(american), told=day_first is not None)
            )
        if found is not None:
            yield found


def match_date(folded: str, at: int, end: int, words: TimestampWords) -> PrintedDate | None:
    """
    Return the day printed at *at*, with its year or without, or ``None``.

    Args:
        folded: The page's folded text.

        at: Where the date starts.

        end: How far it may reach.

        words: The words of the page's language.
    """
    vocabulary = date_vocabulary(words)
    numbers = match_numbers(folded, at, end)
    if numbers is not None and (found := _read_numbers(numbers, vocabulary, months_first=False)) is not None:
        return found
    named = match_named(folded, at, end, vocabulary)
    if named is not None and (found := _read_named(named, vocabulary)) is not None:
        return found
    day = match_day(folded, at, end, vocabulary)
    if day is None or day_of(4, day.month, day.day) is None:
        return None
    return PrintedDate(at, day.end, None, day.month, day.day)


def _read_named(form: NamedMonth, vocabulary: DateVocabulary) -> PrintedDate | None:
    """Return the day of a date with a month's name, or ``None`` if there is no such day."""
    year = int(form.year)
    if form.stop and form.name in vocabulary.words.doubtful:
        return None
    is_solar = year < 1500 and len(form.year) == 4
    month = vocabulary.solar_month(form.name) if is_solar else vocabulary.month(form.name)
    # "12 มี.ค. 67" is of 2567; of the years since 2543 only, as others than the Thai calendar's may stand there too.
    buddhist = 43 <= year < 90 and _THAI.match(form.name) is not None
    if month is None:
        return None
    solar = bool(vocabulary.words.jalali)
    day = in_our_calendar(year, month, int(form.day), short=year < 100, solar=solar, buddhist=buddhist)
    return None if day is None else PrintedDate(form.start, form.end, day.year, day.month, day.day)


_THAI = re.compile("[ก-๙]")


def _read_numbers(match: regex.Match[str], vocabulary: DateVocabulary, *, months_first: bool) -> PrintedDate | None:
    """Return the day of a date in numbers, or ``None`` if there is no such day."""
    groups = match.groupdict()
    if groups["era"]:
        count = 1 if groups["count"] == "元" else int(groups["count"])
        year = int(dates().eras[groups["era"]]) + count
    else:
        year = int(groups["year"])
    if first := groups["first"]:
        if groups["mark"] == "." and len(first) + len(groups["second"]) + len(groups["year"]) == _VERSION_DIGITS:
            return None
        one, other = int(first), int(groups["second"])
        if len(groups["year"]) == 2 and vocabulary.words.orders == {"ymd"}:
            year, month, day = one, other, year
        else:
            month, day = (one, other) if months_first else (other, one)
    else:
        month, day = int(groups["month"]), int(groups["day"])
    solar = bool(vocabulary.words.jalali)
    found = in_our_calendar(year, month, day, short=year < 100, solar=solar, buddhist=False)
    return None if found is None else PrintedDate(match.start(), match.end(), found.year, found.month, found.day)


_VERSION_DIGITS: Final = 4
"""Digits of ``8.4.13``, which is a version of a program more often than a day."""


def _months_first(match: regex.Match[str], *, american: bool, told: bool) -> bool:
    """Return whether ``02/03/2024`` is 3 February; dots part days from months unless the caller knows better."""
    first = match["first"]
    if not first:
        return False
    if int(first) > 12 or int(match["second"]) > 12:
        return int(first) <= 12
    return american and (told or match["mark"] != ".")


def _is_numbered(form: NamedMonth, folded: str, start: int, vocabulary: DateVocabulary) -> bool:
    """Return whether the number that opens a date is that of an issue: ``Vol. 5, No. 3, March 2024``."""
    if not form.opens_with_day:
        return False
    start = max(start, form.start - _BEFORE)
    before = folded[start : form.start]
    if not before.strip():
        return False
    named = list(vocabulary.numbered.finditer(folded, start, form.start))
    if named and _NUMBER_SIGN.fullmatch(folded, named[-1].end, form.start):
        return True
    if not form.comma:
        return False
    # "Tuesday 12, March 2024" prints a day, "Autumn 12, March 2024" may print anything.
    word = before.rstrip(" .,:").rpartition(" ")[2].lower()
    words = vocabulary.words
    return word not in words.weekdays | words.published | words.updated | words.joiners


_NUMBER_SIGN = lazy("[ ]?[.:#]?[ ]?")
