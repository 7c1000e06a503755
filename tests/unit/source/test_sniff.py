"""HTML, flattened text, or no page at all."""

import pytest

from newsparse.source.sniff import looks_binary, looks_like_html

HTML = [
    "<!DOCTYPE html><title>x</title>",
    "\n <!-- saved --> <HTML lang=en>",
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">',
    "<p>One</p>",
    "<p>One",
    "<div class=a>One<br>Two</div>",
    "Some words <b>and</b> more",
]
NOT_HTML = [
    "",
    "One\nTwo",
    "5 < 6 and 7 > 6",
    "The <p> tag " + "opens a paragraph, says the handbook. " * 40,
    "<3 this",
    "Write to <ann@example.org>",
]
BINARY = [
    b"%PDF-1.7\n%\xe2\xe3",
    b"\xff\xd8\xff\xe0\x00\x10JFIF",
    b"\x89PNG\r\n\x1a\n",
    b"PK\x03\x04abc",
    b"\x1f\x8b\x08\x00",
    b"GIF89a",
    bytes(range(1, 32)) * 4,
]
NOT_BINARY = [
    b"",
    b"<p>x",
    "Größe".encode(),
    "Größe".encode("utf-16"),
    "<html>x</html>".encode("utf-16-le"),
    b"BMW sells",
]


@pytest.mark.parametrize("text", HTML)
def test_html(text: str) -> None:
    """Whole pages and fragments are HTML."""
    assert looks_like_html(text)


@pytest.mark.parametrize("text", NOT_HTML)
def test_text_is_not_html(text: str) -> None:
    """Text that speaks of a tag, or has an angle bracket, is text."""
    assert not looks_like_html(text)


@pytest.mark.parametrize("raw", BINARY)
def test_binary(raw: bytes) -> None:
    """Pictures, documents and archives are no pages."""
    assert looks_binary(raw)


@pytest.mark.parametrize("raw", NOT_BINARY)
def test_text_is_not_binary(raw: bytes) -> None:
    """Text in any encoding is a page."""
    assert not looks_binary(raw)
