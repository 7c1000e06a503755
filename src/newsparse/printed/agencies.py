"""Agencies: news and picture agencies, and names of sites that sign like one."""

from __future__ import annotations

from functools import cache

import regex

from newsparse.lexicon import agencies
from newsparse.text.keys import name_key, name_keys
from newsparse.text.patterns import lazy


@cache
def news_agencies() -> frozenset[str]:
    """Return the keys of all news agencies; see :func:`newsparse.text.keys.name_key`."""
    return name_keys(agencies().news)


@cache
def picture_agencies() -> frozenset[str]:
    """Return the keys of all picture agencies."""
    return name_keys(agencies().pictures)


@cache
def all_agencies() -> frozenset[str]:
    """Return the keys of all agencies."""
    return news_agencies() | picture_agencies()


@cache
def agency_words() -> frozenset[str]:
    """Return the agencies of one word as folded text prints them, lower case: ``dpa``, ``getty``."""
    return frozenset(name for name in agencies().news | agencies().pictures if " " not in name)


def is_agency(name: str) -> bool:
    """Return whether *name* is an agency of the list, however accents, case and periods are set."""
    return name_key(name) in all_agencies()


def is_site(name: str) -> bool:
    """Return whether *name* is the address of a site, as agencies and papers sign: ``TEMPO.CO``, ``ansa.it``."""
    return "." in name and _SITE.fullmatch(name) is not None


# "Berlin.Es" is a sentence glued to the one before: endings in small letters, or all in capitals.
_SITE = lazy(
    r"""
      (?i:www\.)?+[\p{L}\d-]{2,40} (?:\.[\p{Ll}\d-]{2,20}){0,3} \.\p{Ll}{2,5}
    | [\p{Lu}\d-]{2,40} (?:\.(?:COM|CO|ORG|NET|INFO|TV|NEWS|IN|ID|MY|PH|RU|UA|BY|KZ|CZ|GR|RO|MX|AR|BR|DE|FR|IT|AT|CH))++
    """,
    regex.VERBOSE,
)
