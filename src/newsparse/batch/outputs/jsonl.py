"""JSON lines, plain or compressed."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, ClassVar

from attrs import frozen

from newsparse.batch.inputs.decompress import open_decompressed
from newsparse.batch.outputs.base import Writer
from newsparse.batch.outputs.tables import QUOTE_COLUMNS, TABLES
from newsparse.batch.rows import RECORD_FIELDS, Row
from newsparse.serialize import to_text


@frozen
class JsonLines:
    """One row a line, as JSON; packed by gzip or zstd in pieces, which both formats allow."""

    ending: str = ".jsonl"
    table: str = "articles"
    one_is_all: ClassVar = True

    def pack(self, rows: Sequence[Row]) -> bytes:
        """Return the lines, each piece a gzip member or zstd frame of its own."""
        if not rows:
            return b""
        lines: Iterable[Row] = rows
        if self.table != "articles":
            _, flatten = TABLES[self.table]
            lines = (line for row in rows for line in flatten(row))
        plain = "".join(to_text(line, indent=None) + "\n" for line in lines).encode()
        if self.ending.endswith(".gz"):
            return gzip.compress(plain, 6, mtime=0)
        if self.ending.endswith(".zst"):
            import zstandard  # noqa: PLC0415  an extra

            return zstandard.ZstdCompressor(level=6).compress(plain)
        return plain

    def wrote(self, path: Path) -> bool:
        """Return whether the first line of *path* is a row."""
        try:
            with open_decompressed(path) as file:
                first = file.readline(2**26)
            return not first or [*json.loads(first)][:2] in ([*RECORD_FIELDS[:2]], [*QUOTE_COLUMNS[:2]])
        except (OSError, EOFError, ValueError, TypeError, zlib.error):
            return False

    def open(self, path: Path) -> Writer:
        """Return a writer that appends the pieces."""
        return FileWriter(path.open("wb"))

    def open_stream(self, stream: IO[bytes]) -> Writer:
        """Return a writer to *stream*, which stays open."""
        return StreamWriter(stream)

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Write the parts one after the other."""
        writer = FileWriter(path.open("wb"))
        try:
            for part in parts:
                writer.copy(part)
            writer.close()
        except BaseException:
            writer.abandon()
            raise


class FileWriter:
    """A writer of bytes as they are."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, packed: bytes) -> None:
        """Add *packed*."""
        self._file.write(packed)

    def copy(self, path: Path, start: int = 0) -> None:
        """Add what a file holds from *start* on."""
        with path.open("rb") as file:
            file.seek(start)
            while piece := file.read(2**20):
                self._file.write(piece)

    def close(self) -> None:
        """Finish the file; it is on the disk when this returns."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        """Let go of the file, unfinished."""
        try:
            self._file.close()
        except OSError:  # what is buffered does not fit either
            return


class StreamWriter:
    """A writer to a stream that others close."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, packed: bytes) -> None:
        """Add *packed*."""
        self._stream.write(packed)
        self._stream.flush()

    def close(self) -> None:
        """Leave the stream open."""

    abandon = close
