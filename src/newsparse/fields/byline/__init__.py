"""Bylines: who wrote it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache
from typing import Final

import regex
from attrs import define, frozen

from newsparse.fields.names import is_name_word, is_particle
from newsparse.lexicon import Lexicon, agencies, load, places
from newsparse.model import Page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace
from newsparse.text.patterns import lazy
from newsparse.text.scripts import is_latin_greek_cyrillic
from newsparse.text.word_lists import OpenedPattern

_LONGEST: Final = 2000  # Code points; longer blocks are prose.
_MOST_LOWER: Final = 4  # Lower case words without a meaning here that a byline may have: "of", "in", "the".


@frozen
class Byline:
    """One author as printed."""

    name: str
    span: Span
    is_person: bool
    """``False`` for an agency, a desk or another organisation."""


def parse_byline(text: str) -> tuple[str, ...]:
    """
    Return the authors that *text* names, as printed, in reading order; empty where it is no byline.

    Roles, places, editors, photographers, addresses and dates are left out.  An organisation counts only where
    no person is named, and who only updated a story only where nobody else is.

    Raises:
        TypeError: If *text* is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    page = Page(text)
    return tuple(dict.fromkeys(byline.name for byline in find_bylines(page, page.span, load())))


def find_bylines(page: Page, where: Span, lexicon: Lexicon) -> Iterator[Byline]:
    """
    Yield the authors named in one byline block, in reading order.

    Args:
        page: The whole page; names are shown as it spells them.

        where: The span of the block.

        lexicon: The words of the page's language.
    """
    text = where.of(page.text)
    if len(text) > _LONGEST or "©" in text:
        return
    words = _vocabulary(lexicon)
    reporters = [] if is_latin_greek_cyrillic(text) else _find_reporters(page, where)
    if reporters:
        yield from reporters
        return
    clauses = _split_clauses(page, where, words)
    for kinds in (("author", "bare"), ("updater",)):
        found = [each for clause in clauses if clause.kind in kinds for each in _read_clause(page, clause, words)]
        if len(clauses) > 1:
            found = _without_bare_organisations(found, clauses[0])
        people = [byline for byline in found if byline.is_person]
        if found:
            yield from people or found
            return
    for clause in clauses:
        for token in clause.tokens:
            if token.kind == "handle" and len(clause.tokens) == 1:
                yield Byline(token.text, Span(token.start, token.end), is_person=True)


def _without_bare_organisations(found: list[Byline], first: _Clause) -> list[Byline]:
    """Return *found* without the organisations before the first word that tells what the next name did."""
    end = first.tokens[-1].end if first.tokens else -1
    return [byline for byline in found if byline.is_person or byline.span.start >= end]


def _find_reporters(page: Page, where: Span) -> list[Byline]:
    """Return the reporters of Chinese, Japanese or Korean pages: the word for reporter tells the name beside it."""
    return [
        Byline(collapse_whitespace(page.text[start:end]), Span(start, end), is_person=True)
        for match in _EAST.finditer(page.folded, where.start, where.end)
        for start, end in match.spans(match.lastgroup or 0)
    ]


_EAST = lazy(
    r"""(?x)
    (?<![\p{Hangul}])(?P<korean>[\p{Hangul}]{2,4})[ ]?(?:기자|특파원|논설위원|앵커|칼럼니스트)(?!\p{Hangul})
  | (?:记者|記者|作者|撰文|撰稿人?|文|通讯员|見習記者|实习生)[ ]?[:/|・ ][ ]{0,2}(?P<chinese>[\p{Han}·]{2,8})(?![\p{Han}])
      (?:[ ,、/](?!报道|報導|報道|摄影|攝影|编辑|摄制)(?P<chinese>\p{Han}{2,3})(?!\p{Han})){0,4}
  | (?<![\p{Han}\p{Katakana}\p{Hiragana}])(?P<japanese>\p{Han}{2,6}[ ]?[\p{Han}\p{Katakana}\p{Hiragana}]{0,5})(?<!本報|本报)(?:記者|编辑部记者)(?!\p{Han})
    """
)


@frozen(eq=False)
class _Vocabulary:
    cues: OpenedPattern
    joiners: frozenset[str]
    roles: frozenset[str]
    desks: frozenset[str]
    outlets: frozenset[str]
    stops: frozenset[str]
    ends: frozenset[str]
    """Stops that end a name in capitals too: no particles."""
    halves: frozenset[str]
    articles: frozenset[str]
    bare_articles: frozenset[str]
    """Articles that are no particles."""
    dates: frozenset[str]
    particles: frozenset[str]
    credits: frozenset[str]
    common: frozenset[str]
    first_names: frozenset[str]
    agencies: frozenset[str]
    places: frozenset[str]


@cache
def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    byline, stamp, quote, label = lexicon.byline, lexicon.timestamp, lexicon.quote, lexicon.label
    halves = frozenset(each for each in stamp.am | stamp.pm if each.startswith(("a", "p")))
    stops = byline.stops | stamp.published | stamp.updated | halves
    particles = quote.name_particles | {"von", "van", "der", "den", "de", "la", "al", "bin", "ibn", "el", "du", "da"}
    return _Vocabulary(
        cues=OpenedPattern(
            r"(?i)(?<![\p{L}\p{M}\p{N}@'.-])(?:(?P<updater>\L<updaters>)|(?P<other>\L<others>)|(?P<author>\L<openers>))"
            r"(?![\p{L}\p{M}\p{N}'.-])",
            updaters=byline.updaters,
            others=byline.others,
            openers=byline.openers,
        ),
        joiners=byline.joiners,
        roles=byline.roles,
        desks=byline.desks,
        outlets=byline.outlets,
        stops=stops,
        ends=stops - particles,
        halves=halves,
        articles=byline.articles,
        bare_articles=byline.articles - particles,
        dates=frozenset(stamp.months) | stamp.weekdays,
        particles=particles,
        credits=lexicon.caption.labels | byline.others,
        common=label.navigation | label.share | label.related | label.promo | label.footer,
        first_names=quote.male_names | quote.female_names,
        agencies=agencies().news | agencies().pictures,
        places=places().cities | places().countries | places().regions,
    )


@define(eq=False)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    key: str
    """The word, lower case, without its last period."""


@define(eq=False)
class _Clause:
    kind: str
    tokens: list[_Token]


_TOKEN = lazy(
    r"""(?x)
    (?P<mail>[\w.+-]{1,64}+@[\w-]{1,64}+(?:\.[\w-]{1,24}+){1,4}+)
  | (?P<link>(?:https?://|www\.)\S++)
  | (?P<handle>@\w++)
  | (?P<number>\p{N}[\p{N}\p{L}:./+]*+)
  | (?P<word>[\p{L}\p{M}][\p{L}\p{M}\p{N}\u200c'.®·-]*+)
  | (?P<mark>[^\s]|\n)
    """
)


def _split_clauses(page: Page, where: Span, words: _Vocabulary) -> list[_Clause]:
    """Return the tokens of *where*, cut before each word that says what the next name did."""
    clauses = [_Clause("bare", [])]
    cues = {match.start(): match for match in words.cues.finditer(page.folded, where.start, where.end)}
    skip = where.start
    for match in _TOKEN.finditer(page.folded, where.start, where.end):
        if match.start() < skip:
            continue
        start, end = match.span()
        kind, tokens = match.lastgroup or "mark", clauses[-1].tokens
        if kind == "word":
            cue = cues.get(start)
            if cue is not None and _is_cue(cue, tokens, words):
                clauses.append(_Clause(cue.lastgroup or "bare", []))
                skip = cue.end()
                continue
            if page.folded[end - 1] in ".-'" and end - start > 4 and "." not in page.folded[start : end - 1]:
                end -= 1
        if not tokens and page.folded[start] == ":":
            continue
        text = page.text[start:end]
        key = text.lower().replace("’", "'").rstrip(".")
        tokens.append(_Token(kind, text, start, end, key))
    _drop_makers(clauses)
    return clauses


def _drop_makers(clauses: list[_Clause]) -> None:
    """Take out names that a word behind them calls no author: "Greg Cohen, Photographs"."""
    for clause, following in itertools.pairwise(clauses):
        if following.kind == "other" and not following.tokens and clause.tokens[-1:] and clause.tokens[-1].text == ",":
            clause.tokens.pop()
            while clause.tokens and clause.tokens[-1].kind == "word":
                clause.tokens.pop()


def _is_cue(cue: regex.Match[str], tokens: list[_Token], words: _Vocabulary) -> bool:
    """Return whether the cue stands where a cue may: a particle such as "von" only where no name is open."""
    if cue.group().lower() not in words.particles:
        return True
    return not tokens or tokens[-1].kind != "word" or tokens[-1].key in words.stops


@define(eq=False)
class _Item:
    tokens: list[_Token]
    before: str
    """What stands before: "and", a mark, or nothing."""
    after: str = ""


def _split_items(clause: _Clause, words: _Vocabulary) -> list[_Item]:
    items = [_Item([], "")]
    for token in clause.tokens:
        joins = token.kind == "word" and token.key in words.joiners and not token.text[:1].isupper()
        joins = joins or (token.text == "&")
        joins = joins or (
            token.kind == "word" and token.text.isupper() and token.key in words.joiners and len(token.key) > 1
        )
        ends = len(items[-1].tokens) > 1 and token.text.istitle() and token.key in words.ends
        if joins or ends or token.kind != "word" or _is_stop(token, words):
            kind = "and" if joins else token.text if token.kind == "mark" else token.kind
            items[-1].after = items[-1].after or kind
            if items[-1].tokens:
                items.append(_Item([], kind))
            elif items[-1].before != "and":
                items[-1].before = kind
        else:
            items[-1].tokens.append(token)
    return [item for item in items if item.tokens]


def _is_stop(token: _Token, words: _Vocabulary) -> bool:
    """Return whether the word ends a name; short ones only in small letters: "Le Figaro"."""
    if is_particle(token.text, words.particles):
        return False
    return token.key in words.stops and (
        len(token.key) > 3 or not token.text[:1].isupper() or token.key in words.halves
    )


def _read_clause(page: Page, clause: _Clause, words: _Vocabulary) -> list[Byline]:
    lower = [t for t in clause.tokens if t.kind == "word" and t.text[:1].islower() and not _is_known(t, words)]
    if len(lower) > _MOST_LOWER or (clause.kind == "bare" and len(lower) > 2):
        return []
    opened = clause.kind != "bare"
    items = _split_items(clause, words)
    if clause.tokens and len(items) > 1 and all(_is_agency(item, words) for item in items):
        return [_make(page, item.tokens, is_person=False) for item in items]
    joined = any(item.before == "and" for item in items)
    found: list[Byline] = []
    signed = False
    for index, item in enumerate(items):
        byline = _read_item(page, item, words, opened=opened, first=index == 0)
        whole = " ".join(token.key for token in item.tokens)
        if whole in words.credits and item.before == "," and found:
            found.pop()
            continue
        if byline is None:
            continue
        after_place = index == 1 and " ".join(token.key for token in items[0].tokens) in words.places
        if not opened and not byline.is_person and len(items) > 1 and not joined and not after_place:
            continue
        place = whole in words.places
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


def _is_agency(item: _Item, words: _Vocabulary) -> bool:
    return " ".join(token.key for token in item.tokens) in words.agencies


def _unglued(page: Page, item: _Item, byline: Byline, words: _Vocabulary) -> list[Byline]:
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


def _is_known(token: _Token, words: _Vocabulary) -> bool:
    key = token.key
    return (
        key in words.joiners or key in words.roles or key in words.desks or key in words.outlets
        or key in words.stops or key in words.particles or key in words.dates
    )  # fmt: skip


def _read_item(page: Page, item: _Item, words: _Vocabulary, *, opened: bool, first: bool) -> Byline | None:
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
    if whole in words.agencies:
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


def _is_collective(rest: list[_Token], words: _Vocabulary) -> bool:
    """Return whether the words behind a name make it that of many: "Editorial Team"."""
    last = rest[-1].key
    return last in words.roles and last in words.outlets and all(_is_post_or_outlet(token, words) for token in rest)


def _is_post_or_outlet(token: _Token, words: _Vocabulary) -> bool:
    return token.key in words.roles or token.key in words.outlets


def _find_cut(tokens: list[_Token], words: _Vocabulary) -> tuple[int, str]:
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
        if not is_name_word(token.text, words.particles):
            return at, "lower"
        if at and key == "the":
            return at, "outlet"
        if at > 1 and key not in ("jr", "sr", "ii", "iii", "iv"):
            rest = tokens[at:]
            if any(" ".join(t.key for t in rest[:n]) in words.agencies for n in (1, 2, 3)):
                return at, "outlet"
            if len(rest) > 1 and _is_brand(token.text, capitals=capitals):
                return at, "brand"
            if key in words.places and any(_is_post_or_outlet(token, words) for token in rest[1:]):
                return at, "place"
    return len(tokens), ""


_CAMEL = lazy(r"(?!Mc|Mac|De|Di|Du|La|Le|Van|O'|Fitz)\p{Lu}\p{Ll}++\p{Lu}")


def _is_brand(word: str, *, capitals: bool) -> bool:
    """Return whether a word looks like "BuzzFeed" or "BBC", and like no name beside it."""
    if _CAMEL.match(word):
        return True
    return not capitals and word.isupper() and 1 < len(word) < 6 and "." not in word and word.isascii()


def _make(page: Page, tokens: list[_Token], *, is_person: bool) -> Byline:
    span = Span(tokens[0].start, tokens[-1].end)
    return Byline(collapse_whitespace(span.of(page.text)).strip("®"), span, is_person)
