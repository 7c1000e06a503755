"""Which tables are data of the story: :func:`find_data_tables`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from newsparse.label.features.block import BlockFeatures
from newsparse.label.labelling import Change, Labelling
from newsparse.model import Role

_NOT_OF_STORY: Final = frozenset({"aside", "consent", "dialog", "footer", "form", "header", "hidden", "nav"})
"""Elements whose tables belong to the site."""
_LONGEST_CELL: Final = 300
"""Code points; tables with longer cells lay out the page."""
_LONGEST_MEAN: Final = 80
"""Mean code points of a cell of data."""
_MOST_LINKED: Final = 0.5
"""Greatest share of linked characters in a table of data."""
_TABLE_DEPTH: Final = 5
"""Elements from a paragraph's parent down to a cell of a table beside it: a wrapper, table, tbody, tr, td."""
_BESIDE: Final = 3
"""Blocks between the table and the story around it: a caption, a heading, an advertisement."""
_OVERRULED: Final = frozenset({Role.TITLE, Role.DUPLICATE, Role.BYLINE, Role.TIMESTAMP, Role.CAPTION})
"""Roles of which a table of data has none; a table with more than one such cell in four lays out the page."""


def find_data_tables(labelling: Labelling) -> Iterator[Change]:
    """
    Yield the role ``table`` for every cell of the tables that are data of the story.

    A table is decided as a whole: rows of at least two cells, short and hardly linked, inside the story or next to it.
    Other tables, which lay out the page or belong to the site, keep the roles of their blocks.
    """
    blocks = labelling.blocks
    for is_cell, run in groupby(range(len(blocks)), key=lambda index: blocks[index].hint.row > 0):
        if is_cell:
            table = [*run]
            if _is_data([blocks[index] for index in table]) and _is_in_story(labelling, table):
                for index in table:
                    yield Change(index, Role.TABLE, "a cell of a table of data in the story")


def _is_data(cells: Sequence[BlockFeatures]) -> bool:
    """Return whether cells that follow each other are rows of short, hardly linked values."""
    rows = [len([*row]) for _, row in groupby(cells, key=lambda cell: cell.hint.row)]
    length = sum(cell.text.length for cell in cells)
    return (
        len(rows) > 1
        and 2 * sum(size > 1 for size in rows) > len(rows)
        and max(cell.text.length for cell in cells) <= _LONGEST_CELL
        and length <= _LONGEST_MEAN * len(cells)
        and sum(cell.link_density * cell.text.length for cell in cells) <= _MOST_LINKED * length
        and all(_NOT_OF_STORY.isdisjoint(cell.hint.inside) for cell in cells)
    )


def _is_in_story(labelling: Labelling, table: Sequence[int]) -> bool:
    """Return whether the story stands right before the table, and goes on after it, holds some of its cells or ends with it."""
    first, last = table[0], table[-1]
    before = any(labelling.is_body(index) for index in range(max(0, first - _BESIDE), first))
    after = any(labelling.is_body(index) for index in range(last + 1, min(len(labelling.blocks), last + 1 + _BESIDE)))
    inside = any(labelling.is_body(index) for index in table)
    overruled = sum(labelling.roles[index] in _OVERRULED for index in table)
    if 4 * overruled > len(table):
        return False
    return (before and (after or inside)) or (after and inside) or _ends_story(labelling, table)


def _ends_story(labelling: Labelling, table: Sequence[int]) -> bool:
    """Return whether a table stands right behind the last paragraph, in the same element or ``article``."""
    first = table[0]
    if not first or not labelling.is_body(first - 1):
        return False
    above, cell = labelling.blocks[first - 1].hint, labelling.blocks[first].hint
    return above.article == cell.article and above.depth < cell.depth <= above.depth + _TABLE_DEPTH
