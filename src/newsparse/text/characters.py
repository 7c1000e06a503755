"""Characters as a page writes them: :func:`unescape`, :func:`join_surrogates`."""

from __future__ import annotations

import html
import re

_LONG_NUMBER = re.compile(r"&#[0-9]{8,}+;?")


def unescape(text: str) -> str:
    """Return *text* with its character references decoded; one beyond Unicode becomes U+FFFD, however long it is."""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:  # Python reads no number of more than 4,300 digits
        return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def join_surrogates(text: str) -> str:
    """Return *text* with pairs of surrogates joined; a lone one becomes U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
