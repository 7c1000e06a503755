"""Words of a list are found in a text, whatever their case, as a pattern of the same words finds them."""

import re
import time

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newsparse.text.word_finder import WordFinder
from newsparse.text.word_lists import OpenedPattern

_LETTERS = st.sampled_from("aábiIİıkK\u212asSſσςΣ写真 .-\u0301٣7😀ЖжßJ\n")
_WORDS = st.frozensets(st.text(_LETTERS, min_size=1, max_size=4), min_size=1, max_size=12)
_TEXTS = st.text(_LETTERS, max_size=30)
_PLACES = st.integers(0, 30)
_ONE_I = str.maketrans("\u0130\u0131", "ii")
"""The finder takes the letters I of Turkish for one, *regex* only some of them."""


@given(words=_WORDS, text=_TEXTS, start=_PLACES, end=_PLACES)
def test_whole_words_are_those_that_regex_finds(words: frozenset[str], text: str, start: int, end: int) -> None:
    """The longest word at each place, neither end inside a word, from the first to the last."""
    pattern = regex.compile(
        r"(?i)(?<![\p{L}\p{M}])\L<words>(?![\p{L}\p{M}])", words=[word.translate(_ONE_I) for word in words]
    )
    finder, one_i = WordFinder(words), text.translate(_ONE_I)
    expected = [match.span() for match in pattern.finditer(one_i, start, end)]
    assert expected == [(found.start, found.end) for found in finder.finditer(text, start, end)]
    first = finder.search(text, start, end)
    assert expected[:1] == ([(first.start, first.end)] if first else [])
    here, match = finder.match(text, start, end), pattern.match(one_i, start, end)
    assert (match.span() if match else None) == ((here.start, here.end) if here else None)


@given(words=_WORDS, text=_TEXTS, end=_PLACES)
def test_all_words_at_a_place_are_found(words: frozenset[str], text: str, end: int) -> None:
    """Each word that stands there is given, the longest first; more letters may follow."""
    finder = WordFinder(words)
    for at in range(len(text)):
        matches = (re.compile(f"(?i:{re.escape(word)})").match(text, at, end) for word in words)
        assert sorted({each.end() for each in matches if each}, reverse=True) == finder.ends_at(text, at, end)


@given(words=_WORDS, text=_TEXTS, start=_PLACES, end=_PLACES)
def test_patterns_that_words_open_match_as_in_regex(words: frozenset[str], text: str, start: int, end: int) -> None:
    """A finder of their words leaves no match out, behind no letter or at a joint."""
    source = r"(?:(?<!\p{L})|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{Lu}\p{Ll}))(?i:\L<words>)"
    ours, plain = OpenedPattern(source, words=words), regex.compile(source, words=list(words))
    expected = [match.span() for match in plain.finditer(text, start, end)]
    assert expected == [match.span() for match in ours.finditer(text, start, end)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo", 0),
        ("JanePhoto", 4),
        ("IMAGESPhoto", 6),
        ("12photo", 2),
        ("\u0301photo", 1),
        ("telephoto", -1),
        ("PHOTOPHOTO", 0),
        ("", -1),
        ("phot", -1),
    ],
)
def test_words_open_behind_no_letter_or_at_a_joint(text: str, expected: int) -> None:
    """A capital inside a word opens one behind a small letter or before one."""
    assert expected == WordFinder(["photo"]).find_opening(text)


def test_a_word_is_given_as_the_list_spells_it() -> None:
    """Capitals of the text, the Turkish ones too, do not hide which word it is."""
    found = WordFinder(["nisan", "Mayıs"]).search("12 NİSAN 2024")
    assert found is not None
    assert (3, 8, "nisan") == (found.start, found.end, found.word)
    assert "FoundWord(start=3, end=8, word='nisan')" == repr(found)


def test_of_words_that_differ_in_case_the_first_by_code_points_counts() -> None:
    """The order of the list, which may be a set, does not matter."""
    for words in (["us", "US"], ["US", "us"]):
        found = WordFinder(words).search("us")
        assert found is not None
        assert "US" == found.word


def test_no_words_are_never_found() -> None:
    """A finder of nothing, or of the empty word, finds nothing."""
    for finder in (WordFinder([]), WordFinder([""])):
        assert -1 == finder.find_opening("by")
        assert finder.search("by") is None
        assert [] == finder.words_at("by", 0)


def test_places_outside_a_text_hold_no_words() -> None:
    """A start or an end beyond the text, or before it, raises nothing."""
    finder = WordFinder(["by"])
    assert finder.match("by", -1) is None
    assert finder.match("by", 7) is None
    assert [] == finder.words_at("by", -1)
    assert -1 == finder.find_opening("by", 3, 1)
    assert 0 == finder.find_opening("by", -5)


def test_making_one_is_quick() -> None:
    """Some hundred words take well under the milliseconds of a pattern."""
    words = [f"{number} word {number}" for number in range(300)]
    start = time.process_time()
    for _ in range(20):
        WordFinder(words)
    assert (time.process_time() - start) / 20 < 0.003
