"""Blocks to blocks with a role, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.label.classifier.cascade import apply_evidence, log_odds, mode_of, predict, reasons
from newsparse.label.features.block import extract_features
from newsparse.label.headline import find_headline
from newsparse.label.labelling import Labelling
from newsparse.label.roles import assign_roles
from newsparse.label.weights import LabelWeights, load_label_weights
from newsparse.lexicon import Lexicon
from newsparse.model import BODY_ROLES, Block, BlockReasons, Evidence, Page, RawBlock, Reason, Role
from newsparse.text.keys import comparison_key

__all__ = ["LabelWeights", "Labelling", "explain", "label", "load_label_weights", "read", "to_blocks", "to_reasons"]


def label(
    page: Page,
    blocks: Sequence[RawBlock],
    lexicon: Lexicon,
    weights: LabelWeights,
    evidence: Sequence[Evidence | None] = (),
) -> tuple[Block, ...]:
    """
    Return *blocks* with their roles, in the same order.

    Args:
        page: The whole page.

        blocks: Its blocks.

        lexicon: The words of its language.

        weights: What training found.

        evidence: Of each block, what is known from outside of the page; may be empty.
    """
    return to_blocks(read(page, blocks, lexicon, weights, evidence), blocks)


def explain(
    page: Page,
    blocks: Sequence[RawBlock],
    lexicon: Lexicon,
    weights: LabelWeights,
    evidence: Sequence[Evidence | None] = (),
) -> tuple[BlockReasons, ...]:
    """Return for each block why :func:`label` gave it its role."""
    return to_reasons(read(page, blocks, lexicon, weights, evidence))


def read(
    page: Page,
    blocks: Sequence[RawBlock],
    lexicon: Lexicon,
    weights: LabelWeights,
    evidence: Sequence[Evidence | None] = (),
) -> Labelling:
    """Return how a page's blocks are read, for both :func:`to_blocks` and :func:`to_reasons`."""
    features = extract_features(page, blocks, lexicon)
    mode = mode_of(blocks)
    predictions = apply_evidence(predict(page, features, weights.modes[mode], lexicon), evidence)
    if mode == "text":
        of_the_site = {index for index, each in enumerate(evidence) if each and each.recurs}
        return assign_roles(
            features,
            predictions,
            lexicon,
            find_headline(page, features, predictions, weights.headline, passed=of_the_site),
            evidence,
        )
    titles = [comparison_key(declared.value) for declared in page.declared if declared.field == "title"]
    return assign_roles(features, predictions, lexicon, titles, evidence)


def to_blocks(labelling: Labelling, blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    """Return *blocks* with their roles, in the same order."""
    return tuple(
        Block(role, raw.text, raw.span, round(share, 3), raw.source_span)
        for raw, role, share in zip(blocks, labelling.roles, labelling.shares(), strict=True)
    )


def to_reasons(labelling: Labelling) -> tuple[BlockReasons, ...]:
    """Return for each block why it has its role."""
    return tuple(_reasons(labelling, index) for index in range(len(labelling.blocks)))


def _reasons(labelling: Labelling, index: int) -> BlockReasons:
    predictions = labelling.predictions
    role, body = labelling.roles[index], predictions.body[index]
    mine = [reason for each, reason in labelling.fired[index] if each is role]
    if role in BODY_ROLES or (body > 0.1 and not mine):
        mine += reasons(predictions, labelling.blocks, index)
        mine += labelling.outside(index)
    elif predictions.role_probabilities[index].get(role, 0.0) > 0.1:
        mine += reasons(predictions, labelling.blocks, index, role)
    elif body > 0.02:
        mine.append(Reason(f"the model gives body {body:.2f}", round(-log_odds(body), 2)))
    mine.sort(key=lambda reason: -abs(reason.weight))
    rivals = [(each, labelling.share(index, each)) for each in labelling.scores[index] if each is not role]
    if role not in BODY_ROLES:
        rivals.append((Role.PARAGRAPH, body))
    rivals = sorted((pair for pair in rivals if pair[1] >= 0.005), key=lambda pair: -pair[1])
    return BlockReasons(tuple(mine[:6]), tuple((each, round(share, 3)) for each, share in rivals[:3]))
