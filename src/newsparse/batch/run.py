"""One run: inputs to one output, in parts that are whole or not there, so that a run that was killed can go on."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from time import monotonic
from typing import Any

from attrs import asdict, frozen

from newsparse.batch.inputs.sources import Source, find_sources, read_records
from newsparse.batch.outputs import FORMATS, Output, open_output
from newsparse.batch.record import ReadOptions, Record
from newsparse.batch.rows import Parse, RowOptions, parse_record
from newsparse.batch.sites import (
    MOST_PAGES,
    SIGHTINGS,
    Learning,
    OneProfile,
    See,
    learn_sites,
    make_sighting,
    see_record,
)
from newsparse.batch.workers import CHUNK_BYTES, CHUNK_RECORDS, BatchError, Engine, Job, Limits, Packed, Profiles
from newsparse.profile import SiteProfile

__all__ = ["BatchError", "BatchOptions", "Progress", "Summary", "run_batch"]


@frozen
class BatchOptions:
    """What a run does; the defaults suit a machine of one's own."""

    form: str | None = None
    """One of :data:`newsparse.batch.outputs.FORMATS`; ``None`` goes by the output's ending, and is Parquet for a folder."""
    processes: int = 0
    """0 takes as many as there are cores."""
    rows: RowOptions = RowOptions()
    reading: ReadOptions = ReadOptions()
    limits: Limits = Limits()
    limit: int | None = None
    """Stop after as many records."""
    part_records: int = 5000
    """How many records a part holds; what a killed run does again is one part at most."""
    resume: bool = False
    """Go on where an earlier run of the same inputs and options was cut off."""
    overwrite: bool = False
    """Remove what an earlier run wrote."""
    learn_sites: bool = False
    """Learn what the pages of each host have in common, then parse each page with what its host's pages have."""
    site_pages: int = MOST_PAGES
    """Pages of one host that are learned from, the first ones."""
    profile: SiteProfile | None = None
    """One profile for all pages."""


@frozen
class Summary:
    """What a run has done, parts of earlier runs included."""

    records: int
    rows: int
    articles: int
    errors: Counter[str]
    """By kind."""
    seconds: float
    """Of this run."""
    done_before: int = 0
    """How many of the records an earlier run did."""

    @property
    def pages_per_second(self) -> float:
        """How fast this run was."""
        return (self.records - self.done_before) / self.seconds if self.seconds else 0.0


@frozen
class Progress:
    """How far a run is."""

    summary: Summary
    share: float
    """Of the inputs' bytes, 0 to 1."""
    learning: bool = False
    """Whether sites are being learned; parsing has not begun."""


Report = Callable[[Progress], None]


def run_batch(
    inputs: Sequence[str],
    output: str | Path,
    options: BatchOptions | None = None,
    *,
    report: Report | None = None,
    parse_one: Parse = parse_record,
    see_one: See = see_record,
) -> Summary:
    """
    Parse every page of *inputs* and write one row for each to *output*; return what was done.

    The rows stand in the order of the records.  *output* is written in parts next to where it will be, each moved to its
    place when it is whole, and joined at the end; a folder keeps its parts.

    Args:
        inputs: Files, folders and globs, as in :func:`newsparse.batch.inputs.sources.find_sources`.

        output: A file ending in ``.parquet``, ``.jsonl``, ``.jsonl.gz`` or ``.jsonl.zst``; any other name is a folder.

        options: What to do.

        report: Called after every chunk of records.

        parse_one: What makes an article of a record; it must be picklable.

        see_one: What makes of a record what it tells of its site, where sites are learned; it must be picklable.

    Raises:
        ValueError: If *options* asks both for one profile and for learned ones.

        NewsparseError: If an input does not exist, or a field or format is unknown.

        BatchError: If *output* exists, does not fit the earlier run to be resumed, or cannot be written.
    """
    options = options or BatchOptions()
    if options.learn_sites and options.profile is not None:
        raise ValueError("options: profile and learn_sites exclude each other; expected one of them")
    output = Path(output)
    form = options.form or next((f for f in FORMATS if output.name.endswith("." + f)), "parquet")
    packer = open_output(form, options.rows.fields)
    single = output.name.endswith(packer.ending)
    sources = find_sources(inputs)
    folder = output.with_name(output.name + ".parts") if single else output
    try:
        parts = _Parts.open(folder, output, packer, _plan(sources, form, options), options)
        profiles: Profiles | None = None if options.profile is None else OneProfile(options.profile)
        if options.learn_sites:
            profiles = learn_sites(folder, _learning(sources, options, report, see_one))
        job = Job(packer, options.rows, options.limits, parse_one, profiles=profiles)
        summary = _run(sources, parts, job, options, report)
        if single:
            _join(parts, packer, output)
    except OSError as error:
        why = error.strerror or str(error)
        raise BatchError(
            f"{output}: {why}; what is whole stands in {folder}, run again with --resume to go on"
        ) from error
    return summary


def _plan(sources: Sequence[Source], form: str, options: BatchOptions) -> dict[str, Any]:
    """Return what must be equal for one run to go on with the parts of another."""
    listing = "\n".join(f"{each.path}\t{each.size}" for each in sources)
    return {
        "version": 1,
        "inputs": hashlib.sha256(listing.encode("utf-8", "surrogateescape")).hexdigest(),
        "format": form,
        "rows": {**asdict(options.rows), "fields": [*options.rows.fields]},
        "reading": asdict(options.reading),
        "limit": options.limit,
        "part_records": options.part_records,
        "sites": _plan_sites(options),
    }


def _plan_sites(options: BatchOptions) -> Any:
    if options.profile is not None:
        return {"profile": hashlib.sha256(options.profile.to_json().encode()).hexdigest()}
    return {"learned from": options.site_pages} if options.learn_sites else None


def _learning(sources: Sequence[Source], options: BatchOptions, report: Report | None, see: See) -> Learning:
    """Return what *options* ask to learn."""
    started = monotonic()
    weigh = _weigher(sources)

    def tell(index: int, last: Record, records: int) -> None:
        if report:
            summary = Summary(records, 0, 0, Counter(), monotonic() - started)
            report(Progress(summary, weigh(index, last.offset), learning=True))

    return Learning(
        sources, options.reading, options.processes or os.cpu_count() or 1,
        Job(SIGHTINGS, options.rows, options.limits, see, make_sighting),
        options.limit, options.site_pages, tell,
    )  # fmt: skip


def _weigher(sources: Sequence[Source]) -> Callable[[int, int], float]:
    """Return a function that tells which share of all bytes lies before an offset in a source."""
    before = [0, *accumulate(source.size for source in sources)]
    return lambda index, offset: (before[index] + offset) / (before[-1] or 1)


def _run(sources: Sequence[Source], parts: _Parts, job: Job, options: BatchOptions, report: Report | None) -> Summary:
    started = monotonic()
    done_before = parts.records
    weigh = _weigher(sources)
    tally = _Tally(parts)
    limit = None if options.limit is None else max(0, options.limit - parts.records)
    records = islice(read_records(sources, options.reading, start=parts.next_start), limit)
    places: list[tuple[int, int, int]] = []  # of the last record of each chunk under way

    def chunks() -> Iterator[Sequence[Record]]:
        for chunk in _chunks(records, options.part_records):
            index, last = chunk[-1]
            places.append((index, last.position + 1, last.offset))
            yield [record for _, record in chunk]

    def summary() -> Summary:
        return Summary(tally.records, tally.rows, tally.articles, tally.errors, monotonic() - started, done_before)

    with Engine(job, options.processes or os.cpu_count() or 1) as engine:
        try:
            for packed in engine.map(chunks()):
                index, position, offset = places.pop(0)
                parts.add(packed, (index, position))
                tally.add(packed)
                if parts.pending >= options.part_records:
                    parts.finish()
                if report:
                    report(Progress(summary(), weigh(index, offset)))
            parts.finish()
        except BaseException:
            parts.abandon()
            raise
    return summary()


def _chunks(records: Iterator[tuple[int, Record]], part_records: int) -> Iterator[list[tuple[int, Record]]]:
    """Yield the records some at a time; no chunk lies across the end of a part."""
    chunk: list[tuple[int, Record]] = []
    weight = in_part = 0
    for each in records:
        chunk.append(each)
        weight += each[1].weight
        in_part += 1
        if len(chunk) >= CHUNK_RECORDS or weight >= CHUNK_BYTES or in_part >= part_records:
            yield chunk
            chunk, weight = [], 0
            in_part %= part_records
    if chunk:
        yield chunk


class _Tally:
    """Sums of what all runs have done."""

    def __init__(self, parts: _Parts) -> None:
        self.records, self.rows, self.articles = parts.records, parts.rows, parts.articles
        self.errors = Counter(parts.errors)

    def add(self, packed: Packed) -> None:
        self.records += packed.records
        self.rows += packed.rows
        self.articles += packed.articles
        self.errors += packed.errors


class _Parts:
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
    def open(cls, folder: Path, output: Path, packer: Output, plan: dict[str, Any], options: BatchOptions) -> _Parts:
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
        _sync_folder(self._folder)
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


def _join(parts: _Parts, packer: Output, output: Path) -> None:
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
    _sync_folder(output.parent)
    parts.remove()


def _sync_folder(folder: Path) -> None:
    """Make sure that what was moved in *folder* is on the disk."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # not on every platform
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
