"""Bodies and files are decompressed within a limit; what is cut off gives what there is, what is none stays as it is."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from pathlib import Path

import pytest

from newsparse.batch.inputs.decompress import FileReader, TooLargeError, decompress, decompressing, read_offset

zstandard = pytest.importorskip("zstandard", reason="needs the extra batch")

PAGE = b"<p>The ferry stays in port until the ice on the sound has gone.</p>" * 40
GZIP, ZSTD = gzip.compress(PAGE, mtime=0), zstandard.ZstdCompressor().compress(PAGE)
RAW = zlib.compress(PAGE)[2:-4]
CHUNKED = b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in (PAGE[:900], PAGE[900:])) + b"0\r\n\r\n"
BODIES = [
    ("gzip", GZIP, PAGE),
    ("x-gzip", GZIP + GZIP, PAGE + PAGE),
    ("gzip", GZIP + b"rubbish", PAGE),
    ("gzip", PAGE, PAGE),
    ("deflate", zlib.compress(PAGE), PAGE),
    ("deflate", RAW, PAGE),
    ("deflate", PAGE, PAGE),
    ("zstd", ZSTD, PAGE),
    ("zstd", PAGE, PAGE),
    ("chunked", CHUNKED, PAGE),
    ("chunked", CHUNKED.removesuffix(b"0\r\n\r\n"), PAGE),
    ("chunked", PAGE, PAGE),
    ("chunked", b"3\r\nabc\r\nno size\r\nabc", b"abc"),
    ("identity", PAGE, PAGE),
    ("gzip", b"", b""),
]


@pytest.mark.parametrize(("coding", "packed", "expected"), BODIES)
def test_bodies(coding: str, packed: bytes, expected: bytes) -> None:
    """Codings of HTTP are undone; a body that is not compressed although the header claims it comes back as it is."""
    assert expected == decompress(packed, coding, 10_000)


@pytest.mark.parametrize(("coding", "packed"), [("gzip", GZIP), ("deflate", RAW), ("zstd", ZSTD), ("chunked", CHUNKED)])
def test_a_bomb_stops_at_the_limit(coding: str, packed: bytes) -> None:
    """One byte more than the limit is too much."""
    assert PAGE == decompress(packed, coding, len(PAGE))
    with pytest.raises(TooLargeError):
        decompress(packed, coding, len(PAGE) - 1)


@pytest.mark.parametrize(("coding", "packed"), [("gzip", GZIP), ("deflate", RAW)])
def test_a_body_that_is_cut_off(coding: str, packed: bytes) -> None:
    """What there is of the body is kept, as browsers do."""
    found = decompress(packed[: len(packed) - 12], coding, 10_000)
    assert found
    assert PAGE.startswith(found)


def test_brotli_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without fastwarc a body that is HTML after all is read, and any other is damage."""
    monkeypatch.setitem(sys.modules, "fastwarc.stream_io", None)
    assert PAGE == decompress(PAGE, "br", 10_000)
    with pytest.raises(zlib.error, match="br cannot be"):
        decompress(b"\x1b\x00\x00", "br", 10_000)


FILES = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstandard.ZstdCompressor().compress}


@pytest.mark.parametrize("ending", [*FILES, "plain"])
def test_files_are_recognised_by_their_first_bytes(ending: str, tmp_path: Path) -> None:
    """Whatever its name, a file is decompressed; closing it closes the file below."""
    path = tmp_path / "page"
    path.write_bytes(FILES[ending](PAGE) if ending in FILES else PAGE)
    below = path.open("rb")
    with decompressing(below) as file:
        assert PAGE == file.read()
        assert path.stat().st_size == read_offset(file)
    assert below.closed


@pytest.mark.parametrize(("damage", "error"), [(-9, EOFError), (20, OSError)])
def test_a_damaged_zstd_file(damage: int, error: type[Exception], tmp_path: Path) -> None:
    """A frame that is cut off or changed raises."""
    packed = bytearray(zstandard.ZstdCompressor(write_checksum=True).compress(PAGE))
    if damage < 0:
        del packed[damage:]
    else:
        packed[damage] ^= 0xFF
    (tmp_path / "page").write_bytes(packed)
    with decompressing((tmp_path / "page").open("rb")) as file, pytest.raises(error):
        file.read()


def test_a_file_is_read_from_where_it_stands() -> None:
    """Closing the reader leaves the file open."""
    below = io.BytesIO(PAGE)
    below.seek(5)
    with io.BufferedReader(FileReader(below)) as file:
        assert PAGE[5:] == file.read()
    assert not below.closed
