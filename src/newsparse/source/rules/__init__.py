"""What people know of single sites, written down as data: :class:`SiteRule`, :func:`parse_rule`, :func:`load`."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex
from attrs import frozen

from newsparse.errors import SiteRuleError
from newsparse.model import Role
from newsparse.text.patterns import lazy

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["RuleDate", "RuleHint", "SiteRule", "fingerprint", "load", "parse_rule"]

ENTRY_POINTS = "newsparse.sites"
"""The group under which other packages name a package of theirs that holds ``<host>.toml`` files."""
_LONGEST_HOST = 253
"""Characters of the longest host name (RFC 1035)."""
_LONGEST_RULE = 100_000
"""Characters of the longest rule file."""
_LONGEST_PATTERN = 2000
"""Characters of the longest pattern or selector."""
_RECURSION = lazy(r"(?<!\\)(?:\\\\)*+\(\?(?:R|[+-]?\d|&|P>)")
"""A pattern that calls itself or a group of its own; without a bound on how deep."""


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


def load(host: str | None) -> SiteRule | None:
    """
    Return the rule of *host*, or of the nearest domain above it, if there is one.

    Looked for in the folder that ``NEWSPARSE_SITES`` names (else ``newsparse/sites`` in the user's configuration
    folder), then in the packages of the entry points ``newsparse.sites``.  A folder or package that cannot be opened
    is left out, with one warning.

    Raises:
        SiteRuleError: If there is a file that is no rule, or that cannot be read.
    """
    if not host or len(host) > _LONGEST_HOST or not _HOST.fullmatch(host):
        return None
    return _load(host)


_HOST = lazy(r"[\w-]++(?:\.[\w-]++)++")


@lru_cache(maxsize=4096)
def _load(host: str) -> SiteRule | None:
    folders = _folders()
    while folders and "." in host:
        name = f"{host.removeprefix('www.')}.toml"
        for folder in folders:
            file = folder / name
            if _is_file(file, name):
                return read_rule(file, name)
        host = host.partition(".")[2]
    return None


@lru_cache(maxsize=1)
def _folders() -> tuple[Traversable, ...]:
    found: list[Traversable] = []
    try:
        configured = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "newsparse" / "sites"
        user = Path(os.environ.get("NEWSPARSE_SITES") or configured)
        if user.is_dir():
            next(user.iterdir(), None)  # raises where the folder may not be read
            found.append(user)
    except (OSError, RuntimeError, ValueError) as error:
        _warn(f"the user's site rules cannot be read: {error}")
    return (*found, *_packages())


def _packages() -> Iterator[Traversable]:
    """Yield the packages of rules that are installed."""
    try:
        from importlib.metadata import entry_points  # noqa: PLC0415  both take 10 ms, and only pages with an address need them
        from importlib.resources import files  # noqa: PLC0415

        points = [*entry_points(group=ENTRY_POINTS)]
    except Exception as error:  # noqa: BLE001  another package's metadata
        _warn(f"the entry points {ENTRY_POINTS} cannot be read: {error!r}")
        return
    for each in points:
        try:
            yield files(each.value)
        except Exception as error:  # noqa: BLE001  importing another package may raise anything
            _warn(f"the site rules of the entry point {each.name} = {each.value} cannot be read: {error!r}")


def _warn(message: str) -> None:
    warnings.warn(f"newsparse: {message}", RuntimeWarning, stacklevel=2)


def fingerprint() -> str:
    """Return a hash of all rules that :func:`load` can find; it changes when one of them does."""
    from hashlib import sha256  # noqa: PLC0415  no single page needs it

    found = sha256()
    for folder in _folders():
        rules = (each for each in folder.iterdir() if each.name.endswith(".toml"))
        for file in sorted(rules, key=lambda file: file.name):
            found.update(file.name.encode("utf-8", "surrogateescape") + b"\0" + _content(file) + b"\0")
    return found.hexdigest()[:16]


def _is_file(file: Traversable, name: str) -> bool:
    try:
        return file.is_file()
    except OSError as error:
        raise SiteRuleError(f"{name}: cannot be read: {error}") from None


def read_rule(file: Traversable, name: str) -> SiteRule:
    """
    Return the rule in a file.

    Args:
        file: A file of TOML.

        name: Its name, for messages.

    Raises:
        SiteRuleError: If the file cannot be read, is not UTF-8, or holds no rule.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SiteRuleError(f"{name}: expected UTF-8: {error}") from None
    except OSError as error:
        raise SiteRuleError(f"{name}: cannot be read: {error}") from None
    return parse_rule(text, name)


def _content(file: Traversable) -> bytes:
    """Return the bytes of a rule; empty if it cannot be read, which loading it reports."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def parse_rule(text: str, name: str) -> SiteRule:
    """
    Return the rule that *text* writes down.

    Args:
        text: TOML.

        name: The file's name, for messages: ``"example.org.toml"``.

    Raises:
        SiteRuleError: If *text* is no rule; it names the place and what was expected.
    """
    if len(text) > _LONGEST_RULE:
        raise SiteRuleError(f"{name}: expected at most {_LONGEST_RULE:,} characters, got {len(text):,}")
    import tomllib  # noqa: PLC0415  as above

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteRuleError(f"{name}: expected TOML: {error}") from None
    except (RecursionError, ValueError) as error:  # tables in tables, a number of 5,000 digits
        raise SiteRuleError(f"{name}: expected TOML that can be read: {error}") from None
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
        _date(date, f"{name}: [date]") if date else None,
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
        raise SiteRuleError(f"{place} drop: expected true, got {_shown(table['drop'])}")
    if "selector" in table:
        return RuleHint(role, selector=_text(table, "selector", place))
    pattern = _text(table, "line", place)
    if _RECURSION.search(pattern):
        raise SiteRuleError(f"{place} line: expected a regular expression that calls no group, got {pattern!r:.60}")
    try:
        return RuleHint(role, line=regex.compile(pattern, cache_pattern=False))
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise SiteRuleError(f"{place} line: expected a regular expression: {error}") from None


def _date(table: Mapping[str, Any], place: str) -> RuleDate:
    selector, form = _text(table, "selector", place), _text(table, "format", place)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of formats without a year, from Python 3.13 on
            datetime.strptime("", form)  # noqa: DTZ007  a check of the format alone
    except ValueError as error:
        if "directive" in str(error) or "stray" in str(error):
            raise SiteRuleError(f"{place} format: {error}") from None
    except re.error as error:  # the same directive twice
        raise SiteRuleError(f"{place} format: {error}") from None
    return RuleDate(selector, form)


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
        raise SiteRuleError(f"{place} {key}: expected a string with words in it, got {_shown(value)}")
    if len(value) > _LONGEST_PATTERN:
        raise SiteRuleError(f"{place} {key}: expected at most {_LONGEST_PATTERN:,} characters, got {len(value):,}")
    return value


def _shown(value: object) -> str:
    """Return the first characters of a value, for a message."""
    return repr(value)[:40] if isinstance(value, str | int | float) else f"a {type(value).__name__}"


def _check_names(table: Mapping[str, Any], known: set[str], place: str) -> None:
    for key in table:
        if key not in known:
            raise SiteRuleError(f"{place}: no such entry {key:.40}; expected one of {', '.join(sorted(known))}")
