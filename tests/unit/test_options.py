"""The options of a call, and what is passed that is no page."""

import io
import pickle
import warnings
from pathlib import Path

import pytest
from attrs import evolve

import newsparse
from newsparse import Limits, ParseOptions, Parser, SiteProfile, UnknownLanguageError, load_models
from newsparse.example import EXAMPLE_URL, read_example
from newsparse.pipeline import explain_page

HTML, TEXT = read_example("html"), read_example("text")


def test_a_parser_does_what_the_functions_do() -> None:
    """A parser with options gives the articles that the functions give with keywords."""
    parser = Parser(ParseOptions(language="en", limits=Limits(blocks=20)))
    keywords = {"url": EXAMPLE_URL, "language": "en", "limits": Limits(blocks=20)}
    assert newsparse.parse(HTML, **keywords) == parser.parse(HTML, url=EXAMPLE_URL)  # type: ignore[arg-type]
    assert newsparse.parse_html(HTML, **keywords) == parser.parse_html(HTML, url=EXAMPLE_URL)  # type: ignore[arg-type]
    assert newsparse.parse_text(TEXT, **keywords) == parser.parse_text(TEXT, url=EXAMPLE_URL)  # type: ignore[arg-type]
    assert parser.explain(HTML).article == parser.parse(HTML)


def test_a_parser_can_be_sent_to_another_process() -> None:
    """A parser with the shipped weights is a few bytes: the other process has them too."""
    packed = pickle.dumps(Parser(ParseOptions(language="de")))
    assert len(packed) < 2_000
    assert Parser(ParseOptions(language="de")) == pickle.loads(packed)  # noqa: S301  our own bytes


def test_models_are_sent_as_they_are() -> None:
    """The shipped models are loaded again by the process that gets them; others come along."""
    shipped = load_models()
    assert shipped is pickle.loads(pickle.dumps(shipped))  # noqa: S301  our own
    other = evolve(shipped, ranking={})
    sent = pickle.loads(pickle.dumps(evolve(other, label=None, quotes=None)))  # noqa: S301  our own
    assert {} == sent.ranking


def test_other_weights_can_be_passed() -> None:
    """A parser uses the weights it was given, and no other parser does."""
    shipped = load_models()
    turned = {field: {name: -weight for name, weight in table.items()} for field, table in shipped.ranking.items()}
    other = Parser(models=evolve(shipped, ranking=turned)).parse(HTML)
    assert newsparse.parse(HTML).authors != other.authors
    assert Parser(models=shipped).parse(HTML) == newsparse.parse(HTML)


def test_without_quotes_nothing_looks_for_them() -> None:
    """With quotes=False the quotes' weights are not even touched, and everything else is the same."""
    article = Parser(ParseOptions(quotes=False), evolve(load_models(), quotes=None)).parse(HTML)  # type: ignore[arg-type]
    assert evolve(newsparse.parse(HTML), quotes=()) == article == newsparse.parse(HTML, quotes=False)
    assert () == newsparse.parse_html(HTML, quotes=False).quotes == newsparse.parse_text(TEXT, quotes=False).quotes


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"language": 3}, "language: expected str, got int"),
        ({"profile": "site.json"}, "profile: expected SiteProfile, got str"),
        ({"limits": 3}, "limits: expected Limits, got int"),
        ({"encoding": b"utf-8"}, "encoding: expected str, got bytes"),
        ({"quotes": "no"}, "quotes: expected bool, got str"),
    ],
)
def test_options_of_other_types_are_refused(wrong: dict[str, object], message: str) -> None:
    """The error names the option and the types."""
    with pytest.raises(TypeError, match=message):
        ParseOptions(**wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=message):
        newsparse.parse("x", **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", ["klingon", "english", "e", "en us", "xx", ""])
def test_unknown_languages_are_refused(tag: str) -> None:
    """Malformed tags and those that no language has raise, in options and functions alike."""
    with pytest.raises(UnknownLanguageError, match="language="):
        ParseOptions(language=tag)
    with pytest.raises(UnknownLanguageError, match="language="):
        newsparse.parse_text("x", language=tag)


def test_a_page_may_declare_any_language() -> None:
    """What a page declares never raises."""
    assert "xx" == newsparse.parse('<html lang="xx"><p>A word.</p></html>').language


def test_a_path_is_no_page(tmp_path: Path) -> None:
    """Whoever passes a path or an open file reads in the error how to pass its page."""
    for parse in (newsparse.parse, newsparse.parse_html, newsparse.parse_text, explain_page):
        with pytest.raises(TypeError, match=r"expected str.*, got PosixPath|WindowsPath; pass path\.read_bytes\(\)"):
            parse(tmp_path)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"expected str.*, got StringIO; pass what its read\(\) returns"):
            parse(io.StringIO(HTML))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"text: expected str, got bytes; decode it, or call parse\(\)"):
        newsparse.parse_text(b"x")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["https://lantern.example/story", " HTTP://a.example/ ", "pages/story.html", "a.txt"])
def test_an_address_is_no_page(name: str) -> None:
    """A string that is nothing but an address or a file's name is parsed as any other, with a warning."""
    with pytest.warns(UserWarning, match="looks like an address or a file"):
        assert name == newsparse.parse(name).page_text
    with pytest.warns(UserWarning, match="looks like an address or a file"):
        newsparse.parse_html(name)
    with pytest.warns(UserWarning, match="looks like an address or a file"):
        newsparse.parse_text(name)


@pytest.mark.parametrize("page", ["", "See https://a.example/", "One line.", "<p>a.html</p>", "a\nb.html"])
def test_pages_are_no_addresses(page: str) -> None:
    """A page that holds an address gives no warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        newsparse.parse(page)


def test_options_compare_and_show() -> None:
    """Options are values; a parser's repr leaves out the weights."""
    profile = SiteProfile("lantern.example")
    assert ParseOptions(profile=profile) == ParseOptions(profile=profile)
    assert len(repr(Parser())) < 400
