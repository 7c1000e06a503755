"""Which line a flattened page prints as its headline, where the likeliest line is another form of it: :func:`find_printed`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.text import TextFeatures
from newsparse.text.separators import has_bar

_OVER: Final = 12
"""Lines above the story among which its headline stands behind a menu."""
_TELLING: Final = 0.7
"""Share of the stems of such a headline that the story has, at least."""
_MENU: Final = 3
"""Short lines that make a menu."""
_SHORT: Final = 30
"""Characters of a line of a menu, less than this."""
_SOON: Final = 8
"""Lines between the first line and the story in a text without menus, at most."""
_FEWEST: Final = 4
"""Words of a headline that is told by its form, at least."""
_ALIKE: Final = 0.4
"""Likeness to the first line from which a line says the same; one that is less like it sums the story up."""
_SHORTEST: Final = 15
"""Characters of a headline that closes a longer line, more than this,"""
_NEAR: Final = 3
"""and lines between the two, at most."""

Reasons = Mapping[int, Mapping[str, float]]


def find_printed(
    blocks: Sequence[BlockFeatures], lines: Reasons, likely: Collection[int], best: int, *, start: int
) -> int:
    """
    Return the line that prints the headline, most often *best* itself.

    Args:
        blocks: The lines of the page.

        lines: The reasons for and against each line that could be the headline.

        likely: Those that are likelier to be the headline than none.

        best: The likeliest.

        start: The first line of the story.
    """
    best = _behind_menu(blocks, lines, likely, best, start=start)
    best = _over_summary(blocks, lines, best, start=start)
    return _without_trail(blocks, best)


def _behind_menu(
    blocks: Sequence[BlockFeatures], lines: Reasons, likely: Collection[int], best: int, *, start: int
) -> int:
    """
    Return the line over the story that reads like its headline, where *best* is the first line, and a menu stands between.

    The first line of such a page is often a title written for search engines; what the page prints may read otherwise.
    """
    if "is the first line" not in lines[best] or "first line, printed again" in lines[best]:
        return best
    found, most, menu = best, 0.0, 0
    for i in range(best + 1, min(start + 1, len(blocks))):
        text = blocks[i].text
        menu += _is_of_menu(text)
        if menu < _MENU or i <= start - _OVER or i not in likely or not _reads_like_headline(text):
            continue
        telling = lines[i].get("share of stems that the story has", 0.0)
        like = lines[i].get("likeness to the first line", 0.0)
        if telling >= _TELLING and telling + like > most:
            found, most = i, telling + like
    return found


def _over_summary(blocks: Sequence[BlockFeatures], lines: Reasons, best: int, *, start: int) -> int:
    """Return the first line, where *best* is a summary under it in a text without menus, and signed."""
    above = best - 1
    if "is the first line" not in lines.get(above, {}) or start - above > _SOON:
        return best
    first, text = blocks[above].text, blocks[best].text
    signed = any(each.text.has_date or each.text.opens_like_byline for each in blocks[best + 1 : best + 3])
    unlike = lines[best].get("likeness to the first line", 0.0) < _ALIKE
    summary = signed and unlike and text.words > first.words
    return above if summary and _reads_like_headline(first) and not has_bar(first.folded) else best


def _without_trail(blocks: Sequence[BlockFeatures], best: int) -> int:
    """Return the line near *best* that closes it, behind a trail of links or a kicker, or *best* where there is none."""
    whole = blocks[best].text.key
    near = range(max(0, best - _NEAR), min(len(blocks), best + _NEAR + 1))
    closing = [i for i in near if len(blocks[i].text.key) > _SHORTEST and whole.endswith(" " + blocks[i].text.key)]
    return max(closing, key=lambda i: len(blocks[i].text.key), default=best)


def _is_of_menu(text: TextFeatures) -> bool:
    """Return whether a line reads like one of a menu."""
    return text.length < _SHORT and not (text.ends_sentence or text.has_date or text.opens_like_byline)


def _reads_like_headline(text: TextFeatures) -> bool:
    """Return whether a line may be a headline, by its words alone."""
    return text.words >= _FEWEST and not (
        text.ends_sentence or text.lists or text.has_date or text.opens_like_byline or text.has_photo_credit
    )
