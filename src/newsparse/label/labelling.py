"""The roles of a page while they are assigned, and the changes that rules make to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsparse.label.features.block import BlockFeatures
from newsparse.label.predictions import Predictions
from newsparse.label.signals import Scores, SignalScores, share_of
from newsparse.lexicon import Lexicon
from newsparse.model import Evidence, Page, Reason, Role

TAIL = frozenset({Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER})
BODY = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM})
_DECIDED = 9.0
"""Log odds of a role that a rule decides."""


class Change(NamedTuple):
    """A rule's answer for one block: a role, and the reason for it."""

    at: int
    """The number of the block."""
    role: Role
    why: str
    weight: float | None = None
    """Log odds that are added to the role's score; ``None`` decides the role."""


class Labelling:
    """The roles of one page's blocks."""

    def __init__(
        self,
        page: Page,
        blocks: Sequence[BlockFeatures],
        predictions: Predictions,
        lexicon: Lexicon,
        evidence: Sequence[Evidence | None],
        *,
        headline_weights: Mapping[str, float],
    ) -> None:
        self.page = page
        self.blocks = blocks
        self.predictions = predictions
        self.lexicon = lexicon
        self.headline_weights = headline_weights
        """What each reason for a headline of flattened text weighs, in log odds."""
        self.evidence = evidence
        self.roles: list[Role] = [Role.OTHER] * len(blocks)
        self.scores: list[Scores] = [{}] * len(blocks)
        """Of each block; blocks may share them, so they are replaced and never changed."""
        self.fired: list[tuple[tuple[Role, Reason], ...]] = [()] * len(blocks)
        self._sure: list[float | None] = [None] * len(blocks)
        """How sure the role of each block is that no rule has changed."""
        self.headline: int | None = None
        """The block that shows the headline, once a rule has found it."""
        self.body_start = len(blocks)
        """The first block that was taken for body before the rules; the number of blocks where there is none."""
        self.body_end = 0
        """One past the last such block; 0 where there is none."""

    def body(self) -> list[int]:
        """Return the blocks taken for body so far, in order."""
        return [index for index, role in enumerate(self.roles) if role in BODY]

    def is_body(self, index: int) -> bool:
        """Return whether the block is taken for body so far."""
        return self.roles[index] in BODY

    def begin(self, index: int, signals: SignalScores) -> None:
        """Give a block the role that its signals give it."""
        self.scores[index], self.fired[index], self.roles[index], self._sure[index] = signals

    def apply(self, changes: Iterable[Change]) -> None:
        """Make *changes*, one after the other."""
        for index, role, why, weight in changes:
            scores = self.scores[index]
            self._sure[index] = None
            if weight is None:
                self.scores[index] = {**scores, role: _DECIDED}
                self.roles[index] = role
                if role is Role.TITLE:
                    self.headline = index
            else:
                scores = self.scores[index] = {**scores, role: scores.get(role, 0.0) + weight}
                self.roles[index] = max(scores, key=scores.__getitem__)
            self.fired[index] += ((role, Reason(why, _DECIDED if weight is None else weight)),)

    def outside(self, index: int) -> list[Reason]:
        """Return the reasons for or against body from outside of the page; may be empty."""
        each = self.evidence[index] if self.evidence else None
        return [Reason(each.why, each.body)] if each else []

    def is_of_the_site(self, index: int) -> bool:
        """Return whether the block recurs on other pages of the site, so that it is not part of the story."""
        each = self.evidence[index] if self.evidence else None
        return each is not None and each.recurs

    def share(self, index: int, role: Role) -> float:
        """Return how sure a role is, 0 to 1."""
        scores = self.scores[index]
        body = self.predictions.body[index]
        if role in BODY:
            return body if self.roles[index] is role else 0.0
        if not scores:
            return 0.0
        mine = share_of(role, scores)
        return mine * (1 - body) if self.roles[index] in BODY else mine

    def shares(self) -> Iterator[float]:
        """Yield how sure the role of each block is, 0 to 1, to three decimals."""
        for index, (role, known) in enumerate(zip(self.roles, self._sure, strict=True)):
            if known is not None and role not in BODY:
                yield known
            else:
                yield round(self.predictions.body[index] if role in BODY else self.share(index, role), 3)
