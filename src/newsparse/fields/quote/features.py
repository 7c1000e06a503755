"""
The features of each candidate, as rows of numbers for the templates of :mod:`newsparse.fields.quote.templates`.

Every function here fills the fields of one question; which number stands where is named in the templates.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from newsparse.fields.quote import templates as t
from newsparse.fields.quote.context import (
    AttributionContext,
    MentionTraits,
    QuoteContext,
    mention_owner,
    token_class,
)
from newsparse.fields.quote.entities import NOBODY, Entity
from newsparse.fields.quote.mention import Mention, MentionKind
from newsparse.fields.quote.templates import Row
from newsparse.fields.quote.tokens import TokenizedText
from newsparse.fields.quote.vocabulary import ANY_CUE, CUE, EVALUATIVE, OPENS_SENTENCE, POSSESSIVE, TITLE_OF_WORK


def cue_rows(context: AttributionContext, quote: QuoteContext, cues: Sequence[int]) -> list[Row]:
    """Return the row of there being no cue, then those of the *cues*, nearest first on each side."""
    rows = [_no_cue_row(quote)]
    before = after = 0
    for cue in cues:
        if cue < quote.token:
            rows.append(_cue_row(context, quote, cue, before))
            before += 1
        else:
            rows.append(_cue_row(context, quote, cue, after))
            after += 1
    return rows


def _no_cue_row(quote: QuoteContext) -> Row:
    row = [0] * len(t.CUE.fields)
    row[t.GROUPS] = t.NO_CUE
    row[t.LOWER] = quote.lower
    row[t.ENDING] = quote.ending
    row[t.QUOTE_BEFORE] = quote.before
    row[t.QUOTE_AFTER] = quote.after
    row[t.ALONE] = quote.alone
    row[t.CLOSED] = int(quote.span.closed)
    row[t.WORDS] = min(quote.words, 6)
    return row


def _cue_row(context: AttributionContext, quote: QuoteContext, cue: int, rank: int) -> Row:
    traits = context.cue_traits(cue)
    row = [0] * len(t.CUE.fields)
    row[t.GROUPS] = t.A_CUE
    row[t.LOWER] = quote.lower
    row[t.ENDING] = quote.ending
    row[t.ALONE] = quote.alone
    row[t.FEW_WORDS] = min(quote.words, 4)
    if cue < quote.token:
        gap = quote.token - traits.end
        row[t.NEAR] = quote.before
        row[t.BETWEEN] = quote.number - traits.quotes_before_start
    else:
        gap = cue - quote.token - 1
        row[t.SIDE] = 1
        row[t.NEAR] = quote.after
        row[t.BETWEEN] = traits.quotes_before_start - quote.number - 1
    distance = _distance_class(gap)
    row[t.CUE_CLASS] = traits.cue_class
    row[t.FORM] = traits.form
    row[t.LEFT] = traits.left
    row[t.RIGHT] = traits.right
    row[t.WORD_FOLLOWS] = traits.follows
    row[t.CUE_WORD] = traits.word
    row[t.OPENS] = traits.opens
    row[t.PARAGRAPH] = traits.paragraph - quote.paragraph
    row[t.SENTENCE] = _clip(traits.sentence - quote.sentence, 3)
    row[t.DISTANCE] = distance
    row[t.SHORT_DISTANCE] = distance if distance < 3 else 9
    row[t.RANK] = min(_MOST_RANKS, rank)
    return row


_MOST_RANKS = 5
_DISTANCES = (0, 1, 2, 3, 4, 4, 5, 5, 5, 5, *[6] * 8, *[7] * 17)
"""The class of a distance in tokens: exact up to 3, then ever coarser."""


def _distance_class(tokens: int) -> int:
    return _DISTANCES[tokens] if tokens < len(_DISTANCES) else 8


def _clip(number: int, most: int) -> int:
    return -most if number < -most else min(number, most)


@frozen
class PreviousSpeaker:
    """The speaker of the nearest quote before that has one."""

    mention: int = NOBODY
    quote: int = NOBODY
    """The number of that quote."""


def speaker_rows(
    context: AttributionContext,
    quote: QuoteContext,
    numbers: Sequence[int],
    *,
    cue: int,
    previous: PreviousSpeaker,
    entity_of: Sequence[int],
) -> list[Row]:
    """
    Return the row of nobody speaking, then those of the mentions that may be the speaker.

    Args:
        context: The article.

        quote: The quote.

        numbers: The mentions, nearest first on each side.

        cue: The token of the quote's cue, or ``NOBODY``.

        previous: Who spoke before.

        entity_of: The entity of each mention, as far as it is known.
    """
    rows = [_no_speaker_row(quote, cue)]
    before = after = 0
    for number in numbers:
        traits = context.mention_traits(number)
        row = [0] * len(t.SPEAKER.fields)
        groups = t.A_MENTION
        _describe_mention(row, context.mentions[number], traits)
        if traits.first > quote.token:
            gap, rank = traits.first - quote.token - 1, after
            row[t.S_SIDE] = 1
            after += 1
        else:
            gap, rank = quote.token - traits.last, before
            before += 1
        row[t.S_PARAGRAPH] = traits.paragraph - quote.paragraph
        row[t.S_SENTENCE] = _clip(traits.sentence - quote.sentence, 3)
        if cue == NOBODY:
            groups |= t.WITHOUT_CUE
            row[t.S_RANK] = min(_MOST_RANKS, rank)
            row[t.S_DISTANCE] = _distance_class(gap)
        else:
            groups |= t.WITH_CUE
            _link_to_cue(row, context, traits, cue, quote.token)
        if previous.mention == NOBODY:
            groups |= t.NO_SPEAKER_BEFORE
        else:
            groups |= t.SPEAKER_BEFORE
            _compare_with_previous(row, context, quote, number, previous, entity_of)
        entity = entity_of[number]
        if entity != NOBODY:
            groups |= t.KNOWN_ENTITY
            _describe_speaking_entity(row, context.entities.all[entity])
        row[t.GROUPS] = groups
        rows.append(row)
    return rows


def _no_speaker_row(quote: QuoteContext, cue: int) -> Row:
    row = [0] * len(t.SPEAKER.fields)
    row[t.GROUPS] = t.NO_SPEAKER
    row[t.S_HAS_CUE] = int(cue != NOBODY)
    row[t.S_LOWER] = quote.lower
    row[t.S_ENDING] = quote.ending
    row[t.S_QUOTE_BEFORE] = quote.before
    row[t.S_QUOTE_AFTER] = quote.after
    return row


def _describe_mention(row: Row, mention: Mention, traits: MentionTraits) -> None:
    row[t.S_KIND] = traits.kind
    row[t.S_OWNER] = traits.owner
    row[t.S_TITLED] = int(mention.titled)
    row[t.S_ROLE] = int(mention.role != "")
    row[t.S_DEFINITE] = int(mention.definite)
    row[t.S_INDEFINITE] = int(mention.indefinite)
    row[t.S_BEFORE] = traits.before
    row[t.S_AFTER] = traits.after
    row[t.S_OPENS] = traits.opens


def _link_to_cue(row: Row, context: AttributionContext, traits: MentionTraits, cue: int, token: int) -> None:
    """Fill in the order of quote, cue and mention, and what stands between the two."""
    link = context.cue_traits(cue)
    others = quotes = low = high = 0
    if traits.last <= cue:
        row[t.S_LINK] = 0
        low, high = traits.last, cue
        others = link.mentions_before_start - traits.mentions_before_end
        quotes = link.quotes_before_start - traits.quotes_before_end
    elif traits.first >= link.end:
        row[t.S_LINK] = 1
        low, high = link.end, traits.first
        others = traits.mentions_before_start - link.mentions_before_end
        quotes = traits.quotes_before_start - link.quotes_before_end
    else:
        row[t.S_LINK] = 2
    if traits.first < cue:
        row[t.S_ORDER] = 0 if token < traits.first else 1 if token < cue else 2
    else:
        row[t.S_ORDER] = 3 if token < cue else 4 if token < traits.first else 5
    gap = high - low
    if 0 < gap <= 2:
        row[t.S_BRIDGE_1] = token_class(context, low, link.paragraph)
    if gap == 2:
        row[t.S_BRIDGE_2] = token_class(context, low + 1, link.paragraph)
    row[t.S_CUE_CLASS] = link.cue_class
    row[t.S_FORM] = int(link.form == 1)
    row[t.S_STEPS] = _clip(traits.sentence - link.sentence, 2)
    row[t.S_OTHERS] = min(3, others)
    row[t.S_COMMAS] = min(3, context.tokens.words[low:high].count(",")) if gap < _FAR else 3
    row[t.S_QUOTES] = min(2, quotes)
    row[t.S_GAP] = min(3, gap)
    row[t.S_CUE_WORD] = link.word


_FAR = 40
"""Tokens beyond which commas are not counted."""


def _compare_with_previous(  # noqa: PLR0917
    row: Row,
    context: AttributionContext,
    quote: QuoteContext,
    number: int,
    previous: PreviousSpeaker,
    entity_of: Sequence[int],
) -> None:
    mention, speaker = context.mentions[number], context.mentions[previous.mention]
    token = context.tokens.quotes[previous.quote]
    if previous.mention == number:
        same = 0
    elif entity_of[number] == entity_of[previous.mention] != NOBODY:
        same = 1
    elif mention.kind == speaker.kind == MentionKind.PRONOUN:
        same = 2
    else:
        same = 3
    row[t.S_SAME] = same
    row[t.S_AWAY] = min(quote.paragraph - context.tokens.paragraphs[token], 3)
    row[t.S_LOWER] = quote.lower
    row[t.S_ENDING] = quote.ending
    row[t.S_QUOTE_BEFORE] = quote.before
    row[t.S_GROUPED] = int(context.groups[quote.number] == context.groups[previous.quote])


def _describe_speaking_entity(row: Row, entity: Entity) -> None:
    row[t.S_COUNT] = min(entity.count, 5)
    row[t.S_NAMED] = int(entity.named)
    row[t.S_THING] = int(entity.thing)
    row[t.S_GENDERED] = int(entity.male or entity.female)
    row[t.S_ENTITY_TITLED] = int(entity.titled)


@frozen
class EntityPlace:
    """Where an entity that a pronoun may stand for was named before it."""

    seen: int
    """The number of the mention that last named the entity."""
    rank: int
    """How many other entities were named since."""
    acted: int
    """How many of those beside a word of saying."""
    speaker: int
    """The entity that spoke last, or ``NOBODY``."""
    speaker_away: int
    """How many paragraphs ago; 9 where nobody spoke."""


def entity_row(context: AttributionContext, number: int, candidate: int, place: EntityPlace) -> Row:
    """
    Return the row of an entity that a pronoun may stand for.

    Args:
        context: The article.

        number: The pronoun's number.

        candidate: The entity.

        place: Where the entity was named before.
    """
    tokens = context.tokens
    flags, sentences, paragraphs = tokens.flags, tokens.sentences, tokens.paragraphs
    mention, last = context.mentions[number], context.mentions[place.seen]
    entity = context.entities.all[candidate]
    row = [0] * len(t.ENTITY.fields)
    row[t.GROUPS] = t.AN_ENTITY
    row[t.E_FITS] = _find_fit(mention, entity)
    row[t.E_KIND] = last.kind
    row[t.E_NAMED] = int(entity.named)
    row[t.E_TITLED] = int(entity.titled)
    row[t.E_GENDERED] = int(entity.male or entity.female)
    row[t.E_LONG] = int(entity.words > 1)
    row[t.E_COUNT] = min(entity.count, 6)
    row[t.E_ACTS] = min(entity.acts, 2)
    row[t.E_PLACED] = int(2 * entity.placed > entity.count)
    row[t.E_RANK] = min(place.rank, 6)
    row[t.E_SPOKE] = min(place.speaker_away, 4) if place.speaker == candidate else -1
    row[t.E_SENTENCES] = min(sentences[mention.first] - sentences[last.first], 5)
    row[t.E_PARAGRAPHS] = min(paragraphs[mention.first] - paragraphs[last.first], 3)
    if mention.first == tokens.bounds[paragraphs[mention.first]][0]:
        row[t.E_PRONOUN_OPENS] = 2
    elif flags[mention.first] & OPENS_SENTENCE:
        row[t.E_PRONOUN_OPENS] = 1
    row[t.E_OWNER] = mention_owner(last)
    row[t.E_OPENS] = int(flags[last.first] & OPENS_SENTENCE > 0)
    row[t.E_BEFORE] = token_class(context, last.first - 1, paragraphs[last.first])
    row[t.E_CUE_AFTER] = int(last.last < len(flags) and flags[last.last] & ANY_CUE > 0)
    row[t.E_CUE_BEFORE] = int(last.first > 0 and flags[last.first - 1] & ANY_CUE > 0)
    row[t.E_ACTED] = min(place.acted, 3)
    row[t.E_BESIDE_CUE] = int(stands_beside_cue(tokens, last))
    before = context.mentions[place.seen - 1] if place.seen else None
    row[t.E_FIRST] = int(before is None or sentences[before.first] != sentences[last.first])
    return row


def _find_fit(mention: Mention, entity: Entity) -> int:
    """Return how well gender and number agree: a place among the choices of ``E_FITS``."""
    gendered = entity.male or entity.female or entity.titled
    if mention.plural:
        return 5 if entity.plural else 7 if gendered else 6
    if mention.thing:
        return 3 if entity.thing else 7 if gendered else 4
    if (mention.male and entity.male) or (mention.female and entity.female):
        return 0
    if (mention.male and entity.female) or (mention.female and entity.male) or entity.plural:
        return 1
    return 3 if entity.thing else 2


def stands_beside_cue(tokens: TokenizedText, mention: Mention) -> bool:
    """Return whether a word of saying stands right before or after a mention."""
    flags = tokens.flags
    after = mention.last < len(flags) and flags[mention.last] & (CUE | EVALUATIVE) > 0
    return after or (mention.first > 0 and flags[mention.first - 1] & (CUE | EVALUATIVE) > 0)


def speech_row(
    context: AttributionContext,
    quote: QuoteContext,
    *,
    cue: int,
    cue_probability: float,
    speaker: int,
    speaker_probability: float,
) -> Row:
    """
    Return the row of a string that may be speech.

    Args:
        context: The article.

        quote: The string.

        cue: The token of its cue, or ``NOBODY``.

        cue_probability: The probability of the cue, 0 to 1.

        speaker: The number of its speaker's mention, or ``NOBODY``.

        speaker_probability: The probability of the speaker, 0 to 1.
    """
    tokens = context.tokens
    flags = tokens.flags
    token = quote.token
    words = tokens.page.text[quote.span.start : quote.span.end].split()
    size = max(len(words), quote.words if len(words) == 1 else 0)
    capitals = sum([word[0].isupper() for word in words])
    row = [0] * len(t.SPEECH.fields)
    row[t.GROUPS] = t.A_STRING
    row[t.P_WORDS] = min(size, 8)
    row[t.P_FEW_WORDS] = min(size, 4)
    row[t.P_VERY_FEW_WORDS] = min(size, 3)
    row[t.P_CAPITALS] = 2 if words and capitals == len(words) else 1 if words and 2 * capitals >= size else 0
    if cue == NOBODY:
        row[t.P_CUE_CLASS] = 4
        row[t.P_DISTANCE] = 9
    else:
        traits = context.cue_traits(cue)
        paragraphs = traits.paragraph - quote.paragraph
        row[t.P_CUE_CLASS] = traits.cue_class
        row[t.P_WORD] = traits.word
        row[t.P_CUE_PLACE] = 3 if paragraphs else 1 if cue < token else 2
        row[t.P_CUE_OFFSET] = paragraphs or _clip(traits.sentence - quote.sentence, 2)
        row[t.P_DISTANCE] = _distance_class(abs(token - cue))
    row[t.P_CUE_TENTHS] = int(10 * cue_probability)
    row[t.P_CUE_FIFTHS] = int(5 * cue_probability)
    row[t.P_SPEAKER_TENTHS] = int(10 * speaker_probability)
    row[t.P_KIND] = context.mentions[speaker].kind if speaker != NOBODY else -1
    row[t.P_BEFORE] = quote.before
    row[t.P_AFTER] = quote.after
    row[t.P_ENDING] = quote.ending
    row[t.P_CAPITAL] = 1 - quote.lower
    low, high = tokens.bounds[quote.paragraph]
    for index in range(max(token - 4, low), min(token + 4, high)):
        if flags[index] & TITLE_OF_WORK:
            row[t.P_TITLE_WORD] = 1 if index < token else 2
            break
    row[t.P_OWNED] = int(token > low and flags[token - 1] & POSSESSIVE > 0)
    row[t.P_CLOSED] = int(quote.span.closed)
    row[t.P_TITLE_MARKS] = int(quote.span.work)
    return row
