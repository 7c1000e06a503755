"""The command ``newsparse batch``."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

from newsparse.batch.inputs.entries import PAGE_FIELDS
from newsparse.batch.options import BatchOptions, Progress, Report, Summary
from newsparse.batch.outputs import FORMATS, PARTITIONS, TABLES
from newsparse.batch.record import ReadOptions
from newsparse.batch.rows import ARTICLE_FIELDS, RowOptions, check_fields, check_kinds, check_languages
from newsparse.batch.run import run_batch
from newsparse.batch.sites import MOST_PAGES
from newsparse.batch.workers import LEAST_MEMORY, WorkLimits
from newsparse.cli.pages import add_parse_options, parse_options, positive, whole_number
from newsparse.cli.terminal import complain
from newsparse.errors import NewsparseError
from newsparse.text.terminal import printable

_EVERY: Final = 30.0
"""Seconds between two lines of progress without a terminal."""
_COMPACT: Final = tuple(name for name in ARTICLE_FIELDS if name not in ("blocks", "page_text"))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse batch``."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="IN",
        help="pages or archives of them (WARC, WET, JSON, CSV, Parquet, zip, tar), folders and patterns of them",
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help=f"a file ending in {', '.join('.' + form for form in FORMATS)}, a folder, or - for JSON lines to standard output",
    )
    parser.add_argument("--format", choices=FORMATS, help="of the parts in a folder (default: parquet)")
    parser.add_argument("--table", choices=(*TABLES,), default="articles", help="one row an article or one a quote")
    parser.add_argument(
        "--partition", choices=PARTITIONS, help="write a folder of Parquet, one below it per host or date"
    )
    parser.add_argument("--processes", type=positive, default=0, metavar="N", help="default: one for each core")
    parser.set_defaults(run=run)

    kept = parser.add_argument_group("what is kept")
    fields = kept.add_mutually_exclusive_group()
    fields.add_argument("--fields", metavar="A,B,…", help=f"keep only these of {', '.join(ARTICLE_FIELDS)}")
    fields.add_argument("--compact", action="store_true", help="leave out blocks and page_text")
    kept.add_argument(
        "--only-kind", metavar="A,B,…", help="keep only pages of these kinds, such as article; errors stay"
    )
    kept.add_argument("--only-language", metavar="A,B,…", help="keep only pages in these languages, such as de,fr")
    kept.add_argument("--limit", type=positive, metavar="N", help="stop after N records")

    read = parser.add_argument_group("what is read")
    read.add_argument(
        "--page-field",
        metavar="NAME",
        help=f"where JSON, CSV and Parquet have the page (default: {', '.join(PAGE_FIELDS)})",
    )
    read.add_argument("--url-field", metavar="NAME", default="url", help="where they have its address (default: url)")
    read.add_argument("--id-field", metavar="NAME", help="where they have an id (default: file:line)")
    read.add_argument("--follow-links", action="store_true", help="read symbolic links found in folders or by patterns")
    read.add_argument("--max-page", type=positive, default=20, metavar="MIB", help="decompressed (default: 20)")

    add_parse_options(parser)
    work = parser.add_argument_group("what a page may take")
    work.add_argument("--timeout", type=_seconds, default=60.0, metavar="SECONDS", help="for one page (default: 60)")
    work.add_argument(
        "--memory",
        type=_memory,
        default=1024,
        metavar="MIB",
        help=f"for one page, {LEAST_MEMORY // 2**20} or more (default: 1024)",
    )
    sites = parser.add_argument_group("what pages of one site share")
    sites.add_argument("--learn-sites", action="store_true", help="learn what each host's pages share, then parse")
    sites.add_argument(
        "--site-pages",
        type=positive,
        default=MOST_PAGES,
        metavar="N",
        help=f"of each host that are learned from, the first ones (default: {MOST_PAGES})",
    )
    again = parser.add_argument_group("runs that were cut off").add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on where an earlier run was cut off")
    again.add_argument("--overwrite", action="store_true", help="remove what an earlier run wrote, and nothing else")
    parser.add_argument("--part-records", type=positive, default=5000, metavar="N", help="in each part (default: 5000)")
    parser.add_argument("--quiet", action="store_true", help="no progress")


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 < number < 10**6:
        raise argparse.ArgumentTypeError(f"{text}: expected seconds, more than 0")
    return number


def _memory(text: str) -> int:
    return whole_number(text, LEAST_MEMORY // 2**20)


def run(arguments: argparse.Namespace) -> int:
    """
    Run ``newsparse batch`` and return the exit status.

    It is 0 when every record has its row, 1 when every row is an error, 130 when interrupted.

    Raises:
        NewsparseError: If the run could not start or go on.
    """
    if arguments.learn_sites and arguments.profile:
        complain("--learn-sites and --profile exclude each other; expected one of them")
        return 2
    fields = _COMPACT if arguments.compact else ARTICLE_FIELDS
    rows = RowOptions(
        fields=check_fields(arguments.fields.split(",")) if arguments.fields else fields,
        only_kinds=check_kinds(arguments.only_kind.split(",")) if arguments.only_kind else (),
        only_languages=check_languages(arguments.only_language.split(",")) if arguments.only_language else (),
        table=arguments.table,
    )
    options = BatchOptions(
        form=arguments.format,
        partition=arguments.partition,
        processes=arguments.processes,
        rows=rows,
        parsing=parse_options(arguments),
        reading=ReadOptions(arguments.max_page * 2**20, arguments.page_field, arguments.url_field, arguments.id_field),
        work_limits=WorkLimits(arguments.timeout, arguments.memory * 2**20),
        max_records=arguments.limit,
        follow_links=arguments.follow_links,
        part_records=arguments.part_records,
        resume=arguments.resume,
        overwrite=arguments.overwrite,
        learn_sites=arguments.learn_sites,
        site_pages=arguments.site_pages,
    )
    try:
        with _reporter(quiet=arguments.quiet) as report:
            summary = run_batch(arguments.inputs, arguments.output, options, report=report)
    except KeyboardInterrupt:
        complain("interrupted" if arguments.output == "-" else "interrupted; run again with --resume to go on")
        return 130
    except ImportError as error:
        raise NewsparseError(f'{error.name}: is not installed; it comes with the extra "batch" of newsparse') from error
    print(describe(summary), file=sys.stderr)
    if summary.records and not summary.parsed:
        complain("no page could be parsed; see the errors above")
        return 1
    return 0


def describe(summary: Summary) -> str:
    """Return a summary in a few lines: pages by kind, and the first message of each kind of error."""
    before = f" ({summary.done_before:,} by an earlier run)" if summary.done_before else ""
    lines = [("pages in", f"{summary.records:,}{before}"), ("rows out", f"{summary.rows:,}")]
    kinds = [(kind.replace("_", " "), count) for kind, count in summary.kinds.most_common()]
    lines += [("parsed", f"{summary.parsed:,}: " + ", ".join(f"{kind} {count:,}" for kind, count in kinds))]
    lines += [("no text", f"{summary.no_text:,}")] if summary.no_text else []
    lines += [("errors", f"{summary.errors.total():,}")]
    for kind, count in summary.errors.most_common():
        lines.append((f"  {kind}", f"{count:,}, such as {printable(summary.examples.get(kind, ''), one_line=True)}"))
    lines += [("links", f"{summary.links:,} not followed (--follow-links)")] if summary.links else []
    lines += [("pages/s", f"{summary.pages_per_second:,.1f} over {summary.seconds:,.1f} s")]
    return "\n".join(f"{name:<12}{words}" for name, words in lines)


@contextmanager
def _reporter(*, quiet: bool) -> Iterator[Report | None]:
    """Yield a reporter of progress: a bar on a terminal, a line now and then elsewhere."""
    if quiet:
        yield None
    elif not sys.stderr.isatty():
        yield _LineReport()
    else:
        try:
            from rich.console import Console  # noqa: PLC0415  an extra
            from rich.progress import BarColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415  an extra
            from rich.progress import Progress as Bar  # noqa: PLC0415  an extra
        except ImportError:
            yield _LineReport()
            return
        columns: list[Any] = [
            BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.description}"), TimeRemainingColumn()
        ]  # fmt: skip
        with Bar(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("starting", total=1.0)

            def report(progress: Progress) -> None:
                bar.update(task, completed=progress.share, description=_state(progress))

            yield report


class _LineReport:
    """Prints a line every 30 seconds."""

    def __init__(self) -> None:
        self._next = monotonic() + _EVERY

    def __call__(self, progress: Progress) -> None:
        if monotonic() >= self._next:
            self._next = monotonic() + _EVERY
            left = progress.summary.seconds * (1 - progress.share) / progress.share if progress.share > 0 else 0.0
            print(f"{progress.share:4.0%}  {_state(progress)}, {left:,.0f} s left", file=sys.stderr, flush=True)


def _state(progress: Progress) -> str:
    summary = progress.summary
    if progress.learning:
        return f"learning sites: {summary.records:,} pages, {summary.pages_per_second:,.1f} pages/s"
    errors = sum(summary.errors.values())
    return f"{summary.records:,} pages, {summary.pages_per_second:,.1f} pages/s, {errors:,} errors"
