"""The words that state what the next person did: "by", "photographs by", "updated by"."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.lexicon.words import BylineWords
from newsparse.text.patterns import lazy
from newsparse.text.word_finder import WordFinder


class Cue(NamedTuple):
    """A word of a byline that states what the next person did, and where it stands."""

    kind: str
    """Whom it introduces: an ``author``, an ``updater``, or an ``other`` who is none of both."""
    start: int
    end: int
    key: str
    """The word, lower case."""


class Cues:
    """
    Finds the cues of a language in folded text.

    Args:
        words: The words of bylines.

        particles: Small words inside names; glued to a name they are no cue.
    """

    def __init__(self, words: BylineWords, particles: frozenset[str]) -> None:
        kinds = {"updater": words.updaters, "other": words.others, "author": words.openers}
        self._kinds = {kind: WordFinder(entries) for kind, entries in kinds.items()}
        self._any = WordFinder(frozenset().union(*kinds.values()))
        self._glued = frozenset(each.capitalize() for each in words.openers - particles if each.isalpha())

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Cue]:
        """Yield the cues in *text* between *start* and *end*, in order."""
        while (start := self._any.find_opening(text, start, end)) >= 0:
            cue = None if _INSIDE_WORD.match(text, start) else self._read(text, start, end)
            if cue is not None:
                yield cue
            start = cue.end if cue is not None else start + 1

    def _read(self, text: str, start: int, end: int) -> Cue | None:
        for kind, finder in self._kinds.items():
            for stop in finder.ends_at(text, start, end):
                if _WORD_ENDS.match(text, stop, end):
                    return Cue(kind, start, stop, text[start:stop].lower())
        return None

    def match_glued(self, text: str, start: int, end: int) -> Cue | None:
        """Return the word for authors at *start* that layout glued to a name: "ByAnna Kerr"."""
        for stop in self._kinds["author"].ends_at(text, start, end):
            if text[start:stop] in self._glued and _CAPITAL.match(text, stop, end):
                return Cue("author", start, stop, text[start:stop].lower())
        return None


_INSIDE_WORD = lazy(r"(?<=[\p{L}\p{M}\p{N}@'.-])")
_WORD_ENDS = lazy(r"(?![\p{L}\p{M}\p{N}'.-])")
_CAPITAL = lazy(r"(?=\p{Lu})")
