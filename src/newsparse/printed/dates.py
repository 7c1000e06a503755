"""
Dates as pages print them, in all languages: one grammar.

:func:`has_date` is for the labeller, :func:`find_dates` for timestamps, :func:`match_date` for datelines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Final

import regex
from attrs import frozen

from newsparse.lexicon import dates
from newsparse.lexicon.words import TimestampWords
from newsparse.text.patterns import lazy
from newsparse.text.word_lists import OpenedPattern, any_of

_BEFORE: Final = 16
"""Code points looked at before a number for a word such as "issue"."""
_DIGIT = re.compile(r"\d")
_TWO_NUMBERS = re.compile(r"\d\D{1,32}\d")
"""Stands in every date with its year: no month and its small words are longer."""
_DIGITS: Final = "0123456789"
_MAY_BE_A_DAY: Final = r"(?<!\d)(?!\d{1,4}(?:[:%)]|,\d|\Z)|\d{5})"
"""Where no clock time, share, sum or long number starts, nor one that ends the text."""


@frozen
class PrintedDate:
    """A day as printed, in our calendar, and where it stands."""

    start: int
    end: int
    year: int | None
    """``None`` where no year is printed."""
    month: int
    day: int


@frozen
class RelativeTime:
    """A span of time before now ("3 hours ago"), and where it stands."""

    start: int
    end: int
    ago: timedelta


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
    grammar = _grammar(words)
    american = None if day_first is None else not day_first
    for match in grammar.full.finditer(folded, start, end):
        if american is None and match["first"]:
            american = grammar.american.search(folded, start, end) is not None
        found = _read(grammar, match, _months_first(match, bool(american), told=day_first is not None))
        if found is not None and not _is_numbered(grammar, folded, start, match):
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
    grammar = _grammar(words)
    match = grammar.full.match(folded, at, end)
    if match is not None and (found := _read(grammar, match, months_first=False)) is not None:
        return found
    match = grammar.partial.match(folded, at, end)
    if match is None:
        return None
    month = grammar.month(match["name"]) if match["name"] else int(match["month"])
    return PrintedDate(at, match.end(), None, month, int(match["day"])) if month and _is_day(4, month, match) else None


def find_relative_time(folded: str, start: int, end: int, words: TimestampWords) -> RelativeTime | None:
    """Return the first span of time before now that a part of a page prints, or ``None``."""
    grammar = _grammar(words)
    if not words.units or grammar.ago.search(folded, start, end) is None:
        return None
    for match in grammar.relative.finditer(folded, start, end):
        if match["before"] or match["after"] or match["unit"].lower() in words.ago:
            number = int(match["number"]) if match["number"].isdecimal() else 1
            ago = timedelta(seconds=number * int(words.units[match["unit"].lower()]))
            return RelativeTime(match.start(), match.end(), ago)
    return None


# ------------------------------------------------------------------- grammar


class _DatePattern:
    """A pattern of dates that matches only where a number, a month or an era opens one."""

    def __init__(self, source: str, before: str, openers: set[str], **lists: Iterable[str]) -> None:
        self._source, self._before, self._openers = source, before, openers
        self._lists = {name: list(words) for name, words in lists.items()}

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        # The letters that open a word come first: the library skips all others without trying to match.
        letters = re.escape(
            "".join(sorted({case for word in self._openers for case in (word[0], word[0].upper(), *"ıİſK")}))
        )
        return re.compile(f"[{letters}](?<={self._before}(?i:(?={any_of(self._openers)})).)", re.DOTALL)

    @cached_property
    def _whole(self) -> regex.Pattern[str]:
        return regex.compile(self._source, cache_pattern=False, **self._lists)  # type: ignore[arg-type]

    def finditer(self, text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """Yield the matches in order."""
        while (opening := self._opening.search(text, start, end)) is not None:
            start = opening.start()
            match = self._whole.match(text, start, end)
            if match is not None:
                yield match
            start = match.end() if match is not None else start + 1

    def match(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """Return the match that starts at *start*."""
        return self._whole.match(text, start, end) if self._opening.match(text, start, end) else None


class _Grammar:
    """The patterns of one language's dates."""

    def __init__(self, words: TimestampWords) -> None:
        known = dates()
        self.words = words
        self.months = _all_months(words)
        months = {*self.months, *words.jalali}
        inner = {
            "MONTH": months,
            "LINK": known.links,
            "ORDINAL": known.ordinals,
            "HALF": words.am | words.pm | {"am", "pm"},
        }
        full, partial = _FULL, _PARTIAL
        for name, entries in inner.items():
            full, partial = (pattern.replace(f"<{name}>", any_of(entries)) for pattern in (full, partial))
        openers = {*_DIGITS, *months, *known.eras}  # of both, which makes one pattern
        bare = "".join({*_DIGITS, *(era[0] for era in known.eras)})  # may stand right behind a letter
        before = rf"{_MAY_BE_A_DAY}(?:(?=[{bare}])|(?<![^\W\d_]))"
        self.full = _DatePattern(full, before, openers, eras=known.eras)
        self.partial = _DatePattern(partial, before, openers)
        self.ago = re.compile(f"(?i:{any_of(words.ago)})")
        self.relative = lazy(
            _RELATIVE,
            ago=list(words.ago) or ["\0"],
            ones=list(known.ones),
            units=list(words.units) or ["\0"],
        )
        self.numbered = lazy(r"(?i)(?<![\p{L}\p{M}\p{N}])\L<numbered>[ ]?[.:#]?[ ]?$", numbered=list(known.numbered))
        self.american = OpenedPattern(
            r"(?i)(?<![\p{L}\p{M}])\L<american>(?![\p{L}\p{M}])",
            american=known.american if "mdy" in words.orders else (),
        )
        self.year_first = words.orders == {"ymd"}

    def month(self, name: str) -> int | None:
        """Return the number of the month called *name*."""
        number = self.months.get(name.lower())
        return int(number) if number else None


@cache
def _grammar(words: TimestampWords) -> _Grammar:
    return _Grammar(words)


def _all_months(words: TimestampWords) -> Mapping[str, str]:
    """Return the language's months, those of languages without a file, and all of them without accents."""
    months = {**dates().months, **words.months}
    for name, month in list(months.items()):
        bare = "".join(each for each in unicodedata.normalize("NFD", name) if not "\u0300" <= each <= "\u036f")
        months.setdefault(unicodedata.normalize("NFC", bare), month)
    return months


_DAY = r"(?P<day>\d{1,2})(?:[ ]?<ORDINAL>(?![\p{L}\p{M}]))?"
_NAME = r"(?<![\p{L}\p{M}])(?P<name><MONTH>)(?![\p{L}\p{M}])"
# The rarer places call the months of the first: a call is slower to match, a list of its own slower to compile.
_FIRST_NAME = r"(?<![\p{L}\p{M}])(?P<name>(?P<word><MONTH>))(?![\p{L}\p{M}])"
_NEXT_NAME = r"(?<![\p{L}\p{M}])(?P<name>(?&word))(?![\p{L}\p{M}])"
_LINK = r"(?:<LINK>[ ]?)?"
_DAY_MONTH = rf"{_DAY}[ ]?(?P<comma>[,،])?(?P<stop>\.)?[ /-]{{0,2}}{_LINK}{_FIRST_NAME}"
_FULL: Final = rf"""(?xi)(?<!\d)(?:
    # 2021-03-05, 2021年3月5日, 2021. március 5., 2024. gada 12. marts
    (?P<year>(?:19|20|1[34]|2[456])\d\d)(?:
        [ ]?(?P<mark>[-/.])[ ]?(?P<month>\d{{1,2}})[ ]?(?P=mark)[ ]?(?P<day>\d{{1,2}})(?!\d)
      | [ ]{{0,2}}[年년][ ]{{0,2}}(?P<month>\d{{1,2}})[ ]{{0,2}}[月월][ ]{{0,2}}(?P<day>\d{{1,2}})[ ]{{0,2}}[日일号號]
      | [.,/-]?[ ]{{0,2}}{_LINK}{_NEXT_NAME}\.?[ /-]{{1,2}}(?P<day>\d{{1,2}})(?![\d:])
      | \.?[ ]<LINK>[ ](?P<day>\d{{1,2}})\.?[ ]{_NEXT_NAME}
    )
  | (?P<era>\L<eras>)[ ]?(?P<count>\d{{1,3}}|元)[ ]?年[ ]?(?P<month>\d{{1,2}})[ ]?月[ ]?(?P<day>\d{{1,2}})[ ]?日
    # 5.3.2021, 05/03/21
  | (?<!\d[./-])(?P<first>\d{{1,2}})[ ]?(?P<mark>[./-])[ ]?(?P<second>\d{{1,2}})[ ]?(?P=mark)[ ]?(?P<year>\d{{4}}|\d\d)
        (?![\d:])(?![./-]\d)
  | (?<!\d[./-])(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})[ ]{{0,2}}-[ ]{{0,2}}(?P<year>20\d\d)(?!\d)
    # 5 March 2021, 5-Mar-2021, 5 of March 2021, 12 آذار/مارس 2024
  | {_DAY_MONTH}(?:[ ]?/[ ]?(?&word)(?![\p{{L}}\p{{M}}]))?
        \.?[ ,،./-]{{0,3}}{_LINK}'?(?P<year>(?:19|20|1[34]|2[456])\d\d(?!\d)|(?<=[-/ '])\d\d(?![\d:.h]|[ ]?<HALF>))
    # March 5th, 2021
  | {_NAME}\.?[ /-]{{1,2}}{_DAY}(?:[ ]?[,.][ ]{{0,2}}|[ /-]{{1,2}}){_LINK}'?(?P<year>(?:19|20|2[456])\d\d(?!\d)|(?<=')\d\d(?!\d))
)"""
_PARTIAL: Final = rf"""(?xi)(?<!\d)(?:
    {_NEXT_NAME}\.?[ -]{{1,2}}{_DAY}(?![\d%]|[.:]\d)
  | {_DAY_MONTH}\.?
  | (?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})(?=[ ]?[(（][月火水木金土日][)）])
  | (?P<month>\d{{1,2}})[ ]?[月월][ ]?(?P<day>\d{{1,2}})[ ]?[日일号號]
  | (?P<day>\d{{1,2}})\.[ ]?(?P<month>\d{{1,2}})\.(?!\d)
)"""
_RELATIVE: Final = r"""(?xi)(?<![\p{L}\p{M}\d])(?:(?P<before>\L<ago>)[ ]{0,2})?
    (?P<number>\d{1,3}|\L<ones>(?=[ ]))[ ]{0,2}(?P<unit>\L<units>)(?:[ ]{0,2}(?P<after>\L<ago>))?(?![\p{L}\p{M}])"""


_VERSION_DIGITS: Final = 4
"""Digits of ``8.4.13``, which is a version of a program more often than a day."""


def _read(grammar: _Grammar, match: regex.Match[str], months_first: bool) -> PrintedDate | None:  # noqa: FBT001
    """Return the day that *match* prints, or ``None`` if there is no such day."""
    groups = match.groupdict()
    name, first = groups["name"], groups["first"]
    if groups["era"]:
        count = 1 if groups["count"] == "元" else int(groups["count"])
        year = int(dates().eras[groups["era"]]) + count
    else:
        year = int(groups["year"])
    if name:
        day, month = int(groups["day"]), grammar.month(name)
        if groups["stop"] and name.lower() in grammar.words.doubtful:
            return None
        if year < 1500 and len(groups["year"]) == 4:
            month = int(grammar.words.jalali.get(name.lower(), "0")) or None
        if month is None:
            return None
    elif first:
        if groups["mark"] == "." and len(first) + len(groups["second"]) + len(groups["year"]) == _VERSION_DIGITS:
            return None
        one, other = int(first), int(groups["second"])
        if len(groups["year"]) == 2 and grammar.year_first:
            year, month, day = one, other, year
        else:
            month, day = (one, other) if months_first else (other, one)
    else:
        month, day = int(groups["month"]), int(groups["day"])
    # "12 มี.ค. 67" is of 2567; of the years since 2543 only, as others than the Thai calendar's may stand there too.
    buddhist = bool(name) and 43 <= year < 90 and _THAI.match(name) is not None
    found = _in_our_calendar(year, month, day, short=year < 100, solar=bool(grammar.words.jalali), buddhist=buddhist)
    return None if found is None else PrintedDate(match.start(), match.end(), found.year, found.month, found.day)


def _in_our_calendar(year: int, month: int, day: int, *, short: bool, solar: bool, buddhist: bool) -> date | None:
    """Return a day of whatever calendar in ours; of years of two digits, only 1990 to 2039."""
    if short:
        year += 2500 - _BUDDHIST if buddhist else 1900 if year >= 90 else 2000
    elif 1300 <= year <= _LAST_SOLAR_YEAR and solar:
        return from_solar_hijri(year, month, day)
    elif year >= _FIRST_BUDDHIST_YEAR:
        year -= _BUDDHIST
    if not 1900 <= year < (2040 if short else 2100):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_THAI = re.compile("[ก-๙]")
_LAST_SOLAR_YEAR: Final = 1419
"""Solar Hijri, 2040; later numbers are years of the Islamic lunar calendar."""
_BUDDHIST: Final = 543
_FIRST_BUDDHIST_YEAR: Final = 1900 + _BUDDHIST


def from_solar_hijri(year: int, month: int, day: int) -> date | None:
    """Return a day of the Solar Hijri calendar in ours, by the 33-year cycle (exact from 1244 to 1472)."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year -= 979
    days = 365 * year + year // 33 * 8 + (year % 33 + 3) // 4 + 78 + day
    days += (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
    return date(1600, 1, 1) + timedelta(days=days)


def _is_day(year: int, month: int, match: regex.Match[str]) -> bool:
    try:
        return bool(date(year, month, int(match["day"])))
    except ValueError:
        return False


def _months_first(match: regex.Match[str], american: bool, *, told: bool) -> bool:  # noqa: FBT001
    """Return whether ``02/03/2024`` is 3 February; dots part days from months unless the caller knows better."""
    first = match["first"]
    if not first:
        return False
    if int(first) > 12 or int(match["second"]) > 12:
        return int(first) <= 12
    return american and (told or match["mark"] != ".")


def _is_numbered(grammar: _Grammar, folded: str, start: int, match: regex.Match[str]) -> bool:
    """Return whether the number that opens *match* is that of an issue: ``Vol. 5, No. 3, March 2024``."""
    if not match["name"] or not match["day"] or match.start("day") != match.start():
        return False
    before = folded[max(start, match.start() - _BEFORE) : match.start()]
    if not before.strip():
        return False
    if grammar.numbered.search(before) is not None:
        return True
    if not match["comma"]:
        return False
    # "Tuesday 12, March 2024" prints a day, "Autumn 12, March 2024" may print anything.
    word = before.rstrip(" .,:").rpartition(" ")[2].lower()
    return word not in grammar.words.weekdays | grammar.words.published | grammar.words.updated | grammar.words.joiners
