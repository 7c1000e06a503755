"""Give each quote its cue and speaker, and each pronoun its person, by learned weights."""

from __future__ import annotations

from math import exp

from attrs import evolve, frozen

from newsparse.fields.quote.mention import Kind
from newsparse.fields.quote.reasons import (
    NOBODY,
    Scene,
    Setting,
    cue_reasons,
    cues_near,
    mention_reasons,
    mentions_near,
    person_reasons,
    set_scene,
    speech_reasons,
)
from newsparse.fields.quote.weights import Weights, choose, share, weigh


@frozen
class Attribution:
    """Who says one string, and by which word."""

    setting: Setting
    cue: int
    """A token, or :data:`NOBODY`."""
    mention: int
    """The number of a mention, or :data:`NOBODY`."""
    speech: float
    """How sure it is speech, 0 to 1."""


def attribute(scene: Scene, weights: Weights) -> list[Attribution]:
    """Return the attribution of every string, in order; sets ``person`` of the pronouns that speak."""
    found: list[Attribution] = []
    previous = (NOBODY, NOBODY)
    for number in range(len(scene.strings)):
        setting = set_scene(scene, number)
        each = _attribute_one(scene, setting, previous, weights)
        if found and scene.groups[number] == scene.groups[number - 1]:
            each = _go_on(scene, each, found[-1])
        found.append(each)
        if each.mention != NOBODY and each.speech >= SPEECH:
            resolve(scene, each.mention, previous, weights)
            previous = (each.mention, number)
    return found


def _go_on(scene: Scene, each: Attribution, before: Attribution) -> Attribution:
    """Return the attribution of a piece of a quote that runs over paragraphs: its own, or that of the piece before."""
    own = each.cue != NOBODY and scene.narrative.paragraphs[each.cue] == each.setting.paragraph
    if own or before.mention == NOBODY:
        return evolve(each, speech=1.0)
    return evolve(each, cue=NOBODY, mention=before.mention, speech=1.0)


SPEECH = 0.5
"""From here on a string counts as speech."""


def cue_candidates(scene: Scene, setting: Setting) -> tuple[list[int], list[list[str]]]:
    """Return the cues a quote may have, :data:`NOBODY` first, and the reasons of each."""
    cues = cues_near(scene, setting)
    rows = [cue_reasons(scene, setting, NOBODY, 0)]
    for cue, rank in _rank(cues, setting.token):
        rows.append(cue_reasons(scene, setting, cue, rank))
    return [NOBODY, *cues], rows


def mention_candidates(
    scene: Scene, setting: Setting, cue: int, previous: tuple[int, int]
) -> tuple[list[int], list[list[str]]]:
    """Return the mentions that may be the speaker, :data:`NOBODY` first, and the reasons of each."""
    near = mentions_near(scene, setting)
    if previous[0] != NOBODY and previous[0] not in near:
        near.append(previous[0])
    rows = [mention_reasons(scene, setting, NOBODY, cue=cue, rank=0, previous=previous)]
    firsts = [scene.mentions[number].first for number in near]
    for (_, rank), number in zip(_rank(firsts, setting.token), near, strict=True):
        rows.append(mention_reasons(scene, setting, number, cue=cue, rank=rank, previous=previous))
    return [NOBODY, *near], rows


def _rank(tokens: list[int], token: int) -> list[tuple[int, int]]:
    """Return each token with its rank on its side of the quote, at most 5."""
    ranked = []
    before = after = 0
    for each in tokens:
        if each < token:
            ranked.append((each, min(before, 5)))
            before += 1
        else:
            ranked.append((each, min(after, 5)))
            after += 1
    return ranked


def _attribute_one(scene: Scene, setting: Setting, previous: tuple[int, int], weights: Weights) -> Attribution:
    cues, rows = cue_candidates(scene, setting)
    scores = [weigh(row, weights.cue) for row in rows]
    best = choose(scores)
    cue, cue_share = cues[best], share(scores, best)
    numbers, rows = mention_candidates(scene, setting, cue, previous)
    scores = [weigh(row, weights.speaker) for row in rows]
    best = choose(scores)
    mention, mention_share = numbers[best], share(scores, best)
    reasons = speech_reasons(scene, setting, cue=cue, cue_margin=cue_share, speaker=mention, margin=mention_share)
    speech = 1 / (1 + exp(-max(-60.0, min(60.0, weigh(reasons, weights.speech)))))
    return Attribution(setting, cue, mention, speech)


def resolve(scene: Scene, number: int, previous: tuple[int, int], weights: Weights) -> int:
    """Return the person a mention stands for, or :data:`NOBODY`; sets it on the mention."""
    mention = scene.mentions[number]
    if mention.person != NOBODY or mention.kind is Kind.AUTHOR:
        return mention.person
    if mention.kind is Kind.RELATIVE:
        mention.person = _resolve_relative(scene, number)
        return mention.person
    persons, rows = person_candidates(scene, number, previous)
    if persons:
        mention.person = persons[choose([weigh(row, weights.person) for row in rows])]
    return mention.person


MOST_PERSONS = 8
"""People considered for a pronoun."""
_LOOK_BACK = 40
"""Mentions looked back for them."""


def person_candidates(scene: Scene, number: int, previous: tuple[int, int]) -> tuple[list[int], list[list[str]]]:
    """Return the people a pronoun may stand for, last named first, and the reasons of each."""
    speaker = scene.mentions[previous[0]].person if previous[0] != NOBODY else NOBODY
    away = 9
    if speaker != NOBODY:
        narrative = scene.narrative
        away = abs(
            narrative.paragraphs[scene.mentions[number].first] - narrative.paragraphs[narrative.quotes[previous[1]]]
        )
    seen: dict[int, int] = {}
    for index in range(number - 1, max(-1, number - 1 - _LOOK_BACK), -1):
        person = scene.mentions[index].person
        if person != NOBODY and person not in seen:
            seen[person] = index
            if len(seen) == MOST_PERSONS:
                break
    if speaker != NOBODY and speaker not in seen:
        seen[speaker] = previous[0]
    rows = [
        person_reasons(scene, number, person, seen=index, rank=min(rank, 6), speaker=speaker, speaker_away=away)
        for rank, (person, index) in enumerate(seen.items())
    ]
    return list(seen), rows


def _resolve_relative(scene: Scene, number: int) -> int:
    """Return the person named last before a relative pronoun, in its sentence."""
    narrative = scene.narrative
    sentence = narrative.sentences[scene.mentions[number].first]
    for index in range(number - 1, max(-1, number - 4), -1):
        mention = scene.mentions[index]
        if narrative.sentences[mention.first] != sentence:
            break
        if mention.person != NOBODY and not mention.possessive:
            return mention.person
    return NOBODY
