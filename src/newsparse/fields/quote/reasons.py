"""What speaks for a cue, a speaker, a person and for speech: the reasons that the learned weights are for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from attrs import Factory, define

from newsparse.fields.quote.marks import Marked
from newsparse.fields.quote.mention import Kind, Mention
from newsparse.fields.quote.narrative import (
    ANY_CUE,
    CAPITAL,
    CUE,
    OPENS_SENTENCE,
    POSSESSIVE,
    PRONOUN,
    QUOTE,
    SOURCE,
    STOP,
    VERDICT,
    WORD,
    WORK,
    Narrative,
)
from newsparse.fields.quote.people import People

NOBODY = -1


@define(eq=False)
class Scene:
    """An article as the attribution sees it."""

    narrative: Narrative
    strings: list[Marked]
    groups: list[int]
    mentions: list[Mention]
    people: People
    mention_starts: list[int] = Factory(list)
    mention_at: dict[int, int] = Factory(dict)
    """The mention that starts at a token."""
    mention_end: dict[int, int] = Factory(dict)
    """The mention that ends before a token."""
    cues: list[int] = Factory(list)
    """Every token that may be a cue, in order."""
    mentions_of: dict[int, list[int]] = Factory(dict)
    """The mentions of each person by name or noun, in order."""
    sorts: dict[int, str] = Factory(dict)
    """The sort of each token asked for so far: :func:`_sort_token`."""
    leading: list[int] = Factory(list)
    """The people named most, most first."""

    def __attrs_post_init__(self) -> None:
        for number, mention in enumerate(self.mentions):
            self.mention_starts.append(mention.first)
            self.mention_at[mention.first] = number
            self.mention_end[mention.last] = number
            if mention.person != NOBODY:
                self.mentions_of.setdefault(mention.person, []).append(number)
        people = [number for number in self.mentions_of if self.people.everyone[number].is_human]
        self.leading = sorted(people, key=lambda number: (-self.people.everyone[number].count, number))[:MOST_LEADING]
        self.cues = sorted(_find_cues(self))


def _find_cues(scene: Scene) -> set[int]:
    """Return the tokens that may be cues: the listed ones, and any word where a verb follows a mention."""
    flags = scene.narrative.flags
    words = scene.narrative.words
    found = {
        index for index, flag in enumerate(flags) if flag & ANY_CUE and (flag & OPENS_SENTENCE or not flag & CAPITAL)
    }
    for first, length in scene.narrative.cue_lengths.items():
        found.difference_update(range(first + 1, first + length))  # one phrase is one cue
    size = len(flags)
    for mention in scene.mentions:
        at = mention.last
        if mention.possessive:
            continue
        for _ in range(3):
            if at >= size or not flags[at] & WORD or flags[at] & CAPITAL:
                break
            if not flags[at] & (STOP | PRONOUN) and words[at][-2:] != "ly":
                found.add(at)
                break
            at += 1
    return found


MOST_LEADING = 3
"""People who are considered for every pronoun."""
MOST_CUES = 7
"""Cues considered on each side of a quote."""
MOST_MENTIONS = 8
"""Mentions considered on each side of a quote."""
REACH = 90
"""Tokens looked at on each side of a quote."""


def _bin(count: int) -> int:
    """Return the class of a distance in tokens: exact up to 3, then ever coarser."""
    return _BINS[count] if count < 35 else 8


_BINS = (0, 1, 2, 3, 4, 4, 5, 5, 5, 5, *[6] * 8, *[7] * 17)


@define(eq=False)
class Setting:
    """What is asked again and again about one quote."""

    number: int
    token: int
    marked: Marked
    sentence: int
    paragraph: int
    first: int
    """The reach: first token."""
    last: int
    capital: bool
    """Opens with a capital letter, or in a script without them."""
    shape: str
    """Both the first letter and the ending."""
    ending: str
    """The sign before the closing mark: ``","``, ``"."``, or ``""``."""
    before: str
    """The token before: its word when a mark, else its sort."""
    after: str
    words: int
    alone: bool
    """Nothing else stands in the paragraph."""


def set_scene(scene: Scene, number: int) -> Setting:
    """Return the setting of the quote of that number."""
    narrative = scene.narrative
    token = narrative.quotes[number]
    marked = scene.strings[number]
    text = narrative.page.text
    paragraph = narrative.paragraphs[token]
    low, high = narrative.bounds[paragraph]
    if paragraph > 0:
        low = narrative.bounds[paragraph - 1][0]
    if paragraph + 1 < len(narrative.bounds):
        high = narrative.bounds[paragraph + 1][1]
    sign = text[marked.start] if marked.start < marked.end else ""
    end = text[marked.end - 1] if marked.start < marked.end else ""
    ending = _ENDINGS.get(end, "")
    if not ending and marked.outer_end < len(text):
        ending = _ENDINGS_OUTSIDE.get(text[marked.outer_end], "")
    bounds = narrative.bounds[paragraph]
    return Setting(
        number,
        token,
        marked,
        narrative.sentences[token],
        paragraph,
        max(low, token - REACH),
        min(high, token + REACH),
        capital=not sign.islower(),
        shape=f"{'a' if sign.islower() else 'A'}{ending}",
        ending=ending,
        before=_sort_token(scene, token - 1, paragraph),
        after=_sort_token(scene, token + 1, paragraph),
        words=text.count(" ", marked.start, marked.end) + 1,
        alone=bounds[1] - bounds[0] == 1,
    )


_ENDINGS_OUTSIDE = {",": ",", ".": "o"}
"""As British, German and French papers write; a full stop outside says less than one inside."""
_ENDINGS = {
    **dict.fromkeys(",，、", ","),
    **dict.fromkeys(".。", "."),
    **dict.fromkeys("?!？！", "?"),
    **{sign: sign for sign in ":;-—–…"},
}


def _sort_token(scene: Scene, index: int, paragraph: int) -> str:
    """Return what a token is to its neighbours: a common word or a mark itself, else its sort; ``"^"`` past the end."""
    low, high = scene.narrative.bounds[paragraph]
    if not low <= index < high:
        return "^"
    known = scene.sorts.get(index)
    if known is None:
        known = scene.sorts[index] = _find_sort(scene.narrative, index)
    return known


def _find_sort(narrative: Narrative, index: int) -> str:
    flag = narrative.flags[index]
    word = narrative.words[index]
    if flag & QUOTE:
        return "Q"
    if flag & CUE:
        return "C"
    if flag & (VERDICT | SOURCE):
        return "V"
    if flag & WORK:
        return "K"
    if flag & STOP or (flag & WORD and len(word) <= 3):
        return word
    if flag & CAPITAL:
        return "N"
    return "w" if flag & WORD else word[:1] or "?"


def cues_near(scene: Scene, setting: Setting) -> list[int]:
    """Return the tokens that may be the cue, nearest first on each side; bounded."""
    cues = scene.cues
    at = bisect_left(cues, setting.token)
    before = cues[max(bisect_left(cues, setting.first), at - MOST_CUES) : at]
    after = cues[at : min(bisect_right(cues, setting.last - 1), at + MOST_CUES)]
    return [*reversed(before), *after]


def mentions_near(scene: Scene, setting: Setting) -> list[int]:
    """Return the numbers of the mentions that may be the speaker, nearest first on each side; bounded."""
    starts = scene.mention_starts
    at = bisect_left(starts, setting.token)
    before = range(max(bisect_left(starts, setting.first), at - MOST_MENTIONS), at)
    after = range(at, min(bisect_left(starts, setting.last), at + MOST_MENTIONS))
    return [*reversed(before), *after]


def _quotes_between(scene: Scene, low: int, high: int) -> int:
    quotes = scene.narrative.quotes
    return bisect_left(quotes, high) - bisect_left(quotes, low)


def cue_reasons(scene: Scene, setting: Setting, cue: int, rank: int) -> list[str]:
    """
    Return what speaks for and against a cue.

    Args:
        scene: The article.

        setting: The quote.

        cue: The token of the cue, or :data:`NOBODY`: there is none.

        rank: How many other cues stand between on its side.
    """
    shape = setting.shape
    if cue == NOBODY:
        return [
            "none",
            f"none {shape}",
            f"none<{setting.before}",
            f"none>{setting.after}",
            f"none alone{setting.alone}{setting.marked.closed}",
            f"none{min(setting.words, 6)}",
            f"none{setting.before}{shape}",
        ]
    narrative = scene.narrative
    flags, words = narrative.flags, narrative.words
    token = setting.token
    flag = flags[cue]
    sort = "C" if flag & CUE else "S" if flag & SOURCE else "V" if flag & VERDICT else "X"
    end = cue + narrative.cue_lengths.get(cue, 1)
    if cue < token:
        side = "B"
        gap = token - end
        between = _quotes_between(scene, cue, token)
        near = setting.before
    else:
        side = "A"
        gap = cue - token - 1
        between = _quotes_between(scene, token + 1, cue)
        near = setting.after
    sentence = narrative.sentences[cue] - setting.sentence
    paragraph = narrative.paragraphs[cue] - setting.paragraph
    place = f"{max(-3, min(3, sentence))}" if not paragraph else f"p{paragraph}{max(-3, min(3, sentence))}"
    left = "M" if cue in scene.mention_end else "m" if cue - 1 in scene.mention_end else "-"
    if left != "-":
        left += str(int(scene.mentions[scene.mention_end[cue if left == "M" else cue - 1]].kind))
    right = "M" if end in scene.mention_at else "m" if end + 1 in scene.mention_at else "-"
    if right != "-":
        right += str(int(scene.mentions[scene.mention_at[end if right == "M" else end + 1]].kind))
    word = words[cue]
    distance = _bin(gap)
    form = "g" if word.endswith("ing") else "d" if word.endswith("ed") else "s" if word.endswith("s") else "o"
    base = f"{side}{sort}"
    follows = words[end] if end < len(words) and not flags[end] & WORD else "w"
    return [
        base,
        f"{base}{place}",
        f"{base}{distance}",
        f"{base}{place}{distance}",
        f"{base}{place}{rank}",
        f"{base}{shape}{near}",
        f"{base}{place}{shape}",
        f"{side}{between}{place}",
        f"{base}{left}{right}",
        f"{side}{distance}{left}{right}",
        f"{side}{place}{left}{shape}",
        f"{sort}{form}{left}",
        f"{side}{form}{place}{shape}",
        f"w {word}",
        f"w {word}{side}",
        f"{base}{follows}{distance if distance < 3 else 9}",
        f"{side}{place}:{flags[cue] & OPENS_SENTENCE > 0}",
        f"{base}{min(setting.words, 4)}{place}",
        f"{side}{place}{setting.alone}{rank}",
    ]


def mention_reasons(
    scene: Scene, setting: Setting, number: int, *, cue: int, rank: int, previous: tuple[int, int]
) -> list[str]:
    """
    Return what speaks for and against a speaker.

    Args:
        scene: The article.

        setting: The quote.

        number: The mention's number, or :data:`NOBODY`: nobody speaks.

        cue: The token of the quote's cue, or :data:`NOBODY`.

        rank: How many mentions stand between it and the quote on its side.

        previous: The mention and the number of the quote before that has a speaker; :data:`NOBODY` where none.
    """
    if number == NOBODY:
        return [
            "none",
            f"none{cue != NOBODY}",
            f"none {setting.shape}",
            f"none<{setting.before}",
            f"none>{setting.after}",
        ]
    narrative = scene.narrative
    mention = scene.mentions[number]
    token = setting.token
    first, last = mention.first, mention.last
    kind = _sort_mention(mention)
    owner = "'" if mention.possessive else "+" if mention.modifies else ""
    own = narrative.paragraphs[first]
    paragraph = own - setting.paragraph
    sentence = max(-3, min(3, narrative.sentences[first] - setting.sentence))
    if first > token:
        side, near, gap = "A", setting.after, first - token - 1
        between = _quotes_between(scene, token + 1, first)
    else:
        side, near, gap = "B", setting.before, token - last
        between = _quotes_between(scene, last, token)
    place = f"{side}p{paragraph}{sentence}" if paragraph else f"{side}{sentence}"
    word_before = _sort_token(scene, first - 1, own)
    word_after = _sort_token(scene, last, own)
    flags = narrative.flags
    opens = "^" if flags[first] & OPENS_SENTENCE else "n" if first and flags[first - 1] & OPENS_SENTENCE else ""
    reasons = [
        f"k{kind}{owner}",
        f"k{kind}{place}",
        f"{place}r{rank}",
        f"{place}g{_bin(gap)}",
        f"{place}b{between}",
        f"<{word_before}",
        f">{word_after}",
        f"<{word_before}{side}{kind}",
        f">{word_after}{side}{kind}",
        f"{place}{opens}{owner}o",
        f"{setting.shape}{place}",
        f"{near}{place}{rank}",
        f"al{setting.alone:d}{place}{rank}",
        f"t{mention.titled:d}{kind}",
        f"role{mention.role != '':d}{mention.definite:d}{mention.indefinite:d}{kind}",
    ]
    if cue == NOBODY:
        reasons += [
            f"nc{place}{rank}",
            f"nc{kind}{place}",
            f"nc{setting.shape}{setting.before}{place}",
            f"nc{opens}{kind}{place}k",
            f"nc{_bin(gap)}{side}",
        ]
    else:
        reasons += _link_reasons(scene, setting, mention, cue, kind=f"{kind}{owner}", opens=opens)
    if previous[0] == NOBODY:
        reasons.append("first")
    else:
        reasons += _tie_reasons(scene, setting, number, cue, previous)
    if mention.person >= 0:
        person = scene.people.everyone[mention.person]
        reasons.append(f"p{min(person.count, 5)}{person.named:d}{person.thing:d}{kind}")
        reasons.append(f"g{person.male or person.female:d}{person.titled:d}{kind}")
    return reasons


def _sort_mention(mention: Mention) -> int:
    """Return the kind of a mention, with kinds of their own for things."""
    if not mention.thing:
        return int(mention.kind)
    return _THINGS.get(mention.kind, int(mention.kind))


_THINGS = {Kind.NOUN: 7, Kind.FULL_NAME: 8, Kind.PRONOUN: 9}


def _link_reasons(scene: Scene, setting: Setting, mention: Mention, cue: int, *, kind: str, opens: str) -> list[str]:
    """Return what the words between a mention and the cue say."""
    narrative = scene.narrative
    first, last = mention.first, mention.last
    end = cue + narrative.cue_lengths.get(cue, 1)
    flag = narrative.flags[cue]
    sort = "C" if flag & CUE else "S" if flag & SOURCE else "V" if flag & VERDICT else "X"
    form = "g" if narrative.words[cue].endswith("ing") else ""
    if last <= cue:
        link, low, high = "L", last, cue
    elif first >= end:
        link, low, high = "R", end, first
    else:
        link, low, high = "I", 0, 0
    distance = high - low
    gap = _bin(distance)
    starts = scene.mention_starts
    others = min(bisect_left(starts, high) - bisect_left(starts, low), 3)
    quotes = min(_quotes_between(scene, low, high), 2)
    commas = min(narrative.words[low:high].count(","), 3) if distance < _FAR else 3
    order = _order(first, cue, setting.token)
    steps = max(-2, min(2, narrative.sentences[first] - narrative.sentences[cue]))
    paragraph = narrative.paragraphs[cue]
    bridge = "".join([_sort_token(scene, index, paragraph) for index in range(low, high)]) if distance <= 2 else ""
    word_before = _sort_token(scene, first - 1, narrative.paragraphs[first])
    return [
        f"{link}{gap}{sort}",
        f"{order}{gap}",
        f"{order}{others}{steps}",
        f"{link}{commas}{others}{steps}",
        f"{link}{commas}c{gap}",
        f"{order}{kind}k",
        f"{order}{sort}{others}{steps}",
        f"{link}q{quotes}{steps}",
        f"{link}{min(3, distance)}:{bridge}",
        f"{link}{form}{others}{steps}f{commas}",
        f"{link}{opens}{steps}o{others}",
        f"{link}w{narrative.words[cue]}",
        f"{link}{steps}{word_before}",
        f"{order}{setting.shape}{gap}",
    ]


_FAR = 40
"""Tokens beyond which commas are not counted."""


def _tie_reasons(scene: Scene, setting: Setting, number: int, cue: int, previous: tuple[int, int]) -> list[str]:
    """Return what the speaker of the quote before says."""
    narrative = scene.narrative
    mention = scene.mentions[number]
    earlier, earlier_quote = previous
    token = narrative.quotes[earlier_quote]
    away = min(setting.paragraph - narrative.paragraphs[token], 3)
    if earlier == number:
        tie = "same"
    elif mention.person >= 0 and mention.person == scene.mentions[earlier].person:
        tie = "person"
    elif mention.kind is Kind.PRONOUN and scene.mentions[earlier].kind is Kind.PRONOUN:
        tie = "kind"
    else:
        tie = "other"
    return [
        f"{tie}{away}",
        f"{tie}{away}{setting.shape}{setting.before}",
        f"{tie}{away}{cue == NOBODY:d}{mention.first > token:d}",
        f"{tie}{away}al{setting.alone:d}{setting.after}",
        f"{tie}{away}g{scene.groups[setting.number] == scene.groups[earlier_quote]:d}",
    ]


def _order(first: int, cue: int, token: int) -> str:
    if first < cue:
        return "QSC" if token < first else "SQC" if token < cue else "SCQ"
    return "QCS" if token < cue else "CQS" if token < first else "CSQ"


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


def person_reasons(scene: Scene, number: int, candidate: int, place: PersonPlace) -> list[str]:
    """
    Return what speaks for and against a person whom a pronoun may stand for.

    Args:
        scene: The article.

        number: The mention's number.

        candidate: The person.

        place: Where the person was named before.
    """
    seen, rank, acted, speaker, speaker_away = place
    narrative = scene.narrative
    mention = scene.mentions[number]
    person = scene.people.everyone[candidate]
    last = scene.mentions[seen]
    if mention.plural:
        fits = "plural" if person.plural else "one" if person.male or person.female or person.titled else "many?"
    elif mention.thing:
        fits = "thing" if person.thing else "one" if person.male or person.female or person.titled else "thing?"
    elif (mention.male and person.male) or (mention.female and person.female):
        fits = "yes"
    elif (mention.male and person.female) or (mention.female and person.male) or person.plural:
        fits = "no"
    elif person.thing:
        fits = "thing"
    else:
        fits = "open"
    sentences = min(narrative.sentences[mention.first] - narrative.sentences[last.first], 5)
    paragraphs = min(narrative.paragraphs[mention.first] - narrative.paragraphs[last.first], 3)
    kind = int(last.kind)
    opens = "^" if narrative.flags[last.first] & OPENS_SENTENCE else ""
    owner = "'" if last.possessive else "+" if last.modifies else ""
    before_cue = last.last < len(narrative.flags) and narrative.flags[last.last] & ANY_CUE > 0
    after_cue = last.first > 0 and narrative.flags[last.first - 1] & ANY_CUE > 0
    beside = stands_beside_cue(narrative, last)
    sentence_of_last = narrative.sentences[last.first]
    alone = seen == 0 or narrative.sentences[scene.mentions[seen - 1].first] != sentence_of_last
    subject = f"subj{alone}{opens != ''}"
    spoke = f"s{min(speaker_away, 4)}" if speaker == candidate else "-"
    person_like = f"{person.named}{person.titled}{person.male or person.female}{person.words > 1}"
    deeds = f"{min(person.acts, 2)}{'in' if 2 * person.placed > person.count else ''}"
    word_before = _sort_token(scene, last.first - 1, narrative.paragraphs[last.first])
    opens_own = "^" if narrative.flags[mention.first] & OPENS_SENTENCE else ""
    earlier_in = opens_own + ("P" if mention.first == narrative.bounds[narrative.paragraphs[mention.first]][0] else "")
    return [
        fits,
        f"{fits}{kind}",
        f"{fits}{person_like}",
        f"s{sentences}p{paragraphs}",
        f"r{rank}{fits}",
        f"r{rank}s{sentences}",
        f"{spoke}{fits}",
        f"{spoke}r{rank}",
        f"{spoke}s{sentences}p{paragraphs}",
        f"{spoke}{earlier_in}",
        f"c{min(person.count, 6)}",
        f"c{min(person.count, 6)}r{rank}",
        f"{opens}{owner}s{sentences}",
        f"{opens}{owner}k{kind}",
        f"<{word_before}",
        f"bc{before_cue}ac{after_cue}s{sentences}",
        f"{earlier_in}s{sentences}{opens}",
        f"{earlier_in}s{sentences}{spoke}{owner}",
        f"k{kind}{person_like}",
        f"p{paragraphs}r{rank}",
        f"d{deeds}",
        f"d{deeds}{fits}",
        f"d{deeds}r{rank}",
        f"d{deeds}{person_like}",
        f"c{min(person.count, 6)}{fits}",
        f"a{acted}{beside}",
        f"a{acted}{beside}{fits}",
        f"a{acted}{beside}s{sentences}p{paragraphs}",
        f"{subject}s{sentences}p{paragraphs}",
        f"{subject}{fits}r{rank}",
        f"{subject}{beside}{earlier_in}s{sentences}",
    ]


def stands_beside_cue(narrative: Narrative, mention: Mention) -> bool:
    """Return whether a word of saying stands right before or after a mention."""
    flags = narrative.flags
    after = mention.last < len(flags) and flags[mention.last] & (CUE | VERDICT) > 0
    return after or (mention.first > 0 and flags[mention.first - 1] & (CUE | VERDICT) > 0)


def speech_reasons(
    scene: Scene, setting: Setting, *, cue: int, cue_margin: float, speaker: int, margin: float
) -> list[str]:
    """
    Return what speaks for and against a string being speech.

    Args:
        scene: The article.

        setting: The string.

        cue: The token of its cue, or :data:`NOBODY`.

        cue_margin: The share of the cue among all that were considered, 0 to 1.

        speaker: The number of its speaker's mention, or :data:`NOBODY`.

        margin: The share of the speaker, 0 to 1.
    """
    narrative = scene.narrative
    text = narrative.page.text
    marked = setting.marked
    words = text[marked.start : marked.end].split()
    size = min(len(words), 8)
    capitals = sum(word[:1].isupper() for word in words)
    titled = "T" if words and capitals == len(words) else "t" if words and capitals >= (len(words) + 1) // 2 else "-"
    if cue == NOBODY:
        sort, place, distance, word = "n", "n", 9, ""
    else:
        flag = narrative.flags[cue]
        sort = "C" if flag & CUE else "S" if flag & SOURCE else "V" if flag & VERDICT else "X"
        paragraph = narrative.paragraphs[cue] - setting.paragraph
        sentence = max(-2, min(2, narrative.sentences[cue] - setting.sentence))
        place = f"{'B' if cue < setting.token else 'A'}{sentence}" if not paragraph else f"p{paragraph}"
        distance = _bin(abs(setting.token - cue))
        word = narrative.words[cue]
    low, high = narrative.bounds[setting.paragraph]
    around = range(max(setting.token - 4, low), min(setting.token + 4, high))
    near = [index for index in around if narrative.flags[index] & WORK]
    work = "K" if any(index < setting.token for index in near) else "k" if near else ""
    kind = int(scene.mentions[speaker].kind) if speaker != NOBODY else "n"
    before, after = setting.before, setting.after
    previous = narrative.flags[setting.token - 1] if setting.token > narrative.bounds[setting.paragraph][0] else 0
    owned = "'" if previous & POSSESSIVE else ""
    return [
        "bias",
        f"n{size}",
        f"n{size}{titled}",
        f"n{size}{sort}",
        f"n{size}{place}",
        f"{sort}{place}",
        f"{sort}{distance}",
        f"m{int(10 * cue_margin)}",
        f"sm{int(10 * margin)}",
        f"m{int(5 * cue_margin)}n{min(size, 4)}",
        f"k{kind}",
        f"<{before}",
        f">{after}",
        f"<{before}n{min(size, 4)}",
        f">{after}n{min(size, 4)}",
        f"<{before}{titled}",
        f"e{setting.ending}{setting.capital}",
        f"e{setting.ending}{titled}n{min(size, 4)}",
        f"{work}",
        f"{work}{titled}",
        f"{work}{sort}",
        f"w {word}",
        f"{titled}{sort}{setting.capital}",
        f"o{owned}{titled}{min(size, 3)}",
        f"open{marked.closed}{marked.work}",
    ]
