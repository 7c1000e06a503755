"""Which blocks are body, and what kind of body: the model's answer, and what stands right beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.markup import HEADINGS
from newsparse.label.features.text import TextFeatures
from newsparse.label.plain_body import is_item
from newsparse.label.predictions import Predictions
from newsparse.label.signals import Scores, is_label
from newsparse.model import Role

_BODY_LEAST = 0.5
"""How likely a block of the body must be."""
_SHORT_BODY = 300
"""Where the body would have fewer characters than this, less will do:"""
_OF_BEST = 0.5
"""this share of the likeliest block's probability,"""
_MIN_BODY = 0.1
"""and never less than this."""
_SENTENCE = 8
"""Words of the shortest block that may be the likeliest."""
_CAPTION_FACTOR = 2.0
"""Correction factor for caption probabilities on flattened text; the model was trained on captions that markup identifies."""
_ANNOUNCED = 20
"""Characters of the shortest paragraph that announces a list;"""
_MOST_ITEMS = 30
"""the list has at most so many items,"""
_HALF = 0.5
"""none linked more than this."""
_OF_PAGE = frozenset({"nav", "aside", "footer", "form", "hidden", "dialog", "consent"})
"""Elements of the page, whose lists are none of the story."""
_CERTAINLY = 0.99
_OPENER = 40
"""Characters within which the colon stands that ends an opener such as "Read more:"."""
LONGEST_SIGNPOST = 200
"""Characters of the longest line that such an opener makes a link."""
_SIGNED_LENGTH = 120
_SIGNED = 6.0
"""Log odds that two signals and more reach together."""
_SIGNED_ABOVE = 3.5
"""Log odds that one signal reaches, enough above the first paragraph."""
_LONGEST_NAMES = 12
"""Words of the longest line that names authors there."""


def announced_lists(blocks: Sequence[BlockFeatures], body: Iterable[int]) -> Iterator[int]:
    """Yield the items of the lists that paragraphs of the body announce, with a colon at their end."""
    for index in body:
        text, above = blocks[index].text, blocks[index].hint
        if not text.folded.endswith(":") or text.length < _ANNOUNCED or index + 1 >= len(blocks):
            continue
        first = blocks[index + 1].hint
        end = index + 1
        while end < min(len(blocks), index + 1 + _MOST_ITEMS) and _is_item(blocks[end], first.container):
            end += 1
        if end > index + 2 and first.article == above.article and _OF_PAGE.isdisjoint(first.inside):
            yield from range(index + 1, end)


def _is_item(block: BlockFeatures, container: int) -> bool:
    return block.hint.container == container and block.hint.tag == "li" and block.link_density <= _HALF


def least_probability(blocks: Sequence[BlockFeatures], predictions: Predictions) -> float:
    """Return how likely a block of the body must be: less where hardly anything would be left of the page."""
    body = predictions.body
    if sum(each.text.length for each, p in zip(blocks, body, strict=True) if p > _BODY_LEAST) >= _SHORT_BODY:
        return _BODY_LEAST
    best = max((p for each, p in zip(blocks, body, strict=True) if each.text.words >= _SENTENCE), default=1.0)
    return min(_BODY_LEAST, max(_MIN_BODY, best * _OF_BEST))


def may_be_signed(block: BlockFeatures) -> bool:
    """Return whether a block is short enough, and dated or like a byline, to be worth its signals."""
    return block.text.length < _SIGNED_LENGTH and (
        block.text.has_date or block.text.opens_like_byline or block.is_declared_author
    )


def is_plainly_signed(scores: Scores) -> bool:
    """Return whether the signals of a block make it a byline or timestamp beyond doubt."""
    return max(scores.get(Role.TIMESTAMP, 0.0), scores.get(Role.BYLINE, 0.0)) >= _SIGNED


def openings_of(blocks: Sequence[BlockFeatures], body: Iterable[int], likely_headline: int | None) -> tuple[int, int]:
    """Return the first two blocks of prose in the body, behind the likely headline; the number of blocks for those missing."""
    after = -1 if likely_headline is None else likely_headline
    prose = (index for index in body if index > after and _is_prose(blocks[index]))
    return next(prose, len(blocks)), next(prose, len(blocks))


def _is_prose(block: BlockFeatures) -> bool:
    text = block.text
    return text.ends_sentence and text.words >= _SENTENCE and not text.opens_like_byline


def signs_above_story(block: BlockFeatures, scores: Scores, *, may_be_dated: bool) -> bool:
    """Return whether a line above the story is its byline, by a word for bylines and names behind it, or its timestamp."""
    text = block.text
    words = text.folded.split() if text.opens_like_byline else []
    if 3 <= len(words) <= _LONGEST_NAMES and is_label(block):
        return text.has_date or all(word[0].isupper() for word in words[1:])
    return may_be_dated and block.hint.tag != "li" and scores.get(Role.TIMESTAMP, 0.0) >= _SIGNED_ABOVE


def is_signpost(block: BlockFeatures) -> bool:
    """Return whether a line of flattened text leads to another story, as "Read more: Headline of another story"."""
    return opens_like_signpost(block.text) and not block.text.ends_sentence


def opens_like_signpost(text: TextFeatures) -> bool:
    """Return whether a short line opens with words such as "Read more" and a colon."""
    return "related" in text.lists and ":" in text.folded[:_OPENER] and text.length < LONGEST_SIGNPOST


def likeliest_other_role(
    block: BlockFeatures, role_probabilities: Mapping[Role, float], *, has_markup: bool
) -> tuple[Role | None, float]:
    """Return the likeliest of the learned roles around the body; the title is found apart."""
    if block.text.share_words and 2 * block.text.share_words >= block.text.words:
        return None, 0.0
    likely = {role: p for role, p in role_probabilities.items() if role is not Role.TITLE}
    if Role.CAPTION in likely and not has_markup:
        likely[Role.CAPTION] = min(_CERTAINLY, _CAPTION_FACTOR * likely[Role.CAPTION])
    best = max(likely, key=lambda role: likely[role], default=None)
    return (None, 0.0) if best is None else (best, likely[best])


def kind_of_body(blocks: Sequence[BlockFeatures], index: int, predictions: Predictions) -> Role:
    """Return whether a block of the body is a heading, a list item or a paragraph."""
    each = blocks[index]
    tag = each.hint.tag
    if tag in HEADINGS:
        return Role.HEADING
    if tag in ("li", "dd", "dt") or each.text.has_bullet or (not tag and is_item(blocks, index)):
        return Role.LIST_ITEM
    if predictions.has_markup:
        return (
            Role.HEADING
            if each.bold_density > 0.95 and each.text.words < 14 and not each.text.ends_sentence
            else Role.PARAGRAPH
        )
    following = (
        index + 1 < len(blocks)
        and predictions.body[index + 1] > 0.5
        and blocks[index + 1].text.length > each.text.length
    )
    short = (
        each.text.length < 90
        and not each.text.ends_sentence
        and not each.text.folded.endswith((",", ";", ":"))
        and each.text.words < 14
    )
    return Role.HEADING if short and following else Role.PARAGRAPH
