"""Why each quote has its speaker."""

import pytest

from newsparse.fields.quote import find_article_quotes
from newsparse.fields.quote.explanation import explain_quotes
from newsparse.fields.quote.linear import load_models
from newsparse.lexicon import load
from newsparse.model import Block, Page, Role
from newsparse.span import Span

TEXT = """\
Ann Lee runs the harbour and knows every boat.
Lee said the boat was “beyond repair” in March.
Tom Vale, her deputy, disagreed. “It will float again,” he said.
"""


def _read() -> tuple[Page, list[Block]]:
    blocks, at = [], 0
    for line in TEXT.splitlines():
        blocks.append(Block(Role.PARAGRAPH, "", Span(at, at + len(line))))
        at += len(line) + 1
    return Page(TEXT), blocks


def test_each_quote_has_its_candidates_best_first() -> None:
    """The best candidates are those of the quotes; whoever a pronoun may stand for is weighed too."""
    page, blocks = _read()
    quotes = find_article_quotes(page, blocks, load("en"), load_models())
    first, second = explain_quotes(page, blocks, load("en"), load_models())
    assert ["Ann Lee", "Tom Vale"] == [quote.speaker for quote in quotes]
    assert ("said", "Lee") == (first.cues[0].text, first.speakers[0].text)
    assert () == first.entities
    assert "Tom Vale" == second.entities[0].text
    for reasons in (first, second):
        scores = [each.score for each in reasons.speakers]
        assert sorted(scores, reverse=True) == scores


def test_the_weights_of_the_features_make_the_score() -> None:
    """Nothing but the features that are shown speaks for a candidate."""
    page, blocks = _read()
    for reasons in explain_quotes(page, blocks, load("en"), load_models()):
        for each in (*reasons.cues, *reasons.speakers, *reasons.entities):
            assert each.score == pytest.approx(sum(feature.weight for feature in each.features))
            assert each.span is None or each.text == each.span.of(TEXT)


def test_a_text_without_quotes_has_no_reasons() -> None:
    """Where nothing is quoted nothing is explained."""
    page = Page("Nobody spoke.")
    assert () == explain_quotes(page, [Block(Role.PARAGRAPH, "", page.span)], load("en"), load_models())
