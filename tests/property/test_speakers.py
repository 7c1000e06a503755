"""What holds for the quotes of every text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import QuoteKind

PIECES = st.sampled_from(
    [
        *"“”„\"«»‘’'「」『』《》",
        "said Jane Doe",
        "she added",
        "the analyst",
        " ",
        ", ",
        ". ",
        "It rained",
        "rock ’n’ roll",
        "- ",
        ":",
        "\u200b",
        "\x00",
    ]
)
PARAGRAPHS = st.lists(PIECES, max_size=15).map("".join)
SPEAKERS = st.sampled_from(["Jane Doe", "Tomás Ortega", "Aylin Kaya", "Peter Olsen", "Marta Lindqvist"])
WORDS = st.lists(st.sampled_from(["rain", "fell", "again", "we", "won", "late"]), min_size=3, max_size=9).map(" ".join)
MARKS = st.sampled_from(["“”", '""', "„“", "«»", "»«", "‘’"])


@given(st.one_of(st.text(), st.lists(PARAGRAPHS, max_size=5).map("\n\n".join)))
def test_every_value_stands_at_its_span(text: str) -> None:
    """Nothing raises; quotes are in order, do not overlap, and show what stands at their spans."""
    quotes = newsparse.find_quotes(text)
    ends = [0] + [quote.span.end for quote in quotes]
    assert all(end <= quote.span.start for end, quote in zip(ends, quotes, strict=False))
    for quote in quotes:
        assert quote.span.end <= len(text)
        assert (quote.speaker is None) == (quote.speaker_span is None)
        assert (quote.cue is None) == (quote.cue_span is None)
        assert quote.kind is not QuoteKind.NOT_SPEECH or quote.speaker is None


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_neighbours_do_not_move_quotes(before: str, paragraph: str, after: str) -> None:
    """The strings found in a paragraph are the same wherever it stands."""
    offset = len(before) + 2
    whole = newsparse.find_quotes(f"{before}\n\n{paragraph}\n\n{after}")
    inside = [quote.span for quote in whole if offset <= quote.span.start and quote.span.end <= offset + len(paragraph)]
    alone = [quote.span for quote in newsparse.find_quotes(paragraph) if quote.span.start < len(paragraph)]
    assert [(span.start + offset, span.end + offset) for span in alone] == [(span.start, span.end) for span in inside]


@given(SPEAKERS, WORDS, MARKS)
def test_a_plain_quote_is_read_back(speaker: str, words: str, marks: str) -> None:
    """Quote, cue and speaker come back as they were put together, in marks of any style."""
    content = words.capitalize()
    text = f"The club met on Monday.\n\n{marks[0]}{content},{marks[1]} said {speaker}, who was there."
    [quote] = newsparse.find_quotes(text)
    assert (f"{content},", speaker, "said") == (quote.text, quote.speaker, quote.cue)
