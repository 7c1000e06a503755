"""What a page is: HTML, flattened text, or no page at all."""

from __future__ import annotations

from newsparse.text.patterns import lazy

# A whole page says so at its start, after comments and white space.
_WHOLE = lazy(r"(?i)<!doctype\s++html|<html[\s>]|<head[\s>]|<body[\s>]|<\?xml[^>]{0,300}+>\s*+<(?:!doctype|html)")
_TAG = lazy(
    r"(?i)</?(?:a|abbr|article|aside|b|blockquote|body|br|center|div|em|figure|font|footer|form|h[1-6]|head|header|html|hr|i|img"
    r"|li|link|main|meta|nav|ol|p|pre|script|section|span|strong|style|table|tbody|td|time|title|tr|u|ul|video)(?=[\s/>])"
)
_MAGIC = (
    b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"PK\x03\x04", b"\x1f\x8b\x08", b"RIFF", b"\x00\x00\x01\x00",
    b"OggS", b"ID3", b"BM", b"\x7fELF", b"7z\xbc\xaf", b"Rar!", b"BZh", b"(\xb5/\xfd", b"\xd0\xcf\x11\xe0", b"wOF",
)  # fmt: skip
_CONTROLS = bytes({*range(9), *range(14, 32)})
_SAMPLE = 20_000


def looks_like_html(text: str) -> bool:
    """
    Return whether *text* is HTML, a whole page or a fragment, rather than flattened text.

    A fragment has tags as often as every 400 characters; text that speaks of a tag or two has not.
    """
    head = text[:_SAMPLE]
    if "<" not in head:
        return False
    if _WHOLE.search(head[:2000]):
        return True
    tags = len(_TAG.findall(head))
    return (tags >= 2 and tags * 400 >= len(head)) or (tags == 1 and bool(_TAG.match(head.lstrip())))


def looks_binary(raw: bytes) -> bool:
    """Return whether *raw* is no text at all: a picture, a PDF, an archive."""
    if raw.startswith(_MAGIC) and not raw.startswith((b"BM", b"RIFF")):
        return True
    head = raw[:1000]
    control = len(head) - len(head.translate(None, _CONTROLS))
    return bool(head) and control > 0.1 * len(head) and head.count(0) < 0.3 * len(head)
