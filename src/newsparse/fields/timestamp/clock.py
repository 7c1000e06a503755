"""Times of day as printed, with half of the day and zone: :func:`find_clock_times`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

import regex
from attrs import frozen

from newsparse.lexicon import dates, zones
from newsparse.lexicon.words import TimestampWords
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.word_finder import FoundWord, WordFinder


@frozen(eq=False)
class ClockTime:
    """A time of day and where it stands."""

    start: int
    end: int
    hour: int
    minute: int
    second: int
    zone: str | None
    """As printed, folded."""


def find_clock_times(text: str, folded: str, start: int, end: int, words: TimestampWords) -> Iterator[ClockTime]:
    """
    Yield the times of day in a part of a page, in reading order.

    Args:
        text: The page's text; a zone is in capitals, a word is not.

        folded: The page's folded text.

        start: Where the part starts.

        end: Where it ends.

        words: The words of the page's language.
    """
    vocabulary = _vocabulary(words)
    for digits in _DIGITS.finditer(folded, start, end):
        printed = _read_printed(digits, folded, start, end, vocabulary) if digits.start() >= start else None
        if printed is None:
            continue
        start = printed.end
        if (time := _to_clock_time(printed, text, folded)) is not None:
            yield time


_DIGITS = lazy(r"(?<!\d)(?:\d{4}|\d{1,2})(?!\d)")


class _Vocabulary:
    """The words of one language's times."""

    def __init__(self, words: TimestampWords) -> None:
        am, pm = ({*own, *common} for own, common in ((words.am, dates().am), (words.pm, dates().pm)))
        self.pm = pm - am
        self.halves = WordFinder(am | pm)
        # "2024 م" is the year of our era.
        self.halves_before = WordFinder(each for each in am | pm if len(each) > 1)
        self.last_letters = {each[-1] for each in am | pm}
        self.longest = max(map(len, am | pm))
        self.zones = WordFinder([*zones().offsets, *zones().american, *zones().european])


@cache
def _vocabulary(words: TimestampWords) -> _Vocabulary:
    return _Vocabulary(words)


@frozen(eq=False)
class _Printed:
    """A time as printed, whether there is such a time or not."""

    start: int
    end: int
    hour: str
    minute: str | None
    second: str | None
    halves: Collection[bool]
    """Whether the halves of the day that stand before and behind are the second."""
    zone: Span | None


def _read_printed(
    digits: regex.Match[str], folded: str, start: int, end: int, vocabulary: _Vocabulary
) -> _Printed | None:
    """Return the time whose hour is *digits*, or hour and minute are, with the words around it."""
    before = _half_before(digits.start(), folded, start, vocabulary)
    if before is None and not _OPENING.match(folded, digits.start()):
        return None
    hour, minute, second, at, behind = digits[0], None, None, digits.end(), None
    if len(hour) == 4:
        if not _MILITARY.match(hour) or not _is_military(folded, at, end, vocabulary):
            return None
        hour, minute = hour[:2], hour[2:]
    elif (match := _MINUTES.match(folded, at, end)) is not None:
        minute, second, at = match["minute"], match["second"], match.end()
        behind = _half_behind(at, folded, end, vocabulary)
    elif (behind := _half_behind(at, folded, end, vocabulary)) is None:
        if (match := _HOUR.match(folded, at, end)) is None:
            return None
        at = match.end()
    if behind is not None:
        at = behind.end
    at = _end_of(_UNIT, folded, at, end)
    zone = _find_zone(folded, at, end, vocabulary)
    return _Printed(
        digits.start() if before is None else before.start,
        at if zone is None else zone.end + (folded[zone.end : zone.end + 1] == ")" and zone.end < end),
        hour,
        minute,
        second,
        [each.word in vocabulary.pm for each in (before, behind) if each is not None],
        zone,
    )


_OPENING = lazy(r"(?<![./:-])")
_MINUTES = lazy(
    r"""(?xi)(?:[:.h時时시]|[ ]?(?:h|時|时|点|點|시|uhr|heures?)[ ]?)[ ]?(?P<minute>\d\d)(?!\d)
    (?:(?:[:.]|[分분][ ]?)(?P<second>\d\d)(?!\d)(?:[.]\d{1,6}|[秒초])?)?[分분]?(?!:?\d)"""
)
_HOUR = lazy(r"(?i)[ ]?(?:uhr|[時时시](?!間)|h(?![\p{L}\d]))(?!:?\d)")
"""Behind an hour without minutes."""
_UNIT = lazy(r"(?i)(?:[ ]{0,2}(?:uhr|hrs?[.]?|h(?!\p{L})|น[.]|น)(?!\p{L}))?")
_MILITARY = lazy(r"(?:[01]\d|2[0-3])[0-5]\d")
_MILITARY_UNIT = lazy(r"(?i)[ ]?(?:hrs?\b|h\b)")
_BLANK, _BLANKS = lazy("[ ]?"), lazy("[ ]{0,2}")


def _end_of(pattern: regex.Pattern[str], folded: str, at: int, end: int) -> int:
    """Return the end of what *pattern* matches at *at*, or *at*."""
    match = pattern.match(folded, at, end)
    return at if match is None else match.end()


def _half_before(at: int, folded: str, start: int, vocabulary: _Vocabulary) -> FoundWord | None:
    """Return the half of the day right before *at*: ``下午3:15``."""
    stop = at
    while stop > start and folded[stop - 1] == " " and at - stop < 2:
        stop -= 1
    if stop == start or folded[stop - 1].lower() not in vocabulary.last_letters:
        return None
    for place in range(max(start, stop - vocabulary.longest), stop):
        for half in vocabulary.halves_before.words_at(folded, place, stop):
            if half.end == stop and _HALF_OPENING.match(folded, place):
                return half
    return None


_HALF_OPENING = lazy(r"(?<![\d./:\p{Latin}\p{Greek}\p{Cyrillic}-])")


def _half_behind(at: int, folded: str, end: int, vocabulary: _Vocabulary) -> FoundWord | None:
    """Return the half of the day right behind *at*: ``3:15 p.m.``."""
    halves = vocabulary.halves.words_at(folded, _end_of(_BLANKS, folded, at, end), end)
    return next((half for half in halves if _BEHIND_HALF.match(folded, half.end, end)), None)


_BEHIND_HALF = lazy(r"(?![\p{L}\p{M}]|:?\d)")


def _is_military(folded: str, at: int, end: int, vocabulary: _Vocabulary) -> bool:
    """Return whether four digits before *at* are a time: ``0645 GMT``, ``0645 hrs``."""
    if _MILITARY_UNIT.match(folded, at, end):
        return True
    return _zone_end(folded, at, end, vocabulary) is not None or (
        folded[at : at + 1] == " " and _zone_end(folded, at + 1, end, vocabulary) is not None
    )


def _find_zone(folded: str, at: int, end: int, vocabulary: _Vocabulary) -> Span | None:
    """Return the zone behind a time, in brackets or not."""
    start = _end_of(_BEFORE_ZONE, folded, at, end)
    stop = _zone_end(folded, start, end, vocabulary)
    return None if stop is None else Span(start, stop)


def _zone_end(folded: str, at: int, end: int, vocabulary: _Vocabulary) -> int | None:
    """Return where the zone at *at* ends: a name or an offset."""
    if (offset := _OFFSET.match(folded, at, end)) is not None:
        return offset.end()
    names = vocabulary.zones.words_at(folded, at, end)
    return next((name.end for name in names if _BEHIND_ZONE.match(folded, name.end, end)), None)


_BEFORE_ZONE = lazy(r"[ ]{0,2}[(,]?[ ]?")
_OFFSET = lazy(
    r"""(?xi)(?:
        (?:gmt|utc)[ ]?[+-][ ]?\d{4}
      | (?:(?:gmt|utc)[ ]?)?[+-][ ]?\d{1,2}(?!\d|[./-]|:?\d\d\d)(?::?\d\d)?
      | [+-]\d{4}
    )(?![\p{L}\p{M}\d])"""
)
_BEHIND_ZONE = lazy(r"(?![\p{L}\p{M}\d]|[+-]\d)")

# ------------------------------------------------------------------- reading


def _to_clock_time(printed: _Printed, text: str, folded: str) -> ClockTime | None:
    """Return a printed time, or ``None`` if no day has it."""
    hour, minute, second = int(printed.hour), int(printed.minute or 0), int(printed.second or 0)
    if hour < 12 and True in printed.halves:
        hour += 12
    elif (hour == 12 and False in printed.halves) or (hour == 24 and minute == 0):
        hour = 0
    if hour >= 24 or minute >= 60 or second >= 60:
        return None
    zone = printed.zone
    if zone is not None and not _is_zone(printed, zone, text, folded):
        zone = None
    return ClockTime(printed.start, printed.end, hour, minute, second, None if zone is None else zone.of(folded))


def _is_zone(printed: _Printed, zone: Span, text: str, folded: str) -> bool:
    """Return whether letters are a zone rather than the word "est", and digits no end of a span of time."""
    if not folded[zone.start].isalpha():
        return not _is_end(printed, zone.of(folded), folded)
    # In capitals, or behind a.m. or p.m.
    letters = "".join(filter(str.isalpha, zone.of(text)))
    return letters.isupper() or "time" in zone.of(folded) or (len(letters) > 2 and bool(printed.halves))


def _is_end(printed: _Printed, zone: str, folded: str) -> bool:
    """Return whether what looks like an offset is the end of a span of time: ``10:00-11:30``."""
    if zone[0] != "-" or ":" not in zone or printed.second or folded[printed.start - 1 : printed.start] in ("T", "t"):
        return False
    hour, _, minute = zone[1:].strip().partition(":")
    return (int(hour), int(minute)) > (int(printed.hour), int(printed.minute or 0))
