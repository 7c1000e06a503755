"""Reading is done in a process of its own, with limits of memory and time."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archives import small_archives
from newsparse.batch.inputs.sources import find_sources, read_records
from newsparse.batch.reader import read_limited
from newsparse.batch.record import ReadOptions, Record
from processes import children, needs_proc

pytest.importorskip("fastwarc", reason="needs the extra batch")

SMALL = ReadOptions(max_page_bytes=2**20)


def written(folder: Path) -> Path:
    """Return a folder with one small archive of each kind."""
    for name, content in small_archives().items():
        (folder / name).write_bytes(content)
    return folder


def kinds(records: Iterator[tuple[int, Record]]) -> list[str]:
    """Return ``"page"`` or the kind of failure of each record."""
    return [record.failure.kind if record.failure else "page" for _, record in records]


def test_the_process_reads_what_this_one_would(tmp_path: Path) -> None:
    """Records are the same, from any place on."""
    sources = find_sources([str(written(tmp_path))]).files
    everything = [*read_records(sources, SMALL)]
    assert everything == [*read_limited(sources, SMALL)]
    assert [each for each in everything if each[0] > 3 or (each[0] == 3 and each[1].position >= 2)] == [
        *read_limited(sources, SMALL, start=(3, 2))
    ]


def _blanks(megabytes: int) -> bytes:
    return gzip.compress(b" " * 2**20) * megabytes


def test_json_that_explodes_is_a_row(tmp_path: Path) -> None:
    """A line of some megabytes whose values would take gigabytes is a failure, and the lines after it are read."""
    bomb = b'{"html": "a", "more": [' + b"{}," * 4_000_000 + b"{}]}"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"html": "a"}\n' + bomb + b'\n{"html": "b"}\n'))
    (tmp_path / "b.json").write_bytes(b"[" + bomb + b"]")
    found = kinds(read_limited(find_sources([str(tmp_path)]).files, ReadOptions(max_page_bytes=2 * 2**20)))
    assert ["page", "memory", "page", "memory"] == found


@pytest.mark.parametrize("kind", [tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE])
def test_names_of_tar_entries_that_explode_are_a_row(tmp_path: Path, kind: bytes) -> None:
    """A name or header of 650 MB, packed to one, is a failure; the next file is read."""
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = kind, 650 * 2**20
    with (tmp_path / "a.tar.gz").open("wb") as file:
        file.write(gzip.compress(head.tobuf(tarfile.GNU_FORMAT)))
        file.write(_blanks(700))
    (tmp_path / "b.html").write_text("b")
    found = kinds(read_limited(find_sources([str(tmp_path)]).files, SMALL))
    assert "memory" == found[0]
    assert ["page"] == found[1:]


def test_a_step_that_takes_too_long_is_a_row(tmp_path: Path) -> None:
    """An entry of a terabyte that is only to be skipped costs its archive; the next file is read."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("a.html")
        entry.size = 1
        archive.addfile(entry, io.BytesIO(b"a"))
    head = tarfile.TarInfo("endless.html")
    head.size = 2**40
    with (tmp_path / "a.tar.gz").open("wb") as file:
        file.write(gzip.compress(packed.getvalue()[:1024] + head.tobuf(tarfile.GNU_FORMAT)))
        file.write(_blanks(20_000))
    (tmp_path / "b.html").write_text("b")
    found = [each for _, each in read_limited(find_sources([str(tmp_path)]).files, SMALL, seconds=1.0)]
    assert ["page", "too_large", "timeout", "page"] == [each.failure.kind if each.failure else "page" for each in found]
    assert [0, 1, 2, 0] == [each.position for each in found]
    assert "more than 1 seconds; the rest of the file is not read" in str(found[2].failure)


@needs_proc
def test_a_reader_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """SIGKILL from outside loses no record and repeats none."""
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"html": "a" * 2000, "id": n}) + "\n" for n in range(500)))
    sources = find_sources([str(tmp_path / "a.jsonl")]).files
    found = []
    for _, each in read_limited(sources, ReadOptions(id_field="id")):
        found.append(each.record_id)
        if len(found) in (1, 100, 300):
            for child in children(os.getpid()):
                os.kill(child, signal.SIGKILL)
    assert [str(n) for n in range(500)] == found


@needs_proc
def test_a_source_that_ends_its_reader_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever kills the process each time costs its source only, on the first run and on the next."""
    (tmp_path / "a.html").write_text("a")
    os.mkfifo(tmp_path / "b.html")
    (tmp_path / "c.html").write_text("c")
    sources = find_sources([str(tmp_path / name) for name in ("a.html", "c.html")]).files
    stuck = (sources[0], type(sources[0])(tmp_path / "b.html", 0), sources[1])
    found = [*read_limited(stuck, SMALL, seconds=0.5)]
    assert ["page", "timeout", "page"] == kinds(iter(found))
    assert ["page"] == kinds(read_limited(stuck, SMALL, start=(1, 1), seconds=0.5))
