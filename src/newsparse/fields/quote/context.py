"""What attribution knows of an article and of each quote: mentions, entities, candidates for cues, and their neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsparse.fields.quote.entities import NOBODY, Entities
from newsparse.fields.quote.marks import QuotedSpan
from newsparse.fields.quote.mention import Mention, MentionKind
from newsparse.fields.quote.templates import ENDING_NUMBERS
from newsparse.fields.quote.tokens import TokenizedText
from newsparse.fields.quote.vocabulary import (
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


class CueTraits:
    """What features need to know of a cue, whichever quote it belongs to."""

    def __init__(self, context: AttributionContext, cue: int) -> None:
        tokens = context.tokens
        flags, words = tokens.flags, tokens.words
        end = cue + tokens.cue_lengths.get(cue, 1)
        self.end = end
        """The token after it."""
        self.cue_class = cue_class(flags[cue])
        self.form = _form(words[cue])
        self.left = _neighbour(context, context.mention_ending, cue, cue - 1)
        """Which kind of mention ends before it: see ``LEFT`` of the templates."""
        self.right = _neighbour(context, context.mention_starting, end, end + 1)
        self.follows = hash(words[end] if end < len(words) and not flags[end] & WORD else "w")
        self.word = hash(words[cue])
        self.opens = int(flags[cue] & OPENS_SENTENCE > 0)
        self.sentence = tokens.sentences[cue]
        self.paragraph = tokens.paragraphs[cue]
        self.mentions_before_start = bisect_left(context.mention_starts, cue)
        self.mentions_before_end = bisect_left(context.mention_starts, end)
        self.quotes_before_start = bisect_left(tokens.quotes, cue)
        self.quotes_before_end = bisect_left(tokens.quotes, end)


class MentionTraits:
    """What features need to know of a mention, whichever quote it may speak."""

    def __init__(self, context: AttributionContext, number: int) -> None:
        tokens = context.tokens
        flags, paragraphs, starts, quotes = tokens.flags, tokens.paragraphs, context.mention_starts, tokens.quotes
        mention = context.mentions[number]
        first, last = mention.first, mention.last
        self.first = first
        self.last = last
        self.kind = mention_kind(mention)
        self.owner = mention_owner(mention)
        self.opens = 1 if flags[first] & OPENS_SENTENCE else 2 if first and flags[first - 1] & OPENS_SENTENCE else 0
        self.before = token_class(context, first - 1, paragraphs[first])
        self.after = token_class(context, last, paragraphs[first])
        self.sentence = tokens.sentences[first]
        self.paragraph = paragraphs[first]
        self.mentions_before_start = bisect_left(starts, first)
        self.mentions_before_end = bisect_left(starts, last)
        self.quotes_before_start = bisect_left(quotes, first)
        self.quotes_before_end = bisect_left(quotes, last)


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
        quoted_spans: list[QuotedSpan],
        groups: list[int],
        mentions: list[Mention],
        entities: Entities,
    ) -> None:
        self.tokens = tokens
        self.quoted_spans = quoted_spans
        self.groups = groups
        self.mentions = mentions
        self.entities = entities
        self.mention_starts = [mention.first for mention in mentions]
        size = len(tokens.flags) + 2
        self.mention_starting = [NOBODY] * size
        """The mention that starts at each token."""
        self.mention_ending = [NOBODY] * size
        """The mention that ends before each token."""
        self.mentions_of: list[list[int]] = [[] for _ in entities.all]
        """The mentions of each entity by name or noun, in order."""
        for number, mention in enumerate(mentions):
            self.mention_starting[mention.first] = number
            self.mention_ending[mention.last] = number
            if entities.of_mention[number] != NOBODY:
                self.mentions_of[entities.of_mention[number]].append(number)
        people = [number for number, entity in enumerate(entities.all) if entity.is_human and self.mentions_of[number]]
        self.leading = sorted(people, key=lambda number: (-entities.all[number].count, number))[:MOST_LEADING]
        """The people named most, most first."""
        self.cues = sorted(_find_cues(tokens, mentions))
        """Every token that may be a cue, in order."""
        self.token_classes: dict[int, int] = {}
        """The class of each token asked for so far: :func:`token_class`."""
        self._cue_traits: dict[int, CueTraits] = {}
        self._mention_traits: dict[int, MentionTraits] = {}

    def cue_traits(self, cue: int) -> CueTraits:
        """Return the traits of the cue at a token."""
        known = self._cue_traits.get(cue)
        if known is None:
            known = self._cue_traits[cue] = CueTraits(self, cue)
        return known

    def mention_traits(self, number: int) -> MentionTraits:
        """Return the traits of the mention of that number."""
        known = self._mention_traits.get(number)
        if known is None:
            known = self._mention_traits[number] = MentionTraits(self, number)
        return known


class QuoteContext:
    """What features need to know of one quote."""

    def __init__(self, context: AttributionContext, number: int) -> None:
        tokens = context.tokens
        token = tokens.quotes[number]
        span = context.quoted_spans[number]
        text = tokens.page.text
        paragraph = tokens.paragraphs[token]
        bounds = tokens.bounds
        low, high = bounds[paragraph]
        alone = high - low == 1
        if paragraph > 0:
            low = bounds[paragraph - 1][0]
        if paragraph + 1 < len(bounds):
            high = bounds[paragraph + 1][1]
        self.number = number
        self.token = token
        self.span = span
        self.sentence = tokens.sentences[token]
        self.paragraph = paragraph
        self.first = max(low, token - REACH)
        """The first token where cue and speaker are looked for."""
        self.last = min(high, token + REACH)
        self.lower = int(span.start < span.end and text[span.start].islower())
        """Whether it opens with a lower case letter."""
        self.ending = _find_ending(text, span)
        """The number of the sign before the closing mark: see ``ENDING`` of the templates."""
        self.before = token_class(context, token - 1, paragraph)
        self.after = token_class(context, token + 1, paragraph)
        self.words = _count_words(text, span)
        self.alone = int(alone)
        """Whether nothing else stands in the paragraph."""


MOST_LEADING = 3
"""People who are candidates for every pronoun."""
MOST_CUES = 7
"""Candidates for the cue on each side of a quote."""
MOST_MENTIONS = 8
"""Candidates for the speaker on each side of a quote."""
REACH = 90
"""Tokens looked at on each side of a quote."""


def _find_cues(tokens: TokenizedText, mentions: list[Mention]) -> set[int]:
    """Return the tokens that may be cues: the listed ones, and any word where a verb follows a mention."""
    flags, words = tokens.flags, tokens.words
    found = {
        index for index, flag in enumerate(flags) if flag & ANY_CUE and (flag & OPENS_SENTENCE or not flag & CAPITAL)
    }
    for first, length in tokens.cue_lengths.items():
        found.difference_update(range(first + 1, first + length))  # one phrase is one cue
    size = len(flags)
    for mention in mentions:
        at = mention.last
        if mention.possessive:
            continue
        for _ in range(3):
            if at >= size or not flags[at] & WORD or flags[at] & CAPITAL:
                break
            if not flags[at] & (STOP | PRONOUN) and words[at][-2:] != "ly":
                found.add(at)
                break
            at += 1
    return found


def _count_words(text: str, span: QuotedSpan) -> int:
    """Return the words of a quote by its blanks; in scripts without blanks one for every two characters."""
    blanks = text.count(" ", span.start, span.end) + 1
    unspaced = span.start < span.end and _UNSPACED[0] <= text[span.start] <= _UNSPACED[1]
    return max(blanks, (span.end - span.start) // 2) if unspaced else blanks


_UNSPACED = ("\u3040", "\u9fff")
"""Kana and Chinese characters."""


def _find_ending(text: str, span: QuotedSpan) -> int:
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


def token_class(context: AttributionContext, index: int, paragraph: int) -> int:
    """
    Return the hash of the class of a token: a stop word or a mark is a class of its own.

    The other classes are ``Q`` quote, ``C`` cue, ``V`` evaluative verb or source, ``K`` title of a work, ``N`` name, ``w``
    word, and ``^`` past the end of the paragraph.
    """
    low, high = context.tokens.bounds[paragraph]
    if not low <= index < high:
        return _PAST_END
    known = context.token_classes.get(index)
    if known is None:
        known = context.token_classes[index] = hash(_class_of(context.tokens, index))
    return known


_PAST_END = hash("^")
CLASSES = ("^", "Q", "C", "V", "K", "N", "w", "?")
"""The classes that are no words or marks themselves."""


def _class_of(tokens: TokenizedText, index: int) -> str:
    flag = tokens.flags[index]
    word = tokens.words[index]
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


def cue_class(flag: int) -> int:
    """Return the place of a cue's class among those of the templates."""
    return 0 if flag & CUE else 1 if flag & SOURCE else 2 if flag & EVALUATIVE else 3


def _form(word: str) -> int:
    return 1 if word.endswith("ing") else 2 if word.endswith("ed") else 3 if word.endswith("s") else 0


def _neighbour(context: AttributionContext, mention_at: list[int], beside: int, further: int) -> int:
    number = mention_at[beside]
    if number != NOBODY:
        return 1 + context.mentions[number].kind
    number = mention_at[further] if 0 <= further < len(mention_at) else NOBODY
    return 7 + context.mentions[number].kind if number != NOBODY else 0


def mention_kind(mention: Mention) -> int:
    """Return the number of a mention's kind; things have numbers of their own."""
    return _THINGS.get(mention.kind, mention.kind) if mention.thing else mention.kind


_THINGS = {int(MentionKind.NOUN): 7, int(MentionKind.FULL_NAME): 8, int(MentionKind.PRONOUN): 9}


def mention_owner(mention: Mention) -> int:
    """Return the place among ``owner``'s choices: 1 if the mention owns what follows, 2 if it describes it."""
    return 1 if mention.possessive else 2 if mention.modifies else 0


def cues_near(context: AttributionContext, quote: QuoteContext) -> list[int]:
    """Return the tokens that may be the cue, nearest first on each side; bounded."""
    cues = context.cues
    at = bisect_left(cues, quote.token)
    before = cues[max(bisect_left(cues, quote.first), at - MOST_CUES) : at]
    after = cues[at : min(bisect_right(cues, quote.last - 1), at + MOST_CUES)]
    return [*reversed(before), *after]


def mentions_near(context: AttributionContext, quote: QuoteContext) -> list[int]:
    """Return the numbers of the mentions that may be the speaker, nearest first on each side; bounded."""
    starts = context.mention_starts
    at = bisect_left(starts, quote.token)
    before = range(max(bisect_left(starts, quote.first), at - MOST_MENTIONS), at)
    after = range(at, min(bisect_left(starts, quote.last), at + MOST_MENTIONS))
    return [*reversed(before), *after]
