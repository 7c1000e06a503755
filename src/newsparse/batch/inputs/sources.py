"""Find input files and read their pages as :class:`Record`, one at a time and in order."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from attrs import frozen

from newsparse.batch.inputs import files, jsonl, tables, warc
from newsparse.batch.inputs.decompress import COMPRESSIONS
from newsparse.batch.inputs.guard import Step, walk_guarded
from newsparse.batch.record import Failure, ReadOptions, Record
from newsparse.errors import NewsparseError

__all__ = [
    "Failure",
    "ReadOptions",
    "Record",
    "Source",
    "Sources",
    "check_extras",
    "find_sources",
    "is_page",
    "is_pattern",
    "read_records",
    "read_steps",
]

_Reader = Callable[[Path, ReadOptions], Iterator[Step]]

_READERS: Final[tuple[tuple[tuple[str, ...], _Reader], ...]] = (
    ((".warc", ".wet"), warc.read_warc),
    ((".jsonl", ".ndjson", ".jsonlines"), jsonl.read_jsonl),
    ((".json",), jsonl.read_json),
    ((".csv", ".tsv"), tables.read_csv),
    ((".parquet", ".pq"), tables.read_parquet),
    ((".zip",), files.read_zip),
    ((".tar", ".tgz", ".tbz2", ".txz"), files.read_tar),
)
"""Reader by ending of the file name, without that of its compression. Any other file is a page."""
_NEEDS: Final = ((".zst", "zstandard"), (".parquet", "pyarrow"), (".pq", "pyarrow"))


@frozen
class Source:
    """A file that holds one record or many."""

    path: Path
    size: int
    """In bytes."""


@frozen
class Sources:
    """The files that the inputs of a run refer to."""

    files: tuple[Source, ...]
    """In the order given."""
    links: int = 0
    """Number of symbolic links in folders that were not followed."""


def find_sources(inputs: Sequence[str], *, follow_links: bool = False, leave_out: Collection[Path] = ()) -> Sources:
    """
    Return the files that *inputs* name, in the order given; what a folder or glob names is sorted.

    Hidden files of folders are left out.

    Args:
        inputs: Files, folders (read with all below them) and globs (``**`` for any depth).

        follow_links: Whether to read symbolic links that are found in folders or by globs; one that *inputs* names is
            always read.

        leave_out: Files and folders, resolved, that a search does not find: the output of the run.

    Raises:
        NewsparseError: If there is no such file, if it is none that can be read again, or if a glob fits none.
    """
    sources: list[Source] = []
    links = 0
    for name in inputs:
        path = Path(name)
        if path.is_file():
            sources.append(Source(path, path.stat().st_size))
            continue
        if path.is_dir():
            found = _Search(path, follow_links=follow_links)
        elif path.exists():
            raise NewsparseError(f"{name}: expected a regular file; what comes through a pipe cannot be read again")
        else:
            found = _Search.by_glob(name, follow_links=follow_links)
        links += found.links
        kept = [each for each in sorted(found.files) if not _lies_in(each, leave_out)]
        if not kept:
            hint = f"; {found.links} symbolic links were not followed (--follow-links)" if found.links else ""
            raise NewsparseError(f"{name}: no such file; expected a file, a folder with pages in it, or a glob{hint}")
        sources += [Source(each, each.stat().st_size) for each in kept]
    return Sources(tuple(sources), links)


class _Search:
    """Finds the files below a folder except hidden ones, and counts symbolic links that are not followed."""

    def __init__(self, folder: Path, *, follow_links: bool) -> None:
        self.files: list[Path] = []
        self.links = 0
        self._follow = follow_links
        self._seen: set[tuple[int, int]] = set()
        waiting = [folder]
        while waiting:
            waiting += self._enter(waiting.pop())

    def _enter(self, folder: Path) -> list[Path]:
        """Collect the files of a folder and return its subfolders."""
        about = folder.stat()
        if (about.st_dev, about.st_ino) in self._seen:  # a link to a folder above
            return []
        self._seen.add((about.st_dev, about.st_ino))
        folders = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_symlink() and not self._follow:
                        self.links += 1
                    elif entry.is_dir():
                        folders.append(folder / entry.name)
                    elif entry.is_file():
                        self.files.append(folder / entry.name)
        except OSError as error:
            raise NewsparseError(
                f"{folder}: cannot be read: {error.strerror}; expected a folder with pages in it"
            ) from None
        return folders

    @classmethod
    def by_glob(cls, pattern: str, *, follow_links: bool) -> _Search:
        """Return the files that fit *pattern*, hidden ones among them."""
        found = cls.__new__(cls)
        found.files, found.links = [], 0
        parts = Path(pattern).parts
        first = next((at for at, part in enumerate(parts) if is_pattern(part)), None)
        if first is None:
            return found
        root = Path(*parts[:first])
        for path in root.glob(str(Path(*parts[first:]))):
            through = [path, *path.parents][: len(path.parts) - len(root.parts)]
            if not follow_links and any(each.is_symlink() for each in through):
                found.links += 1
            elif path.is_file():
                found.files.append(path)
        return found


def _lies_in(path: Path, places: Collection[Path]) -> bool:
    return bool(places) and not {path.resolve(), *path.resolve().parents}.isdisjoint(places)


def check_extras(sources: Sequence[Source]) -> None:
    """
    Raise if a package that reading *sources* needs is not installed.

    Raises:
        NewsparseError: It names the package, a file that needs it, and how to install it.
    """
    for source in sources:
        name = source.path.name.lower()
        needed = [package for ending, package in _NEEDS if name.endswith(ending)]
        if _reader_of(name) is warc.read_warc and find_spec("fastwarc") is None:
            needed.append("warcio")
        for package in needed:
            if find_spec(package) is None:
                raise NewsparseError(
                    f'{source.path}: needs {package}, which comes with the extra "batch" of newsparse and is not installed'
                )


def read_records(
    sources: Sequence[Source], options: ReadOptions, *, start: tuple[int, int] = (0, 0)
) -> Iterator[tuple[int, Record]]:
    """
    Yield each record with the index of its source; what cannot be read is a record too, with a failure.

    Args:
        sources: The files.

        options: Limits, and where JSON lines keep page and address.

        start: Index of the first source, and how many of its records to leave out.
    """
    first, skip = start
    for index, step in read_steps(sources, options, first):
        if step is not None and (index > first or step.position >= skip):
            yield index, step


def read_steps(sources: Sequence[Source], options: ReadOptions, first: int = 0) -> Iterator[tuple[int, Step]]:
    """
    Yield every step of reading *sources* from the one of index *first* on, each with the index of its source.

    The first step of a source comes before it is opened and gives no record.
    """
    for index in range(first, len(sources)):
        path = sources[index].path
        read = _reader_of(path.name.lower())
        blank = Record(str(path), str(path), offset=sources[index].size)
        yield index, None
        for step in walk_guarded(lambda read=read, path=path: read(path, options), blank):  # type: ignore[misc]
            yield index, step


def is_pattern(name: str) -> bool:
    """Return whether *name* contains wildcards."""
    return any(sign in name for sign in "*?[")


def is_page(name: str) -> bool:
    """Return whether *name* refers to a single page rather than an archive, a folder or a pattern."""
    return Path(name).is_file() and _reader_of(Path(name).name.lower()) is files.read_page


def _reader_of(name: str) -> _Reader:
    """Return the reader of a file, by its *name* in lower case."""
    for ending in COMPRESSIONS:
        name = name.removesuffix(ending)
    return next((reader for endings, reader in _READERS if name.endswith(endings)), files.read_page)
