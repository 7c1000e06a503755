"""Read pages that are files: single ones, and entries of zip and tar files."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from attrs import evolve

from newsparse.batch.inputs.decompress import COMPRESSIONS, decompressing
from newsparse.batch.inputs.guard import Step, read_guarded
from newsparse.batch.record import ReadOptions, Record
from newsparse.source.charset import decode
from newsparse.source.sniff import looks_binary, looks_like_html
from newsparse.source.text import split_documents

_FORMS = {".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text"}


def read_page(path: Path, options: ReadOptions) -> Iterator[Step]:
    """Yield the page in a file, decompressed; of an export of several documents, each."""
    with path.open("rb") as file:
        record = _read_entry(file, Record(str(path), str(path), form=form_of(path.name)), options)
    yield from _split(record)


def read_zip(path: Path, options: ReadOptions) -> Iterator[Step]:
    """Yield each file of a zip file, in the order of its directory; a damaged one is a failure."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                yield None
                continue
            place = f"{path}#{entry.filename}"
            blank = Record(str(path), place, form=form_of(entry.filename), offset=entry.header_offset)

            def read(entry: zipfile.ZipInfo = entry, blank: Record = blank) -> Record:
                with archive.open(entry) as file:
                    return _read_entry(file, blank, options)

            yield from _split(read_guarded(read, blank))


def read_tar(path: Path, options: ReadOptions) -> Iterator[Step]:
    """Yield each file of a tar file, compressed or not; where it is damaged it ends, with a failure."""
    with (
        path.open("rb") as raw,
        decompressing(raw) as plain,
        tarfile.open(fileobj=plain, mode="r|") as archive,
    ):
        for entry in archive:
            offset = raw.tell()
            file = archive.extractfile(entry) if entry.isfile() else None
            archive.members = []  # type: ignore[attr-defined]  # it would keep every name
            if file is None:
                yield None
                continue
            blank = Record(str(path), f"{path}#{entry.name}", form=form_of(entry.name), offset=offset)
            yield from _split(_read_entry(file, blank, options))


def _read_entry(file: Any, blank: Record, options: ReadOptions) -> Record:
    page = decompressing(file).read(options.max_page_bytes + 1)
    return (
        evolve(blank, failure=options.too_large()) if len(page) > options.max_page_bytes else evolve(blank, page=page)
    )


def _split(record: Record) -> Iterator[Record]:
    """Yield the documents of an export, ``path#1`` and so on, or *record* itself."""
    page = record.page
    if not isinstance(page, bytes) or record.form == "html" or looks_binary(page):
        yield record
        return
    text = decode(page)
    documents = [text] if record.form == "auto" and looks_like_html(text) else split_documents(text)
    if len(documents) == 1:
        yield record
        return
    for number, document in enumerate(documents, 1):
        yield evolve(record, record_id=f"{record.record_id}#{number}", page=document, form="text")


def form_of(name: str) -> str:
    """Return the form of a page by the ending of its file's name: ``"html"``, ``"text"`` or ``"auto"``."""
    path = PurePosixPath(name)
    while path.suffix.lower() in COMPRESSIONS:
        path = path.with_suffix("")
    return _FORMS.get(path.suffix.lower(), "auto")
