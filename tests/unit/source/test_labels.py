"""Names of charsets."""

import codecs

import pytest
import turbohtml

from newsparse.source.labels import _LABELS, find_codec


@pytest.mark.parametrize("codec", sorted(_LABELS))
def test_labels_are_those_of_the_standard(codec: str) -> None:
    """The HTML parser, which follows the standard, knows every label, and all of a codec as one encoding."""
    names = {turbohtml.parse(b"x", encoding=label).encoding for label in _LABELS[codec].split()}
    assert len(names) <= 2  # ISO-8859-8 has two directions, windows-1252 a private twin, GBK and GB18030 one decoder
    assert codecs.lookup(codec)


@pytest.mark.parametrize("label", ["Latin1", " ISO-8859-1 ", "windows-1252"])
def test_old_names_are_read_as_the_web_reads_them(label: str) -> None:
    """Case and blanks do not matter; latin-1 means windows-1252."""
    assert "cp1252" == find_codec(label)


@pytest.mark.parametrize(
    "label",
    [
        "cp037",
        "cp500",
        "cp1026",
        "utf16",
        "utf-16le",
        "utf-32",
        "utf-7",
        "hz",
        "base64",
        "rot13",
        "idna",
        "no-such",
        "",
        "x" * 5000,
    ],
)
def test_charsets_that_no_page_is_in_are_not_believed(label: str) -> None:
    """A charset in which ASCII bytes are other letters, or none, is none of a page."""
    assert find_codec(label) is None


def test_names_of_python_are_known_too() -> None:
    """A charset that only Python knows is taken where it holds ASCII."""
    assert "cp850" == find_codec("cp850")
