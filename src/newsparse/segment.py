"""Page to blocks: which lines belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from attrs import frozen

from newsparse.model import Line, Page, RawBlock
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy

# Columns of hard-wrapped text: mail and news dumps break at 60 to 80, some editors at 100.
_NARROWEST, _WIDEST = 40, 110
_BULLET_ONLY = lazy(r"[•·▪▫◦‣⁃∙●○■□►▶➤*-]")


def segment(page: Page, *, most: int | None = None) -> tuple[RawBlock, ...]:
    """
    Return the blocks of *page*, in order; each line lies in exactly one, or after the first *most* blocks.

    A line is a block, unless markup says that it goes on in the next one, or the
    text is hard-wrapped there, or it is a bullet that lost its text.
    """
    lines = page.lines
    wrapped = _wrapped_lines(page)
    blocks: list[RawBlock] = []
    start = 0
    last = len(lines) - 1
    for index, line in enumerate(lines):
        if len(blocks) == most:
            break
        if index < last and (lines[index + 1].continues or index in wrapped or _is_bullet(page, line.span)):
            continue
        blocks.append(_block(page, lines[start : index + 1]) if start < index else _block_of(page, line))
        start = index + 1
    return tuple(blocks)


def _block_of(page: Page, line: Line) -> RawBlock:
    """Return a line that is a block by itself."""
    text = line.span.of(page.text)
    # The white space of HTML has been collapsed.
    if not (line.hint.tag and text.isascii()):
        text = collapse_whitespace(text)
    return RawBlock(line.span, text, line.hint, line.source_span, line.linked, line.strong)


def _block(page: Page, lines: Sequence[Line]) -> RawBlock:
    first, last = lines[0], lines[-1]
    span = Span(first.span.start, last.span.end)
    source = first.source_span
    if source is not None and last.source_span is not None:
        source = Span(source.start, max(source.end, last.source_span.end))
    linked = sum(line.linked for line in lines)
    strong = sum(line.strong for line in lines)
    return RawBlock(span, collapse_whitespace(span.of(page.text)), first.hint, source, linked, strong)


def _is_bullet(page: Page, span: Span) -> bool:
    """Return whether a line is a bullet alone, and its text the next line."""
    return span.end - span.start == 1 and bool(_BULLET_ONLY.match(page.text, span.start))


@frozen
class _Run:
    """Lines that follow each other without a blank line."""

    first: int
    last: int
    width: int


def _wrapped_lines(page: Page) -> frozenset[int]:
    """
    Return the indexes of the lines that were broken because the next word did not fit.

    A run of lines is taken for wrapped text where no line could have held the first
    word of the next.  Headlines one below the other may look so by chance; what
    tells them apart is that wrapped lines go on in lower case.
    """
    lines = page.lines
    if len(lines) < 2 or lines[0].hint.tag:
        return frozenset()
    tight: list[int] = []
    lower = cased = 0
    runs = [*_runs(page)]
    page_width = max((run.width for run in runs), default=0)
    for run in runs:
        width = max(run.width, 0.85 * page_width)
        for index in range(run.first, run.last):
            start = lines[index + 1].span.start
            end = _word_end(page.text, start, lines[index + 1].span.end)
            if len(lines[index].span) + 1 + end - start > width:
                tight.append(index)
                letter = page.text[start]
                lower += letter.islower()
                cased += letter.islower() or letter.isupper()
    # A third of the words of English and of most other languages with two cases open lines in lower case;
    # German, with its capitalised nouns, still reaches half.
    if lower < 2 or lower < 0.35 * cased:
        return frozenset()
    return frozenset(tight)


def _runs(page: Page) -> Iterator[_Run]:
    first = width = 0
    for index, (line, following) in enumerate(zip_longest(page.lines, page.lines[1:])):
        width = max(width, len(line.span))
        if following is None or page.text.count("\n", line.span.end, following.span.start) != 1:
            if index > first and _NARROWEST <= width <= _WIDEST:
                yield _Run(first, index, width)
            first, width = index + 1, 0


def _word_end(text: str, start: int, limit: int) -> int:
    end = text.find(" ", start, limit)
    return limit if end < 0 else end
