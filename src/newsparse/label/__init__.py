"""Blocks to blocks with a role, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.label.classifier.cascade import believe, load_weights, log_odds, mode_of, reasons, weigh
from newsparse.label.features.block import gather
from newsparse.label.headline import find_headline
from newsparse.label.roles import Reading, decide
from newsparse.lexicon import Lexicon
from newsparse.model import BODY_ROLES, Block, BlockReasons, Evidence, Page, RawBlock, Reason, Role
from newsparse.text.keys import comparison_key

__all__ = ["Reading", "explain", "label", "read", "to_blocks", "to_reasons"]


def label(
    page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon, evidence: Sequence[Evidence | None] = ()
) -> tuple[Block, ...]:
    """
    Return *blocks* with their roles, in the same order.

    Args:
        page: The whole page.

        blocks: Its blocks.

        lexicon: The words of its language.

        evidence: Of each block, what is known from outside of the page; may be empty.
    """
    return to_blocks(read(page, blocks, lexicon, evidence), blocks)


def explain(
    page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon, evidence: Sequence[Evidence | None] = ()
) -> tuple[BlockReasons, ...]:
    """Return for each block why :func:`label` gave it its role."""
    return to_reasons(read(page, blocks, lexicon, evidence))


def read(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon, evidence: Sequence[Evidence | None] = ()) -> Reading:
    """Return how a page's blocks are read, for both :func:`to_blocks` and :func:`to_reasons`."""
    facts = gather(page, blocks, lexicon)
    mode = mode_of(blocks)
    beliefs = weigh(believe(page, facts, load_weights(mode), lexicon), evidence)
    if mode == "text":
        of_the_site = {index for index, each in enumerate(evidence) if each and each.recurs}
        return decide(facts, beliefs, find_headline(page, facts, beliefs, passed=of_the_site), evidence)
    titles = [comparison_key(declared.value) for declared in page.declared if declared.field == "title"]
    return decide(facts, beliefs, titles, evidence)


def to_blocks(reading: Reading, blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    """Return *blocks* with their roles, in the same order."""
    return tuple(
        Block(role, raw.text, raw.span, round(share, 3), raw.source_span)
        for raw, role, share in zip(blocks, reading.roles, reading.shares(), strict=True)
    )


def to_reasons(reading: Reading) -> tuple[BlockReasons, ...]:
    """Return for each block why it has its role."""
    return tuple(_reasons(reading, index) for index in range(len(reading.facts)))


def _reasons(reading: Reading, index: int) -> BlockReasons:
    beliefs = reading.beliefs
    role, body = reading.roles[index], beliefs.body[index]
    mine = [reason for each, reason in reading.fired[index] if each is role]
    if role in BODY_ROLES or (body > 0.1 and not mine):
        mine += reasons(beliefs, reading.facts, index)
        mine += reading.outside(index)
    elif beliefs.heads[index].get(role, 0.0) > 0.1:
        mine += reasons(beliefs, reading.facts, index, role)
    elif body > 0.02:
        mine.append(Reason(f"the model gives body {body:.2f}", round(-log_odds(body), 2)))
    mine.sort(key=lambda reason: -abs(reason.weight))
    rivals = [(each, reading.share(index, each)) for each in reading.scores[index] if each is not role]
    if role not in BODY_ROLES:
        rivals.append((Role.PARAGRAPH, body))
    rivals = sorted((pair for pair in rivals if pair[1] >= 0.005), key=lambda pair: -pair[1])
    return BlockReasons(tuple(mine[:6]), tuple((each, round(share, 3)) for each, share in rivals[:3]))
