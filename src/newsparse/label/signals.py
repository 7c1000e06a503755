"""The reasons for a role: one small function each, in one table that reads aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from newsparse.label.facts import Facts
from newsparse.model import Role

Test: TypeAlias = Callable[[Facts], bool]


@frozen
class Signal:
    """One reason to give a block a role, with its weight in log odds."""

    name: str
    role: Role
    weight: float
    fires: Test


def _prose(facts: Facts) -> bool:
    return facts.length > 100 and facts.ends_sentence and 8 * facts.stop > facts.words


def _short(facts: Facts) -> bool:
    return facts.length < 60


SIGNALS = (
    Signal("long, ends like a sentence, common words", Role.PARAGRAPH, 4.0, _prose),
    Signal("long", Role.PARAGRAPH, 1.5, lambda f: f.length > 160),
    Signal("ends like a sentence", Role.PARAGRAPH, 1.0, lambda f: f.ends_sentence and f.words > 4),
    Signal("short and without an end", Role.PARAGRAPH, -2.0, lambda f: f.length < 80 and not f.ends_sentence),
    Signal("opens with a bullet", Role.LIST_ITEM, 3.5, lambda f: f.bullet and f.words > 3),
    Signal("a date in a short line", Role.TIMESTAMP, 3.5, lambda f: f.date and f.length < 120 and not f.ends_sentence),
    Signal("a time in a short line with a date", Role.TIMESTAMP, 1.0, lambda f: f.clock and f.date and f.length < 120),
    Signal("opens with a byline word", Role.BYLINE, 4.2, lambda f: f.byline and f.length < 140 and not f.ends_sentence),
    Signal("ends with or holds a credit", Role.CAPTION, 4.0, lambda f: f.photo and f.length < 500),
    Signal("is a heading of links to other stories", Role.RELATED, 5.0, lambda f: "related=" in f.lists),
    Signal("opens like a link to another story", Role.RELATED, 2.5, lambda f: "related" in f.lists and f.length < 200),
    Signal("is an appeal's heading", Role.PROMO, 4.0, lambda f: "promo=" in f.lists),
    Signal("opens like an appeal", Role.PROMO, 2.5, lambda f: "promo" in f.lists and f.length < 250),
    Signal("is a word of menus", Role.NAVIGATION, 4.0, lambda f: "navigation=" in f.lists),
    Signal("short, no end", Role.NAVIGATION, 0.6, lambda f: f.length < 30 and not f.ends_sentence),
    Signal("a share bar", Role.NAVIGATION, 5.0, lambda f: f.shares > 0 and 2 * f.shares >= f.words),
    Signal("is a comment section's heading", Role.COMMENT, 4.0, lambda f: "comment=" in f.lists),
    Signal("opens like a comment section's heading", Role.COMMENT, 2.0, lambda f: "comment" in f.lists and _short(f)),
    Signal("opens like a legal line", Role.FOOTER, 4.5, lambda f: "footer" in f.lists and f.length < 400),
    Signal("no words at all", Role.OTHER, 6.0, lambda f: f.words == 0),
)
