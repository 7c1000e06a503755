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
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from newsparse.fields.quote import read_scene
from newsparse.fields.quote.attribution import (
    cue_candidates,
    mention_candidates,
    person_candidates,
    resolve,
)
from newsparse.fields.quote.context import NOBODY, Scene, set_scene
from newsparse.fields.quote.features import read_speech_facts
from newsparse.fields.quote.linear import Scales, Weights, choose, make_scales, share
from newsparse.fields.quote.mentions import Kind
from newsparse.fields.quote.templates import (
    CUE_FAMILIES,
    PERSON_FAMILIES,
    SPEAKER_FAMILIES,
    SPEECH_FAMILIES,
    spell_out,
)
from newsparse.lexicon import load
from newsparse.model import Block, Page, Role
from newsparse.span import Span

SEED = 6
NAMED = {"full", "surname", "surname_ambiguous", "firstname", "single", "relative", "pronoun_agreed"}
MARKS = set("“”„«»\"‘’' \t\r\n ,")
Gold = dict[str, Any]
"""What is annotated for one string."""
Article = tuple[Scene, list[Gold | None]]
WEIGHTS = Path(__file__).parents[1] / "src/newsparse/fields/quote/weights.json"
SUFFIXES = {"jr", "sr", "iii"}
LEAST_USES = 4
"""A reason must be seen this often to get a weight."""


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of a string without marks, blanks and commas."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS:
        end -= 1
    return start, end


def read_articles(path: Path) -> list[Article]:
    """Return each article's scene, and what is annotated for each of its strings."""
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text = article["text"]
        rows = [Block(Role.PARAGRAPH, "", Span(m.start(), m.end())) for m in re.finditer(r"\S(?:[^\n\r]*\S)?", text)]
        scene = read_scene(Page(text), rows, load("en"))
        known = {bare(text, each["start"], each["end"]): each for each in article["quotes"]}
        articles.append((scene, [known.get(bare(text, each.start, each.end)) for each in scene.strings]))
    return articles


def surname(name: str) -> str:
    """Return the last word of a name, lower case, without possessive ending."""
    words = [
        word for word in re.sub(r"['’]s?$", "", name).lower().split() if word.strip(".,") not in {"jr", "sr", "iii"}
    ]
    return words[-1].strip(".,") if words else ""


def shown(scene: Scene, person: int) -> str:
    """Return the name of a person."""
    if person == NOBODY:
        return ""
    each = scene.people.everyone[person]
    narrative = scene.narrative
    return narrative.page.text[narrative.starts[each.first] : narrative.ends[each.last - 1]]


def same_name(one: str, other: str) -> bool:
    """Return whether the surnames are equal."""
    return surname(one) == surname(other)


def called(scene: Scene, numbers: list[int], name: str) -> set[int]:
    """Return which mentions stand for someone of that name."""
    known = [number for number in numbers if number != NOBODY and scene.mentions[number].person != NOBODY]
    return {number for number in known if same_name(shown(scene, scene.mentions[number].person), name)}


def right_mentions(scene: Scene, gold: Gold, numbers: list[int], earlier: Gold | None, previous: int) -> set[int]:
    """Return which of the candidates are the annotated source; may be empty."""
    if gold["source_start"] is None:
        return {NOBODY}
    narrative = scene.narrative
    inside = []
    for number in numbers:
        if number == NOBODY:
            continue
        mention = scene.mentions[number]
        start, end = narrative.starts[mention.first], narrative.ends[mention.last - 1]
        if any(start < high and low < end for low, high in gold["source_spans"]):
            inside.append(number)
    named = gold["speaker"] and gold["speaker_evidence"] in NAMED
    if inside and named:
        pronouns = {number for number in inside if scene.mentions[number].kind in (Kind.PRONOUN, Kind.RELATIVE)}
        return called(scene, inside, gold["speaker"]) or pronouns or set(inside)
    if inside:
        # The head of a noun phrase comes first: "a spokesman for the Doe campaign".
        return {min(inside, key=lambda number: (scene.mentions[number].first, -scene.mentions[number].last))}
    if earlier is not None and previous in numbers and earlier["source_spans"] == gold["source_spans"]:
        return {previous}
    return called(scene, numbers, gold["speaker"]) if named else set()


def right_cues(scene: Scene, gold: Gold, cues: list[int]) -> set[int]:
    """Return which of the candidates lie in the annotated cue."""
    narrative = scene.narrative
    spans = [span for span in gold["cue_spans"] or [] if re.search(r"\w", narrative.page.text[span[0] : span[1]])]
    inside = {
        cue
        for cue in cues
        if cue != NOBODY and any(narrative.starts[cue] < high and low < narrative.ends[cue] for low, high in spans)
    }
    return inside or {NOBODY}


class Rows:
    """Groups of candidates with their reasons; in each group at least one is right."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.uses: Counter[str] = Counter()
        self.rows: list[list[str]] = []
        self.right: list[bool] = []
        self.group: list[int] = []

    def add(self, rows: list[list[str]], right: list[bool]) -> None:
        """Add a group; one without a right or a wrong candidate teaches nothing."""
        if not any(right) or all(right):
            return
        number = self.group[-1] + 1 if self.group else 0
        for row, each in zip(rows, right, strict=True):
            self.rows.append(row)
            self.right.append(each)
            self.group.append(number)
            self.uses.update(set(row))

    def add_one(self, row: list[str], *, right: bool) -> None:
        """Add a row of a yes-or-no question."""
        self.rows.append(row)
        self.right.append(right)
        self.group.append(len(self.group))
        self.uses.update(set(row))

    def matrix(self) -> csr_matrix:
        """Return the rows as a matrix; its columns are ``names``."""
        self.names = {name: i for i, name in enumerate(sorted(n for n, u in self.uses.items() if u >= LEAST_USES))}
        columns, ends = [], [0]
        for row in self.rows:
            columns.extend(sorted({self.names[name] for name in row if name in self.names}))
            ends.append(len(columns))
        return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(self.rows), len(self.names)))


def fit_ranking(rows: Rows, penalty: float) -> dict[str, int]:
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


def fit_yes_no(rows: Rows, penalty: float) -> dict[str, int]:
    """Return the weights of a logistic regression."""
    matrix = rows.matrix()
    sign = np.where(np.array(rows.right), 1.0, -1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margins = sign * (matrix @ weights)
        value = np.mean(np.logaddexp(0, -margins)) + penalty * weights @ weights
        slope = -sign / (1 + np.exp(np.clip(margins, -500, 500)))
        return value, matrix.T @ slope / len(sign) + 2 * penalty * weights

    return _fit(loss, rows)


def _fit(loss: Any, rows: Rows) -> dict[str, int]:
    found = minimize(loss, np.zeros(len(rows.names)), jac=True, method="L-BFGS-B", options={"maxiter": 250})
    weights = {name: round(1000 * float(found.x[i])) for name, i in rows.names.items()}
    return {name: weight for name, weight in weights.items() if abs(weight) >= 20}


PENALTIES = {"cue": 2e-5, "speaker": 2e-5, "person": 1e-4, "speech": 1e-4}


def forget(scene: Scene) -> None:
    """Take back whom the pronouns stand for."""
    for mention in scene.mentions:
        if mention.kind in (Kind.PRONOUN, Kind.RELATIVE):
            mention.person = NOBODY
    scene.mention_traits.clear()


def train(articles: list[Article]) -> Weights:
    """Return the weights learned from *articles*: first whom pronouns stand for, then the rest."""
    empty = Weights({}, {}, {}, {})
    persons = Rows()
    for scene, golds in articles:
        forget(scene)
        collect(scene, golds, make_scales(empty), persons=persons)
    person = fit_ranking(persons, PENALTIES["person"])
    scales = make_scales(Weights({}, {}, person, {}))
    cues, speakers = Rows(), Rows()
    for scene, golds in articles:
        forget(scene)
        collect(scene, golds, scales, cues=cues, speakers=speakers)
    cue = fit_ranking(cues, PENALTIES["cue"])
    speaker = fit_ranking(speakers, PENALTIES["speaker"])
    return Weights(cue, speaker, person, {})


def train_speech(articles: list[Article], halves: list[Weights], whole: Weights) -> Weights:
    """Return *whole* with the weights for speech, learned from what the *halves* say of articles they did not see."""
    rows = Rows()
    scales = [make_scales(half) for half in halves]
    for index, (scene, golds) in enumerate(articles):
        forget(scene)
        collect(scene, golds, scales[index % len(scales)], speech=rows)
    return whole._replace(speech=fit_yes_no(rows, PENALTIES["speech"]))


def collect(
    scene: Scene,
    golds: list[Gold | None],
    scales: Scales,
    *,
    cues: Rows | None = None,
    speakers: Rows | None = None,
    persons: Rows | None = None,
    speech: Rows | None = None,
) -> None:
    """Add what one article teaches."""
    previous, earlier = (NOBODY, NOBODY), None
    for number, gold in enumerate(golds):
        if gold is None:
            continue
        judged = gold["sure"] and not gold["in_title"]
        setting = set_scene(scene, number)
        if speech is not None:
            candidates, facts = cue_candidates(scene, setting)
            scores = [*map(scales.cue.weigh, facts)]
            best = choose(scores)
            cue, cue_share = candidates[best], share(scores, best)
            numbers, facts = mention_candidates(scene, setting, cue, previous)
            scores = [*map(scales.speaker.weigh, facts)]
            best = choose(scores)
            if judged:
                seen = read_speech_facts(
                    scene,
                    setting,
                    cue=cue,
                    cue_share=cue_share,
                    speaker=numbers[best],
                    speaker_share=share(scores, best),
                )
                speech.add_one(spell_out(SPEECH_FAMILIES, seen), right=gold["is_speech"])
            if gold["is_speech"] and numbers[best] != NOBODY:
                resolve(scene, numbers[best], previous, scales)
                previous = (numbers[best], number)
            continue
        if not gold["is_speech"]:
            continue
        candidates, facts = cue_candidates(scene, setting)
        right = right_cues(scene, gold, candidates)
        if cues is not None and judged:
            cues.add([spell_out(CUE_FAMILIES, each) for each in facts], [cue in right for cue in candidates])
        cue = min(right, key=lambda each: abs(each - setting.token))
        numbers, facts = mention_candidates(scene, setting, cue, previous)
        found = right_mentions(scene, gold, numbers, earlier, previous[0])
        if speakers is not None and judged and found:
            speakers.add([spell_out(SPEAKER_FAMILIES, each) for each in facts], [each in found for each in numbers])
        if found and found != {NOBODY}:
            chosen = min(found, key=lambda each: abs(scene.mentions[each].first - setting.token))
            if (
                persons is not None
                and scene.mentions[chosen].kind is Kind.PRONOUN
                and gold["speaker_evidence"] == "pronoun_agreed"
            ):
                who, of_persons = person_candidates(scene, chosen, previous)
                right_persons = [same_name(shown(scene, each), gold["speaker"]) for each in who]
                if scene.mentions[chosen].person == NOBODY:
                    persons.add([spell_out(PERSON_FAMILIES, each) for each in of_persons], right_persons)
                    for each, fits in zip(who, right_persons, strict=True):
                        if fits:
                            scene.mentions[chosen].person = each
                            break
            elif persons is None:
                resolve(scene, chosen, previous, scales)
            previous, earlier = (chosen, number), gold


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
    weights = train_speech(articles, parted, train(articles))
    options.out.write_text(
        json.dumps(weights._asdict(), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n",
        encoding="utf-8",
    )
    print({name: len(table) for name, table in weights._asdict().items()}, options.out.stat().st_size, "bytes")


def judge(articles: list[Article]) -> None:
    """Print how many of the unseen articles' strings come out right, for each question."""
    kept, unseen = articles[len(articles) // 5 :], articles[: len(articles) // 5]
    scales = make_scales(train(kept))
    tally: Counter[str] = Counter()
    for scene, golds in unseen:
        forget(scene)
        previous, earlier = (NOBODY, NOBODY), None
        for number, gold in enumerate(golds):
            if gold is None or not gold["is_speech"]:
                continue
            setting = set_scene(scene, number)
            cues, facts = cue_candidates(scene, setting)
            cue = cues[choose([*map(scales.cue.weigh, facts)])]
            right = right_cues(scene, gold, cues)
            numbers, facts = mention_candidates(scene, setting, cue, previous)
            found = right_mentions(scene, gold, numbers, earlier, previous[0])
            chosen = numbers[choose([*map(scales.speaker.weigh, facts)])]
            if gold["sure"] and not gold["in_title"]:
                tally["quotes"] += 1
                tally["cue right"] += cue in right
                tally["mention right"] += chosen in found
                tally["mention not there"] += not found
                if gold["speaker_evidence"] == "pronoun_agreed" and chosen in found:
                    tally["pronouns"] += 1
                    who = resolve(scene, chosen, previous, scales)
                    tally["pronouns right"] += surname(shown(scene, who)) == surname(gold["speaker"])
            if chosen != NOBODY:
                resolve(scene, chosen, previous, scales)
                previous, earlier = (chosen, number), gold
    print(dict(tally))


if __name__ == "__main__":
    main()
