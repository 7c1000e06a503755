"""The words of a byline, cut before each word that states what the next person did."""

from __future__ import annotations

import itertools

from attrs import define

from newsparse.fields.byline.cues import Cue
from newsparse.fields.byline.tokens import TOKEN, Token, make_token, split_word
from newsparse.fields.byline.vocabulary import Vocabulary
from newsparse.model import Page
from newsparse.printed.names import is_particle
from newsparse.span import Span


@define(eq=False)
class Clause:
    """The tokens behind one cue; *kind* is the cue's: ``author``, ``updater``, ``other``, or ``bare`` without one."""

    kind: str
    tokens: list[Token]


def split_clauses(page: Page, where: Span, words: Vocabulary) -> list[Clause]:
    """Return the tokens of *where*, cut before each word that states what the next person did."""
    clauses = [Clause("bare", [])]
    cues = {cue.start: cue for cue in words.cues.finditer(page.folded, where.start, where.end)}
    at = where.start
    while (match := TOKEN.search(page.folded, at, where.end)) is not None:
        start, at = match.span()
        kind, tokens = match.lastgroup or "mark", clauses[-1].tokens
        if kind == "word":
            cue = cues.get(start)
            if cue is None and not tokens and len(clauses) == 1:
                cue = words.cues.match_glued(page.folded, start, where.end)
            if cue is not None and _is_cue(cue, tokens, words):
                clauses.append(Clause(cue.kind, []))
                at = cue.end
                continue
            tokens.extend(split_word(page, start, at, tokens[0].key if tokens else "", words))
        elif tokens or page.folded[start] != ":":
            tokens.append(make_token(page, kind, start, at))
    _drop_makers(clauses)
    return clauses


def _drop_makers(clauses: list[Clause]) -> None:
    """Take out names that a word behind them calls no author: "Greg Cohen, Photographs"."""
    for clause, following in itertools.pairwise(clauses):
        if following.kind == "other" and not following.tokens and clause.tokens[-1:] and clause.tokens[-1].text == ",":
            clause.tokens.pop()
            while clause.tokens and clause.tokens[-1].kind == "word":
                clause.tokens.pop()


def _is_cue(cue: Cue, tokens: list[Token], words: Vocabulary) -> bool:
    """Return whether the cue stands where a cue may: a particle such as "von" only where no name is open."""
    if cue.key not in words.particles:
        return True
    return not tokens or tokens[-1].kind != "word" or tokens[-1].key in words.stops


def is_stop(token: Token, words: Vocabulary) -> bool:
    """Return whether the word ends a name; short ones only in small letters: "Le Figaro"."""
    if is_particle(token.text, words.particles):
        return False
    return token.key in words.stops and (
        len(token.key) > 3 or not token.text[:1].isupper() or token.key in words.halves
    )
