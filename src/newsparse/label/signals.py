"""The reasons for a role: one small function each, in one table that reads aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from newsparse.label.facts import Facts
from newsparse.lexicon import markup
from newsparse.model import Role

Test: TypeAlias = Callable[[Facts], bool]


@frozen
class Signal:
    """One reason to give a block a role, with its weight in log odds."""

    name: str
    role: Role
    weight: float
    fires: Test


def _short(facts: Facts) -> bool:
    return facts.length < 60


def _inside(*names: str) -> Test:
    wanted = frozenset(names)
    return lambda facts: not wanted.isdisjoint(facts.hint.inside)


def _named(role: str) -> Test:
    """Return whether the class or id words say the role; the nearest elements' words only."""
    return lambda facts: not getattr(markup(), role).isdisjoint(facts.hint.words[:8])


SIGNALS = (
    Signal("a date in a short line", Role.TIMESTAMP, 3.5, lambda f: f.date and f.length < 120 and not f.ends_sentence),
    Signal("a time in a short line with a date", Role.TIMESTAMP, 1.0, lambda f: f.clock and f.date and f.length < 120),
    Signal("class says date, short", Role.TIMESTAMP, 2.0, lambda f: _named("timestamp")(f) and f.length < 100),
    Signal("opens with a byline word", Role.BYLINE, 4.2, lambda f: f.byline and f.length < 140 and not f.ends_sentence),
    Signal("class says byline, short", Role.BYLINE, 3.0, lambda f: _named("byline")(f) and f.length < 140),
    Signal("ends with or holds a credit", Role.CAPTION, 3.0, lambda f: f.photo and f.length < 500),
    Signal("stands in a figcaption", Role.CAPTION, 7.0, _inside("figcaption")),
    Signal("stands in a figure", Role.CAPTION, 3.5, _inside("figure")),
    Signal("class says caption", Role.CAPTION, 3.5, _named("caption")),
    Signal("is a heading of links to other stories", Role.RELATED, 5.0, lambda f: "related=" in f.lists),
    Signal("opens like a link to another story", Role.RELATED, 2.5, lambda f: "related" in f.lists and f.length < 200),
    Signal("class says related", Role.RELATED, 1.8, _named("related")),
    Signal("stands in an aside", Role.RELATED, 1.0, _inside("aside")),
    Signal("all linked, several words", Role.RELATED, 1.5, lambda f: f.linked > 0.8 and f.words > 4),
    Signal("is an appeal's heading", Role.PROMO, 4.0, lambda f: "promo=" in f.lists),
    Signal("opens like an appeal", Role.PROMO, 2.5, lambda f: "promo" in f.lists and f.length < 250),
    Signal("class says appeal", Role.PROMO, 2.0, _named("promo")),
    Signal("stands in a form", Role.PROMO, 1.0, _inside("form")),
    Signal("is a word of menus", Role.NAVIGATION, 4.0, lambda f: "navigation=" in f.lists),
    Signal("short, no end", Role.NAVIGATION, 0.6, lambda f: f.length < 30 and not f.ends_sentence),
    Signal("stands in a nav", Role.NAVIGATION, 4.0, _inside("nav")),
    Signal("a button", Role.NAVIGATION, 2.0, _inside("button", "option", "select")),
    Signal("class says menu or share bar", Role.NAVIGATION, 1.5, _named("navigation")),
    Signal("a share bar", Role.NAVIGATION, 5.0, lambda f: f.shares > 0 and 2 * f.shares >= f.words),
    Signal("is a comment section's heading", Role.COMMENT, 4.0, lambda f: "comment=" in f.lists),
    Signal("opens like a comment section's heading", Role.COMMENT, 2.0, lambda f: "comment" in f.lists and _short(f)),
    Signal("class says comment", Role.COMMENT, 3.5, _named("comment")),
    Signal("opens like a legal line", Role.FOOTER, 4.5, lambda f: "footer" in f.lists and f.length < 400),
    Signal(
        "stands in the page's footer",
        Role.FOOTER,
        3.5,
        lambda f: "footer" in f.hint.inside and "article" not in f.hint.inside,
    ),
    Signal("class says footer", Role.FOOTER, 2.0, _named("footer")),
    Signal("hidden", Role.OTHER, 1.0, _inside("hidden", "noscript")),
    Signal("no words at all", Role.OTHER, 9.0, lambda f: f.words == 0),
)
