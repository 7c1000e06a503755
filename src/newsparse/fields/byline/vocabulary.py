"""The words of bylines, as sets and patterns."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from newsparse.lexicon import Lexicon
from newsparse.printed.agencies import all_agencies
from newsparse.printed.names import Names, names_of
from newsparse.printed.places import Gazetteer, gazetteer
from newsparse.text.word_lists import OpenedPattern


@frozen(eq=False)
class Vocabulary:
    """The word lists and patterns that reading a byline needs; built once for a language."""

    cues: OpenedPattern
    joiners: frozenset[str]
    roles: frozenset[str]
    desks: frozenset[str]
    outlets: frozenset[str]
    stops: frozenset[str]
    ends: frozenset[str]
    """Stops that end a name in capitals too: no particles."""
    halves: frozenset[str]
    articles: frozenset[str]
    bare_articles: frozenset[str]
    """Articles that are no particles."""
    dates: frozenset[str]
    names: Names
    particles: frozenset[str]
    credits: frozenset[str]
    common: frozenset[str]
    first_names: frozenset[str]
    agencies: frozenset[str]
    places: Gazetteer


@cache
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """Return the byline words of *lexicon*."""
    byline, stamp, label = lexicon.byline, lexicon.timestamp, lexicon.label
    halves = frozenset(each for each in stamp.am | stamp.pm if each.startswith(("a", "p")))
    stops = byline.stops | stamp.published | stamp.updated | halves
    names = names_of(lexicon)
    particles = frozenset(names.particles)
    return Vocabulary(
        cues=OpenedPattern(
            r"(?i)(?<![\p{L}\p{M}\p{N}@'.-])(?:(?P<updater>\L<updaters>)|(?P<other>\L<others>)|(?P<author>\L<openers>))"
            r"(?![\p{L}\p{M}\p{N}'.-])",
            updaters=byline.updaters,
            others=byline.others,
            openers=byline.openers,
        ),
        joiners=byline.joiners,
        roles=byline.roles,
        desks=byline.desks,
        outlets=byline.outlets,
        stops=stops,
        ends=stops - particles,
        halves=halves,
        articles=byline.articles,
        bare_articles=byline.articles - particles,
        dates=frozenset(stamp.months) | stamp.weekdays,
        names=names,
        particles=particles,
        credits=lexicon.caption.labels | byline.others,
        common=label.navigation | label.share | label.related | label.promo | label.footer,
        first_names=frozenset(names.given_names),
        agencies=all_agencies(),
        places=gazetteer(),
    )
