"""
Which part of a page with markup a block stands in: the headings above it, and what it has in common with the story.

What follows a heading such as "Related" or "About the author" reads like a story, and so does the next story; the words
tell them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cython

from newsparse.label.features.markup import HEADINGS
from newsparse.label.features.plain_text import distance_to_last, terms_of
from newsparse.lexicon import interruptions

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.context import Context, doubles, sums_of
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.context import Context, doubles, sums_of

_FAR = cython.declare(cython.double, 40.0)
"""Blocks farther away are as far as these."""
_SHORT = cython.declare(cython.int, 80)
"""Characters of a longer line, which is no heading."""
_LEAST = cython.declare(cython.double, 0.01)
"""Blocks that the first stage finds less likely are not read for their words."""
_STRONG = cython.declare(cython.double, 0.6)
"""A block is likely body from this probability on."""
_LONG = 600
"""Characters of a long block that are read for what it is about."""
_NONE: frozenset[str] = frozenset()


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
        lists: list[frozenset[str]] = []
        posts: list[bool] = []
        heading: cython.Py_ssize_t = -1
        known = interruptions()
        date: cython.double[::1] = doubles(count)
        repeated: cython.double[::1] = doubles(count)
        self.count, self.features, self.first = count, features, first
        self.heading = [-1] * count
        self.ends = doubles(count)
        for i in range(count):
            each = features.blocks[i]
            lists.append(each.text.lists if each.text.length < _SHORT else _NONE)
            date[i] = each.text.has_date and each.text.length < _SHORT
            repeated[i] = each.repeats > 1
            posts.append(is_over_post(each))
            self.heading[i] = heading
            if each.hint.tag in HEADINGS:
                heading = i
            if 0 < each.text.length < _SHORT:
                self.ends[i] = bool(known.section_of(each.text.key))
        self.since_related = distance_to_last(["related" in names for names in lists])
        self.since_comment = distance_to_last(["comment" in names for names in lists])
        self.since_promo = distance_to_last(["promo" in names for names in lists])
        self.since_ending = distance_to_last([ends > 0 for ends in self.ends])
        self.since_post = distance_to_last(posts)
        self.since_h1 = distance_to_last([block.hint.tag == "h1" for block in features.blocks])
        self.sum_dates, self.sum_repeated = sums_of(date, count), sums_of(repeated, count)
        self.read_words(context, -1 if title is None else title)

    @cython.cfunc
    def read_words(self, context: Context, title: cython.Py_ssize_t) -> cython.int:
        """Count what each block that may be body has in common with the heaviest run of likely body, and with the headline."""
        stop = self.features.reader.vocabulary.stop
        each: BlockFeatures
        known: dict[
            int, tuple[float, float, float]
        ] = {}  # of each text; its words would take more memory than all else
        count: cython.Py_ssize_t = self.count
        heaviest: cython.double = 0.0
        i: cython.Py_ssize_t
        terms: frozenset[str]
        told: set[str] = set()
        twice: set[str] = set()
        shared: cython.double[::1] = doubles(count)
        about: cython.double[::1] = doubles(count)
        for i in range(count):
            heaviest = max(heaviest, context.run_weight[i])
        for i in range(count):
            if self.first[i] > _STRONG and heaviest > 0 and context.run_weight[i] == heaviest:
                each = self.features.blocks[i]
                terms = terms_of(each.text.key[:_LONG], stop)
                twice |= told & terms
                told |= terms
        subject = _NONE
        if title >= 0:
            each = self.features.blocks[title]
            subject = terms_of(each.text.key[:_LONG], stop)
        self.shared = doubles(count)
        for i in range(count):
            self.shared[i] = -1.0
            each = self.features.blocks[i]
            if self.first[i] < _LEAST:
                continue
            if each.text.number not in known:
                terms = terms_of(each.text.key[:_LONG], stop)
                size = max(1, len(terms))
                known[each.text.number] = (
                    len(terms & subject),
                    len(terms & told) / size if terms else -1.0,
                    len(terms & twice) / size if terms else -1.0,
                )
            of_headline, of_told, of_twice = known[each.text.number]
            about[i] = of_headline
            of_run: cython.bint = self.first[i] > _STRONG and context.run_weight[i] == heaviest
            self.shared[i] = of_twice if of_run else of_told
            shared[i] = max(0.0, self.shared[i])
        self.about = about
        self.sum_shared, self.sum_about = sums_of(shared, count), sums_of(about, count)
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
