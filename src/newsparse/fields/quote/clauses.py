# cython: infer_types=True
"""Plain clauses of attribution, read without weights: a verb of saying beside the quote and its own subject.  Compiled."""

import cython
from cython.cimports.newsparse.fields.quote.context import AttributionContext, QuoteContext
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    CAPITAL,
    CUE,
    IMPERSONAL,
    LINK,
    OPENS_SENTENCE,
    PREPOSITION,
    QUOTE,
    SOURCE,
    STOP,
    TERMINAL,
    WORD,
)
from cython.cimports.newsparse.fields.quote.mention import K_NOUN, K_PRONOUN, Mention
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText

from newsparse.fields.quote.templates import ENDING_NUMBERS

NOBODY = cython.declare(cython.int, -1)


@cython.final
@cython.cclass
class Clause:
    """A cue and the mention that is its subject; both ``NOBODY`` where no plain clause stands beside the quote."""

    def __init__(self, cue: cython.int = -1, mention: cython.int = -1) -> None:
        self.cue = cue
        self.mention = mention


@cython.ccall
def find_clause(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Return the plain clause of a quote: its label, or what stands behind or before it."""
    clause = _find_label(context, quote)
    if clause.mention == NOBODY:
        clause = _find_behind(context, quote)
    if clause.mention == NOBODY:
        clause = _find_verb(context, quote)
    if clause.mention == NOBODY:
        clause = _find_before(context, quote)
    return clause


@cython.cfunc
def _find_label(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read who speaks from a line of a dialogue: Lee: "…"."""
    tokens: TokenizedText = context.tokens
    low = tokens.low(quote.paragraph)
    at = quote.token - 1
    if at <= low or tokens.words[at] != ":":
        return Clause()
    number = context.mention_ending(at)
    if number == NOBODY or context.mentions[number].first > low + _LABEL_TITLES:
        return Clause()
    return Clause(NOBODY, number) if context.mentions[number].kind <= K_NOUN else Clause()


_LABEL_TITLES = 1
"""Tokens before the mention of a label, such as an article."""


@cython.cfunc
def _find_verb(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read any verb whose subject stands right behind a quote that a comma ends: "…," Doe grumbled."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    last = tokens.high(quote.paragraph)
    number = context.mention_starting(quote.token + 1)
    if quote.ending not in _GOES_ON or number == NOBODY:
        return Clause()
    mention: Mention = context.mentions[number]
    verb = mention.last
    if mention.oblique or mention.possessive or mention.kind > K_PRONOUN or verb + 1 >= last:
        return Clause()
    if not flags[verb] & WORD or flags[verb] & (STOP | CAPITAL | ANY_CUE | PREPOSITION | LINK):
        return Clause()
    ends = flags[verb + 1] & TERMINAL or tokens.words[verb + 1] == ","
    return Clause(verb, number) if ends else Clause()


_GOES_ON = frozenset({ENDING_NUMBERS[","], ENDING_NUMBERS["?"]})


@cython.cfunc
def _find_behind(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read a verb right behind the quote, and its subject: "…", said Jane Doe; "…", a déclaré lundi le maire."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    last = tokens.high(quote.paragraph)
    cue = quote.token + 1
    if cue < last and tokens.words[cue] in _BEFORE_CUE:
        cue += 1
    if cue >= last or not flags[cue] & CUE:
        return Clause()
    subject = _subject_after(context, cue, last)
    end = tokens.end_of_cue(cue)
    if subject == NOBODY and (end == last or flags[end] & TERMINAL):
        subject = _subject_before_quote(context, quote)
    return Clause(cue, subject) if subject != NOBODY else Clause()


_BEFORE_CUE = frozenset({",", "-", "--"})


@cython.cfunc
@cython.exceptval(-2)
def _subject_after(context: AttributionContext, cue: cython.int, last: cython.int) -> cython.int:
    """Return the mention that follows a verb, at most a few words such as a day later; not the object of a preposition."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    at = tokens.end_of_cue(cue)
    if flags[cue] & IMPERSONAL:
        return NOBODY
    while at < last and tokens.words[at] in _BEFORE_PRONOUN:
        at += 1
    for index in range(at, min(at + _FEW_WORDS, last)):
        number = context.mention_starting(index)
        if number != NOBODY:
            mention: Mention = context.mentions[number]
            stands = mention.kind <= K_PRONOUN and not (mention.thing and mention.kind == K_PRONOUN)
            return number if stands and not mention.oblique and not mention.possessive else NOBODY
        if (
            not flags[index] & WORD
            or flags[index] & (ANY_CUE | CAPITAL | QUOTE)
            or (index > at and flags[index] & STOP)
        ):
            break
    return NOBODY


_FEW_WORDS = 3
_BEFORE_PRONOUN = frozenset({"-", "t"})
"""Between verb and pronoun in French: "ajoute-t-il"."""


@cython.cfunc
@cython.exceptval(-2)
def _subject_before_quote(context: AttributionContext, quote: QuoteContext) -> cython.int:
    """Return the mention right before a quote whose verb stands behind it, as Turkish and Hindi have it."""
    tokens: TokenizedText = context.tokens
    low = tokens.low(quote.paragraph)
    at = quote.token
    if at - 1 > low and tokens.words[at - 1] == ",":
        at -= 1
    number = context.mention_ending(at)
    if number == NOBODY or context.mentions[number].kind > K_NOUN or context.mentions[number].oblique:
        return NOBODY
    return number if tokens.sentences[context.mentions[number].first] == quote.sentence else NOBODY


@cython.cfunc
def _find_before(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read a verb and its subject right before the quote: he would, said Doe, "…"; then answered Doe: "…"."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    low = tokens.low(quote.paragraph)
    end = quote.token
    while end > low and words[end - 1] in _BEFORE_QUOTE:
        end -= 1
    number = context.mention_ending(end)
    if end == quote.token or number == NOBODY:
        return _find_source(context, quote)
    mention: Mention = context.mentions[number]
    cue = mention.first - 1
    if cue < low or not flags[cue] & CUE or flags[cue] & IMPERSONAL or mention.oblique:
        return _find_source(context, quote)
    if mention.kind > K_NOUN or mention.possessive:
        return Clause()
    before = cue - 1
    subject = context.mention_ending(cue)
    opens = before < low or words[before] in _OPENS_CLAUSE or flags[cue] & OPENS_SENTENCE
    if opens or (subject != NOBODY and context.mentions[subject].oblique):
        return Clause(cue, number)
    return Clause()


_BEFORE_QUOTE = frozenset({",", ":"})
_OPENS_CLAUSE = frozenset({",", "-", ";"})


@cython.cfunc
def _find_source(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read a source that opens the sentence: according to the police, the man was "…"."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    low = tokens.low(quote.paragraph)
    first = quote.token
    while first > low and tokens.sentences[first - 1] == quote.sentence:
        first -= 1
    while first < quote.token and not flags[first] & WORD:
        first += 1
    if not flags[first] & SOURCE:
        return Clause()
    at = tokens.end_of_cue(first)
    number = context.mention_starting(at)
    if number == NOBODY or context.mentions[number].kind > K_NOUN or context.mentions[number].last > quote.token:
        return Clause()
    for index in range(context.mentions[number].last, quote.token):
        if flags[index] & CUE:
            return Clause()
    return Clause(first, number)
