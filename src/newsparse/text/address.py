"""What the address of a page tells: :func:`host`."""

from __future__ import annotations

from urllib.parse import urlsplit

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
