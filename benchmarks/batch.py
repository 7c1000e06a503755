"""
Measure ``newsparse batch``: its overhead over a loop, two processes against one, memory over many pages.

    python benchmarks/batch.py speed            # pages per second and core, and ratios, of interleaved rounds
    python benchmarks/batch.py memory           # peak memory after 10,000 and 100,000 pages
    python benchmarks/batch.py memory --hosts 10000 --counts 3000,30000    # the same with --learn-sites

Pages are written for the purpose: the bundled example with more paragraphs for speed, small ones of their own for memory.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter, process_time

import newsparse
from newsparse.batch import BatchOptions, run_batch
from newsparse.batch.options import Progress
from newsparse.example import read_example

PARAGRAPH = (
    '<p class="story__text">The harbour board heard {n} letters on the winter boat. "We count the sheep twice," said Morag'
    ' Lennox, who keeps <a href="/shop">the shop</a> beside the pier, "and the passengers once."</p>\n'
)
START_PAGES = 64  # two chunks, so that two processes start


def main() -> None:
    """Run what was asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("speed", "memory"))
    parser.add_argument("--pages", type=int, default=700, help="for speed")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--paragraphs", type=int, default=40)
    parser.add_argument("--counts", default="10000,100000", help="for memory")
    parser.add_argument("--hosts", type=int, default=0, help="for memory: learn these sites, their pages in turn")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.what == "speed":
            measure_speed(Path(folder), arguments.pages, arguments.rounds, arguments.paragraphs)
        else:
            measure_memory(Path(folder), [int(each) for each in arguments.counts.split(",")], arguments.hosts)


def make_page(number: int, paragraphs: int) -> bytes:
    """Return a page of its own."""
    more = "".join(PARAGRAPH.format(n=number + each) for each in range(paragraphs))
    return read_example("html").replace("</article>", f"{more}</article>").encode()


def make_small_page(number: int) -> bytes:
    """Return a small page of its own."""
    body = "".join(PARAGRAPH.format(n=number + each) for each in range(1 + number % 5))
    return f"<!doctype html><title>Boat {number}</title><article><h1>Boat {number}</h1>{body}</article>".encode()


def write_archive(path: Path, pages: Iterable[bytes], hosts: int = 0) -> None:
    """Write a WARC file of *pages*, those of many hosts in turn."""
    with path.open("wb") as file:
        for number, page in enumerate(pages):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: https://pier{number % hosts if hosts else ''}.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 1))


def measure_speed(folder: Path, count: int, rounds: int, paragraphs: int) -> None:
    """
    Print pages/s of a loop, of batch with one process and with two, and their ratios.

    Rounds are interleaved, and the best of each is taken, as other work on the machine only ever slows down.  The start of
    the processes is left out: it is what a run over the first 64 pages takes.  Overhead is measured in processor time too,
    which other work hardly touches.
    """
    pages = [make_page(number, paragraphs) for number in range(count)]
    source, few = folder / "pages.warc.gz", folder / "few.warc.gz"
    write_archive(source, pages)
    write_archive(few, pages[:START_PAGES])
    count -= START_PAGES
    loops, runs = [], {1: [], 2: []}  # type: ignore[var-annotated]
    newsparse.parse_html(pages[0])
    for _ in range(rounds):
        wall, cpu = perf_counter(), process_time()
        for page in pages[START_PAGES:]:
            newsparse.parse_html(page)
        loops.append((perf_counter() - wall, process_time() - cpu))
        for processes in (1, 2):
            start = run_once(few, folder, processes)
            whole = run_once(source, folder, processes)
            runs[processes].append((whole[0] - start[0], whole[1] - start[1]))
    loop, single, double = (min(each[0] for each in found) for found in (loops, runs[1], runs[2]))
    loop_cpu, single_cpu, double_cpu = (min(each[1] for each in found) for found in (loops, runs[1], runs[2]))
    print(f"pages {count}, {len(pages[0]):,} bytes each, rounds {rounds}")
    print(f"loop over parse_html   {count / loop:7.1f} pages/s   {1000 * loop_cpu / count:6.2f} ms of processor a page")
    print(
        f"batch, 1 process       {count / single:7.1f} pages/s   {1000 * single_cpu / count:6.2f} ms of processor a page"
    )
    print(
        f"batch, 2 processes     {count / double:7.1f} pages/s   {1000 * double_cpu / count:6.2f} ms of processor a page"
    )
    print(
        f"pages per second and core: {count / single_cpu:.0f} of one process, {count / double_cpu:.0f} of two"
        f" ({len(pages[0]) * count / single_cpu / 1e6:.1f} MB of HTML)"
    )
    print(f"two processes against one: {single / double:.2f} times (median {median_ratio(runs[1], runs[2]):.2f})")
    print(
        f"overhead over the loop: {single / loop - 1:+.1%} by the clock, {single_cpu / loop_cpu - 1:+.1%} of processor time"
    )


def median_ratio(slow: Sequence[tuple[float, float]], fast: Sequence[tuple[float, float]]) -> float:
    """Return the median over the rounds of how many times faster *fast* was."""
    ratios = sorted(one[0] / two[0] for one, two in zip(slow, fast, strict=True))
    return ratios[len(ratios) // 2]


def run_once(source: Path, folder: Path, processes: int) -> tuple[float, float]:
    """Return the seconds and the processor seconds, children included, of one run."""
    cpu = spent()
    wall = perf_counter()
    run_batch([str(source)], folder / "out.parquet", BatchOptions(processes=processes, overwrite=True))
    return perf_counter() - wall, spent() - cpu


def spent() -> float:
    """Return the processor seconds of this process and of the children that have ended."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def measure_memory(folder: Path, counts: Sequence[int], hosts: int) -> None:
    """Print the peak memory of the first process and of its children, after each count of pages of one run."""
    source = folder / "pages.warc.gz"
    write_archive(source, (make_small_page(number) for number in range(max(counts))), hosts)
    stages = (True, False) if hosts else (False,)
    left = [(learning, count) for learning in stages for count in sorted(counts)]

    def report(progress: Progress) -> None:
        if left and progress.learning is left[0][0] and progress.summary.records >= left[0][1]:
            left.pop(0)
            own, workers = peak(os.getpid()), [peak(child) for child in children()]
            print(
                f"{'learned' if progress.learning else 'parsed'} {progress.summary.records:,} pages: first process {own:.0f} MiB,"
                f" its workers {', '.join(f'{each:.0f}' for each in workers)} MiB, {progress.summary.pages_per_second:.0f} pages/s",
                flush=True,
            )

    run_batch([str(source)], folder / "out", BatchOptions(processes=2, learn_sites=hosts > 0), report=report)


def peak(process: int) -> float:
    """Return the most memory that a process ever had, in MiB (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def children() -> list[int]:
    """Return the processes of this one that parse pages (Linux)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = (entry / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[1]
            if int(parent) == os.getpid() and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:  # it has ended meanwhile
            continue
    return found


if __name__ == "__main__":
    main()
