"""Times of day as printed, with half of the day and zone: :func:`find_clock_times`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import regex
from attrs import frozen

from newsparse.lexicon import dates, zones
from newsparse.lexicon.words import TimestampWords
from newsparse.text.patterns import lazy


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
    pattern, at = _pattern(words), start
    while at < end and (match := pattern.search(folded, at, end)) is not None:
        at = match.end()
        hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
        if match["pm"] and hour < 12:
            hour += 12
        elif match["am"] and hour == 12:
            hour = 0
        if hour == 24 and minute == 0:
            hour = 0
        if hour < 24 and minute < 60 and second < 60:
            zone = match["zone"]
            if zone and (not _is_zone(text, match, zone) if zone[0].isalpha() else _is_end(folded, match, zone)):
                zone = None
            yield ClockTime(match.start(), match.end(), hour, minute, second, zone)


def _is_zone(text: str, match: regex.Match[str], zone: str) -> bool:
    """Return whether letters are a zone rather than the word "est": in capitals, or behind a.m. or p.m."""
    printed = text[match.start("zone") : match.end("zone")]
    letters = "".join(filter(str.isalpha, printed))
    return letters.isupper() or "time" in zone or (len(letters) > 2 and bool(match["am"] or match["pm"]))


def _is_end(folded: str, match: regex.Match[str], zone: str) -> bool:
    """Return whether what looks like an offset is the end of a span of time: ``10:00-11:30``."""
    if zone[0] != "-" or ":" not in zone or match["second"] or folded[match.start() - 1 : match.start()] in ("T", "t"):
        return False
    hour, _, minute = zone[1:].strip().partition(":")
    return (int(hour), int(minute)) > (int(match["hour"]), int(match["minute"] or 0))


@cache
def _pattern(words: TimestampWords) -> regex.Pattern[str]:
    am, pm = ([*own, *common] for own, common in ((words.am, dates().am), (words.pm, dates().pm)))
    return lazy(
        _TIME,
        am=am,
        pm=pm,
        am_before=[each for each in am if len(each) > 1],  # "2024 م" is the year of our era
        pm_before=[each for each in pm if len(each) > 1],
        zones=[*zones().offsets, *zones().american, *zones().european],
    )


_ZONE: Final = r"""(?:(?:gmt|utc)[ ]?[+-][ ]?\d{4}|(?:(?:gmt|utc)[ ]?)?[+-][ ]?\d{1,2}(?!\d|[./-]|:?\d\d\d)(?::?\d\d)?
    |[+-]\d{4}|\L<zones>(?![+-]\d))(?![\p{L}\p{M}\d])"""
_TIME: Final = rf"""(?xi)(?<![\d./:-])(?:(?<![\p{{Latin}}\p{{Greek}}\p{{Cyrillic}}])(?:(?P<am>\L<am_before>)|(?P<pm>\L<pm_before>))[ ]{{0,2}})?+
    (?:
      (?P<hour>\d{{1,2}})(?:
        (?:(?P<mark>[:.h時时시])|[ ]?(?:h|時|时|点|點|시|uhr|heures?)[ ]?)[ ]?(?P<minute>\d\d)(?!\d)
            (?:(?:[:.]|[分분][ ]?)(?P<second>\d\d)(?!\d)(?:[.]\d{{1,6}}|[秒초])?)?[分분]?
        (?:[ ]{{0,2}}(?:(?P<am>\L<am>)|(?P<pm>\L<pm>))(?![\p{{L}}\p{{M}}]))?
      | [ ]{{0,2}}(?:(?P<am>\L<am>)|(?P<pm>\L<pm>))(?![\p{{L}}\p{{M}}])
      | [ ]?(?:uhr|[時时시](?!間)|h(?![\p{{L}}\d]))
      )(?![:]?\d)
    | (?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=[ ]?(?:hrs?\b|h\b|{_ZONE}))   # 0645 GMT
    )
    (?:[ ]{{0,2}}(?:uhr|hrs?[.]?|h(?!\p{{L}})|น[.]|น)(?![\p{{L}}]))?
    (?:[ ]{{0,2}}[(,]?[ ]?(?P<zone>{_ZONE})[)]?)?"""
