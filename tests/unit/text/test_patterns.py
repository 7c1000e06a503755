"""Patterns that wait for their first use."""

import random

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


def test_many_patterns_leave_random_numbers_alone() -> None:
    """A program that seeds them draws the same ones, whatever pages it parses in between."""
    before = random.getstate()
    for number in range(600):  # the library's own cache holds 500
        assert lazy(f"a{{{number}}}b").match("b") is None or number == 0
    assert before == random.getstate()
