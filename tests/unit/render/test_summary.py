"""An article in a few lines."""

from datetime import UTC, datetime

from newsparse import Article, Caption, Dateline, PageKind, Quote, QuoteKind, Span

ARTICLE = Article(
    title="Boat stays",
    authors=("Ada Byron", "Gil Ashdown"),
    published=datetime(2024, 3, 12, 21, 40, tzinfo=UTC),
    dateline=Dateline(("SKERRA",), None, None, "SKERRA –", Span(0, 8)),
    captions=(Caption("A boat", "Photo: X"), Caption("A pier")),
    quotes=(
        Quote("A title", Span(0, 7), QuoteKind.NOT_SPEECH),
        Quote("We stay", Span(0, 7), QuoteKind.DIRECT, "Ada Byron", cue="said"),
        *(Quote(f"No {number}", Span(0, 4), QuoteKind.DIRECT) for number in range(4)),
    ),
    page_kind=PageKind.LIVE_BLOG,
)

EXPECTED = """\
page       live blog, 0 blocks, 0 paragraphs
title      Boat stays
by         Ada Byron, Gil Ashdown
published  2024-03-12 21:40:00+00:00
dateline   SKERRA –
caption    A boat [Photo: X]
caption    A pier
quote      Ada Byron (said): We stay
quote      ?: No 0
quote      ?: No 1
quote      … and 2 more"""


def test_str_is_the_summary() -> None:
    """Fields with a value, a line each, then the first captions and quotes; titles of works are no quotes."""
    assert EXPECTED == str(ARTICLE)
    assert "page       empty, 0 blocks, 0 paragraphs" == str(Article())


def test_a_page_cannot_command_the_terminal() -> None:
    """Control characters are escapes, and a value is one short line."""
    lines = str(Article(title="Boat\x1b[2J\u202e\n" + "stays " * 90)).splitlines()
    assert 2 == len(lines)
    assert lines[1].startswith("title      Boat\\x1b[2J\\u202e stays stays")
    assert len(lines[1]) < 200
