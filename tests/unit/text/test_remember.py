"""Results that are remembered."""

from newsparse.text.remember import remember


def test_short_texts_are_asked_once() -> None:
    """The result of a text is kept, up to a number of texts."""
    asked: list[str] = []

    @remember(2)
    def length(text: str) -> int:
        """Return the length."""
        asked.append(text)
        return len(text)

    assert [1, 1, 2, 3, 1] == [length(text) for text in ("a", "a", "bb", "ccc", "a")]
    assert ["a", "bb", "ccc", "a"] == asked
    assert "Return the length." == length.__doc__


def test_long_texts_are_not_kept() -> None:
    """A text of more than 200 characters takes no memory once its result is known."""
    asked: list[int] = []

    @remember(2)
    def length(text: str) -> int:
        asked.append(len(text))
        return len(text)

    for size in (200, 200, 201, 201):
        assert size == length("x" * size)
    assert [200, 201, 201] == asked
