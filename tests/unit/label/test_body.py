"""Which blocks are body, and which of the learned roles stands against it."""

from __future__ import annotations

import pytest

from newsparse.label.body import likeliest_other_role
from newsparse.label.features.block import extract_features
from newsparse.lexicon import load
from newsparse.model import Role
from newsparse.segment import segment
from newsparse.source.text import read_text


@pytest.mark.parametrize(("probability", "expected"), [(0.3, 0.6), (0.45, 0.9), (0.8, 0.99)])
def test_captions_of_flattened_text_are_likelier_than_the_model_says(probability: float, expected: float) -> None:
    """Without markup the probability of a caption counts twice, up to 0.99."""
    page = read_text("The Kestrel takes on its last passengers at Skerra pier.")
    block = extract_features(page, segment(page), load("en")).blocks[0]
    role, found = likeliest_other_role(block, {Role.CAPTION: probability, Role.BYLINE: 0.1}, has_markup=page.has_markup)
    assert role is Role.CAPTION
    assert expected == pytest.approx(found)
