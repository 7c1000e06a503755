"""Learning over the pages of one site: :class:`Learner`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from attrs import define, field

from newsparse.model import TEXT_ROLES, Role
from newsparse.profile.keys import checksum
from newsparse.profile.patterns import RecurringPattern
from newsparse.profile.summary import PageSummary

_MOST_PATTERNS: Final = 100_000
"""Patterns kept while learning; beyond, those of only one page so far are dropped."""
_NOTHING: Final = 0.05
"""Share of a body that counts as none: what the labeller lets in by mistake."""


@define
class _Count:
    """How often one pattern was seen, and as what."""

    pages: int = 0
    blocks: int = 0
    body: int = 0
    roles: Counter[Role] = field(factory=Counter)
    starts: int = 0
    ends: int = 0
    last: int = -1
    """Number of the page it was seen on last."""

    def see(self, page: int, role: Role, before: float = 0.5, after: float = 0.5) -> None:
        if self.last != page:
            self.pages += 1
            self.starts += before < _NOTHING < after
            self.ends += after < _NOTHING < before
        self.last = page
        self.blocks += 1
        if role in TEXT_ROLES:
            self.body += 1
        else:
            self.roles[role] += 1

    def to_pattern(self, key: str) -> RecurringPattern:
        return RecurringPattern(
            key,
            self.pages,
            self.blocks,
            round(self.body / self.blocks, 3),
            max(self.roles, key=lambda role: self.roles[role], default=Role.PARAGRAPH),
            round(self.starts / self.pages, 3),
            round(self.ends / self.pages, 3),
        )


class Learner:
    """Counts over the pages of one site; its memory does not grow with their number."""

    def __init__(self, site: str | None) -> None:
        self.site = site
        self.pages = 0
        self.lines: dict[str, _Count] = {}
        self.openers: dict[str, _Count] = {}
        self.shapes: dict[str, _Count] = {}
        self.names: Counter[str] = Counter()
        self.suffixes: Counter[str] = Counter()
        self.stories: set[int] = set()

    def add(self, page: PageSummary) -> None:
        """Count one more page; a second print of a story is passed over."""
        if not page.blocks:
            return
        self.site = self.site or page.site
        if self._is_known(page.stories):
            return
        sizes = [block.size if block.role in TEXT_ROLES else 0 for block in page.blocks]
        whole, so_far = sum(sizes), 0
        for block, size in zip(page.blocks, sizes, strict=True):
            before = so_far / whole if whole else 0.5
            so_far += size
            self._see(self.lines, block.line, block.role, before, (whole - so_far) / whole if whole else 0.5)
            for sentence in block.sentences:
                self._see(self.lines, sentence, block.role)
            self._see(self.shapes, block.shape, block.role)
            self._see(self.openers, block.opener, block.role)
        self.names.update(page.names)
        self.suffixes.update(page.suffixes)
        self.pages += 1
        for table in (self.lines, self.openers, self.shapes):
            if len(table) > _MOST_PATTERNS:
                for key in [key for key, count in table.items() if count.pages == 1]:
                    del table[key]

    def _see(self, table: dict[str, _Count], key: str, role: Role, before: float = 0.5, after: float = 0.5) -> None:
        if key:
            count = table.get(key)
            if count is None:
                count = table[key] = _Count()
            count.see(self.pages, role, before, after)

    def _is_known(self, stories: Sequence[int]) -> bool:
        """Return whether the story was read before: most of its long paragraphs were."""
        known = sum(each in self.stories for each in stories)
        if len(self.stories) < _MOST_PATTERNS:
            self.stories.update(stories)
        return 2 * known > len(stories)

    def recurring_lines(self) -> tuple[RecurringPattern, ...]:
        """Return the lines of two and more pages, the commonest first."""
        return self._recurring(self.lines)

    def recurring_openers(self) -> tuple[RecurringPattern, ...]:
        """Return the first words of three and more short lines, the commonest first."""
        return tuple(each for each in self._recurring(self.openers) if each.blocks >= 3)

    def recurring_shapes(self) -> tuple[RecurringPattern, ...]:
        """Return the elements of four and more blocks, the commonest first."""
        return tuple(each for each in self._recurring(self.shapes) if each.blocks >= 4)

    def lines_of_one_page(self) -> tuple[int, ...]:
        """Return checksums of the lines outside of stories that one page alone has, sorted."""
        alone = {checksum(key) for key, count in self.lines.items() if count.pages == 1 and not count.body}
        return tuple(sorted(alone))

    def site_name(self) -> str | None:
        """Return the name that most pages declare."""
        return _commonest(self.names, self.pages)

    def title_suffix(self) -> str | None:
        """Return what follows the headline in the titles of most pages."""
        return _commonest(self.suffixes, self.pages)

    def _recurring(self, table: Mapping[str, _Count]) -> tuple[RecurringPattern, ...]:
        least = max(2, self.pages // 50)
        found = [count.to_pattern(key) for key, count in table.items() if count.pages >= least]
        return tuple(sorted(found, key=lambda each: (-each.pages, -each.blocks, each.key)))


def _commonest(values: Counter[str], pages: int) -> str | None:
    """Return the value that more than half of the pages have, and two at least."""
    best = max(values, key=lambda each: values[each], default=None)
    return best if best and values[best] >= 2 and 2 * values[best] > pages else None
