# cython: infer_types=True
"""What attribution knows of an article and of each quote: mentions, entities, candidates for cues, and their neighbours.  Compiled."""

from array import array
from bisect import bisect_left, bisect_right

import cython
from cython.cimports.newsparse.fields.quote.entities import Entities, Entity
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    CAPITAL,
    CUE,
    EVALUATIVE,
    OPENS_SENTENCE,
    PRONOUN,
    QUOTE,
    SOURCE,
    STOP,
    TITLE_OF_WORK,
    WORD,
)
from cython.cimports.newsparse.fields.quote.mention import K_FULL_NAME, K_NOUN, K_PRONOUN, Mention
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText

from newsparse.fields.quote.templates import ENDING_NUMBERS


@cython.final
@cython.cclass
class CueTraits:
    """
    What features need to know of a cue, whichever quote it belongs to.

    ``end`` is the token after it; ``left`` and ``right`` are the kinds of mention beside it, see ``LEFT`` of the templates.
    """

    def __init__(self, context: AttributionContext, cue: cython.int) -> None:
        tokens: TokenizedText = context.tokens
        flags: cython.longlong[::1] = tokens.flags
        words: list = tokens.words
        end: cython.int = tokens.end_of_cue(cue)
        self.end = end
        self.cue_class = cue_class(flags[cue])
        self.form = _form(words[cue])
        self.left = _kind_beside(context, context.mention_ending(cue), context.mention_ending(cue - 1))
        self.right = _kind_beside(context, context.mention_starting(end), context.mention_starting(end + 1))
        self.follows = hash(words[end] if end < tokens.size and not flags[end] & WORD else "w")
        self.word = hash(words[cue])
        self.before = token_class(context, cue - 1, tokens.paragraphs[cue])
        self.behind = token_class(context, end, tokens.paragraphs[cue])
        self.opens = flags[cue] & OPENS_SENTENCE != 0
        self.sentence = tokens.sentences[cue]
        self.paragraph = tokens.paragraphs[cue]
        self.mentions_before_start = context.mentions_before[cue]
        self.mentions_before_end = context.mentions_before[end]
        self.quotes_before_start = context.quotes_before[cue]
        self.quotes_before_end = context.quotes_before[end]


@cython.final
@cython.cclass
class MentionTraits:
    """What features need to know of a mention, whichever quote it may speak."""

    def __init__(self, context: AttributionContext, number: cython.int) -> None:
        tokens: TokenizedText = context.tokens
        flags: cython.longlong[::1] = tokens.flags
        paragraphs: cython.int[::1] = tokens.paragraphs
        mention: Mention = context.mentions[number]
        first: cython.int = mention.first
        last: cython.int = mention.last
        self.first = first
        self.last = last
        self.kind = _mention_kind(mention)
        self.owner = mention_owner(mention)
        self.opens = 1 if flags[first] & OPENS_SENTENCE else 2 if first and flags[first - 1] & OPENS_SENTENCE else 0
        self.before = token_class(context, first - 1, paragraphs[first])
        self.after = token_class(context, last, paragraphs[first])
        self.sentence = tokens.sentences[first]
        self.paragraph = paragraphs[first]
        self.mentions_before_start = context.mentions_before[first]
        self.mentions_before_end = context.mentions_before[last]
        self.quotes_before_start = context.quotes_before[first]
        self.quotes_before_end = context.quotes_before[last]


@cython.final
@cython.cclass
class AttributionContext:
    """
    An article as attribution sees it.

    Args:
        tokens: The tokens of its paragraphs.

        quoted_spans: Its strings in quotation marks, in order.

        groups: The number of the group of each; a quote that runs over paragraphs is one group.

        mentions: Who is mentioned, in order.

        entities: Whom the mentions stand for.
    """

    def __init__(
        self,
        tokens: TokenizedText,
        quoted_spans: list,
        groups: list,
        mentions: list,
        entities: Entities,
    ) -> None:
        self.tokens = tokens
        self.quoted_spans = quoted_spans
        self.groups = groups
        self.mentions = mentions
        self.entities = entities
        mention: Mention
        number: cython.int
        size: cython.Py_ssize_t = tokens.size + 2
        self.mention_starts = [mention.first for mention in mentions]
        self._starting = array("i", b"\xff" * (4 * size))
        self._ending = array("i", b"\xff" * (4 * size))
        self.classes = array("q", bytes(8 * size))
        # How many mentions start, and how many quotes stand, before each token.
        self.mentions_before = array("i", bytes(4 * size))
        self.quotes_before = array("i", bytes(4 * size))
        self.mentions_of = [[] for _ in entities.all]
        for number in range(len(mentions)):
            mention = mentions[number]
            self._starting[mention.first] = number
            self._ending[mention.last] = number
            if entities.of_mention[number] != NOBODY:
                self.mentions_of[entities.of_mention[number]].append(number)
        token: cython.Py_ssize_t
        for token in range(1, size):
            self.mentions_before[token] = self.mentions_before[token - 1] + (self._starting[token - 1] != -1)
            self.quotes_before[token] = self.quotes_before[token - 1]
            if token <= tokens.size and tokens.flags[token - 1] & QUOTE:
                self.quotes_before[token] += 1
        people: list = []
        entity: Entity
        for number in range(len(entities.all)):
            entity = entities.all[number]
            if entity.is_human() and self.mentions_of[number]:
                people.append((-entity.count, number))
        people.sort()
        self.leading = [each[1] for each in people[:MOST_LEADING]]
        self.cues = sorted(_find_cues(tokens, mentions))
        self._cue_traits = {}
        self._mention_traits = {}

    @cython.ccall
    def mention_starting(self, token: cython.Py_ssize_t) -> cython.int:
        """Return the mention that starts at a token, or ``NOBODY``."""
        return self._starting[token] if 0 <= token < self._starting.shape[0] else -1

    @cython.ccall
    def mention_ending(self, token: cython.Py_ssize_t) -> cython.int:
        """Return the mention that ends before a token, or ``NOBODY``."""
        return self._ending[token] if 0 <= token < self._ending.shape[0] else -1

    @cython.cfunc
    def cue_traits(self, cue: cython.int) -> CueTraits:
        """Return the traits of the cue at a token."""
        known = self._cue_traits.get(cue)
        if known is None:
            known = self._cue_traits[cue] = CueTraits(self, cue)
        return known

    @cython.cfunc
    def mention_traits(self, number: cython.int) -> MentionTraits:
        """Return the traits of the mention of that number."""
        known = self._mention_traits.get(number)
        if known is None:
            known = self._mention_traits[number] = MentionTraits(self, number)
        return known


@cython.final
@cython.cclass
class QuoteContext:
    """What features need to know of one quote."""

    def __init__(self, context: AttributionContext, number: cython.int) -> None:
        tokens: TokenizedText = context.tokens
        token: cython.int = tokens.quotes[number]
        span = context.quoted_spans[number]
        text: str = tokens.page.text
        paragraph: cython.int = tokens.paragraphs[token]
        low: cython.int = tokens.low(paragraph)
        high: cython.int = tokens.high(paragraph)
        alone: cython.bint = high - low == 1
        if paragraph > 0:
            low = tokens.low(paragraph - 1)
        if paragraph + 1 < len(tokens.bounds):
            high = tokens.high(paragraph + 1)
        self.number = number
        self.token = token
        self.span = span
        self.sentence = tokens.sentences[token]
        self.paragraph = paragraph
        self.first = max(low, token - REACH)
        self.last = min(high, token + REACH)
        self.lower = int(span.start < span.end and text[span.start].islower())
        self.ending = _find_ending(text, span)
        self.before = token_class(context, token - 1, paragraph)
        self.after = token_class(context, token + 1, paragraph)
        self.words = _count_words(text, span)
        self.alone = int(alone)


NOBODY = cython.declare(cython.int, -1)
MOST_LEADING = 3
"""People who are candidates for every pronoun."""
MOST_CUES = 7
"""Candidates for the cue on each side of a quote."""
MOST_MENTIONS = 8
"""Candidates for the speaker on each side of a quote."""
REACH = 90
"""Tokens looked at on each side of a quote."""


@cython.cfunc
def _find_cues(tokens: TokenizedText, mentions: list) -> set:
    """Return the tokens that may be cues: the listed ones, and any word where a verb follows a mention."""
    flags: cython.longlong[::1] = tokens.flags
    found: set = set()
    flag: cython.longlong
    index: cython.Py_ssize_t
    at: cython.Py_ssize_t
    mention: Mention
    for index in range(tokens.size):
        flag = flags[index]
        if flag & ANY_CUE and (flag & OPENS_SENTENCE or not flag & CAPITAL):
            found.add(index)
    for first, length in tokens.cue_lengths.items():
        found.difference_update(range(first + 1, first + length))  # one phrase is one cue
    for mention in mentions:
        if mention.possessive:
            continue
        for at in range(mention.last, min(mention.last + 3, tokens.size)):
            if not flags[at] & WORD or flags[at] & CAPITAL:
                break
            if not flags[at] & (STOP | PRONOUN) and not tokens.words[at].endswith("ly"):
                found.add(at)
                break
    return found


@cython.cfunc
@cython.exceptval(-1)
def _count_words(text: str, span: object) -> cython.Py_ssize_t:
    """Return the words of a quote by its blanks; in scripts without blanks one for every two characters."""
    blanks = text.count(" ", span.start, span.end) + 1
    unspaced = span.start < span.end and _UNSPACED[0] <= text[span.start] <= _UNSPACED[1]
    return max(blanks, (span.end - span.start) // 2) if unspaced else blanks


_UNSPACED = ("\u3040", "\u9fff")
"""Kana and Chinese characters."""


@cython.cfunc
@cython.exceptval(-1)
def _find_ending(text: str, span: object) -> cython.int:
    ending = _ENDINGS.get(text[span.end - 1], 0) if span.start < span.end else 0
    if not ending and span.outer_end < len(text):
        return _ENDINGS_OUTSIDE.get(text[span.outer_end], 0)
    return ending


_ENDINGS_OUTSIDE = {",": ENDING_NUMBERS[","], ".": ENDING_NUMBERS["outer."]}
"""British, German and French papers put the sign behind the marks; a full stop there is weaker evidence."""
_ENDINGS = {
    sign: ENDING_NUMBERS[shown]
    for signs, shown in ((",，、", ","), (".。", "."), ("?!？！", "?"), *((each, each) for each in ":;-–—…"))
    for sign in signs
}


@cython.cfunc
@cython.exceptval(-1)
def token_class(context: AttributionContext, index: cython.int, paragraph: cython.int) -> cython.Py_hash_t:
    """
    Return the hash of the class of a token: a stop word or a mark is a class of its own.

    The other classes are ``Q`` quote, ``C`` cue, ``V`` evaluative verb or source, ``K`` title of a work, ``N`` name, ``w``
    word, and ``^`` past the end of the paragraph.
    """
    if not context.tokens.low(paragraph) <= index < context.tokens.high(paragraph):
        return _PAST_END
    known: cython.longlong = context.classes[index]
    if known == 0:
        known = hash(_class_of(context.tokens, index))
        context.classes[index] = known
    return known


_PAST_END = cython.declare(cython.Py_hash_t, hash("^"))
CLASSES = ("^", "Q", "C", "V", "K", "N", "w", "?")
"""The classes that are no words or marks themselves."""


@cython.cfunc
def _class_of(tokens: TokenizedText, index: cython.int) -> str:
    flag: cython.longlong = tokens.flags[index]
    word: str = tokens.words[index]
    if flag & QUOTE:
        return "Q"
    if flag & CUE:
        return "C"
    if flag & (EVALUATIVE | SOURCE):
        return "V"
    if flag & TITLE_OF_WORK:
        return "K"
    if flag & STOP or (flag & WORD and len(word) <= 3):
        return word
    if flag & CAPITAL:
        return "N"
    return "w" if flag & WORD else word[:1] or "?"


@cython.cfunc
@cython.exceptval(-1)
def cue_class(flag: cython.longlong) -> cython.int:
    """Return the place of a cue's class among those of the templates."""
    return 0 if flag & CUE else 1 if flag & SOURCE else 2 if flag & EVALUATIVE else 3


@cython.cfunc
@cython.exceptval(-1)
def _form(word: str) -> cython.int:
    return 1 if word.endswith("ing") else 2 if word.endswith("ed") else 3 if word.endswith("s") else 0


@cython.cfunc
@cython.exceptval(-1)
def _kind_beside(context: AttributionContext, beside: cython.int, further: cython.int) -> cython.int:
    """Return which kind of mention stands right beside a cue, or one token further."""
    mention: Mention
    if beside != NOBODY:
        mention = context.mentions[beside]
        return 1 + mention.kind
    if further == NOBODY:
        return 0
    mention = context.mentions[further]
    return 7 + mention.kind


@cython.cfunc
@cython.exceptval(-1)
def _mention_kind(mention: Mention) -> cython.int:
    """Return the number of a mention's kind; things have numbers of their own."""
    if not mention.thing:
        return mention.kind
    return (
        7
        if mention.kind == K_NOUN
        else 8
        if mention.kind == K_FULL_NAME
        else 9
        if mention.kind == K_PRONOUN
        else mention.kind
    )


@cython.cfunc
@cython.exceptval(-1)
def mention_owner(mention: Mention) -> cython.int:
    """Return the place among ``owner``'s choices: 1 if the mention owns what follows, 2 if it describes it."""
    return 1 if mention.possessive else 2 if mention.modifies else 0


def cues_near(context: AttributionContext, quote: QuoteContext) -> list:
    """Return the tokens that may be the cue, nearest first on each side; bounded."""
    cues = context.cues
    at = bisect_left(cues, quote.token)
    before = cues[max(bisect_left(cues, quote.first), at - MOST_CUES) : at]
    after = cues[at : min(bisect_right(cues, quote.last - 1), at + MOST_CUES)]
    return [*reversed(before), *after]


def mentions_near(context: AttributionContext, quote: QuoteContext) -> list:
    """Return the numbers of the mentions that may be the speaker, nearest first on each side; bounded."""
    starts = context.mention_starts
    at = bisect_left(starts, quote.token)
    before = range(max(bisect_left(starts, quote.first), at - MOST_MENTIONS), at)
    after = range(at, min(bisect_left(starts, quote.last), at + MOST_MENTIONS))
    return [*reversed(before), *after]
