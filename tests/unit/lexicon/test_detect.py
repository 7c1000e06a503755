"""Which language a page is written in."""

import pytest

from newsparse import SiteProfile
from newsparse.lexicon.detect import choose_language, find_language
from newsparse.model import Declared, Page
from newsparse.profile import summarise_page

ENGLISH = "The ferry ran aground on Thursday morning, and the harbour office said that nobody was hurt. " * 4
CATALAN = "El vaixell de la companyia va encallar dijous al matí a la sorra, i segons el port no hi ha cap ferit. " * 4


def declaring(tag: str, text: str = "", path: str = "html[lang]") -> Page:
    """Return a page with these words that declares a language."""
    return Page(text, declared=(Declared("language", path, tag),))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (declaring("en_GB", ENGLISH), "en-GB"),
        (declaring("de", ENGLISH), "en"),
        (declaring("de"), "de"),
        (declaring("ca-ES", CATALAN), "ca-ES"),
        (declaring("is", "Báturinn er í höfn og það er ekki hægt að sigla í dag, sagði hann. " * 4), "is"),
        (declaring("!"), None),
        (declaring("klingon"), None),
        (Page(ENGLISH, language="fr"), "fr"),
    ],
)
def test_the_words_decide(page: Page, expected: str | None) -> None:
    """A declared tag makes the language of the words finer or takes its place; the caller's tag comes first."""
    assert expected == choose_language(page).value


def test_the_best_declaration_counts() -> None:
    """The html element is trusted more than Open Graph, wherever they stand."""
    page = Page("", declared=(Declared("language", "meta[property=og:locale]", "en_US"), *declaring("de-AT").declared))
    assert ["de-AT", "en-US"] == [candidate.value for candidate in choose_language(page).candidates]


def test_profiles_read_a_page_with_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learning a site asks for the language where parsing does, so that Icelandic is not read as Danish."""
    asked: list[str | None] = []

    def watch(language: str | None) -> object:
        asked.append(language)
        raise LookupError

    monkeypatch.setattr("newsparse.profile.summary.load", watch)
    with pytest.raises(LookupError):
        summarise_page(declaring("ca-ES", CATALAN))
    with pytest.raises(LookupError):
        SiteProfile.learn([f'<html lang="ca-ES"><p>{CATALAN}</p></html>'])
    assert ["ca-ES", "ca-ES"] == asked


SHORT = {
    "ar": "قرر مجلس الجزيرة إبقاء العبارة الليلية BBC",
    "he": "מועצת האי החליטה להשאיר את המעבורת",
    "fa": "شورای جزیره کشتی شبانه را نگه داشت",
}


@pytest.mark.parametrize("language", SHORT)
def test_letters_tell_the_language_of_a_short_text(language: str) -> None:
    """Where its words are too few."""
    assert language == find_language(SHORT[language])


@pytest.mark.parametrize(
    "text", ["جزیرے کی کونسل نے رات کی کشتی کو برقرار رکھا ہے", "قرر", "BBC ITV Channel Four قرر المجلس", ""]
)
def test_letters_that_tell_none(text: str) -> None:
    """Urdu has letters of its own, and a word or two is too little."""
    assert find_language(text) is None
