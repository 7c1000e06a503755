"""Which line of a flattened page is its headline: :func:`find_plain_text_headline`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import cython

from newsparse.label.body import least_probability
from newsparse.label.classifier.cascade import log_odds
from newsparse.label.features.title_clues import LONGEST, Words, address_words, spell, words_of
from newsparse.label.headline.printed import find_printed
from newsparse.label.labelling import Labelling
from newsparse.label.predictions import Predictions
from newsparse.model import Page, Role
from newsparse.text.separators import has_bar

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures
    from newsparse.label.features.text import TextFeatures
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures
    from cython.cimports.newsparse.label.features.text import TextFeatures

NONE = "there is no headline"
"""What is weighed for none of the lines."""
_REACH = 12
"""Lines after the first line of the body that may still be the headline."""
_FEWEST = 4
"""Least number of words of a first line that may be the title without any other reason."""
_FEWEST_NEAR = 2
"""The same where the story begins soon after it, at most"""
_SOON = 8
"""lines below."""
_LINES = 1000
"""Lines looked at, from the top."""
_SURE_BODY = 0.7
"""A line as likely to be body is of the story, unless the model is sure of fewer characters than"""
_SHORT_STORY = 300
_LONG_LINE = 80
_WORD = 6
"""Characters that a word counts at least."""
_STEM = 5
"""Letters at which words of one meaning part."""
_BELOW = 4
"""Lines below a headline among which its date, its byline and the story are looked for."""
_MAYBE = 0.1
"""A line that the model thinks as likely a title may be one."""


@cache
def load_weights() -> Mapping[str, float]:
    """Return what each reason weighs, in log odds; ``training/train_headline.py`` wrote it."""
    weights: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return weights


def find_plain_text_headline(labelling: Labelling) -> int | None:
    """Return the line that is the headline, the first of those that read the same, or ``None`` if none is likely to be."""
    blocks, weights = labelling.blocks, labelling.headline_weights
    best: object = None
    least: cython.double = weights[NONE]
    most: cython.double = least
    score: cython.double
    weight: cython.double
    lines = line_reasons(labelling.page, blocks, labelling.predictions)
    likely: set[int] = set()
    for i, reasons in lines.items():
        score = 0.0
        for name, value in reasons.items():
            weight = weights.get(name, 0.0)
            score += weight * cython.cast(cython.double, value)
        if score > least and not labelling.is_of_the_site(i):
            likely.add(i)
            if score > most:
                best, most = i, score
    if best is None:
        return 0 if _opens_with_title(labelling) else None
    start = _start_of_body(blocks, labelling.predictions.body, _least_of_story(blocks, labelling.predictions))
    printed = find_printed(blocks, lines, likely, best, start=start)
    best = best if labelling.is_of_the_site(printed) else printed
    key = blocks[best].text.key
    return next(i for i in range(best + 1) if blocks[i].text.key == key and not labelling.is_of_the_site(i))


def _opens_with_title(labelling: Labelling) -> bool:
    """Return whether the first line of a page, where nothing speaks for any other, may be its title."""
    blocks, predictions = labelling.blocks, labelling.predictions
    if not blocks or labelling.is_of_the_site(0):
        return False
    text = blocks[0].text
    start = _start_of_body(blocks, predictions.body, _least_of_story(blocks, predictions))
    return (
        text.words >= (_FEWEST if start > _SOON or text.has_digit else _FEWEST_NEAR)
        and text.length <= LONGEST // 2
        and not (text.ends_sentence or text.opens_like_byline or text.has_date or text.has_photo_credit or text.lists)
    )


def line_reasons(page: Page, blocks: Sequence[BlockFeatures], predictions: Predictions) -> dict[int, dict[str, float]]:
    """Return the reasons for and against each line that could be the headline, by its number."""
    block: BlockFeatures
    text: TextFeatures
    body = predictions.body
    least = _least_of_story(blocks, predictions)
    start: cython.Py_ssize_t = _start_of_body(blocks, body, least)
    lines: list[int] = []
    i: cython.Py_ssize_t
    for i in range(min(len(blocks), _LINES, start + _REACH)):
        block = blocks[i]
        if 0 < block.text.words <= 60 and block.text.length <= LONGEST:
            lines.append(i)
    if not lines:
        return {}
    counts: dict[str, int] = dict(Counter([each.text.key for each in blocks[:_LINES]]))
    held, trails = _trails(counts)
    told = [each.text.key for each, p in zip(blocks[start:], body[start:], strict=True) if p > least]
    story: frozenset[str] = words_of(" ".join(told)[:20_000])
    word: str
    stems: set[str] = {word[:_STEM] for word in story}
    known: cython.Py_ssize_t
    count: cython.Py_ssize_t
    words: frozenset[str]
    reasons: dict[str, float]
    slug = address_words(page.url)
    words_of_blocks: list[frozenset[str]] = predictions.table.words
    words_of_lines = {i: words_of_blocks[i] for i in lines}
    top: _Top = _Top(blocks, words_of_lines)
    around: _Around = _Around(blocks[: lines[-1] + _BELOW + 1], predictions)
    found: dict[int, dict[str, float]] = {}
    for i, words in words_of_lines.items():
        block = blocks[i]
        text = block.text
        count = counts[text.key]
        reasons = {_place(i - start): 1.0, _size(text.words): 1.0}
        reasons |= _likelihood(predictions, i)
        reasons |= _of_text(text)
        reasons |= top.reasons(i, words, count)
        reasons |= _of_address(words, slug)
        if story:
            reasons["share that the story has"] = len(words & story) / (len(words) or 1)
            known = 0
            for word in words:
                known += word[:_STEM] in stems
            reasons["share of stems that the story has"] = known / (len(words) or 1)
        for name, holds in (
            ("words of a longer line", i != top.line and text.key in held),
            ("ends in another line", i != top.line and text.key in trails),
            ("printed more than once", count > 1 and text.words < _FEWEST),
            ("some words, printed more than once", count > 1 and text.words >= _FEWEST),
            ("opens a text without menus", i == top.line and start - i <= _SOON),
            ("second in a text without menus", i == top.line + 1 and start - i < _SOON),
            ("taken for body", body[i] > 0.5),
        ):
            if holds:
                reasons[name] = 1.0
        reasons |= around.reasons(i)
        found[i] = reasons
    return found


def _least_of_story(blocks: Sequence[BlockFeatures], predictions: Predictions) -> float:
    """Return how likely a line of the story is at least: less where the model is sure of hardly any."""
    sure = sum(each.text.length for each, p in zip(blocks, predictions.body, strict=True) if p > _SURE_BODY)
    return _SURE_BODY if sure >= _SHORT_STORY else least_probability(blocks, predictions)


def _start_of_body(blocks: Sequence[BlockFeatures], body: Sequence[float], least: float) -> int:
    """Return the first line of the story: the first sure one that others follow closely."""
    sure = [i for i, p in enumerate(body) if p > least and _is_long(blocks[i].text)]
    for at, i in enumerate(sure):
        near = [j for j in sure[at + 1 : at + 4] if j <= i + 12]
        if len(near) >= min(2, len(sure) - at - 1):
            return i
    return sure[0] if sure else len(blocks)


def _is_long(text: TextFeatures) -> bool:
    """Return whether a line has more than 80 characters, or as many words; some scripts take fewer characters."""
    return max(text.length, _WORD * text.words) > _LONG_LINE


def _likelihood(predictions: Predictions, i: int) -> dict[str, float]:
    likely = predictions.role_probabilities[i].get(Role.TITLE)
    return {"out of the model's reach": 1.0} if likely is None else {"the model's title": log_odds(likely)}


def _of_text(text: TextFeatures) -> dict[str, float]:
    """Return what a line says by itself."""
    folded: str = text.folded
    told = (
        ("a date in it", text.has_date),
        ("opens like a byline", text.opens_like_byline),
        ("a photo credit", text.has_photo_credit),
        ("a share bar", text.share_words > 0),
        ("ends like a sentence", text.ends_sentence and folded.endswith(".")),
        ("a question", folded.endswith("?")),
        ("a menu's word", "navigation=" in text.lists),
        ("a heading of other stories", "related=" in text.lists or "promo=" in text.lists),
        ("a colon in it", ": " in folded),
        ("ends with a colon", folded.endswith(":")),
        ("a bullet", text.has_bullet),
    )
    return {name: 1.0 for name, holds in told if holds}


def _of_address(words: Words, slug: Words) -> dict[str, float]:
    """Return what the words of the address say of a line."""
    if not slug:
        return {}
    common = len({*map(spell, words)} & slug)
    found = {
        "share of the address": common / len(slug),
        "share that the address has": min(1.0, common / (len(words) or 1)),
    }
    if common >= 3 and common >= 0.8 * len(slug):
        found["says the whole address"] = 1.0
    return found


@cython.final
@cython.cclass
class _Top:
    """The first line, most often the page's own name for itself, and what it says of the others."""

    def __init__(self, blocks: Sequence[BlockFeatures], words: Mapping[int, Words]) -> None:
        self.line = next(iter(words))
        self._blocks = blocks
        self._key, self._words = blocks[self.line].text.key, words[self.line]
        self._most_alike = 0.0
        for i, each in words.items():
            if blocks[i].text.key != self._key:
                self._most_alike = max(self._most_alike, self._likeness(each))

    @cython.cfunc
    def _likeness(self, words: frozenset) -> cython.double:
        return 2 * len(words & self._words) / (len(words) + len(self._words) or 1)

    def reasons(self, i: int, words: Words, count: int) -> dict[str, float]:
        """Return what the first line says of line *i*, or of itself; the line is printed *count* times."""
        block: BlockFeatures = self._blocks[i]
        text: TextFeatures = block.text
        has: cython.bint = has_bar(text.folded)
        if i != self.line:
            return self._of_another(text.key, words) | ({"a bar in it": 1.0} if has else {})
        found: dict[str, float] = {"is the first line": 1.0, "first line, likeness of another": self._most_alike}
        if count > 1:
            found["first line, printed again"] = 1.0
        if has:
            found["first line, with a bar"] = 1.0
        return found

    def _of_another(self, key: str, words: Words) -> dict[str, float]:
        top: str = self._key
        if key == top:
            return {"equals the first line": 1.0}
        found = {}
        if len(key) > 5 and top.startswith(key):
            found["opens the first line"] = 1.0
        elif len(key) > 5 and top.endswith(key):
            found["closes the first line"] = 1.0
        elif len(top) > 5 and key.startswith(top):
            found["opens with the first line"] = 1.0
        elif len(key) > 8 and key in top:
            found["lies in the first line"] = 1.0
        found["likeness to the first line"] = self._likeness(words)
        found["share that the first line has"] = len(words & self._words) / (len(words) or 1)
        return found


def _trails(keys: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys that end a longer line, as the headline ends a trail of links, and those lines."""
    known = {key for key in keys if 15 < len(key) <= LONGEST}
    held, trails = set(), set()
    for key in known:
        at = key.find(" ")
        while 0 <= at < len(key) - 15:
            if key[at + 1 :] in known:
                held.add(key[at + 1 :])
                trails.add(key)
                break
            at = key.find(" ", at + 1)
    return frozenset(held), frozenset(trails)


@cython.final
@cython.cclass
class _Around:
    """What the lines around a line make of it: who wrote and when stands under a headline, and so does the story."""

    def __init__(self, blocks: Sequence[BlockFeatures], predictions: Predictions) -> None:
        block: BlockFeatures
        text: TextFeatures
        self.dated, self.signed, self.told, self.long, self.short, self.likely = [], [], [], [], [], []
        for block, body, roles in zip(blocks, predictions.body, predictions.role_probabilities, strict=False):
            text = block.text
            self.dated.append(text.has_date)
            self.signed.append(text.opens_like_byline and text.length < 120)
            self.told.append(body > 0.5)
            self.long.append(_is_long(text))
            self.short.append(text.length < 30)
            self.likely.append(
                roles.get(Role.TITLE, 0.0) > _MAYBE and not (text.lists or text.has_date or text.ends_sentence)
            )

    def reasons(self, i: int) -> dict[str, float]:
        """Return the reasons for or against line *i*."""
        below = slice(i + 1, i + 1 + _BELOW)
        told = (
            ("a date soon after", True in self.dated[below]),
            ("a byline soon after", True in self.signed[below]),
            ("body soon after", True in self.told[below]),
            ("a long line after", True in self.long[i + 1 : i + 2]),
            ("a short line before", i > 0 and self.short[i - 1]),
            ("a likely headline right above", i > 0 and self.likely[i - 1]),
            ("a likely headline right below", True in self.likely[i + 1 : i + 2]),
        )
        return {name: 1.0 for name, holds in told if holds}


def _place(distance: int) -> str:
    """Return in words how far before the body a line stands."""
    if distance >= 0:
        return "at the story's first line" if distance == 0 else "after the story began"
    for far in (1, 2, 3, 5, 8, 12, 20, 40, 80):
        if -distance <= far:
            return f"at most {far} lines before the story"
    return "far before the story"


def _size(words: int) -> str:
    for most in (1, 2, 3, 4, 6, 9, 14, 20, 28):
        if words <= most:
            return f"at most {most} words"
    return "more words"
