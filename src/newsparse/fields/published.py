"""When the story was published, and when it was last changed: declared and printed times weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import islice
from typing import Final

from attrs import Factory, define, frozen

from newsparse.fields.body_range import BodyRange
from newsparse.fields.ranking import Weights, rank, to_candidate
from newsparse.fields.timestamp import Stamp, StampKind, find_kind, find_timestamps
from newsparse.fields.timestamp.machine import parse_declared_stamp
from newsparse.lexicon import Lexicon, dates
from newsparse.model import BODY_ROLES, Block, Candidate, Choice, Declared, Origin, Page, RawBlock, Role
from newsparse.span import Span
from newsparse.text.address import host
from newsparse.text.patterns import lazy
from newsparse.text.word_finder import WordFinder

_MOST_STAMPS: Final = 40
"""Printed stamps weighed; the rest are teasers' and comments'."""
_MOST_DECLARED: Final = 80
"""Declared times weighed."""
_LATE_MARK = lazy(r"(T\d\d:\d\d:\d\d):(\d{3})(?!\d)")
# Where a change is declared or printed, by how much it is to be trusted; by hand, as no reference names changes.
_CHANGES: Final = {
    "json-ld": 4.0, "article:modified": 3.0, "printed": 2.5, "other meta tags": 2.0, "scripts": 2.0,
    "article:published": 2.0, "markup": 1.5,
}  # fmt: skip


@define(eq=False)
class TimeCandidate:
    """One moment that could be the publication, however often it is printed and declared."""

    moment: datetime
    origin: Origin
    has_time: bool
    reasons: dict[str, float] = Factory(dict)


@frozen
class ModifiedTime:
    """One moment at which the page was changed, as it declares or prints."""

    moment: datetime
    origin: Origin
    has_time: bool
    source: str
    """One of the names in :data:`_CHANGES`."""


@frozen
class Times:
    """The moments of a page: which could be the publication, and which are changes."""

    candidates: Sequence[TimeCandidate]
    changes: Sequence[ModifiedTime]


def choose_published(times: Times, *, weights: Weights) -> Choice[datetime | None]:
    """
    Return when the story was published: aware where the page gives a zone, midnight where it gives no time.

    Of two moments of the same day, as where an element prints the day and declares the minute, the finer one counts.

    Args:
        times: What :func:`find_times` found.

        weights: What each reason weighs.
    """
    ranked = rank(times.candidates, weights)
    best = ranked[0][1] if ranked and ranked[0][0] >= 0 else None
    if best is not None:
        finer = _finer(best, [time for _, time in ranked])
        ranked.sort(key=lambda pair: pair[1] is not finer)
    candidates = tuple(to_candidate(time.moment, score, time, weights) for score, time in ranked[:8])
    if best is None:
        return Choice(None, None, candidates)
    return Choice(candidates[0].value, candidates[0].origin, candidates)


def choose_modified(times: Times, *, published: datetime | None) -> Choice[datetime | None]:
    """
    Return when the story was last changed, as declared or printed.

    Args:
        times: What :func:`find_times` found.

        published: When it was published; a change before that day is none.
    """
    changes = list(times.changes)
    if published is not None:
        day = published.date() - timedelta(days=1)  # zones may part the two by a day
        changes = [each for each in changes if each.moment.date() >= day]
    changes.sort(key=lambda each: -_CHANGES[each.source])
    if changes and not changes[0].has_time:
        same_day = (each for each in changes if each.has_time and each.moment.date() == changes[0].moment.date())
        finer = next(same_day, changes[0])
        changes.sort(key=lambda each: each is not finer)
    found = tuple(
        Candidate[datetime | None](each.moment, each.origin, _CHANGES[each.source], each.source) for each in changes[:8]
    )
    return Choice(found[0].value, found[0].origin, found) if found else Choice(None)


def _finer(best: TimeCandidate, others: Sequence[TimeCandidate]) -> TimeCandidate:
    """Return the candidate that gives the same moment as *best* with its time, or with its zone, or *best* itself."""
    if best.has_time:
        if best.moment.tzinfo is not None:
            return best
        same = (each for each in others if each.moment.tzinfo is not None and _same_minute(each.moment, best.moment))
        return next(same, best)
    same_day = [
        each
        for each in others
        if each.has_time
        and each.moment.date() == best.moment.date()
        and not _FINE.isdisjoint(each.reasons)
        and "is also said to be a change" not in each.reasons
    ]
    return min(same_day, key=lambda each: not any(name.startswith(_STATED) for name in each.reasons), default=best)


_STATED: Final = ("declared as published", "declared as created")
_FINE: Final = frozenset({
    "declared before others of its kind", "the first time element", "between headline and story",
    "right before the headline", "the first stamp printed",
})  # fmt: skip
"""Reasons of a time that is the story's rather than a teaser's of the same day."""


def find_times(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> Times:
    """
    Return the moments of a page, declared and printed.

    A time that is only said to be a change, by a word, a class or a property, is no candidate for the publication.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks with their hints.

        blocks: The same blocks with their roles, in the same order.

        story: Where the story stands among them.

        lexicon: The words of the page's language.
    """
    search = _Search(page, raw_blocks, blocks, lexicon)
    search.add_declared()
    search.add_printed(story)
    if not any(_is_likely(time.reasons) for time in search.times.values()):
        search.add_said()
    search.move_changes()
    found = list(search.times.values())
    zones = [_local_moment(time, found) for time in found]
    for time, moment in zip(found, zones, strict=True):
        time.moment = moment
    _weigh_together(found, [each.moment for each in search.changes])
    return Times(found, search.changes)


# ----------------------------------------------------------------- declared


def _source(each: Declared) -> str:
    path = each.path.lower()
    if path.startswith(("json-ld", "script")):
        return "json-ld" if path.startswith("json-ld") else "scripts"
    if "article:published" in path or "article:modified" in path:
        return "article:published" if "published" in path else "article:modified"
    return "other meta tags" if path.startswith("meta") else "markup"


def _day_first(page: Page, lexicon: Lexicon) -> bool | None:
    """
    Return True where the page's host or language tag is of a place that writes the day first, else ``None``.

    The tag counts too where the language has no word list of its own, whose order of dates would be known.
    """
    top = (host(page.url) or "").rpartition(".")[2]
    if len(top) == 2 and top in dates().day_first:
        return True
    tags = [page.language or "", *(each.value for each in page.declared if each.field == "language")]
    spoken = {tag.replace("_", "-").partition("-")[0].strip().lower() for tag in tags} - {""}
    if not lexicon.language and spoken and not spoken & dates().month_first:
        return True
    regions = {tag.replace("_", "-").rpartition("-")[2].lower() for tag in tags if "-" in tag or "_" in tag}
    return True if regions & dates().day_first else None


def _read_value(value: str, lexicon: Lexicon, *, day_first: bool | None) -> Stamp | None:
    """Return the moment that a declared value states, in a form for machines or else for people."""
    value = value.strip()[:100]
    if match := _COMPACT.match(value):
        day, clock = [*filter(None, match.group("y", "m", "d", "year", "month", "day"))], match["clock"]
        value = "-".join(day) + (f"T{clock[:2]}:{clock[2:4]}:{clock[4:] or '00'}" if clock else value[match.end() :])
    if (late := _LATE_MARK.search(value)) is not None:
        value = f"{value[: late.end(1)]}.{value[late.start(2) :]}"
    moment = parse_declared_stamp(value)
    has_time = ":" in value or "T" in value
    if moment is None and len(value) > 5:
        line = Page(value)
        stamp = next(iter(find_timestamps(line, line.span, lexicon, day_first=day_first)), None)
        moment, has_time = (stamp.moment, stamp.has_time) if stamp else (None, False)
    if moment is None or moment.year <= 1970:  # 1970-01-01 and 0001-01-01 are unset fields
        return None
    return Stamp(moment, Span(0, 0), StampKind.UNKNOWN, has_time)


_COMPACT = lazy(
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:(?P<clock>[0-2]\d[0-5]\d(?:[0-5]\d)?)$|(?=$|T))"
    r"|(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)(?=$|[ T])"
)


# ------------------------------------------------------------------- printed


_STAMPED: Final = frozenset({Role.TIMESTAMP, Role.BYLINE})
_OPENING: Final = 60
"""Code points at the start of a block in which a date opens the story: ``27.1.2022 - The village …``."""
_SHORT: Final = 160
"""Number of code points up to which a block may be a stamp whatever its role."""
_LABEL: Final = 30
"""Code points of a line that holds nothing but a word such as "Updated", for the stamp in the next line."""


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
        elif index in around and len(block.span) <= _SHORT and block.role not in BODY_ROLES:
            yield index, block.span, "a short block near the story"
        elif (story.first <= index <= story.first + 1) or (index in around and block.role in _OPENERS):
            opening = Span(block.span.start, min(block.span.end, block.span.start + _OPENING))
            yield index, opening, f"the opening of a {block.role}"


_LEADING_DATE = lazy(r"\G\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d")
_OPENERS: Final = frozenset({Role.STANDFIRST, Role.TITLE, Role.PARAGRAPH})


class _Search:
    """The times found so far on one page, and where to look for more."""

    def __init__(self, page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.page, self.raw_blocks, self.blocks, self.lexicon = page, raw_blocks, blocks, lexicon
        self.times: dict[tuple[datetime, bool], TimeCandidate] = {}
        self.changes: list[ModifiedTime] = []
        self.day_first = _day_first(page, lexicon)
        capture = _ARCHIVED.search(page.url or "")
        self.archived = capture["day"] if capture else ""  # stands in the archive's toolbar

    def add(self, moment: datetime, origin: Origin, *, has_time: bool) -> TimeCandidate:
        """Return the candidate of *moment*, to the minute; a new one where there is none."""
        key = moment.replace(second=0, microsecond=0), has_time
        if key not in self.times:
            self.times[key] = TimeCandidate(moment, origin, has_time)
        return self.times[key]

    def add_declared(self) -> None:
        """Add the times that metadata and elements declare."""
        seen: Counter[str] = Counter()
        for each in self.page.declared:
            if each.field not in ("published", "created", "time", "url_date", "modified"):
                continue
            source = f"{each.field} in {_source(each)}" if each.field in ("published", "created") else each.field
            seen[source] += 1
            if seen[source] > _MOST_DECLARED:
                continue
            stated = _read_value(each.value, self.lexicon, day_first=self.day_first)
            if stated is None:
                continue
            if each.field == "modified":
                name = _source(each)
                self.changes.append(ModifiedTime(stated.moment, each, stated.has_time, name))
                continue
            time = self.add(stated.moment, each, has_time=stated.has_time)
            time.reasons[f"declared as {source}"] = 1.0
            if seen[source] == 1:
                first = "the first time element" if each.field == "time" else "declared before others of its kind"
                time.reasons[first] = 1.0

    def add_printed(self, story: BodyRange) -> None:
        """Add the times printed in stamp lines and near the story."""
        days = {time.moment.date() for time in self.times.values()}
        printed: list[TimeCandidate] = []
        for index, what, stamp in islice(self._stamps(story), _MOST_STAMPS):
            kind = self._kind_of(stamp, index)
            moment = _settled(stamp, self.page, days)
            if moment.year <= 1970 or kind is StampKind.OTHER or f"{moment:%Y%m%d}" == self.archived:
                continue
            if kind is StampKind.MODIFIED:
                self.changes.append(ModifiedTime(moment, stamp.span, stamp.has_time, "printed"))
                continue
            time = self.add(moment, stamp.span, has_time=stamp.has_time)
            time.reasons[story.place_of(index)] = 1.0
            time.reasons[f"in {what}"] = 1.0
            time.reasons[f"printed, kind {kind}"] = 1.0
            if self.raw_blocks[index].hint.inside & _ASIDE:
                time.reasons["in an aside, menu or footer"] = 1.0
            printed.append(time)
        # Above the headline stand today's date and teasers' too.
        first = next((time for time in printed if _BETWEEN in time.reasons), printed[0] if printed else None)
        if first is not None:
            first.reasons["the first stamp printed"] = 1.0

    def _stamps(self, story: BodyRange) -> Iterator[tuple[int, str, Stamp]]:
        """Yield the printed stamps in page order: the index of the block, what the block is, and the stamp."""
        for index, where, what in _stamp_spans(self.page, self.blocks, story):
            if dates().archive_classes.isdisjoint(self.raw_blocks[index].hint.words):
                for stamp in find_timestamps(self.page, where, self.lexicon, day_first=self.day_first):
                    yield index, what, stamp

    def _kind_of(self, stamp: Stamp, index: int) -> StampKind:
        """Return the kind of a stamp: by the words beside it, in the line before it, or of its class."""
        if stamp.kind is not StampKind.UNKNOWN:
            return stamp.kind
        before = self.blocks[index - 1].span if index else None
        if (
            before is not None
            and len(before) <= _LABEL
            and not self.page.folded[self.blocks[index].span.start : stamp.span.start].strip()
        ):
            kind = find_kind(self.page, before, self.lexicon)
            if kind is not StampKind.UNKNOWN:
                return kind
        words = frozenset(self.raw_blocks[index].hint.words)
        if words & dates().updated_classes and not words & dates().published_classes:
            return StampKind.MODIFIED
        return StampKind.UNKNOWN

    def add_said(self) -> None:
        """Add the times beside which the page says "published", wherever: for pages that state them nowhere better."""
        words, number = _said(self.lexicon), 0
        for block in self.blocks[:_MOST_BLOCKS]:
            if not _DIGIT.search(self.page.folded, block.span.start, block.span.end):
                continue
            for found in islice(words.finditer(self.page.folded, block.span.start, block.span.end), _MOST_SAID):
                stamp = self._stamp_beside(block, found.start, found.end)
                if stamp is not None:
                    time = self.add(stamp.moment, stamp.span, has_time=stamp.has_time)
                    time.reasons["beside a word that says published"] = 1.0
                    time.reasons["in an aside, menu or footer"] = float(block.role in _LISTS)
                    number += 1
                if number >= _MOST_STAMPS:
                    return

    def _stamp_beside(self, block: Block, start: int, end: int) -> Stamp | None:
        """Return the stamp right behind or before a word of *block*, unless it is a change."""
        after = Span(start, min(block.span.end, end + _OPENING))
        before = Span(max(block.span.start, start - _OPENING), end)
        for where in (after, before):
            for stamp in find_timestamps(self.page, where, self.lexicon, day_first=self.day_first):
                if stamp.span.start - end <= _BESIDE and start - stamp.span.end <= _BESIDE:
                    if stamp.kind not in (StampKind.MODIFIED, StampKind.OTHER):
                        return stamp
                    break
        return None

    def move_changes(self) -> None:
        """Make changes of time elements whose day the page prints as that of a change, and as nothing else."""
        changed = {each.moment.date() for each in self.changes if each.source == "printed"}
        for key, time in list(self.times.items()):
            if time.moment.date() in changed and _ONLY_ELEMENT.issuperset(time.reasons):
                self.changes.append(ModifiedTime(time.moment, time.origin, time.has_time, "markup"))
                del self.times[key]


_ARCHIVED = lazy(r"^https?://web\.archive\.org/web/(?P<day>\d{8})\d{0,6}")
_ONLY_ELEMENT: Final = frozenset({"declared as time", "the first time element"})
_DIGIT = lazy(r"\d")
_NUMBERS = lazy(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\d)")


def _settled(stamp: Stamp, page: Page, days: AbstractSet[date]) -> datetime:
    """Return the stamp's moment, day and month of ``04/12/2024`` in the order that a declared time bears out."""
    moment = stamp.moment
    if moment.day > 12 or moment.date() in days or not _NUMBERS.search(page.folded, stamp.span.start, stamp.span.end):
        return moment
    other = moment.replace(month=moment.day, day=moment.month)
    return other if other.date() in days else moment


_ASIDE: Final = frozenset({"aside", "nav", "footer"})


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
def _said(lexicon: Lexicon) -> WordFinder:
    return WordFinder(lexicon.timestamp.published)


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
            if not any(name.startswith(_STATED) for name in reasons) and "printed, kind published" not in reasons:
                reasons["a later day, not said to be the publication"] = 1.0
        for witness in days[time.moment.date()] - _witnesses(reasons):
            reasons[f"same day: {witness}"] = 1.0
        for name in ("declared as published in json-ld", "declared as published in article:published"):
            if name in declared and name not in reasons:
                reasons[f"others are {name}"] = 1.0
        if any(_same_minute(time.moment, change) for change in changes):
            reasons["is also said to be a change"] = 1.0
        elif any(time.moment.date() > change.date() for change in changes):
            reasons["on a later day than the change"] = 1.0
    if any(_BETWEEN in time.reasons for time in times):
        for time in times:
            if _BETWEEN not in time.reasons:
                time.reasons["others stand between headline and story"] = 1.0
    if len(times) == 1:
        times[0].reasons["the only time"] = 1.0


_BETWEEN: Final = "between headline and story"


def _witnesses(reasons: Mapping[str, float]) -> set[str]:
    return {name for name in reasons if name.startswith(("declared", "printed", "between"))}


def _local_moment(time: TimeCandidate, times: Sequence[TimeCandidate]) -> datetime:
    """
    Return the moment, and where it is stated in UTC, in the zone in which the page states the same minute too.

    ``2024-03-09T02:25:54Z`` declared and "March 8, 9:25 p.m." printed make ``2024-03-08T21:25:54-05:00``.  A day alone,
    declared as its local midnight in UTC, is the day printed: ``2021-11-04T23:00:00Z`` and "5 November 2021".
    """
    moment = time.moment
    if not time.has_time or moment.tzinfo is None or moment.utcoffset():
        return moment
    day_printed = any(not each.has_time and each.moment.date() == moment.date() for each in times)
    for other in times:
        stated = other.moment
        if other is time or not _NOT_THE_STORYS.isdisjoint(other.reasons):
            continue
        if not other.has_time:
            if day_printed:
                continue
            ahead = stated.replace(tzinfo=None) - moment.replace(tzinfo=None)
            if stated.tzinfo is None and timedelta() < ahead <= _EASTERNMOST and not ahead % _HALF_HOUR:
                return moment.astimezone(timezone(ahead))
            continue
        if stated.tzinfo is not None:
            if stated.utcoffset() and abs(stated - moment) < _MINUTE:
                return moment.astimezone(stated.tzinfo)
            continue
        ahead = stated.replace(second=0, microsecond=0) - moment.replace(second=0, microsecond=0, tzinfo=None)
        if ahead and not ahead % _QUARTER and _WESTERNMOST <= ahead <= _EASTERNMOST:
            return moment.astimezone(timezone(ahead))
    return moment


_NOT_THE_STORYS: Final = frozenset({"long after the story", "before the headline"})
_MINUTE: Final = timedelta(minutes=1)
_HALF_HOUR: Final = timedelta(minutes=30)
_QUARTER: Final = timedelta(minutes=15)
"""All zones differ by quarters of an hour (tz database)."""
_WESTERNMOST: Final = timedelta(hours=-12)
_EASTERNMOST: Final = timedelta(hours=14)


def _same_minute(one: datetime, other: datetime) -> bool:
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return abs(one - other) < _MINUTE
