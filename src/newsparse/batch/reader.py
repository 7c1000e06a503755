"""The process that reads: a record that brings it down, or never comes, costs its source and not the run."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from time import monotonic
from typing import Final

from attrs import evolve, frozen

from newsparse.batch.inputs.sources import Source, read_steps
from newsparse.batch.process import (
    START_TRIES,
    ChildProcess,
    ProcessDiedError,
    ProcessLateError,
    Watchdog,
    ignore_interrupts,
    limit_memory,
)
from newsparse.batch.record import Failure, ReadOptions, Record
from newsparse.errors import BatchError

STEP_SECONDS: Final = 30.0
"""How long one step of reading may take: one record, one line, one entry, or one stretch of damage."""
STEP_MEMORY: Final = 200 * 2**20
"""Bytes that reading may take beyond what it starts with; Linux only."""
_PAGES_IN_MEMORY: Final = 10
"""The same in pages of the largest size, where that is more: a page is held compressed, decompressed, as text, and sent."""
_HEARTBEAT: Final = 1.0
"""Seconds without a page after which the process shows that it goes on."""
_CHANCES: Final = 3
"""How often the process may die at one place, as the system may have killed it, before the source is given up."""


@frozen
class _Reading:
    sources: tuple[Source, ...]
    options: ReadOptions
    first: int
    """The source to begin with."""
    skip: int
    """How many of its records are not wanted."""


@frozen
class _Step:
    """Where the reader is, and what it has read there."""

    source: int
    position: int | None = None
    """Of the record just read; ``None`` if the step gave none."""
    record: Record | None = None
    """``None`` if it is not wanted."""


def read_limited(
    sources: Sequence[Source], options: ReadOptions, *, start: tuple[int, int] = (0, 0), seconds: float = STEP_SECONDS
) -> Iterator[tuple[int, Record]]:
    """
    Yield what :func:`newsparse.batch.inputs.sources.read_records` does, read in a process of its own.

    A step of reading that takes too long, needs too much memory or ends its process becomes a failure, the last record
    of its source.  Reading goes on with the next source.

    Args:
        sources: The files.

        options: Limits, and where JSON lines keep page and address.

        start: Index of the first source, and how many of its records to leave out.

        seconds: What one step may take.

    Raises:
        BatchError: If no process can be started.
    """
    first, skip = start
    died_at, deaths = (-1, -1), 0
    while first < len(sources):
        place = (first, 0)
        child = _start(_Reading(tuple(sources), options, first, skip))
        try:
            while (step := child.receive(seconds)) is not None:
                if step.source != place[0]:
                    place = (step.source, 0)
                if step.position is not None:
                    place = (step.source, step.position + 1)
                if step.record is not None:
                    yield step.source, step.record
        except ProcessLateError:
            failure = Failure("timeout", f"a step of reading took more than {seconds:g} seconds")
            deaths = _CHANCES
        except ProcessDiedError as error:
            failure = Failure("crash", f"reading ended its process: {error}")
            deaths = deaths + 1 if place == died_at else 1
            died_at = place
        else:
            return
        finally:
            child.kill()
        index, position = place
        wanted = index > first or position >= skip
        if deaths < _CHANCES:
            first, skip = (index, position) if wanted else (first, skip)
            continue
        if wanted:
            yield index, _given_up(sources[index], position, failure)
        first, skip, deaths = index + 1, 0, 0


def _given_up(source: Source, position: int, failure: Failure) -> Record:
    place = f"{source.path}#{position}"
    failure = evolve(failure, message=f"{place}: {failure.message}; the rest of the file is not read")
    return Record(str(source.path), place, position, failure=failure, offset=source.size)


def _start(reading: _Reading) -> ChildProcess:
    for _ in range(START_TRIES):
        child = ChildProcess(_read, reading)
        if child.ready():
            return child
        child.kill()
    raise BatchError(f"no process could be started to read, {START_TRIES} died at once")


# ---------------------------------------------------------- the other side


def _read(pipe: Connection, reading: _Reading) -> None:
    """Send every step until all sources are read, then ``None``."""
    ignore_interrupts()
    _import_extras(reading)
    limit_memory(max(STEP_MEMORY, _PAGES_IN_MEMORY * reading.options.max_page_bytes))
    with closing(pipe), suppress(EOFError, OSError), Watchdog(STEP_SECONDS) as watchdog:
        pipe.send("ready")
        steps = read_steps(reading.sources, reading.options, reading.first)
        sent, source = monotonic(), -1
        while True:
            with watchdog.step():
                index, record = next(steps, (-1, None))
            if index < 0:
                break
            if record is not None:
                wanted = index > reading.first or record.position >= reading.skip
                _send(pipe, _Step(index, record.position, record if wanted else None))
            elif index != source or monotonic() - sent > _HEARTBEAT:
                pipe.send(_Step(index))
            else:
                continue
            sent, source = monotonic(), index
        pipe.send(None)


def _send(pipe: Connection, step: _Step) -> None:
    try:
        pipe.send(step)
    except MemoryError:
        assert step.record is not None  # noqa: S101  nothing else takes memory
        failure = Failure("memory", f"{step.record.record_id}: the page needs more memory than reading may take")
        pipe.send(evolve(step, record=evolve(step.record, page=None, failure=failure)))


def _import_extras(reading: _Reading) -> None:
    """Import what readers need before memory is limited."""
    names = ["fastwarc.warc", "fastwarc.stream_io", "warcio.archiveiterator", "zstandard"]
    if any(source.path.name.lower().endswith((".parquet", ".pq")) for source in reading.sources):
        os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # the others reserve more address space than there may be
        names.append("pyarrow.parquet")
    for name in names:
        with suppress(ImportError):
            import_module(name)
