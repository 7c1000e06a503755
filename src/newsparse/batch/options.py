"""Options of a run, its progress and its summary."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from newsparse.batch.counts import Counts
from newsparse.batch.record import ReadOptions
from newsparse.batch.rows import RowOptions
from newsparse.batch.sites import MOST_PAGES
from newsparse.batch.workers import WorkLimits
from newsparse.options import DEFAULT_OPTIONS, ParseOptions


@frozen
class BatchOptions:
    """Options of a run."""

    form: str | None = None
    """One of :data:`newsparse.batch.outputs.FORMATS`; ``None`` takes the output's ending, or Parquet for a folder."""
    processes: int = 0
    """Number of processes that parse; 0 takes one per core."""
    partition: str | None = None
    """One of :data:`newsparse.batch.outputs.PARTITIONS`: write a folder of Parquet with one below it per host or date."""
    rows: RowOptions = RowOptions()
    parsing: ParseOptions = DEFAULT_OPTIONS
    """How each page is parsed; with a ``profile``, all of them with that one."""
    reading: ReadOptions = ReadOptions()
    work_limits: WorkLimits = WorkLimits()
    max_records: int | None = None
    """Stop after this many records; ``None`` for no limit."""
    follow_links: bool = False
    """Read symbolic links that are found in folders or by globs."""
    part_records: int = 5000
    """Records per part. A resumed run repeats at most one part."""
    resume: bool = False
    """Continue an earlier run with the same inputs and options."""
    overwrite: bool = False
    """Remove what an earlier run wrote, and nothing else."""
    learn_sites: bool = False
    """Learn a profile of each host first, then parse each page with the profile of its host."""
    site_pages: int = MOST_PAGES
    """Pages per host to learn from; the first ones are taken."""


@frozen(kw_only=True)
class Summary(Counts):
    """Counts of a run, parts of earlier runs included."""

    seconds: float = 0.0
    """Duration of this run."""
    done_before: int = 0
    """Records that an earlier run had done."""
    links: int = 0
    """Symbolic links in folders that were not followed."""

    @property
    def pages_per_second(self) -> float:
        """Records per second of this run."""
        return (self.records - self.done_before) / self.seconds if self.seconds else 0.0


@frozen
class Progress:
    """State of a run under way."""

    summary: Summary
    share: float
    """Share of the inputs' bytes that has been read, 0 to 1."""
    learning: bool = False
    """Whether the run is still learning sites."""


Report = Callable[[Progress], None]
