"""Patterns that are compiled when they are first used, so that importing newsparse stays fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, AnyStr, cast

import regex


def lazy(source: AnyStr, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[AnyStr]:
    r"""
    Return the pattern of *source*, compiled at the first call of one of its methods.

    Args:
        source: A pattern of *regex*.

        flags: Its flags.

        lists: The word lists that it names, ``\L<name>``.
    """
    return cast("regex.Pattern[AnyStr]", _Lazy(source, flags, lists))


class _Lazy:
    """Stands in for a pattern; its methods are the pattern's own from the first call on."""

    def __init__(self, source: Any, flags: int, lists: Mapping[str, Iterable[str]]) -> None:
        self._source, self._flags, self._lists = source, flags, lists

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        # The library makes room in its cache by the random numbers of the whole process; here each pattern is kept anyway.
        compiled = regex.compile(self._source, self._flags, cache_pattern=False, **self._lists)  # type: ignore[arg-type]
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")
