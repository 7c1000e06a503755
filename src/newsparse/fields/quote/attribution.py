"""Give each quote its cue and speaker, and each pronoun its person, by learned weights."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import exp

from attrs import evolve, frozen

from newsparse.fields.quote.context import NOBODY, Scene, Setting, cues_near, mentions_near, set_scene
from newsparse.fields.quote.entities import Person
from newsparse.fields.quote.features import (
    PersonPlace,
    read_cue_facts,
    read_person_facts,
    read_speaker_facts,
    read_speech_facts,
    stands_beside_cue,
)
from newsparse.fields.quote.linear import Scales, choose, share
from newsparse.fields.quote.mentions import Kind, Mention
from newsparse.fields.quote.templates import Facts
from newsparse.fields.quote.tokens import CUE


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


def attribute(scene: Scene, scales: Scales) -> Iterator[Attribution]:
    """Yield the attribution of every string, in order; sets ``person`` of the pronouns that speak."""
    last: Attribution | None = None
    previous = (NOBODY, NOBODY)
    for number in range(len(scene.strings)):
        setting = set_scene(scene, number)
        each = _attribute_one(scene, setting, previous, scales)
        if last is not None and scene.groups[number] == scene.groups[number - 1]:
            each = _go_on(scene, each, last)
        if each.mention != NOBODY and each.speech >= SPEECH:
            resolve(scene, each.mention, previous, scales)
            previous = (each.mention, number)
        yield each
        last = each


def _go_on(scene: Scene, each: Attribution, before: Attribution) -> Attribution:
    """Return the attribution of a piece of a quote that runs over paragraphs: its own, or that of the piece before."""
    own = each.cue != NOBODY and scene.narrative.paragraphs[each.cue] == each.setting.paragraph
    if own or before.mention == NOBODY:
        return evolve(each, speech=1.0)
    return evolve(each, cue=NOBODY, mention=before.mention, speech=1.0)


SPEECH = 0.45
"""From here on a string counts as speech: where precision and recall over all strings balance best."""


def cue_candidates(scene: Scene, setting: Setting) -> tuple[list[int], Iterator[Facts]]:
    """Return the cues a quote may have, :data:`NOBODY` first, and the facts of each."""
    cues = cues_near(scene, setting)
    return [NOBODY, *cues], read_cue_facts(scene, setting, cues)


def mention_candidates(
    scene: Scene, setting: Setting, cue: int, previous: tuple[int, int]
) -> tuple[list[int], Iterator[Facts]]:
    """Return the mentions that may be the speaker, :data:`NOBODY` first, and the facts of each."""
    near = mentions_near(scene, setting)
    if previous[0] != NOBODY and previous[0] not in near:
        near.append(previous[0])
    return [NOBODY, *near], read_speaker_facts(scene, setting, near, cue, previous)


def _attribute_one(scene: Scene, setting: Setting, previous: tuple[int, int], scales: Scales) -> Attribution:
    cues, facts = cue_candidates(scene, setting)
    scores = [*map(scales.cue.weigh, facts)]
    best = choose(scores)
    cue, cue_share = cues[best], share(scores, best)
    if (behind := _find_cue_behind(scene, setting)) != NOBODY:
        cue, cue_share = behind, 1.0
    numbers, facts = mention_candidates(scene, setting, cue, previous)
    scores = [*map(scales.speaker.weigh, facts)]
    best = choose(scores)
    mention, mention_share = numbers[best], share(scores, best)
    if mention == NOBODY and cue != NOBODY and previous[0] != NOBODY and _goes_without_subject(scene, setting, cue):
        mention = previous[0]
    if (signature := _find_signature(scene, setting)) != NOBODY:
        mention, mention_share, cue, cue_share = signature, 1.0, NOBODY, 1.0
    if mention != NOBODY:
        mention = _prefer_name(scene, _prefer_whole(scene, mention))
    seen = read_speech_facts(scene, setting, cue=cue, cue_share=cue_share, speaker=mention, speaker_share=mention_share)
    speech = 1 / (1 + exp(-max(-60.0, min(60.0, scales.speech.weigh(seen)))))
    return Attribution(setting, cue, mention, speech)


def _find_cue_behind(scene: Scene, setting: Setting) -> int:
    """
    Return the cue of the sentence behind a quote that ends with a full stop, as in "“We stay.” Doe said", or :data:`NOBODY`.

    In the annotated articles that the weights come from a comma stands there, and what stands behind a full stop
    goes on with the story.  So it does unless the quote opens the paragraph, and where the cue has a quote of its own.
    """
    narrative = scene.narrative
    low, high = narrative.bounds[setting.paragraph]
    after = setting.token + 1
    if setting.token > low or setting.ending != ".":
        return NOBODY
    subject = scene.mention_at.get(after, NOBODY)
    cue = after if subject == NOBODY else scene.mentions[subject].last
    if cue >= high or not narrative.flags[cue] & CUE:
        return NOBODY
    if subject == NOBODY and cue + narrative.cue_lengths.get(cue, 1) not in scene.mention_at:
        return NOBODY
    quotes = narrative.quotes[setting.number + 1 : setting.number + 2]
    return NOBODY if quotes and narrative.sentences[quotes[0]] == narrative.sentences[cue] else cue


def _goes_without_subject(scene: Scene, setting: Setting, cue: int) -> bool:
    """Return whether nobody is named between the quote and the end of the cue's sentence: "…", añadió."""
    narrative = scene.narrative
    if cue < setting.token or narrative.paragraphs[cue] != setting.paragraph or not narrative.flags[cue] & CUE:
        return False
    following = bisect_left(scene.mention_starts, setting.token)
    if following == len(scene.mentions):
        return True
    return narrative.sentences[scene.mentions[following].first] != narrative.sentences[cue]


def _find_signature(scene: Scene, setting: Setting) -> int:
    """
    Return the mention that signs the quote, or :data:`NOBODY`.

    A dash and a name close the paragraph behind the quote, or are a paragraph of their own below it.
    """
    narrative = scene.narrative
    token, paragraph = setting.token, setting.paragraph
    last = narrative.bounds[paragraph][1]
    if token + 1 == last and paragraph + 1 < len(narrative.bounds):
        low, last = narrative.bounds[paragraph + 1]
    else:
        low = token + 1
    if low + 1 >= last or narrative.words[low] not in _DASHES or last - low > _LONGEST_SIGNATURE:
        return NOBODY
    number = scene.mention_at.get(low + 1, NOBODY)
    if number == NOBODY or scene.mentions[number].kind not in (Kind.FULL_NAME, Kind.NAME, Kind.NOUN):
        return NOBODY
    end = scene.mentions[number].last
    return number if end >= last or narrative.words[end] in _BEHIND_SIGNATURE else NOBODY


_DASHES = frozenset({"-", "--", "---"})
_BEHIND_SIGNATURE = frozenset({",", ".", "("})
_LONGEST_SIGNATURE = 25
"""Tokens from the dash to the end of the paragraph."""


def _prefer_whole(scene: Scene, number: int) -> int:
    """Return the noun phrase that a name is a part of: "Russian experts"."""
    mention = scene.mentions[number]
    if not mention.modifies or number + 1 >= len(scene.mentions):
        return number
    whole = scene.mentions[number + 1]
    return number + 1 if whole.first <= mention.first and mention.last < whole.last else number


def _prefer_name(scene: Scene, number: int) -> int:
    """Return the name that explains a noun: "his lawyer, Jane Doe"."""
    mention = scene.mentions[number]
    if mention.kind is not Kind.NOUN or number + 1 >= len(scene.mentions):
        return number
    following = scene.mentions[number + 1]
    named = following.kind in (Kind.NAME, Kind.FULL_NAME) and following.person == mention.person
    return number + 1 if named and following.first == mention.last + 1 else number


def resolve(scene: Scene, number: int, previous: tuple[int, int], scales: Scales) -> int:
    """Return the person a mention stands for, or :data:`NOBODY`; sets it on the mention."""
    mention = scene.mentions[number]
    if mention.person != NOBODY or mention.kind is Kind.AUTHOR:
        return mention.person
    if mention.kind is Kind.RELATIVE:
        mention.person = _resolve_relative(scene, number)
        return mention.person
    persons, facts = person_candidates(scene, number, previous)
    if newcomer := _find_newcomer(scene, number, persons):
        mention.person = newcomer
    elif persons:
        mention.person = persons[choose([*map(scales.person.weigh, facts)])]
    scene.mention_traits.pop(number, None)  # they tell of the person
    return mention.person


def _find_newcomer(scene: Scene, number: int, persons: list[int]) -> int | None:
    """
    Return who was brought in by a noun just before, as in "An analyst wrote that …  He said".

    The annotated articles that the weights come from tell of pronouns only what name they stand for, so that
    nameless people would lose to any name.
    """
    narrative = scene.narrative
    paragraph = narrative.paragraphs[scene.mentions[number].first]
    for person in persons:
        each = scene.people.everyone[person]
        if each.named and not each.is_human:
            continue
        last = scene.mentions_of[person][bisect_left(scene.mentions_of[person], number) - 1]
        mention = scene.mentions[last]
        near = paragraph - narrative.paragraphs[mention.first] <= 1
        brought = mention.kind is Kind.NOUN and mention.indefinite and not mention.thing
        if brought and near and not each.named and stands_beside_cue(narrative, mention):
            return person
        if each.named or not mention.thing:
            return None
    return None


MOST_PERSONS = 9
"""People considered for a pronoun."""
_LOOK_BACK = 40
"""Mentions looked back for them."""


def person_candidates(scene: Scene, number: int, previous: tuple[int, int]) -> tuple[list[int], list[Facts]]:
    """Return the people a pronoun may stand for, last named first, and the facts of each."""
    speaker = scene.mentions[previous[0]].person if previous[0] != NOBODY else NOBODY
    away = 9
    if speaker != NOBODY:
        narrative = scene.narrative
        away = abs(
            narrative.paragraphs[scene.mentions[number].first] - narrative.paragraphs[narrative.quotes[previous[1]]]
        )
    mention = scene.mentions[number]
    seen: dict[int, int] = {}
    for index in range(number - 1, max(-1, number - 1 - _LOOK_BACK), -1):
        person = scene.mentions[index].person
        if person != NOBODY and person not in seen and _may_stand_for(mention, scene.people.everyone[person]):
            seen[person] = index
            if len(seen) == MOST_PERSONS:
                break
    if speaker != NOBODY and speaker not in seen and _may_stand_for(mention, scene.people.everyone[speaker]):
        seen[speaker] = previous[0]
    for person in scene.leading:
        if person not in seen and _may_stand_for(mention, scene.people.everyone[person]):
            earlier = bisect_left(scene.mentions_of[person], number)
            if earlier:
                seen[person] = scene.mentions_of[person][earlier - 1]
    facts = []
    acted = 0
    for rank, (person, index) in enumerate(seen.items()):
        place = PersonPlace(index, min(rank, 6), min(acted, 3), speaker, away)
        facts.append(read_person_facts(scene, number, person, place))
        acted += stands_beside_cue(scene.narrative, scene.mentions[index])
    return list(seen), facts


def _may_stand_for(pronoun: Mention, person: Person) -> bool:
    """Return whether gender and number agree as far as they are known."""
    if pronoun.male or pronoun.female:
        return not (person.plural or (person.female if pronoun.male else person.male))
    return not (pronoun.plural or pronoun.thing) or not (person.male or person.female)


def _resolve_relative(scene: Scene, number: int) -> int:
    """Return the person named last before a relative pronoun, in its sentence."""
    narrative = scene.narrative
    sentence = narrative.sentences[scene.mentions[number].first]
    nearest = NOBODY
    for index in range(number - 1, max(-1, number - 4), -1):
        mention = scene.mentions[index]
        if narrative.sentences[mention.first] != sentence:
            break
        if mention.person == NOBODY or mention.possessive:
            continue
        person = scene.people.everyone[mention.person]
        if person.male or person.female or person.titled:
            return mention.person
        nearest = mention.person if nearest == NOBODY else nearest
    return nearest
