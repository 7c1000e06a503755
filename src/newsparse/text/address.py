"""Host and words of the address of a page: :func:`host`, :func:`slug_words`."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from newsparse.text.keys import comparison_key

LONGEST_ADDRESS = 2000
"""Characters of the longest address; browsers and servers take no longer ones."""


def host(url: str | None) -> str | None:
    """
    Return the host of an address, lower case, without ``www.``; ``None`` where there is none.

    Of an address, the first 2,000 characters are read.
    """
    try:
        return (urlsplit((url or "")[:LONGEST_ADDRESS]).hostname or "").removeprefix("www.") or None
    except ValueError:  # a broken address, such as one with a bracket where an IPv6 address should be
        return None


def slug_words(url: str | None) -> frozenset[str]:
    """
    Return the words of the part of an address that repeats the headline, as :func:`comparison_key` writes them.

    That is the part of the path with the most words; numbers and single letters are left out.  Empty without one.
    """
    try:
        path = unquote(urlsplit((url or "")[:LONGEST_ADDRESS]).path)
    except ValueError:
        return frozenset()
    parts = [comparison_key(_EXTENSION.sub("", part).replace("_", "-")).split() for part in path.split("/")]
    longest = max(parts, key=len, default=[])
    return frozenset(word for word in longest if len(word) > 1 and not word.isdecimal())


_EXTENSION = re.compile(r"\.[a-z]{2,5}$")
