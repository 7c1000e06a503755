"""Exports to pages: what they declare, and what is left of them as the story."""

from __future__ import annotations

from itertools import pairwise

import pytest

import made_exports as made
import newsparse
from newsparse.source.exports import find_documents
from newsparse.source.text import read_text, split_documents

ENGLISH = {
    "lexis": (made.LEXIS, ("ANNA KERR", "TOM VALE"), "The Daily Ledger"),
    "lexis with HEADLINE": (made.LEXIS_HEADLINE, ("ANNA KERR",), "The Daily Ledger"),
    "lexis without blank lines": (made.LEXIS_TIGHT, ("Anna Kerr",), "The Daily Ledger"),
    "nexis": (made.NEXIS, ("Anna Kerr",), "The Daily Ledger"),
    "nexis with a list in front": (made.NEXIS_COVER, ("Anna Kerr",), "The Daily Ledger"),
    "factiva": (made.FACTIVA, ("Anna Kerr",), "The Daily Ledger"),
    "factiva without blank lines": (made.FACTIVA_TIGHT, (), "The Daily Ledger"),
    "factiva fields": (made.FACTIVA_FIELDS, ("Anna Kerr",), "The Daily Ledger"),
    "factiva fields without blank lines": (made.FACTIVA_FIELDS_TIGHT, ("Anna Kerr",), "The Daily Ledger"),
    "proquest": (made.PROQUEST, ("Anna Kerr",), "The Daily Ledger"),
    "proquest with a citation": (made.PROQUEST_CITED, ("Anna Kerr", "Tom Vale"), "The Daily Ledger"),
    "newsbank": (made.NEWSBANK, ("Anna Kerr",), None),
    "newsbank, classic": (made.NEWSBANK_CLASSIC, ("Anna Kerr",), "Daily Ledger, The (Skerra)"),
    "mail": (made.MAIL, (), None),
    "mail, quoted": (made.MAIL_QUOTED, (), None),
    "mail of a page": (made.MAIL_OF_A_PAGE, ("Anna Kerr",), None),
    "labels": (made.LABELS, ("Anna Kerr",), "The Daily Ledger"),
    "labels in bold": (made.LABELS_BOLD, ("Anna Kerr",), None),
    "labels of YAML": (made.LABELS_YAML, ("Anna Kerr",), None),
}


@pytest.mark.parametrize("name", ENGLISH)
def test_an_export_is_read_as_it_declares(name: str) -> None:
    """Title, authors, day, paper and paragraphs are those behind the labels, and nothing of the archive's is in the body."""
    text, authors, site = ENGLISH[name]
    article = newsparse.parse_text(text)
    published = article.published and article.published.date().isoformat()
    assert (made.TITLE, authors, "2024-03-12", site) == (
        article.title, article.authors, published, article.site_name,
    )  # fmt: skip
    assert made.STORY == article.paragraphs


OTHER_LANGUAGES = [
    (made.LEXIS_GERMAN, "Die Nachtfähre bleibt", ("Anna Kerr",), "Tagblatt Skerra"),
    (made.MAIL_FRENCH, "Le bac de nuit est maintenu", (), None),
    (made.LABELS_CHINESE, "岛民保留夜间渡轮", ("王小明",), "每日纪事报"),
    (made.LABELS_ARABIC, "العبارة الليلية باقية", ("سامي حداد",), "صحيفة الجزيرة"),
]


@pytest.mark.parametrize(("text", "title", "authors", "site"), OTHER_LANGUAGES)
def test_labels_are_known_in_other_languages(text: str, title: str, authors: tuple[str, ...], site: str | None) -> None:
    """Labels of archives and people in German, French, Chinese and Arabic; the two paragraphs are the body."""
    article = newsparse.parse_text(text)
    assert (title, authors, site, 2) == (article.title, article.authors, article.site_name, len(article.paragraphs))


@pytest.mark.parametrize(
    ("text", "field", "path", "value"),
    [
        (made.LEXIS, "author", "lexis[BYLINE]", "By ANNA KERR and TOM VALE"),
        (made.LEXIS, "section", "lexis[SECTION]", "Metropolitan Desk"),
        (made.LEXIS, "tags", "lexis[SUBJECT]", "FERRIES"),
        (made.LEXIS, "title", "lexis without a label", made.TITLE),
        (made.FACTIVA_FIELDS, "published", "factiva[PD]", "12 March 2024 06:45 PM"),
        (made.FACTIVA_FIELDS, "tags", "factiva[NS]", "Transport"),
        (made.PROQUEST, "author", "proquest[Author]", "Anna Kerr"),
        (made.PROQUEST, "description", "proquest[Abstract]", "The council voted to keep the boat for a year."),
        (made.MAIL, "title", "mail[Subject]", made.TITLE),
        (made.LABELS, "url", "labels[URL]", "https://ledger.example/news/ferry"),
    ],
)
def test_a_label_is_the_path_of_what_it_declares(text: str, field: str, path: str, value: str) -> None:
    """Each labelled value is declared with the export and the label as its path."""
    assert (field, path, value) in [(each.field, each.path, each.value) for each in read_text(text).declared]


NO_EXPORTS = {
    "date and source under a headline": f"{made.TITLE}\n\nDate: March 12, 2024\nSource: The Daily Ledger\n\n{made.BODY}",
    "facts of a person": f"{made.TITLE}\n\nName: Ines Hall\nAge: 50\nCity: Skerra\n\n{made.BODY}",
    "a legal line and a length": f"{made.TITLE}\n412 words\n{made.BODY}\n© 2024 The Daily Ledger",
    "a title alone": f"Title: {made.TITLE}\n\n{made.BODY}",
    "labels without a story": "Title: Islanders keep the night ferry\nAuthor: Anna Kerr\nDate: 2024-03-12",
    "an interview": f"{made.TITLE}\n\nFrom: Where I stand, it looks fine.\n\nTo: whom?\n\n{made.BODY}",
    "nothing": "",
}


@pytest.mark.parametrize("name", NO_EXPORTS)
def test_a_page_with_a_label_or_two_is_no_export(name: str) -> None:
    """Nothing is declared of a text that is no export, and the labeller says what its lines are."""
    page = read_text(NO_EXPORTS[name])
    assert ((), ()) == (page.declared, page.rule_labels)


@pytest.mark.parametrize("name", made.SEVERAL)
def test_several_documents_are_told_apart(name: str) -> None:
    """Each of two documents is read by itself; together they are the whole text."""
    text = made.SEVERAL[name]
    documents = split_documents(text)
    assert text == "".join(documents)
    assert [made.TITLE, "Bakers plan a strike"] == [newsparse.parse_text(each).title for each in documents]


@pytest.mark.parametrize("name", made.SEVERAL)
def test_of_several_documents_the_first_is_the_article(name: str) -> None:
    """The text of other documents is no part of the story, and not lost either."""
    article = newsparse.parse_text(made.SEVERAL[name])
    assert (made.TITLE, made.STORY) == (article.title, article.paragraphs)
    assert any("Bakers plan a strike" in block.text for block in article.blocks)


@pytest.mark.parametrize("text", [text for text, *_ in ENGLISH.values()])
def test_no_character_is_lost(text: str) -> None:
    """The lines of an export are in order, do not overlap, and hold every visible character."""
    lines = read_text(text).lines
    assert all(first.span.end <= second.span.start for first, second in pairwise(lines))
    assert "".join(text.split()) == "".join("".join(line.span.of(text).split()) for line in lines)


def test_a_rule_inside_a_story_divides_nothing() -> None:
    """A line of dashes behind which no document begins stays in its document."""
    text = made.LABELS.replace(made.STORY[1], f"* * *\n\n-----\n\n{made.STORY[1]}")
    assert 1 == len([*find_documents(read_text(text))])
