"""The captions of a page and their pictures."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from newsparse.fields.caption.parse import find_caption, parse_caption
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Caption, Image, Lines, Page, Role
from newsparse.printed.credits.vocabulary import Vocabulary, vocabulary_of
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace


def find_captions(page: Page, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Caption, ...]:
    """
    Return the captions of the page in reading order, each with the address of its picture, if known.

    A credit in a block of its own beside a caption belongs to that caption, and what is cut in a credit's middle is
    read as one.  A caption printed twice for one picture, as in its enlargement, comes back once, and the buttons of
    pictures are none.  Where the page shows no caption at all, the ``alt`` texts of the pictures stand in for them,
    without span.

    Args:
        page: The whole page.

        blocks: All its blocks; those with the role of a caption are read.

        lexicon: The words of the page's language.
    """
    figures = _figures(page)
    words = vocabulary_of(lexicon)
    found: list[Caption] = []
    pictures: dict[tuple[str, str | None], set[str | None]] = defaultdict(set)
    last = -2
    for start, end in _find_runs(page, blocks, words):
        where = Span(blocks[start].span.start, blocks[end].span.end)
        if _says_nothing(where.of(page.folded), words):
            last = end if last == start - 1 else last
            continue
        caption = evolve(find_caption(page, where, lexicon), image_url=_image_url(page, where, figures))
        of_same = pictures[caption.text, caption.credit]
        printed_twice = bool(caption.text and of_same) and caption.image_url in {None, *of_same}
        of_same.add(caption.image_url)
        if found and last == start - 1 and _belong_together(found[-1], caption):
            found[-1] = _join(found[-1], caption)
        elif printed_twice:
            continue
        else:
            found.append(caption)
        last = end
    if found:
        return tuple(found)
    alts = {collapse_whitespace(image.alt): image for image in reversed(page.images) if len(image.alt.split()) > 3}
    return tuple(evolve(parse_caption(alt), image_url=image.url, span=None) for alt, image in reversed(alts.items()))


def _find_runs(page: Page, blocks: Sequence[Block], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the first and the last block of each caption: one that ends with an open bracket or a label goes on."""
    start: int | None = None
    for index, block in enumerate(blocks):
        if block.role is not Role.CAPTION:
            continue
        start = index if start is None else start
        following = blocks[index + 1].role if index + 1 < len(blocks) else None
        if following is not Role.CAPTION or not _goes_on(block.span.of(page.folded), words):
            yield start, index
            start = None


def _goes_on(line: str, words: Vocabulary) -> bool:
    """Return whether a line breaks off before a credit's end: ``The harbour (``, ``Photo:``."""
    return line[-1:] in "([（【" or _is_label(line, words)


def _says_nothing(line: str, words: Vocabulary) -> bool:
    """Return whether a line is a button of a picture, a label without a maker, or no word at all."""
    button = words.ui_labels.search(f" {line}")
    alone = line.strip("()[]（）【】 ")
    return (button is not None and button.start() == 1) or not alone or _is_label(alone, words)


def _is_label(line: str, words: Vocabulary) -> bool:
    """Return whether a line is a label alone: ``Photo:``."""
    if line[-1:] not in _LABEL_ENDS:
        return False
    label = words.label.match(line)
    return label is not None and label.end == len(line)


_LABEL_ENDS = frozenset(":：=＝.©ⓒ")


def _figures(page: Page) -> Mapping[int, Image]:
    return {image.figure: image for image in reversed(page.images) if image.figure}


def _image_url(page: Page, where: Span, figures: Mapping[int, Image]) -> str | None:
    """Return the address of the picture in the caption's figure, or of the one right before it."""
    if not page.images:
        return None
    lines = Lines.of(page.lines)
    index = bisect_right(lines.columns.ends, where.start)
    if index < len(lines) and (figure := lines.hints[lines.columns.hints[index]].figure) in figures:
        return figures[figure].url
    before = bisect_right(page.images, where.start, key=lambda image: image.at)
    printed = lines.columns.ends[index - 1] if index else 0
    return page.images[before - 1].url if before and page.images[before - 1].at >= printed else None


def _belong_together(first: Caption, second: Caption) -> bool:
    """Return whether one of two neighbours is a credit alone and the other has none."""
    same = first.image_url == second.image_url or None in (first.image_url, second.image_url)
    split = (first.credit is None and not second.text) or (second.credit is None and not first.text)
    return same and split


def _join(first: Caption, second: Caption) -> Caption:
    credited = first if first.credit is not None else second
    span = Span(first.span.start, second.span.end) if first.span and second.span else first.span
    return Caption(
        first.text or second.text,
        credited.credit,
        credited.photographer,
        credited.agency,
        first.image_url or second.image_url,
        span,
    )
