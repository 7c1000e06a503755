"""Patterns that open with one of many words find what *regex* alone finds."""

import re

import pytest
import regex

from newsparse.text.word_lists import OpenedPattern, any_of

WORDS = frozenset({"by", "by the", "photo", "photos by", "写真", "i", "c++"})
SOURCE = r"(?i)(?<![\p{L}\p{N}])(?P<word>\L<words>)(?=[ :])"


@pytest.mark.parametrize(
    "text",
    ["", "By the way: by the by.", "PHOTO: Jane", "naby photo", "写真: 国会", "Photos by Jane, photo by", "C++ i I İ "],
)
def test_it_finds_what_regex_finds(text: str) -> None:
    """The matches, and the first, are those of the same pattern in *regex*."""
    ours, plain = OpenedPattern(SOURCE, words=WORDS), regex.compile(SOURCE, words=list(WORDS))
    expected = [match.span() for match in plain.finditer(text)]
    assert expected == [match.span() for match in ours.finditer(text)]
    assert expected[:1] == [match.span() for match in [ours.search(text)] if match]
    assert bool(plain.match(text)) == bool(ours.match(text))


def test_it_stays_between_start_and_end() -> None:
    """Words that begin before the start or end behind the end are not found."""
    pattern = OpenedPattern(r"(?i)\L<words>", words=WORDS)
    assert [(3, 5)] == [match.span() for match in pattern.finditer("by by by", 1, 7)]


def test_no_words_are_never_found() -> None:
    """An empty list matches nowhere."""
    assert OpenedPattern(r"\L<words>", words=()).search("by") is None
    assert re.search(any_of(()), "by") is None


@pytest.mark.parametrize(
    ("text", "expected"), [("by the", "by the"), ("by then", "by the"), ("by a", "by"), ("C++", "c++")]
)
def test_the_longest_word_wins(text: str, expected: str) -> None:
    """Of two words of which one opens the other, the longer is found where it fits."""
    found = re.match(any_of(WORDS), text.lower())
    assert found is not None
    assert expected == found[0]
