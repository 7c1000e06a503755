"""The one key of a spelling: two strings with equal keys read the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

from newsparse.text.fold import fold
from newsparse.text.scripts import is_latin_greek_cyrillic


def comparison_key(text: str) -> str:
    """Return the form of *text* in which two strings that read the same are equal: folded, caseless, words only."""
    # Several steps ask for the same short blocks; long ones would only fill the memory.
    return _known_key(text) if len(text) <= _LONGEST_KNOWN else _comparison_key(text)


def _comparison_key(text: str) -> str:
    if text.isascii():
        return " ".join(text.translate(_ASCII_ALIKE).split())
    folded = fold(text).casefold()
    not_word = _NOT_WORD_OF_CASED if is_latin_greek_cyrillic(folded) else _NOT_WORD
    return " ".join(not_word.sub(" ", folded).split())


_LONGEST_KNOWN = 400
_known_key = lru_cache(4096)(_comparison_key)
_NOT_WORD = regex.compile(r"[^\w\s]++")
_NOT_WORD_OF_CASED = re.compile(r"[^\w\s]+")
_ASCII_ALIKE = {code: chr(code).lower() if chr(code).isalnum() or chr(code) == "_" else " " for code in range(128)}
"""The same for plain ASCII, in a tenth of the time."""


@lru_cache(1 << 16)
def name_key(name: str) -> str:
    """Return the form of a name in which spellings with and without accents and periods are equal."""
    bare = fold(name).lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare.replace("ı", "i").replace("ß", "ss"))
        bare = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return " ".join(bare.replace(".", "").split())
