"""What a block's surroundings make of it: numbers over the first stage's probabilities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from newsparse.label.facts import Facts

_STRONG = 0.6

CONTEXT = (
    "first stage", "before", "after", "two before", "two after", "mean of 5", "mean of 11", "mean of 25",
    "mean of its container", "mean of the outer container", "mean of its shape", "blocks of its shape", "share of body before", "share of body after",
    "blocks since the last body block", "blocks to the next body block", "in the main container", "in the main outer container",
    "share of the body in its container", "length before", "length after", "linked share before", "linked share after",
    "words of: related before", "heading before", "blocks since the title", "size of its container",
)  # fmt: skip


def context_numbers(facts: Sequence[Facts], first: Sequence[float], title: int | None) -> list[list[float]]:
    """
    Return for each block the numbers named in :data:`CONTEXT`.

    Args:
        facts: Of each block, in order.

        first: The first stage's probability that the block is body, 0 to 1.

        title: Which block is like the declared title or the first heading, if any.
    """
    count = len(facts)
    weights = [p * min(each.length, 1500) for p, each in zip(first, facts, strict=True)]
    total = sum(weights) or 1.0
    sums = [0.0, *accumulate(first)]
    heavy = [0.0, *accumulate(weights)]
    by_container, by_outer = _group(facts, first, weights, "container"), _group(facts, first, weights, "outer")
    by_shape = _group(facts, first, weights, "shape")
    main = max(by_container.values(), key=lambda g: g[2], default=None)
    main_outer = max(by_outer.values(), key=lambda g: g[2], default=None)
    since, until = _distances(first)
    rows = []
    for i, each in enumerate(facts):
        hint = each.hint
        container, outer, shape = by_container[hint.container], by_outer[hint.outer], by_shape[hint.shape]
        prev, following = facts[i - 1] if i else None, facts[i + 1] if i + 1 < count else None
        marked = bool(hint.tag)
        wide = _mean(sums, i - 12, i + 13, count)
        rows.append(
            [
                first[i],
                first[i - 1] if i else 0.0,
                first[i + 1] if i + 1 < count else 0.0,
                first[i - 2] if i > 1 else 0.0,
                first[i + 2] if i + 2 < count else 0.0,
                _mean(sums, i - 2, i + 3, count),
                _mean(sums, i - 5, i + 6, count),
                wide,
                container[1] / container[0] if marked else wide,
                outer[1] / outer[0] if marked else wide,
                shape[1] / shape[0] if marked else wide,
                min(shape[0], 30) if marked else 0,
                heavy[i] / total,
                (heavy[count] - heavy[i + 1]) / total,
                since[i],
                until[i],
                container is main if marked else -1,
                outer is main_outer if marked else -1,
                container[2] / total if marked else -1,
                min(prev.length, 600) if prev else -1,
                min(following.length, 600) if following else -1,
                prev.linked if prev else -1,
                following.linked if following else -1,
                bool(prev and "related" in prev.lists),
                bool(prev and prev.hint.tag in ("h1", "h2", "h3", "h4", "h5", "h6")),
                max(-30, min(60, i - title)) if title is not None else -40,
                min(container[0], 60) if marked else -1,
            ]
        )
    return rows


_Group = list[float]
"""Blocks, sum of probabilities, sum of weights."""


def _group(facts: Sequence[Facts], first: Sequence[float], weights: Sequence[float], by: str) -> dict[int, _Group]:
    groups: dict[int, _Group] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for each, p, weight in zip(facts, first, weights, strict=True):
        group = groups[getattr(each.hint, by)]
        group[0] += 1
        group[1] += p
        group[2] += weight
    return groups


def _mean(sums: Sequence[float], start: int, end: int, count: int) -> float:
    start, end = max(0, start), min(count, end)
    return (sums[end] - sums[start]) / (end - start)


def _distances(first: Sequence[float]) -> tuple[list[int], list[int]]:
    """Return for each block how far the last strong block before it and the next after it are, at most 40."""
    since, until = [], []
    last = 40
    for p in first:
        since.append(last)
        last = 1 if p > _STRONG else min(40, last + 1)
    last = 40
    for p in reversed(first):
        until.append(last)
        last = 1 if p > _STRONG else min(40, last + 1)
    return since, until[::-1]
