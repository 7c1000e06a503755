"""The words of datelines, as keys and patterns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from newsparse.lexicon import Lexicon
from newsparse.lexicon.words import TimestampWords
from newsparse.printed.agencies import news_agencies
from newsparse.printed.places import Gazetteer, gazetteer
from newsparse.text.keys import name_key, name_keys
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian
from newsparse.text.word_finder import WordFinder


class Vocabulary(NamedTuple):
    """What the lexicon and the gazetteer know, as keys and patterns; built once for a language."""

    places: Gazetteer
    agencies: frozenset[str]
    labels: frozenset[str]
    stop: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    """Particles that may open the name of a place: "la"."""
    abbreviations: frozenset[str]
    endings: tuple[str, ...]
    kinds: frozenset[str]
    outlets: frozenset[str]
    timestamp: TimestampWords
    """The words of dates."""
    before_date: regex.Pattern[str]
    """What stands before a date: "le" in "Paris, le 12 mars"."""
    weekdays: frozenset[str]
    joint: regex.Pattern[str]
    particle_run: regex.Pattern[str]
    byline_openers: WordFinder
    dispatches: frozenset[str]
    """What a dateline of China ends with: "电"; most languages have no such word."""
    wire: regex.Pattern[str]
    wire_tail: regex.Pattern[str]


@cache
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """Return the dateline words of *lexicon*, with the gazetteer."""
    words = lexicon.dateline
    eastern = [name for name in news_agencies() if has_east_asian(name)]
    return Vocabulary(
        places=gazetteer(),
        agencies=news_agencies(),
        labels=name_keys(words.labels),
        stop=lexicon.common.stop,
        particles=words.particles,
        articles=words.particles & lexicon.byline.articles,
        abbreviations=name_keys(words.abbreviations),
        endings=tuple(map(name_key, words.endings)),
        kinds=words.kinds,
        outlets=words.outlets,
        timestamp=lexicon.timestamp,
        before_date=lazy(r"(?i:\L<words>)[ ]", words=words.before_date or ["\0"]),
        weekdays=name_keys(lexicon.timestamp.weekdays),
        joint=lazy(r"/|[ ]/[ ]|,?[ ]\L<joiners>[ ]|[ ]&[ ]|(?P<comma>[,،])[ ]", joiners=_both_cases(words.joiners)),
        particle_run=lazy(r"(?:\L<particles>[ ])++", particles=words.particles - words.joiners),
        byline_openers=WordFinder(lexicon.byline.openers),
        dispatches=words.dispatches,
        wire=lazy(
            r"[(（【\[〔]?+(?P<opening>(?:据|據)?+(?P<agency>\L<agencies>)?+(?P<reporter>\L<reporters>)?+)[^\n]{0,24}?\L<dispatch>",
            agencies=eastern,
            reporters=words.correspondents,
            dispatch=words.dispatches or ["\0"],
        ),
        wire_tail=lazy(
            r"\s*+[/／]?(?:(?P<month>\d{1,2})月)?+(?:(?P<day>\d{1,2})日)?+\s*+\L<dispatch>[)）】\]〕]?+",
            dispatch=words.dispatches or ["\0"],
        ),
    )


def _both_cases(words: frozenset[str]) -> frozenset[str]:
    return words | {word.upper() for word in words}
