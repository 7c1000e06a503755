"""A document as its labels divide it, and the lines that stand in every one: :class:`Export`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from attrs import evolve, frozen

from newsparse.lexicon import exports
from newsparse.model import Page
from newsparse.source.exports.documents import is_end
from newsparse.source.exports.labels import Part
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.word_lists import any_of

TOP: Final = 60
"""Lines at the top of a text among which its labels begin."""
FEWEST: Final = 3
"""Labels of an export that an archive's mark gives away; with a title on top one less."""
LEGAL = lazy(r"(?i)[\s(]*+(?:copyright\b|\(?c\)|©|all rights reserved)")
"""How a legal line opens."""
_RULE = lazy(r"[\s_=*#~-]++")
_COUNTED = lazy(r"(?i)\s*+(?:page \d++ of \d++|\d++\.?)\s*+")


@frozen
class Export:
    """One document, as its labels divide it."""

    name: str
    """The kind of export; the first part of the paths of what it declares."""
    parts: Sequence[Part]
    body: int
    """The number of the first part of the story,"""
    tail: int
    """and of the first one under it."""
    title: frozenset[int] = frozenset()
    """The numbers of the parts that are the headline without a label."""
    source: int | None = None
    """The number of the part that names the paper without a label."""
    has_own_headline: bool = False
    """Whether a message holds a page that opens with its own headline and byline, so that the subject is not the headline."""


def is_furniture(page: Page, where: Span) -> bool:
    """Return whether a line is a legal line, a rule, or a number of a page or document."""
    within = page.folded, where.start, where.end
    return bool(LEGAL.match(*within) or _RULE.fullmatch(*within) or _COUNTED.fullmatch(*within)) or is_end(*within)


def is_length(page: Page, part: Part) -> bool:
    """Return whether a part is a number of words."""
    return _length().fullmatch(page.folded, part.span.start, part.span.end) is not None


@cache
def _length() -> re.Pattern[str]:
    return re.compile(rf"\d[\d.,]{{0,9}}[ ]?(?i:{any_of(exports().words)})")


def ends_sentence(page: Page, part: Part) -> bool:
    """Return whether a line ends like a sentence."""
    return _SENTENCE_END.search(page.folded, part.span.start, part.span.end) is not None


_SENTENCE_END = lazy(r"[.!?…。！？۔।][\"'»)\]]{0,2}$")


def with_continued(page: Page, parts: Sequence[Part], *, over_blank_lines: bool = False) -> list[Part]:
    """Return *parts*; a line without a label goes on with the value before it, within its group or up to the next label."""
    continued: list[Part] = []
    before: Part | None = None
    for part in parts:
        if before is not None and before.label and not part.label:
            ends = part.opens_group or is_furniture(page, part.span) or is_length(page, part)
            if over_blank_lines or before.is_label or not ends:
                part = evolve(part, label=before.label, meaning=before.meaning)  # noqa: PLW2901
        continued.append(part)
        before = part
    return continued
