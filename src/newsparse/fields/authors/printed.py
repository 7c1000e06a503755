"""Names that the page prints where authors sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import regex

from newsparse.fields.authors.candidates import Candidates, author_key, is_declared
from newsparse.fields.body_range import BodyRange, find_body_range
from newsparse.fields.byline import find_bylines, find_signatures
from newsparse.fields.byline.author import Author
from newsparse.lexicon import Lexicon, markup
from newsparse.model import Block, Page, RawBlock, Role
from newsparse.printed.names import names_of
from newsparse.span import Span
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian
from newsparse.text.word_lists import OpenedPattern

_SIGNED: Final = frozenset({Role.BYLINE, Role.TIMESTAMP})
_TOLD: Final = frozenset({Role.TITLE, Role.STANDFIRST, Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.DUPLICATE})
"""Roles of blocks in which a name alone signs nothing."""
_BYLINE_WORDS: Final = frozenset({"byline", "author", "authors", "bylines", "autor", "auteur", "autore", "writer"})
_TEASER_WORDS: Final = frozenset({"related", "teaser", "sidebar", "popular", "recommended"})
_MOST_BLOCKS: Final = 40
"""Byline blocks looked at; the rest are teasers'."""
_MOST_ALONE: Final = 10
"""Names that stand alone near the headline looked at; the rest are menus."""
_LONGEST_BYLINE: Final = 160
"""Code points of a block that opens like a byline whatever its label says."""
_LONGEST_MARKED: Final = 200
"""Code points of a block that its class calls a byline, whatever its label says."""
_LONGEST_ALONE: Final = 60
"""Code points of a name that stands alone."""
_SIGNING_BLOCKS: Final = 3
"""Blocks at each end of a story in which its reporters sign, in scripts without blanks."""


def add_printed(
    candidates: Candidates, page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], lexicon: Lexicon
) -> None:
    """Add the names in bylines, behind words such as "Written by", alone beside the headline, and in signatures."""
    story = find_body_range(blocks)
    opener = _opener(lexicon)
    seen = alone = 0
    behind = False  # a name has been found behind the headline
    for index, (raw, block) in enumerate(zip(raw_blocks, blocks, strict=True)):
        if raw.hint.figure or _is_comment(raw, block):  # who made the picture; who comments
            continue
        if seen > _MOST_BLOCKS:
            break
        where, reason = _readable(page, raw_blocks, blocks, index, opener), "named in a byline"
        if where is None:
            if alone >= _MOST_ALONE or not _may_stand_alone(block, index, story):
                continue
            where, reason = block.span, "stands alone beside the headline"
        found = list(find_bylines(page, where, lexicon))
        if reason != "named in a byline":
            found = [author for author in found if author.is_person and _is_alone(author, block)]
            alone += bool(found)
        else:
            seen += bool(found)
        opens_story = _may_open_story(raw, index, story)
        for author in found:
            candidate = candidates.add(author, author.span, reason)
            if candidate is None:
                continue
            for each in _place_reasons(raw, block, index, story, nth=seen or alone):
                candidate.reasons[each] = 1.0
            if _match_opener(page, where, opener):
                candidate.reasons["in a byline that opens with a word for authors"] = 1.0
            if opens_story and not behind:
                candidate.reasons["in the first byline behind the headline"] = 1.0
            if author.span.start > where.start:
                candidate.reasons["words stand before the name"] = 1.0
            if where.start < block.span.start:
                candidate.reasons["behind a word for authors"] = 1.0
            if reason != "named in a byline" and _stands_by_stamp(blocks, index):
                candidate.reasons["alone beside a timestamp"] = 1.0
        behind = behind or (bool(found) and opens_story)
        if len(found) > 1:
            _weigh_co_authors(candidates, found)
    _add_signatures(candidates, page, blocks, story, lexicon)
    _add_namesakes_of_the_site(candidates, page, lexicon)
    _count_alone(candidates, raw_blocks)


def _weigh_co_authors(candidates: Candidates, found: Sequence[Author]) -> None:
    """Add to the authors of one byline that they are several, and whether the page declares one of them."""
    named = [each for author in found if (each := candidates.by_key.get(author_key(author.name))) is not None]
    declared = any(is_declared(each) for each in named)
    for each in named:
        each.reasons["named together with others"] = 1.0
        if declared:
            each.reasons["named beside a declared author"] = 1.0


def _may_open_story(raw: RawBlock, index: int, story: BodyRange) -> bool:
    """Return whether a block stands between the headline and the end of the story, and in no teaser or menu."""
    behind = story.title is not None and story.title < index <= story.last
    return behind and not raw.hint.inside & _ASIDE and _TEASER_WORDS.isdisjoint(raw.hint.words)


_ASIDE: Final = frozenset({"aside", "nav", "footer"})


def _is_comment(raw: RawBlock, block: Block) -> bool:
    """Return whether a block stands among readers' comments."""
    return block.role is Role.COMMENT or not markup().comment.isdisjoint(raw.hint.words)


def _readable(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], index: int, opener: OpenedPattern
) -> Span | None:
    """Return the span in which block *index* may name authors: with "Written by" in the block before it, if that is all."""
    block, raw = blocks[index], raw_blocks[index]
    length = len(block.span)
    if index and length <= _LONGEST_ALONE and _is_opener(page, blocks[index - 1], opener):
        return Span(blocks[index - 1].span.start, block.span.end)
    if block.role in _SIGNED:
        return block.span
    if length < _LONGEST_MARKED and not _BYLINE_WORDS.isdisjoint(raw.hint.words):
        return block.span
    if length <= _LONGEST_BYLINE and _match_opener(page, block.span, opener):
        return block.span
    return None


def _is_opener(page: Page, block: Block, opener: OpenedPattern) -> bool:
    """Return whether a block is nothing but a word that authors stand behind: "Written by", "Author:"."""
    match = _match_opener(page, block.span, opener) if len(block.span) < _LONGEST_ALONE else None
    return match is not None and not page.folded[match.end() : block.span.end].strip(" :：(s)|")


@cache
def _opener(lexicon: Lexicon) -> OpenedPattern:
    return OpenedPattern(r"(?i:\L<openers>)(?=[\s:：/(]|\p{Lu}|$)", before="", openers=lexicon.byline.openers)


def _match_opener(page: Page, where: Span, opener: OpenedPattern) -> regex.Match[str] | None:
    """Return the word for authors that a span opens with, behind three marks at most."""
    marks = _MARKS.match(page.folded, where.start, where.end)
    return opener.match(page.folded, marks.end() if marks else where.start, where.end)


_MARKS = lazy(r"[^\p{L}\p{N}]{0,3}+")


def _may_stand_alone(block: Block, index: int, story: BodyRange) -> bool:
    near = story.place_of(index) in ("between headline and story", "right before the headline")  # behind it stand tags
    return near and 1 < len(block.span) <= _LONGEST_ALONE and block.role not in _TOLD


def _is_alone(author: Author, block: Block) -> bool:
    """Return whether a block is nothing but the name and the post."""
    beside = len(author.role or "") + len(author.organisation or "")
    return author.span.start == block.span.start and len(author.span) + beside >= len(block.span) - 3


def _stands_by_stamp(blocks: Sequence[Block], index: int) -> bool:
    return any(blocks[at].role is Role.TIMESTAMP for at in (index - 1, index + 1, index + 2) if 0 <= at < len(blocks))


def _add_signatures(
    candidates: Candidates, page: Page, blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> None:
    """Add the reporters that sign in the first or last paragraphs of Chinese pages."""
    if not has_east_asian(page.text[:4000]):
        return
    first, last = max(0, story.first - 1), story.last
    near = [*range(first, first + _SIGNING_BLOCKS), *range(last - _SIGNING_BLOCKS + 1, last + _SIGNING_BLOCKS + 1)]
    for index in sorted({index for index in near if 0 <= index < len(blocks)}):
        for author in find_signatures(page, blocks[index].span, lexicon):
            candidate = candidates.add(author, author.span, "signs in a paragraph")
            if candidate is not None:
                candidate.reasons["signs at the top" if index <= first + _SIGNING_BLOCKS else "signs at the end"] = 1.0


def _add_namesakes_of_the_site(candidates: Candidates, page: Page, lexicon: Lexicon) -> None:
    """Add a person after whom the site is called: blogs of one author."""
    given_names = names_of(lexicon).given_names
    for each in page.declared:
        if each.field == "site_name" and len(each.value) < _LONGEST_ALONE:
            line = Page(each.value)
            for author in find_bylines(line, line.span, lexicon):
                words = author.name.split()
                if author.name == each.value.strip() and words[0].lower() in given_names and len(words) > 1:
                    candidates.add(author, each, "the site bears the name")


def _place_reasons(raw: RawBlock, block: Block, index: int, story: BodyRange, *, nth: int) -> Iterator[str]:
    yield f"in a block labelled {block.role}"
    if nth == 1:
        yield "in the first byline"
    aside = raw.hint.inside & _ASIDE
    place = story.place_of(index)
    yield "in an aside, menu or footer" if aside else place
    if aside and place == "between headline and story":
        yield "in an aside between headline and story"
    if not _TEASER_WORDS.isdisjoint(raw.hint.words):
        yield "its class says teaser"
    if not _BYLINE_WORDS.isdisjoint(raw.hint.words):
        yield "its class says author"
    if raw.linked:
        yield "linked"
    if raw.hint.tag in ("h2", "h3", "h4", "li"):
        yield "printed as heading or list item"


def _count_alone(candidates: Candidates, raw_blocks: Sequence[RawBlock]) -> None:
    """Add whether a name is a block of its own: teasers sign so."""
    for raw in raw_blocks if candidates.by_key else ():
        if len(raw.span) < _LONGEST_ALONE and (candidate := candidates.by_key.get(author_key(raw.text))):
            candidate.reasons["a block of its own"] = 1.0
