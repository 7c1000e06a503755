"""An article as Markdown (CommonMark, with the tables of GitHub): :func:`to_markdown`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import quote

from newsparse.model import TEXT_ROLES, Article, Block, Caption, Element, Role
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy

# What Markdown reads as its own: backslash, code, emphasis, links, HTML, strike-through, cells, references.  An
# underscore inside a word is none of it.
_SPECIAL = lazy(r"[\\`*\[\]<>~|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#|\w)")
_OPENING = lazy(r"(?:[#+=-]|\d{1,9}(?=[.)]))")
"""What opens a heading, list or rule at the start of a line."""
_SAFE_SCHEMES: Final = ("http://", "https://", "mailto:")
_SAFE_CHARACTERS: Final = "%/:?#@!$&'+,;=~-._"
_EMPHASIS: Final = {"strong": "**", "em": "*"}
_SHOWN: Final = (TEXT_ROLES | {Role.PULL_QUOTE, Role.CAPTION}) - {Role.STANDFIRST}
_CELL = lazy(r"\t++| {2,}+| \| ")
"""What parts the cells of a row of flattened text."""
_MOST_COLUMNS: Final = 60


def to_markdown(article: Article, *, links: bool = False, images: bool = False) -> str:
    """
    Return the article to read: title, standfirst, who and when, then body and captions in page order.

    Whatever the page's own words look like in Markdown or HTML is escaped, and only links to the web and to mail
    addresses are written.

    Args:
        article: Emphasis, levels of headings, numbered lists and links come from its ``elements``, which an article
            of flattened text or from JSON lacks.

        links: Whether to write links; else their words alone.

        images: Whether to write the images that have a caption.
    """
    parts = [f"# {_escape(article.title)}"] if article.title else []
    if article.standfirst:
        parts.append(f"**{_escape(article.standfirst)}**")
    when = article.published.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00") if article.published else ""
    if signature := " · ".join(filter(None, (", ".join(article.authors), when))):
        parts.append(f"*{_escape(signature)}*")
    page = _Elements(article, links=links)
    blocks = [_describe(block, page) for block in article.blocks if block.role in _SHOWN]
    captions = _captions_by_start(article) if images else {}
    for kind, run in groupby(blocks, key=lambda described: described.kind):
        parts += _write(kind, [*run], page, captions)
    return "\n\n".join(parts) + "\n" if parts else ""


class _Described(NamedTuple):
    """A block, and how Markdown writes it."""

    block: Block
    kind: str
    """``"text"``, or what a run of such blocks is: ``"ul"``, ``"ol"``, ``"quote"``, ``"table"``."""
    element: Element | None
    """The element that it is as a whole."""


def _describe(block: Block, page: _Elements) -> _Described:
    element = page.whole(block)
    tag = element.tag if element else ""
    if block.role is Role.LIST_ITEM:
        return _Described(block, "ol" if tag == "ol" else "ul", element)
    if block.role is Role.TABLE:
        return _Described(block, "table", element)
    if block.role is Role.PULL_QUOTE or (block.role is Role.PARAGRAPH and tag == "blockquote"):
        return _Described(block, "quote", element)
    return _Described(block, "text", element)


def _write(kind: str, run: Sequence[_Described], page: _Elements, captions: dict[int, Caption]) -> Iterator[str]:
    """Yield the parts that a run of blocks of one kind makes."""
    if kind == "table":
        yield _write_table(run, page)
        return
    lines = [page.words(each.block, bold=each.block.role is not Role.HEADING) for each in run]
    if kind == "ul":
        yield "\n".join(f"- {line}" for line in lines)
    elif kind == "ol":
        yield "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    elif kind == "quote":
        yield "\n>\n".join(f"> {line}" for line in lines)
    else:
        for each, line in zip(run, lines, strict=True):
            yield from _write_text(each, line, captions)


def _write_text(described: _Described, words: str, captions: dict[int, Caption]) -> Iterator[str]:
    role = described.block.role
    if role is Role.HEADING:
        tag = described.element.tag if described.element else "h2"
        level = max(2, int(tag[1])) if tag[1:].isdigit() else 2
        yield f"{'#' * level} {words}"
    elif role is Role.CAPTION:
        caption = captions.get(described.block.span.start)
        if caption is not None and caption.image_url and (address := _safe_address(caption.image_url)):
            yield f"![{_escape(caption.text)}]({address})"
        yield f"*{words}*"
    else:
        yield words


def _write_table(run: Sequence[_Described], page: _Elements) -> str:
    """Return the rows of a table, with the first row as its head."""
    rows = [page.cells(each.block)[:_MOST_COLUMNS] for each in run]
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _captions_by_start(article: Article) -> dict[int, Caption]:
    """Return the captions by the start of the block that they open."""
    starts = [block.span.start for block in article.blocks]
    found: dict[int, Caption] = {}
    for caption in article.captions:
        if caption.span is not None and starts:
            at = bisect_left(starts, caption.span.start + 1) - 1
            found.setdefault(starts[max(0, at)], caption)
    return found


class _Elements:
    """The elements of a page, by the blocks they stand in."""

    def __init__(self, article: Article, *, links: bool) -> None:
        self._text = article.page_text
        self._whole: dict[tuple[int, int], Element] = {}
        self._cells = [each for each in article.elements if each.tag == "td"]
        self._cell_starts = [each.span.start for each in self._cells]
        inline = []
        for each in article.elements:
            if each.tag in _EMPHASIS or (each.tag == "a" and links):
                inline.append(each)
            elif each.tag != "a":
                self._whole.setdefault((each.span.start, each.span.end), each)
        self._inline = sorted(inline, key=lambda each: (each.span.start, -each.span.end))
        self._starts = [each.span.start for each in self._inline]

    def whole(self, block: Block) -> Element | None:
        """Return the element that *block* is as a whole."""
        return self._whole.get((block.span.start, block.span.end))

    def cells(self, block: Block) -> list[str]:
        """Return the cells of a table row, each with its words; a row of unknown cells is cut at tabs and bars."""
        first = bisect_left(self._cell_starts, block.span.start)
        last = bisect_left(self._cell_starts, block.span.end)
        if first < last:
            return [self._words_of(each.span) for each in self._cells[first:last]]
        cells = _CELL.split(block.span.of(self._text) or block.text)
        return [_escape(collapse_whitespace(cell)) for cell in cells]

    def words(self, block: Block, *, bold: bool = True) -> str:
        """Return the block's words with links and emphasis, *bold* among it, all else escaped."""
        first = bisect_left(self._starts, block.span.start)
        if first == bisect_left(self._starts, block.span.end):
            return _escape(block.text)
        return self._words_of(block.span, bold=bold)

    def _words_of(self, where: Span, *, bold: bool = True) -> str:
        """Return the words of a part of the page, as :meth:`words` does."""
        first, last = bisect_left(self._starts, where.start), bisect_left(self._starts, where.end)
        pieces: list[str] = []
        at = where.start
        open_until: list[tuple[int, str]] = []
        for element in self._inline[first:last]:
            start, end = self._tight(element.span.start, min(element.span.end, where.end))
            mark, closing = _marks(element)
            if (
                (not bold and element.tag == "strong")
                or not mark
                or start >= end
                or start < at
                or not self._stands_free(element.tag, start, end)
            ):
                continue
            at = self._close(open_until, start, at, pieces)
            crosses = bool(open_until) and open_until[-1][0] < end
            if crosses or any(each[:2] == closing[:2] for _, each in open_until):  # or stands within its like
                continue
            pieces += (_escape_inner(self._text[at:start]), mark)
            open_until.append((end, closing))
            at = start
        at = self._close(open_until, where.end, at, pieces)
        pieces.append(_escape_inner(self._text[at : where.end]))
        return _escape_opening(collapse_whitespace("".join(pieces)))

    def _close(self, open_until: list[tuple[int, str]], until: int, at: int, pieces: list[str]) -> int:
        """Close what ends at *until* or before, and return how far the text is written."""
        while open_until and open_until[-1][0] <= until:
            end, closing = open_until.pop()
            pieces += (_escape_inner(self._text[at:end]), closing)
            at = end
        return at

    def _tight(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without white space at its ends, where marks of emphasis would not count."""
        words = self._text[start:end]
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def _stands_free(self, tag: str, start: int, end: int) -> bool:
        """Return whether no letter touches the range; marks of emphasis inside a word may not count."""
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        return tag == "a" or not (before.isalnum() or after.isalnum())


def _marks(element: Element) -> tuple[str, str]:
    """Return what stands before and after the words of an element; nothing for links that lead elsewhere."""
    if element.tag != "a":
        return _EMPHASIS[element.tag], _EMPHASIS[element.tag]
    address = _safe_address(element.url)
    return ("[", f"]({address})") if address else ("", "")


def _safe_address(address: str) -> str | None:
    """Return an address that can stand in parentheses, or ``None`` if it does not lead to the web or to mail."""
    address = address.strip()
    if not address.lower().startswith(_SAFE_SCHEMES):
        return None
    return quote(address.encode("utf-8", "replace"), safe=_SAFE_CHARACTERS)


def _escape(text: str) -> str:
    return _escape_opening(_escape_inner(text))


def _escape_inner(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _escape_opening(line: str) -> str:
    """Return one line with a backslash before what would make it a heading, a list or a rule."""
    match = _OPENING.match(line)
    if match is None:
        return line
    at = match.end() if match[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
