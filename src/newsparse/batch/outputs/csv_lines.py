"""CSV, UTF-8 with a header: articles or quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import IO, ClassVar

from attrs import frozen

from newsparse.batch.outputs.base import Writer
from newsparse.batch.outputs.jsonl import FileWriter, StreamWriter
from newsparse.batch.outputs.tables import TABLES
from newsparse.batch.rows import ARTICLE_FIELDS, Row


@frozen
class CsvLines:
    """One line an article, or one a quote; pages with an error have a line among the articles only."""

    table: str = "articles"
    fields: tuple[str, ...] = ARTICLE_FIELDS
    """Of an article; its other columns are left out."""
    ending: str = ".csv"
    one_is_all: ClassVar = True

    def pack(self, rows: Sequence[Row]) -> bytes:
        """Return the lines, without a header."""
        _, flatten = TABLES[self.table]
        columns = self._columns
        return _written([[line[name] for name in columns] for row in rows for line in flatten(row)])

    def wrote(self, path: Path) -> bool:
        """Return whether *path* begins with a header that a run writes."""
        with path.open("rb") as file:
            first = file.readline(2**12)
        return not first or first.startswith(b"source,record_id,")

    def open(self, path: Path) -> Writer:
        """Return a writer of a new file, its header written."""
        writer = FileWriter(path.open("wb"))
        writer.write(self._header)
        return writer

    def open_stream(self, stream: IO[bytes]) -> Writer:
        """Return a writer to *stream*, its header written."""
        writer = StreamWriter(stream)
        writer.write(self._header)
        return writer

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Write the lines of the parts one after the other, below one header."""
        writer = FileWriter(path.open("wb"))
        try:
            writer.write(self._header)
            for part in parts:
                writer.copy(part, len(self._header))
            writer.close()
        except BaseException:
            writer.abandon()
            raise

    @property
    def _header(self) -> bytes:
        return _written([self._columns])

    @property
    def _columns(self) -> list[str]:
        columns, _ = TABLES[self.table]
        left_out = {*ARTICLE_FIELDS} - {*self.fields} if self.table == "articles" else set()
        return [name for name in columns if name not in left_out or name == "url"]


def _written(lines: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode("utf-8", "replace")  # a lone surrogate becomes a question mark
