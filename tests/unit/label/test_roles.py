"""Whole pages, and the role of each of their blocks."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import parse_text
from newsparse.label import label, load_label_weights, read
from newsparse.label.reasons import to_reasons
from newsparse.lexicon import load
from newsparse.model import BODY_ROLES, Page, Role
from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.source.text import read_text

TITLE = "Council Votes to Rebuild the Old Pier Before Winter"
STORY = [
    "The harbour council voted on Monday to rebuild the old pier before winter, after engineers warned that it could "
    "carry neither the crane nor the ferry for another season.",
    "Nobody in the hall had expected good news, but the sum that the harbour master named was twice what the treasurer "
    "had put aside, and a murmur went through the rows.",
    "“We can patch it,” he said, “or we can build it again, and the patch will cost us nearly as much as the pier did.”",
    "The ferry company, which carries about two hundred people a day, said it would move its boats to the northern quay "
    "while the work goes on.",
    "Work is to begin in May and to end before the first storms of autumn, according to the plan that was laid before "
    "the council.",
]
TEXT = [
    ("The Harbour Post", {Role.BANNER, Role.NAVIGATION}),
    (TITLE, {Role.TITLE}),
    (TITLE, {Role.DUPLICATE}),
    ("Tuesday, 3 March 2020 - 09:15", {Role.TIMESTAMP}),
    ("The old pier at low tide. (Jane Doe/Reuters)", {Role.CAPTION}),
    *((each, {Role.PARAGRAPH}) for each in STORY),
    ("Related", {Role.RELATED}),
    ("Fishermen ask for a later start", {Role.RELATED}),
    ("© 2020 The Harbour Post", {Role.FOOTER}),
]
HTML = f"""<html><head><title>{TITLE} | The Harbour Post</title><meta property=og:title content="{TITLE}"></head><body>
<nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>
<main><article><h1>{TITLE}</h1><p class=byline>By <a href=/jane>Jane Doe</a></p><time>3 March 2020</time>
<figure><img src=pier.jpg><figcaption>The old pier at low tide. Photo: John Roe</figcaption></figure>
<div class=article-body><p>{STORY[0]}</p><p>{STORY[1]}</p><h2>Twice the sum</h2><p>{STORY[2]}</p>
<ul><li>The crane would be moved to the northern quay in April.</li><li>The ferry would follow it in May.</li></ul>
<p>{STORY[3]}</p><p>{STORY[4]}</p></div>
<aside class=related-links><h3>Related</h3><ul><li><a href=a>Fishermen ask for a later start</a></ul></aside></article></main>
<footer><p>© 2020 The Harbour Post</p></footer></body></html>"""


def roles(page: Page) -> list[tuple[str, Role]]:
    """Return the words and the role of each block."""
    return [(block.text, block.role) for block in label(page, segment(page), load("en"), load_label_weights())]


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n"])
def test_flattened_page(end: str) -> None:
    """Banner, headline, its repeat, stamp, caption, body, links and imprint of flattened text come out as such."""
    found = roles(read_text(end.join(text for text, _ in TEXT)))
    assert [] == [pair for pair, (_, right) in zip(found, TEXT, strict=True) if pair[1] not in right]


def test_marked_page() -> None:
    """The same of a page with markup; headings and lists keep their place in the body."""
    found = dict(roles(read_html(HTML)))
    assert Role.TITLE == found[TITLE]
    assert Role.BYLINE == found["By Jane Doe"]
    assert Role.TIMESTAMP == found["3 March 2020"]
    assert Role.CAPTION == found["The old pier at low tide. Photo: John Roe"]
    assert Role.HEADING == found["Twice the sum"]
    assert Role.LIST_ITEM == found["The ferry would follow it in May."]
    assert Role.FOOTER == found["© 2020 The Harbour Post"]
    assert [*STORY] == [text for text, role in found.items() if role is Role.PARAGRAPH]


def test_a_pull_quote_repeats_the_body() -> None:
    """A quoted line between paragraphs that repeats words of one is no paragraph of its own."""
    lines = [TITLE, *STORY[:3], "“The patch will cost us nearly as much as the pier did”", *STORY[3:]]
    assert Role.PULL_QUOTE == roles(read_text("\n".join(lines)))[4][1]


@pytest.mark.parametrize(
    "page", [read_text("\n".join(text for text, _ in TEXT)), read_html(HTML)], ids=["text", "html"]
)
def test_every_block_has_its_reasons(page: Page) -> None:
    """The reasons are few, in words, and told for each block."""
    told = to_reasons(read(page, segment(page), load("en"), load_label_weights()))
    for block, each in zip(label(page, segment(page), load("en"), load_label_weights()), told, strict=True):
        assert 1 <= len(each.signals) <= 6
        assert all(role is not block.role and 0 <= share <= 1 for role, share in each.runners_up)
        assert block.role in BODY_ROLES or block.role is Role.TITLE or each.signals[0].weight > 0


def test_nothing_to_label() -> None:
    """A page without blocks has no roles."""
    assert [] == roles(read_text(" \n "))


def test_link_around_nothing_is_labelled() -> None:
    """A link that holds only a character that is not shown does not break the page."""
    page = read_html("<p><a href=/>\u200b</a></p><p><b>\ufeff</b></p>")
    assert len(segment(page)) == len(label(page, segment(page), load("en"), load_label_weights()))


def test_summary_over_the_byline() -> None:
    """A short paragraph between headline and byline is the standfirst; one that opens the story under them is not."""
    story = (
        "<p>The quay will rest on steel, and the boats lie along the northern mole until spring, the board said.</p>"
        * 3
    )
    head = "<h1>Board to replace wooden quay</h1>"
    summary = "<p>After three years of talks the owners of the boats have agreed.</p>"
    above = newsparse.parse_html(f"<article>{head}{summary}<p>By Tor Lie</p>{story}</article>")
    below = newsparse.parse_html(f"<article>{head}<p>By Tor Lie</p>{summary}{story}</article>")
    assert ("After three years of talks the owners of the boats have agreed.", None) == (
        above.standfirst,
        below.standfirst,
    )


@pytest.mark.parametrize(
    "line", ["Source: Harbour Post", "SOURCE Halvorsen Turbines ASA", "Sources:", "All contents © The Harbour Post"]
)
def test_a_label_alone_makes_no_caption(line: str) -> None:
    """A line after the story of flattened text is no caption for a word such as "Source", or a copyright sign."""
    found = roles(read_text("\n".join([TITLE, *STORY, line])))
    assert (line, Role.CAPTION) not in found


def test_words_before_a_label_are_a_caption() -> None:
    """A label behind the words of a caption is enough even where the text is too short for the model."""
    line = "The boat has crossed the sound since 1987. Photo: Anna Kerr"
    assert (line, Role.CAPTION) in roles(read_text(f"The council voted to keep the night ferry.\n{line}"))


def test_a_number_of_a_picture_opens_a_caption() -> None:
    """Amid the story of flattened text such a line is a caption, even if it reads like a heading or a sentence."""
    lines = ["Figure 1: The old pier", "Figure 2. The crane could not be moved before the storm."]
    found = roles(read_text("\n".join([TITLE, STORY[0], lines[0], *STORY[1:3], lines[1], *STORY[3:]])))
    assert [(line, Role.CAPTION) for line in lines] == [pair for pair in found if pair[0] in lines]


@pytest.mark.parametrize("line", ["Anna Kerr", "Anna Kerr in Skerra", "Ahmed bin Saleh al-Ali"])
def test_a_name_between_headline_and_timestamp_signs(line: str) -> None:
    """In flattened text a line that is a name, under the headline and over the date, is a byline."""
    prose = "\n\n".join(
        f"The council of the islands voted on day {n} to keep the ferry for another year." for n in range(5)
    )
    text = f"Islanders vote to keep the night ferry despite the costs\n\n{line}\n\nTue 12 Mar 2024 18.45 GMT\n\n{prose}"
    assert Role.BYLINE == parse_text(text).blocks[1].role


def test_a_text_of_one_paragraph_is_a_story() -> None:
    """Flattened text too short for the model keeps its sentences; a menu alone has none."""
    one = "The ferry to Skerra stays in the harbour until autumn because its engine does not run and money is short."
    assert one == parse_text(one).text
    assert not parse_text("Home\nNews\nSport\nContact").text


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the river was closed on Monday after a ship struck one of its pillars, the port said. (AP)",
        "부산항 대교가 월요일 선박 충돌로 폐쇄됐다고 항만 당국이 밝혔다. 다친 사람은 없다. 연합뉴스",
    ],
)
def test_an_agency_behind_the_only_paragraph_makes_no_caption(text: str) -> None:
    """A caption stands beside a story; what stands alone is one."""
    article = parse_text(text)
    assert (text, ()) == (article.text, article.captions)


OLD_PAGE = (
    "<title>Skerra to get a new quay - The Lamp</title><table><tr><td><a href=/n>National</a><br><a href=/w>World</a></td><td>"
    "<font size=-1>HARBOURS</font><br><br><font size=5><b>Skerra to get a new quay</b></font><br><br>"
    "<b>After three years of talks the town and the owners of its ships have signed a contract.</b><br><br>"
    "By ANNA KERR, The Lamp March 14, 2011, 6:22 p.m.<br><br>"
    "<table><tr><td><img src=q.jpg></td></tr><tr><td>The old quay has been closed since 2008. Photo: Tor Lie</td></tr></table>"
    "The town of Skerra and the owners of its ships signed a contract on Monday for a new quay, after three years of talks.<br><br>"
    "“We waited too long,” said Ragna Holm, the mayor. A third of the posts of the wooden quay have rotted since 2008.<br><br>"
    "The new quay will rest on steel and take eighty ships a year. It will cost $48 million, half of it paid by the owners."
    "</td></tr></table>"
)


def test_lines_above_the_story_of_an_old_page() -> None:
    """Where neither classes nor elements tell, words, bold type and place tell kicker, byline and caption from the story."""
    article = newsparse.parse_html(OLD_PAGE)
    roles = {block.text.split()[0]: block.role for block in article.blocks}
    assert roles["HARBOURS"] is Role.OTHER
    assert roles["By"] in (Role.BYLINE, Role.TIMESTAMP)
    assert article.title == "Skerra to get a new quay"
    assert (article.standfirst or "").startswith("After three years of talks")
    assert ["The old quay has been closed since 2008."] == [caption.text for caption in article.captions]
    assert 3 == sum(block.role is Role.PARAGRAPH for block in article.blocks)
