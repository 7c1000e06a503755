"""The kinds of blocks, pages and quotations."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The role of a block on its page."""

    BANNER = "banner"
    NAVIGATION = "navigation"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    TABLE = "table"
    """A row of a data table, or a whole one."""
    RELATED = "related"
    PROMO = "promo"
    COMMENT = "comment"
    FOOTER = "footer"
    DUPLICATE = "duplicate"
    OTHER = "other"


BODY_ROLES = frozenset({Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM, Role.TABLE})
"""The roles of the story itself."""
TEXT_ROLES = BODY_ROLES | {Role.STANDFIRST}
"""The roles whose blocks make ``Article.text``: the standfirst opens it where the page prints one."""


class PageKind(StrEnum):
    """The kind of page."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    TEASER = "teaser"
    GALLERY = "gallery"
    INDEX = "index"
    EMPTY = "empty"


class QuoteKind(StrEnum):
    """How the quoted words belong to their speaker."""

    DIRECT = "direct"
    """The marks hold everything that is reported."""
    MIXED = "mixed"
    """The marks hold part of a sentence that continues outside them."""
    NOT_SPEECH = "not_speech"
    """A title of a work, a nickname, a scare quote: nobody is quoted."""
