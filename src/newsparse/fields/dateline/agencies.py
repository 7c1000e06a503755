"""Agencies in datelines."""

from __future__ import annotations

import regex
from attrs import evolve

from newsparse.fields.dateline.dates import read_date
from newsparse.fields.dateline.parts import (
    Agency,
    Day,
    Head,
)
from newsparse.fields.dateline.vocabulary import Vocabulary
from newsparse.printed.agencies import is_site
from newsparse.span import Span
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy


def enclosed_agency(head: Head, at: int) -> tuple[Agency, Day | None, int] | None:
    """Return the agency in brackets or slashes at *at*, a date that stands with it, and where the bracket ends."""
    match = head.match(_ENCLOSED, at)
    if match is None:
        return None
    start, end = match.span("inside")
    day = None
    inner = evolve(head, end=end)
    if (dated := read_date(inner, start)) is not None:
        day, start = dated
        start = separator.end() if (separator := inner.match(_INNER, start)) else start
    else:
        for separator in _INNER.finditer(head.folded, start, end):
            if (dated := read_date(inner, separator.end())) is not None and dated[1] == end:
                day, end = dated[0], separator.start()
                break
    printed = head.folded[start:end]
    known = is_known(printed, head.words)
    slashes = match[0].startswith("/")
    if (name_key(printed) in head.words.places.areas and not known) or not (
        known or slashes or _AGENCY_FORM.fullmatch(printed)
    ):
        return None
    if not known and name_key(printed) in head.words.labels:
        return None
    return (
        Agency(Span(start, end), known or slashes or bool(_STATION.fullmatch(printed)), enclosed=True),
        day,
        match.end(),
    )


_ENCLOSED = lazy(
    r"""
      [(\[（]\s*+(?P<inside>[^()\[\]（）\n\s](?:[^()\[\]（）\n]{0,44}[^()\[\]（）\n\s])?+)\s*+[)\]）]
    | (?<![\p{L}\p{M}.])/[ ]?(?P<inside>[^\s/](?:[^/\n]{0,38}[^\s/])?+)[ ]?/
    """,
    regex.VERBOSE,
)
_INNER = lazy(r"[ ]*+[,;|·-][ ]*+|[ ]")
_AGENCY_FORM = lazy(
    r"[\p{Lu}\d][\p{L}\d.&+'-]{1,14}+(?:[ /][\p{Lu}\d][\p{L}\d.&+'-]*+){0,3}+|\p{Ll}{2,5}+(?:/\p{Ll}{2,5}+)?+"
)
# Call letters of American stations, and channels: WABC, KTRK-TV, NEWS10, FOX 5.
_STATION = lazy(r"[KW][A-Z]{2,3}(?:[ -]?(?:TV|FM|AM|DT))?+|(?:NEWS|FOX|CBS|NBC|ABC|CW)[ ]?\d{1,2}(?:[ ]?NEWS)?")


def quoted_agency(head: Head, at: int) -> tuple[Agency, int] | None:
    """Return the agency or paper of the list in quotation marks at *at*, and where the marks end."""
    match = head.match(_QUOTED, at)
    if match is None or not is_known(match["name"], head.words):
        return None
    return Agency(Span(*match.span("name")), known=True, enclosed=True), match.end()


_QUOTED = lazy(r"[\"«](?P<name>[^\"«»\n]{2,40})[\"»]")


def bare_agency(head: Head, at: int, *, outlet: bool = False) -> Agency | None:
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
        if name_key(head.folded[at:end]) in words.agencies:
            return Agency(Span(at, end), known=True, enclosed=False)
    if is_site(first):
        return Agency(Span(at, ends[0]), known=True, enclosed=False)
    if len(names) > 1 and name_key(first) in words.agencies and names[1][0].isupper():
        return Agency(Span(at, ends[1]), known=True, enclosed=False)
    if outlet:
        for count in range(2, min(len(names), 3) + 1):
            *before, last = names[:count]
            if last.lower() not in words.outlets or not all(name[0].isupper() for name in names[:count]):
                continue
            if name_key(" ".join(names[:count])) not in words.places.cities and not any(
                name_key(n) in words.labels for n in before
            ):
                return Agency(Span(at, ends[count - 1]), known=True, enclosed=False)
        return None
    if first.isupper() and 2 <= len(first) <= 8 and first.isalnum():
        return Agency(Span(at, ends[0]), known=False, enclosed=False)
    return None


_NAME = r"(?P<name>[\p{L}\d][\p{L}\p{M}\d\u200c]*+(?:[.'&/-][\p{L}\p{M}\d]++)*+)"
_TOKENS = lazy(_NAME + r"(?:(?:[ ]{1,2}|\n)" + _NAME + "){0,3}+")


def is_known(printed: str, words: Vocabulary) -> bool:
    """Return whether *printed*, or the name before its first slash, hyphen or blank, is in the list."""
    if name_key(printed) in words.agencies or is_site(printed):
        return True
    first = _FIRST_NAME.match(printed)
    return first is not None and len(printed.split()) <= 4 and name_key(first[0]) in words.agencies


_FIRST_NAME = lazy(r"[^/\s,-]++")
