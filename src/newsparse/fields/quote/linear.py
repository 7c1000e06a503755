# cython: infer_types=True
"""Linear models over the feature templates, compiled; ``training/train_quotes.py`` writes their weights."""

import json
from array import array
from collections.abc import Mapping
from functools import cache
from os import urandom
from pathlib import Path

import cython
from attrs import frozen
from cython.cimports.libc.math import exp
from cython.cimports.newsparse.fields.quote.table import FeatureTable

from newsparse.fields.quote.templates import CUE, ENTITY, SPEAKER, SPEECH

Weights = Mapping[str, Mapping[str, int]]
"""Of one question, by the name of the template and the feature's value: thousandths of a logit."""


_SALT = cython.declare(cython.ulonglong, int.from_bytes(urandom(8), "little"))


@cython.final
@cython.cclass
class LinearModel:
    """
    Scores candidates by the sum of their features' weights.

    A feature is looked up by one number made of its template and the values of the template's fields.

    Raises:
        ValueError: If the weights name a template or a choice that the question lacks.
    """

    def __init__(self, question: object, weights: object) -> None:
        self.question = question
        self.weights = weights
        unknown = weights.keys() - {template.name for template in question.templates}
        if unknown:
            raise ValueError(f"weights of {question.name}: no template is called {min(unknown)!r}")
        templates: list = question.templates
        self._groups = array("i", [template.group for template in templates])
        starts: list = [0]
        fields: list = []
        for template in templates:
            fields += template.fields
            starts.append(len(fields))
        self._starts = array("i", starts)
        self._fields = array("i", fields or [0])
        self._seeds = array(
            "Q", [(_SALT + number * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF for number in range(len(templates))]
        )
        room: cython.ulonglong = 64
        while room < 2 * sum([len(table) for table in weights.values()]):
            room *= 2
        self._mask = room - 1
        self._keys = array("Q", bytes(8 * room))
        self._values = array("i", bytes(4 * room))
        known: list = [{} for _ in question.fields]
        for number, template in enumerate(templates):
            for shown, weight in weights.get(template.name, _EMPTY).items():
                self._put(_key_of(question, known, template.fields, shown, self._seeds[number]), weight)

    @cython.cfunc
    @cython.exceptval(-1)
    def _put(self, key: cython.ulonglong, value: cython.int) -> cython.int:
        at: cython.ulonglong = key & self._mask
        while self._keys[at] and self._keys[at] != key:
            at = (at + 1) & self._mask
        self._keys[at] = key
        self._values[at] = value
        return 0

    def __reduce__(self) -> tuple:
        return LinearModel, (self.question, self.weights)

    @cython.ccall
    def score(self, table: FeatureTable, row: cython.Py_ssize_t) -> cython.double:
        """Return the score of the candidate in a row, in logits."""
        start: cython.Py_ssize_t = row * table.width
        total: cython.longlong = 0
        key: cython.ulonglong
        at: cython.ulonglong
        number: cython.Py_ssize_t
        place: cython.Py_ssize_t
        groups: cython.longlong = table.values[start]
        for number in range(self._groups.shape[0]):
            if not groups & self._groups[number]:
                continue
            key = self._seeds[number]
            for place in range(self._starts[number], self._starts[number + 1]):
                key = _mix(key, table.values[start + self._fields[place]])
            at = key & self._mask
            while self._keys[at]:
                if self._keys[at] == key:
                    total += self._values[at]
                    break
                at = (at + 1) & self._mask
        return total / 1000.0

    def scores(self, table: FeatureTable) -> list:
        """Return the score of each candidate, in logits."""
        return [self.score(table, row) for row in range(table.count)]


_EMPTY: dict = {}
_FACTOR = cython.declare(cython.ulonglong, 0xFF51AFD7ED558CCD)


@cython.cfunc
@cython.exceptval(check=True)
def _key_of(question: object, known: list, places: tuple, shown: str, key: cython.ulonglong) -> cython.ulonglong:
    """Return the key of a feature as weights spell it; *known* are the numbers of each field's values so far."""
    values: list = shown.split()
    if len(values) != len(places):
        raise ValueError(f"{shown!r}: expected {len(places)} values")
    index: cython.Py_ssize_t
    for index in range(len(places)):
        numbers: dict = known[places[index]]
        number = numbers.get(values[index])
        if number is None:
            number = numbers[values[index]] = question.reader(places[index])(values[index])
        key = _mix(key, number)
    return key


@cython.cfunc
@cython.inline
def _mix(key: cython.ulonglong, value: cython.longlong) -> cython.ulonglong:
    """Return a number in which every bit of both has a part; never 0."""
    key ^= cython.cast(cython.ulonglong, value)
    key *= _FACTOR
    key ^= key >> 32
    return key | (key == 0)


@frozen
class QuoteModels:
    """The models of the four questions."""

    cue: LinearModel
    speaker: LinearModel
    entity: LinearModel
    speech: LinearModel


QUESTIONS = (CUE, SPEAKER, ENTITY, SPEECH)


def make_models(weights: dict) -> QuoteModels:
    """Return the models with these weights, given by the names of the questions; one left out weighs nothing."""
    return QuoteModels(*(LinearModel(question, weights.get(question.name, _EMPTY)) for question in QUESTIONS))


@cache
def load_models() -> QuoteModels:
    """Return the models with the weights that ship with the package."""
    return make_models(json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8")))


def probability(scores: list, index: cython.Py_ssize_t) -> float:
    """Return the probability, 0 to 1, that softmax gives the score at *index*."""
    top: cython.double = max(scores)
    total: cython.double = 0
    score: cython.double
    for score in scores:
        total += exp(max(score - top, -60.0))
    score = scores[index]
    return exp(score - top) / total


def best(scores: list) -> int:
    """Return the index of the highest score; of equals, the first."""
    return scores.index(max(scores))
