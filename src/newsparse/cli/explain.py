"""The command ``newsparse explain``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from newsparse.batch.record import Record
from newsparse.cli.pages import Pages, add_input, parse_options
from newsparse.cli.terminal import complain, show
from newsparse.explain import describe, report_page
from newsparse.model import Article, Page
from newsparse.options import ParseOptions
from newsparse.pipeline import Explanation, explain_page


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse explain``."""
    add_input(parser)
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    parser.add_argument(
        "--html", metavar="REPORT", type=Path, help="write one page to look at; two inputs are compared"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each block with its reasons, or write a report; 1 if a page could not be read."""
    if not (arguments.example or arguments.file):
        complain("expected a FILE, - for standard input, or --example; see newsparse explain --help")
        return 2
    if arguments.html is not None:
        return _write_report(arguments)
    colours = arguments.color == "always" or (
        arguments.color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    pages, options = Pages(arguments), parse_options(arguments)
    for number, record in enumerate(pages):
        if pages.several:
            show(f"{chr(10) * (number > 0)}== {record.record_id}")
        print(describe(_explain(record, options), colours=colours))
    return int(pages.failures > 0)


def _explain(record: Record, options: ParseOptions) -> Explanation:
    assert record.page is not None  # noqa: S101  pages without one are failures
    chosen = evolve(options, encoding=record.encoding)
    return explain_page(record.page, url=record.url, kind=record.form, options=chosen)


def _write_report(arguments: argparse.Namespace) -> int:
    """Write the report of one page or of two side by side; a page may be a saved record."""
    names = [*(["example"] if arguments.example else []), *arguments.file]
    if not 1 <= len(names) <= 2:
        complain("--html: expected one or two pages")
        return 2
    options = parse_options(arguments)
    pages = Pages(arguments)
    explanations = [
        _explain(record, options) if saved is None else _saved_explanation(saved)
        for record, saved in pages.with_saved()
    ]
    if pages.failures or len(explanations) != len(names):
        complain(f"--html: {arguments.html} is not written; expected one page in each file")
        return 1
    arguments.html.write_text(report_page(explanations, names), encoding="utf-8")
    complain(f"wrote {arguments.html}")
    return 0


def _saved_explanation(saved: Mapping[str, Any]) -> Explanation:
    article = Article.from_dict(saved)
    return Explanation(article, Page(article.page_text), (), {})
