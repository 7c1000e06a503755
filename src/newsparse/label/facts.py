"""What is plain to see of a block, counted once for all signals: :func:`gather`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log2

import regex
from attrs import define

from newsparse.fold import alike
from newsparse.lexicon import Lexicon
from newsparse.model import Hint, Page, RawBlock

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++(?:'[\p{L}\p{M}]++)?+")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
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
_LONG = 3000
"""Characters counted of a long block."""
_OPENING_WORDS = 6
_LIST_NAMES = ("related", "promo", "navigation", "comment", "footer")


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
    stop: float
    """Share of the words that are among the commonest of the language."""
    capitals: float
    """Share of the opening words that begin with a capital."""
    ends_sentence: bool
    date: bool
    clock: bool
    photo: bool
    lists: frozenset[str]
    """The [label] lists whose entries the block equals ("related=") or opens with ("related")."""
    shares: int
    """Words of share bars in it."""
    byline: bool
    linked: float
    """Share of its characters that are linked."""
    strong: float
    """Share of its characters that are set bold."""
    repeats: int = 1
    """Blocks of the page that read the same."""

    @property
    def bullet(self) -> bool:
        """Whether it opens with a bullet."""
        return self.text[:1] in "•·▪▫◦‣⁃●■►▶➤" if self.text else False


def gather(page: Page, blocks: Sequence[RawBlock], lexicon: Lexicon) -> list[Facts]:
    """Return the facts of each block, in order."""
    dates = _date_pattern(lexicon)
    found = [_look(block, page.folded[block.span.start : block.span.end].strip(), lexicon, dates) for block in blocks]
    counts = Counter(each.key for each in found)
    for each in found:
        each.repeats = counts[each.key]
    return found


def _look(block: RawBlock, folded: str, lexicon: Lexicon, dates: regex.Pattern[str]) -> Facts:
    text = block.text
    size = len(text)
    lower = (folded if size <= _LONG else folded[:_LONG]).lower()
    head = lower[:_HEAD]
    words = _WORD.findall(lower)
    count = len(words)
    short = size < _HEAD
    length = size
    if not text.isascii() and 2 * len(_UNSPACED.findall(lower)) > len(lower):
        length = 3 * size
        count = max(count, length // 6)
    last = folded.rstrip(_CLOSERS)[-1:]
    opening = folded[:200].split()
    return Facts(
        text=text,
        folded=folded,
        key=alike(text) if size < 600 else lower[:600],
        hint=block.hint,
        length=length,
        words=count if size <= _LONG else count * size // _LONG,
        stop=sum(map(lexicon.common.stop.__contains__, words)) / count if count else 0.0,
        capitals=sum(word[0].isupper() for word in opening) / len(opening) if opening else 0.0,
        ends_sentence=last in _ENDS if last else False,
        date=short and bool(dates.search(head)),
        clock=short and bool(_CLOCK.search(head)),
        photo=size < 700 and bool(_PHOTO.search(lower)),
        lists=_lists(head, lexicon),
        shares=sum(map(lexicon.label.share.__contains__, words)) if short else 0,
        byline=short and bool(_heads(head) & lexicon.byline.openers),
        linked=min(1.0, block.linked / size) if size else 0.0,
        strong=min(1.0, block.strong / size) if size else 0.0,
    )


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


def size_of(facts: Facts) -> float:
    """Return the length on a scale on which a doubling counts one."""
    return log2(1 + facts.length)
