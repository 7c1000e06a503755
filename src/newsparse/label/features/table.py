"""The features of a page's blocks by name, for those blocks that are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cython

from newsparse.label.headline.likely import find_likely_headline

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows, matrix
    from newsparse.label.features.context import Context, RoleContext
    from newsparse.label.features.groups import group_rows
    from newsparse.label.features.plain_text import PlainText
    from newsparse.label.features.sections import Sections
    from newsparse.label.features.title_clues import TitleClues
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows, matrix
    from cython.cimports.newsparse.label.features.context import Context, RoleContext
    from cython.cimports.newsparse.label.features.groups import group_rows
    from cython.cimports.newsparse.label.features.plain_text import PlainText
    from cython.cimports.newsparse.label.features.sections import Sections
    from cython.cimports.newsparse.label.features.title_clues import TitleClues

_ROOM = 128
"""More features than a block has from its surroundings."""
_KEPT = 1024
"""Blocks whose features are kept at a time; those of one take a thousand bytes."""


@cython.final
@cython.cclass
class FeatureTable:
    """
    What the trees see of a page's blocks.

    A row joins the features of the block's text and hint, which equal texts and hints share, with those of its place and
    its surroundings.

    Args:
        features: What is plain to see of each block.

        first: The first stage's probability that each block is body, 0 to 1.
    """

    features: PageFeatures
    """What is plain to see of each block."""
    first: array[float]
    """The first stage's probabilities."""
    likely_headline: int | None
    """The block that is the headline as far as can be told before anything is labelled, if any."""
    words: list[frozenset[str]]
    """The words of each short block of a flattened page; empty for a page with markup."""

    def __init__(self, features: PageFeatures, first: array[float]) -> None:
        clues: TitleClues
        count: cython.Py_ssize_t = len(features.blocks)
        self.features, self.first = features, first
        self.words = []
        self.surroundings, self.roles = FeatureRows(1, _ROOM), FeatureRows(1, _ROOM)
        if features.has_markup or not features.blocks:
            self.likely_headline = find_likely_headline(features, None, first)
            self.context = Context(features, first, self.likely_headline)
            self.groups = group_rows(features, self.context, first)
            self.sections = Sections(features, self.context, first, self.likely_headline)
        else:
            clues = TitleClues(features)
            self.words = clues.words
            self.likely_headline = find_likely_headline(features, clues, first)
            self.context = Context(features, first, self.likely_headline)
            self.plain = PlainText(features, clues, self.likely_headline, first)
        self.place_of = array("i", bytes(4 * max(1, count)))
        self.block_at = array("i", [-1] * max(1, min(count, _KEPT)))
        self.next = 0
        self.width = 0

    def set_body(self, body: Sequence[float]) -> None:
        """Add the features that follow from the probability that each block is body, 0 to 1."""
        self.role = RoleContext(self.features, body)
        self.order = None
        self.roles = FeatureRows(1, _ROOM)

    def names(self) -> list[str]:
        """Return the names of the features, in order; may be empty where there are no blocks."""
        if not self.features.blocks:
            return []
        self.keep(0)
        self.read_role(0)
        features = self.features
        groups = [] if self.groups is None else self.groups.names
        return [
            *features.text_rows.names,
            *features.hint_rows.names,
            *features.place_rows.names,
            *groups,
            *self.surroundings.names,
            *self.roles.names,
        ]

    def rows(self, indexes: Sequence[int], names: Sequence[str]) -> memoryview:
        """
        Return the features of some blocks, a row of doubles for each.

        Args:
            indexes: The blocks.

            names: The features, in the order wanted.

        Raises:
            KeyError: If there is no feature of a name.
        """
        places = cython.declare(cython.Py_ssize_t[512])
        columns: cython.Py_ssize_t = len(names)
        found = memoryview(bytearray(8 * max(1, len(indexes)) * max(1, columns))).cast(
            "d", (max(1, len(indexes)), max(1, columns))
        )
        values: cython.double[:, ::1] = found
        row: cython.Py_ssize_t
        column: cython.Py_ssize_t
        place: cython.Py_ssize_t
        kept: cython.Py_ssize_t
        i: cython.Py_ssize_t
        if not self.features.blocks:
            return found
        if self.order is None:
            self.order = {name: at for at, name in enumerate(self.names())}
        if columns > 512 or len(self.order) > 512:
            raise ValueError("more than 512 features")
        for column in range(columns):
            places[column] = self.order[names[column]]
        for row, i in enumerate(indexes):
            kept = self.keep(i)
            self.read_role(i)
            for column in range(columns):
                place = places[column]
                if place < self.width:
                    values[row, column] = self.kept[kept, place]
                else:
                    values[row, column] = self.roles.values[0, place - self.width]
        return found

    def row(self, index: int, names: Sequence[str]) -> list[float]:
        """Return the features of one block named by *names*."""
        return list(self.rows([index], names).tolist()[0])

    @cython.cfunc
    def keep(self, i: cython.Py_ssize_t) -> cython.Py_ssize_t:
        """
        Return where the features of a block are kept, all but those of :meth:`set_body`.

        The trees of every role ask for the same blocks; the places of the first are used again where a page has many.
        """
        kept: cython.Py_ssize_t = self.place_of[i]
        if self.block_at[kept] == i:
            return kept
        block: BlockFeatures = self.features.blocks[i]
        self.surroundings.start(0)
        self.context.add(self.surroundings, i)
        if self.plain is not None:
            self.plain.add(self.surroundings, i)
        if self.sections is not None:
            self.sections.add(self.surroundings, i)
        self.surroundings.finish()
        if not self.width:
            self.make_room()
        kept = self.next
        self.next = (kept + 1) % self.block_at.shape[0]
        self.place_of[i] = cython.cast(cython.int, kept)
        self.block_at[kept] = cython.cast(cython.int, i)
        place: cython.Py_ssize_t = self.copy(self.features.text_rows, block.text.number, kept, 0)
        place = self.copy(self.features.hint_rows, block.hint_number, kept, place)
        place = self.copy(self.features.place_rows, i, kept, place)
        if self.groups is not None:
            place = self.copy(self.groups, block.hint_number, kept, place)
        self.copy(self.surroundings, 0, kept, place)
        return kept

    @cython.cfunc
    def make_room(self) -> cython.int:
        """Make the places where features are kept, once the number of features is known."""
        features: PageFeatures = self.features
        self.width = len(features.text_rows.names) + len(features.hint_rows.names) + len(features.place_rows.names)
        self.width += len(self.surroundings.names) + (0 if self.groups is None else len(self.groups.names))
        self.kept = matrix(self.block_at.shape[0], self.width)
        return 0

    @cython.cfunc
    def copy(
        self, rows: FeatureRows, row: cython.Py_ssize_t, kept: cython.Py_ssize_t, place: cython.Py_ssize_t
    ) -> cython.Py_ssize_t:
        """Copy a row to where the features of a block are kept, from *place* on; return where the next begins."""
        column: cython.Py_ssize_t
        for column in range(len(rows.names)):
            self.kept[kept, place + column] = rows.values[row, column]
        return place + len(rows.names)

    @cython.cfunc
    def read_role(self, i: cython.Py_ssize_t) -> cython.int:
        """Work out the features that a block has from the body around it, once that is known."""
        self.roles.start(0)
        if self.role is not None:
            self.role.add(self.roles, i)
        return self.roles.finish()
