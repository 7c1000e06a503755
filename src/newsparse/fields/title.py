"""Titles: the headline as the page prints it, out of all that could be it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import regex
from attrs import Factory, define

from newsparse.fields.ranking import Weights, rank, to_candidate
from newsparse.model import Block, Choice, Declared, Origin, Page, RawBlock, Role
from newsparse.span import Span
from newsparse.text.address import host
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.keys import comparison_key

_JOINT = regex.compile(r"(?<!\s)\s++(?:[|\-·•:»›/~<>*]{1,2}|::?)\s++|(?:(?<!\s)\s++)?+\|\s*+|(?<=\w):\s++")
"""What parts a headline from a site's or section's name; on folded text."""
_LONGEST: Final = 400
"""Code points of a headline; longer blocks are prose."""
_LONGEST_NAME: Final = 60
"""Code points of a site's or section's name."""
_NAME_WORDS: Final = 4
"""Words of a name that only a vertical bar tells from the headline."""
_OF_THE_SITE: Final = frozenset({Role.BANNER, Role.NAVIGATION, Role.FOOTER})
_HEADLINES: Final = frozenset({Role.TITLE, Role.DUPLICATE})
_MOST_DECLARED: Final = 200
"""Declared titles read; of 1,513 pages one has 91."""
_MOST_CANDIDATES: Final = 1000
"""Headlines weighed, besides those labelled so; of 1,513 pages one has 149."""
_MOST_JOINTS: Final = 6
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_HEADLINE_WORDS: Final = frozenset(
    {"title", "headline", "heading", "hed", "titulo", "titel", "titre", "titolo", "titulli"}
)
_TEASER_WORDS: Final = frozenset(
    {"related", "teaser", "card", "sidebar", "widget", "menu", "nav", "popular", "recommended"}
)


@define(eq=False)
class TitleCandidate:
    """One headline that could be the page's, however often it is printed and declared."""

    text: str
    origin: Origin
    printed: bool
    reasons: dict[str, float] = Factory(dict)


def choose_title(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], *, weights: Weights
) -> Choice[str | None]:
    """
    Return the headline: as printed where the page prints it, without the site's name or a section's.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks, with what markup says of them.

        blocks: The same blocks with their roles, in the same order.

        weights: What each reason weighs.
    """
    found = gather_titles(page, raw_blocks, blocks)
    if found and all(isinstance(candidate.origin, Span) for candidate in found):
        _leave_out_site(found, page, blocks)
    ranked = rank(found, weights)
    candidates = tuple(to_candidate(candidate.text, score, candidate, weights) for score, candidate in ranked[:8])
    return Choice(candidates[0].value, candidates[0].origin, candidates) if candidates else Choice(None)


def gather_titles(page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block]) -> list[TitleCandidate]:
    """Return all that could be the headline, with the reasons for and against, in no order."""
    sites = frozenset(_site_keys(page))
    found: dict[str, TitleCandidate] = {}
    declared = [each for each in page.declared if each.field in ("title", "title_alternative")][:_MOST_DECLARED]
    for each in declared:
        for key, text, reason in _forms(each, sites):
            candidate = found.setdefault(key, TitleCandidate(text, each, printed=False))
            candidate.reasons[reason] = 1.0
    _add_blocks(found, raw_blocks, blocks)
    kept = {key: candidate for key, candidate in found.items() if key}
    _weigh_agreement(kept, page)
    _weigh_text(kept, sites)
    _weigh_together(kept, declared)
    return list(kept.values())


def _site_keys(page: Page) -> Iterator[str]:
    """Yield how the site's name may read, as :func:`comparison_key` writes it."""
    for each in page.declared:
        if each.field == "site_name":
            key = comparison_key(each.value)
            yield key
            yield key.replace(" ", "")
    address = page.url or next((each.value for each in page.declared if each.field == "url"), None)
    if address:
        name = (host(address) or "").removeprefix("m.")
        yield comparison_key(name)
        if parts := name.split("."):
            yield parts[0]
            if len(parts) > 2:
                yield parts[-2]


# ----------------------------------------------------------------- declared


def _forms(each: Declared, sites: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the key, text and reason of a declared title as it stands and without one of its ends."""
    text = collapse_whitespace(each.value)[:_LONGEST]
    source = _source(each)
    yield comparison_key(text), text, f"is {source}"
    joints = list(_JOINT.finditer(fold(text)))
    if not joints or len(joints) > 6:
        return
    for at, joint in enumerate(joints):
        head, tail = text[: joint.start()].rstrip(), text[joint.end() :].lstrip()
        bar = "colon" if joint[0].startswith(":") else "bar"
        if at:
            bar = f"later {bar}"
        yield comparison_key(head), head, f"without {_end_kind(tail, sites)} after the {bar}"
        yield comparison_key(tail), tail, f"without {_end_kind(head, sites)} before the {bar}"


def _source(each: Declared) -> str:
    path = each.path
    if each.field == "title_alternative":
        return "another headline in json-ld"
    if path.startswith("json-ld"):
        return "the headline in json-ld"
    if "og:title" in path:
        return "og:title"
    if "twitter:title" in path:
        return "twitter:title"
    if path == "title":
        return "the title element"
    if path.startswith("meta"):
        return "another meta title"
    return "marked as headline"


def _end_kind(end: str, sites: frozenset[str]) -> str:
    key = comparison_key(end)
    if key in sites or key.replace(" ", "") in sites:
        return "the site's name"
    words = len(key.split())
    return "a word" if words == 1 else "a few words" if words < 4 else "many words"


# ------------------------------------------------------------------- printed


def _add_blocks(found: dict[str, TitleCandidate], raw_blocks: Sequence[RawBlock], blocks: Sequence[Block]) -> None:
    """Add what the page prints: blocks labelled or marked as headings, and blocks that repeat a declared title."""
    counts: Counter[str] = Counter()
    h1 = [index for index, raw in enumerate(raw_blocks) if raw.hint.tag == "h1"]
    first_prose = next((index for index, block in enumerate(blocks) if block.role is Role.PARAGRAPH), len(blocks))
    for index, (raw, block) in enumerate(zip(raw_blocks, blocks, strict=True)):
        if len(raw.span) > _LONGEST:
            continue
        heading = raw.hint.tag == "h1" or (raw.hint.tag in _HEADINGS and index <= first_prose)
        labelled = block.role in _HEADLINES
        key = comparison_key(raw.text)
        if not key or not (heading or labelled or key in found):
            continue
        candidate = found.get(key)
        if candidate is None and len(found) >= _MOST_CANDIDATES and not labelled:
            continue
        if candidate is None or not candidate.printed:
            reasons = candidate.reasons if candidate else {}
            if candidate is not None and not candidate.printed and candidate.text.count(": ") > raw.text.count(": "):
                candidate.printed = (
                    True  # the kicker's colon is layout: the declared form keeps kicker and headline apart
                )
            else:
                candidate = found[key] = TitleCandidate(
                    collapse_whitespace(raw.text), raw.span, printed=True, reasons=reasons
                )
        counts[key] += 1
        for name in _block_reasons(raw, block, index, h1, first_prose):
            candidate.reasons[name] = 1.0
        if block.role is Role.TITLE:
            candidate.reasons["sureness of the label"] = max(
                block.score, candidate.reasons.get("sureness of the label", 0.0)
            )
    for key, count in counts.items():
        if count > 1:
            found[key].reasons["printed more than once"] = 1.0


def _block_reasons(raw: RawBlock, block: Block, index: int, h1: Sequence[int], first_prose: int) -> Iterator[str]:
    hint = raw.hint
    yield "printed"
    if block.role is Role.TITLE:
        yield "labelled title"
    if hint.tag in _HEADINGS:
        yield f"printed as {hint.tag}"
    if hint.tag == "h1":
        if len(h1) == 1:
            yield "the only h1"
        elif index == h1[0]:
            yield "the first h1 of several"
    if not _HEADLINE_WORDS.isdisjoint(hint.words):
        yield "its class says headline"
    if not _TEASER_WORDS.isdisjoint(hint.words) or not hint.inside.isdisjoint(("aside", "nav", "footer")):
        yield "stands among teasers or menus"
    if "hidden" in hint.inside:
        yield "hidden"
    if "article" in hint.inside or "main" in hint.inside:
        yield "stands in article or main"
    if raw.linked * 2 > len(raw.span):
        yield "linked"
    if index > first_prose + 3:
        yield "stands after the prose began"


def _leave_out_site(found: Sequence[TitleCandidate], page: Page, blocks: Sequence[Block]) -> None:
    """Cut the site's or section's name off headlines of a page that declares none."""
    sites = frozenset(_site_keys(page))
    outside = (block.text for block in blocks if block.role in _OF_THE_SITE and len(block.text) < _LONGEST_NAME)
    alone = frozenset(map(comparison_key, outside))
    for candidate in found:
        if isinstance(candidate.origin, Span):
            candidate.origin = _bare_span(page, candidate.origin, sites, alone)
            candidate.text = collapse_whitespace(candidate.origin.of(page.text))


def _bare_span(page: Page, where: Span, sites: frozenset[str], alone: frozenset[str]) -> Span:
    """
    Return *where* without the ends that a bar or dash parts from the headline, if they are names.

    An end is one if it is shorter than the rest, and the site is called so, a menu or footer holds it on a line of its
    own, or it is of few words beside a vertical bar.
    """
    start, end = where.start, where.end
    joints = [each for each in _JOINT.finditer(page.folded, start, end) if ":" not in each[0]][:_MOST_JOINTS]

    def is_name(part: str, joint: str) -> bool:
        key = comparison_key(part)
        known = key in sites or key.replace(" ", "") in sites or key in alone
        return bool(key) and (known or ("|" in joint and len(key.split()) <= _NAME_WORDS))

    while joints:
        joint = joints.pop()
        shorter = end - joint.end() < joint.start() - start
        if not shorter or not is_name(page.text[joint.end() : end], joint[0]):
            joints.append(joint)
            break
        end = joint.start()
    for joint in joints:
        shorter = joint.start() - start < end - joint.end()
        if not shorter or not is_name(page.text[start : joint.start()], joint[0]):
            break
        start = joint.end()
    return Span(start, end)


# ------------------------------------------------------------------ together


def _weigh_text(found: Mapping[str, TitleCandidate], sites: frozenset[str]) -> None:
    for key, candidate in found.items():
        words = len(key.split())
        if key in sites or key.replace(" ", "") in sites:
            candidate.reasons["is the site's name"] = 1.0
        if not key.isascii() and words == 1:
            words = max(1, len(key) // 3)  # scripts without blanks
        if words < 3:
            candidate.reasons["one or two words"] = 1.0
        if words > 25:
            candidate.reasons["more than 25 words"] = 1.0
        if candidate.text.endswith((":", ",")) or (candidate.text.endswith(".") and words > 12):
            candidate.reasons["ends like a sentence"] = 1.0
        if _JOINT.search(fold(candidate.text)):
            candidate.reasons["holds a joint"] = 1.0


def _weigh_agreement(found: Mapping[str, TitleCandidate], page: Page) -> None:
    """Add which of the three best sources say it, out of those that say anything."""
    said = {
        name: any(reason in candidate.reasons for candidate in found.values()) for name, reason in _WITNESSES.items()
    }
    news = any(each.field == "kind" and "News" in each.value for each in page.declared)
    kind = "news article" if news else "page"
    for candidate in found.values():
        here = [name for name, reason in _WITNESSES.items() if said[name] and reason in candidate.reasons]
        other = [name for name in _WITNESSES if said[name] and name not in here]
        if here:
            candidate.reasons[f"{kind}: {' and '.join(here)} say it, {' and '.join(other) or 'none'} not"] = 1.0


_WITNESSES: Final = {"headline": "labelled title", "json-ld": "is the headline in json-ld", "og:title": "is og:title"}


def _weigh_together(found: Mapping[str, TitleCandidate], declared: Sequence[Declared]) -> None:
    """Add what the declared titles say of a headline that they hold as a part, or of which they are a part."""
    keys = list(dict.fromkeys((comparison_key(each.value[:_LONGEST]), _source(each)) for each in declared))
    for key, candidate in found.items():
        for whole, source in keys[:12]:
            if whole == key:
                continue
            if whole.startswith(key + " "):
                candidate.reasons[f"opens {source}"] = 1.0
            elif whole.endswith(" " + key):
                candidate.reasons[f"closes {source}"] = 1.0
            elif key.startswith(whole + " ") or key.endswith(" " + whole):
                candidate.reasons[f"longer than {source}"] = 1.0
            elif _overlap(key, whole) > 0.7:
                candidate.reasons[f"much like {source}"] = 1.0
    printed = [
        key
        for key, candidate in found.items()
        if "printed as h1" in candidate.reasons or "labelled title" in candidate.reasons
    ]
    for key, candidate in found.items():
        for whole in printed[:12]:
            if whole != key and (whole.startswith(key + " ") or whole.endswith(" " + key)):
                candidate.reasons["part of a printed headline"] = 1.0


def _overlap(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, 0 to 1."""
    left, right = set(one.split()), set(other.split())
    return len(left & right) / max(len(left), len(right), 1)
