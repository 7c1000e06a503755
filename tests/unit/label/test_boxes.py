"""Boxes that are judged whole."""

from __future__ import annotations

import pytest

from newsparse import parse_html
from newsparse.lexicon import interruptions

PROSE = "The council of the harbour town voted on day {} of the debate to keep the old market open until the spring."
CONSENT = (
    "<div class=xx><p class=yy>We and our partners store and access information on a device, such as cookies, and process"
    " personal data.</p><p class=yy>You may withdraw your consent at any time in the settings of this page.</p></div>"
)
POLL = "<div><p>Should the market close?</p><p>Yes, it is time</p><p>No, keep it open</p><p>Vote</p></div>"


def page(inside: str = "", behind: str = "") -> str:
    """Return a page with a box among the paragraphs of its story, or behind it."""
    paragraphs = [f"<p>{PROSE.format(number)}</p>" for number in range(8)]
    paragraphs.insert(4, inside)
    return f"<title>Market stays</title><article><h1>Market stays</h1>{''.join(paragraphs)}</article>{behind}"


def test_a_dialog_is_known_by_its_words() -> None:
    """A box apart from the story whose words ask for consent is left out whole; the story's own words on cookies stay."""
    text = parse_html(page(behind=CONSENT)).text
    assert "withdraw" not in text
    about = page(
        "<p>We use cookies, the site said, and third-party cookies too, to process personal data of all kinds.</p>"
    )
    assert "third-party cookies" in parse_html(about).text


def test_a_poll_is_left_out_with_its_question() -> None:
    """Short lines right above a button to vote are the answers of a poll."""
    text = parse_html(page(POLL)).text
    assert "keep it open" not in text
    assert "Should the market close" not in text
    assert PROSE.format(7) in text


@pytest.mark.parametrize("counter", ["3/44", "Photo 1 of 5", "2 von 10"])
def test_counters_of_slides_are_no_body(counter: str) -> None:
    """A line that says which slide of how many is left out; a score in a sentence stays."""
    assert counter not in parse_html(page(f"<p>{counter}</p>")).text
    assert "by 3/4" in parse_html(page("<p>The motion passed by 3/4 of the votes.</p>")).text


@pytest.mark.parametrize("phrase", sorted(interruptions().consent_phrases))
def test_every_phrase_of_consent_is_counted(phrase: str) -> None:
    """A phrase is counted wherever it stands, as whole words."""
    assert 1 <= interruptions().count_consent(f"xyzzy {phrase} xyzzy")
    assert not interruptions().count_consent(f"xyzzy{phrase}xyzzy".replace(" ", "xyzzy"))


@pytest.mark.parametrize("line", sorted(interruptions().poll_lines))
def test_every_line_of_polls_is_known(line: str) -> None:
    """A button under a poll is known with and without a number."""
    assert interruptions().is_poll_line(line)
    assert interruptions().is_poll_line(f"1204 {line}")
    assert not interruptions().is_poll_line(f"{line} xyzzy")


def test_an_offer_of_a_subscription_is_a_box() -> None:
    """Heading, offers and prices of a pay wall are out together, from the line that asks to pay; the story behind it stays."""
    offer = (
        "<div class=paywall><h2>Subscribe to continue reading</h2><p>Read the market's story to the end.</p>"
        "<h3>More ways to read</h3><ul><li>Harbour Digital is £4 per month</li></ul></div>"
    )
    assert [PROSE.format(number) for number in range(8)] == parse_html(page(behind=offer)).text.split("\n\n")
    kept = parse_html(page(inside=f"<div class=paywall><p>{PROSE.format(9)}</p><p>{PROSE.format(10)}</p></div>")).text
    assert PROSE.format(9) in kept
