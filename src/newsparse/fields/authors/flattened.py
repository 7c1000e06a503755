"""Lines of flattened text that sign the story though no label calls them bylines."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from newsparse.fields.authors.candidates import BESIDE_HEADLINE, IN_BYLINE
from newsparse.fields.body_range import BodyRange
from newsparse.fields.byline.author import Author
from newsparse.fields.byline.tokens import TOKEN
from newsparse.fields.byline.vocabulary import Vocabulary, vocabulary_of
from newsparse.lexicon import Lexicon, load
from newsparse.model import Block, Page, Role
from newsparse.printed.agencies import news_agencies
from newsparse.printed.dates import has_date
from newsparse.printed.names import is_organisation_name, names_of
from newsparse.span import Span
from newsparse.text.keys import name_key

_LABELLED_AT_RANDOM: Final = frozenset({Role.OTHER, Role.NAVIGATION, Role.BANNER, Role.HEADING, Role.STANDFIRST})
"""Roles that a line above a flattened story may have though it is its byline."""
_LONGEST_DATED: Final = 160
"""Code points of a line that has a name and a date."""
_LONGEST_TAIL: Final = 80
"""Code points of a byline that layout glued to the end of a summary."""
_LONGEST_UNKNOWN: Final = 24
"""Code points of words without a meaning in bylines that may stand behind the last name: "on behalf of the team"."""


def find_glued_byline(
    page: Page, blocks: Sequence[Block], index: int, near: AbstractSet[int], lexicon: Lexicon
) -> Span | None:
    """
    Return the part of a line *near* the story that is a byline: a date and a word for authors or a name, or its end.

    ``Dec. 19, 2025 · Anna Kerr``, ``The harbour is to be dredged. By Anna Kerr on Dec. 19, 2025``.
    """
    block = blocks[index]
    if index not in near or block.role not in _LABELLED_AT_RANDOM or not any(map(str.isdigit, block.text)):
        return None
    words = vocabulary_of(lexicon)
    start, end = block.span.start, block.span.end
    cues = [cue for cue in words.cues.finditer(page.folded, start, end) if cue.kind == "author"]
    if block.role is not Role.STANDFIRST and len(block.span) <= _LONGEST_DATED:
        if cues or (has_date(page.folded, start, end, lexicon.timestamp) and not _ends_sentence(block.text)):
            return block.span
        return None
    last = cues[-1].start if cues else start
    ends = last > start and end - last <= _LONGEST_TAIL and page.folded[start:last].rstrip()[-1:] in _ENDS
    dated = ends and has_date(page.folded, last, end, lexicon.timestamp)
    return Span(last, end) if dated else None


_ENDS: Final = frozenset('.!?…。"')


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "。"))


def source_of_name(
    page: Page,
    blocks: Sequence[Block],
    index: int,
    authors: Sequence[Author],
    story: BodyRange,
    *,
    follows: bool,
    lexicon: Lexicon,
) -> str:
    """
    Return as what a line beside the headline, which no label calls a byline, names its authors; empty where it names none.

    Lines of menus read like names.  What tells a name is a known first name, or the line of a date beside it; where
    both do, the line is a byline.

    Args:
        page: The whole page.

        blocks: Its blocks with their roles.

        index: Which of them the line is.

        authors: Whom it names, in reading order; may be empty.

        story: Where the story stands.

        follows: Whether a line that is nothing but names stands right above, of which this may be one more.

        lexicon: The words of the page's language.
    """
    block, words = blocks[index], vocabulary_of(lexicon)
    if not authors or _ends_sentence(block.text):
        return ""
    behind_headline = story.title is not None and index > story.title
    by_stamp = behind_headline and _is_by_stamp(blocks, index)
    if not authors[0].is_person:
        return IN_BYLINE if by_stamp and name_key(block.text) in news_agencies() else ""
    if any(is_organisation_name(each.name, lexicon) for each in authors):
        return ""
    posts = sum(len(each.role or "") + len(each.organisation or "") for each in authors)
    behind = _unknown_letters(page, Span(authors[-1].span.end, block.span.end), words)
    if _unknown_letters(page, Span(block.span.start, authors[0].span.start), words):
        return ""
    if follows and not behind:
        return IN_BYLINE
    if authors[0].name.split(maxsplit=1)[0].lower() in known_first_names(page, lexicon):
        if by_stamp:
            return IN_BYLINE
        if story.place_of(index) == "amid the story":
            return ""
        return BESIDE_HEADLINE if behind <= (max(posts, _LONGEST_UNKNOWN) if behind_headline else 0) else ""
    near = story.place_of(index) == "between headline and story"
    return BESIDE_HEADLINE if near and behind <= posts and (by_stamp or len(authors) > 1) else ""


def known_first_names(page: Page, lexicon: Lexicon) -> AbstractSet[str]:
    """Return first names, lower case: of all languages for flattened text, but an export, whose labels name others too."""
    exported = any(each.field == "title" for each in page.declared)
    return names_of(lexicon if page.has_markup or exported else load()).given_names


def names_person_of_note(blocks: Sequence[Block], index: int, story: BodyRange) -> bool:
    """Return whether the next line opens with a word of a short line right after the story, as a note on its author does."""
    block = blocks[index]
    if not story.last - 1 <= index <= story.last + _NOTE_REACH or len(block.span) > _LONGEST_OVER_NOTE:
        return False
    opening = _first_word_of_note(blocks, index)
    return bool(opening) and opening in block.text.split()


def is_person_of_note(page: Page, author: Author, blocks: Sequence[Block], index: int, lexicon: Lexicon) -> bool:
    """Return whether a line is a person's name with a known first name, and a post, and the next opens with a word of it."""
    names = author.name.split()
    return (
        author.is_person
        and len(names) > 1
        and names[0].lower() in known_first_names(page, lexicon)
        and fills(author, blocks[index])
        and _first_word_of_note(blocks, index) in (names[0], names[-1])
    )


def fills(author: Author, block: Block) -> bool:
    """Return whether a block is nothing but one author's name and post."""
    posts = len(author.role or "") + len(author.organisation or "")
    return author.span.start == block.span.start and len(author.span) + posts >= len(block.span) - 3


def _first_word_of_note(blocks: Sequence[Block], index: int) -> str:
    """Return the first word of the line below, if that is long enough for a note on a person."""
    note = blocks[index + 1].text if index + 1 < len(blocks) else ""
    return note.split(maxsplit=1)[0] if len(note) >= _SHORTEST_NOTE else ""


_NOTE_REACH: Final = 60
"""Lines after the story among which the note on its author is."""
_LONGEST_OVER_NOTE: Final = 80
"""Code points of a name, with a post, over a note on the person."""
_SHORTEST_NOTE: Final = 40
"""Code points of such a note."""


def _is_by_stamp(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the line before or after is a timestamp."""
    return any(blocks[at].role is Role.TIMESTAMP for at in (index - 1, index + 1) if 0 <= at < len(blocks))


def _unknown_letters(page: Page, where: Span, words: Vocabulary) -> int:
    """Return how many code points the words take that have no meaning in bylines."""
    found = 0
    for match in TOKEN.finditer(page.folded, where.start, where.end):
        key = match.group().lower().rstrip(".")
        if match.lastgroup == "word" and not (words.knows(key) or key in words.stamps or key in words.zones):
            found += len(key)
    return found
