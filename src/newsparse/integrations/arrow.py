"""Parse Arrow batches of pages into Arrow batches of articles; any engine that supports Arrow can call this."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from newsparse.batch.outputs.parquet import ParquetOutput, arrow_schema, to_article, to_batch
from newsparse.batch.record import ReadOptions, Record
from newsparse.batch.rows import ARTICLE_FIELDS, Parse, RowOptions, check_fields, limited, make_row, parse_record
from newsparse.batch.workers import Job, WorkerPool, WorkLimits
from newsparse.options import DEFAULT_OPTIONS, ParseOptions

__all__ = [
    "PageColumns",
    "WorkLimits",
    "arrow_schema",
    "parse_batch",
    "parse_batches",
    "plan_columns",
    "result_schema",
    "to_article",
]

_SLICE: Final = 64
"""Maximum rows per batch. A column of this many pages stays far below Arrow's limit of 2 GiB."""


@frozen
class PageColumns:
    """The columns of pages, and the columns wanted of the articles; picklable."""

    page: str = "html"
    """Column of the page: strings or bytes."""
    url: str | None = None
    """Column of the page's address."""
    keep: tuple[str, ...] = ()
    """Columns that are copied to the result."""
    fields: tuple[str, ...] = ARTICLE_FIELDS
    """The article's fields, as in :func:`arrow_schema`."""
    form: str = "auto"
    """``"html"``, ``"text"``, or ``"auto"`` to tell them apart."""
    options: ParseOptions = DEFAULT_OPTIONS
    """How pages are parsed."""
    max_page_bytes: int = ReadOptions().max_page_bytes
    parse: Parse = parse_record

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "fields", check_fields(self.fields))


def result_schema(given: Any, columns: PageColumns) -> Any:
    """
    Return the ``pyarrow.Schema`` of what :func:`parse_batch` makes of batches with the schema *given*.

    First the columns kept, then ``error`` and ``error_message``, then the article's fields.

    Raises:
        KeyError: If *given* lacks a column that is kept.
    """
    import pyarrow as pa  # noqa: PLC0415  an extra

    article = arrow_schema(columns.fields, about=False)
    return pa.schema([*(given.field(name) for name in columns.keep), *article], metadata=article.metadata)


def plan_columns(names: Sequence[str], columns: PageColumns, keep: Sequence[str] | None) -> PageColumns:
    """
    Return *columns* with what an engine is to hand on: the columns of *keep*, or where it is ``None`` all but the page.

    Raises:
        ValueError: If a column is not among *names*, or is kept and would be there twice.
    """
    import pyarrow as pa  # noqa: PLC0415  an extra

    kept = [name for name in names if name != columns.page] if keep is None else [*keep]
    if missing := [name for name in (columns.page, columns.url, *kept) if name is not None and name not in names]:
        raise ValueError(f'no column "{missing[0]}"; expected one of {", ".join(names)}')
    article = result_schema(pa.schema([]), evolve(columns, keep=()))
    if twice := [name for name in kept if name in article.names]:
        raise ValueError(f'column "{twice[0]}" is a field of the article too: rename it, or name others in keep=')
    return evolve(columns, keep=tuple(kept))


def parse_batch(batch: Any, columns: PageColumns | None = None) -> Any:
    """
    Return one row for each row of *batch*, in order: the article, or an ``error``.

    A row without a page has the error ``no_page``.

    Args:
        batch: A ``pyarrow.RecordBatch`` with a column of pages.

        columns: Which column that is, and what is wanted.

    Raises:
        KeyError: If *batch* lacks a column that *columns* names.
    """
    columns = columns or PageColumns()
    schema = result_schema(batch.schema, columns)
    rows = RowOptions(columns.fields)
    made = [make_row(record, rows, columns.options, columns.parse) for record in _records(batch, columns)]
    result = to_batch([each.row for each in made if each.row is not None], arrow_schema(columns.fields, about=False))
    return _beside(batch, result, columns, schema)


def parse_batches(
    batches: Iterable[Any], columns: PageColumns | None = None, *, work_limits: WorkLimits | None = None
) -> Iterator[Any]:
    """
    Yield :func:`parse_batch` of *batches*, in smaller batches, so that large ones need no more memory.

    Args:
        batches: Batches of pages.

        columns: Which column holds the pages, and what is wanted.

        work_limits: Parse in one process of its own, that a page may bring down or overrun at its own cost only, as in
            ``newsparse batch``; ``None`` parses in this process.
    """
    columns = columns or PageColumns()
    slices = (batch.slice(at, _SLICE) for batch in batches for at in range(0, batch.num_rows, _SLICE))
    if work_limits is None:
        for each in slices:
            yield parse_batch(each, columns)
        return
    waiting: deque[Any] = deque()

    def chunks() -> Iterator[Sequence[Record]]:
        for each in slices:
            waiting.append(each)
            yield _records(each, columns)

    job = Job(ParquetOutput(columns.fields), RowOptions(columns.fields), columns.options, work_limits, columns.parse)
    with WorkerPool(job, 1) as pool:
        for packed in pool.map(chunks()):
            batch = waiting.popleft()
            yield _unpack(batch, packed.pieces, columns)


def _records(batch: Any, columns: PageColumns) -> list[Record]:
    pages = batch.column(columns.page).to_pylist()
    urls = batch.column(columns.url).to_pylist() if columns.url else [None] * len(pages)
    reading = ReadOptions(columns.max_page_bytes)
    return [
        limited(Record("", "", number, url=url, page=page, form=columns.form), reading)
        for number, (page, url) in enumerate(zip(pages, urls, strict=True))
    ]


def _beside(batch: Any, result: Any, columns: PageColumns, schema: Any) -> Any:
    """Return the columns kept of *batch*, and *result* beside them."""
    import pyarrow as pa  # noqa: PLC0415  an extra

    kept = [batch.column(name) for name in columns.keep]
    return pa.RecordBatch.from_arrays([*kept, *result.columns], schema=schema)


def _unpack(batch: Any, pieces: Sequence[bytes], columns: PageColumns) -> Any:
    import pyarrow as pa  # noqa: PLC0415  an extra

    full, article = arrow_schema(columns.fields), arrow_schema(columns.fields, about=False)
    found = [pa.ipc.read_record_batch(pa.py_buffer(piece), full) for piece in pieces]
    table = pa.Table.from_batches(found, full).select(article.names).combine_chunks()
    return _beside(batch, table.to_batches()[0], columns, result_schema(batch.schema, columns))
