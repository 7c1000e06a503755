"""
What tells the blocks of flattened text apart where no markup does: their words.

The first line of a dump is mostly the page's title, the address holds words of the headline, and what belongs to the
story is about the same things as the rest of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from unicodedata import combining, normalize
from urllib.parse import unquote, urlsplit

import regex
from attrs import frozen

from newsparse.label.features.block import BlockFeatures
from newsparse.lexicon import Lexicon
from newsparse.model import Page
from newsparse.text.address import host as host_of
from newsparse.text.scripts import UNSPACED_RUN, is_latin_greek_cyrillic

_ZONES = ("related", "comment", "promo", "footer")
FLAT = (
    "share of the first line in it", "share of it in the first line", "opens or closes the first line", "is the first line",
    "share of the address in it", "share of it in the address", "words of the first line beyond it",
    "likeness to the headline", "share of the headline in it", "blocks to the headline", "likeness of the headline",
    "words of the story", "words of the story: before", "words of the story: after", "words of the story: 5 around",
    "words of the headline",
    "likeness to title or address", "blocks more like title or address", "likeness of the most alike", "blocks to the next body of two",
    *(f"blocks since a heading of: {name}" for name in _ZONES),
    "repeated lines of 7", "repeated lines of 17", "dates of 7", "first stage of those that open alike", "blocks that open like it",
    "first stage of those of its shape", "blocks shaped like it", "is the site's name",
    "a credit line before", "a credit line after", "blocks since a long sentence", "blocks to the next long sentence",
)  # fmt: skip
"""FeatureTable that only pages without markup have."""

_LONGEST = 300
"""Characters of the longest headline."""
_FIRST = 3
"""Blocks at the top, one of which may be the page's title."""
_STRONG = 0.6
_SURE = 0.55
"""How like the title or the address a block must be, 0 to 1, to be taken for the headline before anything is labelled."""
_TWICE = 0.8
"""How surely a line printed twice is the headline, where neither title nor address tell."""
_FAR = 40.0
_BEYOND = 20.0
_LEAST_TERM = 4
_LEAST_NAME = 4
_LONG = 600
_LONG_LINE = 80
_PARTS = regex.compile(r"[-_+., ]++")
_SPELLINGS = str.maketrans(
    {"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d"}
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_JOINTS = frozenset("|-·•»«ㅣ/:›<>~[")

Words = frozenset[str]
_NONE: Words = frozenset()


@frozen
class Clues:
    """What a page without markup says of its headline."""

    rows: list[list[float]]
    """The first seven numbers of :data:`FLAT`, of each block."""
    likeness: list[float]
    """How like the page's title or its address each block is, 0 to 1."""
    of_site: list[bool]
    """Whether each block is the site's name, as far as the address tells."""
    words: list[Words]
    """The words of each short block."""


def find_clues(page: Page, blocks: Sequence[BlockFeatures]) -> Clues:
    """Return how the blocks compare with the first line and with the page's address."""
    words = [words_of(each.text.key) if each.text.length <= _LONGEST else _NONE for each in blocks]
    address = address_words(page.url)
    lead = _find_lead(blocks, words, address)
    leading = words[lead] if lead is not None else _NONE
    whole = blocks[lead].text.folded.lower() if lead is not None else ""
    host = _site_letters(page.url)
    of_site = [bool(mine) and _is_site(each.text.key, host) for each, mine in zip(blocks, words, strict=True)]
    rows, likeness = [], []
    for index, (each, mine) in enumerate(zip(blocks, words, strict=True)):
        if not mine:
            rows.append([0.0, 0.0, 0.0, 0.0, 0.0 if address else -1.0, 0.0 if address else -1.0, _BEYOND])
            likeness.append(0.0)
            continue
        both = len(mine & leading)
        spelled = _spelled(each.text.key, mine) if address else _NONE
        said = len(spelled & address)
        at_joint = 0.0 if index == lead else _at_joint(each.text.folded.lower(), whole)
        row = [
            both / len(leading) if leading else -1.0,
            both / len(mine) if leading else -1.0,
            at_joint,
            index == lead,
            said / len(address) if address else -1.0,
            said / len(spelled) if address else -1.0,
            min(_BEYOND, float(len(leading) - both)) if leading else -1.0,
        ]
        rows.append(row)
        alike = 2 * both / (len(mine) + len(leading)) if leading and index != lead and len(mine) > 1 else 0.0
        if at_joint and len(mine) > 1:  # what closes it is as often the site's name
            alike = max(alike, 0.75 + 0.25 * both / len(leading) if at_joint == 1 else 0.4 + 0.4 * both / len(leading))
        if len(address) > 2 and said > 1:
            alike = max(alike, 0.9 * said / len(address) * (0.5 + 0.5 * said / len(spelled)))
        likeness.append(0.0 if of_site[index] or each.text.opens_like_byline else alike)
    if max(likeness, default=0.0) < _SURE:
        for index in _printed_twice(blocks):
            likeness[index] = _TWICE
    return Clues(rows, likeness, of_site, words)


def find_likely_headline(clues: Clues, blocks: Sequence[BlockFeatures], first: Sequence[float]) -> int | None:
    """
    Return the block that is the headline as far as the page's title and address tell, if any.

    Of blocks that read the same it is the one that stands next before the story.

    Args:
        clues: Of the page.

        blocks: Of each block, in order.

        first: The first stage's probability that the block is body, 0 to 1.
    """
    best = max(range(len(blocks)), key=lambda i: (clues.likeness[i], -i), default=None)
    if best is None or clues.likeness[best] < _SURE:
        return None
    start = next(
        (i for i, p in enumerate(first) if p > _STRONG and blocks[i].text.length >= _LONG_LINE and i > best),
        len(blocks),
    )
    return max((i for i in range(best, start) if blocks[i].text.key == blocks[best].text.key), default=best)


class Flat:
    """
    The numbers named in :data:`FLAT` of a page's blocks, worked out for those that are asked for.

    Args:
        blocks: Of each block, in order.

        clues: Of the page.

        headline: Which block is the headline, as far as it is known.

        first: The first stage's probability that the block is body, 0 to 1.

        lexicon: The words of the page's language.
    """

    def __init__(
        self,
        blocks: Sequence[BlockFeatures],
        clues: Clues,
        headline: int | None,
        first: Sequence[float],
        lexicon: Lexicon,
    ) -> None:
        self._facts, self._clues, self._headline, self._first = blocks, clues, headline, first
        stop = lexicon.common.stop
        self._terms = terms = [_terms(each.text.key[:_LONG], stop) for each in blocks]
        story = Counter(chain.from_iterable(terms[i] for i, p in enumerate(first) if p > _STRONG))
        needs_keyword, twice = frozenset(story), frozenset(term for term, number in story.items() if number > 1)
        self._shared = [
            len(mine & (twice if p > _STRONG else needs_keyword)) / len(mine) if mine else -1.0
            for mine, p in zip(terms, first, strict=True)
        ]
        self._sums = [0.0, *accumulate(max(0.0, share) for share in self._shared)]
        self._title = clues.words[headline] if headline is not None else _NONE
        self._subject = terms[headline] if headline is not None else _NONE
        self._sure = clues.likeness[headline] if headline is not None else 0.0
        others = {like for like, row in zip(clues.likeness, clues.rows, strict=True) if like and not row[3]}
        self._best = sorted(others, reverse=True)[:_FIRST]
        prose = [each.text.length >= _LONG_LINE and each.text.ends_sentence for each in blocks]
        self._gaps = [
            _until_story(blocks, first),
            *(
                _since([name in each.text.lists and each.text.length < _LONG_LINE for each in blocks])
                for name in _ZONES
            ),
        ]
        self._prose = _since(prose), _since(prose[::-1])[::-1]
        self._signed = [
            each.text.length < _LONG_LINE
            and (each.text.opens_like_credit or each.text.has_photo_credit or each.text.ends_with_agency)
            for each in blocks
        ]
        self._repeated = [0.0, *accumulate(each.repeats > 1 for each in blocks)]
        self._dated = [0.0, *accumulate(each.text.has_date for each in blocks)]
        self._starts, self._shapes = [*map(_start, blocks)], [*map(_shape, blocks)]
        self._by_start, self._by_shape = _totals(self._starts, first), _totals(self._shapes, first)

    def row(self, i: int) -> list[float]:
        """Return the numbers of one block."""
        clues, count = self._clues, len(self._facts)
        mine, title, best, like = clues.words[i], self._title, self._best, clues.likeness[i]
        both = len(mine & title)
        return [
            *clues.rows[i],
            2 * both / (len(mine) + len(title)) if mine and title else 0.0,
            both / len(title) if title else -1.0,
            max(-_FAR, min(_FAR, float(i - self._headline))) if self._headline is not None else -_FAR - 1,
            self._sure,
            self._shared[i],
            self._shared[i - 1] if i else -1.0,
            self._shared[i + 1] if i + 1 < count else -1.0,
            _mean(self._sums, i - 2, i + 3),
            float(len(self._subject & self._terms[i])),
            like,
            best.index(like) if like in best else _FIRST,
            best[0] if best else 0.0,
            *(gap[i] for gap in self._gaps),
            _mean(self._repeated, i - 3, i + 4),
            _mean(self._repeated, i - 8, i + 9),
            _mean(self._dated, i - 3, i + 4),
            *_others(self._by_start, self._starts[i], self._first[i]),
            *_others(self._by_shape, self._shapes[i], self._first[i]),
            clues.of_site[i],
            bool(i and self._signed[i - 1]),
            bool(i + 1 < count and self._signed[i + 1]),
            self._prose[0][i],
            self._prose[1][i],
        ]


def _printed_twice(blocks: Sequence[BlockFeatures]) -> Iterator[int]:
    """Yield the blocks above the first long sentence that the next block repeats, and those blocks."""
    for index, (each, following) in enumerate(pairwise(blocks)):
        if each.text.length >= _LONG_LINE and each.text.ends_sentence:
            return
        if each.text.key == following.text.key and each.text.words > _FIRST and each.text.length <= _LONGEST:
            yield index
            yield index + 1


def _until_story(blocks: Sequence[BlockFeatures], first: Sequence[float]) -> list[float]:
    """Return for each block how far the next likely body is that has more of it soon after, at most 40."""
    likely = [p > _STRONG and each.text.length >= _LONG_LINE for p, each in zip(first, blocks, strict=True)]
    until, last, following = [], _FAR, _FAR
    for index in reversed(range(len(blocks))):
        until.append(last)
        last, following = min(_FAR, last + 1.0), min(_FAR, following + 1.0)
        if likely[index]:
            last, following = (1.0, 1.0) if following <= _FIRST + 1 else (last, 1.0)
    return until[::-1]


def _find_lead(blocks: Sequence[BlockFeatures], words: Sequence[Words], address: Words) -> int | None:
    """Return which of the first blocks may be the page's title: the one most like the address, or else the first of some words."""
    able = [i for i in range(min(_FIRST, len(blocks))) if len(words[i]) > 1 and "://" not in blocks[i].text.text]
    if not able:
        return None
    best = max(able, key=lambda i: (len(address & {*map(spell, words[i])}), -i))
    return best if len(address & {*map(spell, words[best])}) > 1 else able[0]


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
        return float(whole[len(part) :].lstrip()[:1] in _JOINTS)
    return 2.0 * (whole.endswith(part) and whole[: -len(part)].rstrip()[-1:] in _JOINTS)


def words_of(key: str) -> Words:
    """Return the words of a block; of scripts without blanks, each two characters that stand together."""
    if key.isascii() or is_latin_greek_cyrillic(key):
        return frozenset(key.split())
    return frozenset([*UNSPACED_RUN.sub(" ", key).split(), *_pairs(key)])


def _pairs(key: str) -> Iterator[str]:
    for run in UNSPACED_RUN.findall(key):
        yield from map("".join, pairwise(run))


def _terms(key: str, stop: frozenset[str]) -> Words:
    """Return the words of a block that say what it is about."""
    terms = frozenset([word for word in key.split() if len(word) >= _LEAST_TERM]) - stop
    return terms if key.isascii() or is_latin_greek_cyrillic(key) else terms.union(_pairs(key))


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
        words = frozenset(spell(word) for word in _PARTS.split(stem) if len(word) > 1 and not _is_number(word))
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
        word = "".join(each for each in normalize("NFKD", word.translate(_SPELLINGS)) if not combining(each))
    for umlaut, vowel in _UMLAUTS:
        word = word.replace(umlaut, vowel)
    return word


spell = lru_cache(4096)(_spell)


def _start(each: BlockFeatures) -> str:
    """Return how a block opens: what stands before a bar or colon, or its first two words."""
    if each.text.length >= _LONGEST:
        return ""
    head = each.text.folded[:30]
    for joint in (" | ", ": "):
        at = head.find(joint)
        if at > 0:
            return head[: at + 2].lower()
    return " ".join(each.text.key.split(None, 2)[:2])


def _shape(each: BlockFeatures) -> str:
    """Return a sketch of a block: how long it is, how it begins and how it ends."""
    text = each.text.folded
    first = text[:1]
    kind = "A" if first.isupper() else "a" if first.islower() else "0" if first.isdigit() else first
    return (
        f"{each.text.length.bit_length()}{kind}{'' if text[-1:].isalnum() else text[-1:]}{'|' if ' | ' in text else ''}"
    )


def _since(marks: Sequence[bool]) -> list[float]:
    """Return for each block how far the last mark before it is, at most 40."""
    since, last = [], _FAR
    for mark in marks:
        since.append(last)
        last = 1.0 if mark else min(_FAR, last + 1.0)
    return since


def _mean(sums: Sequence[float], start: int, end: int) -> float:
    start, end = max(0, start), min(len(sums) - 1, end)
    return (sums[end] - sums[start]) / (end - start)


def _totals(keys: Sequence[str], body: Sequence[float]) -> dict[str, tuple[float, int]]:
    table: dict[str, tuple[float, int]] = {}
    for key, p in zip(keys, body, strict=True):
        total, count = table.get(key, (0.0, 0))
        table[key] = total + p, count + 1
    return table


def _others(table: dict[str, tuple[float, int]], key: str, p: float) -> tuple[float, int]:
    """Return the mean of the other blocks of the same key, and how many they are, at most 30."""
    total, count = table[key]
    return ((total - p) / (count - 1), min(30, count - 1)) if key and count > 1 else (-1.0, 0)
