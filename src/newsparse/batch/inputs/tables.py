"""Read tables with one page per row: CSV and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from newsparse.batch.inputs.decompress import FileReader, decompressing
from newsparse.batch.inputs.entries import no_page, page_fields, read_entry
from newsparse.batch.inputs.guard import Step
from newsparse.batch.record import ReadOptions, Record

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 2**16
_PARQUET_ROWS: Final = 16
"""Number of rows decoded at once."""


def read_csv(path: Path, options: ReadOptions) -> Iterator[Step]:
    """
    Yield one record for each line of a CSV or TSV file, compressed or not; the first line names the columns.

    The delimiter is the one of comma, semicolon, tab and bar that the first line has most of.  Text is UTF-8, UTF-16 with
    a byte order mark, or else Windows-1252.
    """
    csv.field_size_limit(max(csv.field_size_limit(), options.max_page_bytes))
    with path.open("rb") as raw, io.BufferedReader(FileReader(decompressing(raw))) as plain:
        text = io.TextIOWrapper(plain, _encoding_of(plain.peek(_SAMPLE)[:_SAMPLE]), "replace", newline="")
        first = text.readline(_SAMPLE)
        delimiter = max(_DELIMITERS, key=first.count)
        names = next(csv.reader([first], delimiter=delimiter), [])
        if not names:
            return
        reader = csv.reader(_lines(text, 2 * options.max_page_bytes), delimiter=delimiter)
        while True:
            place = f"{path}:{reader.line_num + 2}"
            row = next(reader, None)
            if row is None:
                return
            blank = Record(str(path), place, offset=raw.tell())
            if row:
                yield read_entry(dict(zip(names, row, strict=False)), blank, options)


def _lines(text: IO[str], limit: int) -> Iterator[str]:
    """
    Yield lines.

    Raises:
        ValueError: If one has more than *limit* characters.
    """
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise ValueError(f"a line of more than {limit:,} characters")
        yield line


def _encoding_of(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def read_parquet(path: Path, options: ReadOptions) -> Iterator[Step]:
    """Yield one record for each row of a Parquet file, such as one that newsparse wrote."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    with pq.ParquetFile(path, pre_buffer=False, buffer_size=2**20) as file:
        names = file.schema_arrow.names
        wanted = {*page_fields(options), options.url_field, options.id_field}
        columns = [name for name in names if name in wanted]
        if not {*page_fields(options)} & {*columns}:
            yield Record(str(path), str(path), failure=no_page(str(path), names, options))
            return
        size, rows, number = path.stat().st_size, file.metadata.num_rows, 0
        for batch in file.iter_batches(_PARQUET_ROWS, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield read_entry(
                    row, Record(str(path), f"{path}:{number}", offset=size * number // (rows or 1)), options
                )
