"""Parts of the page that are no story, whole: what stands under a heading such as "Comments", readers' posts, the next story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.markup import HEADINGS
from newsparse.label.features.sections import is_over_post
from newsparse.label.outliers import Outliers, is_in_social_post
from newsparse.lexicon import interruptions
from newsparse.model import Role

_SHORTEST_STORY: Final = 300
"""Characters of the shortest story that a heading may end."""
_LONGEST_HEADING: Final = 80
"""Characters of it."""
_BOLD: Final = 0.9
"""The least share of bold characters of a line that stands for a heading."""
_SMALL: Final = 0.34
"""The largest part of the body that a heading of other stories or appeals takes away, if no other heading ends it."""
_ROLES: Final = {"related": Role.RELATED, "comment": Role.COMMENT, "promo": Role.PROMO, "other": Role.OTHER}
_BOXES: Final = frozenset({"related", "promo"})
"""Sections that stand amid stories too."""
_FEWEST_POSTS: Final = 2
"""Lines over readers' posts; a single one signs the story."""
_SERIES: Final = 3
"""Blocks behind a headline among which its stamp stands."""


def find_sections(blocks: Sequence[BlockFeatures], body: Sequence[int], headline: int | None) -> Outliers:
    """
    Return the blocks taken for body that stand in sections of the page that are no story.

    Args:
        blocks: The blocks of the page, in order.

        body: The blocks taken for body, in order.

        headline: The block that is likely the headline, if any.
    """
    if not body:
        return {}
    found: dict[int, tuple[Role, float, str]] = {}
    end = _next_of_series(blocks, body, headline)
    for index in body:
        if index >= end:
            found[index] = Role.OTHER, 0.0, "the next of a series of stories: marked like the headline"
    body = [index for index in body if index < end]
    for index in _posts(blocks, body):
        found[index] = Role.COMMENT, 4.0, "a reader's post: behind the story, under a line with name and time"
    body = [index for index in body if index not in found]
    for heading, section, part in _named_sections(blocks, body):
        for index in part:
            found[index] = _ROLES[section], 4.0, f"under a heading that ends stories: {blocks[heading].text.text:.40}"
    return found


def _next_of_series(blocks: Sequence[BlockFeatures], body: Sequence[int], headline: int | None) -> int:
    """Return where a block stands behind the story that is marked, and dated, like the headline; else the page's end."""
    if not blocks[body[0]].hint.tag:  # in flattened text all blocks are marked alike
        return len(blocks)
    first = next((index for index in body if headline is None or index > headline), len(blocks))
    dated = [index for index in range(max(0, first - _SERIES), min(first, len(blocks))) if _is_stamp(blocks[index])]
    if not dated or not dated[-1]:
        return len(blocks)
    if headline is None or not headline < first <= headline + 2 * _SERIES:
        if any(block.hint.tag == "h1" for block in blocks):
            return len(blocks)
        headline = dated[-1] - 1
    top, stamp = blocks[headline], blocks[dated[-1]].hint.shape
    for index in range(first + 1, len(blocks) - 1):
        if blocks[index].hint.shape == top.hint.shape and blocks[index].text.key != top.text.key:
            below = blocks[index + 1 : index + 1 + _SERIES]
            if any(each.hint.shape == stamp and _is_stamp(each) for each in below):
                return index
    return len(blocks)


def _is_stamp(block: BlockFeatures) -> bool:
    return block.text.has_date and block.text.length < _LONGEST_HEADING


def _posts(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[int]:
    """Yield the blocks of the body from the first of the lines over readers' posts on, if there are two or more."""
    if not body:
        return
    inside = set(body)
    size = 0
    marks: list[int] = []
    for index in range(body[0], len(blocks)):
        if len(marks) == _FEWEST_POSTS or (index > body[-1] and not marks):
            break
        if size >= _SHORTEST_STORY and is_over_post(blocks[index]) and not is_in_social_post(blocks[index]):
            marks.append(index)
        size += blocks[index].text.length if index in inside else 0
    if len(marks) >= _FEWEST_POSTS:
        yield from (index for index in body if index >= marks[0])


def _named_sections(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[tuple[int, str, list[int]]]:
    """Yield each heading that ends a story, which section it opens, and the blocks of the body in it, itself included."""
    if not body:
        return
    whole = sum(blocks[index].text.length for index in body)
    inside = set(body)
    containers: set[int] = set()
    shapes: set[int] = set()
    size = until = 0
    for index in range(body[0], body[-1] + 1):
        block = blocks[index]
        if index < until:
            continue
        section = _section_of(blocks, index) if size >= _SHORTEST_STORY else ""
        if section:
            until = _end_of_section(
                blocks,
                index,
                body[-1] + 1,
                containers,
                shapes,
                bounded=section in _BOXES or block.hint.tag not in HEADINGS,
            )
            part = [each for each in range(index, until) if each in inside]
            length = sum(blocks[each].text.length for each in part)
            if part and (
                section == "comment" or length <= (_SMALL * whole if block.hint.container in containers else size)
            ):
                yield index, section, part
                continue
            until = 0
        if index in inside:
            size += block.text.length
            containers.add(block.hint.container)
            shapes.add(block.hint.shape)


def _section_of(blocks: Sequence[BlockFeatures], index: int) -> str:
    """Return which section a line is the heading of; empty where it is none, or no heading that ends stories."""
    block = blocks[index]
    if not 0 < block.text.length < _LONGEST_HEADING or block.text.ends_sentence:
        return ""
    if not (block.hint.tag in HEADINGS or block.bold_density > _BOLD or block.hint.tag in ("p", "div")):
        return ""
    following = blocks[index + 1].text.key if index + 1 < len(blocks) else ""
    return block.text.section or ("other" if interruptions().is_over_author(block.text.key, following) else "")


def _end_of_section(
    blocks: Sequence[BlockFeatures], heading: int, end: int, containers: set[int], shapes: set[int], *, bounded: bool
) -> int:
    """
    Return where the section of a heading ends: at the next one or a heading as high, with its element, or where the story goes on.

    Args:
        blocks: The blocks of the page, in order.

        heading: The heading.

        end: Where the page's body ends.

        containers: Those of the body above the heading.

        shapes: The same.

        bounded: Whether the section ends where a block is marked like those above the heading.
    """
    hint = blocks[heading].hint
    level = HEADINGS.get(hint.tag, 7.0)
    in_flow = hint.container in containers and (
        level < 7.0 or blocks[heading].bold_density > _BOLD or heading + 3 >= end
    )
    for index in range(heading + 1, end):
        other = blocks[index].hint
        if (index > heading + 1 and HEADINGS.get(other.tag, 9.0) <= level) or _section_of(blocks, index):
            return index
        if other.depth < hint.depth or (bounded and other.shape in shapes and not in_flow):
            return index
    return end
