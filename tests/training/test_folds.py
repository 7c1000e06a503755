"""Weights of folds, as training leaves them, and scorers that run with them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsparse import load_models
from newsparse.fields.ranking import load_ranking

TRAINING = Path(__file__).parents[2] / "training"
PAGE = "<h1>Boat stays on the island</h1><p>By Ada Quill</p><p>The boat that the council wanted to sell stays.</p>"
SCORER = """
import json, sys
import newsparse
for line in open(sys.argv[1]):
    record = json.loads(line)
    print(record["id"], newsparse.parse_html(record["page"], url=record["url"]).title)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folds: fold 0 has the shipped weights of fields, fold 1 those with all signs turned."""
    shipped = load_ranking()
    turned = {field: {name: -weight for name, weight in table.items()} for field, table in shipped.items()}
    fields = {"folds": {"b": 1}, "weights": {"0": shipped, "1": turned}}
    (tmp_path / "folds.json").write_text(json.dumps({"a": 0}), encoding="utf-8")
    (tmp_path / "fields.json").write_text(json.dumps(fields), encoding="utf-8")
    return tmp_path


def run(script: str, *arguments: object) -> str:
    """Return what a script of the folder ``training`` prints."""
    command = [sys.executable, str(TRAINING / script), *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return ran.stdout


def test_each_page_has_the_models_of_its_fold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page's models are its fold's; what was not trained there ships with the package."""
    monkeypatch.syspath_prepend(str(TRAINING))
    folds: Any = pytest.importorskip("folds").Folds(folder)
    shipped = load_models()
    assert {"a": 0, "b": 1} == folds.fold_of
    assert shipped.ranking == folds.models_for("a").ranking
    assert shipped.ranking != folds.models_for("b").ranking
    assert folds.models_for("a") is folds.models(0) is folds.models_for("unknown")
    assert shipped.label.headline == folds.models_for("b").label.headline
    assert shipped.quotes is folds.models_for("b").quotes


def test_a_scorer_runs_with_the_weights_of_each_page(folder: Path, tmp_path: Path) -> None:
    """A scorer that knows nothing of folds gets for each record what that record's fold makes of the page."""
    scorer, pages = tmp_path / "scorer.py", tmp_path / "pages.jsonl"
    scorer.write_text(SCORER, encoding="utf-8")
    page = f"<title>Another name of all</title>{PAGE}"
    pages.write_text(
        "".join(json.dumps({"id": name, "url": None, "page": page}) + "\n" for name in "ab"), encoding="utf-8"
    )
    printed = dict(line.split(" ", 1) for line in run("score_unseen.py", folder, scorer, pages).splitlines())
    assert "Boat stays on the island" == printed["a"]
    assert printed["a"] != printed["b"]
