"""The words around the quotes, as tokens."""

import pytest

from newsparse.fields.quote.marks import find_quoted_spans
from newsparse.fields.quote.tokens import _token_of_cased, tokenize
from newsparse.fields.quote.vocabulary import BLANKS, TOKEN
from newsparse.lexicon import load
from newsparse.model import Page
from newsparse.text.fold import fold
from newsparse.text.scripts import is_latin_greek_cyrillic

SIGNS = [*map(chr, range(0x3100)), "\ud800", "\U0001f600"]


def test_tokens_stand_side_by_side() -> None:
    """Whatever a text holds, one token begins where the one before and its blanks end; none is empty."""
    text = fold("".join(f"a{sign}b {sign} {sign}1" for sign in SIGNS))
    pieces = TOKEN.findall(text)
    assert text == "".join(pieces)
    assert all(piece.rstrip(BLANKS) for piece in pieces)


@pytest.mark.parametrize(
    "frame", ["{0}", "a{0}b", "A. {0}. B", "{0}'s {0}-{0}'ll", "#{0} d'{0} {0}1", "1{0},{0}2 n{0}'t"]
)
def test_the_quick_pattern_finds_the_same_tokens(frame: str) -> None:
    """Of texts with but Latin, Greek and Cyrillic letters."""
    texts = [frame.format(sign) for sign in map(fold, SIGNS) if is_latin_greek_cyrillic(sign)]
    assert len(texts) > 900
    assert [*map(TOKEN.findall, texts)] == [*map(_token_of_cased().findall, texts)]


SENTENCES = [
    ("It rained. It stopped.", [0, 0, 0, 1, 1, 1]),
    ("It rained. then it stopped.", [0] * 7),
    ("Mr. Doe saw Jr. Roe.", [0] * 8),
    ("… Rain? Snow", [0, 1, 1, 2]),
    ("He said “It rained.” She left", [0, 0, 0, 1, 1]),
    ("He said “it rained” and left", [0] * 5),
    ("“It rained.” “It stopped.”", [0, 1]),
    ("1. 2. Go !! ? on", [0, 0, 1, 1, 2, 2, 2, 2]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_are_counted(text: str, expected: list[int]) -> None:
    """A sentence ends at a mark that belongs to no short form, before what may open the next."""
    page = Page(text)
    quoted = find_quoted_spans(text, page.span)
    assert expected == tokenize(page, [page.span], [quoted], load("en")).sentences
