"""Class and id names as words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.source.html.names import split_words


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("storyBody story__body-2", ("story", "body")),
        ("a b cd", ("cd",)),
        ("HTMLBody BODYtext Ab aB", ("htmlbody", "bodytext", "ab")),
        ("col-12 h1 x2024", ("col", "12", "2024")),
        ("Größe-Feld", ("größe", "feld")),
        ("", ()),
        (
            " ".join(f"word{chr(97 + index)}" for index in range(20)),
            tuple(f"word{chr(97 + index)}" for index in range(12)),
        ),
    ],
)
def test_names_are_split_at_their_joints(names: str, expected: tuple[str, ...]) -> None:
    """Joints, capitals and digits part words; single letters are none; the first twelve count, each once."""
    assert expected == split_words(names)


@given(st.text(alphabet="abzABZ019_- ", max_size=60))
def test_ascii_names_are_split_as_the_pattern_says(names: str) -> None:
    """The compiled loop agrees with the pattern that defines it."""
    words = re.findall(r"[a-z][a-z]+|[A-Z](?:[A-Z]+[a-z]*|[a-z]+)|[0-9][0-9]+", names)
    assert tuple(dict.fromkeys(word.lower() for word in words))[:12] == split_words(names)
