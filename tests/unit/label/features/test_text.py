"""A text is read once, character by character, with the results of the patterns for any script."""

from __future__ import annotations

import sys

import pytest
import regex

from newsparse.label.features.block import PageFeatures, extract_features
from newsparse.label.features.keywords import APPEAL, CONSENT, INTERRUPTION, LABEL
from newsparse.label.features.text import TextFeatures
from newsparse.lexicon import interruptions, load
from newsparse.model import Page, RawBlock
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.keys import comparison_key
from newsparse.text.scripts import is_latin_greek_cyrillic

WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:'[\p{L}\p{M}]++)?+")


def read_all(texts: list[str], language: str = "en") -> PageFeatures:
    """Return the features of a page with a block for each text."""
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text)))
        at += len(text) + 1
    page = Page("\n".join(texts))
    blocks = [RawBlock(span, collapse_whitespace(text)) for span, text in zip(spans, texts, strict=True)]
    return extract_features(page, blocks, load(language))


def read(text: str, language: str = "en") -> TextFeatures:
    """Return the features of a text."""
    return read_all([text], language).texts[0]


def value(text: str, name: str) -> float:
    """Return a feature of a text by its name."""
    features = read_all([text])
    return features.text_rows.row_of(0)[features.text_rows.names.index(name)]


def test_words_are_those_of_the_pattern() -> None:
    """For every Latin, Greek or Cyrillic character the scan finds as many words as the pattern for any script."""
    cased = [chr(code) for code in range(sys.maxunicode + 1) if is_latin_greek_cyrillic(chr(code))]
    texts = [
        f"{form} {number}"
        for number, each in enumerate(cased)
        for form in (each, f"a{each}b", f"a'{each}", f"{each}'a")
    ]
    texts = [text for text in texts if "\n" not in text]
    features = read_all(texts)
    assert [len(WORD.findall(fold(text).lower())) for text in texts] == [each.text.words for each in features.blocks]


KEYS = [
    "Read more: Storm at sea", "“Wir sind’s,” sagte Größe", "Über 3.000 Euro – so viel!", "ΟΔΥΣΣΕΥΣ", "İstanbul’da", "snake_case_word",
    "東京の天気", "soft\u00adhyphen", "a  b", "x" * 599, "y, " * 250, "...", "", "ﬁne ligature", "١٢٣ أخبار",
]  # fmt: skip


@pytest.mark.parametrize("text", KEYS)
def test_keys(text: str) -> None:
    """The key is the one that all other rooms compare by; of long texts the beginning."""
    found = read(text)
    expected = comparison_key(found.text) if len(found.text) < 600 else fold(found.text)[:600].lower()
    assert expected == found.key


def test_equal_texts_are_read_once() -> None:
    """Equal texts share their features, and repeats count the blocks that read the same."""
    features = read_all(["Home", "News", "Home", "home!"])
    assert [0, 1, 0, 2] == [each.text.number for each in features.blocks]
    assert features.blocks[0].text is features.blocks[2].text
    assert [3, 1, 3, 3] == [each.repeats for each in features.blocks]
    assert [True, True, False, False] == [each.first_of_its_kind for each in features.blocks]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("One, two, three.", "commas", 2),
        ("It rained. It poured! Did it? Yes.", "sentences", 4),
        ("雨だった。風も吹いた。", "sentences", 2),
        ("5 March", "digits", 1 / 7),
        ("BBC News", "upper case", 4 / 8),
        ("The Harbour post", "capitals", 2 / 3),
        ("The Harbour post", "capital words", 2 / 3),
        ("The end:", "ends with a colon", 1),
        ("The end", "ends bare", 1),
        ("The end.", "ends bare", 0),
        ("He said “no”", "a quotation mark", 1),
        ("News » World", "a bar or arrow", 1),
        ("• First", "a bullet", 1),
        ("«Non», a-t-il dit", "opens with a mark", 1),
        ("and so on", "opens in lower case", 1),
        ("And so on…", "ends with dots", 1),
        ("And so on...", "ends with dots", 1),
        ("24/7 and 1/2", "slashes", 2),
        ("Write to us@post.example", "an address", 1),
        ("See www.post.example", "an address", 1),
        ("Why?", "ends like a question", 1),
        ("", "opens with a mark", 0),
    ],
)
def test_numbers_of_a_text(text: str, name: str, expected: float) -> None:
    """Each feature of a text is what its name says."""
    assert expected == pytest.approx(value(text, name))


@pytest.mark.parametrize(
    ("text", "ends"), [("It rained.", True), ("“It rained.”", True), ("雨だった。", True), ("Rain", False), ("", False)]
)
def test_ends_of_sentences(text: str, ends: bool) -> None:  # noqa: FBT001  a table
    """A full stop of any script ends a sentence, closing marks after it or not."""
    assert ends is read(text).ends_sentence


def test_a_page_of_many_words_numbers_each_once() -> None:
    """The vocabulary grows with the page, and every word keeps its number."""
    words = [f"word{number}" for number in range(5000)]
    features = read_all([" ".join(words[at : at + 50]) for at in range(0, 5000, 50)] * 2)
    assert words == features.reader.vocabulary.words


@pytest.mark.parametrize(
    ("sign", "names"),
    [
        (CONSENT, ("consent_phrases",)),
        (APPEAL, ("appeal_phrases",)),
        (INTERRUPTION, ("lines", "openings", "closings")),
        (LABEL, ("link_labels", "page_labels")),
    ],
)
def test_every_phrase_of_a_list_has_its_sign(sign: int, names: tuple[str, ...]) -> None:
    """A text with a phrase is looked at closely, whatever stands around it; a text without hardly ever."""
    phrases = [f"4 {phrase} Xyzzy" for name in names for phrase in getattr(interruptions(), name)]
    assert all(text.signs & sign for text in read_all(phrases).texts)
    assert not read("Xyzzy").signs & sign


def test_headings_of_sections_are_told_with_numbers_at_their_ends() -> None:
    """A heading is one whatever it counts; a long line that opens like it is none."""
    assert ["comment", "comment", "comment", ""] == [
        text.section
        for text in read_all(["Comments", "12 comments", "Comments (3)", f"Comments {'on ice ' * 12}"]).texts
    ]
