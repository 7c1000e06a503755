"""Profiles of the hosts of an archive, learned before its pages are parsed and kept on disk."""

from __future__ import annotations

import os
import pickle
import sqlite3
import zlib
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from attrs import define, field, frozen

from newsparse.batch.counts import Counts
from newsparse.batch.inputs.sources import Source
from newsparse.batch.reader import read_limited
from newsparse.batch.record import ReadOptions, Record
from newsparse.batch.rows import Made, Row, RowOptions, guarded
from newsparse.batch.workers import CHUNK_BYTES, CHUNK_RECORDS, Job, WorkerPool
from newsparse.errors import BatchError
from newsparse.options import ParseOptions
from newsparse.profile import Learner, PageSummary, SiteProfile, summarise_page
from newsparse.serialize import from_plain, from_text, to_plain, to_text
from newsparse.source.read import read_page
from newsparse.text.address import host as host_of

FILE: Final = "_sites.sqlite"
"""Name of the file of profiles, in the folder of the parts. It appears when it is complete."""
MOST_PAGES: Final = 50
"""Pages per host to learn from; the first ones are taken."""
LEAST_PAGES: Final = 3
"""Minimum number of different stories for a profile."""
MOST_HOSTS: Final = 250_000
"""Maximum number of hosts, some 150 bytes of memory each while learning. Later hosts have no profile."""

_CACHED: Final = 8 * 2**20
"""Size of the cache of each process, in characters of the profiles' JSON, approximately."""

See = Callable[[Record, ParseOptions], PageSummary]


@define
class SiteProfiles:
    """The profiles in a file that :func:`learn_sites` wrote. Each process reads the ones it needs and caches the latest."""

    path: Path
    _file: sqlite3.Connection | None = field(init=False, default=None)
    _read: OrderedDict[str, tuple[SiteProfile | None, int]] = field(init=False, factory=OrderedDict)
    _size: int = field(init=False, default=0)

    def find(self, url: str | None) -> SiteProfile | None:
        """Return the profile of an address's host, if it has one."""
        host = host_of(url)
        if host is None:
            return None
        if host in self._read:
            self._read.move_to_end(host)
            return self._read[host][0]
        if self._file is None:
            self._file = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        found = self._file.execute("SELECT profile FROM profiles WHERE host = ?", (_key(host),)).fetchone()
        text = _unpack(found[0]) if found else ""
        profile = SiteProfile.from_json(text) if found else None
        self._read[host] = profile, len(text) + 200
        self._size += len(text) + 200
        while self._size > _CACHED and len(self._read) > 1:
            self._size -= self._read.popitem(last=False)[1][1]
        return profile


def see_record(record: Record, options: ParseOptions) -> PageSummary:
    """Return the summary of a record's page from which a profile is learned."""
    page = record.page
    assert page is not None  # noqa: S101  make_summary has asked
    return summarise_page(
        read_page(
            page,
            record.url,
            options.language,
            record.encoding or options.encoding,
            record.form,
            until=options.limits.characters,
        )
    )


def make_summary(record: Record, options: RowOptions, parsing: ParseOptions, see_one: See) -> Made:  # noqa: ARG001  one shape for all
    """Return a row with the packed result of *see_one* for a record."""

    def make() -> Made:
        seen = to_text(to_plain(see_one(record, parsing)), indent=None)
        return Made({"seen": _pack(seen)}, Counts(1, 1))

    return guarded(record, make)


@frozen
class _Summaries:
    """Packs the rows of the processes that learn: a summary each, or ``None`` for a page that could not be read."""

    def pack(self, rows: Sequence[Row]) -> bytes:
        return pickle.dumps([row.get("seen") for row in rows])


SUMMARIES: Final = _Summaries()


@frozen
class Learning:
    """Sources to learn from, and the options of learning."""

    sources: Sequence[Source]
    reading: ReadOptions
    processes: int
    job: Job
    """WorkLimits and language are those of parsing."""
    limit: int | None = None
    most_pages: int = MOST_PAGES
    report: Callable[[int, Record, int], None] | None = None
    """Called after every chunk with its last record, the index of that record's source, and the records read so far."""


def learn_sites(folder: Path, learning: Learning) -> SiteProfiles:
    """
    Return the profiles of an archive's hosts, learned and kept in *folder*, or found there from an earlier run.

    The archive is read once.  Summaries of the first pages of each host are kept on disk, then merged host by host, so
    memory grows with the number of hosts only, up to :data:`MOST_HOSTS`.  A run that was killed while it learned
    continues after the last pages that were noted.

    Raises:
        BatchError: If the file cannot be read or written.
    """
    path = folder / FILE
    if not path.exists():
        unfinished = path.with_name(path.name + ".unfinished")
        try:
            with closing(sqlite3.connect(unfinished)) as notes:
                _collect(notes, learning)
                _add_up(notes, path)
            unfinished.unlink()
        except sqlite3.Error as error:
            raise BatchError(
                f"{unfinished}: {error}; run again with --resume, or --overwrite if it is damaged"
            ) from error
    return SiteProfiles(path)


def _collect(notes: sqlite3.Connection, learning: Learning) -> None:
    """Write the summaries of the first pages of each host."""
    notes.execute("CREATE TABLE IF NOT EXISTS seen (host BLOB, page BLOB)")
    notes.execute("CREATE INDEX IF NOT EXISTS by_host ON seen (host)")
    notes.execute("CREATE TABLE IF NOT EXISTS place (source INTEGER, position INTEGER, records INTEGER)")
    source, position, before = notes.execute("SELECT * FROM place").fetchone() or (0, 0, 0)
    counts = Counter(dict(notes.execute("SELECT host, count(*) FROM seen GROUP BY host")))
    left = None if learning.limit is None else learning.limit - before
    records = islice(read_limited(learning.sources, learning.reading, start=(source, position)), left)
    waiting: deque[_Chunk] = deque()

    def pages() -> Iterator[Sequence[Record]]:
        for chunk in _chunks(records, counts, learning.most_pages):
            waiting.append(chunk)
            yield chunk.pages

    with WorkerPool(learning.job, learning.processes) as pool:
        for packed in pool.map(pages()):
            chunk = waiting.popleft()
            # Our own processes packed them.
            seen = [each for piece in packed.pieces for each in pickle.loads(piece)]  # noqa: S301
            before += chunk.read
            notes.executemany("INSERT INTO seen VALUES (?, ?)", zip(chunk.hosts, seen, strict=True))
            notes.execute("DELETE FROM place")
            notes.execute("INSERT INTO place VALUES (?, ?, ?)", (chunk.source, chunk.last.position + 1, before))
            notes.commit()
            if learning.report:
                learning.report(chunk.source, chunk.last, before)


@frozen
class _Chunk:
    pages: Sequence[Record]
    hosts: Sequence[bytes]
    source: int
    last: Record
    """The last record read, whether or not it is learned from."""
    read: int
    """How many records were read for the chunk."""


def _chunks(records: Iterator[tuple[int, Record]], counts: Counter[bytes], most: int) -> Iterator[_Chunk]:
    """Yield the pages to learn from in chunks, and count them by host in *counts*."""
    pages: list[Record] = []
    hosts: list[bytes] = []
    weight = read = 0
    for source, record in records:
        read += 1
        host = host_of(record.url)
        if host is None or record.page is None:
            continue
        key = _key(host)
        if counts[key] >= most or (key not in counts and len(counts) >= MOST_HOSTS):
            continue
        counts[key] += 1
        pages.append(record)
        hosts.append(key)
        weight += record.weight
        if len(pages) >= CHUNK_RECORDS or weight >= CHUNK_BYTES:
            yield _Chunk(pages, hosts, source, record, read)
            pages, hosts, weight, read = [], [], 0, 0
    if pages:
        yield _Chunk(pages, hosts, source, record, read)


def _add_up(notes: sqlite3.Connection, path: Path) -> None:
    """Write the profile of each host, then move the complete file to its place."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    with closing(sqlite3.connect(new)) as profiles:
        profiles.execute("CREATE TABLE profiles (host BLOB PRIMARY KEY, profile BLOB) WITHOUT ROWID")
        seen = notes.execute(
            "SELECT host, page FROM seen INDEXED BY by_host WHERE page IS NOT NULL ORDER BY host, rowid"
        )
        for host, pages in groupby(seen, key=lambda row: row[0]):
            learner = Learner(host.decode("utf-8", "surrogatepass"))
            for _, page in pages:
                learner.add(_read_summary(page))
            if learner.pages >= LEAST_PAGES:
                profiles.execute(
                    "INSERT INTO profiles VALUES (?, ?)", (host, _pack(SiteProfile.of(learner, once=False).to_json()))
                )
        profiles.commit()
    os.replace(new, path)  # noqa: PTH105  the shorter of the two


def _read_summary(packed: bytes) -> PageSummary:
    return from_plain(PageSummary, from_text(_unpack(packed), "summary"), "summary")


def _key(host: str) -> bytes:
    """Return the key of a host in the file; an address may hold lone surrogates, and a host may be endless."""
    return host.encode("utf-8", "surrogatepass")[:255]


def _pack(text: str) -> bytes:
    return zlib.compress(text.encode(), 1)


def _unpack(packed: bytes) -> str:
    return zlib.decompress(packed).decode()
