"""
Bars between a headline and the name of its site or section, and the one cutter of such names.

A page's title element reads ``Headline | Section - Site``; which marks stand there is known here alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from newsparse.span import Span
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy

MARKS: Final = frozenset("|-·•:»«›‹/~<>*ㅣ¦[")
"""Characters that part a headline from a name, folded."""
_BARS: Final = "|¦ㅣ｜│┃︱❘"
_COLONS: Final = ":："
_SEPARATOR = lazy(
    rf"(?<!\s)\s++(?:[{_BARS}\-·•:»«›‹/~<>*]{{1,2}}|::?|：)\s++"  # between blanks
    rf"|(?:(?<!\s)\s++)?+[{_BARS}]\s*+"  # a vertical bar needs none
    r"|(?<=\w):\s++"  # a colon has one behind it
    r"|(?<=[\w)）」』”\"'])：\s*+"  # a full-width one is wide enough
)
_MARK = re.compile(f"[{re.escape(''.join(MARKS) + _BARS + _COLONS)}]")
"""Stands in every separator."""
_MOST: Final = 6
"""Separators of a line that are looked at."""


@frozen
class Separator:
    """A bar, dash, dot or colon with the blanks around it."""

    start: int
    end: int
    mark: str
    """Without the blanks, folded."""

    @property
    def is_colon(self) -> bool:
        """Whether it is a colon, which stands inside headlines too."""
        return self.mark in _COLONS

    @property
    def is_bar(self) -> bool:
        """Whether it is a vertical bar, which hardly ever stands inside a headline."""
        return self.mark[0] in _BARS


def find_separators(folded: str, start: int = 0, end: int | None = None) -> Iterator[Separator]:
    """Yield the separators in a part of a folded text, in order."""
    end = len(folded) if end is None else end
    if _MARK.search(folded, start, end) is None:
        return
    for match in _SEPARATOR.finditer(folded, start, end):
        yield Separator(match.start(), match.end(), match[0].strip())


def has_separator(folded: str) -> bool:
    """Return whether a separator stands in a folded text."""
    return next(find_separators(folded), None) is not None


def has_bar(folded: str) -> bool:
    """Return whether a separator that is no colon stands in a folded text."""
    if _MARK.search(folded) is None:
        return False
    return any(match[0].strip() not in _COLONS for match in _SEPARATOR.finditer(folded))


def cut_site_name(folded: str, where: Span, is_name: Callable[[str, Separator], bool]) -> Span:
    """
    Return *where* without the names of site and section that separators part from the headline at either end.

    An end is cut if it is shorter than the rest and *is_name* knows it.

    Args:
        folded: The folded text.

        where: The span of the headline with its names.

        is_name: Returns whether what a separator sets off, as :func:`comparison_key` writes it, is a name of the site's.
    """
    start, end = where.start, where.end
    separators = [*find_separators(folded, start, end)]
    if len(separators) > _MOST:
        return where
    while separators and _is_name(folded, Span(separators[-1].end, end), separators[-1], start, end, is_name):
        end = separators.pop().start
    for separator in separators:
        if not _is_name(folded, Span(start, separator.start), separator, start, end, is_name):
            break
        start = separator.end
    return Span(start, end)


def _is_name(  # noqa: PLR0917
    folded: str, part: Span, separator: Separator, start: int, end: int, is_name: Callable[[str, Separator], bool]
) -> bool:
    """Return whether *part* is a name, and shorter than the rest of the headline."""
    rest = end - separator.end if part.start == start and part.end == separator.start else separator.start - start
    key = comparison_key(part.of(folded))
    return bool(key) and len(part) < rest and is_name(key, separator)
