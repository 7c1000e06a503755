"""The commands ``newsparse learn`` and ``newsparse check-rule``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from newsparse.cli.pages import read_named
from newsparse.cli.terminal import complain, show
from newsparse.errors import NewsparseError, SiteRuleError
from newsparse.explain import describe
from newsparse.pipeline import explain_page
from newsparse.profile import SiteProfile, read_profile
from newsparse.source.rules import read_rule


def add_learn_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse learn``."""
    parser.add_argument(
        "pages", nargs="+", metavar="PAGE", help="pages of one site, HTML or flattened text; three to 500"
    )
    parser.add_argument("-o", "--output", metavar="PROFILE", type=Path, help="a JSON file (default: standard output)")
    parser.add_argument("--url", help="an address of the site")
    parser.add_argument("--merge", metavar="PROFILE", type=Path, help="add to what this profile knows")
    parser.set_defaults(run=run_learn)


def run_learn(options: argparse.Namespace) -> int:
    """Learn a profile and write it."""
    known = read_profile(options.merge) if options.merge else None
    profile = SiteProfile.learn(_read(options.pages), url=options.url)
    text = (known.merge(profile) if known else profile).to_json()
    if options.output:
        options.output.write_text(text, encoding="utf-8")
        complain(f"{profile.pages} pages, {len(profile.lines)} lines and {len(profile.shapes)} elements that recur")
    else:
        print(text, end="")
    return 0


def _read(names: list[str]) -> Iterator[str | bytes]:
    """
    Yield the pages.

    Raises:
        NewsparseError: If one cannot be read.
    """
    for name in names:
        for record in read_named(name):
            if record.page is None:
                raise NewsparseError(str(record.failure and record.failure.message))
            yield record.page


def add_rule_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of ``newsparse check-rule``."""
    parser.add_argument("rule", metavar="RULE", type=Path, help="a site rule: <host>.toml")
    parser.add_argument("pages", nargs="+", metavar="PAGE", type=Path, help="pages of the site")
    parser.set_defaults(run=run_check_rule)


def run_check_rule(options: argparse.Namespace) -> int:
    """Print the pages as the rule reads them, and return the exit status: 1 if a hint fits nothing on any of them."""
    rule = read_rule(options.rule, options.rule.name)
    if options.rule.stem != rule.host:
        raise SiteRuleError(
            f'{options.rule.name} host: expected "{options.rule.stem}", the file\'s name, got "{rule.host}"'
        )
    used: set[str] = set()
    for path in options.pages:
        explanation = explain_page(path.read_bytes(), rule=rule)
        used.update(label.why for label in explanation.page.rule_labels)
        used.update(each.path for each in explanation.page.declared)
        show(str(path))
        print(describe(explanation))
    places = [
        f"{rule.name}: [[hint]] {number} {'line' if hint.line else 'selector'}"
        for number, hint in enumerate(rule.hints, 1)
    ]
    places += [f"{rule.name} [author]"] if rule.author else []
    places += [f"{rule.name} [date]"] if rule.date else []
    idle = [place for place in places if place not in used]
    for place in idle:
        complain(f"{place}: fits nothing on these pages")
    return 1 if idle else 0
