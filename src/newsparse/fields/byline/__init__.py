"""Bylines: who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsparse.fields.byline.author import Author
from newsparse.fields.byline.clauses import Clause, split_clauses
from newsparse.fields.byline.reading import read_clause
from newsparse.fields.byline.reporters import find_editors, find_reporters, read_signatures
from newsparse.fields.byline.vocabulary import vocabulary_of
from newsparse.lexicon import Lexicon, load_for
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.scripts import is_latin_greek_cyrillic

_LONGEST: Final = 2000  # Code points; longer blocks are prose.


def parse_byline(text: str, *, language: str | None = None) -> tuple[str, ...]:
    """
    Return the authors that *text* names, as printed, in reading order; empty where it is no byline.

    Roles, places, editors, photographers, addresses and dates are left out.  An organisation counts only where
    no person is named, and who only updated a story only where nobody else is.

    Args:
        text: A line such as ``By Jane Doe, Political Editor``.

        language: A BCP 47 tag; all languages are tried where ``None``.

    Raises:
        TypeError: If *text* is no ``str``.

        UnknownLanguageError: If *language* is no language tag.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    page = Page(text)
    return tuple(dict.fromkeys(byline.name for byline in find_bylines(page, page.span, load_for(language))))


def find_bylines(page: Page, where: Span, lexicon: Lexicon, *, marked: bool = False) -> Iterator[Author]:
    """
    Yield the authors named in one byline block, in reading order.

    Args:
        page: The whole page; names are shown as it spells them.

        where: The span of the block.

        lexicon: The words of the page's language.

        marked: Whether markup calls the block a byline: a name needs no word before it, and may be that of an account.
    """
    text = where.of(page.text)
    if len(text) > _LONGEST or "©" in text:
        return
    words, cased = vocabulary_of(lexicon), is_latin_greek_cyrillic(text)
    if cased and "@" not in text and not any(map(str.isalpha, text)):  # a date in numbers
        return
    reporters = [] if cased else find_reporters(page, where, words)
    if reporters:
        yield from reporters
        return
    clauses = split_clauses(page, where, words)
    for kinds in (("author", "bare"), ("updater",)):
        found = [
            each
            for clause in clauses
            if clause.kind in kinds
            for each in read_clause(page, clause, words, marked=marked)
        ]
        if len(clauses) > 1:
            found = _without_bare_organisations(found, clauses[0])
        people = [byline for byline in found if byline.is_person]
        if found:
            yield from people or found
            return
    for clause in clauses:
        for token in clause.tokens:
            if token.kind == "handle" and len(clause.tokens) == 1:
                yield Author(token.text, Span(token.start, token.end), is_person=True)


def _without_bare_organisations(found: list[Author], first: Clause) -> list[Author]:
    """Return *found* without the organisations before the first word that tells what the next name did."""
    end = first.tokens[-1].end if first.tokens else -1
    return [byline for byline in found if byline.is_person or byline.span.start >= end]


def find_editors_named(page: Page, where: Span, lexicon: Lexicon) -> Iterator[Author]:
    """Yield the editors and sources of a Chinese page that a block names, in reading order: ``责任编辑：王小明``."""
    yield from find_editors(page, where, vocabulary_of(lexicon))


def find_signatures(page: Page, where: Span, lexicon: Lexicon) -> Iterator[Author]:
    """Yield the reporters who sign in a paragraph of a Chinese page, in reading order: ``（记者 胡晓蓉）``."""
    yield from read_signatures(page, where, vocabulary_of(lexicon))
