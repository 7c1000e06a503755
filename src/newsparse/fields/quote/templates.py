"""
What speaks for a cue, a speaker, a person and for speech: the reasons that the learned weights are for.

Reasons come in families.  A family spells out a few facts of a candidate, in all the combinations that matter; the
facts come from :mod:`newsparse.fields.quote.features`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Facts = tuple[Any, ...]
"""Numbers and short words; of a candidate, the facts for each family."""
Reasons = tuple[str, ...]
Family = Callable[..., Reasons]


def spell_out(families: Sequence[Family], facts: Facts) -> list[str]:
    """Return the reasons of one candidate; a family with no facts has none."""
    return [
        reason for family, its_facts in zip(families, facts, strict=True) if its_facts for reason in family(*its_facts)
    ]


def _no_cue(shape: str, before: str, after: str, alone: bool, closed: bool, words: int) -> Reasons:
    return (
        "none",
        f"none {shape}",
        f"none<{before}",
        f"none>{after}",
        f"none alone{alone}{closed}",
        f"none{words}",
        f"none{before}{shape}",
    )


def _cue_itself(side: str, sort: str, form: str, left: str, right: str) -> Reasons:
    base = f"{side}{sort}"
    return (base, f"{base}{left}{right}", f"{sort}{form}{left}")


def _cue_word(side: str, word: str) -> Reasons:
    return (f"w {word}", f"w {word}{side}")


def _cue_place(
    side: str,
    sort: str,
    paragraph: int,
    sentence: int,
    distance: int,
    rank: int,
    between: int,
    alone: bool,
    opens: bool,
) -> Reasons:
    base = f"{side}{sort}"
    place = f"p{paragraph}{sentence}" if paragraph else f"{sentence}"
    return (
        f"{base}{place}",
        f"{base}{distance}",
        f"{base}{place}{distance}",
        f"{base}{place}{rank}",
        f"{side}{between}{place}",
        f"{side}{place}:{opens}",
        f"{side}{place}{alone}{rank}",
    )


def _cue_neighbours(side: str, sort: str, left: str, right: str, follows: str, distance: int) -> Reasons:
    return (f"{side}{distance}{left}{right}", f"{side}{sort}{follows}{distance if distance < 3 else 9}")


def _cue_and_shape(side: str, sort: str, form: str, left: str, paragraph: int, sentence: int, shape: str) -> Reasons:
    place = f"p{paragraph}{sentence}" if paragraph else f"{sentence}"
    return (f"{side}{sort}{place}{shape}", f"{side}{place}{left}{shape}", f"{side}{form}{place}{shape}")


def _cue_and_near(side: str, sort: str, shape: str, near: str) -> Reasons:
    return (f"{side}{sort}{shape}{near}",)


def _cue_and_size(side: str, sort: str, paragraph: int, sentence: int, words: int) -> Reasons:
    place = f"p{paragraph}{sentence}" if paragraph else f"{sentence}"
    return (f"{side}{sort}{words}{place}",)


CUE_FAMILIES: tuple[Family, ...] = (
    _no_cue,
    _cue_itself,
    _cue_word,
    _cue_place,
    _cue_neighbours,
    _cue_and_shape,
    _cue_and_near,
    _cue_and_size,
)
"""Which cue a quote has: :func:`newsparse.fields.quote.features.read_cue_facts`."""


def _nobody(cue: bool, shape: str, before: str, after: str) -> Reasons:
    return ("none", f"none{cue}", f"none {shape}", f"none<{before}", f"none>{after}")


def _mention_itself(kind: int, owner: str, titled: bool, role: bool, definite: bool, indefinite: bool) -> Reasons:
    return (f"k{kind}{owner}", f"t{titled:d}{kind}", f"role{role:d}{definite:d}{indefinite:d}{kind}")


def _mention_behind(side: str, kind: int, before: str) -> Reasons:
    return (f"<{before}", f"<{before}{side}{kind}")


def _mention_ahead(side: str, kind: int, after: str) -> Reasons:
    return (f">{after}", f">{after}{side}{kind}")


def _mention_place(side: str, paragraph: int, sentence: int, owner: str, opens: str) -> Reasons:
    return (f"{_place(side, paragraph, sentence)}{opens}{owner}o",)


def _place(side: str, paragraph: int, sentence: int) -> str:
    return f"{side}p{paragraph}{sentence}" if paragraph else f"{side}{sentence}"


def _place_without_cue(side: str, paragraph: int, sentence: int, rank: int, gap: int) -> Reasons:
    return (f"nc{_place(side, paragraph, sentence)}{rank}", f"nc{gap}{side}")


def _kind_without_cue(side: str, paragraph: int, sentence: int, kind: int, opens: str) -> Reasons:
    place = _place(side, paragraph, sentence)
    return (f"nc{kind}{place}", f"nc{opens}{kind}{place}k")


def _link_order(
    link: str, order: str, sort: str, form: str, steps: int, others: int, commas: int, quotes: int
) -> Reasons:
    return (
        f"{order}{others}{steps}",
        f"{link}{commas}{others}{steps}",
        f"{order}{sort}{others}{steps}",
        f"{link}q{quotes}{steps}",
        f"{link}{form}{others}{steps}f{commas}",
    )


def _link_kind(link: str, order: str, kind: int, owner: str, distance: int, bridge: str) -> Reasons:
    return (f"{order}{kind}{owner}k", f"{link}{distance}:{bridge}")


def _link_cue(link: str, word: str) -> Reasons:
    return (f"{link}w{word}",)


def _link_before(link: str, steps: int, before: str) -> Reasons:
    return (f"{link}{steps}{before}",)


def _tie(same: str, away: int = 0, shape: str = "", before: str = "", grouped: bool = False) -> Reasons:
    if same == "first":
        return ("first",)
    tie = f"{same}{away}"
    return (tie, f"{tie}{shape}{before}", f"{tie}g{grouped:d}")


def _speaking_person(count: int, named: bool, thing: bool, gendered: bool, titled: bool, kind: int) -> Reasons:
    return (f"p{count}{named:d}{thing:d}{kind}", f"g{gendered:d}{titled:d}{kind}")


SPEAKER_FAMILIES: tuple[Family, ...] = (
    _nobody,
    _mention_itself,
    _mention_behind,
    _mention_ahead,
    _mention_place,
    _place_without_cue,
    _kind_without_cue,
    _link_order,
    _link_kind,
    _link_cue,
    _link_before,
    _tie,
    _speaking_person,
)
"""Which mention speaks: :func:`newsparse.fields.quote.features.read_speaker_facts`."""


def _person_itself(fits: str, kind: int, liveness: str, count: int, deeds: str, rank: int) -> Reasons:
    return (
        fits,
        f"{fits}{kind}",
        f"{fits}{liveness}",
        f"r{rank}{fits}",
        f"c{count}",
        f"c{count}r{rank}",
        f"k{kind}{liveness}",
        f"d{deeds}",
        f"d{deeds}{fits}",
        f"d{deeds}r{rank}",
        f"d{deeds}{liveness}",
        f"c{count}{fits}",
    )


def _person_who_spoke(
    fits: str, spoke: str, rank: int, sentences: int, paragraphs: int, opens_own: str, owner: str
) -> Reasons:
    return (
        f"s{sentences}p{paragraphs}",
        f"r{rank}s{sentences}",
        f"p{paragraphs}r{rank}",
        f"{spoke}{fits}",
        f"{spoke}r{rank}",
        f"{spoke}s{sentences}p{paragraphs}",
        f"{spoke}{opens_own}",
        f"{opens_own}s{sentences}{spoke}{owner}",
    )


def _last_mention(
    kind: int,
    owner: str,
    opens: str,
    opens_own: str,
    sentences: int,
    before: str,
    before_cue: bool,
    after_cue: bool,
) -> Reasons:
    return (
        f"{opens}{owner}s{sentences}",
        f"{opens}{owner}k{kind}",
        f"<{before}",
        f"bc{before_cue}ac{after_cue}s{sentences}",
        f"{opens_own}s{sentences}{opens}",
    )


def _person_who_acted(
    fits: str,
    acted: int,
    beside: bool,
    alone: bool,
    opens: bool,
    opens_own: str,
    rank: int,
    sentences: int,
    paragraphs: int,
) -> Reasons:
    subject = f"subj{alone}{opens}"
    return (
        f"a{acted}{beside}",
        f"a{acted}{beside}{fits}",
        f"a{acted}{beside}s{sentences}p{paragraphs}",
        f"{subject}s{sentences}p{paragraphs}",
        f"{subject}{fits}r{rank}",
        f"{subject}{beside}{opens_own}s{sentences}",
    )


PERSON_FAMILIES: tuple[Family, ...] = (_person_itself, _person_who_spoke, _last_mention, _person_who_acted)
"""Whom a pronoun stands for: :func:`newsparse.fields.quote.features.read_person_facts`."""


def _speech_size(
    size: int, sort: str, place: str, distance: int, cue_tenths: int, cue_fifths: int, tenths: int, kind: int | str
) -> Reasons:
    return (
        "bias",
        f"n{size}",
        f"n{size}{sort}",
        f"n{size}{place}",
        f"{sort}{place}",
        f"{sort}{distance}",
        f"m{cue_tenths}",
        f"sm{tenths}",
        f"m{cue_fifths}n{min(size, 4)}",
        f"k{kind}",
    )


def _speech_neighbours(size: int, before: str, after: str, titled: str) -> Reasons:
    return (f"<{before}", f">{after}", f"<{before}n{size}", f">{after}n{size}", f"<{before}{titled}")


def _speech_look(size: int, titled: str, sort: str, ending: str, capital: bool, work: str, owned: str) -> Reasons:
    return (
        f"n{size}{titled}",
        f"e{ending}{capital}",
        f"e{ending}{titled}n{min(size, 4)}",
        work,
        f"{work}{titled}",
        f"{work}{sort}",
        f"{titled}{sort}{capital}",
        f"o{owned}{titled}{min(size, 3)}",
    )


def _speech_word(word: str, closed: bool, work: bool) -> Reasons:
    return (f"w {word}", f"open{closed}{work}")


SPEECH_FAMILIES: tuple[Family, ...] = (_speech_size, _speech_neighbours, _speech_look, _speech_word)
"""Whether a string is speech: :func:`newsparse.fields.quote.features.read_speech_facts`."""
