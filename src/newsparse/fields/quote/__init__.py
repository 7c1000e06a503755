"""Who said what: the quotes of an article, each with its speaker and cue."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsparse.fields.quote.marks import Marked, find_marked, opens_with_mark
from newsparse.fold import clean
from newsparse.lexicon import Lexicon, load
from newsparse.lexicon.detect import find_language
from newsparse.model import Block, Page, Quote, QuoteKind, Role
from newsparse.span import Span

__all__ = ["QUOTED_ROLES", "find_article_quotes", "find_quotes"]

QUOTED_ROLES = frozenset({Role.STANDFIRST, Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM})
"""The roles whose blocks are searched for quotes."""

NAMING_ROLES = QUOTED_ROLES | {Role.TITLE, Role.CAPTION}
"""The roles whose blocks are read for the full names of speakers."""

_LINE = regex.compile(r"[^\s](?:[^\n\r\u2028\u2029]*[^\s])?+")


def find_quotes(text: str) -> tuple[Quote, ...]:
    """
    Return the quotes of *text*, in reading order; spans are code points into *text*.

    Every line is a paragraph.  One quote comes back per string in quotation marks and paragraph, those that are no
    speech too (:attr:`QuoteKind.NOT_SPEECH`).

    Raises:
        TypeError: If *text* is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    blocks = [Block(Role.PARAGRAPH, "", line) for line in lines]
    return find_article_quotes(Page(text), blocks, load(find_language(text)))


def find_article_quotes(page: Page, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Quote, ...]:  # noqa: ARG001 - speakers come next
    """
    Return the quotes of an article, in reading order.

    Args:
        page: The whole page.

        blocks: Its blocks with their roles, in order.  Quotes are looked for in the blocks of the body; title and
            captions only lend the full names of speakers.

        lexicon: The words of the page's language.
    """
    paragraphs = [block.span for block in blocks if block.role in QUOTED_ROLES]
    marked = [find_marked(page.text, paragraph) for paragraph in paragraphs]
    groups = _find_groups(page.text, paragraphs, marked)
    return tuple(
        Quote(clean(page.text[each.start : each.end]), Span(each.start, each.end), QuoteKind.DIRECT, group=group)
        for each, group in zip((each for row in marked for each in row), groups, strict=True)
    )


def _find_groups(text: str, paragraphs: list[Span], marked: list[tuple[Marked, ...]]) -> list[int]:
    """Return the number of the group of each string: one left open at a paragraph's end goes on in the next."""
    groups: list[int] = []
    group = -1
    runs_on = False
    for paragraph, row in zip(paragraphs, marked, strict=True):
        for index in range(len(row)):
            if not (index == 0 and runs_on and opens_with_mark(text, paragraph)):
                group += 1
            groups.append(group)
        runs_on = bool(row) and not row[-1].closed
    return groups
