"""What a block's surroundings make of it: features over the first stage's probabilities."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cython
from cython.cimports.libc.math import log2

from newsparse.label.features.markup import HEADINGS

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows

_STRONG = cython.declare(cython.double, 0.6)
"""A block is likely body from this probability on."""
_FAR = cython.declare(cython.double, 40.0)
"""Blocks farther away are as far as these."""
_RUN_GAP = cython.declare(cython.Py_ssize_t, 5)
"""Blocks between two likely ones of the same run."""
_HOLDS = cython.declare(cython.int, 120)
"""Characters of a block that may hold a shorter one's words."""
_HELD = (25, 250)
"""Least and most characters of a block whose words a longer one may hold."""
_MOST_HELD = 250
"""Blocks that are looked for in longer ones."""
_MOST_WHOLE = 200_000
"""Characters of all the longer ones."""
_OPENING_COLON = 25
"""Characters within which a colon ends what opens a block."""
_LONGEST_ENDING = 250
"""Characters of a longer block, whose last words are not compared."""


@cython.cfunc
def doubles(count: cython.Py_ssize_t) -> cython.double[::1]:
    """Return zeros, at least one."""
    return array("d", bytes(8 * max(1, count)))


@cython.cfunc
def ints(count: cython.Py_ssize_t) -> cython.int[::1]:
    """Return zeros, at least one."""
    return array("i", bytes(4 * max(1, count)))


@cython.cfunc
def sums_of(values: cython.double[::1], count: cython.Py_ssize_t) -> cython.double[::1]:
    """Return the sums of the first 0, 1, 2 … of *count* values."""
    sums: cython.double[::1] = doubles(count + 1)
    i: cython.Py_ssize_t
    for i in range(count):
        sums[i + 1] = sums[i] + values[i]
    return sums


@cython.cfunc
def distances(marks: cython.double[::1], count: cython.Py_ssize_t) -> cython.double[::1]:
    """Return for each of *count* blocks how far the last one before it is that has a mark, at most 40."""
    since: cython.double[::1] = doubles(count)
    last: cython.double = _FAR
    i: cython.Py_ssize_t
    for i in range(count):
        since[i] = last
        last = 1.0 if marks[i] else min(_FAR, last + 1.0)
    return since


@cython.final
@cython.cclass
class Context:
    """
    The features that a block has from the blocks around it.

    Args:
        features: What is plain to see of each block.

        first: The first stage's probability that each block is body, 0 to 1.

        title: Which block is likely the headline, if any.
    """

    def __init__(self, features: PageFeatures, first: cython.double[::1], title: int | None) -> None:
        count: cython.Py_ssize_t = len(features.blocks)
        lengths: cython.double[::1] = doubles(count)
        i: cython.Py_ssize_t
        each: BlockFeatures
        known: cython.double = 0.0
        declared: cython.double = 0.0
        strong: cython.Py_ssize_t = 0
        self.features, self.count, self.first = features, count, first
        self.weights, self.length, self.ends = doubles(count), doubles(count), doubles(count)
        self.stop, self.link, self.date = doubles(count), doubles(count), doubles(count)
        self.byline, self.photo, self.heading = doubles(count), doubles(count), doubles(count)
        self.since, self.until = doubles(count), doubles(count)
        self.run_weight, self.run_place = doubles(count), doubles(count)
        self.total = 0.0
        for i in range(count):
            each = features.blocks[i]
            self.weights[i] = first[i] * min(each.text.length, 1500)
            self.total += self.weights[i]
            self.length[i] = min(each.text.length, 600)
            self.ends[i] = each.text.ends_sentence
            self.stop[i] = each.text.stopword_share
            self.link[i] = each.link_density
            self.date[i] = each.text.has_date
            self.byline[i] = each.text.opens_like_byline
            self.photo[i] = each.text.has_photo_credit
            self.heading[i] = each.hint.tag in HEADINGS
            lengths[i] = min(each.text.length, 400)
            strong += first[i] > _STRONG
            if features.held[each.text.number] >= 0:
                known += self.weights[i]
                if features.held[each.text.number] > 0:
                    declared += self.weights[i]
        self.total = self.total or 1.0
        self.known_share = declared / known if known else -1.0
        self.strong_blocks = min(strong, 100)
        self.sum_first, self.sum_weights = sums_of(first, count), sums_of(self.weights, count)
        self.sum_ends, self.sum_lengths = sums_of(self.ends, count), sums_of(lengths, count)
        self.sum_stop, self.sum_link = sums_of(self.stop, count), sums_of(self.link, count)
        self.find_runs()
        self.title = -1 if title is None else title
        self.seen = ints(len(features.reader.vocabulary.words))
        self.title_words = ints(len(features.reader.vocabulary.words))
        self.stamp = 0
        if self.title >= 0:
            each = features.blocks[self.title]
            for i in range(each.text.key_start, each.text.key_end):
                self.title_words[features.reader.key_words.items[i]] = 1
        self.images = [image.at for image in features.page.images]
        self.whole, self.last_short = "", -1
        if features.has_markup:
            self.whole = "\n".join([each.text.key for each in features.blocks if each.text.length >= _HOLDS])
            self.whole = self.whole[:_MOST_WHOLE]
            self.count_words()
            short = [i for i, each in enumerate(features.blocks) if _HELD[0] <= each.text.length <= _HELD[1]]
            self.last_short = short[:_MOST_HELD][-1] if short else -1

    @cython.cfunc
    def count_words(self) -> cython.int:
        """Count how often each word stands in the longer blocks."""
        i: cython.Py_ssize_t
        at: cython.Py_ssize_t
        each: BlockFeatures
        self.words_of_whole = ints(len(self.features.reader.vocabulary.words))
        for i in range(self.count):
            each = self.features.blocks[i]
            if each.text.length >= _HOLDS:
                for at in range(each.text.key_start, each.text.key_end):
                    self.words_of_whole[self.features.reader.key_words.items[at]] += 1
        return 0

    @cython.cfunc
    def find_runs(self) -> cython.int:
        """Find how far the likely body before and after each block is, and the runs of it."""
        i: cython.Py_ssize_t
        at: cython.Py_ssize_t
        low: cython.Py_ssize_t = -1
        high: cython.Py_ssize_t = -1
        last: cython.double = _FAR
        weight: cython.double
        for i in range(self.count):
            self.since[i] = last
            last = 1.0 if self.first[i] > _STRONG else min(_FAR, last + 1.0)
            self.run_place[i] = -1.0
        last = _FAR
        for i in range(self.count - 1, -1, -1):
            self.until[i] = last
            last = 1.0 if self.first[i] > _STRONG else min(_FAR, last + 1.0)
        for i in range(self.count + 1):
            if i < self.count and not self.first[i] > _STRONG:
                continue
            if low >= 0 and (i == self.count or i - high > _RUN_GAP):
                weight = 0.0
                for at in range(low, high + 1):
                    weight += self.weights[at]
                for at in range(low, high + 1):
                    self.run_weight[at] = weight
                    self.run_place[at] = cython.cast(cython.double, at - low) / ((high - low) or 1)
                low = -1
            if low < 0:
                low = i
            high = i
        return 0

    @cython.cfunc
    def at(self, values: cython.double[::1], i: cython.Py_ssize_t, outside: cython.double) -> cython.double:
        """Return one of *values*, or *outside* beyond the page."""
        return values[i] if 0 <= i < self.count else outside

    @cython.cfunc
    def mean(self, sums: cython.double[::1], start: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.double:
        """Return the mean from *start* to *end*, as far as the page goes."""
        start, end = max(0, start), min(self.count, end)
        return (sums[end] - sums[start]) / (end - start) if end > start else 0.0

    @cython.cfunc
    def add(self, rows: FeatureRows, i: cython.Py_ssize_t) -> cython.int:
        """Add the features of one block."""
        each: BlockFeatures = self.features.blocks[i]
        self.add_place(rows, i)
        rows.add("two before", self.at(self.first, i - 2, 0.0))
        rows.add("before", self.at(self.first, i - 1, 0.0))
        rows.add("first stage", self.first[i])
        rows.add("after", self.at(self.first, i + 1, 0.0))
        rows.add("two after", self.at(self.first, i + 2, 0.0))
        rows.add("length before", self.at(self.length, i - 1, -1.0))
        rows.add("ends like a sentence before", self.at(self.ends, i - 1, -1.0))
        rows.add("linked share before", self.at(self.link, i - 1, -1.0))
        rows.add("common words before", self.at(self.stop, i - 1, -1.0))
        rows.add("a date before", self.at(self.date, i - 1, -1.0))
        rows.add("a byline word before", self.at(self.byline, i - 1, -1.0))
        rows.add("a photo credit before", self.at(self.photo, i - 1, -1.0))
        rows.add("heading before", self.at(self.heading, i - 1, -1.0))
        rows.add("length after", self.at(self.length, i + 1, -1.0))
        rows.add("ends like a sentence after", self.at(self.ends, i + 1, -1.0))
        rows.add("linked share after", self.at(self.link, i + 1, -1.0))
        rows.add("common words after", self.at(self.stop, i + 1, -1.0))
        rows.add("a date after", self.at(self.date, i + 1, -1.0))
        rows.add("a byline word after", self.at(self.byline, i + 1, -1.0))
        rows.add("a photo credit after", self.at(self.photo, i + 1, -1.0))
        rows.add("heading after", self.at(self.heading, i + 1, -1.0))
        rows.add("length two before", self.at(self.length, i - 2, -1.0))
        rows.add("ends like a sentence two before", self.at(self.ends, i - 2, -1.0))
        rows.add("length two after", self.at(self.length, i + 2, -1.0))
        rows.add("ends like a sentence two after", self.at(self.ends, i + 2, -1.0))
        rows.add("mean of 5", self.mean(self.sum_first, i - 2, i + 3))
        rows.add("mean of 11", self.mean(self.sum_first, i - 5, i + 6))
        rows.add("mean of 25", self.mean(self.sum_first, i - 12, i + 13))
        rows.add("sentence ends of 5", self.mean(self.sum_ends, i - 2, i + 3))
        rows.add("sentence ends of 11", self.mean(self.sum_ends, i - 5, i + 6))
        rows.add("mean length of 5", self.mean(self.sum_lengths, i - 2, i + 3))
        rows.add("mean length of 11", self.mean(self.sum_lengths, i - 5, i + 6))
        rows.add("common words of 5", self.mean(self.sum_stop, i - 2, i + 3))
        rows.add("linked share of 5", self.mean(self.sum_link, i - 2, i + 3))
        rows.add("share of body before", self.sum_weights[i] / self.total)
        rows.add("share of body after", (self.sum_weights[self.count] - self.sum_weights[i + 1]) / self.total)
        rows.add("blocks since the last body block", self.since[i])
        rows.add("blocks to the next body block", self.until[i])
        rows.add("share of the body in its run", self.run_weight[i] / self.total)
        rows.add("place in its run", self.run_place[i])
        rows.add("blocks since the title", max(-30, min(60, i - self.title)) if self.title >= 0 else -_FAR)
        rows.add("likeness to the title", self.likeness_to_title(each) if i != self.title else 1.0)
        rows.add("body blocks of the page", self.strong_blocks)
        rows.add("blocks of the page", log2(cython.cast(cython.double, self.count or 1)))
        rows.add("share of the body that is declared", self.known_share)
        return 0

    @cython.cfunc
    def add_place(self, rows: FeatureRows, i: cython.Py_ssize_t) -> cython.int:
        """Add how a block stands on the page."""
        each: BlockFeatures = self.features.blocks[i]
        other: BlockFeatures
        text: str = self.features.page.text
        before: cython.Py_ssize_t = 3
        after: cython.Py_ssize_t = 3
        if i:
            other = self.features.blocks[i - 1]
            before = _line_feeds(text, other.end, each.start)
        if i + 1 < self.count:
            other = self.features.blocks[i + 1]
            after = _line_feeds(text, each.end, other.start)
        rows.add("lines before", before)
        rows.add("lines after", after)
        rows.add("first of its kind", each.first_of_its_kind)
        start: cython.Py_ssize_t = -1
        if i:
            other = self.features.blocks[i - 1]
            start = other.start
        pictures = bisect_right(self.images, each.start) - bisect_right(self.images, start) if self.images else 0
        rows.add("pictures before", min(2, pictures))
        rows.add("words of a longer block", self.is_held(each, i))
        return 0

    @cython.cfunc
    def is_held(self, block: BlockFeatures, i: cython.Py_ssize_t) -> cython.bint:
        """Return whether a longer block holds a block's words."""
        if i > self.last_short or not _HELD[0] <= block.text.length <= _HELD[1]:
            return False
        own: cython.int = block.text.length >= _HOLDS
        at: cython.Py_ssize_t
        for at in range(block.text.key_start + 1, block.text.key_end - 1):  # the first and last may end longer words
            if self.words_of_whole[self.features.reader.key_words.items[at]] <= own:
                return False
        return self.whole.count(block.text.key) > own

    @cython.cfunc
    def likeness_to_title(self, block: BlockFeatures) -> cython.double:
        """Return the share of the block's words, if they are few, that the title has."""
        if self.title < 0 or block.text.length > 300:
            return 0.0
        at: cython.Py_ssize_t
        word: cython.int
        distinct: cython.int = 0
        common: cython.int = 0
        self.stamp += 1
        for at in range(block.text.key_start, block.text.key_end):
            word = self.features.reader.key_words.items[at]
            if self.seen[word] != self.stamp:
                self.seen[word] = self.stamp
                distinct += 1
                common += self.title_words[word]
        return cython.cast(cython.double, common) / distinct if distinct else 0.0


@cython.cfunc
def _line_feeds(text: str, start: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.Py_ssize_t:
    """Return how many line feeds there are from *start* to *end*, at most 3."""
    found: cython.Py_ssize_t = 0
    at: cython.Py_ssize_t
    for at in range(start, end):
        if text[at] == "\n":
            found += 1
            if found == 3:
                break
    return found


@cython.final
@cython.cclass
class RoleContext:
    """
    The features that only the trees of the roles around the body see.

    Args:
        features: What is plain to see of each block.

        body: The probability that each block is body, 0 to 1.
    """

    def __init__(self, features: PageFeatures, body: Sequence[float]) -> None:
        self.features, self.count = features, len(features.blocks)
        self.body = array("d", body) if self.count else doubles(1)
        self.sum_body = sums_of(self.body, self.count)
        self.start = 0
        while self.start < self.count and not self.body[self.start] > 0.5:
            self.start += 1
        self.openings = [_opening(each) for each in features.blocks]
        self.endings = [_ending(each) for each in features.blocks]
        self.open_alike, self.end_alike = dict(Counter(self.openings)), dict(Counter(self.endings))

    @cython.cfunc
    def add(self, rows: FeatureRows, i: cython.Py_ssize_t) -> cython.int:
        """Add the features of one block."""
        each: BlockFeatures = self.features.blocks[i]
        opening: str = self.openings[i]
        ending: str = self.endings[i]
        following: cython.bint = i + 1 < self.count
        low: cython.Py_ssize_t = max(0, i - 5)
        high: cython.Py_ssize_t = min(self.count, i + 6)
        rows.add("body", self.body[i])
        rows.add("body before", self.body[i - 1] if i else 0.0)
        rows.add("body after", self.body[i + 1] if following else 0.0)
        rows.add("mean body of 5 before", (self.sum_body[i] - self.sum_body[low]) / (i - low) if i else 0.0)
        rows.add(
            "mean body of 5 after",
            (self.sum_body[high] - self.sum_body[i + 1]) / (high - i - 1) if following else 0.0,
        )
        rows.add("blocks since the first body block", max(-_FAR, min(_FAR, cython.cast(cython.double, i - self.start))))
        rows.add("an agency at its end", each.text.ends_with_agency)
        rows.add("opens like a credit", each.text.opens_like_credit)
        rows.add("blocks that open alike", min(self.open_alike[opening], 20) if opening else 0)
        rows.add("blocks that end alike", min(self.end_alike[ending], 20) if ending else 0)
        return 0


@cython.cfunc
def _opening(block: BlockFeatures) -> str:
    """Return what stands before a colon that comes early, without digits: "Image 1: …" and "Image 2: …" open alike."""
    colon: cython.Py_ssize_t = block.text.folded.find(":", 0, _OPENING_COLON)
    return block.text.folded[:colon].rstrip("0123456789 ").lower() if colon > 0 else ""


@cython.cfunc
def _ending(block: BlockFeatures) -> str:
    """Return the last two words of a short block."""
    if block.text.length >= _LONGEST_ENDING:
        return ""
    words: list[str] = block.text.key.rsplit(None, 2)
    return f"{words[1]} {words[2]}" if len(words) == 3 else ""


__all__ = ["HEADINGS", "Context", "RoleContext"]
