"""The words of a language as quotes need them: what each token can be, as flags, and the phrases of several tokens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import category

import regex

from newsparse.lexicon import Lexicon, names
from newsparse.lexicon.words import QuoteWords
from newsparse.text.patterns import lazy

# What a token can be; several flags may hold.
WORD = 1 << 0
CAPITAL = 1 << 1
QUOTE = 1 << 2
STOP = 1 << 3
CUE = 1 << 4
EVALUATIVE = 1 << 5
SOURCE = 1 << 6
PERSON_NOUN = 1 << 7
GROUP = 1 << 8
ORGANISATION = 1 << 9
PRONOUN = 1 << 10
RELATIVE = 1 << 11
FIRST_PERSON = 1 << 12
TITLE = 1 << 13
DEFINITE = 1 << 14
INDEFINITE = 1 << 15
PARTICLE = 1 << 16
TITLE_OF_WORK = 1 << 17
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
LINK = 1 << 29
JOINER = 1 << 30
IMPERSONAL = 1 << 31
COMMON_NOUN = 1 << 32
PREPOSITION = 1 << 33
OBLIQUE = 1 << 34
SO_CALLED = 1 << 35
AUXILIARY = 1 << 36
SOURCE_BEHIND = 1 << 37
VIEW = 1 << 38
QUOTED_AS = 1 << 39

ANY_CUE = CUE | EVALUATIVE | SOURCE
DETERMINER = DEFINITE | INDEFINITE

# What stands between the tokens of a folded text.
BLANKS = " \n\x1c\x1d\x1e\x1f\u2028\u2029_"
PATTERN_OF_TOKENS = r"""
    (?: [\p{L}\p{M}]{2,}+ (?! [\p{N}'&-] | \.[\p{L}\p{N}] )                  # most words are plain ones
      | (?: \p{Lu}\. ){2,}+ | \p{Lu}\.(?=\s\p{Lu})                             # U.S., J.
      | (?<!\w) (?: [ldcsnjmt] | qu | dell | dall | all | nell | sull | un | L | Qu ) ' (?=\p{L})
      | \p{Lu} [\p{L}\p{M}\p{N}]*+ (?: [-'] (?!s\b) \p{Ll}{1,2} \b )++ (?! [-'] )   # Su-ae, Thuk'o
      | [#@]?+ [\p{L}\p{M}] [\p{L}\p{M}\p{N}]*+
        (?: [-'.&] (?!s\b|\p{Ll}{1,2}\b|(?:t-)?elles?\b|ils\b) [\p{L}\p{N}] [\p{L}\p{M}\p{N}]*+ )*+
        (?: n?'(?:t|ll|re|ve|d|m) \b )?+
      | '(?:s\b|\B)
      | \p{N}++ (?: [.,:]\p{N}++ )*+ (?:st|nd|rd|th)?+
      | [.!?…]++ | -++ | .
    )
    [ \n\x1c-\x1f\u2028\u2029_]*+  # so that one token begins where the one before ends
"""
TOKEN = lazy(PATTERN_OF_TOKENS, regex.VERBOSE | regex.DOTALL)
TERMINAL_SIGNS = frozenset(".!?…。！？")
CASELESS = frozenset({"subjects before verbs", "marked subjects", "marked words", "verbs first"})
"""Traits of languages without capitals."""
GAP = "…"
"""Stands in an entry for the words between a verb and its particle: "teilte … mit"."""
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
"""The entries of several tokens by their first: the other tokens and the flags."""


class Vocabulary:
    """The word and the flags of each token, by how it is printed.  Tokens are looked up in the word lists when first asked for."""

    def __init__(self, entries: Mapping[str, int], phrases: Phrases, words: QuoteWords, language: str | None) -> None:
        # All languages together have no traits of their own.
        traits = words.traits if language else frozenset()
        self.any_language = not language
        self.known: dict[str, tuple[str, int]] = {}
        """The tokens read so far."""
        self._entries = entries
        self.phrases = phrases
        """The entries of several words, longest first, by their first word."""
        self.capitalised_nouns = "capitalised nouns" in traits
        self.drops_subjects = "dropped subjects" in traits
        self.title_case = "title case" in traits
        self.inversion = "inversion" in traits
        self.caseless = not traits.isdisjoint(CASELESS)
        self.roles_behind = "roles behind" in traits
        self._compounds = "compounds" in traits
        self._noun_endings = tuple(sorted(words.noun_endings))
        self._prefixes = names().prefixes | words.name_particles

    def read(self, token: str) -> tuple[str, int]:
        """Return the word and the flags of a token, and remember them."""
        if len(self.known) >= _MOST_WORDS:
            self.known.clear()
        self.known[token] = entry = self._read(token)
        return entry

    def _read(self, token: str) -> tuple[str, int]:
        lower = token.lower()
        word, flag = self._look_up(token, lower)
        return word, flag | OPENS_PHRASE if word in self.phrases else flag

    def _look_up(self, token: str, lower: str) -> tuple[str, int]:
        letter = category(token[0])[0]
        if letter in "LM" or (token[0] in "#@" and len(token) > 1):
            if token[-1] == ".":
                return lower, WORD | CAPITAL
            flag = self._entries.get(lower, 0) | WORD
            if token[-1] == "'":
                return lower, flag | STOP
            capital = token[0] != lower[0] or self._has_article(token)
            if flag == WORD:
                flag |= self._noun_flags(lower, capital=capital)
            return lower, flag | CAPITAL if capital else flag
        if token in ("'s", "'"):
            return "'s", POSSESSIVE
        sign = NUMBER if letter == "N" else TERMINAL if token[0] in TERMINAL_SIGNS else 0
        return token, sign | self._entries.get(token, 0)

    def _has_article(self, token: str) -> bool:
        """Return whether a small particle is written onto a name: "al-Shibli", "d'Estaing"."""
        particle, _, name = token.replace("'", "-").partition("-")
        return bool(name) and name[0].isupper() and (particle in self._prefixes or f"{particle}'" in self._prefixes)

    def _noun_flags(self, lower: str, *, capital: bool) -> int:
        """Return the flags of an unlisted noun: those of its last part, and whether its ending is a common noun's."""
        if self._compounds and (capital or not self.capitalised_nouns):
            for start in range(max(2, len(lower) - _LONGEST_PART), len(lower) - _SHORTEST_PART + 1):
                flag = self._entries.get(lower[start:], 0)
                if flag & (PERSON_NOUN | ORGANISATION):
                    return flag & (PERSON_NOUN | ORGANISATION | MALE | FEMALE | GROUP | PLURAL)
        common = self.capitalised_nouns and capital and lower.endswith(self._noun_endings)
        return COMMON_NOUN if common else 0


_SHORTEST_PART, _LONGEST_PART = 4, 18
"""Letters of the last part of a compound."""
_MOST_WORDS = 20_000
"""Tokens remembered for each language, so that memory stays bounded."""


def _tokens_of(entry: str) -> list[str]:
    """Return the tokens of an entry as text has them: "l'" is one before a word, an apostrophe at the end reads as "'s"."""
    if entry.endswith("'") and TOKEN.match(f"{entry}x").group() == entry:  # type: ignore[union-attr]  # "." matches
        return [entry]
    if entry.isalpha():
        return [entry]
    tokens = [token.rstrip(BLANKS) for token in TOKEN.findall(entry)]
    return [*tokens[:-1], "'s"] if entry.endswith("'") else tokens


@cache
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a language."""
    quote = lexicon.quote
    known: dict[str, int] = {}
    phrases: dict[str, dict[tuple[str, ...], int]] = {}
    for entries, flag in (
        (lexicon.common.stop, STOP),
        (quote.cues, CUE),
        (quote.evaluative_verbs, EVALUATIVE),
        (quote.sources, SOURCE),
        (quote.people, PERSON_NOUN),
        (quote.men, PERSON_NOUN | MALE),
        (quote.women, PERSON_NOUN | FEMALE),
        (quote.groups, PERSON_NOUN | GROUP | PLURAL),
        (quote.organisations, ORGANISATION),
        (quote.he, PRONOUN | MALE),
        (quote.she, PRONOUN | FEMALE),
        (quote.they, PRONOUN | PLURAL),
        (quote.it, PRONOUN | THING),
        (quote.who, PRONOUN | RELATIVE),
        (quote.author, PRONOUN | FIRST_PERSON),
        (quote.titles, TITLE),
        (quote.male_titles, TITLE | MALE),
        (quote.female_titles, TITLE | FEMALE),
        (quote.definite, DEFINITE),
        (quote.indefinite, INDEFINITE),
        # Names travel; what is a common word of the language joins names only if its own list says so.
        ((names().particles - lexicon.common.stop) | quote.name_particles, PARTICLE),
        (quote.titles_of_works, TITLE_OF_WORK),
        (quote.male_names, FIRST_NAME | MALE),
        (quote.female_names, FIRST_NAME | FEMALE),
        (quote.not_names, NO_NAME),
        (quote.so_called, TITLE_OF_WORK | SO_CALLED),
        (quote.prepositions, PREPOSITION),
        (quote.oblique, OBLIQUE),
        (quote.impersonal, CUE | IMPERSONAL),
        (quote.auxiliaries, AUXILIARY),
        (quote.sources_behind, SOURCE | SOURCE_BEHIND),
        (quote.views, VIEW),
        (quote.quoted_as, CUE | QUOTED_AS),
        (quote.organisation_links, LINK),
        (quote.organisation_joiners, JOINER),
    ):
        for entry in entries:
            tokens = _tokens_of(entry)
            if len(tokens) > 1:
                rows = phrases.setdefault(tokens[0], {})
                rows[tuple(tokens[1:])] = rows.get(tuple(tokens[1:]), 0) | flag
            else:
                known[entry] = known.get(entry, 0) | flag
    ordered = {
        word: tuple(sorted(rows.items(), key=lambda row: (row[0][0] == GAP, -len(row[0]), row)))
        for word, rows in phrases.items()
    }
    return Vocabulary(known, ordered, quote, lexicon.language)
