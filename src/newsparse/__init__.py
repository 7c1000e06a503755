"""News pages, HTML or flattened text, into structured articles with every value traceable to its place."""

from typing import TYPE_CHECKING, Any

from newsparse.errors import (
    LexiconError,
    NewsparseError,
    ProfileError,
    SchemaError,
    SiteRuleError,
    UnknownLanguageError,
)
from newsparse.fields.byline import parse_byline
from newsparse.fields.caption.parse import parse_caption
from newsparse.fields.dateline import parse_dateline
from newsparse.fields.quote import find_quotes
from newsparse.fields.timestamp import parse_timestamp
from newsparse.model import (
    Article,
    Block,
    Byline,
    Caption,
    Dateline,
    Declared,
    Limits,
    Origin,
    PageKind,
    Quote,
    QuoteKind,
    Role,
)
from newsparse.models import Models, load_models
from newsparse.options import ParseOptions
from newsparse.pipeline import Parser, parse, parse_html, parse_text
from newsparse.span import Span

if TYPE_CHECKING:
    from newsparse.profile import SiteProfile

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Block",
    "Byline",
    "Caption",
    "Dateline",
    "Declared",
    "LexiconError",
    "Limits",
    "Models",
    "NewsparseError",
    "Origin",
    "PageKind",
    "ParseOptions",
    "Parser",
    "ProfileError",
    "Quote",
    "QuoteKind",
    "Role",
    "SchemaError",
    "SiteProfile",
    "SiteRuleError",
    "Span",
    "UnknownLanguageError",
    "__version__",
    "find_quotes",
    "load_models",
    "parse",
    "parse_byline",
    "parse_caption",
    "parse_dateline",
    "parse_html",
    "parse_text",
    "parse_timestamp",
]


def __getattr__(name: str) -> Any:
    """Return what is imported when it is first asked for: a parse needs no profile, nor what learns one."""
    if name == "SiteProfile":
        from newsparse.profile import SiteProfile  # noqa: PLC0415

        return SiteProfile
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
