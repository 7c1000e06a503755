"""Rows, the schema that they have, and the command that asks for them."""

from __future__ import annotations

import argparse
import contextlib
import gzip
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import newsparse
from archives import page, parse_poison, record
from newsparse.batch import Failure, Record, Summary
from newsparse.batch import workers as engine
from newsparse.batch.options import Progress
from newsparse.batch.outputs.jsonl import JsonLines
from newsparse.batch.process import Watchdog
from newsparse.batch.rows import ARTICLE_FIELDS, RECORD_FIELDS
from newsparse.batch.workers import Job, WorkLimits
from newsparse.cli import batch as command
from newsparse.cli import main
from newsparse.errors import BatchError, NewsparseError
from newsparse.example import read_example
from newsparse.options import ParseOptions

pa = pytest.importorskip("pyarrow", reason="needs the extra batch")
pytest.importorskip("fastwarc", reason="needs the extra batch")
import pyarrow.parquet as pq  # noqa: E402  needs the extra

from newsparse.batch.outputs.parquet import arrow_schema, to_article, to_batch  # noqa: E402  needs the extra

DOCS = Path(__file__).parents[2] / "docs"


def test_the_schema_has_a_column_for_each_field_and_the_docs_name_it() -> None:
    """A field added to the model appears in the schema; the docs must follow."""
    schema = arrow_schema()
    assert [*RECORD_FIELDS, *ARTICLE_FIELDS] == schema.names
    described = (DOCS / "batch-schema.md").read_text()
    assert [] == [name for name in schema.names if f"`{name}`" not in described]
    for column in ("quotes", "captions", "blocks", "dateline"):
        kind = schema.field(column).type
        names = [field.name for field in (kind.value_type if pa.types.is_list(kind) else kind)]
        assert [] == [name for name in names if name not in described]


def test_an_article_comes_back_from_its_row() -> None:
    """Spans, origins and everything else survive Parquet's types."""
    article = newsparse.parse(read_example("html"), url="https://pier.example/1")
    batch = to_batch([article.to_dict()], arrow_schema())
    assert article == to_article(batch.to_pylist()[0])
    assert article.origins


def test_the_process_side_packs_rows_and_counts() -> None:
    """What a process sends back is one row for each record, and what they were."""
    sent: list[Any] = []
    pipe: Any = SimpleNamespace(send=sent.append)
    records = [
        Record("a", "1", page=page(1)),
        Record("a", "2", page=page(2, mark="raise")),
        Record("a", "3", page=page(3, mark="memory")),
        Record("a", "4", failure=Failure("damaged", "cut")),
    ]
    job = Job(JsonLines(), parse=_parse_without_memory)
    with Watchdog(60.0) as watchdog:
        packed = engine._pack(records, job, pipe, watchdog)
    counts = packed.counts
    assert [0, 1, 2, 3] == sent
    assert (4, 4, {"article": 1}) == (counts.records, counts.rows, counts.kinds)
    assert {"exception": 1, "memory": 1, "damaged": 1} == counts.errors
    assert "cut" == counts.examples["damaged"]
    assert 4 == packed.pieces[0].count(b"\n")


def _parse_without_memory(wanted: Record, options: ParseOptions) -> newsparse.Article:
    if b"memory" in bytes(wanted.page or b""):  # type: ignore[arg-type]
        raise MemoryError
    return parse_poison(wanted, options)


class _Full(JsonLines):
    """An output that has no memory for articles."""

    def pack(self, rows: Any) -> bytes:
        if any(row["error"] is None for row in rows):
            raise MemoryError
        return super().pack(rows)


def test_a_row_too_large_for_the_memory_becomes_an_error() -> None:
    """Its page alone is the failure."""
    pipe: Any = SimpleNamespace(send=print)
    with Watchdog(60.0) as watchdog:
        packed = engine._pack([Record("a", "1", page=page(1))], Job(_Full()), pipe, watchdog)
    assert {"memory": 1} == packed.counts.errors


def test_processes_that_cannot_start_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory limit below what a process needs ends the run with a message, not with a loop."""
    monkeypatch.setattr(engine, "START_TRIES", 1)
    with (
        engine.WorkerPool(Job(JsonLines(), work_limits=WorkLimits(5.0, 1)), 1) as running,
        pytest.raises(BatchError, match=r"no process could be started|could be written"),
    ):
        [*running.map([[Record("a", "1", page=b"a" * 2**24)]])]


def test_the_command_writes_what_it_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary goes to standard error; an output that exists is an error."""
    (tmp_path / "a.warc.gz").write_bytes(b"".join(gzip.compress(record(n, page(n))) for n in range(3)))
    arguments = [
        "batch",
        str(tmp_path / "a.warc.gz"),
        "-o",
        str(tmp_path / "a.parquet"),
        "--fields",
        "title",
        "--processes",
        "1",
    ]
    assert 0 == main(arguments)
    assert "pages in    3" in capsys.readouterr().err
    assert [*RECORD_FIELDS, "title"] == pq.read_schema(tmp_path / "a.parquet").names
    assert 1 == main(arguments)
    assert "exists; give --resume" in capsys.readouterr().err
    assert 1 == main([*arguments[:4], "--fields", "titel"])
    assert 'no field "titel"' in capsys.readouterr().err


def test_progress_is_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal a line says how far the run is, how fast, and how long it will take."""
    progress = Progress(Summary(1000, 1000, errors=Counter(damaged=10), seconds=20.0), 0.25)
    with command._reporter(quiet=False) as report:
        assert report is not None
        report(progress)
        assert "" == capsys.readouterr().err
        report._next = 0.0  # type: ignore[attr-defined]
        report(progress)
    assert " 25%  1,000 pages, 50.0 pages/s, 10 errors, 60 s left\n" == capsys.readouterr().err


def test_progress_is_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The bar shows pages/s and errors."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress(Summary(1000, 1000, errors=Counter(damaged=10), seconds=20.0), 0.25)
    with command._reporter(quiet=False) as report:
        assert report is not None
        report(progress)
    assert "1,000 pages" in capsys.readouterr().err


def test_numbers_below_one_are_refused() -> None:
    """The message says what was expected."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    command.add_arguments(parser)
    with (
        contextlib.suppress(SystemExit),
        pytest.raises(argparse.ArgumentError, match="expected a whole number, 1 or more"),
    ):
        parser.parse_args(["a", "-o", "b", "--limit", "0"])


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says how to install it."""
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n')
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    arrow_schema.cache_clear()
    arguments = parser.parse_args(
        [str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "a.parquet"), "--fields", "tags", "--quiet"]
    )
    with pytest.raises(NewsparseError, match=r'the extra "batch" of newsparse'):
        command.run(arguments)
