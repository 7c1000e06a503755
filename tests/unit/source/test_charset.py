"""Bytes to text."""

import codecs

import pytest

from newsparse.source.charset import decode, is_garbled, mend
from newsparse.source.read import read_page

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
    ("<meta charset=cp037>Größe".encode(), None, "<meta charset=cp037>Größe"),
    (b"<meta charset=cp037><p>The ferry", None, "<meta charset=cp037><p>The ferry"),
    (b"<meta charset=utf16><p>The ferry", None, "<meta charset=utf16><p>The ferry"),
    (b"<meta charset=utf-7><p>The +ferry-", None, "<meta charset=utf-7><p>The +ferry-"),
    (b"<meta charset=hz><p>~{ ~~", None, "<meta charset=hz><p>~{ ~~"),
    ("<p>Größe".encode(), "cp500", "<p>Größe"),
    # UTF-8 that an old template declares as something else.
    ("<meta charset=iso-8859-1>é".encode(), None, "<meta charset=iso-8859-1>é"),
    ("<meta charset=windows-1251>привет".encode(), None, "<meta charset=windows-1251>привет"),
    ("<meta charset=gb2312>渡轮九点开".encode(), None, "<meta charset=gb2312>渡轮九点开"),
    ("<meta charset=euc-kr>배는 아홉 시에".encode(), None, "<meta charset=euc-kr>배는 아홉 시에"),
    # ... but not against the HTTP header, nor where it may be chance.
    ("é".encode(), "iso-8859-1", "Ã©"),
    (b"<meta charset=gb2312>\xc4\xa1", None, b"<meta charset=gb2312>\xc4\xa1".decode("gb18030")),
    (b'<meta charset=iso-2022-jp>\x1b$B$"\x1b(B', None, "<meta charset=iso-2022-jp>あ"),
    # The Web's names.
    (b"<meta charset=x-sjis>\x82\xa0", None, "<meta charset=x-sjis>あ"),
    (b"<meta charset=ks_c_5601-1987>\xb9\xe8", None, "<meta charset=ks_c_5601-1987>배"),
    (b"<meta charset=x-mac-cyrillic>\x80", None, "<meta charset=x-mac-cyrillic>А"),
    (b"<meta charset=iso-8859-8-i>\xe0", None, "<meta charset=iso-8859-8-i>א"),
    (b"<meta charset=latin5>\xfd", None, "<meta charset=latin5>ı"),
    (b"<meta charset=unicode-1-1-utf-8>\xe4", None, "<meta charset=unicode-1-1-utf-8>ä"),
    # UTF-8 without saying so.
    ("Größe".encode(), None, "Größe"),
    (b"", None, ""),
]


@pytest.mark.parametrize(("raw", "encoding", "expected"), DECODED)
def test_decoded(raw: bytes, encoding: str | None, expected: str) -> None:
    """Byte order mark, caller, UTF-8 with letters, declaration, detection, in this order."""
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


def test_a_stray_byte_does_not_make_an_old_declaration_true() -> None:
    """A page in UTF-8 with one broken byte is in UTF-8, although every byte means something in the charset declared."""
    html = _PAGE.format("<meta charset=iso-8859-1>") + "é" * 50
    assert html + "\ufffd" == decode(html.encode() + b"\xff")


def test_escapes_of_iso_2022_need_no_declaration() -> None:
    """Japanese in ASCII bytes is told by its escapes."""
    html = "<html><body><p>夜行フェリーは存続する</p></body></html>"
    assert html == decode(html.encode("iso-2022-jp"))


GARBLED = [
    "Die Nachtfähre fährt über die Straße nach Köln",
    "L’île a décidé – “déjà”",
    "Ночной паром остаётся",
    "夜行フェリー",
]


@pytest.mark.parametrize("text", GARBLED)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_letters_decoded_once_too_often_are_restored(text: str, codec: str) -> None:
    """What a server took for windows-1252 is as it was; bytes that are no letter there stay control characters."""
    garbled = text.encode().decode(codec, "surrogateescape" if codec == "latin-1" else "ignore")
    assert is_garbled(garbled)
    assert codec == "cp1252" or text == mend(garbled)


CLEAN = [
    "",
    "plain",
    "Die Nachtfähre fährt über die Straße",
    "« à » et « Â »",
    "Ã¤ is what ä becomes: für, über, möchte, schön, wäre",
]


@pytest.mark.parametrize("text", CLEAN)
def test_other_text_is_not_garbled(text: str) -> None:
    """Accented letters, marks beside them, and one example of garbled letters are no garbled text."""
    assert not is_garbled(text)


def test_a_garbled_page_is_mended_as_a_whole() -> None:
    """Text, title and metadata of a garbled page are restored, and its spans point into what is restored."""
    body = "Die Nachtfähre fährt über den Sund und bringt Bäcker nach Hause, für die Hälfte."
    html = f"<html><head><title>Fähre bleibt</title></head><body><h1>Fähre bleibt</h1><p>{body}</p></body></html>"
    page = read_page(html.encode().decode("cp1252"))
    assert body in page.text
    assert "Fähre bleibt" in {each.value for each in page.declared}
