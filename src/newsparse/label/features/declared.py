"""How like a text is to what the page declares as its title, description and body."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import cython
from cython.cimports.libc.stdint import uint64_t

from newsparse.model import Page
from newsparse.text.keys import comparison_key

if TYPE_CHECKING:
    from newsparse.label.features.text import TextFeatures, TextReader
else:
    from cython.cimports.newsparse.label.features.text import TextFeatures, TextReader

_MOST = 32
"""Titles, and descriptions, that texts are compared with."""
_LONGEST = 600
"""Characters of a longer text, which is no title and no description."""
_SHORTEST_BODY = 200
"""Characters of a shorter declared body, which is none."""
_HEAD = 80
"""Characters of a text that are looked for in the declared body."""
_SHORTEST = 12
"""Characters of a shorter text, which may stand anywhere by chance."""


@cython.final
@cython.cclass
class DeclaredTexts:
    """What a page declares as its title, description and body, to compare its texts with."""

    title: float
    """How like a title the text last compared is, 0 to 1."""
    description: float
    """How like a description it is."""
    held: memoryview
    """Whether the declared body holds each text: 1, 0, or -1 where it cannot be told."""

    def __init__(self, page: Page, reader: TextReader, texts: cython.Py_ssize_t) -> None:
        titles = _word_sets(page, "title")
        described = _word_sets(page, "description")
        body = " ".join(comparison_key(each.value) for each in page.declared if each.field == "body")
        self.body = body if len(body) >= _SHORTEST_BODY else ""
        self.reader = reader
        self.titles, self.sets = len(titles), len(titles) + len(described)
        size: cython.Py_ssize_t = max(1, len(reader.vocabulary.words))
        self.bits = array("Q", bytes(8 * size))
        self.seen = array("i", bytes(4 * size))
        self.held = array("d", bytes(8 * max(1, texts)))
        self.sizes = array("i", [len(words) for words in (*titles, *described)] or [0])
        number: cython.int
        bit: cython.int
        for bit, words in enumerate((*titles, *described)):
            for word in words:
                number = reader.vocabulary.find(word)
                if number >= 0:
                    self.bits[number] |= cython.cast(uint64_t, 1) << bit

    @cython.cfunc
    def compare(self, text: TextFeatures) -> cython.int:
        """Compare a text; the results are this object's attributes."""
        common = cython.declare(cython.int[64])
        at: cython.Py_ssize_t
        word: cython.int
        bits: uint64_t
        distinct: cython.int = 0
        bit: cython.int
        likeness: cython.double
        mark: cython.int = text.number + 1
        known: cython.bint = False
        self.title = self.description = 0.0
        self.held[text.number] = -1.0
        if self.body and len(text.key) >= _SHORTEST:
            self.held[text.number] = text.key[:_HEAD] in self.body
        if not self.sets or text.length >= _LONGEST:
            return 0
        for bit in range(self.sets):
            common[bit] = 0
        for at in range(text.key_start, text.key_end):
            word = self.reader.key_words.items[at]
            if self.seen[word] == mark:
                continue
            self.seen[word] = mark
            distinct += 1
            bits = self.bits[word]
            if bits:
                known = True
                for bit in range(self.sets):
                    common[bit] += cython.cast(cython.int, (bits >> bit) & 1)
        if not known:
            return 0
        for bit in range(self.sets):
            likeness = 2.0 * common[bit] / (distinct + self.sizes[bit])
            if bit < self.titles:
                self.title = max(self.title, likeness)
            else:
                self.description = max(self.description, likeness)
        return 0


def _word_sets(page: Page, field: str) -> list[frozenset[str]]:
    """Return the words of each distinct text that the page declares for a field."""
    sets = dict.fromkeys(frozenset(comparison_key(each.value).split()) for each in page.declared if each.field == field)
    return [*sets][:_MOST]
