"""The learned weights of the reasons for titles, authors and times; ``training/train_fields.py`` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Protocol, TypeVar

from newsparse.model import Candidate, Origin


class Reasoned(Protocol):
    """Something that could be a field's value: where it stands, and the reasons for and against it."""

    origin: Origin
    reasons: dict[str, float]


R = TypeVar("R", bound=Reasoned)
T = TypeVar("T")


@cache
def load_weights(field: str) -> Mapping[str, float]:
    """Return what each reason for *field* weighs, in log odds: above 0 for, below 0 against."""
    tables: dict[str, dict[str, float]] = json.loads((files(__package__) / "ranking.json").read_text(encoding="utf-8"))
    return tables[field]


def rank(found: Iterable[R], field: str) -> list[tuple[float, R]]:
    """Return what was found for *field* with its score in log odds, best first."""
    weights = load_weights(field)
    return sorted(((weigh(each.reasons, weights), each) for each in found), key=lambda pair: -pair[0])


def to_candidate(value: T, score: float, found: Reasoned, field: str) -> Candidate[T]:
    """Return *value* as a candidate for *field*, with the reasons that count most."""
    return Candidate(value, found.origin, round(score, 2), strongest(found.reasons, load_weights(field)))


def weigh(reasons: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of *reasons*, each times how far it holds, and of the bias, in log odds."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in reasons.items())


def strongest(reasons: Mapping[str, float], weights: Mapping[str, float]) -> str:
    """Return the five reasons that count most, to read."""
    names = sorted(reasons, key=lambda name: -abs(weights.get(name, 0.0) * reasons[name]))
    return ", ".join(f"{name} ({weights.get(name, 0.0) * reasons[name]:+.1f})" for name in names[:5])
