"""All weights of the labeller as one value: :class:`LabelWeights`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from newsparse.label.classifier.weights import MODES, Weights, load_weights
from newsparse.label.headline.plain_text import load_weights as load_headline_weights


@frozen(eq=False, repr=False)
class LabelWeights:
    """What training found for the labeller."""

    modes: Mapping[str, Weights]
    """The classifier's, for pages with markup (``"html"``) and for flattened ones (``"text"``)."""
    headline: Mapping[str, float]
    """What each reason for a headline of a flattened page weighs, in log odds."""


class _Shipped(Mapping[str, Weights]):
    """The weights in the package by mode; each file is read when it is first asked for."""

    def __init__(self) -> None:
        self._read: dict[str, Weights] = {}

    def __getitem__(self, mode: str) -> Weights:
        if mode not in MODES:
            raise KeyError(mode)
        if mode not in self._read:
            self._read[mode] = load_weights(mode)
        return self._read[mode]

    def __iter__(self) -> Iterator[str]:
        return iter(MODES)

    def __len__(self) -> int:
        return len(MODES)


@cache
def load_label_weights() -> LabelWeights:
    """Return the weights that ship with the package."""
    return LabelWeights(_Shipped(), load_headline_weights())
