"""Which language a page is written in: :func:`choose_language`, and a text: :func:`find_language`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from newsparse.lexicon import languages, load, primary
from newsparse.model import Candidate, Choice, Declared, Page
from newsparse.text.fold import fold
from newsparse.text.patterns import lazy
from newsparse.text.scripts import is_latin_greek_cyrillic

# Characters read; the commonest words of a language are a third or more of its running prose, so a few hundred decide.
_SAMPLE = 2500
_WORD = lazy(r"[\p{L}\p{M}]++")
_OWN_SCRIPT = lazy(r"[\p{Hiragana}\p{Katakana}\p{Hangul}\p{Han}\p{Thai}\p{Georgian}\p{Armenian}]")
_SCRIPTS = {
    "ja": lazy(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": lazy(r"\p{Hangul}"),
    "zh": lazy(r"\p{Han}"),
    "th": lazy(r"\p{Thai}"),
    "ka": lazy(r"\p{Georgian}"),
    "hy": lazy(r"\p{Armenian}"),
}
"""The languages that alone write a script."""
_LETTERS = {
    "he": (lazy(r"[\u05d0-\u05ea]"), lazy(r"")),
    "ar": (lazy(r"[\u0621-\u064a]"), lazy(r"[ةىيكأإ]")),
    "fa": (lazy(r"[\u0621-\u064aپچژکگی]"), lazy(r"[پچژگکی]")),
}
"""Of languages that share a script: their letters, and those of which one must be there.  The first that fits counts."""
_FEWEST_LETTERS = 12
"""Letters of the shortest text that they tell."""


_TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}+")
_SOURCES = ("html[lang]", "json-ld", "content-language", "og:locale")
"""Where a page declares its language, the most trusted first."""


def choose_language(page: Page) -> Choice[str | None]:
    """
    Return the page's language as a BCP 47 tag, or its first part.

    The caller's tag comes first, then the language of the page's words.  A declared tag makes that finer ("en" to
    "en-GB").  It takes its place where there are too few words, and where it names a language without a word list
    here: Icelandic looks like Danish then.
    """
    if page.language:
        return Choice(page.language, None, (Candidate(page.language, None, 9.0, "given"),))
    declared = _find_declared(page)
    spoken = find_language(page.text)
    if spoken is None:
        return _first_of(declared)
    fitting = [tag for tag in declared if primary(tag.value) == spoken]
    unknown_here = declared and spoken not in _SCRIPTS and primary(declared[0].value) not in languages()
    if not fitting and unknown_here:
        return _first_of(declared)
    others = [tag for tag in declared if tag not in fitting]
    return _first_of([*fitting, Candidate(spoken, None, 5.0, "the words of the page"), *others])


def _find_declared(page: Page) -> list[Candidate[str]]:
    """Return the tags that the page declares, the most trusted first."""
    found = []
    for each in page.declared:
        if each.field == "language" and _TAG.fullmatch(tag := each.value.split(",")[0].strip()):
            found.append(Candidate(tag.replace("_", "-"), each, _trust(each), f"declared in {each.path}"))
    return sorted(found, key=lambda candidate: -candidate.score)


def _trust(declared: Declared) -> float:
    return next((float(len(_SOURCES) - at) for at, name in enumerate(_SOURCES) if name in declared.path), 0.0)


def _first_of(found: Sequence[Candidate[str]]) -> Choice[str | None]:
    return Choice(found[0].value, found[0].origin, tuple(found[:6])) if found else Choice(None)


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
        for language, script in _SCRIPTS.items():
            if len(own) > least and len(script.findall(sample)) > least:
                return language
    words = _words(sample)
    speakers = _speakers()
    votes: dict[str, int] = {}
    for word, count in Counter(filter(speakers.__contains__, words)).items():
        for language in speakers[word]:
            votes[language] = votes.get(language, 0) + min(count, 12)
    first = max(votes, key=votes.__getitem__, default=None)
    if first is not None and votes[first] >= max(4, 0.08 * min(len(words), 400)):
        return first
    return None if is_latin_greek_cyrillic(sample) else _by_letters(sample)


def _by_letters(sample: str) -> str | None:
    """Return the language of a text with too few common words by its letters, all but names in Latin ones."""
    letters = "".join(filter(str.isalpha, sample))
    for language, (own, telling) in _LETTERS.items():
        others = own.sub("", letters)
        count = len(letters) - len(others)
        if count >= max(_FEWEST_LETTERS, len(others)) and is_latin_greek_cyrillic(others) and telling.search(letters):
            return language
    return None


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
