"""
Which part of a page with markup a block stands in: the headings above it, and what it has in common with the story.

What follows a heading such as "Related" or "About the author" reads like a story, and so does the next story; the words
tell them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cython

from newsparse.label.features.markup import HEADINGS
from newsparse.lexicon import interruptions

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.context import Context, distances, doubles, ints, sums_of
    from newsparse.label.features.terms import Terms
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.context import Context, distances, doubles, ints, sums_of
    from cython.cimports.newsparse.label.features.terms import Terms

_FAR = cython.declare(cython.double, 40.0)
"""Blocks farther away are as far as these."""
_SHORT = cython.declare(cython.int, 80)
"""Characters of a longer line, which is no heading."""
_LEAST = cython.declare(cython.double, 0.01)
"""Blocks that the first stage finds less likely are not read for their words."""
_STRONG = cython.declare(cython.double, 0.6)
"""A block is likely body from this probability on."""


@cython.final
@cython.cclass
class Sections:
    """
    The features that a block has from the section of the page it stands in.

    Args:
        features: What is plain to see of each block.

        context: Of the same blocks.

        first: The first stage's probability that each block is body, 0 to 1.

        title: Which block is likely the headline, if any.
    """

    def __init__(self, features: PageFeatures, context: Context, first: cython.double[::1], title: int | None) -> None:
        count: cython.Py_ssize_t = len(features.blocks)
        i: cython.Py_ssize_t
        each: BlockFeatures
        heading: cython.int = -1
        date: cython.double[::1] = doubles(count)
        repeated: cython.double[::1] = doubles(count)
        related: cython.double[::1] = doubles(count)
        comment: cython.double[::1] = doubles(count)
        promo: cython.double[::1] = doubles(count)
        posts: cython.double[::1] = doubles(count)
        first_headings: cython.double[::1] = doubles(count)
        self.count, self.features, self.first = count, features, first
        self.heading = ints(count)
        self.ends = doubles(count)
        for i in range(count):
            each = features.blocks[i]
            if each.text.length < _SHORT:
                date[i] = each.text.has_date
                self.ends[i] = bool(each.text.section)
                if each.text.lists:
                    related[i] = "related" in each.text.lists
                    comment[i] = "comment" in each.text.lists
                    promo[i] = "promo" in each.text.lists
            repeated[i] = each.repeats > 1
            posts[i] = is_over_post(each)
            self.heading[i] = heading
            if each.hint.tag in HEADINGS:
                heading = cython.cast(cython.int, i)
                first_headings[i] = each.hint.tag == "h1"
        self.since_related, self.since_comment = distances(related, count), distances(comment, count)
        self.since_promo, self.since_ending = distances(promo, count), distances(self.ends, count)
        self.since_post, self.since_h1 = distances(posts, count), distances(first_headings, count)
        self.sum_dates, self.sum_repeated = sums_of(date, count), sums_of(repeated, count)
        self.read_words(context, -1 if title is None else title)

    @cython.cfunc
    def read_words(self, context: Context, title: cython.Py_ssize_t) -> cython.int:
        """Count what each block that may be body has in common with the heaviest run of likely body, and with the headline."""
        each: BlockFeatures
        count: cython.Py_ssize_t = self.count
        heaviest: cython.double = 0.0
        i: cython.Py_ssize_t
        size: cython.int
        of_run: cython.bint
        shared: cython.double[::1] = doubles(count)
        wanted: cython.int[::1] = ints(len(self.features.texts))
        self.shared, self.about = doubles(count), doubles(count)
        for i in range(count):
            heaviest = max(heaviest, context.run_weight[i])
            if self.first[i] >= _LEAST or i == title:
                each = self.features.blocks[i]
                wanted[each.text.number] = 1
        terms: Terms = Terms(self.features, wanted)
        told: cython.int[::1] = terms.counts()
        subject: cython.int[::1] = terms.counts()
        for i in range(count):
            if self.first[i] > _STRONG and heaviest > 0 and context.run_weight[i] == heaviest:
                each = self.features.blocks[i]
                terms.count(each.text, told)
        if title >= 0:
            each = self.features.blocks[title]
            terms.count(each.text, subject)
        for i in range(count):
            self.shared[i] = -1.0
            if self.first[i] < _LEAST:
                continue
            each = self.features.blocks[i]
            self.about[i] = terms.common(each.text, subject, 1)
            size = terms.size(each.text)
            if size:
                of_run = self.first[i] > _STRONG and context.run_weight[i] == heaviest
                self.shared[i] = cython.cast(cython.double, terms.common(each.text, told, 2 if of_run else 1)) / size
            shared[i] = max(0.0, self.shared[i])
        self.sum_shared, self.sum_about = sums_of(shared, count), sums_of(self.about, count)
        return 0

    @cython.cfunc
    def add(self, rows: FeatureRows, i: cython.Py_ssize_t) -> cython.int:
        """Add the features of one block."""
        above: cython.Py_ssize_t = self.heading[i]
        heading: BlockFeatures = self.features.blocks[above] if above >= 0 else None
        rows.add("is a heading that ends stories", self.ends[i])
        rows.add("blocks since a heading that ends stories", self.since_ending[i])
        rows.add("blocks since words of: related", self.since_related[i])
        rows.add("blocks since words of: comment", self.since_comment[i])
        rows.add("blocks since words of: promo", self.since_promo[i])
        rows.add("blocks since a line over a post", self.since_post[i])
        rows.add("blocks since an h1", self.since_h1[i])
        rows.add("blocks since a heading", min(_FAR, cython.cast(cython.double, i - above)) if above >= 0 else _FAR + 1)
        rows.add("first stage of the heading above", self.first[above] if above >= 0 else -1.0)
        rows.add("level of the heading above", HEADINGS[heading.hint.tag] if above >= 0 else 0.0)
        rows.add("linked share of the heading above", heading.link_density if above >= 0 else -1.0)
        rows.add("in common with the main run", self.shared[i])
        rows.add("in common with the main run: 5 around", self.mean(self.sum_shared, i - 2, i + 3))
        rows.add("in common with the main run: 11 around", self.mean(self.sum_shared, i - 5, i + 6))
        rows.add("words of the headline in it", self.about[i])
        rows.add("words of the headline in 11 around", self.mean(self.sum_about, i - 5, i + 6))
        rows.add("dated lines of 7", self.mean(self.sum_dates, i - 3, i + 4))
        rows.add("dated lines of 17", self.mean(self.sum_dates, i - 8, i + 9))
        rows.add("repeated blocks of 11", self.mean(self.sum_repeated, i - 5, i + 6))
        return 0

    @cython.cfunc
    def mean(self, sums: cython.double[::1], start: cython.Py_ssize_t, end: cython.Py_ssize_t) -> cython.double:
        """Return the mean from *start* to *end*, as far as the page goes."""
        start, end = max(0, start), min(self.count, end)
        return (sums[end] - sums[start]) / (end - start)


def is_over_post(block: BlockFeatures) -> bool:
    """Return whether a block is, or opens with, the line over a reader's post: name and time."""
    text = block.text
    if not (text.has_date or text.has_clock):
        return False
    words: list[str] = text.key[:_SHORT].split()
    together: bool = text.length >= 2 * _SHORT  # line and post in one block
    return len(words) > 2 and (text.has_clock or not together) and interruptions().is_over_post(words)
