"""Formats of outputs: what they pack, write and join can be read back; files of others are refused."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from newsparse.batch.outputs import open_output
from newsparse.batch.record import Failure, Record
from newsparse.batch.rows import Row, RowOptions, failed, make_row
from newsparse.example import EXAMPLE_URL, read_example

pytest.importorskip("pyarrow", reason="needs the extra batch")
zstandard = pytest.importorskip("zstandard", reason="needs the extra batch")
import pyarrow.parquet as pq  # noqa: E402  needs the extra

FORMS = ["jsonl", "jsonl.gz", "jsonl.zst", "csv", "parquet"]
TABLES = ["articles", "quotes"]


def make_rows() -> list[Row]:
    """Return the rows of a page, of the same page flattened and with a lone surrogate, and of a failure."""
    html = read_example("html")
    text = read_example("text").replace("ferry", "ferry \ud800", 1)
    records = [Record("a.html", "a.html", 0, EXAMPLE_URL, html), Record("b.txt", "b.txt", 1, page=text)]
    rows = [make_row(record, RowOptions()).row for record in records]
    rows.append(failed(Record("c.warc", "<urn:1>", 2), Failure("damaged", "the record is cut off")).row)
    return [row for row in rows if row is not None]


def read_back(path: Path) -> list[tuple[str, str | None]]:
    """Return the source of each line of a file and its title, or what is quoted."""
    if path.suffix == ".parquet":
        lines = pq.read_table(path).to_pylist()
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            lines = [*csv.DictReader(file)]
    else:
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        elif path.suffix == ".zst":
            data = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
        lines = [json.loads(line) for line in data.decode("utf-8", "surrogatepass").splitlines()]
    return [(line["source"], (line["text"] if "cue" in line else line.get("title")) or None) for line in lines]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", FORMS)
def test_what_is_packed_is_read_back(form: str, table: str, tmp_path: Path) -> None:
    """Rows packed in pieces and written to two parts are all in the file that joins them, in order."""
    rows = make_rows()
    output = open_output(form, RowOptions(table=table))
    parts = [tmp_path / f"{number}.{form}" for number in range(2)]
    for part, pieces in zip(parts, ([rows[:1], rows[1:2]], [rows[2:], rows[:1], []]), strict=True):
        writer = output.open(part)
        for piece in pieces:
            writer.write(output.pack(piece))
        writer.close()
    whole = tmp_path / f"whole.{form}"
    output.join(parts, whole)
    expected = [
        (row["source"], each)
        for row in (*rows, rows[0])
        for each in ([row.get("title")] if table == "articles" else [quote["text"] for quote in row.get("quotes", ())])
    ]
    found = read_back(whole)
    if table == "quotes":
        assert len(found) > 4
    assert [(source, each and each.replace("?", "\ufffd")) for source, each in found] == [
        (source, each and each.replace("\ud800", "\ufffd").replace("?", "\ufffd")) for source, each in expected
    ]
    assert all(output.wrote(each) for each in (*parts, whole))


@pytest.mark.parametrize("form", FORMS)
def test_files_of_others_are_known(form: str, tmp_path: Path) -> None:
    """A file that no run wrote is told from one that a run wrote; an empty one may be either."""
    output = open_output(form, RowOptions())
    path = tmp_path / f"a.{form}"
    for content, ours in ((b"", True), (b"id,title\n1,x\n", False), (b'{"id": 1}\n', False), (b"\x1f\x8b\x08", False)):
        path.write_bytes(content)
        assert ours == output.wrote(path)


@pytest.mark.parametrize("form", FORMS)
def test_a_writer_can_be_abandoned(form: str, tmp_path: Path) -> None:
    """Letting go of a file closes it, and raises nothing even where the disk has no room for what is buffered."""
    output = open_output(form, RowOptions())
    path = tmp_path / f"a.{form}"
    writer = output.open(path)
    writer.write(output.pack(make_rows()[:1]))
    writer.abandon()
    path.unlink()
    assert [] == [*tmp_path.iterdir()]


@pytest.mark.parametrize(("form", "opening"), [("jsonl", b'{"source"'), ("csv", b"source,record_id,")])
def test_a_stream_stays_open(form: str, opening: bytes) -> None:
    """Rows go to a stream as soon as they are written."""
    output, stream = open_output(form, RowOptions()), io.BytesIO()
    writer = output.open_stream(stream)
    writer.write(output.pack(make_rows()[:1]))
    assert stream.getvalue().startswith(opening)
    assert b"Islanders keep their night ferry" in stream.getvalue()
    writer.close()
    writer.abandon()
    assert not stream.closed
