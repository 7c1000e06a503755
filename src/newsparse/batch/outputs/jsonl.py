"""JSON lines, plain or compressed."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from attrs import frozen

from newsparse.batch.inputs.decompress import open_decompressed
from newsparse.batch.outputs.base import Writer
from newsparse.batch.rows import RECORD_FIELDS, Row
from newsparse.serialize import to_text


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

    def wrote(self, path: Path) -> bool:
        """Return whether the first line of *path* is a row."""
        try:
            with open_decompressed(path) as file:
                first = file.readline(2**26)
            return not first or [*json.loads(first)][:2] == [*RECORD_FIELDS[:2]]
        except (OSError, EOFError, ValueError, TypeError, zlib.error):
            return False

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
