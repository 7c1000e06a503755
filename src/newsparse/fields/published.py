"""When the story was published, and when it was last changed: declared and printed times weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import islice
from typing import Final, TypeAlias

import regex
from attrs import Factory, define

from newsparse.fields.body_range import BodyRange, find_body_range
from newsparse.fields.ranking import Weights, rank, to_candidate
from newsparse.fields.timestamp import Stamp, StampKind, find_timestamps
from newsparse.fields.timestamp.machine import parse_declared_stamp
from newsparse.lexicon import Lexicon
from newsparse.model import BODY_ROLES, Block, Candidate, Choice, Declared, Origin, Page, RawBlock, Role
from newsparse.span import Span
from newsparse.text.word_lists import OpenedPattern

_MOST_STAMPS: Final = 40
"""Printed stamps weighed; the rest are teasers' and comments'."""
_MOST_DECLARED: Final = 80
"""Declared times weighed."""
_COMPACT = regex.compile(r"(\d{4})(\d\d)(\d\d)(?=$|T)|(\d{4})/(\d\d)/(\d\d)(?=$|[ T])")
_LATE_MARK = regex.compile(r"(T\d\d:\d\d:\d\d):(\d{3})(?!\d)")
# Where a change is declared or printed, by how much it is to be trusted; by hand, as no reference names changes.
_CHANGES: Final = {"json-ld": 4.0, "article:modified": 3.0, "printed": 2.5, "other meta tags": 2.0, "markup": 1.5}


@define(eq=False)
class TimeCandidate:
    """One moment that could be the publication, however often it is printed and declared."""

    moment: datetime
    origin: Origin
    has_time: bool
    reasons: dict[str, float] = Factory(dict)


Stamps: TypeAlias = Mapping[int, Sequence[Stamp]]


def find_stamps(page: Page, blocks: Sequence[Block], lexicon: Lexicon) -> Stamps:
    """Return the stamps of the first blocks that are labelled as stamps or bylines, by the index of the block."""
    stamped = [index for index, block in enumerate(blocks) if block.role in _STAMPED]
    return {index: tuple(find_timestamps(page, blocks[index].span, lexicon)) for index in stamped[:_MOST_STAMPS]}


def choose_published(
    page: Page,
    raw_blocks: Sequence[RawBlock],
    blocks: Sequence[Block],
    lexicon: Lexicon,
    stamps: Stamps,
    *,
    weights: Weights,
) -> Choice[datetime | None]:
    """
    Return when the story was published: aware where the page gives a zone, midnight where it gives no time.

    A time that is only said to be a change, declared or printed, is no candidate.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks, with what markup says of them.

        blocks: The same blocks with their roles, in the same order.

        lexicon: The words of the page's language.

        stamps: What :func:`find_stamps` found.

        weights: What each reason weighs.
    """
    ranked = rank(gather_times(page, raw_blocks, blocks, lexicon, stamps), weights)
    candidates = tuple(to_candidate(time.moment, score, time, weights) for score, time in ranked[:8])
    if not candidates or candidates[0].score < 0:
        return Choice(None, None, candidates)
    return Choice(candidates[0].value, candidates[0].origin, candidates)


def choose_modified(
    page: Page, lexicon: Lexicon, stamps: Stamps, *, published: datetime | None
) -> Choice[datetime | None]:
    """
    Return when the story was last changed, as declared or printed.

    Args:
        page: The page, with what it declares.

        lexicon: The words of the page's language.

        stamps: What :func:`find_stamps` found.

        published: When it was published; a change before that day is none.
    """
    found: list[Candidate[datetime | None]] = []
    for each in [each for each in page.declared if each.field == "modified"][:_MOST_DECLARED]:
        if moment := _read_value(each.value, lexicon):
            source = _source(each)
            found.append(Candidate(moment, each, _CHANGES.get(source, 2.0), f"declared in {source}"))
    for printed in stamps.values():
        changes = [stamp for stamp in printed if stamp.kind is StampKind.MODIFIED]
        if changes:
            why = "printed as a change"
            found += [Candidate(stamp.moment, stamp.span, _CHANGES["printed"], why) for stamp in changes]
            break
    if published is not None:
        day = published.date() - timedelta(days=1)  # zones may part the two by a day
        found = [each for each in found if each.value is not None and each.value.date() >= day]
    found.sort(key=lambda each: -each.score)
    return Choice(found[0].value, found[0].origin, tuple(found[:8])) if found else Choice(None)


def gather_times(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], lexicon: Lexicon, stamps: Stamps
) -> list[TimeCandidate]:
    """Return whatever could be the publication, with the reasons for and against, in no order."""
    times: dict[tuple[datetime, bool], TimeCandidate] = {}
    changes: list[datetime] = []
    seen: dict[str, int] = {}
    for each in page.declared:
        if each.field not in ("published", "created", "time", "url_date", "modified"):
            continue
        source = f"{each.field} in {_source(each)}" if each.field in ("published", "created") else each.field
        seen[source] = seen.get(source, 0) + 1
        if seen[source] > _MOST_DECLARED or (moment := _read_value(each.value, lexicon)) is None:
            continue
        if each.field == "modified":
            changes.append(moment)
            continue
        time = _add(times, moment, each, has_time=":" in each.value or "T" in each.value)
        time.reasons[f"declared as {source}"] = 1.0
        if seen[source] == 1:
            time.reasons["the first time element" if each.field == "time" else "declared before others of its kind"] = (
                1.0
            )
    _add_printed(times, changes, page, raw_blocks, blocks, lexicon, stamps)
    if not any(_is_likely(time.reasons) for time in times.values()):
        _add_said(times, page, blocks, lexicon)
    found = list(times.values())
    zones = [_local_moment(time, found) for time in found]
    for time, moment in zip(found, zones, strict=True):
        time.moment = moment
    _weigh_together(found, changes)
    return found


def _add(
    times: dict[tuple[datetime, bool], TimeCandidate], moment: datetime, origin: Origin, *, has_time: bool
) -> TimeCandidate:
    key = moment.replace(second=0, microsecond=0), has_time
    if key not in times:
        times[key] = TimeCandidate(moment, origin, has_time)
    return times[key]


# ----------------------------------------------------------------- declared


def _source(each: Declared) -> str:
    path = each.path.lower()
    if path.startswith(("json-ld", "script")):
        return "json-ld" if path.startswith("json-ld") else "scripts"
    if "article:published" in path or "article:modified" in path:
        return "article:published" if "published" in path else "article:modified"
    return "other meta tags" if path.startswith("meta") else "markup"


def _read_value(value: str, lexicon: Lexicon) -> datetime | None:
    """Return the moment that a declared value states, in a form for machines or else for people."""
    value = value.strip()[:100]
    if match := _COMPACT.match(value):
        value = "-".join(filter(None, match.groups())) + value[match.end() :]
    value = _LATE_MARK.sub(r"\1.\2", value)
    moment = parse_declared_stamp(value)
    if moment is None and len(value) > 5:
        line = Page(value)
        stamp = next(iter(find_timestamps(line, line.span, lexicon)), None)
        moment = stamp.moment if stamp else None
    # 1970-01-01 and 0001-01-01 are unset fields.
    return moment if moment is not None and moment.year > 1970 else None


# ------------------------------------------------------------------- printed


_STAMPED: Final = frozenset({Role.TIMESTAMP, Role.BYLINE})
_OPENING: Final = 60
"""Code points at the start of a block in which a date opens the story: ``27.1.2022 - The village …``."""
_SHORT: Final = 160
"""Code points of a block that may be a stamp whatever its label says."""


def _stamp_spans(page: Page, blocks: Sequence[Block], story: BodyRange) -> Iterator[tuple[int, Span, str]]:
    """Yield where stamps may stand, in page order: the block, the part of it to look at, and what it is."""
    around = story.near()
    for index, block in enumerate(blocks):
        if block.role in _STAMPED:
            yield index, block.span, "a block of stamps" if block.role is Role.TIMESTAMP else "a byline"
        elif index == story.title:
            opening = Span(block.span.start, min(block.span.end, block.span.start + _OPENING))
            if _LEADING_DATE.match(page.folded, opening.start, opening.end):
                yield index, opening, "the opening of a title"
        elif (story.first <= index <= story.first + 1) or (index in around and block.role in _OPENERS):
            opening = Span(block.span.start, min(block.span.end, block.span.start + _OPENING))
            yield index, opening, f"the opening of a {block.role}"
        elif index in around and len(block.span) <= _SHORT and block.role not in BODY_ROLES:
            yield index, block.span, "a short block near the story"


_LEADING_DATE = regex.compile(r"\G\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d")
_OPENERS: Final = frozenset({Role.STANDFIRST, Role.TITLE, Role.PARAGRAPH})


def _add_printed(  # noqa: PLR0917  # what is found is written into the first two
    times: dict[tuple[datetime, bool], TimeCandidate],
    changes: list[datetime],
    page: Page,
    raw_blocks: Sequence[RawBlock],
    blocks: Sequence[Block],
    lexicon: Lexicon,
    stamps: Stamps,
) -> None:
    story = find_body_range(blocks)
    days = {time.moment.date() for time in times.values()}
    number = 0
    for index, where, what in _stamp_spans(page, blocks, story):
        for stamp in stamps[index] if index in stamps else find_timestamps(page, where, lexicon):
            number += 1
            if number > _MOST_STAMPS:
                return
            if stamp.moment.year <= 1970:
                continue
            if stamp.kind is StampKind.MODIFIED:
                changes.append(stamp.moment)
                continue
            moment = _settled(stamp, page, days)
            time = _add(times, moment, stamp.span, has_time=stamp.has_time)
            time.reasons[story.place_of(index)] = 1.0
            time.reasons[f"in {what}"] = 1.0
            time.reasons[f"printed, kind {stamp.kind}"] = 1.0
            if raw_blocks[index].hint.inside & _ASIDE:
                time.reasons["in an aside, menu or footer"] = 1.0
            if number == 1:
                time.reasons["the first stamp printed"] = 1.0


_DIGIT = regex.compile(r"\d")
_NUMBERS = regex.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\d)")


def _settled(stamp: Stamp, page: Page, days: AbstractSet[date]) -> datetime:
    """Return the stamp's moment, day and month of ``04/12/2024`` in the order that a declared time bears out."""
    moment = stamp.moment
    if moment.day > 12 or moment.date() in days or not _NUMBERS.search(page.folded, stamp.span.start, stamp.span.end):
        return moment
    other = moment.replace(month=moment.day, day=moment.month)
    return other if other.date() in days else moment


_ASIDE: Final = frozenset({"aside", "nav", "footer"})


def _add_said(
    times: dict[tuple[datetime, bool], TimeCandidate], page: Page, blocks: Sequence[Block], lexicon: Lexicon
) -> None:
    """Add the times beside which the page says "published", wherever: for pages that state them nowhere better."""
    pattern = _said(lexicon)
    number = 0
    for block in blocks[:_MOST_BLOCKS]:
        if not _DIGIT.search(page.folded, block.span.start, block.span.end):
            continue
        for match in islice(pattern.finditer(page.folded, block.span.start, block.span.end), _MOST_SAID):
            start, end = match.span()
            after = Span(start, min(block.span.end, end + _OPENING))
            before = Span(max(block.span.start, start - _OPENING), end)
            for where in (after, before):
                near = [
                    stamp
                    for stamp in find_timestamps(page, where, lexicon)
                    if stamp.span.start - end <= _BESIDE and start - stamp.span.end <= _BESIDE
                ]
                if near and near[0].kind is not StampKind.MODIFIED:
                    time = _add(times, near[0].moment, near[0].span, has_time=near[0].has_time)
                    time.reasons["beside a word that says published"] = 1.0
                    time.reasons["in an aside, menu or footer"] = float(block.role in _LISTS)
                    number += 1
                    break
            if number >= _MOST_STAMPS:
                return


def _is_likely(reasons: Mapping[str, float]) -> bool:
    return any(name.startswith("declared") or name in _PROMISING for name in reasons)


_PROMISING: Final = frozenset({"between headline and story", "right before the headline"})
_LISTS: Final = frozenset({Role.RELATED, Role.NAVIGATION, Role.COMMENT})
_MOST_BLOCKS: Final = 4000
_MOST_SAID: Final = 4
"""Words that say "published" looked at in one block."""
_BESIDE: Final = 20
"""Code points between such a word and the time."""


@cache
def _said(lexicon: Lexicon) -> OpenedPattern:
    return OpenedPattern(r"(?i)(?<![\p{L}\p{M}])(?:\L<words>)(?![\p{L}\p{M}])", words=lexicon.timestamp.published)


# ------------------------------------------------------------------ together


def _weigh_together(times: Sequence[TimeCandidate], changes: Sequence[datetime]) -> None:
    """Add what the times say of each other."""
    declared = {name for time in times for name in time.reasons if name.startswith("declared")}
    stated = [time for time in times if any(name.startswith("declared as published") for name in time.reasons)]
    earliest = min((time.moment.date() for time in stated), default=None)
    days: dict[object, set[str]] = {}
    for time in times:
        days.setdefault(time.moment.date(), set()).update(_witnesses(time.reasons))
    for time in times:
        reasons = time.reasons
        reasons["has a time"] = float(time.has_time)
        if time.moment.tzinfo is not None:
            reasons["has a zone"] = 1.0
        if earliest is not None and time.moment.date() > earliest:
            reasons["on a later day than one declared as published"] = 1.0
        for witness in days[time.moment.date()] - _witnesses(reasons):
            reasons[f"same day: {witness}"] = 1.0
        for name in ("declared as published in json-ld", "declared as published in article:published"):
            if name in declared and name not in reasons:
                reasons[f"others are {name}"] = 1.0
        if any(_same_minute(time.moment, change) for change in changes):
            reasons["is also said to be a change"] = 1.0
        elif any(time.moment.date() > change.date() for change in changes):
            reasons["on a later day than the change"] = 1.0
    if len(times) == 1:
        times[0].reasons["the only time"] = 1.0


def _witnesses(reasons: Mapping[str, float]) -> set[str]:
    return {name for name in reasons if name.startswith(("declared", "printed", "between"))}


def _local_moment(time: TimeCandidate, times: Sequence[TimeCandidate]) -> datetime:
    """
    Return the moment, and where it is stated in UTC, in the zone in which the page states the same minute too.

    ``2024-03-09T02:25:54Z`` declared and "March 8, 9:25 p.m." printed make ``2024-03-08T21:25:54-05:00``.
    """
    moment = time.moment
    if not time.has_time or moment.tzinfo is None or moment.utcoffset():
        return moment
    for other in times:
        stated = other.moment
        if not other.has_time or other is time or "long after the story" in other.reasons:
            continue
        if stated.tzinfo is not None:
            if stated.utcoffset() and abs(stated - moment) < _MINUTE:
                return moment.astimezone(stated.tzinfo)
            continue
        ahead = stated.replace(second=0, microsecond=0) - moment.replace(second=0, microsecond=0, tzinfo=None)
        if ahead and not ahead % _QUARTER and _WESTERNMOST <= ahead <= _EASTERNMOST:
            return moment.astimezone(timezone(ahead))
    return moment


_MINUTE: Final = timedelta(minutes=1)
_QUARTER: Final = timedelta(minutes=15)
"""All zones differ by quarters of an hour (tz database)."""
_WESTERNMOST: Final = timedelta(hours=-12)
_EASTERNMOST: Final = timedelta(hours=14)


def _same_minute(one: datetime, other: datetime) -> bool:
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return abs(one - other) < _MINUTE
