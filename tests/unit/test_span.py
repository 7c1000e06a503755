"""Span: a half-open range."""

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
