"""Site rules: what they do, and how broken ones are refused."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import newsparse
from newsparse import Role, SiteRuleError
from newsparse.pipeline import explain_page
from newsparse.source.rules import _folders, _load, fingerprint, load, parse_rule

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
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield the user's folder of rules, empty; afterwards it is forgotten."""
    monkeypatch.setenv("NEWSPARSE_SITES", str(tmp_path))
    _load.cache_clear()
    _folders.cache_clear()
    yield tmp_path
    _load.cache_clear()
    _folders.cache_clear()


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


HARMFUL = [
    ('host = "x"\n[[hint]]\nline = "(a|(?R))*b"\nrole = "promo"', "expected a regular expression that calls no group"),
    (
        'host = "x"\n[[hint]]\nline = "(?P<n>a(?&n)?)"\nrole = "promo"',
        "expected a regular expression that calls no group",
    ),
    ('host = "x"\n[[hint]]\nline = "(a(?1)?)"\nrole = "promo"', "expected a regular expression that calls no group"),
    (f'host = "x"\n[[hint]]\nline = "{"(" * 900}a{")" * 900}"\nrole = "promo"', "line: expected a regular expression"),
    (
        f'host = "x"\n[[hint]]\nline = "{"a" * 3000}"\nrole = "promo"',
        "line: expected at most 2,000 characters, got 3,000",
    ),
    ("host = " + "[" * 50_000, "expected TOML that can be read"),
    ("host = " + "1" * 5000, "expected TOML that can be read"),
    ("host = 'x'\n" + "#" * 100_000, "expected at most 100,000 characters"),
    ('host = "x"\n[date]\nselector = "p"\nformat = "%d %d"', "[date] format: redefinition"),
    ('host = "x"\n[date]\nselector = "p"\nformat = "%Q"', "[date] format: 'Q' is a bad directive"),
]


@pytest.mark.parametrize(("text", "message"), HARMFUL)
def test_harmful_rules_are_refused(text: str, message: str) -> None:
    """Patterns that call themselves, files nested too deep and formats that nothing fits are errors of the rule."""
    with pytest.raises(SiteRuleError) as caught:
        parse_rule(text, "x.toml")
    assert message in str(caught.value)


@pytest.mark.parametrize("line", [r"\\(?R", "a(?:b)(?=c)", r"(?P<a>b)(?P=a)"])
def test_harmless_patterns_are_taken(line: str) -> None:
    """Groups, looking ahead and an escaped bracket are no calls."""
    assert parse_rule(f'host = "x"\n[[hint]]\nline = "{line}"\nrole = "promo"', "x.toml").hints[0].line


def test_a_slow_pattern_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns have a time limit for the whole page; the error names the hint."""
    monkeypatch.setattr("newsparse.source.rules.apply._SECONDS", 0.05)
    rule = parse_rule('host = "x"\n[[hint]]\nline = "^(a|aa)+[bc]$"\nrole = "promo"', "x.toml")
    text = "\n".join(["a" * 60 + "!"] * 20)
    with pytest.raises(SiteRuleError, match=r"x\.toml: \[\[hint\]\] 1 line: expected a pattern that reads a page"):
        explain_page(text, rule=rule)


@pytest.mark.parametrize("host", ["a." * 200 + "example", "lantern.example/" + "x" * 300, "a\x00.example", "..", "::1"])
def test_a_host_that_is_none_has_no_rule(folder: Path, host: str) -> None:
    """No file is looked for under a name that no host has."""
    assert load(host) is None
    assert newsparse.parse(PAGE, url=f"https://{host}/").blocks


def test_a_rule_that_is_no_text_is_refused(folder: Path) -> None:
    """A file in another charset, or a folder of the name, is an error that names the file."""
    (folder / "lantern.example.toml").write_bytes(RULE.encode("utf-16"))
    with pytest.raises(SiteRuleError, match=r"lantern\.example\.toml: expected UTF-8"):
        newsparse.parse(PAGE, url="https://lantern.example/1")


def test_a_folder_that_cannot_be_read_is_one_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages with an address are parsed all the same, and nobody is told twice."""

    def refuse(self: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "is_dir", refuse)
    with pytest.warns(RuntimeWarning, match="site rules cannot be read") as warnings:
        articles = [newsparse.parse(PAGE, url=f"https://lantern{number}.example/1") for number in range(3)]
    assert all(article.blocks for article in articles)
    assert 1 == len(warnings)


def test_no_home_is_one_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without a home, as in some containers, parses pages with an address."""

    def refuse() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("NEWSPARSE_SITES")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(Path, "home", refuse)
    with pytest.warns(RuntimeWarning, match="Could not determine home directory"):
        assert newsparse.parse(PAGE, url="https://lantern.example/1").blocks


def test_a_broken_package_of_rules_is_one_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point of another package that cannot be imported is left out; the user's own rules hold."""
    (folder / "lantern.example.toml").write_text(RULE, encoding="utf-8")
    broken = EntryPoint("theirs", "no_such_package_of_rules", "newsparse.sites")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [broken])
    with pytest.warns(RuntimeWarning, match="no_such_package_of_rules cannot be read") as warnings:
        titles = [newsparse.parse(PAGE, url=f"https://lantern.example/{number}").title for number in range(3)]
    assert 3 * ["Bridge closed until autumn"] == titles
    assert 1 == len(warnings)


def test_the_fingerprint_changes_with_the_rules(folder: Path) -> None:
    """A rule that is added, changed or renamed changes it; what cannot be read does not raise."""
    seen = [fingerprint()]
    (folder / "a.example.toml").write_text('host = "a.example"')
    seen.append(fingerprint())
    (folder / "a.example.toml").write_text('host = "b.example"')
    seen.append(fingerprint())
    (folder / "a.example.toml").rename(folder / "b.example.toml")
    seen.append(fingerprint())
    (folder / "c.example.toml").mkdir()
    seen.append(fingerprint())
    assert len(seen) == len({*seen})
    assert seen[-1] == fingerprint()
