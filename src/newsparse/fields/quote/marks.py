"""Find the strings in quotation marks of one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import regex

from newsparse.span import Span
from newsparse.text.patterns import lazy


class QuotedSpan(NamedTuple):
    """One outermost string in quotation marks; offsets into the page's text."""

    start: int
    """Of the words inside the marks."""
    end: int
    outer_start: int
    """Of the opening mark."""
    outer_end: int
    """After the closing mark, or the paragraph's end where none stands."""
    closed: bool
    """Whether a closing mark stands in the paragraph."""
    work: bool
    """Whether the marks are those of titles of works: ``《》``."""
    continues: bool = False
    """Whether it goes on with the speech of the paragraph before, which only dash speech says by itself."""


def find_quoted_spans(text: str, where: Span, *, most: int | None = None) -> tuple[QuotedSpan, ...]:
    """
    Return the outermost strings in quotation marks of one paragraph, in reading order.

    Every mark is read by its shape and by what stands beside it.  Where that does not come out even, marks are
    paired again without nesting, so that one stray mark spoils one string at most.

    Args:
        text: The page's text.

        where: The span of the paragraph.

        most: How many come back at most; ``None`` for all.
    """
    if not (_OPENER.search(text, where.start, where.end) or text.find(",,", where.start, where.end) >= 0):
        return ()
    read = (_read_mark(text, match, where) for match in _find_marks(text, where))
    marks = [*islice(read, None if most is None else _PER_STRING * most)]
    found = _pair_all(text, where, marks)
    if most is not None and len(found) <= most:  # the last may only look open
        rest = [*read]  # seldom any: a paragraph that holds many marks and few strings
        found = _pair_all(text, where, marks + rest) if rest else found
    return found[:most]


def _find_marks(text: str, where: Span) -> Iterator[regex.Match[str]]:
    """Yield the marks of one paragraph, in order."""
    at = where.start
    while (sign := _SIGN.search(text, at, where.end)) is not None:
        at = sign.start()
        match = _MARKS.match(text, at, where.end)
        at = match.end() if match is not None else at + 1
        if match is not None and match["attribute"] is None:
            yield match


_PER_STRING = 4
"""Marks read for each string that is wanted, at first: two, and apostrophes."""


def _pair_all(text: str, where: Span, marks: list[_Mark]) -> tuple[QuotedSpan, ...]:
    """Return the outermost strings that hold something."""
    pairing = _Pairing(text, where, marks, nest=True)
    pairing.run()
    if not pairing.even:
        pairing = _Pairing(text, where, marks, nest=False)
        pairing.run()
    return tuple(each for each in pairing.found if each.start < each.end)


def opens_with_mark(text: str, where: Span) -> bool:
    """Return whether the first thing in the paragraph is an opening quotation mark."""
    match = _FIRST_MARK.match(text, where.start, where.end)
    return match is not None and not _SHAPES[match["mark"]].only_closes


class _Shape(NamedTuple):
    """What a character can be."""

    opens: bool
    closers: str
    """The characters that close what this one opens."""
    single: bool = False
    only_closes: bool = False


_SHAPES: dict[str, _Shape] = {
    '"': _Shape(opens=True, closers='"＂”'),
    "＂": _Shape(opens=True, closers='"＂'),
    "``": _Shape(opens=True, closers="''´´\""),
    # Two apostrophes close what two backticks opened.  They open nothing: wiki markup sets italics with them.
    "''": _Shape(opens=False, closers="", only_closes=True),
    "″": _Shape(opens=True, closers="″"),
    "´´": _Shape(opens=True, closers="´´``"),
    "<<": _Shape(opens=True, closers=">>"),
    ">>": _Shape(opens=False, closers="", only_closes=True),
    "〝": _Shape(opens=True, closers="〞〟"),
    "〞": _Shape(opens=False, closers="", only_closes=True),
    "〟": _Shape(opens=False, closers="", only_closes=True),
    ",,": _Shape(opens=True, closers="''“”\""),
    "“": _Shape(opens=True, closers='”"'),
    "‟": _Shape(opens=True, closers='”"'),
    "„": _Shape(opens=True, closers='“”"‟'),
    "”": _Shape(opens=True, closers="”“"),  # as Swedish and Finnish papers open
    "«": _Shape(opens=True, closers="»"),
    "»": _Shape(opens=True, closers="«»"),  # as German and Danish, and as Swedish papers open
    "「": _Shape(opens=True, closers="」"),
    "『": _Shape(opens=True, closers="』"),
    "《": _Shape(opens=True, closers="》"),
    "〈": _Shape(opens=True, closers="〉"),
    "」": _Shape(opens=False, closers="", only_closes=True),
    "』": _Shape(opens=False, closers="", only_closes=True),
    "》": _Shape(opens=False, closers="", only_closes=True),
    "〉": _Shape(opens=False, closers="", only_closes=True),
    "‘": _Shape(opens=True, closers="’'", single=True),
    "‚": _Shape(opens=True, closers="‘’'", single=True),
    "‛": _Shape(opens=True, closers="’'", single=True),
    "'": _Shape(opens=True, closers="'’", single=True),
    "`": _Shape(opens=True, closers="'’", single=True),
    "’": _Shape(opens=False, closers="", single=True, only_closes=True),
    "‹": _Shape(opens=True, closers="›", single=True),
    "›": _Shape(opens=True, closers="‹", single=True),
}
_WORKS = frozenset("《〈")
_STRAIGHT = frozenset({'"', "＂", "″", "´´"})
"""Signs that open and close alike; what stands beside them decides."""
_ENTITIES = {
    **dict.fromkeys(("quot", "#34", "#x22"), '"'),
    **dict.fromkeys(("ldquo", "#8220", "#x201c"), "“"),
    **dict.fromkeys(("rdquo", "#8221", "#x201d"), "”"),
    **dict.fromkeys(("bdquo", "#8222", "#x201e"), "„"),
    **dict.fromkeys(("laquo", "#171", "#xab"), "«"),
    **dict.fromkeys(("raquo", "#187", "#xbb"), "»"),
}
"""Marks that a scraper left as the names or numbers of their characters."""
# The value of an attribute, left over from markup, is no quote.
_MARKS = lazy(
    r"""
    (?P<attribute> (?<=\w) = (?: ["“”][^"“”<>\n]{0,300}+["“”] | '[^'<>\n]{0,300}+' ) )
    | & (?P<entity> \L<entities> ) ;
    | `` | '' | ´´ | << | >> | (?<![\p{L}\p{N}]),,(?=[\p{L}\p{N}])
    | ["＂″“‟„”«»「」『』《》〈〉〝〞〟]
    | [‘‚‛'`’‹›] (?: (?<!\w.) | (?!\w) )  # an apostrophe within a word is none
    """,
    regex.VERBOSE | regex.IGNORECASE,
    entities=[*_ENTITIES],
)
# The characters of these two patterns come first: the library skips all others without trying to match.
_SIGN = re.compile(
    r"""[="＂″“‟„”«»「」『』《》〈〉〝〞〟‘‚‛'`’‹›&´<>,](?:(?<![´<>,])|(?<=´)´|(?<=<)<|(?<=>)>|(?<=,),)"""
)
"""Opens every one of them, and attributes; looked for in a tenth of the time."""
_OPENER = re.compile(
    r"""["＂″“”‟„«»「『《〈〝'‘‚‛`´‹›<&](?:(?<!['‘‚‛`´‹›<&])|(?<=['‘‚‛`´‹›])(?<!\w.)|(?<=<)<|(?<=&)[A-Za-z#][a-z0-9]{1,5};)"""
)
"""What may open a string, but for two commas; no apostrophe within a word does.  Most paragraphs have none."""
_FIRST_MARK = lazy(r"\s*+(?P<mark>``|´´|<<|[\"＂″“‟„”«»「『〝‘‚'‹›])")
# A space or a bracket before, something else behind: a mark there opens; and the other way round.
_OPENS_BEHIND = frozenset(" \t\n\r\u00a0\u202f\u2009\u3000([{<—–-/=|…:;,\u200b\ufeff“‘„«»‹\"'‚「『（：，。、")
_CLOSES_BEFORE = frozenset(" \t\n\r\u00a0\u202f\u2009\u3000)]}>—–-/=|….,:;!?»”“’«›\"'」』（），。、！？；：*")
_ENDS_SENTENCE = frozenset('.,!?…;:)]—–-。，！？"”»')
# What is left of a word when its beginning fell away: rock 'n' roll, the '90s.
_CLIPPED = lazy(r"(?i)['’‘](?:\d\ds?|n|em|til|twas|tis|cause|bout|round|cos|s|t|m|d|ll|re|ve)\b")


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str
    opening: bool
    """Whether it stands as an opening mark stands."""
    closing: bool


def _read_mark(text: str, match: regex.Match[str], where: Span) -> _Mark:
    start, end = match.span()
    entity = match["entity"]
    sign = _ENTITIES[entity.lower()] if entity else text[start:end]
    before = text[start - 1] if start > where.start else " "
    after = text[end] if end < where.end else " "
    glued = sign in _STRAIGHT and before in ",.!?…" and after.isalnum()  # "We stay,"Doe said."All of us."
    opening = (before in _OPENS_BEHIND or glued) and not after.isspace()
    closing = (after in _CLOSES_BEFORE or glued) and not before.isspace()
    return _Mark(start, end, sign, opening, closing)


class _Pairing:
    """Pairs the marks of one paragraph, in reading order."""

    def __init__(self, text: str, where: Span, marks: list[_Mark], *, nest: bool) -> None:
        self.text, self.where, self.marks, self.nest = text, where, marks, nest
        self.found: list[QuotedSpan] = []
        self.even = True
        """Whether every mark has found its mate so far."""
        self._opener: _Mark | None = None
        self._depth = 0
        self._end = 0
        """Where the last string in single marks ends; marks before it are part of it."""
        self._single_ends: dict[int, int] | None = None

    def run(self) -> None:
        """Pair all marks; a string that is never closed ends with the paragraph."""
        for index, mark in enumerate(self.marks):
            if mark.start < self._end:
                continue
            shape = _SHAPES[mark.sign]
            if self._opener is not None:
                if not shape.single:
                    self._read_inside(self._opener, mark)
            elif shape.single:
                if mark.opening and shape.opens:
                    self._find_single(index, mark)
            elif _can_open(self.text, self.where, mark, shape):
                self._opener, self._depth = mark, 1
        if self._opener is not None:
            self.even = self.even and self._depth == 1
            self.found.append(_cut(self.text, self._opener, self.where.end, self.where.end, closed=False))

    def _find_single(self, index: int, mark: _Mark) -> None:
        """Add the string that a single mark opens, if another closes it."""
        if self._single_ends is None:
            self._single_ends = _find_single_ends(self.text, self.where, self.marks)
        closer = self._single_ends.get(index)
        if closer is not None:
            self._end = self.marks[closer].end
            self.found.append(_cut(self.text, mark, self.marks[closer].start, self._end, closed=True))

    def _read_inside(self, opener: _Mark, mark: _Mark) -> None:
        """Read a mark inside of a string: it closes the string or one within, or opens another."""
        if _closes(opener, mark):
            self._depth -= 1
            if self._depth == 0:
                self.found.append(_cut(self.text, opener, mark.start, mark.end, closed=True))
                self._opener = None
            elif mark.sign in _SHAPES[opener.sign].closers:
                # An attribution follows, so it was no quote within the quote.
                self.even = self.even and self.text[mark.start - 1] != ","
        elif mark.sign == opener.sign:
            if self.nest:
                self._depth += 1
            elif mark.opening:
                self.found.extend(_cut_short(self.text, opener, mark))
                self._opener, self._depth = mark, 1


def _closes(opener: _Mark, mark: _Mark) -> bool:
    """Return whether a mark closes what *opener* opened; where a sign does both, the place it stands in decides."""
    same = mark.sign == opener.sign
    if mark.sign in _SHAPES[opener.sign].closers:
        return not (same and mark.opening and not mark.closing)
    return same and mark.closing and not mark.opening


def _can_open(text: str, where: Span, mark: _Mark, shape: _Shape) -> bool:
    if not shape.opens:
        return False
    if mark.sign == "”" or mark.sign in _STRAIGHT:
        before = text[mark.start - 1] if mark.start > where.start else " "
        if before.isdigit() or (mark.closing and not mark.opening):
            return False  # inches, or the end of a string whose beginning is lost
        return mark.sign != "”" or mark.opening
    if mark.sign == "»":
        return mark.opening or not mark.closing
    return True


def _find_single_ends(text: str, where: Span, marks: list[_Mark]) -> dict[int, int]:
    """
    Return, for each single mark that opens a string, the index of the mark that closes it.

    An apostrophe at the end of a word ("the players' union") closes only where nothing better comes before the
    next opening mark.
    """
    ends: dict[int, int] = {}
    better: int | None = None
    doubtful: int | None = None
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if not _SHAPES[mark.sign].single:
            continue
        before = text[mark.start - 1] if mark.start > where.start else " "
        if (
            mark.opening
            and _SHAPES[mark.sign].opens
            and not (mark.sign in "'‘`" and _CLIPPED.match(text, mark.start, where.end))
        ):
            closer = better if better is not None else doubtful
            if closer is not None and marks[closer].sign in _SHAPES[mark.sign].closers:
                ends[index] = closer
                better = doubtful = None
            continue
        if not mark.closing or (mark.sign in "‘`" and before.isspace()):
            continue
        if (
            before in "sSxz"
            and text[mark.end : mark.end + 2].strip()
            and text[mark.end : mark.end + 2].lstrip().islower()
        ):
            doubtful = index
        else:
            better, doubtful = index, None
    return ends


def _cut(text: str, opener: _Mark, end: int, outer_end: int, *, closed: bool) -> QuotedSpan:
    start = opener.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return QuotedSpan(start, end, opener.start, outer_end, closed, opener.sign in _WORKS)


def _cut_short(text: str, opener: _Mark, following: _Mark) -> Iterator[QuotedSpan]:
    """Yield the string of an *opener* that is never closed: to the last sentence end before the *following* one."""
    end = following.start
    while end > opener.end and text[end - 1] not in _ENDS_SENTENCE:
        end -= 1
    if end > opener.end:
        yield _cut(text, opener, end, end, closed=True)
