"""What a block's surroundings make of it: numbers over the first stage's probabilities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate
from math import log2

from newsparse.label.facts import Facts

_STRONG = 0.6
_FAR = 40

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

CONTEXT = (
    "first stage", "before", "after", "two before", "two after", "mean of 5", "mean of 11", "mean of 25",
    "mean of its container", "mean of the outer container", "mean of its shape", "blocks of its shape", "share of body before", "share of body after",
    "blocks since the last body block", "blocks to the next body block", "in the main container", "in the main outer container",
    "share of the body in its container", "words of: related before", "blocks since the title", "size of its container",
    "linked share of its container", "linked share of its shape", "mean length of its shape", "share of the body in its run", "place in its run", "likeness to the title",
    "body blocks of the page", "blocks of the page", "share of the body that is declared", "sentence ends of 5", "sentence ends of 11",
    "mean length of 5", "mean length of 11", "common words of 5", "linked share of 5",
    *(f"{name} {where}" for where in ("before", "after") for name in _AROUND),
    *(f"{name} two {where}" for where in ("before", "after") for name in ("length", "ends like a sentence")),
)  # fmt: skip


def context_numbers(
    facts: Sequence[Facts], first: Sequence[float], title: int | None, in_body: Sequence[float]
) -> list[list[float]]:
    """
    Return for each block the numbers named in :data:`CONTEXT`.

    Args:
        facts: Of each block, in order.

        first: The first stage's probability that the block is body, 0 to 1.

        title: Which block is like the declared title or the first heading, if any.

        in_body: Whether the declared body holds the block: 1, 0, or -1 where it cannot be told.
    """
    count = len(facts)
    if not count:
        return []
    weights = [p * min(each.length, 1500) for p, each in zip(first, facts, strict=True)]
    total = sum(weights) or 1.0
    sums = [0.0, *accumulate(first)]
    heavy = [0.0, *accumulate(weights)]
    marked = bool(facts[0].hint.tag)
    by_container, by_outer = _group(facts, first, weights, "container"), _group(facts, first, weights, "outer")
    by_shape = _group(facts, first, weights, "shape")
    main = max(by_container.values(), key=lambda g: g[2])
    main_outer = max(by_outer.values(), key=lambda g: g[2])
    since, until = _distances(first)
    runs = _runs(first, weights)
    title_words = frozenset(facts[title].key.split()) if title is not None else frozenset()
    strong = min(sum(p > _STRONG for p in first), 100)
    size = log2(count)
    known = sum(w for w, held in zip(weights, in_body, strict=True) if held >= 0)
    declared = sum(w for w, held in zip(weights, in_body, strict=True) if held > 0) / known if known else -1.0
    ends = [0.0, *accumulate(each.ends_sentence for each in facts)]
    lengths = [0.0, *accumulate(min(each.length, 400) for each in facts)]
    stops = [0.0, *accumulate(each.stop for each in facts)]
    links = [0.0, *accumulate(each.linked for each in facts)]
    around = [_around(each) for each in facts]
    nothing = [-1.0] * len(_AROUND)
    rows = []
    for i, each in enumerate(facts):
        hint = each.hint
        container, outer, shape = by_container[hint.container], by_outer[hint.outer], by_shape[hint.shape]
        start5, end5 = max(0, i - 2), min(count, i + 3)
        start11, end11 = max(0, i - 5), min(count, i + 6)
        wide = _mean(sums, i - 12, i + 13, count)
        share, place = runs[i]
        rows.append(
            [
                first[i],
                first[i - 1] if i else 0.0,
                first[i + 1] if i + 1 < count else 0.0,
                first[i - 2] if i > 1 else 0.0,
                first[i + 2] if i + 2 < count else 0.0,
                (sums[end5] - sums[start5]) / (end5 - start5),
                (sums[end11] - sums[start11]) / (end11 - start11),
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
                bool(i and "related" in facts[i - 1].lists),
                max(-30, min(60, i - title)) if title is not None else -40,
                min(container[0], 60) if marked else -1,
                container[4] / (container[3] or 1.0) if marked else -1,
                shape[4] / (shape[3] or 1.0) if marked else -1,
                shape[3] / shape[0] if marked else -1,
                share / total,
                place,
                _likeness(each, title_words) if i != title else 1.0,
                strong,
                size,
                declared,
                (ends[end5] - ends[start5]) / (end5 - start5),
                (ends[end11] - ends[start11]) / (end11 - start11),
                (lengths[end5] - lengths[start5]) / (end5 - start5),
                (lengths[end11] - lengths[start11]) / (end11 - start11),
                (stops[end5] - stops[start5]) / (end5 - start5),
                (links[end5] - links[start5]) / (end5 - start5),
                *(around[i - 1] if i else nothing),
                *(around[i + 1] if i + 1 < count else nothing),
                *(around[i - 2][:2] if i > 1 else nothing[:2]),
                *(around[i + 2][:2] if i + 2 < count else nothing[:2]),
            ]
        )
    return rows


def _around(each: Facts) -> list[float]:
    return [
        min(each.length, 600),
        each.ends_sentence,
        each.linked,
        each.stop,
        each.date,
        each.byline,
        each.photo,
        each.hint.tag in ("h1", "h2", "h3", "h4", "h5", "h6"),
    ]


_Group = list[float]
"""Blocks, sum of probabilities, sum of weights, characters, linked characters."""


def _group(facts: Sequence[Facts], first: Sequence[float], weights: Sequence[float], by: str) -> dict[int, _Group]:
    groups: dict[int, _Group] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0, 0.0])
    for each, p, weight in zip(facts, first, weights, strict=True):
        group = groups[getattr(each.hint, by)]
        group[0] += 1
        group[1] += p
        group[2] += weight
        group[3] += each.length
        group[4] += each.length * each.linked
    return groups


def _mean(sums: Sequence[float], start: int, end: int, count: int) -> float:
    start, end = max(0, start), min(count, end)
    return (sums[end] - sums[start]) / (end - start)


def _distances(first: Sequence[float]) -> tuple[list[int], list[int]]:
    """Return for each block how far the last strong block before it and the next after it are, at most 40."""
    since, until = [], []
    last = _FAR
    for p in first:
        since.append(last)
        last = 1 if p > _STRONG else min(_FAR, last + 1)
    last = _FAR
    for p in reversed(first):
        until.append(last)
        last = 1 if p > _STRONG else min(_FAR, last + 1)
    return since, until[::-1]


def _runs(first: Sequence[float], weights: Sequence[float]) -> list[tuple[float, float]]:
    """Return for each block the weight of the run of likely body it lies in, and its place there, 0 to 1; outside: 0, -1."""
    found: list[tuple[float, float]] = [(0.0, -1.0)] * len(first)
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


def _likeness(each: Facts, title: frozenset[str]) -> float:
    """Return the share of the block's words, if they are few, that the title has."""
    if not title or each.length > 300:
        return 0.0
    words = frozenset(each.key.split())
    return len(words & title) / (len(words) or 1)


AFTER = (
    "body", "body before", "body after", "mean body of 5 before", "mean body of 5 after", "blocks since the first body block",
    "an agency at its end", "opens like a credit", "blocks that open alike", "blocks that end alike", "an agency after it",
    "opens like a credit after it",
)  # fmt: skip


def after_numbers(facts: Sequence[Facts], body: Sequence[float]) -> list[list[float]]:
    """Return for each block the numbers named in :data:`AFTER`: what the trees of the roles see beyond those of the body."""
    count = len(body)
    sums = [0.0, *accumulate(body)]
    first = next((i for i, p in enumerate(body) if p > 0.5), count)
    openings, endings = [_opening(each) for each in facts], [_ending(each) for each in facts]
    open_alike, end_alike = Counter(openings), Counter(endings)
    rows = []
    for i, p in enumerate(body):
        each, following = facts[i], facts[i + 1] if i + 1 < count else None
        rows.append(
            [
                p,
                body[i - 1] if i else 0.0,
                body[i + 1] if i + 1 < count else 0.0,
                _mean(sums, i - 5, i, count) if i else 0.0,
                _mean(sums, i + 1, i + 6, count) if i + 1 < count else 0.0,
                max(-_FAR, min(_FAR, i - first)),
                each.agency,
                each.credited,
                min(open_alike[openings[i]], 20) if openings[i] else 0,
                min(end_alike[endings[i]], 20) if endings[i] else 0,
                bool(following and following.agency),
                bool(following and following.credited),
            ]
        )
    return rows


def _opening(facts: Facts) -> str:
    """Return what stands before a colon that comes early, without digits: "Image 1: …" and "Image 2: …" open alike."""
    colon = facts.folded.find(":", 0, 25)
    return facts.folded[:colon].rstrip("0123456789 ").lower() if colon > 0 else ""


def _ending(facts: Facts) -> str:
    """Return the last two words of a short block."""
    words = facts.key.rsplit(None, 2) if facts.length < 250 else []
    return " ".join(words[1:]) if len(words) == 3 else ""
