"""Words and phrases of a list in a text, whatever their case, compiled: :class:`WordFinder`."""

from __future__ import annotations

import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator

import cython
from cython.cimports.cpython.unicode import Py_UNICODE_TOLOWER
from cython.cimports.libc.stdint import uint64_t

_FACTOR = cython.declare(uint64_t, 0xD6E8FEB86659FD93)
_LETTER_BITS = cython.declare(cython.int, 21)
"""Bits of a code point."""
_NONE = cython.declare(cython.int, -1)


@cython.final
@cython.cclass
class FoundWord:
    """A word of the list and where it stands."""

    start: int = cython.declare(cython.Py_ssize_t, visibility="readonly")
    end: int = cython.declare(cython.Py_ssize_t, visibility="readonly")
    word: str = cython.declare(str, visibility="readonly")
    """As the list spells it."""

    def __init__(self, start: cython.Py_ssize_t, end: cython.Py_ssize_t, word: str) -> None:
        self.start, self.end, self.word = start, end, word

    def __repr__(self) -> str:
        return f"FoundWord(start={self.start}, end={self.end}, word={self.word!r})"


@cython.final
@cython.cclass
class WordFinder:
    """
    Finds the words of a list in a text, in capitals or not.

    Making one takes microseconds a word, where compiling a pattern of the same words takes as many for each letter.  The
    words are a trie: one hash table from a node and a letter to the next node.

    Args:
        words: Words and phrases.  Of two that differ only in case, the first by code points counts.
    """

    words: list = cython.declare(list)
    nodes: int = cython.declare(cython.int)
    mask: int = cython.declare(uint64_t)
    keys = cython.declare(uint64_t[::1])
    children = cython.declare(cython.int[::1])
    ending = cython.declare(cython.int[::1])
    """Number of the word that ends at a node, or -1."""
    openers = cython.declare(cython.uchar[::1])
    """Whether a word opens with a letter of these last eight bits."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = [word for word in words if word]
        letters: cython.Py_ssize_t = 1
        word: str
        for word in self.words:
            letters += len(word)
        size: cython.Py_ssize_t = 4
        while size < 2 * letters:
            size *= 2
        self.mask = cython.cast(uint64_t, size - 1)
        self.keys = array("Q", bytes(8 * size))
        self.children = array("i", bytes(4 * size))
        self.ending = array("i", [-1]) * letters
        self.openers = array("B", bytes(256))
        self.nodes = 1
        number: cython.int
        for number in range(cython.cast(cython.int, len(self.words))):
            self.add(number)

    @cython.cfunc
    def add(self, number: cython.int) -> cython.int:
        """Put word *number* into the trie."""
        word: str = self.words[number]
        node: cython.int = 0
        letter: cython.Py_UCS4
        place: cython.Py_ssize_t
        self.openers[_fold(word[0]) & 255] = 1
        for letter in word:
            place = self.place_of(node, _fold(letter))
            if self.keys[place] == 0:
                self.keys[place] = _key(node, _fold(letter))
                self.children[place] = self.nodes
                self.nodes += 1
            node = self.children[place]
        if self.ending[node] < 0 or word < self.words[self.ending[node]]:
            self.ending[node] = number
        return 0

    @cython.cfunc
    @cython.inline
    def place_of(self, node: cython.int, letter: cython.int) -> cython.Py_ssize_t:
        """Return the place in the table of the step from *node* by *letter*; it is empty where there is no such step."""
        key: uint64_t = _key(node, letter)
        mixed: uint64_t = key * _FACTOR
        place: uint64_t = (mixed ^ (mixed >> 32)) & self.mask
        while self.keys[place] != key and self.keys[place] != 0:
            place = (place + 1) & self.mask
        return cython.cast(cython.Py_ssize_t, place)

    @cython.cfunc
    @cython.inline
    def step(self, node: cython.int, letter: cython.int) -> cython.int:
        """Return the node behind *node* by *letter*, or 0."""
        place: cython.Py_ssize_t = self.place_of(node, letter)
        return self.children[place] if self.keys[place] != 0 else 0

    @cython.cfunc
    def opens(self, text: str, at: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.bint:
        """Return whether a word stands at *at*, and maybe more letters behind it."""
        node: cython.int = 0
        while at < end:
            node = self.step(node, _fold(text[at]))
            if node == 0:
                return False
            if self.ending[node] >= 0:
                return True
            at += 1
        return False

    def find_opening(self, text: str, start: cython.Py_ssize_t = 0, end: cython.Py_ssize_t = sys.maxsize) -> int:
        """
        Return the next place where letters of *text* are a word's, or -1.

        They stand behind no letter, or at a joint: ``JanePhoto`` and ``IMAGESImage`` have one each.  More letters may follow.
        """
        end = min(end, len(text))
        start = max(start, 0)
        if start >= end:
            return -1
        behind: cython.bint = start > 0 and _is_letter(text[start - 1])
        letter: cython.Py_UCS4
        is_letter: cython.bint
        at: cython.Py_ssize_t
        for at in range(start, end):
            letter = text[at]
            is_letter = _is_letter(letter)
            if (
                (not behind or not is_letter or (letter.isupper() and _is_joint(text, at)))
                and self.openers[_fold(letter) & 255]
                and self.opens(text, at, end)
            ):
                return at
            behind = is_letter
        return -1

    def words_at(self, text: str, at: cython.Py_ssize_t, end: cython.Py_ssize_t = sys.maxsize) -> list[FoundWord]:
        """Return all words that stand at *at* and reach no further than *end*, the longest first; letters may follow."""
        found: list = []
        end = min(end, len(text))
        node: cython.int = 0
        start: cython.Py_ssize_t = at
        while 0 <= at < end:
            node = self.step(node, _fold(text[at]))
            if node == 0:
                break
            at += 1
            if self.ending[node] >= 0:
                found.append(FoundWord(start, at, self.words[self.ending[node]]))
        found.reverse()
        return found

    def ends_at(self, text: str, at: cython.Py_ssize_t, end: cython.Py_ssize_t = sys.maxsize) -> list[int]:
        """Return the ends of these words, the longest first."""
        return [each.end for each in self.words_at(text, at, end)]

    def match(self, text: str, at: cython.Py_ssize_t, end: cython.Py_ssize_t = sys.maxsize) -> FoundWord | None:
        """Return the longest word at *at* of which neither end is inside a word, or ``None``."""
        end = min(end, len(text))
        if at > 0 and at < end and _is_inside_word(text[at - 1]):
            return None
        node: cython.int = 0
        longest: cython.int = _NONE
        start: cython.Py_ssize_t = at
        stop: cython.Py_ssize_t = at
        while 0 <= at < end:
            node = self.step(node, _fold(text[at]))
            if node == 0:
                break
            at += 1
            if self.ending[node] >= 0 and (at == end or not _is_inside_word(text[at])):
                longest, stop = self.ending[node], at
        return None if longest < 0 else FoundWord(start, stop, self.words[longest])

    def search(self, text: str, start: cython.Py_ssize_t = 0, end: cython.Py_ssize_t = sys.maxsize) -> FoundWord | None:
        """Return the first word of which neither end is inside a word, the longest at its place, or ``None``."""
        found: FoundWord | None
        start = self.find_opening(text, start, end)
        while start >= 0:
            found = self.match(text, start, end)
            if found is not None:
                return found
            start = self.find_opening(text, start + 1, end)
        return None

    def finditer(
        self, text: str, start: cython.Py_ssize_t = 0, end: cython.Py_ssize_t = sys.maxsize
    ) -> Iterator[FoundWord]:
        """Yield the words of which neither end is inside a word, in order; none overlaps another."""
        found: FoundWord | None = self.search(text, start, end)
        while found is not None:
            yield found
            found = self.search(text, found.end, end)


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _key(node: cython.int, letter: cython.int) -> uint64_t:
    """Return the key of a step, which is not 0."""
    return ((cython.cast(uint64_t, node) << _LETTER_BITS) | cython.cast(uint64_t, letter)) + 1


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _fold(letter: cython.Py_UCS4) -> cython.int:
    """Return a letter's code where case does not count: the Kelvin sign is a k, ``İ``, ``ı`` and ``I`` are an i."""
    code: cython.int = cython.cast(cython.int, letter)
    if code < 128:
        return code | 32 if "A" <= letter <= "Z" else code
    letter = Py_UNICODE_TOLOWER(letter)
    if letter == "ı":
        letter = "i"
    elif letter == "ſ":
        letter = "s"
    elif letter == "ς":
        letter = "σ"
    elif letter == "µ":
        letter = "μ"
    return cython.cast(cython.int, letter)


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def _is_letter(letter: cython.Py_UCS4) -> cython.bint:
    if letter < 128:
        return "a" <= letter <= "z" or "A" <= letter <= "Z"
    return letter.isalpha()


@cython.cfunc
def _is_joint(text: str, at: cython.Py_ssize_t) -> cython.bint:
    """Return whether a capital inside a word opens one: behind a small letter, or before one."""
    before: cython.Py_UCS4 = text[at - 1]
    behind: cython.Py_UCS4 = text[at + 1] if at + 1 < len(text) else " "
    return not before.isupper() or behind.islower()


@cython.cfunc
def _is_inside_word(letter: cython.Py_UCS4) -> cython.bint:
    """Return whether a character is a letter or a mark on one."""
    if letter < 0x300:
        return _is_letter(letter)
    return letter.isalpha() or unicodedata.category(letter).startswith("M")
