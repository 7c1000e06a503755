"""Boosted trees, kept as arrays of nodes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import cython

_EXITS = ((10, 4.0), (30, 3.0), (60, 3.0), (100, 3.0))
"""After so many trees, stop if the sum so far (log odds) is at least so far from zero.  In training no later tree changed the sign."""


@cython.final
@cython.cclass
class Forest:
    """
    Trees whose leaves add up to log odds.

    The two children of a node lie side by side; a leaf has the feature -1.

    Args:
        trees: Each as ``[feature, threshold, left, right]``, left where the value is at most the threshold; a leaf is a
            number.

        names: The names of the features, by number.
    """

    names: tuple[str, ...]
    """The names of those features that the trees use; rows hold their values in this order."""

    def __init__(self, trees: Sequence[Any], names: Sequence[str]) -> None:
        builder = _Builder()
        roots = [builder.add(tree) for tree in trees]
        used = sorted({feature for feature in builder.features if feature >= 0})
        places = {feature: place for place, feature in enumerate(used)}
        places[-1] = -1
        self.names = tuple([names[feature] for feature in used])
        self._features = array("i", [places[feature] for feature in builder.features] or [0])
        self._values = array("d", builder.values or [0.0])
        self._children = array("i", builder.children or [0])
        self._means = array("d", builder.means or [0.0])
        self._roots = array("i", roots) if roots else array("i", [0])[:0]
        exits = array("d", [1e300] * (len(roots) + 1))
        for number, distance in _EXITS:
            if number <= len(roots):
                exits[number] = distance
        self._exits = exits

    def predict(self, rows: cython.double[:, ::1], count: cython.Py_ssize_t) -> list[float]:
        """
        Return the sum of the trees for each row, in log odds.

        Args:
            rows: The values of the features named in :attr:`names`, a row for each block.

            count: How many of the rows are wanted.

        Raises:
            ValueError: If a row has fewer values than there are features.
        """
        if rows.shape[1] < len(self.names) or rows.shape[0] < count:
            raise ValueError(f"rows of {rows.shape[1]} values: expected {len(self.names)}")
        row: cython.Py_ssize_t
        number: cython.Py_ssize_t
        node: cython.Py_ssize_t
        total: cython.double
        sums: list[float] = []
        features: cython.int[::1] = self._features
        values: cython.double[::1] = self._values
        children: cython.int[::1] = self._children
        roots: cython.int[::1] = self._roots
        exits: cython.double[::1] = self._exits
        feature: cython.int
        for row in range(count):
            total = 0.0
            for number in range(roots.shape[0]):
                node = roots[number]
                feature = features[node]
                while feature >= 0:
                    node = children[node] + (rows[row, feature] > values[node])
                    feature = features[node]
                total += values[node]
                if total > exits[number + 1] or total < -exits[number + 1]:
                    break
            sums.append(total)
        return sums

    def contributions(self, row: Sequence[float]) -> dict[str, float]:
        """
        Return how much each feature moved the sum of all trees, in log odds.

        A split moves it from the mean of the leaves below the node to that of those below the child.
        """
        found: dict[str, float] = {}
        number: cython.Py_ssize_t
        node: cython.Py_ssize_t
        child: cython.Py_ssize_t
        for number in range(self._roots.shape[0]):
            node = self._roots[number]
            while self._features[node] >= 0:
                value: cython.double = row[self._features[node]]
                child = self._children[node] + (value > self._values[node])
                name = self.names[self._features[node]]
                found[name] = found.get(name, 0.0) + self._means[child] - self._means[node]
                node = child
        return found


@cython.final
@cython.cclass
class _Builder:
    """Lays out nested trees, one node after the other."""

    features: list[int]
    values: list[float]
    children: list[int]
    means: list[float]

    def __init__(self) -> None:
        self.features, self.values, self.children, self.means = [], [], [], []

    def add(self, tree: Any) -> int:
        """Lay out one tree; return the place of its root."""
        place: cython.Py_ssize_t = len(self.features)
        self.make_room(1)
        self.fill(place, tree)
        return place

    @cython.cfunc
    def make_room(self, count: cython.Py_ssize_t) -> cython.int:
        """Add *count* nodes."""
        self.features.extend([-1] * count)
        self.values.extend([0.0] * count)
        self.children.extend([0] * count)
        self.means.extend([0.0] * count)
        return 0

    @cython.cfunc
    def fill(self, place: cython.Py_ssize_t, node: object) -> cython.int:
        """Write a node and all below it; trees of training are at most some dozen nodes deep."""
        if not isinstance(node, list):
            self.values[place] = self.means[place] = float(node)
            return 0
        feature, threshold, left, right = node
        child: cython.Py_ssize_t = len(self.features)
        self.make_room(2)
        self.features[place], self.values[place], self.children[place] = int(feature), float(threshold), child
        self.fill(child, left)
        self.fill(child + 1, right)
        self.means[place] = (self.means[child] + self.means[child + 1]) / 2
        return 0
