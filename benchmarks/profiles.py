"""
What a learned site profile changes: boilerplate words let in and body words lost, with and without one.

    python benchmarks/profiles.py [--least 4] [--folds FOLDER] [--sites] [--html FOLDER] [--text FILE]

Pages are grouped by registrable domain; each page is parsed with a profile learned from all others of its group.  Both
modes are measured on pages whose reference body is known: HTML as it is, and text as in the dumps, or as the visible
lines of the HTML.  With ``--folds`` (what ``training/train_labels.py --folds`` wrote) each page is labelled with weights
that never saw its publisher, as a page of a new site would be.  "recurs" counts the words let in whose block, or most of
it, stands word for word (numbers aside) on another page of the site: what knowing all lines of all other pages could
remove.  Also prints how long learning takes beside parsing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import regex

import newsparse
from newsparse import ParseOptions, Parser, SiteProfile, profile, strategies
from newsparse.model import TEXT_ROLES
from newsparse.segment import segment
from newsparse.source.charset import decode
from newsparse.source.html import read_html
from newsparse.text.address import host
from newsparse.text.keys import comparison_key

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++")
HOSTS_OF_MANY = {"archive.org", "wordpress.com", "blogspot.com", "medium.com"}
ParserFor = Callable[[str, SiteProfile | None], Parser]
SECOND_LEVEL = {"ac", "co", "com", "gov", "ne", "net", "org"}


def domain(url: str | None) -> str:
    """Return the domain that a site registered."""
    parts = (host(url) or "").split(".")
    size = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL else 2
    return ".".join(parts[-size:])


def words(text: str) -> Counter[str]:
    """Return the words of *text*, counted."""
    return Counter(WORD.findall(comparison_key(text)))


def html_groups(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the pages of each site: id, page, url, body or None."""
    groups = defaultdict(list)
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        site = domain(record["url"])
        if site and site not in HOSTS_OF_MANY:
            gold = record["gold"]
            body = words(gold["text"]) if "text" in gold else None
            groups[site].append(
                {"id": record["id"], "file": folder / record["file"], "url": record["url"], "body": body}
            )
    return groups


def load_html(groups: dict[str, list[dict[str, Any]]], least: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield each site that has enough pages, with its pages read."""
    for site, pages in groups.items():
        if len(pages) >= least and any(page["body"] for page in pages):
            for page in pages:
                page["page"] = decode(gzip.decompress(page["file"].read_bytes()))
            yield site, pages


def flatten(html: str, url: str | None) -> str:
    """Return the visible lines of a page."""
    page = read_html(html, url=url)
    return "\n".join(line.span.of(page.text) for line in page.lines if "hidden" not in line.hint.inside)


def measure(article: newsparse.Article, body: Counter[str]) -> tuple[int, int]:
    """Return how many words of the article's text are not of the body, and how many of the body are missing."""
    mine = words(article.text)
    return sum((mine - body).values()), sum((body - mine).values())


def lines_of(text: str) -> list[str]:
    """Return a block and its sentences, as they are compared with those of other pages."""
    return [profile.line_key(each) for each in (text, *profile.sentences(text))]


def recurring(article: newsparse.Article, body: Counter[str], others: AbstractSet[str]) -> int:
    """Return how many words of the article's text are not of the body, and in blocks that other pages have too."""
    extra = words(article.text) - body
    found = Counter[str]()
    for block in article.blocks:
        same = [each for each in profile.sentences(block.text) if profile.line_key(each) in others]
        whole = profile.line_key(block.text) in others or 2 * sum(map(len, same)) >= len(block.text)
        if block.role in TEXT_ROLES and whole:
            found += words(block.text)
    return sum((extra & found).values())


def run(site: str, pages: Sequence[dict[str, Any]], kind: str, parser_for: ParserFor, *, show: bool) -> Counter[str]:
    """Return the sums over a site's pages, each parsed with a profile of the others."""
    totals: Counter[str] = Counter()
    read = [parser_for("", None).explain(each["page"], url=each["url"], kind=kind) for each in pages]
    known = [{line for block in segment(each.page) for line in lines_of(block.text)} for each in read]
    for index, page in enumerate(pages):
        if page["body"] is None:
            continue
        weights = parser_for(page["id"], None).models.label
        others_pages = [(each["page"], each["url"]) for i, each in enumerate(pages) if i != index]
        parsers = (parser_for(page["id"], each) for each in (None, SiteProfile.learn(others_pages, weights=weights)))
        articles = (each.explain(page["page"], url=page["url"], kind=kind).article for each in parsers)
        before, after = (measure(article, page["body"]) for article in articles)
        others = {line for each in [*known[:index], *known[index + 1 :]] for line in each}
        totals["recurs"] += recurring(read[index].article, page["body"], others)
        totals.update(pages=1, let_in=before[0], lost=before[1], let_in_after=after[0], lost_after=after[1])
    if show:
        print_row(f"  {site}", totals)
    return totals


def print_row(name: str, sums: Counter[str]) -> None:
    """Print one line of the table."""
    removed = 1 - sums["let_in_after"] / sums["let_in"] if sums["let_in"] else 0.0
    print(
        f"{name:34}{sums['pages']:6}{sums['let_in']:9}{sums['let_in_after']:9}{removed:9.0%}{sums['lost']:9}{sums['lost_after']:9}{sums['recurs']:9}"
    )


def parsers_of(folder: Path | None) -> ParserFor:
    """Return a function from a page's id to a parser whose weights never saw the page's publisher."""
    if folder is None:
        return lambda _, learned: Parser(ParseOptions(profile=learned))
    sys.path.append(str(Path(__file__).parents[1] / "training"))
    from folds import Folds

    folds = Folds(folder)
    return lambda page, learned: Parser(ParseOptions(profile=learned), folds.models_for(page))


def time_learning() -> None:
    """Print how long it takes to learn from 100 drawn pages, and to parse them."""
    from hypothesis import HealthCheck, given, settings

    drawn: list[str] = []

    @settings(max_examples=100, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(strategies.pages())
    def collect(page: strategies.DrawnPage) -> None:
        drawn.append(page.html)

    collect()
    pages = (drawn * 100)[:100]
    newsparse.parse(pages[0])
    start = time.process_time()
    for page in pages:
        newsparse.parse(page)
    parsing = time.process_time() - start
    start = time.process_time()
    SiteProfile.learn(pages)
    learning = time.process_time() - start
    print(f"100 pages: parsing {parsing:.2f} s, learning {learning:.2f} s, ratio {learning / parsing:.2f}")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--least", type=int, default=4, help="pages a site must have")
    options.add_argument("--folds", type=Path)
    options.add_argument("--sites", action="store_true", help="show each site")
    options.add_argument("--html", type=Path, default=DATA / "html")
    args = options.parse_args()
    parser_for = parsers_of(args.folds)
    print(f"{'':34}{'pages':>6}{'let in':>9}{'profile':>9}{'removed':>9}{'lost':>9}{'profile':>9}{'recurs':>9}")
    html, text = Counter[str](), Counter[str]()
    for site, pages in load_html(html_groups(args.html), args.least):
        html += run(site, pages, "html", parser_for, show=args.sites)
        flat = [{**page, "page": flatten(page["page"], page["url"])} for page in pages]
        text += run(f"{site} as text", flat, "text", parser_for, show=args.sites)
    print_row("HTML", html)
    print_row("text", text)
    time_learning()


if __name__ == "__main__":
    main()
