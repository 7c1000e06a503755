"""Facts to numbers: what the learned model sees of each block."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from newsparse.fold import alike
from newsparse.label.facts import Facts, size_of
from newsparse.model import Hint, Page

_INSIDE = (
    "article", "main", "aside", "nav", "footer", "header", "form", "button", "figure", "hidden", "articlebody", "table",
    "li", "section", "noscript", "blockquote", "figcaption",
)  # fmt: skip
_LISTS = ("related", "related=", "promo", "promo=", "navigation=", "comment", "footer")
_HEADINGS = {"h1": 1.0, "h2": 2.0, "h3": 3.0, "h4": 4.0, "h5": 5.0, "h6": 6.0}
_SENTENCE_END = regex.compile(r"[.!?…](?=[\s\"')\]]*+(?:\s|$))|[。！？]")

OWN = (
    "length", "words", "share of common words", "ends like a sentence", "ends with a colon", "ends bare", "digits",
    "capitals", "linked share", "bold share", "commas", "a quotation mark", "a date", "a time", "a photo credit",
    *(f"words of: {name}" for name in _LISTS), "share words", "opens like a byline", "repeats on the page",
    "likeness to the declared title", "likeness to the description", "in the declared body", "place on the page",
    "depth", "sentences", "a bar or arrow", "a bullet", "heading level", "is p", "is li", "is div", "is td", "is span or custom",
    *(f"inside {name}" for name in _INSIDE), "has markup", "opens with a mark", "opens in lower case", "ends with dots",
)  # fmt: skip


def own_numbers(page: Page, facts: Sequence[Facts]) -> list[list[float]]:
    """Return for each block the numbers named in :data:`OWN`."""
    titles = {frozenset(alike(each.value).split()) for each in page.declared if each.field == "title"}
    described = {frozenset(alike(each.value).split()) for each in page.declared if each.field == "description"}
    body = " ".join(alike(each.value) for each in page.declared if each.field == "body")
    total = max(1, len(facts) - 1)
    marked: dict[Hint, list[float]] = {}
    rows = []
    for index, each in enumerate(facts):
        hint = each.hint
        if hint not in marked:
            marked[hint] = _markup(hint)
        key_words = frozenset(each.key.split()) if each.length < 600 else frozenset()
        text = each.folded
        rows.append(
            [
                size_of(each),
                min(each.words, 200),
                each.stop,
                each.ends_sentence,
                text.endswith(":"),
                text[-1:].isalnum(),
                _digits(text),
                each.capitals,
                each.linked,
                each.strong,
                min(text.count(","), 8),
                '"' in text or "“" in each.text or "«" in each.text,
                each.date,
                each.clock,
                each.photo,
                *(name in each.lists for name in _LISTS),
                each.shares / (each.words or 1),
                each.byline,
                min(each.repeats, 5),
                _likeness(key_words, titles),
                _likeness(key_words, described),
                _in_body(each, body),
                index / total,
                min(hint.depth, 40),
                len(_SENTENCE_END.findall(text[:2000])),
                "|" in text or "»" in text or ">" in text,
                each.bullet,
                *marked[hint],
                bool(hint.tag),
                text[:1] in "\"'«",
                text[:1].islower(),
                text.endswith(("...", "…")),
            ]
        )
    return rows


def _digits(text: str) -> float:
    head = text[:120]
    return sum(map(str.isdigit, head)) / (len(head) or 1)


def _likeness(words: frozenset[str], others: set[frozenset[str]]) -> float:
    """Return the largest Dice coefficient with any of *others*, 0 to 1."""
    if not words or not others:
        return 0.0
    return max(2 * len(words & other) / (len(words) + len(other)) for other in others)


def _in_body(facts: Facts, body: str) -> float:
    """Return 1 if the declared body holds the block, 0 if not, -1 where it cannot be told."""
    if len(body) < 200 or len(facts.key) < 12:
        return -1.0
    return float(facts.key[:80] in body)


def _markup(hint: Hint) -> list[float]:
    tag = hint.tag
    return [
        _HEADINGS.get(tag, 0.0),
        tag == "p",
        tag in ("li", "dd", "dt"),
        tag == "div",
        tag in ("td", "th"),
        "-" in tag,
        *(name in hint.inside for name in _INSIDE),
    ]


def tokens(hint: Hint) -> tuple[str, ...]:
    """Return what the markup of a block says, as words for the first stage: path and class words with their distance."""
    if not hint.tag:
        return ("text",)
    path = hint.path.split("/")
    found = [f"t:{hint.tag}", f"p:{'/'.join(path[-2:])}", f"q:{'/'.join(path[-3:])}"]
    found += [f"w:{word}" for word in hint.words]
    found += [f"i:{name}" for name in hint.inside]
    found += [f"x:{hint.tag}:{word}" for word in hint.words[:4]]
    return tuple(dict.fromkeys(found))
