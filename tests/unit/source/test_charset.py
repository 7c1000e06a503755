"""Bytes to text."""

import codecs

import pytest

from newsparse.source.charset import decode

_PAGE = "<html><head>{}</head><body><p>Größe, prix élevé</p></body></html>"

DECODED = [
    # The mark wins over everything.
    (codecs.BOM_UTF8 + "ä".encode(), "latin-1", "ä"),
    (codecs.BOM_UTF16_LE + "ä".encode("utf-16-le"), "utf-8", "ä"),
    (codecs.BOM_UTF16_BE + "ä".encode("utf-16-be"), None, "ä"),
    # The caller wins over the page.
    ("<meta charset=utf-8>ä".encode("cp1251", "replace").replace(b"?", b"\xe4"), "cp1251", "<meta charset=utf-8>д"),
    # Declared, in all its spellings.
    (b"<meta charset=iso-8859-1>\xe4", None, "<meta charset=iso-8859-1>ä"),
    (b"<META CHARSET='windows-1251'>\xe4", None, "<META CHARSET='windows-1251'>д"),
    (b'<meta content="text/html; charset=koi8-r" >\xc4', None, '<meta content="text/html; charset=koi8-r" >д'),
    (b'<?xml version="1.0" encoding="iso-8859-2"?>\xb1', None, '<?xml version="1.0" encoding="iso-8859-2"?>ą'),
    (b"<meta charset=gb2312>\xc4\xe3", None, "<meta charset=gb2312>你"),
    (b"<meta charset=shift_jis>\x82\xa0", None, "<meta charset=shift_jis>あ"),
    # The Web reads latin-1 as windows-1252.
    (b"<meta charset=iso-8859-1>\x93a\x94", None, "<meta charset=iso-8859-1>“a”"),
    # Names nobody knows, or that cannot be, give way.
    ("<meta charset=no-such>ä".encode(), None, "<meta charset=no-such>ä"),
    ("<meta charset=utf-16>ä".encode(), None, "<meta charset=utf-16>ä"),
    ("<meta charset=base64>ä".encode(), "rot13", "<meta charset=base64>ä"),
    # UTF-8 without saying so.
    ("Größe".encode(), None, "Größe"),
    (b"", None, ""),
]


@pytest.mark.parametrize(("raw", "encoding", "expected"), DECODED)
def test_decoded(raw: bytes, encoding: str | None, expected: str) -> None:
    """Byte order mark, caller, declaration, UTF-8, in this order."""
    assert expected == decode(raw, encoding=encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_declared_as_utf8(encoding: str) -> None:
    """A page in UTF-16 that says it were UTF-8 is read as what it is."""
    html = _PAGE.format("<meta charset=utf-8>")
    assert html == decode(html.encode(encoding))


def test_latin1_declared_as_utf8() -> None:
    """A page full of bytes that UTF-8 cannot hold is in another encoding than it says."""
    html = _PAGE.format("<meta charset=utf-8>")
    assert html == decode(html.encode("cp1252"))


def test_a_stray_byte_does_not_overrule_the_declaration() -> None:
    """One broken byte in a long page is one broken character."""
    html = _PAGE.format("<meta charset=utf-8>") + "é" * 500
    assert html + "\ufffd" == decode(html.encode() + b"\xff")
