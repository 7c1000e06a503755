"""Single parts, drawn together with what they say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse import QuoteKind, find_quotes, parse_caption, parse_dateline
from newsparse import strategies as draw
from newsparse.strategies import DrawnCaption, DrawnDateline, DrawnQuote
from newsparse.text.fold import collapse_whitespace

ANY_QUOTE = st.one_of([draw.quotes(language) for language in draw.LANGUAGES])
BLOCKS = st.lists(draw.paragraphs(), max_size=3)


@given(draw.datelines(), draw.paragraphs())
def test_datelines(dateline: DrawnDateline, prose: str) -> None:
    """Places and agency of a drawn dateline are found, and nothing of the prose after it."""
    found = parse_dateline(dateline.text + prose)
    assert found is not None
    assert dateline.places == found.places
    assert dateline.agency == found.agency
    assert dateline.text.strip() == found.text


@given(draw.paragraphs())
def test_prose_has_no_dateline(prose: str) -> None:
    """A paragraph without a dateline has none."""
    assert parse_dateline(prose) is None


@given(draw.captions())
def test_captions(caption: DrawnCaption) -> None:
    """A drawn caption comes apart into scene, photographer and agency."""
    found = parse_caption(caption.text)
    assert caption.agency == found.agency
    assert caption.photographer == found.photographer


@given(ANY_QUOTE)
def test_quotes(quote: DrawnQuote) -> None:
    """The words between the marks are found in every style of marks; a whole sentence is speech."""
    found = find_quotes(quote.sentence)
    assert [collapse_whitespace(quote.text)] == [each.text for each in found]
    assert [each.span.of(quote.sentence) for each in found] == [quote.text]
    if quote.kind is QuoteKind.DIRECT:
        assert QuoteKind.NOT_SPEECH is not found[0].kind


@given(BLOCKS, draw.quotes(), BLOCKS)
def test_text_around_a_quote_does_not_change_it(before: list[str], quote: DrawnQuote, after: list[str]) -> None:
    """Paragraphs around a quote change neither its words nor who says it."""
    (alone,) = find_quotes(quote.sentence)
    text = "\n\n".join([*before, quote.sentence, *after])
    (found,) = find_quotes(text)
    assert (alone.text, alone.speaker_text) == (found.text, found.speaker_text)
    assert found.text == collapse_whitespace(found.span.of(text))


def test_a_cue_stands_in_the_paragraph_of_its_quote() -> None:
    """A verb of saying in the paragraph before is not the cue."""
    before = "Officials said on Sunday that the work would be delayed, adding to a list of setbacks this year."
    (found,) = find_quotes(f"{before}\n\n“We cannot keep asking people to wait.” Kofi Brandt warned on Tuesday.")
    assert "warned" == found.cue
