"""The words of one language that texts are compared with: :func:`keywords_of`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import frozen

from newsparse.lexicon import Lexicon, interruptions
from newsparse.lexicon.words import Interruptions, TimestampWords
from newsparse.printed.agencies import agency_words
from newsparse.printed.credits.vocabulary import Vocabulary as CreditWords
from newsparse.printed.credits.vocabulary import vocabulary_of

LIST_NAMES: Final = ("related", "promo", "navigation", "comment", "footer")
"""Lists of ``[label]`` whose entries open a text, or are the whole of it."""
AFTER_WORD: Final = ":.…,»>"
"""Marks that may stand right after the first word of an entry."""


@frozen(eq=False, repr=False)
class Keywords:
    """The words of one language that texts are compared with."""

    stop: frozenset[str]
    """The commonest words of prose."""
    share: frozenset[str]
    """Words of share bars."""
    agency: frozenset[str]
    """Names of agencies that are one word."""
    interruptions: Interruptions
    section_signs: frozenset[str]
    """Words with which the headings of sections open."""
    credits: CreditWords
    date: TimestampWords
    entries: Mapping[str, Sequence[tuple[str, frozenset[str]]]]
    """For each first word the entries that begin with it, and the lists that hold them."""


@cache
def keywords_of(lexicon: Lexicon) -> Keywords:
    """Return the keywords of a language."""
    return Keywords(
        stop=lexicon.common.stop,
        share=lexicon.label.share,
        agency=agency_words(),
        interruptions=interruptions(),
        section_signs=interruptions().section_signs(),
        credits=vocabulary_of(lexicon),
        date=lexicon.timestamp,
        entries=_entries(lexicon),
    )


def _entries(lexicon: Lexicon) -> dict[str, list[tuple[str, frozenset[str]]]]:
    caption = lexicon.caption
    lists = [(name, getattr(lexicon.label, name)) for name in LIST_NAMES]
    lists += [("byline", lexicon.byline.openers), ("credit", caption.labels), ("credit", caption.openers)]
    names_of: dict[str, set[str]] = {}
    for name, entries in lists:
        for entry in entries:
            names_of.setdefault(entry, set()).add(name)
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for entry, names in names_of.items():
        found.setdefault(entry.partition(" ")[0].rstrip(AFTER_WORD), []).append((entry, frozenset(names)))
    return found
