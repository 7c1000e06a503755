"""Numbers for the distinct words of a page."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import cython
from cython.cimports.libc.stdint import uint64_t

from newsparse.label.features import keywords

if TYPE_CHECKING:
    from newsparse.label.classifier.word_table import hash_on, start_hash
else:
    from cython.cimports.newsparse.label.classifier.word_table import hash_on, start_hash

STOP = keywords.STOP
SHARE = keywords.SHARE
PHOTO = keywords.PHOTO
AGENCY = keywords.AGENCY
AGENCY_SIGN = keywords.AGENCY_SIGN
AGENCY_END = keywords.AGENCY_END
SECTION = keywords.SECTION
PICTURE = keywords.PICTURE
TERM = keywords.TERM
_LEAST_TERM = cython.declare(cython.Py_ssize_t, 4)
"""Letters of the shortest word that says what a text is about."""


@cython.final
@cython.cclass
class Numbers:
    """Integers that grow in number."""

    def __init__(self) -> None:
        self.items = array("i", bytes(4 * 1024))
        self.count = 0

    @cython.cfunc
    def append(self, item: cython.int) -> cython.int:
        """Add one."""
        if self.count == self.items.shape[0]:
            longer: cython.int[::1] = array("i", bytes(8 * self.count))
            longer[: self.count] = self.items
            self.items = longer
        self.items[self.count] = item
        self.count += 1
        return 0


@cython.final
@cython.cclass
class Vocabulary:
    """
    The distinct words of a page, numbered in the order in which they are first read.

    A word is hashed while it is read; the lists of words are asked once for each distinct one.

    Args:
        known: The lists of the language.
    """

    words: list[str]
    """The words, by number."""

    def __init__(self, known: keywords.Keywords) -> None:
        self.words = []
        self.lists = known.signs
        self.flags = array("i", bytes(4 * 1024))
        self.hashes = array("Q", bytes(8 * 2048))
        self.numbers = array("i", bytes(4 * 2048))
        self.mask = 2047

    @cython.cfunc
    def number(self, text: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t, code: uint64_t) -> cython.int:
        """Return the number of the word from *start* to *end* of *text*, whose hash is *code*."""
        code |= 1  # 0 stands for an empty place
        place: cython.Py_ssize_t = cython.cast(cython.Py_ssize_t, code & cython.cast(uint64_t, self.mask))
        while self.hashes[place]:
            if self.hashes[place] == code:
                return self.numbers[place]
            place = (place + 1) & self.mask
        word: str = text[start:end]
        number: cython.int = cython.cast(cython.int, len(self.words))
        flags: cython.int = cython.cast(cython.int, self.lists.get(code))
        if end - start >= _LEAST_TERM and not flags & STOP:
            flags |= TERM
        self.words.append(word)
        self.hashes[place] = code
        self.numbers[place] = number
        if number == self.flags.shape[0]:
            more: cython.int[::1] = array("i", bytes(8 * number))
            more[:number] = self.flags
            self.flags = more
        self.flags[number] = flags
        if 2 * number > self.mask:
            self.grow()
        return number

    @cython.cfunc
    def number_of(self, word: str) -> cython.int:
        """Return the number of *word*."""
        code: uint64_t = hash_on(start_hash(), word, 0)
        return self.number(word, 0, len(word), code)

    @cython.cfunc
    def find(self, word: str) -> cython.int:
        """Return the number of *word*, or -1 where the page has no such word."""
        code: uint64_t = hash_on(start_hash(), word, 0) | 1
        place: cython.Py_ssize_t = cython.cast(cython.Py_ssize_t, code & cython.cast(uint64_t, self.mask))
        while self.hashes[place]:
            if self.hashes[place] == code:
                return self.numbers[place]
            place = (place + 1) & self.mask
        return -1

    @cython.cfunc
    def grow(self) -> cython.int:
        """Double the room for words."""
        hashes: uint64_t[::1] = self.hashes
        numbers: cython.int[::1] = self.numbers
        old: cython.Py_ssize_t
        place: cython.Py_ssize_t
        self.mask = 2 * self.mask + 1
        self.hashes = array("Q", bytes(8 * (self.mask + 1)))
        self.numbers = array("i", bytes(4 * (self.mask + 1)))
        for old in range(hashes.shape[0]):
            if hashes[old]:
                place = cython.cast(cython.Py_ssize_t, hashes[old] & cython.cast(uint64_t, self.mask))
                while self.hashes[place]:
                    place = (place + 1) & self.mask
                self.hashes[place] = hashes[old]
                self.numbers[place] = numbers[old]
        return 0
