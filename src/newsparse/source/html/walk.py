"""HTML to a page: :func:`read_html`.  The only file that knows the HTML parser, with its neighbour ``declared.py``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from itertools import chain, starmap
from typing import Any
from urllib.parse import urljoin

import regex
import turbohtml
from attrs import evolve

from newsparse.model import Hint, Image, Line, Page
from newsparse.source.embedded import EmbeddedArticle, find_hidden_story
from newsparse.source.metadata import read_declared
from newsparse.span import Span
from newsparse.text.patterns import lazy

# How an element is walked, and how it closes.
_BLOCK, _SKIPPED, _BREAK, _IMAGE, _SOURCE, _LINK, _STRONG, _NAMED, _PLAIN, _VEIL = range(10)
# Elements that stand on lines of their own.
_BLOCKS = (
    "address", "article", "aside", "audio", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav", "noscript", "object", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary",
    "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video",
)  # fmt: skip
# Their text is code, or shown only by other programs.
_UNREAD = (
    "annotation", "annotation-xml", "canvas", "datalist", "head", "iframe", "map", "noembed", "noframes", "param",
    "script", "style", "svg", "template", "title", "track",
)  # fmt: skip
# What stands between two runs of text: an inline element has just closed, and another one opened, where they may be apart.
_NO_JOINT, _TOUCHING, _GAP = 0, 1, 2
_KINDS = {
    **dict.fromkeys(_BLOCKS, _BLOCK),
    **dict.fromkeys(_UNREAD, _SKIPPED),
    "br": _BREAK,
    "amp-img": _IMAGE,
    "img": _IMAGE,
    "source": _SOURCE,
    "a": _LINK,
    "b": _STRONG,
    "strong": _STRONG,
}
"""Of the elements that are not listed, custom ones are blocks where they stand alone; all others are inline."""
# Where words stand, and a custom element is one of them.
_OF_PROSE = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt", "td", "th", "figcaption", "caption", "summary",
    "blockquote",
})  # fmt: skip
# Where inline elements that touch are one word, unless they are links or times; elsewhere they are things beside
# each other: a kicker and its headline, a caption and its credit, a time and its news.
_OF_STORY = frozenset({"blockquote", "p", "summary"})
_SENTENCE_ENDS = frozenset(".!?…:)")
# What a line is told to stand in.
_TELLING = frozenset({
    "article", "aside", "blockquote", "button", "caption", "dd", "details", "dialog", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "iframe", "li", "main",
    "nav", "noscript", "ol", "option", "pre", "section", "select", "summary", "table", "td", "textarea", "th", "ul",
    "video",
})  # fmt: skip
# Inline elements that tell something of a line they make up.
_TELLING_INLINE = frozenset({"cite", "label", "q", "small", "time"})
_NONE: frozenset[str] = frozenset()
_LANDMARKS = {
    "main": "main",
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "article": "article",
    "dialog": "dialog",
    "search": "form",
}
"""ARIA roles, and the elements that have them by nature (HTML-AAM 1.0)."""
_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")
_ADDRESS_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_UNSEEN_WORDS = lazy(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|offscreen|assistive-text|hidden-accessible)(?:$|\s)"
)
_UNSEEN_STYLE = lazy(r"(?i)display\s*+:\s*+none|visibility\s*+:\s*+hidden")
# Words of two letters and more, split at the joints.  The first is for ASCII, and ten times as fast.
_LATIN_WORD = re.compile(r"[a-z][a-z]+|[A-Z](?:[A-Z]+[a-z]*|[a-z]+)|[0-9][0-9]+")
_WORD = lazy(r"\p{Lu}{2,}+\p{Ll}*+|\p{Lu}\p{Ll}++|[\p{L}--\p{Lu}]{2,}+|\p{N}{2,}+", regex.V1)
_FOLDER = re.compile(r"(?:https?+:)?+(?://[^/?#]*+)?+/([^/?#.\d]{2,24}+)/")
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+/[\w./~%+,@:=&-]*(?:\?[\w./~%+,@:=&-]+)?", re.ASCII)
"""An address that stays as it is, whatever page it stands on; most images have such ones."""
_MARKED = "[hidden], [aria-hidden], [style], [itemprop], [role], [data-testid]"
"""Elements that tell more than their classes and id do; most do not, and are not asked."""
_MANNERS_KEPT = 64
"""Kinds of elements that are remembered."""
_CLASSES_READ = 200
"""Characters of an element's classes that are read; some frameworks write thousands."""
_WORDS_KEPT = 12
"""Class and id words kept of one element."""
_NAMES_KEPT = 4
"""Inline elements of one line whose names are kept."""
_ENOUGH = 1000
"""Characters a page shows with scripts on that make its ``<noscript>`` a stand-in nobody sees."""
_PROSE = 60
"""Characters of the shortest line that counts as prose."""
_LITTLE = 1000
"""Characters of prose of a page that shows its story by itself; where there is less, it may wait in a script."""
_FULLER = 3
"""How many times longer than what the page shows a story in a script must be."""
_CLIMBED = 8
"""Ancestors asked where an element ends that the source never closed."""


def read_html(html: str, *, url: str | None = None, language: str | None = None) -> Page:
    """
    Return *html* as a page: one line for each run of text in a block element, and what the page declares.

    White space is collapsed.  Blocks are parted by a blank line, lines that ``<br>`` broke by a line feed.
    Hidden text is kept, marked as such in its hint; scripts, styles and comments are no text.

    Args:
        html: The page, decoded.

        url: Its address; images and the canonical address are made absolute with it.

        language: A BCP 47 tag, if the caller knows.

    Raises:
        TypeError: If *html* is no ``str``.
    """
    if not isinstance(html, str):
        raise TypeError(f"html: expected str, got {type(html).__name__}")
    document = turbohtml.parse(html, source_locations=True)
    declared = read_declared(document, url)
    base = next((each.value for each in declared if each.field == "base"), None)
    walk = _Walk(html, _absolute(url, base) if base else url)
    walk.run(document)
    del document  # most of what reading a page needs in memory
    if walk.prose < _LITTLE and (story := find_hidden_story(html, walk.text(), least=_FULLER * walk.prose)):
        walk.add(story)
    return Page(walk.text(), walk.shown_lines(), declared, url=url, language=language, images=tuple(walk.images))


class _Manner:
    """What a block element tells the lines in it; the same for all of equal name, classes and marks in its like."""

    __slots__ = ("_around", "_names", "_words", "_words_around", "depth", "figure", "inside", "path", "shape", "tag")

    def __init__(self, around: _Manner | None, tag: str, names: _Names, inside: frozenset[str], figure: int) -> None:
        self._around = around
        self._names = names
        self._words: tuple[str, ...] | None = None
        self._words_around: tuple[str, ...] | None = None
        self.tag = tag
        self.path: str = _path(around.path, tag) if around else ""
        self.inside = inside
        self.figure = figure
        self.depth: int = around.depth + 1 if around else 0
        self.shape = 0
        """Equal for those of equal path and words; 0 until a line asks."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its own names; that of many elements is asked by no line."""
        if self._words is None:
            classes, *others = self._names
            names = " ".join(filter(None, (classes and classes[:_CLASSES_READ], *others)))
            self._words = _split_words(names) if names else ()
        return self._words

    @property
    def words_around(self) -> tuple[str, ...]:
        """Those of its container and of that one's container too."""
        if self._words_around is None:
            around = self._around
            further = around and around._around  # noqa: SLF001  of its own kind
            self._words_around = self.words + (around.words if around else ()) + (further.words if further else ())
        return self._words_around


_Names = tuple[str | None, ...]
"""The classes of an element, its id, and of some its item property, role and test id."""
_Place = tuple[turbohtml.Element | None, _Manner, int, Any]
"""An open block element, what it tells, its number, and the place of the one around it; most are left without a line."""
_Inline = tuple[turbohtml.Element, str, str | None]
"""An inline element, its tag and its classes."""
_Waiting = tuple[Iterator[turbohtml.Node], int, Any]
"""Children still to be walked, how their element closes, and what closing needs."""


class _Walk:
    """One way through the tree that writes the page's text and its lines."""

    def __init__(self, html: str, base: str | None) -> None:
        self.lines: list[Line] = []
        self.images: list[Image] = []
        self.prose = 0
        """How many characters of prose the page shows."""
        self._html = html
        self._base = base
        self._returns = _find_returns(html)
        self._shadows = "shadowroot" in html
        self._written: list[str] = []
        self._length = 0
        self._pieces: list[str] = []
        self._linked = self._strong = self._covered = 0
        self._links = self._bold = self._naming = 0  # open <a>, <b>, and inline elements with names
        self._named: list[_Inline] = []  # those of this line
        self._telling: list[str] = []  # their tags, where those tell something
        self._joint = _NO_JOINT  # between two inline elements that touch
        self._veils = 0  # open inline elements that are hidden
        self._breaks = 2  # <br> since the last text; 2 and more end a block
        self._unseen: list[str] = []
        self._sources = ""
        self._number = 1
        self._shapes: dict[tuple[str, tuple[str, ...]], int] = {}
        self._standing: Span | None = None  # where all that is written stands, if not where its element does
        self._scriptless = False  # an element was met that shows without scripts only
        self._marked: Container[turbohtml.Node] = ()
        self._manners: dict[tuple[_Manner, str, _Names, bool], _Manner] = {}
        self._hints: dict[tuple[_Manner, int, str, frozenset[str]], Hint] = {}
        self._place: _Place = (None, _Manner(None, "", (None,), _NONE, 0), 1, None)
        self._located: turbohtml.Element | None = None  # the element located last
        self._source_span: Span | None = None  # and where it stands

    def text(self) -> str:
        """Return the text written."""
        return "".join(self._written)

    def shown_lines(self) -> tuple[Line, ...]:
        """Return the lines; those of ``<noscript>`` are hidden where the page shows enough without them."""
        lines = self.lines
        if not self._scriptless:
            return tuple(lines)
        shown = sum(len(line.span) for line in lines if line.hint.inside.isdisjoint(("hidden", "noscript")))
        if shown < _ENOUGH:
            return tuple(lines)
        return tuple(
            evolve(line, hint=_veiled(line.hint)) if "noscript" in line.hint.inside else line for line in lines
        )

    def add(self, story: EmbeddedArticle) -> None:
        """Write a story that a script would have shown, after everything else."""
        self._standing = story.span
        self.run(turbohtml.parse(f"<main><article>{story.html}</article></main>"))

    def run(self, document: turbohtml.Document) -> None:
        """Walk through the whole document; open elements wait on a list, not on the call stack."""
        text, element, kinds, shadows = turbohtml.Text, turbohtml.Element, _KINDS, self._shadows
        # What stands in a shadow tree is found by no selector.
        self._marked = _Everything() if shadows else frozenset(document.select(_MARKED))
        waiting: list[_Waiting] = []
        nodes, closing, kept = iter(document), _PLAIN, self._place
        place = self._place
        manner = place[1]
        while True:
            for node in nodes:
                if isinstance(node, text):
                    data = node.data
                    if manner.tag == "pre" and "\n" in data:
                        self._add_lines(data)
                    elif data.isspace():  # about half of all texts
                        self._joint = _NO_JOINT
                        if self._pieces:
                            self._pieces.append(" ")
                    else:
                        self._take(data)
                elif isinstance(node, element):
                    tag = node.tag
                    kind = kinds.get(tag)
                    if kind is _BLOCK or (kind is None and "-" in tag and self._stands_alone()):
                        self._end_block()
                        waiting.append((nodes, closing, kept))
                        nodes, closing, kept = self._inner(node) if shadows else iter(node), _BLOCK, place
                        self._number = number = self._number + 1
                        manner = self._manner(node, tag, manner)
                        self._place = place = (node, manner, number, place)
                        break
                    if kind is None or kind is _LINK or kind is _STRONG:
                        waiting.append((nodes, closing, kept))
                        nodes, closing, kept = self._open(node, tag, kind)
                        break
                    if kind is not _SKIPPED:
                        self._see(node, kind)
            else:
                if closing is _BLOCK:
                    self._end_block()
                    self._place = place = kept
                    manner = place[1]
                elif waiting:
                    self._close(closing, kept)
                else:
                    break
                nodes, closing, kept = waiting.pop()
        self._end_block()
        self._forget()
        self._marked, self._located, self._named = (), None, []  # they would keep the document

    def _forget(self) -> None:
        """Forget what elements told; elements that stand near each other are alike, others are not worth the memory."""
        self._manners.clear()
        self._hints.clear()

    def _manner(self, node: turbohtml.Element, tag: str, around: _Manner) -> _Manner:
        """Return what a block element tells that stands in one that tells *around*."""
        names: _Names = node.attr("class"), node.attr("id")
        hidden = self._veils > 0
        if node in self._marked:
            names += node.attr("itemprop"), node.attr("role"), node.attr("data-testid")
            hidden = hidden or _is_unseen(node)
        key = around, tag, names, hidden
        manner = self._manners.get(key)
        if manner is None or tag == "figure":
            inside = _with(around.inside, tag) if tag in _TELLING else around.inside
            if len(names) > 2:
                _, _, item, role, _ = names
                if item and "articleBody" in item:
                    inside = _with(inside, "articlebody")
                if role in _LANDMARKS:
                    inside = _with(inside, _LANDMARKS[role])
            if hidden or (names[0] and _names_unseen(names[0])):
                inside = _with(inside, "hidden")
            figure = self._number if tag == "figure" else around.figure
            self._scriptless = self._scriptless or tag == "noscript"
            if len(self._manners) == _MANNERS_KEPT:
                self._forget()
            manner = self._manners[key] = _Manner(around, tag, names, inside, figure)
        return manner

    def _stands_alone(self) -> bool:
        """Return whether a custom element stands on lines of its own: where no line is being written, nor prose."""
        return self._place[1].tag not in _OF_PROSE and not any(map(str.strip, self._pieces))

    def _see(self, node: turbohtml.Element, kind: int) -> None:
        """Take an element that has nothing in it."""
        if kind == _BREAK:
            self._break()
        elif kind == _IMAGE:
            self._see_image(node)
        else:
            self._sources = self._sources or node.attr("srcset") or node.attr("data-srcset") or ""

    def _open(self, node: turbohtml.Element, tag: str, kind: int | None) -> _Waiting:
        """Enter an element that is no block."""
        classes = node.attr("class")
        marked = node in self._marked
        if (marked and _is_unseen(node)) or (classes and _names_unseen(classes)):
            kept = self._pieces, self._linked, self._strong, self._covered, self._named, self._telling
            self._pieces, self._linked, self._strong, self._covered, self._named, self._telling = [], 0, 0, 0, [], []
            self._veils += 1
            return self._inner(node), _VEIL, kept
        if self._joint & _TOUCHING:
            apart = tag in _APART or self._place[1].tag not in _OF_STORY
        else:  # a caption and its credit
            last = self._pieces[-1][-1:] if self._pieces else ""
            apart = last in _SENTENCE_ENDS and self._place[1].tag not in _OF_STORY
        if apart:
            self._joint |= _GAP
        if kind == _STRONG:
            self._bold += 1
            return iter(node), _STRONG, None
        if kind == _LINK:
            self._links += 1
            self._naming += 1
            self._named.append((node, tag, classes))
            return iter(node), _LINK, None
        if classes or tag in _TELLING_INLINE or (marked and node.attr("itemprop")):
            self._naming += 1
            self._named.append((node, tag, classes))
            if tag in _TELLING_INLINE:
                self._telling.append(tag)
            return self._inner(node), _NAMED, None
        return self._inner(node), _PLAIN, None

    def _close(self, closing: int, kept: Any) -> None:
        self._joint |= _TOUCHING
        if closing == _LINK:
            self._links -= 1
            self._naming -= 1
        elif closing == _NAMED:
            self._naming -= 1
        elif closing == _STRONG:
            self._bold -= 1
        elif closing == _VEIL:
            self._veils -= 1
            self._unseen.append("".join(self._pieces))
            self._pieces, self._linked, self._strong, self._covered, self._named, self._telling = kept

    def _inner(self, node: turbohtml.Element) -> Iterator[turbohtml.Node]:
        """Return what an element shows: its shadow tree, if it declares one, before its children."""
        if self._shadows and (shadow := node.shadow_root) is not None:
            return chain(shadow, node)
        return iter(node)

    def _add_lines(self, data: str) -> None:
        """Take a run of preformatted text, in which a line feed ends the line."""
        for number, part in enumerate(data.split("\n")):
            if number:
                self._break()
            self._take(part)

    def _take(self, data: str) -> None:
        pieces = self._pieces
        joint, self._joint = self._joint, _NO_JOINT
        # Two inline elements without a blank between them, as in menus and lines of author and date: the style sheet
        # parts them, which we do not see.  A capital initial of its own is part of the word after it.
        if joint & _GAP and pieces and _are_apart(pieces[-1], data):
            pieces.append(" ")
        pieces.append(data)
        if self._naming or self._bold:
            length = len(" ".join(data.split()))
            if self._links:
                self._linked += length
            if self._bold:
                self._strong += length
            if self._naming:
                self._covered += length

    def _break(self) -> None:
        self._write_line()
        self._breaks += 1

    def _end_block(self) -> None:
        """Write what stands in the block and has not been written."""
        self._joint = _NO_JOINT
        if self._pieces:
            self._write_line()
        if self._unseen and not self._veils:
            self._write_unseen()
        self._breaks = 2

    def _write_unseen(self) -> None:
        hint = _veiled(self._hint())
        for each in self._unseen:
            if text := " ".join(each.split()):
                self._write(text, hint, 0, 0, continues=False)
        self._unseen = []

    def _write_line(self) -> None:
        """Write the line that the pieces make, if they make one."""
        pieces = self._pieces
        text = " ".join((pieces[0] if len(pieces) == 1 else "".join(pieces)).split())
        self._pieces = []
        if text:
            named = self._named
            hint = self._hint(named if 2 * self._covered >= len(text) else ())
            if self._veils:
                hint = _veiled(hint)
            self._write(text, hint, self._linked, self._strong, continues=self._breaks == 1)
            self._breaks = 0
        self._linked = self._strong = self._covered = 0
        if self._named:
            self._named, self._telling = [], []

    def _write(self, text: str, hint: Hint, linked: int, strong: int, *, continues: bool) -> None:
        start = self._length
        if start:
            gap = "\n" if continues else "\n\n"
            self._written.append(gap)
            start += len(gap)
        self._written.append(text)
        length = len(text)
        self._length = end = start + length
        if length >= _PROSE and 2 * linked < length and "hidden" not in hint.inside:
            self.prose += length
        node = self._place[0]
        if node is not self._located:
            self._located, self._source_span = node, self._locate(node)
        source = self._source_span
        self.lines.append(
            Line(Span(start, end), hint, source, continues, min(linked, length), min(strong, length))
            if linked or strong
            else Line(Span(start, end), hint, source, continues)
        )

    def _hint(self, named: Sequence[_Inline] = ()) -> Hint:
        """Return what the block element, and the inline elements in it that make up a line, tell this line."""
        names, tags = "", _NONE
        if named:
            names = " ".join(starmap(_names_of, named[:_NAMES_KEPT]))
            tags = frozenset(self._telling)
        place = self._place
        manner, outer = place[1], place[3] or place
        key = manner, outer[2], names, tags
        hint = self._hints.get(key)
        if hint is None:
            around = manner.words_around
            if not manner.shape:
                manner.shape = self._shapes.setdefault((manner.path, manner.words), len(self._shapes) + 1)
            hint = self._hints[key] = Hint(
                manner.tag,
                manner.path,
                _split_words(names) + around if names else around,
                manner.inside | tags if tags else manner.inside,
                outer[2],
                (outer[3] or outer)[2],
                manner.figure,
                manner.shape,
                manner.depth,
            )
        return hint

    def _see_image(self, node: turbohtml.Element) -> None:
        sources, self._sources = self._sources, ""
        found = chain(_addresses(node), (_first_of(sources),))
        address = next((each for each in found if each and not each.startswith("data:")), "")
        if address:
            address = _absolute(self._base, address)
            if self.images and self.images[-1].url == address:
                return  # a <noscript> repeats what a script would load
            self.images.append(Image(address, node.attr("alt") or "", self._length, self._place[1].figure))

    def _locate(self, node: turbohtml.Element | None) -> Span | None:
        """Return where an element stands in the raw HTML."""
        if node is None or self._standing is not None:
            return self._standing
        where = _location(node)
        if where is None:
            return None
        opening, closing, _ = where
        start = opening.start_offset
        end = closing.end_offset if closing else -1
        if self._returns:
            start, end = self._offset(start), self._offset(end)
        if closing is None:
            end = self._end_of_unclosed(node)
        return Span(start, max(start, end))

    def _end_of_unclosed(self, node: turbohtml.Element) -> int:
        """Return where an element ends that has no end tag: where the next one starts, or an ancestor ends."""
        inner: Any = node
        for _ in range(_CLIMBED):
            sibling = inner.next_sibling
            if isinstance(sibling, turbohtml.Element) and (place := _location(sibling)):
                return self._offset(place.start_tag.start_offset)
            inner = inner.parent
            if not isinstance(inner, turbohtml.Element):
                break
            if (place := _location(inner)) and place.end_tag:
                return self._offset(place.end_tag.start_offset)
        return len(self._html)

    def _offset(self, offset: int) -> int:
        """Return the parser's offset as one into the raw HTML; the parser counts CR LF as one character."""
        return offset + bisect_left(self._returns, offset) if self._returns else offset


def _location(node: turbohtml.Element) -> turbohtml.SourceLocation | None:
    """Return where an element stands in the raw HTML; unknown where the name of an attribute is no Unicode."""
    try:
        return node.source_location
    except UnicodeDecodeError:
        return None


_APART = frozenset({"a", "time"})
"""Inline elements that are no part of a word, wherever they stand."""


def _are_apart(before: str, after: str) -> bool:
    """Return whether two runs of text that touch are two words: ``Jane Doe`` and ``May 3``, not ``T`` and ``he``."""
    last, first = before[-1:], after[:1]
    if last in _SENTENCE_ENDS:
        return first.isupper() or first in "©("
    if not (last.isalnum() and first.isalnum()) or len(before) < 2:
        return False
    return not first.islower() or last.isdigit()


def raw_offsets(html: str) -> Callable[[int], int]:
    """Return the function from the parser's offsets to those into *html*; the parser counts CR LF as one character."""
    returns = _find_returns(html)
    return lambda offset: offset + bisect_left(returns, offset)


def _find_returns(html: str) -> list[int]:
    """Return where the parser sees the line feeds that are two characters in *html*, in its own offsets."""
    if "\r" not in html:  # one character is looked for ten times as fast as two
        return []
    return [match.start() - number for number, match in enumerate(re.finditer("\r\n", html))]


class _Everything:
    """Contains every element."""

    def __contains__(self, node: object) -> bool:
        return True


def _is_unseen(node: turbohtml.Element) -> bool:
    """Return whether an element's attributes hide it; of those that :data:`_MARKED` finds."""
    # React sends late parts of a page as <div hidden id="S:0"> and a script that moves them into place.
    if node.attr("hidden") is not None and not (node.attr("id") or "").startswith("S:"):
        return True
    # A paragraph hidden from screen readers alone is one behind a paywall, shown blurred.
    if node.attr("aria-hidden") == "true" and node.tag != "p":
        return True
    style = node.attr("style")
    return style is not None and _UNSEEN_STYLE.search(style) is not None


def _names_unseen(classes: str) -> bool:
    """Return whether an element's classes hide it; most hold none of the words, which is told much faster."""
    if not ("hidden" in classes or "screen" in classes or "sr-only" in classes or "assistive" in classes):
        return False
    return _UNSEEN_WORDS.search(classes) is not None


def _names_of(node: turbohtml.Element, tag: str, classes: str | None) -> str:
    """Return what an inline element is called; a link also by the first folder of its address."""
    if tag == "a":
        folder = _FOLDER.match(node.attr("href") or "")
        return f"{classes or ''} {node.attr('rel') or ''} {folder[1] if folder else ''}"
    return f"{classes or ''} {node.attr('itemprop') or ''}"


@lru_cache(8192)
def _path(outer: str, tag: str) -> str:
    """Return the path of an element in one whose path is *outer*: six names at most."""
    return "/".join([*outer.split("/")[-5:], tag] if outer else [tag])


@lru_cache(4096)
def _with(inside: frozenset[str], tag: str) -> frozenset[str]:
    return inside | {tag}


def _veiled(hint: Hint) -> Hint:
    return hint if "hidden" in hint.inside else evolve(hint, inside=_with(hint.inside, "hidden"))


@lru_cache(4096)
def _split_words(names: str) -> tuple[str, ...]:
    """Return the words of class and id names: ``"storyBody story__body-2"`` gives story, body."""
    words = (_LATIN_WORD if names.isascii() else _WORD).findall(names)
    if not (names.islower() and names.isascii()):
        words = " ".join(words).lower().split()
    return tuple(dict.fromkeys(words))[:_WORDS_KEPT]


def _addresses(node: turbohtml.Element) -> Iterator[str]:
    """Yield where an image may be loaded from, best first."""
    for name in _ADDRESSES:
        yield node.attr(name) or ""
    for name in _ADDRESS_SETS:
        yield _first_of(node.attr(name) or "")


def _first_of(addresses: str) -> str:
    """Return the first address of a ``srcset``."""
    first = addresses[:2000].split(maxsplit=1)
    return first[0].rstrip(",") if first else ""


def _absolute(base: str | None, address: str) -> str:
    address = address.strip()
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    try:
        return urljoin(base, address) if base else address
    except ValueError:  # a bracket where an IPv6 address should be
        return address
