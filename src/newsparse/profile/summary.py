"""What is kept of one page until its site is learned: :class:`PageSummary`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from newsparse import label as labels
from newsparse.lexicon import load
from newsparse.lexicon.detect import choose_language
from newsparse.model import DEFAULT_LIMITS, TEXT_ROLES, Block, Page, Role
from newsparse.profile.keys import checksum, line_key, opener_key, sentences, shape_names
from newsparse.segment import segment
from newsparse.text.address import host
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy

_SUFFIX = lazy(r"(?:(?<!\s)\s++)?+[|–—-]\s*+(?=[^|–—-]{2,40}$)")


@frozen
class BlockSummary:
    """What is kept of one block until its site is learned."""

    role: Role
    line: str
    opener: str
    shape: str
    size: int
    """Its length in code points."""
    sentences: tuple[str, ...] = ()


@frozen
class PageSummary:
    """What is kept of one page until its site is learned: small, and the same in every process."""

    site: str | None
    blocks: tuple[BlockSummary, ...] = ()
    stories: tuple[int, ...] = ()
    """A checksum of each long paragraph."""
    names: tuple[str, ...] = ()
    """Declared names of the site."""
    suffixes: tuple[str, ...] = ()
    """What follows the headline in declared titles."""


def summarise_page(page: Page, weights: labels.LabelWeights | None = None) -> PageSummary:
    """Return the summary of *page* for its site; labelled with *weights*, or those of the package."""
    raw = segment(page, most=DEFAULT_LIMITS.blocks)
    lexicon = load(choose_language(page).value)
    blocks = labels.label(page, raw, lexicon, weights or labels.load_label_weights()) if raw else ()
    paragraphs = [block.text for block in blocks if block.role in TEXT_ROLES and len(block.text) > 60]
    return PageSummary(
        host(page.url),
        tuple(map(_summarise_block, blocks, shape_names(raw))),
        tuple(map(checksum, map(comparison_key, paragraphs))),
        tuple(sorted({each.value.strip() for each in page.declared if each.field == "site_name"})),
        tuple(_suffixes(page, blocks)),
    )


def _summarise_block(block: Block, shape: str) -> BlockSummary:
    inside = tuple(filter(None, map(line_key, sentences(block.text))))
    return BlockSummary(block.role, line_key(block.text), opener_key(block.text), shape, len(block.text), inside)


def _suffixes(page: Page, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what follows the headline in declared titles, where the page prints the headline without it."""
    titles = {block.text for block in blocks if block.role is Role.TITLE}
    printed = {each.value for each in page.declared if each.field == "title"}
    printed |= {block.text for block in blocks if block.role is Role.DUPLICATE}
    for each in printed:
        match = _SUFFIX.search(each)
        if match and each[: match.start()] in titles:
            yield each[match.start() :]
