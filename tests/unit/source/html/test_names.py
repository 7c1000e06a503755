"""The names that markup gives its elements."""

import re

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsparse.source.html.names import inline_names, split_words


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


@pytest.mark.parametrize(
    ("tag", "attributes", "expected"),
    [
        (
            "a",
            {"class": "lead", "rel": "author", "href": "https://news.example/authors/jane-doe"},
            "lead author authors",
        ),
        ("a", {"href": "//news.example/tags/rain"}, " tags"),
        ("a", {"href": "/2024/05/rain"}, ""),
        ("a", {}, ""),
        ("span", {"class": "name", "itemprop": "author", "rel": "next"}, "name author"),
        ("time", {}, ""),
    ],
)
def test_inline_elements_have_names(tag: str, attributes: dict[str, str], expected: str) -> None:
    """Class, relation or property, and for links the first folder of the address."""
    node = turbohtml.Element(tag, attributes)
    assert expected == inline_names(node, tag, attributes.get("class"))


@given(st.text("ab1/.?#:٣hтtps", max_size=40) | st.from_regex(r"https?:(//[a-z.]{0,5})?/[a-z]{1,26}/", fullmatch=True))
def test_the_first_folder_is_found_as_the_pattern_says(address: str) -> None:
    """The scan by hand finds what this pattern finds."""
    found = re.match(r"(?:https?+:)?+(?://[^/?#]*+)?+/([^/?#.\d]{2,24}+)/", address)
    shown = inline_names(turbohtml.Element("a", {"href": address}), "a", None)
    assert (f" {found[1]}" if found else "") == shown
