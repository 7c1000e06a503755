"""Labels of credits, as printed: ``Photo:``, ``courtesy of``, ``©``, ``FotoJane Doe``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from newsparse.text.patterns import lazy
from newsparse.text.word_finder import WordFinder


class CreditLabel(NamedTuple):
    """A label and the blanks behind it."""

    kind: str
    """
    What makes it one: ``firm`` with a mark ("Photo:"), ``opener`` ("courtesy of"), ``sign`` ("©"), ``plain`` ("(Photo Jane
    Doe"), ``by`` ("Photo by"), ``glued`` ("FotoJane Doe").
    """
    start: int
    end: int
    text: str
    """As folded text has it."""

    @property
    def opener(self) -> str | None:
        """The opener, with a colon behind it, if the label is one."""
        return self.text.rstrip(" ") if self.kind == "opener" else None


class CreditLabels:
    """
    Finds labels of credits in folded text.

    Args:
        labels: Words for a picture or its maker that need a mark, or stand where a credit opens: "photo".

        openers: Words that need none: "courtesy of".
    """

    def __init__(self, labels: Iterable[str], openers: Iterable[str]) -> None:
        labels, openers = [*labels], [*openers]
        self._labels, self._openers = WordFinder(labels), WordFinder(openers)
        self._any = WordFinder([*labels, *openers, *_SIGNS, "("])

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[CreditLabel]:
        """Yield the labels in *text* between *start* and *end*, in order."""
        while (start := self._any.find_opening(text, start, end)) >= 0:
            label = self._read(text, start, end)
            if label is not None:
                yield label
            start = label.end if label is not None else start + 1

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> CreditLabel | None:
        """Return the first label in *text* between *start* and *end*."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> CreditLabel | None:
        """Return the label at *start*."""
        return self._read(text, start, end) if self._any.ends_at(text, start, end) else None

    def word_ends(self, text: str, start: int, end: int = sys.maxsize) -> list[int]:
        """Return the ends of the words of labels that stand at *start*, the longest first; more letters may follow."""
        return self._labels.ends_at(text, start, end)

    def _read(self, text: str, start: int, end: int) -> CreditLabel | None:
        """Return the label at *start*, the surest kind of it."""
        end = min(end, len(text))
        if text[start] not in _SIGNS and _NO_LABEL.match(text, start, end):
            return None
        ends = self._labels.ends_at(text, start, end)
        kind, found = "firm", self._firm_end(text, ends, end)
        if found is None:
            kind, found = "opener", _end_behind(_OPENER, text, self._openers.ends_at(text, start, end), end)
        if found is None:
            kind, found = "sign", self._sign_end(text, start, end)
        if found is None and ends and _OPENS_CREDIT.match(text, start, end):
            kind, found = "plain", _end_behind(_PLAIN, text, ends, end)
        if found is None:
            kind, found = "by", _end_behind(_BY, text, ends, end)
        if found is None:
            kind, found = "glued", self._glued_end(text, start, end)
        if found is None:
            return None
        while found < end and text[found] == " ":
            found += 1
        return CreditLabel(kind, start, found, text[start:found])

    def _firm_end(self, text: str, ends: Iterable[int], end: int) -> int | None:
        """Return the end of the mark behind the longest label that has one; behind a sign the label may stand again."""
        for at in ends:
            mark = _MARK.match(text, at, end)
            if mark is not None and mark["sign"] is None:
                return mark.end()
            if mark is not None:
                behind = _behind_blank(text, mark.end(), end)
                again = (*self._labels.ends_at(text, behind, end), behind, mark.end())
                found = _end_behind(_COLON, text, again, end)
                if found is not None:
                    return found
        return None

    def _sign_end(self, text: str, start: int, end: int) -> int | None:
        """Return the end of a copyright sign and the label behind it."""
        if text[start] not in _SIGNS:
            return _end_behind(_BRACKETED, text, [start] if text[start] == "(" else [], end)
        ends = self._labels.ends_at(text, _behind_blank(text, start + 1, end), end)
        labelled = _end_behind(_LABELLED, text, ends, end)
        return start + 1 if labelled is None else labelled

    def _glued_end(self, text: str, start: int, end: int) -> int | None:
        """Return the end of one or two labels that a name is glued to."""
        at = start
        for _ in range(2):
            ends = self._labels.ends_at(text, at, end) if _CAPITALISED.match(text, at, end) else ()
            at = next((each for each in ends if _SMALL.match(text, each - 1, each)), at)
        return at if at > start and _CAPITAL.match(text, at, end) else None


def _behind_blank(text: str, at: int, end: int) -> int:
    return at + 1 if at < end and text[at] == " " else at


def _end_behind(pattern: regex.Pattern[str], text: str, ends: Iterable[int], end: int) -> int | None:
    """Return the end of *pattern* behind the first of some words' *ends* that it stands behind."""
    matches = (pattern.match(text, at, end) for at in ends)
    return next((match.end() for match in matches if match is not None), None)


_SIGNS = frozenset("©ⓒ")
_NO_LABEL = lazy(r"(?<=[\p{L}\p{N}/])(?!(?<=\p{Ll})(?=\p{Lu}))")
"""The place inside of a word, but for "JanePhoto"."""
_MARK = lazy(r"s?[ ]?(?:(?:[:：=＝]|\.\.\.|[ ]?[/／](?=[ ]?\p{L}))(?!/)|(?P<sign>[ ]?[©ⓒ]))")
_COLON = lazy(r":?(?!/)")
_OPENER = lazy(r"(?:[ ]?:)?(?=[ ])")
_LABELLED = lazy(r"[ ]?[:：]")
_BRACKETED = lazy(r"(?<![\p{L}\p{N}])\([cC]\)(?=[ ]?\p{L})")
_OPENS_CREDIT = lazy(r"(?<=[(\[][ ]?|[.!?…|-][ ]|^)")
_PLAIN = lazy(r"\.?(?=[ ]\p{Lu})")
_BY = lazy(r"[ ](?i:by):?+(?=[ ])")
_CAPITALISED = lazy(r"(?=\p{Lu}\p{Ll})")
_CAPITAL = lazy(r"(?=\p{Lu})")
_SMALL = lazy(r"\p{Ll}")
