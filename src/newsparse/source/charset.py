"""Bytes to text: :func:`decode`."""

from __future__ import annotations

import codecs

import regex

_META = regex.compile(rb"""(?i)<meta\s[^>]{0,300}?charset\s*+=\s*+["']?\s*+([A-Za-z0-9_:.-]{1,40})""")
_XML = regex.compile(rb"""<\?xml[^>]{0,200}?encoding\s*+=\s*+["']([A-Za-z0-9_:.-]{1,40})""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TAG = regex.compile(rb"<[^<>]{0,1000}+>")  # a declaration in one has been found wrong
_SAMPLE = 200_000
"""Bytes that detection looks at."""
_OF_PYTHON = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""Codecs that no page is written in; some of them raise whatever the error handling."""
_HEAD = 8192
"""Bytes in which a declaration is looked for; the standard asks for 1,024, real pages need more."""


def decode(raw: bytes, *, encoding: str | None = None) -> str:
    """
    Return *raw* as text; nothing raises, what cannot be decoded becomes U+FFFD.

    The first that fits decides: a byte order mark, *encoding*, what a ``<meta>`` or XML declaration says, UTF-8, detection.
    A declared encoding that the bytes contradict (UTF-8 declared, UTF-16 sent) gives way to detection.

    Args:
        raw: The page as it came.

        encoding: The charset of the HTTP header, if known.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    if zeros := _utf16(raw):
        return raw.decode(zeros, "replace")
    for name in filter(None, (encoding, _declared(raw))):
        codec = _codec(name)
        if codec is None:
            continue
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            # A few stray bytes are normal; where they outnumber the characters that fit, the page is in another encoding.
            text = raw.decode(codec, "replace")
            if _fits(text):
                return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
        return text if _fits(text) else raw.decode(_detected(raw), "replace")


def _fits(text: str) -> bool:
    """Return whether most of what is not ASCII could be decoded."""
    strays = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return 2 * strays <= beyond


def _detected(raw: bytes) -> str:
    """Return the codec that the bytes beyond ASCII suggest; UTF-8 has been tried."""
    from turbohtml import detect as detection  # noqa: PLC0415 - rarely needed, slow to import

    codec = _codec(detection.detect(_TAG.sub(b" ", raw[:_SAMPLE])).codec or "")
    return codec if codec and codec != "utf-8" else "cp1252"


def _declared(raw: bytes) -> str | None:
    match = _XML.match(raw) or _META.search(raw[:_HEAD])
    return match[1].decode("ascii") if match else None


def _codec(name: str) -> str | None:
    """Return Python's codec for a charset name, with the Web's reading of the old names."""
    lowered = name.strip().lower()
    if lowered in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1"):
        return "cp1252" if lowered not in ("us-ascii", "ascii") else "utf-8"
    if lowered in ("gb2312", "gbk", "gb_2312-80", "x-gbk"):
        return "gb18030"
    if lowered in ("utf-16", "utf-16le", "utf-16be", "unicode", "utf-7"):
        return "utf-8"  # the declaration was read as ASCII, so it cannot be true
    try:
        found = codecs.lookup(lowered)
    except (LookupError, ValueError):
        return None
    known = getattr(found, "_is_text_encoding", True) and found.name.replace("_", "-") not in _OF_PYTHON
    return found.name if known else None


def _utf16(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: markup has a zero in every other byte."""
    head = raw[:400]
    if len(head) < 8 or head.count(0) < 0.3 * len(head):
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 4 * (even + 1):
        return "utf-16-le"
    return "utf-16-be" if even > 4 * (odd + 1) else None
