"""What recurs on a site: :class:`RecurringPattern`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import field, frozen

from newsparse.model import Role
from newsparse.serialize import in_range

MOST_COUNTED: Final = 1_000_000_000
"""No count of pages or blocks goes beyond this."""


@frozen
class RecurringPattern:
    """A line, an opening or an element that several pages of a site have."""

    key: str
    """The line's words, digits as ``0``; or its element path and class words."""
    pages: int = field(metadata=in_range(1, MOST_COUNTED))
    """Number of the learned pages that have it."""
    blocks: int = field(metadata=in_range(1, MOST_COUNTED))
    """Number of blocks of these pages that it is."""
    body: float = field(metadata=in_range(0, 1))
    """Share of these blocks that were labelled body, 0 to 1."""
    role: Role
    """The commonest role of the others."""
    starts: float = field(default=0.0, metadata=in_range(0, 1))
    """Of a line: the share of its pages with next to no body before it, 0 to 1."""
    ends: float = field(default=0.0, metadata=in_range(0, 1))
    """Of a line: the share of its pages with next to no body after it, 0 to 1."""


def merge_patterns(
    first: Sequence[RecurringPattern], second: Sequence[RecurringPattern]
) -> tuple[RecurringPattern, ...]:
    """Return the patterns of different pages of one site together, the commonest first."""
    merged = {each.key: each for each in first}
    for each in second:
        known = merged.get(each.key)
        merged[each.key] = each if known is None else _merge(known, each)
    return tuple(sorted(merged.values(), key=lambda each: (-each.pages, -each.blocks, each.key)))


def _merge(one: RecurringPattern, other: RecurringPattern) -> RecurringPattern:
    """Return one pattern for both; shares are weighted by their counts."""
    pages, blocks = min(one.pages + other.pages, MOST_COUNTED), min(one.blocks + other.blocks, MOST_COUNTED)
    body = (one.body * one.blocks + other.body * other.blocks) / (one.blocks + other.blocks)
    starts = (one.starts * one.pages + other.starts * other.pages) / (one.pages + other.pages)
    ends = (one.ends * one.pages + other.ends * other.pages) / (one.pages + other.pages)
    role = one.role if one.blocks >= other.blocks else other.role
    return RecurringPattern(one.key, pages, blocks, round(body, 3), role, round(starts, 3), round(ends, 3))
