"""
Compare newsparse with other extractors on one folder of pages: ``python benchmarks/compare.py DATA_FOLDER [OPTIONS]``.

DATA_FOLDER holds ``index.jsonl``, one page per line: ``id``, ``set``, ``url`` (or null), ``file`` (gzipped bytes, relative
to the folder) and ``gold`` with any of ``title``, ``authors`` (list), ``date`` (ISO), ``text`` and ``paragraphs`` (list).
Every extractor that can be imported reads the same decoded text, one page after the other in one process.  Prints
Markdown tables, one for each set of pages.

The weights that newsparse ships with were trained on the pages of the data folder its authors used.  On these pages a
fair figure needs weights that never saw the page's publisher: ``training/train_labels.py DATA --folds FOLDS``, then
``training/train_fields.py DATA --folds FOLDS`` write them, ``--folds FOLDS`` reads them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import platform
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")  # scripts without spaces count by character
CHARSET = re.compile(rb"""<meta[^>]{1,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]+)""", re.IGNORECASE)
SAME = str.maketrans(dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—‑", "-"))
GONE = str.maketrans(dict.fromkeys("\xad\u200b"))
MEASURES = ("body words F1", "paragraphs F1", "title", "authors F1", "day")
WARM = "<article><p>" + "This short page loads what is loaded when first used. " * 9 + "</p></article>"


class Found(NamedTuple):
    """What an extractor says about a page; ``None`` for what it never tells of any page."""

    text: str
    title: str | None = None
    authors: list[str] | None = None
    day: date | str | None = None


Extractor = Callable[[str, str | None], Found]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path, help="the data folder")
    cli.add_argument("--folds", type=Path, help="weights of newsparse that never saw the page's publisher")
    cli.add_argument("--set", dest="sets", help="only these sets of pages, joined by commas")
    cli.add_argument("--limit", type=int, help="only the first pages of each set")
    cli.add_argument("--json", type=Path, help="write the scores of every page to this file")
    options = cli.parse_args()
    logging.disable(logging.CRITICAL)

    folds = load_folds(options.folds) if options.folds else None
    extractors = dict(load_extractors())
    rows: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    details = []
    for record, html in read_pages(options.folder, options.sets, options.limit):
        if folds:
            extractors["newsparse"] = load_newsparse(folds.models_for(record["id"]))
        for name, extract in extractors.items():
            start = time.process_time()
            try:
                found = extract(html, record["url"])
            except Exception:
                found = NOTHING[name]
            spent = 1000 * (time.process_time() - start)
            scores = score(record["gold"], found) | {"ms": spent}
            rows[record["set"], name].append(scores)
            details.append({"id": record["id"], "extractor": name, **scores})
    print_tables(rows, with_folds=options.folds is not None)
    if options.json:
        options.json.write_text(json.dumps(details, indent=1))


# ---------------------------------------------------------------- extractors


def load_extractors() -> Iterator[tuple[str, Extractor]]:
    """Yield the distribution's name and the function of each extractor that is installed, warmed up."""
    for name, load in LOADERS.items():
        try:
            extract = load()
        except ImportError:
            continue
        extract(WARM, None)
        yield name, extract


NOTHING = {
    "newsparse": Found("", "", [], ""),
    "trafilatura": Found("", "", [], ""),
    "newspaper4k": Found("", "", [], ""),
    "readability-lxml": Found("", ""),
    "resiliparse": Found(""),
}
"""What counts where an extractor fails on a page."""


def load_newsparse(models: Any = None) -> Extractor:
    import newsparse

    parser = newsparse.Parser(models=models)

    def extract(html: str, url: str | None) -> Found:
        article = parser.parse_html(html, url=url)
        return Found(article.text, article.title or "", list(article.authors), article.published or "")

    return extract


def load_folds(folder: Path) -> Any:
    """Return the weights of newsparse that never saw the publisher of a page."""
    sys.path.append(str(Path(__file__).parents[1] / "training"))
    from folds import Folds

    return Folds(folder)


def load_trafilatura() -> Extractor:
    import trafilatura

    def extract(html: str, url: str | None) -> Found:
        found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
        if found is None:
            return NOTHING["trafilatura"]
        authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
        return Found(found.text or "", found.title or "", authors, found.date or "")

    return extract


def load_newspaper() -> Extractor:
    import newspaper

    def extract(html: str, url: str | None) -> Found:
        article = newspaper.Article(url or "https://news.example/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        return Found(article.text or "", article.title or "", list(article.authors), article.publish_date or "")

    return extract


def load_readability() -> Extractor:
    import lxml.html
    import readability

    def extract(html: str, url: str | None) -> Found:
        document = readability.Document(html, url=url)
        body = lxml.html.fromstring(document.summary(html_partial=True))
        blocks = body.iter("p", "h2", "h3", "h4", "li", "blockquote", "pre")
        leaves = [each for each in blocks if each.find(".//p") is None]
        return Found("\n".join(" ".join(each.text_content().split()) for each in leaves), document.short_title() or "")

    return extract


def load_resiliparse() -> Extractor:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(html: str, _url: str | None) -> Found:
        return Found(extract_plain_text(HTMLTree.parse(html), main_content=True, alt_texts=False))

    return extract


LOADERS: dict[str, Callable[[], Extractor]] = {
    "newsparse": load_newsparse,
    "trafilatura": load_trafilatura,
    "newspaper4k": load_newspaper,
    "readability-lxml": load_readability,
    "resiliparse": load_resiliparse,
}


# ------------------------------------------------------------------- reading


def read_pages(folder: Path, sets: str | None, limit: int | None) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each page's record and its text."""
    wanted, seen = set(sets.split(",")) if sets else None, Counter[str]()
    with (folder / "index.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if (wanted is None or record["set"] in wanted) and (limit is None or seen[record["set"]] < limit):
                seen[record["set"]] += 1
                yield record, decode(gzip.decompress((folder / record["file"]).read_bytes()))


def decode(raw: bytes) -> str:
    """Return the text of a page: UTF-8, else what it declares, else Windows-1252."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = CHARSET.search(raw[:4096])
        try:
            return raw.decode(declared[1].decode() if declared else "cp1252", "replace")
        except LookupError:
            return raw.decode("cp1252", "replace")


# ------------------------------------------------------------------- scoring


def score(gold: dict[str, Any], found: Found) -> dict[str, float]:
    """Return the measures, 0 to 1, for which the page has a reference and the extractor an answer."""
    scores = {}
    if gold.get("text"):
        scores["body words F1"] = overlap(
            Counter(WORD.findall(found.text.lower())), Counter(WORD.findall(gold["text"].lower()))
        )
    if gold.get("paragraphs"):
        scores["paragraphs F1"] = overlap(lines(found.text.split("\n")), lines(gold["paragraphs"]))
    if gold.get("title") and found.title is not None:
        scores["title"] = float(plain(found.title).casefold() == plain(gold["title"]).casefold())
    if gold.get("authors") and found.authors is not None:
        scores["authors F1"] = overlap(names(found.authors), names(gold["authors"]))
    if gold.get("date") and found.day is not None:
        scores["day"] = float(same_day(found.day, gold["date"]))
    return scores


def overlap(found: Counter[str], gold: Counter[str]) -> float:
    total = found.total() + gold.total()
    return 2 * (found & gold).total() / total if total else 1.0


def plain(text: str) -> str:
    """Return *text* with white space, quotes and dashes made uniform."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(SAME).translate(GONE).split())


def lines(texts: list[str]) -> Counter[str]:
    return Counter(filter(None, map(plain, texts)))


def names(texts: list[str]) -> Counter[str]:
    return Counter({key for text in texts if (key := " ".join(re.findall(r"\w+", plain(text).casefold())))})


def same_day(found: date | str, gold: str) -> bool:
    """Tell whether the calendar day is the same; two aware moments may also be the same minute in two zones."""
    moment = datetime.fromisoformat(gold)
    if isinstance(found, str):
        return found[:10] == moment.date().isoformat()
    if isinstance(found, datetime):
        if found.tzinfo and moment.tzinfo and abs((found - moment).total_seconds()) < 60:
            return True
        found = found.date()
    return found == moment.date()


# ------------------------------------------------------------------ printing


def print_tables(rows: dict[tuple[str, str], list[dict[str, float]]], *, with_folds: bool) -> None:
    print(f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}; ", end="")
    print("newsparse with weights that never saw the publisher" if with_folds else "newsparse as shipped")
    for name_of_set in dict.fromkeys(name for name, _ in rows):
        by_name = {name: each for (of, name), each in rows.items() if of == name_of_set}
        shown = [m for m in MEASURES if any(m in row for each in by_name.values() for row in each)]
        print(f"\n`{name_of_set}`, {len(next(iter(by_name.values())))} pages\n")
        print(f"| extractor | {' | '.join(shown)} | ms per page |")
        print(f"|---|{'---:|' * (len(shown) + 1)}")
        for name, each in by_name.items():
            cells = [mean(each, measure, 100) for measure in shown] + [mean(each, "ms", 1)]
            print(f"| {name} {find_version(name)} | {' | '.join(cells)} |")


def mean(rows: list[dict[str, float]], measure: str, scale: int) -> str:
    values = [row[measure] for row in rows if measure in row]
    return f"{scale * sum(values) / len(values):.1f}" if values else "–"


def find_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        import newsparse

        return newsparse.__version__


if __name__ == "__main__":
    main()
