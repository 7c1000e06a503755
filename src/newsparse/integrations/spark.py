"""Pages in a Spark DataFrame: :func:`parse`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from newsparse.batch.rows import ARTICLE_FIELDS, Parse, parse_record
from newsparse.integrations.arrow import PageColumns, WorkLimits, parse_batches, plan_columns, result_schema
from newsparse.options import DEFAULT_OPTIONS, ParseOptions

__all__ = ["WorkLimits", "parse"]


def parse(
    df: Any,
    column: str = "html",
    *,
    url: str | None = None,
    keep: Sequence[str] | None = None,
    fields: Sequence[str] = ARTICLE_FIELDS,
    form: str = "auto",
    options: ParseOptions = DEFAULT_OPTIONS,
    work_limits: WorkLimits | None = None,
    parse_one: Parse = parse_record,
) -> Any:
    """
    Return a ``DataFrame`` with one row for each row of *df*: the columns kept, ``error``, ``error_message``, the article.

    Runs by ``mapInArrow``: pages go to Python and articles come back as Arrow batches.  Spark does the work of a lost
    executor again.  newsparse and its extra ``batch`` must be installed on all executors.

    Args:
        df: A ``pyspark.sql.DataFrame``.

        column: The page: strings or binary.

        url: The column with its address.

        keep: Columns that are handed on; ``None`` keeps all but *column*.

        fields: The article's fields wanted; fewer are faster to move.

        form: ``"html"``, ``"text"``, or ``"auto"`` to tell them apart.

        options: How pages are parsed: language, limits of a page, profile, quotes.

        work_limits: Parse each partition in a process of its own, so that a page which crashes or hangs becomes a row with an
            error; without, it fails its task, and after some tries the job.

        parse_one: What makes an article of a record.

    Raises:
        ValueError: If a column does not exist, or is kept and would be there twice.

        NewsparseError: If a field does not exist.
    """
    import pyarrow as pa  # noqa: PLC0415  an extra
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  an extra
    from pyspark.sql.types import StructType  # noqa: PLC0415  an extra

    wanted = PageColumns(column, url, (), (*fields,), form, options, parse=parse_one)
    columns = plan_columns(df.columns, wanted, keep)
    article = result_schema(pa.schema([]), wanted)
    schema = StructType([*(df.schema[name] for name in columns.keep), *from_arrow_schema(article).fields])
    return df.mapInArrow(partial(_parse_partition, columns=columns, work_limits=work_limits), schema)


def _parse_partition(batches: Iterable[Any], *, columns: PageColumns, work_limits: WorkLimits | None) -> Iterator[Any]:
    yield from parse_batches(batches, columns, work_limits=work_limits)
