"""Captions: the words under a picture, apart from who made it."""

from __future__ import annotations

import pytest

from newsparse.fields.caption import parse_caption

# The line, its words, its credit, the photographer and the agency.
CREDITED = [
    (
        "Dawn at the bridge. (AP Photo/John Smith, File)",
        "Dawn at the bridge.",
        "(AP Photo/John Smith, File)",
        "John Smith",
        "AP Photo",
    ),
    ("General Ali Karimi (Reuters)", "General Ali Karimi", "Reuters", None, "Reuters"),
]

UNCREDITED = ["He told Reuters he would not run again.", "Image is everything.", ""]


@pytest.mark.parametrize(("line", "text", "credit", "photographer", "agency"), CREDITED)
def test_credit_is_split_off(
    line: str, text: str, credit: str | None, photographer: str | None, agency: str | None
) -> None:
    """Words, credit, photographer and agency come apart."""
    caption = parse_caption(line)
    assert (text, credit, photographer, agency) == (
        caption.text,
        caption.credit,
        caption.photographer,
        caption.agency,
    )


@pytest.mark.parametrize("line", UNCREDITED)
def test_line_without_credit_stays_whole(line: str) -> None:
    """Prose that uses the words of credits has none."""
    caption = parse_caption(line)
    assert (line, None, None, None) == (caption.text, caption.credit, caption.photographer, caption.agency)


def test_caption_asks_for_text() -> None:
    """Anything but text is the caller's mistake."""
    with pytest.raises(TypeError, match="text: expected str, got int"):
        parse_caption(3)  # type: ignore[arg-type]
