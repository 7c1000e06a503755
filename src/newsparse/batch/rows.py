"""Turn records into rows: articles, or errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import evolve, frozen

from newsparse.batch.counts import Counts
from newsparse.batch.record import Failure, ReadOptions, Record
from newsparse.errors import NewsparseError
from newsparse.lexicon import check_tag
from newsparse.model import Article, PageKind, plain_fields
from newsparse.options import DEFAULT_OPTIONS, ParseOptions
from newsparse.pipeline import Parser, parse_html
from newsparse.serialize import field_names
from newsparse.source.charset import decode
from newsparse.source.sniff import looks_binary

RECORD_FIELDS: Final = ("source", "position", "record_id", "record_url", "status", "error", "error_message")
"""Fields of every row: the origin of the page, and the error if there is one."""
ARTICLE_FIELDS: Final = ("schema", *field_names(Article), "text")
"""The fields of :meth:`newsparse.Article.to_dict`, and the body."""
_NO_PAGE: Final = "expected HTML or text, not a PDF, a picture or an archive"

Parse = Callable[[Record, ParseOptions], Article]
Row = Mapping[str, Any]


@frozen
class RowOptions:
    """Fields of a row, and the pages that get one. Errors always get a row."""

    fields: tuple[str, ...] = ARTICLE_FIELDS
    only_kinds: tuple[str, ...] = ()
    """Page kinds that are kept; empty keeps all."""
    only_languages: tuple[str, ...] = ()
    """Languages that are kept, as in :func:`check_languages`; empty keeps all."""
    table: str = "articles"
    """``"articles"``, or ``"quotes"`` for one line a quote."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields of an article that the rows are made of."""
        return self.fields if self.table == "articles" else ("url", "published", "quotes")

    def parsing(self, options: ParseOptions) -> ParseOptions:
        """Return *options* without what no row shows."""
        return options if "quotes" in self.columns else evolve(options, quotes=False)

    def keeps(self, article: Article) -> bool:
        """Return whether *article* has a row."""
        if self.only_kinds and article.page_kind not in self.only_kinds:
            return False
        language = (article.language or "").lower()
        wanted = [each.lower() for each in self.only_languages]
        return not wanted or language in wanted or language.partition("-")[0] in wanted


def check_fields(names: Iterable[str]) -> tuple[str, ...]:
    """
    Return *names* in the schema's order.

    Raises:
        NewsparseError: If one is not a field of an article.
    """
    asked = set(names)
    if strange := sorted(asked - {*ARTICLE_FIELDS}):
        raise NewsparseError(f'fields: no field "{strange[0]}"; expected some of {", ".join(ARTICLE_FIELDS)}')
    return tuple(name for name in ARTICLE_FIELDS if name in asked)


def check_kinds(names: Iterable[str]) -> tuple[str, ...]:
    """
    Return *names*.

    Raises:
        NewsparseError: If one is not a page kind.
    """
    kept = tuple(names)
    if strange := [name for name in kept if name not in [*PageKind]]:
        raise NewsparseError(f'only_kinds: no page kind "{strange[0]}"; expected some of {", ".join(PageKind)}')
    return kept


def check_languages(tags: Iterable[str]) -> tuple[str, ...]:
    """
    Return *tags*; ``de`` keeps ``de-AT`` too, ``de-AT`` keeps only itself.

    Raises:
        UnknownLanguageError: If one is not a BCP 47 tag.
    """
    kept = tuple(tags)
    for tag in kept:
        check_tag(tag)
    return kept


def parse_record(record: Record, options: ParseOptions) -> Article:
    """Return the article of a record's page."""
    page = record.page
    assert page is not None  # noqa: S101  make_row has asked
    chosen = evolve(options, encoding=record.encoding or options.encoding, profile=record.profile or options.profile)
    parser = Parser(chosen)
    if record.form == "text":
        return parser.parse_text(
            page if isinstance(page, str) else decode(page, encoding=chosen.encoding), url=record.url
        )
    return (parser.parse_html if record.form == "html" else parser.parse)(page, url=record.url)


def warm_up() -> None:
    """Load words, weights and patterns, so that the first page is not charged for them."""
    parse_html('<h1>Boats</h1><p>By Ada Quill</p><p>"They sail again," said Gil Ashdown on Tuesday.</p>')


@frozen
class Made:
    """The result for one record."""

    row: Row | None
    """``None`` where it is left out."""
    counts: Counts


def make_row(
    record: Record, options: RowOptions, parsing: ParseOptions = DEFAULT_OPTIONS, parse_one: Parse = parse_record
) -> Made:
    """
    Return the row of *record*, or none where the options leave it out.

    Whatever *parse_one* raises becomes a row with an ``error``.
    """

    def make() -> Made:
        article = parse_one(record, options.parsing(parsing))
        kept = options.keeps(article)
        row = to_row(record, article, options.columns) if kept else None
        return Made(row, Counts(1, int(kept), {article.page_kind: 1}, no_text=int(not article.paragraphs)))

    return guarded(record, make)


def to_row(record: Record, article: Article, fields: Iterable[str]) -> Row:
    """Return the row of a record's *article*."""
    return {**_about(record, None), **plain_fields(article, fields)}


def guarded(record: Record, make: Callable[[], Made]) -> Made:
    """Return the result of *make*, or the row of the record's failure; an exception in *make* is a failure."""
    if record.failure is not None:
        return failed(record, record.failure)
    if isinstance(record.page, bytes) and looks_binary(record.page):
        return failed(record, Failure("binary", f"{record.record_id}: begins with {record.page[:8]!r}; {_NO_PAGE}"))
    try:
        return make()
    except MemoryError:
        return failed(record, Failure("memory", "the page needs more memory than the limit"))
    except Exception as error:  # noqa: BLE001  one page costs itself, never the run
        return failed(record, Failure("exception", f"{type(error).__name__}: {error}"[:500]))


def failed(record: Record, failure: Failure) -> Made:
    """Return the row of a failure; it lacks the fields of an article."""
    counts = Counts(1, 1, errors={failure.kind: 1}, examples={failure.kind: failure.message})
    return Made(_about(record, failure), counts)


def limited(record: Record, options: ReadOptions) -> Record:
    """Return *record*, or its failure where it has no page or one beyond the limit."""
    if record.page is None:
        return evolve(record, failure=Failure("no_page", "there is no page in the row"))
    if record.weight > options.max_page_bytes:
        return evolve(record, page=None, failure=options.too_large())
    return record


def _about(record: Record, failure: Failure | None) -> dict[str, Any]:
    return {
        "source": record.source,
        "position": record.position,
        "record_id": record.record_id,
        "record_url": record.url,
        "status": record.status,
        "error": failure.kind if failure else None,
        "error_message": failure.message if failure else None,
    }
