"""Output formats of a run: rows become bytes in the workers, bytes become files in the one process that writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.batch.outputs.base import Output
from newsparse.batch.outputs.jsonl import JsonLines
from newsparse.errors import NewsparseError

FORMATS: Final = ("parquet", "jsonl", "jsonl.gz", "jsonl.zst")


def open_output(form: str, fields: Sequence[str]) -> Output:
    """
    Return the output of a format's name.

    Raises:
        NewsparseError: If *form* is none of :data:`FORMATS`.
    """
    if form not in FORMATS:
        raise NewsparseError(f'format: no "{form}"; expected one of {", ".join(FORMATS)}')
    if form == "parquet":
        from newsparse.batch.outputs.parquet import ParquetOutput  # noqa: PLC0415  needs an extra

        return ParquetOutput((*fields,))
    return JsonLines("." + form)
