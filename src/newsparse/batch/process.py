"""A process of a run as the first process sees it: started afresh, limited, watched, ended."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, Final, Self

START_TRIES: Final = 3
"""How often in a row a process may fail to start."""
_START_SECONDS: Final = 120
_GRACE: Final = 10.0
"""Seconds after which a process that overran its time ends itself, should the first process be gone."""


class ProcessDiedError(Exception):
    """A process has died; the message is its signal or exit status."""


class ProcessLateError(Exception):
    """A process has overrun its time and was killed."""


class ChildProcess:
    """
    A process of its own and the pipe to it.

    The process is started afresh (``spawn``), so a script that uses this needs ``if __name__ == "__main__":``.

    Args:
        work: Runs in the process with the other end of the pipe and *argument*; it sends ``"ready"`` first.

        argument: Any picklable value.
    """

    def __init__(self, work: Callable[[Connection, Any], None], argument: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, argument), daemon=True)
        self._process.start()
        theirs.close()
        self.alive = True

    def ready(self) -> bool:
        """Return whether the process has started."""
        try:
            return self._pipe.poll(_START_SECONDS) and self._pipe.recv() == "ready"
        except (EOFError, OSError):
            return False

    def send(self, message: Any) -> None:
        """
        Send *message*.

        Raises:
            ProcessDiedError: If the process is dead.
        """
        try:
            self._pipe.send(message)
        except (EOFError, OSError):
            raise self._died() from None

    def receive(self, seconds: float) -> Any:
        """
        Return the next message.

        Raises:
            ProcessDiedError: If the process is dead.

            ProcessLateError: If there is none for so many *seconds*; the process has been killed.
        """
        deadline = monotonic() + seconds
        try:
            if not self._pipe.poll(max(0.0, deadline - monotonic())):
                self.kill()
                raise ProcessLateError
            return self._pipe.recv()
        except (EOFError, OSError):
            raise self._died() from None

    def _died(self) -> ProcessDiedError:
        self.kill()
        return ProcessDiedError(_exit_reason(self._process.exitcode))

    def stop(self) -> None:
        """End the process; whoever waits for a message gets :class:`ProcessDiedError`."""
        with suppress(OSError, ValueError):
            self._process.kill()

    def kill(self) -> None:
        """End the process and free what it held."""
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


class Watchdog:
    """Ends its own process when a step takes too long; the first process normally does that earlier."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds + _GRACE
        self._nowhere = open(os.devnull, "w", encoding="ascii")  # noqa: PTH123, SIM115  closed on exit

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._nowhere.close()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Watch what runs inside."""
        faulthandler.dump_traceback_later(self._seconds, exit=True, file=self._nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the first process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def limit_memory(more: int) -> None:
    """Let this process have *more* bytes than it has now; Linux only, elsewhere nothing happens."""
    try:
        import resource  # noqa: PLC0415  not on every platform

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  a path object would say no more
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return
