"""The one key of a spelling, compiled: two strings with equal keys read the same."""

import re
import unicodedata
from collections.abc import Collection
from collections.abc import Set as AbstractSet

import cython
from cython.cimports.cpython.unicode import Py_UNICODE_ISALNUM, PyUnicode_FromKindAndData
from cython.cimports.newsparse.text.scripts import is_cased

from newsparse.text.fold import fold
from newsparse.text.patterns import lazy
from newsparse.text.remember import remember
from newsparse.text.scripts import is_latin_greek_cyrillic

_LONGEST = cython.declare(cython.Py_ssize_t, 1200)
"""Characters of the longest text whose key is made character by character."""
_KNOWN = cython.declare(cython.uint, 0x2100)
"""Characters before this one have their kinds in a table:"""
_KINDS = cython.declare(cython.uchar[0x2100])
_WORD = cython.declare(cython.uchar, 1)
"""one of words,"""
_GAP = cython.declare(cython.uchar, 2)
"""one between words, or 0 where its script is not known."""


def comparison_key(text: str) -> str:
    """Return the form of *text* in which two strings that read the same are equal: folded, caseless, words only."""
    low: str = text.lower() if text.isascii() else fold(text).casefold()
    key: str = join_words(low)
    if key is None:
        not_word = _NOT_WORD_OF_CASED if is_latin_greek_cyrillic(low) else _NOT_WORD
        key = " ".join(not_word.sub(" ", low).split())
    return key


_NOT_WORD = lazy(r"[^\w\s]++")
_NOT_WORD_OF_CASED = re.compile(r"[^\w\s]+")


def may_have_key(text: str, openings: AbstractSet[str]) -> bool:
    """
    Return whether the key of *text* may be one of several, which its first letter tells at no cost in most cases.

    Args:
        text: A text.

        openings: The first letters of the keys.
    """
    if not text:
        return False
    first: cython.Py_UCS4 = text[0]
    plain: cython.bint = first < 128 and Py_UNICODE_ISALNUM(first)  # other letters may fall away, or become another
    return not plain or first.lower() in openings


@cython.cfunc
def join_words(low: str) -> str:
    """
    Return the words of a short text with one space between two; ``None`` for other texts.

    Args:
        low: The text, folded and caseless; of Latin, Greek and Cyrillic letters only.
    """
    if len(low) > _LONGEST:
        return None
    key = cython.declare(cython.Py_UCS4[1200])
    size: cython.Py_ssize_t = 0
    between: cython.bint = False
    c: cython.Py_UCS4
    code: cython.uint
    kind: cython.uchar
    for c in low:
        code = cython.cast(cython.uint, c)
        kind = _KINDS[code] if code < _KNOWN else _kind_of(c)
        if kind == _WORD:
            if between and size:
                key[size] = " "
                size += 1
            key[size] = c
            size += 1
            between = False
        elif kind:
            between = True
        else:
            return None
    return PyUnicode_FromKindAndData(4, cython.address(key[0]), size)


@cython.cfunc
@cython.exceptval(check=False)
def _kind_of(c: cython.Py_UCS4) -> cython.uchar:
    if not is_cased(c):
        return 0
    return _WORD if Py_UNICODE_ISALNUM(c) or c == "_" else _GAP


@cython.cfunc
def _fill_kinds() -> cython.int:
    """Write the table."""
    code: cython.uint
    for code in range(_KNOWN):
        _KINDS[code] = _kind_of(cython.cast(cython.Py_UCS4, code))
    return 0


_fill_kinds()


@remember(1 << 14)
def name_key(name: str) -> str:
    """Return the form of a name in which spellings with and without accents and periods are equal."""
    bare: str = fold(name).lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare.replace("ı", "i").replace("ß", "ss"))
        bare = "".join([c for c in bare if unicodedata.category(c) != "Mn"])
    return " ".join(bare.replace(".", "").split())


def name_keys(names: Collection[str]) -> frozenset[str]:
    """Return the :func:`name_key` of each of many names, made of all of them at once."""
    plain: list = [name for name in names if name.isascii()]
    others: list = [name for name in names if not name.isascii()]
    keys: list = fold("\n".join(plain)).lower().replace(".", "").split("\n") if plain else []
    if others:
        bare: str = fold("\n".join(others)).lower().replace("ı", "i").replace("ß", "ss").replace(".", "")
        bare = unicodedata.normalize("NFKD", bare)
        for mark in {each for each in {*bare} if unicodedata.category(each) == "Mn"}:
            bare = bare.replace(mark, "")
        keys += bare.split("\n")
    return frozenset([key if _is_collapsed(key) else " ".join(key.split()) for key in keys])


@cython.cfunc
def _is_collapsed(key: str) -> cython.bint:
    """Return whether no white space stands at an end of a folded text, or twice in a row."""
    return "  " not in key and key == key.strip()
