"""Which elements a reader does not see."""

from __future__ import annotations

import turbohtml

from newsparse.text.patterns import lazy

_HIDDEN_WORDS = lazy(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|offscreen|assistive-text|hidden-accessible)(?:$|\s)"
)
_HIDDEN_STYLE = lazy(r"(?i)display\s*+:\s*+none|visibility\s*+:\s*+hidden")
HIDDEN_PARTS = ("hidden", "screen", "sr-only", "assistive")
"""Parts of the class names that hide an element; each such name has one, and most classes have none."""
_LONGEST_CLASSES = 10_000
"""Characters of an element's classes that are read."""
MARKED = "[hidden], [aria-hidden], [style], [itemprop], [role], [data-testid]"
"""Elements that tell more than their classes and id do; most do not, and are not asked."""


class Everything:
    """Contains every element."""

    def __contains__(self, node: object) -> bool:
        return True


def is_hidden(node: turbohtml.Element) -> bool:
    """Return whether an element's attributes hide it; of those that :data:`MARKED` finds."""
    # React sends late parts of a page as <div hidden id="S:0"> and a script that moves them into place.
    if node.attr("hidden") is not None and not (node.attr("id") or "").startswith("S:"):
        return True
    # A paragraph hidden from screen readers alone is one behind a paywall, shown blurred.
    if node.attr("aria-hidden") == "true" and node.tag != "p":
        return True
    style = node.attr("style")
    return style is not None and _HIDDEN_STYLE.search(style) is not None


def names_hidden(classes: str) -> bool:
    """Return whether an element's classes hide it; to be asked where they hold one of :data:`HIDDEN_PARTS`."""
    return _HIDDEN_WORDS.search(classes[:_LONGEST_CLASSES]) is not None
