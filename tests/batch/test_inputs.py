"""What a run reads: every kind of file, links only when asked to, and never its own output."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
from pathlib import Path
from typing import Any

import pytest

from archives import page, record, small_archives
from newsparse.batch.inputs.sources import ReadOptions, Record, find_sources, read_records
from newsparse.errors import NewsparseError

pytest.importorskip("fastwarc", reason="needs the extra batch")
zstandard = pytest.importorskip("zstandard", reason="needs the extra batch")
pa = pytest.importorskip("pyarrow", reason="needs the extra batch")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra batch")

HTML = "<p>The ferry to Skerra leaves at nine.</p>"


def read(path: Path, **options: Any) -> list[Record]:
    """Return the records of one file or folder."""
    chosen = ReadOptions(**{"max_page_bytes": 100_000, **options})
    return [each for _, each in read_records(find_sources([str(path)]).files, chosen)]


@pytest.mark.parametrize(
    ("ending", "pack"),
    [(".gz", gzip.compress), (".zst", zstandard.compress), (".bz2", bz2.compress), (".xz", lzma.compress)],
)
def test_a_compressed_page_is_read(tmp_path: Path, ending: str, pack: Any) -> None:
    """A single page is decompressed, its form is that of the name below, and a bomb stops at the limit."""
    (tmp_path / f"a.html{ending}").write_bytes(pack(HTML.encode()))
    (tmp_path / f"b.txt{ending}").write_bytes(pack(b"words"))
    (tmp_path / f"c.html{ending}").write_bytes(pack(b" " * 200_000))
    found = read(tmp_path)
    assert [("html", HTML.encode()), ("text", b"words"), ("html", None)] == [(r.form, r.page) for r in found]
    assert "too_large" == (found[2].failure and found[2].failure.kind)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"html": HTML, "url": "https://a.example/1"}, {"html": "b"}]),
        json.dumps([{"html": HTML, "url": "https://a.example/1"}, {"html": "b"}], indent=2),
        json.dumps({"html": HTML, "url": "https://a.example/1"}, indent=1) + "\n" + json.dumps({"html": "b"}),
    ],
    ids=["array", "indented", "objects"],
)
def test_json_files_are_read(tmp_path: Path, text: str) -> None:
    """An array of objects, and objects one after the other, are one page each."""
    (tmp_path / "a.json").write_text(text)
    found = read(tmp_path / "a.json")
    assert [(HTML, "https://a.example/1"), ("b", None)] == [(each.page, each.url) for each in found]
    assert [f"{tmp_path}/a.json:1", f"{tmp_path}/a.json:2"] == [each.record_id for each in found]


def test_damage_in_a_json_file_is_one_failure(tmp_path: Path) -> None:
    """What stands before the damage is read; a value that is no object is a failure of its own."""
    (tmp_path / "a.json").write_text('[{"html": "a"}, 3, {"html": "b"}, {"html": ')
    kinds = [each.failure.kind if each.failure else each.page for each in read(tmp_path / "a.json")]
    assert ["a", "no_page", "b", "damaged"] == kinds
    (tmp_path / "b.json").write_text('[{"html": "a"},')
    assert ["a", "damaged"] == [each.failure.kind if each.failure else each.page for each in read(tmp_path / "b.json")]


def test_large_json_values_are_read_in_linear_time(tmp_path: Path) -> None:
    """A large value among many small ones is read as they are."""
    pages = ["a" * 90_000, *(f"<p>{n}" for n in range(5000)), "b" * 90_000]
    (tmp_path / "a.json").write_text(json.dumps([{"html": each} for each in pages]))
    assert pages == [each.page for each in read(tmp_path / "a.json")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_files_are_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """The delimiter and the encoding are found out; quoted fields may hold line breaks."""
    lines = [delimiter.join(("id", "url", "html")), delimiter.join(("7", "https://a.example/1", '"<p>Fähre,\nheute;"'))]
    (tmp_path / "a.csv").write_bytes("\n".join(lines).encode(encoding))
    (found,) = read(tmp_path / "a.csv", id_field="id")
    assert ("<p>Fähre,\nheute;", "https://a.example/1", "7") == (found.page, found.url, found.record_id)


def test_parquet_files_are_read(tmp_path: Path) -> None:
    """Strings and binary columns are pages, also in a named column; a table without one shows its columns."""
    table = pa.table({"raw": [page(1), None], "url": ["https://a.example/1", None], "title": ["a", "b"]})
    pq.write_table(table, tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet", page_field="raw")
    assert [page(1), None] == [each.page for each in found]
    assert "https://a.example/1" == found[0].url
    (lost,) = read(tmp_path / "a.parquet")
    assert lost.failure
    assert "found 'raw', 'url', 'title'; name one with --page-field" in lost.failure.message
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-20])
    assert ["damaged"] == [each.failure and each.failure.kind for each in read(tmp_path / "b.parquet")]


def test_keys_that_are_there_are_shown_where_no_page_is(tmp_path: Path) -> None:
    """The message of an object without a page names the keys it has."""
    (tmp_path / "a.jsonl").write_text('{"titel": "a", "inhalt": "b"}\n')
    (lost,) = read(tmp_path / "a.jsonl")
    assert lost.failure
    assert "found 'titel', 'inhalt'; name one with --page-field" in lost.failure.message


def test_a_status_that_is_no_number_costs_nothing(tmp_path: Path) -> None:
    """A superscript two is a digit, and no number."""
    spoilt = record(1, page(1)).replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 20\xb2 OK")
    (tmp_path / "a.warc").write_bytes(record(0, page(0)) + spoilt + record(2, page(2)))
    assert [page(0), page(1), page(2)] == [each.page for each in read(tmp_path / "a.warc")]
    assert [200, None, 200] == [each.status for each in read(tmp_path / "a.warc")]


@pytest.mark.parametrize("length", [0, 2, 3, 10])
def test_archives_cut_at_their_start_are_failures(tmp_path: Path, length: int) -> None:
    """Of any compressed archive that ends within its first bytes there is one failure."""
    for name, content in small_archives().items():
        if not name.endswith((".tar.gz", ".tar.xz", ".tar", ".zip")):
            continue
        (tmp_path / name).write_bytes(content[:length])
        assert ["damaged"] == [each.failure and each.failure.kind for each in read(tmp_path / name)], name


def test_tar_files_compressed_by_zstd_are_read(tmp_path: Path) -> None:
    """The compression of a tar file is told by its bytes."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("a.html")
        entry.size = len(HTML)
        archive.addfile(entry, io.BytesIO(HTML.encode()))
    (tmp_path / "a.tar.zst").write_bytes(zstandard.compress(packed.getvalue()))
    assert [HTML.encode()] == [each.page for each in read(tmp_path / "a.tar.zst")]


def test_links_are_followed_only_when_asked_to(tmp_path: Path) -> None:
    """Links to files and folders found in a folder or by a glob are left out and counted; a link that is named is read."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.html").write_text("a")
    (inside / "file.html").symlink_to(outside / "a.html")
    (inside / "folder").symlink_to(outside)
    (outside / "back").symlink_to(inside)
    found = find_sources([str(inside)])
    assert ([inside / "a.html"], 2) == ([each.path for each in found.files], found.links)
    found = find_sources([f"{inside}/**/*.html"])
    assert [inside / "a.html"] == [each.path for each in found.files]
    found = find_sources([str(inside)], follow_links=True)
    assert ["in/a.html", "in/file.html", "in/folder/a.html"] == [
        str(each.path.relative_to(tmp_path)) for each in found.files
    ]
    assert [inside / "file.html"] == [each.path for each in find_sources([str(inside / "file.html")]).files]
    assert 0 == find_sources([str(inside)], follow_links=True).links


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    """What cannot be read again is no input."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NewsparseError, match="expected a regular file"):
        find_sources([str(tmp_path / "pipe")])
