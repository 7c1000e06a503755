"""The page that comes with the package."""

import pytest

from newsparse.example import read_example


def test_the_page_in_both_forms() -> None:
    """It is there as HTML and flattened, and in no other form."""
    assert "<html" in read_example()
    assert "<" not in read_example("text")
    with pytest.raises(ValueError, match='kind="pdf": expected "html" or "text"'):
        read_example("pdf")
