"""The cascade, compiled: a linear model for all blocks, then trees for those that it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import cython
from cython.cimports.libc.math import exp, log

from newsparse.label.classifier.trees import Forest

Rows: TypeAlias = Callable[[Sequence[int], Sequence[str]], memoryview]
"""Returns the named features of some blocks, a row of doubles for each."""
TREES_MIN = 0.01
"""Blocks with a smaller probability after the first stage do not reach the trees,"""
TREES_MIN_NEIGHBOUR = 0.1
"""unless a block beside them has this."""
_AT_ONCE = 256
"""Rows held in memory at a time; a row takes a thousand bytes."""


def predict_body(first: Sequence[float], forest: Forest, rows: Rows) -> list[float]:
    """
    Return the probability that each block is body, 0 to 1.

    Args:
        first: The same by the first stage alone.

        forest: The trees of the body.

        rows: The features of the blocks.
    """
    body = [*first]
    undecided = [index for index in range(len(body)) if _is_open(first, index)]
    for index, value in zip(undecided, predict(undecided, forest, rows), strict=True):
        body[index] = value
    return body


def predict(indexes: Sequence[int], forest: Forest, rows: Rows) -> list[float]:
    """Return the probabilities that the trees give some blocks, 0 to 1."""
    found: list[float] = []
    for start in range(0, len(indexes), _AT_ONCE):
        part = indexes[start : start + _AT_ONCE]
        found += map(sigmoid, forest.predict(rows(part, forest.names), len(part)))
    return found


def _is_open(first: Sequence[float], index: int) -> bool:
    """Return whether the trees are asked about a block: not where it and its neighbours are clearly no body."""
    return first[index] >= TREES_MIN or max(first[max(0, index - 1) : index + 2]) >= TREES_MIN_NEIGHBOUR


def sigmoid(value: cython.double) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + exp(-value)) if value > -30 else 0.0


def log_odds(probability: cython.double) -> float:
    """Return the log odds of a probability, within -9 and 9."""
    inner: cython.double = min(max(probability, 0.0001), 0.9999)
    return log(inner / (1 - inner))
