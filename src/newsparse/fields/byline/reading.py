"""The authors that one clause of a byline names, with their posts and papers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from attrs import evolve

from newsparse.fields.byline.author import Author
from newsparse.fields.byline.clauses import Clause
from newsparse.fields.byline.items import Item, split_items
from newsparse.fields.byline.tokens import Token
from newsparse.fields.byline.vocabulary import Vocabulary, vocabulary_of
from newsparse.lexicon import load
from newsparse.model import Page
from newsparse.printed.names import is_name_word, is_particle, is_suffix
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian

_MOST_LOWER: Final = 4
"""Lower case words without a meaning here that a byline may have: "of", "in", "the"."""
_MOST_NAME: Final = 6
"""Words of one person's name."""
_LONGEST_EAST_ASIAN: Final = 6
"""Letters of one word of a name in scripts without blanks; longer words are headlines and buttons."""
_LONGEST_SENTENCE: Final = 12
"""The same behind a word for authors: foreign names are long."""
_MOST_GLUED: Final = 12
"""Words of a run of names."""
_GLUED: Final = 5
"""Words of a run of names from which it may be those of several persons."""
_SHORTEST_ACCOUNT: Final = 4
"""Letters of the name of an account; shorter ones are initials and words such as "mins"."""
_SHORT: Final = 3
"""Letters of the longest word that leads from a name to a date."""
_MOST_POST: Final = 8
"""Words of a post."""


def read_clause(page: Page, clause: Clause, words: Vocabulary, *, marked: bool = False) -> list[Author]:
    """Return the authors that *clause* names, in reading order; *marked* as for :func:`find_bylines`."""
    lower = [t for t in clause.tokens if t.kind == "word" and t.text[:1].islower() and not words.knows(t.key)]
    if len(lower) > _MOST_LOWER or (clause.kind == "bare" and len(lower) > 2):
        return []
    opened = clause.kind != "bare"
    items = split_items(clause, words)
    if marked:
        return _read_marked(page, items, words)
    if len(items) > 1 and all(name_key(item.key) in words.agencies for item in items):
        return [_make(page, item.tokens, is_person=False) for item in items]
    if (house := _joined_house(page, clause, items, words)) is not None:
        return [house]
    if (inverted := _inverted(items, words)) is not None:
        return [inverted]
    joined = any(item.before == "and" for item in items)
    found: list[Author] = []
    signed = False
    for index, item in enumerate(items):
        if item.key in words.credits and item.before == "," and found:
            found.pop()
            continue
        byline = _read_item(page, item, words, opened=opened, first=index == 0)
        if byline is None:
            if found:
                found[-1] = _with_post(page, found[-1], item.tokens, words)
            continue
        after_place = index == 1 and words.places.is_place(items[0].key)
        alone = index == 0 and name_key(item.key) in words.agencies and _only_dates(items[1:], words)
        if not opened and not byline.is_person and len(items) > 1 and not (joined or after_place or alone):
            continue
        if byline.is_person and words.places.is_place(item.key):
            continue
        if byline.is_person and signed and _stands_apart(item, found[0], words, joined=joined):
            continue
        if not byline.is_person and signed and any(each.is_person for each in found):
            found[-1] = _with_post(page, found[-1], item.tokens, words)
            continue
        if not byline.is_person and found and item.before != "and":
            continue
        signed = signed or byline.is_person
        found.extend(_unglued(page, item, byline, words))
    return found


def _is_known_anywhere(key: str) -> bool:
    """Return whether a word has a meaning in bylines or menus of any language: templates are often left untranslated."""
    words = vocabulary_of(load())
    lists = (words.common, words.nobody, words.not_names, words.stamps)
    return words.knows(key) or any(key in each for each in lists)


def _read_marked(page: Page, items: Sequence[Item], words: Vocabulary) -> list[Author]:
    """Return the one name, or account in small letters, that is all of a byline but its date: "Kev", "jsmith"."""
    if not items or not _only_dates(items[1:], words) or _is_known_anywhere(items[0].key):
        return []
    token = items[0].tokens[0]
    if token.text[:1].islower():
        alone = len(items[0].tokens) == 1 and len(token.text) >= _SHORTEST_ACCOUNT
        return [_make(page, [token], is_person=True)] if alone else []
    if len(token.text) > _LONGEST_EAST_ASIAN and has_east_asian(token.text):
        return []
    named = _read_item(page, items[0], words, opened=True, first=True)
    if named is None or named.span.end < items[0].tokens[-1].end:
        return []
    house = token.key in words.articles or any(each.key in words.outlets for each in items[0].tokens)
    return [named] if named.is_person or house else []


def _stands_apart(item: Item, first: Author, words: Vocabulary, *, joined: bool) -> bool:
    """Return whether what stands between a name and the first author makes it something else: a section, a place."""
    if item.before in ("|", "(", "•", "-", "–", "—", "·", ":", "word"):
        return True
    known = first.name.split()[0].lower() in words.first_names
    return item.before == "," and not joined and known and item.tokens[0].key not in words.first_names


def _only_dates(items: Sequence[Item], words: Vocabulary) -> bool:
    """Return whether nothing but parts of dates follows: months, and single words such as zones."""
    return all(len(item.tokens) == 1 or item.tokens[0].key in words.dates for item in items)


def _joined_house(page: Page, clause: Clause, items: Sequence[Item], words: Vocabulary) -> Author | None:
    """Return the one organisation whose words a joiner only joins: "Staff and agencies"."""
    tokens = [token for token in clause.tokens if token.kind == "word"]
    if len(items) < 2 or any(item.before != "and" for item in items[1:]):
        return None
    lists = (words.outlets, words.roles, words.desks, words.joiners, words.articles)
    every = all(any(token.key in each for each in lists) for token in tokens)
    collective = all(any(token.key in words.outlets for token in item.tokens) for item in items)
    return _make(page, tokens, is_person=False) if every and collective else None


def _inverted(items: Sequence[Item], words: Vocabulary) -> Author | None:
    """Return the one person whose surname stands before a comma: "Kerr, Anna M."; the name is put in its usual order."""
    if len(items) < 2 or items[1].before != "," or any(item.tokens[0].key not in words.dates for item in items[2:]):
        return None
    surname, given = items[0].tokens, items[1].tokens
    if len(surname) > 2 or len(given) > 2 or words.places.is_place(items[0].key):
        return None
    if given[0].key not in words.first_names or surname[0].key in words.first_names:
        return None
    if not (_is_plain_name(surname, words) and _is_plain_name(given, words)):
        return None
    shown = [" ".join(token.text for token in tokens) for tokens in (given, surname)]
    return Author(" ".join(shown), Span(surname[0].start, given[-1].end), is_person=True)


# ------------------------------------------------------------------- one item


def _read_item(page: Page, item: Item, words: Vocabulary, *, opened: bool, first: bool) -> Author | None:
    """Return the person or organisation of the words between two separators."""
    tokens = item.tokens
    while len(tokens) > 1 and item.after == "number" and tokens[-1].key in words.dates:
        tokens = tokens[:-1]
    while len(tokens) > 2 and item.after == "number" and _leads_to_date(tokens[-1], words):
        tokens = tokens[:-1]
    if any(t.key in words.dates for t in tokens[:1]) and (len(tokens) == 1 or item.after == "number"):
        return None
    while len(tokens) > 1 and tokens[-1].key in words.dates and item.after == ",":
        tokens = tokens[:-1]
    while opened and first and len(tokens) > 1 and tokens[0].text.islower() and tokens[0].key in words.bare_articles:
        tokens = tokens[1:]
    whole = " ".join(token.key for token in tokens)
    if whole in words.common or (tokens[0].key in words.common and not opened) or _is_nobody(tokens, words):
        return None
    if name_key(whole) in words.agencies:
        return _make(page, tokens, is_person=False)
    if (post := _leading_post(tokens, words, opened=opened)) > 0:
        named = _read_name(page, evolve(item, tokens=tokens[post:]), words, opened=opened, first=first)
        return named and _with_post(page, named, tokens[:post], words)
    return _read_name(page, evolve(item, tokens=tokens), words, opened=opened, first=first)


def _leads_to_date(token: Token, words: Vocabulary) -> bool:
    """Return whether a short word before a number leads to a date, capital or not: "Anna Kerr On 12 May"."""
    return len(token.key) <= _SHORT and (words.knows(token.key) or token.key in words.stamps)


def _is_nobody(tokens: list[Token], words: Vocabulary) -> bool:
    """Return whether the words are no author's: "Admin", and "Older Article", whose last word ends no name."""
    key = " ".join(token.key for token in tokens)
    if key in words.nobody or all(token.key in words.nobody for token in tokens):
        return True
    if has_east_asian(key):
        return any(token.text.endswith(words.last_words) for token in tokens)
    return len(tokens) > 1 and tokens[-1].key in words.not_names and tokens[0].key not in words.first_names


def _leading_post(tokens: list[Token], words: Vocabulary, *, opened: bool) -> int:
    """Return how many words of a post stand before a name: 2 in "Political Editor Anna Kerr"; 0 where none does."""
    for at in range(min(len(tokens) - 2, _MOST_POST), 0, -1):
        if not words.is_role(tokens[at - 1].key):
            continue
        name, post = tokens[at:], tokens[:at]
        if len(name) > _MOST_NAME or not _is_plain_name(name, words):
            continue
        if post[0].key in words.first_names and len(post) > 1 and not words.knows(post[1].key):
            return 0
        if opened or all(words.knows(token.key) or words.is_role(token.key) for token in post):
            return at
    return 0


def _is_plain_name(tokens: list[Token], words: Vocabulary) -> bool:
    """Return whether the words are a name's and none is of posts, desks, papers or dates."""
    if not tokens[0].text[:1].isupper() or is_particle(tokens[-1].text, words.particles):
        return False
    return all(
        is_name_word(token.text, words.names)
        and not words.is_role(token.key)
        and token.key not in words.posts
        and token.key not in words.dates
        for token in tokens
    )


def _read_name(page: Page, item: Item, words: Vocabulary, *, opened: bool, first: bool) -> Author | None:
    """Return the person or organisation that opens the words."""
    tokens = item.tokens
    cut, reason = _find_cut(tokens, words)
    if reason == "lower" and is_particle(tokens[0].text, words.particles):
        return None
    if reason in ("role", "outlet") and _is_collective(tokens[cut:], words) and tokens[0].key not in words.first_names:
        return _make(page, tokens, is_person=False)
    name, rest = tokens[:cut], tokens[cut:]
    longest = _LONGEST_SENTENCE if opened else _LONGEST_EAST_ASIAN
    if any(len(token.text) > longest and has_east_asian(token.text) for token in name):
        return None  # a headline, a button or a sentence
    while name and is_particle(name[-1].text, words.particles):
        name = name[:-1]
    if len(name) > 1 and len(name) <= (_MOST_GLUED if name[0].key in words.first_names else _MOST_NAME):
        return _with_post(page, _make(page, name, is_person=True), rest, words)
    can_stand = opened and first
    if len(name) == 1 and not reason and (opened and (first or item.before == "and")):
        return _make(page, name, is_person=name[0].text[:1].isupper() or not name[0].text[:1].islower())
    if len(name) == 1 and reason == "lower" and can_stand:
        return _make(page, name, is_person=True)
    after_place = not opened and item.before in ("-", "–", "—") and len(tokens) > 1
    if (can_stand or after_place) and reason in ("role", "outlet", "desk", "brand"):
        run = tokens
        for at, token in enumerate(tokens):
            if token.text[:1].islower() and not words.knows(token.key):
                run = tokens[:at]
                break
        if len(run) > 0 and (len(run) > 1 or run[0].key in words.outlets):
            return _make(page, run, is_person=False)
    return None


def _find_cut(tokens: list[Token], words: Vocabulary) -> tuple[int, str]:
    """Return where the name at the start of *tokens* ends, and why."""
    capitals = tokens[0].text.isupper() and len(tokens[0].text) > 1
    for at, token in enumerate(tokens):
        key = token.key
        if at == 0 and key in words.articles and token.text[:1].isupper() and len(tokens) > 1:
            return at, "outlet"
        if words.is_role(key):
            return (0 if at == 2 and tokens[1].key in words.desks else at), "role"
        if key in words.outlets:
            return at, "outlet"
        if key in words.desks and (at > 1 or (at == 0)):
            return at, "desk"
        if not is_name_word(token.text, words.names):
            return at, "lower"
        if at and key == "the":
            return at, "outlet"
        if at > 1 and not is_suffix(token.text, words.names):
            rest = tokens[at:]
            if any(name_key(" ".join(t.key for t in rest[:n])) in words.agencies for n in (1, 2, 3)):
                return at, "outlet"
            if len(rest) > 1 and _is_brand(token.text, capitals=capitals):
                return at, "brand"
            if words.places.is_place(key) and any(each.key in words.roles_and_outlets for each in rest[1:]):
                return at, "place"
    return len(tokens), ""


def _is_collective(rest: list[Token], words: Vocabulary) -> bool:
    """Return whether the words behind a name make it that of many: "Editorial Team"."""
    last = rest[-1].key
    return last in words.roles and last in words.outlets and all(each.key in words.roles_and_outlets for each in rest)


_CAMEL = lazy(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|O'|Fitz)\p{Lu}\p{Ll}++\p{Lu}")


def _is_brand(word: str, *, capitals: bool) -> bool:
    """Return whether a word looks like "BuzzFeed" or "BBC", and like no name beside it."""
    if _CAMEL.match(word):
        return True
    return not capitals and word.isupper() and 1 < len(word) < 6 and "." not in word and word.isascii()


def _unglued(page: Page, item: Item, byline: Author, words: Vocabulary) -> list[Author]:
    """
    Return the persons of a run of names between which only layout stood: "Anna Berg Tom Ole Lind Eva Maria Vik".

    Only runs too long for one person are parted, before known first names, and only if all parts have two words or more.
    """
    tokens = [token for token in item.tokens if byline.span.start <= token.start and token.end <= byline.span.end]
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


# ------------------------------------------------------- posts and papers


def _with_post(page: Page, author: Author, tokens: list[Token], words: Vocabulary) -> Author:
    """Return *author* with the post, or the paper or agency, that *tokens* name; persons only, the first of each."""
    if not author.is_person or not 0 < len(tokens) <= _MOST_POST:
        return author
    shown = collapse_whitespace(Span(tokens[0].start, tokens[-1].end).of(page.text))
    if any(words.is_role(token.key) for token in tokens):
        return author if author.role else evolve(author, role=shown)
    key = name_key(" ".join(token.key for token in tokens))
    if key in words.agencies or any(token.key in words.outlets for token in tokens):
        return author if author.organisation else evolve(author, organisation=shown)
    return author


def _make(page: Page, tokens: list[Token], *, is_person: bool) -> Author:
    span = Span(tokens[0].start, tokens[-1].end)
    return Author(collapse_whitespace(span.of(page.text)).strip("®"), span, is_person)
