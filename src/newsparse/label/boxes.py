"""Boxes on the page that are judged whole: dialogs that ask for consent, offers of subscriptions, polls, counters of slides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.keywords import CONSENT
from newsparse.label.features.markup import HEADINGS
from newsparse.label.outliers import Outliers
from newsparse.lexicon import Lexicon, interruptions, pages
from newsparse.model import Role

_LEAST_PHRASES: Final = 2
"""Phrases of consent that a box has which asks for it,"""
_DENSE: Final = 400
"""one in so many characters."""
_SHORTEST_STORY: Final = 300
"""Characters of the body that must be left without such boxes; else the story is about them."""
_LONGEST_ANSWER: Final = 80
"""Characters of an answer of a poll."""
_MOST_ANSWERS: Final = 10
_FEWEST_ANSWERS: Final = 2
_COUNTER = re.compile(r"(?:[a-z]{0,8}\s?)?\d{1,3}\s?(?:/|of|von|de|di|sur|van|av|z|из)\s?\d{1,3}")
"""Which slide of how many: "3/44", "Photo 1 of 5"; of folded text in lower case."""
_LONGEST_COUNTER: Final = 20
_LONGEST_SLIDE: Final = 300
"""Characters of the words under a slide."""
_LONGEST_OFFER: Final = 200
"""Characters of a block that offers a subscription; a longer one is of the story that is kept back."""


def find_boxes(
    blocks: Sequence[BlockFeatures], body: Sequence[int], headline: int | None, lexicon: Lexicon
) -> Outliers:
    """
    Return the blocks taken for body that stand in boxes of the site.

    Args:
        blocks: The blocks of the page, in order.

        body: The blocks taken for body, in order.

        headline: The block that is likely the headline, if any.

        lexicon: The words of the page's language.
    """
    found: dict[int, tuple[Role, float, str]] = {}
    for index in _consent(blocks, body, headline):
        found[index] = Role.PROMO, 4.0, "asks for consent to cookies"
    for index in _offers(blocks, body, lexicon):
        found[index] = Role.PROMO, 4.0, "a box that offers a subscription"
    for index in _polls(blocks, body):
        found[index] = Role.OTHER, 4.0, "a poll"
    for index, role in _slides(blocks, body):
        found[index] = role, 4.0, "a slide show: which of how many"
    return found


def _consent(blocks: Sequence[BlockFeatures], body: Sequence[int], headline: int | None) -> Iterator[int]:
    """Yield the blocks of containers, other than the story's, whose words ask for consent."""
    first = next((index for index in body if headline is None or index > headline), None)
    if first is None:
        return
    story = blocks[first].hint
    boxes: dict[int, list[int]] = {}
    for index in body:
        hint = blocks[index].hint
        if hint.container != story.container and hint.shape != story.shape:
            boxes.setdefault(hint.container, []).append(index)
    known = interruptions()
    left = sum(blocks[index].text.length for index in body)
    for box in boxes.values():
        size = sum(blocks[index].text.length for index in box)
        said = sum(known.count_consent(blocks[index].text.key) for index in box if blocks[index].text.signs & CONSENT)
        if said >= _LEAST_PHRASES and size <= _DENSE * said and left - size >= _SHORTEST_STORY:
            left -= size
            yield from box


def _offers(blocks: Sequence[BlockFeatures], body: Sequence[int], lexicon: Lexicon) -> Iterator[int]:
    """Yield the blocks of a box named like a pay wall, from the line on that asks to pay for the rest of the story."""
    walls = pages().paywall
    inside = set(body)
    end = 0
    for index in body:
        block = blocks[index]
        if index < end or walls.isdisjoint(block.hint.words) or not lexicon.label.is_paywall(block.text.key):
            continue
        end = index + 1
        while end < len(blocks) and _is_offer(blocks[end]):
            end += 1
        yield from (each for each in range(index, end) if each in inside)


def _is_offer(block: BlockFeatures) -> bool:
    return block.text.length <= _LONGEST_OFFER and not pages().paywall.isdisjoint(block.hint.words)


def _polls(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[int]:
    """Yield the answers of polls, short lines right above a button, and the question over them."""
    inside = set(body)
    known = interruptions()
    for index in range(max(0, body[0] - _MOST_ANSWERS), min(len(blocks), body[-1] + _MOST_ANSWERS)) if body else ():
        text = blocks[index].text
        if text.length > _LONGEST_COUNTER or not text.words or not known.is_poll_line(text.key):
            continue
        first = index
        while first and index - first < _MOST_ANSWERS and _is_answer(blocks[first - 1]):
            first -= 1
        if index - first >= _FEWEST_ANSWERS:
            question = blocks[first - 1] if first else None
            if question is not None and question.text.folded.endswith("?") and question.text.length < _LONGEST_SLIDE:
                first -= 1
            yield from (each for each in range(first, index + 1) if each in inside)


def _is_answer(block: BlockFeatures) -> bool:
    text = block.text
    return 0 < text.length < _LONGEST_ANSWER and not text.ends_sentence and block.hint.tag not in HEADINGS


def _slides(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[tuple[int, Role]]:
    """Yield the counters of slides; where there are several, the words under each too."""
    counters = [
        index
        for index in body
        if 0 < blocks[index].text.length <= _LONGEST_COUNTER and _COUNTER.fullmatch(blocks[index].text.folded.lower())
    ]
    inside = set(body)
    for index in counters:
        yield index, Role.OTHER
        if len(counters) > 1 and index + 1 in inside and blocks[index + 1].text.length < _LONGEST_SLIDE:
            yield index + 1, Role.CAPTION
