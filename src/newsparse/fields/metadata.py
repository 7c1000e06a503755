"""Metadata of the article: site name, section, tags, canonical address, image, description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import urljoin, urlsplit

import regex

from newsparse.model import Block, Candidate, Choice, Declared, Page, Role
from newsparse.span import Span
from newsparse.text.address import host
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy
from newsparse.text.separators import find_separators

_LONGEST_NAME = 80
"""Code points of a site's or section's name; longer ones are slogans."""
_MOST_TAGS = 40


def choose_site_name(page: Page, blocks: Sequence[Block]) -> Choice[str | None]:
    """
    Return the name of the site: declared, the end of ``<title>`` that is the host's name, or as the page prints it.

    A page prints it after a repeat of its headline ("Boat stays | Harbour Courier"), or in its banner, before the
    slogan or twice.
    """
    found = _found(page, "site_name", _name, _rank("og:site_name", "publisher", ".name", "application-name"))
    if not found and (ending := _title_ending(page)):
        found = [ending]
    return _first(found or [*_printed_names(page, blocks)])


def _printed_names(page: Page, blocks: Sequence[Block]) -> Iterator[Candidate[str | None]]:
    title = next((block for block in blocks if block.role is Role.TITLE), None)
    for block in blocks:
        if block.role is Role.DUPLICATE and title is not None and len(block.text) > len(title.text):
            *_, last = [None, *find_separators(page.folded, block.span.start, block.span.end)]
            if last is not None and not last.is_colon and 1 < block.span.end - last.end <= _LONGEST_NAME:
                yield _printed(page, Span(last.end, block.span.end), 2.0, "after the repeated headline")
        elif block.role is Role.BANNER and len(block.span) < _LONGEST_BANNER:
            first = next(find_separators(page.folded, block.span.start, block.span.end), None)
            if first is not None and _NAME.fullmatch(page.folded, block.span.start, first.start):
                yield _printed(page, Span(block.span.start, first.start), 1.5, "before the banner's slogan")
            elif twice := _said_twice(page, block.span):
                yield _printed(page, twice, 1.0, "twice in the banner")


def _printed(page: Page, span: Span, score: float, why: str) -> Candidate[str | None]:
    return Candidate(collapse_whitespace(span.of(page.text)), span, score, why)


_NAME = lazy(r"\p{Lu}[^|:\n]{1,50}+")
_CAPITALISED = lazy(r"[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{N}'.&-]*+")
_LONGEST_BANNER = 300
"""Code points of a banner in which a name is looked for."""


def _said_twice(page: Page, where: Span) -> Span | None:
    """Return the longest run of capitalised words that opens the banner and comes again in it."""
    words: list[regex.Match[str]] = []
    for match in _CAPITALISED.finditer(page.folded, where.start, where.end):
        if words and match.start() != words[-1].end() + 1:
            break
        words.append(match)
    for last in reversed(words[1:6]):
        name = page.folded[where.start : last.end()]
        if page.folded.find(name, last.end(), where.end) >= 0:
            return Span(where.start, last.end())
    return None


def choose_section(page: Page) -> Choice[str | None]:
    """Return the section of the site that the page belongs to, as declared: the innermost of "News > Europe"."""
    return _first(_found(page, "section", _section, _rank("article:section", "json-ld", "meta")))


def choose_tags(page: Page) -> Choice[tuple[str, ...]]:
    """Return the page's own keywords: of the source that names them best, without duplicates, in its order."""
    candidates = []
    for rank, sources in enumerate((("article:tag",), ("json-ld",), ("news_keywords",), ("",))):
        entries = [each for each in page.declared if each.field == "tags" and any(s in each.path for s in sources)]
        tags = {
            comparison_key(each.value): collapse_whitespace(each.value) for each in reversed(entries) if _name(each)
        }
        if tags:
            values = tuple(reversed(tags.values()))[:_MOST_TAGS]
            why = f"declared in {entries[0].path}"
            candidates.append(Candidate(values, entries[0], 4.0 - rank, why))
    return Choice(candidates[0].value, candidates[0].origin, tuple(candidates)) if candidates else Choice(())


def choose_url(page: Page) -> Choice[str | None]:
    """
    Return the page's canonical address, absolute: declared if it is on the page's own host, else the one given.

    A declared address that leads to the site's front door does not count when the page's own is known.
    """
    found = _found(page, "url", lambda each: _absolute(page, each.value), _rank("rel=canonical", "json-ld", "og:url"))
    if page.url:
        found = [each for each in found if each.value and _same_site(page.url, each.value)]
        found.append(Candidate(page.url, None, 0.0, "the address given"))
    return _first(found)


def choose_image(page: Page) -> Choice[str | None]:
    """Return the address of the main image, absolute, as declared; logos and placeholders are none."""
    ranked = _rank("og:image", "json-ld", "twitter:image")
    found = _found(page, "image", lambda each: _image(page, each.value), ranked)
    return _first(found)


def choose_description(page: Page) -> Choice[str | None]:
    """Return the page's own description, as declared for search engines and social networks."""
    ranked = _rank("meta[name=description]", "og:description", "json-ld", "twitter:description")
    return _first(_found(page, "description", lambda each: collapse_whitespace(each.value) or None, ranked))


def choose_free(page: Page, wall: str) -> Choice[bool | None]:
    """
    Return whether the page declares that it can be read without paying; ``None`` if it declares neither.

    Args:
        page: The page, with what it declares.

        wall: What keeps readers out, as :func:`find_wall` returns it; empty where nothing does.
    """
    found: list[Candidate[bool | None]] = []
    for each in page.declared:
        value = each.value.strip().lower().rpartition("/")[2]
        if each.field == "free" and value in _TRUTH:
            found.append(Candidate(_TRUTH[value], each, 2.0, f"declared in {each.path}"))
        elif each.field == "content_tier" and value in _TIERS:
            found.append(Candidate(_TIERS[value], each, 1.0, f"declared in {each.path}"))
    if wall:
        found.append(Candidate(False, None, 0.5, wall))  # noqa: FBT003
    found.sort(key=lambda each: -each.score)
    return Choice(found[0].value, found[0].origin, tuple(found[:6])) if found else Choice(None)


_TRUTH: Final = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_TIERS: Final = {"free": True, "locked": False, "paid": False, "premium": False}
"""Values of article:content_tier; "metered" pages are free for some."""


def _image(page: Page, value: str) -> str | None:
    address = _absolute(page, value)
    if address is None or not _NO_IMAGE.isdisjoint(_LETTERS.findall(urlsplit(address).path.lower())):
        return None
    return address


_LETTERS = lazy(r"[a-z]+")
_NO_IMAGE: Final = frozenset(
    {"logo", "logos", "placeholder", "favicon", "icon", "icons", "blank", "spacer", "avatar", "dummy", "noimage"}
)


Ranking = Callable[[Declared], float]


def _rank(*sources: str) -> Ranking:
    """Return how far to trust a declared value: more, the earlier its path is named in *sources*."""

    def rank(each: Declared) -> float:
        return next((float(len(sources) - at) for at, name in enumerate(sources) if name in each.path), 0.0)

    return rank


def _found(
    page: Page, field: str, read: Callable[[Declared], str | None], rank: Ranking
) -> list[Candidate[str | None]]:
    found = [
        Candidate[str | None](value, each, rank(each), f"declared in {each.path}")
        for each in page.declared
        if each.field == field and (value := read(each))
    ]
    return sorted(found, key=lambda each: -each.score)


def _first(found: Sequence[Candidate[str | None]]) -> Choice[str | None]:
    return Choice(found[0].value, found[0].origin, tuple(found[:6])) if found else Choice(None)


def _name(each: Declared) -> str | None:
    value = collapse_whitespace(each.value)
    return value if 1 < len(value) <= _LONGEST_NAME and "://" not in value and not value.startswith("@") else None


def _section(each: Declared) -> str | None:
    parts = _ARROW.split(each.value[:400]) if "json-ld" not in each.path else [each.value]
    parts = [part for part in map(collapse_whitespace, parts) if part]
    return parts[-1] if parts and len(parts[-1]) <= _LONGEST_NAME and "://" not in each.value else None


_ARROW = lazy(r"[>/»|,;]")
"""What parts a section from the one inside it."""


def _title_ending(page: Page) -> Candidate[str | None] | None:
    """Return the part of ``<title>`` that reads like the host: "The Daily Planet" of dailyplanet.com."""
    site = "".join((host(page.url) or "").split(".")[:-1])
    title = next((each for each in page.declared if each.path == "title"), None)
    if title is None or not site:
        return None
    text = collapse_whitespace(title.value)[:400]
    separators = [*find_separators(fold(text))]
    if not separators:
        return None
    for part in (text[: separators[0].start], text[separators[-1].end :]):
        key = comparison_key(part).replace(" ", "")
        if key and (key in site or site in key or key.removeprefix("the") == site):
            return Candidate(part, title, 0.5, "the end of the title element that is the host's name")
    return None


def _same_site(own: str, declared: str) -> bool:
    """Return whether *declared* is on the host of *own*, or a near one, and no mere front door."""
    ours, theirs = ((host(each) or "").split(".")[-2:] for each in (own, declared))
    try:
        front = not urlsplit(declared).path.strip("/") and bool(urlsplit(own).path.strip("/"))
    except ValueError:
        return False
    return ours == theirs and not front


def _absolute(page: Page, address: str) -> str | None:
    bases: Iterable[str | None] = (each.value for each in page.declared if each.field == "base")
    base = page.url or next(iter(bases), None)
    try:
        whole = urljoin(base, address.strip()) if base else address.strip()
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname and not _BLANK.search(whole) else None


_BLANK = lazy(r"\s")
