"""A lock on a folder: two runs never write to one output."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from newsparse.errors import BatchError

FILE = "_lock"
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
"""Errors of file systems that have no locks; a run goes on without."""


class FolderLock:
    """
    A lock that ends with its process, however that ends.

    Args:
        folder: It must exist.

    Raises:
        BatchError: If another run holds the lock.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        while True:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _take(self._handle)
            except BlockingIOError:
                os.close(self._handle)
                raise BatchError(
                    f"{folder}: another run is writing to it; expected to be the only one, wait for its end"
                ) from None
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    os.close(self._handle)
                    raise
            if self._is_current():
                return
            os.close(self._handle)

    def _is_current(self) -> bool:
        """Return whether the file locked is still the one that others find: an earlier run may have removed it."""
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except FileNotFoundError:
            return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # an open file cannot be removed everywhere
            self._path.unlink()
        os.close(self._handle)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            raise BlockingIOError from None

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
