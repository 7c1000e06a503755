"""Bytes to text: :func:`decode`."""

from __future__ import annotations

import codecs

import regex

from newsparse.source.labels import find_codec

_META = regex.compile(rb"""(?i)<meta\s[^>]{0,300}?charset\s*+=\s*+["']?\s*+([A-Za-z0-9_:.-]{1,40})""")
_XML = regex.compile(rb"""<\?xml[^>]{0,200}?encoding\s*+=\s*+["']([A-Za-z0-9_:.-]{1,40})""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TAG = regex.compile(rb"<[^<>]{0,1000}+>")  # a declaration in one has been found wrong
_SAMPLE = 200_000
"""Bytes that detection looks at."""
_SEVERAL = 4
"""Letters in UTF-8 that cannot be there by chance where Chinese, Japanese or Korean bytes were declared."""
_DOUBLE_BYTE = frozenset({"gb18030", "big5hkscs", "euc_jp", "cp932", "cp949"})
"""Codecs of two bytes a letter; some such pairs are letters of UTF-8 too."""
_ESCAPED = frozenset({"iso2022_jp"})
"""Codecs that write every letter in ASCII bytes."""
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
        found = _decode_as(raw, declared)
        if found is not None:
            return found
        return text if _fits(text) else raw.decode(_detected(raw), "replace")
    letters = len(text) - len(text.encode("ascii", "ignore"))
    if declared in _ESCAPED or (declared in _DOUBLE_BYTE and letters < _SEVERAL):
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
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return 2 * strays <= beyond


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
