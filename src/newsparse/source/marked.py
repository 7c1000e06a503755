"""The elements whose attributes matter: :func:`find_marked`."""

from __future__ import annotations

import turbohtml

_MARKED = "[id], [hidden], [aria-hidden], [style], [itemprop], [property], [role], [data-testid]"


def find_marked(document: turbohtml.Document) -> list[turbohtml.Element]:
    """
    Return the elements that have an attribute which anybody reads beside the class, in page order.

    One way through the tree for all who ask; an attribute that is not there takes as long to read as one that is.
    """
    return document.select(_MARKED)
