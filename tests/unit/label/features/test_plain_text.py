"""What the words of flattened text say of its headline."""

from __future__ import annotations

from array import array

import pytest

from newsparse.label.features.block import PageFeatures, extract_features
from newsparse.label.features.table import FeatureTable
from newsparse.label.features.title_clues import address_words
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.text import read_text

STORY = "The council voted on Monday to rebuild the old pier before winter, after engineers warned of its posts."


def read(lines: list[str], url: str | None = None) -> PageFeatures:
    """Return the features of a page of *lines*."""
    page = read_text("\n".join(lines), url=url)
    return extract_features(page, segment(page), load("en"))


def test_words_of_the_story() -> None:
    """A line about the same things as the story shares its words; a teaser does not."""
    lines = [STORY, STORY.replace("Monday", "Sunday"), "Engineers had warned of its posts", "Stars shine at the gala"]
    table = FeatureTable(read(lines), array("d", [1.0, 1.0, 0.0, 0.0]))
    alike, teaser = (table.row(index, ["words of the story"])[0] for index in (2, 3))
    assert (True, True) == (alike > 0.9, teaser < 0.1)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.example/news/2024/board-to-replace-quay-123456.html", {"board", "to", "replace", "quay"}),
        ("https://a.example/news/%C3%A4rger-um-den-kai", {"arger", "um", "den", "kai"}),
        ("https://a.example/news/aerger-um-den-kai", {"arger", "um", "den", "kai"}),
        ("https://a.example/story?id=7", set()),
        ("https://[broken/board-to-replace-quay", set()),
        (None, set()),
    ],
)
def test_words_of_an_address(url: str | None, words: set[str]) -> None:
    """An address tells the words of its longest part, umlauts spelled out or not."""
    assert words == address_words(url)
