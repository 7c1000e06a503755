"""The command line."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from newsparse import Article
from newsparse.cli import main
from newsparse.example import read_example

TITLE = "Islanders keep their night ferry after a tied vote"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The example page as a file."""
    path = tmp_path / "page.html"
    path.write_text(read_example(), encoding="utf-8")
    return path


def test_json_is_an_article(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By default one article is printed as indented JSON that can be read back."""
    assert 0 == main(["parse", str(page)])
    assert TITLE == Article.from_json(capsys.readouterr().out).title


def test_jsonl_has_one_line_a_page(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two pages give two lines."""
    assert 0 == main(["parse", "--jsonl", str(page), str(page)])
    lines = capsys.readouterr().out.splitlines()
    assert [TITLE] * 2 == [json.loads(line)["title"] for line in lines]


def test_fields_can_be_chosen(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the fields asked for are printed, in that order."""
    assert 0 == main(["parse", "--fields", "title,text,schema", str(page)])
    plain = json.loads(capsys.readouterr().out)
    assert ["title", "text", "schema"] == list(plain)


@pytest.mark.parametrize("form", ["--text", "--markdown"])
def test_the_body_can_be_read(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Text and Markdown hold the story and no boilerplate."""
    assert 0 == main(["parse", "--example", form])
    out = capsys.readouterr().out
    assert "The operator did not say whether fares would rise." in out
    assert "Seal pup" not in out


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A dash stands for standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(read_example("text").encode())))
    assert 0 == main(["parse", "--format", "text", "--fields", "title", "-"])
    assert {"title": TITLE} == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_explain_names_roles_and_reasons(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each block is shown with its role, each field with its place; no colours in a pipe."""
    assert 0 == main(["explain", "--example", "--format", kind])
    out = capsys.readouterr().out
    assert TITLE in out
    assert "paragraph   " in out
    assert "\033[" not in out


def test_colours_can_be_forced(capsys: pytest.CaptureFixture[str]) -> None:
    """--color always colours roles."""
    assert 0 == main(["explain", "--example", "--color", "always"])
    assert "\033[1;35mtitle" in capsys.readouterr().out


def test_a_report_is_one_page(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--html writes a self-contained page, for one or two inputs."""
    target = tmp_path / "report.html"
    assert 0 == main(["explain", str(page), "--html", str(target)])
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    saved = tmp_path / "saved.json"
    main(["parse", "--jsonl", str(page)])
    saved.write_text(capsys.readouterr().out.splitlines()[-1], encoding="utf-8")
    assert 0 == main(["explain", str(page), str(saved), "--html", str(target)])
    assert "No field differs." in target.read_text(encoding="utf-8")


WRONG: list[tuple[list[str], int, str]] = [
    (["parse", "no/such/page.html"], 1, "newsparse: no/such/page.html: No such file or directory"),
    (["parse"], 2, "expected a FILE, - for standard input, or --example"),
    (["parse", "--example", "--fields", "title,colour"], 2, 'no field "colour"'),
    (["parse", "--example", "--language", "englisch!"], 1, 'language="englisch!": expected a BCP 47 tag'),
    (["explain", "a", "b", "c", "--html", "x.html"], 2, "--html: expected one or two pages"),
    (["explain"], 2, "expected a FILE, - for standard input, or --example"),
    (["explain", "no/such/page.html", "--html", "x.html"], 1, "--html: x.html is not written"),
]


@pytest.mark.parametrize(("arguments", "status", "message"), WRONG)
def test_what_is_wrong_is_said_in_a_line(arguments: list[str], status: int, message: str, capsys: Any) -> None:
    """Errors name thing and place, and set the exit status."""
    assert status == main(arguments)
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(("error", "status"), [(KeyboardInterrupt, 130), (BrokenPipeError, 0)])
def test_an_end_from_outside_is_quiet(
    error: type[BaseException], status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An interrupt sets the exit status, a reader that has seen enough does not; neither prints a traceback."""

    class Stream(io.StringIO):
        def write(self, text: str) -> int:  # noqa: ARG002
            raise error

    monkeypatch.setattr("sys.stdout", Stream())
    assert status == main(["schema"])
    assert "" == capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """--help shows how to call it."""
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "newsparse parse --example" in capsys.readouterr().out
