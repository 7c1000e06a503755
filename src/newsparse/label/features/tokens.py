"""Words for the first stage: those that short texts open and close with, and those of the markup."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import cython

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.text import TextFeatures, TextReader
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.text import TextFeatures, TextReader

_LONGEST = 250
"""Characters of a longer text, whose words are about the news, not of the page."""
_OPENING = 8
"""Words looked at from the start of a text."""
_CLOSING = 5
"""Words looked at from the end of a text."""


@cython.final
@cython.cclass
class Tokens:
    """
    Takes tokens, and adds up their weights or, without weights, keeps their names.

    The kinds of tokens: of a text, ``v`` a word, ``b`` what it opens with, ``e`` what it ends with; of a hint, ``t`` the
    element, ``p`` and ``q`` the end of its path, ``w`` a class word, ``x`` element and class word, ``i`` what it stands in,
    ``text`` for no markup.

    Args:
        reader: The reader of the page's texts.

        weights: The weight of each token, by kind and word.
    """

    def __init__(self, reader: TextReader, weights: dict[str, dict[str, float]] | None = None) -> None:
        self.reader = reader
        self.weights = weights
        self.names = []
        self.total = 0.0

    @cython.cfunc
    def weigh_words(self) -> cython.int:
        """Look up the weight of each distinct word of the page."""
        said: dict[str, float] = self.weights.get("v", {})
        words: list[str] = self.reader.vocabulary.words
        number: cython.Py_ssize_t
        self.word_weights = array("d", bytes(8 * max(1, len(words))))
        for number in range(len(words)):
            weight: object = said.get(words[number])
            if weight is not None:
                self.word_weights[number] = weight
        return 0

    @cython.cfunc
    def start(self) -> cython.int:
        """Forget the tokens taken so far."""
        self.total = 0.0
        self.names = []
        return 0

    @cython.cfunc
    def add(self, kind: str, word: str) -> cython.int:
        """Take one token."""
        if self.weights is None:
            self.names.append(f"{kind}:{word}")
            return 0
        of_kind: dict[str, float] = self.weights.get(kind)
        if of_kind is not None:
            weight: object = of_kind.get(word)
            if weight is not None:
                self.total += cython.cast(cython.double, weight)
        return 0

    @cython.cfunc
    def add_word(self, number: cython.int) -> cython.int:
        """Take one word of a text, by its number."""
        if self.weights is None:
            self.names.append(f"v:{self.reader.vocabulary.words[number]}")
        else:
            self.total += self.word_weights[number]
        return 0

    @cython.cfunc
    def add_text(self, text: TextFeatures) -> cython.int:
        """Take what a short text opens and closes with; none of a long one."""
        count: cython.Py_ssize_t = text.key_end - text.key_start
        if text.length >= _LONGEST or not count:
            return 0
        ends = cython.declare(cython.int[16])
        size: cython.int = 0
        at: cython.Py_ssize_t
        before: cython.int
        number: cython.int
        words: list[str] = self.reader.vocabulary.words
        for at in range(count):
            if count > _OPENING + _CLOSING and _OPENING <= at < count - _CLOSING:
                continue
            number = self.reader.key_words.items[text.key_start + at]
            for before in range(size):
                if ends[before] == number:
                    break
            else:
                ends[size] = number
                size += 1
                self.add_word(number)
        first: str = words[self.reader.key_words.items[text.key_start]]
        last: str = words[self.reader.key_words.items[text.key_end - 1]]
        self.add("b", first)
        self.add("e", last)
        if count == 1:
            self.add("b", first)
            self.add("e", last)
        else:
            self.add("b", f"{first} {words[self.reader.key_words.items[text.key_start + 1]]}")
            self.add("e", f"{words[self.reader.key_words.items[text.key_end - 2]]} {last}")
        return 0

    @cython.cfunc
    def add_hint(self, hint: object) -> cython.int:
        """Take what the markup of a block says."""
        tag: str = hint.tag
        word: str
        if not tag:
            return self.add("text", "")
        names: list[str] = hint.path.rsplit("/", 3)
        words: tuple[str, ...] = hint.words
        self.add("t", tag)
        self.add("p", "/".join(names[-2:]))
        self.add("q", "/".join(names[-3:]))
        for word in dict.fromkeys(words):
            self.add("w", word)
        for word in hint.inside:
            self.add("i", word)
        for word in dict.fromkeys(words[:4]):
            self.add("x", f"{tag}:{word}")
        return 0


def text_weights(features: PageFeatures, weights: dict[str, dict[str, float]]) -> memoryview:
    """Return the sum of the weights of each distinct text's tokens."""
    tokens: Tokens = Tokens(features.reader, weights)
    tokens.weigh_words()
    sums: cython.double[::1] = array("d", bytes(8 * max(1, len(features.texts))))
    text: TextFeatures
    for text in features.texts:
        tokens.start()
        tokens.add_text(text)
        sums[text.number] = tokens.total
    return memoryview(sums)


def hint_weights(features: PageFeatures, weights: dict[str, dict[str, float]]) -> memoryview:
    """Return the sum of the weights of each distinct hint's tokens."""
    tokens: Tokens = Tokens(features.reader, weights)
    sums: cython.double[::1] = array("d", bytes(8 * max(1, len(features.hints))))
    number: cython.Py_ssize_t
    known: dict[tuple[str, str, tuple[str, ...], frozenset[str]], float] = {}
    for number in range(len(features.hints)):
        hint = features.hints[number]
        key = (hint.tag, hint.path, hint.words, hint.inside)  # many hints differ in their places alone
        weight: object = known.get(key)
        if weight is None:
            tokens.start()
            tokens.add_hint(hint)
            weight = known[key] = tokens.total
        sums[number] = weight
    return memoryview(sums)


def token_names(features: PageFeatures, index: int) -> list[str]:
    """Return the tokens of a block, those of its text first."""
    tokens: Tokens = Tokens(features.reader)
    block: BlockFeatures = features.blocks[index]
    tokens.add_text(block.text)
    tokens.add_hint(block.hint)
    return [name if name != "text:" else "text" for name in tokens.names]
