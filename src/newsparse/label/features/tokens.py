"""Words for the first stage: those that short texts open and close with, and those of the markup."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import cython
from cython.cimports.libc.stdint import uint64_t

if TYPE_CHECKING:
    from newsparse.label.classifier.word_table import WordTable, hash_on, start_hash
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.text import TextFeatures, TextReader
else:
    from cython.cimports.newsparse.label.classifier.word_table import WordTable, hash_on, start_hash
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.text import TextFeatures, TextReader

_LONGEST = 250
"""Characters of a longer text, whose words are about the news, not of the page."""
_OPENING = 8
"""Words looked at from the start of a text."""
_CLOSING = 5
"""Words looked at from the end of a text."""
_FEW = cython.declare(cython.Py_ssize_t, 64)
"""Class words of one block that are compared with each other."""


@cython.final
@cython.cclass
class _Kind:
    """A kind of tokens, and what the words of it weigh."""

    name: str
    weights: WordTable


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

        weights: The weights of each kind's tokens.
    """

    def __init__(self, reader: TextReader, weights: dict[str, WordTable] | None = None) -> None:
        self.reader = reader
        self.weights = weights
        self.names = []
        self.total = 0.0
        self.openings, self.closings, self.tags = self.kind("b"), self.kind("e"), self.kind("t")
        self.paths, self.longer_paths, self.classes = self.kind("p"), self.kind("q"), self.kind("w")
        self.around, self.tagged_classes, self.plain = self.kind("i"), self.kind("x"), self.kind("text")

    @cython.cfunc
    def kind(self, name: str) -> _Kind:
        """Return a kind of tokens."""
        kind: _Kind = _Kind.__new__(_Kind)
        kind.name = name
        kind.weights = (self.weights.get(name) or WordTable()) if self.weights is not None else None
        return kind

    @cython.cfunc
    def weigh_words(self) -> cython.int:
        """Look up the weight of each distinct word of the page."""
        said: WordTable = self.weights.get("v") or WordTable()
        words: list[str] = self.reader.vocabulary.words
        number: cython.Py_ssize_t
        word: str
        self.word_weights = array("d", bytes(8 * max(1, len(words))))
        for number in range(len(words)):
            word = words[number]
            self.word_weights[number] = said.get(hash_on(start_hash(), word, 0))
        return 0

    @cython.cfunc
    def start(self) -> cython.int:
        """Forget the tokens taken so far."""
        self.total = 0.0
        self.names = []
        return 0

    @cython.cfunc
    def add(self, kind: _Kind, text: str, start: cython.Py_ssize_t) -> cython.int:
        """Take one token: *text* from *start* on."""
        if kind.weights is None:
            self.names.append(f"{kind.name}:{text[start:]}")
        else:
            self.total += kind.weights.get(hash_on(start_hash(), text, start))
        return 0

    @cython.cfunc
    def add_pair(self, kind: _Kind, first: str, joint: str, second: str) -> cython.int:
        """Take one token of two words."""
        if kind.weights is None:
            self.names.append(f"{kind.name}:{first}{joint}{second}")
        else:
            self.total += kind.weights.get(hash_on(hash_on(hash_on(start_hash(), first, 0), joint, 0), second, 0))
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
        self.add(self.openings, first, 0)
        self.add(self.closings, last, 0)
        if count == 1:
            self.add(self.openings, first, 0)
            self.add(self.closings, last, 0)
        else:
            self.add_pair(self.openings, first, " ", words[self.reader.key_words.items[text.key_start + 1]])
            self.add_pair(self.closings, words[self.reader.key_words.items[text.key_end - 2]], " ", last)
        return 0

    @cython.cfunc
    def add_hint(self, hint: object) -> cython.int:
        """Take what the markup of a block says."""
        tag: str = hint.tag
        path: str = hint.path
        words: tuple[str, ...] = hint.words
        inside: frozenset[str] = hint.inside
        word: str
        parent: cython.Py_ssize_t
        if not tag:
            return self.add(self.plain, "", 0)
        if len(words) > _FEW:
            words = tuple(dict.fromkeys(words))  # each stands there once now
        parent = path.rfind("/", 0, max(0, path.rfind("/")))
        self.add(self.tags, tag, 0)
        self.add(self.paths, path, parent + 1)
        self.add(self.longer_paths, path, path.rfind("/", 0, max(0, parent)) + 1)
        codes = cython.declare(uint64_t[64])
        size: cython.Py_ssize_t = 0
        code: uint64_t
        at: cython.Py_ssize_t
        for word in words:
            code = hash_on(start_hash(), word, 0)
            for at in range(size):
                if codes[at] == code:
                    break
            else:
                if size < _FEW:
                    codes[size] = code
                    size += 1
                if self.weights is None:
                    self.names.append(f"{self.classes.name}:{word}")
                else:
                    self.total += self.classes.weights.get(code)
        for word in inside:
            self.add(self.around, word, 0)
        for at in range(min(4, len(words))):
            if not _stands_before(words, at):
                self.add_pair(self.tagged_classes, tag, ":", words[at])
        return 0


@cython.cfunc
def _stands_before(words: tuple[str, ...], at: cython.Py_ssize_t) -> cython.bint:
    """Return whether a word stands before *at* too."""
    before: cython.Py_ssize_t
    word: str = words[at]
    other: str
    for before in range(at):
        other = words[before]
        if other == word:
            return True
    return False


def text_weights(features: PageFeatures, weights: dict[str, WordTable]) -> memoryview:
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


def hint_weights(features: PageFeatures, weights: dict[str, WordTable]) -> memoryview:
    """Return the sum of the weights of each distinct hint's tokens."""
    tokens: Tokens = Tokens(features.reader, weights)
    sums: cython.double[::1] = array("d", bytes(8 * max(1, len(features.hints))))
    number: cython.Py_ssize_t
    for number in range(len(features.hints)):
        tokens.start()
        tokens.add_hint(features.hints[number])
        sums[number] = tokens.total
    return memoryview(sums)


def token_names(features: PageFeatures, index: int) -> list[str]:
    """Return the tokens of a block, those of its text first."""
    tokens: Tokens = Tokens(features.reader)
    block: BlockFeatures = features.blocks[index]
    tokens.add_text(block.text)
    tokens.add_hint(block.hint)
    return [name if name != "text:" else "text" for name in tokens.names]
