"""Folding and cleaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.text.fold import collapse_whitespace, fold

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANYTHING)
def test_folding_keeps_every_offset(text: str) -> None:
    """Folding swaps one code point for one code point."""
    assert len(text) == len(fold(text))


@given(ANYTHING)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Folding is idempotent."""
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("“Tehran’s” – ‚x‘", "\"Tehran's\" - 'x'"),
        ("10\u202f000\u00a0km", "10 000 km"),
        ("٢٠٢١", "2021"),
        ("a\nb", "a\nb"),
    ],
)
def test_look_alikes_become_equal(given_text: str, expected: str) -> None:
    """Curly marks, dashes, blanks and digits of other scripts have one form."""
    assert expected == fold(given_text)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("  two \n\t words ", "two words"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("nul\x00byte", "nulbyte"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_clean_leaves_what_is_printed(given_text: str, expected: str) -> None:
    """White space collapses, invisible characters go, joiners stay."""
    assert expected == collapse_whitespace(given_text)
