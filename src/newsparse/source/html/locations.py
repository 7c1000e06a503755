"""Places in the raw HTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import turbohtml


def location(node: turbohtml.Element) -> turbohtml.SourceLocation | None:
    """Return where an element stands in the raw HTML; unknown where the name of an attribute is no Unicode."""
    try:
        return node.source_location
    except UnicodeDecodeError:
        return None


def raw_offsets(html: str) -> Callable[[int], int]:
    """Return the function from the parser's offsets to those into *html*; the parser counts CR LF as one character."""
    returns = find_returns(html)
    return lambda offset: offset + bisect_left(returns, offset)


def find_returns(html: str) -> list[int]:
    """Return where the parser sees the line feeds that are two characters in *html*, in its own offsets."""
    if "\r" not in html:  # one character is looked for ten times as fast as two
        return []
    return [match.start() - number for number, match in enumerate(re.finditer("\r\n", html))]
