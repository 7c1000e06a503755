"""``newsparse learn``, ``newsparse parse --profile`` and ``newsparse check-rule``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsparse.cli import main

BOX = "Readers of the paper get a free map of all walking paths with every copy on Fridays."
STORY = (
    "Valley Lantern\n\nCounty {0} opens a new school garden\n\nThe county of {0} has opened a garden for its schools "
    "on Monday.\n\n{1}\n\nIn {0}, the head teacher said, {2} children will look after the beds and the greenhouse.\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Return four pages of a site, written down."""
    for number, place in enumerate(["Ellmoor", "Harwick", "Dunby", "Saltcote"]):
        (tmp_path / f"{number}.txt").write_text(STORY.format(place, BOX, 20 + 7 * number), encoding="utf-8")
    return [str(tmp_path / f"{number}.txt") for number in range(4)]


def test_learn_and_parse(pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A learned profile is written, merged and used."""
    profile = tmp_path / "site.json"
    assert 0 == main(["learn", *pages[:3], "-o", str(profile), "--url", "https://lantern.example"])
    assert "newsparse: 3 pages" in capsys.readouterr().err
    assert 0 == main(["parse", "--text", "--profile", str(profile), pages[3]])
    assert BOX not in capsys.readouterr().out
    assert 0 == main(["explain", "--profile", str(profile), pages[3]])
    assert "stands on 3 of 3 other pages" in capsys.readouterr().out
    assert 0 == main(["parse", "--format", "text", "--profile", str(profile), pages[3]])
    capsys.readouterr()
    assert 0 == main(["learn", pages[3], "--merge", str(profile)])
    assert 4 == json.loads(capsys.readouterr().out)["pages"]


def test_a_damaged_profile(pages: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The error is one line that names the file."""
    assert 1 == main(["parse", "--profile", pages[0], pages[1]])
    assert f"newsparse: {pages[0]}: profile: expected JSON" in capsys.readouterr().err


RULE = 'host = "lantern.example"\n[[hint]]\nline = "^Readers of"\nrole = "promo"\n'


def test_check_rule(pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page is shown as the rule reads it; a hint that fits nothing is named."""
    rule = tmp_path / "lantern.example.toml"
    rule.write_text(RULE, encoding="utf-8")
    assert 0 == main(["check-rule", str(rule), pages[0]])
    assert "[[hint]] 1 line" in capsys.readouterr().out
    rule.write_text(RULE + '[[hint]]\nselector = "nav"\ndrop = true\n[author]\nselector = "b"\n', encoding="utf-8")
    assert 1 == main(["check-rule", str(rule), pages[0]])
    said = capsys.readouterr().err
    assert "lantern.example.toml: [[hint]] 2 selector: fits nothing on these pages" in said
    assert "lantern.example.toml [author]: fits nothing on these pages" in said


def test_check_rule_shows_no_control_characters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What commands a terminal, in a page as well as in a rule, is shown as an escape; in errors too."""
    rule = tmp_path / "lantern.example.toml"
    rule.write_text('host = "lantern.example"\n[[hint]]\nline = "^\\u001b\\\\[31m"\nrole = "promo"\n', encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text("Closed pier\x07.\n\n\x1b[31mRed \u202eletters\x9b2J", encoding="utf-8")
    assert 0 == main(["check-rule", str(rule), str(page)])
    shown = capsys.readouterr().out
    assert "pier\\x07." in shown
    assert "\\x1b[31mRed letters\\x9b2J" in shown
    assert not set(shown) & set("\x07\x1b\x9b\u202e")
    rule.write_text('host = "\\u001b[2J"', encoding="utf-8")
    assert 1 == main(["check-rule", str(rule), str(page)])
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [(b'host = "lantern.example"\n# \xe4', "lantern.example.toml: expected UTF-8"), (None, "cannot be read")],
)
def test_check_rule_of_a_file_that_is_no_rule(
    content: bytes | None, message: str, pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rule that is missing or in another encoding is one line of error."""
    rule = tmp_path / "lantern.example.toml"
    if content is not None:
        rule.write_bytes(content)
    assert 1 == main(["check-rule", str(rule), pages[0]])
    assert message in capsys.readouterr().err


def test_a_rule_is_named_after_its_host(pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that would never be found is refused."""
    rule = tmp_path / "other.example.toml"
    rule.write_text(RULE, encoding="utf-8")
    assert 1 == main(["check-rule", str(rule), pages[0]])
    assert 'other.example.toml host: expected "other.example"' in capsys.readouterr().err
