"""Each file of weights holds names that the code computes."""

from __future__ import annotations

import shutil
from array import array
from pathlib import Path

import pytest

from newsparse.label import load_label_weights
from newsparse.label.classifier import weights as module
from newsparse.label.classifier.weights import BODY, MODES, load_weights, read_fold
from newsparse.label.features.block import PageFeatures, extract_features
from newsparse.label.features.table import FeatureTable
from newsparse.label.predictions import LEARNED_ROLES, mode_of
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.source.text import read_text


def features_of(mode: str) -> PageFeatures:
    """Return the features of a small page."""
    page = (
        read_html("<h1>The bridge fell</h1><p>It was old.")
        if mode == "html"
        else read_text("The bridge fell\nIt was old.")
    )
    return extract_features(page, segment(page), load("en"))


@pytest.mark.parametrize("mode", MODES)
def test_names_are_those_of_the_code(mode: str) -> None:
    """The trees of the body ask for features that are known before the body is, those of the roles for any."""
    features = features_of(mode)
    assert mode == mode_of(features)
    table = FeatureTable(features, array("d", [0.5] * len(features)))
    weights = load_weights(mode)
    assert {*weights.forests[BODY].names} <= {*table.names()}
    table.set_body([0.5] * len(features))
    for role in LEARNED_ROLES:
        assert {*weights.forests[role].names} <= {*table.names()}


@pytest.mark.parametrize("mode", MODES)
def test_tokens_of_numbers_are_those_of_the_code(mode: str) -> None:
    """Each weight of a number belongs to a feature that the first stage sees."""
    features = features_of(mode)
    parts = (features.text_rows, features.hint_rows, features.place_rows)
    names = {name for part in parts for name in part.names}
    assert {
        token.split(":")[1]
        for token in load_weights(mode).linear.weights
        if token.startswith("n:") and "words of" not in token
    } <= names


def test_weights_by_mode() -> None:
    """The weights of the package are a mapping of two modes; no other has any."""
    weights = load_label_weights().modes
    assert ["html", "text"] == sorted(weights)
    assert 2 == len(weights)
    with pytest.raises(KeyError, match="pdf"):
        weights["pdf"]


def test_weights_of_a_fold(tmp_path: Path) -> None:
    """Training may have written one mode of a fold alone."""
    shutil.copy(Path(module.__file__).with_name("text.json.z"), tmp_path / "text-3.json.z")
    assert ["text"] == [*read_fold(tmp_path, 3)]
    assert {} == read_fold(tmp_path, 2)


def test_an_unknown_feature_is_refused() -> None:
    """A feature that nobody computes is an error that names it."""
    features = features_of("html")
    with pytest.raises(KeyError, match="colour"):
        FeatureTable(features, array("d", [0.5] * len(features))).rows([0], ["length", "colour"])
