"""Scripts without case and without blanks."""

import pytest

from newsparse.text.scripts import (
    UNSPACED_RUN,
    count_unspaced,
    has_east_asian,
    is_caseless,
    is_latin_greek_cyrillic,
)


@pytest.mark.parametrize("text", ["", "Größe", "Αθήνα", "Москва – 5°"])
def test_scripts_with_case_are_latin_greek_and_cyrillic(text: str) -> None:
    """Latin, Greek and Cyrillic letters and punctuation take the short way."""
    assert is_latin_greek_cyrillic(text)


@pytest.mark.parametrize("text", ["東京", "القاهرة", "x²", "e\u0301"])
def test_other_scripts_and_combining_marks_are_not(text: str) -> None:
    """Other scripts, combining marks and powers do not."""
    assert not is_latin_greek_cyrillic(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Reuters", 0), ("東京 AFP", 2), ("ความเร็ว", 8), ("ひらカタ漢", 5), ("서울", 0), ("", 0)],
)
def test_letters_without_blanks_are_counted(text: str, expected: int) -> None:
    """Chinese, Japanese, Thai and the like set no blanks between words; Korean does."""
    assert expected == count_unspaced(text)


def test_runs_of_letters_without_blanks() -> None:
    """A run ends with the script."""
    assert ["東京", "大阪"] == UNSPACED_RUN.findall("東京 (AFP) 大阪")


@pytest.mark.parametrize(("text", "expected"), [("서울", True), ("カ", True), ("Kairo", False), ("القاهرة", False)])
def test_east_asian_letters_are_found(text: str, *, expected: bool) -> None:
    """Chinese, Japanese and Korean letters count."""
    assert has_east_asian(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("東京", True), ("القاهرة", True), ("東京 AFP", False), ("2024", False), ("", False)]
)
def test_text_without_case(text: str, *, expected: bool) -> None:
    """A text is caseless when none of its letters has a capital; one without letters is not."""
    assert is_caseless(text) is expected
