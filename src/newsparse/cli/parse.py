"""The command ``newsparse parse``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from newsparse.batch.record import Record
from newsparse.batch.rows import ARTICLE_FIELDS, parse_record
from newsparse.cli.pages import Pages, add_input, parse_options
from newsparse.cli.terminal import complain, json_text, show
from newsparse.model import Article, plain_fields

FIELDS: Final = ("source", *ARTICLE_FIELDS, "paragraphs")
"""Valid names for ``--fields``."""
NOT_COMPACT: Final = ("blocks", "page_text")
"""Fields that ``--compact`` omits."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse parse``."""
    add_input(parser)
    form = parser.add_mutually_exclusive_group()
    forms = (
        ("summary", "the fields in a few lines (the default on a terminal)"),
        ("json", "indented JSON, an array where there are several pages (the default else)"),
        ("jsonl", "one line of JSON per page"),
        ("markdown", "title and body to read"),
        ("text", "the body alone"),
    )
    for name, words in forms:
        form.add_argument(f"--{name}", dest="form", action="store_const", const=name, help=words)
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--fields", metavar="A,B,…", help="keep only these fields in the JSON")
    kept.add_argument("--compact", action="store_true", help=f"leave {' and '.join(NOT_COMPACT)} out of the JSON")
    parser.add_argument("--links", action="store_true", help="keep links in the Markdown")
    parser.add_argument("--images", action="store_true", help="keep images in the Markdown")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is in the pages; 1 if one could not be read."""
    if not (arguments.example or arguments.file):
        complain("expected a FILE, - for standard input, or --example; see newsparse parse --help")
        return 2
    fields = arguments.fields.split(",") if arguments.fields else None
    if fields and (unknown := [name for name in fields if name not in FIELDS]):
        complain(f'--fields: no field "{unknown[0]}"; expected some of {", ".join(FIELDS)}')
        return 2
    form = arguments.form or ("summary" if sys.stdout.isatty() and not (fields or arguments.compact) else "json")
    options = parse_options(arguments)
    if fields is not None and form in ("json", "jsonl") and "quotes" not in fields:
        options = evolve(options, quotes=False)
    pages = Pages(arguments)
    articles = ((record, parse_record(record, options)) for record in pages)
    if form in ("json", "jsonl"):
        kept = fields or [name for name in FIELDS[:-1] if not (arguments.compact and name in NOT_COMPACT)]
        _print_json((to_record(*each, kept) for each in articles), lines=form == "jsonl", array=pages.several)
    else:
        _print_text(articles, arguments, form, headings=pages.several)
    return int(pages.failures > 0)


def to_record(record: Record, article: Article, fields: Sequence[str]) -> dict[str, Any]:
    """Return *fields* of an article and its source in their plain form."""
    plain = {"source": record.source, **plain_fields(article, [name for name in fields if name != "source"])}
    return {name: plain[name] for name in fields}


def _print_json(records: Iterator[Mapping[str, Any]], *, lines: bool, array: bool) -> None:
    if lines or not array:
        for each in records:
            print(json_text(each, indent=None if lines else 2))
        return
    opened = False
    for each in records:
        print(",\n" if opened else "[\n", json_text(each, indent=2), sep="", end="")
        opened = True
    print("\n]" if opened else "[]")


def _print_text(
    articles: Iterator[tuple[Record, Article]], arguments: argparse.Namespace, form: str, *, headings: bool
) -> None:
    for number, (record, article) in enumerate(articles):
        if headings and (form == "summary" or sys.stdout.isatty()):
            show(f"{chr(10) * (number > 0)}== {record.record_id}")
        if form == "summary":
            show(str(article))
        elif form == "markdown":
            show(article.to_markdown(links=arguments.links, images=arguments.images), end="")
        else:
            show(article.text)
