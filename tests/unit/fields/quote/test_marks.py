"""Strings in quotation marks, of every style."""

import pytest

from newsparse import Span
from newsparse.fields.quote.marks import find_quoted_spans

FOUND = [
    ("“We won,” she said.", ["We won,"]),
    ('"We won," she said. "Again."', ["We won,", "Again."]),
    ("„Wir haben gewonnen“, sagte sie.", ["Wir haben gewonnen"]),
    ("„Wygraliśmy” – powiedziała.", ["Wygraliśmy"]),
    ("« Nous avons gagné », a-t-elle dit.", ["Nous avons gagné"]),
    ("»Wir haben gewonnen«, sagte sie.", ["Wir haben gewonnen"]),
    ("»Vi vann», sade hon.", ["Vi vann"]),
    ("”Vi vann”, sade hon.", ["Vi vann"]),
    ("彼女は「勝った」と述べた。", ["勝った"]),
    ("『勝った』と彼女は述べた。", ["勝った"]),
    ("‘We won,’ she said. ‘I can’t believe it.’", ["We won,", "I can’t believe it."]),
    ("'We won,' she said. 'I can't believe it.'", ["We won,", "I can't believe it."]),
    ("‘The players’ union did well,’ she said.", ["The players’ union did well,"]),
    ("``We won,'' she said.", ["We won,"]),
    ("“He said ‘never’ to me,” she said.", ["He said ‘never’ to me,"]),
    ("‘He said “never” to me,’ she said.", ["He said “never” to me,"]),
    ("“He called it “cheap” twice,” she said.", ["He called it “cheap” twice,"]),
    ('"He called it "cheap" twice," she said.', ['He called it "cheap" twice,']),
    ("“(The club) won [twice],” she said.", ["(The club) won [twice],"]),
    ("“We won, she said.", ["We won, she said."]),
    ("It was a “draw“ at best, and “late” at that.", ["draw", "late"]),
    ("“We won, she said. “Again,” he said. “Twice,” he said.", ["We won, she said.", "Again,", "Twice,"]),
    ("(“We won”)", ["We won"]),
    ("″We won,″ she said. ″Again.″", ["We won,", "Again."]),
    ("´´We won,´´ she said.", ["We won,"]),
    ("<<We won>>, she said.", ["We won"]),
    ("〝We won,〞 she said.", ["We won,"]),
    ("”We won,“ she said.", ["We won,"]),
    ("&quot;We won,&quot; she said. &#8220;Again.&#8221;", ["We won,", "Again."]),
    ('"We won,"she said."Again."', ["We won,", "Again."]),
    ("She sang “Home”—twice.", ["Home"]),
]

NOT_FOUND = [
    "The ’90s were the players’ best years, rock ’n’ roll and all.",
    "The '90s were the players' best years, rock 'n' roll and all.",
    'A 32" screen, 6\'2" wide',
    '<a href="https://example.org" title="home">Home</a>',
    "won,” she said.",
    "''Italics'' of a wiki",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_strings_in_marks_are_found(text: str, expected: list[str]) -> None:
    """The outermost strings come back without their marks."""
    assert expected == [text[each.start : each.end] for each in find_quoted_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_apostrophes_and_stray_marks_open_nothing(text: str) -> None:
    """Apostrophes, inches, attributes and lone closing marks are no quotes."""
    assert () == find_quoted_spans(text, Span(0, len(text)))


def test_an_open_string_ends_with_its_paragraph() -> None:
    """A string without a closing mark says so and reaches to the end of the paragraph."""
    [each] = find_quoted_spans("“One.\n“Two.”", Span(0, 5))
    assert ("One.", False) == ("“One.\n“Two.”"[each.start : each.end], each.closed)


def test_marks_of_works_are_told() -> None:
    """《》 set off the title of a work."""
    assert [True] == [each.work for each in find_quoted_spans("他看了《春天》。", Span(0, 8))]


@pytest.mark.parametrize("most", [1, 2, 7, 20, 21])
@pytest.mark.parametrize("sentence", ["“We won,” she said. ", "'We won,' she said. ", "The dogs' owner, “Kim,” won. "])
def test_the_first_are_the_same_however_many_are_wanted(sentence: str, most: int) -> None:
    """Asking for fewer strings gives the first of them."""
    text = sentence * 20
    where = Span(0, len(text))
    assert find_quoted_spans(text, where)[:most] == find_quoted_spans(text, where, most=most)


def test_apostrophes_hide_no_string() -> None:
    """A string is found behind any number of marks that open nothing, however few strings are wanted."""
    text = "It's the dogs' turn. " * 30 + "“We won.”"
    [each] = find_quoted_spans(text, Span(0, len(text)), most=1)
    assert "We won." == text[each.start : each.end]


KNOWN_GAPS = [
    # Wiki markup sets italics with two apostrophes; a few archives print quotation marks so.
    ("''We won,'' she said.", ["We won,"]),
]


@pytest.mark.xfail
@pytest.mark.parametrize(("text", "expected"), KNOWN_GAPS)
def test_known_gaps(text: str, expected: list[str]) -> None:
    """Marks that are not read yet."""
    assert expected == [text[each.start : each.end] for each in find_quoted_spans(text, Span(0, len(text)))]
