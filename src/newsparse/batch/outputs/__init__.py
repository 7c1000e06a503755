"""Output formats of a run: rows become bytes in the workers, bytes become files in the one process that writes."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import PurePath
from typing import Final

from newsparse.batch.outputs.base import Output
from newsparse.batch.outputs.csv_lines import CsvLines
from newsparse.batch.outputs.jsonl import JsonLines
from newsparse.batch.outputs.tables import TABLES
from newsparse.batch.rows import RowOptions
from newsparse.errors import NewsparseError

__all__ = ["FORMATS", "PARTITIONS", "TABLES", "form_of", "open_output"]

FORMATS: Final = ("parquet", "jsonl", "jsonl.gz", "jsonl.zst", "csv")
PARTITIONS: Final = ("host", "date")
"""What Parquet may be divided by: the host of the address, the day of publication."""


def form_of(output: str) -> str:
    """
    Return the format of an output by the ending of its name; Parquet for a folder.

    Raises:
        NewsparseError: If it has another ending.
    """
    if form := next((each for each in FORMATS if output.lower().endswith("." + each)), None):
        return form
    path = PurePath(output)
    if output.endswith(("/", "\\")) or not path.suffix:
        return "parquet"
    raise NewsparseError(
        f'{output}: no format "{path.suffix}"; expected {", ".join("." + form for form in FORMATS)}, or a folder: {output}/'
    )


def open_output(form: str, rows: RowOptions, partition: str | None = None) -> Output:
    """
    Return the output of a format's name.

    Raises:
        NewsparseError: If *form* is none of :data:`FORMATS`, or does not go with the table or partition asked for.
    """
    if form not in FORMATS:
        raise NewsparseError(f'format: no "{form}"; expected one of {", ".join(FORMATS)}')
    if rows.table not in TABLES:
        raise NewsparseError(f'table: no "{rows.table}"; expected one of {", ".join(TABLES)}')
    if partition is not None and (partition not in PARTITIONS or form != "parquet" or rows.table != "articles"):
        raise NewsparseError(f"partition: expected one of {', '.join(PARTITIONS)}, and articles as Parquet")
    if partition == "date" and "published" not in rows.fields:
        raise NewsparseError('partition: "date" needs the field "published"; expected it among the fields')
    needed = {"parquet": "pyarrow", "jsonl.zst": "zstandard"}.get(form)
    if needed and find_spec(needed) is None:
        raise NewsparseError(
            f'{form}: needs {needed}, which comes with the extra "batch" of newsparse and is not installed'
        )
    fields = (*rows.fields,)
    if form == "parquet":
        from newsparse.batch.outputs.parquet import ParquetOutput  # noqa: PLC0415  needs an extra
        from newsparse.batch.outputs.partitions import PartitionedParquet  # noqa: PLC0415  the same

        return ParquetOutput(fields, rows.table) if partition is None else PartitionedParquet(fields, by=partition)
    return CsvLines(rows.table, fields) if form == "csv" else JsonLines(f".{form}", rows.table)
