"""Guard the readers: every exception becomes a failure. No reader is guarded anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from newsparse.batch.record import Failure, Record

Step = Record | None
"""The result of one step of a reader; ``None`` for a step without a page, such as a WARC record of metadata."""


def read_guarded(read: Callable[[], Record], blank: Record) -> Record:
    """Return the result of *read*, or *blank* with a failure if it raises."""
    try:
        return read()
    except Exception as error:  # noqa: BLE001  each library has its own errors; one record costs itself, never the run
        return evolve(blank, page=None, failure=failure_of(error, blank.record_id))


def walk_guarded(steps: Callable[[], Iterable[Step]], blank: Record) -> Iterator[Step]:
    """Yield numbered *steps*, and finally *blank* with a failure if one of them raises."""
    position = 0
    try:
        for step in steps():
            if step is None:
                yield None
                continue
            yield evolve(step, position=position)
            position += 1
    except Exception as error:  # noqa: BLE001  as above
        place = f"{blank.record_id}#{position}"
        yield evolve(blank, record_id=place, position=position, failure=failure_of(error, blank.record_id))


def failure_of(error: Exception, place: str) -> Failure:
    """Return the failure for an *error* at *place*."""
    if isinstance(error, MemoryError):
        return Failure("memory", f"{place}: reading it needs more memory than the limit")
    if isinstance(error, ModuleNotFoundError):
        return Failure("unreadable", f'{place}: needs {error.name}, which comes with the extra "batch" of newsparse')
    if isinstance(error, OSError) and error.errno is not None:
        return Failure("unreadable", f"{place}: {error.strerror or error}")
    return Failure("damaged", f"{place}: {type(error).__name__}: {error}"[:500])
