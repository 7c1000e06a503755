# cython: infer_types=True
"""Plain clauses of attribution, read without weights: a verb of saying beside the quote and its own subject.  Compiled."""

import cython
from cython.cimports.newsparse.fields.quote.context import AttributionContext, QuoteContext
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    AUXILIARY,
    CAPITAL,
    CUE,
    DETERMINER,
    EVALUATIVE,
    IMPERSONAL,
    LINK,
    NUMBER,
    OPENS_SENTENCE,
    PREPOSITION,
    QUOTE,
    QUOTED_AS,
    SOURCE,
    SOURCE_BEHIND,
    STOP,
    TERMINAL,
    TITLE,
    VIEW,
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
    """Return the plain clause of a quote: its label, what stands behind or before it, or elsewhere in its sentence."""
    clause = find_label(context, quote)
    if clause.mention == NOBODY and context.tokens.caseless:
        clause = _find_caseless(context, quote)
    if clause.mention == NOBODY:
        clause = _find_behind(context, quote)
    if clause.mention == NOBODY:
        clause = _find_verb(context, quote)
    if clause.mention == NOBODY:
        clause = _find_before(context, quote)
    if clause.mention == NOBODY:
        clause = _find_in_sentence(context, quote)
    if clause.mention == NOBODY:
        clause = _find_introduction(context, quote)
    return clause


@cython.ccall
def find_label(context: AttributionContext, quote: QuoteContext) -> Clause:
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
    if cue + 1 < last and flags[cue] & AUXILIARY and not flags[cue] & CUE:
        if not flags[cue + 1] & CUE:
            return _find_participle(context, cue, last)
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
def _find_participle(context: AttributionContext, auxiliary: cython.int, last: cython.int) -> Clause:
    """Read a subject between the two parts of a verb: "…", hatte Doe im Mai gesagt."""
    tokens: TokenizedText = context.tokens
    cue: cython.int
    subject = _subject_after(context, auxiliary, last)
    if subject == NOBODY:
        for cue in range(auxiliary + 1, min(auxiliary + 1 + _MOST_ADVERBS, last)):
            if tokens.flags[cue] & CUE:
                subject = _subject_after(context, cue, last)  # "a pour sa part estimé Doe"
                return Clause(cue, subject) if subject != NOBODY else Clause()
        return Clause()
    for cue in range(context.mentions[subject].last, min(last, auxiliary + _LONGEST_FRAME)):
        if tokens.sentences[cue] != tokens.sentences[auxiliary] or tokens.flags[cue] & QUOTE:
            break
        if tokens.flags[cue] & CUE:
            return Clause(cue, subject)
    return Clause()


_MOST_ADVERBS = cython.declare(cython.int, 5)
"""Tokens between an auxiliary and its verb."""
_LONGEST_FRAME = 25
"""Tokens from the first to the last part of a verb."""


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
    first = at
    for _ in range(_FEW_WORDS):
        if at >= last:
            break
        number = context.mention_starting(at)
        if number != NOBODY:
            mention: Mention = context.mentions[number]
            if mention.oblique and at > first:
                at = mention.last  # "a indiqué à l'AFP un porte-parole"
                continue
            stands = mention.kind <= K_PRONOUN and not (mention.thing and mention.kind == K_PRONOUN)
            return number if stands and not mention.oblique and not mention.possessive else NOBODY
        if not flags[at] & WORD or flags[at] & (ANY_CUE | CAPITAL | QUOTE):
            break
        if flags[at] & STOP and at > first:
            break
        at += 1
        if flags[at - 1] & PREPOSITION and at < last and flags[at] & DETERMINER:
            at += context.mention_starting(at) == NOBODY
    return NOBODY


_FEW_WORDS = cython.declare(cython.int, 3)
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
        return Clause()
    mention: Mention = context.mentions[number]
    cue = mention.first - 1
    if cue < low or not flags[cue] & CUE or flags[cue] & IMPERSONAL or mention.oblique:
        return Clause()
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
def _find_caseless(context: AttributionContext, quote: QuoteContext) -> Clause:
    """
    Read a clause of a script without capitals, where mentions are subjects.

    The verb stands right before the quote, or behind it in its sentence, with its subject before or behind the quote; or it
    stands further before.
    """
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    low: cython.int = max(tokens.low(quote.paragraph), quote.token - _LONGEST_SENTENCE)
    high: cython.int = min(tokens.high(quote.paragraph), quote.token + _LONGEST_SENTENCE)
    cue: cython.int = quote.token - 1
    while cue > low and not flags[cue] & WORD and not flags[cue] & QUOTE:
        cue -= 1
    if cue >= low and flags[cue] & CUE and not flags[cue + 1] & TERMINAL:
        subject = _subject_near(context, cue, low, quote.token)
        if subject != NOBODY:
            return Clause(cue, subject)
    before: cython.int = quote.token
    while before > low and tokens.sentences[before - 1] == quote.sentence:
        before -= 1
    for cue in range(quote.token + 1, high):
        if flags[cue] & QUOTE or (flags[cue] & TERMINAL and not flags[cue] & WORD):
            break
        if flags[cue] & CUE:
            subject = _nearest_subject(context, quote.token + 1, cue)
            if subject == NOBODY:
                subject = _subject_near(context, cue, quote.token + 1, high)
            if subject == NOBODY:
                subject = _nearest_subject(context, before, quote.token)
            return Clause(cue, subject)
    for cue in range(quote.token - 1, before - 1, -1):
        if flags[cue] & (CUE | EVALUATIVE):
            return Clause(cue, _subject_near(context, cue, low, quote.token))
    return Clause()


@cython.cfunc
@cython.exceptval(-2)
def _subject_near(context: AttributionContext, cue: cython.int, low: cython.int, high: cython.int) -> cython.int:
    """Return the last mention before a verb that no sign parts from it, or the one right behind it."""
    at: cython.int = cue
    number = context.mention_ending(at)
    while (
        number == NOBODY and at > max(low, cue - _LONGEST_ADVERBIAL) and context.tokens.flags[at - 1] & (WORD | NUMBER)
    ):
        at -= 1
        number = context.mention_ending(at)
    if number == NOBODY:
        behind = context.tokens.end_of_cue(cue)
        if behind < context.tokens.size and context.tokens.flags[behind] & TITLE:
            behind += 1
        number = context.mention_starting(behind)
    if number == NOBODY or context.mentions[number].last > high:
        return NOBODY
    return number if context.mentions[number].kind <= K_PRONOUN else NOBODY


_LONGEST_ADVERBIAL = cython.declare(cython.int, 8)
"""Tokens between a subject and its verb."""


@cython.cfunc
@cython.exceptval(-2)
def _nearest_subject(context: AttributionContext, first: cython.int, last: cython.int) -> cython.int:
    """Return the last mention between two tokens."""
    for index in range(last - 1, first - 1, -1):
        number = context.mention_starting(index)
        if number != NOBODY and context.mentions[number].kind <= K_PRONOUN:
            return number
    return NOBODY


@cython.cfunc
def _find_in_sentence(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read a clause that stands in the quote's sentence, but not beside it."""
    tokens: TokenizedText = context.tokens
    low: cython.int = max(tokens.low(quote.paragraph), quote.token - _LONGEST_SENTENCE)
    high: cython.int = min(tokens.high(quote.paragraph), quote.token + _LONGEST_SENTENCE)
    first: cython.int = quote.token
    last: cython.int = quote.token + 1
    while first > low and tokens.sentences[first - 1] == quote.sentence:
        first -= 1
    while last < high and tokens.sentences[last] == quote.sentence:
        last += 1
    clause = _find_source(context, quote, first, last)
    if clause.mention == NOBODY:
        clause = _find_verb_before(context, quote, first)
    if clause.mention == NOBODY:
        clause = _find_verb_behind(context, quote, first, last)
    return clause


_LONGEST_SENTENCE = cython.declare(cython.int, 60)
"""Tokens read on each side of a quote."""


@cython.cfunc
def _find_source(context: AttributionContext, quote: QuoteContext, first: cython.int, last: cython.int) -> Clause:
    """Read a source that opens the sentence, or a mention that makes one: according to the police, …; Doe zufolge …."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    index: cython.int
    for index in range(first + 1, last):
        if flags[index] & SOURCE_BEHIND:
            number = context.mention_ending(index)
            return Clause(index, _whole(context, number)) if number != NOBODY else Clause()
    while first < quote.token and not flags[first] & WORD:
        first += 1
    if not flags[first] & (SOURCE | VIEW):
        return Clause()
    number = context.mention_starting(tokens.end_of_cue(first))
    if number == NOBODY or context.mentions[number].kind > K_NOUN or context.mentions[number].last > quote.token:
        return Clause()
    if not flags[first] & SOURCE and context.mentions[number].thing:
        return Clause()
    for index in range(context.mentions[number].last, quote.token):
        if flags[index] & CUE:
            return Clause()
    return Clause(first if flags[first] & SOURCE else NOBODY, number)


@cython.cfunc
@cython.exceptval(-2)
def _whole(context: AttributionContext, number: cython.int) -> cython.int:
    """Return the noun that a noun right behind it belongs to: "einem Sprecher der Bahn"."""
    while number > 0:
        mention: Mention = context.mentions[number]
        before: Mention = context.mentions[number - 1]
        if before.last != mention.first or before.kind != K_NOUN or mention.kind != K_NOUN:
            break
        number -= 1
    return number


@cython.cfunc
def _find_verb_before(context: AttributionContext, quote: QuoteContext, first: cython.int) -> Clause:
    """
    Read the verb of saying before the quote that has a subject of its own.

    "Doe nannte den Plan «…»", "Den Plan nannte Doe «…»"; "it is, said Doe, a «…»", between commas; "the paper quoted
    Doe as saying it was «…»".
    """
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    cue: cython.int
    for cue in range(quote.token - 1, first - 1, -1):
        if not flags[cue] & (CUE | EVALUATIVE):
            continue
        if flags[cue] & QUOTED_AS:
            return _find_quoted(context, cue, first)
        if cue > first and flags[cue - 1] & QUOTED_AS:
            continue  # its last word
        subject = _subject_right_behind(context, cue, quote.token)
        before = _whole(context, context.mention_ending(cue))
        if subject != NOBODY and cue > first and words[cue - 1] == ",":
            end: cython.int = context.mentions[subject].last
            if _comma_follows(tokens, end, quote.token):
                return Clause(cue, subject)
        if not tokens.inversion:
            break
        if _may_be_subject(context, before):
            return Clause(cue, before)
        topic = before == NOBODY or context.mentions[before].oblique
        return (
            Clause(cue, subject) if subject != NOBODY and topic and not _has_subject(context, first, cue) else Clause()
        )
    return Clause()


@cython.cfunc
@cython.exceptval(-1)
def _comma_follows(tokens: TokenizedText, at: cython.int, last: cython.int) -> cython.bint:
    """Return whether a comma ends an inserted clause, at once or behind a word or two: ", so Doe wörtlich,"."""
    index: cython.int
    reach: cython.int = _FEW_WORDS if tokens.inversion else 1
    for index in range(at, min(at + reach, last - 1)):
        if tokens.words[index] == ",":
            return True
        if not tokens.flags[index] & WORD:
            break
    return False


@cython.cfunc
@cython.exceptval(-1)
def _has_subject(context: AttributionContext, first: cython.int, cue: cython.int) -> cython.bint:
    """Return whether a mention that may be a subject stands in a sentence before the cue."""
    for index in range(first, cue):
        if _may_be_subject(context, context.mention_starting(index)):
            return True
    return False


@cython.cfunc
def _find_quoted(context: AttributionContext, cue: cython.int, first: cython.int) -> Clause:
    """Read whom others quote: "quoted Doe as saying", "Doe was quoted as saying"."""
    for end in range(cue, max(first, cue - _FEW_WORDS), -1):
        number = context.mention_ending(end)
        if number != NOBODY:
            return Clause(cue, number) if context.mentions[number].kind <= K_PRONOUN else Clause()
    return Clause()


@cython.cfunc
@cython.exceptval(-2)
def _subject_right_behind(context: AttributionContext, cue: cython.int, last: cython.int) -> cython.int:
    """Return the name or noun right behind a verb of saying that may be its subject."""
    number = context.mention_starting(context.tokens.end_of_cue(cue))
    if number == NOBODY or context.tokens.flags[cue] & IMPERSONAL:
        return NOBODY
    mention: Mention = context.mentions[number]
    stands = mention.kind <= K_NOUN and not mention.oblique and not mention.possessive and mention.last <= last
    return number if stands else NOBODY


@cython.cfunc
def _find_verb_behind(context: AttributionContext, quote: QuoteContext, first: cython.int, last: cython.int) -> Clause:
    """Read a verb of saying that ends the sentence: it is "…" for some, said Doe; "…", the paper quoted Doe as saying."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    cue: cython.int
    for cue in range(quote.token + 1, last):
        if flags[cue] & QUOTED_AS:
            return _find_quoted(context, cue, quote.token + 1)
        if flags[cue] & QUOTE:
            break
        if not tokens.inversion or not flags[cue] & CUE or tokens.words[cue - 1] != ",":
            continue
        subject = _subject_right_behind(context, cue, last)
        if subject == NOBODY or _has_subject(context, quote.token, cue):
            break
        for index in range(first, quote.token):
            if flags[index] & (CUE | EVALUATIVE):
                return Clause()
        return Clause(cue, subject)
    return Clause()


@cython.cfunc
def _find_introduction(context: AttributionContext, quote: QuoteContext) -> Clause:
    """Read the paragraph before one that a quote opens, where it ends with a colon: Doe made this comment:."""
    tokens: TokenizedText = context.tokens
    flags: cython.longlong[::1] = tokens.flags
    if quote.paragraph == 0 or quote.token != tokens.low(quote.paragraph):
        return Clause()
    low = tokens.low(quote.paragraph - 1)
    last = tokens.high(quote.paragraph - 1) - 1
    if last <= low or tokens.words[last] != ":":
        return Clause()
    first = last
    while first > low and tokens.sentences[first - 1] == tokens.sentences[last] and not flags[first - 1] & QUOTE:
        first -= 1
    subject = NOBODY
    cue = NOBODY
    for index in range(first, last):
        number = context.mention_starting(index)
        if flags[index] & CUE and not flags[index] & IMPERSONAL:
            cue = index
            beside = context.mention_ending(index)
            subject = beside if _may_be_subject(context, beside) else subject
        if subject == NOBODY and _may_be_subject(context, number):
            subject = number
    return Clause(cue, subject) if subject != NOBODY else Clause()


@cython.cfunc
@cython.exceptval(-1)
def _may_be_subject(context: AttributionContext, number: cython.int) -> cython.bint:
    if number == NOBODY:
        return False
    mention: Mention = context.mentions[number]
    return mention.kind <= K_PRONOUN and not mention.oblique and not mention.possessive
