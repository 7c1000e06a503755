"""The words of a byline, cut before each word that states what the next person did."""

from __future__ import annotations

import itertools

import regex
from attrs import define

from newsparse.fields.byline.vocabulary import Vocabulary
from newsparse.model import Page
from newsparse.printed.names import is_particle
from newsparse.span import Span
from newsparse.text.patterns import lazy


@define(eq=False)
class Token:
    """One word, number, address or mark of a byline."""

    kind: str
    text: str
    start: int
    end: int
    key: str
    """The word, lower case, without its last period."""


@define(eq=False)
class Clause:
    """The tokens behind one cue; *kind* is the cue's: ``author``, ``updater``, ``other``, or ``bare`` without one."""

    kind: str
    tokens: list[Token]


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


def split_clauses(page: Page, where: Span, words: Vocabulary) -> list[Clause]:
    """Return the tokens of *where*, cut before each word that says what the next name did."""
    clauses = [Clause("bare", [])]
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
                clauses.append(Clause(cue.lastgroup or "bare", []))
                skip = cue.end()
                continue
            if page.folded[end - 1] in ".-'" and end - start > 4 and "." not in page.folded[start : end - 1]:
                end -= 1
        if not tokens and page.folded[start] == ":":
            continue
        text = page.text[start:end]
        key = text.lower().replace("’", "'").rstrip(".")
        tokens.append(Token(kind, text, start, end, key))
    _drop_makers(clauses)
    return clauses


def _drop_makers(clauses: list[Clause]) -> None:
    """Take out names that a word behind them calls no author: "Greg Cohen, Photographs"."""
    for clause, following in itertools.pairwise(clauses):
        if following.kind == "other" and not following.tokens and clause.tokens[-1:] and clause.tokens[-1].text == ",":
            clause.tokens.pop()
            while clause.tokens and clause.tokens[-1].kind == "word":
                clause.tokens.pop()


def _is_cue(cue: regex.Match[str], tokens: list[Token], words: Vocabulary) -> bool:
    """Return whether the cue stands where a cue may: a particle such as "von" only where no name is open."""
    if cue.group().lower() not in words.particles:
        return True
    return not tokens or tokens[-1].kind != "word" or tokens[-1].key in words.stops


def is_stop(token: Token, words: Vocabulary) -> bool:
    """Return whether the word ends a name; short ones only in small letters: "Le Figaro"."""
    if is_particle(token.text, words.particles):
        return False
    return token.key in words.stops and (
        len(token.key) > 3 or not token.text[:1].isupper() or token.key in words.halves
    )
