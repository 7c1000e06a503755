"""
What tells the blocks of flattened text apart where no markup does: their words.

The first line of a dump is mostly the page's title, the address holds words of the headline, and what belongs to the
story is about the same things as the rest of it.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import cython

from newsparse.label.features.title_clues import LONG_LINE, LONGEST, STRONG, Words
from newsparse.printed.credits import find_credit
from newsparse.printed.credits.vocabulary import Vocabulary
from newsparse.printed.pictures import count_picture_words
from newsparse.span import Span

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.context import distances, doubles, sums_of
    from newsparse.label.features.terms import Terms
    from newsparse.label.features.text import TextFeatures, TextReader
    from newsparse.label.features.title_clues import TitleClues
    from newsparse.label.features.vocabulary import PICTURE
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.context import distances, doubles, sums_of
    from cython.cimports.newsparse.label.features.terms import Terms
    from cython.cimports.newsparse.label.features.text import TextFeatures, TextReader
    from cython.cimports.newsparse.label.features.title_clues import TitleClues
    from cython.cimports.newsparse.label.features.vocabulary import PICTURE

_FAR = cython.declare(cython.double, 40.0)
"""Blocks farther away are as far as these."""
_MOST_ALIKE = 3
"""How many of the most alike blocks are told apart."""
_LEAST_SIGNED = cython.declare(cython.Py_ssize_t, 30)
"""Code points of the shortest"""
_MOST_SIGNED = cython.declare(cython.Py_ssize_t, 500)
"""and of the longest caption with its maker."""
_NONE: Words = frozenset()


@cython.final
@cython.cclass
class PlainText:
    """
    The features of blocks without markup.

    Args:
        features: What is plain to see of each block.

        clues: How they compare with the first line and the address.

        headline: Which block is likely the headline, if any.

        first: The first stage's probability that each block is body, 0 to 1.
    """

    def __init__(
        self, features: PageFeatures, clues: TitleClues, headline: int | None, first: cython.double[::1]
    ) -> None:
        count: cython.Py_ssize_t = len(features.blocks)
        i: cython.Py_ssize_t
        each: BlockFeatures
        size: cython.int
        self.features, self.clues, self.first = features, clues, first
        self.count, self.headline = count, -1 if headline is None else headline
        everywhere: cython.int[::1] = array("i", [1] * len(features.texts) or [0])
        self.terms = Terms(features, everywhere)
        self.pictured, self.made = array("i", [-1] * len(everywhere)), array("i", [0] * len(everywhere))
        story: cython.int[::1] = self.terms.counts()
        self.subject = self.terms.counts()
        for i in range(count):
            if first[i] > STRONG:
                each = features.blocks[i]
                self.terms.count(each.text, story)
            if i == self.headline:
                each = features.blocks[i]
                self.terms.count(each.text, self.subject)
        self.shared = doubles(count)
        shared: cython.double[::1] = doubles(count)
        repeated: cython.double[::1] = doubles(count)
        dated: cython.double[::1] = doubles(count)
        self.signed = doubles(count)
        prose: cython.double[::1] = doubles(count)
        prose_back: cython.double[::1] = doubles(count)
        related: cython.double[::1] = doubles(count)
        comment: cython.double[::1] = doubles(count)
        promo: cython.double[::1] = doubles(count)
        footer: cython.double[::1] = doubles(count)
        for i in range(count):
            each = features.blocks[i]
            self.shared[i] = -1.0
            size = self.terms.size(each.text)
            if size:
                common: cython.double = self.terms.common(each.text, story, 2 if first[i] > STRONG else 1)
                self.shared[i] = common / size
            shared[i] = max(0.0, self.shared[i])
            repeated[i] = each.repeats > 1
            dated[i] = each.text.has_date
            self.signed[i] = each.text.length < LONG_LINE and (
                each.text.opens_like_credit or each.text.has_photo_credit or each.text.ends_with_agency
            )
            prose[i] = prose_back[count - 1 - i] = each.text.length >= LONG_LINE and each.text.ends_sentence
            if each.text.length < LONG_LINE and each.text.lists:
                related[i] = "related" in each.text.lists
                comment[i] = "comment" in each.text.lists
                promo[i] = "promo" in each.text.lists
                footer[i] = "footer" in each.text.lists
        self.sum_shared, self.sum_repeated, self.sum_dated = (
            sums_of(shared, count),
            sums_of(repeated, count),
            sums_of(dated, count),
        )
        self.title, self.sure = (
            (clues.words[self.headline], clues.likeness[self.headline]) if self.headline >= 0 else (_NONE, 0.0)
        )
        others = {like for at, like in enumerate(clues.likeness) if like and not (clues.words[at] and at == clues.lead)}
        self.best = sorted(others, reverse=True)[:_MOST_ALIKE]
        self.until_story = self.find_story()
        self.since_related, self.since_comment = distances(related, count), distances(comment, count)
        self.since_promo, self.since_footer = distances(promo, count), distances(footer, count)
        self.since_prose, self.until_prose = distances(prose, count), distances(prose_back, count)
        self.starts, self.shapes = [*map(_start, features.blocks)], [*map(_shape, features.blocks)]
        self.by_start, self.by_shape = _totals(self.starts, first), _totals(self.shapes, first)

    @cython.cfunc
    def add(self, rows: FeatureRows, i: cython.Py_ssize_t) -> cython.int:
        """Add the features of one block."""
        clues: TitleClues = self.clues
        block: BlockFeatures = self.features.blocks[i]
        reader: TextReader = self.features.reader
        mine: frozenset[str] = clues.words[i]
        both: cython.double = len(mine & self.title)
        like: cython.double = clues.likeness[i]
        best: cython.Py_ssize_t = self.best.index(like) if like in self.best else _MOST_ALIKE
        start: tuple[float, int] = _others(self.by_start, self.starts[i], self.first[i])
        shape: tuple[float, int] = _others(self.by_shape, self.shapes[i], self.first[i])
        clues.add(rows, i)
        rows.add("likeness to the headline", 2 * both / (len(mine) + len(self.title)) if mine and self.title else 0.0)
        rows.add("share of the headline in it", both / len(self.title) if self.title else -1.0)
        rows.add(
            "blocks to the headline",
            max(-_FAR, min(_FAR, cython.cast(cython.double, i - self.headline))) if self.headline >= 0 else -_FAR - 1,
        )
        rows.add("likeness of the headline", self.sure)
        rows.add("words of the story", self.shared[i])
        rows.add("words of the story: before", self.shared[i - 1] if i else -1.0)
        rows.add("words of the story: after", self.shared[i + 1] if i + 1 < self.count else -1.0)
        rows.add("words of the story: 5 around", self.mean(self.sum_shared, i - 2, i + 3))
        rows.add("words of the headline", self.terms.common(block.text, self.subject, 1))
        rows.add("likeness to title or address", like)
        rows.add("blocks more like title or address", best)
        rows.add("likeness of the most alike", self.best[0] if self.best else 0.0)
        rows.add("blocks to the next body of two", self.until_story[i])
        rows.add("blocks since a heading of: related", self.since_related[i])
        rows.add("blocks since a heading of: comment", self.since_comment[i])
        rows.add("blocks since a heading of: promo", self.since_promo[i])
        rows.add("blocks since a heading of: footer", self.since_footer[i])
        rows.add("repeated lines of 7", self.mean(self.sum_repeated, i - 3, i + 4))
        rows.add("repeated lines of 17", self.mean(self.sum_repeated, i - 8, i + 9))
        rows.add("dates of 7", self.mean(self.sum_dated, i - 3, i + 4))
        rows.add("first stage of those that open alike", start[0])
        rows.add("blocks that open like it", start[1])
        rows.add("first stage of those of its shape", shape[0])
        rows.add("blocks shaped like it", shape[1])
        rows.add("is the site's name", clues.of_site[i])
        if self.pictured[block.text.number] < 0:
            self.read_picture(block.text, reader.credits)
        rows.add("picture words", self.pictured[block.text.number])
        rows.add("a maker behind its words", self.made[block.text.number])
        rows.add("a credit line before", i > 0 and self.signed[i - 1] > 0)
        rows.add("a credit line after", i + 1 < self.count and self.signed[i + 1] > 0)
        rows.add("blocks since a long sentence", self.since_prose[i])
        rows.add("blocks to the next long sentence", self.until_prose[self.count - 1 - i])
        return 0

    @cython.cfunc
    def read_picture(self, text: TextFeatures, words: Vocabulary) -> cython.int:
        """Read what a text has of a caption; the trees of every role ask, and equal texts have the same."""
        pictured: cython.int = 0
        if text.signs & PICTURE or not words.picture_words.is_spaced:
            pictured = count_picture_words(text.folded, text.key, words.picture_words)
        self.pictured[text.number] = pictured
        self.made[text.number] = _names_maker(text, words)
        return 0

    @cython.cfunc
    def mean(self, sums: cython.double[::1], start: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.double:
        """Return the mean from *start* to *end*, as far as the page goes."""
        start, end = max(0, start), min(self.count, end)
        return (sums[end] - sums[start]) / (end - start)

    @cython.cfunc
    def find_story(self) -> object:
        """Return for each block how far the next likely body is that has more of it soon after, at most 40."""
        until: list[float] = []
        last: cython.double = _FAR
        following: cython.double = _FAR
        i: cython.Py_ssize_t
        each: BlockFeatures
        for i in range(self.count - 1, -1, -1):
            each = self.features.blocks[i]
            until.append(last)
            last, following = min(_FAR, last + 1.0), min(_FAR, following + 1.0)
            if self.first[i] > STRONG and each.text.length >= LONG_LINE:
                last, following = (1.0, 1.0) if following <= 4 else (last, 1.0)
        return until[::-1]


@cython.cfunc
def _names_maker(text: TextFeatures, words: Vocabulary) -> cython.bint:
    """Return whether who made a picture stands behind a text's words, with a label or without: ``… at dawn. Jane Doe``."""
    length: cython.Py_ssize_t = len(text.folded)
    if not _LEAST_SIGNED <= length <= _MOST_SIGNED or text.has_address:
        return False
    # Without a label only a name can stand there, behind a mark.
    behind_mark: cython.bint = text.sentences > 0 or text.slashes > 0 or text.has_bar
    if not text.has_photo_credit and (text.ends_sentence or not behind_mark):
        return False
    return _ends_with_credit(text.folded, words)


def _ends_with_credit(folded: str, words: Vocabulary) -> bool:
    credit = find_credit(folded, Span(0, len(folded)), words)
    return credit is not None and credit.start >= _LEAST_SIGNED // 2


def _start(each: BlockFeatures) -> str:
    """Return how a block opens: what stands before a bar or colon, or its first two words."""
    if each.text.length >= LONGEST:
        return ""
    head: str = each.text.folded[:30]
    for joint in (" | ", ": "):
        at = head.find(joint)
        if at > 0:
            return head[: at + 2].lower()
    return " ".join(each.text.key.split(None, 2)[:2])


def _shape(each: BlockFeatures) -> str:
    """Return a sketch of a block: how long it is, how it begins and how it ends."""
    text: str = each.text.folded
    first: str = text[:1]
    length: int = each.text.length
    kind = "A" if first.isupper() else "a" if first.islower() else "0" if first.isdigit() else first
    return f"{length.bit_length()}{kind}{'' if text[-1:].isalnum() else text[-1:]}{'|' if ' | ' in text else ''}"


@cython.cfunc
def _totals(keys: list[str], first: cython.double[::1]) -> dict[str, tuple[float, int]]:
    """Return for each key the sum of the probabilities, and how many they are."""
    table: dict[str, tuple[float, int]] = {}
    i: cython.Py_ssize_t
    for i in range(len(keys)):
        total, count = table.get(keys[i], (0.0, 0))
        table[keys[i]] = total + first[i], count + 1
    return table


@cython.cfunc
def _others(table: dict[str, tuple[float, int]], key: str, p: cython.double) -> tuple[float, int]:
    """Return the mean of the other blocks of the same key, and how many they are, at most 30."""
    total, count = table[key]
    return ((total - p) / (count - 1), min(30, count - 1)) if key and count > 1 else (-1.0, 0)
