"""The protocols of an output format: pack in the workers, write and join in the first process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

from newsparse.batch.rows import Row


class Writer(Protocol):
    """A file under construction."""

    def write(self, packed: bytes) -> None:
        """Add the rows that :meth:`Output.pack` packed."""

    def close(self) -> None:
        """Finish the file; it is on the disk when this returns."""

    def abandon(self) -> None:
        """Close the file without finishing it."""


class Packer(Protocol):
    """Packs rows in a worker for the process that writes."""

    def pack(self, rows: Sequence[Row]) -> bytes:
        """Return *rows* packed; runs in the workers."""


class Output(Packer, Protocol):
    """An output format: packs, writes and joins rows."""

    @property
    def one_is_all(self) -> bool:
        """Whether a single part is the output as it is."""

    @property
    def ending(self) -> str:
        """Ending of its files' names."""

    def wrote(self, path: Path) -> bool:
        """Return whether *path* is a file that a run has written in this format, or is empty."""

    def open(self, path: Path) -> Writer:
        """Return a writer of a new file."""

    def open_stream(self, stream: IO[bytes]) -> Writer:
        """Return a writer to *stream*, which stays open."""

    def join(self, parts: Sequence[Path], path: Path) -> None:
        """Write the rows of *parts*, in order, to *path*."""
