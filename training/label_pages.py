"""Pages and what their blocks are, for training the labeller: read from reference data, or derived from it."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from newsparse.label.classifier.linear import number_tokens
from newsparse.label.features.block import PageFeatures, extract_features
from newsparse.label.features.tokens import token_names
from newsparse.label.predictions import LEARNED_ROLES
from newsparse.lexicon import load, markup
from newsparse.lexicon.detect import choose_language
from newsparse.model import Role
from newsparse.segment import segment
from newsparse.source.charset import decode
from newsparse.source.html import read_html
from newsparse.source.text import read_text
from newsparse.text.address import host

Pages = list[dict[str, Any]]

KINDS = {"subtitle": "standfirst"}
"""Kinds of the text set that have another name than the role."""
BODY_KINDS = frozenset({"body", "heading"})
_MARKS = str.maketrans(
    {**dict.fromkeys("‘’‚", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—‑", "-"), "\xad": "", "\u200b": ""}
)
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ITEM = re.compile(r"^(?:[-*•–#]+|\d{1,2}[.)]) ")
"""What a reference in plain text puts before an item of a list or a heading, and the page does not print."""
_NUMBER = re.compile(r"\d+")
_LEFT_OUT = frozenset({"nav", "footer", "form", "button", "select", "option", "hidden", "noscript", "textarea"})
"""What a scraper that knows a little leaves out of its text."""


def norm(text: str | None) -> str:
    """Return text with white space and marks made uniform."""
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(_MARKS).split())


def publisher(url: str | None, fallback: str) -> str:
    """Return the domain a publisher owns, so that its pages stay together."""
    parts = (host(url) or "").split(".")
    if len(parts) > 2:
        parts = parts[-3:] if len(parts[-2]) <= 3 else parts[-2:]
    return ".".join(parts) or fallback


def digest(folder: Path) -> str:
    """Return a digest of the data trained on."""
    both = (folder / "html/index.jsonl").read_bytes() + (folder / "text/pages.jsonl.gz").read_bytes()
    return hashlib.sha256(both).hexdigest()[:16]


# -------------------------------------------------------------------- pages


def read_pages(folder: Path) -> Pages:
    """Return all pages with their blocks and references, HTML first."""
    return [*_html_pages(folder), *_text_pages(folder)]


def _html_pages(folder: Path) -> Iterator[dict[str, Any]]:
    with (folder / "html/index.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            html = decode(gzip.decompress((folder / "html" / record["file"]).read_bytes()))
            page = read_html(html, url=record["url"])
            blocks = segment(page)
            if not blocks:
                continue
            declared = next((d.value for d in page.declared if d.field == "url"), None)
            gold = record["gold"]
            texts = [norm(block.text) for block in blocks]
            made = {
                "id": record["id"], "set": record["set"], "mode": "html", "style": "html", "page": page, "blocks": blocks,
                "group": publisher(record["url"] or declared, record["id"]), "gold": gold,
                "taught": None,
            }  # fmt: skip
            if not (gold.get("text") or gold.get("paragraphs")):
                made["labels"] = label_by_snippets([block.text for block in blocks], gold)
                made["taught"] = taught(html, texts)
            else:
                lead = [not markup().standfirst.isdisjoint(block.hint.words[:4]) for block in blocks]
                made["labels"] = label_by_body(texts, gold, lead, rows_of(blocks), lead_is_free=record["set"] == "wcxb")
            made["roles"] = roles_by_markup(made)
            yield made


def _text_pages(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "text/pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            kinds = iter(record["kinds"])
            spans, at = [], 0
            for raw in record["text"].split("\n"):
                if raw.strip():
                    spans.append((at, at + len(raw), next(kinds).split("|")))
                at += len(raw) + 1
            page = read_text(record["text"], url=record["url"] if record["style"] != "blank" else None)
            blocks = segment(page)
            labels, roles = label_by_kinds(blocks, spans)
            yield {
                "id": record["id"], "set": record["set"], "mode": "text", "style": record["style"], "page": page,
                "blocks": blocks, "group": publisher(record["url"], record["id"]), "labels": labels, "roles": roles,
            }  # fmt: skip


STYLES = ("lines", "blank", "wet")
"""How flattened pages are printed: a line for each block without menus; a blank line between them too; menus and all."""


def flattened(page: dict[str, Any], number: int) -> dict[str, Any] | None:
    """
    Return an HTML page as a scraper might leave it, labels and roles kept.

    Args:
        page: An HTML page, labelled.

        number: Of the page; it decides on the style, on whether the title element is printed first, as most dumps do,
            and on whether the address is known.
    """
    style = STYLES[number % 3]
    kept = [
        i
        for i, block in enumerate(page["blocks"])
        if "hidden" not in block.hint.inside and (style == "wet" or not block.hint.inside & _LEFT_OUT)
    ]
    if not kept or not any(page["labels"][i][1] for i in kept):
        return None
    lines = [(page["blocks"][i].text, page["labels"][i], _flat_roles(page["roles"][i])) for i in kept]
    title = next((each.value for each in page["page"].declared if each.path == "title"), None)
    if title and title.strip() and number % 5:
        gold = norm(page["gold"].get("title")).casefold()
        whole = (float(norm(title).casefold() == gold), 0.5 if gold else 0.0)
        lines.insert(0, (norm(title), (0.0, 0.6), {**dict.fromkeys(LEARNED_ROLES, (0.0, 0.3)), Role.TITLE: whole}))
    gap = "\n\n" if style == "blank" else "\n"
    read = read_text(gap.join(line for line, _, _ in lines), url=page["page"].url if number % 4 else None)
    blocks = segment(read)
    starts, at = [], 0
    for line, _, _ in lines:
        starts.append(at)
        at += len(line) + len(gap)
    where = np.searchsorted(starts, [block.span.start for block in blocks], side="right") - 1
    return {
        "id": page["id"], "set": page["set"], "mode": "text", "style": "made", "page": read, "blocks": blocks, "group": page["group"],
        "labels": [(lines[i][1][0], 0.6 * lines[i][1][1]) for i in where],
        "roles": [lines[i][2] for i in where],
    }  # fmt: skip


def _flat_roles(roles: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {role: (y, 0.5 * w) for role, (y, w) in roles.items()}


def observe(page: dict[str, Any]) -> None:
    """Give a page everything the first stage sees of it."""
    page["language"] = choose_language(page["page"]).value
    features = features_of(page)
    parts = (features.text_rows, features.hint_rows, features.place_rows)
    page["words"] = [block.text.words for block in features.blocks]
    page["tokens"] = []
    for i, block in enumerate(features.blocks):
        numbers = [
            token
            for part, row in zip(parts, (block.text.number, block.hint_number, i), strict=True)
            for token in number_tokens(part.names, part.flags, part.row_of(row))
        ]
        page["tokens"].append((*numbers, *token_names(features, i)))


def features_of(page: dict[str, Any]) -> PageFeatures:
    """Return what is plain to see of a page's blocks; quicker to read again than to keep for all pages."""
    return extract_features(page["page"], page["blocks"], load(page["language"]))


# --------------------------------------------------------------- references


def rows_of(blocks: Sequence[Any]) -> list[list[int]]:
    """Return the blocks of each row of a table."""
    rows: dict[int, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        if block.hint.tag in ("td", "th"):
            rows[block.hint.container].append(i)
        elif not block.hint.inside.isdisjoint(("td", "th")):
            rows[block.hint.outer].append(i)
    return [row for row in rows.values() if len(row) > 1]


def label_by_body(
    texts: Sequence[str],
    gold: dict[str, Any],
    lead: Sequence[bool],
    table_rows: Sequence[Sequence[int]],
    *,
    lead_is_free: bool,
) -> list[tuple[float, float]]:
    """Return (is body, weight) of each block by the reference body; cells of a table are looked up row by row."""
    body = ReferenceBody(gold)
    rows = [body.judge(text) for text in texts]
    for row_of_cells in table_rows:
        words = [word for i in row_of_cells for word in _TOKEN.findall(texts[i].casefold())]
        if len(words) >= 5:
            share = body.share(words)
            for i in row_of_cells:
                rows[i] = (float(share > 0.5), abs(share - 0.5) * 2)
    strong = [i for i, (y, w) in enumerate(rows) if y and w > 0.6 and len(texts[i]) > 80]
    drop_far_lines(rows, texts, strong)
    drop_repeats(rows, texts, strong, body.exact)
    if lead_is_free:
        rows = [(y, w if y or not lead[i] else 0.0) for i, (y, w) in enumerate(rows)]
    # Where hardly anything of the reference stands on the page, the reference tells nothing about the rest.
    found = sum(len(texts[i]) for i, (y, _) in enumerate(rows) if y)
    if found < 0.5 * len(body.whole):
        return [(y, w * 0.2) for y, w in rows]
    return rows


class ReferenceBody:
    """The body that a reference gives, to look blocks up in."""

    def __init__(self, gold: dict[str, Any]) -> None:
        lines = [norm(each).casefold() for each in (gold.get("paragraphs") or gold["text"].split("\n")) if each.strip()]
        self.exact = Counter(lines)
        """How often each line stands there, with and without the mark of a list item."""
        self.exact.update(bare for line in lines if (bare := _ITEM.sub("", line)) != line)
        self.whole = " \n ".join(lines)
        running = [word for line in lines for word in _TOKEN.findall(line)]  # some references break lines at links
        self._runs = {tuple(running[i : i + 4]) for i in range(len(running) - 3)}

    def share(self, words: Sequence[str]) -> float:
        """Return which share of the runs of four words stands in the body, 0 to 1; of four words or more."""
        return sum(tuple(words[i : i + 4]) in self._runs for i in range(len(words) - 3)) / (len(words) - 3)

    def judge(self, text: str) -> tuple[float, float]:
        """Return (is body, weight) of a block by its text alone."""
        key = text.casefold()
        words = _TOKEN.findall(key)
        if self.exact.get(key):
            return 1.0, 1.0
        if len(words) >= 6:
            share = self.share(words)
            return float(share > 0.5), abs(share - 0.5) * 2
        return 0.0, 0.5 if len(key) > 12 and f" {key} " in self.whole else 1.0


def drop_far_lines(rows: list[tuple[float, float]], texts: Sequence[str], strong: Sequence[int]) -> None:
    """Take short lines far from the blocks that are surely body out of the body, in place."""
    for i, (y, w) in enumerate(rows):
        if strong and y and not strong[0] - 12 <= i <= strong[-1] + 12 and len(texts[i]) < 80:
            rows[i] = 0.0, w


def drop_repeats(
    rows: list[tuple[float, float]], texts: Sequence[str], strong: Sequence[int], exact: Counter[str]
) -> None:
    """Take lines that the page prints more often than the reference out of the body, in place; the nearest ones stay."""
    seen: Counter[str] = Counter()
    for i in sorted(range(len(rows)), key=lambda i: min((abs(i - s) for s in strong), default=0)):
        key = texts[i].casefold()
        if rows[i][0] and key in exact:
            seen[key] += 1
            if seen[key] > exact[key] and len(key) > 20:
                rows[i] = 0.0, 0.4


def label_by_snippets(texts: Sequence[str], gold: dict[str, Any]) -> list[tuple[float, float]]:
    """Return (is body, weight) of each block by snippets that the body must and must not hold."""
    rows = []
    wanted = [" ".join(s.split()) for s in gold.get("with") or ()]
    unwanted = [" ".join(s.split()) for s in gold.get("without") or ()]
    for text in texts:
        flat = " ".join(text.split())
        good = any(s in flat or (len(flat) > 30 and flat in s) for s in wanted)
        bad = any(s in flat for s in unwanted)
        rows.append((float(good), 1.5 if good != bad else 0.0))
    return rows


def label_by_kinds(
    blocks: Sequence[Any], spans: Sequence[tuple[int, int, list[str]]]
) -> tuple[list[tuple[float, float]], list[dict[str, tuple[float, float]]]]:
    """Return (is body, weight) of each block, and the same for the other roles, by the kinds of a flattened page's lines."""
    rows, roles, at = [], [], 0
    for block in blocks:
        while at < len(spans) and spans[at][1] <= block.span.start:
            at += 1
        kinds = [KINDS.get(kind, kind) for kind in (spans[at][2] if at < len(spans) else ["other"])]
        body = kinds[0] in BODY_KINDS
        free = kinds[0] == "standfirst" or (not set(kinds) <= BODY_KINDS if body else bool(set(kinds) & BODY_KINDS))
        rows.append((float(body), 0.0 if free else 0.7))
        roles.append({})
        for role in LEARNED_ROLES:
            first = kinds[0] == role
            # The first line, the page's title, is a title only where it reads as the headline does.
            sure = len(kinds) == 1 or (role == "title" and (first or kinds[0] == "banner")) or role not in kinds
            roles[-1][role] = (float(first), 0.7 if sure else 0.0)
    return rows, roles


def roles_by_markup(page: dict[str, Any]) -> list[dict[str, tuple[float, float]]]:
    """Return for each block and each role of :data:`LEARNED_ROLES` (has it, weight): by references where there are any, else by markup."""
    gold, blocks, labels = page["gold"], page["blocks"], page["labels"]
    title = norm(gold.get("title")).casefold()
    texts = [norm(block.text).casefold() for block in blocks]
    titled = [i for i, text in enumerate(texts) if text == title] if title else []
    titled.sort(key=lambda i: ("hidden" in blocks[i].hint.inside, blocks[i].hint.tag != "h1", i))
    people = [norm(name).casefold() for name in gold.get("authors") or ()]
    start = next((i for i, (y, w) in enumerate(labels) if y and w > 0.5 and len(texts[i]) > 80), len(blocks))
    words = markup()
    rows: list[dict[str, tuple[float, float]]] = []
    for i, block in enumerate(blocks):
        hint, text = block.hint, texts[i]
        named = set(hint.words[:4])
        is_body = bool(labels[i][0] and labels[i][1])
        roles = dict.fromkeys(LEARNED_ROLES, (0.0, 0.5))
        if not titled or i in titled:
            roles["title"] = (float(i in titled[:1]), 1.0 if i in titled[:1] else 0.0)
        if "figcaption" in hint.inside or not words.caption.isdisjoint(named) or "figure" in hint.inside:
            sure = "figcaption" in hint.inside and not is_body and len(text) > 3
            roles["caption"] = (float(sure), 0.6 if sure else 0.0)
        if people and any(name in text for name in people):
            sure = all(name in text for name in people) and len(text) < 120 and i < start + 3
            sure = sure and (not words.byline.isdisjoint(hint.words[:8]) or text == people[0])
            roles["byline"] = (float(sure), 0.6 if sure else 0.0)
        elif not people or not words.byline.isdisjoint(named):
            roles["byline"] = (0.0, 0.0)
        if hint.tag == "time" or not words.timestamp.isdisjoint(named) or any(map(str.isdigit, text)):
            sure = bool(re.search(r"\d", text)) and len(text) < 80 and not words.timestamp.isdisjoint(named)
            sure = sure and i < start + 3 and bool(titled) and i >= titled[0] - 6
            roles["timestamp"] = (float(sure), 0.4 if sure else 0.5 if _is_no_stamp(hint, text) else 0.0)
        if not words.standfirst.isdisjoint(named):
            sure = bool(titled) and titled[0] < i < titled[0] + 6 and len(text) > 40
            roles["standfirst"] = (float(sure), 0.6 if sure else 0.0)
        rows.append(roles)
    return rows


def _is_no_stamp(hint: Any, text: str) -> bool:
    """Return whether an unmarked line with a number is no timestamp: too long for one, or without a day and a clock."""
    marked = hint.tag == "time" or not markup().timestamp.isdisjoint(hint.words[:8])
    return not marked and (len(text) >= 100 or (len(text) >= 12 and len(_NUMBER.findall(text)) < 2))


def taught(html: str, texts: Sequence[str]) -> list[bool]:
    """Return of each block whether another extractor takes it for body; a second opinion on pages without a reference."""
    from trafilatura import extract

    body = extract(html, include_comments=False, include_tables=True, favor_recall=False) or ""
    lines = {norm(line.strip("- ")) for line in body.split("\n")}
    whole = norm(body)
    return [text in lines or (len(text) > 60 and text[:100] in whole) for text in texts]


def add_opinions(pages: Pages, probability: str) -> None:
    """Label blocks without a reference where an earlier model that never saw the publisher and another extractor agree."""
    for page in pages:
        if page.get("taught") is None:
            continue
        rows = []
        for (y, w), p, other in zip(page["labels"], page[probability], page["taught"], strict=True):
            if w:
                rows.append((y, w))
            elif other and p > 0.7:
                rows.append((1.0, 0.3))
            elif not other and p < 0.3:
                rows.append((0.0, 0.3))
            else:
                rows.append((float(p > 0.5), 0.0))
        page["labels"] = rows


def thin(pages: Pages) -> None:
    """Of the many blocks that only opinions call boilerplate, leave two of three out of training; nearly all of long pages."""
    for page in pages:
        if page.get("taught") is not None:
            page["labels"] = [(y, w if y or w > 0.3 or i % 3 == 0 else 0.0) for i, (y, w) in enumerate(page["labels"])]


def folds_of(pages: Pages, folds: int, seed: int) -> np.ndarray:
    """Return the fold of each page: by publisher, alike in size."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        groups[page["group"]].append(i)
    order = sorted(groups, key=lambda g: (-len(groups[g]), hashlib.sha256(f"{seed}{g}".encode()).hexdigest()))
    size = [0] * folds
    fold = np.zeros(len(pages), dtype=int)
    for group in order:
        k = size.index(min(size))
        for i in groups[group]:
            fold[i] = k
        size[k] += len(groups[group])
    return fold
