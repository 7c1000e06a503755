"""
The forms that dates have on a page, whether there is such a day or not: :func:`find_forms`.

One set of patterns serves all languages.  The names of months are no part of them: a finder goes from name to name, and the
patterns read what stands before and behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import regex
from attrs import frozen

from newsparse.lexicon import dates
from newsparse.printed.dates.vocabulary import DateVocabulary
from newsparse.text.patterns import lazy
from newsparse.text.word_finder import FoundWord
from newsparse.text.word_lists import any_of

_LONGEST_BEFORE: Final = 24
"""Code points that a date may have before the name of its month."""
_LONGEST_NAME: Final = 16
"""Code points of a month's name, and one more."""


@frozen
class NamedMonth:
    """A date with the name of a month, as printed."""

    start: int
    end: int
    name: str
    """As the lexicon spells it."""
    year: str
    day: str
    opens_with_day: bool = False
    comma: bool = False
    """Whether one stands behind the day."""
    stop: bool = False
    """The same of a full stop."""


@frozen
class DayAndMonth:
    """A day without its year, and where it ends."""

    end: int
    month: int
    day: int


def find_forms(
    folded: str, start: int, end: int, vocabulary: DateVocabulary
) -> Iterator[NamedMonth | regex.Match[str]]:
    """Yield what is printed in the form of a date, in order; dates in numbers as a match."""
    numbers = _search_numbers(folded, start, end)
    named = _search_named(folded, start, end, vocabulary)
    while numbers is not None or named is not None:
        if numbers is not None and (named is None or numbers.start() < named.start):
            yield numbers
            start = numbers.end()
        elif named is not None:
            yield named
            start = named.end
        if numbers is not None and numbers.start() < start:
            numbers = _search_numbers(folded, start, end)
        if named is not None and named.start < start:
            named = _search_named(folded, start, end, vocabulary)


# ---------------------------------------------------------------- in numbers


def _search_numbers(folded: str, start: int, end: int) -> regex.Match[str] | None:
    """Return the first date in numbers."""
    opening = _number_opening()
    while (found := opening.search(folded, start, end)) is not None:
        if (match := match_numbers(folded, found.start(), end)) is not None:
            return match
        start = found.start() + 1
    return None


def match_numbers(folded: str, at: int, end: int) -> regex.Match[str] | None:
    """Return the date in numbers at *at*."""
    return _in_numbers().match(folded, at, end)


@cache
def _number_opening() -> re.Pattern[str]:
    """Return the pattern of how a date in numbers starts: the standard library skips all else in little time."""
    eras = "".join(sorted({era[0] for era in dates().eras}))
    return re.compile(rf"[0-9{eras}](?<=(?<!\d)(?=\d{{4}}[ ]{{0,2}}[-/.年년]|\d\d?[ ]?[./-]|[{eras}]).)")


@cache
def _in_numbers() -> regex.Pattern[str]:
    return lazy(_NUMBERS, eras=dates().eras)


_NUMBERS: Final = r"""(?x)(?<!\d)(?:
    # 2021-03-05, 2021年3月5日
    (?P<year>(?:19|20|1[34]|2[456])\d\d)(?:
        [ ]?(?P<mark>[-/.])[ ]?(?P<month>\d{1,2})[ ]?(?P=mark)[ ]?(?P<day>\d{1,2})(?!\d)
      | [ ]{0,2}[年년][ ]{0,2}(?P<month>\d{1,2})[ ]{0,2}[月월][ ]{0,2}(?P<day>\d{1,2})[ ]{0,2}[日일号號]
    )
  | (?P<era>\L<eras>)[ ]?(?P<count>\d{1,3}|元)[ ]?年[ ]?(?P<month>\d{1,2})[ ]?月[ ]?(?P<day>\d{1,2})[ ]?日
    # 5.3.2021, 05/03/21
  | (?<!\d[./-])(?P<first>\d{1,2})[ ]?(?P<mark>[./-])[ ]?(?P<second>\d{1,2})[ ]?(?P=mark)[ ]?(?P<year>\d{4}|\d\d)
        (?![\d:])(?![./-]\d)
  | (?<!\d[./-])(?P<first>\d{1,2})/(?P<second>\d{1,2})[ ]{0,2}-[ ]{0,2}(?P<year>20\d\d)(?!\d)
)"""

# ------------------------------------------------------- with a month's name


def _search_named(folded: str, start: int, end: int, vocabulary: DateVocabulary) -> NamedMonth | None:
    """Return the first date with the name of a month."""
    for name in vocabulary.months.finditer(folded, start, end):
        if (named := _match_around(name, folded, start, end, vocabulary)) is not None:
            return named
    return None


def match_named(folded: str, at: int, end: int, vocabulary: DateVocabulary) -> NamedMonth | None:
    """Return the date with the name of a month that starts at *at*."""
    name = _first_name(folded, at, end, vocabulary)
    named = None if name is None else _match_around(name, folded, at, end, vocabulary)
    return named if named is not None and named.start == at else None


def _first_name(folded: str, at: int, end: int, vocabulary: DateVocabulary) -> FoundWord | None:
    """Return the first name of a month that could belong to a date at *at*."""
    return vocabulary.months.search(folded, at, min(end, at + _LONGEST_BEFORE + _LONGEST_NAME))


def _match_around(name: FoundWord, folded: str, start: int, end: int, vocabulary: DateVocabulary) -> NamedMonth | None:
    """Return the date with the month *name*, if its year and day stand beside it."""
    before = _compiled(_BEFORE).search(folded, max(start, name.start - _LONGEST_BEFORE), name.start)
    behind: re.Match[str] | None
    if before is not None and before["year"]:
        if before["last"]:
            return NamedMonth(before.start(), name.end, name.word, before["year"], before["last"])
        if (behind := _compiled(_DAY).match(folded, name.end, end)) is not None:
            return NamedMonth(before.start(), behind.end(), name.word, before["year"], behind["day"])
    elif before is not None and (behind := _year_behind(name.end, folded, end, vocabulary)) is not None:
        return NamedMonth(
            before.start(),
            behind.end(),
            name.word,
            behind["year"],
            before["day"],
            opens_with_day=True,
            comma=bool(before["comma"]),
            stop=bool(before["stop"]),
        )
    behind = _compiled(_DAY_AND_YEAR).match(folded, name.end, end)
    if behind is not None and not _is_behind_digit(folded, name.start):
        return NamedMonth(name.start, behind.end(), name.word, behind["year"], behind["day"])
    return None


def _is_behind_digit(folded: str, at: int) -> bool:
    """Return whether a digit stands before *at*, behind which no date starts."""
    return at > 0 and folded[at - 1].isdecimal()


def _year_behind(at: int, folded: str, end: int, vocabulary: DateVocabulary) -> re.Match[str] | None:
    """Return the year behind a month, which may have two names: ``12 آذار/مارس 2024``."""
    slash = _SLASH.match(folded, at, end)
    second = None if slash is None else vocabulary.months.match(folded, slash.end(), end)
    year = _compiled(_YEAR)
    behind = None if second is None else year.match(folded, second.end, end)
    if behind is None and (behind := year.match(folded, at, end)) is None:
        return None
    if len(behind["year"]) == 2 and any(
        vocabulary.halves.words_at(folded, place, end)
        for place in (behind.end(), behind.end() + 1)
        if not folded[behind.end() : place].strip(" ")
    ):
        return None  # "5 March 10 am"
    return behind


_SLASH = lazy(r"[ ]?/[ ]?")


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """Return the pattern of *source*, with the small words of dates in it."""
    links, ordinals = any_of(dates().links), any_of(dates().ordinals)
    pieces = {"<LINKS>": links, "<LINK>": f"(?:{links}[ ]?)?", "<ORDINAL>": ordinals}
    for name, piece in pieces.items():
        source = source.replace(name, piece)
    return re.compile(f"(?xi){source}")


_NUMBER_OF_DAY: Final = r"(?P<day>\d{1,2})(?:[ ]?<ORDINAL>(?![^\W\d_]))?"
# What stands before the name of a month.
_BEFORE: Final = r"""(?<!\d)(?:
    (?P<year>(?:19|20|1[34]|2[456])\d\d)(?:
        [.,/-]?[ ]{0,2}<LINK>                        # 2021. március 5.
      | \.?[ ]<LINKS>[ ](?P<last>\d{1,2})\.?[ ]      # 2024. gada 12. marts
    )
    # 5 March 2021, 5-Mar-2021, 5 of March 2021
  | (?P<day>\d{1,2})(?:[ ]?<ORDINAL>(?=[\W\d_]))?[ ]?(?P<comma>[,،])?(?P<stop>\.)?[ /-]{0,2}<LINK>
)\Z"""
# The day behind, where the year stands before.
_DAY: Final = r"\.?[ /-]{1,2}(?P<day>\d{1,2})(?![\d:])"
# The year behind, where the day stands before.
_YEAR: Final = r"""\.?[ ,،./-]{0,3}<LINK>'?
    (?P<year>(?:19|20|1[34]|2[456])\d\d(?!\d)|(?<=[-/ '])\d\d(?![\d:.h]))"""
# March 5th, 2021
_DAY_AND_YEAR: Final = rf"""\.?[ /-]{{1,2}}{_NUMBER_OF_DAY}(?:[ ]?[,.][ ]{{0,2}}|[ /-]{{1,2}})<LINK>'?
    (?P<year>(?:19|20|2[456])\d\d(?!\d)|(?<=')\d\d(?!\d))"""
# March 5th, without a year
_DAY_ALONE: Final = rf"\.?[ -]{{1,2}}{_NUMBER_OF_DAY}(?![\d%]|[.:]\d)"

# ------------------------------------------------------------ without a year


def match_day(folded: str, at: int, end: int, vocabulary: DateVocabulary) -> DayAndMonth | None:
    """Return the day without a year that starts at *at*."""
    name = _first_name(folded, at, end, vocabulary)
    day = None if name is None else _day_beside(name, folded, at, end)
    if name is not None and day is not None:
        stop, number = day
        return DayAndMonth(stop, month, number) if (month := vocabulary.month(name.word)) else None
    match = _DAY_IN_NUMBERS.match(folded, at, end)
    return None if match is None else DayAndMonth(match.end(), int(match["month"]), int(match["day"]))


def _day_beside(name: FoundWord, folded: str, at: int, end: int) -> tuple[int, int] | None:
    """Return where a date without a year ends that starts at *at*, and its day."""
    if name.start == at:
        behind = _compiled(_DAY_ALONE).match(folded, name.end, end)
        return None if behind is None or _is_behind_digit(folded, at) else (behind.end(), int(behind["day"]))
    before = _compiled(_BEFORE).match(folded, at, name.start)
    if before is None or before["year"]:
        return None
    return name.end + (name.end < end and folded[name.end] == "."), int(before["day"])


_DAY_IN_NUMBERS = lazy(r"""(?x)(?<!\d)(?:
    (?P<month>\d{1,2})/(?P<day>\d{1,2})(?=[ ]?[(（][月火水木金土日][)）])
  | (?P<month>\d{1,2})[ ]?[月월][ ]?(?P<day>\d{1,2})[ ]?[日일号號]
  | (?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.(?!\d)
)""")
