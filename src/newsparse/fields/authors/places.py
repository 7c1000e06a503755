"""Blocks in which the page may name its authors, and the names that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from attrs import frozen

from newsparse.fields.authors.candidates import ABOVE_STORY, BELOW_STORY, BESIDE_HEADLINE, IN_BYLINE, MARKED
from newsparse.fields.authors.flattened import (
    fills,
    find_glued_byline,
    is_person_of_note,
    names_person_of_note,
    source_of_name,
)
from newsparse.fields.body_range import BodyRange
from newsparse.fields.byline import find_bylines
from newsparse.fields.byline.author import Author
from newsparse.lexicon import Lexicon, markup, names
from newsparse.model import Block, Page, RawBlock, Role
from newsparse.printed.names import is_organisation_name, names_of
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian, is_latin_greek_cyrillic
from newsparse.text.word_finder import WordFinder

_SIGNED: Final = frozenset({Role.BYLINE, Role.TIMESTAMP})
_TOLD: Final = frozenset(
    {Role.TITLE, Role.STANDFIRST, Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.DUPLICATE, Role.PROMO}
)
"""Roles of blocks in which a name alone signs nothing."""
_TOLD_AT_RANDOM: Final = frozenset({Role.HEADING, Role.STANDFIRST})
"""Those that a line of flattened text may have though it is a name."""
BYLINE_WORDS: Final = frozenset({"byline", "author", "authors", "bylines", "autor", "auteur", "autore", "writer"})
"""Class words of blocks in which authors sign."""
_MOST_BLOCKS: Final = 40
"""Byline blocks looked at; the rest are teasers'."""
_MOST_ALONE: Final = 10
"""Names that stand alone near the headline looked at; the rest are menus."""
_LONGEST_BYLINE: Final = 160
"""Code points of a block that opens like a byline whatever its label says."""
_LONGEST_MARKED: Final = 200
"""Code points of a block that its class calls a byline, whatever its label says."""
_REACH: Final = 8
"""Lines of flattened text from the first taken for prose on, among which a name beside a date signs."""
_LONGEST_ALONE: Final = 60
"""Code points of a name that stands alone."""


@frozen
class SignedBlock:
    """The authors that one block names."""

    index: int
    where: Span
    """The span they are read in; it may open in the block before."""
    source: str
    """In which kind of place they stand; see :mod:`newsparse.fields.authors.candidates`."""
    authors: Sequence[Author]
    follows: bool
    """Whether it goes on with the names of the block before: one byline, each name on a line."""
    nth: int
    """How many bylines were found so far, this one included; of names that stand alone where there was no byline."""


def find_signed_blocks(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> Iterator[SignedBlock]:
    """Yield the blocks that name authors: bylines, those behind words such as "Written by", and names that stand alone."""
    signed = alone = 0
    nobody: set[str] = set()
    last = -1  # the last byline without a word for authors
    openers, comments = _Openers(page, blocks, lexicon), markup().comment
    beside, around = story.beside_headline(), story.near()
    flattened = not page.has_markup
    near = {*beside, *range(story.first - 2, story.first + 2), *range(story.last - 1, story.last + 2)}
    for index, (raw, block) in enumerate(zip(raw_blocks, blocks, strict=True)):
        where, source = _readable(raw, blocks, index, openers), IN_BYLINE
        if where is None and flattened:
            where = find_glued_byline(page, blocks, index, around, lexicon)
        elif where is None and index not in near:  # as most blocks
            continue
        if raw.hint.figure or block.role is Role.COMMENT or not comments.isdisjoint(raw.hint.words):
            continue  # who made the picture; who comments
        if signed > _MOST_BLOCKS:
            return
        follows = flattened and index > 0 and index - 1 == last  # one byline, each name on a line
        if where is not None:
            found = _read_new(page, where, lexicon, nobody)
            last = index if found and index not in openers.blocks else -1
            signed += bool(found) and not (follows and last == index)
            if not found and _is_marked(raw, block):
                found, source = list(find_bylines(page, where, lexicon, marked=True)), MARKED
        elif alone < _MOST_ALONE and (source := _alone_source(raw, block, index, story, beside, flattened=flattened)):
            where = block.span
            may_be_name = flattened or _may_be_name(where.of(page.folded))
            found = list(find_bylines(page, where, lexicon)) if may_be_name else []
            if flattened and source == BESIDE_HEADLINE:
                source = source_of_name(page, blocks, index, found, story, follows=follows, lexicon=lexicon)
                found = found if source else []
                last = index if follows and found else last
            else:
                found = [each for each in found if _is_alone(each, block, source, lexicon)]
            alone += bool(found)
        elif flattened and names_person_of_note(blocks, index, story):
            where, source = block.span, BELOW_STORY
            found = [
                each
                for each in find_bylines(page, where, lexicon)
                if is_person_of_note(page, each, blocks, index, lexicon)
            ]
        else:
            continue
        if found:
            yield SignedBlock(index, where, source, found, follows and last == index, signed or alone)


def _read_new(page: Page, where: Span, lexicon: Lexicon, nobody: set[str]) -> list[Author]:
    """Return the authors that a byline names; *nobody* holds texts that name none, which are not read again."""
    text = page.text[max(0, where.start - 1) : where.end]  # the character before it may belong to its first word
    found = [] if text in nobody else list(find_bylines(page, where, lexicon))
    if not found:
        nobody.add(text)
    return found


def _is_marked(raw: RawBlock, block: Block) -> bool:
    """Return whether markup calls a short block a byline."""
    return len(block.span) <= _LONGEST_ALONE and not BYLINE_WORDS.isdisjoint(raw.hint.words)


def _readable(raw: RawBlock, blocks: Sequence[Block], index: int, openers: _Openers) -> Span | None:
    """Return the span in which block *index* may name authors: with "Written by" in the block before it, if that is all."""
    block = blocks[index]
    length = len(block.span)
    if length <= _LONGEST_ALONE and index - 1 in openers.alone:
        return Span(blocks[index - 1].span.start, block.span.end)
    if block.role in _SIGNED or index in openers.blocks:
        return block.span
    return block.span if length < _LONGEST_MARKED and not BYLINE_WORDS.isdisjoint(raw.hint.words) else None


class _Openers:
    """The words for authors that blocks open with."""

    def __init__(self, page: Page, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.blocks: set[int] = set()
        """The blocks, by number, that open with such a word."""
        self.alone: set[int] = set()
        """Those that are nothing else: "Written by", "Author:"."""
        letters = _opening_letters(lexicon)
        for index, block in enumerate(blocks):
            where = block.span
            first = page.folded[where.start : where.start + 1]
            if first not in letters and first.isalnum():  # as most blocks
                continue
            end = end_of_opener(page, where, lexicon) if len(where) <= _LONGEST_BYLINE else None
            if end is not None:
                self.blocks.add(index)
                if len(where) < _LONGEST_ALONE and not page.folded[end : where.end].strip(" :：(s)|"):
                    self.alone.add(index)


@cache
def _opening_letters(lexicon: Lexicon) -> frozenset[str]:
    """Return the letters that words for authors open with, in capitals and small."""
    first = "".join(each[0] for each in lexicon.byline.openers)
    return frozenset(first.lower() + first.upper() + _LIKE_ASCII)


_LIKE_ASCII: Final = "ıİſK"
"""Letters that are equal to an ASCII letter where case does not count."""


@cache
def _openers_of(lexicon: Lexicon) -> WordFinder:
    return WordFinder(lexicon.byline.openers)


def end_of_opener(page: Page, where: Span, lexicon: Lexicon) -> int | None:
    """Return the end of the word for authors that a span opens with, behind three marks at most, or ``None``."""
    start, folded = where.start, page.folded
    for character in folded[start : min(where.end, start + 3)]:
        if character.isalnum():
            break
        start += 1
    ends = _openers_of(lexicon).ends_at(folded, start, where.end)
    return next((end for end in ends if _BEHIND_OPENER.match(folded, end, where.end)), None)


_BEHIND_OPENER = lazy(r"(?=[\s:：/(]|\p{Lu}|$)")


_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li"})


def _alone_source(
    raw: RawBlock, block: Block, index: int, story: BodyRange, beside: AbstractSet[int], *, flattened: bool
) -> str:
    """Return in which kind of place a block stands that may be nothing but a name; empty for other places."""
    if not 1 < len(block.span) <= _LONGEST_ALONE:
        return ""
    if block.role not in _TOLD or (flattened and block.role in _TOLD_AT_RANDOM):  # behind the story stand tags
        near = index in beside or (flattened and story.first < index < min(story.first + _REACH, story.last - 1))
        return BESIDE_HEADLINE if near else ""
    if block.role not in (Role.PARAGRAPH, Role.HEADING) or raw.hint.tag in _HEADINGS or raw.linked:
        return ""
    if story.first - 2 <= index <= story.first + 1 and (story.title is None or index > story.title):
        return ABOVE_STORY
    return BELOW_STORY if story.last - 1 <= index <= story.last + 1 else ""


def _may_be_name(line: str) -> bool:
    """Return whether a line may be nothing but a person's name: it has two words, or is of another script."""
    return " " in line or "\n" in line or not is_latin_greek_cyrillic(line)


def _is_alone(author: Author, block: Block, source: str, lexicon: Lexicon) -> bool:
    """Return whether a block is nothing but a person's name and the post."""
    if not fills(author, block) or not author.is_person or is_organisation_name(author.name, lexicon):
        return False
    return source == BESIDE_HEADLINE or _opens_like_person(author.name, source, lexicon)


def _opens_like_person(name: str, source: str, lexicon: Lexicon) -> bool:
    """Return whether a line of the story can only be a name: short headings look alike, last ones most."""
    if has_east_asian(name):
        return name.startswith(tuple(names().chinese_family_names))
    return source == ABOVE_STORY and name.split(maxsplit=1)[0].lower() in names_of(lexicon).given_names
