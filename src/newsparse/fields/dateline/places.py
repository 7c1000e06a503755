"""Places in datelines."""

from __future__ import annotations

import regex

from newsparse.fields.dateline.agencies import bare_agency, enclosed_agency
from newsparse.fields.dateline.dates import read_date
from newsparse.fields.dateline.parts import Head, Place, skip_blanks
from newsparse.fields.dateline.vocabulary import Vocabulary
from newsparse.span import Span
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy


def read_places(head: Head, at: int) -> tuple[tuple[Place, ...], int] | None:
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
        if joint is None or enclosed_agency(head, skip_blanks(head, end)) is not None:
            break
        at = joint.end()
        if joint["comma"] and not _is_city(head, at):
            break
    return (tuple(found), end) if found else None


def _is_city(head: Head, at: int) -> bool:
    """Return whether a city of the gazetteer stands at *at* that is no country, state, date or agency."""
    name = _read_name(head, at)
    if name is None or read_date(head, at) is not None:
        return False
    key = name_key(name.of(head.folded))
    return key in head.words.places.cities and key not in head.words.places.areas


def _read_place(head: Head, at: int) -> Place | None:
    name = _read_name(head, at)
    if name is None:
        return None
    printed = name.of(head.folded)
    key = name_key(printed)
    if key not in head.words.places.cities and (key in head.words.labels or key in head.words.agencies):
        return None
    compound = head.match(_RIVER, name.end)
    if compound is not None and name_key(printed + compound[0]) in head.words.places.cities:
        name = Span(name.start, compound.end())
        key = name_key(name.of(head.folded))
    capitals = _is_capitals(printed)
    known = key in head.words.places.cities or (capitals and key in head.words.places.areas)
    words = printed.split()
    # "LA MIRADA, Calif.": an article opens a name only if a state follows it.
    article = capitals and len(words) > 1 and words[0].lower() in head.words.articles
    if not known and not _may_be_place(printed[len(words[0]) + 1 :] if article else printed, head.words):
        return None
    if capitals and not known and (sum(map(str.isalpha, printed)) <= 3 or _is_city_and_more(words, head.words)):
        return None
    end, qualified = _read_qualifier(head, name.end, capitals=capitals)
    if article and not known and not qualified:
        return None
    return Place(
        span=Span(name.start, end),
        known=known,
        doubtful=key in head.words.places.doubtful or key in head.words.labels,
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
    return len(names) > 1 and name_key(names[0]) in words.places.cities and names[-1].lower() not in words.kinds


_RIVER = lazy(r"/\p{Lu}\p{L}*+(?:\.(?=[ ,]))?+|[ ]\((?i:Main|Oder|Saale)\)")


def _read_name(head: Head, start: int) -> Span | None:
    """Return the span of the name at *start*: capitalised words and the particles between them."""
    at = end = start
    capitals: bool | None = None
    for count in range(6):
        particles = head.match(head.words.particle_run, at) if count else None
        word = head.match(_WORD, particles.end() if particles else at)
        if word is None or (count and read_date(head, word.start()) is not None):
            break
        stop = _before_long_dash(head, word)
        printed = head.folded[word.start() : stop]
        if capitals and not _is_capitals(printed) and not printed.isupper():
            break
        if capitals is None:
            capitals = _is_capitals(printed)
        if (
            stop == word.end()
            and head.folded[stop : stop + 2] == ". "
            and name_key(printed) in head.words.abbreviations
        ):
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
        key = name_key(bracket["name"])
        area = key in head.words.places.areas and key not in head.words.agencies
        return (bracket.end(), True) if area else (at, False)
    qualified = False
    for _ in range(2):
        comma = head.match(_QUALIFIER_OPENS, at)
        if comma is None or read_date(head, comma.end("comma")) or read_date(head, comma.end()):
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
        key = name_key(head.folded[start:end])
        if key in head.words.places.areas:
            dotted = (
                head.folded[end : end + 1] == "."
                and key in head.words.places.regions
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
    if match is None or name_key(match[0]) in head.words.agencies or name_key(match[0]) in head.words.places.cities:
        return None
    return None if bare_agency(head, start) is not None and "." in match[0] else match.end()


_PROVINCE = lazy(r"\p{Lu}\p{Ll}{2,}+(?:[ ]\p{Lu}\p{Ll}{2,}+)?+(?=[ ]*+(?:-|\(|,|$))")


def _is_capitals(name: str) -> bool:
    """Return whether *name* is written in capitals, as ``McALLEN`` is."""
    bare = _SMALL_START.sub("", name)
    return bare.isupper() and sum(map(str.isalpha, bare)) > 1


_SMALL_START = lazy(
    r"\b(?:Mc|Mac|De|La|Le|Du|[a-z]{2}-|'s-)(?=\p{Lu}{2})|[- ](?:on|sur|am|de|le|la|au|of|the|and|upon)(?=[- ])"
)
