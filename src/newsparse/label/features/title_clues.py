"""How the blocks of a page without markup compare with what it says of its headline: its first line, its address, and lines printed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import combining, normalize
from urllib.parse import unquote, urlsplit

import cython

from newsparse.text.address import host as host_of
from newsparse.text.patterns import lazy
from newsparse.text.remember import remember
from newsparse.text.scripts import UNSPACED_RUN, is_latin_greek_cyrillic
from newsparse.text.separators import MARKS

if TYPE_CHECKING:
    from newsparse.label.features.block import BlockFeatures, PageFeatures
    from newsparse.label.features.columns import FeatureRows
else:
    from cython.cimports.newsparse.label.features.block import BlockFeatures, PageFeatures
    from cython.cimports.newsparse.label.features.columns import FeatureRows

LONGEST = 300
"""Characters of the longest headline."""
LONG_LINE = 80
"""Characters of a line that may be a sentence of the story."""
STRONG = 0.6
"""A block is likely body from this probability on."""
_FIRST = 3
"""Blocks at the top, one of which may be the page's title."""
SURE = 0.55
"""How like the title or the address a block must be, 0 to 1, to be taken for the headline before anything is labelled."""
_TWICE = 0.8
"""How surely a line printed twice is the headline, where neither title nor address tell."""
_BEYOND = 20.0
_LEAST_NAME = 4
_PARTS = lazy(r"[-_+., ]++")
_SPELLINGS = str.maketrans(
    {"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))

Words = frozenset[str]
_NONE: Words = frozenset()


@cython.final
@cython.cclass
class TitleClues:
    """How the blocks of a page without markup compare with its first line and its address."""

    likeness: list[float]
    """How like the page's title or its address each block is, 0 to 1."""
    of_site: list[bool]
    """Whether each block is the site's name, as far as the address tells."""
    words: list[Words]
    """The words of each short block."""
    lead: int
    """Which of the first blocks may be the page's title; -1 for none."""

    def __init__(self, features: PageFeatures) -> None:
        each: BlockFeatures
        self.features = features
        blocks = features.blocks
        url = features.page.url
        known: list[object] = [None] * len(features.texts)
        self.words = []
        for each in blocks:
            if known[each.text.number] is None:
                known[each.text.number] = words_of(each.text.key) if each.text.length <= LONGEST else _NONE
            self.words.append(known[each.text.number])
        self.address = address_words(url)
        self.lead = _find_lead(features, self.words, self.address)
        self.leading = self.words[self.lead] if self.lead >= 0 else _NONE
        site = _site_letters(url)
        self.of_site = [
            bool(mine) and _is_site(each.text.key, site) for each, mine in zip(blocks, self.words, strict=True)
        ]
        whole: str = ""
        if self.lead >= 0:
            each = blocks[self.lead]
            whole = each.text.folded.lower()
        self.likeness = []
        self.common, self.said, self.spelled, self.at_joint = [], [], [], []
        for index, each in enumerate(blocks):
            self.likeness.append(self._compare(each, index, whole))
        if max(self.likeness, default=0.0) < SURE:
            for index in _printed_twice(features):
                self.likeness[index] = _TWICE

    @cython.cfunc
    def _compare(self, block: BlockFeatures, index: cython.Py_ssize_t, whole: str) -> cython.double:
        """Count what a block has in common with the first line and the address; return how like them it is."""
        mine: frozenset[str] = self.words[index]
        if not mine:
            self.common.append(0)
            self.said.append(0)
            self.spelled.append(0)
            self.at_joint.append(0.0)
            return 0.0
        address: frozenset[str] = self.address
        both: cython.Py_ssize_t = len(mine & self.leading)
        spelled: frozenset[str] = _spelled(block.text.key, mine) if address else _NONE
        said: cython.Py_ssize_t = len(spelled & address)
        at_joint: cython.double = 0.0 if index == self.lead else _at_joint(block.text.folded.lower(), whole)
        self.common.append(both)
        self.said.append(said)
        self.spelled.append(len(spelled))
        self.at_joint.append(at_joint)
        like: cython.double = 0.0
        leading: cython.double = len(self.leading)
        if leading and index != self.lead and len(mine) > 1:
            like = 2.0 * both / (len(mine) + leading)
        if at_joint and len(mine) > 1:  # what closes it is as often the site's name
            like = max(like, 0.75 + 0.25 * both / leading if at_joint == 1 else 0.4 + 0.4 * both / leading)
        if len(address) > 2 and said > 1:
            share: cython.double = cython.cast(cython.double, said) / len(spelled)
            like = max(like, 0.9 * said / len(address) * (0.5 + 0.5 * share))
        return 0.0 if self.of_site[index] or block.text.opens_like_byline else like

    @cython.cfunc
    def add(self, rows: FeatureRows, i: cython.Py_ssize_t) -> cython.int:
        """Add the features of one block."""
        mine: cython.double = len(self.words[i])
        leading: cython.double = len(self.leading)
        address: cython.double = len(self.address)
        spelled: cython.double = self.spelled[i]
        both: cython.double = self.common[i]
        said: cython.double = self.said[i]
        blank: cython.bint = not mine
        rows.add("share of the first line in it", 0.0 if blank else both / leading if leading else -1.0)
        rows.add("share of it in the first line", 0.0 if blank else both / mine if leading else -1.0)
        rows.add("opens or closes the first line", self.at_joint[i])
        rows.add("is the first line", not blank and i == self.lead)
        rows.add("share of the address in it", said / address if address else -1.0)
        rows.add("share of it in the address", 0.0 if blank and address else said / spelled if address else -1.0)
        rows.add(
            "words of the first line beyond it", _BEYOND if blank else min(_BEYOND, leading - both) if leading else -1.0
        )
        return 0


def _printed_twice(features: PageFeatures) -> Iterator[int]:
    """Yield the blocks above the first long sentence that the next block repeats, and those blocks."""
    for index, (each, following) in enumerate(pairwise(features.blocks)):
        if each.text.length >= LONG_LINE and each.text.ends_sentence:
            return
        if each.text.key == following.text.key and each.text.words > _FIRST and each.text.length <= LONGEST:
            yield index
            yield index + 1


def _find_lead(features: PageFeatures, words: Sequence[Words], address: Words) -> int:
    """Return which of the first blocks may be the page's title: the one most like the address, or the first of some words; else -1."""
    blocks = features.blocks
    able = [i for i in range(min(_FIRST, len(blocks))) if len(words[i]) > 1 and "://" not in blocks[i].text.text]
    if not able:
        return -1
    alike = [len(address & {*map(spell, words[i])}) for i in able]
    best = max(alike)
    return able[alike.index(best)] if best > 1 else able[0]


def _site_letters(url: str | None) -> str:
    """Return the letters of the host's name that tell its site, without "www" and what ends it."""
    return "".join((host_of(url) or "").split(".")[:-1]).replace("-", "")


def _is_site(key: str, host: str) -> bool:
    letters = key.replace(" ", "")
    # No word is spelled with less than half of its letters.
    if len(host) < _LEAST_NAME or len(letters) >= 4 * len(host):
        return False
    whole = _spell(letters)
    return len(whole) >= _LEAST_NAME and (whole in host or (whole.startswith(host) and len(whole) < 2 * len(host)))


def _at_joint(part: str, whole: str) -> float:
    """Return 1 if *part* opens *whole*, 2 if it closes it, and the site's name or a section's is what is left; else 0."""
    if len(part) < 8 or len(part) >= len(whole):
        return 0.0
    if whole.startswith(part):
        return float(whole[len(part) :].lstrip()[:1] in MARKS)
    return 2.0 * (whole.endswith(part) and whole[: -len(part)].rstrip()[-1:] in MARKS)


def words_of(key: str) -> Words:
    """Return the words of a block; of scripts without blanks, each two characters that stand together."""
    if key.isascii() or is_latin_greek_cyrillic(key):
        return frozenset(key.split())
    return frozenset([*UNSPACED_RUN.sub(" ", key).split(), *pairs_of(key)])


def pairs_of(key: str) -> list[str]:
    """Return each two characters of scripts without blanks that stand together."""
    return [run[at : at + 2] for run in UNSPACED_RUN.findall(key) for at in range(len(run) - 1)]


def address_words(url: str | None) -> Words:
    """Return the words of the part of an address that has most of them, spelled without accents; may be empty."""
    if not url:
        return _NONE
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return _NONE
    best: Words = _NONE
    for part in path[:1000].lower().split("/"):
        stem = part.removesuffix(".html").removesuffix(".htm").removesuffix(".php")
        words = frozenset([spell(word) for word in _PARTS.split(stem) if len(word) > 1 and not _is_number(word)])
        if len(words) >= len(best):
            best = words
    return best if len(best) > 1 else _NONE


def _is_number(word: str) -> bool:
    return sum(map(str.isdigit, word)) * 2 > max(4, len(word))


def _spelled(key: str, words: Words) -> Words:
    """Return the words of a block as addresses spell them."""
    return frozenset(_spell(key).split()) if key.isascii() else frozenset(map(spell, words))


def _spell(word: str) -> str:
    """Return a word as addresses spell it: without accents, and umlauts as plain vowels."""
    if not word.isascii():
        word = "".join([each for each in normalize("NFKD", word.translate(_SPELLINGS)) if not combining(each)])
    for umlaut, vowel in _UMLAUTS:
        word = word.replace(umlaut, vowel)
    return word


spell = remember(4096)(_spell)
