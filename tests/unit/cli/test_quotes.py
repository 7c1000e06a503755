"""``newsparse quotes``: who is quoted, how often, and where."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from newsparse import parse
from newsparse.cli import main
from newsparse.cli.quotes import describe
from newsparse.example import read_example


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The example page as a file."""
    path = tmp_path / "page.html"
    path.write_text(read_example(), encoding="utf-8")
    return path


def test_a_terminal_gets_a_table(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Most quoted first, with the number of pages and the places of the first quotes."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    assert 0 == main(["quotes", str(page), str(page)])
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert ["quotes", "pages", "speaker", "where"] == head.split()
    assert "Ailsa Brodie" in first
    assert f"{page}:710" in first


def test_files_hold_each_quote(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV and JSON lines have one row a quote, whose span is where it stands; what nobody says is left out."""
    article = parse(read_example())
    spoken = [(each.speaker or "", each.text) for each in article.quotes if each.kind != "not_speech"]
    assert 0 == main(["quotes", str(page), "-o", str(tmp_path / "q.csv")])
    with (tmp_path / "q.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert spoken == [(row["speaker"], row["text"]) for row in rows]
    assert {str(page)} == {row["source"] for row in rows}
    assert 0 == main(["quotes", str(page), "-o", str(tmp_path / "q.jsonl")])
    lines = [json.loads(line) for line in (tmp_path / "q.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [int(row["start"]) for row in rows] == [line["start"] for line in lines]
    capsys.readouterr()
    assert 0 == main(["quotes", str(page)])
    assert "source,record_id,url,published,speaker" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.parquet"])
def test_what_newsparse_wrote_is_not_parsed_again(
    page: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The quotes of records of parse and batch are taken as they are."""
    main(["quotes", "--as", "jsonl", str(page)])
    expected = [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()]
    if name == "a.json":
        main(["parse", "--json", str(page)])
        (tmp_path / name).write_text(capsys.readouterr().out, encoding="utf-8")
    else:
        pytest.importorskip("pyarrow", reason="needs the extra batch")
        assert 0 == main(["batch", str(page), "-o", str(tmp_path / name), "--quiet", "--processes", "1"])
    monkeypatch.delattr("newsparse.cli.quotes.parse_record")
    capsys.readouterr()
    assert 0 == main(["quotes", "--as", "jsonl", str(tmp_path / name)])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert expected == [row["text"] for row in rows]
    assert {str(page)} == {row["source"] for row in rows}


def test_wrong_use_is_said(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output of another kind, no pages, and a page that is missing."""
    assert 2 == main(["quotes", str(page), "-o", "q.xml"])
    assert "expected a name that ends in .csv or .jsonl" in capsys.readouterr().err
    assert 2 == main(["quotes"])
    assert 1 == main(["quotes", "missing.html"])


def test_a_long_table_is_cut() -> None:
    """Forty speakers are shown, the rest is counted; lines are no wider than the terminal."""
    rows = [{"speaker": f"Speaker Number {n}" * 3, "record_id": "a", "source": "a", "start": 0} for n in range(50)]
    shown = describe([*rows, {**rows[0], "speaker": None}], 60).splitlines()
    assert 42 == len(shown)
    assert "and 11 more speakers; -o quotes.csv has them all" == shown[-1]
    assert all(len(line) <= 60 for line in shown)
    assert "no quotes\n" == describe([], 60)
