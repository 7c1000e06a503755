"""Flattened text to a page: :func:`read_text`; the text of several documents to one of each: :func:`split_documents`."""

from __future__ import annotations

from array import array

from newsparse.model import NO_HINT, Columns, Lines, Page
from newsparse.source.exports import find_documents, read_export
from newsparse.text.patterns import lazy

# A line from its first to its last visible character.  U+2028 and U+2029 end lines as in HTML dumps of editors.
_LINE = lazy(r"[^\s](?:[^\n\r\u2028\u2029]*[^\s])?+")


def read_text(text: str, *, url: str | None = None, language: str | None = None, until: int | None = None) -> Page:
    """
    Return *text* as a page of one line per printed line, blank lines left out.

    ``Page.text`` is *text* itself, so every span holds in what the caller has.
    A line's span leaves out the white space at its ends.  Of an export the labels are lines too, apart from what they
    label, and the page declares it.

    Args:
        text: A flattened page.

        url: The page's address, if known.

        language: The page's language, if known.

        until: Where to stop, in code points; what comes after it is in no line.

    Raises:
        TypeError: If *text* is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    return read_export(_read_lines(text, url, language, until))


def split_documents(text: str) -> list[str]:
    """Return the documents of an export of several, or *text* alone; joined they are *text* again."""
    return [where.of(text) for where in find_documents(_read_lines(text))]


def _read_lines(text: str, url: str | None = None, language: str | None = None, until: int | None = None) -> Page:
    end = len(text) if until is None else min(until, len(text))
    columns = Columns()
    for match in _LINE.finditer(text, 0, end):
        columns.starts.append(match.start())
        columns.ends.append(match.end())
    nothing = bytes(4 * len(columns.starts))
    columns.hints, columns.linked, columns.strong = array("i", nothing), array("i", nothing), array("i", nothing)
    columns.source_starts = columns.source_ends = array("i", [-1]) * len(columns.starts)
    columns.continues = array("b", nothing[: len(columns.starts)])
    return Page(text, Lines(columns, (NO_HINT,)), url=url, language=language, truncated=end < len(text))
