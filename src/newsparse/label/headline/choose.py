"""The headline among the blocks of a page, and the blocks that repeat it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.label.features.block import BlockFeatures
from newsparse.label.headline.marked import find_marked_headline
from newsparse.label.headline.plain_text import find_plain_text_headline
from newsparse.label.labelling import Labelling
from newsparse.model import Role


def find_headline(labelling: Labelling) -> int | None:
    """Return the block that is the headline, if the page shows one: what a site rule decides comes first."""
    for index, known in enumerate(labelling.evidence):
        if known and known.decides and known.role is Role.TITLE:
            return index
    return find_marked_headline(labelling) if labelling.page.has_markup else find_plain_text_headline(labelling)


def find_repeats(blocks: Sequence[BlockFeatures], title: int) -> Iterator[int]:
    """Yield the blocks that print the headline again, alone or with a short addition such as the site's name."""
    key = blocks[title].text.key
    for index, block in enumerate(blocks):
        if key in block.text.key and index != title and _repeats(block.text.key, key):
            yield index


def _repeats(key: str, title: str) -> bool:
    """Return whether *key* is the title, or the title with a short addition such as the site's name."""
    longer = len(title) > 15 and len(key) < len(title) + 60
    return (
        key == title
        or (longer and key.startswith((title + " ", title + "ㅣ")))
        or (longer and key.endswith(" " + title))
    )
