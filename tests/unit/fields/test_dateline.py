"""Datelines: what opens a story, and what only looks so."""

from __future__ import annotations

import pytest

from newsparse.fields.dateline import parse_dateline

# The opening, its dateline, places and agency.
FOUND = [
    ("WASHINGTON (AP) — The House voted.", "WASHINGTON (AP) —", ("WASHINGTON",), "AP"),
    ("BEIRUT, Lebanon — The port burned.", "BEIRUT, Lebanon —", ("BEIRUT, Lebanon",), None),
    ("SEOUL/TOKYO (Kyodo) -- Talks began.", "SEOUL/TOKYO (Kyodo) --", ("SEOUL", "TOKYO"), "Kyodo"),
    ("Kigali: The minister said so.", "Kigali:", ("Kigali",), None),
    ("(Reuters) - Shares rose.", "(Reuters) -", (), "Reuters"),
    ("(CNN)The House voted.", "(CNN)", (), "CNN"),
    ("Dekalb, Ill. — The farm is quiet.", "Dekalb, Ill. —", ("Dekalb, Ill.",), None),
]

NOT_FOUND = [
    "BREAKING: The House voted.",
    "WATCH — The moment it fell.",
    "Q: Why?",
    "JAKE ROE: Take a look.",
    "THE FACTS: He did not.",
    "U.S. — The land of plenty.",
    "The Office (OBR) said so.",
    "Chad — a land without a coast.",
    "",
    "-",
]


@pytest.mark.parametrize(("paragraph", "text", "places", "agency"), FOUND)
def test_dateline_is_found(paragraph: str, text: str, places: tuple[str, ...], agency: str | None) -> None:
    """A dateline is found whole, with its places and its agency."""
    dateline = parse_dateline(paragraph)
    assert dateline is not None
    assert (text, places, agency) == (dateline.text, dateline.places, dateline.agency)
    assert text == dateline.span.of(paragraph)


@pytest.mark.parametrize("paragraph", NOT_FOUND)
def test_look_alike_is_no_dateline(paragraph: str) -> None:
    """Labels, speakers, acronyms and prose are no datelines."""
    assert parse_dateline(paragraph) is None


def test_dateline_asks_for_text() -> None:
    """Anything but text is the caller's mistake."""
    with pytest.raises(TypeError, match="paragraph: expected str, got bytes"):
        parse_dateline(b"LONDON (AP) -")  # type: ignore[arg-type]
