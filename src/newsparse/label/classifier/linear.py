"""The first stage: a linear model over words of the markup, those that short texts open and close with, and plain numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import compress
from typing import TypeAlias

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.columns import DEEPEST, MARKS_FROM, PLACED, WORDING, Own
from newsparse.model import Hint, Page
from newsparse.text.keys import comparison_key

# Where each number is cut; a token stands for each piece.
_CUTS: dict[str, tuple[float, ...]] = {
    "length": (3, 4, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10),
    "words": (1, 2, 3, 5, 8, 12, 20, 40),
    "share of common words": (0.01, 0.1, 0.2, 0.3, 0.4, 0.5),
    "digits": (0.01, 0.05, 0.15, 0.3),
    "capitals": (0.05, 0.15, 0.3, 0.5, 0.8, 0.99),
    "linked share": (0.01, 0.1, 0.3, 0.6, 0.95),
    "bold share": (0.01, 0.5, 0.95),
    "commas": (1, 2, 4),
    "share words": (0.01, 0.3, 0.6),
    "repeats on the page": (2, 3),
    "likeness to the declared title": (0.3, 0.5, 0.7, 0.9, 0.99),
    "likeness to the description": (0.3, 0.5, 0.8, 0.99),
    "place on the page": (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95),
    "depth": (5, 8, 11, 14, 18, 24),
    "sentences": (1, 2, 3, 5),
    "in the declared body": (0, 1),
}


def bucket_tokens(numbers: Sequence[float]) -> tuple[str, ...]:
    """Return the tokens of a block's numbers, named in ``OWN``."""
    wording, placed = numbers[: len(WORDING)], numbers[len(WORDING) :]
    cuts = [*zip(_of(WORDING), wording, strict=False), *zip(_of(PLACED), placed, strict=False)]
    found = [names[bisect_right(edges, number)] for (edges, names), number in cuts]
    marks = zip(WORDING[MARKS_FROM:], wording[MARKS_FROM:], strict=True)
    return (*found, *(f"n:{name}" for name, number in marks if number))


def _of(names: Sequence[str]) -> list[tuple[tuple[float, ...], list[str]]]:
    """Return where each number is cut, and the token of each piece; those that are yes or no are not."""
    cut = [(name, _CUTS[name]) for name in names if name in _CUTS]
    return [(edges, [f"n:{name}:{piece}" for piece in range(len(edges) + 1)]) for name, edges in cut]


_TELLING = 250
"""Characters of the longest text whose words are asked; longer ones are about the news, not of the page."""
_OPENING, _CLOSING = 8, 5
"""How many words at the start and the end of a text are asked."""


def word_tokens(block: BlockFeatures) -> tuple[str, ...]:
    """Return what a short text opens and closes with, as words for the first stage."""
    if block.text.length >= _TELLING or not block.text.key:
        return ()
    words, opening, closing = _ends_of(block.text.key)
    return (*(f"v:{word}" for word in words), *(f"b:{each}" for each in opening), *(f"e:{each}" for each in closing))


def _ends_of(key: str) -> tuple[set[str], tuple[str, str], tuple[str, str]]:
    """Return the words at both ends of a text, its first and first two, its last and last two."""
    words = key.split()
    opening, closing = (words[0], " ".join(words[:2])), (words[-1], " ".join(words[-2:]))
    both = words if len(words) <= _OPENING + _CLOSING else (*words[:_OPENING], *words[-_CLOSING:])
    return {*both}, opening, closing


Piece: TypeAlias = tuple[tuple[float, ...], list[float]]
"""Where a number is cut, and what each piece weighs."""


class First:
    """The weights of the first stage, laid out to be added up."""

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        self._marks = [weights.get(f"n:{name}", 0.0) for name in WORDING[MARKS_FROM:]]
        # Most numbers are 0: what that weighs is counted once, and the other pieces weigh what they differ by.
        self._start = bias
        pieces: list[Piece] = []
        for edges, of_number in (*_of(WORDING), *_of(PLACED)):
            zero = weights.get(of_number[bisect_right(edges, 0)], 0.0)
            self._start += zero
            pieces.append((edges, [weights.get(token, 0.0) - zero for token in of_number]))
        *self._wording, self._linked, self._strong, self._place, self._depth = pieces
        kinds = _by_kind(weights)
        self._markup = _Markup(kinds)
        self._said, self._opening, self._closing = kinds["v"], kinds["b"], kinds["e"]

    def log_odds(self, blocks: Sequence[BlockFeatures], own: Own) -> list[float]:
        """Return how likely each block is body, in log odds."""
        # Most blocks share their text or their markup with others; asking by identity is quickest.
        of_text: dict[int, float] = {}
        of_hint: dict[int, float] = {}
        found = []
        last = max(1, len(blocks) - 1)
        edges, weights = self._place
        for index, (each, wording) in enumerate(zip(blocks, own.wording, strict=True)):
            hint = each.hint
            text = of_text.get(id(wording))
            if text is None:
                text = of_text[id(wording)] = self._weigh_text(each, wording)
            markup = of_hint.get(id(hint))
            if markup is None:
                markup = self._markup.weigh(hint) + _weigh(self._depth, min(hint.depth, DEEPEST))
                of_hint[id(hint)] = markup
            placed = weights[bisect_right(edges, index / last)]
            if each.link_density:
                placed += _weigh(self._linked, each.link_density)
            if each.bold_density:
                placed += _weigh(self._strong, each.bold_density)
            found.append(text + markup + placed)
        return found

    def _weigh_text(self, block: BlockFeatures, wording: Sequence[float]) -> float:
        total = self._start + sum(compress(self._marks, wording[MARKS_FROM:]))
        for (edges, weights), number in zip(self._wording, wording, strict=False):
            if number:
                total += weights[bisect_right(edges, number)]
        if block.text.length < _TELLING and block.text.key:
            total += self._weigh_words(block.text.key)
        return total

    def _weigh_words(self, key: str) -> float:
        """Return the sum of the weights of all :func:`word_tokens`."""
        opening, closing = self._opening, self._closing
        words, (first, first_two), (last, last_two) = _ends_of(key)
        total = opening.get(first, 0.0) + opening.get(first_two, 0.0)
        total += closing.get(last, 0.0) + closing.get(last_two, 0.0)
        return total + _add(self._said, words)


def _weigh(piece: Piece, number: float) -> float:
    edges, weights = piece
    return weights[bisect_right(edges, number)]


def _by_kind(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Return the weights of :func:`tokens` and :func:`word_tokens`, by the letter before the colon."""
    kinds: dict[str, dict[str, float]] = {kind: {} for kind in "tpqwixvbe"}
    for token, weight in weights.items():
        kind, _, rest = token.partition(":")
        kinds.setdefault(kind, {})[rest] = weight
    return kinds


class _Markup:
    """The weights of all :func:`tokens`; writing these out would take many times as long."""

    def __init__(self, kinds: Mapping[str, Mapping[str, float]]) -> None:
        self._text = kinds.get("text", {}).get("", 0.0)
        self._of_word = kinds["w"]
        self._of_both: dict[str, dict[str, float]] = defaultdict(dict)
        for both, weight in kinds["x"].items():
            tag, _, word = both.rpartition(":")
            self._of_both[tag][word] = weight
        # Many paths and surroundings come again and again, with ever other class words.
        self._of_path = lru_cache(1024)(partial(_weigh_path, kinds))
        self._of_inside = lru_cache(1024)(partial(_add, kinds["i"]))

    def weigh(self, hint: Hint) -> float:
        """Return the sum of the weights of a hint's tokens."""
        tag, words = hint.tag, hint.words
        if not tag:
            return self._text
        total = self._of_path(tag, hint.path) + self._of_inside(hint.inside)
        if words:
            total += _add(self._of_word, {*words})
            if tag in self._of_both:
                total += _add(self._of_both[tag], {*words[:4]})
        return total


def _weigh_path(kinds: Mapping[str, Mapping[str, float]], tag: str, path: str) -> float:
    names = path.rsplit("/", 3)
    last, longer = "/".join(names[-2:]), "/".join(names[-3:])
    return kinds["t"].get(tag, 0.0) + kinds["p"].get(last, 0.0) + kinds["q"].get(longer, 0.0)


def _add(weights: Mapping[str, float], words: Iterable[str]) -> float:
    """Return the sum of the weights of those of *words* that have one."""
    return sum(filter(None, map(weights.get, words)))


def find_marked_headline(page: Page, blocks: Sequence[BlockFeatures]) -> int | None:
    """Return the block that is the page's headline as far as markup and metadata tell, if any."""
    declared = [comparison_key(each.value) for each in page.declared if each.field == "title"]
    best, best_points = None, 1.5
    for index, each in enumerate(blocks):
        if not 1 < each.text.words < 45 or "hidden" in each.hint.inside:
            continue
        points = 0.0
        if declared and each.text.length < 400:
            points += 3.0 * max(_closeness(each.text.key, title) for title in declared)
        if each.hint.tag == "h1":
            points += 1.5
        if points > best_points + 0.01:
            best, best_points = index, points
    return best


def _closeness(key: str, title: str) -> float:
    if key == title:
        return 1.0
    if len(key) > 15 and title.startswith(key):
        return 0.9
    return 0.0
