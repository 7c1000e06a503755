"""
Train the labeller: ``python training/train_labels.py DATA_FOLDER [--write]``.

DATA_FOLDER holds ``html/index.jsonl`` (pages with reference bodies) and ``text/pages.jsonl.gz`` (flattened pages with a
kind for each line).  Two stages: a linear model over markup words and plain numbers, and boosted trees that also see the
first stage's probabilities around the block.  Pages of one publisher are always in the same fold.  Prints scores of
models that never saw the page's publisher, and with ``--write`` trains on everything and writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import re
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsparse.label.context import CONTEXT, context_numbers
from newsparse.label.facts import gather
from newsparse.label.features import OWN, own_numbers, tokens
from newsparse.label.first import bucket_tokens, find_anchor
from newsparse.lexicon import load
from newsparse.lexicon.detect import find_language
from newsparse.segment import segment
from newsparse.source.decode import decode
from newsparse.source.html import read_html
from newsparse.source.text import read_text

SEED = 20261124
FOLDS = 5
LEAST_PUBLISHERS = 4
"""A markup word counts only if this many publishers use it; others cannot help with unseen ones."""
WEIGHTS = Path(__file__).parents[1] / "src/newsparse/label/weights.json.z"
MARKS = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "\xad": "",
        "\u200b": "",
    }
)
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
LEAD = frozenset(
    [
        "standfirst",
        "summary",
        "dek",
        "lead",
        "teaser",
        "subtitle",
        "subheadline",
        "subline",
        "intro",
        "excerpt",
        "perex",
        "chapo",
        "deck",
        "sub",
        "sapo",
        "lede",
    ]
)

Pages = list[dict[str, Any]]


def norm(text: str) -> str:
    """Return text with white space and marks made uniform."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(MARKS).split())


def publisher(url: str | None, fallback: str) -> str:
    """Return the domain a publisher owns, so that its pages stay together."""
    host = (urlsplit(url).hostname or "") if url else ""
    parts = host.removeprefix("www.").split(".")
    if len(parts) > 2:
        parts = parts[-3:] if len(parts[-2]) <= 3 else parts[-2:]
    return ".".join(parts) if host else fallback


# --------------------------------------------------------------- references


def label_by_body(
    texts: list[str], gold: dict[str, Any], lead: list[bool], *, lead_is_free: bool
) -> list[tuple[float, float]]:
    """Return (is body, weight) of each block by the reference body."""
    lines = [norm(each).casefold() for each in (gold.get("paragraphs") or gold["text"].split("\n")) if each.strip()]
    exact = Counter(lines)
    whole = " \n ".join(lines)
    words = [TOKEN.findall(line) for line in lines]
    grams = {tuple(line[i : i + 4]) for line in words for i in range(len(line) - 3)}
    rows: list[list[float]] = []
    for text in texts:
        key = norm(text).casefold()
        mine = TOKEN.findall(key)
        if exact.get(key):
            rows.append([1.0, 1.0])
        elif len(mine) >= 6:
            share = sum(tuple(mine[i : i + 4]) in grams for i in range(len(mine) - 3)) / (len(mine) - 3)
            rows.append([float(share > 0.5), abs(share - 0.5) * 2])
        else:
            rows.append([0.0, 0.5 if len(key) > 12 and f" {key} " in whole else 1.0])
    strong = [i for i, (y, w) in enumerate(rows) if y and w > 0.6 and len(texts[i]) > 80]
    if strong:
        for i, row in enumerate(rows):
            if row[0] and not strong[0] - 12 <= i <= strong[-1] + 12 and len(texts[i]) < 80:
                row[0] = 0.0
    seen: Counter[str] = Counter()
    for i in sorted(range(len(rows)), key=lambda i: min((abs(i - s) for s in strong), default=0)):
        key = norm(texts[i]).casefold()
        if rows[i][0] and key in exact:
            seen[key] += 1
            if seen[key] > exact[key] and len(key) > 20:
                rows[i] = [0.0, 0.4]
    if lead_is_free:
        for i, row in enumerate(rows):
            if lead[i] and not row[0]:
                row[1] = 0.0
    return [(y, w) for y, w in rows]


def label_by_snippets(texts: list[str], gold: dict[str, Any]) -> list[tuple[float, float]]:
    """Return (is body, weight) of each block by snippets that the body must and must not hold."""
    rows = []
    wanted = [" ".join(s.split()) for s in gold.get("with") or ()]
    unwanted = [" ".join(s.split()) for s in gold.get("without") or ()]
    for text in texts:
        flat = " ".join(text.split())
        good = any(s in flat or (len(flat) > 30 and flat in s) for s in wanted)
        bad = any(s in flat for s in unwanted)
        rows.append((float(good), 1.5 if good != bad else 0.0))
    return rows


def label_by_kinds(blocks: Any, spans: list[tuple[int, int, list[str]]]) -> list[tuple[float, float]]:
    """Return (is body, weight) of each block by the kinds of a flattened page's lines."""
    rows, at = [], 0
    for block in blocks:
        while at < len(spans) and spans[at][1] <= block.span.start:
            at += 1
        kinds = spans[at][2] if at < len(spans) else ["other"]
        body = kinds[0] in ("body", "heading")
        free = kinds[0] == "subtitle" or (
            not set(kinds) <= {"body", "heading"} if body else bool(set(kinds) & {"body", "heading"})
        )
        rows.append((float(body), 0.0 if free else 0.6))
    return rows


# -------------------------------------------------------------------- pages


def read_pages(folder: Path) -> Pages:
    """Return all pages with their blocks, numbers and labels."""
    pages = []
    with (folder / "html/index.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            gold = record["gold"]
            if record["set"] == "htmldate":
                continue
            html = decode(gzip.decompress((folder / "html" / record["file"]).read_bytes()))
            page = read_html(html, url=record["url"])
            made = make(page, record, "html")
            declared = next((d.value for d in page.declared if d.field == "url"), None)
            made["group"] = publisher(record["url"] or declared, record["id"])
            texts = [b.text for b in made["blocks"]]
            if record["set"] == "trafilatura":
                made["labels"] = label_by_snippets(texts, gold)
            else:
                lead = [bool(LEAD & set(b.hint.words[:4])) for b in made["blocks"]]
                made["labels"] = label_by_body(texts, gold, lead, lead_is_free=record["set"] == "wcxb")
            pages.append(made)
    with gzip.open(folder / "text/pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            made = make(read_text(record["text"]), record, "text")
            made["group"] = publisher(record["url"], record["id"])
            kinds = iter(record["kinds"])
            spans, at = [], 0
            for raw in record["text"].split("\n"):
                if raw.strip():
                    spans.append((at, at + len(raw), next(kinds).split("|")))
                at += len(raw) + 1
            made["labels"] = label_by_kinds(made["blocks"], spans)
            pages.append(made)
    return [page for page in pages if len(page["blocks"])]


def make(page: Any, record: dict[str, Any], mode: str) -> dict[str, Any]:
    """Return a page with everything the stages see of it."""
    lexicon = load(find_language(page.text))
    blocks = segment(page)
    facts = gather(page, blocks, lexicon)
    numbers = own_numbers(page, facts)
    return {
        "id": record["id"], "set": record["set"], "mode": mode, "blocks": blocks, "facts": facts,
        "own": np.array(numbers, dtype=np.float32).reshape(-1, len(OWN)),
        "tokens": [tokens(f.hint) + bucket_tokens(n) for f, n in zip(facts, numbers, strict=True)],
        "anchor": find_anchor(page, facts),
    }  # fmt: skip


# ------------------------------------------------------------------- models


def folds_of(pages: Pages) -> np.ndarray:
    """Return the fold of each page: by publisher, alike in size."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        groups[page["group"]].append(i)
    order = sorted(groups, key=lambda g: (-len(groups[g]), hashlib.sha256(f"{SEED}{g}".encode()).hexdigest()))
    size = [0] * FOLDS
    fold = np.zeros(len(pages), dtype=int)
    for group in order:
        k = size.index(min(size))
        for i in groups[group]:
            fold[i] = k
        size[k] += len(groups[group])
    return fold


def vocabulary(pages: Pages) -> dict[str, int]:
    """Return the tokens that enough publishers use, numbered."""
    users: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for each in {token for row in page["tokens"] for token in row}:
            users[each].add(page["group"])
    return {t: i for i, t in enumerate(sorted(t for t, g in users.items() if len(g) >= LEAST_PUBLISHERS))}


def matrix(pages: Pages, words: dict[str, int]) -> csr_matrix:
    """Return one row per block, a 1 for each of its tokens."""
    indices: list[int] = []
    starts = [0]
    for page in pages:
        for row in page["tokens"]:
            indices.extend(words[t] for t in row if t in words)
            starts.append(len(indices))
    return csr_matrix((np.ones(len(indices), dtype=np.float32), indices, starts), shape=(len(starts) - 1, len(words)))


def targets(pages: Pages) -> tuple[np.ndarray, np.ndarray]:
    """Return label and weight of every block; a page of thousands counts no more than one of some hundred."""
    rows = np.array([row for page in pages for row in page["labels"]], dtype=np.float32).reshape(-1, 2)
    damp = np.concatenate([np.full(len(p["blocks"]), min(1.0, 150 / len(p["blocks"])) ** 0.5) for p in pages])
    return rows[:, 0], rows[:, 1] * damp


def fit_first(pages: Pages) -> tuple[dict[str, int], LogisticRegression]:
    """Fit the linear model."""
    words = vocabulary(pages)
    x = matrix(pages, words)
    y, w = targets(pages)
    use = w > 0
    model = LogisticRegression(C=0.3, max_iter=150, solver="lbfgs", tol=1e-3)
    model.fit(x[use], y[use], sample_weight=w[use])
    return words, model


def apply_first(pages: Pages, words: dict[str, int], model: LogisticRegression) -> None:
    """Give every block of *pages* its first probability."""
    p = model.predict_proba(matrix(pages, words))[:, 1]
    at = 0
    for page in pages:
        page["first"] = p[at : at + len(page["blocks"])]
        at += len(page["blocks"])


def second_rows(pages: Pages) -> np.ndarray:
    """Return what the trees see of every block."""
    rows = []
    for page in pages:
        context = context_numbers(page["facts"], [float(p) for p in page["first"]], page["anchor"])
        rows.append(np.hstack([page["own"], np.array(context, dtype=np.float32).reshape(-1, len(CONTEXT))]))
    return np.vstack(rows)


PARAMETERS: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 15, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 127, "verbosity": -1, "num_threads": 2,
    "seed": SEED, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = 160


def fit_second(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> lightgbm.Booster:
    """Fit the boosted trees."""
    use = w > 0
    data = lightgbm.Dataset(x[use], y[use], weight=w[use], feature_name=[f"f{i}" for i in range(x.shape[1])])
    return lightgbm.train(PARAMETERS, data, ROUNDS)


# ------------------------------------------------------------------- scores


def report(pages: Pages, probability: str) -> None:
    """Print log loss and, per set, an F1 of blocks weighted by their words."""
    table: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * 4)
    for page in pages:
        row = table[page["mode"], page["set"]]
        for (y, w), p, facts in zip(page["labels"], page[probability], page["facts"], strict=True):
            if w:
                q = min(max(p, 1e-4), 1 - 1e-4)
                row[0] += w * -(np.log(q) if y else np.log(1 - q))
                row[1] += w
                size = w * min(facts.words, 400)
                if (p > 0.5) == bool(y):
                    row[2] += size * y
                else:
                    row[3] += size
    for key, (loss, n, right, wrong) in sorted(table.items()):
        print(
            f"{probability:8}{key[0]:5}{key[1]:12} log loss {loss / n:.4f}   word F1 of blocks {100 * 2 * right / (2 * right + wrong):.2f}"
        )


def digest(folder: Path) -> str:
    """Return a digest of the data trained on."""
    both = (folder / "html/index.jsonl").read_bytes() + (folder / "text/pages.jsonl.gz").read_bytes()
    return hashlib.sha256(both).hexdigest()[:16]


def write(
    path: Path, words: dict[str, int], first: LogisticRegression, booster: lightgbm.Booster, about: dict[str, Any]
) -> None:
    """Write the weights of both stages."""
    linear = {t: round(float(first.coef_[0][i]), 3) for t, i in words.items() if abs(first.coef_[0][i]) >= 0.02}
    trees = [flatten(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]
    plain = {
        "about": about,
        "bias": round(float(first.intercept_[0]), 3),
        "first": linear,
        "trees": trees,
        "names": [*OWN, *CONTEXT],
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


def main() -> None:
    """Cross-validate, and train on everything if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--write", action="store_true", help="train on everything and write the weights")
    options.add_argument(
        "--folds", type=Path, help="write each fold's weights to this folder, for scoring unseen publishers"
    )
    options.add_argument("--cache", type=Path, help="keep the read pages in this file")
    arguments = options.parse_args()
    if arguments.cache and arguments.cache.exists():
        pages = pickle.loads(arguments.cache.read_bytes())  # noqa: S301  our own file
    else:
        pages = read_pages(arguments.data)
        if arguments.cache:
            arguments.cache.write_bytes(pickle.dumps(pages))
    print(
        len(pages),
        "pages",
        sum(len(p["blocks"]) for p in pages),
        "blocks",
        len({p["group"] for p in pages}),
        "publishers",
    )
    fold = folds_of(pages)
    firsts = []
    for k in range(FOLDS):
        train = [p for p, f in zip(pages, fold, strict=True) if f != k]
        firsts.append(fit_first(train))
        apply_first([p for p, f in zip(pages, fold, strict=True) if f == k], *firsts[-1])
    report(pages, "first")
    x = second_rows(pages)
    y, w = targets(pages)
    row_fold = np.concatenate([np.full(len(p["blocks"]), f) for p, f in zip(pages, fold, strict=True)])
    scores = np.zeros(len(y))
    for k in range(FOLDS):
        booster = fit_second(x[row_fold != k], y[row_fold != k], w[row_fold != k])
        scores[row_fold == k] = booster.predict(x[row_fold == k])
        if arguments.folds:
            arguments.folds.mkdir(parents=True, exist_ok=True)
            write(arguments.folds / f"{k}.json.z", *firsts[k], booster, {"fold": k})
    at = 0
    for page in pages:
        page["second"] = scores[at : at + len(page["blocks"])]
        at += len(page["blocks"])
    report(pages, "second")
    if arguments.folds:
        (arguments.folds / "folds.json").write_text(
            json.dumps({p["id"]: int(f) for p, f in zip(pages, fold, strict=True)})
        )
    if arguments.write:
        booster = fit_second(x, y, w)  # the first stage's probabilities in x are those of unseen publishers
        about = {"trained": datetime.now(UTC).date().isoformat(), "pages": len(pages), "data": digest(arguments.data)}
        write(WEIGHTS, *fit_first(pages), booster, about)


if __name__ == "__main__":
    main()
