"""The learned weights of the reasons for titles, authors and times; ``training/train_fields.py`` writes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def load_weights(field: str) -> Mapping[str, float]:
    """Return what each reason for *field* weighs, in log odds: above 0 for, below 0 against."""
    tables: dict[str, dict[str, float]] = json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8"))
    return tables[field]


def weigh(reasons: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the sum of the weights of *reasons*, each times how far it holds, and of the bias, in log odds."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in reasons.items())


def strongest(reasons: Mapping[str, float], weights: Mapping[str, float]) -> str:
    """Return the five reasons that count most, to read."""
    names = sorted(reasons, key=lambda name: -abs(weights.get(name, 0.0) * reasons[name]))
    return ", ".join(f"{name} ({weights.get(name, 0.0) * reasons[name]:+.1f})" for name in names[:5])
