"""Times counted back from now ("3 hours ago"): :func:`find_relative_time`."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Final

import regex
from attrs import frozen

from newsparse.lexicon import dates
from newsparse.lexicon.words import TimestampWords
from newsparse.printed.dates.vocabulary import DateVocabulary, date_vocabulary
from newsparse.text.patterns import lazy

_BEFORE: Final = 24
"""Code points before a number in which a word such as "ago" opens."""


@frozen
class RelativeTime:
    """A span of time before now ("3 hours ago"), and where it stands."""

    start: int
    end: int
    ago: timedelta


def find_relative_time(folded: str, start: int, end: int, words: TimestampWords) -> RelativeTime | None:
    """Return the first span of time before now that a part of a page prints, or ``None``."""
    vocabulary = date_vocabulary(words)
    if not words.units or vocabulary.has_ago.search(folded, start, end) is None:
        return None
    for number in _numbers().finditer(folded, start, end):
        opening = _opening_before(number.start(), folded, start, vocabulary)
        if opening is None and not _OUTSIDE.match(folded, number.start()):
            continue
        found = _read_unit(number, folded, end, vocabulary, has_ago=opening is not None)
        if found is not None:
            return found if opening is None else RelativeTime(opening, found.end, found.ago)
    return None


@cache
def _numbers() -> regex.Pattern[str]:
    """Return the pattern of a number before a unit of time."""
    return lazy(r"(?i)(?<!\d)(?P<number>\d{1,3}|(?<!\p{L})\L<ones>(?=[ ]))[ ]{0,2}", ones=dates().ones)


_OUTSIDE = lazy(r"(?<![\p{L}\p{M}\d])")


def _opening_before(at: int, folded: str, start: int, vocabulary: DateVocabulary) -> int | None:
    """Return where a word such as "ago" starts that stands right before *at*."""
    for each in vocabulary.ago.finditer(folded, max(start, at - _BEFORE), at):
        if _BLANKS.fullmatch(folded, each.end, at) and _OUTSIDE.match(folded, each.start):
            return each.start
    return None


def _read_unit(
    number: regex.Match[str], folded: str, end: int, vocabulary: DateVocabulary, *, has_ago: bool
) -> RelativeTime | None:
    """Return *number* with the unit behind it, if there is one, and a word such as "ago" on either side."""
    count = int(number["number"]) if number["number"].isdecimal() else 1
    for unit in vocabulary.units.words_at(folded, number.end(), end):
        ago = timedelta(seconds=count * int(vocabulary.words.units[unit.word]))
        blanks = _BLANKS.match(folded, unit.end, end)
        assert blanks is not None  # noqa: S101  # none is enough
        for behind in vocabulary.ago.words_at(folded, blanks.end(), end):
            if behind.end == end or not _LETTER.match(folded, behind.end):
                return RelativeTime(number.start(), behind.end, ago)
        if unit.end == end or not _LETTER.match(folded, unit.end):
            return RelativeTime(number.start(), unit.end, ago) if has_ago or unit.word in vocabulary.words.ago else None
    return None


_BLANKS = lazy(r"[ ]{0,2}")
_LETTER = lazy(r"[\p{L}\p{M}]")
