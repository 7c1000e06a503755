"""The walk through the tree of an HTML page, compiled: :class:`Walk`."""

from array import array
from bisect import bisect_left
from functools import partial

import cython
import turbohtml
from attrs import evolve
from cython.cimports.cpython import array as c_array
from cython.cimports.newsparse.source.html.hints import OpenBlocks, Tag
from cython.cimports.newsparse.source.html.line_buffer import LineBuffer
from cython.cimports.newsparse.source.html.names import inline_names

from newsparse.model import Columns, Elements, Image, Lines
from newsparse.source.html import tags as known
from newsparse.source.html.escaped import strip_escaped
from newsparse.source.html.images import absolute_address, image_address
from newsparse.source.html.locations import find_returns
from newsparse.source.html.visibility import Everything, is_hidden
from newsparse.source.marked import find_marked
from newsparse.span import Span
from newsparse.text.address import LONGEST_ADDRESS

_TEXT, _ELEMENT = turbohtml.Text, turbohtml.Element

# How an element is walked, and how it closes.
_BLOCK = cython.declare(cython.int, known.BLOCK)
_SKIPPED = cython.declare(cython.int, known.SKIPPED)
_BREAK = cython.declare(cython.int, known.BREAK)
_IMAGE = cython.declare(cython.int, known.IMAGE)
_LINK = cython.declare(cython.int, known.LINK)
_STRONG = cython.declare(cython.int, known.STRONG)
_NAMED = cython.declare(cython.int, known.NAMED)
_PLAIN = cython.declare(cython.int, known.PLAIN)
_HIDDEN_INLINE = cython.declare(cython.int, known.HIDDEN)
_CUSTOM = cython.declare(cython.int, known.CUSTOM)

# What stands between two runs of text: an inline element has just closed, and another one opened, where they may be apart.
_TOUCHING = cython.declare(cython.int, 1)
_GAP = cython.declare(cython.int, 2)

_LINE_GAP, _PARAGRAPH_GAP = "\n", "\n\n"
"""What parts lines that ``<br>`` broke, and blocks."""
_PIECES = 8192
"""Pieces of text that are joined; the list of them would take more memory than short ones do."""
_ELEMENTS_KEPT = 20_000
"""Links and emphasised words of a page that are kept."""
_ELEMENTS_DEEP = 8
"""Links and emphasised words in each other that are kept."""
_NAMES_KEPT = 4
"""Inline elements of one line whose names are kept."""
_ENOUGH = 1000
"""Characters a page shows with scripts on that make its ``<noscript>`` a stand-in nobody sees."""
_PROSE = cython.declare(cython.Py_ssize_t, 60)
"""Characters of the shortest line that counts as prose."""
_CLIMBED = 8
"""Ancestors asked where an element ends that the source never closed."""


@cython.final
@cython.no_gc
@cython.freelist(64)
@cython.cclass
class _Waiting:
    """An open element: how it closes, and the line that it interrupted, if it is hidden."""

    node: object
    closing: cython.int
    after_shadow: object
    """The first of its children, while its shadow tree is walked."""
    line: LineBuffer
    named: list
    telling: cython.ulonglong
    markdown: str
    """What Markdown calls it, if its text is shown; else ``None``."""
    url: str
    start: cython.Py_ssize_t
    """Where its text starts in the line that is being written."""


@cython.final
@cython.cclass
class Walk:
    """
    One way through the tree that writes the page's text and its lines.

    Open elements wait on lists, not on the call stack, so that depth costs memory alone.
    """

    images: list = cython.declare(list, visibility="readonly")
    elements: Elements = cython.declare(object, visibility="readonly")
    """Links and emphasis, :class:`newsparse.model.Elements`."""
    prose: cython.Py_ssize_t = cython.declare(cython.Py_ssize_t, visibility="readonly")
    """How many characters of prose the page shows."""
    _base: str
    _html_length: cython.Py_ssize_t
    _returns: list
    _shadows: cython.bint
    # what is written
    _written: list
    _length: cython.Py_ssize_t
    _done: list  # what is written, in longer pieces
    _rows: c_array.array  # eight numbers a line, in the order of Columns.of_rows()
    # the line being written
    _line: LineBuffer
    _open_elements: list  # links and emphasis that have not ended
    _ended_elements: list  # those of this line that have: start, end (negative), tag, address
    _named: list  # its inline elements with names
    _telling: cython.ulonglong  # the bits of their tags, where those tell something
    _joint: cython.int
    _links: cython.int  # open <a>, <b>, inline elements with names, hidden inline elements
    _bold: cython.int
    _naming: cython.int
    _veils: cython.int
    _initial: cython.bint  # the last line is a capital alone, as drop caps are that stand in a block of their own
    _breaks: cython.int  # <br> since the last text; 2 and more end a block
    _unseen: list  # hidden texts of the block
    _sources: str  # the addresses of the <source> before an <img>
    # where it stands
    _blocks: OpenBlocks
    _locating: cython.bint
    _located: object
    _source_start: cython.Py_ssize_t
    _source_end: cython.Py_ssize_t
    _standing: object  # where all that is written stands, if not where its element does

    def __init__(self, html: str, base: str | None, *, locating: bool = True) -> None:
        self.images = []
        self.elements = Elements(partial(absolute_address, base))
        self.prose = 0
        self._open_elements, self._ended_elements = [], []
        self._base = base
        self._html_length = len(html)
        self._returns = find_returns(html)
        self._shadows = "shadowroot" in html
        self._written, self._done, self._length = [], [], 0
        self._rows, self._locating = array("i"), locating
        self._line, self._named, self._telling, self._joint = LineBuffer(), [], 0, 0
        self._links = self._bold = self._naming = self._veils = 0
        self._breaks = 2
        self._initial = False
        self._unseen, self._sources = [], ""
        self._blocks = OpenBlocks()
        self._located = self._standing = None
        self._source_start = self._source_end = -1

    # ------------------------------------------------------------- what comes out

    def text(self) -> str:
        """Return the text written."""
        return "".join([*self._done, *self._written])

    def lines(self) -> Lines:
        """Return the lines; those of ``<noscript>`` are hidden where the page shows enough without them."""
        columns = Columns.of_rows(self._rows)
        hints: list = self._blocks.hints
        if self._blocks.scriptless:
            shown = sum(
                end - start
                for start, end, number in zip(columns.starts, columns.ends, columns.hints, strict=True)
                if hints[number].inside.isdisjoint(("hidden", "noscript"))
            )
            if shown >= _ENOUGH:
                hints = [
                    evolve(hint, inside=hint.inside | {"hidden"}, number=hint.number)
                    if "noscript" in hint.inside
                    else hint
                    for hint in hints
                ]
        return Lines(columns, hints)

    def add(self, html: str, span: Span) -> None:
        """Write what *html* shows, after everything else; it stands at *span* in the raw HTML."""
        self._standing = span
        self.go_on(html)

    def go_on(self, html: str) -> None:
        """Write what *html* shows, after everything else."""
        document = turbohtml.parse(html)
        self.run(document, find_marked(document))

    # ------------------------------------------------------------------- the loop

    def run(self, document: turbohtml.Document, marked: list) -> None:
        """Walk through the whole document, of which *marked* elements have attributes that matter."""
        tag: Tag
        waiting: _Waiting
        kind: cython.int
        stack: list = []
        node: object = _first_child(document)
        # What stands in a shadow tree is found by no selector.
        self._blocks.marked = Everything() if self._shadows else frozenset(marked)
        while True:
            if node is None:  # the element's last child has been walked
                if not stack:
                    break
                waiting = stack[len(stack) - 1]
                if waiting.after_shadow is not None:
                    node, waiting.after_shadow = waiting.after_shadow, None
                    continue
                stack.pop()
                self._close(waiting)
                node = waiting.node
            elif type(node) is _TEXT:
                self._take_text(node, node.data)
            elif type(node) is _ELEMENT:
                tag = self._blocks.tag_of(node.tag)
                kind = tag.kind
                if kind == _CUSTOM:  # a block where no line is being written, nor prose
                    kind = _PLAIN if self._blocks.innermost.context.tag.of_prose or self._line.length else _BLOCK
                if kind in (_BLOCK, _PLAIN, _LINK, _STRONG):
                    waiting = _Waiting()
                    waiting.node = node
                    if kind == _BLOCK:
                        self._end_block()
                        self._blocks.open(node, tag, self._veils > 0)
                        waiting.closing = _BLOCK
                    else:
                        waiting.closing = self._open_inline(node, tag, kind, waiting)
                    stack.append(waiting)
                    node = self._inner(node, waiting)
                    continue
                self._see(node, kind)
            node = node.next_sibling
        self._end_block()
        self._blocks.forget()
        self._located, self._named = None, []  # they would keep the document

    @cython.cfunc
    def _inner(self, node: object, waiting: _Waiting) -> object:
        """Return the first node that an element shows: its shadow tree, if it declares one, comes before its children."""
        if self._shadows:
            shadow = node.shadow_root
            if shadow is not None:
                waiting.after_shadow = _first_child(node)
                first = _first_child(shadow)
                if first is not None:
                    return first
                waiting.after_shadow = None
        return _first_child(node)

    @cython.cfunc
    def _see(self, node: object, kind: cython.int) -> object:
        """Take an element that has nothing in it."""
        if kind == _BREAK:
            self._break()
        elif kind == _IMAGE:
            self._see_image(node)
        elif kind != _SKIPPED and not self._sources:
            self._sources = node.attr("srcset") or node.attr("data-srcset") or ""

    @cython.cfunc
    def _see_image(self, node: object) -> object:
        sources, self._sources = self._sources, ""
        address: str = image_address(node, sources, self._base)
        if address and not (self.images and self.images[len(self.images) - 1].url == address):
            # otherwise a <noscript> repeats what a script would load
            self.images.append(
                Image(address, node.attr("alt") or "", self._length, self._blocks.innermost.context.figure)
            )

    # ------------------------------------------------------------------- elements

    @cython.cfunc
    @cython.exceptval(check=True)
    def _open_inline(self, node: object, tag: Tag, kind: cython.int, waiting: _Waiting) -> cython.int:
        """Enter an element that is no block, and return how it closes."""
        classes: str = node.attr("class")
        marked: cython.bint = node in self._blocks.marked
        apart: cython.bint
        of_story: cython.bint = self._blocks.innermost.context.tag.of_story
        if (marked and is_hidden(node)) or (classes is not None and self._blocks.class_names(classes).hidden):
            waiting.line, waiting.named, waiting.telling = self._line, self._named, self._telling
            self._line, self._named, self._telling = LineBuffer(), [], 0
            self._veils += 1
            return _HIDDEN_INLINE
        if self._joint & _TOUCHING:
            apart = tag.separate or not of_story
        else:  # a caption and its credit
            apart = not of_story and _ends_sentence(self._line.last)
        if apart:
            self._joint |= _GAP
        if tag.markdown is not None and not self._veils and len(self._open_elements) < _ELEMENTS_DEEP:
            waiting.markdown, waiting.start = tag.markdown, self._line.length
            waiting.url = _usable_address(node.attr("href")) if kind == _LINK else ""
            self._open_elements.append(waiting)
        if kind == _STRONG:
            self._bold += 1
            return _STRONG
        telling: cython.bint = tag.bit != 0
        if kind == _LINK:
            self._links += 1
        elif not (classes or telling or (marked and node.attr("itemprop"))):
            return _PLAIN
        elif telling:
            self._telling |= tag.bit
        self._naming += 1
        if len(self._named) < _NAMES_KEPT:
            self._named.append((node, tag.name, classes))
        return _LINK if kind == _LINK else _NAMED

    @cython.cfunc
    def _close(self, waiting: _Waiting) -> object:
        closing: cython.int = waiting.closing
        if closing == _BLOCK:
            self._end_block()
            self._blocks.close()
            return None
        self._joint |= _TOUCHING
        if waiting.markdown is not None:
            self._end_element(waiting)
            self._open_elements.pop()
        if closing == _LINK:
            self._links -= 1
            self._naming -= 1
        elif closing == _NAMED:
            self._naming -= 1
        elif closing == _STRONG:
            self._bold -= 1
        elif closing == _HIDDEN_INLINE:
            self._veils -= 1
            if self._line.length:
                self._unseen.append(self._line.text())
            self._line, self._named, self._telling = waiting.line, waiting.named, waiting.telling
        return None

    # ------------------------------------------------------------------- text

    @cython.cfunc
    def _take_text(self, node: object, data: str) -> object:
        if self._blocks.innermost.context.tag.name == "pre" and "\n" in data:  # a line feed ends the line
            for number, part in enumerate(data.split("\n")):
                if number:
                    self._break()
                self._take(part)
        elif data.isspace():  # about half of all texts
            self._joint = 0
            self._line.blank()
        elif "<" in data and (parts := strip_escaped(node, data)) is not None:
            for part in parts:
                self._end_block()
                self._take(part)
            self._end_block()
        else:
            self._take(data)

    @cython.cfunc
    def _take(self, data: str) -> object:
        line: LineBuffer = self._line
        joint: cython.int = self._joint
        self._joint = 0
        # Two inline elements without a blank between them, as in menus and lines of author and date: the style sheet
        # parts them, which we do not see.  A capital initial of its own is part of the word after it.
        if joint & _GAP and line.begun and data and _are_apart(line.last, line.last_length, ord(data[0])):
            line.blank()
        length: cython.Py_ssize_t = line.take(data)
        if self._links:
            line.linked += length
        if self._bold:
            line.strong += length
        if self._naming:
            line.named += length

    @cython.cfunc
    def _break(self) -> object:
        self._write_line()
        self._breaks += 1

    @cython.cfunc
    def _end_block(self) -> object:
        """Write what stands in the block and has not been written."""
        self._joint = 0
        if self._line.begun:
            self._write_line()
        if self._unseen and not self._veils:
            hint: object = self._blocks.hidden(self._blocks.hint("", 0))
            for text in self._unseen:
                self._write(text, hint, 0, 0, _PARAGRAPH_GAP)
            self._unseen = []
        self._breaks = 2

    @cython.cfunc
    def _write_line(self) -> object:
        """Write the line, if it holds anything, and begin the next."""
        line: LineBuffer = self._line
        length: cython.Py_ssize_t = line.length
        if length:
            names: str = ""
            if self._named and 2 * line.named >= length:
                node, tag, classes = self._named[0]
                names = inline_names(node, tag, classes)
                for node, tag, classes in self._named[1:]:
                    names = names + " " + inline_names(node, tag, classes)
                hint = self._blocks.hint(names, self._telling)
            else:
                hint = self._blocks.hint("", 0)
            if self._veils:
                hint = self._blocks.hidden(hint)
            gap = _LINE_GAP if self._breaks == 1 else _PARAGRAPH_GAP
            if self._open_elements and not self._veils:
                for waiting in self._open_elements:
                    self._end_element(waiting)
            self._write(line.text(), hint, min(line.linked, length), min(line.strong, length), gap)
            self._breaks = 0
            if self._ended_elements and not self._veils:
                self._add_elements(self._length - length)
        line.clear()
        if self._named:
            self._named, self._telling = [], 0

    @cython.cfunc
    def _write(self, text: str, hint: object, linked: cython.Py_ssize_t, strong: cython.Py_ssize_t, gap: str) -> object:
        """Write a line, after *gap* if it is not the first."""
        length: cython.Py_ssize_t = len(text)
        start: cython.Py_ssize_t = self._length
        if len(self._written) >= _PIECES:
            self._done.append("".join(self._written))
            self._written.clear()
        if self._initial and length >= _PROSE and text[0].islower() and "hidden" not in hint.inside:
            start -= 1  # the letter and the rest of its word are one line
            length += 1
            del self._rows[-8:]
        elif start:
            self._written.append(gap)
            start += len(gap)
        self._initial = length == 1 and text.isupper() and "hidden" not in hint.inside
        self._written.append(text)
        self._length = start + length
        if length >= _PROSE and 2 * linked < length and "hidden" not in hint.inside:
            self.prose += length
        self._locate()
        rows: c_array.array = self._rows
        size: cython.Py_ssize_t = len(rows)
        c_array.resize_smart(rows, size + 8)
        row: cython.pointer[cython.int] = rows.data.as_ints + size
        row[0], row[1], row[2], row[3], row[4] = start, self._length, hint.number, linked, strong
        row[5], row[6], row[7] = gap is _LINE_GAP, self._source_start, self._source_end

    @cython.cfunc
    def _end_element(self, waiting: _Waiting) -> object:
        """Note where in the line an element's text stands; on the next line it goes on from the start."""
        end: cython.Py_ssize_t = self._line.length
        if end > waiting.start and (waiting.url or waiting.markdown != "a"):
            self._ended_elements.append((waiting.start, -end, waiting.markdown, waiting.url))
        waiting.start = 0

    @cython.cfunc
    def _add_elements(self, line_start: cython.Py_ssize_t) -> object:
        """Add the elements of the line that has just been written."""
        start: cython.Py_ssize_t
        text: str = self._written[len(self._written) - 1] if self._written else ""
        self._ended_elements.sort()
        for start, negative_end, tag, url in self._ended_elements:
            if len(self.elements) < _ELEMENTS_KEPT:
                blank: cython.bint = start < len(text) and text[start] == " "  # before its first word
                self.elements.add(line_start + start + blank, line_start - negative_end, tag, url)
        self._ended_elements = []

    # ------------------------------------------------------------------- places in the source

    @cython.cfunc
    def _locate(self) -> object:
        """Find where the element that is open stands in the raw HTML."""
        node: object = self._blocks.innermost.node
        if not self._locating:
            return None
        if self._standing is not None:
            self._source_start, self._source_end = self._standing.start, self._standing.end
            return None
        if node is self._located:
            return None
        self._located = node
        self._source_start = self._source_end = -1
        where = None if node is None else _location(node)
        if where is None:
            return None
        start: cython.Py_ssize_t = self._offset(where.start_tag.start_offset)
        end_tag = where.end_tag
        end: cython.Py_ssize_t = self._end_of_unclosed(node) if end_tag is None else self._offset(end_tag.end_offset)
        self._source_start, self._source_end = start, max(start, end)
        return None

    @cython.cfunc
    @cython.exceptval(check=True)
    def _end_of_unclosed(self, node: object) -> cython.Py_ssize_t:
        """Return where an element ends that has no end tag: where the next one starts, or an ancestor ends."""
        for _ in range(_CLIMBED):
            sibling = node.next_sibling
            if type(sibling) is _ELEMENT:
                where = _location(sibling)
                if where is not None:
                    return self._offset(where.start_tag.start_offset)
            node = node.parent
            if type(node) is not _ELEMENT:
                break
            where = _location(node)
            if where is not None and where.end_tag is not None:
                return self._offset(where.end_tag.start_offset)
        return self._html_length

    @cython.cfunc
    @cython.exceptval(check=True)
    def _offset(self, offset: cython.Py_ssize_t) -> cython.Py_ssize_t:
        """Return the parser's offset as one into the raw HTML; the parser counts CR LF as one character."""
        return offset + bisect_left(self._returns, offset) if self._returns else offset


@cython.cfunc
def _usable_address(address: str | None) -> str:
    """Return the address of a link, or nothing where it leads nowhere or is too long to be one."""
    if address is None or len(address) > LONGEST_ADDRESS or address.startswith(("#", "javascript:")):
        return ""
    return address


@cython.cfunc
def _first_child(node: object) -> object:
    return node[0] if len(node) else None


@cython.cfunc
def _location(node: object) -> object:
    """Return where an element stands in the raw HTML; ``None`` where the name of an attribute is no Unicode."""
    try:
        return node.source_location
    except UnicodeDecodeError:
        return None


@cython.cfunc
@cython.inline
def _ends_sentence(character: cython.Py_UCS4) -> cython.bint:
    return character in ".!?…:)"


@cython.cfunc
def _are_apart(last: cython.Py_UCS4, last_length: cython.Py_ssize_t, first: cython.Py_UCS4) -> cython.bint:
    """Return whether two runs of text that touch are two words: ``Jane Doe`` and ``May 3``, not ``T`` and ``he``."""
    if _ends_sentence(last):
        return first.isupper() or first in "©("
    if not (last.isalnum() and first.isalnum()) or last_length < 2:
        return False
    return not first.islower() or last.isdigit()
