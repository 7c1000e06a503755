"""The article and its fields; all frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from attrs import field, fields, frozen

from newsparse.errors import SchemaError
from newsparse.model.page import Declared, Element, Origin
from newsparse.model.roles import TEXT_ROLES, PageKind, QuoteKind, Role
from newsparse.serialize import NOT_PLAIN, field_names, from_plain, from_text, in_range, shown, to_plain, to_text
from newsparse.span import Span
from newsparse.text.terminal import printable

SCHEMA_VERSION: Final = 2
"""Counts up when a field of the article changes its name, shape or meaning."""
RECORD_FIELDS: Final = frozenset(
    ["source", "position", "record_id", "record_url", "status", "error", "error_message", "text", "paragraphs"]
)
"""Keys of a record beside the article's own: the source of the page, its error, and the body."""


# ------------------------------------------------------------------ the page


@frozen
class Block:
    """Lines that belong together, with their role."""

    role: Role
    text: str
    """The block's words, white space collapsed."""
    span: Span
    score: float = field(default=1.0, metadata=in_range(0, 1))
    """Confidence in the role, 0 to 1."""
    source_span: Span | None = None
    """Its place in the raw HTML, in code points of the decoded input; ``None`` for flattened text."""


# --------------------------------------------------------------- the article


@frozen
class Byline:
    """One author who signs the story."""

    name: str
    """As printed, without "By" and without the role."""
    role: str | None = None
    """As printed: ``Political correspondent``."""
    organisation: str | None = None
    """The agency or paper the author writes for, as printed."""
    span: Span | None = None
    """Where the name stands; ``None`` where the page declares it only."""
    origin: Origin | None = None


@frozen
class Dateline:
    """The place, date and agency that open a story: ``LONDON, March 5 (Reuters) -``."""

    places: tuple[str, ...]
    date: date | None
    """The full date, or ``None``.  A date printed without its year gets that nearest to the day of publication; where
    that is unknown, ``month`` and ``day`` are all there is."""
    agency: str | None
    text: str
    span: Span
    month: int | None = field(default=None, metadata=in_range(1, 12))
    """As printed, 1 to 12."""
    day: int | None = field(default=None, metadata=in_range(1, 31))
    """As printed, 1 to 31."""


@frozen
class Caption:
    """The words under a picture, and the makers of the picture."""

    text: str
    """Without the credit; may be empty."""
    credit: str | None = None
    """As printed, label and brackets included."""
    photographer: str | None = None
    agency: str | None = None
    image_url: str | None = None
    span: Span | None = None
    """``None`` where the page shows no caption and the words are the image's ``alt`` text."""


@frozen
class Quote:
    """One string in quotation marks, within one paragraph, and its speaker."""

    text: str
    """The words inside the marks."""
    span: Span
    """Inside the marks."""
    kind: QuoteKind
    speaker: str | None = None
    """The fullest name the article gives the speaker."""
    speaker_text: str | None = None
    """The words that stand for the speaker beside the quote: ``He``."""
    speaker_span: Span | None = None
    cue: str | None = None
    """The verb or phrase that gives the words to the speaker: ``said``."""
    cue_span: Span | None = None
    group: int = field(default=0, metadata=in_range(0, 2**31 - 1))
    """Equal for the pieces of one quote that runs over paragraphs; counts from 0 in reading order."""


def _read_only(origins: Mapping[str, Origin]) -> Mapping[str, Origin]:
    return MappingProxyType(dict(origins))


_NO_ORIGINS: Mapping[str, Origin] = MappingProxyType({})


@frozen(repr=False)
class Article:
    """A parsed news page: its fields, its blocks, and the place of each value."""

    title: str | None = None
    standfirst: str | None = None
    site_name: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    image: str | None = None
    """The address of the main image, absolute."""
    description: str | None = None
    """The page's own meta description."""
    free: bool | None = None
    """Whether the page declares that it can be read without paying; ``None`` without such a declaration."""
    authors: tuple[str, ...] = ()
    """The names of ``bylines``."""
    bylines: tuple[Byline, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    dateline: Dateline | None = None
    captions: tuple[Caption, ...] = ()
    quotes: tuple[Quote, ...] = ()
    tags: tuple[str, ...] = ()
    page_kind: PageKind = PageKind.EMPTY
    blocks: tuple[Block, ...] = ()
    page_text: str = field(default="", repr=False)
    truncated: tuple[str, ...] = ()
    """Which of the :class:`Limits` the page went beyond (``"characters"``, ``"blocks"``, ``"quotes"``); empty on
    nearly all pages."""
    origins: Mapping[str, Origin] = field(default=_NO_ORIGINS, converter=_read_only, hash=False, repr=False)
    declared: tuple[Declared, ...] = field(default=(), eq=False, repr=False, metadata=NOT_PLAIN)
    """Everything the page declares about itself, with its path; neither compared nor part of the JSON."""
    elements: tuple[Element, ...] = field(default=(), eq=False, repr=False, metadata=NOT_PLAIN)
    """Links, emphasis and other elements of the story, for Markdown; neither compared nor part of the JSON."""

    def __repr__(self) -> str:
        from textwrap import shorten  # noqa: PLC0415  a parse needs none of it

        parts = [shorten(self.title[:400], 80, placeholder=" …") if self.title else "without title"]
        if self.authors:
            parts.append("by " + shorten(", ".join(self.authors)[:400], 80, placeholder=" …"))
        if self.published:
            parts.append(str(self.published))
        parts += [self.page_kind.replace("_", " "), f"{len(self.blocks)} blocks", f"{len(self.quotes)} quotes"]
        return printable(f"<Article: {' | '.join(parts)}>", one_line=True)

    def __str__(self) -> str:
        """Return the article's fields, captions and quotes in a few lines, for a terminal."""
        from newsparse.render.summary import summarise  # noqa: PLC0415  stands above the model

        return summarise(self)

    def __reduce__(self) -> tuple[Any, ...]:
        values = {each.name: getattr(self, each.name) for each in fields(Article)}
        return partial(Article, **{**values, "origins": dict(self.origins)}), ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The printed standfirst, body paragraphs, list items, headings and table rows, in reading order; may be empty."""
        return tuple(block.text for block in self.blocks if block.role in TEXT_ROLES)

    @property
    def text(self) -> str:
        """The body: the paragraphs joined by a blank line."""
        return "\n\n".join(self.paragraphs)

    def to_dict(self, *, text: bool = False) -> dict[str, Any]:
        """
        Return the article as JSON knows it, with ``schema`` (the schema's version) first.

        Args:
            text: Whether to add the body as ``text``, last.
        """
        return plain_fields(self, ("schema", *field_names(Article), *(["text"] if text else [])))

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Article:
        """
        Return the article that :meth:`to_dict` made *plain* of, equal to the first one.

        Args:
            plain: What :meth:`to_dict` returned, or a record of ``newsparse parse`` or ``newsparse batch``, whose
                other keys (:data:`RECORD_FIELDS`) are passed over.  Fields that were left out have their defaults.

        Raises:
            SchemaError: If *plain* has another shape or schema version; it names the place.
        """
        if not isinstance(plain, Mapping):
            raise SchemaError(f"article: expected an object, got {shown(plain)}")
        if plain.get("schema") != SCHEMA_VERSION:
            raise SchemaError(f"article.schema: expected {SCHEMA_VERSION}, got {shown(plain.get('schema'))}")
        own = {name: each for name, each in plain.items() if name != "schema" and name not in RECORD_FIELDS}
        article = from_plain(cls, own, "article")
        for place, span in _spans(article) if article.page_text else ():
            if span.end > len(article.page_text):
                raise SchemaError(f"{place}: {span} ends beyond the {len(article.page_text)} characters of page_text")
        return article

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the article as JSON text: one line, or indented by *indent* spaces."""
        return to_text(self.to_dict(), indent=indent)

    @classmethod
    def from_json(cls, text: str) -> Article:
        """
        Return the article that :meth:`to_json` wrote as *text*, equal to the first one.

        Raises:
            SchemaError: If *text* is no JSON of an article of this schema version; it names the place.
        """
        return cls.from_dict(from_text(text, "article"))

    def _repr_html_(self) -> str:
        """Return the article for a notebook: its page with roles, quotes and fields to click on."""
        from newsparse.render.report import frame, render  # noqa: PLC0415  stands above the model

        return frame(render([self.to_dict()]))

    def to_markdown(self, *, links: bool = False, images: bool = False) -> str:
        """
        Return the article to read: title, standfirst, who and when, then body and captions in page order.

        The page's own words are escaped, so that none of them is read as Markdown or HTML.

        Args:
            links: Whether to write links; else their words alone.

            images: Whether to write the images that have a caption.
        """
        from newsparse.render.markdown import to_markdown  # noqa: PLC0415  stands above the model

        return to_markdown(self, links=links, images=images)


def plain_fields(article: Article, names: Iterable[str]) -> dict[str, Any]:
    """Return what *names* lists of an article as JSON knows it: its fields, ``schema``, ``text``, ``paragraphs``."""
    return {name: SCHEMA_VERSION if name == "schema" else to_plain(getattr(article, name)) for name in names}


def _spans(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield each span of *article* that points into its page, with its place."""
    rows = {
        "bylines": ("span", "origin"),
        "captions": ("span",),
        "quotes": ("span", "speaker_span", "cue_span"),
        "blocks": ("span",),
    }
    if article.dateline:
        yield "article.dateline.span", article.dateline.span
    for field_name, names in rows.items():
        for index, row in enumerate(getattr(article, field_name)):
            for name in names:
                if isinstance(span := getattr(row, name), Span):
                    yield f"article.{field_name}[{index}].{name}", span
    for name, origin in article.origins.items():
        if isinstance(origin, Span):
            yield f"article.origins.{name}", origin
