"""Every entry of the byline lists, in every language, does in a byline what its list says."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from newsparse.fields.byline import find_bylines, find_editors_named
from newsparse.lexicon import Lexicon, languages, load
from newsparse.lexicon import names as name_words
from newsparse.lexicon.words import BylineWords
from newsparse.model import Page
from newsparse.printed.names import is_particle

NAME, OTHER = "Rosa Mensah", "Li Wei"


def editors(text: str, words: Lexicon) -> list[str]:
    """Return the editors found in one block."""
    page = Page(text)
    return [byline.name for byline in find_editors_named(page, page.span, words)]


def found(text: str, words: Lexicon) -> list[str]:
    """Return the names found in one byline."""
    page = Page(text)
    return [byline.name for byline in find_bylines(page, page.span, words)]


def persons(text: str, words: Lexicon) -> list[str]:
    """Return the persons found in one byline."""
    page = Page(text)
    return [byline.name for byline in find_bylines(page, page.span, words) if byline.is_person]


def capital(entry: str) -> str:
    """Return the entry as it opens a name."""
    return entry[:1].upper() + entry[1:]


# Of each list, what every entry does and what it does not.
EXAMPLES: dict[str, tuple[Callable[[str, Lexicon], bool], Callable[[str, Lexicon], bool]]] = {
    "openers": (
        lambda entry, words: found(f"{entry} {NAME}", words) == [NAME],
        lambda entry, words: found(entry, words) == [],
    ),
    "others": (
        lambda entry, words: found(f"{NAME}, {entry} {OTHER}", words) == [NAME],
        lambda entry, words: found(f"{entry} {OTHER}", words) == [],
    ),
    "updaters": (
        lambda entry, words: found(f"{NAME}, {entry} {OTHER}", words) == [NAME],
        lambda entry, words: found(entry, words) == [],
    ),
    "joiners": (
        lambda entry, words: found(f"{NAME} {entry} {OTHER}", words) == [NAME, OTHER],
        lambda entry, words: found(entry, words) == [],
    ),
    "roles": (
        lambda entry, words: f"{NAME} {capital(entry)}" not in persons(f"{NAME} {capital(entry)}", words),
        lambda entry, words: persons(entry, words) == [],
    ),
    "desks": (
        lambda entry, words: persons(f"{NAME} {capital(entry)}", words) == [NAME],
        lambda entry, words: persons(capital(entry), words) == [],
    ),
    "outlets": (
        lambda entry, words: f"{NAME} {capital(entry)}" not in persons(f"{NAME} {capital(entry)}", words),
        lambda entry, words: persons(capital(entry), words) == [],
    ),
    "stops": (
        lambda entry, words: (
            is_particle(entry, words.quote.name_particles | name_words().particles)  # inside a name: "Jeanne le Goff"
            or persons(f"{NAME} {entry} {OTHER}", words)[:1] == [NAME]
        ),
        lambda entry, words: persons(entry, words) == [],
    ),
    "articles": (
        lambda entry, words: persons(f"{capital(entry)} Lantern", words) == [],
        lambda entry, words: found(entry, words) == [],
    ),
    "nobody": (
        lambda entry, words: found(f"by {capital(entry)}", words) == [],
        lambda entry, words: found(f"by {NAME}, {entry}", words) == [NAME],
    ),
    "not_names": (
        lambda entry, words: found(f"Lantern {capital(entry)}", words) == [],
        lambda entry, words: found(f"by {NAME} | {entry}", words) == [NAME],
    ),
    "reporters_before": (
        lambda entry, words: found(f"{entry} 王小明", words) == ["王小明"],
        lambda entry, words: found(entry, words) == [],
    ),
    "reporters_behind": (
        lambda entry, words: found(_behind(entry), words) == [_behind(entry)[:3]],
        lambda entry, words: found(entry, words) == [],
    ),
    "reporter_ranks": (
        lambda entry, words: found(f"홍길동 {entry}기자", words) == ["홍길동"],
        lambda entry, words: found(f"{entry}기자", words) == [],
    ),
    "our_papers": (
        lambda entry, words: not words.byline.reporters_before or found(f"{entry}記者王小明", words) == ["王小明"],
        lambda entry, words: found(f"{entry}記者", words) == [],
    ),
    "reports": (
        lambda entry, words: found(f"記者王小明台北{entry}", words) == ["王小明"],
        lambda entry, words: found(entry, words) == [],
    ),
    "editors": (
        lambda entry, words: editors(f"{entry}：王小明", words) == ["王小明"],
        lambda entry, words: editors(f"{entry}：本报", words) == [],
    ),
    "posted_behind": (
        lambda entry, words: found(f"wxm1984 {entry} 2005-9-15", words) == ["wxm1984"],
        lambda entry, words: found(f"{entry} 2005-9-15", words) == [],
    ),
}


def _behind(entry: str) -> str:
    return f"홍길동 {entry}" if has_hangul(entry) else f"王小明{entry}"


def has_hangul(entry: str) -> bool:
    """Return whether an entry is Korean."""
    return "가" <= entry[:1] <= "힣"


LISTS = [(language, name) for language in languages() for name in EXAMPLES]


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_every_entry_has_its_examples(language: str, name: str) -> None:
    """An entry does what its list is for beside a name, and names nobody alone."""
    words = load(language)
    entries: Iterable[str] = getattr(words.byline, name)
    for_it, against_it = EXAMPLES[name]
    assert [] == [entry for entry in sorted(entries) if not for_it(entry, words)]
    assert [] == [entry for entry in sorted(entries) if not against_it(entry, words)]


def test_every_list_is_tried() -> None:
    """A new list of the section is tried, or the test of it is missing."""
    assert BylineWords.empty().keys() == EXAMPLES.keys()
