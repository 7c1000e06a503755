"""Which elements a reader does not see."""

from __future__ import annotations

import re
from functools import cache

import turbohtml

from newsparse.text.patterns import lazy

HIDDEN_PARTS = ("idden", "creen", "nly", "assistive", "invisible", "a11y", "tooltip", "over")
"""Parts of the class names that hide an element; each such name has one, and most classes have none."""
_HIDDEN_STYLE = lazy(r"(?i)display\s*+:\s*+none|visibility\s*+:\s*+hidden")
# What hides an element from all but screen readers: clipped to nothing, moved far away, a box of one pixel.  Neither
# "opacity: 0" nor a move by some hundred pixels, which scripts take back as the page scrolls or slides.
_FAR = r"-(?:9{3,}+|[1-9]\d{0,6}000)(?:\.\d++)?(?:px|r?em)"
_INDENTED_AWAY = lazy(rf"(?i)text-indent\s*+:\s*+{_FAR}")
_OUT_OF_FLOW = lazy(r"(?i)position\s*+:\s*+(?:absolute|fixed)")
_CLIPPED = lazy(
    rf"""(?xi)(?<![\w-])(?:
        clip\s*+:\s*+rect\(\s*+(?:[01](?:px)?[\s,]*+){{4}}+\)
        |clip-path\s*+:\s*+(?:inset\(\s*+(?:50|100)%|circle\(\s*+0|polygon\((?:\s*+0(?:px|%)?\s++0(?:px|%)?,?)++\s*+\))
        |(?:left|right|top)\s*+:\s*+{_FAR}
    )"""
)
_TINY = lazy(r"(?i)(?<![\w-])(?:width|height)\s*+:\s*+[01](?:px)?\s*+(?:;|!|$)")
_OVERFLOW = lazy(r"(?i)overflow\s*+:\s*+hidden")
HIDDEN_IDS = frozenset({
    "wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato", "google-cache-hdr", "bn-google-cache-hdr", "googleCache",
})  # fmt: skip
"""Bars that archives and caches put on top of a page."""
_LONGEST_STYLE = 1000
"""Characters of an inline style that are read."""
_LONGEST_CLASSES = 10_000
"""Characters of an element's classes that are read."""


class Everything:
    """Contains every element."""

    def __contains__(self, node: object) -> bool:
        return True


def is_hidden(node: turbohtml.Element) -> bool:
    """Return whether an element's attributes hide it, beside its class."""
    # React sends late parts of a page as <div hidden id="S:0"> and a script that moves them into place.
    if node.attr("hidden") is not None and not (node.attr("id") or "").startswith("S:"):
        return True
    # A paragraph hidden from screen readers alone is one behind a paywall, shown blurred.
    if node.attr("aria-hidden") == "true" and node.tag != "p" and not _is_part_of_word(node):
        return True
    style = node.attr("style")
    return style is not None and _is_hidden_style(style[:_LONGEST_STYLE])


def _is_part_of_word(node: turbohtml.Element) -> bool:
    """Return whether an element holds a piece of a word that stands beside it whole, for screen readers: a drop cap."""
    beside = (node.previous_sibling, node.next_sibling)
    whole = (each for each in beside if isinstance(each, turbohtml.Element) and names_hidden(each.attr("class") or ""))
    return any(node.text in each.text for each in whole) and node.text.isalpha()


def _is_hidden_style(style: str) -> bool:
    """Return whether an inline style hides its element from everybody or from all but screen readers."""
    style = style.lower()
    hidden = "hidden" in style  # most styles hold none of these words, and need no pattern
    if (hidden or "none" in style) and _HIDDEN_STYLE.search(style):
        return True
    if "indent" in style and _INDENTED_AWAY.search(style):
        return True
    if ("absolute" in style or "fixed" in style) and _OUT_OF_FLOW.search(style) and _CLIPPED.search(style):
        return True
    return hidden and len(_TINY.findall(style)) > 1 and _OVERFLOW.search(style) is not None


def names_hidden(classes: str) -> bool:
    """Return whether an element's classes hide it; to be asked where they hold one of :data:`HIDDEN_PARTS`."""
    return _hidden_names().search(classes[:_LONGEST_CLASSES].lower()) is not None


@cache
def _hidden_names() -> re.Pattern[str]:
    """Return the pattern of class names of text for screen readers alone, and of boxes that show where the pointer rests."""
    return re.compile(
        r"""(?x)(?:^|[\s_-])(?:
            sr[-_]?only|visually[-_]?hidden|screen-?reader(?:-text)?|off-?screen|assistive-text|hidden-accessible
            |element-invisible|accessibly-hidden|a11y-(?:hidden|hide|only|text)
            |tooltip-?(?:text|content|body)|hover-?card(?:-content)?|popover-(?:content|body)
        )(?:$|\s)"""
    )
