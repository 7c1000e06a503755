"""Every entry of the quote lists, in every language, is read as its list says where it is printed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from newsparse.fields.quote.tokens import tokenize
from newsparse.fields.quote.vocabulary import (
    AUXILIARY,
    COMMON_NOUN,
    CUE,
    DEFINITE,
    EVALUATIVE,
    FEMALE,
    FIRST_NAME,
    FIRST_PERSON,
    GROUP,
    IMPERSONAL,
    INDEFINITE,
    JOINER,
    LINK,
    MALE,
    NO_NAME,
    OBLIQUE,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    QUOTED_AS,
    RELATIVE,
    SO_CALLED,
    SOURCE,
    SOURCE_BEHIND,
    THING,
    TITLE,
    TITLE_OF_WORK,
    VIEW,
)
from newsparse.lexicon import Lexicon, languages, load
from newsparse.lexicon.words import QUOTE_TRAITS, QuoteWords
from newsparse.model import Page

# What a token of each list can be.
FLAGS = {
    "cues": CUE,
    "evaluative_verbs": EVALUATIVE,
    "sources": SOURCE,
    "people": PERSON_NOUN,
    "men": PERSON_NOUN | MALE,
    "women": PERSON_NOUN | FEMALE,
    "groups": PERSON_NOUN | GROUP | PLURAL,
    "organisations": ORGANISATION,
    "he": PRONOUN | MALE,
    "she": PRONOUN | FEMALE,
    "they": PRONOUN | PLURAL,
    "it": PRONOUN | THING,
    "who": PRONOUN | RELATIVE,
    "author": PRONOUN | FIRST_PERSON,
    "titles": TITLE,
    "male_titles": TITLE | MALE,
    "female_titles": TITLE | FEMALE,
    "definite": DEFINITE,
    "indefinite": INDEFINITE,
    "name_particles": PARTICLE,
    "titles_of_works": TITLE_OF_WORK,
    "male_names": FIRST_NAME | MALE,
    "female_names": FIRST_NAME | FEMALE,
    "not_names": NO_NAME,
    "impersonal": CUE | IMPERSONAL,
    "organisation_links": LINK,
    "organisation_joiners": JOINER,
    "prepositions": PREPOSITION,
    "oblique": OBLIQUE,
    "so_called": TITLE_OF_WORK | SO_CALLED,
    "auxiliaries": AUXILIARY,
    "sources_behind": SOURCE | SOURCE_BEHIND,
    "views": VIEW,
    "quoted_as": CUE | QUOTED_AS,
}
# Lists that are read by other rules than the flags of a token.
ELSEWHERE = {"noun_endings", "traits", "subject_marks", "between", "organisation_endings", "article_prefixes"}
LISTS = [(language, name) for language in languages() for name in FLAGS]


def printed(entry: str, language: str) -> str:
    """Return the entry as text prints it: French and Italian elisions stand at the next word."""
    return f"{entry}Kora" if entry.endswith("'") and language in ("fr", "it") else entry


def flags_in(text: str, entry: str, words: Lexicon) -> int:
    """Return what the first token of *entry* can be, where the text prints it."""
    page = Page(text)
    tokens = tokenize(page, [page.span], [[]], words)
    return tokens.flags[[*tokens.starts].index(text.index(entry))]


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_every_entry_is_read_as_its_list_says(language: str, name: str) -> None:
    """A token of an entry, in the middle of a sentence, has the flags of its list."""
    words = load(language)
    entries: Iterable[str] = getattr(words.quote, name)
    wanted = FLAGS[name]
    assert [] == [
        entry
        for entry in sorted(entries)
        if flags_in(f"9 {printed(entry, language)} 9", entry, words) & wanted != wanted
    ]


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_letters_around_an_entry_make_another_word(language: str, name: str) -> None:
    """A word that only holds an entry has no flag of its list."""
    words = load(language)
    entries: Iterable[str] = getattr(words.quote, name)
    kind = FLAGS[name] & ~(MALE | FEMALE | PLURAL | THING)
    assert [] == [entry for entry in sorted(entries) if flags_in(f"9 qxj{entry}qxj 9", f"qxj{entry}qxj", words) & kind]


def test_every_list_is_tried() -> None:
    """A new list of the section is tried, or the test of it is missing."""
    assert QuoteWords.empty().keys() == FLAGS.keys() | ELSEWHERE


@pytest.mark.parametrize("language", languages())
def test_traits_are_known(language: str) -> None:
    """Each trait of a language is one that the code asks for."""
    assert load(language).quote.traits <= QUOTE_TRAITS.keys()


def test_endings_of_common_nouns() -> None:
    """Where nouns have capital letters, an ending tells a common noun; a name is none."""
    words = load("de")
    endings = words.quote.noun_endings
    assert [] == [each for each in sorted(endings) if not flags_in(f"9 Qxj{each} 9", f"Qxj{each}", words) & COMMON_NOUN]
    assert not flags_in("9 Harting 9", "Harting", words) & COMMON_NOUN
