"""Rows to Arrow and Parquet; the schema follows the model."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import IO, Any, ClassVar, Final, Union, get_args, get_origin, get_type_hints

import attrs
import regex
from attrs import frozen

from newsparse.batch.outputs.base import Writer
from newsparse.batch.outputs.tables import QUOTE_COLUMNS, quote_rows
from newsparse.batch.rows import ARTICLE_FIELDS, Row
from newsparse.errors import BatchError
from newsparse.model import SCHEMA_VERSION, Article
from newsparse.serialize import field_names

_SCHEMA_KEY: Final = b"newsparse.schema"
_GROUP_BYTES: Final = 32 * 2**20
"""A row group is written when its batches take so many bytes in memory."""
_LONE_SURROGATE = regex.compile(r"[\ud800-\udfff]")


@cache
def arrow_schema(fields: tuple[str, ...] = ARTICLE_FIELDS, *, about: bool = True) -> Any:
    """
    Return the ``pyarrow.Schema`` of rows with these *fields* of the article.

    Spans are structs of ``start`` and ``end``, in code points of ``page_text``.  Dates and times are ISO 8601 text, as
    in the JSON: some pages give a zone and some do not, which one column of timestamps cannot express.

    Args:
        fields: Some of :data:`newsparse.batch.rows.ARTICLE_FIELDS`.

        about: Whether to have the columns about the record first: all but the two of the error.
    """
    import pyarrow as pa  # noqa: PLC0415  an extra

    hints = get_type_hints(Article)
    record = [
        ("source", pa.string()),
        ("position", pa.int64()),
        ("record_id", pa.string()),
        ("record_url", pa.string()),
        ("status", pa.int32()),
    ]
    error = [("error", pa.string()), ("error_message", pa.string())]
    special = {"schema": pa.int32(), "text": pa.string()}
    article = [(name, special[name] if name in special else _arrow_type(hints[name])) for name in fields]
    return pa.schema([*(record if about else []), *error, *article], metadata={_SCHEMA_KEY: str(SCHEMA_VERSION)})


def _arrow_type(hint: Any) -> Any:
    """Return the Arrow type for what :func:`newsparse.serialize.to_plain` makes of a *hint*."""
    import pyarrow as pa  # noqa: PLC0415  an extra

    origin, arguments = get_origin(hint), [each for each in get_args(hint) if each is not NoneType]
    if origin in (Union, UnionType):
        if len(arguments) == 1:
            return _arrow_type(arguments[0])
        merged = {field.name: field for member in arguments for field in _arrow_type(member)}
        return pa.struct([*merged.values()])
    if origin is tuple:
        return pa.list_(_arrow_type(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return pa.map_(pa.string(), _arrow_type(arguments[1]))
    if attrs.has(hint):
        hints = get_type_hints(hint)
        return pa.struct([(name, _arrow_type(hints[name])) for name in field_names(hint)])
    if issubclass(hint, str | date | datetime | Enum):
        return pa.string()
    return {bool: pa.bool_(), int: pa.int32(), float: pa.float64()}[hint]


@cache
def quote_schema() -> Any:
    """Return the ``pyarrow.Schema`` of lines of quotes."""
    import pyarrow as pa  # noqa: PLC0415  an extra

    numbers = ("group", "start", "end")
    columns = [(name, pa.int32() if name in numbers else pa.string()) for name in QUOTE_COLUMNS]
    return pa.schema(columns, metadata={_SCHEMA_KEY: str(SCHEMA_VERSION)})


def read_rows(path: Path, names: Iterable[str]) -> Iterator[Row]:
    """Yield the rows of a Parquet file with those of the columns *names* that it has."""
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    with pq.ParquetFile(path, pre_buffer=False) as file:
        columns = [name for name in names if name in file.schema_arrow.names]
        for batch in file.iter_batches(64, columns=columns):
            yield from batch.to_pylist()


def to_batch(rows: Sequence[Row], schema: Any) -> Any:
    """
    Return *rows* as a ``pyarrow.RecordBatch``; what a row lacks is null.

    Arrow's strings are UTF-8, which has no lone surrogates: they become U+FFFD, one for one, so that spans still fit.
    """
    import pyarrow as pa  # noqa: PLC0415  an extra

    try:
        return pa.RecordBatch.from_pylist([_with_pairs(row) for row in rows], schema=schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_with_pairs(_mended(row)) for row in rows], schema=schema)


def _with_pairs(row: Row) -> Row:
    origins = row.get("origins")
    return row if not origins else {**row, "origins": [*origins.items()]}


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, Mapping):
        return {name: _mended(each) for name, each in value.items()}
    return [_mended(each) for each in value] if isinstance(value, list) else value


def to_article(row: Row) -> Article:
    """
    Return the article of a row as ``pyarrow``'s ``to_pylist`` gives it, with all fields of an article in it.

    Raises:
        SchemaError: If the row has an error, lacks fields, or was written by another schema version.
    """
    plain = {name: row[name] for name in ARTICLE_FIELDS if name != "text" and name in row}
    origins = plain.get("origins") or []
    pairs = origins.items() if isinstance(origins, Mapping) else origins
    plain["origins"] = {name: _without_nulls(origin) for name, origin in pairs}
    bylines = plain.get("bylines") or []
    plain["bylines"] = [{**each, "origin": _without_nulls(each["origin"]) or None} for each in bylines]
    return Article.from_dict(plain)


def _without_nulls(origin: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the members that this kind of origin has; a struct has those of both kinds."""
    return {key: each for key, each in (origin or {}).items() if each is not None}


@frozen
class ParquetOutput:
    """Parquet with zstd; a row group holds some 32 MiB."""

    fields: tuple[str, ...] = ARTICLE_FIELDS
    table: str = "articles"
    ending: str = ".parquet"
    one_is_all: ClassVar = True

    def pack(self, rows: Sequence[Row]) -> bytes:
        """Return the rows as one Arrow message."""
        lines = rows if self.table == "articles" else [line for row in rows for line in quote_rows(row)]
        return bytes(to_batch(lines, self._schema).serialize()) if lines else b""

    def wrote(self, path: Path) -> bool:
        """Return whether the metadata of *path* has a schema of newsparse."""
        import pyarrow as pa  # noqa: PLC0415  an extra
        import pyarrow.parquet as pq  # noqa: PLC0415  an extra

        try:
            return not path.stat().st_size or _SCHEMA_KEY in (pq.read_schema(path).metadata or {})
        except (OSError, pa.ArrowException):
            return False

    def open(self, path: Path) -> Writer:
        """Return a writer of a new Parquet file."""
        return _ParquetWriter(path, self._schema)

    def open_stream(self, stream: IO[bytes]) -> Writer:  # noqa: ARG002  as the protocol has it
        """
        Refuse.

        Raises:
            BatchError: Parquet is read from its end.
        """
        raise BatchError("-: Parquet cannot be written to standard output; expected jsonl or csv")

    @property
    def _schema(self) -> Any:
        return arrow_schema(self.fields) if self.table == "articles" else quote_schema()

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Copy the row groups of all parts."""
        import pyarrow.parquet as pq  # noqa: PLC0415  an extra

        writer = _ParquetWriter(path, self._schema)
        try:
            for part in parts:
                with pq.ParquetFile(part) as file:
                    for group in range(file.num_row_groups):
                        writer.write_table(file.read_row_group(group))
            writer.close()
        except BaseException:
            writer.abandon()
            raise


class _ParquetWriter:
    """Gathers batches to row groups."""

    def __init__(self, path: Path, schema: Any) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415  an extra

        self._schema = schema
        self._file = path.open("wb")
        self._writer = pq.ParquetWriter(self._file, schema, compression="zstd")
        self._batches: list[Any] = []
        self._bytes = 0

    def write(self, packed: bytes) -> None:
        import pyarrow as pa  # noqa: PLC0415  an extra

        if not packed:
            return
        batch = pa.ipc.read_record_batch(pa.py_buffer(packed), self._schema)
        self._batches.append(batch)
        self._bytes += batch.nbytes
        if self._bytes >= _GROUP_BYTES:
            self._flush()

    def write_table(self, table: Any) -> None:
        self._writer.write_table(table)

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415  an extra

        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches, self._schema))
        self._batches, self._bytes = [], 0

    def close(self) -> None:
        self._flush()
        self._writer.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        self._batches = []
        for each in (self._writer, self._file):
            try:
                each.close()
            except OSError:  # what is buffered does not fit either
                continue
