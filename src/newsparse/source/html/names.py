"""Class and id names as words, compiled: :func:`split_words`."""

import cython
import regex

from newsparse.text.patterns import lazy

_WORD = lazy(r"\p{Lu}{2,}+\p{Ll}*+|\p{Lu}\p{Ll}++|[\p{L}--\p{Lu}]{2,}+|\p{N}{2,}+", regex.V1)
_KEPT = 12
"""Words kept of one element's names."""


@cython.ccall
def split_words(names: str) -> tuple:
    """
    Return the words of class and id names, lower case: ``"storyBody story__body-2"`` gives story, body.

    Words have two letters or digits and more, and begin at a joint, at a capital letter or at a change from letters to
    digits.  Each is named once, at most the first twelve.
    """
    if not names.isascii():
        return tuple(dict.fromkeys(" ".join(_WORD.findall(names)).lower().split()))[:_KEPT]
    words: list = []
    end: cython.Py_ssize_t = len(names)
    start: cython.Py_ssize_t = 0
    at: cython.Py_ssize_t
    while start < end and len(words) < _KEPT:
        at = start + 1
        first: cython.Py_UCS4 = names[start]
        if "a" <= first <= "z":
            while at < end and "a" <= names[at] <= "z":
                at += 1
        elif "A" <= first <= "Z":
            while at < end and "A" <= names[at] <= "Z":
                at += 1
            while at < end and "a" <= names[at] <= "z":
                at += 1
        elif "0" <= first <= "9":
            while at < end and "0" <= names[at] <= "9":
                at += 1
        if at - start >= 2:
            word: str = names[start:at]
            if first <= "Z":
                word = word.lower()
            if word not in words:
                words.append(word)
        start = at
    return tuple(words)
