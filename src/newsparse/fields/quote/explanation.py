"""Why each quote has its cue and its speaker: the candidates with their features and weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from newsparse.fields.quote import build_context
from newsparse.fields.quote.attribution import (
    SPEECH,
    attribute,
    cue_candidates,
    entity_candidates,
    speaker_candidates,
)
from newsparse.fields.quote.clauses import find_clause
from newsparse.fields.quote.context import CLASSES, AttributionContext
from newsparse.fields.quote.entities import NOBODY
from newsparse.fields.quote.features import PreviousSpeaker
from newsparse.fields.quote.linear import LinearModel, QuoteModels, Weights
from newsparse.fields.quote.table import FeatureTable
from newsparse.fields.quote.templates import Question
from newsparse.lexicon import Lexicon
from newsparse.model import Block, Page
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace


@frozen
class WeightedFeature:
    """One feature that speaks for or against a candidate."""

    template: str
    """The fields it is made of: ``"cue: side, class"``."""
    value: str
    """Their values: ``"before cue"``."""
    weight: float
    """In logits."""


@frozen
class QuoteCandidate:
    """A token, a mention or an entity that could be what is asked for."""

    text: str
    """As printed; ``""`` for none at all."""
    span: Span | None
    score: float
    """In logits."""
    features: tuple[WeightedFeature, ...]
    """The heaviest first; those without a weight are left out."""


@frozen
class QuoteReasons:
    """Why one quote has its cue and its speaker; candidates come best first."""

    speech: float
    """The probability that it is speech, 0 to 1."""
    clause: bool
    """Whether a plain clause beside it names the speaker, so that no candidate was weighed."""
    cues: tuple[QuoteCandidate, ...]
    speakers: tuple[QuoteCandidate, ...]
    entities: tuple[QuoteCandidate, ...]
    """Whom the pronoun that speaks may stand for; empty where none speaks."""


def explain_quotes(
    page: Page, blocks: Sequence[Block], lexicon: Lexicon, models: QuoteModels, *, most: int | None = None
) -> tuple[QuoteReasons, ...]:
    """Return the reasons for each quote of :func:`find_article_quotes`, in the same order; the arguments are the same."""
    context = build_context(page, blocks, lexicon, most=most)
    words = words_of(context)
    entity_of = [*context.entities.of_mention]
    previous = PreviousSpeaker()
    reasons = []
    for number, found in enumerate(attribute(context, models) if context.quoted_spans else []):
        cues, cue_rows = cue_candidates(context, found.quote)
        mentions, speaker_rows = speaker_candidates(context, found.quote, found.cue, previous, entity_of)
        entities: tuple[QuoteCandidate, ...] = ()
        if found.mention != NOBODY and entity_of[found.mention] == NOBODY:
            numbers, rows = entity_candidates(context, found.mention, previous, entity_of)
            spans = [_entity_span(context, each) for each in numbers]
            entities = _weigh(context, models.entity, spans, rows, words)
        reasons.append(
            QuoteReasons(
                found.speech,
                find_clause(context, found.quote).mention != NOBODY,
                _weigh(context, models.cue, [_cue_span(context, each) for each in cues], cue_rows, words),
                _weigh(
                    context, models.speaker, [_mention_span(context, each) for each in mentions], speaker_rows, words
                ),
                entities,
            )
        )
        if found.mention != NOBODY and found.speech >= SPEECH:
            entity_of[found.mention] = found.entity
            previous = PreviousSpeaker(found.mention, number)
    return tuple(reasons)


def words_of(context: AttributionContext) -> dict[int, str]:
    """Return the strings that the features of an article hold, by their hashes."""
    known = {hash(word): word for word in context.tokens.words if word}
    return known | {hash(word[0]): word[0] for word in known.values()} | {hash(each): each for each in CLASSES}


def _weigh(
    context: AttributionContext,
    model: LinearModel,
    spans: Sequence[Span | None],
    rows: FeatureTable,
    words: Mapping[int, str],
) -> tuple[QuoteCandidate, ...]:
    text = context.tokens.page.text
    candidates = [
        QuoteCandidate(
            collapse_whitespace(span.of(text)) if span else "",
            span,
            score,
            _weighted(model, rows[number], words),
        )
        for number, (span, score) in enumerate(zip(spans, model.scores(rows), strict=False))
    ]
    return tuple(sorted(candidates, key=lambda each: -each.score))


def _weighted(model: LinearModel, row: list[int], words: Mapping[int, str]) -> tuple[WeightedFeature, ...]:
    question: Question = model.question  # type: ignore[assignment]  # compiled: its types are none of Python's
    weights: Weights = model.weights  # type: ignore[assignment]
    found = [
        WeightedFeature(template, value, weights.get(template, {}).get(value, 0) / 1000)
        for template, value in question.expand(row, words)
    ]
    return tuple(sorted((each for each in found if each.weight), key=lambda each: -abs(each.weight)))


def _span(context: AttributionContext, first: int, last: int) -> Span:
    return Span(context.tokens.starts[first], context.tokens.ends[last - 1])


def _cue_span(context: AttributionContext, cue: int) -> Span | None:
    return None if cue == NOBODY else _span(context, cue, context.tokens.end_of_cue(cue))


def _mention_span(context: AttributionContext, number: int) -> Span | None:
    if number == NOBODY:
        return None
    mention = context.mentions[number]
    return _span(context, mention.first, mention.last)


def _entity_span(context: AttributionContext, number: int) -> Span:
    entity = context.entities.all[number]
    return _span(context, entity.first, entity.last)
