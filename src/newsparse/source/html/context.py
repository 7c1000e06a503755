"""Marks of contexts, and dialogs that ask for consent."""

from __future__ import annotations

from functools import cache, lru_cache

from newsparse.lexicon import markup
from newsparse.source.html.tags import BITS

CONSENT_FREE = frozenset({"html", "body", "main", "article"})
"""Elements that hold the story; scripts of consent firms mark them too."""


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
