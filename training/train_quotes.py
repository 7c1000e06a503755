#!/usr/bin/env python3
"""
Learn the weights of ``newsparse/fields/quote/weights.json``.

    python training/train_quotes.py DATA_FOLDER [--check]

DATA_FOLDER holds ``train.jsonl``: one article a line with ``text`` and ``quotes`` (``start``, ``end``, ``is_speech``,
``sure``, ``in_title``, ``source_spans``, ``cue_spans``, ``speaker``, ``speaker_evidence``).  Four linear models are
fitted: which cue, which mention speaks, whom a pronoun stands for, and whether a string is speech.  With ``--check``
the weights are fitted on four fifths of the articles, nothing is written, and the rest is judged.

Needs numpy and scipy.  The same folder and seed give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsparse.fields.quote import build_context
from newsparse.fields.quote.attribution import (
    cue_candidates,
    entity_candidates,
    resolve,
    speaker_candidates,
)
from newsparse.fields.quote.context import AttributionContext, QuoteContext
from newsparse.fields.quote.entities import NOBODY
from newsparse.fields.quote.explanation import words_of
from newsparse.fields.quote.features import PreviousSpeaker, speech_rows
from newsparse.fields.quote.linear import QuoteModels, Weights, best, make_models, probability
from newsparse.fields.quote.mention import MentionKind
from newsparse.fields.quote.templates import CUE, ENTITY, SPEAKER, SPEECH, Question, Row
from newsparse.lexicon import load
from newsparse.model import Block, Page, Role
from newsparse.span import Span

SEED = 6
NAMED = {"full", "surname", "surname_ambiguous", "firstname", "single", "relative", "pronoun_agreed"}
MARKS = set("“”„«»\"‘’' \t\r\n ,")
Gold = dict[str, Any]
"""What is annotated for one string."""
Article = tuple[AttributionContext, list[Gold | None]]
WEIGHTS = Path(__file__).parents[1] / "src/newsparse/fields/quote/weights.json"
SUFFIXES = {"jr", "sr", "iii"}
LEAST_USES = 4
"""A feature must be seen this often to get a weight."""
LEAST_WEIGHT = 20
"""In thousandths of a logit; smaller weights are left out."""
Feature = tuple[str, str]
"""The name of a template and the feature's value."""


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of a string without marks, blanks and commas."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def read_articles(path: Path) -> list[Article]:
    """Return each article's context, and what is annotated for each of its strings."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        rows = [Block(Role.PARAGRAPH, "", Span(m.start(), m.end())) for m in re.finditer(r"\S(?:[^\n\r]*\S)?", text)]
        context = build_context(Page(text), rows, load("en"))
        known = {bare(text, each["start"], each["end"]): each for each in article["quotes"]}
        articles.append((context, [known.get(bare(text, each.start, each.end)) for each in context.quoted_spans]))
    return articles


def surname(name: str) -> str:
    """Return the last word of a name, lower case, without possessive ending."""
    words = [
        word for word in re.sub(r"['’]s?$", "", name).lower().split() if word.strip(".,") not in {"jr", "sr", "iii"}
    ]
    return words[-1].strip(".,") if words else ""


def shown(context: AttributionContext, entity: int) -> str:
    """Return the name of an entity."""
    if entity == NOBODY:
        return ""
    each = context.entities.all[entity]
    tokens = context.tokens
    return tokens.page.text[tokens.starts[each.first] : tokens.ends[each.last - 1]]


def same_name(one: str, other: str) -> bool:
    """Return whether the surnames are equal."""
    return surname(one) == surname(other)


def called(context: AttributionContext, numbers: list[int], name: str, entity_of: list[int]) -> set[int]:
    """Return which mentions stand for someone of that name."""
    known = [number for number in numbers if number != NOBODY and entity_of[number] != NOBODY]
    return {number for number in known if same_name(shown(context, entity_of[number]), name)}


def right_mentions(  # noqa: PLR0917
    context: AttributionContext,
    gold: Gold,
    numbers: list[int],
    earlier: Gold | None,
    previous: int,
    entity_of: list[int],
) -> set[int]:
    """Return which of the candidates are the annotated source; may be empty."""
    if gold["source_start"] is None:
        return {NOBODY}
    tokens = context.tokens
    inside = []
    for number in numbers:
        if number == NOBODY:
            continue
        mention = context.mentions[number]
        start, end = tokens.starts[mention.first], tokens.ends[mention.last - 1]
        if any(start < high and low < end for low, high in gold["source_spans"]):
            inside.append(number)
    named = gold["speaker"] and gold["speaker_evidence"] in NAMED
    if inside and named:
        pronouns = {
            number for number in inside if context.mentions[number].kind in (MentionKind.PRONOUN, MentionKind.RELATIVE)
        }
        return called(context, inside, gold["speaker"], entity_of) or pronouns or set(inside)
    if inside:
        # The head of a noun phrase comes first: "a spokesman for the Doe campaign".
        return {min(inside, key=lambda number: (context.mentions[number].first, -context.mentions[number].last))}
    if earlier is not None and previous in numbers and earlier["source_spans"] == gold["source_spans"]:
        return {previous}
    return called(context, numbers, gold["speaker"], entity_of) if named else set()


def right_cues(context: AttributionContext, gold: Gold, cues: list[int]) -> set[int]:
    """Return which of the candidates lie in the annotated cue."""
    tokens = context.tokens
    spans = [span for span in gold["cue_spans"] or [] if re.search(r"\w", tokens.page.text[span[0] : span[1]])]
    inside = {
        cue
        for cue in cues
        if cue != NOBODY and any(tokens.starts[cue] < high and low < tokens.ends[cue] for low, high in spans)
    }
    return inside or {NOBODY}


class Rows:
    """Groups of candidates with their features; in each group at least one is right."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.names: dict[Feature, int] = {}
        self.uses: Counter[Feature] = Counter()
        self.rows: list[list[Feature]] = []
        self.right: list[bool] = []
        self.group: list[int] = []

    def add(self, context: AttributionContext, rows: Sequence[Row], right: list[bool]) -> None:
        """Add a group; one without a right or a wrong candidate teaches nothing."""
        if not any(right) or all(right):
            return
        self._add(context, rows, right, self.group[-1] + 1 if self.group else 0)

    def add_one(self, context: AttributionContext, row: Row, *, right: bool) -> None:
        """Add a row of a yes-or-no question."""
        self._add(context, [row], [right], len(self.group))

    def _add(self, context: AttributionContext, rows: Sequence[Row], right: list[bool], group: int) -> None:
        words = words_of(context)
        for row, each in zip(rows, right, strict=True):
            features = [*self.question.expand(row, words)]
            self.rows.append(features)
            self.right.append(each)
            self.group.append(group)
            self.uses.update(features)

    def matrix(self) -> csr_matrix:
        """Return the rows as a matrix; its columns are ``names``."""
        self.names = {name: i for i, name in enumerate(sorted(n for n, u in self.uses.items() if u >= LEAST_USES))}
        columns, ends = [], [0]
        for row in self.rows:
            columns.extend(sorted({self.names[name] for name in row if name in self.names}))
            ends.append(len(columns))
        return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(self.rows), len(self.names)))


def fit_ranking(rows: Rows, penalty: float) -> Weights:
    """Return the weights under which the right candidates of each group share the most."""
    matrix = rows.matrix()
    right = np.array(rows.right)
    group = np.array(rows.group)
    count = group[-1] + 1
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        exps = np.exp(scores)
        everything = np.add.reduceat(exps, starts)
        good = np.add.reduceat(exps * right, starts) + 1e-12
        slope = exps / everything[group] - exps * right / good[group]
        value = np.sum(np.log(everything) - np.log(good)) / count + penalty * weights @ weights
        return value, matrix.T @ slope / count + 2 * penalty * weights

    return _fit(loss, rows)


def fit_yes_no(rows: Rows, penalty: float) -> Weights:
    """Return the weights of a logistic regression."""
    matrix = rows.matrix()
    sign = np.where(np.array(rows.right), 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = sign * (matrix @ weights)
        value = np.mean(np.logaddexp(0, -margins)) + penalty * weights @ weights
        slope = -sign / (1 + np.exp(np.clip(margins, -500, 500)))
        return value, matrix.T @ slope / len(sign) + 2 * penalty * weights

    return _fit(loss, rows)


def _fit(loss: Any, rows: Rows) -> Weights:
    found = minimize(loss, np.zeros(len(rows.names)), jac=True, method="L-BFGS-B", options={"maxiter": 250})
    weights: dict[str, dict[str, int]] = {}
    for (template, value), i in rows.names.items():
        weight = round(1000 * float(found.x[i]))
        if abs(weight) >= LEAST_WEIGHT:
            weights.setdefault(template, {})[value] = weight
    return weights


PENALTIES = {"cue": 2e-5, "speaker": 2e-5, "entity": 1e-4, "speech": 3e-4}


def train(articles: list[Article]) -> dict[str, Weights]:
    """Return the weights learned from *articles*: first whom pronouns stand for, then the rest."""
    entities = Rows(ENTITY)
    for context, golds in articles:
        collect(context, golds, make_models({}), entities=entities)
    entity = fit_ranking(entities, PENALTIES["entity"])
    models = make_models({"entity": entity})
    cues, speakers = Rows(CUE), Rows(SPEAKER)
    for context, golds in articles:
        collect(context, golds, models, cues=cues, speakers=speakers)
    cue = fit_ranking(cues, PENALTIES["cue"])
    speaker = fit_ranking(speakers, PENALTIES["speaker"])
    return {"cue": cue, "speaker": speaker, "entity": entity}


def train_speech(articles: list[Article], parted: list[dict[str, Weights]]) -> Weights:
    """Return the weights for speech, learned from what each of the *parted* weights finds in articles it did not see."""
    rows = Rows(SPEECH)
    models = [*map(make_models, parted)]
    for index, (context, golds) in enumerate(articles):
        collect_speech(context, golds, models[index % len(models)], rows)
    return fit_yes_no(rows, PENALTIES["speech"])


def collect_speech(context: AttributionContext, golds: list[Gold | None], models: QuoteModels, speech: Rows) -> None:
    """Add what the strings of one article teach of speech."""
    entity_of = [*context.entities.of_mention]
    previous = PreviousSpeaker()
    for number, gold in enumerate(golds):
        if gold is None:
            continue
        quote = QuoteContext(context, number)
        cues, rows = cue_candidates(context, quote)
        scores = models.cue.scores(rows)
        index = best(scores)
        cue, cue_probability = cues[index], probability(scores, index)
        mentions, rows = speaker_candidates(context, quote, cue, previous, entity_of)
        scores = models.speaker.scores(rows)
        index = best(scores)
        if gold["sure"] and not gold["in_title"]:
            table = speech_rows(
                context,
                quote,
                cue=cue,
                cue_probability=cue_probability,
                speaker=mentions[index],
                speaker_probability=probability(scores, index),
            )
            speech.add_one(context, table[0], right=gold["is_speech"])
        if gold["is_speech"] and mentions[index] != NOBODY:
            entity_of[mentions[index]] = resolve(context, mentions[index], previous, entity_of, models)
            previous = PreviousSpeaker(mentions[index], number)


def collect(
    context: AttributionContext,
    golds: list[Gold | None],
    models: QuoteModels,
    *,
    cues: Rows | None = None,
    speakers: Rows | None = None,
    entities: Rows | None = None,
) -> None:
    """Add what the speech of one article teaches."""
    entity_of = [*context.entities.of_mention]
    previous, earlier = PreviousSpeaker(), None
    for number, gold in enumerate(golds):
        if gold is None or not gold["is_speech"]:
            continue
        judged = gold["sure"] and not gold["in_title"]
        quote = QuoteContext(context, number)
        candidates, rows = cue_candidates(context, quote)
        right = right_cues(context, gold, candidates)
        if cues is not None and judged:
            cues.add(context, rows, [cue in right for cue in candidates])
        cue = min(right, key=lambda each: abs(each - quote.token))
        numbers, rows = speaker_candidates(context, quote, cue, previous, entity_of)
        found = right_mentions(context, gold, numbers, earlier, previous.mention, entity_of)
        if speakers is not None and judged and found:
            speakers.add(context, rows, [each in found for each in numbers])
        if not found or found == {NOBODY}:
            continue
        chosen = min(found, key=lambda each: abs(context.mentions[each].first - quote.token))
        if entities is None:
            entity_of[chosen] = resolve(context, chosen, previous, entity_of, models)
        elif (
            context.mentions[chosen].kind == MentionKind.PRONOUN
            and gold["speaker_evidence"] == "pronoun_agreed"
            and entity_of[chosen] == NOBODY
        ):
            who, rows = entity_candidates(context, chosen, previous, entity_of)
            fits = [same_name(shown(context, each), gold["speaker"]) for each in who]
            entities.add(context, rows, fits)
            entity_of[chosen] = who[fits.index(True)] if any(fits) else NOBODY
        previous, earlier = PreviousSpeaker(chosen, number), gold


def main() -> None:
    """Train, and write or judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    articles = read_articles(options.folder / "train.jsonl")
    random.Random(SEED).shuffle(articles)
    if options.check:
        judge(articles)
        return
    parts = [articles[index::3] for index in range(3)]
    parted = [train([each for other in range(3) if other != part for each in parts[other]]) for part in range(3)]
    weights = train(articles)
    weights["speech"] = train_speech(articles, parted)
    options.out.write_text(
        json.dumps(weights, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
    )
    sizes = {name: sum(map(len, templates.values())) for name, templates in weights.items()}
    print(sizes, options.out.stat().st_size, "bytes")


def judge(articles: list[Article]) -> None:
    """Print how many of the unseen articles' quotes come out right, for each question."""
    kept, unseen = articles[len(articles) // 5 :], articles[: len(articles) // 5]
    models = make_models(train(kept))
    tally: Counter[str] = Counter()
    for context, golds in unseen:
        entity_of = [*context.entities.of_mention]
        previous, earlier = PreviousSpeaker(), None
        for number, gold in enumerate(golds):
            if gold is None or not gold["is_speech"]:
                continue
            quote = QuoteContext(context, number)
            cues, rows = cue_candidates(context, quote)
            cue = cues[best(models.cue.scores(rows))]
            right = right_cues(context, gold, cues)
            numbers, rows = speaker_candidates(context, quote, cue, previous, entity_of)
            found = right_mentions(context, gold, numbers, earlier, previous.mention, entity_of)
            chosen = numbers[best(models.speaker.scores(rows))]
            if chosen != NOBODY:
                entity_of[chosen] = resolve(context, chosen, previous, entity_of, models)
            if gold["sure"] and not gold["in_title"]:
                tally["quotes"] += 1
                tally["cue right"] += cue in right
                tally["mention right"] += chosen in found
                tally["mention not there"] += not found
                if gold["speaker_evidence"] == "pronoun_agreed" and chosen in found:
                    tally["pronouns"] += 1
                    tally["pronouns right"] += same_name(shown(context, entity_of[chosen]), gold["speaker"])
            if chosen != NOBODY:
                previous, earlier = PreviousSpeaker(chosen, number), gold
    print(dict(tally))


if __name__ == "__main__":
    main()
