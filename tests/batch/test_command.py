"""What the command line of a run refuses, and what it prints meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsparse.batch import Summary
from newsparse.batch.inputs.guard import failure_of
from newsparse.batch.options import Progress
from newsparse.cli import batch as command
from newsparse.cli import main

pytest.importorskip("pyarrow", reason="needs the extra batch")

REFUSED = [
    (["--timeout", "soon"], "soon: expected seconds, more than 0"),
    (["--timeout", "0"], "0: expected seconds, more than 0"),
    (["--memory", "1"], "1: expected a whole number, 64 or more"),
    (["--processes", "none"], "none: expected a whole number, 1 or more"),
    (["--format", "xls"], "invalid choice: 'xls'"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_wrong_values_are_refused(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number out of range ends the command with a message that says what was expected."""
    with pytest.raises(SystemExit) as raised:
        main(["batch", str(tmp_path), "-o", str(tmp_path / "out.jsonl"), *arguments])
    assert 2 == raised.value.code
    assert message in capsys.readouterr().err


def test_one_profile_or_learned_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run takes one profile, or learns one for each host."""
    profile = tmp_path / "site.json"
    assert 2 == main(["batch", "x", "-o", "y.jsonl", "--learn-sites", "--profile", str(profile)])
    assert "--learn-sites and --profile exclude each other" in capsys.readouterr().err


def test_progress_without_a_terminal_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line with the share, the pages and the seconds left comes every 30 seconds, not more often."""
    now = [0.0]
    monkeypatch.setattr(command, "monotonic", lambda: now[0])
    report = command._LineReport()
    summary = Summary(records=1200, seconds=60.0, errors={"damaged": 2})
    for now[0], share in ((10.0, 0.1), (31.0, 0.25), (40.0, 0.3), (62.0, 0.0)):
        report(Progress(summary, share, learning=False))
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(" 25%  1,200 pages, ")
    assert first.endswith(", 2 errors, 180 s left")
    assert second.startswith("  0%")


FAILURES = [
    (MemoryError(), "memory", "a.json: reading it needs more memory than the limit"),
    (
        ModuleNotFoundError(name="zstandard"),
        "unreadable",
        'a.json: needs zstandard, which comes with the extra "batch"',
    ),
    (PermissionError(13, "Permission denied"), "unreadable", "a.json: Permission denied"),
    (ValueError("odd"), "damaged", "a.json: ValueError: odd"),
]


@pytest.mark.parametrize(("error", "kind", "message"), FAILURES, ids=[kind for _, kind, _ in FAILURES])
def test_errors_of_reading_have_a_kind(error: Exception, kind: str, message: str) -> None:
    """Whatever reading runs into becomes a failure that names the place."""
    failure = failure_of(error, "a.json")
    assert kind == failure.kind
    assert failure.message.startswith(message)
