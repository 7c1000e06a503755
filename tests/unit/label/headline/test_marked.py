"""The headline of a page with markup, where the model is sure of no block."""

from array import array

import pytest

from newsparse.label.classifier.weights import load_weights
from newsparse.label.features.block import extract_features
from newsparse.label.features.table import FeatureTable
from newsparse.label.headline.marked import find_marked_headline
from newsparse.label.labelling import Labelling
from newsparse.label.predictions import Predictions
from newsparse.lexicon import load
from newsparse.model import Role
from newsparse.segment import segment
from newsparse.source.html import read_html

STORY = (
    "<p>The harbour board will replace the wooden quay this autumn, after three years of talks with the owners of the"
    " boats, and before the frost of the year sets in.</p>"
)
FAR, NEAR = "Winter tyres are sold out in every shop", "Wooden quay gives way to steel this autumn"


def headline_of(html: str, title: str = "") -> str | None:
    """Return the block chosen as the headline when only the last block is body and no other is likely to be anything."""
    page = read_html(f"<title>{title}</title>{html}")
    features = extract_features(page, segment(page), load("en"))
    blocks = features.blocks
    body = array("d", [0.0] * (len(blocks) - 1) + [1.0])
    table = FeatureTable(features, body)
    predictions = Predictions(body, [{}] * len(blocks), None, table, load_weights("html"))
    labelling = Labelling(page, blocks, predictions, load("en"), (), headline_weights={})
    labelling.roles[-1] = Role.PARAGRAPH
    found = find_marked_headline(labelling)
    return None if found is None else blocks[found].text.text


def test_of_equal_lines_the_one_near_the_story_is_the_headline() -> None:
    """A line far above the story needs better reasons than one right over it."""
    between = "".join(f"<div>Item{letter}</div>" for letter in "abcdefghijklmnopqrst")
    assert NEAR == headline_of(f"<div>{FAR}</div>{between}<div>{NEAR}</div>{STORY}")


def test_a_declared_title_outweighs_the_distance() -> None:
    """The line that the page declares is its headline, however far above the story it stands."""
    between = "".join(f"<div>Item{letter}</div>" for letter in "abcdefghijklmnopqrst")
    page = f"<div>{FAR}</div>{between}<div>{NEAR}</div>{STORY}"
    assert FAR == headline_of(page, FAR)


@pytest.mark.parametrize(
    ("likely", "other", "expected"),
    [
        (f"{NEAR} | Skerra Post", NEAR, NEAR),
        (f"Skerra Post | {NEAR}", NEAR, NEAR),
        (f"{NEAR} and winter", NEAR, f"{NEAR} and winter"),
        (f"{NEAR} | Skerra Post", "Skerra Post", f"{NEAR} | Skerra Post"),
    ],
)
def test_the_headline_is_the_line_without_the_name_of_the_site(likely: str, other: str, expected: str) -> None:
    """Of two likely lines that differ by a bar and a name, the longer without them is the headline."""
    page = read_html(f"<div>{likely}</div><div>{other}</div>{STORY}")
    features = extract_features(page, segment(page), load("en"))
    blocks = features.blocks
    body = array("d", [0.0, 0.0, 1.0])
    probabilities: list[dict[Role, float]] = [{Role.TITLE: 0.9}, {}, {}]
    table = FeatureTable(features, body)
    predictions = Predictions(body, probabilities, None, table, load_weights("html"))
    found = find_marked_headline(Labelling(page, blocks, predictions, load("en"), (), headline_weights={}))
    assert found is not None
    assert expected == blocks[found].text.text


def test_prose_alone_has_no_headline() -> None:
    """A page that shows nothing over its story has none."""
    assert headline_of(STORY) is None
