"""Facts to numbers: what the learned model sees of each block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

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
    "lines before", "lines after", "words of a longer block", "pictures before", "first of its kind", "capital words",
    "upper case", "slashes", "ends with a bracket", "an address", "ends like a question",
)  # fmt: skip

IN_BODY = OWN.index("in the declared body")


def own_numbers(page: Page, facts: Sequence[Facts]) -> list[list[float]]:
    """Return for each block the numbers named in :data:`OWN`."""
    titles = {frozenset(alike(each.value).split()) for each in page.declared if each.field == "title"}
    described = {frozenset(alike(each.value).split()) for each in page.declared if each.field == "description"}
    body = " ".join(alike(each.value) for each in page.declared if each.field == "body")
    total = max(1, len(facts) - 1)
    marked: dict[int, list[float]] = {}
    gaps, pictures = _gaps(page, facts), _pictures(page, facts)
    held = _held(facts)
    seen: set[str] = set()
    rows = []
    for index, each in enumerate(facts):
        hint = each.hint
        if id(hint) not in marked:
            marked[id(hint)] = _markup(hint)
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
                *marked[id(hint)],
                bool(hint.tag),
                text[:1] in "\"'«",
                text[:1].islower(),
                text.endswith(("...", "…")),
                gaps[index],
                gaps[index + 1],
                index in held,
                pictures[index],
                each.key not in seen,
                _capital_words(text),
                _upper(text),
                min(text.count("/", 0, 200), 4),
                text[-1:] in ")]",
                "@" in text or "www." in text or "http" in text,
                text[-1:] == "?",
            ]
        )
        seen.add(each.key)
    return rows


def _gaps(page: Page, facts: Sequence[Facts]) -> list[int]:
    """Return how many line feeds stand before each block and after the last, at most 3."""
    if not facts:
        return []
    gaps = [min(3, page.text.count("\n", a.end, b.start)) for a, b in pairwise(each.span for each in facts)]
    return [3, *gaps, 3]


def _pictures(page: Page, facts: Sequence[Facts]) -> list[int]:
    """Return how many pictures, at most 2, stand between each block and the one before; -1 for flattened text."""
    if not any(each.hint.tag for each in facts[:1]):
        return [-1] * len(facts)
    counts, at, images = [], 0, page.images
    for each in facts:
        number = 0
        while at < len(images) and images[at].at <= each.span.start:
            at += 1
            number += 1
        counts.append(min(2, number))
    return counts


def _held(facts: Sequence[Facts]) -> set[int]:
    """Return the short blocks whose words a longer block holds too."""
    whole = "\n".join(each.key for each in facts if each.length >= 120)[:200_000]
    short = (i for i, each in enumerate(facts) if 25 <= each.length <= 250)
    return {i for i in islice(short, 250) if whole.count(facts[i].key) > (facts[i].length >= 120)}


def _capital_words(text: str) -> float:
    """Return the share of the words that begin with a capital, of the first 300 characters."""
    words = text[:300].split()
    return sum(map(str.isupper, [word[0] for word in words])) / (len(words) or 1)


def _upper(text: str) -> float:
    head = text[:120]
    return sum(map(str.isupper, head)) / (len(head) or 1)


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
