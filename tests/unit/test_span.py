"""Span: a half-open range."""

import copy
import pickle

import attrs
import pytest

from newsparse import Span


def test_span_gives_back_its_characters() -> None:
    """A span covers start up to, not including, end."""
    assert "bc" == Span(1, 3).of("abcd")
    assert 2 == len(Span(1, 3))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_impossible_spans_are_refused(start: int, end: int) -> None:
    """A span never runs backwards or starts before the page."""
    with pytest.raises(ValueError, match="expected 0 <= start <= end"):
        Span(start, end)


def test_touching_spans_do_not_overlap() -> None:
    """Two spans overlap when they share a character."""
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(1, 2) in Span(0, 2)


def test_spans_are_ordered_and_hashed_by_their_ends() -> None:
    """A span comes before one that starts later, or ends later; equal ones are one key."""
    spans = [Span(2, 3), Span(1, 4), Span(1, 2)]
    assert [Span(1, 2), Span(1, 4), Span(2, 3)] == sorted(spans)
    assert Span(1, 2) <= Span(1, 2) < Span(1, 3) >= Span(1, 3) > Span(1, 2)
    assert 1 == len({Span(1, 2), Span(1, 2)})
    assert (1, 2) != Span(1, 2)
    with pytest.raises(TypeError):
        assert Span(1, 2) < (1, 3)


def test_spans_are_values() -> None:
    """A span cannot be changed; copies of all kinds are equal, and attrs knows its fields."""
    span = Span(start=1, end=2)
    with pytest.raises(AttributeError):
        span.start = 0
    with pytest.raises(AttributeError):
        span.note = "x"  # type: ignore[attr-defined]
    assert span == pickle.loads(pickle.dumps(span)) == copy.deepcopy(span)  # noqa: S301  our own
    assert Span(1, 5) == attrs.evolve(span, end=5)
    assert {"start": 1, "end": 2} == attrs.asdict(span)
    assert "Span(start=1, end=2)" == repr(span)


@pytest.mark.parametrize("wrong", ["1", None, 1.5, [1]])
def test_offsets_are_numbers(wrong: object) -> None:
    """Anything but a whole number is refused."""
    with pytest.raises(TypeError):
        Span(wrong, 2)


def test_offsets_beyond_any_text_are_refused() -> None:
    """A number that no text is as long as is an error of the value."""
    with pytest.raises(ValueError, match="expected offsets of a text"):
        Span(1, 10**30)
