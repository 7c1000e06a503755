"""The words newsparse knows, one file per language: :func:`load`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar, get_origin, get_type_hints

import regex
from attrs import fields, frozen

from newsparse.errors import LexiconError, UnknownLanguageError
from newsparse.fold import fold
from newsparse.lexicon.words import (
    Agencies,
    BylineWords,
    CaptionWords,
    CommonWords,
    DatelineWords,
    LabelWords,
    MarkupWords,
    Places,
    QuoteWords,
    TimestampWords,
    Zones,
)

__all__ = ["Lexicon", "agencies", "languages", "load", "markup", "parse_section", "places", "zones"]

S = TypeVar("S")
_LANGUAGE_TAG = regex.compile(r"(?i)[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*+")  # BCP 47, loosely: "en", "pt-BR", "zh_Hans"


@frozen(eq=False)
class Lexicon:
    """One language's words, by section."""

    language: str
    common: CommonWords = CommonWords()
    label: LabelWords = LabelWords()
    byline: BylineWords = BylineWords()
    timestamp: TimestampWords = TimestampWords()
    dateline: DatelineWords = DatelineWords()
    caption: CaptionWords = CaptionWords()
    quote: QuoteWords = QuoteWords()


def load(language: str | None = None) -> Lexicon:
    """
    Return the words of *language*, or of all languages together when it is ``None`` or has no file.

    Args:
        language: A BCP 47 tag; only its first part counts ("en-GB" is "en").

    Raises:
        UnknownLanguageError: If *language* is no language tag.
    """
    if language is None:
        return _load_all()
    if not _LANGUAGE_TAG.fullmatch(language):
        raise UnknownLanguageError(f'language="{language}": expected a BCP 47 tag such as "en" or "pt-BR"')
    primary = language.replace("_", "-").split("-")[0].lower()
    return _load(primary) if primary in languages() else _load_all()


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a file, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and len(name) == 7))


@cache
def agencies() -> Agencies:
    """Return the agencies of ``agencies.toml``."""
    return parse_section(Agencies, _read("agencies.toml"), "agencies.toml")


@cache
def places() -> Places:
    """Return the places of ``places.toml``."""
    return parse_section(Places, _read("places.toml"), "places.toml")


@cache
def markup() -> MarkupWords:
    """Return the class and id words of ``markup.toml``."""
    return parse_section(MarkupWords, _read("markup.toml"), "markup.toml")


@cache
def zones() -> Zones:
    """Return the time zones of ``zones.toml``."""
    return parse_section(Zones, _read("zones.toml"), "zones.toml")


def parse_section(section: type[S], table: Mapping[str, Any], place: str) -> S:
    """
    Return *table* as a *section*, checked.

    Raises:
        LexiconError: If a list is unknown, or an entry is not folded, not lower case, or stands twice.
    """
    kinds = get_type_hints(section)
    for name in table:
        if name not in kinds:
            raise LexiconError(f"{place} {name}: no such list; expected one of {', '.join(sorted(kinds))}")
    return section(**{name: _parse_list(kinds[name], table[name], f"{place} {name}") for name in table})


def _parse_list(kind: Any, entries: Any, place: str) -> Any:
    if get_origin(kind) is frozenset:
        if not isinstance(entries, list):
            raise LexiconError(f"{place}: expected a list of strings")
        _check(entries, place)
        return frozenset(entries)
    if not isinstance(entries, dict):
        raise LexiconError(f"{place}: expected a table of strings")
    _check(list(entries), place)
    return MappingProxyType({name: str(value) for name, value in entries.items()})


def _check(entries: list[Any], place: str) -> None:
    seen = set()
    for entry in entries:
        if not isinstance(entry, str) or not entry:
            raise LexiconError(f"{place}: {entry!r} is not a word")
        if entry != fold(entry):
            raise LexiconError(f'{place}: "{entry}" is not folded; expected "{fold(entry)}"')
        if entry != entry.lower():
            raise LexiconError(f'{place}: "{entry}" is not lower case')
        if entry in seen:
            raise LexiconError(f'{place}: "{entry}" stands twice')
        seen.add(entry)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__name__) / name).read_text(encoding="utf-8"))


def _sections() -> Iterator[tuple[str, type[Any]]]:
    kinds = get_type_hints(Lexicon)
    return ((each.name, kinds[each.name]) for each in fields(Lexicon) if each.name != "language")


@cache
def _load(language: str) -> Lexicon:
    name = f"{language}.toml"
    tables = _read(name)
    known = dict(_sections())
    for section in tables:
        if section not in known:
            raise LexiconError(f"{name} [{section}]: no such section; expected one of {', '.join(known)}")
    return Lexicon(language, **{s: parse_section(known[s], t, f"{name} [{s}]") for s, t in tables.items()})


@cache
def _load_all() -> Lexicon:
    each = [_load(language) for language in languages()]
    return Lexicon("", **{name: _merge([getattr(one, name) for one in each]) for name, _ in _sections()})


def _merge(sections: list[S]) -> S:
    """Return the union of *sections*; of a word with several meanings, the alphabetically first language's stays."""
    first = type(sections[0])
    merged: dict[str, Any] = {}
    for each in fields(first):  # type: ignore[arg-type]
        lists = [getattr(section, each.name) for section in sections]
        if isinstance(lists[0], frozenset):
            merged[each.name] = frozenset().union(*lists)
        else:
            merged[each.name] = MappingProxyType({k: v for entries in reversed(lists) for k, v in entries.items()})
    return first(**merged)
