"""The features of a page's blocks by name, for those blocks that are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import cython

from newsparse.label.headline.likely import find_likely_headline

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.context import Context, RoleContext
    from newsparse.label.features.groups import group_rows
    from newsparse.label.features.plain_text import PlainText
    from newsparse.label.features.sections import Sections
    from newsparse.label.features.title_clues import TitleClues
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.context import Context, RoleContext
    from cython.cimports.newsparse.label.features.groups import group_rows
    from cython.cimports.newsparse.label.features.plain_text import PlainText
    from cython.cimports.newsparse.label.features.sections import Sections
    from cython.cimports.newsparse.label.features.title_clues import TitleClues

_ROOM = 128
"""More features than a block has from its surroundings."""


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

    def __init__(self, features: PageFeatures, first: array[float]) -> None:
        clues: TitleClues
        self.features, self.first = features, first
        self.scratch = FeatureRows(1, _ROOM)
        if features.has_markup or not features.blocks:
            self.likely_headline = find_likely_headline(features, None, first)
            self.context = Context(features, first, self.likely_headline)
            self.groups = group_rows(features, self.context, first)
            self.sections = Sections(features, self.context, first, self.likely_headline)
        else:
            clues = TitleClues(features)
            self.likely_headline = find_likely_headline(features, clues, first)
            self.context = Context(features, first, self.likely_headline)
            self.plain = PlainText(features, clues, self.likely_headline, first)

    def set_body(self, body: Sequence[float]) -> None:
        """Add the features that follow from the probability that each block is body, 0 to 1."""
        self.role = RoleContext(self.features, body)
        self.order = None
        self.scratch = FeatureRows(1, _ROOM)

    def names(self) -> list[str]:
        """Return the names of the features, in order; may be empty where there are no blocks."""
        if not self.features.blocks:
            return []
        self._read(0)
        features = self.features
        groups = [] if self.groups is None else self.groups.names
        return [
            *features.text_rows.names,
            *features.hint_rows.names,
            *features.place_rows.names,
            *groups,
            *self.scratch.names,
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
        whole = cython.declare(cython.double[512])
        place: cython.Py_ssize_t = 0
        row: cython.Py_ssize_t
        column: cython.Py_ssize_t
        i: cython.Py_ssize_t
        block: BlockFeatures
        if not self.features.blocks:
            return found
        if self.order is None:
            self.order = {name: at for at, name in enumerate(self.names())}
        if columns > 512 or len(self.order) > 512:
            raise ValueError("more than 512 features")
        for column in range(columns):
            places[column] = self.order[names[column]]
        for row, i in enumerate(indexes):
            block = self.features.blocks[i]
            self._read(i)
            place = _copy(self.features.text_rows, block.text.number, cython.address(whole[0]), 0)
            place = _copy(self.features.hint_rows, block.hint_number, cython.address(whole[0]), place)
            place = _copy(self.features.place_rows, i, cython.address(whole[0]), place)
            if self.groups is not None:
                place = _copy(self.groups, block.hint_number, cython.address(whole[0]), place)
            place = _copy(self.scratch, 0, cython.address(whole[0]), place)
            for column in range(columns):
                values[row, column] = whole[places[column]]
        return found

    def row(self, index: int, names: Sequence[str]) -> list[float]:
        """Return the features of one block named by *names*."""
        return list(self.rows([index], names).tolist()[0])

    @cython.cfunc
    def _read(self, i: cython.Py_ssize_t) -> cython.int:
        """Work out the features that a block has from its surroundings."""
        self.scratch.start(0)
        self.context.add(self.scratch, i)
        if self.plain is not None:
            self.plain.add(self.scratch, i)
        if self.sections is not None:
            self.sections.add(self.scratch, i)
        if self.role is not None:
            self.role.add(self.scratch, i)
        return self.scratch.finish()


@cython.cfunc
def _copy(
    rows: FeatureRows, row: cython.Py_ssize_t, whole: cython.pointer(cython.double), place: cython.Py_ssize_t
) -> cython.Py_ssize_t:
    """Copy a row to *place*; return where the next begins.  The caller has made sure that all rows together fit."""
    column: cython.Py_ssize_t
    for column in range(len(rows.names)):
        whole[place + column] = rows.values[row, column]
    return place + len(rows.names)
