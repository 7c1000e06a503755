"""Blocks to roles: what each block's signals say, and what the order of the page makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import exp

from newsparse.label.facts import Facts
from newsparse.label.signals import SIGNALS
from newsparse.model import BlockReasons, Reason, Role

Scores = dict[Role, float]
_TAIL = frozenset({Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER})


def score(facts: Facts) -> tuple[Scores, list[tuple[Role, Reason]]]:
    """Return what the signals give each role, in log odds, and the signals that fired."""
    scores: Scores = {Role.OTHER: 0.5}
    fired = []
    for signal in SIGNALS:
        if signal.fires(facts):
            scores[signal.role] = scores.get(signal.role, 0.0) + signal.weight
            fired.append((signal.role, Reason(signal.name, signal.weight)))
    return scores, fired


def share(scores: Scores, role: Role) -> float:
    """Return the role's share of all roles, 0 to 1."""
    top = max(scores.values())
    total = sum(exp(value - top) for value in scores.values())
    return exp(scores.get(role, top - 30) - top) / total


class Reading:
    """The roles of one page while they are decided; :func:`decide` makes one and hands out what it found."""

    def __init__(self, facts: Sequence[Facts], titles: Sequence[str]) -> None:
        self.facts = facts
        self.titles = titles
        scored = [score(each) for each in facts]
        self.scores = [scores for scores, _ in scored]
        self.fired = [fired for _, fired in scored]

    def add(self, index: int, role: Role, weight: float, why: str) -> None:
        """Give a block one more reason, which lies in its place on the page."""
        self.scores[index][role] = self.scores[index].get(role, 0.0) + weight
        self.fired[index].append((role, Reason(why, weight)))

    def best(self, index: int) -> Role:
        """Return the role with the highest score."""
        scores = self.scores[index]
        return max(scores, key=lambda role: scores[role])

    def reasons(self, index: int) -> BlockReasons:
        """Return the signals for the role decided, strongest first, and the next roles."""
        role = self.best(index)
        mine = sorted((r for each, r in self.fired[index] if each is role), key=lambda r: -abs(r.weight))
        scores = self.scores[index]
        rivals = sorted(((r, share(scores, r)) for r in scores if r is not role), key=lambda pair: -pair[1])
        return BlockReasons(tuple(mine[:6]), tuple((r, round(s, 3)) for r, s in rivals[:3] if s >= 0.005))


def decide(facts: Sequence[Facts], titles: Sequence[str] = ()) -> Reading:
    """
    Return the reading of a page's blocks.

    Args:
        facts: Of each block, in order.

        titles: What the page declares as its title, best first; may be empty.
    """
    reading = Reading(facts, titles)
    prose = [i for i in range(len(facts)) if reading.best(i) is Role.PARAGRAPH]
    first, last = _main_run(prose, facts)
    title = _find_title(reading, first)
    if title is not None:
        reading.add(title, Role.TITLE, 9.0, "the headline: before the prose, repeated or declared")
        _mark_repeats(reading, title)
    _read_head(reading, title, first)
    _read_middle(reading, first, last)
    _read_tail(reading, last)
    return reading


def _main_run(prose: Sequence[int], facts: Sequence[Facts]) -> tuple[int, int]:
    """
    Return the first and last block of the body: the heaviest run of prose.

    A gap of more than 12 blocks without prose ends a run.
    """
    if not prose:
        return len(facts), -1
    runs, start = [], 0
    for at in range(1, len(prose) + 1):
        if at == len(prose) or prose[at] - prose[at - 1] > 12:
            runs.append(prose[start:at])
            start = at
    heaviest = max(runs, key=lambda run: sum(facts[i].length for i in run))
    return heaviest[0], heaviest[-1]


def _find_title(reading: Reading, first: int) -> int | None:
    """Return the block that is the headline, if the page shows one."""
    facts = reading.facts
    counts = Counter(each.key for each in facts)
    declared = {title: rank for rank, title in enumerate(reading.titles)}
    before = range(min(first, len(facts)))
    starts = Counter(" ".join(facts[i].key.split()[:4]) for i in before)
    best, best_score = None, 0.5
    for index in before:
        each = facts[index]
        if not 2 <= each.words <= 40 or each.length > 260 or reading.best(index) in (Role.BYLINE, Role.TIMESTAMP):
            continue
        if reading.best(index) in _TAIL or each.shares * 2 >= each.words:
            continue
        points = min(each.words, 8) / 4 - (1.5 if each.ends_sentence and each.folded[-1] == "." else 0)
        points += 4.0 if each.key in declared else 0
        points += 2.5 if counts[each.key] > 1 and each.words > 2 else 0
        points += 1.5 if starts[" ".join(each.key.split()[:4])] > 1 and each.words > 3 else 0
        points -= 2.0 if " | " in each.folded or " - " in each.folded[-40:] else 0
        points -= 0.12 * min(first - index, 25)
        points -= 1.5 if reading.best(index) in (Role.NAVIGATION, Role.CAPTION) else 0
        points += 2.0 if each.hint.tag == "h1" else 0
        if points > best_score:
            best, best_score = index, points
    if best is None:
        return None
    return next(index for index in before if facts[index].key == facts[best].key)


def _mark_repeats(reading: Reading, title: int) -> None:
    key = reading.facts[title].key
    for index, each in enumerate(reading.facts):
        if index != title and _repeats(each.key, key):
            reading.add(index, Role.DUPLICATE, 10.0, "repeats the headline")


def _repeats(key: str, title: str) -> bool:
    """Return whether *key* is the title, or the title with a short suffix such as the site's name."""
    return key == title or (len(title) > 15 and key.startswith(title + " ") and len(key) < len(title) + 60)


def _read_head(reading: Reading, title: int | None, first: int) -> None:
    facts = reading.facts
    end = title if title is not None else min(first, len(facts))
    for index in range(end):
        tagline = facts[index].words > 3 and not facts[index].ends_sentence and index < 4
        role = Role.BANNER if tagline else Role.NAVIGATION
        reading.add(index, role, 2.0, "stands before the headline")
        if reading.best(index) is Role.PARAGRAPH:
            reading.add(index, Role.BANNER, 4.0, "prose before the headline")
    if title is None:
        return
    for index in range(title + 1, min(first, len(facts))):
        if reading.best(index) in (Role.OTHER, Role.NAVIGATION, Role.PARAGRAPH) and facts[index].words > 5:
            near = index == title + 1 or reading.best(index - 1) in (Role.DUPLICATE, Role.NAVIGATION, Role.OTHER)
            if near and facts[index].length < 400 and not facts[index].shares:
                reading.add(index, Role.STANDFIRST, 3.0, "a sentence right under the headline")
    if first < len(facts) and title + 1 == first and facts[first].length < 220 and first + 1 < len(facts):
        following = reading.best(first + 1)
        if following in (Role.BYLINE, Role.TIMESTAMP):
            reading.add(first, Role.STANDFIRST, 7.0, "between headline and byline")


def _read_middle(reading: Reading, first: int, last: int) -> None:
    facts = reading.facts
    for index in range(first, last + 1):
        each, best = facts[index], reading.best(index)
        if best in (Role.OTHER, Role.NAVIGATION) and each.words and not each.shares:
            if each.ends_sentence or each.length > 90:
                reading.add(index, Role.PARAGRAPH, 3.0, "stands in the body")
            elif each.words > 1 and index < last and reading.best(index + 1) in (Role.PARAGRAPH, Role.LIST_ITEM):
                reading.add(index, Role.HEADING, 3.0, "a short line over prose")
            elif each.words > 2:
                reading.add(index, Role.PARAGRAPH, 1.2, "stands in the body")
    _mark_pull_quotes(reading, first, last)


def _mark_pull_quotes(reading: Reading, first: int, last: int) -> None:
    """Label a short quoted block as a pull quote when a longer paragraph of the body holds the same words."""
    facts = reading.facts
    quoted = [i for i in range(first, last + 1) if facts[i].folded[:1] in "\"'" and 20 < facts[i].length < 300]
    if not quoted:
        return
    body = " | ".join(facts[i].key for i in range(first, last + 1) if i not in quoted or facts[i].length > 120)
    for index in quoted[:200]:
        if not facts[index].folded.rstrip()[-1:].isalpha() and facts[index].key in body and facts[index].length <= 120:
            reading.add(index, Role.PULL_QUOTE, 8.0, "repeats words of a paragraph")


def _read_tail(reading: Reading, last: int) -> None:
    """After the body a heading such as "Most read" reigns over the lines under it."""
    facts = reading.facts
    reign: Role | None = None
    for index in range(last + 1, len(facts)):
        best = reading.best(index)
        if best in _TAIL:
            reign = best if facts[index].lists & {f"{best}=", f"{best}"} else reign
            continue
        if best in (Role.DUPLICATE, Role.TITLE):
            continue
        if last < 0:
            continue
        role = reign or (Role.RELATED if facts[index].words > 3 else Role.NAVIGATION)
        reading.add(index, role, 5.0, f"under a heading of {role}" if reign else "after the body")
