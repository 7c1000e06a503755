"""Numbers of words, found by the words' hashes: :class:`WordTable`."""

from __future__ import annotations

import os
from array import array

import cython
from cython.cimports.libc.stdint import uint64_t

_SEED = cython.declare(uint64_t, int.from_bytes(os.urandom(8), "little"))
"""Another one in each process, so that no page can be written whose words all fall together."""
_FACTOR = cython.declare(uint64_t, 0xD6E8FEB86659FD93)


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def start_hash() -> uint64_t:
    """Return the hash of no characters."""
    return _SEED


@cython.cfunc
@cython.inline
@cython.exceptval(check=False)
def step_hash(code: uint64_t, character: cython.Py_UCS4) -> uint64_t:
    """Return a hash with one more character."""
    mixed: uint64_t = (code ^ cython.cast(uint64_t, character)) * _FACTOR
    return mixed ^ (mixed >> 32)


@cython.cfunc
@cython.exceptval(check=False)
def hash_on(code: uint64_t, text: str, start: cython.Py_ssize_t) -> uint64_t:
    """Return a hash with the characters of *text* from *start* on."""
    at: cython.Py_ssize_t
    character: cython.Py_UCS4
    for at, character in enumerate(text):
        if at >= start:
            code = step_hash(code, character)
    return code


@cython.final
@cython.cclass
class WordTable:
    """
    A number for each of many words; 0 for all others.

    A page asks for thousands of words; here each costs one place of memory, where a dictionary looks at three and hashes
    the word again.

    Args:
        numbers: The numbers of words to begin with.
    """

    count: int
    """How many words have a number."""

    def __init__(self, numbers: dict[str, float] | None = None) -> None:
        word: str
        self.mask = 63
        self.hashes = array("Q", bytes(8 * 64))
        self.numbers = array("d", bytes(8 * 64))
        self.count = 0
        if numbers is not None:
            for word, number in numbers.items():
                self.put(hash_on(start_hash(), word, 0), number)

    @cython.cfunc
    def put(self, code: uint64_t, number: cython.double) -> cython.int:
        """Give a number to the word with a hash."""
        code |= 1  # 0 stands for an empty place
        place: cython.Py_ssize_t = cython.cast(cython.Py_ssize_t, code & cython.cast(uint64_t, self.mask))
        while self.hashes[place] and self.hashes[place] != code:
            place = (place + 1) & self.mask
        if not self.hashes[place]:
            self.count += 1
        self.hashes[place] = code
        self.numbers[place] = number
        if 2 * self.count > self.mask:
            self.grow()
        return 0

    @cython.cfunc
    def grow(self) -> cython.int:
        """Double the room for words."""
        hashes: uint64_t[::1] = self.hashes
        numbers: cython.double[::1] = self.numbers
        old: cython.Py_ssize_t
        self.mask = 2 * self.mask + 1
        self.hashes = array("Q", bytes(8 * (self.mask + 1)))
        self.numbers = array("d", bytes(8 * (self.mask + 1)))
        self.count = 0
        for old in range(hashes.shape[0]):
            if hashes[old]:
                self.put(hashes[old], numbers[old])
        return 0

    @cython.cfunc
    @cython.exceptval(check=False)
    def get(self, code: uint64_t) -> cython.double:
        """Return the number of the word with a hash, or 0."""
        code |= 1
        place: cython.Py_ssize_t = cython.cast(cython.Py_ssize_t, code & cython.cast(uint64_t, self.mask))
        while self.hashes[place]:
            if self.hashes[place] == code:
                return self.numbers[place]
            place = (place + 1) & self.mask
        return 0.0
