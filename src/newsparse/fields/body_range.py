"""Where the story stands among the blocks, and where something stands to it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from attrs import frozen

from newsparse.model import Block, Role

_PROSE = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})

_RIGHT_AFTER = 4
"""Blocks after the story in which it is signed."""
_BESIDE = frozenset({"between headline and story", "right before the headline"})


@frozen
class BodyRange:
    """The headline and the first and last block of prose, by index; beyond the last block where there is none."""

    title: int | None
    first: int
    last: int

    def place_of(self, index: int) -> str:
        """Return where the block at *index* stands to the story, to read."""
        if self.title is not None and self.title < index <= self.first + 2:
            return "between headline and story"
        if index < (self.first if self.title is None else self.title):
            near = self.title is not None and self.title - index < _RIGHT_AFTER
            return "right before the headline" if near else "before the headline"
        if index > self.last:
            return "right after the story" if index <= self.last + _RIGHT_AFTER else "long after the story"
        return "amid the story"

    def beside_headline(self) -> AbstractSet[int]:
        """Return the indexes of what stands right before the headline, or between it and the story."""
        return frozenset(index for index in self.near() if self.place_of(index) in _BESIDE)

    def near(self) -> AbstractSet[int]:
        """Return the indexes of what stands right before the headline, between it and the story, or right after that."""
        title = -1 if self.title is None else self.title
        after = {*range(max(self.last, title) + 1, self.last + 1 + _RIGHT_AFTER)}
        if self.title is None:
            return after
        return after.union(range(title + 1 - _RIGHT_AFTER, title), range(title + 1, self.first + 3))


def find_body_range(blocks: Sequence[Block]) -> BodyRange:
    """Return where the story of *blocks* stands."""
    prose = [index for index, block in enumerate(blocks) if block.role in _PROSE]
    title = next((index for index, block in enumerate(blocks) if block.role is Role.TITLE), None)
    if title is not None:
        prose = [index for index in prose if index > title] or prose
    return BodyRange(title, prose[0], prose[-1]) if prose else BodyRange(title, len(blocks), len(blocks))
