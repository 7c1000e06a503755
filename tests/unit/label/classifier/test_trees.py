"""Trees as arrays add up to what the nested trees say."""

from __future__ import annotations

import random
from typing import Any

import pytest

from newsparse.label.classifier.trees import Forest

NAMES = ["length", "words", "commas", "digits"]


def grow(draw: random.Random, depth: int) -> Any:
    """Return a random tree that never asks for "words"."""
    if depth == 0 or draw.random() < 0.2:
        return round(draw.uniform(-0.2, 0.2), 4)
    return [draw.choice([0, 2, 3]), draw.choice([0.0, 0.25, 0.5]), grow(draw, depth - 1), grow(draw, depth - 1)]


def walk(node: Any, values: dict[int, float]) -> float:
    """Return the leaf that a tree leads to."""
    while isinstance(node, list):
        node = node[2] if values[node[0]] <= node[1] else node[3]
    return float(node)


def rows_of(forest: Forest, pages: list[dict[int, float]]) -> memoryview[float]:
    """Return the rows that a forest wants."""
    rows = memoryview(bytearray(8 * len(pages) * len(forest.names))).cast("d", (len(pages), len(forest.names)))
    for row, values in enumerate(pages):
        for column, name in enumerate(forest.names):
            rows[row, column] = values[NAMES.index(name)]
    return rows


def test_the_sum_of_all_trees() -> None:
    """A row's sum is that of the leaves it falls into, thresholds included on the left."""
    draw = random.Random(3)
    trees = [grow(draw, 4) for _ in range(9)]
    pages = [{feature: draw.choice([0.0, 0.25, 0.3, 0.5, 1.0]) for feature in range(4)} for _ in range(200)]
    forest = Forest(trees, NAMES)
    sums = [sum(walk(tree, values) for tree in trees) for values in pages]
    assert sums == pytest.approx(forest.predict(rows_of(forest, pages), len(pages)))


def test_only_the_features_that_trees_use() -> None:
    """A forest asks for no feature that it does not use."""
    assert ("length", "digits") == Forest([[3, 0.5, [0, 1.0, 0.1, 0.2], 0.3]], NAMES).names
    assert () == Forest([0.5], NAMES).names


def test_early_exit() -> None:
    """Where ten trees leave no doubt, the others are not asked."""
    forest = Forest([1.0] * 10 + [-1.0] * 20, NAMES)
    doubtful = Forest([0.3] * 10 + [-0.1] * 10, NAMES)
    rows = memoryview(bytearray(8)).cast("d", (1, 1))
    assert [10.0] == forest.predict(rows, 1)
    assert [2.0] == pytest.approx(doubtful.predict(rows, 1))


def test_contributions_add_up() -> None:
    """The steps from node to node add up from the mean of all leaves to the leaf reached."""
    forest = Forest([[0, 0.5, -1.0, [2, 0.5, 1.0, 3.0]]], NAMES)
    assert {"length": pytest.approx(1.5), "commas": pytest.approx(1.0)} == forest.contributions([1.0, 1.0])
    assert {"length": pytest.approx(-1.5)} == forest.contributions([0.0, 1.0])


def test_narrow_rows_are_refused() -> None:
    """Rows without all features raise an error, and read nothing beyond them."""
    forest = Forest([[0, 0.5, [2, 0.5, 0.0, 1.0], 1.0]], NAMES)
    with pytest.raises(ValueError, match="rows of 1 values: expected 2"):
        forest.predict(memoryview(bytearray(8)).cast("d", (1, 1)), 1)
    with pytest.raises(ValueError, match="expected 2"):
        forest.predict(memoryview(bytearray(16)).cast("d", (1, 2)), 2)
