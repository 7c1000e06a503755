"""Patterns that wait for their first use."""

import pytest

from newsparse.text.patterns import lazy


def test_a_lazy_pattern_is_a_pattern() -> None:
    """Its methods are those of the compiled pattern, and it has no others."""
    pattern = lazy(r"\d++")
    assert pattern.search("a 12") is not None
    assert ["12", "3"] == pattern.findall("12 3")
    with pytest.raises(AttributeError):
        _ = pattern.no_such_method  # type: ignore[attr-defined]


def test_a_broken_pattern_is_told_at_its_first_use() -> None:
    """Making one never fails."""
    broken = lazy("(")
    with pytest.raises(Exception, match="missing"):
        broken.match("")


def test_a_lazy_pattern_may_name_word_lists() -> None:
    """They are those of the pattern."""
    assert ["two", "one"] == lazy(r"\L<words>", words={"one", "two"}).findall("two, one, three")
