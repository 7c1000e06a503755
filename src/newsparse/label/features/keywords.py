"""The words of one language that texts are compared with: :func:`keywords_of`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from newsparse.label.classifier.word_table import WordTable
from newsparse.lexicon import Lexicon, interruptions
from newsparse.lexicon.words import Interruptions, TimestampWords
from newsparse.printed.agencies import agency_words
from newsparse.printed.credits.vocabulary import Vocabulary as CreditWords
from newsparse.printed.credits.vocabulary import vocabulary_of

LIST_NAMES: Final = ("related", "promo", "navigation", "comment", "footer")
"""Lists of ``[label]`` whose entries open a text, or are the whole of it."""
AFTER_WORD: Final = ":.…,»>"
"""Marks that may stand right after the first word of an entry."""

STOP: Final = 1
"""The word is among the commonest of the language,"""
SHARE: Final = 2
"""a word of share bars,"""
PHOTO: Final = 4
"""one of those that photo credits have,"""
AGENCY: Final = 8
"""an agency,"""
AGENCY_SIGN: Final = 16
"""one of those that credits with an agency have,"""
AGENCY_END: Final = 32
"""the last one of an agency's name,"""
SECTION: Final = 64
"""the first one of a heading that ends stories,"""
CONSENT: Final = 128
"""of a phrase of dialogs that ask for consent,"""
APPEAL: Final = 256
"""of a phrase of appeals,"""
INTERRUPTION: Final = 512
"""of a line of the site amid a story, or of how such lines open or close,"""
LABEL: Final = 1024
"""of a label before a link, or before what is said of the page,"""
PICTURE: Final = 2048
"""of a phrase that points into a picture,"""
TERM: Final = 4096
"""or long, and none of the commonest: it says what a text is about."""


class Keywords(NamedTuple):
    """The words of one language that texts are compared with."""

    interruptions: Interruptions
    signs: WordTable
    """For each word of the lists which of them have it, as a sum of the numbers above."""
    credits: CreditWords
    date: TimestampWords
    entries: Mapping[str, Sequence[tuple[str, frozenset[str]]]]
    """For each first word the entries that begin with it, and the lists that hold them."""


@cache
def keywords_of(lexicon: Lexicon) -> Keywords:
    """Return the keywords of a language."""
    return Keywords(
        interruptions=interruptions(),
        signs=WordTable(_signs(lexicon)),
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


def _signs(lexicon: Lexicon) -> dict[str, float]:
    known, credit_words = interruptions(), vocabulary_of(lexicon)
    found: dict[str, int] = {}
    for sign, words in (
        (STOP, lexicon.common.stop),
        (SHARE, lexicon.label.share),
        (PHOTO, credit_words.label_signs),
        (AGENCY, agency_words()),
        (AGENCY_SIGN, credit_words.agency_signs),
        (AGENCY_END, credit_words.last_words),
        (SECTION, _first_words(known.section_headings())),
        (CONSENT, _longest_words(known.consent_phrases)),
        (APPEAL, _longest_words(known.appeal_phrases)),
        (INTERRUPTION, _longest_words(known.lines | known.openings | known.closings)),
        (PICTURE, credit_words.picture_words.signs),
        (LABEL, _longest_words(known.link_labels | known.page_labels)),
    ):
        for word in words:
            found[word] = found.get(word, 0) | sign
    return {word: float(number) for word, number in found.items()}


def _longest_words(entries: Iterable[str]) -> set[str]:
    """Return the longest word of each entry, which tells most."""
    return {max(entry.split(), key=len) for entry in entries}


def _first_words(entries: Iterable[str]) -> set[str]:
    return {entry.partition(" ")[0] for entry in entries}
