"""Which block is the headline as far as can be told before anything is labelled: :func:`find_likely_headline`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cython

from newsparse.label.features.title_clues import LONG_LINE, STRONG, SURE
from newsparse.text.keys import comparison_key

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.title_clues import TitleClues
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.title_clues import TitleClues


def find_likely_headline(features: PageFeatures, clues: TitleClues | None, first: Sequence[float]) -> int | None:
    """
    Return the block that is likely the headline, if any.

    Args:
        features: What is plain to see of each block.

        clues: How the blocks of a page without markup compare with its first line and its address; ``None`` for a page
            with markup.

        first: The first stage's probability that each block is body, 0 to 1.
    """
    return _like_declared(features) if clues is None else _like_title_or_address(features, clues, first)


@cython.cfunc
def _like_declared(features: PageFeatures) -> object:
    """Return the block that markup and metadata make the headline."""
    declared = [comparison_key(said.value) for said in features.page.declared if said.field == "title"]
    best: object = None
    best_points: cython.double = 1.5
    points: cython.double
    index: cython.Py_ssize_t
    each: BlockFeatures
    for index in range(len(features.blocks)):
        each = features.blocks[index]
        if not 1 < each.text.words < 45 or "hidden" in each.hint.inside:
            continue
        points = 0.0
        if declared and each.text.length < 400:
            points += 3.0 * max([_closeness(each.text.key, title) for title in declared])
        if each.hint.tag == "h1":
            points += 1.5
        if points > best_points + 0.01:
            best, best_points = index, points
    return best


@cython.cfunc
def _closeness(key: str, title: str) -> cython.double:
    """Return how close a block is to a declared title, 0 to 1."""
    if key == title:
        return 1.0
    return 0.9 if len(key) > 15 and title.startswith(key) else 0.0


@cython.cfunc
def _like_title_or_address(features: PageFeatures, clues: TitleClues, first: Sequence[float]) -> object:
    """
    Return the block that the page's title or address makes the headline.

    Of blocks that read the same it is the one that stands next before the story.
    """
    blocks = features.blocks
    likeness = clues.likeness
    best = max(range(len(blocks)), key=likeness.__getitem__, default=None)
    if best is None or likeness[best] < SURE:
        return None
    start = len(blocks)
    for i in range(best + 1, len(blocks)):
        if first[i] > STRONG and blocks[i].text.length >= LONG_LINE:
            start = i
            break
    key = blocks[best].text.key
    for i in range(start - 1, best, -1):
        if blocks[i].text.key == key:
            return i
    return best
