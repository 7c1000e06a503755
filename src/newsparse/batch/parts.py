"""The parts of an output, and the journal of those that are whole."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from attrs import asdict, evolve, frozen

from newsparse.batch.counts import Counts, total
from newsparse.batch.outputs.base import Output, Writer
from newsparse.batch.plan import Plan, differences
from newsparse.batch.sites import FILE as SITES_FILE
from newsparse.batch.workers import Packed
from newsparse.errors import BatchError

JOURNAL: Final = "_journal.jsonl"
_UNFINISHED: Final = "_joined.unfinished"
"""The parts joined, a file or a folder, before they are moved to their place."""
_OURS: Final = re.compile(
    rf"part-\d{{5,}}\.\w+(\.gz|\.zst)?|_part-\d{{5,}}\.\w+(\.gz|\.zst)?\.unfinished"
    rf"|{re.escape(JOURNAL)}(\.new)?|{re.escape(_UNFINISHED)}|{re.escape(SITES_FILE)}(\.\w+)?(-journal)?"
)
"""The names of all files that a run writes to a folder, the lock aside."""


_JOINED: Final = {"joined": True}


@frozen
class Entry:
    """The journal's entry for a part."""

    part: str
    """The file's name."""
    next: tuple[int, int]
    """Where the record after the part stands: index of its source, number in it."""
    counts: Counts = Counts()
    bytes: int = 0
    """The file's size."""

    def to_plain(self) -> dict[str, Any]:
        """Return the entry as JSON knows it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Any) -> Entry | None:
        """Return the entry that *plain* is, or ``None`` if it is none."""
        try:
            source, position = plain["next"]
            counts = Counts(**plain["counts"])
            numbers = (source, position, plain["bytes"], counts.records, counts.rows, counts.no_text)
            if not all(isinstance(each, int) and each >= 0 for each in numbers):
                return None
            return cls(str(plain["part"]), (source, position), counts, plain["bytes"])
        except (TypeError, KeyError, ValueError):
            return None


@frozen
class Work:
    """A stretch of records that is to be parsed."""

    start: tuple[int, int]
    number: int
    """Of its first part."""
    entry: Entry | None = None
    """The one part that is to be written again; ``None`` for all that follows the last part."""


class Sink(Protocol):
    """Where the rows of a run go."""

    def total(self) -> Counts:
        """Return the sums over what has been written."""

    def work(self) -> list[Work]:
        """Return what is to be done."""

    def start(self, work: Work) -> None:
        """Begin with *work*."""

    def add(self, packed: Packed, following: tuple[int, int]) -> None:
        """Add rows; the record after them is number ``following[1]`` of its source."""

    @property
    def pending(self) -> int:
        """How many records the part under way has."""

    def finish(self) -> None:
        """Close the part under way."""

    def abandon(self) -> None:
        """Leave only what is whole."""

    @property
    def joined(self) -> bool:
        """Whether nothing is left to be done."""


class Stream:
    """
    A sink without parts.

    Args:
        writer: Where the rows go.
    """

    joined = False
    pending = 0

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._counts = Counts()

    def total(self) -> Counts:
        """Return the sums over what has been written."""
        return self._counts

    def work(self) -> list[Work]:
        """Return everything."""
        return [Work((0, 0), 0)]

    def start(self, work: Work) -> None:
        """Begin."""

    def add(self, packed: Packed, following: tuple[int, int]) -> None:  # noqa: ARG002  nothing is resumed
        """Write rows."""
        for piece in packed.pieces:
            self._writer.write(piece)
        self._counts = self._counts.plus(packed.counts)

    def finish(self) -> None:
        """Do nothing."""

    def abandon(self) -> None:
        """Do nothing."""


class Parts:
    """
    The parts in a folder.

    The journal has one line for the plan and one for each part, written after the part has been moved to its place.  A
    part without its line is written again, and so is a part whose file is gone or has another size; a line that was cut
    off or spoilt counts as none, and neither do those after it.

    Args:
        folder: Where the parts are; this run holds its lock.

        packer: The format.

        plan: Of this run.
    """

    def __init__(self, folder: Path, packer: Output, plan: Plan) -> None:
        self.folder = folder
        self._packer = packer
        self._plan = plan
        self._journal = folder / JOURNAL
        self._writer: Writer | None = None
        self._number = 0
        self._redone: Entry | None = None
        self._entry: Entry | None = None
        self.entries: list[Entry] = []
        self.joined = False
        """Whether the parts have been joined to a single output."""

    # ---------------------------------------------------------- what is there

    def begin(self) -> None:
        """Begin the journal."""
        self._note(self._plan)

    def resume(self) -> None:
        """
        Take over what an earlier run has done.

        Raises:
            BatchError: If its plan was another one, or if two runs have written to the folder.
        """
        whole = 0
        lines = [*_lines(self._journal.read_bytes())]
        if lines:
            if changed := differences(lines[0][0], self._plan):
                raise BatchError(
                    f"{self.folder}: was begun with other {'; '.join(changed)}; nothing was changed, expected the same "
                    "to --resume, or --overwrite to begin anew"
                )
            whole = lines[0][1]
        for value, end in lines[1:]:
            if value == _JOINED:
                self.joined, whole = True, end
                break
            entry = Entry.from_plain(value)
            if entry is None:
                break
            if entry.part in [each.part for each in self.entries]:
                raise BatchError(
                    f"{self._journal}: names {entry.part} twice, two runs have written to the folder; "
                    "expected each part once, --overwrite begins anew"
                )
            if entry.part != self._path(len(self.entries)).name:
                break
            self.entries.append(entry)
            whole = end
        os.truncate(self._journal, whole)
        if not whole:
            self.begin()
        known = {each.part for each in self.entries}
        for path in own_files(self.folder):
            if path.name.lstrip("_").startswith("part-") and path.name not in known:
                path.unlink()

    def work(self) -> list[Work]:
        """Return what is to be done: parts that are missing, then the records after the last part."""
        found = []
        start = (0, 0)
        for number, entry in enumerate(self.entries):
            path = self._path(number)
            if not path.is_file() or path.stat().st_size != entry.bytes:
                found.append(Work(start, number, entry))
            start = entry.next
        return [*found, Work(start, len(self.entries))]

    @property
    def paths(self) -> list[Path]:
        """The parts, in order."""
        return [self._path(number) for number in range(len(self.entries))]

    def total(self) -> Counts:
        """Return the sums over all parts."""
        return total(entry.counts for entry in self.entries)

    # ---------------------------------------------------------- what is added

    def start(self, work: Work) -> None:
        """Make the next part that of *work*."""
        self._number = work.number
        self._redone = work.entry

    def add(self, packed: Packed, following: tuple[int, int]) -> None:
        """Add rows to the part under way; the record after them is number ``following[1]`` of its source."""
        path = self._path(self._number)
        if self._writer is None:
            self._entry = Entry(path.name, following)
            self._writer = self._packer.open(self._unfinished(path))
        for piece in packed.pieces:
            self._writer.write(piece)
        assert self._entry is not None  # noqa: S101  it begins with its writer
        self._entry = evolve(self._entry, next=following, counts=self._entry.counts.plus(packed.counts))

    @property
    def pending(self) -> int:
        """How many records the part under way has."""
        return self._entry.counts.records if self._entry else 0

    def finish(self) -> None:
        """
        Close the part under way, move it to its place and note it.

        Raises:
            BatchError: If a part that was written again is not what it was.
        """
        if self._writer is None:
            if self.entries and (self._redone is None or self._redone.counts.records):
                return
            self.add(Packed((), Counts()), (0, 0))  # a run without records has one part without rows
        assert self._writer is not None  # noqa: S101  as above
        assert self._entry is not None  # noqa: S101  as above
        path = self._path(self._number)
        self._writer.close()
        self._writer = None
        os.replace(self._unfinished(path), path)  # noqa: PTH105  the shorter of the two
        sync_folder(self.folder)
        entry, self._entry = evolve(self._entry, bytes=path.stat().st_size), None
        if self._redone is None:
            self._note(entry.to_plain())
            self.entries.append(entry)
        elif entry.counts.records != self._redone.counts.records:
            raise BatchError(
                f"{path}: its inputs have {entry.counts.records:,} records now; expected "
                f"{self._redone.counts.records:,}, --overwrite begins anew"
            )
        else:
            self._replace(entry)
        self._number, self._redone = self._number + 1, None

    def _replace(self, entry: Entry) -> None:
        """Write the journal again with *entry* in the place of the one of the same part."""
        self.entries[self._number] = entry
        unfinished = self._journal.with_name(f"{JOURNAL}.new")
        with unfinished.open("wb") as file:
            for value in (self._plan, *(each.to_plain() for each in self.entries)):
                file.write(json.dumps(value).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, self._journal)  # noqa: PTH105  the shorter of the two
        sync_folder(self.folder)

    def abandon(self) -> None:
        """Leave only parts that are whole."""
        if self._writer is not None:
            self._writer.abandon()
            self._unfinished(self._path(self._number)).unlink(missing_ok=True)
            self._writer = None

    def note_joined(self) -> None:
        """Note that the output is whole."""
        self._note(_JOINED)

    def _note(self, value: Mapping[str, Any]) -> None:
        with self._journal.open("ab") as file:
            file.write(json.dumps(value).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _path(self, number: int) -> Path:
        return self.folder / f"part-{number:05d}{self._packer.ending}"

    @staticmethod
    def _unfinished(path: Path) -> Path:
        return path.with_name(f"_{path.name}.unfinished")


def _lines(content: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the objects of a journal with where their lines end, up to the first line that is cut off or spoilt."""
    end = 0
    for line in content.split(b"\n")[:-1]:
        end += len(line) + 1
        try:
            value = json.loads(line)
        except ValueError:
            return
        if not isinstance(value, dict):
            return
        yield value, end


def is_run_folder(folder: Path) -> bool:
    """Return whether a run has written *folder*: it has a journal that begins with a plan."""
    journal = folder / JOURNAL
    if not journal.is_file():
        return False
    with journal.open("rb") as file:
        first = file.readline()
    return not first.endswith(b"\n") or next(_lines(first), ({"part_records": None}, 0))[0].keys() >= {"part_records"}


def own_files(folder: Path) -> list[Path]:
    """Return the files of *folder* that a run has written, by their names, the lock aside."""
    if not folder.is_dir():
        return []
    return sorted(
        each
        for each in folder.iterdir()
        if _OURS.fullmatch(each.name) and (each.is_file() or each.is_symlink() or each.name == _UNFINISHED)
    )


def remove_own_files(folder: Path) -> None:
    """Remove what a run has written to *folder*, and nothing else."""
    for path in own_files(folder):
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def join_parts(parts: Parts, packer: Output, output: Path) -> None:
    """Write the rows of all parts to *output*; a single part becomes the output."""
    unfinished = parts.folder / _UNFINISHED
    paths = parts.paths
    if len(paths) == 1 and packer.one_is_all:
        os.replace(paths[0], output)  # noqa: PTH105  the shorter of the two
    else:
        _remove(unfinished)
        try:
            packer.join(paths, unfinished)
        except OSError:
            _remove(unfinished)
            raise
        os.replace(unfinished, output)  # noqa: PTH105  the shorter of the two
    sync_folder(output.parent)
    parts.note_joined()


def sync_folder(folder: Path) -> None:
    """Make sure that what was moved in *folder* is on the disk."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # not on every platform
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
