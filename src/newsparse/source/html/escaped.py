"""Markup that a page shows as text, because it was escaped once too often: :func:`strip_escaped`."""

from __future__ import annotations

import turbohtml

from newsparse.text.patterns import lazy

# An end tag of prose, or an element without one, tells markup from prose that speaks of a tag.
_MARKUP = lazy(
    r"(?i)</(?:p|div|a|strong|em|b|i|span|h[1-6]|li|ul|ol|blockquote|iframe|script|figure)\s*+>|<(?:br|img|iframe)\b[^<>]{0,2000}+>"
)
_UNREAD = lazy(r"(?is)<(iframe|script|style|object|video)\b[^<>]{0,2000}+>(?:[^<]++|<(?!/\1))*+(?:</\1\s*+>|\Z)")
_BREAK = lazy(
    r"(?i)</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|figure|figcaption|table|tr|section|article)\b[^<>]{0,2000}+>"
)
_TAG = lazy(
    r"(?i)</?(?:a|abbr|b|big|center|cite|em|embed|font|i|iframe|img|object|param|q|script|small|source|span|strong|style|sub|sup|td|th|u|video)"
    r"\b[^<>]{0,2000}+>"
)
_SHOWN = "code, pre, kbd, samp, tt, textarea, xmp"
"""Elements that show markup on purpose."""


def strip_escaped(node: turbohtml.Text, text: str) -> list[str] | None:
    """
    Return what *text* shows without the markup in it, a string for each of its paragraphs; ``None`` where it holds none.

    Args:
        node: The text's node; code that shows markup stays as it is.

        text: Its characters.
    """
    if not _MARKUP.search(text):
        return None
    parent = node.parent
    if isinstance(parent, turbohtml.Element) and parent.closest(_SHOWN) is not None:
        return None
    return _TAG.sub("", _BREAK.sub("\n\n", _UNREAD.sub("", text))).split("\n\n")
