"""
Time newsparse beside other extractors, and measure memory, growth with size and start-up.

    python benchmarks/speed.py [FOLDER] [--pages 64] [--runs 5] [--only speed|memory|size|start]

FOLDER is searched for ``.html`` and ``.html.gz`` files, of which a fixed sample is taken; without it the small pages of
``examples/pages`` are used, which tell little.

How time is measured: processor time, page after page, the extractors of one page in changing order.  Each run starts three
fresh processes.  A process warms up on the bundled example, then every extractor sees each page once, so that nothing of the
page is in a cache.  newsparse reads each page in one way in each process (everything, without quotes, its text), in another
in the next; each is compared with trafilatura on the same pages in the same process.  Printed are the medians of the runs
and, in brackets, the lowest and the highest: on a shared machine only the ratios mean something.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import gzip
import logging
import multiprocessing
import platform
import random
import resource
import subprocess
import sys
import tracemalloc
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple, TypeVar

import newsparse
from newsparse.example import read_example

Extract = Callable[[str], object]

ROADS = ("newsparse", "newsparse, quotes=False", "newsparse, flattened text")
REFERENCE = "trafilatura"
EXAMPLES = Path(__file__).parents[1] / "examples/pages"


class Sample(NamedTuple):
    """A page and the text that is left when its markup is gone."""

    html: str
    text: str


Seconds = dict[str, dict[int, float]]
"""By extractor and number of the page."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    options.add_argument("--pages", type=int, default=64, help="how many of the folder")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--only", choices=("speed", "memory", "size", "start"))
    chosen = options.parse_args()
    pages = read_sample(chosen.folder, chosen.pages)
    characters = sum(len(page.html) for page in pages)
    print(f"{len(pages)} pages, {characters / len(pages):,.0f} characters each, Python {platform.python_version()}\n")
    if chosen.only in (None, "speed"):
        print_speed(pages, chosen.runs)
    if chosen.only in (None, "memory"):
        print_memory(pages)
    if chosen.only in (None, "size"):
        print_growth()
    if chosen.only in (None, "start"):
        print_start(chosen.runs)


def read_sample(folder: Path, most: int) -> list[Sample]:
    """Return a sample of the pages in a folder, the same each time."""
    files = sorted([*folder.rglob("*.html"), *folder.rglob("*.html.gz")])
    if not files:
        sys.exit(f"{folder}: holds no .html or .html.gz")
    files = random.Random(0).sample(files, min(most, len(files)))
    raw = [gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes() for file in files]
    pages = [page.decode("utf-8", "replace") for page in raw]
    return [Sample(page, newsparse.parse_html(page, quotes=False).page_text) for page in pages]


# ------------------------------------------------------------------ speed


def print_speed(pages: Sequence[Sample], runs: int) -> None:
    """Print milliseconds and ratios of all extractors as a Markdown table."""
    ours: defaultdict[str, list[float]] = defaultdict(list)  # by name: milliseconds of each run
    ratios: defaultdict[str, list[float]] = defaultdict(list)  # of all pages together
    typical: defaultdict[str, list[float]] = defaultdict(list)  # of the page in the middle
    for run in range(runs):
        seconds = [in_a_fresh_process(time_pages, pages, turn, run) for turn in range(len(ROADS))]
        for name in {name for turn in seconds for name in turn}:
            spent = [(number, each) for turn in seconds for number, each in turn.get(name, {}).items()]
            ours[name].append(1000 * sum(each for _, each in spent) / len(spent))
            beside = [turn[REFERENCE][n] for turn in seconds if REFERENCE in turn for n in turn.get(name, {})]
            ratios[name].append(sum(beside) / sum(each for _, each in spent))
            pairs = zip(beside, (each for _, each in spent), strict=False)
            typical[name].append(median([theirs / each for theirs, each in pairs] or [0.0]))
        print(f"run {run + 1} of {runs} done", file=sys.stderr, flush=True)
    print(
        f"| extractor | ms per page | {REFERENCE} takes … times as long | at the median page |\n| --- | ---: | ---: | ---: |"
    )
    for name in sorted(ours, key=lambda name: median(ours[name])):
        print(f"| {with_version(name)} | {median(ours[name]):.1f} | {spread(ratios[name])} | {spread(typical[name])} |")
    text = sum(len(page.text) for page in pages) / len(pages)
    per_thousand = [1000 * each / text for each in ours[ROADS[2]]]
    print(f"\nflattened text: {spread(per_thousand, 3)} ms per 1,000 characters", end="")
    print(f" where {REFERENCE} takes {median(ours[REFERENCE]):.1f} ms a page\n" if REFERENCE in ours else "\n")


def time_pages(pages: Sequence[Sample], turn: int, run: int) -> Seconds:
    """Return the seconds of each extractor on each page; newsparse takes one road on each, the others all pages once."""
    others = dict(other_extractors())
    roads: dict[str, Extract] = {
        ROADS[0]: newsparse.parse_html,
        ROADS[1]: lambda page: newsparse.parse_html(page, quotes=False),
        ROADS[2]: newsparse.parse_text,
    }
    for kind in ("html", "text"):
        newsparse.parse(read_example("html" if kind == "html" else "text"))
    for extract in others.values():
        attempt(extract, read_example("html"))
    seconds: Seconds = defaultdict(dict)
    order = random.Random(run)
    for number, page in enumerate(pages):
        road = ROADS[(number + turn) % len(ROADS)]
        # trafilatura stands beside each road, the others beside one.
        now = [(road, roads[road]), *((n, e) for n, e in others.items() if n == REFERENCE or road == ROADS[0])]
        order.shuffle(now)
        for name, extract in now:
            source = page.text if name == ROADS[2] else page.html
            start = process_time()
            if name in roads:
                extract(source)  # must not raise
            else:
                attempt(extract, source)
            seconds[name][number] = process_time() - start
    return dict(seconds)


def other_extractors() -> Iterator[tuple[str, Extract]]:
    """Yield what is installed, with its name."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    import turbohtml

    yield "turbohtml, parsing alone", turbohtml.parse
    with contextlib.suppress(ImportError):
        import trafilatura

        yield "trafilatura", lambda page: trafilatura.bare_extraction(page, with_metadata=True)
    with contextlib.suppress(ImportError):
        import newspaper

        yield "newspaper4k", lambda page: newspaper.article("https://a.example/", input_html=page, fetch_images=False)
    with contextlib.suppress(ImportError):
        import readability

        yield "readability-lxml", lambda page: readability.Document(page).summary()
    with contextlib.suppress(ImportError):
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse", lambda page: extract_plain_text(page, main_content=True)


def attempt(extract: Extract, page: str) -> None:
    """Run another extractor; what it raises is its own affair."""
    with contextlib.suppress(Exception):
        extract(page)


def with_version(name: str) -> str:
    """Return the name with its version, as installed."""
    distribution = name.partition(",")[0]
    try:
        number = newsparse.__version__ if distribution == "newsparse" else version(distribution)
    except PackageNotFoundError:
        return name
    return name.replace(distribution, f"{distribution} {number}", 1)


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Return the median, and the lowest and highest in brackets."""
    return f"{median(values):.{digits}f} [{min(values):.{digits}f}-{max(values):.{digits}f}]"


T = TypeVar("T")


def in_a_fresh_process(function: Callable[..., T], *values: object) -> T:
    """Return what *function* returns in a process that has parsed nothing yet."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_send, args=(there, function, values))
    process.start()
    there.close()
    answer: T = here.recv()
    process.join()
    return answer


def _send(answer: Connection, function: Callable[..., object], values: tuple[object, ...]) -> None:
    answer.send(function(*values))


# ----------------------------------------------------------------- memory


def print_memory(pages: Sequence[Sample]) -> None:
    """Print the peak of one parse over what the process holds, beside the page's size in UTF-8, and what it holds."""
    sizes = [len(page.html.encode()) for page in pages]
    times = [peak / size for peak, size in zip(in_a_fresh_process(peaks_of, pages), sizes, strict=True)]
    large = [each for each, size in zip(times, sizes, strict=True) if size > 50_000] or [0.0]
    print(
        f"peak memory of a parse: {median(times):.1f} times the page at the median; over 50 kB ({len(large)} pages) "
        f"{median(large):.1f} at the median, {max(large):.1f} at worst"
    )
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"the process with words and weights loaded, and these pages: {process / 1e6:.0f} MB\n")


def peaks_of(pages: Sequence[Sample]) -> list[int]:
    """Return the bytes that Python's allocators hand out at most during each page's parse, once words and patterns are there."""
    peaks = []
    for page in pages:
        newsparse.parse_html(page.html)
        gc.collect()
        tracemalloc.start()
        newsparse.parse_html(page.html)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return peaks


# ------------------------------------------------------------------- size

PARAGRAPH = (
    '<p class="story__text">The harbour board heard {n} letters on the winter boat. "We count the sheep twice," said Morag'
    ' Lennox, who keeps <a href="/shop">the shop</a> beside the pier, "and the passengers once."</p>\n'
)


def print_growth() -> None:
    """Print the time of ever larger pages: twice the page should take twice as long."""
    print("| characters | ms | ms per 1,000 |\n| ---: | ---: | ---: |")
    for paragraphs in (10, 40, 160, 640, 2560, 10240):
        more = "".join(PARAGRAPH.format(n=number) for number in range(paragraphs))
        page = read_example("html").replace("</article>", f"{more}</article>")
        spent = []
        for _ in range(3):
            start = process_time()
            newsparse.parse_html(page)
            spent.append(1000 * (process_time() - start))
        print(f"| {len(page):,} | {min(spent):.1f} | {1000 * min(spent) / len(page):.3f} |", flush=True)
    print()


# ------------------------------------------------------------------ start


def print_start(runs: int) -> None:
    """Print the processor time of the import, the first parse and the command, each in a fresh process."""
    parse = "import newsparse; from newsparse.example import read_example; newsparse.parse(read_example())"
    for name, arguments in (
        ("python, doing nothing", ["-c", "pass"]),
        ("import newsparse", ["-c", "import newsparse"]),
        ("import and the first parse of the example", ["-c", parse]),
        ("newsparse parse --example", ["-m", "newsparse", "parse", "--example"]),
    ):
        spent = [processor_seconds([sys.executable, *arguments]) for _ in range(max(3, runs))]
        print(f"{name}: {spread(spent)} s of processor time")


def processor_seconds(command: list[str]) -> float:
    """Return the processor time that a command takes, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
