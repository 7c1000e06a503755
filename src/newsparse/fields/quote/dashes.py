"""Speech without quotation marks that a dash opens, and attributions inside of the marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from newsparse.fields.quote.marks import QuotedSpan
from newsparse.lexicon import Lexicon
from newsparse.lexicon.words import QuoteWords
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.word_finder import WordFinder

_DASH = lazy(r"\s*+(?P<dash>[–—―]|-(?=\s))\s*+")
_LEAST_WORDS = 2


class DashReader:
    """Reads paragraphs of dash speech; one for each article, as a paragraph may go on with the speech before."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page = page
        self._incises = incises_of(lexicon.quote) if reads_dashes(lexicon) else None
        self._attributed = False

    def find(self, where: Span) -> tuple[QuotedSpan, ...]:
        """
        Return the pieces of speech of one paragraph, in reading order.

        The paragraph opens with a dash and has an attribution, as in "– Båten blir, sier Anna Berg", or follows right
        behind one that has.

        Args:
            where: The span of the paragraph.
        """
        opener = _DASH.match(self._page.text, where.start, where.end) if self._incises is not None else None
        if opener is None or self._incises is None:
            self._attributed = False
            return ()
        found: list[QuotedSpan] = []
        at = opener.end()
        for incise in self._incises.finditer(self._page.folded, at, where.end):
            if incise.start >= at:
                found += _piece(self._page.text, at, incise.start)
                at = incise.end
        if not found and not (self._attributed and opener["dash"] != "-"):
            return ()
        rest = _piece(self._page.text, at, where.end)
        if not found:
            return tuple([each._replace(continues=True) for each in rest])
        self._attributed = True
        return (*found, *rest)


def reads_dashes(lexicon: Lexicon) -> bool:
    """Return whether a dash opens speech in a language, or may where the language is not known."""
    return "dash speech" in lexicon.quote.traits


def _piece(text: str, start: int, end: int) -> list[QuotedSpan]:
    """Return the speech between two places, without dashes, blanks and commas around it; none where it is one word."""
    outer_start = start
    while start < end and (text[start].isspace() or text[start] in _AROUND):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _AROUND):
        end -= 1
    if len(text[start:end].split()) < _LEAST_WORDS:
        return []
    return [QuotedSpan(start, end, outer_start, end, closed=True, work=False)]


_AROUND = frozenset(",–—―-")


class Incise(NamedTuple):
    """An attribution within speech: a sign, a verb of saying, and the rest of its clause."""

    start: int
    cue: int
    """Where the verb starts."""
    clause_end: int
    """Where the clause ends, before its last sign."""
    end: int


class Incises:
    """Finds attributions within speech, in folded text, by the verbs of saying of a language."""

    def __init__(self, words: QuoteWords) -> None:
        self._cues = WordFinder(words.cues)

    def finditer(self, folded: str, start: int, end: int) -> Iterator[Incise]:
        """Yield the attributions between *start* and *end*, in order."""
        while (sign := _SIGN.search(folded, start, end)) is not None:
            incise = self._read(folded, *sign.span(), end)
            if incise is not None:
                yield incise
            start = sign.start() + 1 if incise is None else incise.end

    def search(self, folded: str, start: int, end: int) -> Incise | None:
        """Return the first attribution between *start* and *end*."""
        return next(self.finditer(folded, start, end), None)

    def _read(self, folded: str, start: int, cue: int, end: int) -> Incise | None:
        for stop in self._cues.ends_at(folded, cue, end):
            clause = _CLAUSE.match(folded, stop, end)
            if clause is not None:
                return Incise(start, cue, clause.end("clause"), clause.end())
        return None


_SIGN = lazy(r"(?:,|(?<=[.?!…])(?=\s)|(?=\s-))\s*+-?+\s*+")
_CLAUSE = lazy(
    r"""
    (?![\p{L}\p{N}])
    (?P<clause> (?: [^.:;!?"“”«»-] | (?<=\w)-(?=\w) ){0,200}? ) (?: [.:;]++ | \s-[.,]? | $ )
    """,
    regex.VERBOSE,
)


@cache
def incises_of(words: QuoteWords) -> Incises:
    """Return the finder of attributions within speech."""
    return Incises(words)
