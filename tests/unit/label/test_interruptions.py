"""Lines of the site amid the story."""

from __future__ import annotations

import pytest

from newsparse import parse_html
from newsparse.label.features.block import extract_features
from newsparse.label.interruptions import find_interruptions
from newsparse.lexicon import interruptions, load
from newsparse.model import Role
from newsparse.segment import segment
from newsparse.source.html import read_html

PROSE = (
    "The ferry crews of the northern harbour voted on day {} to end their strike after weeks of talks with the owners."
)

LINES = [
    ("Advertisement", Role.PROMO),
    ("- ANZEIGE -", Role.PROMO),
    ("5 min read", Role.PROMO),
    ("Lesezeit: 4 Minuten", Role.PROMO),
    ("View this post on Instagram", Role.PROMO),
    ("A post shared by Harbour Watch (@harbourwatch)", Role.PROMO),
    ("— Harbour Watch (@harbourwatch) March 5, 2024", Role.OTHER),
    ("Photo: Mira Oldfield/Harbour Press", Role.CAPTION),
    ("Foto: Jonas Weber/dpa", Role.CAPTION),
    ("READ ALSO: Council approves the new harbour wall", Role.RELATED),
    ('<a href="/x">Ferry crews vote to end their strike in May</a>', Role.RELATED),
    ("oldf/tb/jk", Role.OTHER),
    ("mira.oldfield@harbour.example", Role.OTHER),
    ("(Reporting by Mira Oldfield; Editing by Tom Brandt)", Role.PROMO),
    ("© 2024 Harbour Press. All rights reserved.", Role.FOOTER),
    ("If you value our reporting, please consider making a donation to the paper.", Role.PROMO),
    ("Anna Kerr reports on the islands. Follow her on Twitter.", Role.PROMO),
    ("MORE: Ferry crews walk out again", Role.RELATED),
    ("[Related] Ferry crews walk out again", Role.RELATED),
    ("VIDÉO - Les ferries à l'arrêt", Role.RELATED),
    ("相关新闻：渡轮停航", Role.RELATED),
    ("【関連記事】フェリー運休", Role.RELATED),
    ("Tags: harbour, fish, market", Role.FOOTER),
    ("（责任编辑：王小明）", Role.FOOTER),
    ("本文转载自新华网", Role.PROMO),
    ("Tom Brandt contributed reporting.", Role.PROMO),
    ("Last updated on March 5, 2025", Role.PROMO),
    ("Sign up for our free morning newsletter and get the news in your inbox.", Role.PROMO),
    ("Story continued below", Role.PROMO),
    ("Subscribe now to our paper to read what the crews want, and what the owners will pay.", Role.PROMO),
    ("Do not miss a thing by signing up to our free letter.", Role.PROMO),
    ("¿Nos sigues ya? Este es nuestro canal de Telegram, con noticias del puerto.", Role.PROMO),
    ("Puedes ver: Las tripulaciones votan el fin de la huelga", Role.RELATED),
]
PROSE_LINES = [
    "Advertisement revenue fell by a third last year.",
    "No one was hurt.",
    "Write to the crews at crews@harbour.example before Friday.",
    "Editing by committee is never fun.",
    "Copyright was not the issue.",
    "See also what happened on the islands, he added.",
    "Related: nothing of the kind was found, he said.",
    "What did the crews ask for?",
    "Photo editors of the paper were told on Monday.",
    "The crews reported by radio that all was well.",
    'See <a href="/x">the full agreement</a> for what the owners promised.',
]


def page(line: str) -> str:
    """Return a page whose story has *line* as its fourth paragraph."""
    paragraphs = [f"<p>{PROSE.format(number)}</p>" for number in range(6)]
    paragraphs.insert(3, f"<p>{line}</p>")
    return f"<article><h1>Ferry crews end their strike</h1>{''.join(paragraphs)}</article>"


@pytest.mark.parametrize(("line", "role"), LINES)
def test_lines_of_the_site_are_no_body(line: str, role: Role) -> None:
    """A line that a site puts among the paragraphs gets its own role and stays out of the text."""
    article = parse_html(page(line))
    assert role == article.blocks[4].role
    assert 6 == sum(block.role is Role.PARAGRAPH for block in article.blocks)


@pytest.mark.parametrize("line", PROSE_LINES)
def test_short_prose_stays(line: str) -> None:
    """A short sentence of the story stays, though it opens like such a line."""
    assert Role.PARAGRAPH == parse_html(page(line)).blocks[4].role


def test_verses_that_are_links_stay() -> None:
    """Paragraphs that are links stay where their neighbours are links too: a song, a list of finds."""
    verse = '<p><a href="/{0}">The crews came home on day {0} of the storm</a></p>'
    verses = "".join(verse.format(number) for number in range(4))
    read = read_html(f"<article>{PROSE.format(1)}{verses}<p>{PROSE.format(2)}</p></article>")
    blocks = extract_features(read, segment(read), load("en")).blocks
    assert {} == find_interruptions(blocks, range(len(blocks)), [0.9] * len(blocks), load("en"))


def test_headings_are_no_credits() -> None:
    """A heading that could be a credit stays a heading."""
    article = parse_html(page("Crews agreed at once.").replace("<p>Crews", "<h2>Graphics: Nvidia</h2><p>Crews"))
    assert Role.CAPTION not in {block.role for block in article.blocks}


def test_a_post_of_a_social_network_is_no_body() -> None:
    """What an embedded post says is left out of the text."""
    post = '<blockquote class="twitter-tweet"><p>The harbour is open again, at last, and all the boats are out.</p></blockquote>'
    article = parse_html(page("Crews agreed at once.").replace("</article>", f"{post}</article>"))
    assert "at last" not in article.text


@pytest.mark.parametrize("entry", sorted(interruptions().lines))
def test_every_line_of_the_list_is_known(entry: str) -> None:
    """A line of the list is one with and without a number, and is none with more words behind it."""
    words = entry.split()
    assert interruptions().is_line(words)
    assert interruptions().is_line([*words, "7"])
    assert not interruptions().is_line([*words, "xyzzy"])


@pytest.mark.parametrize("entry", sorted(interruptions().openings))
def test_every_opening_of_the_list_is_known(entry: str) -> None:
    """An opening of the list opens a line, and does not stand in its middle."""
    words = entry.split()
    assert interruptions().opening([*words, "xyzzy"])
    assert not interruptions().opening(["xyzzy", *words])


@pytest.mark.parametrize("section", ["related", "comment", "promo", "other"])
def test_every_heading_of_the_lists_is_known(section: str) -> None:
    """A heading of a list is one with and without a number, and is none with more words behind it."""
    known = interruptions()
    for entry in sorted(getattr(known, f"{section}_sections")):
        assert known.section_of(entry)
        assert known.section_of(f"7 {entry}")
        assert not known.section_of(f"xyzzy {entry}")


@pytest.mark.parametrize(
    ("label", "entries"), [("link", interruptions().link_labels), ("page", interruptions().page_labels)]
)
def test_every_label_of_the_lists_is_known(label: str, entries: frozenset[str]) -> None:
    """The words before a colon are a label if they are an entry as a whole."""
    known = interruptions()
    for entry in sorted(entries):
        words = entry.split()
        assert known.label_of([*words, "xyzzy"], len(words)) in {label, "link"}
        assert not known.label_of([*words, "xyzzy"], len(words) + 1)


@pytest.mark.parametrize("entry", sorted(interruptions().closings))
def test_every_closing_of_the_list_is_known(entry: str) -> None:
    """A closing of the list closes a line, and does not stand in its middle."""
    words = entry.split()
    assert interruptions().closes(["xyzzy", *words])
    assert not interruptions().closes([*words, "xyzzy"])


@pytest.mark.parametrize("phrase", sorted(interruptions().appeal_phrases))
def test_every_phrase_of_appeals_is_known(phrase: str) -> None:
    """A phrase makes a line an appeal wherever it stands, as whole words."""
    assert interruptions().appeals(f"xyzzy {phrase} xyzzy")
    assert not interruptions().appeals(f"xyzzy{phrase}xyzzy".replace(" ", "xyzzy"))
