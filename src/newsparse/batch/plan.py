"""The plan of a run: what must be equal for one run to go on with the parts of another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from attrs import asdict, evolve

from newsparse.batch.inputs.sources import Source
from newsparse.batch.options import BatchOptions
from newsparse.source.rules import fingerprint

_ENDS: Final = 2**16
"""Bytes at each end of a source that are compared."""
_SHOWN: Final = 3
"""Changes that a message lists."""

Plan = Mapping[str, Any]


def make_plan(sources: Sequence[Source], form: str, options: BatchOptions) -> Plan:
    """Return the plan of a run, as JSON knows it."""
    from newsparse import __version__  # noqa: PLC0415  the package imports this floor's neighbours

    plan = {
        "newsparse": __version__,
        "inputs": [_describe(source) for source in sources],
        "format": form,
        "partition": options.partition,
        "rows": asdict(options.rows),
        "parsing": asdict(evolve(options.parsing, profile=None)),
        "reading": asdict(options.reading),
        "limit": options.max_records,
        "part_records": options.part_records,
        "sites": _plan_sites(options),
        "site_rules": fingerprint(),
    }
    read: Plan = json.loads(json.dumps(plan))  # as it comes back from the journal
    return read


def _plan_sites(options: BatchOptions) -> Any:
    if options.parsing.profile is not None:
        return {"profile": hashlib.sha256(options.parsing.profile.to_json().encode()).hexdigest()}
    return {"learned from": options.site_pages} if options.learn_sites else None


def _describe(source: Source) -> list[Any]:
    """Return path, size, time of the last change in nanoseconds, and a hash of both ends."""
    path = str(source.path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        about = source.path.stat()
        with source.path.open("rb") as file:
            ends = hashlib.sha256(file.read(_ENDS))
            file.seek(max(_ENDS, about.st_size - _ENDS))
            ends.update(file.read(_ENDS))
    except OSError:  # it becomes a row with an error
        return [path, source.size, 0, ""]
    return [path, about.st_size, about.st_mtime_ns, ends.hexdigest()[:16]]


def differences(old: Plan, new: Plan) -> list[str]:
    """Return in words what differs between two plans; empty where one run can go on with the parts of the other."""
    changed = []
    if old.get("newsparse") != new["newsparse"]:
        changed.append(f"newsparse (was {old.get('newsparse')}, now {new['newsparse']})")
    names = [name for name in new if name not in ("newsparse", "inputs") and old.get(name) != new[name]]
    changed += [f"{name} ({_short(old.get(name), new[name])})" for name in names]
    inputs = [*_changed_inputs(old.get("inputs"), new["inputs"])]
    changed += inputs[:_SHOWN]
    if len(inputs) > _SHOWN:
        changed.append(f"{len(inputs) - _SHOWN:,} more inputs")
    return changed


def _short(old: Any, new: Any) -> str:
    """Return what changed of an option, or which parts of it."""
    if isinstance(old, dict) and isinstance(new, dict):
        return ", ".join(f"{key}: {_short(old.get(key), new[key])}" for key in new if old.get(key) != new[key])
    return f"was {str(old)[:60]}, now {str(new)[:60]}"


def _changed_inputs(old: Any, new: list[list[Any]]) -> Iterator[str]:
    if old == new:
        return
    before = {each[0]: each for each in old} if isinstance(old, list) else {}
    for path, size, time, ends in new:
        if path not in before:
            yield f"input {path} (is new)"
            continue
        _, old_size, old_time, old_ends = before.pop(path)
        if size != old_size:
            yield f"input {path} (had {old_size:,} bytes, now {size:,})"
        elif ends != old_ends:
            yield f"input {path} (its content has changed)"
        elif time != old_time:
            yield f"input {path} (was last changed {_date(old_time)}, now {_date(time)})"
    yield from (f"input {path} (is gone)" for path in before)
    if isinstance(old, list) and sorted(old) == sorted(new):
        yield "the order of inputs"


def _date(nanoseconds: int) -> str:
    return f"{datetime.fromtimestamp(nanoseconds / 1e9, UTC):%Y-%m-%d %H:%M:%S}"
