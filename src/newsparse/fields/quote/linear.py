"""The learned weights of the reasons; ``training/train_quotes.py`` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from operator import getitem
from typing import NamedTuple

from newsparse.fields.quote.templates import (
    CUE_FAMILIES,
    PERSON_FAMILIES,
    SPEAKER_FAMILIES,
    SPEECH_FAMILIES,
    Facts,
    Family,
)


class Weights(NamedTuple):
    """What each reason weighs, in thousandths of a logit, for each of the four questions."""

    cue: Mapping[str, int]
    speaker: Mapping[str, int]
    person: Mapping[str, int]
    speech: Mapping[str, int]


def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return Weights(**json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8")))


class Scale:
    """
    Weighs the candidates of one question.

    The same few facts come again and again, so what each family makes of them is remembered.
    """

    def __init__(self, families: Sequence[Family], weights: Mapping[str, int]) -> None:
        self._known = [_Known(family, weights) for family in families]

    def weigh(self, facts: Facts) -> float:
        """Return the sum of the weights of all reasons that spell out *facts*, in logits."""
        return sum(map(getitem, self._known, facts)) / 1000


class _Known(dict[Facts, int]):
    """What the reasons of one family weigh together, by its facts."""

    def __init__(self, family: Family, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._family, self._weights = family, weights

    def __missing__(self, facts: Facts) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        reasons = self._family(*facts) if facts else ()
        self[facts] = weight = sum(map(self._weights.get, reasons, repeat(0)))
        return weight


_MOST_KNOWN = 4096
"""Facts remembered for each family, so that memory stays bounded; a hundred articles have about as many."""


class Scales(NamedTuple):
    """One for each of the four questions."""

    cue: Scale
    speaker: Scale
    person: Scale
    speech: Scale


def make_scales(weights: Weights) -> Scales:
    """Return the scales with these weights."""
    return Scales(
        Scale(CUE_FAMILIES, weights.cue),
        Scale(SPEAKER_FAMILIES, weights.speaker),
        Scale(PERSON_FAMILIES, weights.person),
        Scale(SPEECH_FAMILIES, weights.speech),
    )


@cache
def load_scales() -> Scales:
    """Return the scales with the weights that ship with the package."""
    return make_scales(load_weights())


def share(scores: Sequence[float], index: int) -> float:
    """Return the share, 0 to 1, that softmax gives the score at *index*."""
    top = max(scores)
    return exp(scores[index] - top) / sum(exp(max(score - top, -60.0)) for score in scores)


def choose(scores: Sequence[float]) -> int:
    """Return the index of the highest score; of equals, the first."""
    return max(range(len(scores)), key=scores.__getitem__)
