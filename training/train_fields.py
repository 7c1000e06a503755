"""
Learn what the reasons for titles, authors and times weigh: ``python training/train_fields.py DATA_FOLDER [OPTIONS]``.

DATA_FOLDER holds ``html/index.jsonl``: pages with reference titles, authors and dates.  Titles and times are ranked by
softmax over a page's candidates (a time may also be none of them), authors are chosen one by one by logistic regression.
Pages of one publisher are always in the same fold.  Prints the share of right choices by models that never saw the
page's publisher, and with ``--write`` trains on everything and writes the weights.

``--folds FOLDS`` takes the folds and the labeller's weights that ``train_labels.py --folds`` wrote there, and adds
``fields.json``: the fold of each page, and for each fold weights that saw no page of its publishers.
``training/score_unseen.py`` and ``benchmarks/compare.py`` read it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from folds import Folds
from ranking import Vector, fit_ranking, solve

from newsparse import label as labels
from newsparse.fields.authors import choose, gather_names
from newsparse.fields.body_range import find_body_range
from newsparse.fields.published import find_times
from newsparse.fields.title import gather_titles
from newsparse.lexicon import load
from newsparse.lexicon.detect import choose_language
from newsparse.segment import segment
from newsparse.source.charset import decode
from newsparse.source.html import read_html
from newsparse.text.address import host

SEED = 20261124
FOLDS = 5
WEIGHTS = Path(__file__).parents[1] / "src/newsparse/fields/ranking.json"
SET_WEIGHTS = {"fundus": 3.0, "wcxb": 1.5}
"""How much the pages of a set count; those of the others 1."""
PENALTY = {"title": 2.0, "authors": 3.0, "published": 4.0}
"""The L2 penalty of each field's weights."""
AUTHOR_FROM = -1.0
"""The log odds from which a name is taken: F1 is best when names are taken sooner than they are left."""
MARKS = str.maketrans("‘’‚“”„«»–—‑", '\'\'\'"""""---', "\xad\u200b")


class Case(NamedTuple):
    """One page's candidates for a field."""

    set_name: str
    publisher: str
    candidates: Sequence[Any]
    right: Vector
    """1 for each candidate that the reference calls right, else 0."""
    gold: Any
    fold: int


def main() -> None:
    """Train each field, print scores of unseen publishers, and write the weights if asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--folds", type=Path)
    options = arguments.parse_args()
    fold_of = assign_folds(options.folder / "html", options.folds)
    cases = read_cases(options.folder / "html", fold_of, options.folds)
    tables = {}
    unseen_tables: dict[int, dict[str, dict[str, float]]] = {fold: {} for fold in range(FOLDS)}
    for field, trainer, rate in (
        ("title", train_ranking, rate_best),
        ("authors", train_names, rate_names),
        ("published", train_ranking, rate_best),
    ):
        names = sorted({name for case in cases[field] for each in case.candidates for name in each.reasons})
        names.append("bias")
        matrices = [matrix(case, names, field) for case in cases[field]]
        folds = [case.fold for case in cases[field]]
        unseen = defaultdict(list)
        for fold in range(FOLDS):
            known = [i for i, each in enumerate(folds) if each != fold]
            weights = trainer([cases[field][i] for i in known], [matrices[i] for i in known], PENALTY[field])
            unseen_tables[fold][field] = table_of(names, weights, field)
            for i in (i for i, each in enumerate(folds) if each == fold):
                unseen[cases[field][i].set_name].append(rate(cases[field][i], matrices[i] @ weights))
        print(
            field, {name: (len(rates), round(100 * float(np.mean(rates)), 2)) for name, rates in sorted(unseen.items())}
        )
        weights = trainer(cases[field], matrices, PENALTY[field])
        tables[field] = table_of(names, weights, field)
    if options.folds:
        (options.folds / "fields.json").write_text(json.dumps({"folds": fold_of, "weights": unseen_tables}))
    if options.write:
        WEIGHTS.write_text(json.dumps(tables, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def table_of(names: Sequence[str], weights: Vector, field: str) -> dict[str, float]:
    """Return the weights by name, heaviest first, rounded."""
    shift = [AUTHOR_FROM if field == "authors" and name == "bias" else 0.0 for name in names]
    table = {name: round(float(weight), 2) for name, weight in zip(names, weights - np.array(shift), strict=True)}
    return dict(sorted(((n, w) for n, w in table.items() if w), key=lambda pair: -abs(pair[1])))


def read_cases(folder: Path, fold_of: Mapping[str, int], weights_of: Path | None) -> Mapping[str, list[Case]]:
    """
    Return the pages' candidates for each field that their reference gives.

    With *weights_of*, blocks are labelled by weights that never saw the page's publisher.
    """
    cases: dict[str, list[Case]] = defaultdict(list)
    folds = Folds(weights_of) if weights_of else None
    for record, html in read_pages(folder):
        fold = fold_of[record["id"]]
        weights = folds.models(fold).label if folds else labels.load_label_weights()
        gold, url = record["gold"], record["url"]
        page = read_html(html, url=url)
        lexicon = load(choose_language(page).value)
        raw = segment(page)
        blocks = labels.label(page, raw, lexicon, weights)
        story = find_body_range(blocks)
        head = record["set"], publisher(url, record["id"])
        if title := gold.get("title"):
            titles = gather_titles(page, raw, blocks, story)
            right = np.array([float(norm(each.text) == norm(title)) for each in titles])
            cases["title"].append(Case(*head, titles, right, title, fold))
        if authors := gold.get("authors"):
            names = gather_names(page, raw, blocks, story, lexicon)
            keys = name_keys(authors)
            right = np.array([float(bool(found := name_keys([each.text])) and found <= keys) for each in names])
            cases["authors"].append(Case(*head, names, right, keys, fold))
        if date := gold.get("date"):
            times = find_times(page, raw, blocks, story, lexicon).candidates
            right = np.array([float(same_time(each.moment, date)) for each in times])
            cases["published"].append(Case(*head, times, right, date, fold))
    return cases


def read_pages(folder: Path) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Yield each page's record and its HTML."""
    with (folder / "index.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield record, decode(gzip.decompress((folder / record["file"]).read_bytes()))


def publisher(url: str | None, fallback: str) -> str:
    """Return the domain a publisher owns, so that its pages stay together."""
    parts = (host(url) or "").split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:]) or fallback


def assign_folds(folder: Path, known_in: Path | None) -> dict[str, int]:
    """Return the fold of each page: that of its publisher in *known_in*; one publisher is in one fold."""
    publishers = {record["id"]: publisher(record["url"], record["id"]) for record, _ in read_pages(folder)}
    names = sorted({*publishers.values()})
    random.Random(SEED).shuffle(names)  # folds are no secret
    fold_of = {name: index % FOLDS for index, name in enumerate(names)}
    known = json.loads((known_in / "folds.json").read_text()) if known_in else {}
    fold_of |= {publishers[page]: fold for page, fold in known.items() if page in publishers}
    return {page: known.get(page, fold_of[name]) for page, name in publishers.items()}


def matrix(case: Case, names: Sequence[str], field: str) -> Vector:
    """Return the reasons of each candidate as numbers; for times the last row stands for none of them."""
    index = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(case.candidates) + (field == "published"), len(names)))
    for row, each in zip(rows, case.candidates, strict=False):
        for name, value in each.reasons.items():
            row[index[name]] = value
        row[-1] = 0.0 if field == "title" else 1.0
    return rows


# ------------------------------------------------------------------ training


def train_ranking(cases: Sequence[Case], matrices: Sequence[Vector], penalty: float) -> Vector:
    """Return weights under which the right candidates outrank the others."""
    kept = [(case, rows, truth(case, rows)) for case, rows in zip(cases, matrices, strict=True)]
    kept = [(case, rows, right) for case, rows, right in kept if right.any()]
    # Pages without a right candidate teach when to say nothing, but a third as loudly.
    mass = np.array([SET_WEIGHTS.get(case.set_name, 1.0) * (1.0 if case.right.any() else 0.3) for case, _, _ in kept])
    return fit_ranking([rows for _, rows, _ in kept], [right for _, _, right in kept], mass, penalty)


def truth(case: Case, rows: Vector) -> Vector:
    """Return what is right, the row for "none of them" included where there is one."""
    extra = len(rows) - len(case.right)
    return np.r_[case.right, np.full(extra, float(not case.right.any()))]


def train_names(cases: Sequence[Case], matrices: Sequence[Vector], penalty: float) -> Vector:
    """Return weights that part authors from others; pages with many names count no more than by their root."""
    kept = [(case, rows) for case, rows in zip(cases, matrices, strict=True) if len(rows)]
    rows = np.concatenate([each for _, each in kept])
    right = np.concatenate([case.right for case, _ in kept])
    mass = np.concatenate(
        [np.full(len(each), SET_WEIGHTS.get(case.set_name, 1.0) / np.sqrt(len(each))) for case, each in kept]
    )
    penalties = np.full(rows.shape[1], penalty)
    penalties[-1] = 0.01  # the bias

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = rows @ weights
        value = (mass * (np.logaddexp(0, scores) - right * scores)).sum() + (penalties * weights**2).sum() / 2
        return float(value), rows.T @ (mass * (1 / (1 + np.exp(-scores)) - right)) + penalties * weights

    return solve(loss, rows.shape[1])


# ------------------------------------------------------------------- scoring


def rate_best(case: Case, scores: Vector) -> float:
    """Return 1 if the best candidate is right."""
    if not len(scores) or (best := int(np.argmax(scores))) >= len(case.right):
        return 0.0
    return float(case.right[best])


def rate_names(case: Case, scores: Vector) -> float:
    """Return the F1 of the names chosen."""
    chosen = choose([(float(score) - AUTHOR_FROM, name) for score, name in zip(scores, case.candidates, strict=True)])
    found: Counter[str] = Counter(key for name in chosen for key in name_keys([name.text]))
    gold = Counter(case.gold)
    return 2 * sum((found & gold).values()) / (sum(found.values()) + sum(gold.values()))


def norm(text: str) -> str:
    """Return *text* with marks, blanks and case made uniform."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(MARKS).split()).casefold()


def name_keys(names: Sequence[str]) -> set[str]:
    """Return the names, words only."""
    return {key for name in names if (key := " ".join(re.findall(r"\w+", norm(name))))}


def same_time(found: datetime, gold: str) -> bool:
    """Return whether *found* is the reference's minute, or its day where it gives no time."""
    moment = datetime.fromisoformat(gold)
    if found.tzinfo is None or moment.tzinfo is None:
        found, moment = found.replace(tzinfo=None), moment.replace(tzinfo=None)
    if len(gold) > len("2024-05-02"):
        return abs((found - moment).total_seconds()) < 60  # a minute
    return found.date() == moment.date()


if __name__ == "__main__":
    main()
