"""The summary between headline and story."""

import pytest

from newsparse import parse_html, parse_text

TITLE = "Board to replace the wooden quay before winter"
SUMMARY = "Three years of talks with the owners of the boats come to an end"
STORY = "".join(
    f"<p>{text}</p>"
    for text in (
        "The harbour board will replace the wooden quay this autumn, after three years of talks with the owners of the boats.",
        "Engineers found that a third of the posts had rotted below the water line, and that the quay could not carry lorries.",
        "“We waited too long,” said Ragna Holm, who chairs the board. Work on the quay begins in September and ends before the frost.",
        "The new quay will rest on steel, and the boats will lie along the northern mole until it is finished next spring.",
    )
)
BYLINE, STAMP = "<p class=byline>By Tor Lie</p>", "<time>14 May 2024</time>"
MENU = "<ul><li><a href=/a>Share</a><li><a href=/b>Print</a></ul>"

FOUND = [
    pytest.param(f"<h2>{SUMMARY}</h2>{BYLINE}{STAMP}{STORY}", id="a heading right under the headline"),
    pytest.param(f"<h2>{SUMMARY}</h2>{STORY}", id="the only heading of its kind, with nothing in between"),
    pytest.param(f"<div>{SUMMARY}</div>{BYLINE}{STAMP}{STORY}", id="a byline stands under it"),
    pytest.param(f"{MENU}{BYLINE}{STAMP}<h2>{SUMMARY}.</h2>{STORY}", id="a menu in between"),
    pytest.param(f"{BYLINE}{STAMP}{MENU}<p class=article-dek>{SUMMARY}.</p>{STORY}", id="its class says so"),
    pytest.param(f"{BYLINE}{STAMP}<h2>{SUMMARY}.</h2>{STORY}", id="a heading that is a sentence opens the story"),
]
NOT_FOUND = [
    pytest.param(
        f"<h2>Wooden quay: Board wants winter deadline</h2>{BYLINE}{STAMP}{STORY}", id="the headline in other words"
    ),
    pytest.param(
        f"<div class=image-caption-lead>{SUMMARY}</div>{BYLINE}{STAMP}{STORY}", id="the words under a picture"
    ),
    pytest.param(
        f"<p>All rights reserved by the board of the harbour</p>{BYLINE}{STAMP}{STORY}", id="a line of the law"
    ),
    pytest.param(f"{BYLINE}{STAMP}{STORY}", id="no summary"),
    pytest.param(f"{BYLINE}{STAMP}{STORY}<h2>{SUMMARY}.</h2>{STORY}", id="a heading inside the story"),
    pytest.param(
        f"<h2>{SUMMARY}</h2>{STORY}<h2>{SUMMARY}, at last</h2>{STORY}", id="the first of two headings of the story"
    ),
    pytest.param(f"{BYLINE}{STAMP}<h2>Steel for wood</h2>{STORY}", id="a heading of the story"),
]


def standfirst_of(body: str, head: str = "") -> str | None:
    """Return the standfirst of a page."""
    return parse_html(f"<title>{TITLE}</title>{head}<article><h1>{TITLE}</h1>{body}</article>").standfirst


@pytest.mark.parametrize("body", FOUND)
def test_standfirst(body: str) -> None:
    """Class, heading or place between headline and byline make a summary the standfirst."""
    assert SUMMARY == (standfirst_of(body) or "").rstrip(".")


@pytest.mark.parametrize("body", NOT_FOUND)
def test_no_standfirst(body: str) -> None:
    """The first paragraph and headings inside the story are none."""
    assert standfirst_of(body) is None


@pytest.mark.parametrize("tag", ["p", "div"])
def test_the_header_of_an_article_is_no_menu(tag: str) -> None:
    """A summary in an element called header, between headline and byline, is the standfirst."""
    header = f"<header class=article-header><h1>{TITLE}</h1><{tag}>{SUMMARY}.</{tag}>{BYLINE}{STAMP}</header>"
    assert f"{SUMMARY}." == parse_html(f"<title>{TITLE}</title>{header}<article>{STORY}</article>").standfirst


def test_a_declared_summary_stands_apart_from_the_story() -> None:
    """A paragraph that the page declares as its description is the standfirst where something parts it from the story."""
    summary = f"{SUMMARY}, and the work begins in September, says the board of the harbour in a letter to all owners."
    declared = f'<meta name=description content="{summary}">'
    apart = f"<p>{summary}</p><figure><img src=a.jpg><figcaption>The quay. Photo: Ada Byrne</figcaption></figure>"
    assert summary == standfirst_of(f"{apart}{STORY}", declared)
    assert standfirst_of(f"{BYLINE}<p>{summary}</p>{STORY}", declared) is None


def test_flattened_text() -> None:
    """The same of flattened text, by its place alone."""
    lines = [TITLE, SUMMARY, "Tor Lie", "14 May 2024", *STORY.removeprefix("<p>").removesuffix("</p>").split("</p><p>")]
    article = parse_text("\n\n".join(lines))
    assert (TITLE, SUMMARY) == (article.title, article.standfirst)
