"""One run from inputs to an output, written in parts so that a run that was killed can be resumed."""

from __future__ import annotations

import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import accumulate, islice
from pathlib import Path
from time import monotonic

from attrs import asdict, evolve

from newsparse.batch.inputs.sources import Source, Sources, check_extras, find_sources
from newsparse.batch.lock import FILE as LOCK_FILE
from newsparse.batch.lock import FolderLock
from newsparse.batch.options import BatchOptions, Progress, Report, Summary
from newsparse.batch.outputs import form_of, open_output
from newsparse.batch.outputs.base import Output
from newsparse.batch.parts import Parts, Sink, Stream, is_run_folder, join_parts, own_files, remove_own_files
from newsparse.batch.plan import Plan, make_plan
from newsparse.batch.reader import read_limited
from newsparse.batch.record import Record
from newsparse.batch.rows import Parse, parse_record
from newsparse.batch.sites import (
    SUMMARIES,
    Learning,
    See,
    learn_sites,
    make_summary,
    see_record,
)
from newsparse.batch.workers import CHUNK_BYTES, CHUNK_RECORDS, Job, Packed, WorkerPool
from newsparse.errors import BatchError

__all__ = ["BatchError", "BatchOptions", "Progress", "Summary", "run_batch"]


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

        output: A file whose name ends in one of :data:`newsparse.batch.outputs.FORMATS`, a folder (a name without an
            ending, or with a slash behind it), or ``"-"`` for standard output.

        options: What to do.

        report: Called after every chunk of records.

        parse_one: What makes an article of a record; it must be picklable.

        see_one: Makes the summary of a record from which sites are learned; it must be picklable.

    Raises:
        ValueError: If *options* has both a profile and learned profiles.

        NewsparseError: If an input does not exist, a field or format is unknown, or a package is missing.

        BatchError: If *output* exists, is an input or in use, does not fit the earlier run to be resumed, or cannot be
            written.
    """
    options = options or BatchOptions()
    if options.learn_sites and options.parsing.profile is not None:
        raise ValueError("options: profile and learn_sites exclude each other; expected one of them")
    if str(output) == "-":
        return _run_to_standard_output(inputs, options, report, parse_one)
    form = options.form or form_of(str(output))
    packer = open_output(form, options.rows, options.partition)
    output = Path(output)
    single = options.partition is not None or output.name.endswith(packer.ending)
    folder = output.with_name(output.name + ".parts") if single else output
    sources = _find_sources(inputs, output, folder, options)
    try:
        new_folder = not folder.exists()
        _check_foreign(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with FolderLock(folder):
            parts = _open_parts(folder, output, packer, make_plan(sources.files, form, options), options)
            profiles = (
                learn_sites(folder, _learning(sources.files, options, report, see_one)) if options.learn_sites else None
            )
            job = Job(packer, options.rows, options.parsing, options.work_limits, parse_one, profiles=profiles)
            summary = evolve(_run(sources.files, parts, job, options, report), links=sources.links)
            if single and not parts.joined:
                join_parts(parts, packer, output)
            if single:
                remove_own_files(folder)
    except OSError as error:
        why = error.strerror or str(error)
        raise BatchError(
            f"{output}: {why}; what is whole stands in {folder}, run again with --resume to go on"
        ) from error
    finally:
        if single or new_folder:
            with suppress(OSError):  # it is not empty
                folder.rmdir()
    return summary


def _run_to_standard_output(
    inputs: Sequence[str], options: BatchOptions, report: Report | None, parse_one: Parse
) -> Summary:
    """Write rows to standard output as they come: no parts, nothing to resume."""
    if options.resume or options.learn_sites or options.partition:
        raise BatchError("-: standard output keeps nothing; expected a file for resume, learn_sites or partition")
    packer = open_output(options.form or "jsonl", options.rows)
    sources = find_sources(inputs, follow_links=options.follow_links)
    check_extras(sources.files)
    job = Job(packer, options.rows, options.parsing, options.work_limits, parse_one)
    with closing(packer.open_stream(sys.stdout.buffer)) as writer:
        summary = _run(sources.files, Stream(writer), job, options, report)
    return evolve(summary, links=sources.links)


def _find_sources(inputs: Sequence[str], output: Path, folder: Path, options: BatchOptions) -> Sources:
    """Return the inputs; none of them is the output, or lies in it."""
    written = {output.resolve(), folder.resolve()}
    for name in inputs:
        path = Path(name).resolve()
        if not written.isdisjoint({path, *path.parents}):
            raise BatchError(f"{output}: holds the input {name}; expected an output of its own")
    sources = find_sources(inputs, follow_links=options.follow_links, leave_out=written)
    check_extras(sources.files)
    return sources


def _check_foreign(folder: Path) -> None:
    """Raise if *folder* holds anything that no run has written."""
    if folder.is_dir() and any(folder.iterdir()) and not is_run_folder(folder) and not _only_own(folder):
        raise BatchError(f"{folder}: exists and was not written by newsparse; expected a new folder or an empty one")
    if folder.exists() and not folder.is_dir():
        raise BatchError(f"{folder}: exists and is no folder; expected another output")


def _only_own(folder: Path) -> bool:
    return {*folder.iterdir()} <= {*own_files(folder), folder / LOCK_FILE}


def _open_parts(folder: Path, output: Path, packer: Output, plan: Plan, options: BatchOptions) -> Parts:
    """Return the parts in *folder*, those of an earlier run if it is to be resumed."""
    parts = Parts(folder, packer, plan)
    found = [path for path in (output,) if path != folder and path.exists()]
    found += [folder] if own_files(folder) else []
    if options.overwrite:
        if output != folder and output.exists():
            if not packer.wrote(output):
                raise BatchError(
                    f"{output}: was not written by newsparse; expected a new output, or remove it yourself"
                )
            shutil.rmtree(output) if output.is_dir() else output.unlink()
        remove_own_files(folder)
    elif found and not options.resume:
        raise BatchError(f"{found[0]}: exists; give --resume to go on with it, --overwrite to begin anew")
    elif found:
        if not is_run_folder(folder):
            raise BatchError(f"{output}: is whole, or was not written by a run of this kind; nothing to resume")
        parts.resume()
        parts.joined = parts.joined and output.exists()
        return parts
    parts.begin()
    return parts


def _learning(sources: Sequence[Source], options: BatchOptions, report: Report | None, see: See) -> Learning:
    """Return what *options* ask to learn."""
    started = monotonic()
    weigh = _weigher(sources)

    def tell(index: int, last: Record, records: int) -> None:
        if report:
            summary = Summary(records=records, seconds=monotonic() - started)
            report(Progress(summary, weigh(index, last.offset), learning=True))

    return Learning(
        sources, options.reading, options.processes or os.cpu_count() or 1,
        Job(SUMMARIES, options.rows, options.parsing, options.work_limits, see, make_summary),
        options.max_records, options.site_pages, tell,
    )  # fmt: skip


def _weigher(sources: Sequence[Source]) -> Callable[[int, int], float]:
    """Return a function that gives the share of all bytes that lies before an offset in a source."""
    before = [0, *accumulate(source.size for source in sources)]
    return lambda index, offset: (before[index] + offset) / (before[-1] or 1)


def _run(sources: Sequence[Source], parts: Sink, job: Job, options: BatchOptions, report: Report | None) -> Summary:
    """Parse what is to be done and return the sums, parts of earlier runs included."""
    started = monotonic()
    weigh = _weigher(sources)
    counts = parts.total()
    work = [] if parts.joined else parts.work()
    redone = sum(each.entry.counts.records for each in work if each.entry)
    done_before = counts.records - redone
    most = None if options.max_records is None else max(0, options.max_records - counts.records)

    def summary() -> Summary:
        return Summary(**asdict(counts, recurse=False), seconds=monotonic() - started, done_before=done_before)

    with WorkerPool(job, options.processes or os.cpu_count() or 1) as pool:
        for stretch in work:
            limit = stretch.entry.counts.records if stretch.entry else most
            records = islice(read_limited(sources, options.reading, start=stretch.start), limit)
            parts.start(stretch)
            for packed, index, last in _parse(pool, records, options.part_records, parts):
                if not stretch.entry:
                    counts = counts.plus(packed.counts)
                if report:
                    report(Progress(summary(), weigh(index, last.offset)))
    counts = parts.total()
    return summary()


def _parse(
    pool: WorkerPool, records: Iterator[tuple[int, Record]], part_records: int, parts: Sink
) -> Iterator[tuple[Packed, int, Record]]:
    """Write the rows of *records*; yield each chunk of them with its last record and the index of its source."""
    under_way: deque[tuple[int, Record]] = deque()

    def chunks() -> Iterator[Sequence[Record]]:
        for chunk in _chunks(records, part_records):
            index, last = chunk[-1]
            under_way.append((index, evolve(last, page=None)))
            yield [record for _, record in chunk]

    try:
        for packed in pool.map(chunks()):
            index, last = under_way.popleft()
            parts.add(packed, (index, last.position + 1))
            if parts.pending >= part_records:
                parts.finish()
            yield packed, index, last
        parts.finish()
    except BaseException:
        parts.abandon()
        raise


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
