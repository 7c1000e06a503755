"""Timestamps: when a story was published or updated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import evolve, frozen

from newsparse.fields.timestamp.clock import ClockTime, find_clock_times
from newsparse.fields.timestamp.machine import parse_machine_form
from newsparse.fields.timestamp.zones import find_zone
from newsparse.lexicon import Lexicon, dates, load_for, zones
from newsparse.lexicon.words import TimestampWords
from newsparse.model import Page
from newsparse.printed.dates import PrintedDate, find_dates, find_relative_time, match_date
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.word_finder import FoundWord, WordFinder

_LONGEST: Final = 4000
"""Code points of a block in which stamps are looked for; stamp lines are shorter, and longer blocks are prose."""
_LONGEST_GAP: Final = 40
"""Code points between a date and the time that belongs to it."""
_KIND_BEFORE: Final = 80
"""Code points before a stamp in which a word such as "updated" counts."""
_KIND_BEHIND: Final = 24
"""Code points behind the last stamp of a line in which such a word counts: ``2024-03-12 18:45 更新``."""
_MOST_WORDS: Final = 3
"""Words that stand in no stamp line; a block with more is prose."""


class StampKind(StrEnum):
    """What a stamp states about the story."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    OTHER = "other"
    """Neither: when a manuscript was received, a page archived, a profile made."""
    UNKNOWN = "unknown"


@frozen
class Stamp:
    """One time as printed."""

    moment: datetime
    """Aware where a zone is printed, naive where none is; midnight where no time is."""
    span: Span
    kind: StampKind
    has_time: bool


def parse_timestamp(
    text: str,
    *,
    day_first: bool | None = None,
    reference: datetime | None = None,
    language: str | None = None,
) -> datetime | None:
    """
    Return the time of publication that *text* prints, or ``None``.

    The time of an update counts only where it stands alone.  The result is aware where a zone is printed and naive
    where none is, with midnight where no time is printed.

    Args:
        text: A line such as ``Published 20 October 2021 10.15am BST``.

        day_first: Whether ``02/03/2024`` is 2 March; judged by the words beside it where ``None``.

        reference: When the text was fetched: resolves "3 hours ago", "yesterday" and days without a year, which are
            ``None`` without it.

        language: A BCP 47 tag; all languages are tried where ``None``.

    Raises:
        TypeError: If *text* is no ``str``.

        UnknownLanguageError: If *language* is no language tag.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    lexicon = load_for(language)
    stated = parse_machine_form(text)
    if stated is not None:
        return stated
    page = Page(text)
    stamps = list(find_timestamps(page, page.span, lexicon, day_first=day_first, reference=reference))
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

        day_first: Whether ``02/03/2024`` is 2 March; judged by the words beside it where ``None``.

        reference: When the page was fetched: resolves "3 hours ago", "yesterday" and days without a year; without it
            such stamps are left out.
    """
    end = min(where.end, where.start + _LONGEST)
    if reference is None and not _TWO_DIGITS.search(page.folded, where.start, end):
        return
    words = lexicon.timestamp
    line = _Line(page.text, page.folded, where.start, end, _vocabulary(words))
    found = list(find_dates(page.folded, where.start, end, words, day_first=day_first))
    if found and not _is_prose(line, found):
        yield from _find_stamps(line, found)
    elif not found and reference is not None:
        yield from _find_relative(line, reference)


def find_kind(page: Page, where: Span, lexicon: Lexicon) -> StampKind:
    """Return the kind that the last word for one in *where* states, of a label such as "Updated:"."""
    line = _Line(page.text, page.folded, where.start, where.end, _vocabulary(lexicon.timestamp))
    return _find_kind(line, where.start, where.end)


_TWO_DIGITS = lazy(r"\d\d")
"""Stand in every date with a year."""


@frozen(eq=False)
class _Vocabulary:
    """The patterns of one language's stamp lines."""

    words: TimestampWords
    skipped: WordFinder
    """Words that may stand between a date and its time."""
    kinds: WordFinder
    known: WordFinder
    """Words that stamp lines have."""
    days: WordFinder


@frozen(eq=False)
class _Line:
    text: str
    folded: str
    start: int
    end: int
    vocabulary: _Vocabulary


@cache
def _vocabulary(words: TimestampWords) -> _Vocabulary:
    joiners = words.joiners | dates().joiners
    known = words.weekdays | joiners | words.published | words.updated | words.others | words.reading
    known |= words.am | words.pm | words.ago | {*words.months, *words.jalali, *words.units}
    known |= {*zones().offsets, *zones().american, *zones().european}
    return _Vocabulary(
        words,
        skipped=WordFinder(words.weekdays | joiners),
        kinds=WordFinder(words.updated | words.published | words.others),
        known=WordFinder(known),
        days=WordFinder(words.days),
    )


_LOWER_WORD = lazy(r"(?<![\p{L}\p{M}'-])[\p{Ll}\p{Lo}][\p{L}\p{M}'-]++")
_LABELLED = lazy(r"(?<![\p{L}\p{M}])[\p{L}\p{M}]{1,12}+[ ]?[:：][ ]?[^\s:：\d][^\s:：]{0,30}+")
"""A label and its value, such as ``来源：岛报``."""


def _is_prose(line: _Line, found: Sequence[PrintedDate]) -> bool:
    """Return whether more than three words that no stamp line has stand around the dates."""
    if len(_LOWER_WORD.findall(line.text, line.start, line.end)) <= _MOST_WORDS:
        return False
    expected = [(each.start, each.end) for each in line.vocabulary.known.finditer(line.folded, line.start, line.end)]
    expected += [match.span() for match in _LABELLED.finditer(line.text, line.start, line.end)]
    others, at = [], line.start
    for start, end in sorted([*expected, *((each.start, each.end) for each in found)]):
        others.append(line.text[at:start])
        at = max(at, end)
    others.append(line.text[at : line.end])
    return len(_LOWER_WORD.findall(" ".join(others))) > _MOST_WORDS


def _find_stamps(line: _Line, found: Sequence[PrintedDate]) -> Iterator[Stamp]:
    """Yield the dates with the times that stand beside them, and the times of updates on the same day."""
    gaps = _times_between(line, found)
    leading = bool(gaps[0]) and not gaps[-1]
    pairs: list[tuple[PrintedDate, ClockTime | None]] = []
    for index, day in enumerate(found):
        before, after = gaps[index][-1:], gaps[index + 1][:1]
        order = [*before, *after] if leading else [*after, *before]
        chosen = next((time for time in order if _adjoin(line, day, time)), None)
        if chosen is not None:
            gaps[index + (chosen.start > day.start)].remove(chosen)
        pairs.append((day, chosen))
    previous = line.start
    stamps: list[Stamp] = []
    for day, time in pairs:
        start = min(day.start, time.start if time else day.start)
        stop = max(day.end, time.end if time else day.end)
        stamps.append(_make_stamp(day, time, Span(start, stop), _find_kind(line, previous, start)))
        previous = stop
    last = len(stamps) - 1
    if stamps[last].kind is StampKind.UNKNOWN and not gaps[-1] and (kind := _kind_behind(line, previous)) is not None:
        stamps[last] = _make_stamp(*pairs[last], stamps[last].span, kind)
    for day, left in zip(found, gaps[1:], strict=True):
        for time in left:
            if _find_kind(line, day.end, time.start) is StampKind.MODIFIED:
                stamps.append(_make_stamp(day, time, Span(time.start, time.end), StampKind.MODIFIED))
    yield from stamps


def _times_between(line: _Line, found: Sequence[PrintedDate]) -> list[list[ClockTime]]:
    """Return the times before the first date, between each two, and behind the last."""
    edges = [line.start, *(edge for each in found for edge in (each.start, each.end)), line.end]
    return [_find_times(line, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _find_times(line: _Line, start: int, end: int) -> list[ClockTime]:
    """Return the times of day between *start* and *end*; of one that stands in two zones, the first form."""
    times: list[ClockTime] = []
    for time in find_clock_times(line.text, line.folded, start, end, line.vocabulary.words):
        if times and times[-1].zone and time.zone and _SAME_TIME.fullmatch(line.folded, times[-1].end, time.start):
            times[-1] = evolve(times[-1], end=time.end)
        else:
            times.append(time)
    return times


_SAME_TIME = lazy(r"[ ]?[(/|][ ]?")
"""Stands between a time and the same in another zone: ``0645 GMT (1445 HKT)``."""


def _adjoin(line: _Line, day: PrintedDate, time: ClockTime) -> bool:
    start, end = (day.end, time.start) if time.start >= day.end else (time.end, day.start)
    return end - start <= _LONGEST_GAP and _is_gap(line, start, end)


def _is_gap(line: _Line, start: int, end: int) -> bool:
    """Return whether nothing stands between *start* and *end* but what joins a date and its time."""
    while start < end:
        if (marks := _MARKS.match(line.folded, start, end)) is not None:
            start = marks.end()
            continue
        if not _GAP_WORD.match(line.folded, start):
            return False
        words = line.vocabulary.skipped.words_at(line.folded, start, end)
        stop = next((word.end for word in words if _BEHIND_WORD.match(line.folded, word.end, end)), None)
        if stop is None:
            return False
        start = stop
    return True


_MARKS = lazy(r"(?i)(?<=\d)T|[\s,،.|/@\-•·:;()\[\]–>（），：]++")
_GAP_WORD = lazy(r"(?<![\p{L}\p{M}])|(?<=[日일号號])")
_BEHIND_WORD = lazy(r"(?![\p{L}\p{M}])")


def _find_kind(line: _Line, start: int, end: int) -> StampKind:
    """Return the kind that the last word for one before a stamp states."""
    kind = StampKind.UNKNOWN
    for found in line.vocabulary.kinds.finditer(line.folded, max(start, end - _KIND_BEFORE), end):
        kind = _kind_of(found, line)
    return kind


def _kind_behind(line: _Line, start: int) -> StampKind | None:
    """Return the kind that the words right behind the last stamp of a line state, if they are all that follows."""
    end = min(line.end, start + _KIND_BEHIND)
    found = line.vocabulary.kinds.search(line.folded, start, end)
    if found is None or line.end > end or line.folded[start : found.start].strip(" ()[]|,") or found.end < line.end - 2:
        return None
    return _kind_of(found, line)


def _kind_of(found: FoundWord, line: _Line) -> StampKind:
    if found.word in line.vocabulary.words.updated:
        return StampKind.MODIFIED
    return StampKind.PUBLISHED if found.word in line.vocabulary.words.published else StampKind.OTHER


def _make_stamp(day: PrintedDate, time: ClockTime | None, span: Span, kind: StampKind) -> Stamp:
    return Stamp(_to_moment(_to_date(day), time), span, kind, has_time=time is not None)


def _to_date(day: PrintedDate) -> date:
    assert day.year is not None  # noqa: S101  # find_dates yields days with their year
    return date(day.year, day.month, day.day)


def _to_moment(day: date, time: ClockTime | None) -> datetime:
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # no zone printed
    if time is not None:
        moment = moment.replace(hour=time.hour, minute=time.minute, second=time.second)
        if time.zone:
            moment = moment.replace(tzinfo=find_zone(time.zone, moment))
    return moment


# ---------------------------------------------------------------- relative


def _find_relative(line: _Line, reference: datetime) -> Iterator[Stamp]:
    """Yield the stamp that counts from *reference*: a span of time, a day such as "yesterday", a day without a year."""
    words = line.vocabulary.words
    relative = find_relative_time(line.folded, line.start, line.end, words)
    if relative is not None:
        kind = _find_kind(line, line.start, relative.start)
        yield Stamp(reference - relative.ago, Span(relative.start, relative.end), kind, has_time=True)
        return
    if line.end - line.start > _LONGEST_RELATIVE:
        return
    if named := line.vocabulary.days.search(line.folded, line.start, line.end):
        back = timedelta(days=int(words.days[named.word]))
        start, end, day = named.start, named.end, reference.date() + back
    else:
        yearless = (
            match_date(line.folded, match.start(), line.end, words)
            for match in _WORD_START.finditer(line.folded, line.start, line.end)
        )
        dated = next((each for each in yearless if each is not None), None)
        if dated is None or (nearest := _last_such_day(dated, reference.date())) is None:
            return
        start, end, day = dated.start, dated.end, nearest
    times = [*_find_times(line, end, line.end), *_find_times(line, line.start, start)]
    time = times[0] if times else None
    moment = _to_moment(day, time)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=reference.tzinfo)
    span = Span(min(start, time.start), max(end, time.end)) if time else Span(start, end)
    yield Stamp(moment, span, _find_kind(line, line.start, span.start), has_time=time is not None)


_LONGEST_RELATIVE: Final = 80
"""Code points of a line in which "today" is a stamp; longer ones are prose."""
_WORD_START = lazy(r"(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]")


def _last_such_day(day: PrintedDate, today: date) -> date | None:
    """Return the last day of this month and number that is not after tomorrow, where zones may put it."""
    for year in (today.year, today.year - 1):
        try:
            found = date(year, day.month, day.day)
        except ValueError:
            continue
        if found <= today + timedelta(days=1):
            return found
    return None
