"""Why a block has its role: :func:`to_reasons`."""

from __future__ import annotations

from collections import defaultdict

from newsparse.label.classifier.cascade import log_odds
from newsparse.label.classifier.weights import BODY
from newsparse.label.features.tokens import token_names
from newsparse.label.labelling import Labelling
from newsparse.label.predictions import Predictions
from newsparse.model import BODY_ROLES, BlockReasons, Reason, Role

_SHOWN = 6
"""Reasons that are kept of a block."""
_WORD_SHOWN = 0.3
"""The least weight, in log odds, of a word that is shown."""


def to_reasons(labelling: Labelling) -> tuple[BlockReasons, ...]:
    """Return for each block why it has its role."""
    return tuple(_reasons(labelling, index) for index in range(len(labelling.blocks)))


def _reasons(labelling: Labelling, index: int) -> BlockReasons:
    predictions = labelling.predictions
    role, body = labelling.roles[index], predictions.body[index]
    mine = [reason for each, reason in labelling.fired[index] if each is role]
    if role in BODY_ROLES or (body > 0.1 and not mine):
        mine += _model_reasons(labelling, index, BODY)
        mine += labelling.outside(index)
    elif predictions.role_probabilities[index].get(role, 0.0) > 0.1:
        mine += _model_reasons(labelling, index, role)
    elif body > 0.02:
        mine.append(Reason(f"the model gives body {body:.2f}", round(-log_odds(body), 2)))
    mine.sort(key=lambda reason: -abs(reason.weight))
    rivals = [(each, labelling.share(index, each)) for each in labelling.scores[index] if each is not role]
    if role not in BODY_ROLES:
        rivals.append((Role.PARAGRAPH, body))
    rivals = sorted((pair for pair in rivals if pair[1] >= 0.005), key=lambda pair: -pair[1])
    return BlockReasons(tuple(mine[:_SHOWN]), tuple((each, round(share, 3)) for each, share in rivals[:3]))


def _model_reasons(labelling: Labelling, index: int, name: str) -> list[Reason]:
    """Return what decided whether a block is body, or has the role *name*, strongest first, in log odds."""
    predictions: Predictions = labelling.predictions
    forest = predictions.weights.forests[name]
    row = predictions.table.row(index, forest.names)
    pushes: dict[str, float] = defaultdict(float, forest.contributions(row))
    values = dict(zip(forest.names, row, strict=True))
    # The first stage stands for its words; show the strongest of them instead.
    stage = pushes.pop("first stage", 0.0)
    weights = predictions.weights.linear.weights
    for token in token_names(predictions.table.features, index):
        weight = weights.get(token, 0.0)
        if abs(weight) >= _WORD_SHOWN and weight * stage > 0:
            pushes[in_words(token)] += weight
    # Rounded, and those of equal weight by name: sets of words come in another order each time.
    ranked = sorted(
        ((name, round(push, 2)) for name, push in pushes.items()), key=lambda pair: (-abs(pair[1]), pair[0])
    )
    return [
        Reason(f"{name}: {_shown(values[name])}" if name in values else name, push) for name, push in ranked[:_SHOWN]
    ]


def _shown(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def in_words(token: str) -> str:
    """Return a token of the first stage as a reader understands it."""
    kind, _, word = token.partition(":")
    kinds = {
        "t": "element",
        "p": "path ends in",
        "q": "path ends in",
        "w": "class word",
        "i": "stands in",
        "x": "element with class word",
    }
    of_text = {"v": "says", "b": "opens with", "e": "ends with"}
    return f'{of_text[kind]} "{word}"' if kind in of_text else f"{kinds.get(kind, kind)} {word.replace(':', ' ')}"
