"""What the page is as a whole: article, live blog, teaser, gallery, index, or empty as an error or consent page is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import regex

from newsparse.fields.body_range import BodyRange
from newsparse.lexicon import Lexicon, pages
from newsparse.model import BODY_ROLES, Block, Candidate, Choice, Page, PageKind, RawBlock, Role
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy
from newsparse.text.word_lists import any_of

_CUT = lazy(r"(?:\.\.\.|…|\[\.\.\.\]|\[…\])\W{0,3}+\Z")
_SHORT: Final = 900
"""Letters of a body that may be a teaser: two or three paragraphs."""
_STORY: Final = 200
"""Letters of a body that is one, however short."""
_LONGEST_NOTICE: Final = 8
"""Words of a headline besides those of the notice: ``Access denied | The Daily Ledger``."""
_WHOLE_NOTICE: Final = 400
"""Letters of the text of a page that is nothing but a notice, which its first words tell."""
_NOTICES: Final = 8
"""Blocks at the top of a page in which its notice stands."""


def choose_kind(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> Choice[PageKind]:
    """
    Return what the page is.

    A page behind a pay wall is a teaser only where its text is cut: many sites declare their articles as paid and
    print them whole.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks with their hints.

        blocks: The same blocks with their roles, in the same order.

        story: Where the story stands among them.

        lexicon: The words of the page's language.
    """
    found = sorted(_candidates(page, raw_blocks, blocks, story, lexicon), key=lambda each: -each.score)
    return Choice(found[0].value, found[0].origin, tuple(found))


def _candidates(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> Iterator[Candidate[PageKind]]:
    body = [block for block in blocks if block.role in BODY_ROLES]
    prose = [block for block in body if block.role is Role.PARAGRAPH]
    length = sum(len(block.text) for block in prose)
    if length < _SHORT and not _is_dated(page, blocks) and (notice := _find_notice(page, blocks, lexicon)):
        yield Candidate(PageKind.EMPTY, None, 4.0, f"a notice in place of a story: {notice}")
    if not body:
        yield from _without_body(page, raw_blocks, blocks)
        return
    yield Candidate(PageKind.ARTICLE, None, 1.0, f"{len(prose)} paragraphs, {length} letters")
    if score := _live_score(page, raw_blocks, blocks[story.first : story.last]):
        yield Candidate(
            PageKind.LIVE_BLOG, None, score, "declared, addressed or marked as live, with stamps amid the text"
        )
    if length < _SHORT and (wall := find_wall(page, raw_blocks, blocks, story, lexicon)):
        yield Candidate(PageKind.TEASER, None, 2.0, f"a short text and {wall}")
    elif length < _SHORT and prose and _CUT.search(prose[-1].text):
        yield Candidate(PageKind.TEASER, None, 1.5, "a short text that breaks off")
    pictures = sum(block.role is Role.CAPTION for block in blocks)
    gallery = any("gallery" in each.value.lower() for each in page.declared if each.field == "kind")
    many = pictures >= 6 and length < 150 * pictures
    if (gallery and pictures) or (many and _count_marked(raw_blocks, pages().gallery) >= 3):
        yield Candidate(PageKind.GALLERY, None, 1.5, f"{pictures} captions and little text")
    if _is_index(page, raw_blocks, blocks, length):
        yield Candidate(PageKind.INDEX, None, 1.5, "links to stories, and hardly any text of its own")


def _without_body(page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block]) -> Iterator[Candidate[PageKind]]:
    if sum(block.role is Role.CAPTION for block in blocks) >= 3:
        yield Candidate(PageKind.GALLERY, None, 1.0, "captions and no text")
    elif _linked_stories(raw_blocks) >= 8:
        yield Candidate(PageKind.INDEX, None, 1.0, "links to stories and no text")
    elif any(block.role in (Role.TITLE, Role.STANDFIRST) for block in blocks) and _is_paid(page):
        yield Candidate(PageKind.TEASER, None, 1.0, "a headline, declared as paid, and no text")
    else:
        yield Candidate(PageKind.EMPTY, None, 1.0, "no text of a story")


def _live_score(page: Page, raw_blocks: Sequence[RawBlock], inside: Sequence[Block]) -> float:
    if any("LiveBlogPosting" in each.value for each in page.declared if each.field == "kind"):
        return 3.0
    stamps = sum(block.role is Role.TIMESTAMP for block in inside)
    if stamps < 4:
        return 0.0
    addressed = any(word in pages().live for word in _NOT_LETTERS.split((page.url or "").lower()[:600]))
    return 2.0 if addressed or _count_marked(raw_blocks, pages().live - {"live"}) >= 4 else 0.0


_NOT_LETTERS = lazy(r"[^a-z]+")


def _count_marked(raw_blocks: Sequence[RawBlock], words: frozenset[str]) -> int:
    """Return how many blocks have one of *words* in their classes."""
    return sum(not words.isdisjoint(raw.hint.words) for raw in raw_blocks)


def _is_paid(page: Page) -> bool:
    return any(each.value.strip().lower() == "false" for each in page.declared if each.field == "free")


def find_wall(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> str:
    """
    Return what keeps readers out who do not pay, to read; empty where nothing does.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks with their hints.

        blocks: The same blocks with their roles, in the same order.

        story: Where the story stands among them.

        lexicon: The words of the page's language.
    """
    if _is_paid(page):
        return "isAccessibleForFree says no"
    walls = pages().paywall
    for raw, block in zip(raw_blocks, blocks, strict=True):
        if block.role not in BODY_ROLES and not walls.isdisjoint(raw.hint.words) and "hidden" not in raw.hint.inside:
            return "a pay wall"
    if story.last == len(blocks):
        return ""
    last = blocks[max(story.last - 1, 0) : story.last + 4]
    if any(lexicon.label.is_paywall(comparison_key(block.text)) for block in last if len(block.text) <= _SHORT):
        return "a line for readers who do not pay, at its end"
    after = blocks[story.last + 1 : story.last + 4]
    words = tuple(word for word in lexicon.label.promo if word.startswith(("subscri", "already a")))
    if any(block.role is Role.PROMO and block.text.lower().startswith(words) for block in after):
        return "an appeal to subscribe right after it"
    return ""


def _find_notice(page: Page, blocks: Sequence[Block], lexicon: Lexicon) -> str:
    """Return the words that make a page one in place of a story, from its title or its first lines; may be empty."""
    titles = [each.value for each in page.declared if each.field == "title" and len(each.value) <= _SHORT]
    lines = [block.text for block in blocks[:_NOTICES] if len(block.text) <= _SHORT]
    prose = [block.text for block in blocks if block.role in BODY_ROLES]
    alone = prose if sum(map(len, prose)) <= _WHOLE_NOTICE else ()
    pattern = _inside(lexicon.label.walls)
    for text in (*titles, *lines):
        key = comparison_key(text)
        match = pattern.search(key)
        if match is None:
            continue
        beside = len(key.split()) - len(match[0].split())
        if beside <= _LONGEST_NOTICE or (match.start() == 0 and text in alone):
            return match[0]
    return ""


def _is_dated(page: Page, blocks: Sequence[Block]) -> bool:
    """Return whether the page is signed or dated as stories are."""
    declared = any(each.field in ("published", "author") for each in page.declared)
    return declared or _has_stamp_or_byline(blocks)


@cache
def _inside(phrases: frozenset[str]) -> regex.Pattern[str]:
    words = any_of(map(comparison_key, phrases))
    return regex.compile(
        rf"(?<![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}\p{{N}}])(?:{words})(?![\p{{Latin}}\p{{Cyrillic}}\p{{Greek}}\p{{N}}])"
    )


def _linked_stories(raw_blocks: Sequence[RawBlock]) -> int:
    """Return how many blocks are headlines of other stories: linked, and as long as a headline."""
    return sum(raw.linked * 10 > len(raw.span) * 8 and 25 <= len(raw.span) <= 200 for raw in raw_blocks)


def _is_index(page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], length: int) -> bool:
    """Return whether links to stories make up the page; nothing may say that it is an article."""
    if any(each.field == "kind" and "rticle" in each.value for each in page.declared):
        return False
    links = _linked_stories(raw_blocks)
    return links >= 12 and length < 40 * links and (length < _STORY or not _has_stamp_or_byline(blocks))


def _has_stamp_or_byline(blocks: Sequence[Block]) -> bool:
    return any(block.role in (Role.TIMESTAMP, Role.BYLINE) for block in blocks)
