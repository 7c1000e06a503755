"""Text of a page for a terminal, where some characters are commands: :func:`printable`."""

from __future__ import annotations

from typing import Final

# The controls C0 and C1 without tab and line feed, delete, the overrides and isolates of writing direction, the line
# and paragraph separators, lone surrogates.  The two direction marks stay: Arabic and Hebrew pages are full of them.
_COMMANDS: Final = frozenset(
    [
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        0x2028,
        0x2029,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
    ]
)
_ESCAPES: Final = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _COMMANDS}
_ESCAPES_IN_LINE: Final = {**_ESCAPES, 0x09: " ", 0x0A: " "}


def printable(text: str, *, one_line: bool = False) -> str:
    r"""
    Return *text* with the characters that could command a terminal as visible escapes, such as ``\x1b``.

    Args:
        text: Anything a page or a file name may hold.

        one_line: Whether tabs and line feeds, which stay otherwise, become blanks.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_ESCAPES_IN_LINE if one_line else _ESCAPES)
