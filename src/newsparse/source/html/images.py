"""Addresses of images."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeGuard
from urllib.parse import urljoin

import turbohtml

from newsparse.text.address import LONGEST_ADDRESS

_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")
_ADDRESS_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+/[\w./~%+,@:=&-]*(?:\?[\w./~%+,@:=&-]+)?", re.ASCII)
"""An address that stays as it is, whatever page it stands on; most images have such ones."""


_ROOTED_ADDRESS = re.compile(r"(?:/[\w~%+,@:=&-][\w.~%+,@:=&-]*)+(?:\?[\w./~%+,@:=&-]+)?", re.ASCII)
"""An address that stands behind the name of its host as it is."""


def image_address(node: turbohtml.Element, sources: str, base: str | None) -> str:
    """
    Return where an image is loaded from, as it reads from a page at *base*; empty where no usable address is given.

    Args:
        node: The ``<img>``.

        sources: The ``srcset`` of the ``<source>`` before it, if any.

        base: The address that relative ones start from.
    """
    for name in _ADDRESSES:
        if _usable(address := node.attr(name)):
            return _whole(base, address)
    for name in _ADDRESS_SETS:
        if _usable(address := _first(node.attr(name))):
            return _whole(base, address)
    return _whole(base, address) if _usable(address := _first(sources)) else ""


def _usable(address: str | None) -> TypeGuard[str]:
    return address is not None and address != "" and not address.startswith("data:")


def _whole(base: str | None, address: str) -> str:
    """Return the absolute form of an image's address, or nothing where it is too long."""
    whole = absolute_address(base, address)
    return whole if len(whole) <= LONGEST_ADDRESS else ""


def _first(addresses: str | None) -> str:
    """Return the first address of a ``srcset``."""
    first = (addresses or "")[:LONGEST_ADDRESS].split(maxsplit=1)
    return first[0].rstrip(",") if first else ""


def absolute_address(base: str | None, address: str) -> str:
    """Return *address* as it reads from a page at *base*; one of more than 2,000 characters stays as it is."""
    address = address.strip()
    if len(address) > LONGEST_ADDRESS or _PLAIN_ADDRESS.fullmatch(address):
        return address
    if not base:
        return address
    try:
        if _ROOTED_ADDRESS.fullmatch(address):  # the library takes ten times as long
            return _root(base[:LONGEST_ADDRESS]) + address
        return urljoin(base[:LONGEST_ADDRESS], address)
    except ValueError:  # a bracket where an IPv6 address should be
        return address


@lru_cache(64)
def _root(base: str) -> str:
    """Return scheme and host of an address, if it has any."""
    return urljoin(base, "/")[:-1]
