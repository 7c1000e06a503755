"""The words and marks of a byline; what layout glued together is parted."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define

from newsparse.fields.byline.vocabulary import Vocabulary
from newsparse.model import Page
from newsparse.text.patterns import lazy


@define(eq=False)
class Token:
    """One word, number, address or mark of a byline."""

    kind: str
    text: str
    start: int
    end: int
    key: str
    """The word, lower case, without its last period."""


TOKEN = lazy(
    r"""(?x)
    (?P<mail>[\w.+-]{1,64}+@[\w-]{1,64}+(?:\.[\w-]{1,24}+){1,4}+)
  | (?P<link>(?:https?://|www\.)\S++)
  | (?P<handle>@\w++)
  | (?P<number>\p{N}[\p{N}\p{L}:./+]*+)
  | (?P<word>'[tn](?=[ ]\p{Lu})|[\p{L}\p{M}][\p{L}\p{M}\p{N}\u200c'.®·-]*+)
  | (?P<mark>[^\s]|\n)
    """
)


def make_token(page: Page, kind: str, start: int, end: int) -> Token:
    """Return the token from *start* to *end*, spelled as on the page."""
    text = page.text[start:end]
    return Token(kind, text, start, end, text.lower().replace("’", "'").rstrip("."))


def split_word(page: Page, start: int, end: int, first: str, words: Vocabulary) -> Iterator[Token]:
    """
    Yield the word from *start* to *end*, parted where layout glued others to it: "KerrPublished", "Kerr22".

    Args:
        page: The whole page.

        start: Where the word starts.

        end: Where it ends.

        first: The first word of the name before it; a name printed twice opens with it again ("KerrAnna").

        words: The byline words.
    """
    folded = page.folded
    if folded[end - 1] in ".-'" and end - start > 4 and "." not in folded[start : end - 1]:
        end -= 1
    digits = _DIGITS.search(folded, start, end) if folded[end - 1].isdigit() else None
    if digits is not None:
        end = digits.start()
    one_case = end - start == 1 or folded[start + 1 : end].islower() or folded[start:end].isupper()
    for joint in () if one_case else _JOINT.finditer(folded, start, end):
        at = joint.start()
        if _may_part(folded[start:at], folded[at:end].rstrip(".").lower(), first, words):
            yield make_token(page, "word", start, at)
            yield make_token(page, "mark", at, at)
            start = at
    yield make_token(page, "word", start, end)
    if digits is not None:
        yield make_token(page, "number", *digits.span())


# Not "Covid19" in small letters, nor a user's name.
_DIGITS = lazy(r"(?<=\b\p{Lu}[\p{L}\p{M}'-]{2,30})\d++$")
_JOINT = lazy(r"(?<=\p{Ll})(?=\p{Lu})")


def _may_part(head: str, tail: str, first: str, words: Vocabulary) -> bool:
    """Return whether *tail* is a word of its own: of a byline, of a date, or the first word of a name."""
    if len(head) < 2 or len(tail) < 3 or head in _NAME_OPENINGS:
        return False
    return tail in words.glued or tail == first or (bool(first) and len(head) > 2 and tail in words.first_names)


_NAME_OPENINGS = frozenset({"Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "San", "Dela", "Del"})
