"""Lines and blocks as columns of numbers; a :class:`Line` or :class:`RawBlock` is made when it is asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

from newsparse.model.factory import Factory
from newsparse.model.page import NO_HINT, Element, Hint, Line, RawBlock
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace

T_co = TypeVar("T_co", covariant=True)

_new_raw_block: Callable[[Span, str, Hint, Span | None, int, int], RawBlock] = Factory(RawBlock)
_new_element: Callable[[Span, str, str, int], Element] = Factory(Element)


class Columns:
    """Numbers of lines or blocks: one array for each quantity; entry *i* belongs to line or block *i*."""

    __slots__ = ("continues", "ends", "hints", "linked", "source_ends", "source_starts", "starts", "strong")

    def __init__(self) -> None:
        self.starts = array("i")
        """Where it starts in the page's text, code points."""
        self.ends = array("i")
        self.hints = array("i")
        """The number of its hint."""
        self.linked = array("i")
        """How many of its characters are linked."""
        self.strong = array("i")
        """How many of its characters are set bold."""
        self.source_starts = array("i")
        """Where its element starts in the raw HTML; -1 where that is unknown."""
        self.source_ends = array("i")
        self.continues = array("b")
        """1 where it goes on where the line before it broke off, as after ``<br>``."""

    @classmethod
    def of_rows(cls, rows: array[int]) -> Columns:
        """
        Return columns of rows that stand one after the other.

        Args:
            rows: Eight numbers each: start, end, hint, linked, strong, continues, source start, source end.
        """
        columns = cls()
        columns.starts, columns.ends, columns.hints, columns.linked, columns.strong = (rows[at::8] for at in range(5))
        columns.continues = array("b", rows[5::8])
        columns.source_starts, columns.source_ends = rows[6::8], rows[7::8]
        return columns

    def extend(self, others: Columns, start: int, end: int) -> None:
        """Add a range of other lines or blocks."""
        for name in self.__slots__:
            getattr(self, name).extend(getattr(others, name)[start:end])

    def first(self, most: int) -> Columns:
        """Return the first *most* lines or blocks."""
        columns = Columns()
        columns.extend(self, 0, most)
        return columns

    def source_span(self, index: int) -> Span | None:
        """Return where the element of one line or block stands in the raw HTML."""
        start = self.source_starts[index]
        return Span(start, self.source_ends[index]) if start >= 0 else None


class _MadeWhenAsked(Sequence[T_co], Generic[T_co]):
    """A sequence of values that are made when they are asked for, equal to a tuple of the same ones."""

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T_co, ...]: ...
    def __getitem__(self, index: int | slice) -> T_co | tuple[T_co, ...]:
        if isinstance(index, slice):
            return tuple(self._make(each) for each in range(*index.indices(len(self))))
        return self._make(range(len(self))[index])

    def __iter__(self) -> Iterator[T_co]:
        return map(self._make, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | _MadeWhenAsked) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def _make(self, index: int) -> T_co:
        raise NotImplementedError


class Lines(_MadeWhenAsked[Line]):
    """The lines of a page, in order."""

    def __init__(self, columns: Columns, hints: Sequence[Hint]) -> None:
        self.columns = columns
        self.hints = hints
        """The distinct hints of the page, by their numbers; number 0 is that of flattened text."""

    def __len__(self) -> int:
        return len(self.columns.starts)

    def _make(self, index: int) -> Line:
        columns = self.columns
        return Line(
            Span(columns.starts[index], columns.ends[index]),
            self.hints[columns.hints[index]],
            columns.source_span(index),
            bool(columns.continues[index]),
            columns.linked[index],
            columns.strong[index],
        )

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Lines:
        """Return *lines* over columns."""
        if isinstance(lines, Lines):
            return lines
        columns, hints, numbers = Columns(), [NO_HINT], {NO_HINT: 0}
        for line in lines:
            number = numbers.setdefault(line.hint, len(hints))
            if number == len(hints):
                hints.append(line.hint)
            source = line.source_span
            columns.starts.append(line.span.start)
            columns.ends.append(line.span.end)
            columns.hints.append(number)
            columns.linked.append(line.linked)
            columns.strong.append(line.strong)
            columns.source_starts.append(source.start if source else -1)
            columns.source_ends.append(source.end if source else -1)
            columns.continues.append(line.continues)
        return cls(columns, hints)


class RawBlocks(_MadeWhenAsked[RawBlock]):
    """The blocks of a page, in order; all are made when the first is asked for."""

    def __init__(self, columns: Columns, hints: Sequence[Hint], text: str) -> None:
        self.columns = columns
        self.hints = hints
        """The distinct hints of the page, by their numbers."""
        self._text = text
        self._made: tuple[RawBlock, ...] | None = None

    def __len__(self) -> int:
        return len(self.columns.starts)

    @overload
    def __getitem__(self, index: int) -> RawBlock: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[RawBlock, ...]: ...
    def __getitem__(self, index: int | slice) -> RawBlock | tuple[RawBlock, ...]:
        return (self._made or self._make_all())[index]

    def __iter__(self) -> Iterator[RawBlock]:
        return iter(self._made or self._make_all())

    def _make_all(self) -> tuple[RawBlock, ...]:
        columns, text, hints = self.columns, self._text, self.hints
        made = []
        for start, end, hint, source_start, source_end, linked, strong in zip(
            columns.starts, columns.ends, columns.hints, columns.source_starts, columns.source_ends, columns.linked,
            columns.strong, strict=True,
        ):  # fmt: skip
            source = Span(source_start, source_end) if source_start >= 0 else None
            words = collapse_whitespace(text[start:end])
            made.append(_new_raw_block(Span(start, end), words, hints[hint], source, linked, strong))
        self._made = tuple(made)
        return self._made


class Elements(_MadeWhenAsked[Element]):
    """Links and emphasis of a page, by where they start."""

    def __init__(self, resolve: Callable[[str], str]) -> None:
        """*resolve* returns the absolute form of an address."""
        self._resolve = resolve
        self._starts, self._ends = array("i"), array("i")
        self._tags: list[str] = []
        self._urls: list[str] = []

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, start: int, end: int, tag: str, url: str) -> None:
        """Add an element that starts behind the others, or with the last."""
        self._starts.append(start)
        self._ends.append(end)
        self._tags.append(tag)
        self._urls.append(url)

    def between(self, start: int, end: int) -> tuple[Element, ...]:
        """Return those that start in a range of the page."""
        return self[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _make(self, index: int) -> Element:
        url = self._urls[index]
        return _new_element(
            Span(self._starts[index], self._ends[index]), self._tags[index], url and self._resolve(url), 0
        )
