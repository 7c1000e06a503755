"""Who said what, in articles of our own writing."""

import pytest

import newsparse
from newsparse import QuoteKind, Span

SPORT = """\
Rovers hold United to late draw

Rovers came from two goals down on Saturday to earn a point at home.

“We never gave up, and the lads deserve every bit of credit,” said Tom Hargreaves, the Rovers manager. \
“I asked them for ten more minutes and they gave me twenty.”

Hargreaves, 52, said his side had been “second best in every department” before the break.

United's captain, Luis Prado, was less cheerful. “It feels like a defeat,” he said.

His coach, Marta Lindqvist, agreed. “We switched off,” she told reporters.
"""

COURT = """\
Baker jailed for flour fraud

Peter Olsen, 44, sold chalk as flour to more than 90 schools, Leeds Crown Court heard.

Judge Helen Marsh told him: “You put profit before children.”

Prosecutor David Achebe said Olsen had kept “two sets of books” since 2015.

Olsen’s lawyer, Sarah Kim, said her client was “truly sorry”. “He will carry this for life,” she added.

According to the Crown Prosecution Service, the case was “one of the most cynical” it had seen.
"""

SINGLE_MARKS = """\
Corner shops struggle

‘I don’t know how we’ll pay the workers’ wages,’ said Anna Reid, who owns the corner shop.

‘It’s been the worst year since the ’90s,’ she said. ‘My husband says: “Sell it.” But I won’t.’

Her neighbour Bill Tate calls the council ‘hopeless’.

A council spokesman said: ‘We have listened to residents’ concerns.’
"""

PAGES = [
    (
        SPORT,
        [
            ("We never gave up", "Tom Hargreaves", "Tom Hargreaves", "said"),
            ("I asked them", "Tom Hargreaves", "Tom Hargreaves", "said"),
            ("second best", "Tom Hargreaves", "Hargreaves", "said"),
            ("It feels like", "Luis Prado", "he", "said"),
            ("We switched off", "Marta Lindqvist", "she", "told"),
        ],
    ),
    (
        COURT,
        [
            ("You put profit", "Helen Marsh", "Judge Helen Marsh", "told"),
            ("two sets", "David Achebe", "Prosecutor David Achebe", "said"),
            ("truly sorry", "Sarah Kim", "Sarah Kim", "said"),
            ("He will carry", "Sarah Kim", "she", "added"),
            ("one of the most", "Crown Prosecution Service", "Crown Prosecution Service", "According to"),
        ],
    ),
    (
        SINGLE_MARKS,
        [
            ("I don’t know", "Anna Reid", "Anna Reid", "said"),
            ("It’s been", "Anna Reid", "she", "said"),
            ("My husband", "Anna Reid", "she", "said"),
            ("hopeless", "Bill Tate", "Bill Tate", "calls"),
            ("We have listened", "A council spokesman", "A council spokesman", "said"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAGES)
def test_speakers_are_named_in_full(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    """Surnames, pronouns and titled names come out as the fullest name the article gives."""
    quotes = newsparse.find_quotes(text)
    assert expected == [
        (opening, quote.speaker, quote.speaker_text, quote.cue)
        for (opening, *_), quote in zip(expected, quotes, strict=True)
    ]
    assert all(quote.text.startswith(opening) for (opening, *_), quote in zip(expected, quotes, strict=True))


@pytest.mark.parametrize("text", [SPORT, COURT, SINGLE_MARKS])
def test_spans_hold_what_the_fields_show(text: str) -> None:
    """Quote, speaker and cue stand at their spans."""
    for quote in newsparse.find_quotes(text):
        assert quote.text == quote.span.of(text)
        assert quote.speaker_span is not None
        assert quote.speaker_text == quote.speaker_span.of(text)
        assert quote.cue_span is not None
        assert quote.cue == quote.cue_span.of(text)


def test_a_quote_over_paragraphs_is_one_group() -> None:
    """Each paragraph gives a quote; re-opened marks keep the group."""
    quotes = newsparse.find_quotes("“One,” said Jane Doe. “Two.\n\n“Three.\n\n“Four.”\n\n“Five,” said John Roe.")
    assert [0, 1, 1, 1, 2] == [quote.group for quote in quotes]
    assert ["Jane Doe"] * 4 + ["John Roe"] == [quote.speaker for quote in quotes]


def test_a_title_is_no_speech() -> None:
    """The title of a work is found and told apart."""
    [quote] = newsparse.find_quotes("He went on to star in the film “Night of the Long Rain” in 1998.")
    assert QuoteKind.NOT_SPEECH is quote.kind
    assert quote.speaker is None
    assert Span(32, 54) == quote.span


def test_find_quotes_refuses_other_types() -> None:
    """Anything but a string is the caller's mistake."""
    with pytest.raises(TypeError, match="text: expected str, got bytes"):
        newsparse.find_quotes(b"bytes")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "\n", "“", "””", "'", "\ud800“\ud800”", "\x00“\x00", "«" * 50, '"' * 51])
def test_odd_input_never_raises(text: str) -> None:
    """Nothing a page can hold makes finding quotes raise."""
    assert isinstance(newsparse.find_quotes(text), tuple)
