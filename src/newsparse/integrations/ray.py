"""Pages in a Ray Dataset: :func:`parse`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from newsparse.batch.rows import ARTICLE_FIELDS, Parse, parse_record
from newsparse.integrations.arrow import PageColumns, WorkLimits, parse_batches, plan_columns, result_schema
from newsparse.options import DEFAULT_OPTIONS, ParseOptions

__all__ = ["WorkLimits", "parse"]


def parse(
    dataset: Any,
    column: str = "html",
    *,
    url: str | None = None,
    keep: Sequence[str] | None = None,
    fields: Sequence[str] = ARTICLE_FIELDS,
    form: str = "auto",
    options: ParseOptions = DEFAULT_OPTIONS,
    work_limits: WorkLimits | None = None,
    batch_size: int = 256,
    parse_one: Parse = parse_record,
) -> Any:
    """
    Return a ``Dataset`` with one row for each row of *dataset*: the columns kept, ``error``, ``error_message``, the article.

    Runs by ``map_batches``.  Ray does the work of a lost process or machine again.  newsparse and its extra ``batch`` must
    be installed on all machines.

    Args:
        dataset: A ``ray.data.Dataset``.

        column: The page: strings or binary.

        url: The column with its address.

        keep: Columns that are handed on; ``None`` keeps all but *column*.

        fields: The article's fields wanted; fewer are faster to move.

        form: ``"html"``, ``"text"``, or ``"auto"`` to tell them apart.

        options: How pages are parsed: language, limits of a page, profile, quotes.

        work_limits: Parse each batch in a process of its own, so that a page which crashes or hangs becomes a row with an
            error; a process takes a good part of a second to start, so take a large *batch_size*.

        batch_size: Pages to a batch.

        parse_one: What makes an article of a record.

    Raises:
        ValueError: If a column does not exist, or is kept and would be there twice.

        NewsparseError: If a field does not exist.
    """
    wanted = PageColumns(column, url, (), (*fields,), form, options, parse=parse_one)
    columns = plan_columns(dataset.columns(), wanted, keep)
    work = partial(_parse_table, columns=columns, work_limits=work_limits)
    return dataset.map_batches(work, batch_format="pyarrow", batch_size=batch_size)


def _parse_table(table: Any, *, columns: PageColumns, work_limits: WorkLimits | None) -> Any:
    import pyarrow as pa  # noqa: PLC0415  an extra

    batches = parse_batches(table.to_batches(), columns, work_limits=work_limits)
    return pa.Table.from_batches(batches, schema=result_schema(table.schema, columns))
