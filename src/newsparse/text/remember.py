"""Results that are remembered, within bounds: :func:`remember`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

_LONGEST = 200
"""Characters of the longest text whose result is kept; longer ones are rare, and would take memory for good."""


def remember(most: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Return a decorator that keeps the results of a function for the last *most* texts of at most 200 characters."""

    def decorate(function: Callable[[str], T]) -> Callable[[str], T]:
        known = lru_cache(most)(function)

        @wraps(function)
        def remembered(text: str) -> T:
            return known(text) if len(text) <= _LONGEST else function(text)

        return remembered

    return decorate
