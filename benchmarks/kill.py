"""
Kill runs of ``newsparse batch`` again and again, and compare what they write with a run left alone, byte by byte.

    python benchmarks/kill.py [--kills 50] [--seed 1] [--learn-sites]

A kill is SIGKILL to the first process or to one of its children, at random moments.  A run whose first process is gone
is started again with ``--resume``.  Pages are written for the purpose, in WARC, JSON lines, tar and single files.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

PARAGRAPH = (
    '<p>The harbour board heard {n} letters. "We count the sheep twice," said Morag Lennox, who keeps the shop.</p>'
)
FORMS = ("jsonl", "parquet", "csv", "jsonl.gz")


def main() -> int:
    """Kill as often as asked and print what came of it; 1 if an output differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--learn-sites", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    killed: Counter[str] = Counter()
    runs = different = 0
    each = -(-options.kills // len(FORMS))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_pages(folder / "in", options.pages)
        more = ["--learn-sites"] if options.learn_sites else []
        alone = {form: run_alone(folder, form, more) for form in FORMS}
        while killed.total() < options.kills:
            form = FORMS[runs % len(FORMS)]
            out = folder / f"killed-{runs}.{form}"
            run_killed(
                folder, out, more=more, chance=chance, killed=killed, most=min(options.kills, killed.total() + each)
            )
            same = out.read_bytes() == alone[form]
            left = out.with_name(out.name + ".parts").exists()
            print(
                f"run {runs}: {form}, {killed.total()} kills so far, {'equal' if same else 'DIFFERENT'}, {'LEFT PARTS' * left}",
                flush=True,
            )
            runs, different = runs + 1, different + (not same or left)
    print(
        f"{killed.total()} kills ({', '.join(f'{what} {n}' for what, n in killed.items())}), {runs} runs, {different} different"
    )
    return int(different > 0)


def page(number: int) -> str:
    """Return a page of its own."""
    body = "".join(PARAGRAPH.format(n=number + each) for each in range(1 + number % 30))
    return f"<!doctype html><title>Boat {number}</title><article><h1>Boat {number} is late</h1>{body}</article>"


def write_pages(folder: Path, count: int) -> None:
    """Write a third of the pages each as JSON lines, WARC and tar, and some single ones."""
    folder.mkdir()
    pages = [(n, page(n), f"https://{'abc'[n % 3]}.example/{n}") for n in range(count)]
    third = count // 3
    lines = (json.dumps({"html": html, "url": url}) + "\n" for _, html, url in pages[:third])
    (folder / "a.jsonl.gz").write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    with (folder / "b.warc.gz").open("wb") as file:
        for number, html, url in pages[third : 2 * third]:
            body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0))
    with tarfile.open(folder / "c.tar.xz", "w:xz") as archive:
        for number, html, _ in pages[2 * third :]:
            entry = tarfile.TarInfo(f"{number}.html")
            entry.size = len(html.encode())
            archive.addfile(entry, io.BytesIO(html.encode()))
    for number, html, _ in pages[:20]:
        (folder / f"d{number:03d}.html").write_text(html, encoding="utf-8")


def command(folder: Path, out: Path, more: list[str]) -> list[str]:
    """Return the command of a run."""
    options = ["--processes", "2", "--part-records", "40", "--quiet", *more]
    return [sys.executable, "-m", "newsparse", "batch", str(folder / "in"), "-o", str(out), *options]


def run_alone(folder: Path, form: str, more: list[str]) -> bytes:
    """Return what a run writes that nobody kills."""
    out = folder / f"alone.{form}"
    subprocess.run(command(folder, out, more), check=True, stderr=subprocess.DEVNULL)
    return out.read_bytes()


def run_killed(
    folder: Path, out: Path, *, more: list[str], chance: random.Random, killed: Counter[str], most: int
) -> None:
    """Run until *out* is whole, killing on the way until *most* kills are done."""
    started = False
    while True:
        resume = ["--resume"] if started and (out.exists() or out.with_name(out.name + ".parts").exists()) else []
        run = subprocess.Popen(command(folder, out, [*more, *resume]), stderr=subprocess.PIPE)
        started = True
        while run.poll() is None and killed.total() < most:
            time.sleep(chance.uniform(0.2, 4.0))
            victims = [(pid, "child") for pid in children(run.pid)]
            if not victims and chance.random() < 0.8:  # it has hardly begun
                continue
            pid, what = (run.pid, "first") if not victims or chance.random() < 0.4 else chance.choice(victims)
            if run.poll() is not None:
                break
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed[what] += 1
        _, errors = run.communicate()
        if run.returncode == 0:
            return
        if run.returncode == 1 and b"no process could be started" in errors:
            print("a run gave up: each process it started was killed before it was ready")
        elif run.returncode != -signal.SIGKILL:
            raise SystemExit(errors.decode())


def children(parent: int) -> list[int]:
    """Return the processes that *parent* started to read and to parse."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


if __name__ == "__main__":
    sys.exit(main())
