"""Sections of the page that are no story."""

from __future__ import annotations

import pytest

from newsparse import parse_html
from newsparse.lexicon import interruptions

STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour town of Skerra will close its old fish market in the spring, the council decided on Tuesday evening.",
        "Traders who have sold herring there for three generations said that they had been told of the plan only last week.",
        "The council wants to build a terminal for cruise ships on the site, and expects ninety ships a year from 2027 on.",
        "A study paid for by the port puts the cost of the terminal at 48 million euros, a third of it paid by the region.",
        "Work is to begin in June; until then the stalls may stay where they are, the mayor said after the debate ended.",
    )
)
OTHER = (
    "<p>Ferry crews on the northern line will walk out on Monday for the third time this year, their union announced.</p>"
    "<p>The company offered a rise of four per cent over two years, far below what the crews demand for the season.</p>"
)


def page(inside: str = "", behind: str = "") -> str:
    """Return a page with a story, something at its end, and something behind it."""
    return (
        "<title>Skerra to close its fish market</title><main><article><h1>Skerra to close its fish market</h1>"
        f"<p class=byline>By Anna Kerr</p><time>March 5, 2025</time>{STORY}{inside}</article>{behind}</main>"
    )


LEFT_OUT = [
    "<h2>About the author</h2><p>Anna Kerr has covered the northern line of the ferries since 2012, and knows each crew.</p>",
    "<h3>About Anna Kerr</h3><p>Anna Kerr has covered the northern line of the ferries since 2012, and knows each crew.</p>",
    "<h2>References</h2><ol><li>Kerr, A. Ferries of the northern line. Skerra: 2019.</li><li>Vale, T. Ports. 2020.</li></ol>",
    f"<h2>Related stories</h2>{OTHER}",
    f"<h3>More from the Harbour Courier</h3>{OTHER}",
    f"<h2>Ferry crews walk out again</h2><p>March 4, 2025</p><p>By Tom Vale</p>{OTHER}",
    f"<h2>Ferry crews walk out again</h2><p>By Tom Vale | March 4, 2025</p>{OTHER}",
    f"<h3>2 Comments</h3>{OTHER}",
    f"<p>Posted by: Rita, Skerra on 1:21pm Tue 5 Mar</p>{OTHER}<p>Posted by: Old Salt on 2:21pm Tue 5 Mar</p>{OTHER}",
    f"<div>Rita wrote on 06.03.2025, 10:21:</div>{OTHER}<div>Salt wrote on 06.03.2025, 11:21:</div>{OTHER}",
]


def test_embedded_posts_are_no_readers_posts() -> None:
    """Lines that sign embedded posts of a social network do not end the story."""
    post = "<blockquote class=fb-post><p>Posted by Port of Skerra on Monday, March 3, 2025</p></blockquote>"
    assert "northern line" in parse_html(page(inside=f"{post}{OTHER}{post}{OTHER}")).text


NEXT_STORIES = [
    f"<article><h2>Ferry crews walk out again</h2>{OTHER}</article>",
    f"<div><h2>Ferry crews walk out again</h2><span>March 4, 2025</span>{OTHER}</div>",
    f"<section><h3>Read next</h3><h2>Ferry crews walk out again</h2>{OTHER}</section>",
]


@pytest.mark.parametrize("behind", NEXT_STORIES)
def test_a_story_behind_the_article_is_no_text(behind: str) -> None:
    """A story behind the first, in an element of its own with a heading, is another one."""
    text = parse_html(page(behind=behind)).text
    assert "northern line" not in text
    assert "until then the stalls may stay" in text


@pytest.mark.parametrize("section", LEFT_OUT)
def test_a_section_behind_the_story_is_no_text(section: str) -> None:
    """What stands under a heading that ends stories, of another story or of readers, is left out; the story stays whole."""
    text = parse_html(page(section)).text
    assert "northern line" not in text
    assert "until then the stalls may stay" in text


STAYS = [
    f"<h2>What the ferries say</h2>{OTHER}",
    f"<h2>Background</h2>{OTHER}",
    f"<p>Posted by Anna Kerr on March 5, 2025</p>{OTHER}",
    f"<p>The mayor said on March 4, 2025, that nobody would be sent away.</p>{OTHER}",
]


@pytest.mark.parametrize("section", STAYS)
def test_other_headings_do_not_end_a_story(section: str) -> None:
    """Under a heading of its own, or behind a line that signs it, the story goes on."""
    assert "northern line" in parse_html(page(section)).text


def test_a_box_amid_the_story_does_not_end_it() -> None:
    """Behind a box of links the story goes on, where its paragraphs are marked as before."""
    box = "<aside><h3>Read more</h3><ul><li><a href=/x>Ferry crews walk out</a></li></ul></aside>"
    text = parse_html(page(box + OTHER.replace("northern", "southern"))).text
    assert "southern line" in text
    assert "walk out</a>" not in text


def test_a_list_that_a_paragraph_announces_is_of_the_story() -> None:
    """Items behind a colon belong to the story however short they are, at its end too; a list of links does not."""
    items = ("The pier stays", "Rents are frozen")
    plain = "".join(f"<li>{item}</li>" for item in items)
    text = parse_html(page(f"<p>What the council decided on Tuesday:</p><ul>{plain}</ul>")).text
    assert all(item in text for item in items)
    linked = "".join(f"<li><a href=/x>{item}</a></li>" for item in items)
    text = parse_html(page(f"<p>What others read on this page:</p><ul>{linked}</ul>")).text
    assert not any(item in text for item in items)


def test_a_refrain_stays() -> None:
    """A short line that comes again among the paragraphs of one element belongs to the story."""
    line = "<p>Oh, the harbour lights are calling, calling me home.</p>"
    html = page().replace("<p>Traders", f"{line}<p>Traders").replace("<p>Work", f"{line}<p>Work")
    assert 2 == parse_html(html).text.count("harbour lights")


def test_hidden_words_amid_a_paragraph_are_no_text() -> None:
    """Words for screen readers alone are left out of the text, the paragraph around them stays."""
    link = "<a href=/x>The report<span style='display:none'>, opens new tab</span></a>"
    text = parse_html(
        page(f"<p>{link} is on the site of the port, where all who want to can read it in full.</p>")
    ).text
    assert "opens new tab" not in text
    assert "on the site of the port" in text


def test_the_next_of_a_series_ends_the_story() -> None:
    """Where a block is marked and dated like the headline, the next story of the page begins."""
    head = "<div class=entry><div class=head>{}</div><div class=on>{}</div>{}</div>"
    first, second = head.format("The market closes", "2005-03-21", STORY), head.format("Ferries", "2005-03-18", OTHER)
    assert "northern line" not in parse_html(f"<title>Harbour notes</title>{first}{second}").text


@pytest.mark.parametrize("entry", sorted(interruptions().post_openings))
def test_every_opening_over_a_post_is_known(entry: str) -> None:
    """A line that opens so stands over a post, with the number of the post before it too."""
    words = [*entry.split(), "rita"]
    assert interruptions().is_over_post(words)
    assert interruptions().is_over_post(["4", *words])


@pytest.mark.parametrize("entry", sorted(interruptions().post_verbs))
def test_every_verb_over_a_post_is_known(entry: str) -> None:
    """A verb behind a name stands over a post, and opens none."""
    assert interruptions().is_over_post(["rita", *entry.split()])


@pytest.mark.parametrize("entry", sorted(interruptions().related_section_openings))
def test_every_opening_of_other_stories_is_known(entry: str) -> None:
    """A heading that opens so is one of other stories."""
    assert "related" == interruptions().section_of(f"{entry} xyzzy")


@pytest.mark.parametrize("entry", sorted(interruptions().author_section_openings))
def test_every_opening_over_an_author_is_known(entry: str) -> None:
    """A heading that opens so stands over an author's life if what follows begins with the same name."""
    key = f"{entry} anna kerr"
    assert interruptions().is_over_author(key, "anna kerr has covered the ferries")
    assert not interruptions().is_over_author(key, "the ferries stay")
