"""``newsparse parse``: a summary on a terminal, records of one shape everywhere else."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsparse import Article, parse
from newsparse.batch.rows import ARTICLE_FIELDS
from newsparse.cli import main
from newsparse.example import read_example

TITLE = "Islanders keep their night ferry after a tied vote"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Return a folder with two pages."""
    (tmp_path / "one.html").write_text(read_example("html"), encoding="utf-8")
    (tmp_path / "two.txt").write_text("Boats are late\n\nThe ferry leaves at nine.", encoding="utf-8")
    return tmp_path


def test_a_terminal_gets_a_summary(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The summary has some ten lines, without a heading for one page and with one for several."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert 0 == main(["parse", str(pages / "one.html")])
    out = capsys.readouterr().out
    assert f"title      {TITLE}\n" in out
    assert 8 <= out.count("\n") <= 15
    assert "==" not in out
    assert 0 == main(["parse", str(pages / "one.html"), str(pages / "two.txt")])
    out = capsys.readouterr().out
    assert [f"== {pages}/one.html", f"== {pages}/two.txt"] == [
        line for line in out.splitlines() if line.startswith("==")
    ]


def test_json_is_printed_on_a_terminal_when_asked_for(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--json and --fields ask for it."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for more in (["--json"], ["--fields", "title"], ["--compact"]):
        assert 0 == main(["parse", str(pages / "one.html"), *more])
        assert TITLE == json.loads(capsys.readouterr().out)["title"]


def test_records_have_one_shape(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each record has its source, the fields and the text; it is what ``to_dict`` makes, and can be read back."""
    main(["parse", str(pages / "one.html")])
    plain = json.loads(capsys.readouterr().out)
    assert ["source", *ARTICLE_FIELDS] == [*plain]
    assert f"{pages}/one.html" == plain.pop("source")
    article = Article.from_dict(plain)
    assert plain == article.to_dict(text=True)
    main(["parse", "--jsonl", str(pages / "one.html")])
    assert article == Article.from_dict(json.loads(capsys.readouterr().out))


def test_compact_records_lack_blocks_and_page_text(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They can be read back all the same."""
    main(["parse", "--compact", str(pages / "one.html")])
    plain = json.loads(capsys.readouterr().out)
    assert {"blocks", "page_text"} == {*ARTICLE_FIELDS} - plain.keys()
    assert TITLE == Article.from_dict(plain).title


def test_several_pages_are_one_array(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that is missing is complained of; the others are read, and the status is 1."""
    names = [str(pages / name) for name in ("one.html", "missing.html", "two.txt")]
    assert 1 == main(["parse", *names])
    found = capsys.readouterr()
    assert [names[0], names[2]] == [each["source"] for each in json.loads(found.out)]
    assert f"newsparse: {names[1]}: No such file or directory\n" == found.err
    assert 1 == main(["parse", names[1], names[1]])
    assert [] == json.loads(capsys.readouterr().out)


def test_patterns_are_expanded(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pattern that no shell has expanded is; one that fits nothing is an error."""
    assert 0 == main(["parse", "--jsonl", f"{pages}/*.*"])
    assert 2 == capsys.readouterr().out.count("\n")
    assert 1 == main(["parse", f"{pages}/*.pdf"])
    assert "no such file" in capsys.readouterr().err


def test_compressed_pages_and_tables_are_read(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever batch reads, parse reads too; a PDF is complained of."""
    (pages / "a.html.gz").write_bytes(gzip.compress(read_example().encode()))
    (pages / "b.csv").write_text('html,url\n"<h1>Boats are late</h1><p>The ferry leaves.",https://a.example/1\n')
    (pages / "c.pdf").write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3")
    assert 1 == main(["parse", *(str(pages / name) for name in ("a.html.gz", "b.csv", "c.pdf"))])
    found = capsys.readouterr()
    assert [TITLE, "Boats are late"] == [each["title"] for each in json.loads(found.out)]
    assert "c.pdf: expected HTML or text, not a PDF" in found.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "https://a.example/1",
            "newsparse downloads nothing; expected a file, or: curl -s https://a.example/1 | newsparse",
        ),
        ("", "is a folder; expected a file; newsparse batch reads folders"),
    ],
)
def test_addresses_and_folders_are_refused_kindly(pages: Path, name: str, words: str, capsys: Any) -> None:
    """The message says what to do instead."""
    assert 1 == main(["parse", name or str(pages)])
    assert words in capsys.readouterr().err


def test_quotes_can_be_left_out(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--no-quotes looks for none, and limits of the page are taken."""
    main(["parse", str(pages / "one.html"), "--no-quotes", "--max-blocks", "4"])
    plain = json.loads(capsys.readouterr().out)
    assert ([], ["blocks"], 5) == (plain["quotes"], plain["truncated"], len(plain["blocks"]))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp932", "utf-8"])
def test_json_is_valid_whatever_the_terminals_encoding(pages: Path, encoding: str) -> None:
    """Streams that are not UTF-8 get ASCII."""
    (pages / "a.txt").write_text("Тихая ночь в 東京 “für” 🚢\n\nThe ferry leaves at nine.", encoding="utf-8")
    command = [sys.executable, "-m", "newsparse", "parse", "--json", str(pages / "a.txt")]
    path = os.pathsep.join(each for each in sys.path if each)
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": encoding}, capture_output=True, check=True
    )
    assert (
        "Тихая ночь в 東京 “für” 🚢\n\nThe ferry leaves at nine."
        == json.loads(done.stdout.decode("utf-8"))["page_text"]
    )
    assert done.stdout.isascii() == (encoding != "utf-8")


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends any command with the status 130 and no traceback."""

    def interrupt(_: object) -> object:
        raise KeyboardInterrupt

    for command in ("explain", "quotes", "parse"):
        monkeypatch.setattr("newsparse.cli.pages.read_example", interrupt)
        assert 130 == main([command, "--example"])
    assert "" == capsys.readouterr().err


def test_options_cannot_be_abbreviated(capsys: pytest.CaptureFixture[str]) -> None:
    """An abbreviation that works today could mean another option tomorrow."""
    for arguments in (["parse", "--exam"], ["batch", "a", "--out", "b.jsonl"]):
        with pytest.raises(SystemExit):
            main(arguments)
        assert "unrecognized arguments" in capsys.readouterr().err or arguments[0] == "batch"


def test_links_and_images_are_kept_in_markdown_when_asked_for(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--links and --images are those of ``to_markdown``."""
    article = parse(read_example())
    for more, expected in (
        (["--links", "--images"], article.to_markdown(links=True, images=True)),
        ([], article.to_markdown()),
    ):
        assert 0 == main(["parse", "--markdown", *more, str(pages / "one.html")])
        assert expected == capsys.readouterr().out
