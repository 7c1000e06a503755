"""
Learn which line of a flattened page is its headline: ``python training/train_headline.py DATA_FOLDER FOLDS [--write]``.

DATA_FOLDER holds ``text/pages.jsonl.gz`` and ``html/index.jsonl``; FOLDS is what ``train_labels.py --folds`` wrote, so that
the labeller's opinion of each page is one that never saw its publisher.  Lines are ranked by softmax over the lines of a
page.  Every page is there twice, once without its headline, to teach when there is none.  Prints the share of pages with
the right line by weights that never saw the publisher and leaves these in ``FOLDS/headline.json``; with ``--write``
trains on everything and writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from folds import Folds
from label_pages import norm
from ranking import Vector, fit_ranking

from newsparse.label.classifier.weights import Weights
from newsparse.label.features.block import extract_features
from newsparse.label.headline.plain_text import NONE, line_reasons
from newsparse.label.predictions import predict_page
from newsparse.lexicon import load
from newsparse.lexicon.detect import choose_language
from newsparse.model import Page
from newsparse.segment import segment
from newsparse.source.charset import decode
from newsparse.source.html import read_html
from newsparse.source.text import read_text
from newsparse.text.separators import find_separators

FOLDS = 5
WEIGHTS = Path(__file__).parents[1] / "src/newsparse/label/headline/weights.json"
PENALTY = 0.6
STYLES = {"lines": 0.33, "blank": 0.33, "wet": 0.33, "made": 0.12, "bare": 0.2, "top": 0.15}
"""How much a page of each style counts."""
STORY = frozenset({"subtitle", "byline", "timestamp", "body", "heading"})
"""Kinds of lines that a careful scraper keeps."""
HEADLESS = 0.05
"""How much a page without its headline counts beside the page with it."""
_LEFT_OUT = frozenset({"hidden", "noscript", "form", "button", "select"})


class Case(NamedTuple):
    """One page's lines."""

    style: str
    fold: int
    lines: Sequence[Mapping[str, float]]
    """The reasons of each line; the last row stands for none of them."""
    right: Vector
    mass: float


def main() -> None:
    """Train, print scores of unseen publishers, and write the weights if asked."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("folds", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    cases = list(read_cases(options.data, options.folds))
    names = sorted({name for case in cases for line in case.lines for name in line})
    matrices = [matrix(case, names) for case in cases]
    unseen: dict[str, list[bool]] = defaultdict(list)
    tables = {}
    for fold in range(FOLDS):
        known = [i for i, case in enumerate(cases) if case.fold != fold]
        weights = train([cases[i] for i in known], [matrices[i] for i in known])
        tables[fold] = table_of(names, weights)
        for case, rows in zip(cases, matrices, strict=True):
            if case.fold == fold:
                unseen[case.style].append(bool(case.right[int(np.argmax(rows @ weights))]))
    for style, hits in sorted(unseen.items()):
        print(f"{style:16}{len(hits):6} pages, right line {100 * np.mean(hits):.1f} %")
    (options.folds / "headline.json").write_text(json.dumps(tables))
    if options.write:
        whole = table_of(names, train(cases, matrices))
        WEIGHTS.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_cases(data: Path, folds: Path) -> Iterator[Case]:
    """Yield each page whose headline is known and printed, and the same page without it."""
    trained = Folds(folds)
    fold_of = trained.fold_of
    weights = [trained.models(k).label.modes["text"] for k in range(FOLDS)]
    for style, key, url, title, lines in flattened_pages(data):
        fold = fold_of.get(key)
        if fold is None:
            continue
        wanted = norm(title).casefold()
        holds = [wanted in forms(line) for line in lines]
        if not any(holds):
            continue
        yield to_case(style, fold, read_text("\n".join(lines), url=url), wanted, weights[fold])
        if style == "wet" and wanted in forms(lines[0]):  # some pages say it nowhere else
            alone = [lines[0], *(line for line in lines[1:] if wanted not in forms(line))]
            yield to_case("top", fold, read_text("\n".join(alone), url=url), wanted, weights[fold])
        rest = [line for line in lines if norm(line).casefold().find(wanted) < 0 and wanted not in forms(line)]
        if style not in {"made", "bare"}:  # their first line is another form of the headline
            rest = [line for line in rest if line is not lines[0]]
        yield to_case(f"{style} headless", fold, read_text("\n".join(rest), url=url), None, weights[fold])


def flattened_pages(data: Path) -> Iterator[tuple[str, str, str | None, str, list[str]]]:
    """Yield style, id, address, headline and lines of each page."""
    with gzip.open(data / "text/pages.jsonl.gz", "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            if record["title"]:
                lines = record["text"].split("\n")
                yield record["style"], record["id"], record["url"], record["title"], lines
                if (
                    record["style"] == "lines"
                ):  # what a careful scraper leaves: the story, and nothing but the headline over it
                    kinds = zip(filter(str.strip, lines), record["kinds"], strict=True)
                    story = [line for line, kind in kinds if kind.split("|")[0] in STORY]
                    yield "bare", record["id"], None, record["title"], [record["title"], *story]
    with (data / "html/index.jsonl").open(encoding="utf-8") as records:
        for number, record in enumerate(map(json.loads, records)):
            if title := record["gold"].get("title"):
                html = decode(gzip.decompress((data / "html" / record["file"]).read_bytes()))
                blocks = segment(read_html(html, url=record["url"]))
                left_out = _LEFT_OUT | ({"nav", "footer"} if number % 2 else set())
                lines = [block.text for block in blocks if not block.hint.inside & left_out]
                # Of two pages of scrapers one tells the page's name first; here none does, or the test would be learned.
                yield "made", record["id"], record["url"] if number % 3 else None, title, lines


def forms(line: str) -> set[str]:
    """Return a line's text as a headline may read, with and without what a separator parts."""
    text = norm(line).casefold()
    found = {text}
    for separator in islice(find_separators(text), 8):
        found |= {text[: separator.start].strip(), text[separator.end :].strip()}
    return found - {""}


def to_case(style: str, fold: int, page: Page, wanted: str | None, weights: Weights) -> Case:
    """Return the lines of a page with their reasons, and which of them is right: none if nothing is *wanted*."""
    lexicon = load(choose_language(page).value)
    features = extract_features(page, segment(page), lexicon)
    predictions = predict_page(features, weights)
    ideas = line_reasons(page, features.blocks, predictions)
    exact = [wanted is not None and norm(features.blocks[i].text.text).casefold() == wanted for i in ideas]
    right = (
        exact if any(exact) else [wanted is not None and wanted in forms(features.blocks[i].text.text) for i in ideas]
    )
    base = style.split(maxsplit=1)[0]
    mass = STYLES[base] * (1.0 if wanted else HEADLESS)
    none = wanted is None or not any(right)
    return Case(style, fold, [*ideas.values(), {NONE: 1.0}], np.array([*map(float, right), float(none)]), mass)


def matrix(case: Case, names: Sequence[str]) -> Vector:
    """Return the reasons of each line as numbers."""
    index = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(case.lines), len(names)))
    for row, reasons in zip(rows, case.lines, strict=True):
        for name, value in reasons.items():
            row[index[name]] = value
    return rows


def train(cases: Sequence[Case], matrices: Sequence[Vector]) -> Vector:
    """Return weights under which the right lines outrank the others."""
    mass = np.array([case.mass for case in cases])
    return fit_ranking(matrices, [case.right for case in cases], mass, PENALTY)


def table_of(names: Sequence[str], weights: Vector) -> dict[str, float]:
    """Return the weights by name, heaviest first, rounded."""
    table = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return {NONE: table[NONE], **dict(sorted(table.items(), key=lambda pair: -abs(pair[1])))}


if __name__ == "__main__":
    main()
