"""Text of a page for a terminal."""

import unicodedata

import pytest

from newsparse.text.terminal import printable

TABLE = [
    ("", ""),
    ("plain words", "plain words"),
    ("a\x1b[31mb", "a\\x1b[31mb"),
    ("a\x9b31mb", "a\\x9b31mb"),
    ("a\rb\x07\x00\x7f", "a\\x0db\\x07\\x00\\x7f"),
    ("left\u202eright\u2066", "left\\u202eright\\u2066"),
    ("half\ud800", "half\\ud800"),
    ("Zeitung – “für” 新聞 עברית\u200f", "Zeitung – “für” 新聞 עברית\u200f"),
    ("two\nlines\tand a tab", "two\nlines\tand a tab"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_commands_become_visible(text: str, expected: str) -> None:
    """What a terminal would obey is shown as an escape; everything else stays."""
    assert expected == printable(text)


def test_one_line_stays_one_line() -> None:
    """Line feeds and tabs become blanks where one line is asked for."""
    assert "two lines and \\x1b" == printable("two\nlines\tand \x1b", one_line=True)


def test_no_control_character_is_left() -> None:
    """Of all characters below U+3000, controls but tab and line feed are gone, and so are changes of direction."""
    shown = printable("".join(map(chr, range(0x3000))))
    assert {"\t", "\n"} == {each for each in shown if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")}
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not bidi & {unicodedata.bidirectional(each) for each in shown}
