"""Patterns that are compiled when they are first used, so that importing newsparse stays fast."""

from __future__ import annotations

from typing import Any, cast

import regex


def lazy(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern of *source*, compiled at the first call of one of its methods."""
    return cast(regex.Pattern[str], _Lazy(source, flags))


class _Lazy:
    """Stands in for a pattern; its methods are the pattern's own from the first call on."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = regex.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")
