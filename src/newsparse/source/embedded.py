"""Stories that only a script would show: found in what the page gave its scripts, as JSON or as text in a program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

import regex
from attrs import frozen

from newsparse.span import Span
from newsparse.text.characters import join_surrogates, unescape
from newsparse.text.patterns import lazy
from newsparse.text.scripts import count_unspaced

_OPENING = re.compile(r"<script\b[^>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
# A string in double quotes, and the name it is given, if any: "body":"…", body:"…".
_STRING = regex.compile(
    r"(?:\"?+(?<key>[A-Za-z_]\w{0,39}+)\"?+\s{0,3}+:\s{0,3}+)?+\"(?<value>(?:[^\"\\]++|\\.?+)*+)(?:\"|\Z)", regex.DOTALL
)
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
_NOT_JSON = re.compile(r"\\([^\"\\/bfnrtu])")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_PARAGRAPH = re.compile(r"<(?:p|br)\b", re.IGNORECASE)
_SENTENCE_END = lazy(r"[.!?…](?=[\s\"'”’»)\]<]|$)|[。！？]")
_READ = 3_000_000
"""Characters of scripts that are read."""
_LEAST = 400
"""Characters of the shortest story."""
_LINE = 25
"""Characters of the shortest paragraph among strings of one name."""
_SENTENCES = 4
"""Sentences of the shortest story."""
_SAMPLE = 25
"""Characters that are looked up in what the page shows."""
_DEEPER = 2
"""How many strings within strings are opened: a program often holds JSON as a string."""
_CONTENT = frozenset(
    ["articlebody", "body", "content", "contenthtml", "html", "text", "paragraph", "value", "bodyhtml", "story", "articletext"]
)  # fmt: skip
"""Names, in lower case, under which stories are kept; others are believed only where they hold paragraphs."""


@frozen
class EmbeddedArticle:
    """A story that stands in a script."""

    html: str
    """As HTML; plain text is made paragraphs."""
    span: Span
    """Where it stands in the page, code points."""


@frozen
class _Found:
    key: str
    text: str
    span: Span
    size: int
    """Characters without tags, those of scripts without blanks tripled."""
    marked: bool
    """Whether it is HTML with paragraphs."""


def find_hidden_story(html: str, shown: str = "", *, least: int = 0) -> EmbeddedArticle | None:
    """
    Return the story that a page's scripts hold, if any: to be asked where the page itself shows hardly anything.

    The longest string that reads like prose is taken, or all strings of one name that do together: some sites keep a
    story as a list of paragraphs.  An equal story that has its paragraphs marked is preferred to one that has not.

    Args:
        html: The page, decoded.

        shown: What the page shows; a story that stands there is none that waits in a script.

        least: The fewest characters of a story.
    """
    groups: dict[tuple[int, str], list[_Found]] = {}
    for number, found in _strings(html):
        groups.setdefault((number, found.key), []).append(found)
    stories = [story for key, group in groups.items() if (story := _joined(key[1], group)) is not None]
    stories = [each for each in stories if each[0] >= least]
    if not stories:
        return None
    longest = max(size for size, _, _ in stories)
    near = [each for each in stories if each[0] >= 0.7 * longest]
    best = max(near, key=lambda each: (each[1], each[0]))[2]
    return None if _is_shown(best, shown) else best


def _is_shown(story: EmbeddedArticle, shown: str) -> bool:
    """Return whether most samples of the story stand in what the page shows."""
    plain = " ".join(_TAG.sub(" ", unescape(story.html)).split())
    samples = [plain[at : at + _SAMPLE] for at in range(len(plain) // 10, len(plain), max(1, len(plain) // 6))]
    whole = " ".join(shown.split())
    return 2 * sum(sample in whole for sample in samples) > len(samples)


def _joined(key: str, group: list[_Found]) -> tuple[int, bool, EmbeddedArticle] | None:
    """Return the size of the story that strings of one name make, whether it is marked up, and the story."""
    whole = [each for each in group if each.size >= _LEAST and (each.marked or key.lower() in _CONTENT)]
    if whole:  # the first of the great ones: others may be the stories that follow
        most = max(each.size for each in whole)
        best = next(each for each in whole if 2 * each.size >= most)
        return best.size, best.marked, EmbeddedArticle(_as_html(best), best.span)
    if key.lower() not in _CONTENT:
        return None
    size = sum(each.size for each in group)
    if size < _LEAST:
        return None
    start, end = min(each.span.start for each in group), max(each.span.end for each in group)
    return size, False, EmbeddedArticle("".join(map(_as_html, group)), Span(start, end))


def _as_html(found: _Found) -> str:
    if _TAG.search(found.text):
        return found.text if found.marked else f"<p>{found.text}</p>"
    return "".join(f"<p>{escape(line)}</p>" for line in found.text.split("\n"))


def _strings(html: str) -> Iterator[tuple[int, _Found]]:
    """Yield the strings of the page's scripts that read like prose, with the number of their script."""
    read = at = number = 0
    while read < _READ and (opening := _OPENING.search(html, at)):
        closing = _CLOSING.search(html, opening.end())
        end = closing.start() if closing else len(html)
        end = min(end, opening.end() + _READ - read)
        read += end - opening.end()
        number += 1
        at = max(end, opening.end())
        if end - opening.end() >= _LEAST:
            yield from ((number, found) for found in _look(html, opening.end(), end, None, 0))


def _look(text: str, start: int, end: int, span: Span | None, depth: int) -> Iterator[_Found]:
    for match in _STRING.finditer(text, start, end):
        low, high = match.span("value")
        if high - low < _LINE:
            continue
        raw = match["value"]
        value = _decode(raw)
        where = span or Span(low, high)
        found = _prose(match["key"] or "", value, where)
        if found is not None:
            yield found
        if depth < _DEEPER and len(value) >= _LEAST and '":' in value:
            yield from _look(value, 0, len(value), where, depth + 1)


def _decode(raw: str) -> str:
    """Return the value of a string literal of JSON or JavaScript."""
    if "\\" not in raw:
        return raw
    for plain in (raw, _NOT_JSON.sub(r"\1", _HEX.sub(r"\\u00\1", raw))):
        try:
            value: str = json.loads(f'"{plain}"', strict=False)
        except ValueError:
            continue
        return join_surrogates(value)
    return raw


def _prose(key: str, value: str, span: Span) -> _Found | None:
    """Return a string that reads like prose."""
    plain = _TAG.sub(" ", value) if "<" in value else value
    head = plain[:3000]
    size = len(" ".join(head.split()))
    if size < _LINE:
        return None
    unspaced = count_unspaced(head)
    letters = sum(map(str.isalpha, head)) + sum(map(str.isspace, head))
    words = size / (1 + head.count(" "))
    if letters < 0.75 * len(head) or (not unspaced and not 2.5 < words < 14) or '":' in head or "{" in head[:200]:
        return None
    ends = len(_SENTENCE_END.findall(head))
    if len(plain) >= _LEAST and ends < _SENTENCES:
        return None
    total = len(" ".join(plain.split())) + 2 * count_unspaced(plain)
    marked = len(_PARAGRAPH.findall(value)) >= 2 or (total >= _LEAST and plain.count("\n\n") >= 2)
    return _Found(key, value, span, total, marked)
