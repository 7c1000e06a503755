"""All weights of the labeller as one value: :class:`LabelWeights`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from attrs import frozen

from newsparse.label.classifier.weights import MODES, Weights, load_weights
from newsparse.label.headline import load_weights as load_headline_weights


@frozen(eq=False)
class LabelWeights:
    """What training found for the labeller."""

    modes: Mapping[str, Weights]
    """The classifier's, for pages with markup (``"html"``) and for flattened ones (``"text"``)."""
    headline: Mapping[str, float]
    """What each reason for a headline of a flattened page weighs, in log odds."""


@cache
def load_label_weights() -> LabelWeights:
    """Return the weights that ship with the package."""
    return LabelWeights({mode: load_weights(mode) for mode in MODES}, load_headline_weights())
