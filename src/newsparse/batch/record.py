"""Records: the pages of an archive."""

from __future__ import annotations

from attrs import frozen

from newsparse.profile import SiteProfile


@frozen
class Failure:
    """The reason why a record has no article."""

    kind: str
    """One word to count by; ``docs/batch.md`` lists them all."""
    message: str


@frozen
class Record:
    """One page of an archive, or the place where one could not be read."""

    source: str
    """The file it came from."""
    record_id: str
    """Names the record in its source: a WARC record id, ``file:line``, a path."""
    position: int = 0
    """Index of the record in its source, from 0."""
    url: str | None = None
    page: bytes | str | None = None
    encoding: str | None = None
    """The charset of the HTTP header."""
    form: str = "auto"
    """``"html"``, ``"text"``, or ``"auto"`` to tell them apart."""
    status: int | None = None
    """The HTTP status."""
    failure: Failure | None = None
    offset: int = 0
    """Offset in its source, in bytes; for progress only."""
    profile: SiteProfile | None = None
    """Profile of its site, if one was learned."""

    @property
    def weight(self) -> int:
        """Size of the page, in bytes or code points."""
        return len(self.page) if self.page is not None else 0


@frozen
class ReadOptions:
    """The size of a page, and where JSON, CSV and Parquet keep what is needed."""

    max_page_bytes: int = 20 * 2**20
    """A page that is larger, compressed or decompressed, becomes a failure."""
    page_field: str | None = None
    """``None`` takes the first of :data:`newsparse.batch.inputs.jsonl.PAGE_FIELDS` that a line has."""
    url_field: str = "url"
    id_field: str | None = None
    """``None`` takes ``file:line``."""

    def too_large(self) -> Failure:
        """Return the failure of a page beyond the limit."""
        return Failure("too_large", f"the page has more than {self.max_page_bytes:,} bytes, decompressed")
