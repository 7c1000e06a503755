"""Weights that never saw a page's publisher, as the training scripts leave them in one folder: :class:`Folds`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from newsparse.label.classifier.weights import read_fold
from newsparse.models import Models, load_models


class Folds:
    """
    The folds of a folder, each with models trained on all others.

    ``train_labels.py --folds`` wrote the folder; ``train_headline.py`` and ``train_fields.py --folds`` add to it.  For
    steps that were not trained there, the models hold the weights that ship with the package.
    """

    def __init__(self, folder: Path) -> None:
        """Read which page is in which fold."""
        self._folder = folder
        self._fields: Mapping[str, Any] = self._read("fields.json")
        self._headlines: Mapping[str, Any] = self._read("headline.json")
        self.fold_of: Mapping[str, int] = {**self._read("folds.json"), **self._fields.get("folds", {})}
        """The fold of each page, by its id."""
        self._models: dict[int, Models] = {}

    def models_for(self, page: str) -> Models:
        """Return the models that never saw the publisher of the page with this id; fold 0's for unknown pages."""
        return self.models(self.fold_of.get(page, 0))

    def models(self, fold: int) -> Models:
        """Return the models that saw no page of *fold*."""
        if fold not in self._models:
            self._models[fold] = self._load(fold)
        return self._models[fold]

    def _load(self, fold: int) -> Models:
        shipped = load_models()
        label = evolve(shipped.label, modes={**shipped.label.modes, **read_fold(self._folder, fold)})
        if self._headlines:
            label = evolve(label, headline=self._headlines[str(fold)])
        ranking = self._fields["weights"][str(fold)] if self._fields else {}
        return evolve(shipped, label=label, ranking={**shipped.ranking, **ranking})

    def _read(self, name: str) -> dict[str, Any]:
        path = self._folder / name
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}  # type: ignore[no-any-return]
