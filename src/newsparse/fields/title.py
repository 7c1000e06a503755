"""Titles: the headline as the page prints it, out of all that could be it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from typing import Final

import regex
from attrs import Factory, define

from newsparse.fields.body_range import BodyRange
from newsparse.fields.ranking import Weights, rank, to_candidate
from newsparse.lexicon import pages
from newsparse.model import Block, Choice, Declared, Origin, Page, RawBlock, Role
from newsparse.span import Span
from newsparse.text.address import host, slug_words
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.keys import comparison_key, may_have_key
from newsparse.text.patterns import lazy
from newsparse.text.separators import Separator, cut_site_name, find_separators, has_separator
from newsparse.text.word_lists import any_of

_LONGEST: Final = 400
"""Code points of a headline; longer blocks are prose."""
_LONGEST_NAME: Final = 60
"""Code points of a site's or section's name."""
_NAME_WORDS: Final = 4
"""A part beside a vertical bar with at most so many words is likely the name of the site."""
_OF_THE_SITE: Final = frozenset({Role.BANNER, Role.NAVIGATION, Role.FOOTER})
_HEADLINES: Final = frozenset({Role.TITLE, Role.DUPLICATE})
_MOST_DECLARED: Final = 200
"""Declared titles read; of 1,513 pages one has 91."""
_MOST_CANDIDATES: Final = 1000
"""Headlines weighed, besides those labelled so; of 1,513 pages one has 149."""
_MARKS: Final = 10
"""Marks and blanks in which two spellings of one headline differ at most."""
_MOST_SEPARATORS: Final = 6
"""Separators of a declared title; more are a list of keywords."""
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})


@define(eq=False)
class TitleCandidate:
    """One headline that could be the page's, however often it is printed and declared."""

    text: str
    origin: Origin
    printed: bool
    reasons: dict[str, float] = Factory(dict)


def choose_title(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, *, weights: Weights
) -> Choice[str | None]:
    """
    Return the headline: as printed where the page prints it, without the site's name or a section's.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks with their hints.

        blocks: The same blocks with their roles, in the same order.

        story: Where the story stands among them.

        weights: What each reason weighs.
    """
    ranked = rank(gather_titles(page, raw_blocks, blocks, story), weights)
    candidates = tuple(to_candidate(candidate.text, score, candidate, weights) for score, candidate in ranked[:8])
    return Choice(candidates[0].value, candidates[0].origin, candidates) if candidates else Choice(None)


def gather_titles(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange
) -> list[TitleCandidate]:
    """Return all that could be the headline, with the reasons for and against, in no order."""
    names = _SiteNames(page, blocks)
    found: dict[str, TitleCandidate] = {}
    declared = [each for each in page.declared if each.field in ("title", "title_alternative")][:_MOST_DECLARED]
    texts = [_declared_text(each) for each in declared]
    for each, text, first in zip(declared, texts, _are_first(texts), strict=True):
        for key, form, reason in _forms(text, _source(each), names, ends=first):
            if key not in found:
                found[key] = TitleCandidate(form, each, printed=False)
            found[key].reasons[reason] = 1.0
    agreed = {names.bare_key(text) for each, text in zip(declared, texts, strict=True) if each.field == "title"}
    _add_blocks(found, page, raw_blocks, blocks, story, names, agreed.pop() if len(agreed) == 1 else "")
    kept = {key: candidate for key, candidate in found.items() if key}
    kept = {key: each for key, each in kept.items() if each.printed or not _is_cut_off(key, each.text, kept)}
    if any(not candidate.printed and key not in names for key, candidate in kept.items()):
        kept = {key: candidate for key, candidate in kept.items() if not names.declares(key)}
    _weigh_agreement(kept, page)
    _weigh_text(kept, names)
    _weigh_together(kept, [(names.bare_key(text), _source(each)) for each, text in zip(declared, texts, strict=True)])
    _weigh_address(kept, page)
    return list(kept.values())


def _are_first(texts: Sequence[str]) -> Iterator[bool]:
    """Yield of each text whether no earlier one is the same."""
    seen: set[str] = set()
    for text in texts:
        yield text not in seen
        seen.add(text)


def _is_cut_off(key: str, text: str, found: Mapping[str, TitleCandidate]) -> bool:
    """Return whether a headline breaks off with dots where a printed one goes on."""
    if not text.rstrip().endswith(("…", "...")):
        return False
    return any(each.printed and other != key and other.startswith(key) for other, each in found.items())


class _SiteNames:
    """How the site and its sections are called, as :func:`comparison_key` writes it."""

    def __init__(self, page: Page, blocks: Sequence[Block]) -> None:
        self._known: set[str] = set()
        # Some templates declare the headline as the site's name; the title element holds both on other pages.
        titles = {
            comparison_key(each.value) for each in page.declared if each.field == "title" and each.path != "title"
        }
        for each in page.declared:
            if each.field == "site_name" and (key := comparison_key(each.value)) and key not in titles:
                self._known |= {key, key.replace(" ", "")}
        address = page.url or next((each.value for each in page.declared if each.field == "url"), None)
        self._host = host(address) or ""
        if self._host:
            parts = self._host.split(".")
            self._known |= {comparison_key(self._host), parts[0], *parts[-2:-1]}
        self._joined_host = "".join(filter(str.isalnum, self._host))
        for name in _owners(page, blocks):
            key = comparison_key(name)
            if key and key not in titles:
                self._known.add(key)
        self._declares_title = any(each.field == "title" for each in page.declared)
        self._blocks = blocks
        self._bare: dict[str, Span] = {}

    def __contains__(self, key: str) -> bool:
        """Return whether the site is called so: by declaration, or by its host ("Garnix Blog" of garnix.io)."""
        joined = key.replace(" ", "")
        if key in self._known or joined in self._known:
            return True
        inside = sum(len(word) for word in key.split() if len(word) > 2 and word in self._joined_host)
        return 2 * inside > len(joined) > 3

    @cached_property
    def _alone(self) -> frozenset[str]:
        """Lines of menus, banners and footers."""
        outside = (each.text for each in self._blocks if each.role in _OF_THE_SITE and len(each.text) < _LONGEST_NAME)
        return frozenset(map(comparison_key, outside))

    def bare_key(self, title: str) -> str:
        """Return the key of a declared title without the names of site and section."""
        return comparison_key(self.bare_span(title).of(title))

    def bare_span(self, title: str) -> Span:
        """Return the part of a declared title that is left without the names of site and section."""
        if title not in self._bare:
            self._bare[title] = cut_site_name(fold(title), Span(0, len(title)), self._is_likely_name)
        return self._bare[title]

    def _is_likely_name(self, key: str, separator: Separator) -> bool:
        if separator.is_colon:
            return key in self._known
        return key in self or (separator.is_bar and len(key.split()) <= _NAME_WORDS)

    def declares(self, key: str) -> bool:
        """Return whether the page or its host gives this very name."""
        return key in self._known

    def is_name(self, key: str, separator: Separator) -> bool:
        """
        Return whether what a separator sets off in a printed headline is the name of the site or of a section.

        Where no title is declared, lines of menus and banners are names too, and a few words beside a vertical bar.
        """
        if self._declares_title and not separator.is_colon:
            return key in self
        return self._is_likely_name(key, separator) or (key in self._alone and not separator.is_colon)


def _owners(page: Page, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the names in legal lines: ``© 2012-2024 The Daily Ledger. All rights reserved.``."""
    lower = page.folded.replace("İ", "I").lower()  # no other letter has a longer small one
    legal: set[int] = set()
    for mark in pages().rights:
        at = lower.find(mark)
        while at >= 0:
            number = bisect_right(blocks, at, key=_start_of) - 1
            end = at
            if number >= 0:
                legal.add(number)
                end = blocks[number].span.end
            at = lower.find(mark, max(at + 1, end))
    for number in sorted(legal):
        text = blocks[number].text
        if len(text) <= _LONGEST_LEGAL and (found := _owner_pattern().search(text)):
            yield found["name"]


def _start_of(block: Block) -> int:
    return block.span.start


@cache
def _owner_pattern() -> regex.Pattern[str]:
    marks, joiners = any_of(pages().rights), any_of(pages().rights_joiners)
    return regex.compile(
        rf"(?i)(?:{marks})(?:[\s,©–-]|{marks}|(?:19|20)\d\d)*+(?:(?:{joiners})\s++)?(?P<name>[\p{{L}}\p{{N}}][^.|,;:·•©\n]{{1,50}}+)"
    )


_LONGEST_LEGAL: Final = 300
"""Code points of a legal line."""


# ----------------------------------------------------------------- declared


def _forms(text: str, source: str, names: _SiteNames, *, ends: bool) -> Iterator[tuple[str, str, str]]:
    """Yield the key, text and reason of a declared title as it stands and, with *ends*, without one of its ends."""
    yield comparison_key(text), text, f"is {source}"
    bare = names.bare_span(text)
    if len(bare) < len(text):
        yield comparison_key(bare.of(text)), bare.of(text), f"is {source} without the site's name"
    separators = [*find_separators(fold(text))] if ends else []
    if len(separators) > _MOST_SEPARATORS:
        return
    for at, separator in enumerate(separators):
        head, tail = text[: separator.start].rstrip(), text[separator.end :].lstrip()
        mark = "colon" if separator.is_colon else "bar"
        if at:
            mark = f"later {mark}"
        yield comparison_key(head), head, f"without {_end_kind(tail, names)} after the {mark}"
        yield comparison_key(tail), tail, f"without {_end_kind(head, names)} before the {mark}"


def _declared_text(each: Declared) -> str:
    """Return a declared title as a value, without markup that some pages put into it."""
    text = each.value[: 2 * _LONGEST]
    if "<" in text:
        text = _MARKUP.sub("", text)
    text = collapse_whitespace(text)[:_LONGEST]
    return _without_bars(fold(text), Span(0, len(text))).of(text) if text[:1] in _LEADING else text


_LEADING: Final = frozenset("|•·▪■►▸▶→»›")
"""What may stand before a headline that a page prints as a link or an item of a list."""
_MARKUP = lazy(r"</?(?:i|b|em|strong|span|br|sup|sub|u|font)\b[^<>]{0,100}+>", regex.IGNORECASE)


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


def _end_kind(end: str, names: _SiteNames) -> str:
    key = comparison_key(end)
    return "the site's name" if key in names else _count(key)


def _count(key: str) -> str:
    words = len(key.split())
    return "a word" if words == 1 else "a few words" if words < 4 else "many words"


# ------------------------------------------------------------------- printed


def _add_blocks(  # noqa: PLR0917
    found: dict[str, TitleCandidate],
    page: Page,
    raw_blocks: Sequence[RawBlock],
    blocks: Sequence[Block],
    story: BodyRange,
    names: _SiteNames,
    agreed: str,
) -> None:
    """Add what the page prints: blocks labelled or marked as headings, and blocks that repeat a declared title."""
    counts: Counter[str] = Counter()
    h1 = [index for index, raw in enumerate(raw_blocks) if raw.hint.tag == "h1"]
    longest, openings = max((len(each.text) for each in found.values()), default=0), {key[:1] for key in found}
    for index, (raw, block) in enumerate(zip(raw_blocks, blocks, strict=True)):
        size = len(block.text)
        if size > _LONGEST:
            continue
        tag = raw.hint.tag
        heading = tag in _HEADINGS and (index <= story.first or tag == "h1")
        labelled = block.role in _HEADLINES
        # Most blocks are none of these, and too long to be the same as one of these.
        repeats = (
            size <= longest + _MARKS and may_have_key(block.text, openings) and comparison_key(block.text) in found
        )
        if not (heading or labelled or repeats):
            continue
        span = _bare_span(page, raw.span, names, agreed) if heading or labelled else raw.span
        text = collapse_whitespace(span.of(page.text))
        key = comparison_key(text)
        candidate = found.get(key)
        if not key or (candidate is None and len(found) >= _MOST_CANDIDATES and not labelled):
            continue
        if candidate is None or not candidate.printed:
            reasons = candidate.reasons if candidate else {}
            if candidate is not None and candidate.text.count(": ") > text.count(": "):
                candidate.printed = True  # the kicker's colon is layout: the declared form keeps the two apart
            else:
                candidate = found[key] = TitleCandidate(text, span, printed=True, reasons=reasons)
                longest = max(longest, len(text))
                openings.add(key[0])
        elif block.role is Role.TITLE and "labelled title" not in candidate.reasons:
            candidate.text, candidate.origin = text, span
        counts[key] += 1
        for name in _block_reasons(raw, block, index, h1, story):
            candidate.reasons[name] = 1.0
        if block.role is Role.TITLE:
            candidate.reasons["sureness of the label"] = max(
                block.score, candidate.reasons.get("sureness of the label", 0.0)
            )
    for key, count in counts.items():
        if count > 1:
            found[key].reasons["printed more than once"] = 1.0


def _bare_span(page: Page, where: Span, names: _SiteNames, agreed: str) -> Span:
    """
    Return *where* without bullets and bars at its ends, the names of site and section, and a kicker or byline.

    A kicker or byline is a few words before or behind *agreed*, the key of the headline that all declared titles share.
    """
    inner = cut_site_name(page.folded, _without_bars(page.folded, where), names.is_name)
    key = comparison_key(inner.of(page.text))
    if not agreed or key == agreed or agreed not in key:
        return inner
    words = [Span(*match.span()) for match in _WORD.finditer(page.folded, inner.start, inner.end)]
    count = len(agreed.split())
    if not count < len(words) <= count + _KICKER_WORDS:
        return inner
    for first in (len(words) - count, 0):
        start, end = words[first].start, words[first + count - 1].end
        if comparison_key(page.text[start:end]) == agreed:
            break
    else:
        return inner
    behind = words[first + count].start if first + count < len(words) else end
    if ":" in page.folded[inner.start : start] or page.text[end:behind].strip():
        return inner  # a speaker, a subject or a clause behind a comma belongs to the headline
    while start > inner.start and page.text[start - 1] in _OPENERS:
        start -= 1
    while end < inner.end and page.text[end] in _CLOSERS:
        end += 1
    return Span(start, end)


_WORD = lazy(r"[\p{L}\p{N}_\p{M}]++")
_KICKER_WORDS: Final = 4
_OPENERS: Final = "\"'«»„“”‘’‚‹›([¿¡"
_CLOSERS: Final = "\"'«»„“”‘’‹›)]?!.…%"
_BARS: Final = "|•·▪■►▸▶→"


def _without_bars(folded: str, where: Span) -> Span:
    """Return *where* without blanks, bullets and bars at its ends; all of it where there is nothing else."""
    start, end = where.start, where.end
    if folded[start : start + 1].isalnum() and folded[end - 1 : end].isalnum():  # as most have none
        return where
    opened = {
        "»": folded.rfind("«", start, end),
        "›": folded.rfind("‹", start, end),
    }  # »so« quotes words, » alone points
    while end > start and (folded[end - 1].isspace() or folded[end - 1] in _BARS):
        end -= 1
    while start < end:
        character = folded[start]
        if character.isspace() or character in _BARS or opened.get(character, start) < start:
            start += 1
        elif folded.startswith("[>", start, end):
            start += 2
        else:
            break
    return Span(start, end) if start < end else where


def _block_reasons(raw: RawBlock, block: Block, index: int, h1: Sequence[int], story: BodyRange) -> Iterator[str]:
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
    if not pages().headline.isdisjoint(hint.words):
        yield "its class says headline"
    if not pages().teaser.isdisjoint(hint.words) or not hint.inside.isdisjoint(("aside", "nav", "footer")):
        yield "stands among teasers or menus"
    if "hidden" in hint.inside:
        yield "hidden"
    if "article" in hint.inside or "main" in hint.inside:
        yield "stands in article or main"
    if raw.linked * 2 > len(raw.span):
        yield "linked"
    if index > story.first + 3:
        yield "stands after the prose began"


# ------------------------------------------------------------------ together


def _weigh_text(found: Mapping[str, TitleCandidate], names: _SiteNames) -> None:
    for key, candidate in found.items():
        words = len(key.split())
        if key in names:
            candidate.reasons["is the site's name"] = 1.0
        if not key.isascii() and words == 1:
            words = max(1, len(key) // 3)  # scripts without blanks
        if words < 3:
            candidate.reasons["one or two words"] = 1.0
        if words > 25:
            candidate.reasons["more than 25 words"] = 1.0
        if candidate.text.endswith((":", ",")) or (candidate.text.endswith(".") and words > 12):
            candidate.reasons["ends like a sentence"] = 1.0
        if has_separator(fold(candidate.text)):
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


def _weigh_together(found: Mapping[str, TitleCandidate], declared: Sequence[tuple[str, str]]) -> None:
    """
    Add what the declared titles say of a headline that they hold as a part, or of which they are a part.

    Args:
        found: The headlines, by their keys.

        declared: The keys of the declared titles, and where each is declared.
    """
    printed = [
        (key, "a printed headline")
        for key, candidate in found.items()
        if "printed as h1" in candidate.reasons or "labelled title" in candidate.reasons
    ]
    others = [(key, set(key.split()), source) for key, source in [*[*dict.fromkeys(declared)][:12], *printed[:12]]]
    for key, candidate in found.items():
        words = set(key.split())
        for whole, whole_words, source in others:
            if reason := _relation(key, whole, source):
                candidate.reasons[reason] = 1.0
            elif key != whole and _overlap(words, whole_words) > _ALIKE:
                candidate.reasons[f"much like {source}"] = 1.0


_ALIKE: Final = 0.7
"""Share of their words that two headlines have in common at least where they are much alike."""


def _relation(key: str, whole: str, source: str) -> str:
    """Return how a headline stands to one that is longer or shorter at one end, to read; empty for others."""
    if whole == key:
        return ""
    if whole.startswith(key + " "):
        return f"opens {source}, {_count(whole[len(key) :])} more"
    if whole.endswith(" " + key):
        return f"closes {source}, {_count(whole[: -len(key)])} more"
    if key.startswith(whole + " "):
        return f"longer than {source} by {_count(key[len(whole) :])} behind it"
    if key.endswith(" " + whole):
        return f"longer than {source} by {_count(key[: -len(whole)])} before it"
    return ""


def _weigh_address(found: Mapping[str, TitleCandidate], page: Page) -> None:
    """Add how well the words of the page's address fit the headline."""
    slug = slug_words(page.url)
    if len(slug) < _LEAST_SLUG:
        return
    for key, candidate in found.items():
        words = set(key.split())
        common = len(words & slug)
        candidate.reasons["share of the address's words"] = common / len(slug)
        candidate.reasons["share of its words in the address"] = common / len(words)


_LEAST_SLUG: Final = 3
"""Least number of words of an address that is compared with the headline."""


def _overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Return the share of words that two texts have in common, 0 to 1."""
    return len(one & other) / max(len(one), len(other), 1)
