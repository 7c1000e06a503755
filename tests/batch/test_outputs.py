"""What a run writes, what it counts, and what its command says."""

from __future__ import annotations

import csv
import gzip
import importlib.util
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse import Limits
from newsparse.batch import BatchOptions, Summary, run_batch
from newsparse.batch.rows import RowOptions, check_kinds, check_languages
from newsparse.cli import main
from newsparse.errors import BatchError, NewsparseError
from newsparse.example import EXAMPLE_URL, read_example
from newsparse.options import ParseOptions
from processes import wait_for
from schemas import SCHEMA, fits

pa = pytest.importorskip("pyarrow", reason="needs the extra batch")
pytest.importorskip("fastwarc", reason="needs the extra batch")
import pyarrow.parquet as pq  # noqa: E402  needs the extra

GERMAN = (
    "Die Fähre bleibt bis zum Herbst im Hafen\n\nVon Ada Quill\n\nDie Fähre nach Skerra bleibt bis zum Herbst im Hafen, "
    "weil der Motor noch immer nicht läuft und das Geld für einen neuen fehlt.\n\nDas sagte der Bürgermeister am Dienstag "
    "nach einer Sitzung des Rates, die bis in die Nacht gedauert hatte.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a file of many kinds."""
    folder = tmp_path / "in"
    folder.mkdir()
    html = read_example("html")
    (folder / "a.html.gz").write_bytes(gzip.compress(html.encode()))
    with (folder / "b.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "html", "url"], [1, html, EXAMPLE_URL], [2, "", ""]])
    pq.write_table(pa.table({"html": [html, None], "url": [EXAMPLE_URL, None]}), folder / "c.parquet")
    (folder / "d.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")
    (folder / "e.json").write_text(json.dumps([{"text": GERMAN}, {"titel": "x"}]), encoding="utf-8")
    (folder / "f.html").write_text("")
    return folder


def batch(source: Path, output: object, rows: RowOptions | None = None, **options: Any) -> Summary:
    """Run with one process."""
    return run_batch([str(source)], str(output), BatchOptions(rows=rows or RowOptions(), processes=1, **options))


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_file_of_a_folder_is_reported(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages are articles, what is no page is an error with its reason, what is empty is counted; the sums add up."""
    assert 0 == main(["batch", str(folder), "-o", str(tmp_path / "out.jsonl"), "--processes", "1"])
    said = capsys.readouterr().err
    rows = [(Path(row["source"]).name, row["error"] or row["page_kind"]) for row in lines(tmp_path / "out.jsonl")]
    assert [
        ("a.html.gz", "article"),
        ("b.csv", "article"),
        ("b.csv", "empty"),
        ("c.parquet", "article"),
        ("c.parquet", "no_page"),
        ("d.pdf", "binary"),
        ("e.json", "article"),
        ("e.json", "no_page"),
        ("f.html", "empty"),
    ] == rows
    for words in (
        "pages in    9\n",
        "rows out    9\n",
        "parsed      6: article 4, empty 2\n",
        "no text     2\n",
        "errors      3\n",
        "  no_page   2, such as ",
        "  binary    1, such as ",
        "begins with b'%PDF-1.7'; expected HTML or text, not a PDF",
    ):
        assert words in said


def test_a_run_in_which_every_row_failed_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1, and the keys that are there are shown."""
    (tmp_path / "a.jsonl").write_text('{"titel": "x", "inhalt": "y"}\n')
    assert 1 == main(["batch", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out.parquet"), "--processes", "1"])
    said = capsys.readouterr().err
    assert "found 'titel', 'inhalt'; name one with --page-field" in said
    assert "no page could be parsed" in said


def test_csv_has_a_line_for_each_article_or_quote(folder: Path, tmp_path: Path) -> None:
    """Lists are joined, the number of quotes is given, errors have lines; the table of quotes has one a quote."""
    article = newsparse.parse(read_example(), url=EXAMPLE_URL)
    batch(folder, tmp_path / "out.csv", part_records=3)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert 9 == len(rows)
    assert ("; ".join(article.authors), str(len(article.quotes)), article.text) == tuple(
        rows[1][name] for name in ("authors", "quotes", "text")
    )
    assert ["", "no_page"] == [row["error"] for row in rows[3:5]]
    batch(folder, tmp_path / "quotes.csv", RowOptions(table="quotes", fields=("title",)), part_records=3)
    with (tmp_path / "quotes.csv").open(encoding="utf-8", newline="") as file:
        quotes = [*csv.DictReader(file)]
    assert [each.text for each in article.quotes] * 3 == [row["text"] for row in quotes]
    assert [str(each.span.start) for each in article.quotes] == [row["start"] for row in quotes[: len(article.quotes)]]
    assert 9 == batch(folder, tmp_path / "quotes.csv", RowOptions(table="quotes"), overwrite=True).rows
    batch(folder / "a.html.gz", tmp_path / "few.csv", RowOptions(("title", "text")))
    head = (tmp_path / "few.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "source,record_id,url,title,error,error_message,text" == head


@pytest.mark.parametrize("ending", ["jsonl", "parquet"])
def test_quotes_can_be_the_rows_of_any_format(folder: Path, tmp_path: Path, ending: str) -> None:
    """JSON lines and Parquet have the columns that CSV has."""
    out = tmp_path / f"quotes.{ending}"
    batch(folder / "a.html.gz", out, RowOptions(table="quotes"))
    rows = lines(out) if ending == "jsonl" else pq.read_table(out).to_pylist()
    expected = [(each.speaker, each.text) for each in newsparse.parse(read_example()).quotes]
    assert expected == [(row["speaker"], row["text"]) for row in rows]
    assert ["source", "record_id", "url", "published", "speaker", "cue", "text", "kind", "group", "start", "end"] == [
        *rows[0]
    ]


def test_rows_can_go_to_standard_output(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """They are JSON lines, or CSV if asked for, and nothing is left behind; Parquet and --resume are refused."""
    common = ["batch", str(folder), "-o", "-", "--quiet", "--processes", "1"]
    assert 0 == main([*common, "--fields", "title"])
    rows = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert 9 == len(rows)
    assert "title" in rows[0]
    assert 0 == main([*common, "--format", "csv"])
    assert 9 == len([*csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode()))])
    assert 1 == main([*common, "--format", "parquet"])
    assert b"cannot be written to standard output" in capfdbinary.readouterr().err
    assert 1 == main([*common, "--resume"])
    assert b"standard output keeps nothing" in capfdbinary.readouterr().err


@pytest.mark.parametrize("by", ["host", "date"])
def test_parquet_can_be_divided(folder: Path, tmp_path: Path, by: str) -> None:
    """There is a folder for each host or date, and one for what has none; all rows are there."""
    out = tmp_path / "out"
    batch(folder, out, partition=by, part_records=4)
    key = {"host": "harbour-courier.example", "date": "2024-03-12"}[by]
    assert {f"{by}={key}", f"{by}=__HIVE_DEFAULT_PARTITION__"} == {each.name for each in out.iterdir()}
    found = pq.read_table(out, partitioning="hive").to_pylist()
    assert 9 == len(found)
    assert {key, None} == {str(row[by]) if row[by] else None for row in found}
    assert [] == [*tmp_path.glob("*.parts")]
    with pytest.raises(BatchError, match="exists; give --resume"):
        batch(folder, out, partition=by)
    batch(folder / "a.html.gz", out, partition=by, overwrite=True)
    assert 1 == len(pq.read_table(out, partitioning="hive"))
    (out / "notes.txt").write_text("mine")
    with pytest.raises(BatchError, match="not written by newsparse"):
        batch(folder, out, partition=by, overwrite=True)


WRONG: list[tuple[list[str], str]] = [
    (["-o", "out.xml"], 'out.xml: no format ".xml"; expected .parquet, .jsonl'),
    (["-o", "out.jsonl", "--partition", "host"], "partition: expected one of host, date, and articles as Parquet"),
    (["-o", "out", "--partition", "date", "--fields", "title"], '"date" needs the field "published"'),
    (["-o", "out.jsonl", "--fields", "titel"], 'no field "titel"'),
    (["-o", "out.jsonl", "--only-kind", "story"], 'no page kind "story"; expected some of article'),
    (["-o", "out.jsonl", "--only-language", "englisch!"], "expected a BCP 47 tag"),
]


@pytest.mark.parametrize(("options", "words"), WRONG)
def test_wrong_use_is_said(folder: Path, options: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the option and what was expected; nothing is written."""
    assert 1 == main(["batch", str(folder), *options])
    assert words in capsys.readouterr().err
    assert not Path(options[1]).exists()


@pytest.mark.parametrize(
    "options", [["--timeout", "0"], ["--timeout", "nan"], ["--timeout", "-3"], ["--memory", "1"], ["--limit", "²"]]
)
def test_limits_are_checked(folder: Path, options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A time or memory in which no page can be parsed is refused."""
    with pytest.raises(SystemExit):
        main(["batch", str(folder), "-o", "out.jsonl", *options])
    assert f"{options[1]}: expected" in capsys.readouterr().err


@pytest.mark.parametrize(("package", "output"), [("pyarrow", "a.jsonl"), ("pyarrow", "a.parquet")])
def test_a_missing_package_is_named_before_anything_is_done(
    folder: Path,
    package: str,
    output: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The message names the package and the extra, for what is read and what is written; there is no output yet."""
    find = importlib.util.find_spec
    for module in ("newsparse.batch.inputs.sources", "newsparse.batch.outputs"):
        monkeypatch.setattr(f"{module}.find_spec", lambda name: None if name == package else find(name))
    source = folder / ("c.parquet" if output == "a.jsonl" else "f.html")
    assert 1 == main(["batch", str(source), "-o", str(folder.parent / output)])
    assert f'needs {package}, which comes with the extra "batch" of newsparse' in capsys.readouterr().err
    assert [folder] == [*folder.parent.iterdir()]


def test_pages_can_be_chosen_by_kind_and_language(folder: Path, tmp_path: Path) -> None:
    """Rows of other pages are left out and counted among the pages parsed; errors stay."""
    rows = RowOptions(("language",), only_kinds=check_kinds(["article"]), only_languages=check_languages(["de"]))
    summary = batch(folder, tmp_path / "out.jsonl", rows)
    found = lines(tmp_path / "out.jsonl")
    assert ["de"] == [row["language"] for row in found if not row["error"]]
    assert (9, 4, {"article": 4, "empty": 2}) == (summary.records, summary.rows, summary.kinds)
    assert RowOptions(only_languages=("EN",)).keeps(newsparse.Article(language="en-GB"))
    assert not RowOptions(only_languages=("en-US",)).keeps(newsparse.Article(language="en-GB"))


def test_limits_and_quotes_reach_each_page(folder: Path, tmp_path: Path) -> None:
    """What ``parse`` takes, a run takes; fields without quotes look for none."""
    parsing = ParseOptions(limits=Limits(blocks=3), quotes=False)
    batch(folder / "a.html.gz", tmp_path / "out.jsonl", parsing=parsing)
    (row,) = lines(tmp_path / "out.jsonl")
    assert (4, ["blocks"], []) == (len(row["blocks"]), row["truncated"], row["quotes"])
    assert not RowOptions(("title",)).parsing(ParseOptions()).quotes
    assert RowOptions(("title",), table="quotes").parsing(ParseOptions()).quotes
    assert 0 == main(
        ["batch", str(folder / "a.html.gz"), "-o", str(tmp_path / "b.jsonl"), "--max-blocks", "3", "--processes", "1"]
    )
    assert row["blocks"] == lines(tmp_path / "b.jsonl")[0]["blocks"]


def test_rows_can_be_compact(folder: Path, tmp_path: Path) -> None:
    """--compact leaves out blocks and page text; the rows are articles all the same."""
    out = tmp_path / "out.jsonl"
    assert 0 == main(["batch", str(folder / "a.html.gz"), "-o", str(out), "--compact", "--processes", "1"])
    (row,) = lines(out)
    assert not {"blocks", "page_text"} & row.keys()
    assert newsparse.parse(read_example()).title == newsparse.Article.from_dict(row).title


def test_unknown_names_are_errors() -> None:
    """Fields, kinds and tables are checked."""
    with pytest.raises(NewsparseError, match='table: no "words"'):
        run_batch(["a"], "out.csv", BatchOptions(rows=RowOptions(table="words")))


def test_rows_fit_the_schema(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each row of a run, with an article or an error, fits the JSON Schema, and so does each record of parse."""
    batch(folder, tmp_path / "out.jsonl")
    rows = lines(tmp_path / "out.jsonl")
    assert 9 == len(rows)
    assert [] == [row["record_id"] for row in rows if not fits(row, SCHEMA)]
    main(["parse", "--jsonl", str(folder / "a.html.gz")])
    assert fits(json.loads(capsys.readouterr().out), SCHEMA)


def test_an_interrupted_run_is_quiet_and_goes_on(tmp_path: Path) -> None:
    """Ctrl-C ends a run with the status 130 and one line; --resume finishes it."""
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        "".join(json.dumps({"text": f"Ferry {n}\n\n{GERMAN}"}) + "\n" for n in range(300)), encoding="utf-8"
    )
    common = [str(source), "-o", str(out), "--processes", "1", "--part-records", "20", "--quiet"]
    path = os.pathsep.join(each for each in sys.path if each)
    with subprocess.Popen(
        [sys.executable, "-m", "newsparse", "batch", *common],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509  no threads here
    ) as run:
        wait_for(lambda: [*tmp_path.glob("out.jsonl.parts/part-*")])
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
    assert (130, "newsparse: interrupted; run again with --resume to go on\n") == (run.returncode, said)
    assert 0 == main(["batch", *common, "--resume"])
    assert 300 == len(lines(out))
