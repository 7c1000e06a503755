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
    """What a run does; the defaults suit a machine of one's own."""

    form: str | None = None
    """One of :data:`newsparse.batch.outputs.FORMATS`; ``None`` goes by the output's ending, and is Parquet for a folder."""
    processes: int = 0
    """0 takes as many as there are cores."""
    partition: str | None = None
    """One of :data:`newsparse.batch.outputs.PARTITIONS`: write a folder of Parquet with one below it per host or date."""
    rows: RowOptions = RowOptions()
    parsing: ParseOptions = DEFAULT_OPTIONS
    """How each page is parsed; with a ``profile``, all of them with that one."""
    reading: ReadOptions = ReadOptions()
    work_limits: WorkLimits = WorkLimits()
    max_records: int | None = None
    """Stop after as many records."""
    follow_links: bool = False
    """Read symbolic links that are found in folders or by globs."""
    part_records: int = 5000
    """How many records a part holds; what a killed run does again is one part at most."""
    resume: bool = False
    """Go on where an earlier run of the same inputs and options was cut off."""
    overwrite: bool = False
    """Remove what an earlier run wrote, and nothing else."""
    learn_sites: bool = False
    """Learn what the pages of each host have in common, then parse each page with what its host's pages have."""
    site_pages: int = MOST_PAGES
    """Pages of one host that are learned from, the first ones."""


@frozen(kw_only=True)
class Summary(Counts):
    """What a run has done, parts of earlier runs included."""

    seconds: float = 0.0
    """Of this run."""
    done_before: int = 0
    """How many of the records an earlier run did."""
    links: int = 0
    """Symbolic links in folders that were not followed."""

    @property
    def pages_per_second(self) -> float:
        """How fast this run was."""
        return (self.records - self.done_before) / self.seconds if self.seconds else 0.0


@frozen
class Progress:
    """How far a run is."""

    summary: Summary
    share: float
    """Of the inputs' bytes, 0 to 1."""
    learning: bool = False
    """Whether sites are being learned; parsing has not begun."""


Report = Callable[[Progress], None]
