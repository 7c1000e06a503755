"""What the markup of a block says: each distinct hint of a page is looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cython

from newsparse.model import Hint

if TYPE_CHECKING:
    from newsparse.label.features.columns import FeatureRows
else:
    from cython.cimports.newsparse.label.features.columns import FeatureRows

HEADINGS = {"h1": 1.0, "h2": 2.0, "h3": 3.0, "h4": 4.0, "h5": 5.0, "h6": 6.0}
"""The levels of headings."""
_DEEPEST = 40
"""The largest depth that is told apart."""


@cython.final
@cython.cclass
class HintNumbers:
    """Numbers for the distinct hints of a page's blocks, in the order in which they are met."""

    def __init__(self) -> None:
        self.hints = []
        self.by_number = {}
        self.by_value = {}
        self.last = None
        self.last_number = -1

    @cython.cfunc
    def number(self, hint: object) -> cython.int:
        """Return the number of a hint."""
        if hint is self.last:
            return self.last_number
        # Whoever makes a page numbers its hints; a hint made by hand, or changed since, is told by its value.
        known = self.by_number.get(hint.number)
        if known is None or self.hints[known] is not hint:
            known = self.by_value.get(hint) if self.by_value else None
            if known is None:
                known = len(self.hints)
                self.hints.append(hint)
                if not hint.number or hint.number in self.by_number:
                    self.by_value[hint] = known
                else:
                    self.by_number[hint.number] = known
        self.last = hint
        self.last_number = known
        return self.last_number


@cython.cfunc
def add_hint_columns(rows: FeatureRows, hint: object) -> cython.int:
    """Add the features of a hint: 0 throughout for flattened text."""
    tag: str = hint.tag
    inside: frozenset[str] = hint.inside
    rows.add("depth", min(hint.depth, _DEEPEST))
    rows.add("heading level", HEADINGS.get(tag, 0.0))
    rows.add("is p", tag == "p")
    rows.add("is li", tag in ("li", "dd", "dt"))
    rows.add("is div", tag == "div")
    rows.add("is td", tag in ("td", "th"))
    rows.add("inside article", "article" in inside)
    rows.add("inside main", "main" in inside)
    rows.add("inside aside", "aside" in inside)
    rows.add("inside nav", "nav" in inside)
    rows.add("inside header", "header" in inside)
    rows.add("inside button", "button" in inside)
    rows.add("inside figure", "figure" in inside)
    rows.add("inside hidden", "hidden" in inside)
    rows.add("inside articlebody", "articlebody" in inside)
    rows.add("inside table", "table" in inside)
    rows.add("inside li", "li" in inside)
    rows.add("inside section", "section" in inside)
    rows.add("inside noscript", "noscript" in inside)
    rows.add("inside figcaption", "figcaption" in inside)
    return rows.finish()


def is_heading(hint: Hint) -> bool:
    """Return whether a block is a heading by its element."""
    return hint.tag in HEADINGS
