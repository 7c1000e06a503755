"""Records that newsparse wrote: rows of a run, and what ``newsparse parse`` printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from newsparse.batch.inputs.decompress import COMPRESSIONS
from newsparse.batch.inputs.jsonl import json_values
from newsparse.batch.rows import ARTICLE_FIELDS

_JSON: Final = (".json", ".jsonl", ".ndjson")

Saved = Mapping[str, Any]


def read_saved(path: Path) -> Iterator[Saved] | None:
    """
    Return the records in *path* if newsparse wrote it with the fields of articles, else ``None``.

    Args:
        path: A Parquet, JSON or JSON lines file; any other holds none.
    """
    name = path.name.lower()
    if name.endswith((".parquet", ".pq")):
        return _saved_parquet(path)
    for ending in COMPRESSIONS:
        name = name.removesuffix(ending)
    if not name.endswith(_JSON):
        return None
    values = json_values(path)
    try:
        first = next(values, None)
    except (ValueError, EOFError, OSError):
        return None
    if not isinstance(first, Mapping) or not {"schema", "quotes"} <= first.keys():
        return None
    return (each for each in chain([first], values) if isinstance(each, Mapping))


def _saved_parquet(path: Path) -> Iterator[Saved] | None:
    from newsparse.batch.outputs.parquet import ParquetOutput, read_rows  # noqa: PLC0415  an extra

    return (
        read_rows(path, ("source", "record_id", "record_url", *ARTICLE_FIELDS)) if ParquetOutput().wrote(path) else None
    )
