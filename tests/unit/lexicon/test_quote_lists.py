"""Every entry of the quote lists, in every language, is read as its list says where it is printed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from attrs import fields

from newsparse.fields.quote.tokens import tokenize
from newsparse.fields.quote.vocabulary import (
    CUE,
    DEFINITE,
    EVALUATIVE,
    FEMALE,
    FIRST_NAME,
    FIRST_PERSON,
    GROUP,
    INDEFINITE,
    MALE,
    NO_NAME,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    PLURAL,
    PRONOUN,
    RELATIVE,
    SOURCE,
    THING,
    TITLE,
    TITLE_OF_WORK,
)
from newsparse.lexicon import Lexicon, languages, load
from newsparse.lexicon.words import QuoteWords
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
}
# Lists that are read by other rules than the flags of a token.
ELSEWHERE = {"subject_marks"}
LISTS = [(language, name) for language in languages() for name in FLAGS]


def printed(entry: str, language: str) -> str:
    """Return the entry as text prints it: French and Italian elisions stand at the next word."""
    return f"{entry}Kora" if entry.endswith("'") and language in ("fr", "it") else entry


def flags_in(text: str, entry: str, words: Lexicon) -> int:
    """Return what the first token of *entry* can be, where the text prints it."""
    page = Page(text)
    tokens = tokenize(page, [page.span], [[]], words)
    return tokens.flags[tokens.starts.index(text.index(entry))]


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
    assert {each.name for each in fields(QuoteWords)} == FLAGS.keys() | ELSEWHERE
