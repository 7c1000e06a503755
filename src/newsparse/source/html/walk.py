"""The walk through the tree of an HTML page: :class:`Walk`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import chain, starmap
from typing import Any

import turbohtml
from attrs import evolve

from newsparse.model import Hint, Image, Line
from newsparse.source.embedded import EmbeddedArticle
from newsparse.source.html.context import (
    NO_TAGS,
    ElementContext,
    Names,
    hidden_hint,
    inline_names,
    split_words,
    with_tag,
)
from newsparse.source.html.images import absolute_address, first_address, image_addresses
from newsparse.source.html.locations import find_returns, location
from newsparse.source.html.tags import (
    BLOCK,
    BREAK,
    CONTEXT_TAGS,
    HIDDEN,
    IMAGE,
    INLINE_CONTEXT_TAGS,
    KINDS,
    LANDMARKS,
    LINK,
    NAMED,
    PLAIN,
    PROSE_TAGS,
    SEPARATE_TAGS,
    SKIPPED,
    STORY_TAGS,
    STRONG,
)
from newsparse.source.html.visibility import MARKED, Everything, is_hidden, names_hidden
from newsparse.span import Span

# What stands between two runs of text: an inline element has just closed, and another one opened, where they may be apart.
_NO_JOINT, _TOUCHING, _GAP = 0, 1, 2
_SENTENCE_ENDS = frozenset(".!?…:)")
_MANNERS_KEPT = 64
"""Kinds of elements that are remembered."""
_NAMES_KEPT = 4
"""Inline elements of one line whose names are kept."""
_ENOUGH = 1000
"""Characters a page shows with scripts on that make its ``<noscript>`` a stand-in nobody sees."""
_PROSE = 60
"""Characters of the shortest line that counts as prose."""
_CLIMBED = 8
"""Ancestors asked where an element ends that the source never closed."""


_Place = tuple[turbohtml.Element | None, ElementContext, int, Any]
"""An open block element, what it tells, its number, and the place of the one around it; most are left without a line."""
_Inline = tuple[turbohtml.Element, str, str | None]
"""An inline element, its tag and its classes."""
_Waiting = tuple[Iterator[turbohtml.Node], int, Any]
"""Children still to be walked, how their element closes, and what closing needs."""


class Walk:
    """One way through the tree that writes the page's text and its lines."""

    def __init__(self, html: str, base: str | None) -> None:
        self.lines: list[Line] = []
        self.images: list[Image] = []
        self.prose = 0
        """How many characters of prose the page shows."""
        self._html = html
        self._base = base
        self._returns = find_returns(html)
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
        self._manners: dict[tuple[ElementContext, str, Names, bool], ElementContext] = {}
        self._hints: dict[tuple[ElementContext, int, str, frozenset[str]], Hint] = {}
        self._hidden: dict[Hint, Hint] = {}
        self._distinct = 0  # hints so far
        self._place: _Place = (None, ElementContext(None, "", (None,), NO_TAGS, 0), 1, None)
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
            evolve(line, hint=self._hidden_hint(line.hint)) if "noscript" in line.hint.inside else line
            for line in lines
        )

    def add(self, story: EmbeddedArticle) -> None:
        """Write a story that a script would have shown, after everything else."""
        self._standing = story.span
        self.run(turbohtml.parse(f"<main><article>{story.html}</article></main>"))

    def run(self, document: turbohtml.Document) -> None:
        """Walk through the whole document; open elements wait on a list, not on the call stack."""
        text, element, kinds, shadows = turbohtml.Text, turbohtml.Element, KINDS, self._shadows
        # What stands in a shadow tree is found by no selector.
        self._marked = Everything() if shadows else frozenset(document.select(MARKED))
        waiting: list[_Waiting] = []
        nodes, closing, kept = iter(document), PLAIN, self._place
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
                    if kind is BLOCK or (kind is None and "-" in tag and self._stands_alone()):
                        self._end_block()
                        waiting.append((nodes, closing, kept))
                        nodes, closing, kept = self._inner(node) if shadows else iter(node), BLOCK, place
                        self._number = number = self._number + 1
                        manner = self._manner(node, tag, manner)
                        self._place = place = (node, manner, number, place)
                        break
                    if kind is None or kind is LINK or kind is STRONG:
                        waiting.append((nodes, closing, kept))
                        nodes, closing, kept = self._open(node, tag, kind)
                        break
                    if kind is not SKIPPED:
                        self._see(node, kind)
            else:
                if closing is BLOCK:
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

    def _manner(self, node: turbohtml.Element, tag: str, around: ElementContext) -> ElementContext:
        """Return what a block element tells that stands in one that tells *around*."""
        names: Names = node.attr("class"), node.attr("id")
        hidden = self._veils > 0
        if node in self._marked:
            names += node.attr("itemprop"), node.attr("role"), node.attr("data-testid")
            hidden = hidden or is_hidden(node)
        key = around, tag, names, hidden
        manner = self._manners.get(key)
        if manner is None or tag == "figure":
            inside = with_tag(around.inside, tag) if tag in CONTEXT_TAGS else around.inside
            if len(names) > 2:
                _, _, item, role, _ = names
                if item and "articleBody" in item:
                    inside = with_tag(inside, "articlebody")
                if role in LANDMARKS:
                    inside = with_tag(inside, LANDMARKS[role])
            if hidden or (names[0] and names_hidden(names[0])):
                inside = with_tag(inside, "hidden")
            figure = self._number if tag == "figure" else around.figure
            self._scriptless = self._scriptless or tag == "noscript"
            if len(self._manners) == _MANNERS_KEPT:
                self._forget()
            manner = self._manners[key] = ElementContext(around, tag, names, inside, figure)
        return manner

    def _stands_alone(self) -> bool:
        """Return whether a custom element stands on lines of its own: where no line is being written, nor prose."""
        return self._place[1].tag not in PROSE_TAGS and not any(map(str.strip, self._pieces))

    def _see(self, node: turbohtml.Element, kind: int) -> None:
        """Take an element that has nothing in it."""
        if kind == BREAK:
            self._break()
        elif kind == IMAGE:
            self._see_image(node)
        else:
            self._sources = self._sources or node.attr("srcset") or node.attr("data-srcset") or ""

    def _open(self, node: turbohtml.Element, tag: str, kind: int | None) -> _Waiting:
        """Enter an element that is no block."""
        classes = node.attr("class")
        marked = node in self._marked
        if (marked and is_hidden(node)) or (classes and names_hidden(classes)):
            kept = self._pieces, self._linked, self._strong, self._covered, self._named, self._telling
            self._pieces, self._linked, self._strong, self._covered, self._named, self._telling = [], 0, 0, 0, [], []
            self._veils += 1
            return self._inner(node), HIDDEN, kept
        if self._joint & _TOUCHING:
            apart = tag in SEPARATE_TAGS or self._place[1].tag not in STORY_TAGS
        else:  # a caption and its credit
            last = self._pieces[-1][-1:] if self._pieces else ""
            apart = last in _SENTENCE_ENDS and self._place[1].tag not in STORY_TAGS
        if apart:
            self._joint |= _GAP
        if kind == STRONG:
            self._bold += 1
            return iter(node), STRONG, None
        if kind == LINK:
            self._links += 1
            self._naming += 1
            self._named.append((node, tag, classes))
            return iter(node), LINK, None
        if classes or tag in INLINE_CONTEXT_TAGS or (marked and node.attr("itemprop")):
            self._naming += 1
            self._named.append((node, tag, classes))
            if tag in INLINE_CONTEXT_TAGS:
                self._telling.append(tag)
            return self._inner(node), NAMED, None
        return self._inner(node), PLAIN, None

    def _close(self, closing: int, kept: Any) -> None:
        self._joint |= _TOUCHING
        if closing == LINK:
            self._links -= 1
            self._naming -= 1
        elif closing == NAMED:
            self._naming -= 1
        elif closing == STRONG:
            self._bold -= 1
        elif closing == HIDDEN:
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
        hint = self._hidden_hint(self._hint())
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
                hint = self._hidden_hint(hint)
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
        names, tags = "", NO_TAGS
        if named:
            names = " ".join(starmap(inline_names, named[:_NAMES_KEPT]))
            tags = frozenset(self._telling)
        place = self._place
        manner, outer = place[1], place[3] or place
        key = manner, outer[2], names, tags
        hint = self._hints.get(key)
        if hint is None:
            around = manner.words_around
            if not manner.shape:
                manner.shape = self._shapes.setdefault((manner.path, manner.words), len(self._shapes) + 1)
            self._distinct += 1
            hint = self._hints[key] = Hint(
                manner.tag,
                manner.path,
                split_words(names) + around if names else around,
                manner.inside | tags if tags else manner.inside,
                outer[2],
                (outer[3] or outer)[2],
                manner.figure,
                manner.shape,
                manner.depth,
                self._distinct,
            )
        return hint

    def _hidden_hint(self, hint: Hint) -> Hint:
        """Return *hint*, hidden."""
        if "hidden" in hint.inside:
            return hint
        found = self._hidden.get(hint)
        if found is None:
            self._distinct += 1
            found = self._hidden[hint] = evolve(hidden_hint(hint), number=self._distinct)
        return found

    def _see_image(self, node: turbohtml.Element) -> None:
        sources, self._sources = self._sources, ""
        found = chain(image_addresses(node), (first_address(sources),))
        address = next((each for each in found if each and not each.startswith("data:")), "")
        if address:
            address = absolute_address(self._base, address)
            if self.images and self.images[-1].url == address:
                return  # a <noscript> repeats what a script would load
            self.images.append(Image(address, node.attr("alt") or "", self._length, self._place[1].figure))

    def _locate(self, node: turbohtml.Element | None) -> Span | None:
        """Return where an element stands in the raw HTML."""
        if node is None or self._standing is not None:
            return self._standing
        where = location(node)
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
            if isinstance(sibling, turbohtml.Element) and (place := location(sibling)):
                return self._offset(place.start_tag.start_offset)
            inner = inner.parent
            if not isinstance(inner, turbohtml.Element):
                break
            if (place := location(inner)) and place.end_tag:
                return self._offset(place.end_tag.start_offset)
        return len(self._html)

    def _offset(self, offset: int) -> int:
        """Return the parser's offset as one into the raw HTML; the parser counts CR LF as one character."""
        return offset + bisect_left(self._returns, offset) if self._returns else offset


def _are_apart(before: str, after: str) -> bool:
    """Return whether two runs of text that touch are two words: ``Jane Doe`` and ``May 3``, not ``T`` and ``he``."""
    last, first = before[-1:], after[:1]
    if last in _SENTENCE_ENDS:
        return first.isupper() or first in "©("
    if not (last.isalnum() and first.isalnum()) or len(before) < 2:
        return False
    return not first.islower() or last.isdigit()
