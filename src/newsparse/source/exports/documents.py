"""The lines between the documents of one text: :func:`find_dividers`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsparse.lexicon import exports
from newsparse.text.word_lists import any_of


def find_dividers(folded: str) -> Iterator[tuple[int, bool]]:
    """
    Yield where an export may print the next document, in order: before a line that counts it, behind one that ends it.

    A bare rule, of which the second value is true, may just as well stand inside a story; what lies behind it must look
    like a document.

    Args:
        folded: The folded text.
    """
    for match in _divider().finditer(folded):
        yield match.start() if match["opens"] else match.end(), match["rule"] is not None


def is_end(folded: str, start: int, end: int) -> bool:
    """Return whether a line is the one that ends a document, as ``End of Document``, or the one that counts it."""
    return _own_line().fullmatch(folded, start, end) is not None


@cache
def _divider() -> re.Pattern[str]:
    mailbox = r"From \S{1,200} (?:\w{3},? ){1,2}.{0,40}\d{4}"
    opens = rf"{_counted()}|(?P<rule>[-=_*#~]{{3,200}})|(?-i:{mailbox})"
    return re.compile(rf"(?im)^[ \t]{{0,80}}(?:(?P<opens>{opens})|{_closing()})[ \t]*$")


@cache
def _own_line() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_counted()}|{_closing()})")


def _counted() -> str:
    counter, link = any_of(exports().counters), any_of(exports().counter_links)
    return rf"\d{{1,6}} (?:{link}) \d{{1,6}} (?:{counter})|(?:{counter}) \d{{1,6}} (?:{link}) \d{{1,6}}"


def _closing() -> str:
    number = r"[A-Z][A-Z0-9]{3,}\d{4}[A-Za-z0-9]{4,40}"
    return rf"(?:{any_of(exports().ends)})|(?:AN[ \t]{{1,10}})?(?:{any_of(exports().counters)}) {number}"
