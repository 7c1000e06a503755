"""The first stage: a linear model over words of the markup and plain numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from newsparse.fold import alike
from newsparse.label.facts import Facts
from newsparse.label.features import OWN
from newsparse.model import Page

# Where each number is cut; a token stands for each piece.
_CUTS: dict[str, tuple[float, ...]] = {
    "length": (3, 4, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10),
    "words": (1, 2, 3, 5, 8, 12, 20, 40),
    "share of common words": (0.01, 0.1, 0.2, 0.3, 0.4, 0.5),
    "digits": (0.01, 0.05, 0.15, 0.3),
    "capitals": (0.05, 0.15, 0.3, 0.5, 0.8, 0.99),
    "linked share": (0.01, 0.1, 0.3, 0.6, 0.95),
    "bold share": (0.01, 0.5, 0.95),
    "commas": (1, 2, 4),
    "share words": (0.01, 0.3, 0.6),
    "repeats on the page": (2, 3),
    "likeness to the declared title": (0.3, 0.5, 0.7, 0.9, 0.99),
    "likeness to the description": (0.3, 0.5, 0.8, 0.99),
    "place on the page": (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95),
    "depth": (5, 8, 11, 14, 18, 24),
    "sentences": (1, 2, 3, 5),
    "in the declared body": (0, 1),
}
_PLAIN = frozenset(
    [
        "ends like a sentence",
        "ends with a colon",
        "ends bare",
        "a quotation mark",
        "a date",
        "a time",
        "a photo credit",
        "words of: related",
        "words of: related=",
        "words of: promo",
        "words of: promo=",
        "words of: navigation=",
        "words of: comment",
        "words of: footer",
        "opens like a byline",
        "a bar or arrow",
        "a bullet",
        "opens with a mark",
        "opens in lower case",
        "ends with dots",
    ]
)


def bucket_tokens(numbers: Sequence[float]) -> tuple[str, ...]:
    """Return the tokens of a block's numbers."""
    pieces = (names[bisect_right(edges, numbers[index])] for index, edges, names in cut_table())
    return tuple(piece for piece in pieces if piece)


@cache
def cut_table() -> tuple[tuple[int, tuple[float, ...], tuple[str, ...]], ...]:
    """Return for each number that the first stage sees: its index, where it is cut, and the token of each piece."""
    table = []
    for index, name in enumerate(OWN):
        if name in _CUTS:
            cuts = _CUTS[name]
            table.append((index, cuts, tuple(f"n:{name}:{piece}" for piece in range(len(cuts) + 1))))
        elif name in _PLAIN:
            table.append((index, (0.5,), ("", f"n:{name}")))
    return tuple(table)


def find_anchor(page: Page, facts: Sequence[Facts]) -> int | None:
    """Return the block that is the page's headline as far as markup, metadata and repetition tell, if any."""
    declared = [alike(each.value) for each in page.declared if each.field == "title"]
    best, best_points = None, 1.5
    for index, each in enumerate(facts):
        if not 1 < each.words < 45 or "hidden" in each.hint.inside:
            continue
        points = 0.0
        if declared and each.length < 400:
            points += 3.0 * max(_closeness(each.key, title) for title in declared)
        if each.hint.tag == "h1":
            points += 1.5
        if not each.hint.tag and each.repeats > 1 and each.words > 3:
            points += 2.0
        if points > best_points + 0.01:
            best, best_points = index, points
    return best


def _closeness(key: str, title: str) -> float:
    if key == title:
        return 1.0
    if len(key) > 15 and title.startswith(key):
        return 0.9
    return 0.0
