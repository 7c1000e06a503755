"""What is plain to see of a page's blocks: :func:`extract_features`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import cython

from newsparse.lexicon import Lexicon
from newsparse.model import Hint, Page, RawBlock
from newsparse.text.keys import comparison_key

if TYPE_CHECKING:
    from newsparse.label.features.columns import FeatureRows
    from newsparse.label.features.declared import DeclaredTexts
    from newsparse.label.features.markup import HintNumbers, add_hint_columns
    from newsparse.label.features.text import TextFeatures, TextReader, add_text_columns
else:
    from cython.cimports.newsparse.label.features.columns import FeatureRows
    from cython.cimports.newsparse.label.features.declared import DeclaredTexts
    from cython.cimports.newsparse.label.features.markup import HintNumbers, add_hint_columns
    from cython.cimports.newsparse.label.features.text import TextFeatures, TextReader, add_text_columns

_ROOM = 48
"""More features than a text or a hint has."""


@cython.final
@cython.no_gc  # holds nothing that could hold it
@cython.cclass
class BlockFeatures:
    """What is plain to see of one block: its text, its markup, and how it stands on the page."""

    text: TextFeatures
    """What its text says; blocks with equal texts share it."""
    hint: Hint
    """What markup suggests."""
    start: int
    """Where it begins on the page, in code points."""
    end: int
    """Where it ends."""
    link_density: float
    """Share of its characters that are linked, 0 to 1."""
    bold_density: float
    """Share of its characters that are set bold, 0 to 1."""
    repeats: int
    """Blocks of the page that read the same, itself included."""
    is_declared_author: bool
    """Whether it is the name of someone the page declares as an author."""
    hint_number: int
    """Of the hint on its page."""
    first_of_its_kind: bool
    """Whether no block before it reads the same."""


@cython.final
@cython.cclass
class PageFeatures:
    """What is plain to see of a page's blocks."""

    page: Page
    blocks: list[BlockFeatures]
    """In order."""
    texts: list[TextFeatures]
    """The distinct texts of the page."""
    hints: list[Hint]
    """The distinct hints of the page."""
    has_markup: bool
    """Whether the page came with markup."""
    text_rows: FeatureRows
    """The features of each distinct text, by name."""
    hint_rows: FeatureRows
    """The features of each distinct hint, by name."""
    place_rows: FeatureRows
    """The features that each block has from its place, by name."""
    reader: TextReader
    """What read the texts."""
    held: memoryview
    """Whether the declared body holds each distinct text: 1, 0, or -1 where it cannot be told."""

    def __len__(self) -> int:
        return len(self.blocks)

    def sum_up(
        self,
        bias: cython.double,
        of_texts: tuple[memoryview, memoryview],
        of_hints: tuple[memoryview, memoryview],
        of_places: memoryview,
    ) -> list[float]:
        """
        Return for each block the sum of what its text, its hint and its place score.

        Args:
            bias: What is added once for each block.

            of_texts: Two scores of each distinct text, as doubles.

            of_hints: Two scores of each distinct hint.

            of_places: A score of each block.
        """
        numbers: cython.double[::1] = of_texts[0]
        words: cython.double[::1] = of_texts[1]
        depths: cython.double[::1] = of_hints[0]
        markup: cython.double[::1] = of_hints[1]
        places: cython.double[::1] = of_places
        each: BlockFeatures
        index: cython.Py_ssize_t
        sums: list[float] = []
        for index in range(len(self.blocks)):
            each = self.blocks[index]
            sums.append(
                bias
                + numbers[each.text.number]
                + words[each.text.number]
                + depths[each.hint_number]
                + markup[each.hint_number]
                + places[index]
            )
        return sums


def extract_features(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon) -> PageFeatures:
    """Return the features of a page's blocks."""
    features: PageFeatures = PageFeatures.__new__(PageFeatures)
    features.page = page
    features.has_markup = page.has_markup
    features.reader = reader = TextReader(lexicon)
    features.blocks = []
    features.texts = []
    numbers: HintNumbers = HintNumbers()
    _read_blocks(features, numbers, page.folded, blocks, reader)
    features.hints = numbers.hints
    repeats = _count_repeats(features, {comparison_key(each.value) for each in page.declared if each.field == "author"})
    _add_columns(features, repeats)
    return features


@cython.cfunc
def _read_blocks(
    features: PageFeatures, numbers: HintNumbers, folded: str, blocks: object, reader: TextReader
) -> cython.int:
    """Read each block, and each distinct text once."""
    known: dict[str, TextFeatures] = {}
    text: TextFeatures
    each: BlockFeatures
    start: cython.Py_ssize_t
    end: cython.Py_ssize_t
    size: cython.Py_ssize_t
    words: str
    part: str
    for block in blocks:
        words = block.text
        span = block.span
        start, end = span.start, span.end
        part = folded[start:end].strip()
        text = known.get(part)
        if text is None or text.text != words:
            text = reader.read(words, part, len(words) == end - start)
            text.number = len(features.texts)
            known[part] = text
            features.texts.append(text)
        each = BlockFeatures.__new__(BlockFeatures)
        each.text = text
        each.start, each.end = start, end
        each.hint = block.hint
        each.hint_number = numbers.number(each.hint)
        size = len(words)
        linked: cython.double = block.linked
        strong: cython.double = block.strong
        each.link_density = min(1.0, linked / size) if size else 0.0
        each.bold_density = min(1.0, strong / size) if size else 0.0
        features.blocks.append(each)
    return 0


@cython.cfunc
def _count_repeats(features: PageFeatures, authors: set[str]) -> list[int]:
    """Tell each block how many read the same; return this for each distinct text."""
    counts: dict[str, int] = {}
    each: BlockFeatures
    for each in features.blocks:
        count = counts.get(each.text.key)
        each.first_of_its_kind = count is None
        counts[each.text.key] = 1 if count is None else count + 1
    for each in features.blocks:
        each.repeats = counts[each.text.key]
        each.is_declared_author = each.text.words > 0 and each.text.key in authors
    return [counts[text.key] for text in features.texts]


@cython.cfunc
def _add_columns(features: PageFeatures, repeats: list[int]) -> cython.int:
    """Work out the features of the distinct texts, the distinct hints, and the places of the blocks."""
    declared: DeclaredTexts = DeclaredTexts(features.page, features.reader, len(features.texts))
    rows: FeatureRows = FeatureRows(len(features.texts), _ROOM)
    text: TextFeatures
    each: BlockFeatures
    number: cython.int
    index: cython.Py_ssize_t
    for text in features.texts:
        rows.start(text.number)
        declared.compare(text)
        add_text_columns(
            rows, text, repeats[text.number], declared.title, declared.description, declared.held[text.number]
        )
    features.held = declared.held
    features.text_rows = rows
    rows = FeatureRows(len(features.hints), _ROOM)
    for number in range(len(features.hints)):
        rows.start(number)
        add_hint_columns(rows, features.hints[number])
    features.hint_rows = rows
    last: cython.double = max(1, len(features.blocks) - 1)
    rows = FeatureRows(len(features.blocks), 3)
    for index in range(len(features.blocks)):
        each = features.blocks[index]
        rows.start(index)
        rows.add("linked share", each.link_density)
        rows.add("bold share", each.bold_density)
        rows.add("place on the page", index / last)
        rows.finish()
    features.place_rows = rows
    return 0
