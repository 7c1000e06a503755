"""Which line of a flattened page is its headline: :func:`find_plain_text_headline`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from newsparse.label.classifier.cascade import log_odds
from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.title_clues import address_words, spell, words_of
from newsparse.label.labelling import Labelling
from newsparse.label.predictions import Predictions
from newsparse.model import Page, Role
from newsparse.text.separators import has_bar

NONE = "there is no headline"
"""What is weighed for none of the lines."""
_REACH = 12
"""Lines after the first line of the body that may still be the headline."""
_LONGEST = 300
"""Characters of a headline."""
_FEWEST = 4
"""Least number of words of a first line that may be the title without any other reason."""
_LINES = 1000
"""Lines looked at, from the top."""
_SURE_BODY = 0.7


@cache
def load_weights() -> Mapping[str, float]:
    """Return what each reason weighs, in log odds; ``training/train_headline.py`` wrote it."""
    weights: dict[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return weights


def find_plain_text_headline(labelling: Labelling) -> int | None:
    """Return the line that is the headline, the first of those that read the same, or ``None`` if none is likely to be."""
    blocks, weights = labelling.blocks, labelling.headline_weights
    best, most = None, weights[NONE]
    for i, reasons in line_reasons(labelling.page, blocks, labelling.predictions).items():
        score = sum(weights.get(name, 0.0) * value for name, value in reasons.items())
        if score > most and not labelling.is_of_the_site(i):
            best, most = i, score
    if best is None:
        return 0 if blocks and not labelling.is_of_the_site(0) and _is_like_a_title(blocks[0]) else None
    key = blocks[best].text.key
    return next(i for i in range(best + 1) if blocks[i].text.key == key and not labelling.is_of_the_site(i))


def _is_like_a_title(first: BlockFeatures) -> bool:
    """Return whether the first line of a page, where nothing speaks for any other, may be its title."""
    return (
        first.text.words >= _FEWEST
        and first.text.length <= _LONGEST // 2
        and not (
            first.text.ends_sentence
            or first.text.opens_like_byline
            or first.text.has_date
            or first.text.has_photo_credit
            or first.text.lists
        )
    )


def line_reasons(page: Page, blocks: Sequence[BlockFeatures], predictions: Predictions) -> dict[int, dict[str, float]]:
    """Return the reasons for and against each line that could be the headline, by its number."""
    body = predictions.body
    count = min(len(blocks), _LINES)
    start = _start_of_body(blocks, body)
    lines = [
        i
        for i in range(min(count, start + _REACH))
        if 0 < blocks[i].text.words <= 60 and blocks[i].text.length <= _LONGEST
    ]
    if not lines:
        return {}
    keys = {i: blocks[i].text.key for i in lines}
    counts = Counter(blocks[i].text.key for i in range(count))
    top = lines[0]
    top_words = words_of(keys[top])
    slug = address_words(page.url)
    story = words_of(" ".join(blocks[i].text.key for i in range(start, len(blocks)) if body[i] > _SURE_BODY)[:20_000])
    held = _held_in(blocks, count)
    ideas: dict[int, dict[str, float]] = {}
    for i in lines:
        each, key = blocks[i], keys[i]
        words = words_of(key)
        reasons: dict[str, float] = {
            _place(i - start): 1.0,
            _size(each.text.words): 1.0,
        }
        likely = predictions.role_probabilities[i].get(Role.TITLE)
        if likely is None:
            reasons["out of the model's reach"] = 1.0
        else:
            reasons["the model's title"] = log_odds(likely)
        if i == top:
            reasons["is the first line"] = 1.0
            if counts[key] > 1:
                reasons["first line, printed again"] = 1.0
            if has_bar(each.text.folded):
                reasons["first line, with a joint"] = 1.0
        else:
            reasons |= _beside_top(key, words, keys[top], top_words)
            if key in held:
                reasons["words of a longer line"] = 1.0
        if counts[key] > 1:
            reasons["printed more than once"] = 1.0
        if slug:
            common = len({*map(spell, words)} & slug)
            reasons["share of the address"] = common / len(slug)
            reasons["share that the address has"] = min(1.0, common / (len(words) or 1))
            if common >= 3 and common >= 0.8 * len(slug):
                reasons["says the whole address"] = 1.0
        if story:
            reasons["share that the story has"] = len(words & story) / (len(words) or 1)
        for name, holds in (
            ("a date in it", each.text.has_date), ("opens like a byline", each.text.opens_like_byline), ("a photo credit", each.text.has_photo_credit),
            ("a share bar", each.text.share_words > 0), ("ends like a sentence", each.text.ends_sentence and each.text.folded.endswith(".")),
            ("a question", each.text.folded.endswith("?")), ("a menu's word", "navigation=" in each.text.lists),
            ("a heading of other stories", "related=" in each.text.lists or "promo=" in each.text.lists), ("a joint in it", i != top and has_bar(each.text.folded)),
            ("a colon in it", ": " in each.text.folded), ("ends with a colon", each.text.folded.endswith(":")),
            ("taken for body", body[i] > 0.5), ("a bullet", each.text.has_bullet),
        ):  # fmt: skip
            if holds:
                reasons[name] = 1.0
        reasons |= _below(blocks, body, i)
        ideas[i] = reasons
    return ideas


def _start_of_body(blocks: Sequence[BlockFeatures], body: Sequence[float]) -> int:
    """Return the first line of the story: the first sure one that others follow closely."""
    sure = [i for i, p in enumerate(body) if p > _SURE_BODY and blocks[i].text.length > 80]
    for at, i in enumerate(sure):
        near = [j for j in sure[at + 1 : at + 4] if j <= i + 12]
        if len(near) >= min(2, len(sure) - at - 1):
            return i
    return sure[0] if sure else len(blocks)


def _beside_top(key: str, words: frozenset[str], top: str, top_words: frozenset[str]) -> dict[str, float]:
    """Return the reasons from comparing a line with the first line, which is most often the page's own title."""
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
    common = len(words & top_words)
    found["likeness to the first line"] = 2 * common / (len(words) + len(top_words) or 1)
    found["share that the first line has"] = common / (len(words) or 1)
    return found


def _held_in(blocks: Sequence[BlockFeatures], count: int) -> frozenset[str]:
    """Return the keys that end a longer line, as the headline ends a trail of links."""
    keys = {each.text.key for each in blocks[:count] if 15 < each.text.length <= _LONGEST}
    whole = "\n".join(keys)
    return frozenset(key for key in list(keys)[:400] if f" {key}\n" in whole or whole.endswith(f" {key}"))


def _below(blocks: Sequence[BlockFeatures], body: Sequence[float], i: int) -> dict[str, float]:
    """Return what the next lines make of a line: who wrote and when stands under a headline, and so does the story."""
    below = range(i + 1, min(len(blocks), i + 5))
    found = {}
    if any(blocks[j].text.has_date for j in below):
        found["a date soon after"] = 1.0
    if any(blocks[j].text.opens_like_byline and blocks[j].text.length < 120 for j in below):
        found["a byline soon after"] = 1.0
    if any(body[j] > 0.5 for j in below):
        found["body soon after"] = 1.0
    if below and blocks[i + 1].text.length > 80:
        found["a long line after"] = 1.0
    if i and blocks[i - 1].text.length < 30:
        found["a short line before"] = 1.0
    return found


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
