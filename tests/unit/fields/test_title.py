"""The title: the headline as printed, chosen by reasons."""

from __future__ import annotations

import pytest

from made_pages import PROSE, make_page
from newsparse import parse_html, parse_text
from newsparse.fields.body_range import find_body_range
from newsparse.fields.title import gather_titles
from newsparse.model import Block, Role
from newsparse.pipeline import explain_page
from newsparse.segment import segment
from newsparse.source.read import read_page
from newsparse.span import Span

TITLES = [
    ("<title>Ferry runs aground off the island | Lantern</title>", "Ferry runs aground off the island"),
    (
        '<meta property="og:title" content="Ferry runs aground off the island - Lantern">',
        "Ferry runs aground off the island",
    ),
    ('<meta property="og:title" content="FERRY RUNS AGROUND OFF THE ISLAND">', "Ferry runs aground off the island"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_the_title_is_the_headline_as_printed(head: str, title: str) -> None:
    """Without the site's name, in the case that the page prints, with its span as origin."""
    article = parse_html(make_page(head))
    assert title == article.title
    assert isinstance(article.origins["title"], Span)


def test_a_logo_in_h1_is_no_title() -> None:
    """A heading that is the site's name gives way to the declared headline."""
    head = '<title>Ferry runs aground off the island - Lantern</title><meta property="og:site_name" content="Lantern">'
    head += '<meta property="og:title" content="Ferry runs aground off the island">'
    page = make_page(head, "<h1>Lantern</h1><h2>Ferry runs aground off the island</h2>")
    assert "Ferry runs aground off the island" == parse_html(page).title


def test_the_first_thousand_headings_are_weighed() -> None:
    """More of them would only cost time."""
    page = read_page(
        make_page(before="".join(f"<h1>Heading number {each}</h1>" for each in range(1200))), None, None, None, "html"
    )
    raw_blocks = segment(page)
    blocks = tuple(Block(Role.HEADING, raw.text, raw.span) for raw in raw_blocks)
    assert 1000 == len(gather_titles(page, raw_blocks, blocks, find_body_range(blocks)))


def test_losers_are_told() -> None:
    """The candidates that lost stand behind the winner, each with its reasons."""
    choice = explain_page(make_page("<title>Ferry runs aground off the island | Lantern</title>")).choices["title"]
    assert len(choice.candidates) > 1
    assert choice.value == choice.candidates[0].value
    assert all(candidate.why for candidate in choice.candidates)


def test_a_text_page_has_a_title() -> None:
    """Where nothing is declared, the labelled block decides."""
    text = "Ferry runs aground off the island\n\nBy Ada Byrne\n\n" + "\n\n".join(PROSE)
    article = parse_text(text)
    assert "Ferry runs aground off the island" == article.title
    assert ("Ada Byrne",) == article.authors


HEADLINES = [
    (
        "<title>Ferry stays for a year | The Lantern</title>",
        "<h1>• Ferry stays for a year</h1>",
        "Ferry stays for a year",
    ),
    (
        "<title>›Ferry stays for a year | The Lantern</title>",
        "<h1>›Ferry stays for a year</h1>",
        "Ferry stays for a year",
    ),
    (
        "<title>»Ferry stays«, says the board</title>",
        "<h1>»Ferry stays«, says the board</h1>",
        "»Ferry stays«, says the board",
    ),
    ("<title>夜行フェリーはもう一年運航する｜島新聞</title>", "", "夜行フェリーはもう一年運航する"),
    (
        "<title>Ferry stays for a year | The Lantern</title>",
        "<h1><span>Exclusive</span> Ferry stays for a year</h1>",
        "Ferry stays for a year",
    ),
    (
        '<title>The Lantern | Ferry stays for a year</title><meta property="og:site_name" content="The Lantern">',
        "<a href=/>The Lantern</a>",
        "Ferry stays for a year",
    ),
    ("<title>Ferries: what they are - Lantern</title>", "<h1>Ferries: what they are</h1>", "Ferries: what they are"),
    (
        "<title>Ferry stays for a year | The Lantern</title>",
        "<h1>Ferry stays for a year <small>By Ada Byrne</small></h1>",
        "Ferry stays for a year",
    ),
    (
        '<title>Ferry stays for a long year | The Lantern</title><meta property="og:title" content="Ferry stays for…">',
        "<h1>Ferry stays for a long year</h1>",
        "Ferry stays for a long year",
    ),
    (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stays for a <i>long</i> year"}</script>',
        "",
        "Ferry stays for a long year",
    ),
]


@pytest.mark.parametrize(("head", "before", "title"), HEADLINES)
def test_names_and_kickers_are_no_part_of_the_title(head: str, before: str, title: str) -> None:
    """Bullets, kickers and the site's name go; a colon of the headline's own stays."""
    assert title == parse_html(make_page(head, before), url="https://thelantern.example/a").title


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " · ", " » ", " :: ", " / ", "|"])
def test_a_legal_line_tells_the_name_of_the_site(mark: str) -> None:
    """A page without a heading, whose name stands in its copyright line, has the rest of its title element."""
    legal = "<footer><p>© 2012-2024 The Lantern. All rights reserved.</p></footer>"
    for head in (
        f"<title>The Lantern{mark}Ferry stays for a year</title>",
        f"<title>Ferry stays for a year{mark}The Lantern</title>",
    ):
        page = make_page(head, "<header><a href=/>The Lantern</a></header>", legal)
        assert "Ferry stays for a year" == parse_html(page).title
