"""Bytes to text: :func:`decode`."""

from __future__ import annotations

import codecs
import re

from newsparse.source.labels import find_codec
from newsparse.text.patterns import lazy

_META = lazy(rb"""(?i)<meta\s[^>]{0,300}?charset\s*+=\s*+["']?\s*+([A-Za-z0-9_:.-]{1,40})""")
_XML = lazy(rb"""<\?xml[^>]{0,200}?encoding\s*+=\s*+["']([A-Za-z0-9_:.-]{1,40})""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TAG = lazy(rb"<[^<>]{0,1000}+>")  # a declaration in one has been found wrong
_SAMPLE = 200_000
"""Bytes that detection looks at."""
_SEVERAL = 4
"""Letters in UTF-8 that cannot be there by chance where Chinese, Japanese or Korean bytes were declared."""
_DOUBLE_BYTE = frozenset({"gb18030", "big5hkscs", "euc_jp", "cp932", "cp949"})
"""Codecs of two bytes a letter; some such pairs are letters of UTF-8 too."""
_ESCAPED = frozenset({"iso2022_jp"})
"""Codecs that write every letter in ASCII bytes."""
_JAPANESE = b"\x1b$B"
"""Opens letters in ISO 2022, the one encoding that writes them in ASCII bytes."""
_MOSTLY = 4
"""Letters in UTF-8 for each stray byte at which a page is in UTF-8, whatever it declares."""
_HEAD = 8192
"""Number of bytes in which a declaration is looked for; the standard requires 1,024, real pages need more."""


def decode(raw: bytes, *, encoding: str | None = None) -> str:
    """
    Return *raw* as text; nothing raises, what cannot be decoded becomes U+FFFD.

    The first that fits decides: a byte order mark, *encoding*, UTF-8 with letters beyond ASCII, a ``<meta>`` or XML
    declaration, detection.  UTF-8 comes before the declaration as hardly any text of another encoding is valid UTF-8,
    while templates often declare an old one.

    Args:
        raw: The page as it came.

        encoding: The charset of the HTTP header, if known.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if zeros := _utf16(raw):
        return raw.decode(zeros, "replace")
    if encoding and (text := _decode_as(raw, find_codec(encoding))) is not None:
        return text
    declared = find_codec(_declared(raw) or "")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
        strays = text.count("\ufffd")
        if _MOSTLY * strays <= _count_beyond_ascii(text) - strays:
            return text
        found = _decode_as(raw, declared)
        if found is not None:
            return found
        return text if _fits(text) else raw.decode(_detected(raw), "replace")
    if text.isascii() and _JAPANESE in raw:
        return raw.decode("iso2022_jp", "replace")
    if declared in _ESCAPED or (declared in _DOUBLE_BYTE and _count_beyond_ascii(text) < _SEVERAL):
        return raw.decode(declared, "replace")
    return text


def _decode_as(raw: bytes, codec: str | None) -> str | None:
    """Return *raw* decoded, or ``None`` where the bytes contradict *codec*."""
    if codec is None:
        return None
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        # A few stray bytes are normal; where they outnumber the characters that fit, the page is in another encoding.
        text = raw.decode(codec, "replace")
        return text if _fits(text) else None


def _fits(text: str) -> bool:
    """Return whether most of what is not ASCII could be decoded."""
    strays = text.count("\ufffd")
    return 2 * strays <= _count_beyond_ascii(text)


def _count_beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def is_garbled(text: str) -> bool:
    """
    Return whether *text* was decoded once too often, as windows-1252: ``NachtfÃ¤hre``.

    Several letters must show so, and more of them than of all other characters beyond ASCII; a page that shows a few
    as examples is not garbled.
    """
    if text.isascii() or _SIGN.search(text) is None:
        return False
    found = [match[0] for match in _GARBLED.finditer(text) if _restore(match[0]) is not None]
    return len(found) >= _SEVERAL and 2 * sum(map(len, found)) > _count_beyond_ascii(text)


def mend(garbled: str) -> str:
    """Return the letters of *garbled* text as they were before it was decoded once too often; others stay."""
    return _GARBLED.sub(lambda match: _restore(match[0]) or match[0], garbled)


_TAIL = "[\x80-\xbf" + bytes(set(range(0x80, 0xA0)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}).decode("cp1252") + "]"
_SIGN = re.compile(f"[\xc2-\xf4]{_TAIL}")
"""Opens every letter decoded so; one class at its front makes the search ten times as fast as that for whole letters."""
_GARBLED = re.compile(rf"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}")


def _restore(garbled: str) -> str | None:
    """Return the letter whose bytes in UTF-8 *garbled* shows as letters of windows-1252, if it prints."""
    raw = b"".join(each.encode("latin-1" if each <= "\xff" else "cp1252") for each in garbled)
    try:
        letter = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return letter if letter.isprintable() or letter.isspace() else None


def _detected(raw: bytes) -> str:
    """Return the codec that the bytes beyond ASCII suggest; UTF-8 has been tried."""
    from turbohtml import detect as detection  # noqa: PLC0415 - rarely needed, slow to import

    codec = find_codec(detection.detect(_TAG.sub(b" ", raw[:_SAMPLE])).codec or "")
    return codec if codec and codec != "utf-8" else "cp1252"


def _declared(raw: bytes) -> str | None:
    match = _XML.match(raw) or _META.search(raw[:_HEAD])
    return match[1].decode("ascii") if match else None


def _utf16(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: markup has a zero in every other byte."""
    head = raw[:400]
    if len(head) < 8 or head.count(0) < 0.3 * len(head):
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 4 * (even + 1):
        return "utf-16-le"
    return "utf-16-be" if even > 4 * (odd + 1) else None
