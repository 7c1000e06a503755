"""Loading and checking word lists."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsparse import LexiconError, UnknownLanguageError, lexicon
from newsparse.lexicon import check_tag, languages, load, parse_section, read_toml
from newsparse.lexicon.detect import find_language
from newsparse.lexicon.words import BylineWords, TimestampWords


@pytest.mark.parametrize("language", languages())
def test_every_language_loads(language: str) -> None:
    """Each file is well formed and names its commonest words."""
    assert language == load(language).language
    assert load(language).common.stop


def test_regions_share_their_language() -> None:
    """Only the first part of a tag counts."""
    assert load("en") is load("en-GB") is load("EN_us")


def test_a_language_without_a_file_gets_all_words() -> None:
    """An unknown language is read with every word list together."""
    assert load() is load("sw")
    assert load("en").common.stop < load().common.stop


def test_a_section_is_read_once() -> None:
    """A section stays what it is; there are no others."""
    assert load("en").common is load("en").common
    assert not hasattr(load("en"), "colours")


@pytest.mark.parametrize("file", sorted(Path(lexicon.__file__).parent.glob("*.toml")), ids=lambda file: file.stem)
def test_files_are_read_as_toml(file: Path) -> None:
    """Whatever is read a faster way comes out as the standard library has it, whole and in sections."""
    text = file.read_text(encoding="utf-8")
    for part in (text, *lexicon._SECTION.split(f"\n{text}")[2::2]):
        assert tomllib.loads(part) == read_toml(part)


def test_files_need_no_parser_of_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    """All are written so that the faster way can read them."""
    monkeypatch.delattr(lexicon, "_read_any_toml")
    for file in Path(lexicon.__file__).parent.glob("*.toml"):
        is_language = file.stem in languages()
        parts = lexicon._sections(file.name).values() if is_language else [file.read_text(encoding="utf-8")]
        assert all(map(read_toml, parts))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing",
        'a = ["x", "#y", "z\\"",]',
        'a = ["x"] # why',
        'a = [\n    "x",  # why\n    "#y", # "why"\n    # "why"\n]',
        'a = ["x",\n]\nb = []',
        'a = { "x" = "1", "y" = "2" }',
        'a = [\'x" = "y\', "x\\" = "]',
        "a.b = ['x']",
        'a = ["x"]\n\n[b]\n# why\n"x" = "1"\n"y" = "2"\n[c]\nd = ["x"]\n',
        '[a]\nx = "1"\n[a.b]\ny = "2"',
    ],
)
def test_any_toml_is_read(text: str) -> None:
    """Comments, escapes and tables too."""
    assert tomllib.loads(text) == read_toml(text)


@pytest.mark.parametrize(
    "text", ['a = ["x"]\na = ["y"]', "[a]\n[a]", '[a]\n"x" = "1"\n"x" = "2"', 'a = ["x" "y"]', "a"]
)
def test_broken_toml_is_told(text: str) -> None:
    """The error is the standard library's."""
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(text)


def test_word_lists_do_not_change() -> None:
    """They are the same for everyone who asks; the error names the list."""
    with pytest.raises(AttributeError, match=r"BylineWords.openers: word lists do not change"):
        load("en").byline.openers = frozenset()


def test_an_unknown_section_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names file and section."""
    monkeypatch.setattr(lexicon, "_read_text", lambda _: "[common]\nstop = []\n\n[colours]\n")
    with pytest.raises(LexiconError, match=r"xx.toml \[colours\]: no such section; expected one of common, label"):
        lexicon._load.__wrapped__("xx")


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh_Hans", "EN", "is", "iw", "gsw", "sr-Latn-RS"])
def test_tags_of_languages_are_known(tag: str) -> None:
    """A language needs no word list here to be known."""
    check_tag(tag)


@pytest.mark.parametrize("tag", ["xx", "qq-US", "zz"])
def test_tags_without_a_language_are_refused(tag: str) -> None:
    """Tags of two letters must be in ISO 639-1."""
    with pytest.raises(UnknownLanguageError, match=f'language="{tag}": no language has the tag "{tag[:2]}"'):
        check_tag(tag)


def test_a_tag_is_a_string() -> None:
    """The error names the type."""
    with pytest.raises(TypeError, match="language: expected str, got int"):
        check_tag(3)


@pytest.mark.parametrize("language", ["", "englisch!", "e", "en us", "klingon", "english"])
def test_what_is_no_tag_is_refused(language: str) -> None:
    """The error names the value and what was expected."""
    with pytest.raises(UnknownLanguageError, match="expected a BCP 47 tag"):
        load(language)
    with pytest.raises(UnknownLanguageError, match="expected a BCP 47 tag"):
        check_tag(language)


WRONG: list[tuple[type[Any], dict[str, Any], str]] = [
    (BylineWords, {"openers": ["By"]}, r'x.toml openers: "By" is not lower case'),
    (BylineWords, {"openers": ["l’un"]}, r"""x.toml openers: "l’un" is not folded; expected "l'un\""""),
    (BylineWords, {"openers": ["by", "by"]}, r'x.toml openers: "by" stands twice'),
    (BylineWords, {"openers": [""]}, r"x.toml openers: '' is not a word"),
    (BylineWords, {"openers": "by"}, r"x.toml openers: expected a list of strings"),
    (BylineWords, {"openers": [["by"]]}, r"x.toml openers: expected a list of strings"),
    (BylineWords, {"openers": ["by", 3]}, r"x.toml openers: 3 is not a word"),
    (BylineWords, {"openers": ["by"], "roles": ["Editor"]}, r'x.toml roles: "Editor" is not lower case'),
    (TimestampWords, {"months": ["may"]}, r"x.toml months: expected a table of strings"),
    (BylineWords, {"closers": []}, r"x.toml closers: no such list; expected one of "),
]


@pytest.mark.parametrize(("section", "table", "message"), WRONG)
def test_a_broken_list_is_refused(section: type[Any], table: dict[str, Any], message: str) -> None:
    """The error names file, list and entry."""
    with pytest.raises(LexiconError, match=message):
        parse_section(section, table, "x.toml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council said that it would not be able to pay for the boat in the winter.", "en"),
        ("Der Rat der Stadt hat sich mit der Frage nicht befasst, sagte der Sprecher.", "de"),
        ("Le conseil de la ville ne se prononce pas sur cette question, selon le maire.", "fr"),
        ("El consejo de la ciudad no se ha pronunciado sobre la cuestión, según el alcalde.", "es"),
        ("Совет города не принял решение по этому вопросу, и он был отложен на год.", "ru"),
        ("市議会は火曜日に夜行フェリーの存続を決めた。", "ja"),
        ("시의회는 화요일에 야간 여객선을 유지하기로 했다.", "ko"),
        ("市议会周二决定保留夜间渡轮。", "zh"),
        ("", None),
        ("12345 67890", None),
        ("Kestrel Skerra", None),
    ],
)
def test_languages_are_told_apart(text: str, expected: str | None) -> None:
    """A sentence is enough; too little gives None."""
    assert expected == find_language(text)


@pytest.mark.parametrize(
    ("tag", "same"), [("nb-NO", "no"), ("nn", "no"), ("iw", "he"), ("in-ID", "id"), ("EN_gb", "en")]
)
def test_tags_of_one_language(tag: str, same: str) -> None:
    """Both standards of Norwegian, old codes and regions have the words of their language."""
    assert load(same) is load(tag)
