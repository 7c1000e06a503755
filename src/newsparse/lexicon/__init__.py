"""The words newsparse knows, one file per language: :func:`load`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

from newsparse.errors import LexiconError, UnknownLanguageError
from newsparse.lexicon.words import (
    Agencies,
    BylineWords,
    CaptionWords,
    CommonWords,
    DatelineWords,
    DateWords,
    ExportWords,
    Interruptions,
    LabelWords,
    MarkupWords,
    NameWords,
    PageWords,
    Places,
    QuoteWords,
    TimestampWords,
    WordLists,
    Zones,
)
from newsparse.text.fold import fold
from newsparse.text.keys import comparison_key

__all__ = [
    "Lexicon",
    "agencies",
    "check_tag",
    "dates",
    "exports",
    "interruptions",
    "languages",
    "load",
    "load_for",
    "markup",
    "names",
    "pages",
    "parse_section",
    "places",
    "zones",
]

S = TypeVar("S", bound=WordLists)
_FOLDER = Path(__file__).parent
_LANGUAGE_TAG = re.compile(r"(?i)[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*+")  # BCP 47, loosely: "en", "pt-BR", "zh_Hans"


class Lexicon:
    """
    One language's words, by section; a section is read when it is first asked for.

    Telling languages apart and reading credits take one section of every language, a page all of its own only.
    """

    language: str
    common: CommonWords
    label: LabelWords
    byline: BylineWords
    timestamp: TimestampWords
    dateline: DatelineWords
    caption: CaptionWords
    quote: QuoteWords

    def __init__(self, language: str, read: Callable[[str], Any]) -> None:
        """Take the words of *language* from *read*, which returns the section of a name."""
        self.language = language
        self._read = read

    def __getattr__(self, name: str) -> Any:
        """Return the section *name*, and keep it."""
        if name not in _SECTIONS:
            raise AttributeError(name)
        section = self._read(name)
        setattr(self, name, section)
        return section


_SECTIONS: Final[Mapping[str, type[WordLists]]] = MappingProxyType(
    {
        "common": CommonWords,
        "label": LabelWords,
        "byline": BylineWords,
        "timestamp": TimestampWords,
        "dateline": DatelineWords,
        "caption": CaptionWords,
        "quote": QuoteWords,
    }
)


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
    _check_form(language)
    first = primary(language)
    return _load(first) if first in languages() else _load_all()


def load_for(language: str | None) -> Lexicon:
    """
    Return the words of a language that a caller names, as :func:`load` does.

    Raises:
        TypeError: If *language* is neither a ``str`` nor ``None``.

        UnknownLanguageError: If it is malformed, or no language has it.
    """
    if language is not None:
        check_tag(language)
    return load(language)


def check_tag(tag: object) -> None:
    """
    Raise if *tag*, which a caller gave, is not the tag of a language.

    Languages without a word list are fine; tags of two letters must be in ISO 639-1.

    Raises:
        TypeError: If *tag* is not a ``str``.

        UnknownLanguageError: If it is malformed, or no language has it.
    """
    if not isinstance(tag, str):
        raise TypeError(f"language: expected str, got {type(tag).__name__}")
    _check_form(tag)
    first = tag[:3].lower().rstrip("-_")
    if len(first) == 2 and first not in _two_letter_tags():
        raise UnknownLanguageError(f'language="{tag}": no language has the tag "{first}"')


def _check_form(tag: str) -> None:
    if not _LANGUAGE_TAG.fullmatch(tag):
        raise UnknownLanguageError(f'language="{tag:.40}": expected a BCP 47 tag such as "en" or "pt-BR"')


@cache
def _two_letter_tags() -> frozenset[str]:
    return frozenset(_read("tags.toml")["two_letters"])


def primary(tag: str) -> str:
    """Return the first part of a BCP 47 tag, and for the two standards of Norwegian and old codes the one in use here."""
    first = tag.replace("_", "-").split("-")[0].lower()
    return _SAME.get(first, first)


_SAME = {"nb": "no", "nn": "no", "in": "id", "iw": "he"}


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a file, sorted."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and len(name) == 7))


@cache
def agencies() -> Agencies:
    """Return the agencies of ``agencies.toml``."""
    return parse_section(Agencies, _read("agencies.toml"), "agencies.toml")


@cache
def dates() -> DateWords:
    """Return the words of ``dates.toml``."""
    return parse_section(DateWords, _read("dates.toml"), "dates.toml")


@cache
def exports() -> ExportWords:
    """Return the labels of ``exports.toml``."""
    return parse_section(ExportWords, _read("exports.toml"), "exports.toml")


@cache
def places() -> Places:
    """Return the places of ``places.toml``."""
    return parse_section(Places, _read("places.toml"), "places.toml")


@cache
def markup() -> MarkupWords:
    """Return the class and id words of ``markup.toml``."""
    return parse_section(MarkupWords, _read("markup.toml"), "markup.toml")


@cache
def interruptions() -> Interruptions:
    """Return the lines of ``interruptions.toml``, of all languages together, as comparison keys."""
    tables = {name: read_toml(part) for name, part in _sections("interruptions.toml").items()}
    lists = {
        name: frozenset(comparison_key(entry) for entries in table.values() for entry in entries)
        for name, table in tables.items()
    }
    return Interruptions(**lists)


@cache
def names() -> NameWords:
    """Return the words of names of ``names.toml``."""
    return parse_section(NameWords, _read("names.toml"), "names.toml")


@cache
def pages() -> PageWords:
    """Return the words of ``pages.toml``."""
    return parse_section(PageWords, _read("pages.toml"), "pages.toml")


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
    empty = section.empty()
    for name in table:
        if name not in empty:
            raise LexiconError(f"{place} {name}: no such list; expected one of {', '.join(sorted(empty))}")
    lists = {name: _parse_list(empty[name], table[name], f"{place} {name}") for name in table}
    if not _is_clean(lists.values()) or any(len(lists[name]) != len(table[name]) for name in table):
        for name, entries in table.items():
            _check([*entries], f"{place} {name}")
    return section(**lists)


def _parse_list(empty: object, entries: Any, place: str) -> Collection[str]:
    if isinstance(empty, frozenset):
        if not isinstance(entries, list):
            raise LexiconError(f"{place}: expected a list of strings")
        try:
            return frozenset(entries)
        except TypeError:  # a list in the list
            raise LexiconError(f"{place}: expected a list of strings") from None
    if not isinstance(entries, dict):
        raise LexiconError(f"{place}: expected a table of strings")
    return MappingProxyType({name: str(value) for name, value in entries.items()})


def _is_clean(lists: Iterable[Collection[str]]) -> bool:
    """Return whether the entries of all *lists* are words, folded and lower case, asked of all of them at once."""
    words = [word for words in lists for word in words]
    try:
        together = "\n".join(words)
    except TypeError:
        return False
    return all(words) and together == fold(together) == together.lower()


def _check(entries: list[Any], place: str) -> None:
    """Raise where an entry is no word, not folded, not lower case, or stands twice."""
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


def _read_text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _read(name: str) -> dict[str, Any]:
    return read_toml(_read_text(name))


def read_toml(text: str) -> dict[str, Any]:
    """Return a file or section of TOML as *tomllib* does; lists and tables of strings, almost JSON, in a tenth of its time."""
    plain = _COMMENT.sub(_without_comment, text).replace(",\n]", "\n]").replace('" = "', '": "')
    top, *parts = _SECTION.split(f"\n{plain}")
    tables = dict(zip(parts[::2], parts[1::2], strict=True))
    try:
        found = _read_lists(top) | {name: _read_lists(table) for name, table in tables.items()}
    except ValueError:
        return _read_any_toml(text)
    sure = 2 * len(tables) == len(parts) and '\\" = "' not in text
    return found if sure else _read_any_toml(text)


def _read_any_toml(text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  the files here do without

    return tomllib.loads(text)


def _read_lists(plain: str) -> dict[str, Any]:
    """
    Return the lists of one section by name, or the entries of a table; *plain* has JSON for values.

    Raises:
        ValueError: If it is anything else, or a name stands twice.
    """
    before, *parts = _KEY.split(f"\n{plain}")
    pairs = [f'"{name}": {value}' for name, value in zip(parts[::2], parts[1::2], strict=True)]
    pairs += filter(None, before.split("\n"))
    found: dict[str, Any] = json.loads(f"{{{','.join(pairs)}}}")
    if len(found) != len(pairs):
        raise ValueError("two of the same name")
    return found


_KEY: Final = re.compile(r"\n(\w+) = ")
_COMMENT: Final = re.compile(r"#[^\n]*")


def _without_comment(match: re.Match[str]) -> str:
    """Return nothing in place of what is certainly a comment: no quotation mark follows, or nothing stands before it."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return match[0] if '"' in match[0] and before.strip() else ""


def _sections(file: str) -> dict[str, str]:
    """Return the text of each section of a file, by name."""
    _, *parts = _SECTION.split(f"\n{_read_text(file)}")
    return dict(zip(parts[::2], parts[1::2], strict=True))


_SECTION: Final = re.compile(r"\n\[(\w+)\][ \t]*(?=\n|\Z)")


@cache
def _load(language: str) -> Lexicon:
    name = f"{language}.toml"
    tables = _sections(name)
    for section in tables:
        if section not in _SECTIONS:
            raise LexiconError(f"{name} [{section}]: no such section; expected one of {', '.join(_SECTIONS)}")

    def read(section: str) -> Any:
        return parse_section(_SECTIONS[section], read_toml(tables.get(section, "")), f"{name} [{section}]")

    return Lexicon(language, read)


@cache
def _load_all() -> Lexicon:
    each = [_load(language) for language in languages()]

    def read(section: str) -> Any:
        lists = _merge([getattr(one, section) for one in each])
        if section == "timestamp":
            lists["doubtful"] = dates().doubtful
        return _SECTIONS[section](**lists)

    return Lexicon("", read)


def _merge(sections: Sequence[WordLists]) -> dict[str, Collection[str]]:
    """Return the union of *sections*; of a word with several meanings, the alphabetically first language's stays."""
    merged: dict[str, Collection[str]] = {}
    for name, empty in sections[0].empty().items():
        lists = [getattr(section, name) for section in sections]
        if isinstance(empty, frozenset):
            merged[name] = frozenset().union(*lists)
        else:
            merged[name] = MappingProxyType({k: v for entries in reversed(lists) for k, v in entries.items()})
    return merged
