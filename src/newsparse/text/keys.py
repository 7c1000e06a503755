"""The one key of a spelling: two strings with equal keys read the same."""

from __future__ import annotations

import re
import unicodedata

import regex

from newsparse.text.fold import fold
from newsparse.text.remember import remember
from newsparse.text.scripts import is_latin_greek_cyrillic


@remember(4096)  # several steps ask for the same short blocks
def comparison_key(text: str) -> str:
    """Return the form of *text* in which two strings that read the same are equal: folded, caseless, words only."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_ALIKE).split())
    folded = fold(text).casefold()
    not_word = _NOT_WORD_OF_CASED if is_latin_greek_cyrillic(folded) else _NOT_WORD
    return " ".join(not_word.sub(" ", folded).split())


_NOT_WORD = regex.compile(r"[^\w\s]++")
_NOT_WORD_OF_CASED = re.compile(r"[^\w\s]+")
_ASCII_ALIKE = {code: chr(code).lower() if chr(code).isalnum() or chr(code) == "_" else " " for code in range(128)}
"""The same for plain ASCII, in a tenth of the time."""


@remember(1 << 14)
def name_key(name: str) -> str:
    """Return the form of a name in which spellings with and without accents and periods are equal."""
    bare = fold(name).lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare.replace("ı", "i").replace("ß", "ss"))
        bare = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return " ".join(bare.replace(".", "").split())
