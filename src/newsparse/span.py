"""Where something is: a half-open range of the page's text."""

from __future__ import annotations

from attrs import define

from newsparse.bounds import Bounds


@define(slots=False, init=False, eq=False, repr=False)  # what its base does; attrs knows its fields
class Span(Bounds):
    """
    A half-open range of ``Page.text``.

    Offsets count Unicode code points from the start of the page, never bytes
    and never from the start of a block.  ``Span(3, 3)`` is empty and legal.

    Raises:
        ValueError: If *start* is negative or *end* comes before *start*.
    """

    __slots__ = ()

    start: int
    end: int
