"""What is plain to see of a block, counted once for all signals: :func:`gather`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex
from attrs import define

from newsparse.fold import alike, fold
from newsparse.lexicon import Lexicon
from newsparse.model import Hint, RawBlock

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:'[\p{L}\p{M}]++)?+")
_SENTENCE_END = regex.compile(r"""[.!?…。！？؟۔।][\s"'»)\]』」]*+$""")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_TIME = r"\d{1,2}[:.h]\d{2}"
_YEAR = r"(?:19|20)\d\d"
_DATE = regex.compile(
    rf"\b{_YEAR}[-/.年]\s?\d{{1,2}}[-/.月]\s?\d{{1,2}}|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:{_YEAR}|\d\d)\b"
    rf"|\b\d{{1,2}}\.?\s(?:de\s)?(?:\L<months>)\.?,?\s(?:de\s)?{_YEAR}|(?:\L<months>)\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|{_YEAR}년\s?\d",
    regex.IGNORECASE,
    months=["-"],
)
_CLOCK = regex.compile(rf"\b{_TIME}\b")
_PHOTO = regex.compile(
    r"(?i)\((?:\L<agencies>)[^()]{0,40}\)$|\b(?:photo|photos|photograph|picture|image|images|foto|fotos|bild|crédit|credit)\b"
    r"\s?(?:by|:|/|credit)|©\s?\p{Lu}|\b(?:getty images|ap photo|afp photo|file photo|picture alliance)\b",
    agencies=["reuters", "afp", "ap", "epa", "dpa", "getty images", "upi", "ap photo", "xinhua"],
)
_OPENING_WORDS = 6
_LETTERS = regex.compile(r"\p{L}")


@define(eq=False)
class Facts:
    """What is plain to see of one block."""

    text: str
    folded: str
    key: str
    """``alike(text)``: equal for texts that read the same."""
    hint: Hint
    length: int
    """Characters; of scripts without blanks, tripled, so that lengths compare."""
    words: int
    stop: int
    """Words that are among the commonest of the language."""
    capitals: int
    """Words that begin with a capital."""
    ends_sentence: bool
    date: bool
    clock: bool
    photo: bool
    lists: frozenset[str]
    """The [label] lists whose entries the block equals ("related=") or opens with ("related")."""
    shares: int
    """Words of share bars in it."""
    byline: bool
    bullet: bool


def gather(blocks: Sequence[RawBlock], lexicon: Lexicon) -> list[Facts]:
    """Return the facts of each block, in order."""
    return [_look(block, lexicon) for block in blocks]


def _look(block: RawBlock, lexicon: Lexicon) -> Facts:
    text = block.text
    folded = fold(text)
    lower = folded.lower()
    head = lower[:400] if len(lower) > 4000 else lower
    words = _WORD.findall(lower) if len(lower) < 20_000 else _WORD.findall(lower[:20_000])
    unspaced = len(_UNSPACED.findall(folded[:2000])) if not folded.isascii() else 0
    length = len(text) + (2 * len(text) if 2 * unspaced > min(len(text), 2000) else 0)
    short = length < 300
    lists = _lists(head, lexicon)
    capitals = sum(map(str.isupper, (word[0] for word in _WORD.findall(folded[:400]))))
    return Facts(
        text=text,
        folded=folded,
        key=alike(text) if length < 600 else lower[:600],
        hint=block.hint,
        length=length,
        words=len(words),
        stop=sum(word in lexicon.common.stop for word in words[:400]),
        capitals=capitals,
        ends_sentence=bool(_SENTENCE_END.search(folded[-12:])),
        date=short and bool(_date_pattern(lexicon).search(head)),
        clock=short and bool(_CLOCK.search(head)),
        photo=length < 700 and bool(_PHOTO.search(folded)),
        lists=lists,
        shares=sum(word in lexicon.label.share for word in words) if short else 0,
        byline=short and _opens_with(head, lexicon.byline.openers),
        bullet=text[:1] in "•·▪▫◦‣⁃●■►▶➤" if text else False,
    )


@cache
def _date_pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    months = list(lexicon.timestamp.months) or ["-"]
    return regex.compile(_DATE.pattern, regex.IGNORECASE, months=months)


def _opens_with(lower: str, entries: frozenset[str]) -> bool:
    return bool(_heads(lower) & entries)


def _heads(lower: str) -> set[str]:
    """Return the first one to six words of *lower*, as printed, without a colon at their end."""
    heads, at = set(), -1
    for _ in range(_OPENING_WORDS):
        at = lower.find(" ", at + 1)
        if at < 0:
            heads.add(lower.rstrip(" :.…"))
            break
        heads.add(lower[:at].rstrip(" :.…,"))
    return heads


_LIST_NAMES = ("related", "promo", "navigation", "comment", "footer")


def _lists(lower: str, lexicon: Lexicon) -> frozenset[str]:
    heads = _heads(lower)
    whole = lower.rstrip(" :.…»>")
    found: set[str] = set()
    for name in _LIST_NAMES:
        entries: frozenset[str] = getattr(lexicon.label, name)
        if whole in entries:
            found.update((name, f"{name}="))
        elif heads & entries:
            found.add(name)
    if lower.startswith(("©", "(c)")):
        found.add("footer")
    return frozenset(found)
