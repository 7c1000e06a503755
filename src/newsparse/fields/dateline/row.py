"""Datelines whose parts stand one after the other."""

from __future__ import annotations

from newsparse.fields.dateline.agencies import bare_agency, enclosed_agency, quoted_agency
from newsparse.fields.dateline.dates import bracketed_date, read_date
from newsparse.fields.dateline.parts import (
    COMMAS,
    SEPARATOR,
    STOPS,
    Agency,
    Head,
    Parts,
    is_lower,
    skip_blanks,
)
from newsparse.fields.dateline.places import read_places


def read_row(head: Head, start: int) -> Parts | None:
    """Return the dateline whose parts stand one after the other: ``LONDON, March 5 (Reuters) -``."""
    parts, mark = Parts(start, start), ""
    while (longer := _read_part(head, parts, mark)) is not None:
        separator = head.match(SEPARATOR, longer.end)
        mark = (separator["mark"] or "") if separator else ""
        after = separator.end() if separator else longer.end
        if not _continues(head, longer, mark, after):
            parts = _close(head, longer, separator.end("mark") if separator and mark else longer.end, mark)
            return parts if _is_dateline(head, parts) else None
        parts = longer._replace(end=after)
    return None


def _continues(head: Head, parts: Parts, mark: str, at: int) -> bool:
    """Return whether another part stands at *at*, behind *mark*."""
    if mark.endswith("-") or mark in STOPS:
        if parts.agency is None and (parts.places or parts.day) and enclosed_agency(head, at) is not None:
            return True
        if parts.agency is not None and not parts.places and parts.agency.enclosed and mark.endswith("-"):
            return _opens_with_place(head, at)
        if parts.agency is None and _is_closed_agency(head, at):
            return True
        if parts.agency is None and not parts.places and mark.endswith("-"):
            return _opens_with_sure_place(head, at)
        if parts.day is not None or not parts.places or (dated := read_date(head, at)) is None:
            return False
        return mark in STOPS or _is_closed(head, dated[1])
    if mark == ":":
        return bool(parts.places) and parts.agency is None and quoted_agency(head, at) is not None
    return mark != "|" and _read_part(head, parts._replace(end=at), mark) is not None


def _is_closed(head: Head, at: int) -> bool:
    """Return whether a dash stands at *at*."""
    separator = head.match(SEPARATOR, at)
    return separator is not None and (separator["mark"] or "").endswith("-")


def _opens_with_place(head: Head, at: int) -> bool:
    """Return whether a dateline without agency stands at *at*: ``(ANSA) - ROMA, 28 LUG -``."""
    inner = read_row(head, at)
    return inner is not None and inner.agency is None and bool(inner.places)


def _opens_with_sure_place(head: Head, at: int) -> bool:
    """Return whether nothing but a place stands at *at*, before a dash: ``March 12, 2024 – OSLO, Norway –``."""
    inner = read_row(head, at)
    if inner is None or inner.agency is not None or inner.day is not None or not inner.closer.endswith("-"):
        return False
    return bool(inner.places) and all(place.capitals or place.qualified for place in inner.places)


def _is_closed_agency(head: Head, at: int) -> bool:
    """Return whether an agency of the list stands at *at* with a mark behind it: ``— РИА Новости.``."""
    agency = bare_agency(head, at)
    if agency is None or not agency.known:
        return False
    separator = head.match(SEPARATOR, agency.span.end)
    mark = separator["mark"] if separator else None
    return separator is not None and mark is not None and mark not in COMMAS and not is_lower(head, separator.end())


def _read_part(head: Head, parts: Parts, mark: str) -> Parts | None:
    """Return *parts* with the part that stands at their end, or ``None``; *mark* is what stands before it."""
    at, opens = parts.end, parts.end == parts.start
    if parts.day is None and (dated := read_date(head, at)) is not None:
        day, end = dated
        return parts._replace(day=day, end=end)
    if parts.day is None and parts.places and (bracketed := bracketed_date(head, at)) is not None:
        day, end = bracketed
        return parts._replace(day=day, end=end)
    if parts.agency is None:
        if (enclosed := enclosed_agency(head, at)) is not None:
            agency, day_inside, end = enclosed
            return parts._replace(agency=agency, day=parts.day or day_inside, end=end)
        if mark == ":" and (quoted := quoted_agency(head, at)) is not None:
            agency, end = quoted
            return parts._replace(agency=agency, end=end)
        bare = bare_agency(head, at, outlet=opens)
        if (
            bare is not None
            and bare.known
            and (opens or mark or parts.day is not None or _is_barred(head, parts, bare))
        ):
            return parts._replace(agency=bare, end=bare.span.end)
        if bare is not None and mark in COMMAS and parts.day is not None:
            return parts._replace(agency=bare, end=bare.span.end)
    if parts.places:
        return None
    dated_or_signed = parts.agency is not None or parts.day is not None
    if (opens or mark in COMMAS or (mark.endswith("-") and dated_or_signed)) and (
        found := read_places(head, at)
    ) is not None:
        read, end = found
        return parts._replace(places=read, end=end)
    return None


def _is_barred(head: Head, parts: Parts, agency: Agency) -> bool:
    """Return whether a bar follows an agency that stands right behind a known city: ``Berlin taz |``."""
    separator = head.match(SEPARATOR, agency.span.end)
    return separator is not None and separator["mark"] == "|" and all(place.known for place in parts.places)


def read_enclosed_place(head: Head, start: int) -> Parts | None:
    """Return the dateline that is a city in brackets: ``(Nairobi) –``, ``[NAIROBI]``."""
    closing = {"(": ")", "[": "]"}.get(head.folded[start : start + 1])
    found = read_places(head, start + 1) if closing is not None else None
    if found is None:
        return None
    places, end = found
    separator = head.match(SEPARATOR, end)
    dated = read_date(head, separator.end()) if separator is not None and separator["mark"] in COMMAS else None
    day, end = dated if dated is not None else (None, end)
    if head.folded[end : end + 1] != closing or any(place.doubtful or not place.known for place in places):
        return None
    end += 1
    dash = head.match(SEPARATOR, end)
    closed = dash is not None and (dash["mark"] or "").endswith("-") and dash.end("mark") - dash.start() > 1
    if not closed and (closing == ")" or not all(place.capitals for place in places)):
        return None
    end = dash.end("mark") if closed and dash is not None else end
    at = skip_blanks(head, end)
    return None if at >= head.end or is_lower(head, at) else Parts(start, end, places, day)


def _close(head: Head, parts: Parts, end: int, closer: str) -> Parts:
    mark = closer.strip()
    if not mark or mark in COMMAS:
        return parts._replace(closer="," if mark else "")
    blank_before = head.folded[parts.end : parts.end + 1].isspace()
    blank_after = end >= head.end or head.folded[end].isspace()
    enclosed = parts.agency is not None and parts.agency.enclosed
    return parts._replace(end=end, closer=mark.replace(" ", ""), loose=blank_before or blank_after or enclosed)


def _is_dateline(head: Head, parts: Parts) -> bool:
    """Return whether *parts*, with what closes and follows them, are a dateline and not something that looks so."""
    at = skip_blanks(head, parts.end)
    ends = at >= head.end
    closer, dash = parts.closer, parts.closer.endswith("-")
    known_agency = parts.agency is not None and parts.agency.known
    if (
        closer == ","
        or (closer == "/" and parts.agency is None and parts.day is None)
        or (is_lower(head, at) and not (known_agency and dash))
    ):
        return False
    strong = all(place.known or place.capitals or place.qualified for place in parts.places)
    if parts.agency is not None:
        return _agency_is_right(
            head, parts, strong=strong, ends=ends, digit=at < head.end and head.folded[at].isdigit()
        )
    if not parts.places or not closer:
        return False
    if any(place.length > 4 and not place.known for place in parts.places):
        return False
    if parts.day is not None:
        return strong or (dash and parts.loose)
    if dash:
        return _place_and_dash(head, parts, at, ends=ends)
    sure = all((place.known and not place.doubtful) or (place.plausible and place.capitals) for place in parts.places)
    qualified = parts.places[-1].qualified
    if ends:
        return False
    if closer == ":":
        tight = head.folded[parts.end - 2] != " "
        return (tight and sure) or qualified
    capitals = all(place.capitals for place in parts.places)
    several = len(parts.places) > 1 and closer == "." and all(place.known for place in parts.places)
    barred = closer == "|" and qualified  # "HARRISBURG, Pa. | …"
    return (
        capitals and (sure or barred)
    ) or several  # "HAMBURG. Der Senat …", "QUÉBEC | Le …", "Washington/Peking. Die …"


def _agency_is_right(head: Head, parts: Parts, *, strong: bool, ends: bool, digit: bool) -> bool:
    agency = parts.agency
    assert agency is not None  # noqa: S101  # told by the caller
    dash = parts.closer.endswith("-")
    if not agency.known:
        fits = bool(parts.places) and (strong or parts.day is not None)
        if agency.span.of(head.folded).islower():  # "(dpo)": beside a city that is known, before a dash
            fits = dash and bool(parts.places) and all(place.known for place in parts.places)
        return fits and bool(parts.closer) and not digit and all(place.length <= 4 for place in parts.places)
    if not parts.places and parts.day is None and not agency.enclosed:
        printed = agency.span.of(head.folded)
        name = printed.isupper() or "." in printed or printed.split()[-1].lower() in head.words.outlets
        return name and dash and parts.loose and not ends and parts.closer in ("-", "--", "---")
    if not parts.closer and not parts.places and parts.day is None:
        return not ends and not is_lower(head, skip_blanks(head, parts.end))
    if not parts.closer and parts.places and parts.day is None:
        return all(place.known or place.capitals for place in parts.places) and not ends
    if parts.closer == ":" and not parts.places and parts.day is None:
        return False
    return bool(parts.places or parts.day is not None or parts.closer or not ends)


def _place_and_dash(head: Head, parts: Parts, at: int, *, ends: bool) -> bool:
    """Return whether places without date and agency, closed by a dash, are meant as a dateline."""
    places, closer = parts.places, parts.closer
    if any(place.capitals for place in places):
        if all(place.known or place.qualified for place in places):
            return parts.loose or _is_long_dash(head, parts.end - 1)
        unsure = ends or head.folded[at].isdigit() or not parts.loose
        return not unsure and all(place.known or place.length <= 3 for place in places)
    if ends or not parts.loose:
        return False
    if closer.startswith("."):
        return all(place.length <= 4 for place in places)
    if places[-1].qualified:
        return all(place.length <= 3 for place in places)
    if len(places) > 1:
        return any(place.known for place in places) and all(place.length <= 3 for place in places)
    return (places[0].known and not places[0].doubtful) or places[0].plausible


def _is_long_dash(head: Head, at: int) -> bool:
    return head.text[at] in "–—―" or head.folded[at - 1 : at] == "-"
