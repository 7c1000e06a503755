"""Scores per field over the development data; skipped where it is absent."""

import importlib.util
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

import newsparse

SHARED = next((up / "shared" for up in Path(__file__).parents if (up / "shared/score/html.py").exists()), None)
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(SHARED is None, reason="needs the development data: shared/ beside the repository"),
]


def scorer(name: str) -> Any:
    """Return a scorer as a module."""
    assert SHARED is not None
    path, before = SHARED / f"score/{name}.py", sys.path[:]
    spec = importlib.util.spec_from_file_location(f"score_{name}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


# The weights have seen these pages: the minimums catch breakage.  Figures for unseen publishers are in docs/method.md.
@pytest.mark.parametrize(
    ("name", "least"), [("fundus", {"body F1": 0.955, "paragraph F1": 0.90}), ("wcxb", {"body F1": 0.94})]
)
def test_html_pages(name: str, least: dict[str, float]) -> None:
    """Bodies of HTML pages score no worse than they did; no page raises."""
    html = scorer("html")
    rows = [
        html.score_page(record, newsparse.parse_html(page, url=record["url"]))
        for record, page in html.pages({name}, 60)
    ]
    scores = html.summary(rows)
    assert {} == {key: scores[key] for key, value in least.items() if scores[key] < value}


def test_flattened_pages() -> None:
    """Bodies of flattened pages score no worse than they did."""
    text = scorer("text")
    records = (record for record in text.load() if record["style"] == "lines")
    results = list(text.run(records, lambda page, url: newsparse.parse_text(page, url=url), 60))
    scores = [score for _, score, _ in results]
    assert 0.93 <= text.mean(score["words"][2] for score in scores)


def test_captions() -> None:
    """Credits are split off captions, and off nothing else."""
    captions = scorer("captions")
    with redirect_stdout(io.StringIO()):
        out = captions.evaluate(
            {"captions": [captions.json.loads(line) for line in captions.DATA.read_text(encoding="utf-8").splitlines()]}
        )
    assert 0.93 <= out["credited"]["credit"]
    assert 0.03 >= out["not_caption"]["given"]
