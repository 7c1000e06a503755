"""What people know of single sites, written down as data: :class:`SiteRule`, :func:`parse_rule`, :func:`load`."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import regex
from attrs import frozen

from newsparse.errors import SiteRuleError
from newsparse.model import Role

__all__ = ["RuleDate", "RuleHint", "SiteRule", "load", "parse_rule"]

ENTRY_POINTS = "newsparse.sites"
"""The group under which other packages name a package of theirs that holds ``<host>.toml`` files."""


@frozen
class RuleHint:
    """What some blocks of a site are."""

    role: Role
    selector: str | None = None
    """A CSS selector; whatever stands inside the element is meant."""
    line: regex.Pattern[str] | None = None
    """Or a pattern that is found in the block's words, folded."""


@frozen
class RuleDate:
    """Where a site prints when a story was published, and how."""

    selector: str
    format: str
    """As for :meth:`datetime.datetime.strptime`."""


@frozen
class SiteRule:
    """One site's hints; the first that fits a block decides its role."""

    host: str
    hints: tuple[RuleHint, ...] = ()
    author: str | None = None
    """A CSS selector of the elements that name one author each."""
    date: RuleDate | None = None
    name: str = ""
    """The file's name, for readers."""


@lru_cache(maxsize=4096)
def load(host: str | None) -> SiteRule | None:
    """
    Return the rule of *host*, or of the nearest domain above it, if there is one.

    Looked for in the folder that ``NEWSPARSE_SITES`` names (else ``newsparse/sites`` in the user's configuration
    folder), then in the packages of the entry points ``newsparse.source.rules``.

    Raises:
        SiteRuleError: If there is a file that is no rule.
    """
    folders = _folders()
    while folders and host and "." in host:
        name = f"{host.removeprefix('www.')}.toml"
        for folder in folders:
            file = folder / name
            if file.is_file():
                return parse_rule(file.read_text(encoding="utf-8"), name)
        host = host.partition(".")[2]
    return None


@lru_cache(maxsize=1)
def _folders() -> tuple[Traversable, ...]:
    from importlib.metadata import entry_points  # noqa: PLC0415  takes 10 ms to import, and only pages with an address need it

    configured = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "newsparse" / "sites"
    user = Path(os.environ.get("NEWSPARSE_SITES") or configured)
    packages = [files(each.value) for each in entry_points(group=ENTRY_POINTS)]
    return (*([user] if user.is_dir() else []), *packages)


def parse_rule(text: str, name: str) -> SiteRule:
    """
    Return the rule that *text* writes down.

    Args:
        text: TOML.

        name: The file's name, for messages: ``"example.org.toml"``.

    Raises:
        SiteRuleError: If *text* is no rule; it names the place and what was expected.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteRuleError(f"{name}: expected TOML: {error}") from None
    _check_names(table, {"host", "hint", "author", "date"}, name)
    hints = table.get("hint", [])
    if not isinstance(hints, list) or not all(isinstance(each, dict) for each in hints):
        raise SiteRuleError(f"{name}: hint: expected tables [[hint]]")
    author, date = (_section(table, key, name) for key in ("author", "date"))
    if author:
        _check_names(author, {"selector"}, f"{name}: [author]")
    if date:
        _check_names(date, {"selector", "format"}, f"{name}: [date]")
    return SiteRule(
        _text(table, "host", name),
        tuple(_hint(each, f"{name}: [[hint]] {number}") for number, each in enumerate(hints, 1)),
        _text(author, "selector", f"{name}: [author]") if author else None,
        RuleDate(*(_text(date, key, f"{name}: [date]") for key in ("selector", "format"))) if date else None,
        name,
    )


def _hint(table: Mapping[str, Any], place: str) -> RuleHint:
    _check_names(table, {"selector", "line", "role", "drop"}, place)
    if ("selector" in table) == ("line" in table):
        raise SiteRuleError(f"{place}: expected either selector or line")
    if ("role" in table) == ("drop" in table):
        raise SiteRuleError(f"{place}: expected either role or drop = true")
    role = Role.OTHER
    if "role" in table:
        named = _text(table, "role", place)
        if named not in [*Role]:
            raise SiteRuleError(f'{place} role: "{named}" is no role; expected one of {", ".join(Role)}')
        role = Role(named)
    elif table["drop"] is not True:
        raise SiteRuleError(f"{place} drop: expected true, got {table['drop']!r:.40}")
    if "selector" in table:
        return RuleHint(role, selector=_text(table, "selector", place))
    try:
        return RuleHint(role, line=regex.compile(_text(table, "line", place)))
    except regex.error as error:
        raise SiteRuleError(f"{place} line: expected a regular expression: {error}") from None


def _section(table: Mapping[str, Any], key: str, place: str) -> Mapping[str, Any] | None:
    value = table.get(key)
    if value is not None and not isinstance(value, dict):
        raise SiteRuleError(f"{place}: {key}: expected a table [{key}]")
    return value


def _text(table: Mapping[str, Any], key: str, place: str) -> str:
    if key not in table:
        raise SiteRuleError(f"{place} {key}: missing")
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise SiteRuleError(f"{place} {key}: expected a string with words in it, got {value!r:.40}")
    return value


def _check_names(table: Mapping[str, Any], known: set[str], place: str) -> None:
    for key in table:
        if key not in known:
            raise SiteRuleError(f"{place}: no such entry {key}; expected one of {', '.join(sorted(known))}")
