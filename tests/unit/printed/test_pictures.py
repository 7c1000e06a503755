"""Words that point into a picture: counted in captions, not in prose."""

from __future__ import annotations

import pytest

from newsparse.lexicon import load
from newsparse.printed.pictures import count_picture_words, opens_with_picture_number, picture_words_of
from newsparse.text.fold import fold
from newsparse.text.keys import comparison_key

CAPTIONS = [
    ("en", "Image 3: The ferry's engine"),
    ("en", "Pictured from left, Jane Doe and John Roe"),
    ("en", "Jane Doe, right, opens the pier"),
    ("de", "Jane Doe (links) eröffnet den Pier"),
    ("de", "Abb. 2 Der Pier"),
    ("fr", "Jane Doe (à gauche) ouvre la jetée"),
    ("ja", "左から、山田さんと佐藤さん"),
    ("zh", "图为夜间渡轮"),
]
PROSE = [
    ("en", "She left the house and turned right at the pier."),
    ("en", "The image of the party, 3 years on"),
    ("de", "Er ging nach links und dann nach rechts."),
    ("fr", "La gauche et la droite ont voté ensemble."),
    ("zh", "岛上议会周二决定让夜间渡轮再运行一年。"),
    ("en", f"Pictured {'at the pier ' * 60}"),
]


@pytest.mark.parametrize(("language", "line"), CAPTIONS)
def test_captions_point_into_a_picture(language: str, line: str) -> None:
    """Numbers of pictures, sides in brackets or between commas, and words for pictures count."""
    assert 0 < count_picture_words(fold(line), comparison_key(line), picture_words_of(load(language)))


@pytest.mark.parametrize(("language", "line"), PROSE)
def test_prose_does_not(language: str, line: str) -> None:
    """The same words elsewhere in a sentence, and long paragraphs, count for nothing."""
    assert 0 == count_picture_words(fold(line), comparison_key(line), picture_words_of(load(language)))


def test_few_words_are_enough() -> None:
    """A line of nothing else counts as three."""
    line = "(left) (right) (left) (right) (left)"
    assert 3 == count_picture_words(line, comparison_key(line), picture_words_of(load("en")))


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Figure 2. The pier after the storm", True),
        ("en", "Image 3: The ferry's engine", True),
        ("de", "Abb. 2: Der Pier", True),
        ("ja", "図2: 夜の桟橋", True),
        ("en", "Figure 2 shows the pier after the storm.", False),
        ("en", "Image 3", False),
        ("en", "Step 2: Lift the engine", False),
        ("en", f"Figure 2. {'The pier after the storm. ' * 30}", False),
    ],
)
def test_the_number_of_a_picture_opens_its_caption(language: str, line: str, *, expected: bool) -> None:
    """A number and a mark open a caption; without the mark the line is prose."""
    words = picture_words_of(load(language))
    assert expected is opens_with_picture_number(fold(line), comparison_key(line), words)
