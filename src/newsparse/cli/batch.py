"""The command ``newsparse batch``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, Final

from newsparse.batch.options import BatchOptions, Progress, Report, Summary
from newsparse.batch.outputs import FORMATS
from newsparse.batch.record import ReadOptions
from newsparse.batch.rows import ARTICLE_FIELDS, RowOptions, check_fields
from newsparse.batch.run import run_batch
from newsparse.batch.sites import MOST_PAGES
from newsparse.batch.workers import WorkLimits
from newsparse.errors import NewsparseError
from newsparse.profile import read_profile

_EVERY: Final = 30.0
"""Seconds between two lines where there is no terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse batch``."""
    parser.add_argument(
        "inputs", nargs="+", metavar="IN", help="WARC, WET, JSONL, zip, tar, page; folder or glob of them"
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help="a .parquet, .jsonl, .jsonl.gz or .jsonl.zst file, or a folder",
    )
    parser.add_argument("--format", choices=FORMATS, help="of the parts in a folder (default: parquet)")
    parser.add_argument("--processes", type=_positive, default=0, metavar="N", help="default: one for each core")
    parser.add_argument("--fields", metavar="A,B,…", help=f"keep only these of {', '.join(ARTICLE_FIELDS)}")
    parser.add_argument("--only-articles", action="store_true", help="leave out pages that are no article; errors stay")
    parser.add_argument("--language", metavar="TAG", help="the pages' language (default: found out page by page)")
    parser.add_argument("--limit", type=_positive, metavar="N", help="stop after N records")
    parser.add_argument(
        "--page-field", metavar="NAME", help="where JSON lines have the page (default: html, page, text …)"
    )
    parser.add_argument("--url-field", metavar="NAME", default="url", help="where they have its address (default: url)")
    parser.add_argument("--id-field", metavar="NAME", help="where they have an id (default: file:line)")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="SECONDS", help="for one page (default: 60)")
    parser.add_argument("--memory", type=_positive, default=1024, metavar="MIB", help="for one page (default: 1024)")
    parser.add_argument("--max-page", type=_positive, default=20, metavar="MIB", help="unpacked (default: 20)")
    parser.add_argument(
        "--part-records", type=_positive, default=5000, metavar="N", help="in each part (default: 5000)"
    )
    sites = parser.add_mutually_exclusive_group()
    sites.add_argument("--learn-sites", action="store_true", help="learn what each host's pages share, then parse")
    sites.add_argument("--profile", metavar="JSON", type=Path, help="what newsparse learn wrote of the pages' one site")
    parser.add_argument(
        "--site-pages",
        type=_positive,
        default=MOST_PAGES,
        metavar="N",
        help=f"of each host that are learned from, the first ones (default: {MOST_PAGES})",
    )
    parser.add_argument("--follow-links", action="store_true", help="read symbolic links found in folders or by globs")
    again = parser.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on where an earlier run was cut off")
    again.add_argument("--overwrite", action="store_true", help="remove what an earlier run wrote")
    parser.add_argument("--quiet", action="store_true", help="no progress")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: expected 1 or more")
    return number


def run(arguments: argparse.Namespace) -> int:
    """
    Run ``newsparse batch`` and return the exit status: 0 when every record has its row, 130 when interrupted.

    Raises:
        NewsparseError: If the run could not start or go on.
    """
    fields = check_fields(arguments.fields.split(",")) if arguments.fields else ARTICLE_FIELDS
    options = BatchOptions(
        form=arguments.format,
        processes=arguments.processes,
        rows=RowOptions(fields, arguments.only_articles, arguments.language),
        reading=ReadOptions(arguments.max_page * 2**20, arguments.page_field, arguments.url_field, arguments.id_field),
        work_limits=WorkLimits(arguments.timeout, arguments.memory * 2**20),
        max_records=arguments.limit,
        follow_links=arguments.follow_links,
        part_records=arguments.part_records,
        resume=arguments.resume,
        overwrite=arguments.overwrite,
        learn_sites=arguments.learn_sites,
        site_pages=arguments.site_pages,
        profile=read_profile(arguments.profile) if arguments.profile else None,
    )
    try:
        with _reporter(quiet=arguments.quiet) as report:
            summary = run_batch(arguments.inputs, arguments.output, options, report=report)
    except KeyboardInterrupt:
        print("newsparse: interrupted; run again with --resume to go on", file=sys.stderr)
        return 130
    except ImportError as error:
        raise NewsparseError(
            f'{error.name}: is not installed; it comes with the extra "batch" of newsparse, which is needed'
        ) from error
    print(describe(summary), file=sys.stderr)
    return 0


def describe(summary: Summary) -> str:
    """Return a summary to read."""
    errors = ", ".join(f"{kind} {count:,}" for kind, count in summary.errors.most_common()) or "none"
    before = f" ({summary.done_before:,} by an earlier run)" if summary.done_before else ""
    links = f"links       {summary.links:,} not followed (--follow-links)\n" if summary.links else ""
    return (
        f"{links}pages in    {summary.records:,}{before}\n"
        f"rows out    {summary.rows:,}\n"
        f"parsed      {summary.parsed:,}\n"
        f"errors      {errors}\n"
        f"pages/s     {summary.pages_per_second:,.1f} over {summary.seconds:,.1f} s"
    )


@contextmanager
def _reporter(*, quiet: bool) -> Iterator[Report | None]:
    """Give what shows progress: a bar on a terminal, else a line now and then."""
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
    """One line every 30 seconds."""

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
