"""Names that the page prints where authors sign, and the reasons that their places give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.fields.authors.candidates import BESIDE_HEADLINE, Candidates, author_key, is_declared
from newsparse.fields.authors.places import BYLINE_WORDS, SignedBlock, end_of_opener, find_signed_blocks
from newsparse.fields.authors.signatures import add_editors, add_namesakes_of_the_site, add_signatures
from newsparse.fields.body_range import BodyRange
from newsparse.fields.byline.author import Author
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Page, RawBlock, Role
from newsparse.text.keys import may_have_key
from newsparse.text.scripts import has_east_asian

_TEASER_WORDS: Final = frozenset({"related", "teaser", "sidebar", "popular", "recommended"})
_LONGEST_ALONE: Final = 60
"""Code points of a name that is a block of its own."""


def add_printed(
    candidates: Candidates,
    page: Page,
    raw_blocks: Sequence[RawBlock],
    blocks: Sequence[Block],
    story: BodyRange,
    *,
    lexicon: Lexicon,
) -> None:
    """Add the names in bylines, behind words such as "Written by", alone beside the headline, and in signatures."""
    behind = False  # a name has been found behind the headline
    together: list[Author] = []  # who is named in one byline, over several lines too
    for signed in find_signed_blocks(page, raw_blocks, blocks, story, lexicon):
        raw = raw_blocks[signed.index]
        reasons = [*_place_reasons(raw, blocks[signed.index], signed, story)]
        if end_of_opener(page, signed.where, lexicon) is not None:
            reasons.append("in a byline that opens with a word for authors")
        opens_story = _may_open_story(raw, signed.index, story)
        if opens_story and (signed.follows or not behind):
            reasons.append("in the first byline behind the headline")
        if _stands_over_caption(blocks, signed.index):
            reasons.append("right above a caption")
        if signed.source == BESIDE_HEADLINE and _stands_by_stamp(blocks, signed.index):
            reasons.append("alone beside a timestamp")
        behind = behind or opens_story
        for author in signed.authors:
            candidate = candidates.add(author, author.span, signed.source)
            if candidate is not None:
                candidate.reasons |= dict.fromkeys(reasons, 1.0)
                if author.span.start > signed.where.start:
                    candidate.reasons["words stand before the name"] = 1.0
        together = [*together, *signed.authors] if signed.follows else [*signed.authors]
        for key in (keys := _keys(candidates, together)):
            candidates.by_key[key].companions |= keys - {key}
        if len(signed.authors) > 1:
            _weigh_co_authors(candidates, signed.authors)
    if has_east_asian(page.text[:4000]):
        add_signatures(candidates, page, blocks, story, lexicon)
        add_editors(candidates, page, blocks, story, lexicon)
    add_namesakes_of_the_site(candidates, page, lexicon)
    _count_alone(candidates, raw_blocks)


def _weigh_co_authors(candidates: Candidates, found: Sequence[Author]) -> None:
    """Add to the authors of one byline that they are several, and whether the page declares one of them."""
    named = [candidates.by_key[key] for key in _keys(candidates, found)]
    declared = any(is_declared(each) for each in named)
    for each in named:
        each.reasons["named together with others"] = 1.0
        if declared:
            each.reasons["named beside a declared author"] = 1.0
            if "in the first byline behind the headline" in each.reasons:
                each.reasons["beside a declared author behind the headline"] = 1.0


def _keys(candidates: Candidates, authors: Sequence[Author]) -> set[str]:
    """Return the keys of the authors that are candidates."""
    return {author_key(author.name) for author in authors} & candidates.by_key.keys()


def _may_open_story(raw: RawBlock, index: int, story: BodyRange) -> bool:
    """Return whether a block stands between the headline and the end of the story, and in no teaser or menu."""
    behind = story.title is not None and story.title < index <= story.last
    return behind and not raw.hint.inside & _ASIDE and _TEASER_WORDS.isdisjoint(raw.hint.words)


_ASIDE: Final = frozenset({"aside", "nav", "footer"})


def _stands_over_caption(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the next block is a caption: the name is then that of the person shown."""
    return index + 1 < len(blocks) and blocks[index + 1].role is Role.CAPTION


def _stands_by_stamp(blocks: Sequence[Block], index: int) -> bool:
    return any(blocks[at].role is Role.TIMESTAMP for at in (index - 1, index + 1, index + 2) if 0 <= at < len(blocks))


def _place_reasons(raw: RawBlock, block: Block, signed: SignedBlock, story: BodyRange) -> Iterator[str]:
    yield f"in a block labelled {block.role}"
    if signed.where.start < block.span.start:
        yield "behind a word for authors"
    if signed.nth == 1:
        yield "in the first byline"
    aside = raw.hint.inside & _ASIDE
    place = story.place_of(signed.index)
    yield "in an aside, menu or footer" if aside else place
    if aside and place == "between headline and story":
        yield "in an aside between headline and story"
    if not _TEASER_WORDS.isdisjoint(raw.hint.words):
        yield "its class says teaser"
    if not BYLINE_WORDS.isdisjoint(raw.hint.words):
        yield "its class says author"
    if raw.linked:
        yield "linked"
    if raw.hint.tag in ("h2", "h3", "h4", "li"):
        yield "printed as heading or list item"


def _count_alone(candidates: Candidates, raw_blocks: Sequence[RawBlock]) -> None:
    """Add whether a name is a block of its own: teasers sign so."""
    openings = {key[0] for key in candidates.by_key}
    for raw in raw_blocks if openings else ():
        if not may_have_key(raw.text, openings) or len(raw.span) >= _LONGEST_ALONE:
            continue
        if candidate := candidates.by_key.get(author_key(raw.text)):
            candidate.reasons["a block of its own"] = 1.0
