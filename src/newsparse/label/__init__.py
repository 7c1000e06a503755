"""Blocks to blocks with a role, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.fold import alike
from newsparse.label.decode import Reading, decide, share
from newsparse.label.facts import gather
from newsparse.lexicon import Lexicon
from newsparse.model import Block, BlockReasons, Page, RawBlock

__all__ = ["explain", "label"]


def label(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon) -> tuple[Block, ...]:
    """Return *blocks* with their roles, in the same order."""
    reading = _read(page, blocks, lexicon)
    roles = [reading.best(index) for index in range(len(blocks))]
    return tuple(
        Block(role, raw.text, raw.span, round(share(reading.scores[index], role), 3), raw.source_span)
        for index, (raw, role) in enumerate(zip(blocks, roles, strict=True))
    )


def explain(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon) -> tuple[BlockReasons, ...]:
    """Return for each block why :func:`label` gave it its role."""
    reading = _read(page, blocks, lexicon)
    return tuple(reading.reasons(index) for index in range(len(blocks)))


def _read(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon) -> Reading:
    titles = [alike(declared.value) for declared in page.declared if declared.field == "title"]
    return decide(gather(blocks, lexicon), titles)
