"""A run gives one row for each record, whatever happens to pages, processes, disk and itself."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import newsparse
from archives import page, parse_poison, record
from newsparse.batch import BatchError, BatchOptions, Summary, run_batch
from newsparse.batch.rows import RowOptions, check_fields
from newsparse.batch.workers import WorkLimits
from newsparse.errors import NewsparseError
from processes import children, needs_proc, wait_for

needs = "needs the extra batch"
pytest.importorskip("fastwarc", reason=needs)
pytest.importorskip("zstandard", reason=needs)
pq = pytest.importorskip("pyarrow.parquet", reason=needs)

from newsparse.batch.outputs.parquet import to_article  # noqa: E402  needs pyarrow

Row = Mapping[str, Any]


def archive(path: Path, marks: Mapping[int, str] | None = None, *, pages: int) -> str:
    """Return the name of a new WARC file; *marks* say which pages are poison."""
    marks = marks or {}
    path.write_bytes(
        b"".join(
            gzip.compress(
                record(
                    n,
                    page(n, mark=marks.get(n, "")),
                )
            )
            for n in range(pages)
        )
    )
    return str(path)


def rows(path: Path) -> list[Row]:
    """Return the rows of an output: a Parquet file, plain JSON lines, or a folder of them."""
    if path.is_dir():
        return [row for part in sorted(path.glob("part-*")) for row in rows(part)]
    if path.suffix == ".parquet":
        found: list[Row] = pq.read_table(path).to_pylist()
        return found
    return [json.loads(line) for line in path.read_text().splitlines()]


def batch(source: str, output: Path, **options: Any) -> Summary:
    """Run with poison taken at its word."""
    chosen = {"processes": 1, "part_records": 20, **options}
    return run_batch([source], output, BatchOptions(**chosen), parse_one=parse_poison)


def test_rows_are_the_articles_in_order(tmp_path: Path) -> None:
    """Each row of Parquet and JSON lines is what parsing its page by hand gives."""
    source = archive(tmp_path / "a.warc.gz", pages=50)
    expected = [newsparse.parse(page(n), url=f"https://pier.example/{n}", encoding="utf-8") for n in range(50)]
    summary = run_batch([source], tmp_path / "a.parquet", BatchOptions(processes=2, part_records=20))
    assert (50, 50, 50, {}) == (summary.records, summary.rows, summary.articles, summary.errors)
    run_batch([source], tmp_path / "a.jsonl", BatchOptions(processes=1))
    from_parquet, from_lines = rows(tmp_path / "a.parquet"), rows(tmp_path / "a.jsonl")
    assert expected == [to_article(row) for row in from_parquet] == [to_article(row) for row in from_lines]
    assert [article.text for article in expected] == [row["text"] for row in from_parquet]
    assert [f"<urn:uuid:{n}>" for n in range(50)] == [row["record_id"] for row in from_parquet]
    assert ["a.jsonl", "a.parquet", "a.warc.gz"] == sorted(each.name for each in tmp_path.iterdir())


def test_a_poisoned_page_costs_only_itself(tmp_path: Path) -> None:
    """A page that ends its process, takes too long or too much becomes a row with an error; all others are articles."""
    source = archive(tmp_path / "a.warc.gz", {1: "segfault", 3: "hang", 4: "memory", 6: "raise"}, pages=8)
    summary = batch(source, tmp_path / "a.jsonl", work_limits=WorkLimits(4.0, 2**30))
    assert {"crash": 1, "timeout": 1, "memory": 1, "exception": 1} == summary.errors
    found = rows(tmp_path / "a.jsonl")
    assert [None, "crash", None, "timeout", "memory", None, "exception", None] == [row["error"] for row in found]
    assert [f"<urn:uuid:{n}>" for n in range(8)] == [row["record_id"] for row in found]
    assert all(row["error_message"] for row in found if row["error"])


def test_a_killed_process_is_replaced_and_nothing_is_done_twice(tmp_path: Path) -> None:
    """A page under way when its process is killed from outside is done again, and so are those before it."""
    source = archive(tmp_path / "a.warc.gz", {25: f"once {tmp_path}/mark"}, pages=60)
    summary = batch(source, tmp_path / "out", form="parquet", processes=2)
    assert (tmp_path / "mark").exists()
    assert {} == summary.errors
    assert [f"<urn:uuid:{n}>" for n in range(60)] == [row["record_id"] for row in rows(tmp_path / "out")]


def _command(source: str, output: Path, *more: str) -> list[str]:
    return [
        sys.executable, "-m", "newsparse", "batch", source, "-o", str(output), "--processes", "1", "--part-records", "20",
        *more,
    ]  # fmt: skip


RUN = """
import sys
from archives import parse_poison
from newsparse.batch import BatchOptions, run_batch

source, output, processes, resume = sys.argv[1:]
options = BatchOptions(processes=int(processes), part_records=20, resume=resume == "True")
run_batch([source], output, options, parse_one=parse_poison)
"""


def _kill_midway(source: str, output: Path, *, processes: int, parts: int, resume: bool) -> None:
    """Start a run that stands still after some parts; kill one of its processes, then the run itself."""
    paths = os.pathsep.join([str(Path(__file__).parents[1]), *(each for each in sys.path if each)])
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, source, str(output), str(processes), str(resume)],
        env={**os.environ, "PYTHONPATH": paths},
        stderr=subprocess.DEVNULL,
    )
    journal = output.with_name(output.name + ".parts") / "_journal.jsonl"
    wait_for(lambda: run.poll() is not None or (journal.exists() and journal.read_bytes().count(b"\n") > parts))
    victim = children(run.pid)[0]
    os.kill(victim, signal.SIGKILL)
    wait_for(lambda: {*children(run.pid)} - {victim})  # it has been replaced, or the other one is still there
    left = children(run.pid)
    run.kill()
    run.wait()
    for child in left:  # they stand still; left alone they would end after their page's time
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


@needs_proc
def test_a_run_that_was_killed_and_resumed_gives_the_same_rows(tmp_path: Path) -> None:
    """SIGKILL to a process and then to the whole run costs nothing: rows are equal to those of a run left alone."""
    gates = {30: tmp_path / "gate", 70: tmp_path / "other"}
    source = archive(tmp_path / "a.warc.gz", {n: f"wait {gate}" for n, gate in gates.items()}, pages=100)
    output = tmp_path / "killed.parquet"
    _kill_midway(source, output, processes=2, parts=1, resume=False)
    gates[30].touch()
    _kill_midway(source, output, processes=1, parts=3, resume=True)
    assert not output.exists()
    done = subprocess.run(_command(source, output, "--resume"), check=True, capture_output=True, text=True)
    assert "pages in    100 (60 by an earlier run)" in done.stderr
    run_batch([source], tmp_path / "alone.parquet", BatchOptions(processes=1))
    assert rows(tmp_path / "alone.parquet") == rows(output)
    assert not output.with_name("killed.parquet.parts").exists()


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_a_full_disk_ends_the_run_and_it_can_go_on(tmp_path: Path, form: str) -> None:
    """What is whole stays, the message says so, and after room is made the rows are those of a run left alone."""
    source = archive(tmp_path / "a.warc.gz", pages=70)
    run_batch([source], tmp_path / f"alone.{form}", BatchOptions(processes=1, part_records=20))
    output = tmp_path / f"full.{form}"
    part_size = 20_000 if form == "parquet" else 150_000

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (part_size, part_size))

    full = subprocess.run(
        _command(source, output),
        preexec_fn=little_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 1 == full.returncode
    assert "run again with --resume" in full.stderr
    assert not output.exists()
    assert not [*tmp_path.glob("*.parts/*.unfinished")]
    subprocess.run(_command(source, output, "--resume"), check=True, capture_output=True)
    assert rows(tmp_path / f"alone.{form}") == rows(output)


def test_a_journal_line_that_was_cut_off_counts_as_none(tmp_path: Path) -> None:
    """A part whose line is not whole is written again."""
    source = archive(tmp_path / "a.warc.gz", pages=50)
    batch(source, tmp_path / "out")
    whole = rows(tmp_path / "out")
    journal = tmp_path / "out" / "_journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-9])
    (tmp_path / "out" / "part-00002.parquet").write_bytes(b"half a fi")
    summary = batch(source, tmp_path / "out", resume=True)
    assert (50, 40) == (summary.records, summary.done_before)
    assert whole == rows(tmp_path / "out")


def test_a_resumed_run_has_to_be_the_same_run(tmp_path: Path) -> None:
    """Other options or inputs are refused, and so is an output that exists; overwriting begins anew."""
    source = archive(tmp_path / "a.warc.gz", pages=3)
    batch(source, tmp_path / "out")
    with pytest.raises(BatchError, match="out: exists; give --resume"):
        batch(source, tmp_path / "out")
    with pytest.raises(BatchError, match="begun with other part_records"):
        batch(source, tmp_path / "out", part_records=7, resume=True)
    batch(source, tmp_path / "out", part_records=7, overwrite=True)
    batch(source, tmp_path / "out", part_records=7, resume=True)
    assert 3 == len(rows(tmp_path / "out"))


def test_damage_in_a_run_is_a_row(tmp_path: Path) -> None:
    """A damaged record in the middle and a cut at the end are rows in their places."""
    pieces = [gzip.compress(record(n, page(n)), mtime=0) for n in range(5)]
    spoilt = bytearray(pieces[2])
    spoilt[100:140] = b"\xff" * 40
    (tmp_path / "a.warc.gz").write_bytes(b"".join([*pieces[:2], bytes(spoilt), pieces[3], pieces[4][:200]]))
    summary = batch(str(tmp_path / "a.warc.gz"), tmp_path / "a.jsonl")
    assert [None, None, "damaged", None, "damaged"] == [row["error"] for row in rows(tmp_path / "a.jsonl")]
    assert {"damaged": 2} == summary.errors


def test_fields_articles_and_limit_can_be_chosen(tmp_path: Path) -> None:
    """Rows hold the fields asked for in the schema's order; pages that are no article can be left out."""
    lines = [
        {"text": page(1).decode(), "url": "https://pier.example/1"},
        {"text": ""},
        {},
        {"text": "beyond the limit"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    options = BatchOptions(
        processes=1, rows=RowOptions(check_fields(["text", "title"]), only_kinds=("article",)), max_records=3
    )
    summary = run_batch([str(tmp_path / "a.jsonl")], tmp_path / "b.jsonl", options)
    found = rows(tmp_path / "b.jsonl")
    assert (3, 2) == (summary.records, summary.rows)
    assert ["source", "position", "record_id", "record_url", "status", "error", "error_message", "title", "text"] == [
        *found[0]
    ]
    assert [None, "no_page"] == [row["error"] for row in found]


def test_lone_surrogates_become_replacement_characters(tmp_path: Path) -> None:
    """Parquet's UTF-8 has no lone surrogates; each becomes one U+FFFD, so that spans still fit."""
    (tmp_path / "a.jsonl").write_text(r'{"text": "A pier \ud800 and\n\nthe sea \udc00 beyond it."}' + "\n")
    run_batch([str(tmp_path / "a.jsonl")], tmp_path / "a.parquet", BatchOptions(processes=1))
    assert "A pier \ufffd and\n\nthe sea \ufffd beyond it." == rows(tmp_path / "a.parquet")[0]["page_text"]


def test_no_records_give_no_rows(tmp_path: Path) -> None:
    """An empty archive gives an empty output with the schema."""
    (tmp_path / "a.jsonl").write_bytes(b"")
    run_batch([str(tmp_path / "a.jsonl")], tmp_path / "a.parquet", BatchOptions(processes=1))
    assert [] == rows(tmp_path / "a.parquet")
    assert "blocks" in pq.read_schema(tmp_path / "a.parquet").names


def test_wrong_options_are_errors(tmp_path: Path) -> None:
    """The message names the option and what was expected."""
    source = archive(tmp_path / "a.warc.gz", pages=1)
    with pytest.raises(NewsparseError, match='format: no "xml"; expected one of parquet'):
        batch(source, tmp_path / "out", form="xml")
    with pytest.raises(NewsparseError, match='fields: no field "titel"; expected some of schema'):
        check_fields(["titel"])
