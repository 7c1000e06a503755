"""Tables of data in a story, and tables that lay out a page."""

import pytest

from newsparse import Article, Role, parse_html
from newsparse.pipeline import explain_page

PROSE = [
    "The ferry ran aground on Thursday morning with ninety passengers on board, the harbour office said in a note.",
    "Nobody was hurt, and all passengers were brought ashore in small boats before noon by volunteers of the village.",
    "Engineers will look at the hull when the tide is out, and the company wants to resume its service next week.",
    "The last accident of this kind was eleven years ago, when fog hid the same sandbank from the crew of a trawler.",
]
HEAD = "<tr><th>Party</th><th>Votes</th></tr>"
ROWS = "<tr><td>Harbour List</td><td>1,204</td></tr><tr><td>Island Union</td><td>1,101</td></tr>"
TABLE = f"<table>{HEAD}{ROWS}</table>"


def story(inside: str = "", *, after: str = "", before: str = "") -> Article:
    """Return the article of a page whose story has *inside* in its middle."""
    first, second, third, fourth = (f"<p>{paragraph}</p>" for paragraph in PROSE)
    return parse_html(
        f"{before}<h1>Ferry runs aground off the island</h1><article>{first}{second}{inside}{third}{fourth}{after}</article>"
    )


def rows(article: Article) -> list[str]:
    """Return the rows of tables of an article."""
    return [block.text for block in article.blocks if block.role is Role.TABLE]


TABLES = [
    TABLE,
    f"<table><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table>",
    f"<div><table><tbody>{HEAD}{ROWS}</tbody></table></div>",
    f"<table>{HEAD}{ROWS}</table>".replace("<td>", "<td><p>").replace("</td>", "</p></td>"),
]


@pytest.mark.parametrize("table", TABLES)
def test_tables_of_data_are_of_the_story(table: str) -> None:
    """A table inside the story, or at its end, comes row by row, numbers included."""
    expected = ["Party Votes", "Harbour List 1,204", "Island Union 1,101"]
    for article in (
        story(table),
        story(after=f"<p>{PROSE[0]} It said so twice.</p>{table}<p>{PROSE[1]} All of them.</p>"),
    ):
        assert expected == rows(article)
        assert [row for row in article.paragraphs if row in expected] == expected
        assert "| Harbour List | 1,204 |" in article.to_markdown()


def test_rows_know_their_place() -> None:
    """A row spans its cells, in the page's text and in the HTML, and has the reasons of its first cell."""
    article = story(TABLE)
    for block in article.blocks:
        assert block.text == " ".join(block.span.of(article.page_text).split())
    explanation = explain_page(f"<h1>Ferry runs aground</h1><p>{PROSE[0]}</p><p>{PROSE[1]}</p>{TABLE}<p>{PROSE[2]}</p>")
    assert len(explanation.reasons) == len(explanation.article.blocks)
    for block, reasons in zip(explanation.article.blocks, explanation.reasons, strict=True):
        table = [signal.name for signal in reasons.signals if "table of data" in signal.name]
        assert bool(table) == (block.role is Role.TABLE)


LINKS = "".join(f"<tr><td><a href=/{n}>Story {n}</a></td><td><a href=/{n}>More of it</a></td></tr>" for n in range(4))
LAYOUT = [
    f"<table><tr><td>{PROSE[0]} {PROSE[1]} {PROSE[2]}</td><td>Menu</td></tr><tr><td>a</td><td>b</td></tr></table>",
    f"<table>{LINKS}</table>",
    "<table><tr><td>Advertisement</td></tr><tr><td>Buy a boat</td></tr></table>",
    f"<aside>{TABLE}</aside>",
    f"<nav>{TABLE}</nav>",
    f"<div hidden>{TABLE}</div>",
]


@pytest.mark.parametrize("table", LAYOUT)
def test_other_tables_are_none(table: str) -> None:
    """Prose in cells, lists of links, columns of one, and tables of asides or menus are no data of the story."""
    assert [] == rows(story(table))


def test_tables_far_from_the_story_are_none() -> None:
    """A table of the site, before the story or long after it, stays out of it."""
    links = "".join(f"<p><a href=/{n}>A headline of another day, number {n}</a></p>" for n in range(8))
    assert [] == rows(story(before=f"{TABLE}<ul><li>News</li><li>Sport</li><li>Opinion</li><li>Weather</li></ul>"))
    assert [] == rows(story(after=f"{links}{TABLE}{links}"))
