"""Each feature of each block of three pages, by its name; ``pytest --update-golden`` rewrites the tables."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

import pytest

from newsparse.example import EXAMPLE_URL, read_example
from newsparse.label.features.block import extract_features
from newsparse.label.features.table import FeatureTable
from newsparse.label.predictions import mode_of
from newsparse.lexicon import load
from newsparse.model import Page
from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.source.text import read_text

HERE = Path(__file__).parent / "features"


def read(name: str) -> tuple[Page, str]:
    """Return a page and its language."""
    if name == "harbour":
        return read_html(read_example("html"), url=EXAMPLE_URL), "en"
    if name == "harbour_text":
        return read_text(read_example("text"), url=EXAMPLE_URL), "en"
    return read_text((HERE / "tide_ja.txt").read_text(encoding="utf-8"), url="https://minato.example/news/12"), "ja"


def table_of(name: str) -> list[dict[str, object]]:
    """Return the features of each block that are not 0, after its text; the stages before them are taken for plain."""
    page, language = read(name)
    features = extract_features(page, segment(page), load(language))
    # No weights: the table changes with the features, not with what was learned.
    first = [min(0.95, each.text.length / 200) * (1 - each.link_density) for each in features.blocks]
    table = FeatureTable(features, array("d", first))
    table.set_body(first)
    names = table.names()
    rows = [table.row(index, names) for index in range(len(features))]
    return [
        {"block": block.text.text[:60], **{n: round(v, 4) for n, v in zip(names, row, strict=True) if round(v, 4)}}
        for block, row in zip(features.blocks, rows, strict=True)
    ]


@pytest.mark.parametrize("name", ["harbour", "harbour_text", "tide_ja"])
def test_features_are_as_recorded(name: str, update_golden: bool) -> None:  # noqa: FBT001  pytest calls it
    """No feature of any block has another value than the one recorded under its name."""
    path = HERE / f"{name}.json"
    found = table_of(name)
    if update_golden:
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
        path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert [row["block"] for row in expected] == [row["block"] for row in found]
    for before, after in zip(expected, found, strict=True):
        changed = {
            key: (before.get(key, 0), after.get(key, 0))
            for key in {*before, *after}
            if before.get(key, 0) != after.get(key, 0)
        }
        assert {} == changed, before["block"]


def test_names_are_distinct() -> None:
    """No two features share a name."""
    for name in ("harbour", "harbour_text"):
        page, language = read(name)
        features = extract_features(page, segment(page), load(language))
        table = FeatureTable(features, array("d", [0.5] * len(features)))
        table.set_body([0.5] * len(features))
        assert len(table.names()) == len({*table.names()}), mode_of(features)
