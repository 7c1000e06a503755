"""The first stage: a linear model over words, and over numbers that are cut into pieces."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

import cython

if TYPE_CHECKING:
    from newsparse.label.classifier.word_table import WordTable, hash_on, start_hash
else:
    from cython.cimports.newsparse.label.classifier.word_table import WordTable, hash_on, start_hash

CUTS: dict[str, tuple[float, ...]] = {
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
"""Where each number is cut; a token stands for each piece."""


@cython.final
@cython.cclass
class LinearModel:
    """
    Weights of tokens, added up.

    Args:
        bias: What is added once for each block.

        weights: The weight of each token; a token is a kind, a colon and a word.
    """

    bias: float
    """What is added once for each block."""
    weights: dict[str, float]
    """The weight of each token."""
    kinds: dict[str, WordTable]
    """The same, by kind."""

    def __init__(self, bias: float, weights: Mapping[str, float]) -> None:
        self.bias = bias
        self.weights = dict(weights)
        self.kinds = {}
        self._pieces = {}
        token: str
        end: cython.Py_ssize_t
        for token, weight in self.weights.items():
            end = token.find(":")
            if end < 0:
                end = len(token)
            kind: str = token[:end]
            of_kind: WordTable = self.kinds.get(kind)
            if of_kind is None:
                of_kind = self.kinds[kind] = WordTable()
            of_kind.put(hash_on(start_hash(), token, end + 1), weight)

    def score(
        self, names: Sequence[str], flags: AbstractSet[str], rows: cython.double[:, ::1], count: cython.Py_ssize_t
    ) -> memoryview:
        """
        Return the sum of the weights of each row's numbers, as doubles.

        Args:
            names: What the numbers are.

            flags: Which of them are yes or no; the others count where :data:`CUTS` has them.

            rows: The numbers.

            count: How many rows there are.
        """
        sums: cython.double[::1] = array("d", bytes(8 * max(1, count)))
        edges: cython.double[::1]
        weights: cython.double[::1]
        pieces: cython.Py_ssize_t
        piece: cython.Py_ssize_t
        column: cython.Py_ssize_t
        row: cython.Py_ssize_t
        for column in range(len(names)):
            name: str = names[column]
            is_flag: cython.bint = name in flags
            if not is_flag and name not in CUTS:
                continue
            edges, weights = self._weigh_pieces(name, is_flag)
            pieces = edges.shape[0]
            for row in range(count):
                piece = 0
                while piece < pieces and rows[row, column] >= edges[piece]:
                    piece += 1
                sums[row] += weights[piece]
        return memoryview(sums)

    @cython.cfunc
    def _weigh_pieces(self, name: str, is_flag: cython.bint) -> tuple:
        """Return where a number is cut, and what each piece weighs; worked out once for a number."""
        known: tuple = self._pieces.get((name, is_flag))
        if known is None:
            cuts = (1,) if is_flag else CUTS[name]
            tokens = [number_token(name, is_flag, piece) for piece in range(len(cuts) + 1)]
            known = array("d", cuts), array("d", [self.weights.get(token, 0.0) if token else 0.0 for token in tokens])
            self._pieces[name, is_flag] = known
        return known


def number_token(name: str, is_flag: bool, piece: int) -> str:  # noqa: FBT001  the second of three that belong together
    """Return the token of a piece of a number; "" for the piece "no" of a flag, which has none."""
    if is_flag:
        return f"n:{name}" if piece else ""
    return f"n:{name}:{piece}"


def number_tokens(names: Sequence[str], flags: AbstractSet[str], row: Sequence[float]) -> list[str]:
    """Return the tokens of a row of numbers; see :meth:`LinearModel.score`."""
    found = []
    for name, number in zip(names, row, strict=True):
        cuts = (1,) if name in flags else CUTS.get(name, ())
        if cuts and (token := number_token(name, name in flags, bisect_right(cuts, number))):
            found.append(token)
    return found
