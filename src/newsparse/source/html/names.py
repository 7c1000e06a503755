"""The names that markup gives its elements, compiled: :func:`split_words`, :func:`inline_names`."""

import cython
import regex

from newsparse.text.patterns import lazy

_WORD = lazy(r"\p{Lu}{2,}+\p{Ll}*+|\p{Lu}\p{Ll}++|[\p{L}--\p{Lu}]{2,}+|\p{N}{2,}+", regex.V1)
_KEPT = cython.declare(cython.Py_ssize_t, 12)
"""Words kept of one element's names."""
_KNOWN = cython.declare(cython.Py_ssize_t, 10_000)
"""Words of one page that are kept as one object each."""
_LONGEST_INLINE_NAME = 1000
"""Characters of an inline element's classes and the like that are read; some frameworks write thousands."""
_LONGEST_FOLDER = cython.declare(cython.Py_ssize_t, 24)
_NONE = cython.declare(cython.int, 0)
_LOWER = cython.declare(cython.int, 1)
_UPPER = cython.declare(cython.int, 2)
_DIGIT = cython.declare(cython.int, 3)


@cython.ccall
def split_words(names: str, known: dict | None = None) -> tuple:
    """
    Return the words of class and id names, lower case: ``"storyBody story__body-2"`` gives story, body.

    Words have two letters or digits and more, and begin at a joint, at a capital letter or at a change from letters to
    digits.  Each is named once, at most the first twelve.

    Args:
        names: Of one element, as they are written.

        known: The words of the page so far; equal words are one object, as most names of a page recur.
    """
    if not names.isascii():
        return tuple(dict.fromkeys(" ".join(_WORD.findall(names)).lower().split()))[:_KEPT]
    words: list = []
    at: cython.Py_ssize_t = 0
    start: cython.Py_ssize_t = 0
    state: cython.int = _NONE  # what the word that began at start may go on with
    kind: cython.int
    character: cython.Py_UCS4
    for character in names:
        if "a" <= character <= "z":
            kind = _LOWER
        elif "A" <= character <= "Z":
            kind = _UPPER
        else:
            kind = _DIGIT if "0" <= character <= "9" else _NONE
        if kind != state:
            if state == _UPPER and kind == _LOWER:
                state = _LOWER
            else:
                if state != _NONE:
                    _add(words, names, start, at, known)
                start, state = at, kind
        at += 1
    if state != _NONE:
        _add(words, names, start, at, known)
    return tuple(words)


@cython.cfunc
def _add(words: list, names: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t, known: dict | None) -> object:
    """Add the word in a range of *names*, if it is one and new."""
    if end - start >= 2 and len(words) < _KEPT:
        word: str = names[start:end]
        if names[start] <= "Z":
            word = word.lower()
        if known is not None and len(known) < _KNOWN:
            word = known.setdefault(word, word)
        if word not in words:
            words.append(word)


@cython.ccall
def inline_names(node: object, tag: str, classes: str | None) -> str:
    """Return the names of an inline element; a link is also called by the first folder of its address."""
    shown: str = "" if classes is None else classes[:_LONGEST_INLINE_NAME]
    other: str = node.attr("rel" if tag == "a" else "itemprop")
    if other:
        shown = shown + " " + other[:_LONGEST_INLINE_NAME]
    if tag != "a":
        return shown
    address: str = node.attr("href")
    folder: str = "" if address is None else _first_folder(address)
    return shown + " " + folder if folder else shown


@cython.cfunc
def _first_folder(address: str) -> str:
    """Return the name of the first folder of an address, if it has two letters or more, neither digits nor dots."""
    start: cython.Py_ssize_t = 0
    at: cython.Py_ssize_t
    if address.startswith(("http:", "https:")):
        start = address.find(":") + 1
    if address.startswith("//", start):
        start += 2
        while start < len(address) and address[start] not in "/?#":
            start += 1
    if not address.startswith("/", start):
        return ""
    start += 1
    at = start
    while at < len(address) and at - start <= _LONGEST_FOLDER:
        character: cython.Py_UCS4 = address[at]
        if character == "/":
            return address[start:at] if 2 <= at - start <= _LONGEST_FOLDER else ""
        if character in "?#." or character.isdecimal():
            break
        at += 1
    return ""
