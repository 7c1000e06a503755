"""An archive's hosts are learned before its pages are parsed; nothing is lost and nothing grows by it."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import newsparse
from archives import see_poison
from newsparse import SiteProfile
from newsparse.batch import BatchError, BatchOptions, Summary, run_batch
from newsparse.batch import sites as sites_module
from newsparse.batch.options import Progress
from newsparse.batch.rows import RowOptions, check_fields
from newsparse.batch.sites import FILE, SiteProfiles
from newsparse.batch.workers import WorkLimits
from newsparse.cli import main
from newsparse.model import TEXT_ROLES
from newsparse.options import ParseOptions
from processes import children, needs_proc, wait_for

BOX = "Readers of the Valley Lantern get a free map of all walking paths with every copy on Fridays."
TOWNS = ["Ellmoor", "Harwick", "Thornby", "Saltney", "Wexcombe", "Oldbridge", "Millbeck", "Farrow"]
ANIMALS = ["herring", "sheep", "geese", "ponies", "otters", "badgers", "swifts", "hedgehogs"]


def story(number: int) -> list[str]:
    """Return the paragraphs of a story of its own."""
    town, animal = TOWNS[number % 8], ANIMALS[number // 8 % 8]
    return [
        f"The council of {town} counted {number + 3} {animal} on Monday, fewer than in any year since the war ended.",
        f"{animal.title()} had been seen near {town} all winter, a warden said, and {number + 40} people had written letters.",
    ]


def text_page(number: int) -> str:
    """Return a flattened page of the Lantern, with its box in the middle of the story."""
    first, second = story(number)
    return "\n\n".join(
        [
            "Valley Lantern",
            f"Fewer {ANIMALS[number % 8]} at {TOWNS[number % 8]} than in any year since the war",
            first,
            BOX,
            second,
        ]
    )


def html_page(number: int) -> str:
    """Return the same as HTML."""
    title, *lines = text_page(number).split("\n\n")[1:]
    return f"<html><body><article><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"


def archive(path: Path, pages: Sequence[Mapping[str, Any]]) -> str:
    """Return the name of a new file of JSON lines."""
    path.write_text("".join(json.dumps(each) + "\n" for each in pages))
    return str(path)


def lantern(numbers: Sequence[int], host: str = "www.lantern.example") -> list[dict[str, Any]]:
    """Return pages of one host, HTML and text in turn."""
    return [
        {("html" if n % 2 else "text"): (html_page if n % 2 else text_page)(n), "url": f"https://{host}/{n}"}
        for n in numbers
    ]


def batch(source: str, output: Path, **options: Any) -> Summary:
    """Run and learn sites, with poison taken at its word."""
    chosen = {"processes": 1, "part_records": 20, "learn_sites": True, **options}
    return run_batch([source], output, BatchOptions(**chosen), see_one=see_poison)


def rows(path: Path) -> list[Any]:
    """Return the rows of JSON lines."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def body(row: Any) -> list[str]:
    """Return the paragraphs of a row."""
    return [block["text"] for block in row["blocks"] if block["role"] in {*TEXT_ROLES}]


def test_pages_are_parsed_with_what_their_host_has_in_common(tmp_path: Path) -> None:
    """The box that stands on all pages of a host is in no story, in text and HTML; hosts of two pages are as before."""
    pages = [*lantern(range(6)), *lantern([6, 7], "two.example"), {"text": text_page(0), "url": None}]
    source = archive(tmp_path / "a.jsonl", pages)
    summary = batch(source, tmp_path / "out.jsonl")
    assert (9, 9, 9, {}) == (summary.records, summary.rows, summary.articles, summary.errors)
    found = rows(tmp_path / "out.jsonl")
    assert [story(n) for n in range(6)] == [body(row) for row in found[:6]]
    assert [True] * 3 == [BOX in body(row) for row in found[6:]]
    assert ["a.jsonl", "out.jsonl"] == sorted(each.name for each in tmp_path.iterdir())


def test_a_learned_profile_is_that_of_learn(tmp_path: Path) -> None:
    """What a run learns of a host is what learning from its first pages gives; other hosts have none."""
    pages = [*lantern(range(12)), *lantern([1, 2, 3], "b.example"), *lantern([4, 4, 4, 5], "twice.example")]
    source = archive(tmp_path / "a.jsonl", pages)
    batch(source, tmp_path / "out", form="jsonl", site_pages=5, processes=2)
    profiles = SiteProfiles(tmp_path / "out" / FILE)
    first = [page.get("html") or page["text"] for page in lantern(range(5))]
    expected = evolve(SiteProfile.learn(first, url="https://lantern.example"), once=())
    assert expected == profiles.find("https://lantern.example/new")
    assert profiles.find("https://b.example/") is not None
    assert [None] * 4 == [
        profiles.find(url) for url in ("https://twice.example/", "https://c.example/", "http://[", None)
    ]
    assert ["_journal.jsonl", FILE, "part-00000.jsonl"] == sorted(each.name for each in (tmp_path / "out").iterdir())


def test_one_profile_for_all_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command takes a saved profile; a run cannot go on with another, nor with both kinds."""
    profile = SiteProfile.learn([text_page(n) for n in range(4)])
    (tmp_path / "site.json").write_text(profile.to_json())
    source = archive(tmp_path / "a.jsonl", [{"text": text_page(9)}, {"text": text_page(10)}])
    command = ["batch", source, "-o", str(tmp_path / "out"), "--format", "jsonl", "--processes", "1", "--quiet"]
    assert 0 == main([*command, "--profile", str(tmp_path / "site.json")])
    assert [story(9), story(10)] == [body(row) for row in rows(tmp_path / "out" / "part-00000.jsonl")]
    assert 1 == main([*command, "--resume"])
    assert "begun with other sites" in capsys.readouterr().err
    with pytest.raises(ValueError, match="profile and learn_sites exclude each other"):
        batch(source, tmp_path / "no", parsing=ParseOptions(profile=profile))


def test_the_command_learns_sites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--learn-sites`` does what the option does."""
    source = archive(tmp_path / "a.jsonl", lantern(range(4)))
    assert 0 == main(["batch", source, "-o", str(tmp_path / "b.jsonl"), "--processes", "1", "--learn-sites"])
    assert [story(n) for n in range(4)] == [body(row) for row in rows(tmp_path / "b.jsonl")]
    assert "pages in    4\n" in capsys.readouterr().err


def test_pages_that_cannot_be_learned_from_cost_only_themselves(tmp_path: Path) -> None:
    """A page that ends its process or takes too long while sites are learned is parsed all the same."""
    pages = lantern(range(6))
    pages[1]["html"] += "<!-- segfault -->"
    pages[3]["html"] += "<!-- hang -->"
    pages[5]["html"] += "<!-- raise -->"
    source = archive(tmp_path / "a.jsonl", [*pages, {}, {"text": "", "url": "https://lantern.example/"}])
    summary = batch(source, tmp_path / "out.jsonl", work_limits=WorkLimits(3.0, 2**30))
    assert (8, {"no_page": 1}) == (summary.records, summary.errors)
    assert [story(n) for n in range(6)] == [body(row) for row in rows(tmp_path / "out.jsonl")[:6]]


RUN = """
import sys
from archives import see_poison
from newsparse.batch import BatchOptions, run_batch

source, output = sys.argv[1:]
options = BatchOptions(processes=2, part_records=20, learn_sites=True, site_pages=200)
run_batch([source], output, options, see_one=see_poison)
"""


@needs_proc
def test_a_run_killed_while_it_learns_goes_on(tmp_path: Path) -> None:
    """SIGKILL to a process and then to the run: what was noted is not learned again, and rows are those of a run left alone."""
    pages = lantern(range(100))
    pages[71]["html"] += f"<!-- wait {tmp_path}/gate -->"
    source = archive(tmp_path / "a.jsonl", pages)
    output = tmp_path / "killed.jsonl"
    parts = tmp_path / "killed.jsonl.parts"
    paths = os.pathsep.join([str(Path(__file__).parents[1]), *(each for each in sys.path if each)])
    run = subprocess.Popen(
        [sys.executable, "-c", RUN, source, str(output)],
        env={**os.environ, "PYTHONPATH": paths},
    )
    wait_for(lambda: run.poll() is not None or _noted(parts) >= 64)
    victim = children(run.pid)[0]
    os.kill(victim, signal.SIGKILL)
    wait_for(lambda: {*children(run.pid)} - {victim})
    left = children(run.pid)
    run.kill()
    run.wait()
    for child in left:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    assert not (parts / FILE).exists()
    (tmp_path / "gate").touch()
    learned: list[int] = []

    def report(progress: Progress) -> None:
        if progress.learning:
            learned.append(progress.summary.records)

    options = BatchOptions(processes=1, part_records=20, learn_sites=True, site_pages=200, resume=True)
    run_batch([source], output, options, report=report, see_one=see_poison)
    assert ([96, 100], 100) == (learned, len(rows(output)))
    batch(source, tmp_path / "alone.jsonl", site_pages=200)
    assert rows(tmp_path / "alone.jsonl") == rows(output)


def _noted(parts: Path) -> int:
    """Return how many records a run has learned from, or passed over."""
    name = f"{(parts / FILE).as_uri()}.unfinished?mode=ro"
    with suppress(sqlite3.Error), closing(sqlite3.connect(name, uri=True)) as notes:
        return int((notes.execute("SELECT records FROM place").fetchone() or (0,))[0])
    return 0


def test_a_resumed_run_uses_the_saved_profiles(tmp_path: Path) -> None:
    """Sites are not learned a second time, and other options of learning are refused."""
    source = archive(tmp_path / "a.jsonl", lantern(range(40)))
    batch(source, tmp_path / "out", form="jsonl")
    journal = tmp_path / "out" / "_journal.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:2]))
    whole = (tmp_path / "out" / "part-00001.jsonl").read_bytes()
    told: list[Progress] = []
    options = BatchOptions("jsonl", 1, part_records=20, learn_sites=True, resume=True)
    run_batch([source], tmp_path / "out", options, report=told.append)
    assert ([False], whole) == ([each.learning for each in told], (tmp_path / "out" / "part-00001.jsonl").read_bytes())
    with pytest.raises(BatchError, match="begun with other sites"):
        batch(source, tmp_path / "out", form="jsonl", site_pages=7, resume=True)
    with pytest.raises(BatchError, match="begun with other sites"):
        batch(source, tmp_path / "out", form="jsonl", learn_sites=False, resume=True)


def test_damaged_notes_are_an_error(tmp_path: Path) -> None:
    """The message names the file."""
    source = archive(tmp_path / "a.jsonl", lantern(range(4)))
    batch(source, tmp_path / "out", form="jsonl")
    (tmp_path / "out" / FILE).unlink()
    (tmp_path / "out" / f"{FILE}.unfinished").write_bytes(b"no database" * 1000)
    with pytest.raises(BatchError, match=r"_sites\.sqlite\.unfinished: file is not a database"):
        batch(source, tmp_path / "out", form="jsonl", resume=True)


def test_only_some_hosts_are_learned_of_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts beyond the limit are parsed without a profile; nothing else is different."""
    monkeypatch.setattr(sites_module, "MOST_HOSTS", 1)
    pages = [page for n in range(4) for host in ("a.example", "b.example") for page in lantern([n], host)]
    source = archive(tmp_path / "a.jsonl", pages)
    assert 8 == batch(source, tmp_path / "out", form="jsonl").articles
    profiles = SiteProfiles(tmp_path / "out" / FILE)
    assert profiles.find("https://a.example/") is not None
    assert profiles.find("https://b.example/") is None


def test_few_profiles_are_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that has seen many hosts holds the latest profiles only, and finds the others again."""
    hosts = [f"{town.lower()}.example" for town in TOWNS]
    source = archive(tmp_path / "a.jsonl", [page for host in hosts for page in lantern(range(3), host)])
    options = {"rows": RowOptions(check_fields(["text"])), "form": "jsonl"}
    batch(source, tmp_path / "out", **options)
    profiles = SiteProfiles(tmp_path / "out" / FILE)
    size = len(profiles.find(f"https://{hosts[0]}/").to_json())  # type: ignore[union-attr]
    monkeypatch.setattr(sites_module, "_CACHED", 3 * size)
    for host in [*hosts, *hosts, hosts[-1]]:
        profile = profiles.find(f"https://{host}/")
        assert profile is not None
        assert host == profile.site
        assert len(profiles._read) <= 3


def test_lone_surrogates_and_endless_hosts_are_learned_too(tmp_path: Path) -> None:
    """No address stops the run."""
    strange = ["h\ud800st.example", "x" * 3000 + ".example", "[::1", "münchen.example", ""]
    pages = [page for host in strange for page in lantern(range(3), host)]
    source = archive(tmp_path / "a.jsonl", pages)
    assert 15 == batch(source, tmp_path / "out", form="jsonl").articles
    profiles = SiteProfiles(tmp_path / "out" / FILE)
    found = [profiles.find(f"https://{host}/new") for host in strange]
    assert [True, True, False, True, False] == [each is not None for each in found]
    assert newsparse.parse_text(text_page(20), profile=found[0]).text.startswith(story(20)[0])
