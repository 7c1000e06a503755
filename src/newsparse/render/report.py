"""
One self-contained HTML page that shows how a page was read: :func:`render`.

It works on plain dicts (``Article.to_dict()``), so that it also shows articles
that another version of newsparse wrote.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any

__all__ = ["frame", "render"]

_FIELDS = (
    "title",
    "standfirst",
    "authors",
    "published",
    "modified",
    "site_name",
    "section",
    "language",
    "url",
    "page_kind",
    "free",
    "image",
    "description",
    "tags",
)
_ROLES = (
    "title",
    "standfirst",
    "byline",
    "timestamp",
    "heading",
    "paragraph",
    "list_item",
    "pull_quote",
    "caption",
    "table",
    "banner",
    "navigation",
    "related",
    "promo",
    "comment",
    "footer",
    "duplicate",
    "other",
)
"""The order of the filter's boxes: the roles of the article first, then those around it."""
_FOLDED = frozenset({"banner", "navigation", "related", "promo", "comment", "footer", "other"})
_LONGEST_RUN = 8
"""A longer run of blocks of one role around the article is folded, but for its first two."""
_FEW_BEFORE = 3
"""More blocks than these before the title are folded."""
_STORY = frozenset(
    {"title", "standfirst", "byline", "timestamp", "heading", "paragraph", "list_item", "caption", "table"}
)
_MOST_OVER = 12
"""Marks over the same words that are shown."""
_LEGEND = (
    '<p class="legend"><span class="m-quote">quoted words</span> <span class="m-speaker">speaker</span> '
    '<span class="m-cue">cue</span> <span class="m-dateline">dateline or field</span> '
    '<span class="m-not_speech">nobody’s words</span> · click a block for its reasons, a field for its place'
    "<small>; <kbd>j</kbd> <kbd>k</kbd> next and previous block, <kbd>Enter</kbd> its reasons</small></p>"
)


def render(
    articles: Sequence[Mapping[str, Any]],
    reasons: Sequence[Sequence[Mapping[str, Any]]] = (),
    candidates: Sequence[Mapping[str, Sequence[Mapping[str, Any]]]] = (),
    names: Sequence[str] = (),
) -> str:
    """
    Return a whole HTML page that shows one article, or two side by side.

    Everything from the news page is escaped, and a content security policy lets no script run but the report's own.

    Args:
        articles: One or two of ``Article.to_dict()``.

        reasons: For each article, for each block ``{"signals": [[name, weight], …], "runners_up": [[role, score], …]}``;
            may be empty.

        candidates: For each article, for each field the values that lost: ``{"value", "why", "from"}``; may be empty.

        names: What to call each article; its address or title where missing.
    """
    title = "How the page was read" if len(articles) == 1 else "Two readings compared"
    counts = Counter(str(block["role"]) for article in articles for block in article["blocks"])
    called = [
        str(names[index] if index < len(names) else article.get("url") or article.get("title") or "the page")
        for index, article in enumerate(articles)
    ]
    shown = []
    for index, article in enumerate(articles):
        others = _other_blocks(articles, index)
        shown.append(
            _column(
                article,
                reasons[index] if index < len(reasons) else (),
                candidates[index] if index < len(candidates) else {},
                called[index],
                prefix=f"a{index}",
                others=others,
            )
        )
    kind = ' class="compare"' if len(articles) > 1 else ""
    middle = (_differences(articles, called) if len(articles) > 1 else "") + "".join(shown)
    only = '<label><input type="checkbox" id="differing"> only blocks that differ</label>' if len(articles) > 1 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_asset('report.css')}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#a0-story">Skip to the story</a>\n<header class="top"><h1>{title}</h1>{_role_filter(counts)}'
        f'{only}<a class="jump" href="#a0-story">to the story</a><button id="none" title="Show or hide every role">all / none</button>'
        f'<button id="theme" title="Dark or light" aria-label="Dark or light">◐</button>{_LEGEND}</header>\n'
        f"<main{kind}>{middle}</main>\n<script>{_asset('report.js')}</script>\n</body>\n</html>\n"
    )


def frame(page: str, *, height: int = 640) -> str:
    """Return *page* (of :func:`render`) as an ``<iframe>`` of *height* pixels, to stand inside another page."""
    return (
        f'<iframe sandbox="allow-scripts" style="width:100%;height:{height}px;border:0" '
        f'title="How the page was read" srcdoc="{escape(page, quote=True)}"></iframe>'
    )


@cache
def _asset(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """Return the policy under which only the report's own script, known by its hash, can run."""
    digest = b64encode(sha256(_asset("report.js").encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def _safe(value: object) -> str:
    """Return *value* escaped; characters that UTF-8 lacks are replaced."""
    return escape(str(value).encode("utf-8", "replace").decode().replace("\0", "\ufffd"), quote=True)


def _role_filter(counts: Counter[str]) -> str:
    boxes = (
        f'<label class="r-{_safe(role)}"><input type="checkbox" checked data-role="{_safe(role)}">'
        f"{_safe(role).replace('_', ' ')} <small>{count}</small></label>"
        for role, count in sorted(
            counts.items(), key=lambda each: (_ROLES.index(each[0]) if each[0] in _ROLES else 99, each)
        )
    )
    return f'<fieldset class="roles" aria-label="Roles shown">{"".join(boxes)}</fieldset>'


def _other_blocks(articles: Sequence[Mapping[str, Any]], index: int) -> Mapping[str, Counter[str]] | None:
    """Return the roles that each text has in the other article, or ``None`` when there is no other."""
    if len(articles) < 2:
        return None
    roles: dict[str, Counter[str]] = {}
    for block in articles[1 - index]["blocks"]:
        roles.setdefault(str(block["text"]), Counter())[str(block["role"])] += 1
    return roles


def _column(
    article: Mapping[str, Any],
    reasons: Sequence[Mapping[str, Any]],
    candidates: Mapping[str, Sequence[Mapping[str, Any]]],
    name: str,
    *,
    prefix: str,
    others: Mapping[str, Counter[str]] | None,
) -> str:
    marks = sorted(_marks(article, prefix), key=lambda mark: (mark[0], -mark[1]))
    text = article["page_text"]
    roles = [str(block["role"]) for block in article["blocks"]]
    first = _first_of_story(roles)
    blocks: list[str] = []
    mine: list[_Mark] = []
    at = 0
    for index, block in enumerate(article["blocks"]):
        start, end = block["span"]["start"], block["span"]["end"]
        mine = [mark for mark in mine if mark[1] > start][:_MOST_OVER]  # those that began in an earlier block
        while at < len(marks) and marks[at][0] < end:
            mine.append(marks[at])
            at += 1
        differs = None if others is None else _difference(block, others)
        why = reasons[index] if index < len(reasons) else None
        name_of_block = f"{prefix}-story" if index == first else ""
        blocks.append(_block(block, _words(text, start, end, mine), why, differs=differs, name=name_of_block))
    fields = _field_list(article, candidates, prefix)
    shown = "".join(blocks if others is not None else _fold(blocks, roles, first))
    return f'<section class="page" aria-label="The page"><h2>{_safe(name)}</h2>{shown or "<p>No text.</p>"}' + (
        f'<section class="fields" aria-label="Fields"><h2>Fields</h2>{fields}</section></section>'
        if others is not None
        else f'</section><section class="fields" aria-label="Fields"><h2>Fields</h2>{fields}</section>'
    )


def _first_of_story(roles: Sequence[str]) -> int:
    """Return the number of the title, or of the first block of the story where there is no title."""
    if "title" in roles:
        return roles.index("title")
    return next((index for index, role in enumerate(roles) if role in _STORY), 0)


def _fold(blocks: Sequence[str], roles: Sequence[str], first: int) -> Iterator[str]:
    """Yield the blocks; the many before the *first* of the story stand in ``<details>``, as do long runs after it."""
    if first > _FEW_BEFORE:
        yield f'<details class="run"><summary>{first} blocks before the story</summary>'
        yield from blocks[:first]
        yield "</details>"
    else:
        first = 0
    yield from _fold_runs(blocks[first:], roles[first:])


def _fold_runs(blocks: Sequence[str], roles: Sequence[str]) -> Iterator[str]:
    """Yield the blocks; of a long run around the article all but the first two stand in ``<details>``."""
    at = 0
    for role, run in groupby(roles):
        length = len([*run])
        mine = blocks[at : at + length]
        at += length
        if role not in _FOLDED or length <= _LONGEST_RUN:
            yield from mine
            continue
        yield from mine[:2]
        yield f'<details class="run r-{_safe(role)}"><summary>{length - 2} more: {_safe(role)}</summary>'
        yield from mine[2:]
        yield "</details>"


_Mark = tuple[int, int, str, str]
"""Start, end, kind, id."""


def _marks(article: Mapping[str, Any], prefix: str) -> Iterator[_Mark]:
    """Yield the marks inside the blocks: quotes, speakers, cues, datelines, captions and fields."""
    for index, quote in enumerate(article["quotes"]):
        kind = "not_speech" if quote["kind"] == "not_speech" else "quote"
        for part, what in ((quote["span"], kind), (quote["speaker_span"], "speaker"), (quote["cue_span"], "cue")):
            if part:
                yield part["start"], part["end"], what, f"{prefix}-q{index}"
    if line := article["dateline"]:
        yield line["span"]["start"], line["span"]["end"], "dateline", f"{prefix}-dateline"
    for kind, letter in (("bylines", "b"), ("captions", "c")):
        for index, each in enumerate(article.get(kind, ())):
            if span := each["span"]:
                yield span["start"], span["end"], "field" if letter == "b" else "caption", f"{prefix}-{letter}{index}"
    for field, origin in article["origins"].items():
        if "start" in origin and field != "authors":  # each author has a place of its own
            yield origin["start"], origin["end"], "field", f"{prefix}-{field}"


def _words(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    """Return the characters of a block, cut where a mark begins or ends, each piece with the marks over it."""
    if not marks:
        return _safe(text[start:end])
    cuts = sorted({start, end, *(max(start, m[0]) for m in marks), *(min(end, m[1]) for m in marks)})
    pieces = []
    over: list[_Mark] = []
    at = 0
    for left, right in pairwise(cuts):
        over = [mark for mark in over if mark[1] > left]
        while at < len(marks) and marks[at][0] <= left:
            if marks[at][1] > left and len(over) < _MOST_OVER:
                over.append(marks[at])
            at += 1
        words = _safe(text[left:right])
        if over:
            kinds = " ".join(dict.fromkeys(f"m-{mark[2]}" for mark in over))
            ids = " ".join(dict.fromkeys(mark[3] for mark in over))
            words = f'<span class="{_safe(kinds)}" data-ids="{_safe(ids)}">{words}</span>'
        pieces.append(words)
    return "".join(pieces)


def _block(
    block: Mapping[str, Any], words: str, why: Mapping[str, Any] | None, *, differs: str | None, name: str
) -> str:
    role = _safe(block["role"])
    label = role.replace("_", " ")
    reasons = "" if why is None else _why(why)
    expanded = ' aria-expanded="false"' if reasons else ""
    place = f' id="{name}"' if name else ""
    note = f'<span class="there">{_safe(differs)}</span>' if differs else ""
    return (
        f'<div{place} class="block r-{role}{" changed" if differs else ""}" tabindex="0" role="group" aria-label="{label}"{expanded}>'
        f'<span class="tag">{note}{label} {block["score"]:.2f}</span><span class="words">{words}</span>{reasons}</div>'
    )


def _difference(block: Mapping[str, Any], others: Mapping[str, Counter[str]]) -> str | None:
    """Return how a block differs from the other article's block with the same words, or ``None``."""
    there = others.get(str(block["text"]))
    if there is None:
        return "only here"
    if str(block["role"]) in there:
        return None
    return "there: " + ", ".join(role.replace("_", " ") for role in there)


def _why(why: Mapping[str, Any]) -> str:
    signals = "".join(f"<li><b>{weight:+.2f}</b> {_safe(name)}</li>" for name, weight in why.get("signals", ()))
    rivals = ", ".join(f"{_safe(role)} {score:.2f}" for role, score in why.get("runners_up", ()))
    return (
        f'<div class="why" hidden>{f"<ul>{signals}</ul>" if signals else "No signal fired."}'
        f"{f'<p>Runners-up: {rivals}</p>' if rivals else ''}</div>"
    )


def _field_list(article: Mapping[str, Any], candidates: Mapping[str, Sequence[Mapping[str, Any]]], prefix: str) -> str:
    parts = []
    for name in _FIELDS:
        value = article.get(name)
        lost = candidates.get(name, ())
        if value in (None, [], "") and not lost:
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        values = [("–" if shown in (None, "") else shown, f"{prefix}-{name}")]
        if name == "authors" and article.get("bylines"):
            values = [(_signature(each), f"{prefix}-b{index}") for index, each in enumerate(article["bylines"])]
        parts.append(_entry(name, _origin(article["origins"].get(name)), values, lost))
    if line := article["dateline"]:
        parts.append(_entry("dateline", "", [(line["text"], f"{prefix}-dateline")]))
    captions = [
        (" · ".join(filter(None, (each["text"], each["credit"]))), f"{prefix}-c{index}")
        for index, each in enumerate(article["captions"])
    ]
    if captions:
        parts.append(_entry("captions", "", captions))
    quotes = [
        (f"{each['speaker'] or '?'}: {each['text']}", f"{prefix}-q{index}")
        for index, each in enumerate(article["quotes"])
        if each["kind"] != "not_speech"
    ]
    if quotes:
        parts.append(_entry("quotes", "", quotes))
    return f"<dl>{''.join(parts)}</dl>"


def _signature(byline: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (byline["name"], byline["role"], byline["organisation"])))


def _entry(name: str, origin: str, values: Sequence[tuple[object, str]], lost: Sequence[Mapping[str, Any]] = ()) -> str:
    buttons = "".join(f'<button data-lights="{_safe(ids)}">{_safe(value)}</button>' for value, ids in values)
    source = f'<span class="from">{_safe(origin)}</span>' if origin else ""
    rivals = "".join(
        f"<li>{_safe(each['value'])} <small>{_safe(each['from'])}: {_safe(each['why'])}</small></li>" for each in lost
    )
    if rivals:
        rivals = f'<details class="lost"><summary>not chosen: {len(lost)}</summary><ul>{rivals}</ul></details>'
    return f"<dt>{_safe(name.replace('_', ' '))}</dt><dd>{buttons}{source}{rivals}</dd>"


def _origin(origin: Mapping[str, Any] | None) -> str:
    if origin is None:
        return ""
    if "start" in origin:
        return f"characters {origin['start']} to {origin['end']}"
    return f"declared: {origin['path']}"


def _differences(articles: Sequence[Mapping[str, Any]], names: Sequence[str]) -> str:
    """Return the table of the fields whose values differ."""
    left, right = articles[:2]
    rows = []
    for name in (*_FIELDS, "dateline", "captions", "quotes"):
        one, other = _plain_value(left, name), _plain_value(right, name)
        if one != other:
            cells = "".join(f"<td>{_safe(value) or '<i>none</i>'}</td>" for value in (one, other))
            rows.append(f'<tr><th scope="row">{_safe(name.replace("_", " "))}</th>{cells}</tr>')
    if not rows:
        return '<section class="differences"><h2>No field differs.</h2></section>'
    head = "".join(f'<th scope="col">{_safe(name)}</th>' for name in names[:2])
    return (
        '<section class="differences"><h2>Fields that differ</h2>'
        f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></section>"
    )


def _plain_value(article: Mapping[str, Any], name: str) -> str:
    value = article.get(name)
    if name == "dateline":
        return value["text"] if value else ""
    if name == "captions":
        return " | ".join(f"{each['text']} [{each['credit']}]" for each in value or ())
    if name == "quotes":
        return " | ".join(f"{each['speaker']}: {each['text']}" for each in value or ())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
