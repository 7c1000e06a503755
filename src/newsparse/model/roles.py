"""What a block, a page and a quotation can be."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a block of the page is."""

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
    """What the page is as a whole."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    TEASER = "teaser"
    GALLERY = "gallery"
    INDEX = "index"
    EMPTY = "empty"


class QuoteKind(StrEnum):
    """How the quoted words belong to their speaker."""

    DIRECT = "direct"
    """All that is reported stands inside the marks."""
    MIXED = "mixed"
    """The marks hold a part of a sentence that goes on outside them."""
    NOT_SPEECH = "not_speech"
    """A title of a work, a nickname, a scare quote: nobody is quoted."""
