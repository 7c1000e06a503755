"""The words of credits, as keys and patterns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import regex

from newsparse.lexicon import Lexicon, agencies, load
from newsparse.printed.agencies import all_agencies, is_site, picture_agencies
from newsparse.printed.credits.labels import CreditLabels
from newsparse.printed.pictures import PictureWords, picture_words_of
from newsparse.text.keys import name_key, name_keys
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian
from newsparse.text.word_finder import WordFinder
from newsparse.text.word_lists import OpenedPattern

TOKENS = lazy(r"[\p{L}\p{N}@][\p{L}\p{M}\p{N}'._@+&-]*+")


class Vocabulary(NamedTuple):
    """What the lexicon knows, as keys and patterns; built once for a language."""

    agencies: frozenset[str]
    pictures: frozenset[str]
    last_words: frozenset[str]
    """Last words of agencies."""
    label_signs: frozenset[str]
    """Words one of which is in every credit with a label, lower case: the longest of each, as it tells most."""
    agency_signs: frozenset[str]
    """The same for credits that end with an agency."""
    picture_words: PictureWords
    """What points into a picture."""
    labels: frozenset[str]
    marks: frozenset[str]
    joiners: frozenset[str]
    organisation_words: frozenset[str]
    particles: frozenset[str]
    stop: frozenset[str]
    chain: regex.Pattern[str]
    label: CreditLabels
    ui_labels: OpenedPattern
    buttons: WordFinder
    """Buttons of several words before a caption: "View image in fullscreen"."""
    counter: regex.Pattern[str]
    """The number of a picture and that of all: "1 of 5"."""
    caption_label: OpenedPattern
    """What stands right before the words of a caption: "Image caption,"."""
    usage_note: OpenedPattern
    """The opening of a note on who may use the picture."""
    closing: regex.Pattern[str]
    further: regex.Pattern[str]
    reporter: regex.Pattern[str]
    """A reporter who took the picture, alone or with the agency: ``新华社记者 王小明 摄``, ``홍길동 기자``."""
    taken: regex.Pattern[str]
    """The photographer before a word for taking pictures, at the end: ``王小明 摄``."""
    issued: regex.Pattern[str]
    """An agency of China before the brackets that name the photographer: ``新华社发``."""

    def is_agency(self, name: str) -> bool:
        """Return whether *name* is an agency of the list, alone or with a word for pictures behind it, or its site."""
        key = name_key(name.strip(" .()"))
        shorter, _, last = key.rpartition(" ")
        known = key in self.agencies or (shorter in self.agencies and last in self.labels)
        return known or is_site(name.strip())

    def is_picture_agency(self, name: str) -> bool:
        """Return whether *name* is a picture agency, whose name is never a word of the caption."""
        return name_key(name) in self.pictures and len(name) > 3

    def is_organisation(self, name: str) -> bool:
        """Return whether the last word of *name* is one of agencies, papers and firms: ``News``, ``Museum``."""
        tokens = name_key(name).split()
        return len(tokens) > 1 and (tokens[-1] in self.organisation_words or tokens[0] in self.organisation_words)

    def opens_with_agency(self, value: str) -> bool:
        """Return whether the first words of *value* are an agency."""
        pieces = [piece for piece in self.chain.split(value) if piece.strip()]
        return bool(pieces) and self.is_agency(pieces[0])

    def may_name(self, name: str) -> bool:
        """Return whether *name* can be that of who made a picture: no numbers, no words of prose."""
        if any(map(str.isdigit, name)) and "." not in name:
            return False
        small = [token for token in TOKENS.findall(name) if token[0].islower()]
        return all(name_key(token) in self.particles or "." in token for token in small)

    def without_label(self, name: str) -> str:
        """Return *name* without a word for pictures behind it that is no part of it: ``Reuters pic``."""
        return name if name_key(name) in self.agencies else name.rsplit(" ", 1)[0]

    def without_mark(self, name: str) -> str:
        """Return *name* without a remark that a hyphen joins to it: ``Jane Doe-Pool``."""
        before, _, last = name.rpartition("-")
        return before if before and name_key(last) in self.marks else name

    def fits_credit(self, token: str) -> bool:
        """Return whether a word in small letters may stand in a credit."""
        key = name_key(token)
        fits = key in self.particles or key in self.joiners or key in self.agencies or key in self.labels
        return fits or key in self.marks or "." in token or "@" in token


_WORD = lazy(r"[\p{L}\p{M}\p{N}]++")


@cache
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """Return the credit words of *lexicon*."""
    return Vocabulary(
        picture_words=picture_words_of(lexicon),
        stop=lexicon.common.stop,
        reporter=_reporter_pattern(lexicon.dateline.correspondents),
        **_words_of_all_languages(),
    )


@cache
def _words_of_all_languages() -> Mapping[str, Any]:
    """Return what is the same for every page: credits come in any language, whatever the page's."""
    words, wires = load().caption, agencies()
    return dict(  # noqa: C408  arguments
        agencies=all_agencies(),
        pictures=picture_agencies(),
        last_words=frozenset(name.rpartition(" ")[2] for name in all_agencies()),
        label_signs=_signs_of(words.labels | words.openers) | {"c"},
        agency_signs=_signs_of(wires.news | wires.pictures),
        labels=frozenset(
            part for each in words.labels | words.openers | words.marks for part in name_key(each).split()
        ),
        marks=name_keys(words.marks),
        joiners=words.joiners,
        organisation_words=name_keys(words.organisation_words),
        particles=words.particles | words.joiners,
        chain=lazy(r"[ ]?[/|／][ ]?|[,:][ ]|[ ]\L<joiners>[ ]|[ ]-[ ]|[ ]?\(|\)[ ]?", joiners=words.joiners),
        label=CreditLabels(words.labels, words.openers),
        ui_labels=OpenedPattern(r"(?:(?<=[ \n.)])(?i:\L<ui_labels>)[ >»→.:]*+)++$", ui_labels=words.ui_labels),
        buttons=WordFinder(each for each in words.ui_labels if " " in each),
        counter=lazy(
            r"\[?\d{1,3}(?:[ ]?/[ ]?|[ ]\L<counters>[ ])\d{1,3}\]?[ >»→.|-]++", counters=words.counters or ["\0"]
        ),
        caption_label=OpenedPattern(
            r"(?:(?<!\p{L})|(?<=\p{L})(?=\p{Lu}\p{Ll}))(?:(?i:\L<phrases>)(?:[ ]?[,:][ ]*+|[ ]?(?=\p{Lu}))|(?i:\L<labels>)[ ]?:[ ]*+)",
            phrases=[each for each in words.caption_labels if " " in each],
            labels=words.caption_labels,
        ),
        usage_note=OpenedPattern(r"(?<!\p{L})(?i:\L<usage_notes>)(?!\p{L})", usage_notes=words.usage_notes),
        closing=lazy(r"[ ]?\L<marks>[ .]*$", marks=[mark for mark in words.marks if has_east_asian(mark)]),
        taken=lazy(
            r"(?<!\p{L})(?P<name>\p{Han}{2,5}?|\p{Han}[ ]\p{Han})[ ]?\L<marks>$", marks=words.photographer_marks
        ),
        issued=lazy(
            r"(?P<agency>\L<agencies>)[发發]?$", agencies=[each for each in all_agencies() if has_east_asian(each)]
        ),
        further=lazy(r"(?:[ ]?[|;/]|[.,])[ ]?\p{Lu}[\p{L}\p{M}-]{2,20}+(?:[ ]by|[ ]?:)[ ]"),
    )


@cache
def _reporter_pattern(correspondents: frozenset[str]) -> regex.Pattern[str]:
    words, reporters = load().caption, load().byline
    return lazy(
        r"(?P<agency>\p{L}{0,10}?)(?:[ ]?[/／][ ]?)?\L<before>[ ]?(?P<name>\p{Han}{2,4}?)(?:[ ]?[/／|]?[ ]?\L<labels>)?"
        r"|(?:(?P<agency>\p{Hangul}{2,8}+)[ ])?(?P<name>\p{Hangul}{2,4}+)[ ](?:\L<ranks>[ ]?)?\L<behind>",
        before=reporters.reporters_before | correspondents,
        labels=[each for each in words.labels if has_east_asian(each)],
        ranks=reporters.reporter_ranks,
        behind=reporters.reporters_behind,
    )


def _signs_of(phrases: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each phrase, and its plural."""
    longest = {max(reversed(_WORD.findall(each)), key=len) for each in phrases}
    return frozenset(form for word in longest for form in (word, f"{word}s"))


def is_person(name: str, words: Vocabulary) -> bool:
    """Return whether *name* looks like one person's: two to five capitalised words, none of them a house's."""
    tokens = name.split()
    if not 2 <= len(tokens) <= 5 or words.is_agency(name) or words.is_organisation(name):
        return False
    # Scripts without capitals cannot be judged by them.
    if any(token[0].islower() and token.lower() not in words.particles for token in tokens):
        return False
    if any(token[0].islower() or not token[0].isalpha() for token in (tokens[0], tokens[-1])):
        return False
    return not any(_NOT_NAME.search(token) for token in tokens) and tokens[0].lower() not in words.stop


_NOT_NAME = lazy(r"'s$|’s$|[\d&@+:!?()\[\]]|\.\p{L}{2}")
