"""
Train the labeller: ``python training/train_labels.py DATA_FOLDER [--mode html|text] [--write]``.

DATA_FOLDER holds ``html/index.jsonl`` (pages with reference bodies) and ``text/pages.jsonl.gz`` (flattened pages with a
kind for each line).  Two stages: a linear model over markup words and plain numbers, and boosted trees that also see the
first stage's probabilities around the block; then trees for the roles around the body.  Pages without a reference are
labelled where a first round and another extractor agree, and HTML pages are flattened to teach about text.  Pages of one
publisher are always in the same fold.  Prints scores of models that never saw the page's publisher, and with ``--write``
trains on everything and writes the weights, one file for each mode.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from label_pages import Pages, add_opinions, digest, features_of, flattened, folds_of, observe, read_pages, thin
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsparse.label.classifier.weights import MODES
from newsparse.label.features.table import FeatureTable
from newsparse.label.predictions import LEARNED_ROLES, candidates

SEED = 20261124
FOLDS = 5
OF_TEXT = ("v:", "b:", "e:")
"""How the tokens for words of a text begin."""
LEAST_PUBLISHERS = 4
"""A word of the markup counts only if this many publishers use it; others cannot help with unseen ones."""
LEAST_OF_TEXT = 6
"""The same for a word of a text."""
WORD_SCALE = 0.7
"""What a word of a text stands for, where a word of the markup is 1: there are many, and each is weaker."""
WEIGHTS = Path(__file__).parents[1] / "src/newsparse/label/classifier"
PARAMETERS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 15, "min_data_in_leaf": 60, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "verbosity": -1, "num_threads": 1,
    "seed": SEED, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = {
    "html": {"body": 160, "title": 60, "standfirst": 40, "byline": 50, "timestamp": 40, "caption": 80},
    "text": {"body": 160, "title": 110, "standfirst": 60, "byline": 90, "timestamp": 60, "caption": 150},
}
First = tuple[dict[str, int], LogisticRegression]


# -------------------------------------------------------------- first stage


def vocabulary(pages: Pages) -> dict[str, int]:
    """Return the tokens that enough publishers use, numbered."""
    users: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for each in {token for row in page["tokens"] for token in row}:
            users[each].add(page["group"])
    known = (t for t, g in users.items() if len(g) >= (LEAST_OF_TEXT if t.startswith(OF_TEXT) else LEAST_PUBLISHERS))
    return {t: i for i, t in enumerate(sorted(known))}


def scales(words: dict[str, int]) -> np.ndarray:
    """Return what each token stands for."""
    return np.array([WORD_SCALE if t.startswith(OF_TEXT) else 1 for t in words], dtype=np.float32)


def matrix(pages: Pages, words: dict[str, int]) -> csr_matrix:
    """Return one row per block, with what each of its tokens stands for."""
    indices: list[int] = []
    starts = [0]
    for page in pages:
        for row in page["tokens"]:
            indices.extend(sorted(words[t] for t in row if t in words))  # sums depend on the order in their last digits
            starts.append(len(indices))
    return csr_matrix((scales(words)[indices], indices, starts), shape=(len(starts) - 1, len(words)))


def targets(pages: Pages) -> tuple[np.ndarray, np.ndarray]:
    """Return label and weight of every block; a page of thousands counts no more than one of some hundred."""
    rows = np.array([row for page in pages for row in page["labels"]], dtype=np.float32).reshape(-1, 2)
    return rows[:, 0], rows[:, 1] * damping(pages)


def damping(pages: Pages) -> np.ndarray:
    """Return the factor of each block's weight."""
    return np.concatenate([np.full(len(p["blocks"]), min(1.0, 150 / len(p["blocks"])) ** 0.5) for p in pages])


def fit_first(pages: Pages) -> First:
    """Fit the linear model."""
    words = vocabulary(pages)
    x = matrix(pages, words)
    y, w = targets(pages)
    use = w > 0
    model = LogisticRegression(C=0.3, max_iter=80, solver="lbfgs", tol=1e-3)
    model.fit(x[use], y[use], sample_weight=w[use])
    return words, model


def apply_first(pages: Pages, first: First) -> None:
    """Give every block of *pages* its first probability."""
    if not pages:
        return
    p = first[1].predict_proba(matrix(pages, first[0]))[:, 1]
    spread(pages, p, "first")


def spread(pages: Pages, values: np.ndarray, name: str) -> None:
    """Give every page its part of *values*."""
    at = 0
    for page in pages:
        page[name] = values[at : at + len(page["blocks"])]
        at += len(page["blocks"])


# ------------------------------------------------------------- second stage


def build_context(page: dict[str, Any]) -> None:
    """Give a page what the trees of the body see of its blocks."""
    table = FeatureTable(features_of(page), array("d", page["first"]))
    page["rows"] = np.array(table.rows(range(len(page["blocks"])), table.names()), dtype=np.float32)


def build_role_rows(page: dict[str, Any]) -> None:
    """Give a page what the trees of the roles see of those of its blocks that may have them."""
    features, body = features_of(page), page["body"].tolist()
    table = FeatureTable(features, array("d", page["first"]))
    table.set_body(body)
    page["names"] = table.names()
    page["candidates"] = {
        role: candidates(role, features.blocks, body, table.likely_headline, has_markup=features.has_markup)
        for role in LEARNED_ROLES
    }
    asked = sorted({i for each in page["candidates"].values() for i in each})
    rows = np.array(table.rows(asked, page["names"]), dtype=np.float32)
    page["role_rows"] = dict(zip(asked, rows, strict=False))


def fit_trees(x: np.ndarray, y: np.ndarray, w: np.ndarray, rounds: int) -> lightgbm.Booster:
    """Fit boosted trees."""
    data = lightgbm.Dataset(x, y, weight=w, free_raw_data=True)
    return lightgbm.train(PARAMETERS, data, rounds)


def fit_body(pages: Pages, mode: str) -> lightgbm.Booster:
    """Fit the trees that know the body."""
    y, w = targets(pages)
    use = w > 0
    return fit_trees(np.vstack([p["rows"] for p in pages])[use], y[use], w[use], ROUNDS[mode]["body"])


def head_rows(pages: Pages, role: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return numbers, label and weight of the blocks that may have *role*."""
    x, y, w = [], [], []
    for page in pages:
        for i in page["candidates"][role]:
            label, weight = page["roles"][i][role]
            if weight and (label or i % 3 == 0):  # of the many without the role a third will do
                weight *= 1 if label else 3
                x.append(page["role_rows"][i])
                y.append(label)
                w.append(weight)
    return np.array(x), np.array(y), np.array(w)


# ------------------------------------------------------------------ rounds

Models = dict[str, Any]
"""The first stage under "first", the trees under "body" and the names of the roles."""


def cross_validate(pages: Pages, fold: np.ndarray, *, heads: bool) -> list[Models]:
    """Give every block the probabilities of models that never saw its publisher; return these models. One mode only."""
    mode = pages[0]["mode"]
    models: list[Models] = []
    for k in range(FOLDS):
        models.append({"first": fit_first([p for p, f in zip(pages, fold, strict=True) if f != k])})
        apply_first([p for p, f in zip(pages, fold, strict=True) if f == k], models[k]["first"])
    for page in pages:
        build_context(page)
    for k in range(FOLDS):
        booster = fit_body([p for p, f in zip(pages, fold, strict=True) if f != k], mode)
        for page in (p for p, f in zip(pages, fold, strict=True) if f == k):
            page["body"] = booster.predict(page["rows"], num_threads=1)
        models[k]["body"] = booster
    if not heads:
        return models
    for page in pages:
        build_role_rows(page)
    for role in LEARNED_ROLES:
        parts = [head_rows([p for p, f in zip(pages, fold, strict=True) if f == k], role) for k in range(FOLDS)]
        unseen = []
        for k in range(FOLDS):
            x, y, w = (np.concatenate([part[i] for j, part in enumerate(parts) if j != k]) for i in range(3))
            models[k][role] = fit_trees(x, y, w, ROUNDS[mode][role])
            unseen.append(models[k][role].predict(parts[k][0], num_threads=1))
        _report_head(mode, role, parts, unseen)
    return models


def train_mode(
    pages: Pages, fold: np.ndarray, *, everything: bool
) -> tuple[list[Models], Models, dict[str, float], list[str]]:
    """Return the models of each fold, those of all pages if asked for, the scores of the folds, and the features' names."""
    models = cross_validate(pages, fold, heads=True)
    report(pages, "first")
    scores = report(pages, "body")
    whole: Models = {}
    if everything:  # the numbers of earlier stages stay those of unseen publishers
        mode = pages[0]["mode"]
        whole = {"first": fit_first(pages), "body": fit_body(pages, mode)}
        for role in LEARNED_ROLES:
            whole[role] = fit_trees(*head_rows(pages, role), ROUNDS[mode][role])
    return models, whole, scores, pages[0]["names"]


# ------------------------------------------------------------------- scores


def report(pages: Pages, probability: str) -> dict[str, float]:
    """Print and return log loss and an F1 of blocks weighted by their words, per set."""
    table: dict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    for page in pages:
        row = table[f"{page['style']} {page['set']}"]
        for (y, w), p, words in zip(page["labels"], page[probability], page["words"], strict=True):
            if w:
                q = min(max(p, 1e-4), 1 - 1e-4)
                row[0] += w * -(np.log(q) if y else np.log(1 - q))
                row[1] += w
                size = w * min(words, 400)
                if (p > 0.5) == bool(y):
                    row[2] += size * y
                else:
                    row[3] += size
    scores = {}
    for key, (loss, n, right, wrong) in sorted(table.items()):
        scores[key] = round(100 * 2 * right / (2 * right + wrong or 1), 2)
        print(
            f"{probability:8}{key:20} log loss {loss / (n or 1):.4f}   word F1 of blocks {scores[key]:.2f}", flush=True
        )
    return scores


def _report_head(mode: str, role: str, parts: list[Any], unseen: list[np.ndarray]) -> None:
    y = np.concatenate([part[1] for part in parts])
    p = np.concatenate(unseen)
    best = []
    for cut in (0.3, 0.4, 0.5):
        right, found = float(y[p > cut].sum()), float((p > cut).sum())
        best.append(f"{cut}: {100 * 2 * right / (found + y.sum() or 1):.1f}")
    print(f"{mode} {role:11} {int(y.sum())} of {len(y)}   F1 at {'  '.join(best)}", flush=True)


# ------------------------------------------------------------------ writing


def write(path: Path, models: Models, names: Sequence[str], about: dict[str, Any]) -> None:
    """Write the weights of all stages of one mode."""
    words, model = models["first"]
    weights = model.coef_[0] * scales(words)
    plain = {
        "about": about,
        "names": names,
        "bias": round(float(model.intercept_[0]), 3),
        "first": {t: round(float(weights[i]), 3) for t, i in words.items() if abs(weights[i]) >= 0.02},
        "trees": {
            str(name): [flatten(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]
            for name, booster in models.items()
            if name != "first"
        },
    }
    path.write_bytes(zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 9))
    print(path, path.stat().st_size, "bytes", file=sys.stderr)


def flatten(node: dict[str, Any]) -> Any:
    """Return a tree as nested lists: [feature, threshold, left, right], a leaf as a number."""
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    return [
        node["split_feature"],
        float(f"{node['threshold']:.5g}"),
        flatten(node["left_child"]),
        flatten(node["right_child"]),
    ]


def prepare(data: Path, modes: Sequence[str]) -> Pages:
    """Return the pages of *modes* ready for the stages: observed, labelled by second opinions, flattened ones added."""
    pages = read_pages(data)
    fold = folds_of(pages, FOLDS, SEED)
    for page, number in zip(pages, fold, strict=True):
        page["fold"] = int(number)
    pages = [page for page in pages if page["mode"] == "html" or page["mode"] in modes]
    for page in pages:
        observe(page)
    marked = [p for p in pages if p["mode"] == "html"]
    judged = [p for p in marked if any(w for _, w in p["labels"])]
    models = cross_validate(judged, np.array([p["fold"] for p in judged]), heads=False)
    report(judged, "body")
    for page in marked:
        if "body" not in page:
            apply_first([page], models[page["fold"]]["first"])
            build_context(page)
            page["body"] = models[page["fold"]]["body"].predict(page["rows"], num_threads=1)
    add_opinions(marked, "body")
    if "text" in modes:
        add_flattened(pages)
    return pages


def add_flattened(pages: Pages) -> None:
    """Add flattened HTML pages in one style of print each: all that have a reference, and a third of the others."""
    for number, page in enumerate([page for page in pages if page["mode"] == "html"]):
        referenced = page["taught"] is None
        if (referenced or number % 3 == 0) and (made := flattened(page, number if referenced else number // 3)):
            observe(made)
            made["fold"] = page["fold"]
            pages.append(made)


def main() -> None:
    """Cross-validate, and train on everything if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--mode", choices=MODES, help="train for pages of one mode only; else for both")
    options.add_argument("--write", action="store_true", help="train on everything and write the weights")
    options.add_argument("--folds", type=Path, help="write each fold's weights here, for training/score_unseen.py")
    options.add_argument("--cache", type=Path, help="keep the prepared pages in this file")
    arguments = options.parse_args()
    modes = (arguments.mode,) if arguments.mode else MODES
    if arguments.cache and arguments.cache.exists():
        pages = pickle.loads(arguments.cache.read_bytes())  # noqa: S301  our own file
    else:
        pages = prepare(arguments.data, modes)
        if arguments.cache:
            arguments.cache.write_bytes(pickle.dumps(pages))
    thin(pages)
    parts = [[p for p in pages if p["mode"] == mode] for mode in modes]
    for mode, part in zip(modes, parts, strict=True):
        print(mode, len(part), "pages", sum(len(p["blocks"]) for p in part), "blocks", flush=True)
    folds = [np.array([p["fold"] for p in part]) for part in parts]
    with ProcessPoolExecutor(len(modes), mp_context=get_context("fork")) as pool:
        results = list(pool.map(partial(train_mode, everything=arguments.write), parts, folds))
    if arguments.folds:
        arguments.folds.mkdir(parents=True, exist_ok=True)
        (arguments.folds / "folds.json").write_text(json.dumps({p["id"]: p["fold"] for p in pages}))
    for mode, part, (models, whole, scores, names) in zip(modes, parts, results, strict=True):
        if arguments.folds:
            for k in range(FOLDS):
                write(arguments.folds / f"{mode}-{k}.json.z", models[k], names, {"fold": k})
        if arguments.write:
            about = {
                "trained": datetime.now(UTC).date().isoformat(),
                "pages": len(part),
                "data": digest(arguments.data),
                "word F1 of blocks, unseen publishers": scores,
            }
            write(WEIGHTS / f"{mode}.json.z", whole, names, about)


if __name__ == "__main__":
    main()
