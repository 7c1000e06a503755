"""An output is written by one run at a time, gone on with only by the same run, and never removed by mistake."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.batch import BatchOptions, ReadOptions, Summary, lock, run, run_batch
from newsparse.batch import plan as plans
from newsparse.batch.parts import JOURNAL
from newsparse.batch.rows import RowOptions
from newsparse.errors import BatchError
from processes import needs_proc, wait_for

pytest.importorskip("fastwarc", reason="needs the extra batch")


def write_source(folder: Path) -> str:
    """Return the name of a new file of 25 pages."""
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps({"text": f"Ferry {n}\n\nThe ferry leaves at nine."}) + "\n" for n in range(25)))
    return str(path)


@pytest.fixture
def source(tmp_path: Path) -> str:
    """Return the name of a file of 25 pages."""
    return write_source(tmp_path)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return the name of a file of 25 pages, and what a run made of it; both are left as they are."""
    folder = tmp_path_factory.mktemp("finished")
    source = write_source(folder)
    batch(source, folder / "out")
    return source, folder / "out"


@pytest.fixture
def run_before(finished: tuple[str, Path], tmp_path: Path) -> tuple[str, Path]:
    """Return the name of a file of 25 pages, and a copy of what a run made of it."""
    source, out = finished
    return source, Path(shutil.copytree(out, tmp_path / "out"))


def batch(source: str, output: Path, **options: Any) -> Summary:
    """Run in parts of five records, as JSON lines."""
    chosen = {"processes": 1, "part_records": 5, "form": "jsonl", **options}
    return run_batch([source], output, BatchOptions(**chosen))


def content(folder: Path) -> dict[str, bytes]:
    """Return the parts of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("part-*"))}


# ------------------------------------------------------------ what is removed


def test_overwriting_removes_only_what_a_run_wrote(source: str, tmp_path: Path) -> None:
    """Files of others stay in the folder; parts of an earlier run go."""
    out = tmp_path / "out"
    batch(source, out)
    (out / "notes.txt").write_text("mine")
    (out / "part-a.jsonl").write_text("mine")
    (out / "sub").mkdir()
    batch(source, out, max_records=5, overwrite=True)
    assert [JOURNAL, "notes.txt", "part-00000.jsonl", "part-a.jsonl", "sub"] == sorted(
        each.name for each in out.iterdir()
    )


def test_a_folder_that_no_run_wrote_is_refused(source: str, tmp_path: Path) -> None:
    """Neither a new run nor one that overwrites touches it, not even a folder with files named like parts."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    (out / "part-00000.jsonl").write_text("mine")
    (out / JOURNAL).write_text('{"mine": 1}\n')
    for options in ({"resume": False}, {"overwrite": True}, {"resume": True}):
        with pytest.raises(BatchError, match="out: exists and was not written by newsparse"):
            batch(source, out, **options)
    assert ["mine", "mine"] == [(out / name).read_text() for name in ("thesis.txt", "part-00000.jsonl")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_a_file_that_no_run_wrote_is_refused(source: str, tmp_path: Path, name: str) -> None:
    """A file is overwritten only if it holds rows of newsparse."""
    out = tmp_path / name
    out.write_text('{"mine": 1}\n')
    with pytest.raises(BatchError, match="was not written by newsparse"):
        batch(source, out, form=None, overwrite=True)
    assert '{"mine": 1}\n' == out.read_text()
    out.unlink()
    batch(source, out, form=None)
    assert 25 == batch(source, out, form=None, overwrite=True).rows


def test_an_input_is_never_the_output(source: str, tmp_path: Path) -> None:
    """An output that is an input, holds one, or is a link to one is refused, also for overwriting."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text("<p>a")
    (tmp_path / "link.jsonl").symlink_to(source)
    before = Path(source).read_bytes()
    wrong = [
        (source, Path(source)),
        (source, tmp_path / "link.jsonl"),
        (source, tmp_path),
        (str(tmp_path / "pages"), tmp_path / "pages"),
        (f"{tmp_path}/pages/*.html", tmp_path / "pages"),
    ]
    for given, out in wrong:
        for options in ({"resume": False}, {"overwrite": True}):
            with pytest.raises(BatchError, match="holds the input"):
                batch(given, out, **options)
    assert before == Path(source).read_bytes()
    assert (tmp_path / "pages" / "a.html").exists()


def test_an_output_in_an_input_folder_is_no_input(source: str, tmp_path: Path) -> None:
    """A run over a folder does not read what it wrote there before."""
    assert 25 == batch(str(tmp_path), tmp_path / "out.jsonl").rows
    assert 25 == batch(str(tmp_path), tmp_path / "out.jsonl", overwrite=True).rows


# ------------------------------------------------------------------- the lock

RUN = """
import sys, time
from newsparse.batch import BatchOptions, run_batch

def report(progress):
    print("on", flush=True)
    time.sleep(600)

run_batch([sys.argv[1]], sys.argv[2], BatchOptions(processes=1, form="jsonl"), report=report)
"""


@needs_proc
def test_two_runs_never_write_to_one_output(source: str, tmp_path: Path) -> None:
    """The second run is refused; the lock ends with the first, even by SIGKILL."""
    out = tmp_path / "out"
    path = os.pathsep.join(each for each in sys.path if each)
    with subprocess.Popen(
        [sys.executable, "-c", RUN, source, str(out)], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout
        wait_for(first.stdout.readline)
        for options in ({"resume": True}, {"overwrite": True}):
            with pytest.raises(BatchError, match="another run is writing to it"):
                batch(source, out, **options)
        first.send_signal(signal.SIGKILL)
    assert 25 == batch(source, out, overwrite=True).rows


def test_a_file_system_without_locks_does(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network file systems have none; any other error ends the run."""

    def refuse(_: int) -> None:
        raise OSError(wrong, "no locks")

    monkeypatch.setattr(lock, "_take", refuse)
    wrong = errno.ENOLCK
    assert 25 == batch(source, tmp_path / "out").rows
    wrong = errno.EIO
    with pytest.raises(BatchError, match="out: no locks"):
        batch(source, tmp_path / "out", overwrite=True)


# ---------------------------------------------------------------- the journal


def test_a_part_that_is_missing_is_parsed_again(run_before: tuple[str, Path]) -> None:
    """Parts that are gone or cut are written again, equal to the byte; all others stay as they are."""
    source, out = run_before
    whole = content(out)
    (out / "part-00001.jsonl").unlink()
    (out / "part-00004.jsonl").write_bytes(b"{")
    kept = (out / "part-00002.jsonl").stat().st_mtime_ns
    summary = batch(source, out, resume=True)
    assert (25, 25, 15) == (summary.records, summary.rows, summary.done_before)
    assert whole == content(out)
    assert kept == (out / "part-00002.jsonl").stat().st_mtime_ns
    assert 25 == batch(source, out, resume=True).done_before


@pytest.mark.parametrize("spoilt", [b'{"part": "part-000', b"\0\0\0\0\n", b'{"part": 3}\n', b"[]\n"])
def test_a_spoilt_line_is_cut_off(run_before: tuple[str, Path], spoilt: bytes) -> None:
    """The part of a journal line that is torn or spoilt is done again, and so are those after it."""
    source, out = run_before
    whole, lines = content(out), (out / JOURNAL).read_bytes().splitlines(keepends=True)
    (out / JOURNAL).write_bytes(b"".join(lines[:3]) + spoilt + b"".join(lines[4:]))
    assert 10 == batch(source, out, resume=True).done_before
    assert whole == content(out)
    assert lines == (out / JOURNAL).read_bytes().splitlines(keepends=True)


def test_a_journal_that_names_a_part_twice_is_refused(run_before: tuple[str, Path]) -> None:
    """It was written by two runs at once; nothing is changed."""
    source, out = run_before
    lines = (out / JOURNAL).read_bytes().splitlines(keepends=True)
    (out / JOURNAL).write_bytes(b"".join([*lines, lines[2]]))
    with pytest.raises(BatchError, match=r"names part-00001\.jsonl twice"):
        batch(source, out, resume=True)
    assert [*lines, lines[2]] == (out / JOURNAL).read_bytes().splitlines(keepends=True)


def test_a_run_that_was_killed_after_its_output_was_joined_is_done(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is parsed again; only the parts are left to remove."""
    out = tmp_path / "out.jsonl"

    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "remove_own_files", interrupt)
    with pytest.raises(KeyboardInterrupt):
        batch(source, out)
    monkeypatch.undo()
    whole, parts = out.read_bytes(), tmp_path / "out.jsonl.parts"
    assert parts.exists()
    assert 25 == batch(source, out, resume=True).done_before
    assert whole == out.read_bytes()
    assert not parts.exists()


# ------------------------------------------------------------------- the plan


def change(path: str, edit: str) -> None:
    """Change a file in one way."""
    file = Path(path)
    text, about = file.read_text(), file.stat()
    if edit == "longer":
        file.write_text(text + "\n")
    elif edit == "other end":
        file.write_text(text[:-20] + text[-20:].upper())
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    else:
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns + 10**10))


@pytest.mark.parametrize(
    ("edit", "words"), [("longer", "had 1,"), ("other end", "its content has changed"), ("later", "was last changed")]
)
def test_a_changed_input_is_named(source: str, tmp_path: Path, edit: str, words: str) -> None:
    """Size, time and the bytes at both ends of an input are part of the plan."""
    batch(source, tmp_path / "out")
    change(source, edit)
    with pytest.raises(BatchError, match=rf"begun with other input {source} \({words}"):
        batch(source, tmp_path / "out", resume=True)


def test_inputs_that_came_or_went_are_named(source: str, tmp_path: Path) -> None:
    """The message lists some and counts the rest; the order of inputs counts too."""
    names = [str(tmp_path / f"{n}.txt") for n in range(6)]
    for name in names:
        Path(name).write_text("words")
    run_batch(names[:2], tmp_path / "out", BatchOptions(form="jsonl", processes=1))
    again = BatchOptions(form="jsonl", processes=1, resume=True)
    with pytest.raises(BatchError, match=r"0.txt \(is gone\)"):
        run_batch(names[1:2], tmp_path / "out", again)
    with pytest.raises(BatchError, match=r"2.txt \(is new\); .*; 1 more inputs"):
        run_batch(names, tmp_path / "out", again)
    with pytest.raises(BatchError, match="begun with other the order of inputs"):
        run_batch(names[1::-1], tmp_path / "out", again)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"part_records": 7}, r"part_records \(was 5, now 7\)"),
        ({"rows": RowOptions(("title", "text"))}, r"rows \(fields: was"),
        ({"reading": ReadOptions(url_field="link")}, r"reading \(url_field: was url, now link\)"),
        ({"max_records": 20}, r"limit \(was None, now 20\)"),
        ({"form": "jsonl.gz"}, r"format \(was jsonl, now jsonl.gz\)"),
    ],
)
def test_a_changed_option_is_named(run_before: tuple[str, Path], options: dict[str, Any], words: str) -> None:
    """The message says which option was what and is what now."""
    source, out = run_before
    with pytest.raises(BatchError, match=words):
        batch(source, out, resume=True, **options)


def test_another_version_or_site_rule_is_another_run(
    run_before: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of two versions, or by two sets of site rules, never stand in one output."""
    source, out = run_before
    monkeypatch.setattr(plans, "fingerprint", lambda: "other")
    with pytest.raises(BatchError, match=r"begun with other site_rules \(was .*, now other\)"):
        batch(source, out, resume=True)
    monkeypatch.undo()
    monkeypatch.setattr(newsparse, "__version__", "9.9")
    with pytest.raises(BatchError, match=r"begun with other newsparse \(was .*, now 9.9\)"):
        batch(source, out, resume=True)
