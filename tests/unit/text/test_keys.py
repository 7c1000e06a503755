"""The keys of spellings."""

import pytest

from newsparse.text.keys import comparison_key, may_have_key, name_key, name_keys


def test_texts_that_read_the_same_have_one_key() -> None:
    """Marks, case, punctuation and blanks do not count."""
    assert comparison_key("“The  Harbour’s” END!") == comparison_key("the harbour's end")


@pytest.mark.parametrize(
    ("spelling", "other"),
    [("ＡＦＰ", "AFP"), ("São Paulo", "SAO PAULO"), ("U.S.", "us"), ("İstanbul", "istanbul"), ("Gießen", "Giessen")],
)
def test_spellings_of_a_name_have_one_key(spelling: str, other: str) -> None:
    """Accents, periods, case and full-width letters do not count."""
    assert name_key(spelling) == name_key(other)


def test_different_names_have_different_keys() -> None:
    """A blank and a letter count."""
    assert name_key("New York") != name_key("Newyork")


def test_keys_of_many_names_are_those_of_each() -> None:
    """Made all at once or one by one, they are the same."""
    names = ["São Paulo", "U.S.", "Gießen", "İstanbul", "ılıca", "Đà Nẵng", "北京", "जन", "St.  John's"]
    assert {name_key(name) for name in names} == name_keys(names)
    assert frozenset() == name_keys([])


@pytest.mark.parametrize(
    "text", ["", "Harbour", "ÉCOLE", "“Harbour”", "*** 3 boats", "İzmir", "ﬁsh", "_a", "東京", "x" * 3000]
)
def test_a_long_text_and_any_script_have_keys(text: str) -> None:
    """The first letter of a key rules out no text that has the key."""
    key = comparison_key(text)
    assert not key or may_have_key(text, {key[0]})


def test_another_first_letter_rules_a_key_out() -> None:
    """Where a text opens with a plain letter, so does its key."""
    assert not may_have_key("Harbour", {"a", "b"})
    assert may_have_key("Harbour", {"h"})
