"""Authors: who signs the story, out of all whom the page names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.fields.authors.candidates import AuthorCandidate, Candidates, author_key
from newsparse.fields.authors.declared import add_declared
from newsparse.fields.authors.printed import add_printed
from newsparse.fields.authors.weighing import (
    IS_SITE,
    drop_undisplayed,
    drop_unlikely,
    join_extended,
    weigh_names,
    weigh_together,
)
from newsparse.fields.body_range import BodyRange
from newsparse.fields.ranking import Weights, rank, to_candidate
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Byline, Choice, Origin, Page, RawBlock
from newsparse.span import Span

_BEST_FROM: Final = -0.5
"""Log odds from which the best name is taken where none is above 0."""
_LONGEST_LINE: Final = 300
"""Code points of a line that prints all authors."""
_MOST_SHOWN: Final = 12
"""Candidates kept with the choice."""


def choose_authors(
    page: Page,
    raw_blocks: Sequence[RawBlock],
    blocks: Sequence[Block],
    story: BodyRange,
    lexicon: Lexicon,
    *,
    weights: Weights,
) -> tuple[Choice[tuple[str, ...]], tuple[Byline, ...]]:
    """
    Return the authors and their bylines, in reading order; may be empty.

    Persons as printed; an agency, a desk or the site itself only where no person signs.

    Args:
        page: The page, with what it declares.

        raw_blocks: Its blocks, with what markup says of them.

        blocks: The same blocks with their roles, in the same order.

        story: Where the story stands among them.

        lexicon: The words of the page's language.

        weights: What each reason weighs.
    """
    ranked = rank(gather_names(page, raw_blocks, blocks, story, lexicon), weights)
    chosen = sorted(choose(ranked), key=lambda name: name.order)
    candidates = tuple(
        to_candidate((name.text,), score, name, weights)
        for score, name in sorted(ranked, key=lambda pair: pair[1] not in chosen)[:_MOST_SHOWN]
    )
    names = tuple(name.text for name in chosen)
    bylines = tuple(name.to_byline() for name in chosen)
    return Choice(names, _origin_of(page, chosen), candidates), bylines


def _origin_of(page: Page, chosen: Sequence[AuthorCandidate]) -> Origin | None:
    """Return the span from the first author to the last where one line prints them all, else the origin of the first."""
    spans = [name.origin for name in chosen if isinstance(name.origin, Span)]
    if not chosen or len(spans) < len(chosen):
        return chosen[0].origin if chosen else None
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    one_line = len(whole) <= _LONGEST_LINE and "\n" not in whole.of(page.text)
    return whole if one_line else chosen[0].origin


def choose(scored: Sequence[tuple[float, AuthorCandidate]]) -> list[AuthorCandidate]:
    """
    Return the names that score above 0, or the best one alone if it is close to that.

    Of persons and organisations those with the better best score; the site never stands before a person.
    """
    chosen = [(score, name) for score, name in scored if score > 0]
    chosen = chosen or [pair for pair in scored[:1] if pair[0] > _BEST_FROM]
    persons = [score for score, name in chosen if name.is_person]
    others = [score for score, name in chosen if not name.is_person and IS_SITE not in name.reasons]
    signed = bool(persons and (not others or max(persons) > max(others)))
    if not signed:
        return [name for _, name in chosen if not name.is_person]
    resort = max((pair for pair in chosen if pair[1].is_person), key=lambda pair: pair[0])[1].is_last_resort
    return _without_repeats([(s, name) for s, name in chosen if name.is_person and name.is_last_resort is resort])


def _without_repeats(chosen: Sequence[tuple[float, AuthorCandidate]]) -> list[AuthorCandidate]:
    """Return the names without those that repeat a better one in more words or fewer: "Anna M. Kerr" beside "Anna Kerr"."""
    kept: list[AuthorCandidate] = []
    for _, name in sorted(chosen, key=lambda pair: (" " not in pair[1].text, -pair[0])):
        if not any(_is_same(name, other) for other in kept):
            kept.append(name)
    return kept


def _is_same(name: AuthorCandidate, other: AuthorCandidate) -> bool:
    first, second = author_key(name.text).split(), author_key(other.text).split()
    shorter, longer = sorted((first, second), key=len)
    rest = iter(longer)
    return all(word in rest for word in shorter) and (shorter[0] == longer[0] or shorter[-1] == longer[-1])


def gather_names(
    page: Page, raw_blocks: Sequence[RawBlock], blocks: Sequence[Block], story: BodyRange, lexicon: Lexicon
) -> list[AuthorCandidate]:
    """Return whoever could be an author, with the reasons for and against, in the order in which they were found."""
    candidates = Candidates()
    add_declared(candidates, page, lexicon)
    add_printed(candidates, page, raw_blocks, blocks, story, lexicon=lexicon)
    join_extended(candidates, lexicon)
    weigh_names(candidates, page, lexicon)
    drop_undisplayed(candidates)
    if not page.has_markup:
        drop_unlikely(candidates)
    weigh_together(candidates.by_key)
    return list(candidates.by_key.values())
