"""From a page to an article: :func:`parse`, :class:`Parser`; the only place that knows the order of the steps."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from newsparse import label as labels
from newsparse.fields.authors import choose_authors
from newsparse.fields.body_range import find_body_range
from newsparse.fields.caption.pictures import find_captions
from newsparse.fields.dateline import find_dateline
from newsparse.fields.metadata import (
    choose_description,
    choose_free,
    choose_image,
    choose_section,
    choose_site_name,
    choose_tags,
    choose_url,
)
from newsparse.fields.page_kind import choose_kind, find_wall
from newsparse.fields.published import choose_modified, choose_published, find_times
from newsparse.fields.quote import find_article_quotes
from newsparse.fields.standfirst import choose_standfirst
from newsparse.fields.title import choose_title
from newsparse.lexicon import Lexicon, load
from newsparse.lexicon.detect import choose_language
from newsparse.model import (
    BODY_ROLES,
    DEFAULT_LIMITS,
    Article,
    Block,
    BlockReasons,
    Choice,
    Dateline,
    Element,
    Elements,
    Evidence,
    Limits,
    Page,
    Quote,
    RawBlock,
    Role,
    RuleLabel,
)
from newsparse.models import Models, load_models
from newsparse.options import DEFAULT_OPTIONS, ParseOptions
from newsparse.segment import segment
from newsparse.source.read import read_page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy

if TYPE_CHECKING:
    from newsparse.fields.quote.explanation import QuoteReasons
    from newsparse.profile import SiteProfile
    from newsparse.source.rules import SiteRule

_OF_THE_STORY = BODY_ROLES | {Role.TITLE, Role.STANDFIRST}
_OF_AN_EXPORT = 4.0
"""Log odds for the lines between the labels of an export."""
_CERTAIN = 18.0
"""Weight of a site rule in log odds: more than any sum the labeller comes to."""


@frozen
class Explanation:
    """A parsed page: the article, and why it came out so."""

    article: Article
    page: Page
    reasons: tuple[BlockReasons, ...]
    """One for each block of the article."""
    choices: Mapping[str, Choice[Any]]
    """For each field, what it was chosen from."""
    quotes: tuple[QuoteReasons, ...] = ()
    """One for each quote of the article."""


def parse(
    page: str | bytes,
    *,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    quotes: bool = True,
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

        quotes: Whether to look for quotes; ``False`` saves their time.

    Raises:
        TypeError: If *page* is neither ``str`` nor ``bytes``.

        UnknownLanguageError: If *language* is malformed or unknown.
    """
    _warn_of_address(page)
    options = ParseOptions(language=language, encoding=encoding, profile=profile, limits=limits, quotes=quotes)
    return Parser(options).parse(page, url=url)


def parse_html(
    html: str | bytes,
    *,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    quotes: bool = True,
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

        quotes: Whether to look for quotes; ``False`` saves their time.

    Raises:
        TypeError: If *html* is neither ``str`` nor ``bytes``.

        UnknownLanguageError: If *language* is malformed or unknown.
    """
    _warn_of_address(html)
    options = ParseOptions(language=language, encoding=encoding, profile=profile, limits=limits, quotes=quotes)
    return Parser(options).parse_html(html, url=url)


def parse_text(
    text: str,
    *,
    url: str | None = None,
    language: str | None = None,
    profile: SiteProfile | None = None,
    limits: Limits = DEFAULT_LIMITS,
    quotes: bool = True,
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

        quotes: Whether to look for quotes; ``False`` saves their time.

    Raises:
        TypeError: If *text* is not a ``str``.

        UnknownLanguageError: If *language* is malformed or unknown.
    """
    _warn_of_address(text)
    options = ParseOptions(language=language, profile=profile, limits=limits, quotes=quotes)
    return Parser(options).parse_text(text, url=url)


def _or_shipped(models: Models | None) -> Models:
    return load_models() if models is None else models


@frozen
class Parser:
    """
    Parses many pages with the same options: ``Parser(ParseOptions(quotes=False)).parse(page)``.

    Args:
        options: How to parse.

        models: The learned weights; ``None`` takes those that ship with the package.
    """

    options: ParseOptions = DEFAULT_OPTIONS
    models: Models = field(default=None, converter=_or_shipped, repr=False)

    def parse(self, page: str | bytes, *, url: str | None = None) -> Article:
        """Return the article of *page*, HTML or flattened text; see :func:`newsparse.parse`."""
        return self._read(self._open(page, url, "auto")).article

    def parse_html(self, html: str | bytes, *, url: str | None = None) -> Article:
        """Return the article of an HTML page; see :func:`newsparse.parse_html`."""
        return self._read(self._open(html, url, "html")).article

    def parse_text(self, text: str, *, url: str | None = None) -> Article:
        """Return the article of a flattened page; see :func:`newsparse.parse_text`."""
        if not isinstance(text, str):
            raise TypeError(_wrong_page("text", text, "str"))
        return self._read(self._open(text, url, "text")).article

    def explain(
        self, page: str | bytes, *, url: str | None = None, kind: str = "auto", rule: SiteRule | None = None
    ) -> Explanation:
        """
        Return the article of *page* with the reasons for each block and the candidates for each field.

        Args:
            page: HTML or flattened text.

            url: The page's address, if known.

            kind: ``"html"``, ``"text"``, or ``"auto"`` to tell them apart.

            rule: The rule of its site; ``None`` looks for one by the address.

        Raises:
            TypeError: If *page* is neither ``str`` nor ``bytes``.

            ValueError: If *kind* is none of the three.
        """
        if kind not in ("auto", "html", "text"):
            raise ValueError(f'kind="{kind}": expected "auto", "html" or "text"')
        parsed = self._read(self._open(page, url, kind, rule))
        from newsparse.fields.quote.explanation import explain_quotes  # noqa: PLC0415  a parse needs none of it
        from newsparse.label.reasons import to_reasons  # noqa: PLC0415

        all_reasons = to_reasons(parsed.labelled)
        reasons = tuple(all_reasons[number] for number in parsed.labelled_as)
        reasons += (BlockReasons(),) * (len(parsed.article.blocks) - len(reasons))  # of the text beyond the limits
        article = parsed.article
        quotes: tuple[QuoteReasons, ...] = ()
        if article.quotes:
            lexicon, most = load(article.language), self.options.limits.quotes + 1
            quotes = explain_quotes(parsed.page, article.blocks, lexicon, self.models.quotes, most=most)
        return Explanation(article, parsed.page, reasons, parsed.choices, quotes[: len(article.quotes)])

    def _open(self, page: str | bytes, url: str | None, kind: str, rule: SiteRule | None = None) -> Page:
        if not isinstance(page, str | bytes | bytearray | memoryview):
            raise TypeError(_wrong_page("page", page, "str or bytes"))
        options = self.options
        return read_page(
            page, url, options.language, options.encoding, kind, until=options.limits.characters, rule=rule
        )

    def _read(self, page: Page) -> _Parsed:
        return _parse_page(page, self.options, self.models)


def explain_page(
    page: str | bytes,
    *,
    url: str | None = None,
    kind: str = "auto",
    rule: SiteRule | None = None,
    options: ParseOptions = DEFAULT_OPTIONS,
) -> Explanation:
    """Return the article of *page* with its reasons; see :meth:`Parser.explain`."""
    return Parser(options).explain(page, url=url, kind=kind, rule=rule)


def _wrong_page(name: str, page: object, expected: str) -> str:
    """Return the message for a *page* of the wrong type, with the way out where there is one."""
    found = f"{name}: expected {expected}, got {type(page).__name__}"
    if isinstance(page, PathLike):
        return f"{found}; pass path.read_bytes()"
    if hasattr(page, "read"):
        return f"{found}; pass what its read() returns"
    return f"{found}; decode it, or call parse()" if isinstance(page, bytes | bytearray | memoryview) else found


_LONGEST_ADDRESS = 2_000
_ADDRESS = lazy(r"(?i)\s*+(?:https?://\S++|[^\s<>]{1,400}\.(?:html?|txt|gz|warc|pdf))\s*+")


def _warn_of_address(page: object) -> None:
    """Warn where *page* is certainly no page but its address or file; every string can be parsed all the same."""
    if isinstance(page, str) and len(page) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(page):
        message = (
            f"{page.strip():.100} looks like an address or a file, not a page; newsparse neither fetches nor opens"
        )
        warnings.warn(message, UserWarning, stacklevel=3)


@frozen(eq=False, repr=False)
class _Parsed:
    article: Article
    page: Page
    labelled: labels.Labelling
    choices: Mapping[str, Choice[Any]]
    labelled_as: tuple[int, ...]
    """For each block of the article its number in the labelling; of the cells that make a row, the first one's."""


def _parse_page(page: Page, options: ParseOptions, models: Models) -> _Parsed:
    """Return the article of *page*: the order of the steps."""
    profile, limits = options.profile, options.limits
    page = page if profile is None else profile.add_declared(page)
    language = choose_language(page)
    lexicon = load(language.value)
    raw_blocks = segment(page, most=limits.blocks)
    evidence = _ruled(page, raw_blocks, () if profile is None else profile.evidence(raw_blocks))
    labelled = labels.read(page, raw_blocks, lexicon, models.label, evidence)
    blocks = labels.to_blocks(labelled, raw_blocks)
    story = find_body_range(blocks)
    times = find_times(page, raw_blocks, blocks, story, lexicon)
    published = choose_published(times, weights=models.ranking["published"])
    day = published.value.date() if published.value else None
    authors, bylines = choose_authors(page, raw_blocks, blocks, story, lexicon, weights=models.ranking["authors"])
    choices: dict[str, Choice[Any]] = {
        "title": choose_title(page, raw_blocks, blocks, story, weights=models.ranking["title"]),
        "standfirst": choose_standfirst(page, blocks, story),
        "site_name": choose_site_name(page, blocks),
        "section": choose_section(page),
        "url": choose_url(page),
        "language": language,
        "image": choose_image(page),
        "description": choose_description(page),
        "free": choose_free(page, find_wall(page, raw_blocks, blocks, story, lexicon)),
        "authors": authors,
        "published": published,
        "modified": choose_modified(times, published=published.value),
        "tags": choose_tags(page),
        "page_kind": choose_kind(page, raw_blocks, blocks, story, lexicon),
    }
    quotes: tuple[Quote, ...] = ()
    if options.quotes:
        quotes = find_article_quotes(page, blocks, lexicon, models.quotes, most=limits.quotes + 1)
    rows = _join_rows(page, raw_blocks, blocks)
    article = Article(
        **{name: choice.value for name, choice in choices.items()},
        bylines=bylines,
        quotes=quotes[: limits.quotes],
        dateline=_find_dateline(page, blocks, lexicon, day),
        captions=find_captions(page, blocks, lexicon),
        blocks=(*(block for _, block in rows), *_find_rest(page, blocks)),
        page_text=page.text,
        truncated=tuple(_find_truncated(page, blocks, quotes, limits)),
        origins={name: choice.origin for name, choice in choices.items() if choice.origin is not None},
        declared=page.declared,
        elements=(*_inline_elements(page, blocks), *_whole_elements(raw_blocks, blocks)),
    )
    return _Parsed(article, page, labelled, choices, tuple(first for first, _ in rows))


def _find_dateline(page: Page, blocks: Sequence[Block], lexicon: Lexicon, published: date | None) -> Dateline | None:
    """Return the dateline of one of the first paragraphs; an editor's note may come before the story."""
    openings = islice((block.span for block in blocks if block.role in (Role.PARAGRAPH, Role.STANDFIRST)), 3)
    found = (find_dateline(page, where, lexicon, published=published) for where in openings)
    return next(filter(None, found), None)


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _inline_elements(page: Page, blocks: Sequence[Block]) -> tuple[Element, ...]:
    """Return the links and emphasis from the first block of the story to the last."""
    first = next((block.span for block in blocks if block.role in _OF_THE_STORY), None)
    last = next((block.span for block in reversed(blocks) if block.role in _OF_THE_STORY), None)
    if not isinstance(page.elements, Elements) or first is None or last is None:
        return tuple(page.elements)
    return page.elements.between(first.start, last.end)


def _whole_elements(raw_blocks: Sequence[RawBlock], blocks: Sequence[Block]) -> Iterator[Element]:
    """Yield the elements that blocks of the story are as a whole, where Markdown writes them their own way."""
    for raw, block in zip(raw_blocks, blocks, strict=True):
        if block.role not in BODY_ROLES:
            continue
        hint = raw.hint
        if hint.tag in _HEADINGS:
            yield Element(block.span, hint.tag)
        elif block.role is Role.LIST_ITEM and hint.path.endswith("ol/li"):
            yield Element(block.span, "ol")
        elif block.role is Role.TABLE:
            yield Element(block.span, "td", row=hint.row)
        elif "blockquote" in hint.inside:
            yield Element(block.span, "blockquote")


def _join_rows(page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    """Return the article's blocks, each with the number of the first one in it: cells of one table row are one block."""
    if all(block.role is not Role.TABLE for block in blocks):
        return [*enumerate(blocks)]
    runs: list[list[int]] = []
    row = 0
    for number, (raw, block) in enumerate(zip(raw_blocks, blocks, strict=True)):
        last_row, row = row, raw.hint.row if block.role is Role.TABLE else 0
        if row and row == last_row:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        (run[0], blocks[run[0]] if len(run) == 1 else _join(page, [blocks[number] for number in run])) for run in runs
    ]


def _join(page: Page, cells: Sequence[Block]) -> Block:
    """Return the row of a table as one block, as sure as its least sure cell."""
    first, last = cells[0], cells[-1]
    span = Span(first.span.start, last.span.end)
    source = first.source_span and last.source_span and Span(first.source_span.start, last.source_span.end)
    score = min(cell.score for cell in cells)
    return Block(Role.TABLE, collapse_whitespace(span.of(page.text)), span, score, source)


def _find_truncated(page: Page, blocks: Sequence[Block], quotes: Sequence[Quote], limits: Limits) -> Iterator[str]:
    """Yield the names of the limits that the page goes beyond."""
    if page.truncated:
        yield "characters"
    if len(blocks) == limits.blocks and _end(blocks) < (page.lines[-1].span.end if page.lines else 0):
        yield "blocks"
    if len(quotes) > limits.quotes:
        yield "quotes"


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
    """Return *evidence* with that of site rules, which decides."""
    if not page.rule_labels:
        return evidence
    labels_at: dict[int, RuleLabel] = {}
    for label in page.rule_labels:
        labels_at.setdefault(label.span.start, label)
    ruled = list(evidence or [None] * len(blocks))
    for index, block in enumerate(blocks):
        found = labels_at.get(block.span.start)
        if found is not None:
            if not found.settles:
                ruled[index] = Evidence(found.why, _OF_AN_EXPORT)
                continue
            body = _CERTAIN if found.role in BODY_ROLES else -_CERTAIN
            ruled[index] = Evidence(found.why, body, found.role, recurs=found.role not in _OF_THE_STORY, decides=True)
    return tuple(ruled)
