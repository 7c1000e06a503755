"""The learned weights of the reasons; ``training/train_quotes.py`` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from typing import NamedTuple


class Weights(NamedTuple):
    """What each reason weighs, in thousandths of a logit, for each of the four questions."""

    cue: Mapping[str, int]
    speaker: Mapping[str, int]
    person: Mapping[str, int]
    speech: Mapping[str, int]


@cache
def load_weights() -> Weights:
    """Return the weights that ship with the package."""
    return Weights(**json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8")))


def weigh(reasons: Sequence[str], weights: Mapping[str, int]) -> float:
    """Return the sum of the weights of *reasons*, in logits."""
    return sum(map(weights.get, reasons, repeat(0))) / 1000


def share(scores: Sequence[float], index: int) -> float:
    """Return the share, 0 to 1, that softmax gives the score at *index*."""
    top = max(scores)
    return exp(scores[index] - top) / sum(exp(max(score - top, -60.0)) for score in scores)


def choose(scores: Sequence[float]) -> int:
    """Return the index of the highest score; of equals, the first."""
    return max(range(len(scores)), key=scores.__getitem__)
