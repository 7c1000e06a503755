"""The learned weights of the reasons for titles, authors and times; ``training/train_fields.py`` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from newsparse.model import Candidate, Origin


class Reasoned(Protocol):
    """Something that could be a field's value: where it stands, and the reasons for and against it."""

    origin: Origin
    reasons: dict[str, float]


R = TypeVar("R", bound=Reasoned)
T = TypeVar("T")


Weights: TypeAlias = Mapping[str, float]
"""For each reason its weight in log odds: above 0 for the value, below 0 against it."""


@cache
def load_ranking() -> Mapping[str, Weights]:
    """Return the weights that ship with the package, by field: ``"title"``, ``"authors"``, ``"published"``."""
    tables: dict[str, Weights] = json.loads(Path(__file__).with_name("ranking.json").read_text(encoding="utf-8"))
    return tables


def rank(found: Iterable[R], weights: Weights) -> list[tuple[float, R]]:
    """Return what was found for a field with its score in log odds, best first."""
    return sorted(((weigh(each.reasons, weights), each) for each in found), key=lambda pair: -pair[0])


def to_candidate(value: T, score: float, found: Reasoned, weights: Weights) -> Candidate[T]:
    """Return *value* as a candidate, with the reasons that count most."""
    return Candidate(value, found.origin, round(score, 2), strongest(found.reasons, weights))


def weigh(reasons: Mapping[str, float], weights: Weights) -> float:
    """Return the sum of the weights of *reasons*, each times how far it holds, and of the bias, in log odds."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in reasons.items())


def strongest(reasons: Mapping[str, float], weights: Weights) -> str:
    """Return the five reasons that count most, to read."""
    names = sorted(reasons, key=lambda name: -abs(weights.get(name, 0.0) * reasons[name]))
    return ", ".join(f"{name} ({weights.get(name, 0.0) * reasons[name]:+.1f})" for name in names[:5])
