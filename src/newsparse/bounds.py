"""Two offsets in order, compiled: :class:`Bounds`, what a span is made of."""

import cython


@cython.cclass
class Bounds:
    """
    A half-open range of offsets.

    The base of :class:`newsparse.Span`, of which a page has many hundred: making and comparing them takes no Python.
    """

    start: int = cython.declare(cython.Py_ssize_t, visibility="readonly")
    end: int = cython.declare(cython.Py_ssize_t, visibility="readonly")

    def __init__(self, start: object, end: object) -> None:
        try:
            self.start, self.end = start, end
        except OverflowError:  # beyond any text
            raise ValueError(f"Span: expected offsets of a text, got {str(start)[:20]} and {str(end)[:20]}") from None
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({start}, {end}): expected 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Bounds") -> bool:
        return self.start <= other.start and other.end <= self.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Bounds):
            return NotImplemented
        it: Bounds = other
        return self.start == it.start and self.end == it.end

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Bounds):
            return NotImplemented
        it: Bounds = other
        return self.start < it.start or (self.start == it.start and self.end < it.end)

    def __le__(self, other: object) -> bool:
        if not isinstance(other, Bounds):
            return NotImplemented
        it: Bounds = other
        return self.start < it.start or (self.start == it.start and self.end <= it.end)

    def __gt__(self, other: object) -> bool:
        return NotImplemented if not isinstance(other, Bounds) else other < self

    def __ge__(self, other: object) -> bool:
        return NotImplemented if not isinstance(other, Bounds) else other <= self

    def __repr__(self) -> str:
        return f"{type(self).__name__}(start={self.start}, end={self.end})"

    def __reduce__(self) -> tuple:
        return type(self), (self.start, self.end)

    def of(self, text: str) -> str:
        """Return the characters of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Bounds") -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
