"""The reasons for a role: one small function each, in one table that reads aloud."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from math import exp
from typing import NamedTuple, TypeAlias

from attrs import frozen

from newsparse.label.features.block import BlockFeatures
from newsparse.lexicon import markup
from newsparse.lexicon.words import MarkupWords
from newsparse.model import Hint, Reason, Role

Scores: TypeAlias = Mapping[Role, float]
"""Log odds of roles outside the body."""
Test: TypeAlias = Callable[[BlockFeatures], bool]


@frozen
class Markup:
    """What a signal sees of a block's :class:`Hint`: the nearest elements' class and id words, and what it stands in."""

    named: frozenset[str]
    """The lists of ``markup.toml`` that have one of the words."""
    inside: frozenset[str]


MarkupTest: TypeAlias = Callable[[Markup], bool]


def _always(_: object) -> bool:
    return True


@frozen(eq=False)
class Signal:
    """One reason to give a block a role, with its weight in log odds."""

    name: str
    role: Role
    weight: float
    test: Test = _always
    marked: MarkupTest = _always
    """What the markup must say."""
    needs_keyword: bool = False
    """Whether it needs a keyword: an entry of a list, a date, a byline, a credit or a share bar."""

    def fires(self, block: BlockFeatures) -> bool:
        """Return whether a block has it."""
        return self.marked(Markup(_named_by(block.hint.words[:_NEAREST]), block.hint.inside)) and self.test(block)


_NEAREST = 8


class ApplicableSignals(NamedTuple):
    """The signals that may fire in one kind of markup, each by its number in :data:`SIGNALS`."""

    plain: tuple[tuple[int, Test], ...]
    """Signals that need no keyword; enough for blocks without any."""
    needs_keyword: tuple[tuple[int, Test], ...]
    """All."""


class SignalScores(NamedTuple):
    """What the signals of a block make of it; one and the same for all that have the same signals."""

    scores: Scores
    """What they give each role."""
    fired: tuple[tuple[Role, Reason], ...]
    role: Role
    """The likeliest."""
    share: float
    """How sure that is, 0 to 1, to three decimals."""


def share_of(role: Role, scores: Scores) -> float:
    """Return how sure a role is among those that have scores, 0 to 1."""
    return _share(scores.get(role, max(scores.values()) - 30), tuple(scores.values()))


@lru_cache(1024)
def _share(own: float, scores: tuple[float, ...]) -> float:
    return 1 / sum([exp(value - own) for value in scores])


def applicable_signals(hint: Hint) -> ApplicableSignals:
    """Return the signals that may fire for blocks with *hint*, in order."""
    return _applicable(hint.words, hint.inside)


def evaluate(block: BlockFeatures, signals: ApplicableSignals) -> SignalScores:
    """Return what those of *signals* that a block has make of it."""
    able = signals.needs_keyword if block.text.has_keyword else signals.plain
    return _weigh(tuple([number for number, test in able if test is _always or test(block)]))


@lru_cache(1024)
def _applicable(words: tuple[str, ...], inside: frozenset[str]) -> ApplicableSignals:
    return _possible(_named_by(words[:_NEAREST]), inside)


@lru_cache(1024)
def _possible(named: frozenset[str], inside: frozenset[str]) -> ApplicableSignals:
    says = Markup(named, inside)
    may = [(number, each) for number, each in enumerate(SIGNALS) if each.marked is _always or each.marked(says)]
    plain = tuple([(number, each.test) for number, each in may if not each.needs_keyword])
    return ApplicableSignals(plain, tuple([(number, each.test) for number, each in may]))


@lru_cache(1024)
def _weigh(fired: tuple[int, ...]) -> SignalScores:
    scores: dict[Role, float] = {Role.OTHER: 0.5}
    for number in fired:
        role = SIGNALS[number].role
        scores[role] = scores.get(role, 0.0) + SIGNALS[number].weight
    best = max(scores, key=scores.__getitem__)
    return SignalScores(scores, tuple([_REASONS[number] for number in fired]), best, round(share_of(best, scores), 3))


def _named_by(words: Sequence[str]) -> frozenset[str]:
    """Return the lists of ``markup.toml`` that have one of the words."""
    lists = _lists_of_words()
    if lists.keys().isdisjoint(words):  # as most are
        return _NONE
    return frozenset([name for word in words if word in lists for name in lists[word]])


_NONE: frozenset[str] = frozenset()


@cache
def _lists_of_words() -> dict[str, list[str]]:
    """Return for each word of ``markup.toml`` the lists that have it."""
    lists: dict[str, list[str]] = defaultdict(list)
    for name in MarkupWords.empty():
        for word in getattr(markup(), name):
            lists[word].append(name)
    return dict(lists)


def _short(block: BlockFeatures) -> bool:
    return block.text.length < 60


def is_label(block: BlockFeatures) -> bool:
    """Return whether a line ends no sentence; the points of "6:22 p.m." do not."""
    return not block.text.ends_sentence or block.text.folded[-4:].lower() in ("a.m.", "p.m.")


def _inside(*names: str) -> MarkupTest:
    wanted = frozenset(names)
    return lambda says: not wanted.isdisjoint(says.inside)


def _named(role: str) -> MarkupTest:
    """Return whether the class or id words say the role."""
    return lambda says: role in says.named


SIGNALS = (
    Signal(
        "a date in a short line",
        Role.TIMESTAMP,
        3.5,
        lambda f: f.text.has_date and f.text.length < 120 and is_label(f),
        needs_keyword=True,
    ),
    Signal(
        "a time in a short line with a date",
        Role.TIMESTAMP,
        1.0,
        lambda f: f.text.has_clock and f.text.has_date and f.text.length < 120,
        needs_keyword=True,
    ),
    Signal("class says date, short", Role.TIMESTAMP, 2.0, lambda f: f.text.length < 100, marked=_named("timestamp")),
    Signal(
        "opens with a byline word",
        Role.BYLINE,
        4.2,
        lambda f: f.text.opens_like_byline and f.text.length < 140 and is_label(f),
        needs_keyword=True,
    ),
    Signal("is the name of a declared author", Role.BYLINE, 6.0, lambda f: f.is_declared_author),
    Signal("class says byline, short", Role.BYLINE, 3.0, lambda f: f.text.length < 140, marked=_named("byline")),
    Signal(
        "ends with or holds a credit",
        Role.CAPTION,
        3.0,
        lambda f: f.text.has_photo_credit and f.text.length < 500,
        needs_keyword=True,
    ),
    Signal("stands in a figcaption", Role.CAPTION, 7.0, marked=_inside("figcaption")),
    Signal(
        "stands in a figure",
        Role.CAPTION,
        3.5,
        marked=lambda says: "figure" in says.inside and "form" not in says.inside,
    ),
    Signal("class says caption", Role.CAPTION, 3.5, marked=_named("caption")),
    Signal(
        "is a heading of links to other stories",
        Role.RELATED,
        5.0,
        lambda f: "related=" in f.text.lists,
        needs_keyword=True,
    ),
    Signal(
        "opens like a link to another story",
        Role.RELATED,
        2.5,
        lambda f: "related" in f.text.lists and f.text.length < 200,
        needs_keyword=True,
    ),
    Signal("class says related", Role.RELATED, 1.8, marked=_named("related")),
    Signal("stands in an aside", Role.RELATED, 1.0, marked=_inside("aside")),
    Signal("all linked, several words", Role.RELATED, 1.5, lambda f: f.link_density > 0.8 and f.text.words > 4),
    Signal("is an appeal's heading", Role.PROMO, 4.0, lambda f: "promo=" in f.text.lists, needs_keyword=True),
    Signal(
        "opens like an appeal",
        Role.PROMO,
        2.5,
        lambda f: "promo" in f.text.lists and f.text.length < 250,
        needs_keyword=True,
    ),
    Signal("class says appeal", Role.PROMO, 2.0, marked=_named("promo")),
    Signal("stands in a form", Role.PROMO, 1.0, marked=_inside("form")),
    Signal("is a word of menus", Role.NAVIGATION, 4.0, lambda f: "navigation=" in f.text.lists, needs_keyword=True),
    Signal("short, no end", Role.NAVIGATION, 0.6, lambda f: f.text.length < 30 and not f.text.ends_sentence),
    Signal("stands in a nav", Role.NAVIGATION, 4.0, marked=_inside("nav")),
    Signal("a button", Role.NAVIGATION, 2.0, marked=_inside("button", "option", "select")),
    Signal("class says menu or share bar", Role.NAVIGATION, 1.5, marked=_named("navigation")),
    Signal(
        "a share bar",
        Role.NAVIGATION,
        5.0,
        lambda f: f.text.share_words > 0 and 2 * f.text.share_words >= f.text.words,
        needs_keyword=True,
    ),
    Signal(
        "is a comment section's heading", Role.COMMENT, 4.0, lambda f: "comment=" in f.text.lists, needs_keyword=True
    ),
    Signal(
        "opens like a comment section's heading",
        Role.COMMENT,
        2.0,
        lambda f: "comment" in f.text.lists and _short(f),
        needs_keyword=True,
    ),
    Signal("class says comment", Role.COMMENT, 3.5, marked=_named("comment")),
    Signal(
        "opens like a legal line",
        Role.FOOTER,
        4.5,
        lambda f: "footer" in f.text.lists and f.text.length < 400,
        needs_keyword=True,
    ),
    Signal(
        "stands in the page's footer",
        Role.FOOTER,
        3.5,
        marked=lambda says: "footer" in says.inside and "article" not in says.inside,
    ),
    Signal("class says footer", Role.FOOTER, 2.0, marked=_named("footer")),
    Signal("hidden", Role.OTHER, 1.0, marked=_inside("hidden", "noscript")),
    Signal("no words at all", Role.OTHER, 9.0, lambda f: f.text.words == 0),
)
_REASONS = tuple((each.role, Reason(each.name, each.weight)) for each in SIGNALS)
