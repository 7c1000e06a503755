"""The article as attribution sees it: its quotes, its mentions, its words of saying, and what stands beside each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import Factory, define

from newsparse.fields.quote.entities import People
from newsparse.fields.quote.marks import Marked
from newsparse.fields.quote.mentions import Mention
from newsparse.fields.quote.tokens import (
    ANY_CUE,
    CAPITAL,
    CUE,
    OPENS_SENTENCE,
    PRONOUN,
    QUOTE,
    SOURCE,
    STOP,
    VERDICT,
    WORD,
    WORK,
    Narrative,
)

if TYPE_CHECKING:
    from newsparse.fields.quote.features import CueTraits, MentionTraits

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
    """The sort of each token asked for so far: :func:`sort_token`."""
    cue_traits: dict[int, CueTraits] = Factory(dict)
    """What is known of each cue looked at so far."""
    mention_traits: dict[int, MentionTraits] = Factory(dict)
    leading: list[int] = Factory(list)
    """The people named most, most first."""

    def __attrs_post_init__(self) -> None:
        self.mention_starts = [mention.first for mention in self.mentions]
        self.mention_at = {first: number for number, first in enumerate(self.mention_starts)}
        self.mention_end = {mention.last: number for number, mention in enumerate(self.mentions)}
        for number, mention in enumerate(self.mentions):
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
        before=sort_token(scene, token - 1, paragraph),
        after=sort_token(scene, token + 1, paragraph),
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


def sort_token(scene: Scene, index: int, paragraph: int) -> str:
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
