"""Site rules: what they do, and how broken ones are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import newsparse
from newsparse import Role, SiteRuleError
from newsparse.pipeline import explain_page
from newsparse.source.rules import _folders, load, parse_rule

RULE = """
host = "lantern.example"

[[hint]]
selector = "div.box"
role = "promo"

[[hint]]
line = "^Bridge closed"
role = "title"

[[hint]]
selector = ".aside"
drop = true

[author]
selector = ".writer"

[date]
selector = ".when"
format = "%d/%m/%y %H.%M"
"""
PAGE = """\
<html><head><title>Valley Lantern</title></head><body>\r\n<div><h2>Bridge closed until autumn</h2>
<div class="writer">Ruth Marsh</div><div class="when">07/03/24 09.15</div>
<p>The town of Ellmoor closed its old bridge on Monday after cracks were found in two of its pillars.</p>
<div class="box"><p>Readers of the paper get a free map of all walking paths with every copy on Fridays.</p></div>
<p class="aside">The writer was once a ferryman, and has crossed the river more often than he could count.</p>
<p>Engineers said that repairs would take until the autumn, and that buses would go by the north road.</p></div>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of rules, empty."""
    monkeypatch.setenv("NEWSPARSE_SITES", str(tmp_path))
    load.cache_clear()
    _folders.cache_clear()
    return tmp_path


def test_a_rule_decides() -> None:
    """Selectors and lines give blocks their role, whatever the labeller thinks; explain names the hint."""
    explanation = explain_page(PAGE, rule=parse_rule(RULE, "lantern.example.toml"))
    article = explanation.article
    assert "Bridge closed until autumn" == article.title
    assert ["Readers of the paper"] == [block.text[:20] for block in article.blocks if block.role is Role.PROMO]
    assert ["The town of", "Engineers s"] == [text[:11] for text in article.paragraphs]
    assert "2024-03-07T09:15:00" == (article.published.isoformat() if article.published else None)
    assert ("Ruth Marsh",) == article.authors
    names = [signal.name for reasons in explanation.reasons for signal in reasons.signals]
    assert "lantern.example.toml: [[hint]] 1 selector" in names


def test_rules_are_found_by_address(folder: Path) -> None:
    """A rule in the user's folder is used for its host and the hosts under it."""
    (folder / "lantern.example.toml").write_text(RULE, encoding="utf-8")
    for host in ("lantern.example", "www.lantern.example", "news.lantern.example"):
        assert "Bridge closed until autumn" == newsparse.parse(PAGE, url=f"https://{host}/1").title
    assert load("other.example") is None
    assert load(None) is None
    text = "Valley Lantern\nBridge closed\nThe town of Ellmoor closed its old bridge on Monday after a storm."
    assert "Bridge closed" == newsparse.parse_text(text, url="https://lantern.example/").title


def test_a_broken_address_has_no_rule(folder: Path) -> None:
    """An address that is none does not raise."""
    assert newsparse.parse(PAGE, url="https://[broken").blocks


BROKEN = [
    ("host = ", "x.toml: expected TOML"),
    ("", "x.toml host: missing"),
    ("host = 3", "x.toml host: expected a string with words in it, got 3"),
    ('host = "x"\ncolour = 1', "x.toml: no such entry colour; expected one of author, date, hint, host"),
    ('host = "x"\nhint = 1', "x.toml: hint: expected tables [[hint]]"),
    ('host = "x"\nauthor = 1', "x.toml: author: expected a table [author]"),
    ('host = "x"\n[[hint]]\nrole = "promo"', "x.toml: [[hint]] 1: expected either selector or line"),
    ('host = "x"\n[[hint]]\nline = "a"', "x.toml: [[hint]] 1: expected either role or drop = true"),
    ('host = "x"\n[[hint]]\nline = "a"\nrole = "headline"', 'x.toml: [[hint]] 1 role: "headline" is no role'),
    ('host = "x"\n[[hint]]\nline = "("\nrole = "promo"', "x.toml: [[hint]] 1 line: expected a regular expression"),
    ('host = "x"\n[[hint]]\nline = "a"\ndrop = false', "x.toml: [[hint]] 1 drop: expected true, got False"),
    ('host = "x"\n[date]\nselector = "p"', "x.toml: [date] format: missing"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_broken_rules_are_refused(text: str, message: str) -> None:
    """The error names the file, the place and what was expected."""
    with pytest.raises(SiteRuleError) as caught:
        parse_rule(text, "x.toml")
    assert str(caught.value).startswith(message)


def test_a_broken_selector_is_refused() -> None:
    """A selector that is none is named when the rule is used."""
    rule = parse_rule('host = "x"\n[[hint]]\nselector = "div..["\nrole = "promo"', "x.toml")
    with pytest.raises(SiteRuleError, match=r"x\.toml: \[\[hint\]\] 1 selector: "):
        explain_page(PAGE, rule=rule)
