"""The words around the quotes: what the article says outside of quotation marks, as tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, repeat
from operator import add, itemgetter
from unicodedata import category

import regex
from attrs import Factory, define

from newsparse.fields.quote.marks import Marked
from newsparse.lexicon import Lexicon
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.fold import fold
from newsparse.text.scripts import is_latin_greek_cyrillic

# What a token is; a token can be several things.
WORD = 1 << 0
CAPITAL = 1 << 1
QUOTE = 1 << 2
STOP = 1 << 3
CUE = 1 << 4
VERDICT = 1 << 5
SOURCE = 1 << 6
PERSON = 1 << 7
GROUP = 1 << 8
BODY = 1 << 9
PRONOUN = 1 << 10
WHO = 1 << 11
AUTHOR = 1 << 12
TITLE = 1 << 13
DEFINITE = 1 << 14
INDEFINITE = 1 << 15
PARTICLE = 1 << 16
WORK = 1 << 17
MALE = 1 << 18
FEMALE = 1 << 19
PLURAL = 1 << 20
THING = 1 << 21
FIRST_NAME = 1 << 22
POSSESSIVE = 1 << 23
NUMBER = 1 << 24
OPENS_SENTENCE = 1 << 25
NO_NAME = 1 << 26
TERMINAL = 1 << 27
OPENS_PHRASE = 1 << 28

ANY_CUE = CUE | VERDICT | SOURCE
DETERMINER = DEFINITE | INDEFINITE

# What stands between the tokens of a folded text.
_BLANKS = " \n\x1c\x1d\x1e\x1f\u2028\u2029_"
_SOURCE = r"""
    (?: [\p{L}\p{M}]{2,}+ (?! [\p{N}'&-] | \.[\p{L}\p{N}] )                  # most words are plain ones
      | (?: \p{Lu}\. ){2,}+ | \p{Lu}\.(?=\s\p{Lu})                             # U.S., J.
      | (?<!\w) (?: [ldcsnjmt] | qu | dell | all | nell | sull | un | L | Qu ) ' (?=\p{L})
      | [#@]?+ [\p{L}\p{M}] [\p{L}\p{M}\p{N}]*+
        (?: [-'.&] (?!s\b|\p{Ll}{1,2}\b) [\p{L}\p{N}] [\p{L}\p{M}\p{N}]*+ )*+
        (?: n?'(?:t|ll|re|ve|d|m) \b )?+
      | '(?:s\b|\B)
      | \p{N}++ (?: [.,:]\p{N}++ )*+ (?:st|nd|rd|th)?+
      | [.!?…]++ | -++ | .
    )
    [ \n\x1c-\x1f\u2028\u2029_]*+  # so that one token begins where the one before ends
"""
_TOKEN = regex.compile(_SOURCE, regex.VERBOSE | regex.DOTALL)
_WORD_SIGN = regex.compile(r"\w")
# Who speaks, as transcripts and interviews print it: "DOE: Well, I ..."
_LABEL = regex.compile(r"\p{Lu}[\p{Lu}.'-]++(?:\ \p{Lu}[\p{Lu}.'-]++){0,3}+:(?=\s)")
_TERMINAL = frozenset(".!?…。！？")
_AFTER_TERMINAL = frozenset("\"')]»”’」』*")


@cache
def _token_of_cased() -> re.Pattern[str]:
    """Return the same pattern for what :func:`newsparse.text.fold.is_latin_greek_cyrillic` holds of, where it takes half the time."""
    letters = "".join(filter(is_latin_greek_cyrillic, map(chr, range(0x530))))
    source = _SOURCE
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
class Narrative:
    """
    The tokens of several paragraphs in reading order; the lists run in step.

    A quoted string is one token.
    """

    page: Page
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


def read_narrative(
    page: Page, paragraphs: Sequence[Span], marked: Sequence[Sequence[Marked]], lexicon: Lexicon
) -> Narrative:
    """
    Return the tokens of *paragraphs*.

    Args:
        page: The whole page.

        paragraphs: The paragraphs, in order.

        marked: The strings in quotation marks of each paragraph.

        lexicon: The words of the page's language.
    """
    narrative = Narrative(page)
    words = _known_words(lexicon)
    sentence = 0
    for number, (paragraph, strings) in enumerate(zip(paragraphs, marked, strict=True)):
        first = len(narrative.starts)
        at = paragraph.start
        for string in strings:
            _read_words(narrative, at, string.outer_start, words)
            if label := _LABEL.match(page.folded, string.start, string.end):
                _read_words(narrative, label.start(), label.end(), words)
            narrative.quotes.append(len(narrative.starts))
            narrative.starts.append(string.start)
            narrative.ends.append(string.end)
            narrative.words.append("")
            narrative.flags.append(QUOTE)
            at = string.outer_end
            # A comma outside of the marks (British, German, French) says the same as one inside.
            if at < paragraph.end and page.text[at] in ",，、":
                at += 1
        _read_words(narrative, at, paragraph.end, words)
        last = len(narrative.starts)
        narrative.bounds.append((first, last))
        narrative.paragraphs.extend([number] * (last - first))
        sentence = _count_sentences(narrative, first, last, sentence) + 1
    _find_phrases(narrative, words.phrases)
    return narrative


def _read_words(narrative: Narrative, start: int, end: int, known: _Words) -> None:
    folded = narrative.page.folded
    while start < end and folded[start] in _BLANKS:
        start += 1
    pattern = _token_of_cased() if is_latin_greek_cyrillic(folded[start:end]) else _TOKEN
    pieces = pattern.findall(folded, start, end)
    tokens = [*map(str.rstrip, pieces, repeat(_BLANKS))]
    entries = [*map(known.__getitem__, tokens)]
    first = len(narrative.starts)
    narrative.starts += accumulate(map(len, pieces[:-1]), initial=start) if pieces else ()
    narrative.ends += map(add, narrative.starts[first:], map(len, tokens))
    narrative.words += map(itemgetter(0), entries)
    narrative.flags += map(itemgetter(1), entries)
    for index in [index for index, sign in enumerate(tokens, first) if sign == "'"] if "'" in tokens else ():
        if _WORD_SIGN.match(folded, narrative.ends[index], end):
            narrative.words[index], narrative.flags[index] = "'", 0  # it owns nothing: a word begins behind it


def _count_sentences(narrative: Narrative, first: int, last: int, sentence: int) -> int:
    """Number the sentences of one paragraph; return the last number."""
    words, flags, sentences, starts = narrative.words, narrative.flags, narrative.sentences, narrative.starts
    text = narrative.page.text
    opener = _find_telling(flags, first, last)
    if opener < last:
        flags[opener] |= OPENS_SENTENCE
    opened = first - 1
    for index in [index for index in range(first, last) if flags[index] & (TERMINAL | QUOTE)]:
        if flags[index] & QUOTE:
            ends = _ends_sentence(text, starts[index], narrative.ends[index])
        else:
            ends = index == first or not _is_short(words[index - 1], flags[index - 1])
        if opener <= index:
            opener = _find_telling(flags, index + 1, last)
        if ends and opened < opener < last and _may_open(text[starts[opener]], flags[opener]):
            sentences.extend([sentence] * (opener - len(sentences)))
            flags[opener] |= OPENS_SENTENCE
            sentence += 1
            opened = opener
    sentences.extend([sentence] * (last - len(sentences)))
    return sentence


def _find_telling(flags: list[int], first: int, last: int) -> int:
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
    return at >= start and text[at] in _TERMINAL


def _find_phrases(narrative: Narrative, phrases: _Phrases) -> None:
    """Flag the first token of every cue of several words."""
    words, flags = narrative.words, narrative.flags
    for index in [index for index, flag in enumerate(flags) if flag & OPENS_PHRASE]:
        for rest, flag in phrases[words[index]]:
            if tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                flags[index] |= flag
                narrative.cue_lengths[index] = 1 + len(rest)
                break


class _Words(dict[str, tuple[str, int]]):
    """What each token is, as it is printed: its word, and what it can be.  New tokens are read when asked for."""

    def __init__(self, entries: Mapping[str, int], phrases: _Phrases) -> None:
        super().__init__()
        self._entries = entries
        self.phrases = phrases
        """The entries of several words, longest first, by their first word."""

    def __missing__(self, token: str) -> tuple[str, int]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[token] = known = self._read(token)
        return known

    def _read(self, token: str) -> tuple[str, int]:
        lower = token.lower()
        word, flag = self._sort(token, lower)
        return word, flag | OPENS_PHRASE if word in self.phrases else flag

    def _sort(self, token: str, lower: str) -> tuple[str, int]:
        sort = category(token[0])[0]
        if sort in "LM" or (token[0] in "#@" and len(token) > 1):
            if token[-1] == ".":
                return lower, WORD | CAPITAL
            flag = self._entries.get(lower, 0) | WORD
            if token[-1] == "'":
                return lower, flag | STOP
            return lower, flag | CAPITAL if token[0] != lower[0] else flag
        if token in ("'s", "'"):
            return "'s", POSSESSIVE
        return token, NUMBER if sort == "N" else TERMINAL if token[0] in _TERMINAL else 0


_MOST_WORDS = 20_000
"""Tokens remembered for each language, so that memory stays bounded."""
_Phrases = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]


@cache
def _known_words(lexicon: Lexicon) -> _Words:
    quote = lexicon.quote
    known: dict[str, int] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for entries, flag in (
        (lexicon.common.stop, STOP),
        (quote.cues, CUE),
        (quote.verdicts, VERDICT),
        (quote.sources, SOURCE),
        (quote.people, PERSON),
        (quote.men, PERSON | MALE),
        (quote.women, PERSON | FEMALE),
        (quote.groups, PERSON | GROUP | PLURAL),
        (quote.bodies, BODY),
        (quote.he, PRONOUN | MALE),
        (quote.she, PRONOUN | FEMALE),
        (quote.they, PRONOUN | PLURAL),
        (quote.it, PRONOUN | THING),
        (quote.who, PRONOUN | WHO),
        (quote.author, PRONOUN | AUTHOR),
        (quote.titles, TITLE),
        (quote.male_titles, TITLE | MALE),
        (quote.female_titles, TITLE | FEMALE),
        (quote.definite, DEFINITE),
        (quote.indefinite, INDEFINITE),
        (quote.name_particles, PARTICLE),
        (quote.works, WORK),
        (quote.male_names, FIRST_NAME | MALE),
        (quote.female_names, FIRST_NAME | FEMALE),
        (quote.not_names, NO_NAME),
    ):
        for entry in entries:
            tokens = [token.rstrip(_BLANKS) for token in _TOKEN.findall(fold(entry))]
            if len(tokens) > 1:
                phrases.setdefault(tokens[0], []).append((tuple(tokens[1:]), flag))
            else:
                known[entry] = known.get(entry, 0) | flag
    ordered = {word: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for word, rows in phrases.items()}
    return _Words(known, ordered)
