"""Timestamps: when a story was published or updated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

import regex
from attrs import frozen

from newsparse.fields.timestamp.calendar import make_moment, to_gregorian
from newsparse.fields.timestamp.machine import parse_machine_form
from newsparse.fields.timestamp.zones import find_zone
from newsparse.lexicon import Lexicon, load, zones
from newsparse.lexicon.words import TimestampWords
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.word_lists import OpenedPattern

_LONGEST: Final = 4000  # Code points; stamp lines are shorter, and longer blocks are prose.


class StampKind(StrEnum):
    """What a stamp says about the story."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    UNKNOWN = "unknown"


@frozen
class Stamp:
    """One time as printed."""

    moment: datetime
    """Aware where a zone is printed, naive where none is; midnight where no time is."""
    span: Span
    kind: StampKind
    has_time: bool


def parse_timestamp(text: str) -> datetime | None:
    """
    Return the time of publication that *text* prints, or ``None``.

    The update stamp counts only where it stands alone.  The result is aware where a zone is printed and naive
    where none is, with midnight where no time is printed.  Relative stamps ("3 hours ago") are ``None``.

    Args:
        text: A line such as ``Published 20 October 2021 10.15am BST``, in any language.

    Raises:
        TypeError: If *text* is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    stated = parse_machine_form(text)
    if stated is not None:
        return stated
    page = Page(text)
    stamps = list(find_timestamps(page, page.span, load()))
    for kind in (StampKind.PUBLISHED, StampKind.UNKNOWN, StampKind.MODIFIED):
        for stamp in stamps:
            if stamp.kind is kind:
                return stamp.moment
    return None


def find_timestamps(
    page: Page,
    where: Span,
    lexicon: Lexicon,
    *,
    day_first: bool | None = None,
    reference: datetime | None = None,
) -> Iterator[Stamp]:
    """
    Yield the stamps of one block, in reading order.

    Args:
        page: The whole page.

        where: The span of the block.

        lexicon: The words of the page's language.

        day_first: Whether ``02/03/2024`` is 2 March; found out from the line where ``None``.

        reference: When the page was fetched: resolves "3 hours ago" and dates without a year; without it such
            stamps are left out.
    """
    end = min(where.end, where.start + _LONGEST)
    if reference is None and not _DIGITS.search(page.folded, where.start, end):
        return
    patterns = _patterns(lexicon.timestamp)
    line = _Line(page.text, page.folded, where.start, end, patterns)
    dates = list(_find_dates(line, day_first=day_first))
    if dates and not _is_prose(line, dates):
        yield from _find_stamps(line, dates)
    elif not dates and reference is not None:
        yield from _find_relative(line, lexicon.timestamp, reference)


_DIGITS = lazy(r"\d\d")
"""No date is without."""


@frozen(eq=False)
class _Patterns:
    date: regex.Pattern[str]
    time: regex.Pattern[str]
    gap: regex.Pattern[str]
    kinds: OpenedPattern
    known: OpenedPattern
    relative: regex.Pattern[str]
    words: TimestampWords
    month_first: bool


@frozen(eq=False)
class _Line:
    text: str
    folded: str
    start: int
    end: int
    patterns: _Patterns


@frozen(eq=False)
class _Date:
    start: int
    end: int
    year: int
    month: int
    day: int


@frozen(eq=False)
class _Time:
    start: int
    end: int
    hour: int
    minute: int
    second: int
    zone: str | None


@cache
def _patterns(words: TimestampWords) -> _Patterns:
    months = frozenset(words.months) | frozenset(words.jalali) or frozenset({"\0"})
    half = {"am": frozenset(words.am) or {"\0"}, "pm": frozenset(words.pm) or {"\0"}}
    zone_words = frozenset(zones().offsets) | frozenset(zones().american) | frozenset(zones().european)
    known = words.weekdays | words.joiners | words.published | words.updated | words.reading | words.am | words.pm
    known |= months | words.ago | frozenset(words.units) | zone_words
    return _Patterns(
        date=regex.compile(_DATE, months=list(months)),
        time=regex.compile(_TIME, **{k: list(v) for k, v in half.items()}, zones=list(zone_words)),  # type: ignore[arg-type]
        gap=regex.compile(_GAP, skip=list(words.weekdays | words.joiners | {"\0"})),
        kinds=OpenedPattern(
            r"(?i)(?<![\p{L}\p{M}])(?:(?P<updated>\L<updated>)|(?P<published>\L<published>))(?![\p{L}\p{M}])",
            updated=words.updated,
            published=words.published,
        ),
        known=OpenedPattern(r"(?i)(?<![\p{L}\p{M}])(?:\L<known>)(?![\p{L}\p{M}])", known=known),
        relative=regex.compile(
            r"(?i)(?<![\p{L}\p{M}\d])(?P<number>\d{1,3}|an?|one|une?|eine[rm]?)?[ ]{0,2}(?P<unit>\L<units>)(?![\p{L}\p{M}])",
            units=list(words.units) or ["\0"],
        ),
        words=words,
        month_first="mdy" in words.orders,
    )


_DATE = r"""(?xi)(?<![\d])(?:
    (?P<year>(?:19|20|1[34])\d\d)(?:
        [ ]?(?P<mark>[-/.])[ ]?(?P<month>\d{1,2})[ ]?(?P=mark)[ ]?(?P<day>\d{1,2})(?![\d])
      | [ ]{0,2}[年년][ ]{0,2}(?P<month>\d{1,2})[ ]{0,2}[月월][ ]{0,2}(?P<day>\d{1,2})[ ]{0,2}[日일号號]
      | [.,/-]?[ ]{0,2}(?P<name>\L<months>)[.]?[ /-]{1,2}(?P<day>\d{1,2})(?![\d:])
    )
  | (?<![\d][./-])(?P<first>\d{1,2})[ ]?(?P<mark>[./-])[ ]?(?P<second>\d{1,2})[ ]?(?P=mark)[ ]?(?P<year>\d{4}|\d\d)
        (?![\d:])(?![./-]\d)
  | (?<![\d][./-])(?P<first>\d{1,2})/(?P<second>\d{1,2})[ ]{0,2}-[ ]{0,2}(?P<year>20\d\d)(?!\d)
  | (?P<day>\d{1,2})(?:st|nd|rd|th|er|re|e|º|ª|°|ο|η)?[ ]?[.,]?[ /-]{0,2}(?:(?:de|of|do|del|di|d'|ta'|den)[ ])?
        (?<![\p{L}])(?P<name>\L<months>)(?![\p{L}\p{M}])[.]?[ ,./-]{0,3}(?:(?:de|del|do|of|ל|سنة|عام)[ ])?
        '?(?P<year>(?:19|20|1[34])\d\d(?!\d)|(?<=[-/ '])\d\d(?![\d:.h]))
  | (?<![\p{L}\p{M}])(?P<name>\L<months>)[.]?[ /-]{1,2}(?P<day>\d{1,2})(?:st|nd|rd|th)?
        (?:[ ]?[,.][ ]{0,2}|[ /-]{1,2})(?P<year>(?:19|20)\d\d)(?!\d)
)"""

_TIME = r"""(?xi)(?<![\d./:-])(?:(?:(?P<am>\L<am>)|(?P<pm>\L<pm>))[ ]{0,2})?+
    (?P<hour>\d{1,2})(?:
        (?:(?P<mark>[:.h時时시])|[ ]?(?:h|時|时|点|點|시|uhr)[ ]?)[ ]?(?P<minute>\d\d)(?!\d)(?:(?:[:.]|[分분][ ]?)(?P<second>\d\d)(?!\d)(?:[.]\d{1,6}|[秒초])?)?[分분]?
        (?:[ ]{0,2}(?:(?P<am>\L<am>)|(?P<pm>\L<pm>))(?![\p{L}\p{M}]))?
      | [ ]{0,2}(?:(?P<am>\L<am>)|(?P<pm>\L<pm>))(?![\p{L}\p{M}])
      | [ ]?(?:uhr|[時时시](?!間)|h(?![\p{L}\d]))
    )(?![:]?\d)
    (?:[ ]{0,2}(?:uhr|hrs?[.]?|h(?!\p{L})|น[.]|น)(?![\p{L}]))?
    (?:[ ]{0,2}[(,]?[ ]?(?P<zone>(?:(?:gmt|utc)[ ]?)?[+-][ ]?\d{1,2}(?!\d|[./-]|:?\d\d\d)(?::?\d\d)?(?!\d)|[+-]\d{4}(?!\d)|\L<zones>)(?![\p{L}\p{M}])[)]?)?"""

_GAP = r"(?i)(?:(?<=\d)T|[\s,.|/@\-•·:;()\[\]–>]++|(?<![\p{L}\p{M}])(?:\L<skip>)(?![\p{L}\p{M}]))*+"


def _find_dates(line: _Line, *, day_first: bool | None) -> Iterator[_Date]:
    for match in line.patterns.date.finditer(line.folded, line.start, line.end):
        words = line.patterns.words
        year = int(match["year"])
        if len(match["year"]) == 2:
            year += 2000 if year < 70 else 1900
        if match["first"]:
            first, second = int(match["first"]), int(match["second"])
            monthly = _is_month_first(line, match, day_first=day_first) if first <= 12 and second <= 12 else second > 12
            month, day = (first, second) if monthly else (second, first)
        elif match["name"]:
            name, day = match["name"].lower(), int(match["day"])
            if name in words.jalali and year < 1500:
                month = int(words.jalali[name])
            elif name in words.months:
                month = int(words.months[name])
            else:
                continue
        else:
            month, day = int(match["month"]), int(match["day"])
        if year < 1500:
            if not (1300 <= year <= 1450 and 1 <= month <= 12 and 1 <= day <= 31):
                continue
            year, month, day = to_gregorian(year, month, day)
        if 1900 <= year < 2100 and make_moment([year, month, day, 0, 0, 0], None) is not None:
            yield _Date(match.start(), match.end(), year, month, day)


_MONTH_FIRST = lazy(
    r"(?i)\d ?[ap]\.?m\b|\b(?:e[sd]?t|c[sd]?t|m[sd]t|p[sd]?t|published|updated|posted|last|modified|by|on|read|ago)\b"
)


def _is_month_first(line: _Line, match: regex.Match[str], *, day_first: bool | None) -> bool:
    """Return whether ``02/03/2024`` is 3 February: told, or dots are not between, and American words stand beside."""
    if day_first is not None:
        return not day_first
    if match["mark"] == "." or not line.patterns.month_first:
        return False
    return _MONTH_FIRST.search(line.folded, line.start, line.end) is not None


_MOST_WORDS: Final = 3
_LOWER_WORD = lazy(r"(?<![\p{L}\p{M}'-])[\p{Ll}\p{Lo}][\p{L}\p{M}'-]++")


def _is_prose(line: _Line, dates: list[_Date]) -> bool:
    """Return whether more than three words that no stamp line has stand around the dates."""
    if len(_LOWER_WORD.findall(line.text, line.start, line.end)) <= _MOST_WORDS:
        return False
    known = [match.span() for match in line.patterns.known.finditer(line.folded, line.start, line.end)]
    others, at = [], line.start
    for start, end in sorted([*known, *((date.start, date.end) for date in dates)]):
        others.append(line.text[at:start])
        at = max(at, end)
    others.append(line.text[at : line.end])
    return len(_LOWER_WORD.findall(" ".join(others))) > _MOST_WORDS


def _find_stamps(line: _Line, dates: list[_Date]) -> Iterator[Stamp]:
    times = list(_find_times(line, dates))
    taken: set[int] = set()
    pairs: list[tuple[_Date, _Time | None]] = []
    leading = bool(times) and times[0].start < dates[0].start and not any(t.start > dates[-1].end for t in times)
    for index, date in enumerate(dates):
        left = dates[index - 1].end if index else line.start
        right = dates[index + 1].start if index + 1 < len(dates) else line.end
        after = [n for n, t in enumerate(times) if date.end <= t.start < right and n not in taken]
        before = [n for n, t in enumerate(times) if left <= t.start < date.start and n not in taken]
        order = [*before[-1:], *after[:1]] if leading else [*after[:1], *before[-1:]]
        chosen = next((n for n in order if _adjoin(line, date, times[n])), None)
        if chosen is not None:
            taken.add(chosen)
        pairs.append((date, None if chosen is None else times[chosen]))
    previous = line.start
    found: list[Stamp] = []
    for date, time in pairs:
        start = min(date.start, time.start if time else date.start)
        kind = _find_kind(line, previous, start)
        stop = max(date.end, time.end if time else date.end)
        found.append(_make_stamp(date, time, Span(start, stop), kind))
        previous = stop
    for n, time in enumerate(times):
        if n not in taken and time.start > dates[0].end:
            before_it = max((d for d in dates if d.end <= time.start), key=lambda d: d.end)
            if _find_kind(line, before_it.end, time.start) is StampKind.MODIFIED:
                found.append(_make_stamp(before_it, time, Span(time.start, time.end), StampKind.MODIFIED))
    yield from found


def _find_times(line: _Line, dates: list[_Date]) -> Iterator[_Time]:
    edges = [(line.start, dates[0].start)]
    edges += [(a.end, b.start) for a, b in zip(dates, [*dates[1:], None], strict=True) if b is not None]
    edges.append((dates[-1].end, line.end))
    for start, end in edges:
        at = start
        while at < end and (match := line.patterns.time.search(line.folded, at, end)) is not None:
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
                if zone and zone[0].isalpha() and not _is_zone(line, match, zone):
                    zone = None
                yield _Time(match.start(), match.end(), hour, minute, second, zone)


def _is_zone(line: _Line, match: regex.Match[str], zone: str) -> bool:
    """Return whether the letters are a zone, not the word "est": capitals, or behind a.m. or p.m."""
    printed = line.text[match.start("zone") : match.end("zone")]
    letters = "".join(c for c in printed if c.isalpha())
    return letters.isupper() or "time" in zone or (len(letters) > 2 and bool(match["am"] or match["pm"]))


def _adjoin(line: _Line, date: _Date, time: _Time) -> bool:
    start, end = (date.end, time.start) if time.start >= date.end else (time.end, date.start)
    return end - start <= 40 and line.patterns.gap.fullmatch(line.folded, start, end) is not None


def _find_kind(line: _Line, start: int, end: int) -> StampKind:
    """Return what the last word of publication or update before the stamp says."""
    kind = StampKind.UNKNOWN
    for match in line.patterns.kinds.finditer(line.folded, max(start, end - 80), end):
        kind = StampKind.MODIFIED if match["updated"] else StampKind.PUBLISHED
    return kind


def _make_stamp(date: _Date, time: _Time | None, span: Span, kind: StampKind) -> Stamp:
    moment = datetime(date.year, date.month, date.day)  # noqa: DTZ001 - no zone printed
    if time is not None:
        moment = moment.replace(hour=time.hour, minute=time.minute, second=time.second)
        if time.zone:
            moment = moment.replace(tzinfo=find_zone(time.zone, moment))
    return Stamp(moment, span, kind, has_time=time is not None)


# ------------------------------------------------------------------ zones


# --------------------------------------------------------------- calendars


# ---------------------------------------------------------------- relative


def _find_relative(line: _Line, words: TimestampWords, reference: datetime) -> Iterator[Stamp]:
    folded = line.folded[line.start : line.end].lower()
    ago = any(regex.search(r"(?<!\p{L})\L<ago>(?!\p{L})", folded, ago=[each]) for each in words.ago)
    if ago:
        match = line.patterns.relative.search(line.folded, line.start, line.end)
        if match is not None and match["number"]:
            count = int(match["number"]) if match["number"].isdecimal() else 1
            moment = reference - timedelta(seconds=count * int(words.units[match["unit"].lower()]))
            kind = _find_kind(line, line.start, match.start())
            yield Stamp(moment, Span(match.start(), match.end()), kind, has_time=True)
