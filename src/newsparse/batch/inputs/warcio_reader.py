"""Read WARC records with warcio where fastwarc is not installed; slower, with the same results."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import IO, Any

from attrs import frozen

from newsparse.batch.inputs.decompress import FileReader


@frozen
class WarcioRecord:
    """One record, with the names that fastwarc gives its parts."""

    stream_pos: int
    """Where its gzip member, zstd frame or plain header starts; some bytes on for the later ones of one member."""
    headers: dict[str, str]
    content_length: int
    reader: Any


def read_by_warcio(
    file: IO[bytes], stream: Callable[[], Any] | None, end_of: Callable[[int], int | None]
) -> Iterator[WarcioRecord]:
    """
    Yield the records of *file* from where it stands.

    Args:
        file: A WARC file.

        stream: Makes what unpacks one gzip member or zstd frame; ``None`` where the file is not packed.

        end_of: Says where the member or plain record at a place ends, ``None`` where it is damaged or cut.

    Raises:
        OSError: Where no record can be read.
    """
    at: int | None = file.tell()
    while at is not None:
        file.seek(at)
        if not file.read(1):
            return
        file.seek(at)
        plain = FileReader(file) if stream is None else _Member(file, stream())
        for number, record in enumerate(_records_of(io.BufferedReader(plain))):
            yield WarcioRecord(at + number, *record)
            if stream is None:
                break
        at = end_of(at)
    raise OSError("the record is damaged or cut off")


def _records_of(plain: IO[bytes]) -> Iterator[tuple[dict[str, str], int, Any]]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415  an extra

    try:
        for record in ArchiveIterator(plain, no_record_parse=True):
            yield dict(record.rec_headers.headers), record.length or 0, record.raw_stream
    except ArchiveLoadFailed as error:
        raise OSError(str(error).strip()) from error


class _Member(FileReader):
    """Decompresses one gzip member or zstd frame."""

    def __init__(self, file: IO[bytes], stream: Any) -> None:
        super().__init__(file)
        self._stream = stream
        self._ready = b""

    def readinto(self, buffer: Any) -> int:
        while not self._ready and not self._stream.eof:
            packed = self._file.read(1024)
            if not packed:
                raise OSError("the file ends in the middle of a record")
            try:
                self._ready = self._stream.decompress(packed)
            except Exception as error:  # each library has its own error; all mean damage
                raise OSError(f"damaged record: {error}") from error
        piece, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)
