"""The command line: ``newsparse parse``, ``explain``, ``quotes``, ``batch``, ``learn``, ``check-rule``, ``schema``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeAlias

from newsparse.cli import batch, explain, parse, quotes, schema, sites
from newsparse.cli.terminal import complain
from newsparse.errors import NewsparseError

_DESCRIPTION = "Turn scraped news pages, HTML or flattened text, into structured articles."
_EXAMPLES = """\
examples:
  newsparse parse --example                   read the bundled page
  newsparse parse page.html                   the fields of one article; JSON into a pipe
  newsparse parse --jsonl *.html > out.jsonl  many articles, one a line
  curl -s URL | newsparse parse --text -      the body alone
  newsparse explain page.html                 why each block is what it is
  newsparse explain page.html --html r.html   the same, to look at in a browser
  newsparse quotes *.html                     who is quoted, how often, and where
  newsparse learn site/*.html -o site.json    what a site's pages share, for parse --profile
  newsparse batch *.warc.gz -o out.parquet    whole archives, on all cores

exit status: 0 done, 1 a page could not be read, 2 wrong usage, 130 interrupted
"""
_COMMANDS = (
    ("parse", "read pages and print what is in them", parse.add_arguments),
    ("explain", "show each block's role and each field's origin, with the reasons", explain.add_arguments),
    ("quotes", "show who is quoted, how often, and where", quotes.add_arguments),
    ("batch", "read archives of pages and write a table of articles", batch.add_arguments),
    ("learn", "learn what the pages of one site have in common", sites.add_learn_arguments),
    ("check-rule", "show what a site rule makes of pages", sites.add_rule_arguments),
    ("schema", "print the JSON Schema of a record", schema.add_arguments),
)

_Run: TypeAlias = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line and return the exit status.

    Args:
        arguments: Without the program's name; ``None`` takes ``sys.argv``.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a replaced stream may lack it
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        options = _parser().parse_args(arguments)
        run: _Run = options.run
        status = run(options)
        sys.stdout.flush()
    except NewsparseError as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsparse",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    from newsparse import __version__  # noqa: PLC0415  the package imports this floor's neighbours

    parser.add_argument("--version", action="version", version=f"newsparse {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, words, add_arguments in _COMMANDS:
        add_arguments(commands.add_parser(name, help=words, description=f"{words.capitalize()}.", allow_abbrev=False))
    return parser
