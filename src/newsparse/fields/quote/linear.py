"""Linear models over the feature templates; ``training/train_quotes.py`` writes their weights."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from attrs import frozen

from newsparse.fields.quote.templates import CUE, ENTITY, GROUPS, SPEAKER, SPEECH, Question, Row

Weights = Mapping[str, Mapping[str, int]]
"""Of one question, by the name of the template and the feature's value: thousandths of a logit."""


class LinearModel:
    """
    Scores candidates by the sum of their features' weights.

    Raises:
        ValueError: If the weights name a template or a choice that the question lacks.
    """

    def __init__(self, question: Question, weights: Weights) -> None:
        self.question = question
        self.weights = weights
        self._templates = []
        unknown = weights.keys() - {template.name for template in question.templates}
        if unknown:
            raise ValueError(f"weights of {question.name}: no template is called {min(unknown)!r}")
        for template in question.templates:
            table = {
                tuple(map(question.read_value, template.fields, shown.split())): weight
                for shown, weight in weights.get(template.name, {}).items()
            }
            self._templates.append((template.group, template.fields, table))

    def score(self, row: Row) -> float:
        """Return the score of a candidate, in logits."""
        groups = row[GROUPS]
        total = 0
        for group, fields, table in self._templates:
            if groups & group:
                total += table.get(tuple([row[place] for place in fields]), 0)
        return total / 1000

    def scores(self, rows: Sequence[Row]) -> list[float]:
        """Return the score of each candidate, in logits."""
        return [*map(self.score, rows)]


@frozen
class QuoteModels:
    """The models of the four questions."""

    cue: LinearModel
    speaker: LinearModel
    entity: LinearModel
    speech: LinearModel


QUESTIONS = (CUE, SPEAKER, ENTITY, SPEECH)


def make_models(weights: Mapping[str, Weights]) -> QuoteModels:
    """Return the models with these weights, given by the names of the questions; one left out weighs nothing."""
    return QuoteModels(*(LinearModel(question, weights.get(question.name, {})) for question in QUESTIONS))


@cache
def load_models() -> QuoteModels:
    """Return the models with the weights that ship with the package."""
    return make_models(json.loads((files(__package__) / "weights.json").read_text(encoding="utf-8")))


def probability(scores: Sequence[float], index: int) -> float:
    """Return the probability, 0 to 1, that softmax gives the score at *index*."""
    top = max(scores)
    return exp(scores[index] - top) / sum([exp(max(score - top, -60.0)) for score in scores])


def best(scores: Sequence[float]) -> int:
    """Return the index of the highest score; of equals, the first."""
    return max(range(len(scores)), key=scores.__getitem__)
