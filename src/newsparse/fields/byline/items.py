"""The names of one clause of a byline."""

from __future__ import annotations

import itertools
from typing import Final

from attrs import define

from newsparse.fields.byline.author import Author
from newsparse.fields.byline.clauses import Clause, Token, is_stop
from newsparse.fields.byline.vocabulary import Vocabulary
from newsparse.model import Page
from newsparse.printed.names import is_name_word, is_particle
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy

_MOST_LOWER: Final = 4  # Lower case words without a meaning here that a byline may have: "of", "in", "the".


@define(eq=False)
class _Item:
    tokens: list[Token]
    before: str
    """What stands before: "and", a mark, or nothing."""
    after: str = ""


def _split_items(clause: Clause, words: Vocabulary) -> list[_Item]:
    items = [_Item([], "")]
    for token in clause.tokens:
        joins = token.kind == "word" and token.key in words.joiners and not token.text[:1].isupper()
        joins = joins or (token.text == "&")
        joins = joins or (
            token.kind == "word" and token.text.isupper() and token.key in words.joiners and len(token.key) > 1
        )
        ends = len(items[-1].tokens) > 1 and token.text.istitle() and token.key in words.ends
        if joins or ends or token.kind != "word" or is_stop(token, words):
            kind = "and" if joins else token.text if token.kind == "mark" else token.kind
            items[-1].after = items[-1].after or kind
            if items[-1].tokens:
                items.append(_Item([], kind))
            elif items[-1].before != "and":
                items[-1].before = kind
        else:
            items[-1].tokens.append(token)
    return [item for item in items if item.tokens]


def read_clause(page: Page, clause: Clause, words: Vocabulary) -> list[Author]:
    """Return the authors that *clause* names, in reading order."""
    lower = [t for t in clause.tokens if t.kind == "word" and t.text[:1].islower() and not _is_known(t, words)]
    if len(lower) > _MOST_LOWER or (clause.kind == "bare" and len(lower) > 2):
        return []
    opened = clause.kind != "bare"
    items = _split_items(clause, words)
    if clause.tokens and len(items) > 1 and all(_is_agency(item, words) for item in items):
        return [_make(page, item.tokens, is_person=False) for item in items]
    joined = any(item.before == "and" for item in items)
    found: list[Author] = []
    signed = False
    for index, item in enumerate(items):
        byline = _read_item(page, item, words, opened=opened, first=index == 0)
        whole = " ".join(token.key for token in item.tokens)
        if whole in words.credits and item.before == "," and found:
            found.pop()
            continue
        if byline is None:
            continue
        after_place = index == 1 and words.places.is_place(" ".join(token.key for token in items[0].tokens))
        if not opened and not byline.is_person and len(items) > 1 and not joined and not after_place:
            continue
        place = words.places.is_place(whole)
        if place and byline.is_person:
            continue
        if byline.is_person and signed and item.before not in ("and", "handle", "mail", "number", "&"):
            if item.before in ("|", "(", "•", "-", "–", "—", "·", ":", "word"):
                continue
            known = found[0].name.split()[0].lower() in words.first_names
            if item.before == "," and not joined and known and item.tokens[0].key not in words.first_names:
                continue
        if not byline.is_person and signed and any(each.is_person for each in found):
            continue
        if not byline.is_person and found and item.before != "and":
            continue
        signed = signed or byline.is_person
        found.extend(_unglued(page, item, byline, words))
    return found


def _is_agency(item: _Item, words: Vocabulary) -> bool:
    return name_key(" ".join(token.key for token in item.tokens)) in words.agencies


def _unglued(page: Page, item: _Item, byline: Author, words: Vocabulary) -> list[Author]:
    """
    Return the persons of a run of names between which only layout stood: "Anna Berg Tom Ole Lind Eva Maria Vik".

    Only runs too long for one person are parted, before known first names, and only if all parts have two words or more.
    """
    tokens = [token for token in item.tokens if token.end <= byline.span.end]
    if not byline.is_person or len(tokens) < _GLUED or tokens[0].key not in words.first_names:
        return [byline]
    starts = [0]
    for at in range(2, len(tokens) - 1):
        before, key = tokens[at - 1].key, tokens[at].key
        fresh = before not in words.first_names and before not in words.particles
        if key in words.first_names and fresh and at - starts[-1] > 1:
            starts.append(at)
    parts = [tokens[start:end] for start, end in itertools.pairwise([*starts, len(tokens)])]
    return [_make(page, part, is_person=True) for part in parts] if all(len(p) < _GLUED for p in parts) else [byline]


_MOST_NAME: Final = 6
"""Words of one person's name."""
_MOST_GLUED: Final = 12
"""Words of a run of names."""
_GLUED: Final = 5
"""Words of a run of names from which it may be those of several persons."""


def _is_known(token: Token, words: Vocabulary) -> bool:
    key = token.key
    return (
        key in words.joiners or key in words.roles or key in words.desks or key in words.outlets
        or key in words.stops or key in words.particles or key in words.dates
    )  # fmt: skip


def _read_item(page: Page, item: _Item, words: Vocabulary, *, opened: bool, first: bool) -> Author | None:
    """Return the person or organisation that opens the words between two separators."""
    tokens = item.tokens
    while len(tokens) > 1 and item.after == "number" and tokens[-1].key in words.dates:
        tokens = tokens[:-1]
    if any(t.key in words.dates for t in tokens[:1]) and (len(tokens) == 1 or item.after == "number"):
        return None
    while len(tokens) > 1 and tokens[-1].key in words.dates and item.after == ",":
        tokens = tokens[:-1]
    while opened and first and len(tokens) > 1 and tokens[0].text.islower() and tokens[0].key in words.bare_articles:
        tokens = tokens[1:]
    whole = " ".join(token.key for token in tokens)
    if whole in words.common or (tokens[0].key in words.common and not opened):
        return None
    if name_key(whole) in words.agencies:
        return _make(page, tokens, is_person=False)
    cut, reason = _find_cut(tokens, words)
    if reason == "lower" and is_particle(tokens[0].text, words.particles):
        return None
    if reason in ("role", "outlet") and _is_collective(tokens[cut:], words) and tokens[0].key not in words.first_names:
        return _make(page, tokens, is_person=False)
    name = tokens[:cut]
    while name and is_particle(name[-1].text, words.particles):
        name = name[:-1]
    if len(name) > 1 and len(name) <= (_MOST_GLUED if name[0].key in words.first_names else _MOST_NAME):
        return _make(page, name, is_person=True)
    can_stand = opened and first
    if len(name) == 1 and not reason and (opened and (first or item.before == "and")):
        return _make(page, name, is_person=name[0].text[:1].isupper() or not name[0].text[:1].islower())
    if len(name) == 1 and reason == "lower" and can_stand:
        return _make(page, name, is_person=True)
    after_place = not opened and item.before in ("-", "–", "—") and len(tokens) > 1
    if (can_stand or after_place) and reason in ("role", "outlet", "desk", "brand"):
        run = tokens
        for at, token in enumerate(tokens):
            if token.text[:1].islower() and not _is_known(token, words):
                run = tokens[:at]
                break
        if len(run) > 0 and (len(run) > 1 or run[0].key in words.outlets):
            return _make(page, run, is_person=False)
    return None


def _is_collective(rest: list[Token], words: Vocabulary) -> bool:
    """Return whether the words behind a name make it that of many: "Editorial Team"."""
    last = rest[-1].key
    return last in words.roles and last in words.outlets and all(_is_post_or_outlet(token, words) for token in rest)


def _is_post_or_outlet(token: Token, words: Vocabulary) -> bool:
    return token.key in words.roles or token.key in words.outlets


def _find_cut(tokens: list[Token], words: Vocabulary) -> tuple[int, str]:
    """Return where the name at the start of *tokens* ends, and why."""
    capitals = tokens[0].text.isupper() and len(tokens[0].text) > 1
    for at, token in enumerate(tokens):
        key = token.key
        if at == 0 and key in words.articles and token.text[:1].isupper() and len(tokens) > 1:
            return at, "outlet"
        if key in words.roles:
            return (0 if at == 2 and tokens[1].key in words.desks else at), "role"
        if key in words.outlets:
            return at, "outlet"
        if key in words.desks and (at > 1 or (at == 0)):
            return at, "desk"
        if not is_name_word(token.text, words.names):
            return at, "lower"
        if at and key == "the":
            return at, "outlet"
        if at > 1 and key not in ("jr", "sr", "ii", "iii", "iv"):
            rest = tokens[at:]
            if any(name_key(" ".join(t.key for t in rest[:n])) in words.agencies for n in (1, 2, 3)):
                return at, "outlet"
            if len(rest) > 1 and _is_brand(token.text, capitals=capitals):
                return at, "brand"
            if words.places.is_place(key) and any(_is_post_or_outlet(token, words) for token in rest[1:]):
                return at, "place"
    return len(tokens), ""


_CAMEL = lazy(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|O'|Fitz)\p{Lu}\p{Ll}++\p{Lu}")


def _is_brand(word: str, *, capitals: bool) -> bool:
    """Return whether a word looks like "BuzzFeed" or "BBC", and like no name beside it."""
    if _CAMEL.match(word):
        return True
    return not capitals and word.isupper() and 1 < len(word) < 6 and "." not in word and word.isascii()


def _make(page: Page, tokens: list[Token], *, is_person: bool) -> Author:
    span = Span(tokens[0].start, tokens[-1].end)
    return Author(collapse_whitespace(span.of(page.text)).strip("®"), span, is_person)
