"""A page as every step sees it."""

import pytest

from newsparse.model import Page
from newsparse.source.read import read_page


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>A word.</p>", True),
        ("<html><body>A word", True),
        ("A word.", False),
        ("One line.\n\nAnother one.", False),
        ("", False),
        (b"\x89PNG\r\n\x1a\n\x00\x00", False),
    ],
)
def test_markup_or_flattened_text(page: str | bytes, expected: bool) -> None:  # noqa: FBT001
    """The page says whether it came with markup."""
    assert expected is read_page(page).has_markup


def test_a_page_of_text_alone() -> None:
    """Text without lines is a page too, and folded as long as it is."""
    page = Page("“A” – word")
    assert not page.has_markup
    assert '"A" - word' == page.folded
    assert len(page.text) == len(page.folded) == len(page.span)
