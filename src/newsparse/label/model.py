"""The learned part: weights, and the probability that a block is body."""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any, TypeAlias

from attrs import frozen

from newsparse.label.context import CONTEXT, context_numbers
from newsparse.label.facts import Facts
from newsparse.label.features import OWN, own_numbers, tokens
from newsparse.label.first import cut_table, find_anchor
from newsparse.model import Evidence, Hint, Page, Reason

Tree: TypeAlias = Any
"""``[feature, threshold, left, right]``, left where the value is at most the threshold; a leaf is a number."""

_CLEAR = 0.004
"""Blocks with a smaller probability after the first stage, and with neighbours of the same kind, do not reach the trees."""


@frozen(eq=False)
class Weights:
    """What training found; see ``training/train_labels.py``."""

    about: dict[str, Any]
    bias: float
    first: dict[str, float]
    trees: tuple[Tree, ...]
    grow: Callable[[Sequence[float]], float]
    """The sum of all trees, as one compiled function of a block's numbers."""
    cuts: tuple[tuple[int, tuple[float, ...], tuple[float, ...]], ...]
    """For each number that the first stage sees: its index, where it is cut, and the weight of each piece."""


@frozen(eq=False)
class Beliefs:
    """What the model thinks of a page's blocks."""

    body: list[float]
    """Probability that the block is body, 0 to 1."""
    first: list[float]
    rows: list[list[float]]
    """The numbers of each block, named in ``OWN + CONTEXT``."""
    anchor: int | None
    """The block like the declared title or first heading."""


@cache
def load_weights() -> Weights:
    """Return the weights in the package."""
    return read_weights((files("newsparse.label") / "weights.json.z").read_bytes())


def read_weights(packed: bytes) -> Weights:
    """Return the weights that the training script wrote."""
    plain = json.loads(zlib.decompress(packed))
    if plain["names"] != [*OWN, *CONTEXT]:
        raise RuntimeError("label/weights.json.z: made for other signals; run training/train_labels.py")
    first = plain["first"]
    cuts = tuple((index, edges, tuple(first.get(name, 0.0) for name in names)) for index, edges, names in cut_table())
    trees = tuple(plain["trees"])
    return Weights(plain["about"], plain["bias"], first, trees, _compile(trees), cuts)


def believe(page: Page, facts: Sequence[Facts], weights: Weights) -> Beliefs:
    """Return how likely each block is body."""
    own = own_numbers(page, facts)
    marked: dict[tuple[Any, ...], float] = {}
    first = [
        _sigmoid(weights.bias + _markup(each.hint, weights, marked) + _plain(row, weights))
        for each, row in zip(facts, own, strict=True)
    ]
    anchor = find_anchor(page, facts)
    context = context_numbers(facts, first, anchor)
    rows = [a + b for a, b in zip(own, context, strict=True)]
    body = [_second(first, index, row, weights) for index, row in enumerate(rows)]
    return Beliefs(body, first, rows, anchor)


def weigh(beliefs: Beliefs, evidence: Sequence[Evidence | None]) -> Beliefs:
    """Return *beliefs* after what is known from outside of the page; of each block, or nothing at all."""
    if not any(evidence):
        return beliefs
    body = [
        probability if each is None or not each.body else _sigmoid(log_odds(probability) + each.body)
        for probability, each in zip(beliefs.body, evidence, strict=True)
    ]
    return Beliefs(body, beliefs.first, beliefs.rows, beliefs.anchor)


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, within -9 and 9."""
    inner = min(max(probability, 0.0001), 0.9999)
    return log(inner / (1 - inner))


def reasons(beliefs: Beliefs, facts: Sequence[Facts], index: int, weights: Weights) -> tuple[Reason, ...]:
    """Return what decided whether a block is body, strongest first, in log odds."""
    row, names = beliefs.rows[index], (*OWN, *CONTEXT)
    pushes: dict[str, float] = defaultdict(float)
    for tree in weights.trees:
        node = tree
        while isinstance(node, list):
            feature, threshold, left, right = node
            taken = left if row[feature] <= threshold else right
            pushes[names[feature]] += _level(taken) - _level(node)
            node = taken
    # The first stage stands for its words; show the strongest of them instead.
    stage = pushes.pop("first stage", 0.0)
    for token in tokens(facts[index].hint):
        weight = weights.first.get(token, 0.0)
        if abs(weight) >= 0.3 and weight * stage > 0:
            pushes[_in_words(token)] += weight
    ranked = sorted(pushes.items(), key=lambda item: -abs(item[1]))
    return tuple(
        Reason(f"{name}: {_shown(row, name)}" if name in names else name, round(push, 2)) for name, push in ranked[:6]
    )


def _shown(row: Sequence[float], name: str) -> str:
    value = float(row[(*OWN, *CONTEXT).index(name)])
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _in_words(token: str) -> str:
    kind, _, word = token.partition(":")
    kinds = {
        "t": "element",
        "p": "path ends in",
        "q": "path ends in",
        "w": "class word",
        "i": "stands in",
        "x": "element with class word",
    }
    return f"{kinds.get(kind, kind)} {word.replace(':', ' ')}"


@cache
def _levels() -> dict[int, float]:
    return {}


def _level(node: Tree) -> float:
    """Return the mean of a subtree's leaves; the step from a node to its child is what the split said."""
    if not isinstance(node, list):
        return float(node)
    known = _levels()
    if id(node) not in known:
        known[id(node)] = (_level(node[2]) + _level(node[3])) / 2
    return known[id(node)]


def _markup(hint: Hint, weights: Weights, known: dict[tuple[Any, ...], float]) -> float:
    key = (hint.path, hint.words, hint.inside)
    if key not in known:
        known[key] = sum(weights.first.get(token, 0.0) for token in tokens(hint))
    return known[key]


def _plain(row: Sequence[float], weights: Weights) -> float:
    total = 0.0
    for index, edges, pieces in weights.cuts:
        total += pieces[bisect_right(edges, row[index])]
    return total


def _second(first: Sequence[float], index: int, row: Sequence[float], weights: Weights) -> float:
    if first[index] < _CLEAR and max(first[max(0, index - 1) : index + 2]) < 0.05:
        return first[index]
    return _sigmoid(weights.grow(row))


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -30 else 0.0


def _compile(trees: Sequence[Tree]) -> Callable[[Sequence[float]], float]:
    """Return one function that adds up all trees; nested conditions run several times faster than a walk over lists."""
    lines = ["def grow(f):", " s = 0.0"]

    def write(node: Tree, depth: int) -> None:
        pad = " " * depth
        if not isinstance(node, list):
            lines.append(f"{pad}s += {float(node)!r}")
            return
        lines.append(f"{pad}if f[{int(node[0])}] <= {float(node[1])!r}:")
        write(node[2], depth + 1)
        lines.append(f"{pad}else:")
        write(node[3], depth + 1)

    for tree in trees:
        write(tree, 1)
    lines.append(" return s")
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)  # noqa: S102  numbers only, from our own file
    grow: Callable[[Sequence[float]], float] = space["grow"]
    return grow
