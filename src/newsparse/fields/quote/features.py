# cython: infer_types=True
"""
The features of each candidate, as rows of numbers for the templates of :mod:`newsparse.fields.quote.templates`.  Compiled.

Every function here fills the fields of one question; which number stands where is named in the templates.
"""

import cython
from cython.cimports.newsparse.fields.quote.context import (
    AttributionContext,
    CueTraits,
    MentionTraits,
    QuoteContext,
    mention_owner,
    token_class,
)
from cython.cimports.newsparse.fields.quote.entities import Entity
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    CUE,
    EVALUATIVE,
    OPENS_SENTENCE,
    POSSESSIVE,
    TITLE_OF_WORK,
)
from cython.cimports.newsparse.fields.quote.mention import K_PRONOUN, Mention
from cython.cimports.newsparse.fields.quote.table import FeatureTable
from cython.cimports.newsparse.fields.quote.templates import (
    A_CUE,
    A_MENTION,
    A_STRING,
    ALONE,
    AN_ENTITY,
    BEFORE_CUE,
    BEHIND_CUE,
    BETWEEN,
    CLOSED,
    CUE_CLASS,
    CUE_WORD,
    DISTANCE,
    E_ACTED,
    E_ACTS,
    E_BEFORE,
    E_BESIDE_CUE,
    E_COUNT,
    E_CUE_AFTER,
    E_CUE_BEFORE,
    E_FIRST,
    E_FITS,
    E_GENDERED,
    E_KIND,
    E_LONG,
    E_NAMED,
    E_OPENS,
    E_OWNER,
    E_PARAGRAPHS,
    E_PLACED,
    E_PRONOUN_OPENS,
    E_RANK,
    E_SENTENCES,
    E_SPOKE,
    E_TITLED,
    ENDING,
    FEW_WORDS,
    FORM,
    GROUPS,
    KNOWN_ENTITY,
    LEFT,
    LOWER,
    NEAR,
    NO_CUE,
    NO_SPEAKER,
    NO_SPEAKER_BEFORE,
    OPENS,
    P_AFTER,
    P_BEFORE,
    P_CAPITAL,
    P_CAPITALS,
    P_CLOSED,
    P_CUE_CLASS,
    P_CUE_FIFTHS,
    P_CUE_OFFSET,
    P_CUE_PLACE,
    P_CUE_TENTHS,
    P_DISTANCE,
    P_ENDING,
    P_FEW_WORDS,
    P_KIND,
    P_OWNED,
    P_SPEAKER_TENTHS,
    P_TITLE_MARKS,
    P_TITLE_WORD,
    P_VERY_FEW_WORDS,
    P_WORD,
    P_WORDS,
    PARAGRAPH,
    QUOTE_AFTER,
    QUOTE_BEFORE,
    RANK,
    RIGHT,
    S_AFTER,
    S_AWAY,
    S_BEFORE,
    S_BRIDGE_1,
    S_BRIDGE_2,
    S_COMMAS,
    S_COUNT,
    S_CUE_CLASS,
    S_CUE_WORD,
    S_DEFINITE,
    S_DISTANCE,
    S_ENDING,
    S_ENTITY_TITLED,
    S_FORM,
    S_GAP,
    S_GENDERED,
    S_GROUPED,
    S_HAS_CUE,
    S_INDEFINITE,
    S_KIND,
    S_LINK,
    S_LOWER,
    S_NAMED,
    S_OPENS,
    S_ORDER,
    S_OTHERS,
    S_OWNER,
    S_PARAGRAPH,
    S_QUOTE_AFTER,
    S_QUOTE_BEFORE,
    S_QUOTES,
    S_RANK,
    S_ROLE,
    S_SAME,
    S_SENTENCE,
    S_SIDE,
    S_STEPS,
    S_THING,
    S_TITLED,
    SENTENCE,
    SHORT_DISTANCE,
    SIDE,
    SPEAKER_BEFORE,
    WITH_CUE,
    WITHOUT_CUE,
    WORD_FOLLOWS,
    WORDS,
)
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText

from newsparse.fields.quote import templates

NOBODY = cython.declare(cython.int, -1)
_CUE_WIDTH = cython.declare(cython.int, len(templates.CUE.fields))
_SPEAKER_WIDTH = cython.declare(cython.int, len(templates.SPEAKER.fields))
_SPEECH_WIDTH = cython.declare(cython.int, len(templates.SPEECH.fields))


def cue_rows(context: AttributionContext, quote: QuoteContext, cues: list) -> FeatureTable:
    """Return the row of there being no cue, then those of the *cues*, nearest first on each side."""
    table = FeatureTable(_CUE_WIDTH, len(cues) + 1)
    _fill_no_cue(table.values, table.add(), quote)
    before: cython.int = 0
    after: cython.int = 0
    cue: cython.int
    for cue in cues:
        if cue < quote.token:
            _fill_cue(table.values, table.add(), context, quote, cue, before)
            before += 1
        else:
            _fill_cue(table.values, table.add(), context, quote, cue, after)
            after += 1
    return table


@cython.cfunc
def _fill_no_cue(values: cython.longlong[::1], row: cython.Py_ssize_t, quote: QuoteContext) -> None:
    values[row + GROUPS] = NO_CUE
    values[row + LOWER] = quote.lower
    values[row + ENDING] = quote.ending
    values[row + QUOTE_BEFORE] = quote.before
    values[row + QUOTE_AFTER] = quote.after
    values[row + ALONE] = quote.alone
    values[row + CLOSED] = int(quote.span.closed)
    values[row + WORDS] = min(quote.words, 6)


@cython.cfunc
def _fill_cue(
    values: cython.longlong[::1],
    row: cython.Py_ssize_t,
    context: AttributionContext,
    quote: QuoteContext,
    cue: cython.int,
    rank: cython.int,
) -> None:
    traits: CueTraits = context.cue_traits(cue)
    values[row + GROUPS] = A_CUE
    values[row + LOWER] = quote.lower
    values[row + ENDING] = quote.ending
    values[row + ALONE] = quote.alone
    values[row + FEW_WORDS] = min(quote.words, 4)
    gap: cython.int
    if cue < quote.token:
        gap = quote.token - traits.end
        values[row + NEAR] = quote.before
        values[row + BETWEEN] = quote.number - traits.quotes_before_start
    else:
        gap = cue - quote.token - 1
        values[row + SIDE] = 1
        values[row + NEAR] = quote.after
        values[row + BETWEEN] = traits.quotes_before_start - quote.number - 1
    distance: cython.int = _distance_class(gap)
    values[row + CUE_CLASS] = traits.cue_class
    values[row + FORM] = traits.form
    values[row + LEFT] = traits.left
    values[row + RIGHT] = traits.right
    values[row + WORD_FOLLOWS] = traits.follows
    values[row + CUE_WORD] = traits.word
    values[row + BEFORE_CUE] = traits.before
    values[row + BEHIND_CUE] = traits.behind
    values[row + OPENS] = traits.opens
    values[row + PARAGRAPH] = traits.paragraph - quote.paragraph
    values[row + SENTENCE] = _clip(traits.sentence - quote.sentence, 3)
    values[row + DISTANCE] = distance
    values[row + SHORT_DISTANCE] = distance if distance < 3 else 9
    values[row + RANK] = min(_MOST_RANKS, rank)


_MOST_RANKS = cython.declare(cython.int, 5)


@cython.cfunc
@cython.exceptval(-1)
def _distance_class(tokens: cython.int) -> cython.int:
    """Return the class of a distance in tokens: exact up to 4, then ever coarser."""
    if tokens <= 4:
        return tokens
    return 4 if tokens == 5 else 5 if tokens <= 9 else 6 if tokens <= 17 else 7 if tokens <= 34 else 8


@cython.cfunc
@cython.exceptval(-1)
def _clip(number: cython.int, most: cython.int) -> cython.int:
    return -most if number < -most else min(number, most)


@cython.final
@cython.cclass
class PreviousSpeaker:
    """The mention that speaks the nearest quote before that has a speaker, and the number of that quote."""

    def __init__(self, mention: cython.int = -1, quote: cython.int = -1) -> None:
        self.mention = mention
        self.quote = quote


def speaker_rows(
    context: AttributionContext,
    quote: QuoteContext,
    numbers: list,
    *,
    cue: cython.int,
    previous: PreviousSpeaker,
    entity_of: list,
) -> FeatureTable:
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
    table = FeatureTable(_SPEAKER_WIDTH, len(numbers) + 1)
    _fill_no_speaker(table.values, table.add(), quote, cue)
    before: cython.int = 0
    after: cython.int = 0
    number: cython.int
    rank: cython.int
    for number in numbers:
        rank = after if context.mention_traits(number).first > quote.token else before
        _fill_speaker(table.values, table.add(), context, quote, number, rank, cue, previous, entity_of)
        if context.mention_traits(number).first > quote.token:
            after += 1
        else:
            before += 1
    return table


@cython.cfunc
def _fill_speaker(
    values: cython.longlong[::1],
    row: cython.Py_ssize_t,
    context: AttributionContext,
    quote: QuoteContext,
    number: cython.int,
    rank: cython.int,
    cue: cython.int,
    previous: PreviousSpeaker,
    entity_of: list,
) -> None:
    traits: MentionTraits = context.mention_traits(number)
    groups: cython.int = A_MENTION
    entity: cython.int = entity_of[number]
    _describe_mention(values, row, context.mentions[number], traits)
    values[row + S_SIDE] = traits.first > quote.token
    values[row + S_PARAGRAPH] = traits.paragraph - quote.paragraph
    values[row + S_SENTENCE] = _clip(traits.sentence - quote.sentence, 3)
    if cue == NOBODY:
        groups |= WITHOUT_CUE
        values[row + S_RANK] = min(_MOST_RANKS, rank)
        values[row + S_DISTANCE] = _distance_class(
            traits.first - quote.token - 1 if traits.first > quote.token else quote.token - traits.last
        )
    else:
        groups |= WITH_CUE
        _link_to_cue(values, row, context, traits, cue, quote.token)
    if previous.mention == NOBODY:
        groups |= NO_SPEAKER_BEFORE
    else:
        groups |= SPEAKER_BEFORE
        _compare_with_previous(values, row, context, quote, number, previous, entity_of)
    if entity != NOBODY:
        groups |= KNOWN_ENTITY
        _describe_speaking_entity(values, row, context.entities.all[entity])
    values[row + GROUPS] = groups


@cython.cfunc
def _fill_no_speaker(
    values: cython.longlong[::1], row: cython.Py_ssize_t, quote: QuoteContext, cue: cython.int
) -> None:
    values[row + GROUPS] = NO_SPEAKER
    values[row + S_HAS_CUE] = int(cue != NOBODY)
    values[row + S_LOWER] = quote.lower
    values[row + S_ENDING] = quote.ending
    values[row + S_QUOTE_BEFORE] = quote.before
    values[row + S_QUOTE_AFTER] = quote.after


@cython.cfunc
def _describe_mention(
    values: cython.longlong[::1], row: cython.Py_ssize_t, mention: Mention, traits: MentionTraits
) -> None:
    values[row + S_KIND] = traits.kind
    values[row + S_OWNER] = traits.owner
    values[row + S_TITLED] = int(mention.titled)
    values[row + S_ROLE] = int(mention.role != "")
    values[row + S_DEFINITE] = int(mention.definite)
    values[row + S_INDEFINITE] = int(mention.indefinite)
    values[row + S_BEFORE] = traits.before
    values[row + S_AFTER] = traits.after
    values[row + S_OPENS] = traits.opens


@cython.cfunc
def _link_to_cue(
    values: cython.longlong[::1],
    row: cython.Py_ssize_t,
    context: AttributionContext,
    traits: MentionTraits,
    cue: cython.int,
    token: cython.int,
) -> None:
    """Fill in the order of quote, cue and mention, and what stands between the two."""
    link: CueTraits = context.cue_traits(cue)
    others: cython.int = 0
    quotes: cython.int = 0
    low: cython.int = 0
    high: cython.int = 0
    if traits.last <= cue:
        values[row + S_LINK] = 0
        low, high = traits.last, cue
        others = link.mentions_before_start - traits.mentions_before_end
        quotes = link.quotes_before_start - traits.quotes_before_end
    elif traits.first >= link.end:
        values[row + S_LINK] = 1
        low, high = link.end, traits.first
        others = traits.mentions_before_start - link.mentions_before_end
        quotes = traits.quotes_before_start - link.quotes_before_end
    else:
        values[row + S_LINK] = 2
    if traits.first < cue:
        values[row + S_ORDER] = 0 if token < traits.first else 1 if token < cue else 2
    else:
        values[row + S_ORDER] = 3 if token < cue else 4 if token < traits.first else 5
    gap: cython.int = high - low
    if 0 < gap <= 2:
        values[row + S_BRIDGE_1] = token_class(context, low, link.paragraph)
    if gap == 2:
        values[row + S_BRIDGE_2] = token_class(context, low + 1, link.paragraph)
    values[row + S_CUE_CLASS] = link.cue_class
    values[row + S_FORM] = int(link.form == 1)
    values[row + S_STEPS] = _clip(traits.sentence - link.sentence, 2)
    values[row + S_OTHERS] = min(3, others)
    values[row + S_COMMAS] = min(3, _count_commas(context.tokens.words, low, high)) if gap < _FAR else 3
    values[row + S_QUOTES] = min(2, quotes)
    values[row + S_GAP] = min(3, gap)
    values[row + S_CUE_WORD] = link.word


_FAR = cython.declare(cython.int, 40)
"""Tokens beyond which commas are not counted."""


@cython.cfunc
def _compare_with_previous(
    values: cython.longlong[::1],
    row: cython.Py_ssize_t,
    context: AttributionContext,
    quote: QuoteContext,
    number: cython.int,
    previous: PreviousSpeaker,
    entity_of: list,
) -> None:
    mention: Mention = context.mentions[number]
    speaker: Mention = context.mentions[previous.mention]
    token: cython.int = context.tokens.quotes[previous.quote]
    if previous.mention == number:
        same = 0
    elif entity_of[number] == entity_of[previous.mention] != NOBODY:
        same = 1
    elif mention.kind == speaker.kind == K_PRONOUN:
        same = 2
    else:
        same = 3
    values[row + S_SAME] = same
    values[row + S_AWAY] = min(quote.paragraph - context.tokens.paragraphs[token], 3)
    values[row + S_LOWER] = quote.lower
    values[row + S_ENDING] = quote.ending
    values[row + S_QUOTE_BEFORE] = quote.before
    values[row + S_GROUPED] = int(context.groups[quote.number] == context.groups[previous.quote])


@cython.cfunc
def _describe_speaking_entity(values: cython.longlong[::1], row: cython.Py_ssize_t, entity: Entity) -> None:
    values[row + S_COUNT] = min(entity.count, 5)
    values[row + S_NAMED] = int(entity.named)
    values[row + S_THING] = int(entity.thing)
    values[row + S_GENDERED] = int(entity.male or entity.female)
    values[row + S_ENTITY_TITLED] = int(entity.titled)


@cython.ccall
def fill_entity(
    table: FeatureTable,
    context: AttributionContext,
    number: cython.int,
    candidate: cython.int,
    seen: cython.int,
    acted: cython.int,
    speaker: cython.int,
    speaker_away: cython.int,
) -> None:
    """
    Add the row of an entity that a pronoun may stand for.

    Args:
        table: The rows of the entities named since.

        context: The article.

        number: The pronoun's number.

        candidate: The entity.

        seen: The number of the mention that last named the entity.

        acted: How many of the entities named since were named beside a word of saying.

        speaker: The entity that spoke last, or ``NOBODY``.

        speaker_away: How many paragraphs ago; 9 where nobody spoke.
    """
    rank: cython.int = table.count
    row: cython.Py_ssize_t = table.add()
    values: cython.longlong[::1] = table.values
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    sentences: cython.int[::1] = tokens.sentences
    paragraphs: cython.int[::1] = tokens.paragraphs
    mention: Mention = context.mentions[number]
    last: Mention = context.mentions[seen]
    entity: Entity = context.entities.all[candidate]
    values[row + GROUPS] = AN_ENTITY
    values[row + E_FITS] = _find_fit(mention, entity)
    values[row + E_KIND] = last.kind
    values[row + E_NAMED] = int(entity.named)
    values[row + E_TITLED] = int(entity.titled)
    values[row + E_GENDERED] = int(entity.male or entity.female)
    values[row + E_LONG] = int(entity.words > 1)
    values[row + E_COUNT] = min(entity.count, 6)
    values[row + E_ACTS] = min(entity.acts, 2)
    values[row + E_PLACED] = int(2 * entity.placed > entity.count)
    values[row + E_RANK] = min(rank, 6)
    values[row + E_SPOKE] = min(speaker_away, 4) if speaker == candidate else -1
    values[row + E_SENTENCES] = min(sentences[mention.first] - sentences[last.first], 5)
    values[row + E_PARAGRAPHS] = min(paragraphs[mention.first] - paragraphs[last.first], 3)
    if mention.first == tokens.low(paragraphs[mention.first]):
        values[row + E_PRONOUN_OPENS] = 2
    elif flags[mention.first] & OPENS_SENTENCE:
        values[row + E_PRONOUN_OPENS] = 1
    values[row + E_OWNER] = mention_owner(last)
    values[row + E_OPENS] = int(flags[last.first] & OPENS_SENTENCE > 0)
    values[row + E_BEFORE] = token_class(context, last.first - 1, paragraphs[last.first])
    values[row + E_CUE_AFTER] = int(last.last < tokens.size and flags[last.last] & ANY_CUE > 0)
    values[row + E_CUE_BEFORE] = int(last.first > 0 and flags[last.first - 1] & ANY_CUE > 0)
    values[row + E_ACTED] = min(acted, 3)
    values[row + E_BESIDE_CUE] = int(stands_beside_cue(tokens, last))
    before: Mention = context.mentions[seen - 1] if seen else None
    values[row + E_FIRST] = int(before is None or sentences[before.first] != sentences[last.first])


@cython.cfunc
@cython.exceptval(-1)
def _find_fit(mention: Mention, entity: Entity) -> cython.int:
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


@cython.ccall
@cython.exceptval(-1)
def stands_beside_cue(tokens: TokenizedText, mention: Mention) -> cython.bint:
    """Return whether a word of saying stands right before or after a mention."""
    flags = tokens.flags
    after = mention.last < tokens.size and flags[mention.last] & (CUE | EVALUATIVE) > 0
    return after or (mention.first > 0 and flags[mention.first - 1] & (CUE | EVALUATIVE) > 0)


def speech_rows(
    context: AttributionContext,
    quote: QuoteContext,
    *,
    cue: cython.int,
    cue_probability: cython.double,
    speaker: cython.int,
    speaker_probability: cython.double,
) -> FeatureTable:
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
    table = FeatureTable(_SPEECH_WIDTH, 1)
    row: cython.Py_ssize_t = table.add()
    values: cython.longlong[::1] = table.values
    text: str = context.tokens.page.text
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    token: cython.int = quote.token
    words: list = text[quote.span.start : quote.span.end].split()
    size: cython.Py_ssize_t = len(words)
    if size == 1:
        size = max(size, quote.words)
    capitals: cython.Py_ssize_t = 0
    word: str
    for word in words:
        capitals += word[0].isupper()
    values[row + GROUPS] = A_STRING
    values[row + P_WORDS] = min(size, 8)
    values[row + P_FEW_WORDS] = min(size, 4)
    values[row + P_VERY_FEW_WORDS] = min(size, 3)
    values[row + P_CAPITALS] = 2 if words and capitals == len(words) else 1 if words and 2 * capitals >= size else 0
    if cue == NOBODY:
        values[row + P_CUE_CLASS] = 4
        values[row + P_DISTANCE] = 9
    else:
        traits: CueTraits = context.cue_traits(cue)
        paragraphs = traits.paragraph - quote.paragraph
        values[row + P_CUE_CLASS] = traits.cue_class
        values[row + P_WORD] = traits.word
        values[row + P_CUE_PLACE] = 3 if paragraphs else 1 if cue < token else 2
        values[row + P_CUE_OFFSET] = paragraphs or _clip(traits.sentence - quote.sentence, 2)
        values[row + P_DISTANCE] = _distance_class(abs(token - cue))
    values[row + P_CUE_TENTHS] = int(10 * cue_probability)
    values[row + P_CUE_FIFTHS] = int(5 * cue_probability)
    values[row + P_SPEAKER_TENTHS] = int(10 * speaker_probability)
    values[row + P_KIND] = _kind_of(context, speaker)
    values[row + P_BEFORE] = quote.before
    values[row + P_AFTER] = quote.after
    values[row + P_ENDING] = quote.ending
    values[row + P_CAPITAL] = 1 - quote.lower
    low: cython.int = tokens.low(quote.paragraph)
    high: cython.int = tokens.high(quote.paragraph)
    index: cython.int
    for index in range(max(token - 4, low), min(token + 4, high)):
        if flags[index] & TITLE_OF_WORK:
            values[row + P_TITLE_WORD] = 1 if index < token else 2
            break
    values[row + P_OWNED] = int(token > low and flags[token - 1] & POSSESSIVE > 0)
    values[row + P_CLOSED] = int(quote.span.closed)
    values[row + P_TITLE_MARKS] = int(quote.span.work)
    return table


@cython.cfunc
@cython.exceptval(-2)
def _kind_of(context: AttributionContext, number: cython.int) -> cython.int:
    if number == NOBODY:
        return -1
    mention: Mention = context.mentions[number]
    return mention.kind


@cython.cfunc
@cython.exceptval(-1)
def _count_commas(words: list, low: cython.Py_ssize_t, high: cython.Py_ssize_t) -> cython.int:
    count: cython.int = 0
    at: cython.Py_ssize_t
    for at in range(low, high):
        count += words[at] == ","
    return count
