"""The parts of a dateline while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import regex
from attrs import frozen

from newsparse.fields.dateline.vocabulary import Vocabulary
from newsparse.span import Span
from newsparse.text.patterns import lazy


@frozen
class Head:
    """The opening of a story, and what we know."""

    text: str
    folded: str
    end: int
    words: Vocabulary

    def match(self, pattern: regex.Pattern[str], at: int) -> regex.Match[str] | None:
        """Return the match of *pattern* that starts at *at*."""
        return pattern.match(self.folded, at, self.end)


@frozen
class Place:
    """A place with its qualifier, and what speaks for it."""

    span: Span
    known: bool = False
    """The city is in the gazetteer."""
    doubtful: bool = False
    """The city's name is a common word too."""
    capitals: bool = False
    qualified: bool = False
    """A known country or state follows the city."""
    plausible: bool = False
    """The city ends like a place."""
    length: int = 1
    """Words of the city."""


class Day(NamedTuple):
    """A date as printed; what is not printed is ``None``."""

    year: int | None
    month: int | None
    day: int

    def resolve(self, published: date | None) -> date | None:
        """Return the date, its year that nearest to *published*; ``None`` when there is no such day."""
        if self.month is None:
            return self._nearest(published, [(y, m) for y in (-1, 0, 1) for m in range(1, 13)]) if published else None
        if self.year is not None:
            return _make_date(self.year, self.month, self.day)
        if published is None:
            return None
        return self._nearest(published, [(y, self.month) for y in (-1, 0, 1)])

    def _nearest(self, published: date, months: Iterable[tuple[int, int]]) -> date | None:
        dates = [made for y, m in months if (made := _make_date(published.year + y, m, self.day))]
        return min(dates, key=lambda each: abs(each.toordinal() - published.toordinal()), default=None)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Agency(NamedTuple):
    """An agency; ``known`` says that it is in the list, ``enclosed`` that it stands in brackets or slashes."""

    span: Span
    known: bool
    enclosed: bool


class Parts(NamedTuple):
    """A dateline while it is read."""

    start: int
    end: int
    places: tuple[Place, ...] = ()
    day: Day | None = None
    agency: Agency | None = None
    closer: str = ""
    """The closing mark, folded, blanks off; empty where a bracket closes."""
    loose: bool = True
    """Whether a blank stands on a side of the closing dash."""


SEPARATOR = lazy(r"[ \n]*+(?:(?P<mark>[.:]?[ ]?-{1,3}(?!\d)|[,،、:.।|]|/(?=[ ]))[ \n]*+)?+")
COMMAS = (",", "،", "、")
STOPS = (".", "।")


def skip_blanks(head: Head, at: int) -> int:
    """Return the offset of the first character from *at* on that is no blank."""
    match = head.match(_BLANKS, at)
    return match.end() if match else at


def is_lower(head: Head, at: int) -> bool:
    """Return whether a small letter stands at *at*, behind quotation marks and brackets or not."""
    match = head.match(_QUOTES, at)
    at = match.end() if match else at
    return at < head.end and head.folded[at].islower()


_BLANKS = lazy(r"[\s\p{Cf}]++")
_QUOTES = lazy(r"[\s\"'«»(\[]++")
