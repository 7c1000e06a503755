"""The words around the quotes, as tokens."""

import pytest

from newsparse.fields.quote.marks import find_quoted_spans
from newsparse.fields.quote.tokens import tokenize
from newsparse.fields.quote.vocabulary import BLANKS, TOKEN
from newsparse.lexicon import load
from newsparse.model import Page
from newsparse.text.fold import fold

SIGNS = [*map(chr, range(0x3100)), "\ud800", "\U0001f600"]


def test_tokens_stand_side_by_side() -> None:
    """Whatever a text holds, one token begins where the one before and its blanks end; none is empty."""
    text = fold("".join(f"a{sign}b {sign} {sign}1" for sign in SIGNS))
    pieces = TOKEN.findall(text)
    assert text == "".join(pieces)
    assert all(piece.rstrip(BLANKS) for piece in pieces)


@pytest.mark.parametrize(
    "frame",
    ["{0}", "a{0}b", "A. {0}. B", "{0}'s {0}-{0}'ll", "#{0} d'{0} {0}1", "1{0},{0}2 n{0}'t", "ab{0} ab.{0}? {0}{0}"],
)
def test_tokens_are_those_of_the_pattern(frame: str) -> None:
    """The quick reading of plain words and marks finds what the pattern finds."""
    for sign in map(fold, SIGNS):
        text = frame.format(sign)
        page = Page(text)
        tokens = tokenize(page, [page.span], [()], load("en"))
        found = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
        blank = len(text) - len(text.lstrip(BLANKS))
        assert [piece.rstrip(BLANKS) for piece in TOKEN.findall(page.folded, blank)] == found


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
    assert expected == [*tokenize(page, [page.span], [quoted], load("en")).sentences]
