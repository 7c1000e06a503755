"""Datelines: the place, date and agency that open a story."""

from __future__ import annotations

from datetime import date

from newsparse.fields.dateline.east_asian import read_brackets, read_wire
from newsparse.fields.dateline.parts import (
    Head,
)
from newsparse.fields.dateline.row import read_enclosed_place, read_row
from newsparse.fields.dateline.vocabulary import vocabulary_of
from newsparse.lexicon import Lexicon, load_for
from newsparse.model import Dateline, Page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy

_LONGEST = 200  # Code points.  Two cities with their states, a full date and an agency take about 100.


def parse_dateline(paragraph: str, *, published: date | None = None, language: str | None = None) -> Dateline | None:
    """
    Return the dateline that opens *paragraph*, or ``None``.

    Its span points into *paragraph* and runs from the first place, date or agency to the end of the closing
    dash, colon or bracket.

    Args:
        paragraph: The opening of a story, in any language; blanks may stand before it.

        published: The day of publication.  A date printed without a year gets the year that brings it nearest
            to that day: "Dec 31" in a story of 2 January is last year's.  When *published* is not given, such a
            date is ``None``; ``month`` and ``day`` hold what is printed.

        language: A BCP 47 tag; all languages are tried where ``None``.

    Raises:
        TypeError: If *paragraph* is no ``str``.

        UnknownLanguageError: If *language* is no language tag.
    """
    if not isinstance(paragraph, str):
        raise TypeError(f"paragraph: expected str, got {type(paragraph).__name__}")
    page = Page(paragraph)
    return find_dateline(page, page.span, load_for(language), published=published)


def find_dateline(page: Page, where: Span, lexicon: Lexicon, *, published: date | None = None) -> Dateline | None:
    """
    Return the dateline that opens *where*, with page offsets, or ``None``.

    Args:
        page: The whole page; values are shown as it spells them.

        where: The span of the first paragraph.

        lexicon: The words of the page's language.

        published: The day of publication, for dates without a year.
    """
    blank = _BLANK.match(page.folded, where.start, where.end)
    start = blank.end() if blank else where.start
    end = min(where.end, start + _LONGEST)
    head = Head(page.text, page.folded, end, vocabulary_of(lexicon))
    parts = (
        read_brackets(head, start)
        or read_wire(head, start)
        or read_row(head, start)
        or read_enclosed_place(head, start)
    )
    if parts is None and (after := _after_byline(head, start)) is not None:
        parts = read_row(head, after)
    if parts is None:
        return None
    span = Span(parts.start, parts.end)
    return Dateline(
        places=tuple(collapse_whitespace(place.span.of(page.text)) for place in parts.places),
        date=parts.day.resolve(published) if parts.day else None,
        agency=collapse_whitespace(parts.agency.span.of(page.text)) if parts.agency else None,
        text=collapse_whitespace(span.of(page.text)),
        span=span,
        month=parts.day.month if parts.day else None,
        day=parts.day.day if parts.day else None,
    )


_BLANK = lazy(r"[\s\p{Cf}\p{Cc}•·■▪*]++")


# ------------------------------------------------------------------ the parts


# ---------------------------------------------------- parts in a row


# -------------------------------------------------------------------- places


# --------------------------------------------------------------------- dates


# ------------------------------------------------------------------ agencies


# ------------------------------------------------------- the forms of the East


# ------------------------------------------------------------------ the words


def _after_byline(head: Head, start: int) -> int | None:
    """Return where the dateline begins behind a byline on its line: ``By Jane Roe / CAIRO –``."""
    for opener in head.words.byline_openers.ends_at(head.folded, start, head.end):
        if (byline := head.match(_BYLINE, opener)) is not None:
            return byline.end()
    return None


_BYLINE = lazy(r"[ ][^/|\n]{2,60}?(?:[ ]?[/|\n][ ]*+|,?[ ](?=\p{Lu}{3}))")
