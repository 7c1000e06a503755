"""Labels at the start of lines; every entry of ``exports.toml`` is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsparse.lexicon import exports
from newsparse.model import Page
from newsparse.source.exports.documents import find_dividers, is_end
from newsparse.source.exports.export import is_length
from newsparse.source.exports.labels import LABELS, MAIL_LABELS, Part, has_labels, split_labels
from newsparse.source.text import read_text

if TYPE_CHECKING:
    from newsparse.source.exports.labels import Kind


def parts(text: str, kind: Kind) -> list[tuple[str, str]]:
    """Return the parts of a text, each with what its label announces."""
    page = read_text(text)
    return [(part.span.of(text), part.meaning) for part in split_labels(page, page.span, kind)]


@pytest.mark.parametrize("meaning", LABELS)
def test_each_label_is_known(meaning: str) -> None:
    """In small letters and in capitals, with a colon of either width, a label announces what its list is named for."""
    for label in getattr(exports(), meaning):
        value = "412 words" if meaning == "length" else "Anna Kerr"
        assert [(f"{label}:", meaning), (value, meaning)] == parts(f"{label}: {value}", "words")
        assert [(f"{label.upper()} :", meaning), (value, meaning)] == parts(f"{label.upper()} : {value}", "words") or (
            label.upper().lower() != label
        )
        assert [(f"{label}：", meaning), (value, meaning)] == parts(f"{label}：{value}", "words")


@pytest.mark.parametrize("meaning", MAIL_LABELS)
def test_each_header_of_a_message_is_known(meaning: str) -> None:
    """Headers of mail programs in all languages; an address stays with its header."""
    for label in getattr(exports(), meaning):
        expected = [(f"{label}: Kerr", meaning)] if meaning == "mail" else [(f"{label}:", meaning), ("Kerr", meaning)]
        assert expected == parts(f"{label}: Kerr", "mail")
    for opener in exports().forwarded:
        assert ("Kerr", "mail_subject") in parts(f"Subject: {opener.upper()}: {opener}: Kerr", "mail")


def test_each_code_is_known() -> None:
    """Two-letter labels stand before two blanks, a tab or a colon, or alone in their line."""
    for code, meaning in exports().codes.items():
        label = code.upper()
        for text in (f"{label}  Kerr", f"{label}\tKerr", f"{label}\nKerr", f"{label}: Kerr"):
            assert meaning == parts(text, "codes")[0][1]
        assert "" == parts(f"{code} Kerr", "codes")[0][1]


def test_marks_are_labels() -> None:
    """What gives an archive away is one of the labels."""
    labels = {label for meaning in LABELS for label in getattr(exports(), meaning)}
    assert {*exports().marks} <= labels


def test_each_word_of_dividers_is_known() -> None:
    """Lines that count documents and lines that end them, in all languages; units of lengths."""
    for counter in exports().counters:
        for link in exports().counter_links:
            assert is_end(f"3 {link} 500 {counter.upper()}", 0, 100)
        assert is_end(f"{counter} LEDGER0020240312ek3c0001a", 0, 100)
    for end in exports().ends:
        assert [(len(end), False)] == [*find_dividers(end)]
    for unit in exports().words:
        page = Page(f"1,412 {unit}")
        assert is_length(page, Part(page.span))


NOT_FOUND = ["Anna Kerr said: no", "Author", "Length: as long as it takes", "HD video is here", "byline Anna", ""]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_prose_has_no_label(text: str) -> None:
    """A colon inside a sentence, a label without a value, and a length without a number label nothing."""
    assert not any(meaning for _, meaning in parts(text, "words"))


def test_a_line_may_hold_two_labels() -> None:
    """Behind a bar another label may follow."""
    assert [("Author:", "author"), ("Anna Kerr", "author"), ("| Section:", "section"), ("News", "section")] == parts(
        "Author: Anna Kerr | Section: News", "words"
    )


def test_only_the_first_lines_are_looked_at() -> None:
    """A label far down makes a text no export."""
    assert has_labels(read_text("one\nTitle: two"), 2)
    assert not has_labels(read_text("one\nTitle: two"), 1)
