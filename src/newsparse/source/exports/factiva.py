"""Documents with two-letter fields, or printed as these are but without their labels: :func:`read_codes`, :func:`read_length`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.lexicon import exports, load
from newsparse.lexicon.detect import find_language
from newsparse.model import Page
from newsparse.printed.dates import has_date
from newsparse.source.exports.documents import is_end
from newsparse.source.exports.export import LEGAL, TOP, Export, is_length, with_continued
from newsparse.source.exports.labels import Part, split_labels
from newsparse.span import Span
from newsparse.text.patterns import lazy

_FEWEST_CODES: Final = 4
_OVER_LENGTH: Final = 6
"""Lines over a length in words that has no label;"""
_UNDER_LENGTH: Final = 10
"""and lines under it, down to the legal line."""


def read_codes(page: Page, where: Span) -> Export | None:
    """Return a document whose labels have two letters: such as ``HD`` and ``BY``."""
    top = split_labels(page, where, "codes", most=TOP)
    labels = {part.label for part in top if part.is_label}
    meanings = {part.meaning for part in top if part.is_label}
    if len(labels) < _FEWEST_CODES or "title" not in meanings or meanings.isdisjoint(("body", "published")):
        return None
    parts = with_continued(page, split_labels(page, where, "codes"), over_blank_lines=True)
    story = [at for at, part in enumerate(parts) if part.meaning == "body"]
    if not story:
        return None
    return Export("factiva", parts, story[0] + 1, story[-1] + 1)


def read_length(page: Page, where: Span) -> Export | None:
    """Return a document with the headline over its length in words, date, paper and a legal line under it."""
    parts = split_labels(page, where, "none", most=TOP)
    length = next((at for at, part in enumerate(parts[: _OVER_LENGTH + 1]) if at and is_length(page, part)), None)
    if length is None or length + 1 >= len(parts):
        return None
    legal = next(
        (
            at
            for at, part in enumerate(parts[: length + _UNDER_LENGTH])
            if at > length and LEGAL.match(page.folded, part.span.start, part.span.end)
        ),
        None,
    )
    words = load(page.language or find_language(page.text)).timestamp
    dated = parts[length + 1].span
    if legal is None or not has_date(page.folded, dated.start, dated.end, words):
        return None
    parts = split_labels(page, where, "none")
    for at, code in _fields_around(page, parts, length, legal):
        part = parts[at]
        parts[at] = Part(part.span, code.upper(), exports().codes[code], line=part.line, opens_group=part.opens_group)
    tail = next(
        (at for at in range(legal + 1, len(parts)) if is_end(page.folded, parts[at].span.start, parts[at].span.end)),
        len(parts),
    )
    return Export("factiva", parts, legal + 1, tail)


def _fields_around(page: Page, parts: Sequence[Part], length: int, legal: int) -> Iterator[tuple[int, str]]:
    """Yield the lines around a length in words and the field that each is, by the order in which the archive prints them."""
    over = list(range(length))
    if len(over) > 1 and _opens_like_byline(page, parts[over[-1]].span):
        yield over.pop(), "by"
    yield max(over, key=lambda at: len(parts[at].span)), "hd"
    yield length, "wc"
    yield length + 1, "pd"
    under = length + 2
    if under < legal and _CLOCK.match(page.folded, parts[under].span.start, parts[under].span.end):
        yield under, "et"
        under += 1
    if under < legal:
        yield under, "sn"


_CLOCK = lazy(r"\d{1,2}[:.h]\d\d")


def _opens_like_byline(page: Page, where: Span) -> bool:
    first = page.folded[where.start : where.end].lower().partition(" ")[0]
    return first in load().byline.openers
