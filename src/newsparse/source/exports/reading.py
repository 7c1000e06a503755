"""An export to a page with labels: :func:`read_export`; several documents to one text each: :func:`split_export`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from attrs import evolve

from newsparse.model import NO_HINT, Columns, Lines, Page, Role, RuleLabel
from newsparse.source.exports.declared import declare_labels
from newsparse.source.exports.documents import find_dividers
from newsparse.source.exports.export import Export, ends_sentence
from newsparse.source.exports.labels import Part
from newsparse.source.exports.recognise import may_be_export, recognise
from newsparse.span import Span

_ROLES: Final[Mapping[str, Role]] = {
    "title": Role.TITLE, "author": Role.BYLINE, "published": Role.TIMESTAMP, "time": Role.TIMESTAMP,
    "mail_sent": Role.TIMESTAMP,
    "standfirst": Role.STANDFIRST, "caption": Role.CAPTION,
}  # fmt: skip
"""The role of what stands behind such a label; everything else around the story is of the archive."""


def read_export(page: Page) -> Page:
    """
    Return flattened text with what its labels declare, and with the role that they give to its lines.

    Of several documents in one text the first is read; the others are no part of its story.  A text that is no export
    is returned as it is.
    """
    if not may_be_export(page):
        return page
    where = next(find_documents(page))
    export = recognise(page, where)
    if export is None:
        return page
    lines, labels = _label(page, export, where)
    return evolve(
        page, lines=lines, rule_labels=tuple(labels), declared=(*page.declared, *declare_labels(page, export))
    )


def find_documents(page: Page) -> Iterator[Span]:
    """Yield the documents in flattened text, in order; together they are the whole text, which is one where nothing divides it."""
    if not may_be_export(page):
        yield page.span
        return
    start = end = 0
    found = False
    for piece, by_rule in _pieces(page):
        export = recognise(page, piece)
        if export is not None and not (by_rule and export.name == "mail"):
            if found:
                yield Span(start, end)
                start = end
            found = True
        end = piece.end
    yield Span(start, end)


def _pieces(page: Page) -> Iterator[tuple[Span, bool]]:
    """Yield the parts of a page between dividers, and whether no more than a rule stands before them."""
    dividers = [(0, False), *find_dividers(page.folded), (len(page.text), False)]
    for (start, by_rule), (end, _) in pairwise(dividers):
        if end > start:
            yield Span(start, end), by_rule


def _label(page: Page, export: Export, where: Span) -> tuple[Lines, list[RuleLabel]]:
    """Return the lines of *page*, labels apart from their values, and the role of each."""
    columns, labels = Columns(), list[RuleLabel]()
    before = Part(Span(0, 0))
    for at, part in _with_whole_lines(export):
        in_story = export.body <= at < export.tail and not part.is_label
        is_value = bool(part.label) and not (in_story or part.is_label or part.opens_group)
        _append(columns, part.span, continues=is_value and part.label == before.label and not before.is_label)
        role = Role.PARAGRAPH if in_story else _role_of(export, at, part)
        if in_story and not _is_of_story(page, export, part):
            role = None
        if role is not None:
            why = f"{export.name}[{part.label}]" if part.label else f"{export.name} without a label"
            labels.append(RuleLabel(part.span, role, why, settles=not in_story))
        before = part
    rest = Lines.of(page.lines).columns
    for start, end in zip(rest.starts, rest.ends, strict=True):
        if start >= where.end:
            _append(columns, Span(start, end))
            labels.append(RuleLabel(Span(start, end), Role.OTHER, f"{export.name}: another document"))
    return Lines(columns, (NO_HINT,)), labels


def _with_whole_lines(export: Export) -> Iterator[tuple[int, Part]]:
    """Yield the parts of a document, numbered; a line of the story that looks like a label is one part again."""
    story = range(export.body, 0 if export.name == "factiva" else export.tail)
    at = 0
    while at < len(export.parts):
        part, first = export.parts[at], at
        if at in story and part.is_label and part.meaning:
            while at + 1 in story and export.parts[at + 1].line == part.line:
                at += 1
            whole = Span(part.span.start, export.parts[at].span.end)
            part = Part(whole, line=part.line, opens_group=part.opens_group)
        yield first, part
        at += 1


def _is_of_story(page: Page, export: Export, part: Part) -> bool:
    """Return whether a line between the labels is of the story; a message may hold a headline and a byline of its own."""
    return export.name != "mail" or ends_sentence(page, part)


def _role_of(export: Export, at: int, part: Part) -> Role | None:
    """Return the role of a line around the story; ``None`` where the labeller may find out, as of a date without a label."""
    if at in export.title:
        return Role.TITLE
    if part.is_label and part.meaning == "":
        return Role.OTHER
    if part.is_label:
        return Role.NAVIGATION if at < export.body else Role.FOOTER
    if part.meaning == "mail_subject" and not export.has_own_headline:
        return Role.TITLE
    if part.meaning in _ROLES:
        return _ROLES[part.meaning]
    if export.name == "mail" and part.label:
        return Role.NAVIGATION
    if at < export.body:
        return Role.BANNER if part.label else None
    return Role.FOOTER


def _append(columns: Columns, span: Span, *, continues: bool = False) -> None:
    columns.starts.append(span.start)
    columns.ends.append(span.end)
    columns.continues.append(continues)
    for numbers in (columns.hints, columns.linked, columns.strong):
        numbers.append(0)
    for numbers in (columns.source_starts, columns.source_ends):
        numbers.append(-1)
