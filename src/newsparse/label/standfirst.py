"""Which block is the summary between headline and story: :func:`find_standfirst`."""

from __future__ import annotations

from typing import Final

from newsparse.label.features.block import BlockFeatures
from newsparse.label.labelling import BODY, TAIL, Labelling
from newsparse.label.plain_body import opens_like_wire
from newsparse.lexicon import markup, pages
from newsparse.model import Role
from newsparse.text.keys import comparison_key

_REACH: Final = 12
"""Blocks from the headline on among which the standfirst is."""
_NEAR: Final = 2
"""Blocks below the headline where no class need say so."""
_NAMED: Final = 8
"""Blocks from the headline on where a class that names first paragraphs too is enough."""
_HEADINGS: Final = frozenset({"h2", "h3"})
_WORDS: Final = range(5, 90)
_LONGEST: Final = 400
"""Characters of a standfirst that neither class nor tag tells."""
_SENTENCE: Final = 8
"""Words of the shortest heading that sums the story up in a sentence."""
_UNTIL_STORY: Final = 6
"""Blocks between such a heading and the story."""
_DECLARED: Final = 80
"""Characters of a description that a block repeats; the rest may be cut off."""
_PASSED: Final = frozenset({Role.DUPLICATE, Role.BYLINE, Role.TIMESTAMP})
_OF_PAGE: Final = TAIL | {Role.CAPTION}
"""Roles of blocks that no place makes a standfirst."""
_SAME: Final = 0.4
"""The least share of its longer words that a heading has in common with the headline if it is one itself."""
_STEM: Final = 5
"""Letters of a word that are compared; a shorter word does not count."""


def find_standfirst(labelling: Labelling) -> int | None:
    """Return the block that is the standfirst, unless the model found one or took it for body with good reason."""
    title = labelling.headline
    if title is None or Role.STANDFIRST in labelling.roles[title : title + _REACH]:
        return None
    for index in range(title + 1, min(title + _REACH, len(labelling.blocks))):
        block = labelling.blocks[index]
        if labelling.roles[index] in _PASSED or labelling.is_of_the_site(index):
            continue
        if labelling.is_body(index) and opens_like_wire(block.text.folded):
            return None
        if block.text.words not in _WORDS or block.link_density > 0.5 or "hidden" in block.hint.inside:
            continue
        if not _is_called_so(block) and _is_headline_again(block, labelling.blocks[title]):
            continue
        in_menu = labelling.roles[index] is Role.NAVIGATION  # or in the header of the article
        if in_menu and (block.link_density or block.text.lists or block.text.share_words):
            continue
        if _is_set_apart(labelling, index, distance=index - title):
            return index
        if in_menu:
            continue
        if labelling.is_body(index):
            return None
        if _is_like_one(labelling, index, distance=index - title):
            return None if labelling.roles[index] is Role.CAPTION and not _is_named(block) else index
    return None


def _is_called_so(block: BlockFeatures) -> bool:
    """Return whether a class word says standfirst and can mean nothing else."""
    return not pages().standfirst.isdisjoint(block.hint.words[:4])


def _is_headline_again(block: BlockFeatures, headline: BlockFeatures) -> bool:
    """Return whether a heading is the headline in other words, as on pages that have one for readers and one for search engines."""
    if block.hint.tag not in _HEADINGS and _HEADINGS.isdisjoint(block.hint.inside):
        return False
    own, known = _stems(block.text.key), _stems(headline.text.key)
    return not block.text.ends_sentence and len(own) > 1 and len(own & known) >= _SAME * len(own)


def _stems(key: str) -> set[str]:
    return {word[:_STEM] for word in key.split() if len(word) >= _STEM}


def _is_set_apart(labelling: Labelling, index: int, *, distance: int) -> bool:
    """Return whether a block is the standfirst even if the model took it for body: by its class, its tag or its place."""
    block = labelling.blocks[index]
    opens, near = labelling.is_body(index), distance <= _NEAR  # no body stands between it and the headline
    if _is_called_so(block):
        return True
    heads = opens and block.hint.tag in _HEADINGS and block.text.words >= _SENTENCE
    if heads and (block.text.ends_sentence or (distance == 1 and _is_only_one(labelling, index))):
        return True
    if not (near or opens) or block.text.length >= _LONGEST or labelling.roles[index] in _OF_PAGE:
        return False
    return _is_signed_below(labelling, index) or (_is_before_story(labelling, index) and _is_declared(labelling, index))


def _is_only_one(labelling: Labelling, index: int) -> bool:
    """Return whether no other heading of the story is marked like a block."""
    shape = labelling.blocks[index].hint.shape
    others = labelling.blocks[index + 1 : labelling.body_end]
    return all(block.hint.shape != shape for block in others)


def _is_like_one(labelling: Labelling, index: int, *, distance: int) -> bool:
    """Return whether a block outside of the body, *distance* blocks below the headline, looks like a standfirst."""
    block = labelling.blocks[index]
    if distance > _NEAR:
        named = distance < _NAMED and _is_named(block)
        return named or (index < labelling.body_start and _is_declared(labelling, index))
    heading = block.hint.tag in _HEADINGS and labelling.body_start <= index + _UNTIL_STORY
    plain = not labelling.predictions.has_markup and block.text.length < _LONGEST
    return _is_named(block) or heading or plain


def _is_named(block: BlockFeatures) -> bool:
    """Return whether class words say standfirst; some of them name first paragraphs too."""
    words = block.hint.words[:6]
    return not markup().standfirst.isdisjoint(words) and markup().caption.isdisjoint(words)


def _is_signed_below(labelling: Labelling, index: int) -> bool:
    """Return whether the next block is a byline or timestamp, and the story comes after it."""
    signed = labelling.roles[index + 1 : index + 2] in ([Role.BYLINE], [Role.TIMESTAMP])
    return signed and index + 1 < labelling.body_end


def _is_before_story(labelling: Labelling, index: int) -> bool:
    """Return whether something else stands between a block and the rest of the story."""
    roles = labelling.roles[index + 1 : labelling.body_end]
    return bool(roles) and roles[0] not in BODY


def _is_declared(labelling: Labelling, index: int) -> bool:
    """Return whether the page declares a block as its description."""
    key = labelling.blocks[index].text.key
    described = (comparison_key(each.value) for each in labelling.page.declared if each.field == "description")
    return any(key == each or (len(key) > _DECLARED and key.startswith(each[:_DECLARED])) for each in described if each)
