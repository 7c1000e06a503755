"""The one place where declared values are made: :func:`declare`."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.model import Declared
from newsparse.text.address import LONGEST_ADDRESS
from newsparse.text.characters import join_surrogates, unescape

LONGEST_PATH = 400
"""Characters of a path; a longer one is cut."""
MOST_VALUES = 60
"""Values taken of one list, such as keywords."""
_ADDRESSES = frozenset({"url", "base", "image"})
"""Fields whose value is left out where it is too long; a cut address leads elsewhere."""
_LONGEST_TEXT = 20_000
"""Characters of any other value but a whole story; a longer one is cut."""


def declare(field: str, path: str, value: str) -> Iterator[Declared]:
    """
    Yield *value* as declared for *field* at *path*, if it has visible characters.

    Character references are decoded, lone surrogates become U+FFFD, and white space at the ends is left out.  Lengths
    are bounded, so that nothing a page declares takes many times the memory of the page.
    """
    value = join_surrogates(unescape(value)).strip()
    if not value or (field in _ADDRESSES and len(value) > LONGEST_ADDRESS):
        return
    yield Declared(field, join_surrogates(path[:LONGEST_PATH]), value if field == "body" else value[:_LONGEST_TEXT])


def declare_values(field: str, path: str, content: str) -> Iterator[Declared]:
    """Yield the values that *content* declares: a list of tags one by one, everything else as it is."""
    if field != "tags":
        yield from declare(field, path, content)
        return
    content = unescape(content)
    for part in content.split("," if "," in content else ";", MOST_VALUES)[:MOST_VALUES]:
        yield from declare(field, path, part)
