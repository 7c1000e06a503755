"""Characters as pages write them."""

from __future__ import annotations

import pytest

from newsparse.text.characters import join_surrogates, unescape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quay", "quay"),
        ("quay \U0001f600", "quay \U0001f600"),
        ("quay \ud83d\ude00", "quay \U0001f600"),
        ("quay \ud83d", "quay \ufffd"),
        ("\ude00\ud83d\ude00", "\ufffd\U0001f600"),
    ],
)
def test_surrogates_are_joined(text: str, expected: str) -> None:
    """Pairs become the character they stand for; a lone one is replaced."""
    assert expected == join_surrogates(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quay & boat", "quay & boat"),
        ("quay &amp; boat", "quay & boat"),
        ("&#8220;quay&#x201d;", "“quay”"),
        ("&#99999999;", "\ufffd"),
        (f"&#{'9' * 5000};quay&amp;", "\ufffdquay&"),
    ],
    ids=["bare", "named", "numbers", "beyond Unicode", "5,000 digits"],
)
def test_references_are_decoded(text: str, expected: str) -> None:
    """No reference raises, however large its number is."""
    assert expected == unescape(text)
