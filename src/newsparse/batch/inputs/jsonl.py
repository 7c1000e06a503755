"""Read JSON lines and JSON files; each object is one page."""

from __future__ import annotations

import codecs
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

import regex
from attrs import evolve

from newsparse.batch.inputs.decompress import open_decompressed, read_offset
from newsparse.batch.inputs.entries import read_entry
from newsparse.batch.inputs.guard import Step, read_guarded
from newsparse.batch.record import Failure, ReadOptions, Record

_BETWEEN: Final = regex.compile(r"[\s,]*+")
_PIECE: Final = 2**16
"""Bytes read at once from a JSON file."""


def read_jsonl(path: Path, options: ReadOptions) -> Iterator[Step]:
    """Yield one record per line that is not blank; a line without a page is a failure."""
    limit = _most(options)
    number = 0
    with open_decompressed(path) as file:
        while True:
            number += 1
            blank = Record(str(path), f"{path}:{number}", offset=read_offset(file))
            try:
                line = file.readline(limit + 1)
                if len(line) > limit:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(limit)
                    yield evolve(blank, failure=options.too_large())
                    continue
            except (EOFError, OSError, zlib.error) as error:
                yield evolve(blank, failure=Failure("damaged", f"{path}, line {number}: {error}"))
                return
            if not line:
                return
            yield _read_line(line, blank, options) if line.strip() else None


def _most(options: ReadOptions) -> int:
    """Return the maximum size of a JSON value, which may take six characters for one byte of the page."""
    return 6 * options.max_page_bytes + 2**16


def _read_line(line: bytes, blank: Record, options: ReadOptions) -> Record:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return evolve(blank, failure=Failure("no_page", f"{blank.record_id}: expected JSON: {error}"))
    except MemoryError:
        return evolve(blank, failure=Failure("memory", f"{blank.record_id}: the line needs more memory than the limit"))
    return _read_value(value, blank, options)


def _read_value(value: Any, blank: Record, options: ReadOptions) -> Record:
    if isinstance(value, Mapping):
        return read_entry(value, blank, options)
    why = f"{blank.record_id}: expected an object, got {type(value).__name__}"
    return evolve(blank, failure=Failure("no_page", why))


def read_json(path: Path, options: ReadOptions) -> Iterator[Step]:
    """
    Yield one record for each object of a JSON file: an array of objects, a single one, or one after the other.

    What follows the first damage cannot be read; it is one failure.
    """
    number = 0
    with open_decompressed(path) as file:
        values = _Values(file, _most(options))
        while True:
            number += 1
            blank = Record(str(path), f"{path}:{number}", offset=read_offset(file))
            found: list[Any] = []

            def read(blank: Record = blank, found: list[Any] = found) -> Record:
                found += values.next()
                return _read_value(found[0], blank, options) if found else blank

            record = read_guarded(read, blank)
            if not found and record.failure is None:
                return
            yield record
            if not found:
                return


def json_values(path: Path, limit: int = 2**26) -> Iterator[Any]:
    """
    Yield the values of a file of JSON or JSON lines; of an array those in it.

    Raises:
        ValueError: If there is anything else in it, or a value of more than *limit* characters.
    """
    with open_decompressed(path) as file:
        values = _Values(file, limit)
        while found := values.next():
            yield found[0]


class _Values:
    """Reads the values of JSON text one by one."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file = file
        self._limit = limit
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._ended = False
        self._in_array = False

    def next(self) -> list[Any]:
        """
        Return a list of the next value, or an empty one at the end.

        Raises:
            ValueError: If what comes next is no JSON, or longer than the limit.

            EOFError: If the file ends within an array.
        """
        while True:
            blank = _BETWEEN.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            sign = self._text[self._at : self._at + 1]
            if not sign:
                if self._read_on(_PIECE):
                    continue
                if self._in_array:
                    raise EOFError("the file ends in the middle of an array")
                return []
            if sign == ("]" if self._in_array else "["):
                self._in_array = not self._in_array
                self._at += 1
                continue
            return [self._read_value()]

    def _read_value(self) -> Any:
        while True:
            held = len(self._text) - self._at
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except ValueError as error:
                # It may only be cut off.  Twice the text each time, so that a value is read twice in sum at most.
                if held > self._limit or not self._read_on(max(held, _PIECE)):
                    raise ValueError(f"expected JSON: {error}") from None
                continue
            if end == len(self._text) and self._read_on(_PIECE):  # a number may go on
                continue
            self._at = end
            return value

    def _read_on(self, size: int) -> bool:
        """Read up to *size* more bytes and return whether there were any."""
        if self._ended:
            return False
        piece = self._file.read(size)
        self._ended = not piece
        self._text = self._text[self._at :] + self._decoder.decode(piece, final=self._ended)
        self._at = 0
        return bool(piece)
