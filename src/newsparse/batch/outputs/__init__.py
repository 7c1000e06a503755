"""What comes out: rows to bytes in the workers, bytes to files in the one process that writes."""

from __future__ import annotations

import gzip
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final, Protocol

from attrs import frozen

from newsparse.batch.rows import Row
from newsparse.errors import NewsparseError
from newsparse.serialize import to_text


class Writer(Protocol):
    """One file that is being written."""

    def write(self, packed: bytes) -> None:
        """Add the rows that :meth:`Output.pack` packed."""

    def close(self) -> None:
        """Finish the file; it is on the disk when this returns."""

    def abandon(self) -> None:
        """Let go of the file, unfinished."""


class Packer(Protocol):
    """How rows are packed, to be handed to the one process that writes."""

    def pack(self, rows: Sequence[Row]) -> bytes:
        """Return *rows* packed; runs in the workers."""


class Output(Packer, Protocol):
    """A format: how rows are packed, written and joined."""

    @property
    def ending(self) -> str:
        """What its files' names end in."""

    def open(self, path: Path) -> Writer:
        """Return a writer of a new file."""

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Write the rows of *parts*, in order, to *path*."""


@frozen
class JsonLines:
    """One row a line, as JSON; packed by gzip or zstd in pieces, which both formats allow."""

    ending: str = ".jsonl"

    def pack(self, rows: Sequence[Row]) -> bytes:
        """Return the lines, each piece a gzip member or zstd frame of its own."""
        if not rows:
            return b""
        plain = "".join(to_text(row, indent=None) + "\n" for row in rows).encode()
        if self.ending.endswith(".gz"):
            return gzip.compress(plain, 6, mtime=0)
        if self.ending.endswith(".zst"):
            import zstandard  # noqa: PLC0415  an extra

            return zstandard.ZstdCompressor(level=6).compress(plain)
        return plain

    def open(self, path: Path) -> Writer:
        """Return a writer that appends the pieces."""
        return _FileWriter(path.open("wb"))

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Write the parts one after the other."""
        writer = _FileWriter(path.open("wb"))
        try:
            for part in parts:
                with part.open("rb") as file:
                    while piece := file.read(2**20):
                        writer.write(piece)
            writer.close()
        except BaseException:
            writer.abandon()
            raise


class _FileWriter:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, packed: bytes) -> None:
        self._file.write(packed)

    def close(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def abandon(self) -> None:
        try:
            self._file.close()
        except OSError:  # what is buffered does not fit either
            return


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
