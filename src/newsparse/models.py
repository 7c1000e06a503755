"""All learned weights as one value: :class:`Models`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from newsparse.fields.quote.linear import QuoteModels
from newsparse.fields.quote.linear import load_models as load_quote_models
from newsparse.fields.ranking import load_ranking
from newsparse.label.weights import LabelWeights, load_label_weights


@frozen(eq=False, repr=False)
class Models:
    """
    What training found, for every step that learned something.

    A parser takes one and passes its parts down; to try other weights, pass another:
    ``Parser(models=evolve(load_models(), ranking=mine))``.
    """

    label: LabelWeights
    """The labeller's."""
    ranking: Mapping[str, Mapping[str, float]]
    """For each ranked field (``"title"``, ``"authors"``, ``"published"``), what each reason weighs, in log odds."""
    quotes: QuoteModels
    """Those of quotes: cue, speaker, entity, speech."""

    def __reduce__(self) -> tuple[Callable[..., Models], tuple[Any, ...]]:
        if self is load_models():  # another process has its own
            return load_models, ()
        return Models, (self.label, self.ranking, self.quotes)


@cache
def load_models() -> Models:
    """Return the weights that ship with the package."""
    return Models(load_label_weights(), load_ranking(), load_quote_models())
