"""Decompress files and HTTP bodies within a limit, and detect truncated streams."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final, cast

COMPRESSIONS: Final = (".gz", ".zst", ".bz2", ".xz")
"""Endings of the names of compressed files."""
_ZSTD_STEP = 1024  # a zstd block of 4 bytes may unpack to 128 KiB: 32 MiB a step at most


class TooLargeError(ValueError):
    """The decompressed size exceeds the limit."""


def open_decompressed(path: Path) -> IO[bytes]:
    """
    Return *path* opened to read its content, decompressed as its first bytes ask for.

    Reading raises ``EOFError``, ``OSError``, ``lzma.LZMAError`` or ``zlib.error`` where the file is truncated or damaged.
    """
    return decompressing(path.open("rb"))


def decompressing(file: Any) -> IO[bytes]:
    """
    Return a file with the decompressed content of *file*; gzip, zstd, bzip2 and xz are recognised by their first bytes.

    Closing it closes *file*.

    Args:
        file: A binary file that can ``peek``, at its start.
    """
    magic = file.peek(6)[:6]
    if magic[:2] == b"\x1f\x8b":
        return cast(IO[bytes], _GzipFile(file))
    if magic[:4] == b"\x28\xb5\x2f\xfd":
        return io.BufferedReader(_ZstdFile(file))
    if magic[:3] == b"BZh":
        return cast(IO[bytes], _Bz2File(file))
    if magic == b"\xfd7zXZ\0":
        return cast(IO[bytes], _XzFile(file))
    return cast(IO[bytes], file)


def read_offset(file: IO[bytes]) -> int:
    """Return how many bytes of the file below have been read, as far as the decompressor shows."""
    inner = getattr(file, "_below", None) or getattr(getattr(file, "raw", None), "_below", None) or file
    return int(inner.tell())


class FileReader(io.RawIOBase):
    """Adapts a binary file for :class:`io.BufferedReader`, from its current position; closing this leaves the file open."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill *buffer* as far as one read goes, and return the number of bytes."""
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


class _ClosesBelow:
    """Closes the file below together with the file itself."""

    _below: IO[bytes]

    def close(self) -> None:
        super().close()  # type: ignore[misc]  # mixed into files
        self._below.close()


class _GzipFile(_ClosesBelow, gzip.GzipFile):
    """A gzip file that closes the file below."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(fileobj=file)
        self._below = file


class _Bz2File(_ClosesBelow, bz2.BZ2File):
    """A bzip2 file that closes the file below."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._below = file


class _XzFile(_ClosesBelow, lzma.LZMAFile):
    """An xz file that closes the file below."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self._below = file


class _ZstdFile(_ClosesBelow, io.RawIOBase):
    """A zstd file of one frame or more; a frame that breaks off raises ``EOFError``."""

    def __init__(self, file: IO[bytes]) -> None:
        self._below = file
        self._frame: Any = None
        self._plain = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._plain:
            if not self._advance():
                return 0
        size = min(len(buffer), len(self._plain))
        buffer[:size] = self._plain[:size]
        self._plain = self._plain[size:]
        return size

    def _advance(self) -> bool:
        import zstandard  # noqa: PLC0415  an extra

        packed = self._below.read(_ZSTD_STEP)
        if not packed and self._frame is None:
            return False
        if not packed:
            raise EOFError("the file ends in the middle of a zstd frame")
        pieces = []
        while packed:
            if self._frame is None:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
            try:
                pieces.append(self._frame.decompress(packed))
            except zstandard.ZstdError as error:
                raise OSError(f"damaged zstd frame: {error}") from error
            packed = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = None
        self._plain = b"".join(pieces)
        return True


def decompress(packed: bytes, coding: str, limit: int) -> bytes:
    """
    Return *packed* without its HTTP content or transfer *coding*.

    A body that is not compressed although the header claims it comes back as it is: crawlers often decompress it and keep
    the header.

    Args:
        packed: The body.

        coding: ``gzip``, ``deflate``, ``br``, ``zstd``, ``chunked``; any other is left alone.

        limit: The most bytes to return.

    Raises:
        TooLargeError: If it unpacks to more than *limit* bytes.
    """
    take = _CODINGS.get(coding)
    return take(packed, limit) if take and packed else packed


def _take_gzip(packed: bytes, limit: int) -> bytes:
    return _inflate(packed, 31, limit) if packed[:2] == b"\x1f\x8b" else packed


def _take_deflate(packed: bytes, limit: int) -> bytes:
    try:
        return _inflate(packed, 15, limit)
    except zlib.error:
        return _inflate(packed, -15, limit) if packed[:1] not in b"<\n \r\t" else packed


def _inflate(packed: bytes, window: int, limit: int) -> bytes:
    """Return the decompressed bytes, all there are of a truncated body, as browsers do."""
    plain = bytearray()
    while packed:
        stream = zlib.decompressobj(window)
        try:
            plain += stream.decompress(packed, limit + 1 - len(plain))
        except zlib.error:
            if not plain:
                raise
            break  # rubbish after the last member
        if len(plain) > limit:
            raise TooLargeError
        packed = stream.unused_data if stream.eof else b""
    return bytes(plain)


def _take_brotli(packed: bytes, limit: int) -> bytes:
    try:
        from fastwarc.stream_io import BrotliReader  # noqa: PLC0415  an extra
    except ImportError:
        if packed.lstrip()[:1] == b"<":  # the header promises what is not there
            return packed
        raise zlib.error("br cannot be unpacked without fastwarc") from None
    return _read_all(BrotliReader(io.BytesIO(packed)), packed, limit)


def _take_zstd(packed: bytes, limit: int) -> bytes:
    import zstandard  # noqa: PLC0415  an extra

    stream = zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    try:
        return _read_all(stream, packed, limit)
    except zstandard.ZstdError:
        return packed


def _read_all(stream: Any, packed: bytes, limit: int) -> bytes:
    plain = bytearray()
    try:
        while piece := stream.read(min(2**20, limit + 1 - len(plain))):
            plain += piece
            if len(plain) > limit:
                raise TooLargeError
    except OSError:
        return bytes(plain) or packed
    return bytes(plain)


def _take_chunked(packed: bytes, limit: int) -> bytes:
    """Return the chunks joined, or the body unchanged if it has no chunk sizes."""
    plain, at = bytearray(), 0
    while at < len(packed):
        end = packed.find(b"\r\n", at, at + 200)
        size = _chunk_size(packed[at:end]) if end >= 0 else None
        if size is None:
            return bytes(plain) if plain else packed
        if size == 0:
            break
        plain += packed[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
    if len(plain) > limit:
        raise TooLargeError
    return bytes(plain)


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";")[0].strip()
    try:
        return int(digits, 16) if digits.isalnum() else None
    except ValueError:
        return None


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _take_gzip,
    "x-gzip": _take_gzip,
    "deflate": _take_deflate,
    "br": _take_brotli,
    "zstd": _take_zstd,
    "chunked": _take_chunked,
}
