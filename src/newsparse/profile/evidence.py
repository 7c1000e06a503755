"""What a site's patterns say of the blocks of one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby
from math import log
from typing import Final

from newsparse.model import RawBlock
from newsparse.profile.patterns import RecurringPattern
from newsparse.text.patterns import lazy

_LETTERS = lazy(r"[\p{L}\p{M}]{2}|\p{Lo}")
_BESIDE: Final = 16
"""Blocks looked at on each side of a run between lines of the site."""
_THICK: Final = 6
"""Different lines of the site that each side must have."""
_ISLAND: Final = 0.2
"""Greatest share of the page's prose in the run."""
_ISLAND_BLOCKS: Final = 3
"""Most blocks in the run: a story of one paragraph has its title, byline and time beside it."""

_MOSTLY: Final = 0.75
"""Least share of the pages on which a line ends the story; the labeller errs on some."""


def beyond_story(blocks: Sequence[RawBlock], lines: Sequence[RecurringPattern | None]) -> list[RecurringPattern | None]:
    """
    Return for each block the line of the site, before or after it, that no story of the site crosses.

    A line counts only where the page itself has little prose beyond it.
    """
    found: list[RecurringPattern | None] = [None] * len(lines)
    counts = Counter(line.key for line in lines if line)
    prose = [0, *accumulate(_prose(block) for block in blocks)]
    for index, line in enumerate(lines):
        if line is None or counts[line.key] > 1 or not _is_marker(line):
            continue
        if line.ends >= _MOSTLY and prose[-1] - prose[index + 1] <= _little(line) * prose[-1]:
            found[index + 1 :] = [line] * (len(lines) - index - 1)
            break
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line is None or counts[line.key] > 1 or not _is_marker(line):
            continue
        if line.starts >= _MOSTLY and prose[index] <= _little(line) * prose[-1]:
            found[:index] = [line] * index
            break
    return found


def inside_site_lines(blocks: Sequence[RawBlock], keys: Sequence[str]) -> list[bool]:
    """
    Return for each block whether it stands inside a run of the site's lines, whose keys are in *keys*.

    A menu may hold a paragraph that changes from day to day.  It is not part of the story if there are many different
    lines of the site on both sides, if it is short, and if nearly all prose of the page stands elsewhere.
    """
    found = [False] * len(blocks)
    prose = [0, *accumulate(map(_prose, blocks))]
    start = 0

    def known(first: int, last: int) -> int:
        return len({key for key in keys[max(0, first) : last] if _LETTERS.search(key)})

    for of_site, run in groupby(map(bool, keys)):
        end = start + sum(1 for _ in run)
        if not of_site and end - start <= _ISLAND_BLOCKS and prose[end] - prose[start] <= _ISLAND * prose[-1]:
            thick = min(known(start - _BESIDE, start), known(end, end + _BESIDE)) >= _THICK
            found[start:end] = [thick] * (end - start)
        start = end
    return found


def _little(line: RecurringPattern) -> float:
    """Return the share of a page's prose that may stand beyond the story, in teasers and comments."""
    return 0.2 if line.pages < 4 else 0.5


def _prose(block: RawBlock) -> int:
    """Return the length of a block that may be a paragraph, else 0."""
    size = len(block.text)
    return size if size > 100 and 2 * block.linked < size else 0


def _is_marker(line: RecurringPattern) -> bool:
    """Return whether the line occurs once on each of its pages and belongs to the site."""
    return line.body < 0.5 and line.blocks == line.pages and len(line.key) > 5


def weigh_line(line: RecurringPattern, pages: int) -> float:
    """
    Return the weight against body of a line that other pages have too, in log odds.

    A whole sentence hardly occurs in two stories.  A short line may be a heading that all stories have
    ("Background"); it counts as far as the pages themselves did not label it body.
    """
    words = line.key.count(" ") + 1
    if words >= 8 or len(line.key) > 60:
        return -6.0
    share = line.pages / max(1, pages)
    if line.body > 0.5:
        return -3.0 * share if words > 3 and share > 0.5 else 0.0
    return -2.0 - 2.0 * share


def weigh_shape(shape: RecurringPattern) -> float:
    """Return the weight of an element in log odds: half of that of its blocks on the other pages."""
    share = (shape.body * shape.blocks + 0.5) / (shape.blocks + 1)
    if 0.12 < share < 0.9:
        return 0.0
    return min(1.0, 0.5 * log(share / (1 - share)))
