"""The words of a page's texts that say what they are about: :class:`Terms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cython

from newsparse.label.features.title_clues import pairs_of
from newsparse.text.scripts import is_latin_greek_cyrillic

if TYPE_CHECKING:
    from newsparse.label.features.block import PageFeatures
    from newsparse.label.features.context import ints
    from newsparse.label.features.text import TextFeatures
    from newsparse.label.features.vocabulary import TERM, Numbers
else:
    from cython.cimports.newsparse.label.features.block import PageFeatures
    from cython.cimports.newsparse.label.features.context import ints
    from cython.cimports.newsparse.label.features.text import TextFeatures
    from cython.cimports.newsparse.label.features.vocabulary import TERM, Numbers

_LONG = cython.declare(cython.Py_ssize_t, 600)
"""Characters of a long text that are read for what it is about."""


@cython.final
@cython.cclass
class Terms:
    """
    The words of each distinct text that say what it is about, by their numbers; of scripts without blanks, pairs of characters.

    Args:
        features: What is plain to see of each block.

        wanted: For each distinct text, 1 where its words are asked for.
    """

    def __init__(self, features: PageFeatures, wanted: cython.int[::1]) -> None:
        count: cython.Py_ssize_t = len(features.texts)
        text: TextFeatures
        self.vocabulary = features.reader.vocabulary
        self.items = Numbers()
        self.starts, self.ends = ints(count), ints(count)
        for text in features.texts:
            if wanted[text.number]:
                self.starts[text.number] = cython.cast(cython.int, self.items.count)
                self.read(features.reader.key_words, text)
                self.ends[text.number] = cython.cast(cython.int, self.items.count)
        self.seen = self.counts()
        self.stamp = 0

    @cython.cfunc
    def read(self, words: Numbers, text: TextFeatures) -> cython.int:
        """Append the words of a text; some may come twice."""
        at: cython.Py_ssize_t
        number: cython.int
        word: str
        head: str = text.key[:_LONG]
        if len(text.key) <= _LONG:
            for at in range(text.key_start, text.key_end):
                number = words.items[at]
                if self.vocabulary.flags[number] & TERM:
                    self.items.append(number)
        else:  # the head cuts a word
            for word in head.split():
                number = self.vocabulary.number_of(word)
                if self.vocabulary.flags[number] & TERM:
                    self.items.append(number)
        if not head.isascii() and not is_latin_greek_cyrillic(head):
            for word in pairs_of(head):
                self.items.append(self.vocabulary.number_of(word))
        return 0

    @cython.cfunc
    def counts(self) -> cython.int[::1]:
        """Return a count of 0 for each word, for :meth:`count` to add to."""
        return ints(len(self.vocabulary.words))

    @cython.cfunc
    def count(self, text: TextFeatures, counts: cython.int[::1]) -> cython.int:
        """Add 1 to the counts of each distinct word of a text."""
        at: cython.Py_ssize_t
        word: cython.int
        self.stamp += 1
        for at in range(self.starts[text.number], self.ends[text.number]):
            word = self.items.items[at]
            if self.seen[word] != self.stamp:
                self.seen[word] = self.stamp
                counts[word] += 1
        return 0

    @cython.cfunc
    def size(self, text: TextFeatures) -> cython.int:
        """Return how many distinct words a text has."""
        return self.common(text, self.seen, 0)

    @cython.cfunc
    def common(self, text: TextFeatures, counts: cython.int[::1], least: cython.int) -> cython.int:
        """Return how many distinct words of a text have a count of at least *least*."""
        at: cython.Py_ssize_t
        word: cython.int
        found: cython.int = 0
        self.stamp += 1
        for at in range(self.starts[text.number], self.ends[text.number]):
            word = self.items.items[at]
            if self.seen[word] != self.stamp:
                self.seen[word] = self.stamp
                found += counts[word] >= least
        return found
