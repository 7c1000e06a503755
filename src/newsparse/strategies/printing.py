"""Blocks to flattened text, in the ways scrapers leave it."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from attrs import frozen
from hypothesis import strategies as st

from newsparse.model import Role
from newsparse.strategies.parts import Part


@frozen
class Layout:
    """How blocks are printed as text."""

    newline: str = "\n"
    blank: bool = True
    """Whether blank lines part the blocks."""
    width: int | None = None
    """Columns at which lines were wrapped; ``None`` for one line per block."""
    hard_spaces: bool = False
    """Whether some blanks are non-breaking."""
    indent: str = ""
    trailing: str = ""
    menu_on_one_line: bool = False
    """Whether the words of the menu stand on one line."""


def layouts() -> st.SearchStrategy[Layout]:
    """Return a strategy for ways to print blocks as text; hard-wrapped text has blank lines between its blocks."""
    plain = st.builds(
        Layout,
        newline=st.sampled_from(["\n", "\r\n"]),
        blank=st.booleans(),
        hard_spaces=st.booleans(),
        indent=st.sampled_from(["", "  ", "\t"]),
        trailing=st.sampled_from(["", " ", "\u200b"]),
        menu_on_one_line=st.booleans(),
    )
    wrapped = st.builds(
        Layout,
        newline=st.sampled_from(["\n", "\r\n"]),
        width=st.integers(70, 80),
        menu_on_one_line=st.booleans(),
    )
    return plain | wrapped


def to_text(parts: Sequence[Part], layout: Layout) -> str:
    """Return *parts* as flattened text."""
    printed = [_print(text, layout) for text in _lines(parts, layout)]
    return (layout.newline * (2 if layout.blank else 1)).join(printed) + layout.newline


def _lines(parts: Sequence[Part], layout: Layout) -> list[str]:
    lines: list[str] = []
    in_menu = False
    for part in parts:
        is_menu = part.role is Role.NAVIGATION
        if is_menu and in_menu and layout.menu_on_one_line:
            lines[-1] += f" {part.text}"
        else:
            lines.append(part.text)
        in_menu = is_menu
    return lines


def _print(text: str, layout: Layout) -> str:
    lines = [text]
    if layout.width:
        # A word that fits goes on the line: breaking at hyphens would change the text.
        lines = textwrap.wrap(text, layout.width, break_on_hyphens=False, break_long_words=False)
    if layout.hard_spaces:
        lines = ["\u00a0".join(line.rsplit(" ", 1)) for line in lines]
    return layout.newline.join(f"{layout.indent}{line}{layout.trailing}" for line in lines)
