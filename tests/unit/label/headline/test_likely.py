"""What the page says of its headline before anything is labelled."""

from __future__ import annotations

import pytest

from newsparse.label.features.block import PageFeatures, extract_features
from newsparse.label.features.title_clues import TitleClues
from newsparse.label.headline.likely import find_likely_headline
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.text import read_text

STORY = "The council voted on Monday to rebuild the old pier before winter, after engineers warned of its posts."


def read(lines: list[str], url: str | None = None) -> PageFeatures:
    """Return the features of a page of *lines*."""
    page = read_text("\n".join(lines), url=url)
    return extract_features(page, segment(page), load("en"))


def headline(lines: list[str], url: str | None = None) -> str | None:
    """Return the line that is taken for the headline."""
    features = read(lines, url)
    first = [float(each.text.length > 80) for each in features.blocks]
    found = find_likely_headline(features, TitleClues(features), first)
    return None if found is None else features.blocks[found].text.text


FOUND = [
    (["Council Votes for Pier | The Post", "Home", "Sport", "Council Votes for Pier", STORY], None, "Council Votes for Pier"),
    (["The Post", "Town", "Pier to be rebuilt after vote", STORY], "https://a.org/town/pier-rebuilt-after-vote-123456", "Pier to be rebuilt after vote"),
    (["Menü", "Größte Brücke öffnet früher", STORY], "https://a.de/groesste-bruecke-oeffnet-frueher.html", "Größte Brücke öffnet früher"),
    (["旧桟橋の再建を市議会が決定：港新聞", "ホーム", "旧桟橋の再建を市議会が決定", STORY], None, "旧桟橋の再建を市議会が決定"),
    (["The pier will stand again - Harbour Post", "Harbour Post", "The pier will stand again", STORY], "https://harbour-post.org/1", "The pier will stand again"),
]  # fmt: skip
NOT_FOUND = [
    ([], None),
    (["Home", "Sport", STORY], None),
    (["Home", "Sport", STORY], "https://["),
    (["Home", "Sport", STORY], "https://a.org/2020/03/12345678"),
    (["Harbour news of the day", "Tides", STORY], "https://a.org/news/pier-vote-in-council"),
]


@pytest.mark.parametrize(("lines", "url", "expected"), FOUND)
def test_headline(lines: list[str], url: str | None, expected: str) -> None:
    """The headline is the line that the page's title or its address repeats."""
    assert expected == headline(lines, url)


@pytest.mark.parametrize(("lines", "url"), NOT_FOUND)
def test_no_headline(lines: list[str], url: str | None) -> None:
    """Where neither title nor address tells, no line is taken for the headline."""
    assert None is headline(lines, url)


def test_the_repeat_next_to_the_story_is_the_headline() -> None:
    """Of lines that read the same, the last before the story counts."""
    lines = ["Council Votes for Pier | The Post", "Council Votes for Pier", "Town", "Council Votes for Pier", STORY]
    features = read(lines)
    assert 3 == find_likely_headline(features, TitleClues(features), [0.0, 0.0, 0.0, 0.0, 1.0])
