"""Labels at the start of lines, as exports print them: :func:`split_labels`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Literal, TypeAlias

from attrs import frozen

from newsparse.lexicon import exports
from newsparse.model import Lines, Page
from newsparse.span import Span
from newsparse.text.word_lists import any_of

LABELS: Final = (
    "title", "author", "published", "time", "source", "section", "standfirst", "abstract", "body", "dateline", "caption", "tags",
    "url", "length", "loaded", "record", "other", "cover",
)  # fmt: skip
"""What a label may announce: the lists of ``exports.toml``."""
MAIL_LABELS: Final = ("mail", "mail_subject", "mail_sent")
"""The same for the headers of a message."""
_HEADINGS: Final = frozenset({"body", "abstract", "caption", "record", "dateline"})
"""What a label without a colon, alone in its line, may announce."""
_AROUND = r"[ \t*_#>|]{0,20}"


@frozen
class Part:
    """A line, or a label or value in it."""

    span: Span
    label: str = ""
    """The label of a value, as printed; empty where it has none."""
    meaning: str = ""
    """What the label announces: one of :data:`LABELS`, or of :data:`MAIL_LABELS` in a message."""
    is_label: bool = False
    """Whether it is the label itself."""
    line: int = 0
    """The number of its line on the page."""
    opens_group: bool = False
    """Whether a blank line stands before it, or no blank line on the whole page."""


Kind: TypeAlias = Literal["words", "mail", "codes", "none"]
"""Which labels to look for: words, headers of messages, two letters, or none at all."""


def split_labels(page: Page, where: Span, kind: Kind, *, most: int | None = None) -> list[Part]:
    """
    Return the lines of a part of *page*, labels apart from their values, in order.

    Args:
        page: Flattened text.

        where: The part, from the start of a line to the end of one.

        kind: Which labels to look for.

        most: Stop after so many lines.
    """
    columns = Lines.of(page.lines).columns
    text = page.text
    inside = range(bisect_left(columns.starts, where.start), bisect_left(columns.starts, where.end))[:most]
    gaps = [text.count("\n", columns.ends[at - 1] if at else where.start, columns.starts[at]) > 1 for at in inside]
    spaced = any(gaps[1:])
    parts: list[Part] = []
    in_body = False
    for at, gap in zip(inside, gaps, strict=True):
        line = page.lines[at].span
        found: list[_Label] = []
        if kind == "codes":
            found = _codes_of(page, line, in_body=in_body)
            in_body = found[0].meaning == "body" if found else in_body
        elif kind != "none":
            found = _labels_of(page, line, mail=kind == "mail")
        parts += _parts(page, at, found, opens_group=gap or not spaced or not parts)
    return parts


@frozen
class _Label:
    start: int
    end: int
    value: int
    """Where its value starts."""
    name: str
    meaning: str


def _parts(page: Page, line: int, found: list[_Label], *, opens_group: bool) -> Iterator[Part]:
    where = page.lines[line].span
    if not found:
        yield Part(where, line=line, opens_group=opens_group)
        return
    ends = [*(label.start for label in found[1:]), where.end]
    for label, end in zip(found, ends, strict=True):
        if label.meaning == "mail":  # an address alone would look like a byline
            yield Part(where, label.name, label.meaning, is_label=True, line=line, opens_group=opens_group)
            continue
        span = Span(label.start, label.end)
        yield Part(span, label.name, label.meaning, is_label=True, line=line, opens_group=opens_group)
        opens_group = False
        value = page.text[label.value : end].rstrip()
        quoted = len(value) > 2 and value[0] == value[-1] == '"' and value.count('"') == 2  # as in YAML
        if quoted:
            yield Part(Span(label.value, label.value + 1), label.name, label.meaning, is_label=True, line=line)
        if value.strip():
            yield Part(
                Span(label.value + quoted, label.value + len(value) - quoted), label.name, label.meaning, line=line
            )
        if quoted:
            last = label.value + len(value)
            yield Part(Span(last - 1, last), label.name, label.meaning, is_label=True, line=line)


def _labels_of(page: Page, line: Span, *, mail: bool) -> list[_Label]:
    """Return the labels of a line: one opens it; others may follow a bar, as in ``Author: Anna Kerr | Section: News``."""
    pattern = _pattern(mail=mail)
    at = line.start
    found: list[_Label] = []
    while (match := pattern.match(page.folded, at, line.end)) is not None:
        meaning = _meanings(mail=mail).get(
            match["label"].lower(), ""
        )  # "BAŞLIK" has no small letters but by its language
        if not meaning or (not match["colon"] and (found or meaning not in _HEADINGS)):
            break
        if meaning == "length" and not page.folded[match.end() : match.end() + 1].isdigit():
            break
        mark, value = match.end("mark"), match.end()
        if meaning == "mail_subject" and (passed_on := _forwarded().match(page.folded, value, line.end)):
            mark, value = passed_on.end("mark"), passed_on.end()
        start = at if found else line.start
        found.append(_Label(start, mark, value, page.text[slice(*match.span("label"))], meaning))
        bar = page.folded.find(" | ", match.end(), line.end)
        if bar < 0 or mail:
            break
        at = bar + 1
    return found


@cache
def _meanings(*, mail: bool) -> Mapping[str, str]:
    """Return what each label announces; of a label in several lists, the first counts."""
    meanings: dict[str, str] = {}
    for meaning in MAIL_LABELS if mail else LABELS:
        for name in getattr(exports(), meaning):
            meanings.setdefault(name, meaning)
    return meanings


@cache
def _pattern(*, mail: bool) -> re.Pattern[str]:
    names = any_of(_meanings(mail=mail))
    colon = r"(?P<colon>[ \t]{0,2}[:：][*_]{0,2})?(?(colon)|(?=[ \t*_]*$))"
    return re.compile(rf"{_AROUND}(?P<label>(?i:{names}))(?P<mark>[*_]{{0,2}}{colon})[ \t]*")


def _codes_of(page: Page, line: Span, *, in_body: bool) -> list[_Label]:
    """
    Return the two-letter label that opens a line, in capitals: ``HD  Headline``, or alone in its line.

    Between paragraphs, where a sentence may open with "IN" or "CO", one blank after it is not enough.
    """
    match = _code_pattern().match(page.folded, line.start, line.end)
    if match is None:
        return []
    code = match["label"]
    meaning = exports().codes[code.lower()]
    if in_body and match["firm"] is None and meaning != "body" and code != _DOCUMENT_NUMBER:
        return []
    mark = len(match[0].rstrip())
    return [_Label(line.start, line.start + mark, match.end(), code, meaning)]


_DOCUMENT_NUMBER: Final = "AN"


@cache
def _forwarded() -> re.Pattern[str]:
    """Return what mail programs write before a subject, once or more: ``Fwd: RE:``."""
    return re.compile(rf"(?P<mark>(?i:(?:{any_of(exports().forwarded)})(?:\[\d\])?[ ]?[:：][ ]?)+)")


@cache
def _code_pattern() -> re.Pattern[str]:
    codes = any_of(code.upper() for code in exports().codes)
    return re.compile(
        rf"(?P<label>{codes})(?:(?P<firm>[ ]{{2,}}|[ ]*[\t:][ \t]*|[ ](?=[^\s:]{{1,40}}[ ]:[ ])|[ ]*$)|[ ])"
    )


def has_labels(page: Page, most: int) -> bool:
    """Return whether any of the first lines of flattened text looks as if it had a label, of whatever kind."""
    columns = Lines.of(page.lines).columns
    pattern, folded = _any_label(), page.folded
    for start, end in zip(columns.starts[:most], columns.ends[:most], strict=True):
        opening = folded[start : min(end, start + _LONGEST)]
        may_be = ":" in opening or "：" in opening or opening[:2].isupper() or opening[0].isdigit()
        if may_be and pattern.match(folded, start, end):
            return True
    return False


_LONGEST: Final = 60
"""Characters within which a label ends."""


@cache
def _any_label() -> re.Pattern[str]:
    words = any_of({*_meanings(mail=False), *_meanings(mail=True)})
    codes = any_of(code.upper() for code in exports().codes)
    return re.compile(
        rf"{_AROUND}(?:(?i:{words})[*_]{{0,2}}[ \t]{{0,2}}[:：]|(?:{codes})(?:[ \t]|$)|\d[\d.,]*[ ]?(?i:{any_of(exports().words)})$)"
    )
