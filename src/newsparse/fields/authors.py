"""Authors: who signs the story, out of all whom the page names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

import regex
from attrs import Factory, define

from newsparse.fields.body_range import BodyRange, find_body_range
from newsparse.fields.byline import find_bylines
from newsparse.fields.ranking import Weights, rank, to_candidate
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Choice, Declared, Origin, Page, RawBlock, Role
from newsparse.printed.agencies import news_agencies
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.keys import comparison_key, name_key
from newsparse.text.word_lists import OpenedPattern

_ADDRESS = regex.compile(r"(?i)https?:|www\.|@\w|\.(?:com|org|net|de|html?)\b/?|[\w.+-]{1,64}+@[\w.-]{1,64}+$")
# What machines write for a name: an IP address, or the key of a text ("page.head.meta.author").
_CODE = regex.compile(r"[\d.:]++|(?<!\w)\w++(?:\.\w++){3,}+")
_HANGUL = regex.compile(r"\p{Hangul}")
_BRACKETED = regex.compile(r"\s*+[(\[]")
"""What opens so is a picture's credit: ``(Image: Getty)``."""
_SEVERAL = regex.compile(r"[,;&|/·•\n]|\b(?:and|und|et|y|e|en|och|og|i|by|von|par|por|di)\b", regex.IGNORECASE)
_BRACKET = regex.compile(r"(?:(?<!\s)\s++)?+[(\[][^()\[\]]{0,60}[)\]]\s*+$")
_BYLINE_WORDS: Final = frozenset({"byline", "author", "authors", "bylines", "autor", "auteur", "autore", "writer"})
_TEASER_WORDS: Final = frozenset({"related", "teaser", "sidebar", "popular", "recommended"})
_MOST_BLOCKS: Final = 40
"""Byline blocks looked at; the rest are teasers'."""
_MOST_DECLARED: Final = 400
"""Declared authors read; of 1,513 pages one has 70."""
_MOST_NAMES: Final = 80
"""Names weighed."""


@define(eq=False)
class _Name:
    """One name that could be an author's, however often it is printed and declared."""

    text: str
    origin: Origin
    order: int
    is_person: bool = True
    reasons: dict[str, float] = Factory(dict)


def choose_authors(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], lexicon: Lexicon, *, weights: Weights
) -> Choice[tuple[str, ...]]:
    """
    Return the authors, in reading order; may be empty.

    Persons as printed; an agency, a desk or the site itself only where no person signs.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks, with what markup says of them.

        blocks: The same blocks with their roles, in the same order.

        lexicon: The words of the page's language.

        weights: What each reason weighs.
    """
    ranked = rank(gather_names(page, raw_blocks, blocks, lexicon), weights)
    chosen = choose(ranked)
    chosen.sort(key=lambda name: name.order)
    candidates = tuple(
        to_candidate((name.text,), score, name, weights)
        for score, name in sorted(ranked, key=lambda pair: pair[1] not in chosen)[:12]
    )
    return Choice(tuple(name.text for name in chosen), chosen[0].origin if chosen else None, candidates)


def choose(scored: Sequence[tuple[float, _Name]]) -> list[_Name]:
    """Return the names that score above 0: of persons and organisations those with the better best score."""
    chosen = [(score, name) for score, name in scored if score > 0]
    persons = [score for score, name in chosen if name.is_person]
    others = [score for score, name in chosen if not name.is_person]
    signed = bool(persons and (not others or max(persons) > max(others)))
    return [name for _, name in chosen if name.is_person is signed]


def gather_names(page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], lexicon: Lexicon) -> list[_Name]:
    """Return whoever could be an author, with the reasons for and against, in no order."""
    names: dict[str, _Name] = {}
    declared = (each for each in page.declared if each.field in ("author", "organisation"))
    for each in islice(declared, _MOST_DECLARED):
        if not (_BRACKETED.match(each.value) or _ADDRESS.match(each.value) or _CODE.fullmatch(each.value.strip())):
            for text, is_person in _split(each, lexicon):
                _add(names, text, each, f"named in {_source(each)}", is_person=is_person)
    _add_printed(names, page, raw_blocks, blocks, lexicon)
    _weigh_text(names, page, lexicon)
    _weigh_together(names)
    return list(names.values())


def _add(names: dict[str, _Name], text: str, origin: Origin, reason: str, *, is_person: bool) -> None:
    key = comparison_key(text)
    if not key or (key not in names and len(names) >= _MOST_NAMES):
        return
    name = names.get(key)
    if name is None:
        name = names[key] = _Name(text, origin, len(names), is_person)
    elif isinstance(origin, Span) and not isinstance(name.origin, Span) and not (text.isupper() > name.text.isupper()):
        name.text, name.origin = text, origin
    name.reasons[reason] = 1.0


# ----------------------------------------------------------------- declared


def _source(each: Declared) -> str:
    path = each.path
    if path.startswith("json-ld"):
        return "json-ld as an organisation" if each.field == "organisation" else "json-ld"
    if path.startswith("meta"):
        return (
            "article:author"
            if "article:author" in path
            else "meta author"
            if "=author" in path.lower()
            else "other meta tags"
        )
    return "a link with rel=author" if "rel=author" in path else "markup"


def _split(each: Declared, lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """Yield the names that one declared value holds, and whether each looks like a person's."""
    value = collapse_whitespace(each.value)[:600]
    value = _BRACKET.sub("", value) or value
    line = Page(value)
    found = list(find_bylines(line, line.span, lexicon))
    if len(found) == 1 and ("@" in value or _HANGUL.search(value)):  # a reporter's title is glued on: "기자"
        yield found[0].name, found[0].is_person
        return
    if not _SEVERAL.search(value):
        known = bool(found) and comparison_key(found[0].name) == comparison_key(value)
        yield value, each.field == "author" if not known else found[0].is_person
        return
    for byline in found:
        yield byline.name, byline.is_person
    if not found and len(value) < 80:
        yield value, False


# ------------------------------------------------------------------- printed


def _add_printed(
    names: dict[str, _Name],
    page: Page,
    raw_blocks: Sequence[RawBlock],
    blocks: Sequence[Block],
    lexicon: Lexicon,
) -> None:
    story = find_body_range(blocks)
    opener = _opener(lexicon)
    seen = 0
    for index, (raw, block) in enumerate(zip(raw_blocks, blocks, strict=True)):
        if raw.hint.figure:  # who made the picture
            continue
        if block.role not in _SIGNED:
            length = len(block.span)
            marked = length < _LONGEST_MARKED and not _BYLINE_WORDS.isdisjoint(raw.hint.words)
            opens = length <= _LONGEST_BYLINE and opener.match(page.folded, block.span.start, block.span.end)
            if not marked and not opens:
                continue
        if seen > _MOST_BLOCKS:
            break
        found = list(find_bylines(page, block.span, lexicon))
        seen += bool(found)
        for byline in found:
            _add(names, byline.name, byline.span, "named in a byline", is_person=byline.is_person)
            reasons = names.get(comparison_key(byline.name), _Name("", byline.span, 0)).reasons
            for reason in _place_reasons(raw, block, index, story, nth=seen):
                reasons[reason] = 1.0
            if byline.span.start > block.span.start:
                reasons["words stand before the name"] = 1.0
    _count_alone(names, raw_blocks)


_SIGNED: Final = frozenset({Role.BYLINE, Role.TIMESTAMP})
_LONGEST_BYLINE: Final = 160
"""Code points of a block that opens like a byline whatever its label says."""
_LONGEST_MARKED: Final = 200
"""Code points of a block that its class calls a byline, whatever its label says."""


@cache
def _opener(lexicon: Lexicon) -> OpenedPattern:
    source = r"(?i)[^\p{L}\p{N}]{0,3}+(?:\L<openers>)(?=[\s:]|\p{Lu})"
    return OpenedPattern(source, before=r"[\W_]{0,3}+", openers=lexicon.byline.openers)


def _place_reasons(raw: RawBlock, block: Block, index: int, story: BodyRange, *, nth: int) -> Iterator[str]:
    yield f"in a block labelled {block.role}"
    if nth == 1:
        yield "in the first byline"
    aside = raw.hint.inside & {"aside", "nav", "footer"}
    yield "in an aside, menu or footer" if aside else story.place_of(index)
    if aside and story.place_of(index) == "between headline and story":
        yield "in an aside between headline and story"
    if not _TEASER_WORDS.isdisjoint(raw.hint.words):
        yield "its class says teaser"
    if not _BYLINE_WORDS.isdisjoint(raw.hint.words):
        yield "its class says author"
    if raw.linked:
        yield "linked"
    if raw.hint.tag in ("h2", "h3", "h4", "li"):
        yield "printed as heading or list item"


def _count_alone(names: Mapping[str, _Name], raw_blocks: Sequence[RawBlock]) -> None:
    """Add how often a name is a block of its own: teasers sign so."""
    for raw in raw_blocks if names else ():
        if len(raw.span) < 60 and (name := names.get(comparison_key(raw.text))):
            name.reasons["a block of its own"] = 1.0


# ------------------------------------------------------------------ together


def _weigh_text(names: Mapping[str, _Name], page: Page, lexicon: Lexicon) -> None:
    furniture, first_names = _furniture(lexicon), (lexicon.quote.male_names, lexicon.quote.female_names)
    sites = {comparison_key(each.value).replace(" ", "") for each in page.declared if each.field == "site_name"}
    host = (page.url or "").split("//")[-1].split("/")[0]
    sites |= set(host.split(".")[:-1]) | {host.removeprefix("www.").replace(".", "")}
    sites.discard("")
    for key, name in names.items():
        tight, words = key.replace(" ", ""), key.split()
        reasons = name.reasons
        if tight in sites:
            reasons["is the site's name"] = 1.0
        elif any(len(site) > 3 and (site in tight or (len(tight) > 4 and tight in site)) for site in sites):
            reasons["shares words with the site's name"] = 1.0
        if not name.is_person:
            reasons["reads like an organisation"] = 1.0
        if name_key(name.text) in news_agencies():
            reasons["is an agency"] = 1.0
        if words[:1] and any(words[0] in each for each in first_names):
            reasons["opens with a known first name"] = 1.0
        if key in furniture or any(word in furniture for word in words):
            reasons["holds a word of menus or buttons"] = 1.0
        if len(words) == 1 and key.isascii():
            reasons["one word"] = 1.0
        if len(words) > 4:
            reasons["more than four words"] = 1.0
        if any(letter.isdigit() for letter in key):
            reasons["holds a digit"] = 1.0
        if name.text.islower():
            reasons["all in small letters"] = 1.0


@cache
def _furniture(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.label.share | lexicon.label.navigation | lexicon.label.related


def _weigh_together(names: Mapping[str, _Name]) -> None:
    """Add what speaks against a name because other names have better sources."""
    sources = (
        "named in json-ld",
        "named in meta author",
        "named in article:author",
        "named in a byline",
        "named in markup",
        "named in a link with rel=author",
        "between headline and story",
        "in the first byline",
    )
    for source in sources:
        having = [name for name in names.values() if source in name.reasons]
        persons = [name for name in having if "is the site's name" not in name.reasons and name.is_person]
        if not having:
            continue
        for name in names.values():
            if source not in name.reasons:
                name.reasons[f"others are {source}" if persons else f"only organisations are {source}"] = 1.0
            elif len(having) > 3:
                name.reasons[f"more than three are {source}"] = 1.0
    for key, name in names.items():
        if any(key != other and f" {key} " in f" {other} " for other in names):
            name.reasons["part of another name"] = 1.0
        if len(names) == 1:
            name.reasons["the only name"] = 1.0
