"""The one key of a spelling: two strings with equal keys read the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from newsparse.text.fold import fold
from newsparse.text.patterns import lazy
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


_NOT_WORD = lazy(r"[^\w\s]++")
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


def name_keys(names: Collection[str]) -> frozenset[str]:
    """Return the :func:`name_key` of each of many names, made of all of them at once."""
    if not names:
        return frozenset()
    bare = fold("\n".join(names)).lower().replace("ı", "i").replace("ß", "ss").replace(".", "")
    bare = unicodedata.normalize("NFKD", bare)
    for mark in {each for each in {*bare} if unicodedata.category(each) == "Mn"}:
        bare = bare.replace(mark, "")
    return frozenset([" ".join(name.split()) for name in bare.split("\n")])
