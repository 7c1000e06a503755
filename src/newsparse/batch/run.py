"""One run: inputs to one output, in parts that are whole or not there, so that a run that was killed can go on."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from time import monotonic
from typing import Any

from attrs import asdict

from newsparse.batch.inputs.sources import Source, find_sources, read_records
from newsparse.batch.options import BatchOptions, Progress, Report, Summary
from newsparse.batch.outputs import FORMATS, open_output
from newsparse.batch.parts import Parts, join_parts
from newsparse.batch.record import Record
from newsparse.batch.rows import Parse, parse_record
from newsparse.batch.sites import (
    SIGHTINGS,
    Learning,
    OneProfile,
    See,
    learn_sites,
    make_sighting,
    see_record,
)
from newsparse.batch.workers import CHUNK_BYTES, CHUNK_RECORDS, BatchError, Job, Packed, Profiles, WorkerPool

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
        parts = Parts.open(folder, output, packer, _plan(sources, form, options), options)
        profiles: Profiles | None = None if options.profile is None else OneProfile(options.profile)
        if options.learn_sites:
            profiles = learn_sites(folder, _learning(sources, options, report, see_one))
        job = Job(packer, options.rows, options.work_limits, parse_one, profiles=profiles)
        summary = _run(sources, parts, job, options, report)
        if single:
            join_parts(parts, packer, output)
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
        Job(SIGHTINGS, options.rows, options.work_limits, see, make_sighting),
        options.limit, options.site_pages, tell,
    )  # fmt: skip


def _weigher(sources: Sequence[Source]) -> Callable[[int, int], float]:
    """Return a function that tells which share of all bytes lies before an offset in a source."""
    before = [0, *accumulate(source.size for source in sources)]
    return lambda index, offset: (before[index] + offset) / (before[-1] or 1)


def _run(sources: Sequence[Source], parts: Parts, job: Job, options: BatchOptions, report: Report | None) -> Summary:
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

    with WorkerPool(job, options.processes or os.cpu_count() or 1) as engine:
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

    def __init__(self, parts: Parts) -> None:
        self.records, self.rows, self.articles = parts.records, parts.rows, parts.articles
        self.errors = Counter(parts.errors)

    def add(self, packed: Packed) -> None:
        self.records += packed.records
        self.rows += packed.rows
        self.articles += packed.articles
        self.errors += packed.errors
