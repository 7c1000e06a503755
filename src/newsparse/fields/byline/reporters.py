"""Reporters of Chinese, Japanese and Korean pages: the word for a reporter stands right beside the name."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from newsparse.fields.byline.author import Author
from newsparse.fields.byline.vocabulary import Vocabulary
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.scripts import has_east_asian


def find_reporters(page: Page, where: Span, words: Vocabulary) -> list[Author]:
    """Return the reporters that a byline names: ``記者王小明``, ``홍길동·김철수 기자``, ``作者：宋怡 杨志华``."""
    return [*_read(page, where, words.reporters.marked, words)]


def read_signatures(page: Page, where: Span, words: Vocabulary) -> list[Author]:
    """Return the reporters that sign in a paragraph: in brackets, or alone with their paper: ``（记者 胡晓蓉）``."""
    return [*_read(page, where, words.reporters.alone, words)]


def find_editors(page: Page, where: Span, words: Vocabulary) -> list[Author]:
    """Return the persons behind a word for an editor or a source: ``责任编辑：王小明``."""
    return [*_read(page, where, words.reporters.editors, words)]


def _read(page: Page, where: Span, pattern: regex.Pattern[str], words: Vocabulary) -> Iterator[Author]:
    if not has_east_asian(where.of(page.folded)):
        return
    for match in pattern.finditer(page.folded, where.start, where.end):
        for start, end in match.spans("name"):
            name = collapse_whitespace(page.text[start:end])
            if (
                name in words.nobody
                or name.endswith(words.last_words)
                or name in words.places.cities_as_written
                or words.reporters.desks.fullmatch(name)
            ):
                continue
            yield Author(name, Span(start, end), is_person=True)
