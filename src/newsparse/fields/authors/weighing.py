"""Reasons for and against names that only all of them together, or the page, can give."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from newsparse.fields.authors.candidates import (
    AS_EDITOR,
    IN_BYLINE,
    IN_PARAGRAPH,
    AuthorCandidate,
    Candidates,
    author_key,
    is_declared,
)
from newsparse.fields.authors.flattened import known_first_names
from newsparse.lexicon import Lexicon, names
from newsparse.model import Page
from newsparse.printed.agencies import news_agencies
from newsparse.printed.names import is_organisation_name, names_of
from newsparse.printed.places import gazetteer
from newsparse.span import Span
from newsparse.text.fold import fold
from newsparse.text.keys import comparison_key, name_key

IS_SITE: Final = "is the site's name"
_SHORT_NAME: Final = 4
"""Words of a longer name are rarely a person's."""
_SOURCES: Final = (
    "named in json-ld",
    "named in meta author",
    "named in article:author",
    "named in a byline",
    "named in markup",
    "named in a link with rel=author",
    "between headline and story",
    "in the first byline",
    "signs in a paragraph",
    AS_EDITOR,
)


def join_extended(candidates: Candidates, lexicon: Lexicon) -> None:
    """
    Join a name with words behind it to the name alone: "Anna Kerr Science" to "Anna Kerr", where the page has both.

    Two first names may be the opening of a longer name, and are left.
    """
    given_names = names_of(lexicon).given_names
    for key, name in list(candidates.by_key.items()):
        words = key.split()
        for size in range(2, len(words)) if name.is_person else ():
            shorter = candidates.by_key.get(" ".join(words[:size]))
            if shorter is None or not shorter.is_person or words[size - 1] in given_names:
                continue
            if words[0] in given_names or is_declared(shorter):
                shorter.reasons |= name.reasons
                shorter.sources |= name.sources
                shorter.companions |= name.companions
                del candidates.by_key[key]
                break


def weigh_names(candidates: Candidates, page: Page, lexicon: Lexicon) -> None:
    """Add the reasons that the spelling of a name gives, and the page around it."""
    furniture = _furniture(lexicon)
    given_names = known_first_names(page, lexicon)
    sites = _site_names(page)
    declared = any(not isinstance(name.origin, Span) for name in candidates.by_key.values())
    shown = page.folded.lower() if declared else ""
    for key, name in list(candidates.by_key.items()):
        tight, words, reasons = key.replace(" ", ""), key.split(), name.reasons
        place = gazetteer().is_place(name.text) and not is_declared(name)
        if place or (tight in sites and words[-1] in names().legal_forms):
            del candidates.by_key[key]
            continue
        if tight in sites:
            reasons[IS_SITE] = 1.0
            name.is_person = name.is_person and "the site bears the name" in reasons
        elif any(len(site) > 3 and (site in tight or (len(tight) > 4 and tight in site)) for site in sites):
            reasons["shares words with the site's name"] = 1.0
        if name.is_person and is_organisation_name(name.text, lexicon):
            name.is_person = False
        if not name.is_person:
            reasons["reads like an organisation"] = 1.0
        if name_key(name.text) in news_agencies():
            reasons["is an agency"] = 1.0
        if words[:1] and words[0] in given_names:
            reasons["opens with a known first name"] = 1.0
        if key in furniture or any(word in furniture for word in words):
            reasons["holds a word of menus or buttons"] = 1.0
        if len(words) == 1 and key.isascii():
            reasons["one word"] = 1.0
        if len(words) > _SHORT_NAME:
            reasons["more than four words"] = 1.0
        if any(letter.isdigit() for letter in key):
            reasons["holds a digit"] = 1.0
        if name.text.islower():
            reasons["all in small letters"] = 1.0
        if not isinstance(name.origin, Span) and fold(name.text).lower() not in shown:
            reasons["printed nowhere"] = 1.0


def _site_names(page: Page) -> set[str]:
    """Return the names of the site, and the words of its host, without blanks."""
    sites = {comparison_key(each.value).replace(" ", "") for each in page.declared if each.field == "site_name"}
    host = (page.url or "").split("//")[-1].split("/")[0]
    sites |= set(host.split(".")[:-1]) | {host.removeprefix("www.").replace(".", "")}
    sites.discard("")
    return sites


@cache
def _furniture(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.label.share | lexicon.label.navigation | lexicon.label.related


def drop_undisplayed(candidates: Candidates) -> None:
    """
    Drop the names that the page declares and does not print, and last resorts, where a person signs in print.

    Names printed nowhere are uploaders, feeds and accounts: of 131 on the development pages 127 are no author's.
    """
    signed = any(_signs(name) for name in candidates.by_key.values())
    named = signed or any(
        name.is_person and is_declared(name) and " " in key for key, name in candidates.by_key.items()
    )
    for key, name in list(candidates.by_key.items()):
        if (signed and "printed nowhere" in name.reasons) or (named and name.is_last_resort):
            del candidates.by_key[key]


def drop_unlikely(candidates: Candidates) -> None:
    """
    Drop what flattened text names away from the headline, or by no known first name, where a person signs behind it.

    Nothing tells menus above it and the bylines of other stories below apart there.
    """
    near = [name for name in candidates.by_key.values() if not _NEAR.isdisjoint(name.reasons)]
    signing = [name for name in near if name.is_person and IN_BYLINE in name.sources]
    sure = {author_key(name.text) for name in signing if not _SURE.isdisjoint(name.reasons)}
    known = [name for name in near if name.is_person and "opens with a known first name" in name.reasons]
    for key, name in list(candidates.by_key.items()):
        distant = signing and name not in near and IN_PARAGRAPH not in name.sources
        doubtful = sure and _SURE.isdisjoint(name.reasons) and name.companions.isdisjoint(sure)
        shown = _is_shown(name) and any(each.companions.isdisjoint({key}) and not _is_shown(each) for each in known)
        if distant or doubtful or shown:
            del candidates.by_key[key]


def _is_shown(name: AuthorCandidate) -> bool:
    """Return whether a name is all of a line right above a picture's credit: it may be that of the person shown."""
    return (
        "right above a caption" in name.reasons
        and "a block of its own" in name.reasons
        and "in a byline that opens with a word for authors" not in name.reasons
    )


_NEAR: Final = frozenset({"between headline and story", "in the first byline behind the headline"})
_SURE: Final = frozenset({"opens with a known first name", "in a byline that opens with a word for authors"})


def weigh_together(candidates: Mapping[str, AuthorCandidate]) -> None:
    """Add what speaks against a name because other names have better sources."""
    for source in _SOURCES:
        having = {key: name for key, name in candidates.items() if source in name.reasons}
        persons = [name for name in having.values() if IS_SITE not in name.reasons and name.is_person]
        if not having:
            continue
        for name in candidates.values():
            if source not in name.reasons:
                if name.companions.isdisjoint(having):
                    name.reasons[f"others are {source}" if persons else f"only organisations are {source}"] = 1.0
            elif len(having) > 3:
                name.reasons[f"more than three are {source}"] = 1.0
    for key, name in candidates.items():
        for other, longer in candidates.items():
            if key != other and f" {key} " in f" {other} ":
                name.reasons["part of a declared name" if is_declared(longer) else "part of another name"] = 1.0
                longer.reasons["holds a declared name" if is_declared(name) else "holds another name"] = 1.0
        if is_declared(name) and "named in a byline" in name.reasons:
            name.reasons["declared and printed"] = 1.0
        if len(candidates) == 1:
            name.reasons["the only name"] = 1.0


def _signs(name: AuthorCandidate) -> bool:
    signs = "named in a byline" in name.reasons and "between headline and story" in name.reasons
    return name.is_person and (signs or "signs in a paragraph" in name.reasons)
