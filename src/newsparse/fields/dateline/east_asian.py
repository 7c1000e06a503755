"""Datelines of China, Japan and Korea."""

from __future__ import annotations

from newsparse.fields.dateline.agencies import is_known
from newsparse.fields.dateline.dates import read_date
from newsparse.fields.dateline.parts import (
    SEPARATOR,
    Agency,
    Day,
    Head,
    Parts,
    Place,
    skip_blanks,
)
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian


def read_brackets(head: Head, start: int) -> Parts | None:
    """Return the dateline of Japan and Korea, all in one bracket: ``【東京＝共同】``, ``(서울=연합뉴스)``."""
    match = head.match(_BRACKET, start)
    if match is None or not has_east_asian(match[0]):
        return None
    place_span, who_span = Span(*match.span("places")), Span(*match.span("who")) if match["who"] else None
    names, end = _places(head, place_span)
    day = read_date(head, place_span.start)
    if day is not None:
        names, end = (), day[1]
    end = skip_blanks(head, end)
    if who_span is None and end < place_span.end:
        who_span = Span(end, place_span.end)
        dated = _DAY_ONLY.match(head.folded, end, place_span.end)
        if dated is not None:
            day = day or (Day(None, int(dated["month"]) if dated["month"] else None, int(dated["day"])), dated.end())
            who_span = Span(dated.end(), place_span.end)
    known = who_span is not None and is_known(collapse_whitespace(who_span.of(head.folded)), head.words)
    joined = match["who"] is not None and bool(names or _KOREAN.search(match[0]))
    if not known and not (joined and names):
        return None
    korean = match[0][0] in "([" and joined
    agency = Agency(who_span, known=known, enclosed=True) if who_span is not None and (known or korean) else None
    closer = head.match(SEPARATOR, match.end())
    dash = closer is not None and (closer["mark"] or "").endswith("-")
    return Parts(start, closer.end("mark") if dash and closer else match.end(), names, day[0] if day else None, agency)


_BRACKET = lazy(r"[【\[(［（](?P<places>[^】\])］）=＝\n]{1,30})(?:[=＝](?P<who>[^】\])］）=＝\n]{1,30}))?[】\])］）]")
_DAY_ONLY = lazy(r"\s*+(?:(?P<month>\d{1,2})月)?+(?P<day>\d{1,2})[日일]\s*+")
_KOREAN = lazy(r"\p{Hangul}")


def _places(head: Head, where: Span) -> tuple[tuple[Place, ...], int]:
    """Return the cities at the start of *where*, separated by marks or not at all from what follows."""
    found: list[Place] = []
    at = where.start
    while (end := _longest_city(head, at, where.end)) is not None:
        found.append(Place(Span(at, end), known=True))
        at = end
        joint = _JOINT.match(head.folded, at, where.end)
        if joint is None:
            break
        at = joint.end()
    return tuple(found), found[-1].span.end if found else where.start


_JOINT = lazy(r"[・·/／、,][ ]?")


def _longest_city(head: Head, start: int, limit: int) -> int | None:
    for end in range(min(limit, start + 14), start + 1, -1):
        if head.folded[start:end] in head.words.places.cities_as_written:
            return end
    return None


def read_wire(head: Head, start: int) -> Parts | None:
    """Return the dateline of China: ``新华社北京3月5日电``, in brackets or not."""
    match = head.match(head.words.wire, start) if head.words.dispatches else None
    if match is None:
        return None
    agency = Agency(Span(*match.span("agency")), known=True, enclosed=False) if match["agency"] else None
    places, at = _places(head, Span(match.end("opening"), match.end()))
    if not places and match["reporter"]:
        for begin in range(match.end("opening"), match.end()):
            places, at = _places(head, Span(begin, match.end()))
            if places:
                break
    tail = head.match(head.words.wire_tail, at if places else match.end("opening"))
    if tail is None:
        return None
    day = Day(None, int(tail["month"]) if tail["month"] else None, int(tail["day"])) if tail["day"] else None
    if not places and day is None:
        return None
    return Parts(start, tail.end(), places, day, agency)
