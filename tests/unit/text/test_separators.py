"""Bars between a headline and a site's name: which there are, and what is cut."""

from __future__ import annotations

import pytest

from newsparse.span import Span
from newsparse.text.fold import fold
from newsparse.text.separators import Separator, cut_site_name, find_separators, has_bar, has_separator

FOUND = [
    ("Ferry stays | The Ledger", ["|"]),
    ("Ferry stays|The Ledger", ["|"]),
    ("Ferry stays – The Ledger", ["-"]),
    ("Ferry stays » News · The Ledger", ["»", "·"]),
    ("나룻배 잔류ㅣ한국신문", ["ㅣ"]),
    ("夜行フェリー存続｜島新聞", ["｜"]),
    ("夜行フェリー存続：島新聞", ["："]),
    ("Traffic: ferry stays", [":"]),
    ("Verkehr : Fähre bleibt", [":"]),
    ("Ferry stays :: The Ledger", ["::"]),
]
NOT_FOUND = ["Ferry stays", "A well-known ferry", "At 18:45 the ferry left", "1/2 of the crew", "- Ferry stays", ""]


@pytest.mark.parametrize(("text", "marks"), FOUND)
def test_separators_are_found(text: str, marks: list[str]) -> None:
    """Bars, dashes, dots and arrows between blanks part two names; a vertical bar needs no blanks, a colon one."""
    assert marks == [each.mark for each in find_separators(fold(text))]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_marks_inside_words_are_none(text: str) -> None:
    """Hyphens, times, fractions and bullets part nothing."""
    assert not has_separator(fold(text))


@pytest.mark.parametrize(("text", "marks"), FOUND)
def test_a_colon_is_no_bar(text: str, marks: list[str]) -> None:
    """A colon alone parts a topic from the rest of the headline, other marks a name."""
    assert (marks not in ([":"], ["："])) == has_bar(fold(text))


def _is_name(key: str, separator: Separator) -> bool:
    return key in {"the ledger", "news"} and (not separator.is_colon or key == "the ledger")


CUT = [
    ("Ferry stays for a year | The Ledger", "Ferry stays for a year"),
    ("Ferry stays for a year | News | The Ledger", "Ferry stays for a year"),
    ("The Ledger: Ferry stays for a year", "Ferry stays for a year"),
    ("News: Ferry stays for a year", "News: Ferry stays for a year"),
    ("Superbugs: what they are - News", "Superbugs: what they are"),
    ("Ferry | The Ledger", "Ferry | The Ledger"),
    ("a | b | c | d | e | f | g | The Ledger", "a | b | c | d | e | f | g | The Ledger"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "headline"), CUT)
def test_names_of_the_site_are_cut(text: str, headline: str) -> None:
    """Known names go at either end, if they are shorter than the rest; a list of keywords stays."""
    assert headline == cut_site_name(fold(text), Span(0, len(text)), _is_name).of(text)
