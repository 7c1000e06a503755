"""Read the pages of WARC and WET files; each unreadable stretch is one failure."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from attrs import evolve, frozen

from newsparse.batch.inputs.decompress import TooLargeError, decompress
from newsparse.batch.inputs.guard import Step, failure_of
from newsparse.batch.inputs.warcio_reader import read_by_warcio
from newsparse.batch.record import Failure, ReadOptions, Record

_WINDOW = 2**20
_PROBE = 4096
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_STATUS = re.compile(r"[0-9]{1,4}")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_OPENING = re.compile(rb"WARC/1\.\d\r?\n[A-Za-z-]+:")
_LENGTH = re.compile(rb"\ncontent-length:[ \t]*(\d{1,15})", re.IGNORECASE)


def read_warc(path: Path, options: ReadOptions) -> Iterator[Step]:
    """
    Yield the pages of a WARC or WET file: its ``response``, ``resource`` and ``conversion`` records.

    ``request``, ``metadata``, ``revisit`` and ``warcinfo`` records hold no page and give nothing.  A stretch that
    cannot be read is one failure; reading goes on at the next record that starts well.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        packing = _packing(file)
        start: int | None = 0
        while start is not None and start < size:
            walk = _Walk(start)
            yield from walk.read(file, packing, path, options)
            why = walk.error or "the file ends in the middle of a record"
            end = packing.end_of(file, walk.last)
            if walk.count and end is not None:
                if _blank(file, end):
                    return
                start = packing.next_start(file, end)
                if start != end:
                    yield _lost(path, end, walk.error or "no record starts here")
                continue
            if walk.count and walk.error is None and packing.stream and not _starts(file, walk.last, packing):
                # Many records in one gzip member or zstd frame: only its end tells whether it is whole.
                if packing.end_of(file, start) is None and not walk.last_failed:
                    yield _lost(path, size, why)
                return
            if not (walk.count and walk.last_failed):
                yield _lost(path, walk.last, why)
            start = packing.next_start(file, walk.last + 1)


class _Walk:
    """One pass over the records, from an intact one to the end of the file or to the first damage."""

    def __init__(self, start: int) -> None:
        self.last = start
        self.count = 0
        self.last_failed = False
        self.error: str | None = None

    def read(self, file: IO[bytes], packing: _Packing, path: Path, options: ReadOptions) -> Iterator[Step]:
        """Yield the pages. Each page is held back until the end of its record has been read without error."""
        held: Record | None = None
        file.seek(self.last)
        try:
            for record in packing.records(file):
                yield held
                held = None
                self.last, self.count, self.last_failed = record.stream_pos, self.count + 1, False
                held = _read_record_guarded(record, self.last, path, options)
                self.last_failed = held is not None and held.failure is not None and held.failure.kind == "damaged"
        except Exception as error:  # noqa: BLE001  fastwarc and warcio have errors of their own; all mean damage
            self.error = str(error) or type(error).__name__
            if held is not None and held.failure is None and _starts(file, self.last, packing):
                broken = packing.end_of(file, self.last) is None
                if broken:  # the page's own bytes do not add up
                    held = evolve(held, page=None, failure=Failure("damaged", f"{path}, byte {self.last}: {error}"))
                    self.last_failed = True
        if held is not None:
            yield held


def _lost(path: Path, at: int, why: str) -> Record:
    failure = Failure("damaged", f"{path}, byte {at}: {why}")
    return Record(str(path), f"{path}@{at}", failure=failure, offset=at)


def _blank(file: IO[bytes], at: int) -> bool:
    """Return whether only padding follows."""
    file.seek(at)
    while window := file.read(_WINDOW):
        if window.strip(b"\r\n\0 "):
            return False
    return True


def _read_record_guarded(record: Any, at: int, path: Path, options: ReadOptions) -> Record | None:
    try:
        return _read_record(record, at, path, options)
    except Exception as error:  # noqa: BLE001  as above; one record costs itself
        place = f"{path}@{at}"
        return Record(str(path), place, offset=at, failure=failure_of(error, place))


def _read_record(record: Any, at: int, path: Path, options: ReadOptions) -> Record | None:
    """Return the page of one record, a failure, or ``None`` where the record holds no page."""
    headers = {name.lower(): value for name, value in record.headers.items()}
    if headers.get("warc-type", "").lower() not in ("response", "resource", "conversion"):
        return None
    blank = Record(
        str(path),
        headers.get("warc-record-id") or f"{path}@{at}",
        url=headers.get("warc-target-uri", "").strip("<>") or None,
        form="text" if headers.get("warc-type", "").lower() == "conversion" else "auto",
        offset=at,
    )
    if "content-length" not in headers:
        return evolve(blank, failure=Failure("damaged", f"{path}, byte {at}: the record breaks off in its header"))
    expected = record.content_length
    if expected < 0:
        return evolve(blank, failure=Failure("damaged", f"{path}, byte {at}: a length of {expected}"))
    limit = options.max_page_bytes + 2**16  # the HTTP head is no part of the page
    try:
        raw: bytes = record.reader.read(min(expected, limit + 1))
    except (OSError, EOFError) as error:
        return evolve(blank, failure=Failure("damaged", f"{path}, byte {at}: {error}"))
    if len(raw) > limit:
        return evolve(blank, failure=options.too_large())
    if len(raw) < expected:
        why = f"{path}, byte {at}: the record has {len(raw):,} bytes, expected {expected:,}"
        return evolve(blank, failure=Failure("damaged", why))
    if "application/http" not in headers.get("content-type", "").lower() and not raw.startswith(b"HTTP/"):
        return _limited(evolve(blank, page=raw, encoding="utf-8" if blank.form == "text" else None), options)
    return _limited(_read_http(blank, raw, options), options)


def _limited(record: Record, options: ReadOptions) -> Record:
    return evolve(record, page=None, failure=options.too_large()) if record.weight > options.max_page_bytes else record


def _read_http(blank: Record, raw: bytes, options: ReadOptions) -> Record:
    """Return the page of an HTTP response, decompressed."""
    head_end = _HEAD_END.search(raw, 0, 2**18)
    head = raw[: head_end.start()] if head_end else raw[: 2**18]
    body = raw[head_end.end() :] if head_end else b""
    first, *lines = head.decode("latin-1").splitlines() or [""]
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    words = first.split()
    status = int(words[1]) if len(words) > 1 and _STATUS.fullmatch(words[1]) else None
    charset = _CHARSET.search(fields.get("content-type", ""))
    record = evolve(blank, status=status, encoding=charset[1] if charset else None)
    codings = f"{fields.get('content-encoding', '')},{fields.get('transfer-encoding', '')}".lower().split(",")
    try:
        for coding in reversed(codings):
            body = decompress(body, coding.strip(), options.max_page_bytes)
    except TooLargeError:
        return evolve(record, failure=options.too_large())
    except (zlib.error, ImportError) as error:
        return evolve(record, failure=Failure("damaged", f"the body is not what its Content-Encoding says: {error}"))
    return evolve(record, page=body)


# ------------------------------------------------ where records start and end


@frozen
class _Packing:
    """How the records of a file are packed: each in its own gzip member or zstd frame, or not at all."""

    magic: bytes
    reader: str | None = None
    """The class of fastwarc that unpacks it."""
    stream: Callable[[], Any] | None = None

    def records(self, file: IO[bytes]) -> Iterator[Any]:
        """Yield the records from where *file* stands: by fastwarc, or by warcio where that is missing."""
        try:
            from fastwarc import stream_io, warc  # noqa: PLC0415  an extra
        except ImportError:
            yield from read_by_warcio(file, self.stream, lambda at: self.end_of(file, at))
            return
        source = getattr(stream_io, self.reader)(file) if self.reader else file
        yield from warc.ArchiveIterator(source, parse_http=False, stream_detect=False)

    def next_start(self, file: IO[bytes], at: int) -> int | None:
        """Return where the next record starts at or after *at*, or ``None``."""
        keep = len(self.magic) + 16
        while True:
            file.seek(at)
            window = file.read(_WINDOW)
            found = window.find(self.magic)
            while found >= 0:
                if _starts(file, at + found, self):
                    return at + found
                found = window.find(self.magic, found + 1)
            if len(window) < _WINDOW:
                return None
            at += _WINDOW - keep

    def end_of(self, file: IO[bytes], at: int) -> int | None:
        """Return where the record at *at* ends, or ``None`` where it is damaged or cut."""
        file.seek(at)
        if self.stream is None:
            head = file.read(2**16)
            end, length = _HEAD_END.search(head), _LENGTH.search(head)
            if end is None or length is None or length.start() > end.start():
                return None
            file.seek(0, 2)
            stop = at + end.end() + int(length[1])
            return min(stop + 4, file.tell()) if stop <= file.tell() else None
        stream = self.stream()
        while not stream.eof:
            packed = file.read(1024)
            if not packed:
                return None
            try:
                stream.decompress(packed)
            except Exception:  # noqa: BLE001  each library has its own error; all mean damage
                return None
        return file.tell() - len(stream.unused_data)


def _starts(file: IO[bytes], at: int, packing: _Packing) -> bool:
    """Return whether a record starts at *at*."""
    file.seek(at)
    head = file.read(_PROBE)
    if packing.stream is not None:
        try:
            head = packing.stream().decompress(head)
        except Exception:  # noqa: BLE001  each library has its own error; all mean no record
            return False
    return bool(_OPENING.match(head))


def _packing(file: IO[bytes]) -> _Packing:
    """Return how *file* is packed, by its first bytes."""
    magic = file.read(4)
    if magic[:2] == b"\x1f\x8b":
        return _Packing(b"\x1f\x8b\x08", "GzipReader", lambda: zlib.decompressobj(31))
    if magic == b"\x28\xb5\x2f\xfd":
        return _Packing(magic, "ZstdReader", _zstd_stream)
    return _Packing(b"WARC/1.")


def _zstd_stream() -> Any:
    import zstandard  # noqa: PLC0415  an extra

    return zstandard.ZstdDecompressor().decompressobj()
