"""The photographer and the agency that a credit names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsparse.printed.credits import agency_start
from newsparse.printed.credits.vocabulary import Vocabulary, is_person
from newsparse.span import Span
from newsparse.text.fold import fold
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian


class CreditParties(NamedTuple):
    """Who made a picture."""

    photographer: str | None
    agency: str | None


def credit_parties(credit: str, words: Vocabulary) -> CreditParties:
    """Return the photographer and the agency that *credit* names, as printed."""
    value = _bare(credit, words)
    further = words.further.search(fold(value))
    if further is not None:
        value = value[: further.start()]
    value = value.strip(" .,;|/／-–—")
    if has_east_asian(credit) and (marked := _marked(credit, value, words)) is not None:
        return marked
    if (named := _person_and_agency(value, words)) is not None:
        return named
    parts = [*_parts(value, words)]
    while parts and name_key(parts[-1][0]) in words.marks:
        parts.pop()
    parts = [part for part in parts if name_key(part[0]) not in words.marks and not _LICENCE.match(part[0])]
    if not parts:
        return CreditParties(None, None)
    if len(parts) == 1:
        name = parts[0][0]
        if words.is_agency(name):
            return CreditParties(None, words.without_label(name))
        return CreditParties(name if is_person(name, words) else None, None)
    first, last = parts[0], parts[-1]
    if len({name_key(part[0]) for part in parts}) == 1 and is_person(first[0], words):
        return CreditParties(first[0], None)
    first_known, last_known = words.is_agency(first[0]), words.is_agency(last[0])
    if first_known and last_known and len(parts) == 3 and is_person(parts[1][0], words):
        return CreditParties(parts[1][0], last[0])
    slashed = "/" in value[first[1].end : parts[1][1].start]
    may_be_person = last_known and len(first[0].split()) > 1 and (slashed or not words.is_organisation(first[0]))
    if not first_known and (is_person(first[0], words) or may_be_person):
        return CreditParties(words.without_mark(first[0]), _closed(value[parts[1][1].start : last[1].end]))
    if first_known and not last_known and is_person(last[0], words):
        return CreditParties(last[0], _closed(value[first[1].start : parts[-2][1].end]))
    if len(parts) == 2 and "/" in value and not last_known and is_person(last[0], words):
        return CreditParties(last[0], first[0])
    if first_known or last_known:
        return CreditParties(None, _closed(value[first[1].start : last[1].end]))
    return CreditParties(None, None)


def _marked(credit: str, value: str, words: Vocabulary) -> CreditParties | None:
    """Return the person and the agency beside a word for a reporter, or for taking pictures: ``新华社记者 王小明 摄``."""
    if (reporter := words.reporter.fullmatch(value)) is not None:
        return CreditParties(reporter["name"], reporter["agency"] or None)
    if (taken := words.taken.search(credit.rstrip(" ()（）[]【】."))) is not None:
        agency = words.issued.search(credit[: taken.start()].rstrip(" ()（）[]【】/／"))
        return CreditParties(taken["name"], agency["agency"] if agency else None)
    return None


def _person_and_agency(value: str, words: Vocabulary) -> CreditParties | None:
    """Return the person and the agency with only a blank, a full stop or a hyphen between them: "Jane Doe. AFP"."""
    start = agency_start(fold(value), words)
    if not start or "/" in value or not words.joiners.isdisjoint(value.split()):
        return None
    person = value[:start].rstrip(" .,-–—|")
    return CreditParties(person, value[start:]) if is_person(person, words) else None


_LICENCE = lazy(r"(?i)\(?(?:CC[ -](?:BY|0|SA|NC|ND)|CC0|public domain|GFDL)\b")


def _bare(credit: str, words: Vocabulary) -> str:
    """Return *credit* without brackets, labels and years."""
    value = credit
    while True:
        stripped = value.strip(" ()[]（）【】.,;|/／:：=＝-–—•·")
        match = words.label.match(fold(stripped))
        year = _YEAR.match(stripped)
        owner = words.label.search(fold(stripped), 1, 70) if match is None else None
        if match is not None and match.end < len(stripped):
            stripped = stripped[match.end :]
        elif (
            owner is not None
            and owner.opener is not None
            and not stripped[owner.start - 1].isalpha()  # "NurPhoto via Getty Images"
            and stripped[: owner.start].rstrip()[-1:] != ","  # "Jane Doe, courtesy of the museum"
            and words.may_name(stripped[: owner.start])
        ):
            stripped = stripped[owner.end :]
        elif year is not None:
            stripped = stripped[year.end() :]
        if (closing := words.closing.search(stripped)) is not None and closing.start() > 0:
            stripped = stripped[: closing.start()]
        if stripped == value:
            break
        value = stripped
    if credit.rstrip().endswith(")") and value.count("(") > value.count(")"):
        value += ")"
    if credit.rstrip(" ).").endswith(("Jr", "Sr")) and value.endswith(("Jr", "Sr")) and "Jr." in credit:
        value += "."
    return value


_YEAR = lazy(r"(?:©[ ]?)?(?:19|20)\d\d[ ,]++|©[ ]?+|\(?[cC]\)[ ]?+|(?:[bB]y|BY):?[ ]++")


def _parts(value: str, words: Vocabulary) -> Iterator[tuple[str, Span]]:
    """Yield the pieces of *value* between slashes, bars, commas and small joining words, with their places in it."""
    at = 0
    for match in words.chain.finditer(fold(value)):
        yield from _part(value, at, match.start())
        at = match.end()
    yield from _part(value, at, len(value))


def _part(value: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    text = value[start:end]
    if text.strip(" .()"):
        begin = start + len(text) - len(text.lstrip(" .("))
        stop = end - (len(text) - len(text.rstrip(" )")))
        yield value[begin:stop], Span(begin, stop)


def _closed(value: str) -> str:
    """Return *value* with the bracket closed that was cut off, and without what stands behind one that it never opened."""
    if ")" in value and "(" not in value[: value.index(")")]:
        return value[: value.index(")")]
    return value + ")" if value.count("(") > value.count(")") else value
