"""Addresses of images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import turbohtml

_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")
_ADDRESS_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+/[\w./~%+,@:=&-]*(?:\?[\w./~%+,@:=&-]+)?", re.ASCII)
"""An address that stays as it is, whatever page it stands on; most images have such ones."""


def image_addresses(node: turbohtml.Element) -> Iterator[str]:
    """Yield where an image may be loaded from, best first."""
    for name in _ADDRESSES:
        yield node.attr(name) or ""
    for name in _ADDRESS_SETS:
        yield first_address(node.attr(name) or "")


def first_address(addresses: str) -> str:
    """Return the first address of a ``srcset``."""
    first = addresses[:2000].split(maxsplit=1)
    return first[0].rstrip(",") if first else ""


def absolute_address(base: str | None, address: str) -> str:
    """Return *address* as it reads from a page at *base*."""
    address = address.strip()
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    try:
        return urljoin(base, address) if base else address
    except ValueError:  # a bracket where an IPv6 address should be
        return address
