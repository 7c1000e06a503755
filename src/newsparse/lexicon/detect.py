"""Which language a text is written in: :func:`find_language`."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from newsparse.lexicon import languages, load
from newsparse.text.fold import fold
from newsparse.text.patterns import lazy
from newsparse.text.scripts import is_latin_greek_cyrillic

# Characters read; the commonest words of a language are a third or more of its running prose, so a few hundred decide.
_SAMPLE = 2500
_WORD = lazy(r"[\p{L}\p{M}]++")
_OWN_SCRIPT = lazy(r"[\p{Hiragana}\p{Katakana}\p{Hangul}\p{Han}\p{Thai}\p{Georgian}\p{Armenian}]")
SCRIPTS = {
    "ja": lazy(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": lazy(r"\p{Hangul}"),
    "zh": lazy(r"\p{Han}"),
    "th": lazy(r"\p{Thai}"),
    "ka": lazy(r"\p{Georgian}"),
    "hy": lazy(r"\p{Armenian}"),
}
"""The languages that alone write a script."""


def find_language(text: str) -> str | None:
    """
    Return the primary language tag of *text* (``"en"``), or ``None`` where too little speaks for one.

    Scripts that one language writes decide by themselves; the others by their commonest words.
    Reads a bounded sample around the middle of the text, where prose is likelier than menus.
    """
    start = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[start : start + _SAMPLE]
    if not is_latin_greek_cyrillic(sample) and (own := _OWN_SCRIPT.findall(sample)):
        least = 0.15 * sum(map(str.isalpha, sample))
        for language, script in SCRIPTS.items():
            if len(own) > least and len(script.findall(sample)) > least:
                return language
    words = _words(sample)
    speakers = _speakers()
    votes: dict[str, int] = {}
    for word, count in Counter(word for word in words if word in speakers).items():
        for language in speakers[word]:
            votes[language] = votes.get(language, 0) + min(count, 12)
    if not votes:
        return None
    first = max(votes, key=votes.__getitem__)
    return first if votes[first] >= max(4, 0.08 * min(len(words), 400)) else None


def _words(text: str) -> list[str]:
    """Return the runs of letters in *text*, lower case."""
    text = text.lower()
    for character in filter(_parts_words, set(text)):
        text = text.replace(character, " ")
    return text.split()


@lru_cache(4096)
def _parts_words(character: str) -> bool:
    return _WORD.fullmatch(fold(character)) is None


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Return for each common word the languages that use it."""
    found: dict[str, list[str]] = {}
    for language in languages():
        for word in load(language).common.stop:
            found.setdefault(word, []).append(language)
    return {word: tuple(users) for word, users in found.items()}
