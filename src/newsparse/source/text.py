"""Flattened text to a page: :func:`read_text`."""

from __future__ import annotations

import regex

from newsparse.model import Line, Page
from newsparse.span import Span

# A line from its first to its last visible character.  U+2028 and U+2029 end lines as in HTML dumps of editors.
_LINE = regex.compile(r"[^\s](?:[^\n\r\u2028\u2029]*[^\s])?+")


def read_text(text: str, *, url: str | None = None, language: str | None = None) -> Page:
    """
    Return *text* as a page of one line per printed line, blank lines left out.

    ``Page.text`` is *text* itself, so every span holds in what the caller has.
    A line's span leaves out the white space at its ends.

    Raises:
        TypeError: If *text* is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    lines = tuple(Line(Span(match.start(), match.end())) for match in _LINE.finditer(text))
    return Page(text, lines, url=url, language=language)
