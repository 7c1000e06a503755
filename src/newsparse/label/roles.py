"""Blocks to roles: what the model believes, what each block's signals say, and what the order of the page makes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import exp

from newsparse.label.classifier.cascade import Predictions, log_odds
from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.context import HEADINGS
from newsparse.label.outliers import find_non_story_blocks
from newsparse.label.signals import ApplicableSignals, applicable_signals, evaluate
from newsparse.lexicon import markup
from newsparse.model import Evidence, Reason, Role

Scores = Mapping[Role, float]
_TAIL = frozenset({Role.RELATED, Role.PROMO, Role.COMMENT, Role.FOOTER})
_JOINTS = frozenset("|-·•»«ㅣ/")
"""What stands between a title and the name of its site, folded."""
_BODY_LEAST = 0.5
"""How likely a block of the body must be."""
_SCANT = 300
"""Where the body would have fewer characters than this, less will do:"""
_OF_BEST = 0.5
"""this share of the likeliest block's probability,"""
_FAINT = 0.1
"""and never less than this."""
_SENTENCE = 8
"""Words of the shortest block that may be the likeliest."""
_SHY = 2.0
"""How many times likelier a caption of flattened text is than the model says: it learned from those that markup tells."""
_CERTAINLY = 0.99
_OPENER = 40
"""Characters within which the colon stands that ends an opener such as "Read more:"."""
_SIGNPOST = 200
"""Characters of the longest line that such an opener makes a link."""
_PROSE = 80
"""Characters of a paragraph that is plainly prose, if it ends like a sentence and"""
_COMMON = 0.2
"""such a share of its words is among the commonest of the language."""
_SIGNED_LENGTH = 120
_SIGNED = 6.0
"""Log odds that two signals and more reach together."""
_FIRST_LINES = 4
"""Lines at the top of a page among which its banner may be."""
_UNDER = 6
"""Blocks after the headline among which a byline is looked for that one signal alone tells."""
_LEAST = {Role.STANDFIRST: 0.5, Role.BYLINE: 0.4, Role.TIMESTAMP: 0.4, Role.CAPTION: 0.4}
"""How likely a learned role must be; below, the signals decide."""
_BODY = frozenset({Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM})


class Labelling:
    """The roles of one page while they are decided."""

    def __init__(
        self, blocks: Sequence[BlockFeatures], predictions: Predictions, evidence: Sequence[Evidence | None] = ()
    ) -> None:
        self.blocks = blocks
        self.predictions = predictions
        self.evidence = evidence
        self.roles: list[Role] = [Role.OTHER] * len(blocks)
        self.scores: list[Scores] = [{}] * len(blocks)
        """Of each block; blocks may share them, so they are never changed but replaced."""
        self.fired: list[tuple[tuple[Role, Reason], ...]] = [()] * len(blocks)

    def is_body(self, index: int) -> bool:
        """Return whether the block is taken for body so far."""
        return self.roles[index] in _BODY

    def add(self, index: int, role: Role, weight: float, why: str) -> None:
        """Give a block outside the body one more reason, which lies in its place on the page."""
        scores = self.scores[index]
        scores = self.scores[index] = {**scores, role: scores.get(role, 0.0) + weight}
        self.fired[index] += ((role, Reason(why, weight)),)
        self.roles[index] = max(scores, key=scores.__getitem__)

    def set(self, index: int, role: Role, why: str) -> None:
        """Give a block its role, whatever spoke for others."""
        self.roles[index] = role
        self.scores[index] = {**self.scores[index], role: 9.0}
        self.fired[index] += ((role, Reason(why, 9.0)),)

    def outside(self, index: int) -> list[Reason]:
        """Return what speaks for or against body from outside of the page."""
        each = self.evidence[index] if self.evidence else None
        return [Reason(each.why, each.body)] if each else []

    def is_of_the_site(self, index: int) -> bool:
        """Return whether the block belongs to the site rather than to the story, as far as its other pages tell."""
        each = self.evidence[index] if self.evidence else None
        return each is not None and each.recurs

    def share(self, index: int, role: Role) -> float:
        """Return how sure a role is, 0 to 1."""
        scores = self.scores[index]
        body = self.predictions.body[index]
        if role in _BODY:
            return body if self.roles[index] is role else 0.0
        if not scores:
            return 0.0
        own = scores.get(role, max(scores.values()) - 30)
        mine = 1 / sum([exp(value - own) for value in scores.values()])
        return mine * (1 - body) if self.roles[index] in _BODY else mine

    def shares(self) -> Iterator[float]:
        """Yield how sure the role of each block is, 0 to 1."""
        known: dict[int, float] = {}
        for index, (role, scores) in enumerate(zip(self.roles, self.scores, strict=True)):
            if role in _BODY:
                yield self.predictions.body[index]
                continue
            share = known.get(id(scores))
            if share is None:
                share = known[id(scores)] = self.share(index, role)
            yield share


def assign_roles(
    blocks: Sequence[BlockFeatures],
    predictions: Predictions,
    titles: Sequence[str] | int | None = (),
    evidence: Sequence[Evidence | None] = (),
) -> Labelling:
    """
    Return the labelling of a page's blocks.

    Args:
        blocks: Of each block, in order.

        predictions: How likely each block is body.

        titles: What the page declares as its title, folded for comparison; may be empty.  Of flattened text which block
            is the headline, if any.

        evidence: Of each block, what is known from outside of the page; may be empty.
    """
    labelling = Labelling(blocks, predictions, evidence)
    least = _least_of_body(blocks, predictions)
    learned = [
        _learned(each, role_probabilities) if role_probabilities else (None, 0.0)
        for each, role_probabilities in zip(blocks, predictions.role_probabilities, strict=True)
    ]
    likely_body = [
        index
        for index, (each, (_, sure)) in enumerate(zip(blocks, learned, strict=True))
        if predictions.body[index] > least
        and predictions.body[index] >= sure
        and each.text.words
        and not _is_signpost(each)
    ]
    if blocks and not blocks[0].hint.tag:
        likely_body = _with_last_paragraphs(blocks, predictions, likely_body)
    outliers = find_non_story_blocks(blocks, likely_body, predictions.body)
    held = set(likely_body).difference(outliers)
    signals: dict[int, ApplicableSignals] = {}
    for index, each in enumerate(blocks):
        role, sure = learned[index]
        likely = index in held
        evaluated = None
        if not likely or _may_be_signed(each):
            hint = each.hint
            evaluated = evaluate(each, signals.get(id(hint)) or signals.setdefault(id(hint), applicable_signals(hint)))
        if evaluated is None or (
            likely
            and not (
                _is_plainly_signed(evaluated.scores)
                or _signs_under_headline(blocks, index, predictions.likely_headline)
            )
        ):
            labelling.roles[index] = _kind_of_body(blocks, index, predictions)
            continue
        labelling.scores[index], labelling.fired[index], labelling.roles[index] = evaluated
        if index in outliers:
            labelling.add(index, *outliers[index])
        known = evidence[index] if evidence else None
        if known:
            labelling.add(index, known.role or Role.OTHER, 4.0 if known.role else 0.0, known.why)
        if role is not None and sure > _LEAST[role] and each.text.words and not (known and known.role):
            labelling.add(index, role, 7.0 + log_odds(sure), f"the model gives {role} {sure:.2f}")
    body = [i for i, role in enumerate(labelling.roles) if role in _BODY]
    first, last = (body[0], body[-1]) if body else (len(blocks), -1)
    ruled = (i for i, known in enumerate(evidence) if known and known.decides and known.role is Role.TITLE)
    title = next(ruled, None) if any(evidence) else None
    if title is None:
        title = _find_title(labelling, titles, body) if isinstance(titles, Sequence) else titles
    if title is not None:
        labelling.set(title, Role.TITLE, "the headline: declared, repeated, or the line over the story")
        _mark_repeats(labelling, title)
    _read_head(labelling, title, first)
    _read_middle(labelling, first, last)
    _read_tail(labelling, last)
    for index, known in enumerate(evidence):
        if known and known.decides and known.role:
            labelling.set(index, known.role, known.why)
    return labelling


def _with_last_paragraphs(
    blocks: Sequence[BlockFeatures], predictions: Predictions, likely: Sequence[int]
) -> list[int]:
    """Return the blocks of the body and the prose right behind them, of which the model is in doubt but does not deny it."""
    body = set(likely)
    for index in range(1, len(blocks)):
        each = blocks[index]
        if (
            index not in body
            and index - 1 in body
            and predictions.body[index] > _FAINT
            and each.text.length >= _PROSE
            and each.text.ends_sentence
            and each.text.stopword_share >= _COMMON
            and not (each.text.lists or each.text.has_photo_credit or each.text.has_date or each.text.opens_like_byline)
            and blocks[index - 1].text.length >= _PROSE
        ):
            body.add(index)
    return sorted(body)


def _least_of_body(blocks: Sequence[BlockFeatures], predictions: Predictions) -> float:
    """Return how likely a block of the body must be: less where hardly anything would be left of the page."""
    body = predictions.body
    if sum(each.text.length for each, p in zip(blocks, body, strict=True) if p > _BODY_LEAST) >= _SCANT:
        return _BODY_LEAST
    best = max((p for each, p in zip(blocks, body, strict=True) if each.text.words >= _SENTENCE), default=1.0)
    return min(_BODY_LEAST, max(_FAINT, best * _OF_BEST))


def _may_be_signed(block: BlockFeatures) -> bool:
    """Return whether a block is short enough, and dated or like a byline, to be worth its signals."""
    return block.text.length < _SIGNED_LENGTH and (
        block.text.has_date or block.text.opens_like_byline or block.is_declared_author
    )


def _is_plainly_signed(scores: Scores) -> bool:
    """Return whether the signals of a block leave no doubt that it says who wrote the story, or when."""
    return max(scores.get(Role.TIMESTAMP, 0.0), scores.get(Role.BYLINE, 0.0)) >= _SIGNED


def _signs_under_headline(blocks: Sequence[BlockFeatures], index: int, likely_headline: int | None) -> bool:
    """Return whether a block soon after the headline is a word for bylines and a name, and nothing more."""
    each = blocks[index]
    words = each.text.folded.split()
    if not each.text.opens_like_byline or each.text.has_date or each.text.ends_sentence or not 3 <= len(words) <= 6:
        return False
    above = range(max(0, index - _UNDER), index)
    named = all(word[0].isupper() for word in words[1:])
    return named and any(i == likely_headline or blocks[i].hint.tag == "h1" for i in above)


def _is_signpost(block: BlockFeatures) -> bool:
    """Return whether a line of flattened text is a link with what opens it, as "Read more: Headline of another story"."""
    return (
        not block.hint.tag
        and "related" in block.text.lists
        and ":" in block.text.folded[:_OPENER]
        and block.text.length < _SIGNPOST
        and not block.text.ends_sentence
    )


def _learned(block: BlockFeatures, role_probabilities: Mapping[Role, float]) -> tuple[Role | None, float]:
    """Return the likeliest of the learned roles around the body; the title is found apart."""
    if block.text.share_words and 2 * block.text.share_words >= block.text.words:
        return None, 0.0
    likely = {role: p for role, p in role_probabilities.items() if role is not Role.TITLE}
    if Role.CAPTION in likely and not block.hint.tag:
        likely[Role.CAPTION] = min(_CERTAINLY, _SHY * likely[Role.CAPTION])
    best = max(likely, key=lambda role: likely[role], default=None)
    return (None, 0.0) if best is None else (best, likely[best])


def _kind_of_body(blocks: Sequence[BlockFeatures], index: int, predictions: Predictions) -> Role:
    each = blocks[index]
    tag = each.hint.tag
    if tag in HEADINGS:
        return Role.HEADING
    if tag in ("li", "dd", "dt") or each.text.has_bullet:
        return Role.LIST_ITEM
    if tag:
        return (
            Role.HEADING
            if each.bold_density > 0.95 and each.text.words < 14 and not each.text.ends_sentence
            else Role.PARAGRAPH
        )
    following = (
        index + 1 < len(blocks)
        and predictions.body[index + 1] > 0.5
        and blocks[index + 1].text.length > each.text.length
    )
    short = (
        each.text.length < 90
        and not each.text.ends_sentence
        and not each.text.folded.endswith((",", ";", ":"))
        and each.text.words < 14
    )
    return Role.HEADING if short and following else Role.PARAGRAPH


def _find_title(labelling: Labelling, titles: Sequence[str], body: Sequence[int]) -> int | None:
    """Return the block that is the headline, if the page shows one."""
    blocks, role_probabilities = labelling.blocks, labelling.predictions.role_probabilities
    asked = (i for i, each in enumerate(role_probabilities) if Role.TITLE in each and not labelling.is_of_the_site(i))
    likely = max(asked, key=lambda i: role_probabilities[i][Role.TITLE], default=None)
    if likely is not None and role_probabilities[likely][Role.TITLE] > 0.2:
        return _first_comparison_key(blocks, _without_site(blocks, likely))
    likely_headline = labelling.predictions.likely_headline
    heavy = next((i for i in body if blocks[i].text.length > 120), body[0] if body else len(blocks))
    before = range(min(heavy, len(blocks)))
    openings = [" ".join(blocks[i].text.key.split()[:4]) for i in before]
    starts = Counter(openings)
    declared = frozenset(titles)
    best, best_points = None, 0.5
    for index in before:
        each = blocks[index]
        role = labelling.roles[index]
        if (
            not each.text.words
            or each.text.words > 45
            or each.text.length > 300
            or each.text.share_words * 2 >= each.text.words
            or "hidden" in each.hint.inside
            or labelling.is_of_the_site(index)
        ):
            continue
        points = min(each.text.words, 8) / 4 - (1.5 if each.text.ends_sentence and each.text.folded[-1] == "." else 0)
        points += 4.0 if each.text.key in declared else 0
        points += 2.0 if any(len(each.text.key) > 15 and title.startswith(each.text.key) for title in declared) else 0
        points += 2.5 if each.repeats > 1 and each.text.words > 2 else 0
        points += 1.5 if starts[openings[index]] > 1 and each.text.words > 3 else 0
        points -= 2.0 if " | " in each.text.folded or " - " in each.text.folded[-40:] else 0
        points -= 0.12 * min(heavy - index, 25)
        points -= 1.5 if role in (Role.NAVIGATION, Role.CAPTION) else 0
        points -= 3.0 if role in (Role.BYLINE, Role.TIMESTAMP) or role in _TAIL else 0
        points += 3.0 if each.hint.tag == "h1" else 0
        points += 1.0 if index == likely_headline else 0
        points -= 2.5 if each.hint.tag in ("li", "p") else 0
        if points > best_points:
            best, best_points = index, points
    if best is None:
        return likely_headline if likely_headline is not None and blocks[likely_headline].hint.tag == "h1" else None
    same = [index for index in before if blocks[index].text.key == blocks[best].text.key]
    return next((index for index in same if blocks[index].hint.tag == "h1"), same[0])


def _first_comparison_key(blocks: Sequence[BlockFeatures], index: int) -> int:
    """Return the first main heading that reads the same as a block, or else the first block that does."""
    same = [
        i
        for i, each in enumerate(blocks)
        if each.text.key == blocks[index].text.key and "hidden" not in each.hint.inside
    ]
    return next((i for i in same if blocks[i].hint.tag == "h1"), same[0] if same else index)


def _without_site(blocks: Sequence[BlockFeatures], index: int) -> int:
    """Return the block that is a title without the site's name, as in "Title | Site", or *index* if there is none."""
    whole = blocks[index].text.folded
    best, most = index, 7
    for i, each in enumerate(blocks):
        if not most < len(each.text.folded) < len(whole) or each.text.words < 2:
            continue
        if whole.startswith(each.text.folded):
            rest = whole[len(each.text.folded) :].lstrip()[:1]
        elif whole.endswith(each.text.folded):
            rest = whole[: -len(each.text.folded)].rstrip()[-1:]
        else:
            continue
        if rest in _JOINTS:
            best, most = i, len(each.text.folded)
    return best


def _mark_repeats(labelling: Labelling, title: int) -> None:
    key = labelling.blocks[title].text.key
    for index, each in enumerate(labelling.blocks):
        if key in each.text.key and index != title and _repeats(each.text.key, key):
            labelling.set(index, Role.DUPLICATE, "repeats the headline")


def _repeats(key: str, title: str) -> bool:
    """Return whether *key* is the title, or the title with a short addition such as the site's name."""
    longer = len(title) > 15 and len(key) < len(title) + 60
    return (
        key == title
        or (longer and key.startswith((title + " ", title + "ㅣ")))
        or (longer and key.endswith(" " + title))
    )


def _read_head(labelling: Labelling, title: int | None, first: int) -> None:
    blocks = labelling.blocks
    end = title if title is not None else min(first, len(blocks))
    flat = bool(blocks) and not blocks[0].hint.tag
    for index in range(end if flat else min(end, _FIRST_LINES)):
        if labelling.is_body(index):
            continue
        each = blocks[index]
        tagline = (
            index < _FIRST_LINES and each.text.words > 3 and not each.text.ends_sentence and each.link_density < 0.5
        )
        if flat or tagline:
            labelling.add(index, Role.BANNER if tagline else Role.NAVIGATION, 2.0, "stands before the headline")
    if title is None:
        return
    _find_standfirst(labelling, title, first)


def _find_standfirst(labelling: Labelling, title: int, first: int) -> None:
    """Label the summary between headline and story, unless the model took it for body."""
    blocks = labelling.blocks
    if any(role is Role.STANDFIRST for role in labelling.roles[title : title + 12]):
        return
    for index in range(title + 1, min(title + 8, len(blocks))):
        each = blocks[index]
        if labelling.roles[index] in (Role.DUPLICATE, Role.BYLINE, Role.TIMESTAMP, Role.NAVIGATION):
            continue
        if not 4 < each.text.words < 90 or each.link_density > 0.5 or "hidden" in each.hint.inside:
            continue
        if labelling.is_of_the_site(index):
            continue
        named = not markup().standfirst.isdisjoint(each.hint.words[:6])
        heading = each.hint.tag in ("h2", "h3") and index <= title + 2 and first <= index + 6
        plain = not each.hint.tag and index <= title + 2 and each.text.length < 400
        signed = _is_signed_below(labelling, index) and index <= title + 2 and each.text.length < 400
        # "lead" and "intro" name first paragraphs too
        if labelling.is_body(index) and "standfirst" not in each.hint.words[:4] and not signed:
            return
        if named or heading or plain or signed:
            if labelling.roles[index] is not Role.CAPTION or named:
                labelling.set(index, Role.STANDFIRST, "a summary right under the headline")
            return


def _is_signed_below(labelling: Labelling, index: int) -> bool:
    """Return whether the next block says who wrote the story or when, and the story only comes then."""
    roles = labelling.roles[index + 1 : index + 8]
    return bool(roles) and roles[0] in (Role.BYLINE, Role.TIMESTAMP) and not _BODY.isdisjoint(roles)


def _read_middle(labelling: Labelling, first: int, last: int) -> None:
    """Label short quoted blocks as pull quotes when a longer paragraph of the body holds the same words."""
    blocks = labelling.blocks
    body = [i for i in range(first, last + 1) if labelling.is_body(i)]
    quoted = [
        i
        for i in range(first, last + 1)
        if 25 < blocks[i].text.length < 300
        and _may_be_pulled(blocks[i])
        and labelling.roles[i] not in (Role.TITLE, Role.DUPLICATE, Role.CAPTION)
    ]
    if not quoted:
        return
    whole = " | ".join(blocks[i].text.key for i in body)
    for index in quoted[:100]:
        elsewhere = whole.count(blocks[index].text.key) - (index in body)
        if elsewhere > 0:
            labelling.set(index, Role.PULL_QUOTE, "repeats words of a paragraph")


def _may_be_pulled(block: BlockFeatures) -> bool:
    named = not markup().pull_quote.isdisjoint(block.hint.words[:6])
    if block.hint.tag in HEADINGS and not named:  # many headings quote the paragraph under them
        return False
    return named or block.text.folded[:1] in "\"'" or "blockquote" in block.hint.inside


def _read_tail(labelling: Labelling, last: int) -> None:
    """After the body a heading such as "Most read" reigns over the lines under it."""
    if last < 0:
        return
    blocks = labelling.blocks
    reign: Role | None = None
    for index in range(last + 1, len(blocks)):
        role = labelling.roles[index]
        if role in _TAIL:
            reign = role if blocks[index].text.lists & {f"{role}=", f"{role}"} else reign
        elif (
            role in (Role.OTHER, Role.NAVIGATION, Role.BANNER)
            and blocks[index].text.words
            and not blocks[index].hint.tag
        ):
            under = reign or (Role.RELATED if blocks[index].text.words > 3 else Role.NAVIGATION)
            labelling.add(index, under, 5.0, f"under a heading of {under}" if reign else "after the body")
