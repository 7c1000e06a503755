"""Counts over records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Self

from attrs import evolve, field, frozen


def _to_counter(counts: Mapping[str, int]) -> Counter[str]:
    return Counter(counts)


@frozen
class Counts:
    """Sums over records; they can be added."""

    records: int = 0
    rows: int = 0
    """Fewer than the records where some are left out."""
    kinds: Counter[str] = field(factory=Counter, converter=_to_counter)
    """Pages that were parsed, by page kind, those left out of the rows too."""
    errors: Counter[str] = field(factory=Counter, converter=_to_counter)
    """Rows without an article, by kind of error."""
    examples: Mapping[str, str] = field(factory=dict)
    """The first message of each kind of error."""
    no_text: int = 0
    """Pages that were parsed and have no body."""

    def plus(self, other: Counts) -> Self:
        """Return these counts with those of *other* added."""
        return evolve(
            self,
            records=self.records + other.records,
            rows=self.rows + other.rows,
            kinds=self.kinds + other.kinds,
            errors=self.errors + other.errors,
            examples={**other.examples, **self.examples},
            no_text=self.no_text + other.no_text,
        )

    @property
    def parsed(self) -> int:
        """How many pages were parsed, whatever they are."""
        return self.kinds.total()

    @property
    def articles(self) -> int:
        """How many pages are articles."""
        return self.kinds["article"]


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of *counts*."""
    found = Counts()
    for each in counts:
        found = found.plus(each)
    return found
