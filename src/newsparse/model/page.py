"""A page as every step sees it: its text, its lines and blocks, and its declarations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from attrs import field, frozen

from newsparse.model.roles import Role
from newsparse.span import Span
from newsparse.text.fold import fold


@frozen
class Declared:
    """
    A statement of a page about itself, out of sight: a meta tag, a JSON-LD entry, an attribute.

    ``field`` is the article's field it is about (``"title"``), ``path`` its place
    (``"meta[property=og:title]"``, ``"json-ld[0].@graph[2].headline"``), ``value`` its text,
    entities decoded and otherwise as written.
    """

    field: str
    path: str
    value: str


Origin: TypeAlias = Span | Declared
"""Where a value came from: a place on the page, or something declared."""


_CELLS = ("td", "th")


@frozen
class Hint:
    """What markup suggests about the lines of one element; empty for flattened text."""

    tag: str = ""
    """The nearest block element's name."""
    path: str = ""
    """The last six element names down to it, joined by ``/``."""
    words: tuple[str, ...] = ()
    """Class and id words of the element and its two nearest ancestors, split at their joints, lower case, nearest first."""
    inside: frozenset[str] = frozenset()
    """The elements and marks around it that matter for roles: ``article``, ``aside``, ``figcaption``, ``hidden``, ``consent`` …"""
    container: int = 0
    """A number for the element it stands in: equal for siblings."""
    outer: int = 0
    """The same for the container's container."""
    figure: int = 0
    """A number for the nearest ``figure``, 0 outside of any."""
    shape: int = 0
    """Equal for elements of equal path and class."""
    depth: int = 0
    """Number of elements around it."""
    article: int = 0
    """A number for the nearest ``article``, 0 outside of any."""
    number: int = field(default=0, eq=False)
    """Distinct hints of a page are numbered from 1; 0 for flattened text."""

    @property
    def row(self) -> int:
        """The number of the table row whose cell, or paragraph of a cell, it is; 0 elsewhere."""
        if "table" not in self.inside:
            return 0
        if self.tag in _CELLS:
            return self.container
        return self.outer if self.path.rpartition("/")[0].rpartition("/")[2] in _CELLS else 0


NO_HINT = Hint()


@frozen
class Line:
    """A run of the page's characters without a line break in it."""

    span: Span
    hint: Hint = NO_HINT
    source_span: Span | None = None
    """Where its element stands in the raw HTML, code points into the decoded input."""
    continues: bool = False
    """Whether it continues the line before it, as after ``<br>``."""
    linked: int = 0
    """Number of linked characters."""
    strong: int = 0
    """Number of bold characters."""


@frozen
class Image:
    """A picture on the page."""

    url: str
    alt: str
    at: int
    """Its place on the page: the offset of the text after it."""
    figure: int = 0
    """The number of its ``figure``, as in :class:`Hint`; 0 outside of any."""


@frozen
class Element:
    """An element of the page that Markdown shows, and the words in it."""

    span: Span
    tag: str
    """``a``, ``strong`` or ``em`` inside a block; ``h1`` to ``h6``, ``ol``, ``blockquote`` or ``td`` for a whole one."""
    url: str = ""
    """The address of a link."""
    row: int = 0
    """Of the cells of a table: equal for those of one row."""


@frozen
class RuleLabel:
    """A line whose role a site rule gives, or a label of an export."""

    span: Span
    role: Role
    why: str
    """The place in the rule, ``example.org.toml: [[hint]] 2 selector``, or the label, ``lexis[BYLINE]``."""
    settles: bool = True
    """Whether the line has this very role; otherwise it belongs to the story, and the labeller decides its role."""


@frozen
class RawBlock:
    """Lines that belong together, before they have a role."""

    span: Span
    text: str
    """The words, white space collapsed."""
    hint: Hint = NO_HINT
    source_span: Span | None = None
    linked: int = 0
    """Number of linked characters."""
    strong: int = 0
    """Number of bold characters."""


@frozen
class Page:
    """A page as every later step sees it: one text, its lines, and its declarations."""

    text: str
    lines: Sequence[Line] = ()
    declared: tuple[Declared, ...] = ()
    url: str | None = None
    language: str | None = None
    images: tuple[Image, ...] = ()
    elements: Sequence[Element] = ()
    """Links and emphasis, in page order."""
    truncated: bool = False
    """Whether the page was longer than the limit."""
    rule_labels: tuple[RuleLabel, ...] = ()
    """Roles that a site rule gives to lines; the first of a line counts."""
    folded: str = field(init=False, repr=False, eq=False)
    """``fold(text)``: as long as the text; patterns match on it."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.text))

    @property
    def span(self) -> Span:
        """The whole page."""
        return Span(0, len(self.text))

    @property
    def has_markup(self) -> bool:
        """Whether the page came with markup; flattened text has none."""
        return bool(self.lines) and bool(self.lines[0].hint.tag)
