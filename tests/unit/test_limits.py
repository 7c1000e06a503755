"""Limits: what lies beyond them is never lost in silence."""

from typing import Any

import pytest

import newsparse
from newsparse import Limits, ParseOptions, Role
from newsparse.pipeline import explain_page

LINES = [f"The ferry number {number} leaves Skerra at nine in the evening, said Ada Byron." for number in range(12)]
TEXT = "\n\n".join(LINES) + "\n"
HTML = "".join(f"<p>{line}</p>" for line in LINES)
QUOTES = "\n\n".join(f"“We will stay here for {number} days,” said Ada Byron." for number in range(12))


@pytest.mark.parametrize("page", [TEXT, HTML, "", "x"])
def test_pages_within_the_limits_are_read_whole(page: str) -> None:
    """A limit that a page reaches but does not go beyond changes nothing."""
    article = newsparse.parse(page)
    assert () == article.truncated
    count = len(article.blocks)
    assert article == newsparse.parse(page, limits=Limits(characters=len(page), blocks=count, quotes=0))


@pytest.mark.parametrize("most", [0, 1, 5])
@pytest.mark.parametrize("page", [TEXT, HTML])
def test_blocks_beyond_the_limit_are_one_block(page: str, most: int) -> None:
    """The blocks after the limit stay on the page as one block of role other."""
    whole, article = newsparse.parse(page), newsparse.parse(page, limits=Limits(blocks=most))
    assert ("blocks",) == article.truncated
    assert whole.page_text == article.page_text
    assert [block.span for block in whole.blocks[:most]] == [block.span for block in article.blocks[:most]]
    rest = article.blocks[most:]
    assert [Role.OTHER] == [block.role for block in rest]
    assert (whole.blocks[most].span.start, whole.blocks[-1].span.end) == (rest[0].span.start, rest[0].span.end)
    assert " ".join(LINES[most:]) == rest[0].text


@pytest.mark.parametrize("characters", [0, 1, 100, 300])
def test_flattened_text_beyond_the_limit_is_one_block(characters: int) -> None:
    """The page's text stays the caller's string, and its rest is one block of role other."""
    article = newsparse.parse_text(TEXT, limits=Limits(characters=characters))
    assert ("characters",) == article.truncated
    assert TEXT == article.page_text
    assert Role.OTHER is article.blocks[-1].role
    covered = "".join(block.span.of(TEXT) for block in article.blocks)
    assert "".join(TEXT.split()) == "".join(covered.split())


def test_html_beyond_the_limit_is_cut() -> None:
    """Of HTML, what lies before the limit is read as if nothing followed."""
    article = newsparse.parse_html(HTML, limits=Limits(characters=300))
    assert ("characters",) == article.truncated
    assert newsparse.parse_html(HTML[:300]).page_text == article.page_text
    assert article.page_text == newsparse.parse(HTML.encode(), limits=Limits(characters=300)).page_text


@pytest.mark.parametrize("most", [0, 1, 5])
def test_quotes_beyond_the_limit_are_left_out(most: int) -> None:
    """The first quotes stay as they are."""
    whole, article = newsparse.parse_text(QUOTES), newsparse.parse_text(QUOTES, limits=Limits(quotes=most))
    assert ("quotes",) == article.truncated
    assert whole.quotes[:most] == article.quotes
    assert whole.blocks == article.blocks


def test_all_limits_are_named() -> None:
    """Each limit that the page goes beyond is told, and survives JSON."""
    article = newsparse.parse_text(QUOTES, limits=Limits(characters=300, blocks=3, quotes=1))
    assert ("characters", "blocks", "quotes") == article.truncated
    assert article == newsparse.Article.from_json(article.to_json())


def test_what_lies_beyond_has_no_reasons() -> None:
    """An explanation has as many rows as the article blocks."""
    explanation = explain_page(TEXT, options=ParseOptions(limits=Limits(blocks=2)))
    assert 3 == len(explanation.reasons) == len(explanation.article.blocks)
    assert () == explanation.reasons[-1].signals


@pytest.mark.parametrize("value", ["9", 1.5, None, True])
def test_limits_are_whole_numbers(value: Any) -> None:
    """A wrong type names the limit."""
    with pytest.raises(TypeError, match=r"limits\.quotes: expected int"):
        Limits(quotes=value)


def test_limits_are_not_negative() -> None:
    """A wrong value names the limit."""
    with pytest.raises(ValueError, match=r"limits\.blocks: expected 0 or more, got -1"):
        Limits(blocks=-1)


@pytest.mark.parametrize("function", [newsparse.parse, newsparse.parse_html, newsparse.parse_text])
def test_limits_are_limits(function: Any) -> None:
    """Any other type is the caller's mistake."""
    with pytest.raises(TypeError, match="limits: expected Limits, got int"):
        function("x", limits=3)
