"""Pages that are files: alone, in a folder, in a zip or tar file."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from attrs import evolve

from newsparse.batch.record import Failure, ReadOptions, Record

_FORMS = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text"}
_ENTRY_ERRORS = (OSError, EOFError, RuntimeError, NotImplementedError, ValueError, zlib.error, lzma.LZMAError,
                 zipfile.BadZipFile, tarfile.TarError)  # fmt: skip
"""What a damaged, encrypted or strangely packed entry raises."""


def read_page(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield the one page that a file is."""
    with path.open("rb") as file:
        yield _read_entry(file, Record(str(path), str(path), form=_form(path.name)), options)


def read_zip(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield each file of a zip file, in the order of its directory; a damaged one is a failure."""
    try:
        archive = zipfile.ZipFile(path)
    except _ENTRY_ERRORS as error:
        yield Record(str(path), f"{path}#", failure=Failure("damaged", f"{path}: {error}"))
        return
    with archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            blank = Record(
                str(path), f"{path}#{entry.filename}", form=_form(entry.filename), offset=entry.header_offset
            )
            try:
                with archive.open(entry) as file:
                    yield _read_entry(file, blank, options)
            except _ENTRY_ERRORS as error:
                yield evolve(blank, failure=Failure("damaged", f"{blank.record_id}: {error}"))


def read_tar(path: Path, options: ReadOptions) -> Iterator[Record]:
    """Yield each file of a tar file, packed or not; where it is damaged it ends, with a failure."""
    number = 0
    blank = Record(str(path), f"{path}#0")
    try:
        with path.open("rb") as raw, tarfile.open(fileobj=raw, mode="r|*") as archive:
            for entry in archive:
                number += 1
                blank = Record(str(path), f"{path}#{number}", offset=raw.tell())
                file = archive.extractfile(entry) if entry.isfile() else None
                archive.members = []  # type: ignore[attr-defined]  # it would keep every name
                if file is None:
                    continue
                blank = evolve(blank, record_id=f"{path}#{entry.name}", form=_form(entry.name))
                record = _read_entry(file, blank, options)
                blank = evolve(blank, record_id=f"{path}#{number}+", form="auto")
                yield record
    except _ENTRY_ERRORS as error:
        yield evolve(blank, failure=Failure("damaged", f"{path}, after {number} entries: {error}"))


def _read_entry(file: IO[bytes], blank: Record, options: ReadOptions) -> Record:
    page = file.read(options.max_page_bytes + 1)
    return (
        evolve(blank, failure=options.too_large()) if len(page) > options.max_page_bytes else evolve(blank, page=page)
    )


def _form(name: str) -> str:
    return _FORMS.get(PurePosixPath(name).suffix.lower(), "auto")
