"""Standfirsts: the summary under the headline, if the page prints one."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fields.body_range import BodyRange
from newsparse.model import Block, Candidate, Choice, Page, Role
from newsparse.text.fold import collapse_whitespace
from newsparse.text.keys import comparison_key

_SHORTEST = 20
"""Letters of a declared description that is looked for among the blocks."""


def choose_standfirst(page: Page, blocks: Sequence[Block], story: BodyRange) -> Choice[str | None]:
    """
    Return the summary that stands under the headline, only if it is printed outside of the story.

    A declared description counts as a reason for a printed block, never as the standfirst itself.  A block
    that only repeats the headline is not a standfirst.

    Args:
        page: The page, with what it declares.

        blocks: Its blocks with their roles.

        story: Where the story stands among them.
    """
    described = {comparison_key(each.value) for each in page.declared if each.field == "description"}
    described = {key for key in described if len(key) >= _SHORTEST}
    titles = [each.value for each in page.declared if each.field == "title"]
    titles += [block.text for block in blocks if block.role is Role.TITLE]
    headlines = [frozenset(comparison_key(each).split()) for each in titles]
    title = -1 if story.title is None else story.title
    found = []
    for index, block in enumerate(blocks):
        if block.role is not Role.STANDFIRST:
            continue
        printed = comparison_key(block.text)
        said = frozenset(printed.split())
        if any(said <= headline for headline in headlines):
            continue
        score, why = block.score, f"the block is the {Role.STANDFIRST}"
        if any(_agree(printed, key) for key in described):
            score, why = score + 2.0, f"{why}, declared as the description too"
        if index > title:
            score, why = score + 1.0, f"{why}, under the headline"
        found.append(
            Candidate[str | None](collapse_whitespace(block.span.of(page.text)), block.span, round(score, 2), why)
        )
    found.sort(key=lambda each: -each.score)
    return Choice(found[0].value, found[0].origin, tuple(found[:5])) if found else Choice(None)


def _agree(printed: str, declared: str) -> bool:
    """Return whether a block and a description are the same; a description may be cut short."""
    return (
        printed == declared or printed.startswith(declared[:80]) or (len(printed) > 40 and declared.startswith(printed))
    )
