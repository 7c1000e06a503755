"""Rows of named numbers: each feature gets its name where it is computed."""

from __future__ import annotations

import cython


@cython.cfunc
def matrix(rows: cython.Py_ssize_t, columns: cython.Py_ssize_t) -> object:
    """Return zeros in rows and columns, as a buffer."""
    return memoryview(bytearray(8 * max(1, rows) * columns)).cast("d", (max(1, rows), columns))


@cython.final
@cython.cclass
class FeatureRows:
    """
    A table of numbers whose columns are named as they are added.

    The first row that is written gives the columns their names; every other row must add the same features in the same
    order.

    Args:
        count: How many rows there are.

        room: How many columns there may be.
    """

    names: list[str]
    """The names of the columns, in order."""
    flags: set[str]
    """Which of them are yes or no."""
    count: int
    """How many rows there are."""

    def __init__(self, count: cython.Py_ssize_t, room: cython.Py_ssize_t) -> None:
        self.names = []
        self.flags = set()
        self.values = matrix(count, room)
        self.count = count
        self.row = 0
        self.at = 0

    @cython.cfunc
    def start(self, row: cython.Py_ssize_t) -> cython.int:
        """Begin a row."""
        self.row = row
        self.at = 0
        return 0

    @cython.cfunc
    def add(self, name: str, value: cython.double) -> cython.int:
        """Add one feature to the row."""
        if self.at == len(self.names):
            if self.row:
                raise ValueError(f"feature {name!r}: the first row has none of this name")
            self.names.append(name)
        elif self.names[self.at] is not name:
            raise ValueError(f"feature {name!r}: the first row has {self.names[self.at]!r} here")
        self.values[self.row, self.at] = value
        self.at += 1
        return 0

    @cython.cfunc
    def flag(self, name: str, value: cython.bint) -> cython.int:
        """Add a feature that is yes or no; the first stage has one weight for it, for yes."""
        if self.at == len(self.names):
            self.flags.add(name)
        return self.add(name, 1.0 if value else 0.0)

    @cython.cfunc
    def finish(self) -> cython.int:
        """Check that the row is complete."""
        if self.at != len(self.names):
            raise ValueError(f"feature {self.names[self.at]!r}: missing in a row")
        return 0

    def table(self) -> memoryview:
        """Return the numbers, a row of doubles for each; columns beyond the names are unused."""
        return memoryview(self.values)

    def row_of(self, row: int) -> list[float]:
        """Return the numbers of one row, in the order of the names."""
        return [self.values[row, column] for column in range(len(self.names))]
