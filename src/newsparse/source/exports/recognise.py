"""Which export a text is: :func:`recognise`."""

from __future__ import annotations

from newsparse.model import Page
from newsparse.source.exports.export import TOP, Export
from newsparse.source.exports.factiva import read_codes, read_length
from newsparse.source.exports.labels import has_labels
from newsparse.source.exports.mail import read_mail
from newsparse.source.exports.words import read_words
from newsparse.span import Span

_READERS = (read_codes, read_mail, read_words, read_length)
"""In the order in which they are asked."""


def may_be_export(page: Page) -> bool:
    """Return whether any of the first lines looks as if it had a label; only then it is worth a closer look."""
    return has_labels(page, TOP)


def recognise(page: Page, where: Span) -> Export | None:
    """Return the document in a part of a page as its labels divide it, or ``None`` where it has none or no story."""
    for read in _READERS:
        export = read(page, where)
        if export is not None:
            return export if export.body < export.tail else None
    return None
