"""What makes two lines, openings or elements of a site the same: their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from zlib import crc32

from newsparse.model import Hint, RawBlock
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy

_LONG_KEY: Final = 160
"""Characters kept of a line; two lines that share that many are the same."""
_DIGITS = lazy(r"\d++")
_SENTENCE_END = lazy(r"(?<=[.!?…])\s++")


def line_key(text: str) -> str:
    """Return the key of a line, the same for lines that differ only in numbers; empty for lines without words."""
    return _DIGITS.sub("0", comparison_key(text[: 2 * _LONG_KEY]))[:_LONG_KEY].strip()


def checksum(text: str) -> int:
    """Return a number for *text* from which its words cannot be recovered."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def sentences(text: str) -> list[str]:
    """Return the long sentences of a short block of several."""
    if not 80 < len(text) < 800:
        return []
    found = _SENTENCE_END.split(text)
    return [each for each in found if len(each) > 40] if len(found) > 1 else []


def opener_key(text: str) -> str:
    """Return the opening of a short line up to its colon, or its first two words; empty for long lines."""
    if len(text) > 200:
        return ""
    head, colon, _ = text[:40].partition(":")
    words = _DIGITS.sub("0", comparison_key(head)).split()
    return " ".join(words[:4]) + " :" if colon and words else " ".join(words[:2]) if len(words) > 1 else ""


def shape_names(blocks: Sequence[RawBlock]) -> list[str]:
    """Return the name of each block's element: its path and class words; empty for flattened text."""
    known: dict[Hint, str] = {}
    for block in blocks:
        if block.hint not in known:
            known[block.hint] = _shape_name(block.hint)
    return [known[block.hint] for block in blocks]


def _shape_name(hint: Hint) -> str:
    """Return the last elements of the path and the nearest class words; without numbers, which differ by page."""
    if not hint.tag:
        return ""
    words = [word for word in hint.words if not word.isdigit()][:8]
    return f"{'/'.join(hint.path.split('/')[-4:])} {' '.join(words)}".strip()
