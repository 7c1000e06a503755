"""Reasons are written for readers."""

from __future__ import annotations

import pytest

from newsparse.label.reasons import in_words


@pytest.mark.parametrize(
    ("token", "shown"),
    [
        ("v:more", 'says "more"'),
        ("b:read more", 'opens with "read more"'),
        ("e:sea", 'ends with "sea"'),
        ("w:story", "class word story"),
        ("x:p:byline", "element with class word p byline"),
    ],
)
def test_a_token_in_words(token: str, shown: str) -> None:
    """Reasons quote the words of a text, and name those of the markup."""
    assert shown == in_words(token)
