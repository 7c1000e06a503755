"""The command line: ``newsparse parse``, ``newsparse explain``, ``newsparse batch``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from newsparse.cli import batch
from newsparse.cli import sites as site
from newsparse.errors import NewsparseError
from newsparse.example import EXAMPLE_URL, read_example
from newsparse.explain import describe, report_page
from newsparse.model import Article, Page
from newsparse.options import ParseOptions
from newsparse.pipeline import Explanation, explain_page, parse, parse_html, parse_text
from newsparse.profile import SiteProfile
from newsparse.serialize import to_plain, to_text
from newsparse.source.charset import decode

_DESCRIPTION = "Turn scraped news pages, HTML or flattened text, into structured articles."
_EXAMPLES = """\
examples:
  newsparse parse --example                   read the bundled page
  newsparse parse page.html                   one article as JSON
  newsparse parse --jsonl *.html > out.jsonl  many articles, one a line
  curl -s URL | newsparse parse --text -      the body alone
  newsparse explain page.html                 why each block is what it is
  newsparse explain page.html --html r.html   the same, to look at in a browser
  newsparse learn site/*.html -o site.json    what a site's pages share, for parse --profile
  newsparse batch *.warc.gz -o out.parquet    whole archives, on all cores

exit status: 0 done, 1 a file could not be read, 2 wrong usage
"""

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
    options = _parser().parse_args(arguments)
    if hasattr(options, "example") and not (options.example or options.file):
        return _usage("expected a FILE, - for standard input, or --example")
    run: _Run = options.run
    try:
        return run(options)
    except NewsparseError as error:
        print(f"newsparse: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"newsparse: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsparse",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    from newsparse import __version__  # noqa: PLC0415  the package imports this floor's neighbours

    parser.add_argument("--version", action="version", version=f"newsparse {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    command = commands.add_parser("parse", help="read pages and print what is in them")
    _add_input(command)
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", dest="form", action="store_const", const="json", help="indented JSON (the default)")
    form.add_argument("--jsonl", dest="form", action="store_const", const="jsonl", help="one line of JSON per page")
    form.add_argument("--markdown", dest="form", action="store_const", const="markdown", help="title and body to read")
    form.add_argument("--text", dest="form", action="store_const", const="text", help="the body alone")
    command.add_argument("--fields", metavar="A,B,…", help="keep only these fields in the JSON")
    command.set_defaults(run=_run_parse, form="json")

    command = commands.add_parser("explain", help="show each block's role and each field's origin, with the reasons")
    _add_input(command)
    command.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)")
    command.add_argument(
        "--html", metavar="REPORT", type=Path, help="write one page to look at; two inputs are compared"
    )
    command.set_defaults(run=_run_explain)

    command = commands.add_parser("batch", help="read archives of pages and write a table of articles")
    batch.add_arguments(command)
    command.set_defaults(run=batch.run)
    site.add_learn_arguments(commands.add_parser("learn", help="learn what the pages of one site have in common"))
    site.add_rule_arguments(commands.add_parser("check-rule", help="show what a site rule makes of pages"))
    return parser


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="*", metavar="FILE", help="pages, HTML or flattened text; - is standard input")
    command.add_argument("--example", action="store_true", help="read the bundled example page")
    command.add_argument("--format", choices=("auto", "html", "text"), default="auto", help="what the pages are")
    command.add_argument("--url", help="the page's address")
    command.add_argument("--language", metavar="TAG", help="the page's language (default: found out)")
    command.add_argument("--profile", metavar="JSON", type=Path, help="what newsparse learn wrote of the site")


def _inputs(options: argparse.Namespace) -> Iterator[tuple[str | bytes, str | None]]:
    """Yield each page with its address."""
    if options.example:
        yield read_example("text" if options.format == "text" else "html"), EXAMPLE_URL
    for name in options.file:
        yield sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes(), options.url


def _usage(message: str) -> int:
    print(f"newsparse: {message}; see newsparse --help", file=sys.stderr)
    return 2


def _run_parse(options: argparse.Namespace) -> int:
    fields = options.fields.split(",") if options.fields else None
    known = {*Article().to_dict(), "text", "paragraphs"}
    if fields and (unknown := [name for name in fields if name not in known]):
        return _usage(f'--fields: no field "{unknown[0]}"; expected some of {", ".join(sorted(known))}')
    readers: dict[str, Callable[..., Article]] = {"auto": parse, "html": parse_html, "text": _parse_text}
    read, profile = readers[options.format], site.profile_of(options)
    for page, url in _inputs(options):
        _write(read(page, url=url, language=options.language, profile=profile), options.form, fields)
    return 0


def _parse_text(
    page: str | bytes, *, url: str | None, language: str | None, profile: SiteProfile | None = None
) -> Article:
    text = page if isinstance(page, str) else decode(page)
    return parse_text(text, url=url, language=language, profile=profile)


def _write(article: Article, form: str, fields: list[str] | None) -> None:
    if form == "text":
        print(article.text)
    elif form == "markdown":
        print(article.to_markdown(), end="")
    else:
        plain = article.to_dict() if fields is None else {name: _field(article, name) for name in fields}
        print(to_text(plain, indent=None if form == "jsonl" else 2))


def _field(article: Article, name: str) -> object:
    return article.to_dict()["schema"] if name == "schema" else to_plain(getattr(article, name))


def _run_explain(options: argparse.Namespace) -> int:
    if options.html is not None:
        return _write_report(options)
    colours = options.color == "always" or (
        options.color == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    parse_options = ParseOptions(language=options.language, profile=site.profile_of(options))
    for page, url in _inputs(options):
        explanation = explain_page(page, url=url, kind=options.format, options=parse_options)
        print(describe(explanation, colours=colours))
    return 0


def _write_report(options: argparse.Namespace) -> int:
    """Write the report of one page, or of two, side by side; a page may be the JSON of an article."""
    names = [*(["example"] if options.example else []), *options.file]
    if not 1 <= len(names) <= 2:
        return _usage("--html: expected one or two pages")
    explanations = []
    parse_options = ParseOptions(language=options.language, profile=site.profile_of(options))
    for page, url in _inputs(options):
        article = _saved_article(page)
        explanations.append(
            explain_page(page, url=url, kind=options.format, options=parse_options)
            if article is None
            else Explanation(article, Page(article.page_text), (), {})
        )
    options.html.write_text(report_page(explanations, names), encoding="utf-8")
    print(f"wrote {options.html}", file=sys.stderr)
    return 0


def _saved_article(page: str | bytes) -> Article | None:
    """Return the article when *page* is what ``newsparse parse`` printed."""
    start = page[:40] if isinstance(page, bytes) else page[:40].encode("utf-8", "replace")
    if not start.lstrip().startswith(b"{") or b'"schema"' not in start:
        return None
    return Article.from_json(page if isinstance(page, str) else page.decode("utf-8", "replace"))
