"""
Put lines of sites among the paragraphs of real stories, and count the ones that come out as body.

    python benchmarks/inserted_lines.py DATA_FOLDER [--pages 40] [--show]

DATA_FOLDER holds ``html/index.jsonl``: pages with reference paragraphs.  Each line is put behind a random paragraph of
each page, in an element like that paragraph's.  Prints the share of inserted lines that stay in ``Article.text`` by kind
and, for the untouched pages, the reference paragraphs that the labeller takes for such lines.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse.model import Role
from newsparse.source.charset import decode

SEED = 20261129
LINES = {
    "advertisement": ["Advertisement", "ADVERTISEMENT", "- Advertisement -", "Anzeige", "Publicité", "Publicidad", "Реклама", "広告", "Article continues after advertisement", "Story continues below", "Scroll to continue"],
    "credit": ["Photo: Mira Oldfield/Harbour Press", "Image: Getty Images", "Foto: Jonas Weber/dpa", "Photo by Lena Ruiz / AFP"],
    "one link": ['<a href="/x">Ferry crews vote to end their strike in May</a>', '<a href="/x">Council approves the new harbour wall</a>', '<a href="/x">Was die neue Fähre kostet</a>'],
    "read also": ["Read more: Ferry crews vote to end their strike", "READ ALSO: Council approves the new harbour wall", "Lesen Sie auch: Was die neue Fähre kostet", "Lire aussi : Le port rouvre lundi", "Lea también: El puerto abre el lunes", "Leggi anche: Il porto riapre", "Baca juga: Pelabuhan dibuka kembali"],
    "newsletter": ["Sign up for our free morning newsletter and get the news in your inbox.", "Subscribe to our newsletter to receive our best stories every week.", "Get the latest news delivered to your inbox.", "Follow us on Facebook and Instagram.", "Abonnieren Sie unseren Newsletter und lesen Sie mehr.", "Inscrivez-vous à notre newsletter quotidienne."],
    "embedded post": ["View this post on Instagram", "A post shared by Harbour Watch (@harbourwatch)", "Sieh dir diesen Beitrag auf Instagram an", "Voir cette publication sur Instagram"],
    "reading time": ["5 min read", "3 minute read", "Lesezeit: 4 Minuten", "Temps de lecture : 3 min"],
    "wire": ["(Reporting by Mira Oldfield; Editing by Tom Brandt)", "(Additional reporting by Lena Ruiz in Skerra)", "Our Standards: The Harbour Press Trust Principles.", "Copyright 2024 The Harbour Press. All rights reserved.", "© 2024 Harbour Press. All rights reserved.", "This story has been updated."],
}  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--pages", type=int, default=40)
    options.add_argument("--show", action="store_true", help="print the reference paragraphs that are taken for lines")
    chosen = options.parse_args()
    draw = random.Random(SEED)
    pages = [*_pages(chosen.data)]
    lost = [(name, text) for name, html, paragraphs in pages for text in _lost(html, paragraphs)]
    places = [(html, place) for _, html, _ in draw.sample(pages, len(pages)) if (place := _place(html, draw))]
    places = places[: chosen.pages]
    all_stay = all_lines = 0
    for kind, lines in LINES.items():
        stay = sum(_stays(html, place, line) for line in lines for html, place in places)
        all_stay, all_lines = all_stay + stay, all_lines + len(lines) * len(places)
        print(
            f"{kind:16} {100 * stay / (len(lines) * len(places)):5.1f} % of {len(lines)} lines on {len(places)} pages stay"
        )
    print(f"{'all':16} {100 * all_stay / all_lines:5.1f} % stay")
    total = sum(len(paragraphs) for _, _, paragraphs in pages)
    print(f"untouched: {len(lost)} of {total} reference paragraphs of {len(pages)} pages are taken for such lines")
    for name, text in lost if chosen.show else ():
        print(f"  {name}: {text[:120]}")


def _pages(folder: Path) -> Iterator[tuple[str, str, set[str]]]:
    with (folder / "html/index.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if paragraphs := record["gold"].get("paragraphs"):
                html = decode(gzip.decompress((folder / "html" / record["file"]).read_bytes()))
                yield record["id"], html, {" ".join(each.split()) for each in paragraphs}


def _lost(html: str, paragraphs: set[str]) -> Iterator[str]:
    """Yield the reference paragraphs that the labeller takes for lines of the site."""
    read = newsparse.Parser().explain(html)
    for block, reasons in zip(read.article.blocks, read.reasons, strict=True):
        said = any(reason.name == "a line of the site amid the story" for reason in reasons.signals)
        if said and block.role is not Role.PARAGRAPH and block.text in paragraphs:
            yield block.text


def _place(html: str, draw: random.Random) -> tuple[int, str, str] | None:
    """Return where a line may be put, and the tags around it: behind a paragraph in the middle of the story."""
    found = [
        (block.source_span.end, opening[0], "</p>")
        for block in newsparse.parse_html(html, quotes=False).blocks
        if block.role is Role.PARAGRAPH
        and block.source_span
        and len(block.text) > 80
        and (opening := re.match(r"<p\b[^>]*>", block.source_span.of(html)))
        and block.source_span.of(html).endswith("</p>")
    ]
    return draw.choice(found[:-1]) if len(found) > 3 else None


def _stays(html: str, place: tuple[int, str, str], line: str) -> bool:
    at, opening, closing = place
    text = newsparse.parse_html(f"{html[:at]}{opening}{line}{closing}{html[at:]}", quotes=False).text
    return " ".join(re.sub(r"<[^>]*>", "", line).split()) in text.split("\n\n")


if __name__ == "__main__":
    main()
