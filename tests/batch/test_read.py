"""Every page of an archive is one record, and so is every place where none can be read."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

import made_exports
from archives import page, record
from newsparse.batch.inputs.sources import ReadOptions, Record, find_sources, read_records
from newsparse.errors import NewsparseError

pytest.importorskip("fastwarc", reason="needs the extra batch")
zstandard = pytest.importorskip("zstandard", reason="needs the extra batch")

PLAIN = [record(n, page(n)) for n in range(6)]
PACKED = [gzip.compress(each, mtime=0) for each in PLAIN]
FROZEN = [zstandard.ZstdCompressor(write_checksum=True).compress(each) for each in PLAIN]
SMALL = ReadOptions(max_page_bytes=100_000)


@pytest.fixture(params=["fastwarc", "warcio"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read by fastwarc, then as where it is not installed."""
    if request.param == "warcio":
        pytest.importorskip("warcio", reason="needs warcio: pip install warcio")
        for name in ("fastwarc", "fastwarc.warc", "fastwarc.stream_io"):
            monkeypatch.setitem(sys.modules, name, None)


@pytest.mark.usefixtures("library")
def test_records_that_share_a_member_are_read(tmp_path: Path) -> None:
    """A file that was packed as a whole gives its pages; one that is cut off gives a failure at its end."""
    whole = gzip.compress(b"".join(PLAIN))
    assert [str(n) for n in range(6)] == kinds(read(written(tmp_path, "a.warc.gz", whole)))
    assert "damaged" == kinds(read(written(tmp_path, "b.warc.gz", whole[: len(whole) // 2])))[-1]


def read(path: Path, options: ReadOptions = SMALL) -> list[Record]:
    """Return the records of one file."""
    return [each for _, each in read_records(find_sources([str(path)]).files, options)]


def kinds(records: list[Record]) -> list[str]:
    """Return what each record is: a number for a page, a word for a failure."""
    return [each.failure.kind if each.failure else (each.url or "").rpartition("/")[2] for each in records]


def written(folder: Path, name: str, content: bytes) -> Path:
    """Return a new file with *content*."""
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("name", "pieces"),
    [("a.warc", PLAIN), ("a.warc.gz", PACKED), ("a.warc.zst", FROZEN)],
    ids=["plain", "gzip", "zstd"],
)
def test_every_page_of_a_warc_is_read(tmp_path: Path, name: str, pieces: list[bytes]) -> None:
    """Page, address, id and status come out of a WARC, packed or not."""
    records = read(written(tmp_path, name, b"".join(pieces)))
    assert [page(n) for n in range(6)] == [each.page for each in records]
    assert [f"<urn:uuid:{n}>" for n in range(6)] == [each.record_id for each in records]
    assert [*range(6)] == [each.position for each in records]
    assert {200} == {each.status for each in records}
    assert ["0", "1", "2", "3", "4", "5"] == kinds(records)


@pytest.mark.usefixtures("library")
def test_records_without_a_page_give_nothing(tmp_path: Path) -> None:
    """Requests, metadata and revisits are left out; conversions are text."""
    sorts = [b"request", b"metadata", b"revisit", b"warcinfo", b"conversion", b"resource"]
    content = b"".join(gzip.compress(record(n, b"some words", kind=kind)) for n, kind in enumerate(sorts))
    records = read(written(tmp_path, "a.warc.wet.gz", content))
    assert [("text", b"some words"), ("auto", b"some words")] == [(each.form, each.page) for each in records]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("name", "pieces"),
    [("a.warc", PLAIN), ("a.warc.gz", PACKED), ("a.warc.zst", FROZEN)],
    ids=["plain", "gzip", "zstd"],
)
def test_a_truncated_warc_gives_its_whole_pages_and_one_failure(tmp_path: Path, name: str, pieces: list[bytes]) -> None:
    """Wherever the file is cut, the pages before the cut are there, and the one that was cut is a failure."""
    whole = b"".join(pieces[:3])
    for cut in range(1, len(pieces[3]) - 5, 13):
        records = read(written(tmp_path, name, whole + pieces[3][:cut]))
        assert ["0", "1", "2", "damaged"] == kinds(records), cut


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("name", "pieces"), [("a.warc.gz", PACKED), ("a.warc.zst", FROZEN)], ids=["gzip", "zstd"])
@pytest.mark.parametrize("damaged", [0, 2, 5])
def test_a_damaged_record_costs_only_itself(tmp_path: Path, name: str, pieces: list[bytes], damaged: int) -> None:
    """Wherever the bytes of a record are spoilt, it is one failure, and every other page is read."""
    others = [str(n) for n in range(6)]
    for at in range(4, len(pieces[damaged]) - 40, 17):
        spoilt = bytearray(pieces[damaged])
        spoilt[at : at + 40] = bytes(255 - each for each in spoilt[at : at + 40])
        content = b"".join([*pieces[:damaged], bytes(spoilt), *pieces[damaged + 1 :]])
        records = read(written(tmp_path, name, content))
        assert [*others[:damaged], "damaged", *others[damaged + 1 :]] == kinds(records), at


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("rubbish", [b"\0" * 5000, b"rubbish" * 900], ids=["zeros", "words"])
@pytest.mark.parametrize(
    ("name", "pieces"),
    [("a.warc", PLAIN), ("a.warc.gz", PACKED), ("a.warc.zst", FROZEN)],
    ids=["plain", "gzip", "zstd"],
)
def test_rubbish_between_records_is_one_failure(tmp_path: Path, name: str, pieces: list[bytes], rubbish: bytes) -> None:
    """What stands between two records and is none is one failure."""
    records = read(written(tmp_path, name, b"".join([*pieces[:2], rubbish, *pieces[2:]])))
    assert ["0", "1", "damaged", "2", "3", "4", "5"] == kinds(records)


@pytest.mark.usefixtures("library")
def test_a_spoilt_header_of_a_plain_warc_costs_only_its_record(tmp_path: Path) -> None:
    """Reading goes on at the next line that opens a record."""
    spoilt = PLAIN[1].replace(b"WARC/1.0", b"W?RC/1.0")
    records = read(written(tmp_path, "a.warc", PLAIN[0] + spoilt + PLAIN[2]))
    assert ["0", "damaged", "2"] == kinds(records)


ZEROS = b"<p>" + b"\0" * 30_000_000


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("coding", "body"),
    [
        (b"gzip", gzip.compress(ZEROS)),
        (b"deflate", zlib.compress(ZEROS)),
        (b"zstd", zstandard.compress(ZEROS)),
        (b"gzip, gzip", gzip.compress(gzip.compress(ZEROS))),
        (b"identity", ZEROS),
    ],
    ids=["gzip", "deflate", "zstd", "twice", "plain"],
)
def test_a_bomb_stops_at_the_limit(tmp_path: Path, coding: bytes, body: bytes) -> None:
    """A page that unpacks to more than the limit is a failure, and the next page is read."""
    bomb = record(1, body, headers=b"Content-Encoding: " + coding + b"\r\n")
    content = PACKED[0] + gzip.compress(bomb) + PACKED[2]
    assert ["0", "too_large", "2"] == kinds(read(written(tmp_path, "a.warc.gz", content)))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Encoding: gzip\r\n", gzip.compress(page(0))),
        (b"Content-Encoding: deflate\r\n", zlib.compress(page(0))),
        (b"Content-Encoding: deflate\r\n", zlib.compress(page(0), wbits=-15)),
        (b"Content-Encoding: zstd\r\n", zstandard.compress(page(0))),
        (b"Content-Encoding: gzip\r\n", page(0)),
        (b"Content-Encoding: br\r\n", page(0)),
        (b"Content-Encoding: zstd\r\n", page(0)),
        (b"Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(page(0)), page(0))),
        (b"Transfer-Encoding: chunked\r\n", page(0)),
        (
            b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            b"%x;a=b\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(page(0), mtime=0)), gzip.compress(page(0), mtime=0)),
        ),
    ],
)
def test_http_codings_are_undone(tmp_path: Path, headers: bytes, body: bytes) -> None:
    """Packed and chunked bodies come out plain, and so do those whose header promises what is not there."""
    records = read(written(tmp_path, "a.warc", record(0, body, headers=headers)))
    assert [page(0)] == [each.page for each in records]


def lines(*entries: object) -> bytes:
    """Return JSON lines."""
    return b"".join(json.dumps(each).encode() + b"\n" for each in entries)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress], ids=["plain", "gzip", "zstd"])
def test_each_json_line_is_a_record(tmp_path: Path, pack: object) -> None:
    """A line that is no page is a failure, a blank line is nothing."""
    content = (
        lines({"html": "<p>a", "url": "https://pier.example/0"}, {"url": 3}, [1])
        + b"\n{broken\n"
        + lines({"text": "b"})
    )
    records = read(written(tmp_path, "a.jsonl.gz", pack(content)))  # type: ignore[operator]
    assert ["0", "no_page", "no_page", "no_page", ""] == kinds(records)
    assert ["1", "2", "3", "5", "6"] == [each.record_id.rpartition(":")[2] for each in records]
    assert ["<p>a", "b"] == [each.page for each in records if each.page]


def test_fields_of_json_lines_can_be_named(tmp_path: Path) -> None:
    """Page, address and id are taken from the fields that the options name."""
    options = ReadOptions(page_field="raw", url_field="link", id_field="key")
    path = written(
        tmp_path, "a.jsonl", lines({"raw": "<p>", "html": "no", "link": "https://pier.example/7", "key": 12})
    )
    assert [("<p>", "https://pier.example/7", "12")] == [(r.page, r.url, r.record_id) for r in read(path, options)]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_truncated_json_lines_end_with_a_failure(tmp_path: Path, pack: object) -> None:
    """Wherever a packed file is cut, the last record is a failure and the ones before it are pages."""
    packed = pack(lines(*({"html": page(n).decode()} for n in range(50))))  # type: ignore[operator]
    for cut in range(20, len(packed) - 10, 31):
        records = read(written(tmp_path, "a.jsonl.gz", packed[:cut]))
        assert ["damaged"] == [kind for kind in kinds(records) if kind], cut
        assert records[-1].failure


def test_a_line_beyond_the_limit_is_a_failure(tmp_path: Path) -> None:
    """A bomb in JSON lines stops at the limit, and the next line is read."""
    content = gzip.compress(b'{"html": "' + b"a" * 9_000_000 + b'"}\n' + lines({"html": "<p>"}))
    assert ["too_large", ""] == kinds(read(written(tmp_path, "a.jsonl.gz", content)))


def test_files_of_a_folder_are_read_in_order(tmp_path: Path) -> None:
    """Pages are told by their endings; hidden files are left out; archives in the folder are read."""
    (tmp_path / "b").mkdir()
    written(tmp_path / "b", "two.txt", b"words")
    written(tmp_path, "a.html", b"<p>one")
    written(tmp_path, ".hidden.html", b"<p>no")
    written(tmp_path, "c.warc", PLAIN[0])
    records = read(tmp_path)
    assert [("html", b"<p>one"), ("text", b"words"), ("auto", page(0))] == [(r.form, r.page) for r in records]
    globbed = find_sources([f"{tmp_path}/*.html", f"{tmp_path}/**/*.txt"]).files
    assert [tmp_path / "a.html", tmp_path / "b" / "two.txt"] == [
        each.path for each in globbed if each.path.name[0] != "."
    ]


@pytest.mark.parametrize("name", ["nothing.warc", "*.nothing"])
def test_an_input_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    """The message names the input."""
    with pytest.raises(NewsparseError, match=r"nothing.*expected a file"):
        find_sources([str(tmp_path / name)])


def test_entries_of_a_zip_are_read(tmp_path: Path) -> None:
    """A damaged entry and one beyond the limit are failures, the others pages."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/a.html", page(1))
        archive.writestr("bomb.html", ZEROS)
        archive.writestr("broken.html", bytes(range(256)) * 20)
        archive.writestr("b.txt", "words")
    with zipfile.ZipFile(packed) as archive:
        at = archive.getinfo("broken.html").header_offset + 30 + len("broken.html")
    content = bytearray(packed.getvalue())
    content[at : at + 30] = b"\xff" * 30
    records = read(written(tmp_path, "a.zip", bytes(content)))
    assert ["", "too_large", "damaged", ""] == kinds(records)
    assert [f"{tmp_path}/a.zip#deep/a.html", f"{tmp_path}/a.zip#b.txt"] == [r.record_id for r in records if r.page]
    assert ["damaged"] == kinds(read(written(tmp_path, "b.zip", b"no zip")))


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_entries_of_a_tar_are_read(tmp_path: Path, mode: str) -> None:
    """A tar file gives its files; a truncated one ends with a failure."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for number in range(5):
            entry = tarfile.TarInfo(f"{number}.html")
            entry.size = len(page(number))
            archive.addfile(entry, io.BytesIO(page(number)))
    records = read(written(tmp_path, "a.tar", packed.getvalue()))
    assert [page(n) for n in range(5)] == [each.page for each in records]
    for cut in (700, 1600) if mode == "w" else (60, 200):
        records = read(written(tmp_path, "a.tar", packed.getvalue()[:cut]))
        assert "damaged" == kinds(records)[-1], cut
        assert {""} >= {*kinds(records)[:-1]}


def test_each_document_of_an_export_is_a_record(tmp_path: Path) -> None:
    """A text of two documents gives two records, in a file, packed, or in an archive; a page gives one."""
    text = made_exports.SEVERAL["lexis"]
    plain = read(written(tmp_path, "export.txt", text.encode()))
    assert [(0, "#1"), (1, "#2")] == [(each.position, each.record_id[-2:]) for each in plain]
    assert text == "".join(str(each.page) for each in plain)
    assert 2 == len(read(written(tmp_path, "export.txt.gz", gzip.compress(text.encode()))))
    with zipfile.ZipFile(tmp_path / "exports.zip", "w") as archive:
        archive.writestr("one.txt", made_exports.LEXIS)
        archive.writestr("two.txt", text)
    assert ["one.txt", "two.txt#1", "two.txt#2"] == [
        each.record_id.partition("#")[2] for each in read(tmp_path / "exports.zip")
    ]
    assert 1 == len(read(written(tmp_path, "page.html", f"<html><p>{text}</p>".encode())))
