"""The headline of flattened pages is found by what the rest of the page says of it."""

import pytest

import newsparse
from newsparse import Role, Span

STORY = [
    "The harbour board will replace the wooden quay this autumn, after three years of talks with the owners of the boats.",
    "Engineers found that a third of the posts had rotted below the water line, and that the quay could not carry lorries.",
    "“We waited too long,” said Ragna Holm, who chairs the board. Work on the quay begins in September and ends before the frost.",
    "The new quay will rest on steel, and the boats will lie along the northern mole until it is finished next spring.",
]
MENU = ["Home", "News", "Sport", "Culture", "Log in", "Subscribe"]

FOUND = [
    pytest.param(["Board to replace wooden quay", *STORY], None, 0, id="right over the story"),
    pytest.param(
        ["Board to replace wooden quay - The Fjord Post", *MENU, "Board to replace wooden quay", "By Tor Lie", *STORY],
        None,
        7,
        id="again, without the site's name",
    ),
    pytest.param(
        ["The Fjord Post", *MENU, "Harbour", "Board to replace wooden quay", "Ferry late again", "14 May 2024", *STORY],
        "https://fjordpost.example/2024/05/14/board-to-replace-wooden-quay.html",
        8,
        id="words of the address",
    ),
    pytest.param(
        [
            "The Fjord Post",
            *MENU,
            "Home > Harbour > Board to replace wooden quay",
            "Board to replace wooden quay",
            *STORY,
        ],
        None,
        8,
        id="the end of a trail of links",
    ),
]


@pytest.mark.parametrize(("lines", "url", "where"), FOUND)
def test_headline(lines: list[str], url: str | None, where: int) -> None:
    """The line that the page's first line, its address or the story under it speak for is the title."""
    blocks = newsparse.parse_text("\n".join(lines), url=url).blocks
    assert [lines[where]] == [block.text for block in blocks if block.role is Role.TITLE]


def test_prose_is_no_headline() -> None:
    """A page of nothing but paragraphs has no title."""
    assert newsparse.parse_text("\n".join(STORY)).title is None


NAMES = [
    pytest.param("Board to replace wooden quay | The Fjord Post", "Board to replace wooden quay", id="behind a bar"),
    pytest.param("Fjord Post | Board to replace wooden quay", "Board to replace wooden quay", id="before a bar"),
    pytest.param("Board to replace wooden quay - Culture", "Board to replace wooden quay", id="a word of the menu"),
    pytest.param("Board to replace wooden quay - Fjordpost", "Board to replace wooden quay", id="the name of the host"),
    pytest.param("Board to replace quay – owners protest", "Board to replace quay – owners protest", id="no name"),
    pytest.param("Quay: board to replace it", "Quay: board to replace it", id="a colon"),
]


@pytest.mark.parametrize(("line", "title"), NAMES)
def test_site_is_cut_off(line: str, title: str) -> None:
    """The title of a flattened page goes without the name of its site or section, which its span leaves out too."""
    article = newsparse.parse_text("\n".join([line, *MENU, *STORY]), url="https://www.fjordpost.example/a/1")
    origin = article.origins["title"]
    assert isinstance(origin, Span)
    assert (title, title) == (article.title, origin.of(article.page_text))
