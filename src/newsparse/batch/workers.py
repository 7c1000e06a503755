"""A pool of processes that turns pages into packed rows; a page that crashes its process becomes a row with an error."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Final, Protocol, Self

from attrs import evolve, frozen

from newsparse.batch.counts import Counts, total
from newsparse.batch.outputs.base import Packer
from newsparse.batch.process import (
    START_TRIES,
    ChildProcess,
    ProcessDiedError,
    ProcessLateError,
    Watchdog,
    ignore_interrupts,
    limit_memory,
)
from newsparse.batch.record import Failure, Record
from newsparse.batch.rows import Made, Row, RowOptions, failed, make_row, parse_record, warm_up
from newsparse.errors import BatchError
from newsparse.options import DEFAULT_OPTIONS, ParseOptions
from newsparse.profile import SiteProfile

LEAST_MEMORY: Final = 64 * 2**20
"""Smallest memory limit in bytes; below it no process gets any work done."""
CHUNK_RECORDS: Final = 32
"""Maximum number of records in a chunk, which one process gets at once."""
CHUNK_BYTES: Final = 4 * 2**20
"""Maximum size of a chunk in bytes; a larger record is a chunk of its own."""
_WINDOW: Final = 8
"""Maximum number of chunks per process that are under way or wait for an earlier one."""


@frozen
class WorkLimits:
    """Time and memory that parsing one page may take."""

    seconds: float = 60.0
    memory: int = 2**30
    """Bytes beyond the size of the process at its start; Linux only."""


@frozen
class Packed:
    """The packed rows of one chunk of records."""

    pieces: tuple[bytes, ...]
    counts: Counts


class Profiles(Protocol):
    """Finds the profile of a site; picklable."""

    def find(self, url: str | None) -> SiteProfile | None:
        """Return the profile of an address's site, if there is one."""


@frozen
class Job:
    """The work of a process on every record; picklable."""

    output: Packer
    rows: RowOptions = RowOptions()
    parsing: ParseOptions = DEFAULT_OPTIONS
    work_limits: WorkLimits = WorkLimits()
    parse: Callable[[Record, ParseOptions], Any] = parse_record
    make: Callable[[Record, RowOptions, ParseOptions, Any], Made] = make_row
    """Makes a row of a record, using *parse*."""
    profiles: Profiles | None = None
    """Profiles of the sites of the records, if any were learned."""


class WorkerPool:
    """
    Processes that turn chunks of records into packed rows.

    Each process is started afresh (``spawn``), so a script that uses this needs ``if __name__ == "__main__":``.
    A process that dies is replaced and its chunk is done again, first as it was, then record by record.  A record that
    ends its process a third time becomes a failure.  A record that overruns its time becomes a failure at once.

    Args:
        job: What to do.

        processes: How many, 1 or more.
    """

    def __init__(self, job: Job, processes: int) -> None:
        self._job = job
        self._processes = processes
        self._local = threading.local()
        self._workers: list[_Worker] = []
        self._closed = False
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="newsparse")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        for worker in [*self._workers]:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:  # one may have started meanwhile
            worker.kill()

    def map(self, chunks: Iterable[Sequence[Record]]) -> Iterator[Packed]:
        """
        Yield the packed rows of each chunk, in order.

        Raises:
            BatchError: If processes cannot be started.
        """
        waiting: deque[Future[Packed]] = deque()
        for chunk in chunks:
            waiting.append(self._threads.submit(self._do, chunk))
            while waiting and (len(waiting) >= _WINDOW * self._processes or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _do(self, chunk: Sequence[Record]) -> Packed:
        for _ in range(2):
            try:
                return self._send(chunk)
            except _LostError as lost:
                suspect, late = lost.record, lost.late
                if late:
                    break
        done = []
        for index, record in enumerate(chunk):
            chances = 2 if index != suspect else 0 if late else 1
            done.append(self._do_alone(record, chances))
        return Packed(tuple(piece for each in done for piece in each.pieces), total(each.counts for each in done))

    def _do_alone(self, record: Record, chances: int) -> Packed:
        why = self._late_failure() if chances == 0 else Failure("crash", "the page ended its process")
        while chances:
            try:
                return self._send([record])
            except _LostError as lost:
                why = self._late_failure() if lost.late else Failure("crash", f"the page ended its process: {lost}")
                if lost.late:
                    break
                chances -= 1
        for _ in range(START_TRIES):
            try:
                return self._send([evolve(record, page=None, failure=why)])
            except _LostError:
                continue
        raise BatchError(
            f"{record.record_id}: not even its failure could be written, {START_TRIES} processes died of it"
        )

    def _late_failure(self) -> Failure:
        return Failure("timeout", f"the page took more than {self._job.work_limits.seconds:g} seconds")

    def _send(self, chunk: Sequence[Record]) -> Packed:
        worker: _Worker | None = getattr(self._local, "worker", None)
        if worker is None or not worker.alive:
            worker = self._local.worker = self._start()
        try:
            return worker.do(chunk)
        except _LostError:
            self._local.worker = None
            self._workers.remove(worker)
            if self._closed:
                raise BatchError("stopped") from None
            raise

    def _start(self) -> _Worker:
        for _ in range(START_TRIES):
            if self._closed:
                raise BatchError("stopped")
            worker = _Worker(self._job)
            self._workers.append(worker)
            if worker.ready():
                return worker
            worker.kill()
            self._workers.remove(worker)
        raise BatchError(f"no process could be started, {START_TRIES} died at once; is the memory limit too small?")


class _LostError(Exception):
    """A process has died, or was ended for being late; ``record`` is the index of what it was at, if anything."""

    def __init__(self, message: str, record: int | None, *, late: bool) -> None:
        super().__init__(message)
        self.record = record
        self.late = late


class _Worker(ChildProcess):
    """A process that parses."""

    def __init__(self, job: Job) -> None:
        super().__init__(_work, job)
        self._seconds = job.work_limits.seconds

    def do(self, chunk: Sequence[Record]) -> Packed:
        """
        Return the packed rows of *chunk*.

        Raises:
            _LostError: If the process died or was late.
        """
        at: int | None = None
        try:
            self.send(chunk)
            while True:
                message = self.receive(self._seconds)
                if isinstance(message, Packed):
                    return message
                at = message
        except ProcessLateError:
            raise _LostError("late", at, late=at is not None) from None
        except ProcessDiedError as error:
            raise _LostError(str(error), at, late=False) from None


# ---------------------------------------------------------- the other side


def _work(pipe: Connection, job: Job) -> None:
    """Answer chunks with packed rows until the pipe is closed, and send the index of each record before it is parsed."""
    ignore_interrupts()
    job.output.pack([])  # imports what it needs before the limit is set
    warm_up()
    limit_memory(job.work_limits.memory)
    with closing(pipe), suppress(EOFError, OSError), Watchdog(job.work_limits.seconds) as watchdog:
        pipe.send("ready")
        while True:
            chunk = pipe.recv()
            pipe.send(_pack(chunk, job, pipe, watchdog))


def _pack(chunk: Sequence[Record], job: Job, pipe: Connection, watchdog: Watchdog) -> Packed:
    rows: list[Row] = []
    counts = Counts()
    for index, record in enumerate(chunk):
        pipe.send(index)
        with watchdog.step():
            if job.profiles is not None:
                record = evolve(record, profile=job.profiles.find(record.url))  # noqa: PLW2901  the record, completed
            made = job.make(record, job.rows, job.parsing, job.parse)
        if made.row is not None:
            rows.append(made.row)
        counts = counts.plus(made.counts)
    try:
        packed = job.output.pack(rows)
    except MemoryError:
        if len(chunk) > 1:
            os._exit(70)  # they are done again one by one
        made = failed(chunk[0], Failure("memory", "the row needs more memory than the limit"))
        assert made.row is not None  # noqa: S101  a failure always has a row
        packed, counts = job.output.pack([made.row]), made.counts
    return Packed((packed,), counts)
