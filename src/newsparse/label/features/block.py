"""What is plain to see of a block, counted once for all signals: :func:`extract_features`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from math import log2
from operator import itemgetter
from typing import NamedTuple

import regex
from attrs import define

from newsparse.lexicon import Lexicon, agencies
from newsparse.model import Hint, Page, RawBlock
from newsparse.span import Span
from newsparse.text.keys import comparison_key
from newsparse.text.scripts import count_unspaced, is_latin_greek_cyrillic

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:'[\p{L}\p{M}]++)?+")
_WORD_OF_CASED = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_DIGIT = re.compile(r"\d")
_DATED = re.compile(r"(?:19|20)\d\d|\d[-/.]\d|\bago\b")
"""One of these is in everything that the pattern of a date finds."""
_PHOTO_WORDS = frozenset(
    [
        "photo", "photos", "photograph", "picture", "pictures", "image", "images", "foto", "fotos", "bild", "bilds", "crédit",
        "crédits", "credit", "credits", "quelle", "source", "sources", "illustration", "illustrations", "archiv", "archive",
        "archives", "archivs", "getty", "shutterstock", "istock", "imago", "reuters", "afp", "ap", "epa", "dpa", "upi", "xinhua",
        "pa", "tt", "scanpix", "ritzau", "c",
    ]
)  # fmt: skip
"""One of these is in everything that the pattern of a photo credit finds, but for the copyright sign."""
_ENDS = frozenset(".!?…。！？؟۔।")
_CLOSERS = "\"'»)]』」’”› "
_CLOCK = regex.compile(r"\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b")
_PHOTO = regex.compile(
    r"(?:photo|photos|photograph|picture|image|images|foto|fotos|bild|crédit|credit|credits|quelle|source|illustration|archive?|archiv)s?"
    r" ?(?:by\b|:|/|credit|courtesy|via)|\(c\)|©|getty images|(?:\bap|afp|file|reuters|epa) photo|picture alliance|shutterstock|istock"
    r"|imago images|\((?:reuters|afp|ap|epa|dpa|getty|upi|xinhua|ap photo)[^()]{0,40}\)$|/(?:reuters|afp|ap|epa|dpa|getty|pa wire|tt|scanpix|ritzau)\b"
)
_HEAD = 300
"""Characters looked at for what opens a block."""
OPENING = 200
"""Characters in which the words with a capital are counted."""
_LONG = 3000
"""Characters counted of a long block."""
_WHOLE = 600
"""Characters of a longer block's key."""
_LINE = 700
"""Characters of the longest caption."""
_LIST_NAMES = ("related", "promo", "navigation", "comment", "footer")


class TextFeatures(NamedTuple):
    """What is plain to see of a text, wherever it stands."""

    text: str
    """The words, white space collapsed."""
    folded: str
    """The same as the page has it, look-alike characters made equal."""
    key: str
    """``comparison_key(text)``: equal for texts that read the same."""
    length: int
    """Characters; of scripts without blanks, tripled, so that lengths compare."""
    words: int
    stopword_share: float
    """Share of the words that are among the commonest of the language, 0 to 1."""
    capitalised_share: float
    """Share of the opening words that begin with a capital, 0 to 1."""
    ends_sentence: bool
    has_digit: bool
    """Whether it is short and has a digit."""
    has_date: bool
    has_clock: bool
    has_photo_credit: bool
    lists: frozenset[str]
    """The [label] lists whose entries the text equals ("related=") or opens with ("related")."""
    share_words: int
    """Words of share bars in it."""
    opens_like_byline: bool
    ends_with_agency: bool
    opens_like_credit: bool
    """Whether it opens with a word for the maker of a picture, as "photo"."""

    @property
    def has_bullet(self) -> bool:
        """Whether it opens with a bullet."""
        return self.text[:1] in "•·▪▫◦‣⁃●■►▶➤" if self.text else False


@define(eq=False)
class BlockFeatures:
    """What is plain to see of one block: its text, and how it stands on the page."""

    text: TextFeatures
    """One and the same for short blocks with equal texts."""
    span: Span
    hint: Hint
    link_density: float
    """Share of its characters that are linked, 0 to 1."""
    bold_density: float
    """Share of its characters that are set bold, 0 to 1."""
    repeats: int = 1
    """Blocks of the page that read the same."""
    is_declared_author: bool = False
    """Whether it is the name of someone the page declares as an author."""


def extract_features(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon) -> list[BlockFeatures]:
    """Return the features of each block, in order."""
    found = []
    for block in blocks:
        text, span = block.text, block.span
        folded = page.folded[span.start : span.end].strip()
        size = len(text)
        # Menus repeat on a page and on all pages of their site; long texts would only fill the memory.
        features = (_known_features if size <= _SHORT else text_features)(text, folded, lexicon)
        linked = min(1.0, block.linked / size) if block.linked and size else 0.0
        strong = min(1.0, block.strong / size) if block.strong and size else 0.0
        found.append(BlockFeatures(features, span, block.hint, linked, strong))
    counts = Counter([each.text.key for each in found])
    authors = {comparison_key(declared.value) for declared in page.declared if declared.field == "author"}
    for each in found:
        each.repeats = counts[each.text.key]
        each.is_declared_author = each.text.key in authors and each.text.words > 0
    return found


def text_features(text: str, folded: str, lexicon: Lexicon) -> TextFeatures:
    """Return what is plain to see of a text; *folded* is how the page has it, look-alike characters made equal."""
    size = len(text)
    lower = (folded if size <= _LONG else folded[:_LONG]).lower()
    head = lower[:_HEAD]
    key = comparison_key(text) if size < _WHOLE else lower[:_WHOLE]
    plain = text.isascii() and text == folded
    cased = plain or is_latin_greek_cyrillic(lower)
    if plain and size < _WHOLE and "'" not in text and "_" not in text:
        words = key.split()  # what the pattern would find, in a fifth of the time
    else:
        words = (_WORD_OF_CASED if cased else _WORD).findall(lower)
    count = len(words)
    short = size < _HEAD
    openings = _open_with(head, lexicon)
    numbered = short and _DIGIT.search(head) is not None
    length = size
    if not cased and 2 * count_unspaced(lower) > len(lower):
        length = 3 * size
        count = max(count, length // 6)
    opening = folded[:OPENING].split()
    stop = sum(map(lexicon.common.stop.__contains__, words)) / count if count else 0.0
    capitals = sum(map(str.isupper, map(_first, opening))) / len(opening) if opening else 0.0
    photo = size < _LINE and ("©" in lower or not _PHOTO_WORDS.isdisjoint(words)) and bool(_PHOTO.search(lower))
    agency = size < _LINE and not _agency_words().isdisjoint(words[-4:])
    lists = openings & _LABELS if openings else _NOTHING
    if lower.startswith(("©", "(c)")):
        lists |= {"footer"}
    # By place: names would take as long as half of the rest.
    return TextFeatures(
        text,
        folded,
        key,
        length,
        count if size <= _LONG else count * size // _LONG,
        stop,
        capitals,
        folded.rstrip(_CLOSERS)[-1:] in _ENDS,
        numbered,
        numbered and _DATED.search(head) is not None and bool(_date_pattern(lexicon).search(head)),
        numbered and bool(_CLOCK.search(head)),
        photo,
        lists,
        sum(map(lexicon.label.share.__contains__, words)) if short else 0,
        short and "byline" in openings,
        agency,
        size < _LINE and "credit" in openings,
    )


_SHORT = 80
"""Characters of the longest text whose features are kept in mind."""
_known_features = lru_cache(4096)(text_features)
_first = itemgetter(0)


@cache
def _agency_words() -> frozenset[str]:
    """Return the agencies whose name is one word, or known by its first."""
    known = agencies()
    return frozenset(name for name in known.news | known.pictures if " " not in name) | {"getty"}


@cache
def _date_pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    """Return the pattern of a date; the months are the language's."""
    year = r"(?:19|20)\d\d"
    return regex.compile(
        rf"\b{year}[-/.年] ?\d{{1,2}}[-/.月] ?\d{{1,2}}|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{year}|\d\d)\b"
        rf"|\b\d{{1,2}}\.? (?:de )?\L<months>\.?,? (?:de )?{year}|\b\L<months>\.? \d{{1,2}}(?:st|nd|rd|th)?,? {year}"
        rf"|{year}년 ?\d|\b\d+ (?:minutes?|hours?|days?|mins?) ago\b",
        months=list(lexicon.timestamp.months) or ["-"],
    )


_LABELS = frozenset(form for name in _LIST_NAMES for form in (name, f"{name}="))
_NOTHING: frozenset[str] = frozenset()


def _open_with(lower: str, lexicon: Lexicon) -> frozenset[str]:
    """
    Return the lists of which an entry opens a text ("related") or is the whole of it ("related=" too).

    They are those of [label], "byline", and "credit" for the makers of pictures.
    """
    entries = _entries(lexicon).get(lower.partition(" ")[0].rstrip(_AFTER_WORD))
    if entries is None:
        return _NOTHING
    whole = lower.rstrip(" :.…»>")
    found: set[str] = set()
    for entry, names in entries:
        if whole == entry:
            found.update(names, [f"{name}=" for name in names])
        elif lower.startswith(entry) and not lower[len(entry) :].partition(" ")[0].strip(":.…,"):
            found.update(names)
    return frozenset(found)


_AFTER_WORD = ":.…,»>"


@cache
def _entries(lexicon: Lexicon) -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return for each first word the entries that begin with it, and the lists that hold them."""
    caption = lexicon.caption
    lists = [(name, getattr(lexicon.label, name)) for name in _LIST_NAMES]
    lists += [("byline", lexicon.byline.openers), ("credit", caption.labels), ("credit", caption.openers)]
    names_of: dict[str, set[str]] = defaultdict(set)
    for name, entries in lists:
        for entry in entries:
            names_of[entry].add(name)
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for entry, names in names_of.items():
        found[entry.partition(" ")[0].rstrip(_AFTER_WORD)].append((entry, frozenset(names)))
    return dict(found)


def size_of(block: BlockFeatures) -> float:
    """Return the length on a scale on which a doubling counts one."""
    return log2(1 + block.text.length)
