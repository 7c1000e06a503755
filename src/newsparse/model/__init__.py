"""The values that every step shares: the page and its blocks, the article and its fields; all frozen."""

from newsparse.model.article import (
    RECORD_FIELDS,
    SCHEMA_VERSION,
    Article,
    Block,
    Byline,
    Caption,
    Dateline,
    Quote,
    plain_fields,
)
from newsparse.model.choice import BlockReasons, Candidate, Choice, Evidence, Reason
from newsparse.model.columns import Columns, Elements, Lines, RawBlocks
from newsparse.model.factory import Factory
from newsparse.model.limits import DEFAULT_LIMITS, Limits
from newsparse.model.page import NO_HINT, Declared, Element, Hint, Image, Line, Origin, Page, RawBlock, RuleLabel
from newsparse.model.roles import BODY_ROLES, TEXT_ROLES, PageKind, QuoteKind, Role

__all__ = [
    "BODY_ROLES",
    "DEFAULT_LIMITS",
    "NO_HINT",
    "RECORD_FIELDS",
    "SCHEMA_VERSION",
    "TEXT_ROLES",
    "Article",
    "Block",
    "BlockReasons",
    "Byline",
    "Candidate",
    "Caption",
    "Choice",
    "Columns",
    "Dateline",
    "Declared",
    "Element",
    "Elements",
    "Evidence",
    "Factory",
    "Hint",
    "Image",
    "Limits",
    "Line",
    "Lines",
    "Origin",
    "Page",
    "PageKind",
    "Quote",
    "QuoteKind",
    "RawBlock",
    "RawBlocks",
    "Reason",
    "Role",
    "RuleLabel",
    "plain_fields",
]
