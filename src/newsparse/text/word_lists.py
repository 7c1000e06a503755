"""Patterns that open with one of many words: :class:`OpenedPattern`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

import regex

from newsparse.text.word_finder import WordFinder


class OpenedPattern:
    """
    A pattern of *regex* that matches only where one of many words opens it, in capitals or not.

    *regex* tries the words of a list one after the other at each place.  Here a finder of words goes through the text, and
    *regex* has the last word on what it finds.  Both are made when they are first needed.
    """

    def __init__(self, source: str, **lists: Iterable[str]) -> None:
        r"""
        Take *source*, which a word of one of *lists* opens, not inside a word: see :meth:`WordFinder.find_opening`.

        Args:
            source: A pattern; its word lists enter as ``\L<name>``.

            lists: The word lists by name, lower case.
        """
        self._source = source
        self._lists = {name: list(words) or ["\0"] for name, words in lists.items()}

    @cached_property  # many patterns meet no text that they may match
    def _opening(self) -> WordFinder:
        return WordFinder(chain(*self._lists.values()))

    @cached_property
    def _whole(self) -> regex.Pattern[str]:
        return regex.compile(self._source, cache_pattern=False, **self._lists)  # type: ignore[arg-type]

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[regex.Match[str]]:
        """Yield the matches in *text* between *start* and *end*, in order."""
        while (start := self._opening.find_opening(text, start, end)) >= 0:
            match = self._whole.match(text, start, end)
            if match is not None:
                yield match
            start = match.end() if match is not None else start + 1

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        """Return the first match in *text* between *start* and *end*."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> regex.Match[str] | None:
        """Return the match that starts at *start*, whatever stands before it."""
        return self._whole.match(text, start, end) if self._opening.ends_at(text, start, end) else None


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the standard library for any of *words*, the longest that fits; for none that never fits."""
    return _any_of(sorted(words)) or r"(?!)"


def _any_of(words: Iterable[str]) -> str:
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = tails.pop("", None) is not None
    last = "".join(re.escape(letter) for letter, rest in tails.items() if rest == [""])
    branches = [f"[{last}]"] if last else []
    branches += [re.escape(letter) + _any_of(rest) for letter, rest in tails.items() if rest != [""]]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + "?" * ends if branches else ""
