"""Page to blocks: which lines belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from attrs import frozen

from newsparse.model import Columns, Lines, Page, RawBlocks
from newsparse.text.patterns import lazy

# Columns of hard-wrapped text: mail and news dumps break at 60 to 80, some editors at 100.
_NARROWEST, _WIDEST = 40, 110
_LONG_LINE = 80
"""Characters of the shortest line between two ``<br>`` that may be a paragraph."""
_WHOLE = 0.9
"""The least share of characters of a line that is bold, or a link, as a whole."""
_WHOLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li"})
"""Elements whose lines belong together."""
_SENTENCE_END = lazy(r"\G.{0,2}[.!?…。！？][\"'”’»)\]]{0,2}\Z", regex.DOTALL)
_BULLET_ONLY = lazy(r"[•·▪▫◦‣⁃∙●○■□►▶➤*-]")


def segment(page: Page, *, most: int | None = None) -> RawBlocks:
    """
    Return the blocks of *page*, in order; each line lies in exactly one, or after the first *most* blocks.

    A line is a block, unless markup says that it goes on in the next one, or the
    text is hard-wrapped there, or it is a bullet that lost its text.
    """
    lines = Lines.of(page.lines)
    columns = lines.columns
    blocks = Columns()
    at = 0
    for first, last in _groups(page.text, lines, _wrapped_lines(page, lines)):
        if most is not None and len(blocks.starts) > most:
            break
        blocks.extend(columns, at, first)
        _append(blocks, columns, first, last)
        at = last + 1
    blocks.extend(columns, at, len(columns.starts))
    return RawBlocks(blocks if most is None else blocks.first(most), lines.hints, page.text)


def _groups(text: str, lines: Lines, wrapped: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each block that has several, in order."""
    columns = lines.columns
    starts, ends, continues = columns.starts, columns.ends, columns.continues
    first = last = -1
    for index, (start, end, goes_on) in enumerate(zip(starts, ends, continues[1:])):  # noqa: B905  the last line has none after it
        if (
            (goes_on and not _are_paragraphs(text, columns, index) and not _are_unlike(lines, index))
            or index in wrapped
            or (end - start == 1 and _BULLET_ONLY.match(text, start))
        ):
            if index > last:
                if last > first:
                    yield first, last
                first = index
            last = index + 1
    if last > first:
        yield first, last


def _are_paragraphs(text: str, lines: Columns, index: int) -> bool:
    """Return whether ``<br>`` parts two paragraphs: the line before it is long and ends a sentence, and so does the next."""
    start, end = lines.starts[index], lines.ends[index]
    following, last = lines.starts[index + 1], lines.ends[index + 1]
    if end - start < _LONG_LINE or last - following < _LONG_LINE or text[following].islower():
        return False
    return _SENTENCE_END.match(text, end - 3, end) is not None and _SENTENCE_END.match(text, last - 3, last) is not None


def _are_unlike(lines: Lines, index: int) -> bool:
    """Return whether ``<br>`` parts a line that is bold, or a link, as a whole from one that is not, outside of headings and items."""
    columns = lines.columns
    if lines.hints[columns.hints[index]].tag in _WHOLES:
        return False
    return any(
        _is_whole(columns, each, index) != _is_whole(columns, each, index + 1)
        for each in (columns.strong, columns.linked)
    )


def _is_whole(lines: Columns, marked: Sequence[int], index: int) -> bool:
    """Return whether nearly all characters of a line are marked."""
    return marked[index] >= _WHOLE * (lines.ends[index] - lines.starts[index])


def _append(blocks: Columns, lines: Columns, first: int, last: int) -> None:
    """Add the block of the lines from *first* to *last*."""
    source_start, source_end = lines.source_starts[first], lines.source_ends[first]
    if source_start >= 0:
        source_end = max(source_end, lines.source_ends[last])
    blocks.starts.append(lines.starts[first])
    blocks.ends.append(lines.ends[last])
    blocks.hints.append(lines.hints[first])
    blocks.linked.append(sum(lines.linked[first : last + 1]))
    blocks.strong.append(sum(lines.strong[first : last + 1]))
    blocks.source_starts.append(source_start)
    blocks.source_ends.append(source_end)
    blocks.continues.append(0)


@frozen
class _Run:
    """Lines that follow each other without a blank line."""

    first: int
    last: int
    width: int


def _wrapped_lines(page: Page, lines: Lines) -> frozenset[int]:
    """
    Return the indexes of the lines that were broken because the next word did not fit.

    A run of lines is taken for wrapped text where no line could have held the first
    word of the next.  Headlines one below the other may look so by chance; what
    tells them apart is that wrapped lines go on in lower case.
    """
    if len(lines) < 2 or lines.hints[lines.columns.hints[0]].tag:
        return frozenset()
    starts, ends = lines.columns.starts, lines.columns.ends
    tight: list[int] = []
    lower = cased = 0
    runs = [*_runs(page.text, lines.columns)]
    page_width = max((run.width for run in runs), default=0)
    for run in runs:
        width = max(run.width, 0.85 * page_width)
        for index in range(run.first, run.last):
            start = starts[index + 1]
            end = _word_end(page.text, start, ends[index + 1])
            if ends[index] - starts[index] + 1 + end - start > width:
                tight.append(index)
                letter = page.text[start]
                lower += letter.islower()
                cased += letter.islower() or letter.isupper()
    # A third of the words of English and of most other languages with two cases open lines in lower case;
    # German, with its capitalised nouns, still reaches half.
    if lower < 2 or lower < 0.35 * cased:
        return frozenset()
    return frozenset(tight)


def _runs(text: str, columns: Columns) -> Iterator[_Run]:
    starts, ends = columns.starts, columns.ends
    first = width = 0
    last = len(starts) - 1
    for index in range(last + 1):
        width = max(width, ends[index] - starts[index])
        if index == last or text.count("\n", ends[index], starts[index + 1]) != 1:
            if index > first and _NARROWEST <= width <= _WIDEST:
                yield _Run(first, index, width)
            first, width = index + 1, 0


def _word_end(text: str, start: int, limit: int) -> int:
    end = text.find(" ", start, limit)
    return limit if end < 0 else end
