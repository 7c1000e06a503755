"""An author as a byline prints it."""

from __future__ import annotations

from attrs import frozen

from newsparse.span import Span


@frozen
class Author:
    """One author as printed."""

    name: str
    span: Span
    is_person: bool
    """``False`` for an agency, a desk or another organisation."""
    role: str | None = None
    """The post, as printed: ``Political Editor``."""
    organisation: str | None = None
    """The paper or agency, as printed."""
