"""The first stage adds up what its tokens weigh."""

from __future__ import annotations

from math import log

import pytest

from newsparse.label.classifier.linear import LinearModel, number_tokens
from newsparse.label.classifier.weights import load_weights
from newsparse.label.features.block import PageFeatures, extract_features
from newsparse.label.features.tokens import token_names
from newsparse.label.predictions import first_stage
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.html import read_html

HTML = """<body><nav><ul><li><a href=x>Home</a><li><a href=y>Read more: Weather</a></ul></nav>
<main class="story main story-body"><h1>The bridge fell</h1><p class=byline>By Jane Doe, 5 March 2021</p>
<p>"It was old," the mayor said. Nobody was hurt, and the river, which is 40 m wide, was closed...</p></main>"""


def read(html: str) -> PageFeatures:
    """Return the features of a page's blocks."""
    page = read_html(html)
    return extract_features(page, segment(page), load("en"))


def tokens_of(features: PageFeatures, index: int) -> list[str]:
    """Return all tokens of a block, as training counts them."""
    block = features.blocks[index]
    parts = (
        (features.text_rows, block.text.number),
        (features.hint_rows, block.hint_number),
        (features.place_rows, index),
    )
    numbers = [number_tokens(part.names, part.flags, part.row_of(row)) for part, row in parts]
    return [*token_names(features, index), *(token for each in numbers for token in each)]


def test_first_stage_is_the_sum_of_its_tokens() -> None:
    """The sum over a page's blocks is that of the tokens which training counts."""
    features = read(HTML)
    weights = load_weights("html")
    sums = [
        weights.linear.bias + sum(weights.linear.weights.get(token, 0.0) for token in tokens_of(features, index))
        for index in range(len(features))
    ]
    assert sums == pytest.approx([log(p / (1 - p)) for p in first_stage(features, weights)])


def test_words_at_both_ends_of_a_short_text() -> None:
    """The words that a short text opens and closes with are tokens; those of a long text are none."""
    features = read(f"<p>Read more: Storm at sea</p><p>{'The ferry waits. ' * 20}</p><p>...</p>")
    short, long, marks = ([t for t in token_names(features, i) if t[:2] in {"v:", "b:", "e:"}] for i in range(3))
    assert {*short} == {
        *("v:read", "v:more", "v:storm", "v:at", "v:sea"), "b:read", "b:read more", "e:sea", "e:at sea",
    }  # fmt: skip
    assert [] == long
    assert [] == marks


def test_a_word_said_twice_is_one_token() -> None:
    """Each word counts once, and of a text of many words those between its ends count for nothing."""
    features = read(f"<p>{' '.join(f'w{number % 16}' for number in range(20))}</p>")
    words = [token for token in token_names(features, 0) if token.startswith("v:")]
    assert [f"v:w{number}" for number in (*range(8), 15, *range(4))][:9] == words


def test_tokens_of_markup() -> None:
    """The element, the ends of its path, its class words and what it stands in are tokens."""
    features = read("<main><div class='story lead'><p class=intro>It rained.</p></div></main>")
    found = token_names(features, 0)
    assert {"t:p", "w:intro", "w:story", "w:lead", "x:p:intro", "i:main"} <= {*found}
    assert any(token.startswith("p:") and token.endswith("div/p") for token in found)


def test_numbers_are_cut_into_pieces() -> None:
    """A number has the token of its piece, a flag one for yes and none for no; other numbers have none."""
    names, flags = ["commas", "a date", "slashes"], {"a date"}
    assert ["n:commas:0"] == number_tokens(names, flags, [0.0, 0.0, 3.0])
    assert ["n:commas:2", "n:a date"] == number_tokens(names, flags, [3.0, 1.0, 0.0])
    assert ["n:commas:3"] == number_tokens(names, flags, [4.0, 0.0, 0.0])


def test_scores_of_numbers() -> None:
    """A row scores the weights of its tokens."""
    model = LinearModel(1.0, {"n:commas:0": 0.5, "n:commas:2": -2.0, "n:a date": 4.0})
    rows = memoryview(bytearray(3 * 2 * 8)).cast("d", (3, 2))
    rows[1, 0], rows[1, 1], rows[2, 0] = 3.0, 1.0, 1.5
    assert [0.5, 2.0, 0.0] == list(model.score(["commas", "a date"], {"a date"}, rows, 3))
