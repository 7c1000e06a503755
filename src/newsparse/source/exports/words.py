"""Documents whose labels are words, as ``BYLINE: Anna Kerr``: :func:`read_words`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsparse.lexicon import exports, load
from newsparse.lexicon.detect import find_language
from newsparse.model import Page
from newsparse.printed.dates import has_date
from newsparse.source.exports.documents import is_end
from newsparse.source.exports.export import FEWEST, LEGAL, TOP, Export, is_furniture, is_length, with_continued
from newsparse.source.exports.labels import Part, split_labels
from newsparse.span import Span
from newsparse.text.patterns import lazy

_PROSE: Final = 80
"""Characters of a line that is no source or date, and seldom a headline."""
_SHORT: Final = 60
"""Characters of the longest line among labels under a story that has none."""
_IN_HEAD: Final = frozenset(
    {"author", "section", "length", "dateline", "published", "standfirst", "source", "title", "url"}
)
"""Labels before a story."""
_BEFORE_ONLY: Final = frozenset({"title", "body"})
"""Labels that never stand under a story, unless an archive prints its records there."""
_CITATION = lazy(r"[^;\[\]]++;[^\[\]]++\[[^\[\]]++\]\D*+\d{1,2} \w*+ [12]\d{3}\b[^\[\]]*+")
_LISTED = lazy(r"\d{1,4}\.\s")


def read_words(page: Page, where: Span) -> Export | None:
    """Return a document with labels in words: an archive's, or anybody's whose first line is a label and one a title."""
    top = split_labels(page, where, "words", most=TOP)
    if sum(part.is_label for part in top) < FEWEST - 1:
        return None
    parts = split_labels(page, where, "words")
    name = _name_of(page, parts)
    if name == "":
        first = next((part for part in parts if not is_furniture(page, part.span)), None)
        head = [part.meaning for part in parts[: _body_start(page, parts)] if part.is_label]
        if first is None or not first.is_label or "title" not in head or len(head) < FEWEST - 1:
            return None
        name = "labels"
    start = _cover_end(page, parts)
    body = _body_start(page, parts, start)
    tail = _tail_start(page, parts, body, name)
    title = frozenset[int]()
    plain = _without_label(page, parts, start, body)
    if not any(part.meaning == "title" for part in parts[start:body]):
        title = _find_title(page, parts, plain, body, first=name == "proquest")
    source = _find_source(page, parts, plain, title) if name in _SOURCE_FIRST else None
    parts = with_continued(page, parts[:body]) + list(parts[body:])
    if name == "proquest":
        parts[:body] = [_cited(page, part) for part in parts[:body]]
    return Export(name, parts, body, tail, title, source)


def _cited(page: Page, part: Part) -> Part:
    """Return a line that cites the story, as ``Kerr, Anna. The Daily Ledger; Skerra [Skerra]. 12 Mar 2024: A.4.``, as such."""
    if part.label or not _CITATION.fullmatch(page.folded, part.span.start, part.span.end):
        return part
    return Part(part.span, "citation", "citation", line=part.line, opens_group=part.opens_group)


def _name_of(page: Page, parts: Sequence[Part]) -> str:
    """Return the archive that prints such labels; empty where it may be anybody's."""
    labels = [part for part in parts if part.is_label]
    if len(labels) < FEWEST:
        return ""
    marks = exports().marks
    named = next((marks[part.label.lower()] for part in labels if part.label.lower() in marks), "")
    if named:
        return named
    return (
        "lexis"
        if any(part.meaning == "length" and not part.is_label and is_length(page, part) for part in parts)
        else ""
    )


def _cover_end(page: Page, parts: Sequence[Part]) -> int:
    """Return the number of the first part behind the list of documents that some archives print first."""
    cover = [at for at, part in enumerate(parts) if part.meaning == "cover"]
    end = cover[-1] + 1 if cover else 0
    for at, part in enumerate(parts[:TOP]):
        if part.is_label and part.meaning != "cover":
            break
        if at >= end and is_end(page.folded, part.span.start, part.span.end):
            end = at + 1
    while cover and end < len(parts) and _LISTED.match(page.text, parts[end].span.start, parts[end].span.end):
        end += 1
    return end


def _groups(parts: Sequence[Part], start: int) -> list[tuple[int, int]]:
    """Return the groups of lines between blank lines, each as the numbers of its first part and of the next group's."""
    opening = [at for at in range(start, len(parts)) if parts[at].opens_group or at == start]
    return list(pairwise([*opening, len(parts)]))


def _body_start(page: Page, parts: Sequence[Part], start: int = 0) -> int:
    """Return the number of the first part of the story: behind its own label, or behind the labels that come before it."""
    marker = next((at for at in range(start, len(parts)) if parts[at].is_label and parts[at].meaning == "body"), None)
    if marker is not None:
        return marker + 1
    groups = _groups(parts, start)
    labelled = False
    for place, (first, end) in enumerate(groups):
        if any(part.is_label and part.meaning in _IN_HEAD for part in parts[first:end]):
            labelled = True
            continue
        if parts[first].is_label or is_furniture(page, parts[first].span):
            continue
        following = parts[groups[place + 1][0]] if place + 1 < len(groups) else None
        is_prose = max(len(part.span) for part in parts[first:end]) >= _PROSE
        precedes = following is not None and following.is_label and following.meaning in _IN_HEAD
        if not precedes and (labelled or is_prose):
            return first
    return len(parts)


def _tail_start(page: Page, parts: Sequence[Part], body: int, name: str) -> int:
    """Return the number of the first part under the story: of the last lines, as many as are labels and what goes with them."""
    tail = len(parts)
    groups = _groups(parts, body)
    for place in range(len(groups) - 1, 0, -1):
        first, end = groups[place]
        above = groups[place - 1]
        part = parts[first]
        is_own = (part.is_label and (part.meaning not in _BEFORE_ONLY or name != "labels")) or is_furniture(
            page, part.span
        )
        under_label = above[1] - above[0] == 1 and parts[above[0]].is_label
        if is_own:
            tail = first
        elif not under_label and (end - first > 1 or len(part.span) > _SHORT):
            break
    return tail


def _without_label(page: Page, parts: Sequence[Part], start: int, body: int) -> list[int]:
    """Return the numbers of the parts before the story that have no label and are neither furniture nor dated."""
    words = load(page.language or find_language(page.text)).timestamp
    return [
        at
        for at in range(start, body)
        if not parts[at].label
        and not is_furniture(page, parts[at].span)
        and not is_length(page, parts[at])
        and not has_date(page.folded, parts[at].span.start, parts[at].span.end, words)
    ]


def _find_title(page: Page, parts: Sequence[Part], plain: Sequence[int], body: int, *, first: bool) -> frozenset[int]:
    """
    Return the numbers of the parts that are a headline without a label.

    Over a legal line, or as the archive prints it, the first line; else the last lines before the labels.

    Args:
        page: The page.

        parts: Its parts.

        plain: The numbers of those before the story without a label.

        body: The number of the first part of the story.

        first: Whether the archive prints the headline first.
    """
    if not plain:
        return frozenset()
    head = (part.span for part in parts[plain[0] + 1 : body] if not part.label)
    if first or any(LEGAL.match(page.folded, where.start, where.end) for where in head):
        return frozenset(plain[:1])
    last = [plain[-1]]
    while last[0] - 1 in plain and not parts[last[0]].opens_group:
        last.insert(0, last[0] - 1)
    return frozenset(last)


_SOURCE_FIRST: Final = frozenset({"lexis", "newsbank"})
"""Archives that print the paper without a label; the headline may stand over it, once or twice."""


def _find_source(page: Page, parts: Sequence[Part], plain: Sequence[int], title: frozenset[int]) -> int | None:
    """Return the number of the first part without a label that is not the headline."""
    headlines = {parts[at].span.of(page.text) for at in title}
    return next((at for at in plain if parts[at].span.of(page.text) not in headlines), None)
