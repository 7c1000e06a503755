"""A page as every step sees it."""

import pytest

from newsparse.model import Hint, Line, Page
from newsparse.model.columns import Lines
from newsparse.source.read import read_page
from newsparse.span import Span


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


def test_lines_made_by_hand() -> None:
    """Lines over columns are those that were put in, and compare with a tuple of them."""
    near, far = Hint(tag="p", path="body/p"), Hint(tag="li", path="body/ul/li")
    lines = (
        Line(Span(0, 4), near, Span(3, 14), linked=2, strong=1),
        Line(Span(5, 9), far),
        Line(Span(9, 12), near, continues=True),
    )
    columns = Lines.of(lines)
    assert lines == tuple(columns)
    assert columns == lines
    assert hash(columns) == hash(lines)
    assert repr(lines) == repr(columns)
    assert lines[1:] == columns[1:]
    assert columns is Lines.of(columns)


def test_a_page_of_text_alone() -> None:
    """Text without lines is a page too, and folded as long as it is."""
    page = Page("“A” – word")
    assert not page.has_markup
    assert '"A" - word' == page.folded
    assert len(page.text) == len(page.folded) == len(page.span)
