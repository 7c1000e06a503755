"""The command ``newsparse quotes``."""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, Any, Final

from newsparse.batch.outputs.tables import QUOTE_COLUMNS, quote_rows
from newsparse.batch.rows import parse_record
from newsparse.cli.pages import Pages, add_input, parse_options
from newsparse.cli.terminal import complain, json_text
from newsparse.model import QuoteKind
from newsparse.serialize import to_text
from newsparse.text.terminal import printable

_FORMS: Final = ("table", "csv", "jsonl")
_MOST_SPEAKERS: Final = 40
"""Maximum number of lines in the table."""
_MOST_PLACES: Final = 3
"""Maximum number of places in a line of the table."""
_NOBODY: Final = "(no speaker found)"

Row = Mapping[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse quotes``."""
    add_input(parser)
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="a .csv or .jsonl file, one row a quote")
    parser.add_argument("--as", dest="form", choices=_FORMS, help="default: table on a terminal, else by OUT, or csv")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print who is quoted, or each quote; 1 if a page could not be read."""
    if not (arguments.example or arguments.file):
        complain("expected a FILE, - for standard input, or --example; see newsparse quotes --help")
        return 2
    form = arguments.form or _form_of(arguments.output)
    if form is None:
        complain(f"{arguments.output}: expected a name that ends in .csv or .jsonl, or --as")
        return 2
    pages = Pages(arguments)
    rows = (row for row in _find_quotes(arguments, pages) if row["kind"] != QuoteKind.NOT_SPEECH)
    with ExitStack() as stack:
        out: IO[str] = sys.stdout
        if arguments.output is not None:
            out = stack.enter_context(arguments.output.open("w", encoding="utf-8", newline=""))
        if form == "table":
            out.write(describe(rows, get_terminal_size().columns))
        elif form == "csv":
            writer = csv.DictWriter(out, QUOTE_COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows({name: _shown(value, out) for name, value in row.items()} for row in rows)
        else:
            for row in rows:
                out.write((json_text(row) if out is sys.stdout else to_text(row, indent=None)) + "\n")
    return int(pages.failures > 0)


def _shown(value: Any, out: IO[str]) -> Any:
    return printable(value, one_line=True) if isinstance(value, str) and out.isatty() else value


def _form_of(output: Path | None) -> str | None:
    """Return the form for the ending of *output*; without output, a table on a terminal and CSV otherwise."""
    if output is None:
        return "table" if sys.stdout.isatty() else "csv"
    return next((form for form in _FORMS if output.suffix.lower() == f".{form}"), None)


def _find_quotes(arguments: argparse.Namespace, pages: Pages) -> Iterator[Row]:
    """Yield the quotes of the pages and of saved records."""
    options = parse_options(arguments)
    for record, saved in pages.with_saved():
        if saved is not None:
            yield from quote_rows(saved)
        else:
            article = parse_record(record, options)
            yield from quote_rows({"source": record.source, "record_id": record.record_id, **article.to_dict()})


def describe(rows: Iterable[Row], columns: int) -> str:
    """Return a table of speakers with their quotes, pages and first places, most quoted first."""
    counts: Counter[str] = Counter()
    pages: dict[str, set[str]] = {}
    places: dict[str, list[str]] = {}
    for row in rows:
        name = row["speaker"] or _NOBODY
        page = row["record_id"] or row["source"]
        counts[name] += 1
        pages.setdefault(name, set()).add(page)
        if len(places.setdefault(name, [])) < _MOST_PLACES:
            places[name].append(f"{page}:{row['start']}")
    if not counts:
        return "no quotes\n"
    shown = sorted(counts, key=lambda name: (name == _NOBODY, -counts[name], name))[:_MOST_SPEAKERS]
    width = min(max(len(printable(name, one_line=True)) for name in [*shown, "speaker"]), max(10, columns // 3))
    lines = [f"quotes  pages  {'speaker':<{width}}  where"]
    for name in shown:
        who = _cut(printable(name, one_line=True), width)
        where = ", ".join(places[name]) + (" …" if counts[name] > len(places[name]) else "")
        line = f"{counts[name]:6,}  {len(pages[name]):5,}  {who:<{width}}  {printable(where, one_line=True)}"
        lines.append(_cut(line, max(columns, 40)))
    if len(counts) > len(shown):
        lines.append(f"and {len(counts) - len(shown):,} more speakers; -o quotes.csv has them all")
    return "\n".join(lines) + "\n"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
