"""Who said what: the quotes of an article, each with its speaker and cue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from newsparse.fields.quote.attribution import SPEECH, Attribution, attribute
from newsparse.fields.quote.context import AttributionContext
from newsparse.fields.quote.dashes import DashReader
from newsparse.fields.quote.entities import NOBODY, find_entities
from newsparse.fields.quote.linear import QuoteModels, load_models
from newsparse.fields.quote.marks import QuotedSpan, find_quoted_spans, opens_with_mark
from newsparse.fields.quote.mentions import find_mentions
from newsparse.fields.quote.tokens import tokenize
from newsparse.fields.quote.vocabulary import CUE, SOURCE, WORD
from newsparse.lexicon import Lexicon, check_tag, languages, load
from newsparse.lexicon.detect import find_language
from newsparse.model import Block, Page, Quote, QuoteKind, Role
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.patterns import lazy

__all__ = ["NAMING_ROLES", "QUOTED_ROLES", "build_context", "find_article_quotes", "find_quotes"]

QUOTED_ROLES = frozenset({Role.STANDFIRST, Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM})
"""The roles whose blocks are searched for quotes."""

NAMING_ROLES = QUOTED_ROLES | {Role.TITLE}
"""The roles whose blocks are read for the full names of speakers."""

_WORD = lazy(r"[\p{L}\p{M}]++")
_LINE = lazy(r"[^\s](?:[^\n\r\u2028\u2029]*[^\s])?+")


def find_quotes(text: str, *, language: str | None = None) -> tuple[Quote, ...]:
    """
    Return the quotes of *text*, in reading order; spans are code points into *text*.

    Every line is a paragraph.  Each string in quotation marks gives one quote per paragraph, also if it is not speech
    (:attr:`QuoteKind.NOT_SPEECH`).

    Args:
        text: The text.

        language: Its language, a BCP 47 tag; else found out.

    Raises:
        TypeError: If *text* is not a ``str``.

        UnknownLanguageError: If *language* is no language tag.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    if language is not None:
        check_tag(language)
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    blocks = [Block(Role.PARAGRAPH, "", line) for line in lines]
    return find_article_quotes(Page(text), blocks, load(language or _language_of(text)), load_models())


def _language_of(text: str) -> str | None:
    """Return the language of a text; of a short one that whose verbs of saying it has, if no other has as many."""
    found = find_language(text)
    if found is not None:
        return found
    known = _languages_of_cues()
    counts = Counter(each for word in _WORD.findall(fold(text).lower()) for each in known.get(word, ()))
    likely = counts.most_common(2)
    unique = likely and (len(likely) < 2 or likely[0][1] > likely[1][1])
    return likely[0][0] if unique else None


@cache
def _languages_of_cues() -> Mapping[str, tuple[str, ...]]:
    """Return the languages of each verb of saying that is one word."""
    found: dict[str, list[str]] = {}
    for language in sorted(languages()):
        for cue in load(language).quote.cues:
            found.setdefault(cue, []).append(language)
    return {cue: tuple(each) for cue, each in found.items()}


def find_article_quotes(
    page: Page, blocks: Sequence[Block], lexicon: Lexicon, models: QuoteModels, *, most: int | None = None
) -> tuple[Quote, ...]:
    """
    Return the quotes of an article, in reading order.

    Args:
        page: The whole page.

        blocks: Its blocks with their roles, in order.  Quotes are looked for in the blocks of the body; the title
            only lends the full names of speakers.

        lexicon: The words of the page's language.

        models: The learned weights of the four questions.

        most: How many quotes come back at most; ``None`` for all.
    """
    context = build_context(page, blocks, lexicon, most=most)
    if not context.quoted_spans:
        return ()
    return tuple(_make_quote(context, each) for each in attribute(context, models))


def build_context(
    page: Page, blocks: Sequence[Block], lexicon: Lexicon, *, most: int | None = None
) -> AttributionContext:
    """Return the article as attribution sees it; without a quote nothing more is read."""
    paragraphs: list[Span] = []
    quoted: list[tuple[QuotedSpan, ...]] = []
    spans: list[QuotedSpan] = []
    dashes = DashReader(page, lexicon)
    for block in blocks:
        if block.role in NAMING_ROLES and len(spans) != most:
            wanted = None if most is None else most - len(spans)
            row = find_quoted_spans(page.text, block.span, most=wanted) if block.role in QUOTED_ROLES else ()
            if not row and block.role in _SPEAKING_ROLES:
                row = dashes.find(block.span)[:wanted]
            end = block.span.end
            if row and len(row) == wanted:
                end = min(end, row[-1].outer_end + _TO_SPEAKER)
            paragraphs.append(Span(block.span.start, end))
            quoted.append(row)
            spans += row
    near = _find_near(quoted)
    paragraphs = [paragraphs[number] for number in near]
    quoted = [quoted[number] for number in near]
    tokens = tokenize(page, paragraphs, quoted, lexicon)
    mentions = find_mentions(tokens)
    entities = find_entities(tokens, mentions)
    return AttributionContext(tokens, spans, _find_groups(page.text, paragraphs, quoted), mentions, entities)


def _find_near(quoted: Sequence[Sequence[QuotedSpan]]) -> list[int]:
    """Return the numbers of the paragraphs where speakers may be named: the first few and those near a quote; none without one."""
    quoting = [number for number, row in enumerate(quoted) if row]
    near = {*range(_OPENING)} if quoting else set()
    for number in quoting:
        near.update(range(number - _BEFORE, number + _BEHIND + 1))
    return [number for number in range(len(quoted)) if number in near]


_SPEAKING_ROLES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""The roles whose blocks may be opened by a dash as speech."""
_TO_SPEAKER = 1000
"""Characters read after the last quote that is wanted; the speaker may stand there."""
_OPENING = 5
"""Paragraphs at the top, where people are introduced."""
_BEFORE, _BEHIND = 15, 2
"""Paragraphs before and behind each quote."""


def _find_groups(text: str, paragraphs: list[Span], quoted: list[tuple[QuotedSpan, ...]]) -> list[int]:
    """Return the number of the group of each string: one left open at a paragraph's end goes on in the next."""
    groups: list[int] = []
    group = -1
    runs_on = False
    for paragraph, row in zip(paragraphs, quoted, strict=True):
        for index in range(len(row)):
            if not (index == 0 and (row[0].continues or (runs_on and opens_with_mark(text, paragraph)))):
                group += 1
            groups.append(group)
        runs_on = bool(row) and not row[-1].closed
    return groups


def _make_quote(context: AttributionContext, found: Attribution) -> Quote:
    tokens = context.tokens
    text = tokens.page.text
    span = Span(found.quote.span.start, found.quote.span.end)
    group = context.groups[found.quote.number]
    if found.speech < SPEECH:
        return Quote(collapse_whitespace(span.of(text)), span, QuoteKind.NOT_SPEECH, group=group)
    speaker_span = cue_span = None
    speaker = None
    if found.entity != NOBODY:
        mention, entity = context.mentions[found.mention], context.entities.all[found.entity]
        speaker_span = Span(tokens.starts[mention.first], tokens.ends[mention.last - 1])
        speaker = collapse_whitespace(text[tokens.starts[entity.first] : tokens.ends[entity.last - 1]])
    if found.cue != NOBODY:
        last = found.cue + tokens.cue_lengths.get(found.cue, 1) - 1
        cue_span = Span(tokens.starts[found.cue], tokens.ends[last])
    return Quote(
        collapse_whitespace(span.of(text)),
        span,
        _find_kind(context, found),
        speaker=speaker,
        speaker_text=collapse_whitespace(speaker_span.of(text)) if speaker_span else None,
        speaker_span=speaker_span,
        cue=collapse_whitespace(cue_span.of(text)) if cue_span else None,
        cue_span=cue_span,
        group=group,
    )


def _find_kind(context: AttributionContext, found: Attribution) -> QuoteKind:
    """Return the kind of speech: direct if all that is reported stands inside the marks."""
    quote = found.quote
    flags = context.tokens.flags
    token = quote.token
    first = context.tokens.bounds[quote.paragraph][0]
    if quote.lower:
        return QuoteKind.MIXED
    before = flags[token - 1] if token > first else 0
    if before & WORD and token - 1 != found.cue and not before & (CUE | SOURCE):
        return QuoteKind.MIXED
    return QuoteKind.DIRECT
