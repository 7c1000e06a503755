"""What a block's surroundings make of it: numbers over the first stage's probabilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import log2
from typing import TypeAlias

from newsparse.label.features.block import BlockFeatures

_STRONG = 0.6
_FAR = 40.0

_AROUND = (
    "length",
    "ends like a sentence",
    "linked share",
    "common words",
    "a date",
    "a byline word",
    "a photo credit",
    "heading",
)
_FLOW = (
    "two before", "before", "first stage", "after", "two after",
    *(f"{name} {where}" for where in ("before", "after") for name in _AROUND),
    *(f"{name} two {where}" for where in ("before", "after") for name in ("length", "ends like a sentence")),
    "mean of 5", "mean of 11", "mean of 25", "sentence ends of 5", "sentence ends of 11", "mean length of 5", "mean length of 11",
    "common words of 5", "linked share of 5", "share of body before", "share of body after", "blocks since the last body block",
    "blocks to the next body block", "share of the body in its run", "place in its run",
    "blocks since the title", "likeness to the title",
)  # fmt: skip
GROUPED = (
    "mean of its container", "mean of the outer container", "mean of its shape",
    "blocks of its shape", "in the main container", "in the main outer container", "share of the body in its container",
    "size of its container", "linked share of its container", "linked share of its shape", "mean length of its shape",
    "likely text of its container", "likely text of the outer container", "likely text of its shape",
    "share of the body in its shape", "mean length of its container", "mean length of the outer container",
    "linked share of the outer container",
)  # fmt: skip
"""FeatureTable that only blocks with markup have: of those that stand in the same container, or look the same."""
_PAGE = ("body blocks of the page", "blocks of the page", "share of the body that is declared")
CONTEXT = (*_FLOW, *_PAGE)


class Context:
    """
    The numbers named in :data:`CONTEXT` and :data:`GROUPED` of a page's blocks.

    Args:
        blocks: Of each block, in order.

        first: The first stage's probability that the block is body, 0 to 1.

        title: Which block is like the declared title or the first heading, if any.

        in_body: Whether the declared body holds the block: 1, 0, or -1 where it cannot be needs_keyword.
    """

    def __init__(
        self, blocks: Sequence[BlockFeatures], first: Sequence[float], title: int | None, in_body: Sequence[float]
    ) -> None:
        self._facts, self._title = blocks, title
        weights = [p * min(each.text.length, 1500) for p, each in zip(first, blocks, strict=True)]
        self._total = sum(weights) or 1.0
        # Two places more at both ends, so that all blocks have two before and two after.
        self._first = [0.0, 0.0, *first, 0.0, 0.0]
        self._around = [_NOTHING_AROUND, _NOTHING_AROUND, *_around(blocks), _NOTHING_AROUND, _NOTHING_AROUND]
        self._sums = _sums(first)
        self._heavy = _sums(weights)
        self._since, self._until = _distances(first)
        self._runs = _runs(first, weights)
        self._title_words = frozenset(blocks[title].text.key.split()) if title is not None else frozenset()
        self._ends = _sums([each.text.ends_sentence for each in blocks])
        self._lengths = _sums([min(each.text.length, 400) for each in blocks])
        self._stops = _sums([each.text.stopword_share for each in blocks])
        self._links = _sums([each.link_density for each in blocks])
        known = sum(w for w, held in zip(weights, in_body, strict=True) if held >= 0)
        declared = sum(w for w, held in zip(weights, in_body, strict=True) if held > 0)
        self._page = [
            float(min(sum(p > _STRONG for p in first), 100)),
            log2(len(blocks) or 1),
            declared / known if known else -1.0,
        ]
        self._grouped: dict[int, tuple[float, ...]] = {}
        if blocks and blocks[0].hint.tag:
            self._containers, self._outers, self._shapes = _groups(blocks, first, weights)
            self._main = max(self._containers.values(), key=lambda group: group[2])
            self._main_outer = max(self._outers.values(), key=lambda group: group[2])

    def row(self, index: int) -> list[float]:
        """Return the numbers of one block that are named in :data:`CONTEXT`."""
        blocks, title, total, heavy, around = self._facts, self._title, self._total, self._heavy, self._around
        each, count = blocks[index], len(blocks)
        start5, end5 = max(0, index - 2), min(count, index + 3)
        start11, end11 = max(0, index - 5), min(count, index + 6)
        of5, of11 = end5 - start5, end11 - start11
        sums, ends, lengths, stops, links = self._sums, self._ends, self._lengths, self._stops, self._links
        share, place = self._runs.get(index, (0.0, -1.0))
        return [
            *self._first[index : index + 5],
            *around[index + 1],
            *around[index + 3],
            *around[index][:2],
            *around[index + 4][:2],
            (sums[end5] - sums[start5]) / of5,
            (sums[end11] - sums[start11]) / of11,
            _mean(sums, index - 12, index + 13, count),
            (ends[end5] - ends[start5]) / of5,
            (ends[end11] - ends[start11]) / of11,
            (lengths[end5] - lengths[start5]) / of5,
            (lengths[end11] - lengths[start11]) / of11,
            (stops[end5] - stops[start5]) / of5,
            (links[end5] - links[start5]) / of5,
            heavy[index] / total,
            (heavy[count] - heavy[index + 1]) / total,
            self._since[index],
            self._until[index],
            share / total,
            place,
            float(max(-30, min(60, index - title))) if title is not None else -_FAR,
            _likeness(each, self._title_words) if index != title else 1.0,
            *self._page,
        ]

    def grouped(self, index: int) -> tuple[float, ...]:
        """Return the numbers of one block that are named in :data:`GROUPED`."""
        hint = self._facts[index].hint
        row = self._grouped.get(id(hint))
        if row is not None:
            return row
        container, outer, shape = self._containers[hint.container], self._outers[hint.outer], self._shapes[hint.shape]
        row = self._grouped[id(hint)] = (
            container[1] / container[0],
            outer[1] / outer[0],
            shape[1] / shape[0],
            min(shape[0], 30.0),
            container is self._main,
            outer is self._main_outer,
            container[2] / self._total,
            min(container[0], 60.0),
            container[4] / (container[3] or 1.0),
            shape[4] / (shape[3] or 1.0),
            shape[3] / shape[0],
            container[2] / (container[3] or 1.0),
            outer[2] / (outer[3] or 1.0),
            shape[2] / (shape[3] or 1.0),
            shape[2] / self._total,
            container[3] / container[0],
            outer[3] / outer[0],
            outer[4] / (outer[3] or 1.0),
        )
        return row


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTHING_AROUND = (-1.0,) * len(_AROUND)


def _around(blocks: Sequence[BlockFeatures]) -> Iterator[tuple[float, ...]]:
    """Yield the numbers named in :data:`_AROUND` of each block."""
    for each in blocks:
        yield (
            float(min(each.text.length, 600)),
            each.text.ends_sentence,
            each.link_density,
            each.text.stopword_share,
            each.text.has_date,
            each.text.opens_like_byline,
            each.text.has_photo_credit,
            each.hint.tag in HEADINGS,
        )


def _sums(values: Iterable[float]) -> list[float]:
    """Return the sums of the first 0, 1, 2 … values."""
    return [*accumulate(values, initial=0.0)]


_Group: TypeAlias = list[float]
"""Blocks, sum of probabilities, sum of weights, characters, linked characters."""
_Groups: TypeAlias = dict[int, _Group]


def _groups(
    blocks: Sequence[BlockFeatures], first: Sequence[float], weights: Sequence[float]
) -> tuple[_Groups, _Groups, _Groups]:
    """Return the blocks of each container, outer container and shape."""
    found: tuple[_Groups, _Groups, _Groups] = ({}, {}, {})
    containers, outers, shapes = found
    for each, p, weight in zip(blocks, first, weights, strict=True):
        hint, length = each.hint, each.text.length
        linked = length * each.link_density
        for groups, name in ((containers, hint.container), (outers, hint.outer), (shapes, hint.shape)):
            group = groups.get(name)
            if group is None:
                groups[name] = [1.0, p, weight, length, linked]
            else:
                group[0] += 1.0
                group[1] += p
                group[2] += weight
                group[3] += length
                group[4] += linked
    return found


def _mean(sums: Sequence[float], start: int, end: int, count: int) -> float:
    start, end = max(0, start), min(count, end)
    return (sums[end] - sums[start]) / (end - start)


def _distances(first: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return for each block how far the last strong block before it and the next after it are, at most 40."""
    since, until = [], []
    last = _FAR
    for p in first:
        since.append(last)
        last = 1.0 if p > _STRONG else min(_FAR, last + 1.0)
    last = _FAR
    for p in reversed(first):
        until.append(last)
        last = 1.0 if p > _STRONG else min(_FAR, last + 1.0)
    return since, until[::-1]


def _runs(first: Sequence[float], weights: Sequence[float]) -> dict[int, tuple[float, float]]:
    """Return for each block within a run of likely body the weight of the run, and the block's place there, 0 to 1."""
    found: dict[int, tuple[float, float]] = {}
    strong = [i for i, p in enumerate(first) if p > _STRONG]
    start = 0
    for at in range(1, len(strong) + 1):
        if at == len(strong) or strong[at] - strong[at - 1] > 5:
            low, high = strong[start], strong[at - 1]
            weight = sum(weights[low : high + 1])
            for i in range(low, high + 1):
                found[i] = (weight, (i - low) / (high - low or 1))
            start = at
    return found


def _likeness(each: BlockFeatures, title: frozenset[str]) -> float:
    """Return the share of the block's words, if they are few, that the title has."""
    if not title or each.text.length > 300:
        return 0.0
    words = each.text.key.split()
    return 0.0 if title.isdisjoint(words) else len(title.intersection(words)) / len({*words})


AFTER = (
    "body", "body before", "body after", "mean body of 5 before", "mean body of 5 after", "blocks since the first body block",
    "an agency at its end", "opens like a credit", "blocks that open alike", "blocks that end alike",
)  # fmt: skip


class After:
    """The numbers named in :data:`AFTER` of a page's blocks: what the trees of the roles see beyond those of the body."""

    def __init__(self, blocks: Sequence[BlockFeatures], body: Sequence[float]) -> None:
        self._facts, self._body = blocks, body
        self._sums = _sums(body)
        self._start = next((i for i, p in enumerate(body) if p > 0.5), len(body))
        self._openings, self._endings = [_opening(each) for each in blocks], [_ending(each) for each in blocks]
        self._open_alike, self._end_alike = Counter(self._openings), Counter(self._endings)

    def row(self, index: int) -> list[float]:
        """Return the numbers of one block."""
        body, count = self._body, len(self._body)
        opening, ending = self._openings[index], self._endings[index]
        each = self._facts[index]
        following = index + 1 < count
        return [
            body[index],
            body[index - 1] if index else 0.0,
            body[index + 1] if following else 0.0,
            _mean(self._sums, index - 5, index, count) if index else 0.0,
            _mean(self._sums, index + 1, index + 6, count) if following else 0.0,
            max(-_FAR, min(_FAR, float(index - self._start))),
            each.text.ends_with_agency,
            each.text.opens_like_credit,
            min(self._open_alike[opening], 20) if opening else 0,
            min(self._end_alike[ending], 20) if ending else 0,
        ]


def after_numbers(blocks: Sequence[BlockFeatures], body: Sequence[float]) -> list[list[float]]:
    """Return for each block the numbers named in :data:`AFTER`."""
    after = After(blocks, body)
    return [after.row(index) for index in range(len(blocks))]


def _opening(block: BlockFeatures) -> str:
    """Return what stands before a colon that comes early, without digits: "Image 1: …" and "Image 2: …" open alike."""
    colon = block.text.folded.find(":", 0, 25)
    return block.text.folded[:colon].rstrip("0123456789 ").lower() if colon > 0 else ""


def _ending(block: BlockFeatures) -> str:
    """Return the last two words of a short block."""
    words = block.text.key.rsplit(None, 2) if block.text.length < 250 else []
    return " ".join(words[1:]) if len(words) == 3 else ""
