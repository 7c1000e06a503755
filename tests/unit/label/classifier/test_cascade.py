"""Which blocks reach the trees."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import pytest

from newsparse.label.classifier.cascade import predict_body
from newsparse.label.classifier.trees import Forest


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        ([0.005, 0.005, 0.005], []),
        ([0.005, 0.02, 0.005], [1]),
        ([0.005, 0.005, 0.2], [1, 2]),
        ([0.9, 0.005, 0.005], [0, 1]),
    ],
)
def test_trees_are_asked_about_blocks_left_open(first: list[float], asked: list[int]) -> None:
    """A block reaches the trees from a hundredth on, or beside a block of a tenth; the others keep their probability."""
    seen: list[int] = []

    def rows(indexes: Sequence[int], names: Sequence[str]) -> Any:
        seen.extend(indexes)
        values = array("d", [1.0] * len(indexes) * len(names))
        return memoryview(values).cast("B").cast("d", shape=[len(indexes), len(names)])

    forest = Forest([[0, 0.5, -3.0, 3.0]], ["length"])
    body = predict_body(first, forest, rows)
    assert asked == seen
    assert [index for index, value in enumerate(body) if value > 0.9 and index in asked] == asked
    assert [first[index] for index in range(3) if index not in asked] == [body[i] for i in range(3) if i not in asked]
