"""
Measure how far a page read as HTML and its own text, read as flattened text, agree: ``python benchmarks/agreement.py DATA_FOLDER``.

DATA_FOLDER holds ``index.jsonl``, one page per line with ``set``, ``url`` (or null) and ``file`` (gzipped bytes, relative to
the folder).  The flattened text is the text of all blocks that the page shows, one a line, menus included, as a WET dump
prints them; the address is passed to both.  The reading of the HTML counts as right; of its captions, those that the
page prints: descriptions of pictures stand in attributes only.

The weights that newsparse ships with have seen the pages that its authors used; on these, two readings of one page agree a
little more than elsewhere.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from compare import read_pages
from profiles import flatten

import newsparse
from newsparse.model import Article, Role
from newsparse.text.keys import comparison_key


def main() -> None:
    """Print what share of each field both readings have in common."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("folder", type=Path, help="the data folder")
    cli.add_argument("--set", default="fundus", help="which pages; default: fundus")
    options = cli.parse_args()
    hits: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    found: Counter[str] = Counter()
    count = 0
    for record, html in read_pages(options.folder, options.set, None):
        url = record["url"]
        marked, flat = newsparse.parse_html(html, url=url), newsparse.parse_text(flatten(html, url), url=url)
        count += 1
        theirs = dict(values_of(flat))
        for name, values in values_of(marked):
            hits[name] += sum((values & theirs[name]).values())
            all_of[name] += sum(values.values())
            found[name] += sum(theirs[name].values())
    print(f"{count} pages of {options.set}\n{'':12}{'HTML':>8}{'text':>8}{'both':>8}{'F1':>8}")
    for name, total in all_of.items():
        f1 = 200 * hits[name] / (total + found[name] or 1)
        print(f"{name:12}{total:8}{found[name]:8}{hits[name]:8}{f1:8.1f}")


def values_of(article: Article) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the name of each field and its values, in the form in which what reads the same is equal."""
    yield "title", _comparison_key([article.title or ""])
    yield "paragraphs", _comparison_key(block.text for block in article.blocks if block.role is Role.PARAGRAPH)
    yield "captions", _comparison_key(caption.text for caption in article.captions if caption.span)
    yield "dateline", _comparison_key([article.dateline.text] if article.dateline else [])
    yield "quotes", _comparison_key(quote.text for quote in article.quotes)
    yield "speakers", _comparison_key(f"{quote.text} {quote.speaker}" for quote in article.quotes if quote.speaker)
    yield "published", Counter([article.published.date().isoformat()] if article.published else [])
    yield "authors", _comparison_key(article.authors)


def _comparison_key(texts: Iterable[str]) -> Counter[str]:
    return Counter(key for key in map(comparison_key, texts) if key)


if __name__ == "__main__":
    main()
