"""The processes of a run, for tests that end them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")


def children(parent: int) -> list[int]:
    """Return the processes that *parent* started to parse pages."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def wait_for(condition: Callable[[], Any]) -> None:
    """Return when *condition* holds."""
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.02)
    pytest.fail("nothing happened for a minute")
