"""Blocks to blocks with a role."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsparse.label.features.block import extract_features
from newsparse.label.labelling import Labelling
from newsparse.label.predictions import apply_evidence, mode_of, predict_page
from newsparse.label.roles import assign_roles
from newsparse.label.weights import LabelWeights, load_label_weights
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Evidence, Factory, Page, RawBlock, Role
from newsparse.span import Span

__all__ = ["LabelWeights", "Labelling", "label", "load_label_weights", "read", "to_blocks"]

_new_block: Callable[[Role, str, Span, float, Span | None], Block] = Factory(Block)


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


def read(
    page: Page,
    blocks: Sequence[RawBlock],
    lexicon: Lexicon,
    weights: LabelWeights,
    evidence: Sequence[Evidence | None] = (),
) -> Labelling:
    """Return how a page's blocks are read, for :func:`to_blocks`, and for the reasons that :mod:`newsparse.label.reasons` gives."""
    features = extract_features(page, blocks, lexicon)
    predictions = apply_evidence(predict_page(features, weights.modes[mode_of(features)]), evidence)
    return assign_roles(page, features.blocks, predictions, lexicon, evidence, headline_weights=weights.headline)


def to_blocks(labelling: Labelling, blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    """Return *blocks* with their roles, in the same order."""
    return tuple(
        _new_block(role, raw.text, raw.span, share, raw.source_span)
        for raw, role, share in zip(blocks, labelling.roles, labelling.shares(), strict=True)
    )
