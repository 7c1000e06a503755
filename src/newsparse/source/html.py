"""HTML to a page: :func:`read_html`.  The only file that knows the HTML parser, with its neighbour ``declared.py``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any
from urllib.parse import urljoin

import regex
import turbohtml
from attrs import define, evolve

from newsparse.model import Hint, Image, Line, Page
from newsparse.source.declared import read_declared
from newsparse.span import Span

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "noscript",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "object",
    ]
)
# Their text is code, or shown only by other programs.
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "svg",
        "canvas",
        "datalist",
        "noembed",
        "noframes",
        "param",
        "source",
        "track",
        "map",
    ]
)
# Where a custom element stands among words; elsewhere it is a block.
_OF_PROSE = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "figcaption",
        "caption",
        "summary",
        "blockquote",
    ]
)
# What a line is told to stand in.
_TELLING = frozenset(
    [
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "dd",
        "details",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "iframe",
        "li",
        "main",
        "nav",
        "noscript",
        "ol",
        "option",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "td",
        "textarea",
        "th",
        "ul",
        "video",
    ]
)
_STRONG = frozenset({"b", "strong"})
_UNSEEN_WORDS = regex.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|offscreen|assistive-text|hidden-accessible)(?:$|\s)"
)
_UNSEEN_STYLE = regex.compile(r"(?i)display\s*+:\s*+none|visibility\s*+:\s*+hidden")
_JOINT = regex.compile(r"[^\p{L}\p{N}]++|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})")
_RETURN = regex.compile(r"\r\n")
_WORDS_KEPT = 12
"""Class and id words kept of one element; some frameworks write hundreds."""


def read_html(html: str, *, url: str | None = None, language: str | None = None) -> Page:
    """
    Return *html* as a page: one line for each run of text in a block element, and what the page declares.

    White space is collapsed.  Blocks are parted by a blank line, lines that ``<br>`` broke by a line feed.
    Hidden text is kept, marked as such in its hint; scripts, styles and comments are no text.

    Args:
        html: The page, decoded.

        url: Its address; images and the canonical address are made absolute with it.

        language: A BCP 47 tag, if the caller knows.
    """
    document = turbohtml.parse(html, source_locations=True)
    declared = read_declared(document, url)
    base = next((each.value for each in declared if each.field == "base"), url)
    walk = _Walk(html, base)
    walk.run(document)
    return Page(walk.text(), tuple(walk.lines), declared, url=url, language=language, images=tuple(walk.images))


@define(eq=False)
class _Frame:
    """A block element while it is open.  What only lines need is worked out when the first line is written."""

    tag: str = ""
    outer: _Frame | None = None
    node: turbohtml.Element | None = None
    number: int = 1
    names: str = ""
    """Class, id and itemprop, as written."""
    inside: frozenset[str] = frozenset()
    path: tuple[str, ...] = ()
    figure: int = 0
    depth: int = 0
    hint: Hint | None = None
    unseen: Hint | None = None
    source_span: Span | None = None
    located: bool = False


_Waiting = tuple[Iterator[turbohtml.Node], str, Any]
"""Children still to be walked, how their element closes, and what closing needs."""


class _Walk:
    """One way through the tree that writes the page's text and its lines."""

    def __init__(self, html: str, base: str | None) -> None:
        self.lines: list[Line] = []
        self.images: list[Image] = []
        self._html = html
        self._base = base
        self._returns = _find_returns(html)
        self._written: list[str] = []
        self._length = 0
        self._pieces: list[str] = []
        self._linked = 0
        self._strong = 0
        self._links = 0  # open <a>
        self._bold = 0  # open <b>
        self._breaks = 2  # <br> since the last text; 2 and more end a block
        self._unseen: list[str] = []
        self._number = 1
        self._shapes: dict[tuple[str, tuple[str, ...]], int] = {}
        self._frame = _Frame()

    def text(self) -> str:
        """Return the text written."""
        return "".join(self._written)

    def run(self, document: turbohtml.Document) -> None:
        """Walk through the whole document; open elements wait on a list, not on the call stack."""
        waiting: list[_Waiting] = [(iter(document.children), "", None)]
        while waiting:
            nodes, closing, kept = waiting[-1]
            for node in nodes:
                if isinstance(node, turbohtml.Text):
                    self._add(node.data)
                elif isinstance(node, turbohtml.Element) and (entered := self._open(node)):
                    waiting.append(entered)
                    break
            else:
                waiting.pop()
                self._close(closing, kept)
        self._flush(ends_block=True)

    def _open(self, node: turbohtml.Element) -> _Waiting | None:
        """Enter an element; ``None`` where nothing in it is to be walked."""
        tag = node.tag
        if tag in _SKIPPED:
            return None
        if tag == "br":
            self._break()
            return None
        if tag in ("img", "amp-img"):
            self._see_image(node)
            return None
        if tag in _BLOCKS or ("-" in tag and self._frame.tag not in _OF_PROSE):
            self._flush(ends_block=True)
            outer, self._frame = self._frame, self._enter(node, tag)
            return _inner(node), "block", outer
        if _is_unseen(node, node.attr("class")):
            kept, self._pieces = self._pieces, []
            return _inner(node), "unseen", kept
        if tag == "a":
            self._links += 1
            return _inner(node), "a", None
        if tag in _STRONG:
            self._bold += 1
            return _inner(node), "b", None
        return _inner(node), "", None

    def _close(self, closing: str, kept: Any) -> None:
        if closing == "block":
            self._flush(ends_block=True)
            self._frame = kept
        elif closing == "a":
            self._links -= 1
        elif closing == "b":
            self._bold -= 1
        elif closing == "unseen":
            self._unseen.append("".join(self._pieces))
            self._pieces = kept

    def _enter(self, node: turbohtml.Element, tag: str) -> _Frame:
        """Return the frame of a block element."""
        outer = self._frame
        self._number += 1
        classes, item = node.attr("class"), node.attr("itemprop")
        inside = outer.inside
        if tag in _TELLING:
            inside = _with(inside, tag)
        if _is_unseen(node, classes):
            inside = _with(inside, "hidden")
        if item == "articleBody":
            inside = _with(inside, "articlebody")
        names = f"{classes or ''} {node.attr('id') or ''} {item or ''}"
        figure = self._number if tag == "figure" else outer.figure
        return _Frame(tag, outer, node, self._number, names, inside, (*outer.path[-5:], tag), figure, outer.depth + 1)

    def _hint(self, frame: _Frame) -> Hint:
        """Return what the frame tells the lines in it."""
        if frame.hint is None:
            outer = frame.outer or frame
            further = outer.outer or outer
            path, words = "/".join(frame.path), _split_words(frame.names)
            frame.hint = Hint(
                frame.tag,
                path,
                words + _split_words(outer.names) + _split_words(further.names),
                frame.inside,
                outer.number,
                further.number,
                frame.figure,
                self._shapes.setdefault((path, words), len(self._shapes) + 1),
                frame.depth,
            )
        return frame.hint

    def _add(self, data: str) -> None:
        """Take a run of text into the line."""
        if self._frame.tag == "pre" and "\n" in data:
            for number, part in enumerate(data.split("\n")):
                if number:
                    self._break()
                self._take(part)
        else:
            self._take(data)

    def _take(self, data: str) -> None:
        self._pieces.append(data)
        if self._links or self._bold:
            length = len(" ".join(data.split()))
            if self._links:
                self._linked += length
            if self._bold:
                self._strong += length

    def _break(self) -> None:
        self._flush(ends_block=False)
        self._breaks += 1

    def _flush(self, *, ends_block: bool) -> None:
        """Write the line that the pieces make, if they make one."""
        pieces = self._pieces
        if pieces:
            text = " ".join("".join(pieces).split())
            self._pieces = []
            if text:
                self._write(text, self._hint(self._frame), self._linked, self._strong, continues=self._breaks == 1)
                self._breaks = 0
            self._linked = self._strong = 0
        if ends_block:
            self._breaks = 2
            if self._unseen:
                self._write_unseen()

    def _write(self, text: str, hint: Hint, linked: int, strong: int, *, continues: bool) -> None:
        if self._length:
            gap = "\n" if continues else "\n\n"
            self._written.append(gap)
            self._length += len(gap)
        start = self._length
        self._written.append(text)
        self._length = end = start + len(text)
        source = self._locate(self._frame)
        self.lines.append(
            Line(Span(start, end), hint, source, continues, min(linked, end - start), min(strong, end - start))
        )

    def _write_unseen(self) -> None:
        frame = self._frame
        if frame.unseen is None:
            hint = self._hint(frame)
            frame.unseen = evolve(hint, inside=_with(hint.inside, "hidden"))
        for each in self._unseen:
            if text := " ".join(each.split()):
                self._write(text, frame.unseen, 0, 0, continues=False)
        self._unseen = []

    def _see_image(self, node: turbohtml.Element) -> None:
        address = node.attr("src") or ""
        if not address or address.startswith("data:"):
            address = node.attr("data-src") or node.attr("data-original") or _first_of(node.attr("srcset"))
        if address and not address.startswith("data:"):
            address = _absolute(self._base, address)
            self.images.append(Image(address, node.attr("alt") or "", self._length, self._frame.figure))

    def _locate(self, frame: _Frame) -> Span | None:
        """Return where the frame's element stands in the raw HTML."""
        if frame.located or frame.node is None:
            return frame.source_span
        frame.located = True
        where = frame.node.source_location
        if where is None:
            return None
        start = self._offset(where.start_tag.start_offset)
        frame.source_span = Span(start, max(start, self._offset((where.end_tag or where.start_tag).end_offset)))
        return frame.source_span

    def _offset(self, offset: int) -> int:
        """Return the parser's offset as one into the raw HTML; the parser counts CR LF as one character."""
        if self._returns:
            offset += bisect_left(self._returns, offset)
        return min(offset, len(self._html))


def _find_returns(html: str) -> list[int]:
    """Return where the parser sees the line feeds that are two characters in *html*, in its own offsets."""
    if "\r\n" not in html:
        return []
    return [match.start() - number for number, match in enumerate(_RETURN.finditer(html))]


def _inner(node: turbohtml.Element) -> Iterator[turbohtml.Node]:
    """Return what an element shows: its shadow tree, if it declares one, before its children."""
    shadow = node.shadow_root
    return iter(node.children) if shadow is None else chain(shadow.children, node.children)


def _is_unseen(node: turbohtml.Element, classes: str | None) -> bool:
    if node.attr("hidden") is not None or node.attr("aria-hidden") == "true":
        return True
    style = node.attr("style")
    if style and _UNSEEN_STYLE.search(style):
        return True
    return bool(classes and _UNSEEN_WORDS.search(classes))


@lru_cache(4096)
def _with(inside: frozenset[str], tag: str) -> frozenset[str]:
    return inside | {tag}


@lru_cache(8192)
def _split_words(names: str) -> tuple[str, ...]:
    """Return the words of class and id names: ``"storyBody story__body-2"`` gives story, body, 2."""
    parts = (part.lower() for part in _JOINT.split(names[:600]) if part)
    return tuple(dict.fromkeys(part for part in parts if len(part) > 1))[:_WORDS_KEPT]


def _first_of(addresses: str | None) -> str:
    return addresses.split(",")[0].split()[0] if addresses and addresses.split(",")[0].split() else ""


def _absolute(base: str | None, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if base else address.strip()
    except ValueError:  # a bracket where an IPv6 address should be
        return address.strip()
