"""The learned part: weights, and the probability that a block is body."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from pathlib import Path
from typing import Any, TypeAlias

from attrs import evolve, frozen

from newsparse.label.classifier.linear import First, find_marked_headline, word_tokens
from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.columns import IN_BODY, MARKUP, OWN, Own, tokens
from newsparse.label.features.context import AFTER, CONTEXT, GROUPED, HEADINGS, After, Context
from newsparse.label.features.plain_text import FLAT, Flat, find_clues, find_likely_headline
from newsparse.lexicon import Lexicon
from newsparse.model import Evidence, Page, RawBlock, Reason, Role

Tree: TypeAlias = Any
"""``[feature, threshold, left, right]``, left where the value is at most the threshold; a leaf is a number."""

_CLEAR = 0.01
"""Blocks with a smaller probability after the first stage do not reach the trees,"""
_LIVELY = 0.1
"""unless one beside it has this."""
NAMES = {"html": (*OWN, *CONTEXT, *MARKUP, *GROUPED, *AFTER), "text": (*OWN, *CONTEXT, *FLAT, *AFTER)}
"""What the numbers are that the trees of each mode see, in order."""
MODES = ("html", "text")
"""Pages with markup and flattened ones; each kind has its own weights."""
HEADS = (Role.TITLE, Role.STANDFIRST, Role.BYLINE, Role.TIMESTAMP, Role.CAPTION)
"""Roles outside the body that are learned too."""
_HEAD_SIZES = {
    Role.TITLE: (2, 300),
    Role.STANDFIRST: (25, 900),
    Role.BYLINE: (2, 200),
    Role.TIMESTAMP: (4, 150),
    Role.CAPTION: (3, 700),
}
"""The least and most characters of a block that may have the role."""
_HEAD_REACH = {
    Role.TITLE: (80, 15),
    Role.STANDFIRST: (40, 15),
    Role.BYLINE: (40, 15),
    Role.TIMESTAMP: (40, 15),
    Role.CAPTION: (25, 15),
}
"""How many blocks before the first block of the body, and after the last, the role is looked for;"""
_AT_TOP = frozenset({Role.TITLE, Role.STANDFIRST})
"""of these, after the first too."""
_SETTLED = 0.9
"""Blocks as likely to be body are not asked for another role."""
_NEAR = 10
"""So many blocks before the story a link may be its headline or byline."""
_BESIDE = 5
"""How far from the headline, as far as flattened text tells it by its words, the title is looked for too."""
_LINKED = 0.8
_FEW = 3
"""Words of the shortest title that is not marked as a heading."""
_MENUS = frozenset({"nav", "footer"})
_SURE = {10: 4.0, 30: 3.0, 60: 3.0, 100: 3.0}
"""If the sum of so many trees is as far from 0, in log odds, the rest of them has never turned it over."""
Grow: TypeAlias = Callable[[Sequence[float]], float]
"""The sum of some trees, as one compiled function of a block's numbers."""


@frozen(eq=False)
class Weights:
    """What training found for pages of one mode; see ``training/train_labels.py``."""

    about: dict[str, Any]
    names: tuple[str, ...]
    """What the numbers are that the trees see, in order."""
    bias: float
    words: dict[str, float]
    """The weights of the first stage, by token."""
    first: First
    """The same, laid out."""
    trees: dict[str, tuple[Tree, ...]]
    """The trees of the body and of each of :data:`HEADS`."""


class FeatureTable:
    """The numbers of a page's blocks, worked out for those that are asked for."""

    def __init__(self, own: Own, context: Context, flat: Flat | None) -> None:
        self._own, self._context, self._flat = own, context, flat

    def of(self, index: int) -> tuple[float, ...]:
        """Return those of :data:`NAMES` that tell whether a block is body: all but ``AFTER``."""
        own, context, flat = self._own, self._context, self._flat
        # Tuples of numbers, unlike lists, are passed over by the garbage collector.
        if flat:
            return (*own.row(index), *context.row(index), *flat.row(index))
        return (*own.row(index), *context.row(index), *own.markup(index), *context.grouped(index))


@frozen(eq=False)
class Predictions:
    """What the model thinks of a page's blocks."""

    body: list[float]
    """Probability that the block is body, 0 to 1."""
    role_probabilities: list[dict[Role, float]]
    """Probabilities of the roles of :data:`HEADS`; those left out are near 0."""
    numbers: FeatureTable
    after: After
    """The numbers that only the trees of :data:`HEADS` see."""
    weights: Weights
    likely_headline: int | None
    """The block like the declared title or first heading."""


def mode_of(blocks: Sequence[RawBlock]) -> str:
    """Return which weights a page's blocks need: "html" where they have markup, "text" where they have none."""
    return "html" if blocks and blocks[0].hint.tag else "text"


@cache
def load_weights(mode: str) -> Weights:
    """Return the weights in the package for pages of one mode, "html" or "text"."""
    return read_weights((files(__package__) / f"{mode}.json.z").read_bytes())


def read_fold(folder: Path, fold: int) -> dict[str, Weights]:
    """Return the weights of one fold that training wrote to *folder*, for each mode it was run for."""
    files = {mode: folder / f"{mode}-{fold}.json.z" for mode in MODES}
    return {mode: read_weights(file.read_bytes()) for mode, file in files.items() if file.exists()}


def read_weights(packed: bytes) -> Weights:
    """Return the weights that the training script wrote."""
    plain = json.loads(zlib.decompress(packed))
    names = NAMES["html" if {*FLAT}.isdisjoint(plain["names"]) else "text"]
    if unknown := {*plain["names"]} - {*names}:
        raise RuntimeError(f"label/*.json.z: made for other signals ({unknown}); run training/train_labels.py")
    places = [names.index(name) for name in plain["names"]]
    trees = {name: tuple(_moved(tree, places) for tree in each) for name, each in plain["trees"].items()}
    first = First(plain["bias"], plain["first"])
    return Weights(plain["about"], names, plain["bias"], plain["first"], first, trees)


def _moved(node: Tree, places: Sequence[int]) -> Tree:
    """Return a tree over the numbers in their present order."""
    if not isinstance(node, list):
        return node
    feature, threshold, left, right = node
    return [places[feature], threshold, _moved(left, places), _moved(right, places)]


@cache
def compiled(weights: Weights) -> dict[str, Grow]:
    """Return for the body and each of :data:`HEADS` one function that adds up its trees."""
    return {name: _compile(each) for name, each in weights.trees.items()}


def predict(page: Page, blocks: Sequence[BlockFeatures], weights: Weights, lexicon: Lexicon) -> Predictions:
    """Return how likely each block is body, or one of the roles around it."""
    grow = compiled(weights)
    own = Own(page, blocks)
    first = [_sigmoid(value) for value in weights.first.log_odds(blocks, own)]
    likely_headline, numbers = build_context(page, blocks, own, first, lexicon)
    body = [*first]
    unsettled: dict[int, tuple[float, ...]] = {}  # a row takes thousands of bytes: few are kept for another question
    for index in range(len(blocks)):
        if _is_open(first, index):
            row = numbers.of(index)
            body[index] = _sigmoid(grow["body"](row))
            if body[index] < _SETTLED:
                unsettled[index] = row
    after = After(blocks, body)
    rows: dict[int, tuple[float, ...]] = {}
    role_probabilities: list[dict[Role, float]] = [{}] * len(blocks)
    for role in HEADS:
        for index in candidates(role, blocks, body, likely_headline):
            if index not in rows:
                row = unsettled.pop(index, ()) or numbers.of(index)
                rows[index], role_probabilities[index] = (*row, *after.row(index)), {}
            role_probabilities[index][role] = _sigmoid(grow[role](rows[index]))
    return Predictions(body, role_probabilities, numbers, after, weights, likely_headline)


def build_context(
    page: Page, blocks: Sequence[BlockFeatures], own: Own, first: Sequence[float], lexicon: Lexicon
) -> tuple[int | None, FeatureTable]:
    """Return which block is the headline as far as it is known, and what the trees see of each block."""
    flat = None
    if blocks and not blocks[0].hint.tag:
        clues = find_clues(page, blocks)
        likely_headline = find_likely_headline(clues, blocks, first)
        flat = Flat(blocks, clues, likely_headline, first, lexicon)
    else:
        likely_headline = find_marked_headline(page, blocks)
    return likely_headline, FeatureTable(
        own, Context(blocks, first, likely_headline, [wording[IN_BODY] for wording in own.wording]), flat
    )


def _is_open(first: Sequence[float], index: int) -> bool:
    """Return whether the trees are asked about a block: not where it and its neighbours are clearly no body."""
    return first[index] >= _CLEAR or max(first[max(0, index - 1) : index + 2]) >= _LIVELY


def apply_evidence(predictions: Predictions, evidence: Sequence[Evidence | None]) -> Predictions:
    """Return *predictions* after what is known from outside of the page; of each block, or nothing at all."""
    if not any(evidence):
        return predictions
    body = [
        probability if each is None or not each.body else _sigmoid(log_odds(probability) + each.body)
        for probability, each in zip(predictions.body, evidence, strict=True)
    ]
    return evolve(predictions, body=body)


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, within -9 and 9."""
    inner = min(max(probability, 0.0001), 0.9999)
    return log(inner / (1 - inner))


def candidates(
    role: Role, blocks: Sequence[BlockFeatures], body: Sequence[float], likely_headline: int | None
) -> list[int]:
    """Return the blocks that may have a role of :data:`HEADS`, by their size and place."""
    story = [i for i, p in enumerate(body) if p > 0.5] or [0, len(blocks) - 1]
    least, most = _HEAD_SIZES[role]
    before, after = _HEAD_REACH[role]
    start, end = story[0] - _NEAR, story[0 if role in _AT_TOP else -1] + 1 + after
    reach = range(max(0, story[0] - before), min(len(blocks), end))
    beside = range(0)
    if role is Role.TITLE and likely_headline is not None and not blocks[likely_headline].hint.tag:
        beside = range(max(0, likely_headline - _BESIDE), min(len(blocks), likely_headline + _BESIDE + 1))
    return [
        i
        for i in sorted({*reach, *beside})
        if (body[i] < _SETTLED or i in beside)
        and least <= blocks[i].text.length <= most
        and blocks[i].text.words
        and _may_have(role, blocks[i], near=i >= start)
    ]


def _may_have(role: Role, block: BlockFeatures, *, near: bool) -> bool:
    """Return whether a block is none that hardly ever has the role: a line without a number, a link far above the story."""
    if role is Role.TIMESTAMP and not block.text.has_digit:
        return False
    if block.hint.tag in HEADINGS:
        return True
    if role is Role.TITLE and block.text.words < _FEW:
        return False
    linked = block.link_density > _LINKED and (role is Role.CAPTION or not near)
    return not linked and _MENUS.isdisjoint(block.hint.inside)


def reasons(
    predictions: Predictions, blocks: Sequence[BlockFeatures], index: int, head: Role | None = None
) -> tuple[Reason, ...]:
    """Return what decided whether a block is body, or has the role *head*, strongest first, in log odds."""
    weights, row = predictions.weights, [*predictions.numbers.of(index), *predictions.after.row(index)]
    names = weights.names
    pushes: dict[str, float] = defaultdict(float)
    for tree in weights.trees["body" if head is None else head]:
        node = tree
        while isinstance(node, list):
            feature, threshold, left, right = node
            taken = left if row[feature] <= threshold else right
            pushes[names[feature]] += _level(taken) - _level(node)
            node = taken
    # The first stage stands for its words; show the strongest of them instead.
    stage = pushes.pop("first stage", 0.0)
    hint = blocks[index].hint
    for token in (*tokens(hint.tag, hint.path, hint.words, hint.inside), *word_tokens(blocks[index])):
        weight = weights.words.get(token, 0.0)
        if abs(weight) >= 0.3 and weight * stage > 0:
            pushes[_in_words(token)] += weight
    # Rounded, and those of equal weight by name: sets of words come in another order each time.
    ranked = sorted(
        ((name, round(push, 2)) for name, push in pushes.items()), key=lambda pair: (-abs(pair[1]), pair[0])
    )
    return tuple(
        Reason(f"{name}: {_shown(row[names.index(name)])}" if name in names else name, push)
        for name, push in ranked[:6]
    )


def _shown(value: float) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


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
    of_text = {"v": "says", "b": "opens with", "e": "ends with"}
    return f'{of_text[kind]} "{word}"' if kind in of_text else f"{kinds.get(kind, kind)} {word.replace(':', ' ')}"


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


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -30 else 0.0


def _compile(trees: Sequence[Tree]) -> Grow:
    """
    Return one function that adds up all trees; nested conditions run several times faster than a walk over lists.

    Where the first trees are of one mind, the others are not asked.  FeatureTable that many trees ask for should be floats:
    Python compares two of these twice as fast as a float and anything else.
    """
    used = {feature for tree in trees for feature in _features(tree)}
    names = ", ".join(f"f{index}" if index in used else "_" for index in range(max(used, default=0) + 1))
    lines = ["def grow(row):", f" {names}, *_ = row", " s = 0.0"]
    for number, tree in enumerate(trees, 1):
        lines.append(f" s += {_written(tree)}")
        if number in _SURE:
            lines.append(f" if s < {-_SURE[number]} or s > {_SURE[number]}: return s")
    lines.append(" return s")
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)  # noqa: S102  numbers only, from our own file
    grow: Grow = space["grow"]
    return grow


def _written(node: Tree) -> str:
    """Return a tree as an expression, which takes half as long to compile as statements."""
    if not isinstance(node, list):
        return repr(float(node))
    feature, threshold, left, right = node
    return f"({_written(left)} if f{int(feature)} <= {float(threshold)!r} else {_written(right)})"


def _features(node: Tree) -> Iterator[int]:
    if isinstance(node, list):
        yield node[0]
        yield from _features(node[2])
        yield from _features(node[3])
