"""BlockFeatures to numbers: what the learned model sees of each block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from string import ascii_uppercase, digits

import regex

from newsparse.label.features.block import OPENING, BlockFeatures, size_of
from newsparse.model import Page
from newsparse.text.keys import comparison_key

_INSIDE = (
    "article", "main", "aside", "nav", "header", "button", "figure", "hidden", "articlebody", "table", "li", "section",
    "noscript", "figcaption",
)  # fmt: skip
_LISTS = ("related", "related=", "promo", "promo=", "navigation=", "comment", "footer")
_HEADINGS = {"h1": 1.0, "h2": 2.0, "h3": 3.0, "h4": 4.0, "h5": 5.0, "h6": 6.0}
_UNSPACED_END = regex.compile(r"[。！？]")
_CLOSERS = " \t\n\"')]"

_SIZES = (
    "length", "words", "share of common words", "digits", "capitals", "commas", "share words", "sentences",
    "repeats on the page", "likeness to the declared title", "likeness to the description", "in the declared body",
)  # fmt: skip
_MARKS = (
    "ends like a sentence", "ends with a colon", "ends bare", "a quotation mark", "a date", "a time", "a photo credit",
    *(f"words of: {name}" for name in _LISTS), "opens like a byline", "a bar or arrow", "a bullet", "opens with a mark",
    "opens in lower case", "ends with dots",
)  # fmt: skip
WORDING = (*_SIZES, *_MARKS)
"""FeatureTable that a block's text has wherever it stands on the page; the last of them yes or no."""
PLACED = ("linked share", "bold share", "place on the page", "depth")
"""FeatureTable that it has from its place on the page."""
_MORE = (
    "lines before", "lines after", "first of its kind", "capital words", "upper case", "slashes", "an address",
    "ends like a question",
)  # fmt: skip
OWN = (*WORDING, *PLACED, *_MORE)
"""The first stage sees those of :data:`WORDING` and :data:`PLACED`, of every block; the trees see all, of some."""
MARKUP = (
    "heading level", "is p", "is li", "is div", "is td", *(f"inside {name}" for name in _INSIDE), "pictures before",
    "words of a longer block",
)  # fmt: skip
"""FeatureTable that only blocks with markup have."""
MARKS_FROM = len(_SIZES)
"""From here on the numbers of :data:`WORDING` are yes or no."""
IN_BODY = WORDING.index("in the declared body")
DEEPEST = 40
"""The largest depth that is needs_keyword apart."""


class Own:
    """The numbers named in :data:`OWN` and :data:`MARKUP` of a page's blocks."""

    def __init__(self, page: Page, blocks: Sequence[BlockFeatures]) -> None:
        self._page, self._facts = page, blocks
        known: dict[int, tuple[float, ...]] = {}
        declared = _Declared(page)
        self.wording = [
            known.get(id(each.text)) or known.setdefault(id(each.text), _words(each, declared)) for each in blocks
        ]
        """Of each block the numbers named in :data:`WORDING`; one and the same for equal texts."""

    def row(self, index: int) -> list[float]:
        """Return the numbers of one block that are named in :data:`OWN`."""
        blocks = self._facts
        each = blocks[index]
        text, hint, start = each.text.folded, each.hint, each.span.start
        before = blocks[index - 1].span if index else None
        after = blocks[index + 1].span.start if index + 1 < len(blocks) else None
        feeds = self._page.text.count
        return [
            *self.wording[index],
            each.link_density,
            each.bold_density,
            index / max(1, len(blocks) - 1),
            float(min(hint.depth, DEEPEST)),
            3 if before is None else min(3, feeds("\n", before.end, start)),
            3 if after is None else min(3, feeds("\n", each.span.end, after)),
            self._first[each.text.key] == index,
            each.text.capitalised_share if len(text) <= OPENING else _capital_words(text),
            _upper(text),
            min(text.count("/", 0, 200), 4),
            "@" in text or "www." in text or "http" in text,
            text[-1:] == "?",
        ]

    def markup(self, index: int) -> tuple[float, ...]:
        """Return the numbers of one block that are named in :data:`MARKUP`."""
        each = self._facts[index]
        before = self._facts[index - 1].span.start if index else -1
        pictures = bisect_right(self._images, each.span.start) - bisect_right(self._images, before)
        held = index in self._short and self._whole.count(each.text.key) > (each.text.length >= _HOLDS)
        return (*_markup(each.hint.tag, each.hint.inside), min(2, pictures), held)

    @cached_property
    def _images(self) -> list[int]:
        return [image.at for image in self._page.images]

    @cached_property
    def _first(self) -> dict[str, int]:
        """The first block of each key."""
        return {
            each.text.key: i for i, each in zip(range(len(self._facts) - 1, -1, -1), reversed(self._facts), strict=True)
        }

    @cached_property
    def _short(self) -> set[int]:
        """Blocks whose words a longer one may hold too."""
        return {*islice((i for i, each in enumerate(self._facts) if 25 <= each.text.length <= 250), 250)}

    @cached_property
    def _whole(self) -> str:
        """The words of all long blocks."""
        return "\n".join(each.text.key for each in self._facts if each.text.length >= _HOLDS)[:200_000]


_HOLDS = 120
"""Characters of a block that may hold a shorter one's words."""


def own_numbers(page: Page, blocks: Sequence[BlockFeatures]) -> list[list[float]]:
    """Return for each block the numbers named in :data:`OWN`."""
    own = Own(page, blocks)
    return [own.row(index) for index in range(len(blocks))]


def _words(each: BlockFeatures, declared: _Declared) -> tuple[float, ...]:
    """Return the numbers named in :data:`WORDING`."""
    text, lists = each.text.folded, each.text.lists
    return (
        size_of(each),
        float(min(each.text.words, 200)),
        each.text.stopword_share,
        _digits(text) if each.text.has_digit or each.text.length >= _ALL else 0.0,
        each.text.capitalised_share,
        min(text.count(","), 8),
        each.text.share_words / (each.text.words or 1),
        _sentences(text[:2000]),
        float(min(each.repeats, 5)),
        *declared.compare(each),
        each.text.ends_sentence,
        text.endswith(":"),
        text[-1:].isalnum(),
        '"' in text or "“" in each.text.text or "«" in each.text.text,
        each.text.has_date,
        each.text.has_clock,
        each.text.has_photo_credit,
        *([name in lists for name in _LISTS] if lists else _NO_LISTS),
        each.text.opens_like_byline,
        "|" in text or "»" in text or ">" in text,
        each.text.has_bullet,
        text[:1] in "\"'«",
        text[:1].islower(),
        text.endswith(("...", "…")),
    )


_ALL = 300
"""Characters of the shortest block of which it is not known whether it is numbered."""
_NO_LISTS = [False] * len(_LISTS)


class _Declared:
    """What a page declares as its title, description and body, to compare blocks with."""

    def __init__(self, page: Page) -> None:
        self._titles = _word_sets(each.value for each in page.declared if each.field == "title")
        self._described = _word_sets(each.value for each in page.declared if each.field == "description")
        self._words = frozenset().union(*self._titles, *self._described)
        body = " ".join(comparison_key(each.value) for each in page.declared if each.field == "body")
        self._body = body if len(body) >= 200 else ""

    def compare(self, each: BlockFeatures) -> tuple[float, float, float]:
        """Return how like a block is to title and description, and whether the body holds it; -1 if it cannot be needs_keyword."""
        key = each.text.key
        held = float(key[:80] in self._body) if self._body and len(key) >= 12 else -1.0
        if not self._words or each.text.length >= 600 or self._words.isdisjoint(said := key.split()):
            return 0.0, 0.0, held
        words = frozenset(said)
        return _likeness(words, self._titles), _likeness(words, self._described), held


def _word_sets(texts: Iterable[str]) -> set[frozenset[str]]:
    return {frozenset(comparison_key(text).split()) for text in texts}


def _sentences(text: str) -> int:
    """Return how many sentences end in a text, as far as marks and blanks tell."""
    ends = (text.rstrip(_CLOSERS)[-1:] in _ENDS) + text.count(". ") + text.count("? ") + text.count("! ")
    return ends + (0 if text.isascii() else len(_UNSPACED_END.findall(text)))


_ENDS = frozenset(".!?…")


def _capital_words(text: str) -> float:
    """Return the share of the words that begin with a capital, of the first 300 characters."""
    words = text[:300].split()
    return sum([word[0].isupper() for word in words]) / (len(words) or 1)


def _upper(text: str) -> float:
    return _share(text[:120], str.isupper, _ASCII_UPPER)


def _digits(text: str) -> float:
    return _share(text[:120], str.isdigit, _ASCII_DIGITS)


def _share(text: str, is_one: Callable[[str], bool], of_ascii: bytes) -> float:
    """Return the share of the characters that are of a kind, of which there are some in ASCII."""
    if text.isascii():
        return (len(text) - len(text.encode().translate(None, of_ascii))) / (len(text) or 1)
    return sum(map(is_one, text)) / len(text)


_ASCII_UPPER, _ASCII_DIGITS = ascii_uppercase.encode(), digits.encode()


def _likeness(words: frozenset[str], others: set[frozenset[str]]) -> float:
    """Return the largest Dice coefficient with any of *others*, 0 to 1."""
    if not words or not others:
        return 0.0
    return max(2 * len(words & other) / (len(words) + len(other)) for other in others)


@lru_cache(1024)
def _markup(tag: str, inside: frozenset[str]) -> tuple[float, ...]:
    """Return the numbers named in :data:`MARKUP` but for the last two."""
    return (
        _HEADINGS.get(tag, 0.0),
        tag == "p",
        tag in ("li", "dd", "dt"),
        tag == "div",
        tag in ("td", "th"),
        *(name in inside for name in _INSIDE),
    )


def tokens(tag: str, path: str, words: Sequence[str], inside: Iterable[str]) -> tuple[str, ...]:
    """Return what the markup of a block says, as words for the first stage: the parts of its :class:`Hint`."""
    if not tag:
        return ("text",)
    names = path.split("/")
    found = [f"t:{tag}", f"p:{'/'.join(names[-2:])}", f"q:{'/'.join(names[-3:])}"]
    found += [f"w:{word}" for word in words]
    found += [f"i:{name}" for name in inside]
    found += [f"x:{tag}:{word}" for word in words[:4]]
    return tuple(dict.fromkeys(found))
