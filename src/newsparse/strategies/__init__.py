"""
Hypothesis strategies that draw news pages **and** their answers together, to test any parser of news with.

Needs hypothesis (the extra ``strategies``); the parser itself never imports this package.

A drawn page knows its title, authors, date, dateline, captions, quotes and the role of each block, and prints itself
as flattened text and as HTML, so a test needs no second parser to know what is right::

    @given(strategies.pages())
    def test_title(page):
        assert my_parser(page.html).title == page.title

The words are our own, in the languages of :data:`LANGUAGES`.  Everything is drawn from hypothesis, so examples shrink.
"""

from newsparse.strategies.markup import Markup, markups
from newsparse.strategies.pages import DrawnPage, DrawnSite, Site, pages, site_frames, sites
from newsparse.strategies.parts import (
    DrawnByline,
    DrawnCaption,
    DrawnDateline,
    DrawnQuote,
    DrawnStamp,
    Part,
    boilerplate,
    bylines,
    captions,
    datelines,
    languages,
    names,
    paragraphs,
    quotes,
    timestamps,
)
from newsparse.strategies.printing import Layout, layouts
from newsparse.strategies.words import LANGUAGES

__all__ = [
    "LANGUAGES",
    "DrawnByline",
    "DrawnCaption",
    "DrawnDateline",
    "DrawnPage",
    "DrawnQuote",
    "DrawnSite",
    "DrawnStamp",
    "Layout",
    "Markup",
    "Part",
    "Site",
    "boilerplate",
    "bylines",
    "captions",
    "datelines",
    "languages",
    "layouts",
    "markups",
    "names",
    "pages",
    "paragraphs",
    "quotes",
    "site_frames",
    "sites",
    "timestamps",
]
