"""
What is seen of each candidate: the facts that the reasons of :mod:`newsparse.fields.quote.templates` spell out.

The facts of a candidate are one tuple for each family of reasons, in the order of the question's families; an empty
tuple where the family has nothing to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.fields.quote.context import NOBODY, Scene, Setting, sort_token
from newsparse.fields.quote.entities import Person
from newsparse.fields.quote.mentions import Kind, Mention
from newsparse.fields.quote.templates import CUE_FAMILIES, SPEAKER_FAMILIES, Facts
from newsparse.fields.quote.tokens import (
    ANY_CUE,
    CUE,
    OPENS_SENTENCE,
    POSSESSIVE,
    SOURCE,
    VERDICT,
    WORD,
    WORK,
    Narrative,
)


class CueTraits(NamedTuple):
    """What a cue is for every quote."""

    end: int
    """The token after it."""
    sort: str
    form: str
    """By its ending."""
    left: str
    """Which mention ends before it."""
    right: str
    follows: str
    """The mark behind it, or ``"w"``."""
    word: str
    opens: bool
    """Whether a sentence opens with it."""
    sentence: int
    paragraph: int
    quotes: int
    """How many quotes stand before it."""


def read_cue_facts(scene: Scene, setting: Setting, cues: Iterable[int]) -> Iterator[Facts]:
    """Yield the facts of there being no cue, then those of each of the *cues*, nearest first on each side."""
    token, number, shape, alone = setting.token, setting.number, setting.shape, setting.alone
    own_sentence, own_paragraph = setting.sentence, setting.paragraph
    size = min(setting.words, 4)
    none = (shape, setting.before, setting.after, alone, setting.marked.closed, min(setting.words, 6))
    yield (none, *[()] * (len(CUE_FAMILIES) - 1))
    before = after = 0
    for cue in cues:
        traits = scene.cue_traits.get(cue)
        if traits is None:
            traits = scene.cue_traits[cue] = _read_cue(scene, cue)
        end, sort, form, left, right, follows, word, opens, sentence, paragraph, quotes = traits
        if cue < token:
            side, near, gap, between, rank = "B", setting.before, token - end, number - quotes, before
            before += 1
        else:
            side, near, gap, between, rank = "A", setting.after, cue - token - 1, quotes - number - 1, after
            after += 1
        rank = min(_MOST_RANKS, rank)
        paragraph -= own_paragraph
        sentence -= own_sentence
        sentence = -3 if sentence < -3 else min(sentence, 3)
        distance = _CLASSES[gap] if gap < _FARTHEST else _FARTHEST_CLASS
        yield (
            (),
            (side, sort, form, left, right),
            (side, word),
            (side, sort, paragraph, sentence, distance, rank, between, alone, opens),
            (side, sort, left, right, follows, distance),
            (side, sort, form, left, paragraph, sentence, shape),
            (side, sort, shape, near),
            (side, sort, paragraph, sentence, size),
        )


_MOST_RANKS = 5
# The class of a distance in tokens: exact up to 3, then ever coarser.
_CLASSES = (0, 1, 2, 3, 4, 4, 5, 5, 5, 5, *[6] * 8, *[7] * 17)
_FARTHEST, _FARTHEST_CLASS = len(_CLASSES), 8


def _read_cue(scene: Scene, cue: int) -> CueTraits:
    narrative = scene.narrative
    flags, words = narrative.flags, narrative.words
    end = cue + narrative.cue_lengths.get(cue, 1)
    return CueTraits(
        end,
        _sort_cue(flags[cue]),
        _find_form(words[cue]),
        _find_neighbour(scene, scene.mention_end, cue, cue - 1),
        _find_neighbour(scene, scene.mention_at, end, end + 1),
        words[end] if end < len(words) and not flags[end] & WORD else "w",
        words[cue],
        flags[cue] & OPENS_SENTENCE > 0,
        narrative.sentences[cue],
        narrative.paragraphs[cue],
        bisect_left(narrative.quotes, cue),
    )


def _sort_cue(flag: int) -> str:
    return "C" if flag & CUE else "S" if flag & SOURCE else "V" if flag & VERDICT else "X"


def _find_form(word: str) -> str:
    return "g" if word.endswith("ing") else "d" if word.endswith("ed") else "s" if word.endswith("s") else "o"


def _find_neighbour(scene: Scene, mentions: dict[int, int], beside: int, further: int) -> str:
    """Return the kind of mention right beside, or one token further."""
    if beside in mentions:
        return f"M{int(scene.mentions[mentions[beside]].kind)}"
    return f"m{int(scene.mentions[mentions[further]].kind)}" if further in mentions else "-"


class MentionTraits(NamedTuple):
    """What a mention is for every quote."""

    first: int
    last: int
    kind: int
    """The number of its :class:`Kind`; things have numbers of their own."""
    owner: str
    """``"'"`` where it owns what follows, ``"+"`` where it describes it."""
    opens: str
    """``"^"`` where a sentence opens with it, ``"n"`` where one opens right before."""
    before: str
    """The sort of the token before."""
    after: str
    sentence: int
    paragraph: int
    mentions: tuple[int, int]
    """How many mentions start before it, and before its end."""
    quotes: tuple[int, int]
    """How many quotes stand before it, and before its end."""
    itself: Facts
    person: Facts
    """Whom it stands for."""


def read_speaker_facts(
    scene: Scene, setting: Setting, numbers: Iterable[int], cue: int, previous: tuple[int, int]
) -> Iterator[Facts]:
    """
    Yield the facts of nobody speaking, then those of each mention that may be the speaker.

    Args:
        scene: The article.

        setting: The quote.

        numbers: The mentions, nearest first on each side.

        cue: The token of the quote's cue, or :data:`NOBODY`.

        previous: The mention and the number of the quote before that has a speaker; :data:`NOBODY` where none.
    """
    token = setting.token
    own_sentence, own_paragraph = setting.sentence, setting.paragraph
    no_cue = cue == NOBODY
    yield ((no_cue, setting.shape, setting.before, setting.after), *[()] * (len(SPEAKER_FAMILIES) - 1))
    link = None if no_cue else _read_link(scene, setting, cue)
    tie = _read_tie(scene, setting, previous)
    before = after = 0
    for number in numbers:
        traits = scene.mention_traits.get(number)
        if traits is None:
            traits = scene.mention_traits[number] = _read_mention(scene, number)
        first, last, kind, owner, opens, word_before, word_after, sentence, paragraph, _, _, itself, person = traits
        if first > token:
            side, gap, rank = "A", first - token - 1, after
            after += 1
        else:
            side, gap, rank = "B", token - last, before
            before += 1
        paragraph -= own_paragraph
        sentence -= own_sentence
        sentence = -3 if sentence < -3 else min(sentence, 3)
        if link is None:
            beside_cue: Facts = (
                (
                    side,
                    paragraph,
                    sentence,
                    min(_MOST_RANKS, rank),
                    _CLASSES[gap] if gap < _FARTHEST else _FARTHEST_CLASS,
                ),
                (side, paragraph, sentence, kind, opens),
                *_NO_LINK,
            )
        else:
            beside_cue = _link(scene, traits, link)
        yield (
            (),
            itself,
            (side, kind, word_before),
            (side, kind, word_after),
            (side, paragraph, sentence, owner, opens),
            *beside_cue,
            _tie(scene, number, tie),
            person,
        )


def _read_mention(scene: Scene, number: int) -> MentionTraits:
    narrative = scene.narrative
    flags, paragraphs, starts, quotes = narrative.flags, narrative.paragraphs, scene.mention_starts, narrative.quotes
    mention = scene.mentions[number]
    first, last = mention.first, mention.last
    kind = int(mention.kind)
    if mention.thing:
        kind = _THINGS.get(mention.kind, kind)
    owner = _find_owner(mention)
    return MentionTraits(
        first,
        last,
        kind,
        owner,
        "^" if flags[first] & OPENS_SENTENCE else "n" if first and flags[first - 1] & OPENS_SENTENCE else "",
        sort_token(scene, first - 1, paragraphs[first]),
        sort_token(scene, last, paragraphs[first]),
        narrative.sentences[first],
        paragraphs[first],
        (bisect_left(starts, first), bisect_left(starts, last)),
        (bisect_left(quotes, first), bisect_left(quotes, last)),
        (kind, owner, mention.titled, mention.role != "", mention.definite, mention.indefinite),
        _read_person(scene, mention.person, kind),
    )


_THINGS = {Kind.NOUN: 7, Kind.FULL_NAME: 8, Kind.PRONOUN: 9}


def _find_owner(mention: Mention) -> str:
    return "'" if mention.possessive else "+" if mention.modifies else ""


def _read_person(scene: Scene, number: int, kind: int) -> Facts:
    if number == NOBODY:
        return ()
    person = scene.people.everyone[number]
    return (min(person.count, 5), person.named, person.thing, person.male or person.female, person.titled, kind)


class _Link(NamedTuple):
    """The cue of a quote, as the mentions see it."""

    cue: int
    end: int
    """The token after it."""
    sort: str
    form: str
    word: str
    sentence: int
    paragraph: int
    mentions: tuple[int, int]
    """How many mentions start before it, and before its end."""
    quotes: tuple[int, int]
    """How many quotes stand before it, and before its end."""
    token: int
    """The quote."""


def _read_link(scene: Scene, setting: Setting, cue: int) -> _Link:
    narrative = scene.narrative
    end = cue + narrative.cue_lengths.get(cue, 1)
    word = narrative.words[cue]
    return _Link(
        cue,
        end,
        _sort_cue(narrative.flags[cue]),
        "g" if word.endswith("ing") else "",
        word,
        narrative.sentences[cue],
        narrative.paragraphs[cue],
        (bisect_left(scene.mention_starts, cue), bisect_left(scene.mention_starts, end)),
        (bisect_left(narrative.quotes, cue), bisect_left(narrative.quotes, end)),
        setting.token,
    )


def _link(scene: Scene, mention: MentionTraits, link: _Link) -> Facts:
    """Return what the words between a mention and the cue say: of their order, their distance and themselves."""
    first, last, kind, owner, _, before, _, sentence, _, mentions, quotes, _, _ = mention
    cue, end, sort, form, word, sentence_of_cue, paragraph, mentions_of_cue, quotes_of_cue, token = link
    if last <= cue:
        side, low, high = "L", last, cue
        others, spoken = mentions_of_cue[0] - mentions[1], quotes_of_cue[0] - quotes[1]
    elif first >= end:
        side, low, high = "R", end, first
        others, spoken = mentions[0] - mentions_of_cue[1], quotes[0] - quotes_of_cue[1]
    else:
        side, low, high, others, spoken = "I", 0, 0, 0, 0
    if first < cue:
        order = "QSC" if token < first else "SQC" if token < cue else "SCQ"
    else:
        order = "QCS" if token < cue else "CQS" if token < first else "CSQ"
    distance = high - low
    bridge = ""
    if distance <= 2:
        bridge = "".join([sort_token(scene, index, paragraph) for index in range(low, high)])
    commas = scene.narrative.words[low:high].count(",") if distance < _FAR else 3
    commas = min(3, commas)
    steps = sentence - sentence_of_cue
    steps = -2 if steps < -2 else min(steps, 2)
    return (
        *_LINKED,
        (side, order, sort, form, steps, min(3, others), commas, min(2, spoken)),
        (side, order, kind, owner, min(3, distance), bridge),
        (side, word),
        (side, steps, before),
    )


_LINKED: Facts = ((),) * 2
_NO_LINK: Facts = ((),) * 4
_FAR = 40
"""Tokens beyond which commas are not counted."""


class _Tie(NamedTuple):
    """The quote before that has a speaker, as the mentions of this one see it."""

    speaker: int
    """The number of its speaker's mention, or :data:`NOBODY`."""
    kind: Kind
    person: int
    facts: Facts


def _read_tie(scene: Scene, setting: Setting, previous: tuple[int, int]) -> _Tie:
    number, quote = previous
    if number == NOBODY:
        return _Tie(NOBODY, Kind.NOUN, NOBODY, ())
    speaker = scene.mentions[number]
    token = scene.narrative.quotes[quote]
    away = min(setting.paragraph - scene.narrative.paragraphs[token], 3)
    grouped = scene.groups[setting.number] == scene.groups[quote]
    return _Tie(number, speaker.kind, speaker.person, (away, setting.shape, setting.before, grouped))


def _tie(scene: Scene, number: int, tie: _Tie) -> Facts:
    """Return what the speaker of the quote before says for a mention."""
    speaker, kind, person, facts = tie
    if speaker == NOBODY:
        return ("first",)
    mention = scene.mentions[number]
    if speaker == number:
        same = "same"
    elif mention.person == person != NOBODY:
        same = "person"
    elif mention.kind is Kind.PRONOUN and kind is Kind.PRONOUN:
        same = "kind"
    else:
        same = "other"
    return (same, *facts)


class PersonPlace(NamedTuple):
    """Where a person whom a pronoun may stand for was named before it."""

    seen: int
    """The number of the mention that last named the person."""
    rank: int
    """How many other people were named since."""
    acted: int
    """How many of those beside a word of saying."""
    speaker: int
    """Who spoke last, or :data:`NOBODY`."""
    speaker_away: int
    """How many paragraphs ago; 9 where nobody spoke."""


def read_person_facts(scene: Scene, number: int, candidate: int, place: PersonPlace) -> Facts:
    """
    Return the facts of a person whom a pronoun may stand for.

    Args:
        scene: The article.

        number: The mention's number.

        candidate: The person.

        place: Where the person was named before.
    """
    seen, rank, acted, speaker, speaker_away = place
    narrative = scene.narrative
    flags, sentences, paragraphs = narrative.flags, narrative.sentences, narrative.paragraphs
    mention, last = scene.mentions[number], scene.mentions[seen]
    person = scene.people.everyone[candidate]
    fits = _find_fit(mention, person)
    count = min(person.count, 6)
    sentence = min(sentences[mention.first] - sentences[last.first], 5)
    paragraph = min(paragraphs[mention.first] - paragraphs[last.first], 3)
    spoke = f"s{min(speaker_away, 4)}" if speaker == candidate else "-"
    gendered = person.male or person.female
    liveness = f"{person.named}{person.titled}{gendered}{person.words > 1}"
    deeds = f"{min(person.acts, 2)}{'in' if 2 * person.placed > person.count else ''}"
    kind, owner = int(last.kind), _find_owner(last)
    opens = "^" if flags[last.first] & OPENS_SENTENCE else ""
    opens_own = "^" if flags[mention.first] & OPENS_SENTENCE else ""
    if mention.first == narrative.bounds[paragraphs[mention.first]][0]:
        opens_own += "P"
    beside = stands_beside_cue(narrative, last)
    alone = seen == 0 or sentences[scene.mentions[seen - 1].first] != sentences[last.first]
    return (
        (fits, kind, liveness, count, deeds, rank),
        (fits, spoke, rank, sentence, paragraph, opens_own, owner),
        (
            kind,
            owner,
            opens,
            opens_own,
            sentence,
            sort_token(scene, last.first - 1, paragraphs[last.first]),
            last.last < len(flags) and flags[last.last] & ANY_CUE > 0,
            last.first > 0 and flags[last.first - 1] & ANY_CUE > 0,
        ),
        (fits, acted, beside, alone, opens != "", opens_own, rank, sentence, paragraph),
    )


def _find_fit(mention: Mention, person: Person) -> str:
    """Return how well gender and number agree."""
    gendered = person.male or person.female or person.titled
    if mention.plural:
        return "plural" if person.plural else "one" if gendered else "many?"
    if mention.thing:
        return "thing" if person.thing else "one" if gendered else "thing?"
    if (mention.male and person.male) or (mention.female and person.female):
        return "yes"
    if (mention.male and person.female) or (mention.female and person.male) or person.plural:
        return "no"
    return "thing" if person.thing else "open"


def stands_beside_cue(narrative: Narrative, mention: Mention) -> bool:
    """Return whether a word of saying stands right before or after a mention."""
    flags = narrative.flags
    after = mention.last < len(flags) and flags[mention.last] & (CUE | VERDICT) > 0
    return after or (mention.first > 0 and flags[mention.first - 1] & (CUE | VERDICT) > 0)


def read_speech_facts(
    scene: Scene, setting: Setting, *, cue: int, cue_share: float, speaker: int, speaker_share: float
) -> Facts:
    """
    Return the facts of a string that may be speech.

    Args:
        scene: The article.

        setting: The string.

        cue: The token of its cue, or :data:`NOBODY`.

        cue_share: The share of the cue among all that were considered, 0 to 1.

        speaker: The number of its speaker's mention, or :data:`NOBODY`.

        speaker_share: The share of the speaker, 0 to 1.
    """
    narrative = scene.narrative
    flags = narrative.flags
    marked, token = setting.marked, setting.token
    words = narrative.page.text[marked.start : marked.end].split()
    size = min(len(words), 8)
    capitals = sum([word[0].isupper() for word in words])
    titled = "T" if words and capitals == len(words) else "t" if words and capitals >= (len(words) + 1) // 2 else "-"
    if cue == NOBODY:
        sort, place, distance, word = "n", "n", 9, ""
    else:
        sort, word = _sort_cue(flags[cue]), narrative.words[cue]
        paragraph = narrative.paragraphs[cue] - setting.paragraph
        sentence = max(-2, min(2, narrative.sentences[cue] - setting.sentence))
        place = f"{'B' if cue < token else 'A'}{sentence}" if not paragraph else f"p{paragraph}"
        steps = abs(token - cue)
        distance = _CLASSES[steps] if steps < _FARTHEST else _FARTHEST_CLASS
    low, high = narrative.bounds[setting.paragraph]
    near = [index for index in range(max(token - 4, low), min(token + 4, high)) if flags[index] & WORK]
    work = "K" if near and near[0] < token else "k" if near else ""
    kind = int(scene.mentions[speaker].kind) if speaker != NOBODY else "n"
    owned = "'" if token > low and flags[token - 1] & POSSESSIVE else ""
    return (
        (size, sort, place, distance, int(10 * cue_share), int(5 * cue_share), int(10 * speaker_share), kind),
        (min(size, 4), setting.before, setting.after, titled),
        (size, titled, sort, setting.ending, setting.capital, work, owned),
        (word, marked.closed, marked.work),
    )
