"""Flattened text to a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.source.text import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n\u00a0", []),
        ("one", ["one"]),
        ("  one two \n\n\tthree\r\nfour\rfive\u2028six", ["one two", "three", "four", "five", "six"]),
        ("a\u00a0b\u200b", ["a\u00a0b\u200b"]),
    ],
)
def test_lines_are_what_is_printed(text: str, expected: list[str]) -> None:
    """One line per printed line, without the blanks at its ends."""
    assert expected == [line.span.of(text) for line in read_text(text).lines]


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_no_visible_character_is_lost(text: str) -> None:
    """The lines hold every non-blank character of the text."""
    page = read_text(text)
    assert page.text is text
    assert "".join(text.split()) == "".join("".join(line.span.of(text).split()) for line in page.lines)


def test_bytes_are_refused() -> None:
    """Text mode takes text."""
    with pytest.raises(TypeError, match="text: expected str, got bytes"):
        read_text(b"x")  # type: ignore[arg-type]
