# cython: infer_types=True
"""The candidates of one question about one quote as rows of numbers.  Compiled."""

from array import array

import cython


@cython.final
@cython.cclass
class FeatureTable:
    """
    Rows of numbers, one for each candidate and a column for each field of the question.

    Args:
        width: How many columns there are.

        rows: How many rows there may be.
    """

    def __init__(self, width: cython.Py_ssize_t, rows: cython.Py_ssize_t) -> None:
        self.width = width
        self.count = 0
        self.values = array("q", bytes(8 * width * rows))

    @cython.cfunc
    @cython.exceptval(-1)
    def add(self) -> cython.Py_ssize_t:
        """Begin a row of zeros; return where it begins among the values."""
        self.count += 1
        return (self.count - 1) * self.width

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.count

    def __getitem__(self, number: cython.Py_ssize_t) -> list:
        """Return a row as a list."""
        if not 0 <= number < self.count:
            raise IndexError(number)
        return list(self.values[number * self.width : (number + 1) * self.width])


def make_table(rows: list) -> FeatureTable:
    """Return the table that holds *rows*, all of one length."""
    table = FeatureTable(len(rows[0]), len(rows))
    for row in rows:
        start = table.add()
        for place, value in enumerate(row):
            table.values[start + place] = value
    return table
