"""
Train the weights of the reasons for titles, authors and times: ``python training/train_fields.py DATA_FOLDER [OPTIONS]``.

DATA_FOLDER holds ``html/index.jsonl``, pages with reference values.  ``--write`` trains on all pages and writes
``src/newsparse/fields/weights.json``.  ``--folds FOLDS`` takes the folds and the labeller's weights that
``train_labels.py --folds`` wrote there and adds ``fields.json``: the fold of every page, and for each fold weights that
saw no page of its publishers.  ``training/score_unseen.py`` and ``benchmarks/compare.py`` read it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from train_labels import FOLDS, norm, publisher

from newsparse import label
from newsparse.fields.authors import gather_names
from newsparse.fields.published import gather_times
from newsparse.fields.title import gather_titles
from newsparse.label import model
from newsparse.lexicon import load
from newsparse.lexicon.detect import find_language
from newsparse.segment import segment
from newsparse.source.decode import decode
from newsparse.source.html import read_html

WEIGHTS = Path(__file__).parents[1] / "src/newsparse/fields/weights.json"
STRICTNESS = 3.0
"""The penalty of large weights; 1, 3 and 10 were tried in five folds."""
AUTHOR_FROM = -1.0
"""Log odds from which a name is an author; five steps from -1.6 to -0.6 were tried in five folds."""
COUNTS = {"title": {"fundus": 3.0, "wcxb": 1.5}, "authors": {"fundus": 3.0, "wcxb": 1.5}, "published": {"fundus": 2.0}}
"""How much a page of a set counts; the sets of others 1."""

Table = dict[str, dict[str, float]]


class Row(NamedTuple):
    """The candidates of one page for one field."""

    fold: int
    counts: float
    reasons: list[Mapping[str, float]]
    right: list[float]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--folds", type=Path)
    cli.add_argument("--write", action="store_true", help="write the weights that newsparse ships with")
    options = cli.parse_args()
    records = read_records(options.folder / "html")
    folds = folds_of(records, options.folds)
    rows = gather(records, folds, options.folder / "html", options.folds)
    print({field: len(each) for field, each in rows.items()}, "pages")
    if options.folds:
        tables = {fold: train_all(rows, leave_out=fold) for fold in sorted(set(folds.values()))}
        (options.folds / "fields.json").write_text(json.dumps({"folds": folds, "weights": tables}))
    if options.write:
        WEIGHTS.write_text(json.dumps(train_all(rows), indent=1, ensure_ascii=False) + "\n")


# ------------------------------------------------------------------- reading


def read_records(folder: Path) -> list[dict[str, Any]]:
    with (folder / "index.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def folds_of(records: Sequence[Mapping[str, Any]], folder: Path | None) -> dict[str, int]:
    """Return the fold of each page: that of its publisher in *folder*, else one by the publisher's name."""
    known = json.loads((folder / "folds.json").read_text()) if folder else {}
    publishers = {each["id"]: publisher(each["url"], each["id"]) for each in records}
    of_publisher = {publishers[page]: fold for page, fold in known.items() if page in publishers}

    def fold_of(page: str) -> int:
        name = publishers[page]
        drawn = int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS
        return int(known.get(page, of_publisher.get(name, drawn)))

    return {page: fold_of(page) for page in publishers}


def gather(
    records: Sequence[Mapping[str, Any]], folds: Mapping[str, int], folder: Path, weights_of: Path | None
) -> dict[str, list[Row]]:
    """Return the rows of each field; with *weights_of*, blocks are labelled by weights that never saw the page."""
    if weights_of:
        weights = {k: model.read_weights((weights_of / f"{k}.json.z").read_bytes()) for k in set(folds.values())}
    rows: dict[str, list[Row]] = {"title": [], "authors": [], "published": []}
    for record in records:
        fold, gold = folds[record["id"]], record["gold"]
        if weights_of:
            label.load_weights = lambda fold=fold: weights[fold]  # type: ignore[misc]
        page = read_html(decode(gzip.decompress((folder / record["file"]).read_bytes())), url=record["url"])
        lexicon, raw = load(page.language or find_language(page.text)), segment(page)
        blocks = label.label(page, raw, lexicon)

        def row(field: str, found: Sequence[Any], right: list[bool], record: Any = record, fold: int = fold) -> None:
            counts = COUNTS[field].get(record["set"], 1.0)
            rows[field].append(Row(fold, counts, [each.reasons for each in found], [*map(float, right)]))

        if gold.get("title"):
            titles, wanted = gather_titles(page, raw, blocks), norm(gold["title"]).casefold()
            row("title", titles, [norm(each.text).casefold() == wanted for each in titles])
        if gold.get("authors"):
            names, keys = gather_names(page, raw, blocks, lexicon), {*map(name_key, gold["authors"])}
            row("authors", names, [name_key(each.text) in keys for each in names])
        if gold.get("date"):
            times = gather_times(page, raw, blocks, lexicon)
            row("published", times, [same_time(each.moment, gold["date"]) for each in times])
    return rows


def name_key(name: str) -> str:
    return " ".join(re.findall(r"\w+", norm(name).casefold()))


def same_time(found: datetime, gold: str) -> bool:
    """Tell whether it is the same day, and the same minute where the reference has one."""
    moment = datetime.fromisoformat(gold)
    if not (found.tzinfo and moment.tzinfo):
        found, moment = found.replace(tzinfo=None), moment.replace(tzinfo=None)
    if len(gold) == 10:
        return found.date() == moment.date()
    return abs((found - moment).total_seconds()) < 60


# ------------------------------------------------------------------ training


def train_all(rows: Mapping[str, Sequence[Row]], leave_out: int | None = None) -> Table:
    """Return the weights of each field, heaviest first, rounded; those of 0 are left out."""
    table = {}
    for field, all_rows in rows.items():
        mine = [row for row in all_rows if row.fold != leave_out]
        if field == "published":  # none of the times may be right
            mine = [nothing_added(row) for row in mine]
        weights = train_each(mine) if field == "authors" else train_best(mine)
        if field == "authors":
            weights["bias"] -= AUTHOR_FROM
        ordered = sorted(weights.items(), key=lambda item: -abs(item[1]))
        table[field] = {name: rounded for name, weight in ordered if (rounded := round(weight, 2))}
    return table


def nothing_added(row: Row) -> Row:
    """Return the row with one more candidate, "none of them", and a bias for all others."""
    none_right = not any(row.right)
    return Row(
        row.fold,
        row.counts * (0.3 if none_right else 1.0),  # most such references are on no page at all
        [{**each, "bias": 1.0} for each in row.reasons] + [{}],
        [*row.right, float(none_right)],
    )


def train_best(rows: Sequence[Row]) -> dict[str, float]:
    """Learn to rank a right candidate first: softmax over the candidates of a page."""
    rows = [row for row in rows if any(row.right)]
    names, matrix = matrix_of([each for row in rows for each in row.reasons])
    right = np.concatenate([row.right for row in rows])
    lengths = np.array([len(row.right) for row in rows])
    of_row, starts = np.repeat(np.arange(len(rows)), lengths), np.cumsum(np.r_[0, lengths[:-1]])
    counts = np.array([row.counts for row in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[of_row])
        total, hit = np.add.reduceat(odds, starts), np.maximum(np.add.reduceat(odds * right, starts), 1e-300)
        slope = (odds / total[of_row] - odds * right / hit[of_row]) * counts[of_row]
        value = -(counts * np.log(hit / total)).sum() + STRICTNESS * (weights @ weights) / 2
        return value, matrix.T @ slope + STRICTNESS * weights

    return minimized(loss, names)


def train_each(rows: Sequence[Row]) -> dict[str, float]:
    """Learn to tell right from wrong, each candidate by itself: logistic regression."""
    rows = [row for row in rows if row.right]
    names, matrix = matrix_of([{**each, "bias": 1.0} for row in rows for each in row.reasons])
    right = np.concatenate([row.right for row in rows])
    counts = np.concatenate([np.full(len(row.right), row.counts / np.sqrt(len(row.right))) for row in rows])
    strictness = np.array([0.01 if name == "bias" else STRICTNESS for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        value = (counts * (np.logaddexp(0, scores) - right * scores)).sum() + (strictness * weights * weights).sum() / 2
        return value, matrix.T @ (counts * (1 / (1 + np.exp(-scores)) - right)) + strictness * weights

    return minimized(loss, names)


def matrix_of(reasons: Sequence[Mapping[str, float]]) -> tuple[list[str], np.ndarray]:
    names = sorted({name for each in reasons for name in each})
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(reasons), len(names)))
    for index, each in enumerate(reasons):
        for name, value in each.items():
            matrix[index, column[name]] = value
    return names, matrix


def minimized(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], names: Sequence[str]) -> dict[str, float]:
    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


if __name__ == "__main__":
    main()
