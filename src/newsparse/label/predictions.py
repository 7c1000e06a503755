"""How likely each block is body, or has one of the roles around it: features and weights brought together."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from attrs import evolve, frozen

from newsparse.label.classifier.cascade import log_odds, predict, predict_body, sigmoid
from newsparse.label.classifier.weights import BODY, Weights
from newsparse.label.features.block import BlockFeatures, PageFeatures
from newsparse.label.features.markup import HEADINGS
from newsparse.label.features.table import FeatureTable
from newsparse.label.features.tokens import hint_weights, text_weights
from newsparse.model import Evidence, Role

LEARNED_ROLES = (Role.TITLE, Role.STANDFIRST, Role.BYLINE, Role.TIMESTAMP, Role.CAPTION)
"""Roles outside the body that are learned too."""
_SIZES = {
    Role.TITLE: (2, 300),
    Role.STANDFIRST: (25, 900),
    Role.BYLINE: (2, 200),
    Role.TIMESTAMP: (4, 150),
    Role.CAPTION: (3, 700),
}
"""The least and most characters of a block that may have the role."""
_REACH = {
    Role.TITLE: (80, 15),
    Role.STANDFIRST: (40, 15),
    Role.BYLINE: (40, 15),
    Role.TIMESTAMP: (40, 15),
    Role.CAPTION: (25, 15),
}
"""How many blocks before the first block of the body, and after the last, the role is looked for;"""
_AT_TOP = frozenset({Role.TITLE, Role.STANDFIRST})
"""of these, after the first too."""
BODY_CERTAIN = 0.9
"""Blocks as likely to be body are not asked for another role."""
_NEAR = 10
"""So many blocks before the story a link may be its headline or byline."""
_BESIDE = 5
"""How far from the likely headline of flattened text the title is looked for too."""
_LINKED = 0.8
"""A block with a larger share of linked characters is a link."""
_FEWEST = 3
"""Words of the shortest title that is not marked as a heading."""
_MENUS = frozenset({"nav", "footer"})


@frozen(eq=False)
class Predictions:
    """What the model predicts of a page's blocks."""

    body: Sequence[float]
    """Probability that the block is body, 0 to 1."""
    role_probabilities: Sequence[dict[Role, float]]
    """Probabilities of :data:`LEARNED_ROLES`; those left out are near 0."""
    likely_headline: int | None
    """The block like the declared title or first heading."""
    table: FeatureTable
    """The features that the trees saw."""
    weights: Weights

    @property
    def has_markup(self) -> bool:
        """Whether the page came with markup."""
        return self.table.features.has_markup


def mode_of(features: PageFeatures) -> str:
    """Return which weights a page needs: "html" where it has markup, "text" where it has none."""
    return "html" if features.has_markup else "text"


def predict_page(features: PageFeatures, weights: Weights) -> Predictions:
    """Return how likely each block is body, or one of the roles around it."""
    table = FeatureTable(features, first_stage(features, weights))
    body = predict_body(table.first, weights.forests[BODY], table.rows)
    table.set_body(body)
    role_probabilities: list[dict[Role, float]] = [{}] * len(body)
    for role in LEARNED_ROLES:
        able = candidates(role, features.blocks, body, table.likely_headline, has_markup=features.has_markup)
        for index, value in zip(able, predict(able, weights.forests[role], table.rows), strict=True):
            role_probabilities[index] = {**role_probabilities[index], role: value}
    return Predictions(body, role_probabilities, table.likely_headline, table, weights)


def first_stage(features: PageFeatures, weights: Weights) -> array[float]:
    """Return the first stage's probability that each block is body, 0 to 1."""
    linear = weights.linear
    of_text, of_hint, of_place = (
        linear.score(part.names, part.flags, part.table(), part.count)
        for part in (features.text_rows, features.hint_rows, features.place_rows)
    )
    log_odds = features.sum_up(
        linear.bias,
        (of_text, text_weights(features, linear.kinds)),
        (of_hint, hint_weights(features, linear.kinds)),
        of_place,
    )
    return array("d", map(sigmoid, log_odds))


def apply_evidence(predictions: Predictions, evidence: Sequence[Evidence | None]) -> Predictions:
    """Return *predictions* after what is known from outside of the page; of each block, or nothing at all."""
    if not any(evidence):
        return predictions
    body = [
        probability if each is None or not each.body else sigmoid(log_odds(probability) + each.body)
        for probability, each in zip(predictions.body, evidence, strict=True)
    ]
    return evolve(predictions, body=body)


def candidates(
    role: Role,
    blocks: Sequence[BlockFeatures],
    body: Sequence[float],
    likely_headline: int | None,
    *,
    has_markup: bool,
) -> list[int]:
    """Return the blocks that may have a role of :data:`LEARNED_ROLES`, by their size and place."""
    story = [i for i, p in enumerate(body) if p > 0.5] or [0, len(blocks) - 1]
    least, most = _SIZES[role]
    before, after = _REACH[role]
    start, end = story[0] - _NEAR, story[0 if role in _AT_TOP else -1] + 1 + after
    reach = range(max(0, story[0] - before), min(len(blocks), end))
    beside = range(0)
    if role is Role.TITLE and likely_headline is not None and not has_markup:
        beside = range(max(0, likely_headline - _BESIDE), min(len(blocks), likely_headline + _BESIDE + 1))
    return [
        i
        for i in sorted({*reach, *beside})
        if (body[i] < BODY_CERTAIN or i in beside)
        and least <= blocks[i].text.length <= most
        and blocks[i].text.words
        and _may_have(role, blocks[i], near=i >= start)
    ]


def _may_have(role: Role, block: BlockFeatures, *, near: bool) -> bool:
    """Return False for blocks that practically never have the role, such as a timestamp without digits or a link far above the story."""
    if role is Role.TIMESTAMP and not block.text.has_digit:
        return False
    if block.hint.tag in HEADINGS:
        return True
    if role is Role.TITLE and block.text.words < _FEWEST:
        return False
    linked = block.link_density > _LINKED and (role is Role.CAPTION or not near)
    return not linked and _MENUS.isdisjoint(block.hint.inside)
