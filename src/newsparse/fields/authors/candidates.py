"""Whoever could be an author: each name once, with the reasons for and against it."""

from __future__ import annotations

from typing import Final

from attrs import Factory, define

from newsparse.fields.byline.author import Author
from newsparse.model import Byline, Origin
from newsparse.span import Span
from newsparse.text.keys import comparison_key, name_key

IN_BYLINE: Final = "named in a byline"
IN_PARAGRAPH: Final = "signs in a paragraph"
AS_EDITOR: Final = "named as the editor"
"""The source of those whom a Chinese page names as its editor or source."""
MARKED: Final = "named where markup calls for a byline"
"""The source of single words and accounts."""
BESIDE_HEADLINE: Final = "stands alone beside the headline"
ABOVE_STORY: Final = "stands alone at the top of the story"
BELOW_STORY: Final = "stands alone at the end of the story"
ALONE: Final = frozenset({BESIDE_HEADLINE, ABOVE_STORY, BELOW_STORY})
"""The sources of names that are all of a block."""
LAST_RESORTS: Final = frozenset({AS_EDITOR, MARKED, ABOVE_STORY, BELOW_STORY})
"""The sources that count only where nobody has a better one."""
_MOST_NAMES: Final = 80
"""Names weighed."""


@define(eq=False)
class AuthorCandidate:
    """One name that could be an author's, however often it is printed and declared."""

    text: str
    origin: Origin
    order: int
    is_person: bool = True
    role: str | None = None
    organisation: str | None = None
    sources: set[str] = Factory(set)
    """The reasons for which it is a candidate: where the page names it."""
    reasons: dict[str, float] = Factory(dict)
    companions: set[str] = Factory(set)
    """The keys of the names printed beside it in one byline."""

    @property
    def is_last_resort(self) -> bool:
        """Whether the name counts only where nobody signs in a better place."""
        return self.sources <= LAST_RESORTS

    def to_byline(self) -> Byline:
        """Return the candidate as an author of the article."""
        span = self.origin if isinstance(self.origin, Span) else None
        return Byline(self.text, self.role, self.organisation, span, self.origin)


@define
class Candidates:
    """The candidates of one page by the keys of their names."""

    by_key: dict[str, AuthorCandidate] = Factory(dict)

    def add(self, author: Author, origin: Origin, reason: str) -> AuthorCandidate | None:
        """
        Add a name, or the source to the one that reads the same; ``None`` where there is no room.

        A printed spelling beats a declared one, unless it is all in capitals.
        """
        key = author_key(author.name)
        candidate = self.by_key.get(key)
        if candidate is None:
            if not key or len(self.by_key) >= _MOST_NAMES:
                return None
            candidate = AuthorCandidate(author.name, origin, len(self.by_key), author.is_person)
            self.by_key[key] = candidate
        elif isinstance(origin, Span) and not isinstance(candidate.origin, Span):
            candidate.origin = origin
            if author.name.isupper() <= candidate.text.isupper():
                candidate.text = author.name
        candidate.role = candidate.role or author.role
        candidate.organisation = candidate.organisation or author.organisation
        candidate.sources.add(reason)
        candidate.reasons[reason] = 1.0
        return candidate


def author_key(name: str) -> str:
    """Return the form of a name in which case, accents and punctuation do not count."""
    return name_key(comparison_key(name))


def is_declared(name: AuthorCandidate) -> bool:
    """Return whether the page declares a name in one of the places where it names authors."""
    return any(source in name.reasons for source in _DECLARED)


_DECLARED: Final = ("named in json-ld", "named in meta author", "named in article:author", "named in markup")
