"""Names that the page declares as authors'."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from newsparse.fields.authors.candidates import Candidates, author_key
from newsparse.fields.byline import find_bylines
from newsparse.fields.byline.author import Author
from newsparse.lexicon import Lexicon, load
from newsparse.model import Declared, Page
from newsparse.printed.names import is_name_word, is_organisation_name, names_of
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian

_MOST_DECLARED: Final = 400
"""Declared authors read; of 1,513 pages one has 70."""
_LONGEST: Final = 600
"""Code points read of one value."""
_LONGEST_NAME: Final = 80
"""Code points of a value that is taken whole where it reads like no name."""

_ADDRESS = lazy(r"(?i)https?:|www\.|@\w|\.(?:com|org|net|de|html?)\b/?|[\w.+-]{1,64}+@[\w.-]{1,64}+$")
# What machines write for a name: an IP address, or the key of a text ("page.head.meta.author").
_CODE = lazy(r"[\d.:]++|(?<!\w)\w++(?:\.\w++){3,}+")
# What opens so is a picture's credit: "(Image: Getty)".
_BRACKETED = lazy(r"\s*+[(\[]")
_SEVERAL = lazy(r"(?i)[,;&|/·•\n]|\b(?:and|und|et|y|e|en|och|og|i|by|von|par|por|di)\b")
_BRACKET = lazy(r"(?:(?<!\s)\s++)?+[(\[][^()\[\]]{0,60}[)\]]\s*+$")


def add_declared(candidates: Candidates, page: Page, lexicon: Lexicon) -> None:
    """Add the names that the page declares, each with its source."""
    declared = (each for each in page.declared if each.field in ("author", "organisation"))
    authors: dict[tuple[str, str], list[Author]] = {}  # most pages declare an author several times
    for each in islice(declared, _MOST_DECLARED):
        said = each.field, each.value
        if said not in authors:
            authors[said] = [] if _names_nobody(each.value) else [*_read(each, lexicon)]
        for author in authors[said]:
            candidates.add(author, each, f"named in {_source(each)}")


def _names_nobody(value: str) -> bool:
    """Return whether a value is an address, a code or the credit of a picture."""
    return bool(_BRACKETED.match(value) or _ADDRESS.match(value) or _CODE.fullmatch(value.strip()))


def _source(each: Declared) -> str:
    path = each.path
    if path.startswith("json-ld"):
        return "json-ld as an organisation" if each.field == "organisation" else "json-ld"
    if path.startswith("meta"):
        return (
            "article:author"
            if "article:author" in path
            else "meta author"
            if "=author" in path.lower()
            else "other meta tags"
        )
    return "a link with rel=author" if "rel=author" in path else "markup"


def _read(each: Declared, lexicon: Lexicon) -> Iterator[Author]:
    """Yield the names that one declared value holds."""
    value = collapse_whitespace(each.value)[:_LONGEST]
    if each.field == "organisation" or is_organisation_name(value, lexicon):
        if len(value) < _LONGEST_NAME:
            yield _whole(value, is_person=False)
        return
    line = Page(value)
    found = list(find_bylines(line, line.span, lexicon)) or list(find_bylines(line, line.span, load()))
    if any(_BRACKET.search(value, author.span.end) for author in found[-1:]) or not found:
        value = _BRACKET.sub("", value) or value
        line = Page(value)
        found = list(find_bylines(line, line.span, lexicon))
    if len(listed := _listed(value, lexicon)) > max(1, len(found)):
        yield from listed
        return
    if (titled := _titled_elsewhere(value)) is not None:
        yield titled
        return
    if len(found) == 1 and ("@" in value or has_east_asian(value) or _is_rest_a_post(found[0], value, lexicon)):
        yield found[0]
        return
    if not _SEVERAL.search(value):
        known = bool(found) and author_key(found[0].name) == author_key(value)
        yield _whole(value, is_person=found[0].is_person if known else True)
        return
    yield from found
    if not found and len(value) < _LONGEST_NAME:
        yield _whole(value, is_person=False)


def _listed(value: str, lexicon: Lexicon) -> list[Author]:
    """Return the persons of a list of names and nothing else: "Juliet Lindner, Garance Burke"; else nothing."""
    words, authors, start = names_of(lexicon), [], 0
    for part in _COMMAS.split(value):
        name = part.split()
        if not 2 <= len(name) <= _MOST_WORDS or not all(
            is_name_word(word, words) and word[0].isalpha() for word in name
        ):
            return []
        found = [*find_bylines(line := Page(part), line.span, lexicon)]
        if len(found) != 1 or not found[0].is_person or found[0].name != part or is_organisation_name(part, lexicon):
            return []
        authors.append(Author(part, Span(start, start + len(part)), is_person=True))
    return authors


_COMMAS = lazy(r"\s*+[,;]\s*+")
_MOST_WORDS: Final = 4
"""Words of a name in a list."""


def _whole(value: str, *, is_person: bool) -> Author:
    return Author(value, Span(0, len(value)), is_person)


def _titled_elsewhere(value: str) -> Author | None:
    """Return the person behind an opener and a post of any language: "Von Chefreporterin Anna Kerr" on an English page."""
    if value.count(" ") < 2:  # words of bylines in all languages take a while to read
        return None
    spelled = value.lower().replace("’", "'")
    if not any(role in spelled for role in load().byline.roles):
        return None
    line = Page(value)
    found = list(find_bylines(line, line.span, load()))
    titled = len(found) == 1 and found[0].span.start > 0 and found[0].role
    return found[0] if titled and _is_rest_a_post(found[0], value, load()) else None


def _is_rest_a_post(author: Author, value: str, lexicon: Lexicon) -> bool:
    """Return whether all that a value holds beside a person's name is the post or the paper: "Political Editor Anna Kerr"."""
    beside = " ".join(filter(None, (author.role, author.organisation)))
    if not author.is_person or not beside:
        return False
    rest = author_key(value[: author.span.start] + " " + value[author.span.end :])
    return rest.removesuffix(author_key(beside)).strip() in {"", *lexicon.byline.openers}
