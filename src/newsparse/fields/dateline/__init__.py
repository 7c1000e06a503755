"""Datelines: the place, date and agency that open a story."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

import regex
from attrs import evolve, frozen

from newsparse.lexicon import Lexicon, agencies, load, places
from newsparse.model import Dateline, Page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.patterns import lazy

_LONGEST = 200  # Code points.  Two cities with their states, a full date and an agency take about 100.


def parse_dateline(paragraph: str, *, published: date | None = None) -> Dateline | None:
    """
    Return the dateline that opens *paragraph*, or ``None``.

    Its span points into *paragraph* and runs from the first place, date or agency to the end of the closing
    dash, colon or bracket.

    Args:
        paragraph: The opening of a story, in any language; blanks may stand before it.

        published: The day of publication.  A date printed without a year gets the year that brings it nearest
            to that day: "Dec 31" in a story of 2 January is last year's.  When *published* is not given, such a
            date is ``None``; ``month`` and ``day`` hold what is printed.

    Raises:
        TypeError: If *paragraph* is no ``str``.
    """
    if not isinstance(paragraph, str):
        raise TypeError(f"paragraph: expected str, got {type(paragraph).__name__}")
    page = Page(paragraph)
    return find_dateline(page, page.span, load(), published=published)


def find_dateline(page: Page, where: Span, lexicon: Lexicon, *, published: date | None = None) -> Dateline | None:
    """
    Return the dateline that opens *where*, with page offsets, or ``None``.

    Args:
        page: The whole page; values are shown as it spells them.

        where: The span of the first paragraph.

        lexicon: The words of the page's language.

        published: The day of publication, for dates without a year.
    """
    blank = _BLANK.match(page.folded, where.start, where.end)
    start = blank.end() if blank else where.start
    end = min(where.end, start + _LONGEST)
    head = Head(page.text, page.folded, end, _vocabulary(lexicon))
    parts = _read_brackets(head, start) or _read_wire(head, start) or _read_row(head, start)
    if parts is None and (after := _after_byline(head, start)) is not None:
        parts = _read_row(head, after)
    if parts is None:
        return None
    span = Span(parts.start, parts.end)
    return Dateline(
        places=tuple(collapse_whitespace(place.span.of(page.text)) for place in parts.places),
        date=parts.day.resolve(published) if parts.day else None,
        agency=collapse_whitespace(parts.agency.span.of(page.text)) if parts.agency else None,
        text=collapse_whitespace(span.of(page.text)),
        span=span,
        month=parts.day.month if parts.day else None,
        day=parts.day.day if parts.day else None,
    )


_BLANK = lazy(r"[\s\p{Cf}\p{Cc}•·■▪*]++")


# ------------------------------------------------------------------ the parts


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


# ---------------------------------------------------- parts in a row


def _read_row(head: Head, start: int) -> Parts | None:
    """Return the dateline whose parts stand one after the other: ``LONDON, March 5 (Reuters) -``."""
    parts, mark = Parts(start, start), ""
    while (longer := _read_part(head, parts, mark)) is not None:
        separator = head.match(_SEPARATOR, longer.end)
        mark = (separator["mark"] or "") if separator else ""
        after = separator.end() if separator else longer.end
        if not _continues(head, longer, mark, after):
            parts = _close(head, longer, separator.end("mark") if separator and mark else longer.end, mark)
            return parts if _is_dateline(head, parts) else None
        parts = longer._replace(end=after)
    return None


_SEPARATOR = lazy(r"[ \n]*+(?:(?P<mark>[.:]?[ ]?-{1,3}(?!\d)|[,،、:.।|])[ \n]*+)?+")
_COMMAS = (",", "،", "、")
_STOPS = (".", "।")


def _continues(head: Head, parts: Parts, mark: str, at: int) -> bool:
    """Return whether another part stands at *at*, behind *mark*."""
    if mark.endswith("-") or mark in _STOPS:
        if parts.agency is None and (parts.places or parts.day) and _enclosed_agency(head, at) is not None:
            return True
        if parts.agency is not None and not parts.places and parts.agency.enclosed and mark.endswith("-"):
            return _opens_with_place(head, at)
        if parts.agency is None and _is_closed_agency(head, at):
            return True
        return mark in _STOPS and parts.day is None and bool(parts.places) and _read_date(head, at) is not None
    if mark == ":":
        return bool(parts.places) and parts.agency is None and _quoted_agency(head, at) is not None
    return mark != "|" and _read_part(head, parts._replace(end=at), mark) is not None


def _opens_with_place(head: Head, at: int) -> bool:
    """Return whether a dateline without agency stands at *at*: ``(ANSA) - ROMA, 28 LUG -``."""
    inner = _read_row(head, at)
    return inner is not None and inner.agency is None and bool(inner.places)


def _is_closed_agency(head: Head, at: int) -> bool:
    """Return whether an agency of the list stands at *at* with a mark behind it: ``— РИА Новости.``."""
    agency = _bare_agency(head, at)
    if agency is None or not agency.known:
        return False
    separator = head.match(_SEPARATOR, agency.span.end)
    mark = separator["mark"] if separator else None
    return separator is not None and mark is not None and mark not in _COMMAS and not _is_lower(head, separator.end())


def _read_part(head: Head, parts: Parts, mark: str) -> Parts | None:
    """Return *parts* with the part that stands at their end, or ``None``; *mark* is what stands before it."""
    at, opens = parts.end, parts.end == parts.start
    if parts.day is None and (dated := _read_date(head, at)) is not None:
        day, end = dated
        return parts._replace(day=day, end=end)
    if parts.day is None and parts.places and (bracketed := _bracketed_date(head, at)) is not None:
        day, end = bracketed
        return parts._replace(day=day, end=end)
    if parts.agency is None:
        if (enclosed := _enclosed_agency(head, at)) is not None:
            agency, day_inside, end = enclosed
            return parts._replace(agency=agency, day=parts.day or day_inside, end=end)
        if mark == ":" and (quoted := _quoted_agency(head, at)) is not None:
            agency, end = quoted
            return parts._replace(agency=agency, end=end)
        bare = _bare_agency(head, at, outlet=opens)
        if bare is not None and (bare.known if opens or mark else bare.known and parts.day is not None):
            return parts._replace(agency=bare, end=bare.span.end)
        if bare is not None and mark in _COMMAS and parts.day is not None:
            return parts._replace(agency=bare, end=bare.span.end)
    if parts.places:
        return None
    if (opens or mark in _COMMAS or (mark.endswith("-") and parts.agency is not None)) and (
        found := _read_places(head, at)
    ) is not None:
        read, end = found
        return parts._replace(places=read, end=end)
    return None


def _close(head: Head, parts: Parts, end: int, closer: str) -> Parts:
    mark = closer.strip()
    if not mark or mark in _COMMAS:
        return parts._replace(closer="," if mark else "")
    blank_before = head.folded[parts.end : parts.end + 1].isspace()
    blank_after = end >= head.end or head.folded[end].isspace()
    enclosed = parts.agency is not None and parts.agency.enclosed
    return parts._replace(end=end, closer=mark.replace(" ", ""), loose=blank_before or blank_after or enclosed)


def _is_dateline(head: Head, parts: Parts) -> bool:
    """Return whether *parts*, with what closes and follows them, are a dateline and not something that looks so."""
    at = _skip_blanks(head, parts.end)
    ends = at >= head.end
    closer, dash = parts.closer, parts.closer.endswith("-")
    known_agency = parts.agency is not None and parts.agency.known
    if closer == "," or (_is_lower(head, at) and not (known_agency and dash)):
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
        return tight and (sure or qualified)
    capitals = all(place.capitals for place in parts.places)
    several = len(parts.places) > 1 and closer == "." and all(place.known for place in parts.places)
    return (capitals and sure) or several  # "HAMBURG. Der Senat …", "QUÉBEC | Le …", "Washington/Peking. Die …"


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
        return not ends and not _is_lower(head, _skip_blanks(head, parts.end))
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


def _skip_blanks(head: Head, at: int) -> int:
    match = head.match(_BLANKS, at)
    return match.end() if match else at


def _is_long_dash(head: Head, at: int) -> bool:
    return head.text[at] in "–—―" or head.folded[at - 1 : at] == "-"


def _is_lower(head: Head, at: int) -> bool:
    match = head.match(_QUOTES, at)
    at = match.end() if match else at
    return at < head.end and head.folded[at].islower()


_BLANKS = lazy(r"[\s\p{Cf}]++")
_QUOTES = lazy(r"[\s\"'«»(\[]++")


# -------------------------------------------------------------------- places


def _read_places(head: Head, at: int) -> tuple[tuple[Place, ...], int] | None:
    """Return the places that stand at *at*, and where they end."""
    found: list[Place] = []
    end = at
    while len(found) < 5:
        place = _read_place(head, at)
        if place is None:
            break
        if found and not (place.capitals or place.known or not found[0].capitals):
            break
        found.append(place)
        end = place.span.end
        joint = head.match(head.words.joint, end)
        if joint is None or _enclosed_agency(head, end) is not None:
            break
        at = joint.end()
        if joint["comma"] and not _is_city(head, at):
            break
    return (tuple(found), end) if found else None


def _is_city(head: Head, at: int) -> bool:
    """Return whether a city of the gazetteer stands at *at* that is no country, state, date or agency."""
    name = _read_name(head, at)
    if name is None or _read_date(head, at) is not None:
        return False
    key = _key(name.of(head.folded))
    return key in head.words.cities and key not in head.words.areas


def _read_place(head: Head, at: int) -> Place | None:
    name = _read_name(head, at)
    if name is None:
        return None
    printed = name.of(head.folded)
    key = _key(printed)
    if key not in head.words.cities and (key in head.words.labels or key in head.words.agencies):
        return None
    compound = head.match(_RIVER, name.end)
    if compound is not None and _key(printed + compound[0]) in head.words.cities:
        name = Span(name.start, compound.end())
        key = _key(name.of(head.folded))
    capitals = _is_capitals(printed)
    known = key in head.words.cities or (capitals and key in head.words.areas)
    words = printed.split()
    if not known and not _may_be_place(printed, head.words):
        return None
    if capitals and not known and (sum(map(str.isalpha, printed)) <= 3 or _is_city_and_more(words, head.words)):
        return None
    end, qualified = _read_qualifier(head, name.end, capitals=capitals)
    return Place(
        span=Span(name.start, end),
        known=known,
        doubtful=key in head.words.doubtful or key in head.words.labels,
        capitals=capitals,
        qualified=qualified,
        plausible=len(words) == 1 and len(key) > 6 and key.endswith(head.words.endings),
        length=len(words),
    )


def _may_be_place(printed: str, words: Vocabulary) -> bool:
    """Return whether no label and no common word stands in *printed*, but for the particles inside it."""
    names = printed.lower().split()
    common = [name for name in names if name in words.stop or name.strip(".,") in words.labels]
    return names[0] not in common and names[-1] not in common and all(name in words.particles for name in common)


def _is_city_and_more(names: list[str], words: Vocabulary) -> bool:
    """Return whether a city stands before other words, as in ``LONDON CALLING``; ``DALLAS COUNTY`` is a place."""
    return len(names) > 1 and _key(names[0]) in words.cities and names[-1].lower() not in words.kinds


_RIVER = lazy(r"/\p{Lu}\p{L}*+(?:\.(?=[ ,]))?+|[ ]\((?i:Main|Oder|Saale)\)")


def _read_name(head: Head, start: int) -> Span | None:
    """Return the span of the name at *start*: capitalised words and the particles between them."""
    at = end = start
    capitals: bool | None = None
    for count in range(6):
        particles = head.match(head.words.particle_run, at) if count else None
        word = head.match(_WORD, particles.end() if particles else at)
        if word is None or (count and _read_date(head, word.start()) is not None):
            break
        stop = _before_long_dash(head, word)
        printed = head.folded[word.start() : stop]
        if capitals and not _is_capitals(printed) and not printed.isupper():
            break
        if capitals is None:
            capitals = _is_capitals(printed)
        if stop == word.end() and head.folded[stop : stop + 2] == ". " and _key(printed) in head.words.abbreviations:
            stop += 1
        end = stop
        blank = head.match(_GAP, end)
        if blank is None:
            break
        at = blank.end()
    return Span(start, end) if end > start else None


_WORD = lazy(
    r"""
    (?:'[sS]-|[ld]'|\p{Ll}{2}-)?+          # 's-Gravenhage, l'Aquila, al-Bab
    [\p{Lu}\p{Lt}\p{Lo}]
    [\p{L}\p{M}\u200c]*+
    (?:[-.'׳][\p{L}\p{M}\u200c]++)*+
    """,
    regex.VERBOSE,
)
_GAP = lazy(r"[ ]{1,2}|\n")


def _before_long_dash(head: Head, word: regex.Match[str]) -> int:
    """Return where *word* ends when its long dashes, which fold to hyphens, do not join."""
    for at in range(word.start(), word.end()) if "-" in word[0] else ():
        if head.folded[at] == "-" and head.text[at] not in "-‐‑":
            return at
    return word.end()


def _read_qualifier(head: Head, at: int, *, capitals: bool) -> tuple[int, bool]:
    """Return where the qualifiers of the city before *at* end, and whether one is a country or state."""
    if (bracket := head.match(_IN_BRACKETS, at)) is not None:
        key = _key(bracket["name"])
        area = key in head.words.areas and key not in head.words.agencies
        return (bracket.end(), True) if area else (at, False)
    qualified = False
    for _ in range(2):
        comma = head.match(_QUALIFIER_OPENS, at)
        if comma is None or _read_date(head, comma.end("comma")) or _read_date(head, comma.end()):
            break
        end = _area_end(head, comma.end())
        if end is None and capitals and not qualified:
            end = _plausible_area_end(head, comma.end())
            if end is not None:
                return end, False
        if end is None:
            break
        at, qualified = end, True
    return at, qualified


_IN_BRACKETS = lazy(r"[ ]?[(\[](?P<name>[^()\[\]\n]{2,30})[)\]]")
_QUALIFIER_OPENS = lazy(r"(?P<comma>[,،][ ]*+)(?:(?i:the)[ ])?+")
_AREA_WORD = lazy(r"[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}]*+(?:[-'.׳][\p{L}\p{M}]++)*+")


def _area_end(head: Head, start: int) -> int | None:
    """Return the end of the longest country or state at *start*, with the period of a short form."""
    best, at = None, start
    for _ in range(4):
        particles = head.match(head.words.particle_run, at)
        word = head.match(_AREA_WORD, particles.end() if particles else at)
        if word is None:
            break
        end = _before_long_dash(head, word)
        key = _key(head.folded[start:end])
        if key in head.words.areas:
            dotted = (
                head.folded[end : end + 1] == "."
                and key in head.words.regions
                and head.folded[end + 1 : end + 2] != "-"
            )
            best = end + dotted
        blank = head.match(_GAP, end + (head.folded[end : end + 1] == "."))
        if blank is None:
            break
        at = blank.end()
    return best


def _plausible_area_end(head: Head, start: int) -> int | None:
    """Return the end of what may be a province: ``SAN JUAN, Batangas``, one or two words with small letters."""
    match = head.match(_PROVINCE, start)
    if match is None or _key(match[0]) in head.words.agencies or _key(match[0]) in head.words.cities:
        return None
    return None if _bare_agency(head, start) is not None and "." in match[0] else match.end()


_PROVINCE = lazy(r"\p{Lu}\p{Ll}{2,}+(?:[ ]\p{Lu}\p{Ll}{2,}+)?+(?=[ ]*+(?:-|\(|,|$))")


def _is_capitals(name: str) -> bool:
    """Return whether *name* is written in capitals, as ``McALLEN`` is."""
    bare = _SMALL_START.sub("", name)
    return bare.isupper() and sum(map(str.isalpha, bare)) > 1


_SMALL_START = lazy(
    r"\b(?:Mc|Mac|De|La|Le|Du|[a-z]{2}-|'s-)(?=\p{Lu}{2})|[- ](?:on|sur|am|de|le|la|au|of|the|and|upon)(?=[- ])"
)


@lru_cache(1 << 16)
def _key(name: str) -> str:
    """Return the form of a name in which spellings with and without accents and periods are equal."""
    bare = fold(name).lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFD", bare.replace("ı", "i").replace("ß", "ss"))
        bare = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return " ".join(bare.replace(".", "").split())


# --------------------------------------------------------------------- dates


def _read_date(head: Head, at: int) -> tuple[Day, int] | None:
    """Return the date at *at*, a weekday before or behind it or none, and where it ends."""
    if not _NEAR_DIGIT.search(head.folded, at, min(head.end, at + _LONGEST_DATE)):
        return None
    if (dated := _read_day(head, at)) is not None:
        return dated
    before = head.match(_WEEKDAY_BEFORE, at)
    if before is None or _key(before["day"]) not in head.words.weekdays:
        return None
    return _read_day(head, before.end())


def _read_day(head: Head, at: int) -> tuple[Day, int] | None:
    for pattern in _DATES:
        match = head.match(pattern, at)
        if match is None:
            continue
        named = match.groupdict()
        month = _month(head.words.months, named["month"])
        year = int(named["year"]) if named.get("year") else None
        if month is not None and 1 <= int(named["day"]) <= 31:
            behind = head.match(_WEEKDAY_BEHIND, match.end())
            weekday = behind is not None and _key(behind["day"]) in head.words.weekdays
            return Day(year, month, int(named["day"])), behind.end() if behind and weekday else match.end()
    return None


def _bracketed_date(head: Head, at: int) -> tuple[Day, int] | None:
    """Return the date alone in brackets at *at*, and where they end: ``GENEVA (5 March 2021) –``."""
    dated = _read_date(head, at + 1) if head.folded[at : at + 1] in ("(", "[") else None
    if dated is None or head.folded[dated[1] : dated[1] + 1] not in (")", "]"):
        return None
    return dated[0], dated[1] + 1


_NEAR_DIGIT = lazy(r"\d")
_LONGEST_DATE = 44
"""Code points in which a date has its first digit: a weekday and a month's name stand before it at most."""
_WEEKDAY_BEFORE = lazy(r"(?P<day>[\p{L}\p{M}-]{2,14}+)\.?,?[ ]")
_WEEKDAY_BEHIND = lazy(r"(?:,[ ]|[ ]?\()(?P<day>[\p{L}\p{M}-]{2,14}+)\)?+")
_MONTH = r"(?P<month>[\p{L}\p{M}]{2,12}+(?:[ ]\p{Arabic}{4,8}+)?+)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DATES = tuple(
    lazy(pattern)
    for pattern in (
        _MONTH + r"[ ](?P<day>\d{1,2})(?:st|nd|rd|th)?+(?![\d%]|:\d)(?:,?[ ]" + _YEAR + ")?+",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|re|º|°|\.)?+[ ](?:(?:de|of|d')[ ])?+"
        + _MONTH
        + r"(?:,?[ ](?:(?:de|del)[ ])?+"
        + _YEAR
        + r"(?:[ ](?:года|року|р\.|г\.))?+)?+",
        _YEAR + r"\.?[ ]" + _MONTH + r"[ ](?P<day>\d{1,2})\.?",
        _YEAR + r"[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./]" + _YEAR,
        r"(?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.(?!\d)",
        r"(?:" + _YEAR + r"[年년][ ]?)?+(?P<month>\d{1,2})[月월][ ]?(?P<day>\d{1,2})[日일]",
    )
)


def _month(months: Mapping[str, str], name: str) -> int | None:
    """Return the number of the month *name*, in letters or digits."""
    number = name if name.isdecimal() else months.get(_key(name))
    return int(number) if number and 1 <= int(number) <= 12 else None


# ------------------------------------------------------------------ agencies


def _enclosed_agency(head: Head, at: int) -> tuple[Agency, Day | None, int] | None:
    """Return the agency in brackets or slashes at *at*, a date that stands with it, and where the bracket ends."""
    match = head.match(_ENCLOSED, at)
    if match is None:
        return None
    start, end = match.span("inside")
    day = None
    inner = evolve(head, end=end)
    if (dated := _read_date(inner, start)) is not None:
        day, start = dated
        start = separator.end() if (separator := inner.match(_INNER, start)) else start
    else:
        for separator in _INNER.finditer(head.folded, start, end):
            if (dated := _read_date(inner, separator.end())) is not None and dated[1] == end:
                day, end = dated[0], separator.start()
                break
    printed = head.folded[start:end]
    known = _is_known(printed, head.words)
    slashes = match[0].startswith("/")
    if (_key(printed) in head.words.areas and not known) or not (known or slashes or _AGENCY_FORM.fullmatch(printed)):
        return None
    if not known and _key(printed) in head.words.labels:
        return None
    return (
        Agency(Span(start, end), known or slashes or bool(_STATION.fullmatch(printed)), enclosed=True),
        day,
        match.end(),
    )


_ENCLOSED = lazy(
    r"""
      [(\[（]\s*+(?P<inside>[^()\[\]（）\n\s](?:[^()\[\]（）\n]{0,44}[^()\[\]（）\n\s])?+)\s*+[)\]）]
    | (?<![\p{L}\p{M}.])/(?P<inside>[^\s/](?:[^/\n]{0,38}[^\s/])?+)/
    """,
    regex.VERBOSE,
)
_INNER = lazy(r"[ ]*+[,;|·-][ ]*+|[ ]")
_AGENCY_FORM = lazy(
    r"[\p{Lu}\d][\p{L}\d.&+'-]{1,14}+(?:[ /][\p{Lu}\d][\p{L}\d.&+'-]*+){0,3}+|\p{Ll}{2,5}+(?:/\p{Ll}{2,5}+)?+"
)
# Call letters of American stations, and channels: WABC, KTRK-TV, NEWS10, FOX 5.
_STATION = lazy(r"[KW][A-Z]{2,3}(?:[ -]?(?:TV|FM|AM|DT))?+|(?:NEWS|FOX|CBS|NBC|ABC|CW)[ ]?\d{1,2}(?:[ ]?NEWS)?")


def _quoted_agency(head: Head, at: int) -> tuple[Agency, int] | None:
    """Return the agency or paper of the list in quotation marks at *at*, and where the marks end."""
    match = head.match(_QUOTED, at)
    if match is None or not _is_known(match["name"], head.words):
        return None
    return Agency(Span(*match.span("name")), known=True, enclosed=True), match.end()


_QUOTED = lazy(r"[\"«](?P<name>[^\"«»\n]{2,40})[\"»]")


def _bare_agency(head: Head, at: int, *, outlet: bool = False) -> Agency | None:
    """
    Return the agency without brackets at *at*.

    Known is one of the list, one with a further name behind it (``CNN Indonesia``), a site (``TEMPO.CO``) and, with
    *outlet*, a name that ends like a paper's (``Kaieteur News``).  Any other short word in capitals is unknown.
    """
    tokens = head.match(_TOKENS, at)
    if tokens is None:
        return None
    words, names, ends = head.words, tokens.captures("name"), tokens.ends("name")
    first = names[0]
    for end in reversed(ends):
        if _key(head.folded[at:end]) in words.agencies:
            return Agency(Span(at, end), known=True, enclosed=False)
    if "." in first and _SITE.fullmatch(first):
        return Agency(Span(at, ends[0]), known=True, enclosed=False)
    if len(names) > 1 and _key(first) in words.agencies and names[1][0].isupper():
        return Agency(Span(at, ends[1]), known=True, enclosed=False)
    if outlet:
        for count in range(2, min(len(names), 3) + 1):
            *before, last = names[:count]
            if last.lower() not in words.outlets or not all(name[0].isupper() for name in names[:count]):
                continue
            if _key(" ".join(names[:count])) not in words.cities and not any(_key(n) in words.labels for n in before):
                return Agency(Span(at, ends[count - 1]), known=True, enclosed=False)
        return None
    if first.isupper() and 2 <= len(first) <= 8 and first.isalnum():
        return Agency(Span(at, ends[0]), known=False, enclosed=False)
    return None


_NAME = r"(?P<name>[\p{L}\d][\p{L}\p{M}\d\u200c]*+(?:[.'&/-][\p{L}\p{M}\d]++)*+)"
_TOKENS = lazy(_NAME + r"(?:(?:[ ]{1,2}|\n)" + _NAME + "){0,3}+")
_SITE = lazy(r"(?i)[\p{L}\d-]{2,30}(?:\.(?:com|co|org|net|info|tv|news|in|id|my|ph|ru|ua|by|kz|cz|gr|ro|mx|ar|br))++")


def _is_known(printed: str, words: Vocabulary) -> bool:
    """Return whether *printed*, or the name before its first slash, hyphen or blank, is in the list."""
    if _key(printed) in words.agencies or _SITE.fullmatch(printed):
        return True
    first = _FIRST_NAME.match(printed)
    return first is not None and len(printed.split()) <= 4 and _key(first[0]) in words.agencies


_FIRST_NAME = lazy(r"[^/\s,-]++")


# ------------------------------------------------------- the forms of the East


def _read_brackets(head: Head, start: int) -> Parts | None:
    """Return the dateline of Japan and Korea, all in one bracket: ``【東京＝共同】``, ``(서울=연합뉴스)``."""
    match = head.match(_EASTERN_BRACKET, start)
    if match is None or not _EASTERN.search(match[0]):
        return None
    place_span, who_span = Span(*match.span("places")), Span(*match.span("who")) if match["who"] else None
    names, end = _eastern_places(head, place_span)
    day = _read_date(head, place_span.start)
    if day is not None:
        names, end = (), day[1]
    end = _skip_blanks(head, end)
    if who_span is None and end < place_span.end:
        who_span = Span(end, place_span.end)
        dated = _DAY_ONLY.match(head.folded, end, place_span.end)
        if dated is not None:
            day = day or (Day(None, int(dated["month"]) if dated["month"] else None, int(dated["day"])), dated.end())
            who_span = Span(dated.end(), place_span.end)
    known = who_span is not None and _is_known(collapse_whitespace(who_span.of(head.folded)), head.words)
    joined = match["who"] is not None and bool(names or _KOREAN.search(match[0]))
    if not known and not (joined and names):
        return None
    korean = match[0][0] in "([" and joined
    agency = Agency(who_span, known=known, enclosed=True) if who_span is not None and (known or korean) else None
    closer = head.match(_SEPARATOR, match.end())
    dash = closer is not None and (closer["mark"] or "").endswith("-")
    return Parts(start, closer.end("mark") if dash and closer else match.end(), names, day[0] if day else None, agency)


_EASTERN_BRACKET = lazy(
    r"[【\[(［（](?P<places>[^】\])］）=＝\n]{1,30})(?:[=＝](?P<who>[^】\])］）=＝\n]{1,30}))?[】\])］）]"
)
_DAY_ONLY = lazy(r"\s*+(?:(?P<month>\d{1,2})月)?+(?P<day>\d{1,2})[日일]\s*+")
_KOREAN = lazy(r"\p{Hangul}")


def _eastern_places(head: Head, where: Span) -> tuple[tuple[Place, ...], int]:
    """Return the cities at the start of *where*, separated by marks or not at all from what follows."""
    found: list[Place] = []
    at = where.start
    while (end := _longest_city(head, at, where.end)) is not None:
        found.append(Place(Span(at, end), known=True))
        at = end
        joint = _EASTERN_JOINT.match(head.folded, at, where.end)
        if joint is None:
            break
        at = joint.end()
    return tuple(found), found[-1].span.end if found else where.start


_EASTERN_JOINT = lazy(r"[・·/／、,][ ]?")


def _longest_city(head: Head, start: int, limit: int) -> int | None:
    for end in range(min(limit, start + 14), start + 1, -1):
        if head.folded[start:end] in head.words.cities_as_written:
            return end
    return None


def _read_wire(head: Head, start: int) -> Parts | None:
    """Return the dateline of China: ``新华社北京3月5日电``, in brackets or not."""
    match = head.match(head.words.wire, start)
    if match is None:
        return None
    agency = Agency(Span(*match.span("agency")), known=True, enclosed=False) if match["agency"] else None
    places, at = _eastern_places(head, Span(match.end("opening"), match.end()))
    if not places and match["reporter"]:
        for begin in range(match.end("opening"), match.end()):
            places, at = _eastern_places(head, Span(begin, match.end()))
            if places:
                break
    tail = head.match(head.words.wire_tail, at if places else match.end("opening"))
    if tail is None:
        return None
    day = Day(None, int(tail["month"]) if tail["month"] else None, int(tail["day"])) if tail["day"] else None
    if not places and day is None:
        return None
    return Parts(start, tail.end(), places, day, agency)


# ------------------------------------------------------------------ the words


def _after_byline(head: Head, start: int) -> int | None:
    """Return where the dateline begins behind a byline on its line: ``By Jane Roe / CAIRO –``."""
    match = head.match(head.words.byline, start)
    return match.end() if match else None


@frozen(eq=False)
class Vocabulary:
    """What the lexicon and the gazetteer know, as keys and patterns; built once for a language."""

    cities: frozenset[str]
    cities_as_written: frozenset[str]
    regions: frozenset[str]
    areas: frozenset[str]
    doubtful: frozenset[str]
    agencies: frozenset[str]
    labels: frozenset[str]
    stop: frozenset[str]
    particles: frozenset[str]
    abbreviations: frozenset[str]
    endings: tuple[str, ...]
    kinds: frozenset[str]
    outlets: frozenset[str]
    months: Mapping[str, str]
    weekdays: frozenset[str]
    joint: regex.Pattern[str]
    particle_run: regex.Pattern[str]
    byline: regex.Pattern[str]
    wire: regex.Pattern[str]
    wire_tail: regex.Pattern[str]


@cache
def _vocabulary(lexicon: Lexicon) -> Vocabulary:
    words, world, wires = lexicon.dateline, places(), agencies()
    regions = frozenset(map(_key, world.regions))
    eastern = [name for name in wires.news if _EASTERN.match(name)]
    return Vocabulary(
        cities=frozenset(map(_key, world.cities)),
        cities_as_written=world.cities,
        regions=regions,
        areas=regions | frozenset(map(_key, world.countries)),
        doubtful=frozenset(map(_key, world.doubtful)),
        agencies=frozenset(map(_key, wires.news)),
        labels=frozenset(map(_key, words.labels)),
        stop=lexicon.common.stop,
        particles=words.particles,
        abbreviations=frozenset(map(_key, words.abbreviations)),
        endings=tuple(map(_key, words.endings)),
        kinds=words.kinds,
        outlets=words.outlets,
        months={_key(name): number for name, number in lexicon.timestamp.months.items()},
        weekdays=frozenset(map(_key, lexicon.timestamp.weekdays)),
        joint=regex.compile(
            r"/|[ ]/[ ]|,?[ ]\L<joiners>[ ]|[ ]&[ ]|(?P<comma>[,،])[ ]", joiners=_both_cases(words.joiners)
        ),
        particle_run=regex.compile(r"(?:\L<particles>[ ])++", particles=words.particles - words.joiners),
        byline=regex.compile(
            r"(?i:\L<openers>)[ ][^/|\n]{2,60}?(?:[ ]?[/|\n][ ]*+|,?[ ](?=\p{Lu}{3}))", openers=lexicon.byline.openers
        ),
        wire=regex.compile(
            r"[(（【\[〔]?+(?P<opening>(?:据|據)?+(?P<agency>\L<agencies>)?+(?P<reporter>\L<reporters>)?+)[^\n]{0,24}?\L<dispatch>",
            agencies=eastern,
            reporters=words.correspondents,
            dispatch=words.dispatches or ["\0"],
        ),
        wire_tail=regex.compile(
            r"\s*+[/／]?(?:(?P<month>\d{1,2})月)?+(?:(?P<day>\d{1,2})日)?+\s*+\L<dispatch>[)）】\]〕]?+",
            dispatch=words.dispatches or ["\0"],
        ),
    )


def _both_cases(words: frozenset[str]) -> frozenset[str]:
    return words | {word.upper() for word in words}


_EASTERN = lazy(r"[\p{Han}\p{Katakana}\p{Hiragana}\p{Hangul}]")
