"""Nothing of a page reaches a terminal as a command, in no command of newsparse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsparse.cli import main
from newsparse.cli.terminal import complain
from newsparse.text.terminal import printable

EVIL = "\x1b[31m\x07\x9b2J\x7f\u202e\u2066\u2028"
PAGE = f"""<html lang="en"><head><title>Evil {EVIL} news</title><meta name="author" content="Ada{EVIL} Quill">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Boats \\u001b[2J \\u009b late", "@id": "x"}}</script>
</head><body><article><h1>Boats {EVIL} are late</h1><p class="byline">By Ada{EVIL} Quill</p>
<p>LONDON{EVIL} (Reuters) - The ferry {EVIL} leaves at nine on Tuesday and it comes back in the evening.</p>
<p>"We shall {EVIL} miss it," said Morag{EVIL} Lennox, who keeps the shop beside the pier.</p>
<figure><img src="a.jpg"><figcaption>A boat{EVIL} (Photo: Ada{EVIL} Quill)</figcaption></figure></article>"""
COMMANDS = [
    ["parse"],
    ["parse", "--json"],
    ["parse", "--jsonl"],
    ["parse", "--text"],
    ["parse", "--markdown"],
    ["explain", "--color", "never"],
    ["quotes"],
    ["quotes", "--as", "csv"],
    ["quotes", "--as", "jsonl"],
    ["learn"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_page_commands_no_terminal(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Escapes, C1 and overrides of direction in a page and its name are shown, not sent."""
    names = []
    for number in range(3):
        path = tmp_path / f"a\x1b[2J\u202e{number}.html"
        path.write_text(PAGE.replace("nine", f"{number} past nine"), encoding="utf-8")
        names.append(str(path))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert 0 == main([*command, *names])
    found = capsys.readouterr()
    assert found.out
    assert printable(found.out) == found.out
    assert printable(found.err) == found.err


def test_errors_command_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names of files, and what a file of pages has for keys, are shown in errors and summaries as they may be."""
    path = tmp_path / "a\x1b[2J.jsonl"
    path.write_text(json.dumps({f"key{EVIL}": "value"}) + "\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for command in (["parse"], ["explain"], ["quotes"], ["learn"], ["parse", "--fields", f"a{EVIL}"]):
        assert 0 < main([*command, str(path)])
    assert 1 == main(["batch", str(path), "-o", str(tmp_path / "out.jsonl"), "--processes", "1"])
    found = capsys.readouterr()
    assert "\\x1b[2J" in found.err
    assert printable(found.err) == found.err
    assert printable(found.out) == found.out


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Line breaks in a message become blanks."""
    complain("a\nb\x1b")
    assert "newsparse: a b\\x1b\n" == capsys.readouterr().err
