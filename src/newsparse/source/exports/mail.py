"""Messages, with the headers of mail: :func:`read_mail`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from newsparse.model import Page
from newsparse.source.exports.export import FEWEST, TOP, Export, ends_sentence
from newsparse.source.exports.labels import Part, split_labels
from newsparse.span import Span
from newsparse.text.patterns import lazy


def read_mail(page: Page, where: Span) -> Export | None:
    """Return a message by the last of its headers, as what was passed on stands under who did so."""
    top = split_labels(page, where, "mail", most=TOP)
    end, found = 0, False
    for start, stop in _runs_of_labels(top):
        meanings = [part.meaning for part in top[start:stop] if part.is_label]
        if len(meanings) >= FEWEST and "mail_subject" in meanings and "mail" in meanings:
            end, found, first = stop, True, start
        elif found and start - end > _NESTED:
            break
    if not found:
        return None
    parts: list[Part] = []
    for at, part in enumerate(split_labels(page, where, "mail")):
        if not first <= at < end:
            part = evolve(part, label="", meaning="", is_label=False)  # noqa: PLW2901
        parts += _without_marks(page, part) if at >= end else [part]
    signature = (at for at, part in enumerate(parts) if at > end and page.text[part.span.start : part.span.end] == "--")
    tail = next(signature, len(parts))
    story = [part for part in parts[end:tail] if not part.is_label]
    opening = next((at for at, part in enumerate(story) if ends_sentence(page, part)), 0)
    return Export("mail", parts, end, tail, has_own_headline=opening >= _HEADED)


_HEADED: Final = 2
"""Lines before the first sentence of a message from which on these are a headline and what stands under it."""


def _without_marks(page: Page, part: Part) -> Iterator[Part]:
    """Yield the marks that open a quoted line of a message, and the line without them."""
    marks = _QUOTED.match(page.text, part.span.start, part.span.end)
    if marks is None:
        yield part
        return
    yield Part(
        Span(part.span.start, marks.end("marks")), ">", is_label=True, line=part.line, opens_group=part.opens_group
    )
    if marks.end() < part.span.end:
        yield Part(Span(marks.end(), part.span.end), line=part.line)


_QUOTED = lazy(r"(?P<marks>>(?: ?>)*+)\s*+")
_NESTED: Final = 15
"""Lines between the headers of a message and of the one that it passes on."""


def _runs_of_labels(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Yield where labels and their values follow each other without another line between them."""
    start = None
    for at, part in enumerate(parts):
        if part.label and start is None:
            start = at
        elif not part.label and start is not None and (part.opens_group or not parts[at - 1].label):
            yield start, at
            start = None
    if start is not None:
        yield start, len(parts)
