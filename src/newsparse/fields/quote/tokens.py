"""The words around the quotes: what the article says outside of quotation marks, as tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, repeat
from operator import add, itemgetter

import regex
from attrs import Factory, define

from newsparse.fields.quote.dashes import incise_pattern
from newsparse.fields.quote.marks import QuotedSpan
from newsparse.fields.quote.vocabulary import (
    ANY_CUE,
    BLANKS,
    CAPITAL,
    GAP,
    NO_NAME,
    NUMBER,
    OPENS_PHRASE,
    OPENS_SENTENCE,
    PATTERN_OF_TOKENS,
    QUOTE,
    SO_CALLED,
    TERMINAL,
    TERMINAL_SIGNS,
    TITLE,
    TITLE_OF_WORK,
    TOKEN,
    WORD,
    Phrases,
    Vocabulary,
    vocabulary_of,
)
from newsparse.lexicon import Lexicon
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.scripts import is_latin_greek_cyrillic

_WORD_SIGN = regex.compile(r"\w")
# Who speaks, as transcripts and interviews print it: "DOE: Well, I ..."
_LABEL = regex.compile(r"\p{Lu}[\p{Lu}.'-]++(?:\ \p{Lu}[\p{Lu}.'-]++){0,3}+:(?=\s)")
_AFTER_TERMINAL = frozenset("\"')]»”’」』*")


@cache
def _token_of_cased() -> re.Pattern[str]:
    """Return the same pattern for what :func:`newsparse.text.fold.is_latin_greek_cyrillic` holds of, where it takes half the time."""
    letters = "".join(filter(is_latin_greek_cyrillic, map(chr, range(0x530))))
    source = PATTERN_OF_TOKENS
    for unicode_class, same in (
        (r"[\p{L}\p{M}\p{N}]", r"[^\W_]"),
        (r"[\p{L}\p{N}]", r"[^\W_]"),
        (r"[\p{L}\p{M}]", r"[^\W\d_]"),
        (r"[\p{N}'&-]", r"[\d'&-]"),
        (r"\p{L}", r"[^\W\d_]"),
        (r"\p{N}", r"\d"),
        (r"\p{Lu}", "[" + "".join(regex.findall(r"\p{Lu}", letters)) + "]"),
        (r"\p{Ll}", "[" + "".join(regex.findall(r"\p{Ll}", letters)) + "]"),
    ):
        source = source.replace(unicode_class, same)
    return re.compile(source, re.VERBOSE | re.DOTALL)


@define
class TokenizedText:
    """
    The tokens of several paragraphs in reading order; the lists run in step.

    A quoted string is one token.
    """

    page: Page
    capitalised_nouns: bool = False
    """Whether every noun has a capital letter."""
    drops_subjects: bool = False
    """Whether a verb needs no subject."""
    title_case: bool = False
    """Whether every word of an organisation's name has a capital letter."""
    starts: list[int] = Factory(list)
    ends: list[int] = Factory(list)
    words: list[str] = Factory(list)
    """Folded and lower case; a mark as it stands; ``""`` for a quoted string."""
    flags: list[int] = Factory(list)
    sentences: list[int] = Factory(list)
    """The number of the sentence, counted through; a new paragraph opens a new sentence."""
    paragraphs: list[int] = Factory(list)
    bounds: list[tuple[int, int]] = Factory(list)
    """Of each paragraph, the first token and the one after its last."""
    quotes: list[int] = Factory(list)
    """The token of each quoted string."""
    cue_lengths: dict[int, int] = Factory(dict)
    """Of cues of several words: first token to number of tokens."""


def tokenize(
    page: Page, paragraphs: Sequence[Span], quoted: Sequence[Sequence[QuotedSpan]], lexicon: Lexicon
) -> TokenizedText:
    """
    Return the tokens of *paragraphs*.

    Args:
        page: The whole page.

        paragraphs: The paragraphs, in order.

        quoted: The strings in quotation marks of each paragraph.

        lexicon: The words of the page's language.
    """
    words = vocabulary_of(lexicon)
    tokens = TokenizedText(page, words.capitalised_nouns, words.drops_subjects, words.title_case)
    incises = incise_pattern(lexicon.quote) if "incises" in lexicon.quote.traits and lexicon.language else None
    sentence = 0
    for number, (paragraph, strings) in enumerate(zip(paragraphs, quoted, strict=True)):
        first = len(tokens.starts)
        at = paragraph.start
        for string in strings:
            _read_words(tokens, at, string.outer_start, words)
            if label := _LABEL.match(page.folded, string.start, string.end):
                _read_words(tokens, label.start(), label.end(), words)
            tokens.quotes.append(len(tokens.starts))
            tokens.starts.append(string.start)
            tokens.ends.append(string.end)
            tokens.words.append("")
            tokens.flags.append(QUOTE)
            if incises is not None and (incise := incises.search(page.folded, string.start, string.end)):
                _read_words(tokens, incise.start("cue"), incise.end("clause"), words)
            at = string.outer_end
            # A comma outside of the marks (British, German, French) says the same as one inside.
            if at < paragraph.end and page.text[at] in ",，、":
                at += 1
        _read_words(tokens, at, paragraph.end, words)
        last = len(tokens.starts)
        tokens.bounds.append((first, last))
        tokens.paragraphs.extend([number] * (last - first))
        sentence = _count_sentences(tokens, first, last, sentence) + 1
    _find_phrases(tokens, words.phrases)
    return tokens


def _read_words(tokens: TokenizedText, start: int, end: int, vocabulary: Vocabulary) -> None:
    folded = tokens.page.folded
    while start < end and folded[start] in BLANKS:
        start += 1
    pattern = _token_of_cased() if is_latin_greek_cyrillic(folded[start:end]) else TOKEN
    pieces = pattern.findall(folded, start, end)
    printed = [*map(str.rstrip, pieces, repeat(BLANKS))]
    entries = [*map(vocabulary.__getitem__, printed)]
    first = len(tokens.starts)
    tokens.starts += accumulate(map(len, pieces[:-1]), initial=start) if pieces else ()
    tokens.ends += map(add, tokens.starts[first:], map(len, printed))
    tokens.words += map(itemgetter(0), entries)
    tokens.flags += map(itemgetter(1), entries)
    for index in [index for index, sign in enumerate(printed, first) if sign == "'"] if "'" in printed else ():
        if _WORD_SIGN.match(folded, tokens.ends[index], end):
            tokens.words[index], tokens.flags[index] = "'", 0  # it owns nothing: a word begins behind it


def _count_sentences(tokens: TokenizedText, first: int, last: int, sentence: int) -> int:
    """Number the sentences of one paragraph; return the last number."""
    words, flags, sentences, starts = tokens.words, tokens.flags, tokens.sentences, tokens.starts
    text = tokens.page.text
    opener = _next_content(flags, first, last)
    if opener < last:
        flags[opener] |= OPENS_SENTENCE
    opened = first - 1
    for index in [index for index in range(first, last) if flags[index] & (TERMINAL | QUOTE)]:
        if flags[index] & QUOTE:
            ends = _ends_sentence(text, starts[index], tokens.ends[index])
        else:
            ends = index == first or not _is_short(words[index - 1], flags[index - 1])
        if opener <= index:
            opener = _next_content(flags, index + 1, last)
        if ends and opened < opener < last and _may_open(text[starts[opener]], flags[opener]):
            sentences.extend([sentence] * (opener - len(sentences)))
            flags[opener] |= OPENS_SENTENCE
            sentence += 1
            opened = opener
    sentences.extend([sentence] * (last - len(sentences)))
    return sentence


def _next_content(flags: list[int], first: int, last: int) -> int:
    """Return the next word, number or quote, *last* where there is none."""
    while first < last and not flags[first] & (WORD | NUMBER | QUOTE):
        first += 1
    return first


def _may_open(sign: str, flag: int) -> bool:
    """Return whether a sentence may open so: with a number, a capital, or a letter of a script without them."""
    capital = not sign.islower() if flag & QUOTE else flag & (CAPITAL | NUMBER)
    return bool(capital) or not _has_case(sign)


def _has_case(sign: str) -> bool:
    return sign.lower() != sign.upper()


def _is_short(word: str, flag: int) -> bool:
    """Return whether a full stop behind the word belongs to it: "Mr.", "J."."""
    if flag & (TITLE | NO_NAME) and len(word) <= 5:
        return True
    return (len(word) == 1 and bool(flag & CAPITAL)) or word in _SHORT


_SHORT = frozenset({"jr", "sr", "st", "no", "vs", "inc", "corp", "co", "ltd", "u.s", "d.c", "bzw", "z.b", "ca", "av"})


def _ends_sentence(text: str, start: int, end: int) -> bool:
    at = end - 1
    while at > start and text[at] in _AFTER_TERMINAL:
        at -= 1
    return at >= start and text[at] in TERMINAL_SIGNS


def _find_phrases(tokens: TokenizedText, phrases: Phrases) -> None:
    """Flag the first token of every cue of several words."""
    words, flags = tokens.words, tokens.flags
    for index in [index for index, flag in enumerate(flags) if flag & OPENS_PHRASE]:
        for rest, flag in phrases[words[index]]:
            if rest[0] == GAP:
                if _follows(tokens, index, rest[1]):
                    flags[index] |= flag
                    break
            elif tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                flags[index] |= flag
                flags[index + len(rest)] |= flag & TITLE_OF_WORK | flag & SO_CALLED
                if flag & ANY_CUE:
                    tokens.cue_lengths[index] = 1 + len(rest)
                break


def _follows(tokens: TokenizedText, index: int, word: str) -> bool:
    """Return whether a word stands later in the sentence, as the particle of a verb does: "teilte die Stadt mit"."""
    end = index + 1
    while end < len(tokens.words) and end - index <= _LONGEST_GAP and tokens.sentences[end] == tokens.sentences[index]:
        if tokens.words[end] == word:
            return True
        if tokens.flags[end] & QUOTE:
            return False
        end += 1
    return False


_LONGEST_GAP = 20
