"""The parts of an output, and the journal of those that are whole."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from newsparse.batch.options import BatchOptions
from newsparse.batch.outputs.base import Output
from newsparse.batch.workers import BatchError, Packed


class Parts:
    """
    The parts of an output, and the journal that says which are whole.

    The journal has one line for the plan and one for each part, written after the part has been moved to its place.
    A part without its line is written again; a line that was cut off counts as none.
    """

    def __init__(self, folder: Path, packer: Output) -> None:
        self._folder = folder
        self._packer = packer
        self._writer: Any = None
        self._entry: dict[str, Any] = {}
        self._journal = folder / "_journal.jsonl"
        self.pending = 0
        self.paths: list[Path] = []
        self.next_start = (0, 0)
        self.records = self.rows = self.articles = 0
        self.errors: Counter[str] = Counter()

    @classmethod
    def open(cls, folder: Path, output: Path, packer: Output, plan: dict[str, Any], options: BatchOptions) -> Parts:
        """Return the parts in *folder*, those of an earlier run if it is to be resumed."""
        found = [path for path in (output, folder) if path.exists()]
        if options.overwrite:
            for path in found:
                shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        parts = cls(folder, packer)
        if found and not options.overwrite and not (found == [folder] and not any(folder.iterdir())):
            if not options.resume:
                raise BatchError(f"{found[0]}: exists; give --resume to go on with it, --overwrite to begin anew")
            if folder.exists() and parts._journal.exists():
                parts._resume(plan)
                return parts
            raise BatchError(f"{output}: is whole, or was not written by a run of this kind; nothing to resume")
        folder.mkdir(parents=True, exist_ok=True)
        parts._note(plan)
        return parts

    def _resume(self, plan: dict[str, Any]) -> None:
        lines = self._journal.read_bytes().split(b"\n")[:-1]  # what follows the last line break was cut off
        entries = [json.loads(line) for line in lines]
        if entries and (different := [name for name in plan if entries[0].get(name) != plan[name]]):
            raise BatchError(f"{self._folder}: was begun with other {' and '.join(different)}; nothing was changed")
        os.truncate(self._journal, sum(len(line) + 1 for line in lines))
        if not entries:
            self._note(plan)
        for entry in entries[1:]:
            self.paths.append(self._folder / entry["part"])
            self.next_start = (entry["next"][0], entry["next"][1])
            self._count(entry)

    def _count(self, entry: dict[str, Any]) -> None:
        self.records += entry["records"]
        self.rows += entry["rows"]
        self.articles += entry["articles"]
        self.errors.update(entry["errors"])

    def add(self, packed: Packed, following: tuple[int, int]) -> None:
        """Add rows to the part under way; the record after them is number ``following[1]`` of its source."""
        if self._writer is None:
            path = self._path(len(self.paths))
            self._entry = {"part": path.name, "records": 0, "rows": 0, "articles": 0, "errors": Counter()}
            self._writer = self._packer.open(self._unfinished(path))
        for piece in packed.pieces:
            self._writer.write(piece)
        self._entry["next"] = following
        for name in ("records", "rows", "articles", "errors"):
            self._entry[name] += getattr(packed, name)
        self.pending = self._entry["records"]

    def finish(self) -> None:
        """Close the part under way, move it to its place and note it."""
        if self._writer is None and self.paths:
            return
        path = self._path(len(self.paths))
        if self._writer is None:  # a run without records has one part without rows
            self._writer = self._packer.open(self._unfinished(path))
            self._entry = {"part": path.name, "records": 0, "rows": 0, "articles": 0, "errors": {}, "next": (0, 0)}
        self._writer.close()
        self._writer = None
        os.replace(self._unfinished(path), path)  # noqa: PTH105  the shorter of the two
        sync_folder(self._folder)
        self._note(self._entry)
        self.paths.append(path)
        self._count(self._entry)
        self.pending = 0

    def abandon(self) -> None:
        """Leave only parts that are whole."""
        if self._writer is not None:
            self._writer.abandon()
            self._unfinished(self._path(len(self.paths))).unlink(missing_ok=True)
            self._writer = None

    def _note(self, entry: dict[str, Any]) -> None:
        with self._journal.open("ab") as file:
            file.write(json.dumps(entry).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _path(self, number: int) -> Path:
        return self._folder / f"part-{number:05d}{self._packer.ending}"

    @staticmethod
    def _unfinished(path: Path) -> Path:
        return path.with_name(f"_{path.name}.unfinished")

    def remove(self) -> None:
        """Remove the parts, after they have been joined."""
        shutil.rmtree(self._folder)


def join_parts(parts: Parts, packer: Output, output: Path) -> None:
    """Write the rows of all parts to *output* and remove the parts."""
    unfinished = output.with_name(f"{output.name}.unfinished")
    if len(parts.paths) == 1 and output.exists() and not parts.paths[0].exists():
        parts.remove()  # an earlier run was killed after it had moved the part
        return
    try:
        if len(parts.paths) == 1:
            os.replace(parts.paths[0], output)  # noqa: PTH105  the shorter of the two
        else:
            packer.join(parts.paths, unfinished)
            os.replace(unfinished, output)  # noqa: PTH105  the shorter of the two
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(output.parent)
    parts.remove()


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
