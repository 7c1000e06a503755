"""Bylines drawn together with the names they print."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.byline import find_bylines, parse_byline
from newsparse.lexicon import load
from newsparse.model import Page

FIRST = st.sampled_from(["Jane", "John", "María", "Jean-Luc", "Ayşe", "J.R.", "Fatima", "Łukasz", "Øyvind"])
LAST = st.sampled_from(["Doe", "O'Brien", "van der Berg", "de la Cruz", "Al-Sayed", "McKenna", "Müller", "Kowalski"])


@st.composite
def byline_lines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a byline as printed and the names it prints."""
    who = draw(st.lists(st.tuples(FIRST, LAST).map(" ".join), min_size=1, max_size=3, unique=True))
    opener = draw(st.sampled_from(["By", "BY", "Words by", "Written by", "By:"]))
    ending = draw(st.sampled_from(["", ", Staff Writer", " | 20 October 2021", ", Reuters", " @handle"]))
    joined = ", ".join(who[:-1]) + (" and " if who[1:] else "") + who[-1]
    return f"{opener} {joined}{ending}", who


@given(byline_lines())
def test_printed_names_are_read_back(drawn: tuple[str, list[str]]) -> None:
    """The names are read back in order, whatever stands around them."""
    line, who = drawn
    assert who == [*parse_byline(line)]


@given(st.text())
def test_any_text_is_harmless(text: str) -> None:
    """Nothing raises, and every span lies in the text."""
    page = Page(text)
    for byline in find_bylines(page, page.span, load()):
        assert byline.span in page.span
