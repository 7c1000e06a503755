"""Weighing candidates by their facts."""

import pytest

from newsparse.fields.quote import linear as weights
from newsparse.fields.quote.linear import Scale
from newsparse.fields.quote.templates import spell_out


def _pair(one: str, other: str) -> tuple[str, ...]:
    return (one, f"{one}{other}")


def _single(one: str) -> tuple[str, ...]:
    return (f"s{one}",)


FAMILIES = (_pair, _single)
WEIGHTS = {"a": 1000, "ab": 500, "sa": -250}


def test_a_candidate_weighs_what_its_reasons_weigh() -> None:
    """Reasons without a weight count nothing, nor does a family without facts; asking again changes nothing."""
    scale = Scale(FAMILIES, WEIGHTS)
    for _ in range(2):
        assert 1.25 == scale.weigh((("a", "b"), ("a",)))
        assert 1.0 == scale.weigh((("a", "c"), ()))
        assert 0.0 == scale.weigh(((), ("z",)))


def test_reasons_are_spelled_out_family_by_family() -> None:
    """A family with no facts has no reasons."""
    assert ["a", "ab", "sc"] == spell_out(FAMILIES, (("a", "b"), ("c",)))
    assert ["sc"] == spell_out(FAMILIES, ((), ("c",)))


def test_what_is_remembered_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """After more facts than are remembered, the weights are still right."""
    monkeypatch.setattr(weights, "_MOST_KNOWN", 3)
    scale = Scale(FAMILIES, WEIGHTS)
    for number in range(10):
        assert 1.0 == scale.weigh((("a", str(number)), ()))
        assert all(len(known) <= 3 for known in scale._known)
    assert 1.25 == scale.weigh((("a", "b"), ("a",)))
