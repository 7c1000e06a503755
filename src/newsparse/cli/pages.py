"""Read the pages given to a command: files, standard input, the example."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve

from newsparse.batch.inputs.decompress import decompressing
from newsparse.batch.inputs.sources import (
    ReadOptions,
    Record,
    check_extras,
    find_sources,
    is_page,
    is_pattern,
    read_records,
)
from newsparse.batch.reader import read_limited
from newsparse.batch.saved import Saved, read_saved
from newsparse.cli.terminal import complain
from newsparse.errors import NewsparseError
from newsparse.example import EXAMPLE_URL, read_example
from newsparse.model import DEFAULT_LIMITS, Limits
from newsparse.options import ParseOptions
from newsparse.profile import read_profile
from newsparse.source.sniff import looks_binary

_LONGEST = 200 * 2**20
"""Maximum size of a page in bytes, decompressed."""


def add_input(command: argparse.ArgumentParser) -> None:
    """Declare the arguments of commands that read pages."""
    command.add_argument(
        "file",
        nargs="*",
        metavar="FILE",
        help="pages, HTML or flattened text, or archives of them; - is standard input",
    )
    command.add_argument("--example", action="store_true", help="read the bundled example page")
    command.add_argument("--format", choices=("auto", "html", "text"), default="auto", help="what the pages are")
    command.add_argument("--url", help="the page's address")
    add_parse_options(command)


def add_parse_options(command: argparse.ArgumentParser, *, profile: bool = True) -> None:
    """Declare the arguments that :func:`parse_options` reads."""
    command.add_argument("--language", metavar="TAG", help="the pages' language (default: found out page by page)")
    if profile:
        command.add_argument(
            "--profile", metavar="JSON", type=Path, help="what newsparse learn wrote of the pages' one site"
        )
    command.add_argument("--no-quotes", dest="quotes", action="store_false", help="look for no quotes, which is faster")
    limits = command.add_argument_group("limits of a page")
    for name, words in (("characters", "of its HTML or text"), ("blocks", "with a role"), ("quotes", "with a speaker")):
        default = getattr(DEFAULT_LIMITS, name)
        limits.add_argument(
            f"--max-{name}", type=count, default=default, metavar="N", help=f"{name} {words} (default: {default:,})"
        )


def parse_options(arguments: argparse.Namespace) -> ParseOptions:
    """
    Return what the arguments ask for.

    Raises:
        NewsparseError: If the language is none, or the profile cannot be read.
    """
    return ParseOptions(
        language=arguments.language,
        profile=read_profile(arguments.profile) if arguments.profile else None,
        limits=Limits(characters=arguments.max_characters, blocks=arguments.max_blocks, quotes=arguments.max_quotes),
        quotes=arguments.quotes,
    )


def count(text: str) -> int:
    """
    Return a number of 0 or more.

    Raises:
        argparse.ArgumentTypeError: If *text* is none.
    """
    return whole_number(text, 0)


def positive(text: str) -> int:
    """
    Return a number of 1 or more.

    Raises:
        argparse.ArgumentTypeError: If *text* is none.
    """
    return whole_number(text, 1)


def whole_number(text: str, least: int) -> int:
    """
    Return a whole number.

    Raises:
        argparse.ArgumentTypeError: If *text* is none, or less than *least*.
    """
    number = int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 19 else None
    if number is None or number < least:
        raise argparse.ArgumentTypeError(f"{text}: expected a whole number, {least} or more")
    return number


class Pages:
    """
    The pages that the arguments name.

    What cannot be read is complained of and counted; the pages after it are read all the same.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self.failures = 0

    @property
    def several(self) -> bool:
        """Whether more than one page may come."""
        names = self._arguments.file
        return len(names) + self._arguments.example > 1 or not all(is_single(name) for name in names)

    def __iter__(self) -> Iterator[Record]:
        if self._arguments.example:
            form = "text" if self._arguments.format == "text" else "html"
            yield Record("example", "example", url=EXAMPLE_URL, page=read_example(form), form=form)
        for name in self._arguments.file:
            yield from self._read(name)

    def with_saved(self) -> Iterator[tuple[Record, Saved | None]]:
        """Yield each page, with its record if the file holds records of newsparse."""
        names = self._arguments.file
        self._arguments.file = []
        yield from ((record, None) for record in self)
        for name in names:
            saved = read_saved(Path(name)) if Path(name).is_file() else None
            if saved is None:
                yield from ((record, None) for record in self._read(name))
                continue
            try:
                for each in saved:
                    yield Record(name, str(each.get("record_id") or each.get("source") or name)), each
            except (ValueError, EOFError, OSError) as error:
                self._fail(f"{name}: {error}")

    def _fail(self, message: object) -> None:
        self.failures += 1
        complain(message)

    def _read(self, name: str) -> Iterator[Record]:
        try:
            for record in read_named(name):
                if record.failure is not None:
                    self._fail(record.failure.message)
                elif isinstance(record.page, bytes) and looks_binary(record.page):
                    self._fail(f"{record.record_id}: expected HTML or text, not a PDF, a picture or an archive")
                else:
                    form = record.form if self._arguments.format == "auto" else self._arguments.format
                    yield evolve(record, url=self._arguments.url or record.url, form=form)
        except NewsparseError as error:
            self._fail(error)


def is_single(name: str) -> bool:
    """Return whether *name* refers to a single page rather than an archive or a pattern."""
    return name == "-" or is_page(name) or not (is_pattern(name) or Path(name).is_file())


def read_named(name: str) -> Iterable[Record]:
    """
    Yield what a file holds, or all files that a pattern fits.

    Raises:
        NewsparseError: If there is no such file; for an address or a folder the message names the remedy.
    """
    if name == "-":
        yield _read_standard_input()
        return
    if name.lower().startswith(("http://", "https://")):
        raise NewsparseError(
            f"{name}: newsparse downloads nothing; expected a file, or: curl -s {name} | newsparse parse --url {name} -"
        )
    if not (is_pattern(name) or Path(name).exists()):
        raise NewsparseError(f"{name}: No such file or directory")
    if Path(name).is_dir():
        raise NewsparseError(f"{name}: is a folder; expected a file; newsparse batch reads folders")
    sources = find_sources([name]).files
    if is_page(name):
        records = read_records(sources, ReadOptions(max_page_bytes=_LONGEST))
    else:
        check_extras(sources)
        records = read_limited(sources, ReadOptions())
    for _, record in records:
        yield record


def _read_standard_input() -> Record:
    with io.BufferedReader(io.BytesIO(sys.stdin.buffer.read())) as raw:
        return Record("-", "-", page=decompressing(raw).read(_LONGEST))
