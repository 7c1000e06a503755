"""Names of inline elements, marks of contexts, and dialogs that ask for consent."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import turbohtml

from newsparse.lexicon import markup
from newsparse.source.html.tags import BITS

_FOLDER = re.compile(r"(?:https?+:)?+(?://[^/?#]*+)?+/([^/?#.\d]{2,24}+)/")
_LONGEST_INLINE_NAME = 1000
"""Characters of an inline element's classes and the like that are read; some frameworks write thousands."""
CONSENT_FREE = frozenset({"html", "body", "main", "article"})
"""Elements that hold the story; scripts of consent firms mark them too."""


def inline_names(node: turbohtml.Element, tag: str, classes: str | None) -> str:
    """Return the names of an inline element; a link is also called by the first folder of its address."""
    if tag == "a":
        folder = _FOLDER.match(node.attr("href") or "")
        other, place = node.attr("rel"), folder[1] if folder else ""
        return f"{(classes or '')[:_LONGEST_INLINE_NAME]} {(other or '')[:_LONGEST_INLINE_NAME]} {place}"
    return f"{(classes or '')[:_LONGEST_INLINE_NAME]} {(node.attr('itemprop') or '')[:_LONGEST_INLINE_NAME]}"


@lru_cache(1024)
def inside_of(bits: int) -> frozenset[str]:
    """Return the marks and elements that *bits* stand for, as :data:`BITS` numbers them."""
    return frozenset([name for name, number in BITS.items() if bits >> number & 1])


@cache
def consent_names() -> dict[str, list[frozenset[str]]]:
    """Return the names of dialogs that ask for consent to cookies, each as its words, by the first of them."""
    found: dict[str, list[frozenset[str]]] = {}
    for entry in markup().consent:
        words = entry.split()
        found.setdefault(words[0], []).append(frozenset(words))
    return found


def is_consent(word: str, words: tuple[str, ...]) -> bool:
    """Return whether *words* are those of such a dialog, of which *word* is the first."""
    return any(entry.issubset(words) for entry in consent_names()[word])
