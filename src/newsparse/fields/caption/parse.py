"""One caption: its text, its credit, and the parties to the credit."""

from __future__ import annotations

from newsparse.fields.caption.parties import credit_parties
from newsparse.lexicon import Lexicon, load_for
from newsparse.model import Caption, Page
from newsparse.printed.credits import find_credit
from newsparse.printed.credits.vocabulary import Vocabulary, vocabulary_of
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy


def parse_caption(text: str, *, language: str | None = None) -> Caption:
    """
    Return *text* as a caption: its words, and apart from them the credit, its photographer and agency.

    The span points into *text* and covers all of it but blanks at its ends.  A credit is as printed, with its label and
    its brackets; a lone agency in brackets stands without them.  ``text`` may be empty: a credit alone.

    Args:
        text: A line under a picture, in any language, or any other line: one without a credit comes back whole.

        language: A BCP 47 tag; all languages are tried where ``None``.

    Raises:
        TypeError: If *text* is no ``str``.

        UnknownLanguageError: If *language* is no language tag.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    page = Page(text)
    return find_caption(page, page.span, load_for(language))


def find_caption(page: Page, where: Span, lexicon: Lexicon) -> Caption:
    """Return what stands in *where* as a caption, with page offsets."""
    words = vocabulary_of(lexicon)
    where = _without_frame(page, _trim(page, where), words)
    credit, told = _find_parts(page, where, words)
    if credit is None:
        return Caption(collapse_whitespace(told.of(page.text)), span=where)
    before = collapse_whitespace(page.text[told.start : max(told.start, credit.start)])
    after = collapse_whitespace(page.text[max(told.start, credit.end) : told.end])
    value = _OPENED.sub("", collapse_whitespace(credit.of(page.text)))
    lone = _BRACKETED.fullmatch(value)
    if lone is not None and words.is_agency(lone["inside"]):
        value = lone["inside"].strip()
    photographer, agency = credit_parties(value, words)
    text = " ".join(filter(None, (_LOOSE_END.sub("", before), _LOOSE_START.sub("", after))))
    return Caption(text, value, photographer, agency, span=where)


def _find_parts(page: Page, where: Span, words: Vocabulary) -> tuple[Span | None, Span]:
    """Return the credit and the span in which the words of the caption stand: all, or what its label opens."""
    label = words.caption_label.search(page.folded, where.start, where.end)
    if label is None:
        return find_credit(page.folded, where, words), where
    before, told = _trim(page, Span(where.start, label.start())), _trim(page, Span(label.end(), where.end))
    if not len(before):
        return find_credit(page.folded, told, words), told
    credit = find_credit(page.folded, before, words)
    return (credit, told) if credit is not None else (find_credit(page.folded, where, words), where)


def _trim(page: Page, where: Span) -> Span:
    start = match.end() if (match := _BLANK.match(page.folded, where.start, where.end)) else where.start
    end = where.end
    while end > start and (page.folded[end - 1].isspace() or page.folded[end - 1] in "\u200c\u200d"):
        end -= 1
    return Span(start, end)


def _without_frame(page: Page, where: Span, words: Vocabulary) -> Span:
    """Return *where* without buttons and counters at its ends, and without notes on who may use the picture."""
    note = words.usage_note.search(page.folded, where.start, where.end)
    if note is not None and note.start() > where.start:
        where = _trim(page, Span(where.start, note.start()))
    ui_label = words.ui_labels.search(page.folded, max(where.start, where.end - 60), where.end)
    if ui_label is not None and ui_label.start() > where.start:
        where = _trim(page, Span(where.start, ui_label.start()))
    opening = _opening_end(page.folded, where, words)
    return where if opening is None else _trim(page, Span(opening, where.end))


def _opening_end(folded: str, where: Span, words: Vocabulary) -> int | None:
    """Return the end of the buttons and counters before a caption: "View image in fullscreen", "Image 1 of 5"."""
    at = where.start
    while (behind := _button_end(folded, at, where.end, words)) is not None:
        at = behind
    return at if at > where.start and _OPENS_WORDS.match(folded, at, where.end) else None


def _button_end(folded: str, at: int, end: int, words: Vocabulary) -> int | None:
    behind_labels = [stop + 1 for stop in words.label.word_ends(folded, at, end) if folded[stop : stop + 1] == " "]
    matches = [words.counter.match(folded, start, end) for start in (*behind_labels, at)]
    matches += [_JOINT.match(folded, stop, end) for stop in words.buttons.ends_at(folded, at, end)]
    return next((match.end() for match in matches if match is not None), None)


_JOINT = lazy(r"[ >»→.|-]++")
_OPENS_WORDS = lazy(r"(?=[\p{Lu}\p{Lt}\p{Lo}\"'(\[])")


_BLANK = lazy(r"\s++")
_OPENED = lazy(r"(?<=[(\[（])[ ]")
_BRACKETED = lazy(r"[(\[（]\s*+(?P<inside>[^()\[\]（）]++)[)\]）]")
_LOOSE_END = lazy(r"(?<![\s|/•·,;:([–—-])[\s|/•·,;:([–—-]++$")
_LOOSE_START = lazy(r"^[\s|/•·,;:)\].–—-]++")
