"""What goes in: one :class:`Record` for each page of an archive, read in order, never more than one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import evolve, frozen

from newsparse.batch.inputs import files, jsonl, warc
from newsparse.batch.record import Failure, ReadOptions, Record
from newsparse.errors import NewsparseError

__all__ = ["Failure", "ReadOptions", "Record", "Source", "find_sources", "read_records"]

_Reader = Callable[[Path, ReadOptions], Iterator[Record]]

_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    ((".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wet.zst"), warc.read_warc),
    ((".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst"), jsonl.read_jsonl),
    ((".zip",), files.read_zip),
    ((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), files.read_tar),
)


@frozen
class Source:
    """A file that holds one record or many."""

    path: Path
    size: int
    """In bytes."""


def find_sources(inputs: Sequence[str]) -> tuple[Source, ...]:
    """
    Return the files that *inputs* name, in the order given; what a folder or glob names is sorted.

    Hidden files of folders are left out.

    Args:
        inputs: Files, folders (read with all below them) and globs (``**`` for any depth).

    Raises:
        NewsparseError: If there is no such file, or a glob fits none.
    """
    sources = []
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            found = _files_below(path)
        elif path.exists():
            found = [path]
        elif any(mark in name for mark in "*?["):
            root = Path(path.anchor) if path.anchor else Path()
            found = sorted(each for each in root.glob(str(path.relative_to(path.anchor))) if each.is_file())
        else:
            found = []
        if not found:
            raise NewsparseError(f"{name}: no such file; expected a file, a folder with pages in it, or a glob")
        sources += [Source(each, each.stat().st_size) for each in found]
    return tuple(sources)


def _files_below(folder_path: Path) -> list[Path]:
    files = (each for each in folder_path.rglob("*") if each.is_file())
    return sorted(each for each in files if not any(p.startswith(".") for p in each.relative_to(folder_path).parts))


def read_records(
    sources: Sequence[Source], options: ReadOptions, *, start: tuple[int, int] = (0, 0)
) -> Iterator[tuple[int, Record]]:
    """
    Yield each record with the index of its source; what cannot be read is a record too, with a failure.

    Args:
        sources: The files.

        options: WorkLimits, and where JSON lines keep page and address.

        start: Index of the first source, and how many of its records to leave out.
    """
    first, skip = start
    for index in range(first, len(sources)):
        for record in _read_source(sources[index], options):
            if index > first or record.position >= skip:
                yield index, record


def _read_source(source: Source, options: ReadOptions) -> Iterator[Record]:
    """Yield the records of one file, numbered, with one failure at the end where reading broke off."""
    name = source.path.name.lower()
    read = next((reader for endings, reader in _READERS if name.endswith(endings)), files.read_page)
    position = 0
    try:
        for record in read(source.path, options):
            yield evolve(record, position=position)
            position += 1
    except OSError as error:
        failure = Failure("unreadable", f"{source.path}: {error.strerror or error}")
        yield Record(str(source.path), f"{source.path}#{position}", position, failure=failure, offset=source.size)
