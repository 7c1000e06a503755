"""The weights of the labeller for one kind of page, as training wrote them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsparse.label.classifier.linear import LinearModel
from newsparse.label.classifier.trees import Forest

MODES = ("html", "text")
"""Pages with markup and flattened ones; each kind has its own weights."""
BODY = "body"
"""Name of the trees for the body; the others are named after their roles."""


class Weights:
    """
    What training found for pages of one mode; see ``training/train_labels.py``.

    Args:
        about: When and from what they were made.

        linear: The first stage.

        forests: The trees of the body and of each learned role around it, by name.
    """

    def __init__(self, about: Mapping[str, Any], linear: LinearModel, forests: Mapping[str, Forest]) -> None:
        self.about = about
        self.linear = linear
        self.forests = forests


def load_weights(mode: str) -> Weights:
    """Return the weights in the package for pages of one mode, "html" or "text"."""
    return read_weights(Path(__file__).with_name(f"{mode}.json.z").read_bytes())


def read_fold(folder: Path, fold: int) -> dict[str, Weights]:
    """Return the weights of one fold that training wrote to *folder*, for each mode it was run for."""
    paths = {mode: folder / f"{mode}-{fold}.json.z" for mode in MODES}
    return {mode: read_weights(path.read_bytes()) for mode, path in paths.items() if path.exists()}


def read_weights(packed: bytes) -> Weights:
    """Return the weights that the training script wrote."""
    plain = json.loads(zlib.decompress(packed))
    forests = {name: Forest(trees, plain["names"]) for name, trees in plain["trees"].items()}
    return Weights(plain["about"], LinearModel(plain["bias"], plain["first"]), forests)
