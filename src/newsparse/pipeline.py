"""The recipe: a page goes in, an article comes out; the only place that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from newsparse import label as labels
from newsparse.fields.authors import choose_authors
from newsparse.fields.caption.pictures import find_captions
from newsparse.fields.dateline import find_dateline
from newsparse.fields.metadata import choose_language, choose_section, choose_site_name, choose_tags, choose_url
from newsparse.fields.page_kind import choose_kind
from newsparse.fields.published import choose_modified, choose_published, find_stamps
from newsparse.fields.quote import find_article_quotes
from newsparse.fields.standfirst import choose_standfirst
from newsparse.fields.title import choose_title
from newsparse.lexicon import load
from newsparse.model import (
    BODY_ROLES,
    DEFAULT_LIMITS,
    Article,
    Block,
    BlockReasons,
    Byline,
    Candidate,
    Choice,
    Evidence,
    Limits,
    Page,
    RawBlock,
    Role,
    RuleLabel,
)
from newsparse.profile import SiteProfile
from newsparse.segment import segment
from newsparse.source.read import read_page, with_rule
from newsparse.source.rules import SiteRule
from newsparse.source.text import read_text
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace

_OF_THE_STORY = BODY_ROLES | {Role.TITLE, Role.STANDFIRST}
_CERTAIN = 18.0
"""What a site rule weighs, in log odds: more than anything that a labeller believes."""


@frozen
class Explanation:
    """A page, read: the article, and why it came out so."""

    article: Article
    page: Page
    reasons: tuple[BlockReasons, ...]
    """One for each block of the article."""
    choices: Mapping[str, Choice[Any]]
    """For each field, what it was chosen from."""


def parse(
    page: str | bytes,
    *,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """
    Return the article of *page*, HTML or flattened text, whichever it is.

    Args:
        page: HTML, an HTML fragment or flattened text; bytes are decoded by byte order mark, *encoding*, declaration,
            UTF-8, detection, in this order.

        url: The page's address, if known.

        language: A BCP 47 tag; found out where missing.

        encoding: The charset of the HTTP header, for bytes.

        profile: What other pages of the site have in common.

        limits: How much of the page is read.

    Raises:
        TypeError: If *page* is neither ``str`` nor ``bytes``.

        UnknownLanguageError: If *language* is no language tag.
    """
    return _read(read_page(page, url, language, encoding, "auto", until=_end_of(limits)), profile, limits).article


def parse_html(
    html: str | bytes,
    *,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """
    Return the article of an HTML page.

    ``Article.page_text`` is the page's text without its markup, hidden text included; all spans point into it.

    Args:
        html: The page; bytes are decoded by byte order mark, *encoding*, ``<meta>``, UTF-8, detection, in this order.

        url: The page's address, if known.

        language: A BCP 47 tag; found out where missing.

        encoding: The charset of the HTTP header, for bytes.

        profile: What other pages of the site have in common.

        limits: How much of the page is read.

    Raises:
        TypeError: If *html* is neither ``str`` nor ``bytes``.

        UnknownLanguageError: If *language* is no language tag.
    """
    return _read(read_page(html, url, language, encoding, "html", until=_end_of(limits)), profile, limits).article


def parse_text(
    text: str,
    *,
    url: str | None = None,
    language: str | None = None,
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Article:
    """
    Return the article of a flattened page: what a scraper left when the markup was gone.

    Args:
        text: The page; one line per block, with or without blank lines, or hard-wrapped.  ``Article.page_text`` is
            this very string, and all spans point into it.

        url: The page's address, if known.

        language: A BCP 47 tag; found out where missing.

        profile: What other pages of the site have in common.

        limits: How much of the page is read.

    Raises:
        TypeError: If *text* is no ``str``.

        UnknownLanguageError: If *language* is no language tag.
    """
    page = with_rule(read_text(text, url=url, language=language, until=_end_of(limits)), None)
    return _read(page, profile, limits).article


def explain_page(
    page: str | bytes,
    *,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    kind: str = "auto",
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    rule: SiteRule | None = None,
) -> Explanation:
    """
    Return the article of *page* with the reasons for each block and the candidates for each field.

    Args:
        page: HTML or flattened text.

        url: The page's address, if known.

        language: A BCP 47 tag; found out where missing.

        encoding: The charset of the HTTP header, for bytes.

        kind: ``"html"``, ``"text"``, or ``"auto"`` to tell them apart.

        profile: What other pages of the site have in common.

        limits: How much of the page is read.

        rule: The rule of its site; ``None`` looks for one by the address.

    Raises:
        TypeError: If *page* is neither ``str`` nor ``bytes``.

        ValueError: If *kind* is none of the three.
    """
    if kind not in ("auto", "html", "text"):
        raise ValueError(f'kind="{kind}": expected "auto", "html" or "text"')
    opened = read_page(page, url, language, encoding, kind, until=_end_of(limits), rule=rule)
    reading = _read(opened, profile, limits)
    reasons = labels.to_reasons(reading.labelled)
    reasons += (BlockReasons(),) * (len(reading.article.blocks) - len(reasons))  # what lies beyond the limits
    return Explanation(reading.article, reading.page, reasons, reading.choices)


def _end_of(limits: object) -> int:
    if not isinstance(limits, Limits):
        raise TypeError(f"limits: expected Limits, got {type(limits).__name__}")
    return limits.characters


@frozen
class _Reading:
    article: Article
    page: Page
    labelled: labels.Labelling
    choices: Mapping[str, Choice[Any]]


def _read(page: Page, profile: SiteProfile | None, limits: Limits) -> _Reading:
    page = page if profile is None else profile.add_declared(page)
    language = choose_language(page)
    lexicon = load(language.value)
    raw_blocks = segment(page, most=limits.blocks)
    evidence = _ruled(page, raw_blocks, () if profile is None else profile.evidence(raw_blocks))
    labelled = labels.read(page, raw_blocks, lexicon, evidence)
    blocks = labels.to_blocks(labelled, raw_blocks)
    stamps = find_stamps(page, blocks, lexicon)
    published = choose_published(page, raw_blocks, blocks, lexicon, stamps)
    day = published.value.date() if published.value else None
    choices: dict[str, Choice[Any]] = {
        "title": choose_title(page, raw_blocks, blocks),
        "standfirst": choose_standfirst(page, blocks),
        "site_name": choose_site_name(page, blocks),
        "section": choose_section(page),
        "url": choose_url(page),
        "language": language,
        "image": _first_declared(page, "image"),
        "description": _first_declared(page, "description"),
        "free": _choose_free(page),
        "authors": choose_authors(page, raw_blocks, blocks, lexicon),
        "published": published,
        "modified": choose_modified(page, lexicon, stamps, published=published.value),
        "tags": choose_tags(page),
        "page_kind": choose_kind(page, raw_blocks, blocks, lexicon),
    }
    authors = choices["authors"]
    dateline = next(
        filter(None, (find_dateline(page, where, lexicon, published=day) for where in _openings(blocks))), None
    )
    quotes = find_article_quotes(page, blocks, lexicon, most=limits.quotes + 1)
    truncated = {
        "characters": page.truncated,
        "blocks": len(blocks) == limits.blocks and _end(blocks) < (page.lines[-1].span.end if page.lines else 0),
        "quotes": len(quotes) > limits.quotes,
    }
    article = Article(
        **{name: choice.value for name, choice in choices.items()},
        bylines=_to_bylines(authors),
        quotes=quotes[: limits.quotes],
        dateline=dateline,
        captions=find_captions(page, blocks, lexicon),
        blocks=blocks + _find_rest(page, blocks),
        page_text=page.text,
        truncated=tuple(name for name, beyond in truncated.items() if beyond),
        origins={name: choice.origin for name, choice in choices.items() if choice.origin is not None},
        declared=page.declared,
    )
    return _Reading(article, page, labelled, choices)


def _to_bylines(authors: Choice[tuple[str, ...]]) -> tuple[Byline, ...]:
    """Return one byline for each of the *authors*, each with its own origin."""
    origins = {name: each.origin for each in authors.candidates for name in each.value}
    return tuple(
        Byline(name, span=origin if isinstance(origin, Span) else None, origin=origin)
        for name in authors.value
        for origin in [origins.get(name)]
    )


def _first_declared(page: Page, field: str) -> Choice[str | None]:
    for each in page.declared:
        if each.field == field and (value := collapse_whitespace(each.value)):
            return Choice(value, each, (Candidate(value, each, 1.0, f"declared in {each.path}"),))
    return Choice(None)


def _choose_free(page: Page) -> Choice[bool | None]:
    for each in page.declared:
        if each.field == "free" and (value := each.value.strip().lower()) in ("true", "false"):
            return Choice(value == "true", each, (Candidate(value == "true", each, 1.0, f"declared in {each.path}"),))
    return Choice(None)


def _find_rest(page: Page, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return what lies beyond the limits as one block, if anything does."""
    start = _end(blocks)
    beyond = page.text[start:].rstrip()
    start += len(beyond) - len(beyond.lstrip())
    span = Span(start, max(start, _end(blocks) + len(beyond)))
    return (Block(Role.OTHER, collapse_whitespace(span.of(page.text)), span, score=0.0),) if span else ()


def _end(blocks: Sequence[Block]) -> int:
    return blocks[-1].span.end if blocks else 0


def _ruled(
    page: Page, blocks: Sequence[RawBlock], evidence: tuple[Evidence | None, ...]
) -> tuple[Evidence | None, ...]:
    """Return *evidence* with what a site rule says, which settles it."""
    if not page.rule_labels:
        return evidence
    labels_at: dict[int, RuleLabel] = {}
    for label in page.rule_labels:
        labels_at.setdefault(label.span.start, label)
    ruled = list(evidence or [None] * len(blocks))
    for index, block in enumerate(blocks):
        found = labels_at.get(block.span.start)
        if found is not None:
            body = _CERTAIN if found.role in BODY_ROLES else -_CERTAIN
            ruled[index] = Evidence(found.why, body, found.role, recurs=found.role not in _OF_THE_STORY, decides=True)
    return tuple(ruled)


def _openings(blocks: Sequence[Block]) -> list[Span]:
    """Return where a dateline may stand: the first paragraphs; an editor's note may come before the story."""
    return [block.span for block in blocks if block.role in (Role.PARAGRAPH, Role.STANDFIRST)][:3]
