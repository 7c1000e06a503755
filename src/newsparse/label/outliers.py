"""What looks like body and belongs to another story, or to none: repeated lines, and prose apart from the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import regex

from newsparse.label.features.block import BlockFeatures
from newsparse.lexicon import markup
from newsparse.model import Hint, Role

_LEAST = 25
"""Characters of the shortest block whose repetition says something."""
_OFTEN = 3
"""A block that stands so often on the page is of the site: a place where something embedded is missing."""
_APART = 3
"""Blocks after which a new run of body begins."""
_KNOWN = 0.35
"""The largest share of its content words that a run apart from the story has in common with it."""
_SMALLER = 0.75
"""How long such a run is at most, as a share of the story."""
_SHORTEST_WORD = 5
"""Letters of a content word; what is shorter is mostly grammar."""
_WORDS_READ = 4000
_NEAR = 4
"""Class words that are the element's own, or nearly."""
_UNSPACED = regex.compile(r"[\p{Han}\p{Katakana}]{2,}+")

Outliers = Mapping[int, tuple[Role, float, str]]
"""Which blocks are no body, each with the role that this speaks for, how much, and why."""


def find_non_story_blocks(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Outliers:
    """
    Return which of the blocks taken for body are not; none on flattened text, which has no containers to go by.

    Args:
        blocks: Of each block of the page, in order.

        body: The blocks taken for body, in order.
    """
    found: dict[int, tuple[Role, float, str]] = {}
    if not body or not blocks[body[0]].hint.tag:
        return found
    for index in _repeated(blocks, body):
        found[index] = Role.DUPLICATE, 6.0, "repeats a block of the story, or stands on the page again and again"
    for index, role, why in _named(blocks, [index for index in body if index not in found]):
        found[index] = role, 3.0, why
    for index in _apart(blocks, [index for index in body if index not in found]):
        found[index] = Role.OTHER, 0.0, "apart from the story: other markup, other words"
    return found


def _repeated(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> list[int]:
    """Return the blocks whose words another block says first, or in sight; all of those that stand there too often."""
    groups: dict[str, list[int]] = {}
    for index in body:
        if blocks[index].text.length >= _LEAST:
            groups.setdefault(blocks[index].text.key, []).append(index)
    whole = sum(blocks[index].text.length for index in body)
    found = []
    for group in groups.values():
        often = len(group) >= _OFTEN and 2 * len(group) * blocks[group[0]].text.length < whole
        seen = next((index for index in group if "hidden" not in blocks[index].hint.inside), group[0])
        found += [index for index in group if often or index != seen]
    return found


def _named(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[tuple[int, Role, str]]:
    """Yield the blocks that markup calls a caption, a comment or a dialogue, unless half of the story is called so."""
    half = sum(blocks[index].text.length for index in body) / 2
    for role, why, is_named in _NAMED:
        called = [index for index in body if is_named(blocks[index].hint)]
        if called and sum(blocks[index].text.length for index in called) < half:
            yield from ((index, role, why) for index in called)


def _of_class(words: Callable[[], frozenset[str]]) -> Callable[[Hint], bool]:
    return lambda hint: not words().isdisjoint(hint.words[:_NEAR])


_NAMED: tuple[tuple[Role, str, Callable[[Hint], bool]], ...] = (
    (Role.CAPTION, "class says caption", _of_class(lambda: markup().caption)),
    (Role.COMMENT, "class says comment", _of_class(lambda: markup().comment)),
    (Role.OTHER, "stands in a dialogue", lambda hint: "dialog" in hint.inside),
)


def _apart(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> list[int]:
    """Return the blocks of runs after the longest one that share neither container, nor markup, nor words with it."""
    if not body:
        return []
    runs = [[body[0]]]
    for before, index in pairwise(body):
        if index - before > _APART:
            runs.append([])
        runs[-1].append(index)
    sizes = [sum(blocks[index].text.length for index in run) for run in runs]
    main = sizes.index(max(sizes))
    story = [blocks[index] for index in runs[main]]
    containers, shapes = {each.hint.container for each in story}, {each.hint.shape for each in story}
    words: set[str] | None = None
    found: list[int] = []
    for run, size in zip(runs[main + 1 :], sizes[main + 1 :], strict=True):
        hints = [blocks[index].hint for index in run]
        if size > _SMALLER * sizes[main] or any(h.container in containers or h.shape in shapes for h in hints):
            continue
        words = words if words is not None else set().union(*map(_content, story))
        mine = set().union(*(_content(blocks[index]) for index in run))
        if len(mine & words) <= _KNOWN * len(mine):
            found += run
    return found


def _content(block: BlockFeatures) -> set[str]:
    """Return the longer words of a block; of scripts without blanks, pairs of characters."""
    key = block.text.key[:_WORDS_READ]
    found = {word for word in key.split() if len(word) >= _SHORTEST_WORD}
    if not block.text.text.isascii():
        for run in _UNSPACED.findall(key):
            found.update(map("".join, pairwise(run)))
    return found
