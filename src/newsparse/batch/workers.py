"""Pages to packed rows, on many processes; a page that brings its process down costs only itself."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from time import monotonic
from types import TracebackType
from typing import Any, Final, Protocol, Self

from attrs import evolve, frozen

from newsparse.batch.outputs.base import Packer
from newsparse.batch.record import Failure, Record
from newsparse.batch.rows import Row, RowOptions, make_row, parse_record, warm_up
from newsparse.errors import NewsparseError
from newsparse.profile import SiteProfile

CHUNK_RECORDS: Final = 32
"""Records that a process is given at once, at most."""
CHUNK_BYTES: Final = 4 * 2**20
"""And their bytes, as far as a single record has no more."""
_WINDOW: Final = 8
"""Chunks under way or waiting for an earlier one, per process."""
_STARTS: Final = 3
"""How often in a row a process may fail to start."""
_GRACE: Final = 10.0
"""Seconds after which a process ends itself when nobody ends it for being late."""


class BatchError(NewsparseError):
    """A run cannot start or go on: no processes, an output that exists, a disk that is full."""


@frozen
class WorkLimits:
    """What one page may take."""

    seconds: float = 60.0
    memory: int = 2**30
    """Bytes beyond what a process has when it starts; Linux only."""


@frozen
class Packed:
    """The rows of one chunk of records, packed."""

    pieces: tuple[bytes, ...]
    records: int
    rows: int
    articles: int
    errors: Counter[str]


class Profiles(Protocol):
    """What is known of sites; picklable."""

    def find(self, url: str | None) -> SiteProfile | None:
        """Return the profile of an address's site, if there is one."""


@frozen
class Job:
    """What a process does with every record; it must be picklable."""

    output: Packer
    rows: RowOptions = RowOptions()
    work_limits: WorkLimits = WorkLimits()
    parse: Callable[[Record, str | None], Any] = parse_record
    make: Callable[[Record, RowOptions, Any], Row | None] = make_row
    """What makes a row of a record, by *parse*."""
    profiles: Profiles | None = None
    """Where each record's profile comes from."""


class WorkerPool:
    """
    Processes that turn chunks of records to packed rows.

    Each process is started afresh (``spawn``), so a script that uses this needs ``if __name__ == "__main__":``.
    A process that dies is replaced and its chunk is done again, record by record.  A record that was under way is given
    a second chance; when its process dies again it becomes a failure.  A record that overruns its time becomes a failure
    at once.

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
        try:
            return self._send(chunk)
        except _LostError as lost:
            suspect = lost.record
            late = lost.late
        done = []
        for index, record in enumerate(chunk):
            chances = 2 if index != suspect else 0 if late else 1
            done.append(self._do_alone(record, chances))
        return Packed(
            tuple(piece for each in done for piece in each.pieces),
            len(chunk),
            sum(each.rows for each in done),
            sum(each.articles for each in done),
            sum((each.errors for each in done), Counter()),
        )

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
        for _ in range(_STARTS):
            try:
                return self._send([evolve(record, page=None, failure=why)])
            except _LostError:
                continue
        raise BatchError(f"{record.record_id}: not even its failure could be written, {_STARTS} processes died of it")

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
        for _ in range(_STARTS):
            if self._closed:
                raise BatchError("stopped")
            worker = _Worker(self._job)
            self._workers.append(worker)
            if worker.ready():
                return worker
            worker.kill()
            self._workers.remove(worker)
        raise BatchError(f"no process could be started, {_STARTS} died at once; is the memory limit too small?")


class _LostError(Exception):
    """A process has died, or was ended for being late; ``record`` is the index of what it was at, if anything."""

    def __init__(self, message: str, record: int | None, *, late: bool) -> None:
        super().__init__(message)
        self.record = record
        self.late = late


class _Worker:
    """This side of one process."""

    def __init__(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        self._limit = job.work_limits.seconds
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, job), daemon=True)
        self._process.start()
        theirs.close()
        self.alive = True

    def ready(self) -> bool:
        try:
            return self._pipe.poll(120) and self._pipe.recv() == "ready"
        except (EOFError, OSError):
            return False

    def do(self, chunk: Sequence[Record]) -> Packed:
        at: int | None = None
        try:
            self._pipe.send(chunk)
            deadline = monotonic() + self._limit
            while True:
                if not self._pipe.poll(max(0.0, deadline - monotonic())):
                    self.kill()
                    raise _LostError("late", at, late=at is not None)
                message = self._pipe.recv()
                if isinstance(message, Packed):
                    return message
                at = message
                deadline = monotonic() + self._limit
        except (EOFError, OSError):
            self.kill()
            raise _LostError(_exit_reason(self._process.exitcode), at, late=False) from None

    def stop(self) -> None:
        """End the process; its thread finds out."""
        with suppress(OSError, ValueError):
            self._process.kill()

    def kill(self) -> None:
        """End the process and clear up after it."""
        self.alive = False
        with suppress(OSError, ValueError):
            self._process.kill()
            self._process.join()
            self._pipe.close()


def _exit_reason(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


# ---------------------------------------------------------- the other side


def _work(pipe: Connection, job: Job) -> None:
    """Answer chunks with packed rows until the pipe is closed; say which record is under way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides
    job.output.pack([])  # imports what it needs before the limit is set
    warm_up()
    _limit_memory(job.work_limits.memory)
    with closing(pipe), suppress(EOFError, OSError), open(os.devnull, "w", encoding="ascii") as nowhere:  # noqa: PTH123  a path would say no more
        pipe.send("ready")
        while True:
            chunk = pipe.recv()
            pipe.send(_pack(chunk, job, pipe, nowhere))


def _pack(chunk: Sequence[Record], job: Job, pipe: Connection, nowhere: Any) -> Packed:
    rows: list[Row] = []
    errors: Counter[str] = Counter()
    articles = 0
    for index, record in enumerate(chunk):
        pipe.send(index)
        # Should the first process be gone, a page without end would keep this one for ever.
        faulthandler.dump_traceback_later(job.work_limits.seconds + _GRACE, exit=True, file=nowhere)
        if job.profiles is not None:
            record = evolve(record, profile=job.profiles.find(record.url))  # noqa: PLW2901  the record, completed
        row = job.make(record, job.rows, job.parse)
        faulthandler.cancel_dump_traceback_later()
        if row is None:
            continue
        rows.append(row)
        if row["error"] is None:
            articles += 1
        else:
            errors[row["error"]] += 1
    try:
        packed = job.output.pack(rows)
    except MemoryError:
        if len(chunk) > 1:
            os._exit(70)  # they are done again one by one
        rows = [_too_much(chunk[0])]
        packed, articles, errors = job.output.pack(rows), 0, Counter(memory=1)
    return Packed((packed,), len(chunk), len(rows), articles, errors)


def _too_much(record: Record) -> Row:
    row = make_row(
        evolve(record, page=None, failure=Failure("memory", "the row needs more memory than the limit")), RowOptions()
    )
    assert row is not None  # noqa: S101  a failure always has a row
    return row


def _limit_memory(more: int) -> None:
    """Let this process have *more* bytes than it has now; Linux only, elsewhere nothing happens."""
    try:
        import resource  # noqa: PLC0415  not on every platform

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  a path object would say no more
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return
