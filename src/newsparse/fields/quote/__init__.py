"""Who said what: the quotes of an article, each with its speaker and cue."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsparse.fields.quote.attribution import SPEECH, Attribution, attribute
from newsparse.fields.quote.context import NOBODY, Scene
from newsparse.fields.quote.entities import find_people
from newsparse.fields.quote.linear import load_scales
from newsparse.fields.quote.marks import Marked, find_marked, opens_with_mark
from newsparse.fields.quote.mentions import find_mentions
from newsparse.fields.quote.tokens import CUE, SOURCE, WORD, read_narrative
from newsparse.lexicon import Lexicon, load
from newsparse.lexicon.detect import find_language
from newsparse.model import Block, Page, Quote, QuoteKind, Role
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace

__all__ = ["NAMING_ROLES", "QUOTED_ROLES", "find_article_quotes", "find_quotes", "read_scene"]

QUOTED_ROLES = frozenset({Role.STANDFIRST, Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM})
"""The roles whose blocks are searched for quotes."""

NAMING_ROLES = QUOTED_ROLES | {Role.TITLE}
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


def find_article_quotes(
    page: Page, blocks: Sequence[Block], lexicon: Lexicon, *, most: int | None = None
) -> tuple[Quote, ...]:
    """
    Return the quotes of an article, in reading order.

    Args:
        page: The whole page.

        blocks: Its blocks with their roles, in order.  Quotes are looked for in the blocks of the body; the title
            only lends the full names of speakers.

        lexicon: The words of the page's language.

        most: How many quotes come back at most; ``None`` for all.
    """
    scene = read_scene(page, blocks, lexicon, most=most)
    if not scene.strings:
        return ()
    return tuple(_make_quote(scene, each) for each in attribute(scene, load_scales()))


def read_scene(page: Page, blocks: Sequence[Block], lexicon: Lexicon, *, most: int | None = None) -> Scene:
    """Return the article as attribution sees it; where nothing is quoted, nothing more is read."""
    paragraphs: list[Span] = []
    marked: list[tuple[Marked, ...]] = []
    strings: list[Marked] = []
    for block in blocks:
        if block.role in NAMING_ROLES and len(strings) != most:
            wanted = None if most is None else most - len(strings)
            row = find_marked(page.text, block.span, most=wanted) if block.role in QUOTED_ROLES else ()
            end = block.span.end
            if row and len(row) == wanted:
                end = min(end, row[-1].outer_end + _TO_SPEAKER)
            paragraphs.append(Span(block.span.start, end))
            marked.append(row)
            strings += row
    near = _find_near(marked)
    paragraphs = [paragraphs[number] for number in near]
    marked = [marked[number] for number in near]
    narrative = read_narrative(page, paragraphs, marked, lexicon)
    mentions = find_mentions(narrative)
    people = find_people(narrative, mentions)
    return Scene(narrative, strings, _find_groups(page.text, paragraphs, marked), mentions, people)


def _find_near(marked: Sequence[Sequence[Marked]]) -> list[int]:
    """Return the numbers of the paragraphs that tell of a speaker: the first few, and those near a quote; none without one."""
    quoting = [number for number, row in enumerate(marked) if row]
    near = {*range(_OPENING)} if quoting else set()
    for number in quoting:
        near.update(range(number - _BEFORE, number + _BEHIND + 1))
    return [number for number in range(len(marked)) if number in near]


_TO_SPEAKER = 1000
"""Characters read after the last quote that is wanted: the speaker may stand there."""
_OPENING = 5
"""Paragraphs at the top, where people are introduced."""
_BEFORE, _BEHIND = 15, 2
"""Paragraphs before and behind each quote."""


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


def _make_quote(scene: Scene, found: Attribution) -> Quote:
    narrative = scene.narrative
    text = narrative.page.text
    marked = found.setting.marked
    span = Span(marked.start, marked.end)
    group = scene.groups[found.setting.number]
    if found.speech < SPEECH:
        return Quote(collapse_whitespace(span.of(text)), span, QuoteKind.NOT_SPEECH, group=group)
    speaker_span = cue_span = None
    speaker = None
    if found.mention != NOBODY:
        mention = scene.mentions[found.mention]
        speaker_span = Span(narrative.starts[mention.first], narrative.ends[mention.last - 1])
        speaker = collapse_whitespace(speaker_span.of(text))
        if mention.person != NOBODY:
            person = scene.people.everyone[mention.person]
            speaker = collapse_whitespace(text[narrative.starts[person.first] : narrative.ends[person.last - 1]])
    if found.cue != NOBODY:
        last = found.cue + narrative.cue_lengths.get(found.cue, 1) - 1
        cue_span = Span(narrative.starts[found.cue], narrative.ends[last])
    return Quote(
        collapse_whitespace(span.of(text)),
        span,
        _find_kind(scene, found),
        speaker=speaker,
        speaker_text=collapse_whitespace(speaker_span.of(text)) if speaker_span else None,
        speaker_span=speaker_span,
        cue=collapse_whitespace(cue_span.of(text)) if cue_span else None,
        cue_span=cue_span,
        group=group,
    )


def _find_kind(scene: Scene, found: Attribution) -> QuoteKind:
    """Return whether all that is reported stands inside the marks."""
    setting = found.setting
    flags = scene.narrative.flags
    token = setting.token
    first = scene.narrative.bounds[setting.paragraph][0]
    if not setting.capital:
        return QuoteKind.MIXED
    before = flags[token - 1] if token > first else 0
    if before & WORD and token - 1 != found.cue and not before & (CUE | SOURCE):
        return QuoteKind.MIXED
    return QuoteKind.DIRECT
