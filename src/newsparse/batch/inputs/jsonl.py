"""JSON lines: one page a line."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from attrs import evolve

from newsparse.batch.inputs.decompress import open_decompressed
from newsparse.batch.record import Failure, ReadOptions, Record

PAGE_FIELDS: Final = ("html", "page", "content", "raw_html", "text", "body")
"""Where a page is looked for when no field is named."""


def read_jsonl(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield one record a line, blank lines left out; a line that is no page, or cannot be read, is a failure."""
    # JSON may write six characters for one byte of the page.
    limit = 6 * options.max_page_bytes + 2**16
    number = 0
    with open_decompressed(path) as file:
        while True:
            number += 1
            blank = Record(str(path), f"{path}:{number}", offset=_offset(file))
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
            if line.strip():
                yield _read_line(line, blank, options)


def _offset(file: IO[bytes]) -> int:
    """Return how many packed bytes have been read, as far as the file tells."""
    inner = getattr(file, "_file", None) or getattr(getattr(file, "raw", None), "_file", None) or file
    return int(inner.tell())


def _read_line(line: bytes, blank: Record, options: ReadOptions) -> Record:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return evolve(blank, failure=Failure("no_page", f"{blank.record_id}: expected JSON: {error}"))
    if not isinstance(entry, Mapping):
        return evolve(blank, failure=Failure("no_page", f"{blank.record_id}: expected an object"))
    name = entry.get(options.id_field) if options.id_field else None
    url = entry.get(options.url_field)
    record = evolve(
        blank,
        record_id=str(name) if isinstance(name, str | int) else blank.record_id,
        url=url if isinstance(url, str) else None,
    )
    fields = (options.page_field,) if options.page_field else PAGE_FIELDS
    page = next((entry[each] for each in fields if isinstance(entry.get(each), str)), None)
    if page is None:
        why = f"{blank.record_id}: no string in {' or '.join(repr(each) for each in fields)}"
        return evolve(record, failure=Failure("no_page", why))
    if len(page) > options.max_page_bytes:
        return evolve(record, failure=options.too_large())
    return evolve(record, page=page)
