"""News pages, HTML or flattened text, into structured articles with every value traceable to its place."""

from newsparse.errors import LexiconError, NewsparseError, SchemaError, UnknownLanguageError
from newsparse.fields.quote import find_quotes
from newsparse.model import (
    Article,
    Block,
    Caption,
    Dateline,
    Declared,
    Origin,
    PageKind,
    Quote,
    QuoteKind,
    Role,
)
from newsparse.span import Span

__all__ = [
    "Article",
    "Block",
    "Caption",
    "Dateline",
    "Declared",
    "LexiconError",
    "NewsparseError",
    "Origin",
    "PageKind",
    "Quote",
    "QuoteKind",
    "Role",
    "SchemaError",
    "Span",
    "UnknownLanguageError",
    "find_quotes",
]
