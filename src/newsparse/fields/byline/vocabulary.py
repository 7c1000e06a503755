"""The words of bylines, as sets and patterns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from newsparse.fields.byline.cues import Cues
from newsparse.lexicon import Lexicon, names, zones
from newsparse.printed.agencies import all_agencies
from newsparse.printed.names import Names, names_of
from newsparse.printed.places import Gazetteer, gazetteer
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian
from newsparse.text.word_lists import any_of


class Vocabulary(NamedTuple):
    """The word lists and patterns that reading a byline needs; built once for a language."""

    cues: Cues
    joiners: frozenset[str]
    roles: frozenset[str]
    desks: frozenset[str]
    outlets: frozenset[str]
    posts: frozenset[str]
    """Roles, desks and outlets."""
    roles_and_outlets: frozenset[str]
    stops: frozenset[str]
    ends: frozenset[str]
    """Stops that end a name in capitals too: no particles."""
    halves: frozenset[str]
    articles: frozenset[str]
    bare_articles: frozenset[str]
    """Articles that are no particles."""
    dates: frozenset[str]
    zones: frozenset[str]
    """Short names of time zones; in capitals they end a name."""
    glued: frozenset[str]
    """Words that layout glues to a name: "KerrPublished", "KerrMarch"."""
    names: Names
    particles: frozenset[str]
    stamps: frozenset[str]
    """Words of timestamps and counters: "ago", "min", "uhr"."""
    credits: frozenset[str]
    common: frozenset[str]
    nobody: frozenset[str]
    not_names: frozenset[str]
    last_words: tuple[str, ...]
    """The same for scripts without blanks, where they end a word."""
    first_names: frozenset[str]
    agencies: frozenset[str]
    places: Gazetteer
    reporters: Reporters

    def is_role(self, key: str) -> bool:
        """Return whether *key* is a word of posts, or ends with one: "online-redakteurin"."""
        return key in self.roles or ("-" in key and key.rpartition("-")[2] in self.roles)

    def knows(self, key: str) -> bool:
        """Return whether *key* has a meaning in bylines beside a name's."""
        return (
            key in self.joiners or key in self.posts or key in self.stops or key in self.particles or key in self.dates
        )


class Reporters(NamedTuple):
    """Patterns of Chinese, Japanese and Korean bylines: the word for a reporter stands right beside the name."""

    marked: regex.Pattern[str]
    """Names beside such a word, wherever it stands."""
    alone: regex.Pattern[str]
    """The same where nothing but a paper stands before it, or in brackets: in a paragraph."""
    editors: regex.Pattern[str]
    """Persons behind a word for an editor or a source: ``责任编辑：王小明``."""
    desks: regex.Pattern[str]
    """What stands where a name does and is a desk: "경제부"."""


@cache
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """Return the byline words of *lexicon*."""
    byline, stamp, label = lexicon.byline, lexicon.timestamp, lexicon.label
    halves = frozenset(each for each in stamp.am | stamp.pm if each.startswith(("a", "p")))
    stops = byline.stops | stamp.published | stamp.updated | halves | names().template_words
    name_words = names_of(lexicon)
    particles = frozenset(name_words.particles)
    dates = frozenset(stamp.months) | stamp.weekdays
    posts = byline.roles | byline.desks | byline.outlets
    return Vocabulary(
        cues=Cues(byline, particles),
        joiners=byline.joiners,
        roles=byline.roles,
        desks=byline.desks,
        outlets=byline.outlets,
        posts=posts,
        roles_and_outlets=byline.roles | byline.outlets,
        stops=stops,
        ends=stops - particles,
        halves=halves,
        articles=byline.articles,
        bare_articles=byline.articles - particles,
        dates=dates,
        zones=frozenset(zones().offsets),
        glued=frozenset(each for each in stops | dates | posts | all_agencies() if len(each) > 2),
        names=name_words,
        particles=particles,
        stamps=frozenset(
            word for each in stamp.joiners | stamp.ago | stamp.reading | {*stamp.units} for word in each.split()
        ),
        credits=lexicon.caption.labels | byline.others,
        common=label.navigation | label.share | label.related | label.promo | label.footer,
        nobody=byline.nobody,
        not_names=byline.not_names,
        last_words=tuple(each for each in byline.not_names if has_east_asian(each)),
        first_names=frozenset(name_words.given_names),
        agencies=all_agencies(),
        places=gazetteer(),
        reporters=_reporters_of(lexicon),
    )


def _reporters_of(lexicon: Lexicon) -> Reporters:
    byline = lexicon.byline
    family = any_of(names().chinese_family_names)
    before, behind = _listed(byline.reporters_before), _listed(byline.reporters_behind)
    ranks, ours, reports = _listed(byline.reporter_ranks), _listed(byline.our_papers), _listed(byline.reports)
    labels = [each for each in byline.openers if has_east_asian(each)] or _NOTHING
    posted = _listed(byline.posted_behind)
    others = [each for each in byline.others if has_east_asian(each)] or _NOTHING
    return Reporters(
        marked=lazy(
            rf"""
              (?<!\p{{Hangul}})(?P<name>\p{{Hangul}}{{2,4}})(?:[ ]?[·・,/][ ]?(?P<name>\p{{Hangul}}{{2,4}})){{0,5}}
              [ ]?(?:\p{{Hangul}}{{0,4}}\L<ranks>)?\L<behind>(?!\p{{Hangul}})
            | (?:
                  (?<!\p{{Han}})\L<labels>[ ]?[:：/|・][ ]{{0,2}}
                | \L<before>[ ]?(?:[:：/|・·][ ]{{0,2}}|[ ]{{1,2}})
                | (?:^|[(（【\[]|\L<ours>)\L<before>(?={family})
              ) {_HAN_NAMES}
            | (?<!\p{{Han}})\L<labels>[ ]?[:：][ ]{{0,2}}(?P<name>{_ACCOUNT})
            | (?<![\p{{L}}\p{{N}}])(?P<name>{_ACCOUNT})[ ]?\L<posted>
            | (?<![\p{{Han}}\p{{Katakana}}\p{{Hiragana}}])(?!\L<before>)
              (?P<name>\p{{Han}}{{2,6}}[ ]?[\p{{Han}}\p{{Katakana}}\p{{Hiragana}}]{{0,5}}?)(?<!\L<ours>)\L<behind>(?!\p{{Han}})
            """,
            regex.VERBOSE | regex.MULTILINE,
            labels=labels,
            before=before,
            behind=behind,
            ranks=ranks,
            ours=ours,
            others=others,
            reports=reports,
            posted=posted,
        ),
        alone=lazy(
            rf"""
              (?:(?<=[(（【\[])|^)[\p{{L}}·・□■●◆○◎ ]{{0,14}}?
              \L<before>(?:[ ]?[:：/|・·][ ]{{0,2}}|[ ]{{1,2}}|(?={family})) {_HAN_NAMES}
              (?=[ ]?(?:[)）】\]/／|]|$)|[ ]?(?:\p{{Han}}{{2,6}})?\L<reports>)
            | ^(?:[(（][^()（）\n]{{1,20}}[)）][ ]?)?{_KOREAN_CITIES}(?P<name>\p{{Hangul}}{{2,4}})(?:[ ]?[·・,/][ ]?(?P<name>\p{{Hangul}}{{2,4}})){{0,5}}
              [ ]?(?:\p{{Hangul}}{{0,4}}\L<ranks>)?\L<behind>[ ]?(?:=|$|[\w.+-]{{1,40}}+@)
            | (?<=[(（])[ ]?(?={family}) {_HAN_NAMES}(?:[ ]?\p{{Han}}{{2,4}}\L<reports>)?+[ ]?[)）]$
            """,
            regex.VERBOSE | regex.MULTILINE,
            ranks=ranks,
            behind=behind,
            before=before,
            others=others,
            reports=reports,
        ),
        editors=lazy(
            rf"(?<!\p{{Han}})\L<editors>[ ]?[:：][ ]{{0,2}}(?={family}) {_HAN_NAMES}",
            regex.VERBOSE,
            editors=_listed(byline.editors),
            before=before,
            others=others,
            reports=reports,
        ),
        desks=lazy(r"\p{Hangul}+(?:부|팀|국장)|\L<ranks>", ranks=ranks),
    )


_NOTHING = ["\0"]
"""A list that no text holds a word of; an empty one would fit everywhere."""
# The name of an account: small letters and digits, or letters of Chinese with "&" between them.
_ACCOUNT = r"(?:[A-Za-z][\w.-]{2,24}+|\p{Han}{1,6}&\p{Han}{1,6})(?![\w&])"
# The cities of a report, two letters each, before a name of three: "순천, 광양 홍길동".
_KOREAN_CITIES = r"(?:\p{Hangul}{2}(?:[,·/][ ]?\p{Hangul}{2}){0,3}[ =](?=\p{Hangul}{3}[ ]))?+"
# Two to four letters, or a foreign name with a dot; others behind a blank or a mark.  A place and "報導" may be glued on.
_HAN_NAMES = r"""
    (?P<name>
        (?:\p{Han}{2,4}|\p{Han}{1,6}[·・]\p{Han}{1,8})(?=\P{Han}|$|\L<reports>)
      | \p{Han}{2,3}(?=\p{Han}{2,4}\L<reports>)
    )
    (?:[ 、,，/／]{1,2}(?!\L<before>|\L<others>|\p{Han}{0,4}\L<reports>)(?P<name>\p{Han}{2,4})(?!\p{Han}|[ ]?[:：])){0,7}
"""


def _listed(words: frozenset[str]) -> list[str]:
    return list(words) or _NOTHING
