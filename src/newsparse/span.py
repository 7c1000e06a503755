"""Where something is: a half-open range of the page's text."""

from __future__ import annotations

from attrs import frozen


@frozen(order=True)
class Span:
    """
    A half-open range of ``Page.text``.

    Offsets count Unicode code points from the start of the page, never bytes
    and never from the start of a block.  ``Span(3, 3)`` is empty and legal.

    Raises:
        ValueError: If *start* is negative or *end* comes before *start*.
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): expected 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Return the characters of *text* that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end
