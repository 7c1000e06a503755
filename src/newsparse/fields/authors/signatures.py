"""Signatures in the paragraphs of pages in scripts without blanks, and what the site's own name tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.fields.authors.candidates import AS_EDITOR, IN_PARAGRAPH, Candidates
from newsparse.fields.body_range import BodyRange
from newsparse.fields.byline import find_bylines, find_editors_named, find_signatures
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Page
from newsparse.printed.names import names_of

_LONGEST_SIGNATURE: Final = 40
"""Code points of a paragraph that may be nothing but a signature, amid the story too."""
_SIGNING_BLOCKS: Final = 3
"""Blocks at each end of a story in which its reporters sign, in scripts without blanks."""
_EDITING_BLOCKS: Final = 8
"""Blocks before and after a story among which its editors are named."""
_LONGEST_CREDIT: Final = 160
"""Code points of a block that names editors."""
_LONGEST_SITE_NAME: Final = 60
"""Code points of a site's name that may be a person's."""


def add_signatures(
    candidates: Candidates, page: Page, blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> None:
    """Add the reporters that sign in the first or last paragraphs of Chinese pages."""
    first, last = max(0, story.first - 1), story.last
    near = [*range(first, first + _SIGNING_BLOCKS), *range(last - _SIGNING_BLOCKS + 1, last + _SIGNING_BLOCKS + 1)]
    short = (index for index in range(first, last) if len(blocks[index].span) <= _LONGEST_SIGNATURE)
    for index in sorted({index for index in (*near, *short) if 0 <= index < len(blocks)}):
        for author in find_signatures(page, blocks[index].span, lexicon):
            candidate = candidates.add(author, author.span, IN_PARAGRAPH)
            if candidate is not None:
                candidate.reasons["signs at the top" if index <= first + _SIGNING_BLOCKS else "signs at the end"] = 1.0


def add_editors(
    candidates: Candidates, page: Page, blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> None:
    """Add the editors and sources that a Chinese page names beside its story: some papers print nobody else."""
    for index in range(max(0, story.first - _EDITING_BLOCKS), min(len(blocks), story.last + _EDITING_BLOCKS)):
        block = blocks[index]
        if len(block.span) <= _LONGEST_CREDIT:
            for author in find_editors_named(page, block.span, lexicon):
                candidates.add(author, author.span, AS_EDITOR)


def add_namesakes_of_the_site(candidates: Candidates, page: Page, lexicon: Lexicon) -> None:
    """Add a person after whom the site is called: blogs of one author."""
    given_names = names_of(lexicon).given_names
    for each in page.declared:
        if each.field != "site_name" or len(each.value) >= _LONGEST_SITE_NAME:
            continue
        words = each.value.split()
        if len(words) < 2 or words[0].lower() not in given_names:
            continue
        line = Page(each.value)
        for author in find_bylines(line, line.span, lexicon):
            if author.name == each.value.strip():
                candidates.add(author, each, "the site bears the name")
