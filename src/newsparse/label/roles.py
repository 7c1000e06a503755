"""
Blocks to roles: a first labelling from predictions and signals, then a table of rules over the order of the page.

Each rule reads the labelling so far and returns changes; :data:`RULES` names them in the order in which they apply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from newsparse.label.body import (
    announced_lists,
    is_plainly_signed,
    is_signpost,
    kind_of_body,
    least_probability,
    likeliest_other_role,
    may_be_signed,
    openings_of,
    signs_above_story,
)
from newsparse.label.boxes import find_boxes
from newsparse.label.classifier.cascade import log_odds
from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.markup import HEADINGS
from newsparse.label.features.text import TextFeatures
from newsparse.label.headline.choose import find_headline, find_repeats
from newsparse.label.interruptions import find_interruptions
from newsparse.label.labelling import TAIL, Change, Labelling
from newsparse.label.outliers import Outliers, find_non_story_blocks
from newsparse.label.plain_body import complete_body, is_long_enough, is_short, may_be_prose
from newsparse.label.predictions import Predictions
from newsparse.label.sections import find_sections
from newsparse.label.signals import ApplicableSignals, SignalScores, applicable_signals, evaluate
from newsparse.label.standfirst import find_standfirst
from newsparse.label.tables import find_data_tables
from newsparse.lexicon import Lexicon, markup
from newsparse.model import Evidence, Page, Role
from newsparse.printed.credits import find_credit, has_credit_label
from newsparse.printed.credits.vocabulary import vocabulary_of
from newsparse.printed.names import find_person_end, names_of
from newsparse.printed.pictures import opens_with_picture_number, picture_words_of
from newsparse.span import Span

_FIRST_LINES = 4
"""Lines at the top of a page among which its banner may be."""
_KICKERS = 3
"""Blocks above the headline among which a line of the body is none of the story, such as a kicker;"""
_KICKER_WORDS = 12
"""it has at most so many words and ends no sentence."""
_MIN_PROBABILITY = {Role.STANDFIRST: 0.5, Role.BYLINE: 0.4, Role.TIMESTAMP: 0.4, Role.CAPTION: 0.4}
"""The least probability at which a learned role counts; below it the signals decide."""
_DATE_REACH = 6
"""Lines of flattened text below a headline among which a line that is hardly more than a date is a timestamp;"""
_DATE_WORDS = 5
"""it has at most so many words, as "Sunday, 14 May 2024 10:15"."""
_NAME_REACH = 3
"""Lines below a headline among which a line that is a name alone is a byline;"""
_NAME_WORDS = 6
"""it has at most so many words, as "Anna Kerr in Skerra"."""
_LEAD_REACH = 6
"""Lines of flattened text above the story among which its first paragraphs may be."""
_MIN_HEADING = 0.3
"""The least probability of being body at which a heading that looks like a caption is the story's."""
_NUMBERED = 6.0
"""What the number of a picture adds to a caption of flattened text: "Figure 2. "."""
_LABEL_ALONE = -3.0
"""What is added to a line of flattened text for which nothing speaks but a word such as "Source" or a copyright sign."""
_COPYRIGHT = frozenset("©ⓒ")
_MOST_PULL_QUOTES = 100
"""Blocks of a page that are compared with its paragraphs."""


def assign_roles(
    page: Page,
    blocks: Sequence[BlockFeatures],
    predictions: Predictions,
    lexicon: Lexicon,
    evidence: Sequence[Evidence | None] = (),
    *,
    headline_weights: Mapping[str, float],
) -> Labelling:
    """
    Return the labelling of a page's blocks.

    Args:
        page: The whole page.

        blocks: Its blocks, in order.

        predictions: How likely each block is body, or one of the roles around it.

        lexicon: The words of the page's language.

        evidence: What is known of each block from outside of the page; may be empty.

        headline_weights: What each reason for a headline of flattened text weighs, in log odds.
    """
    labelling = Labelling(page, blocks, predictions, lexicon, evidence, headline_weights=headline_weights)
    _label_one_by_one(labelling)
    if not labelling.body():
        labelling.apply(_story_like_captions(labelling))
    body = labelling.body()
    if body:
        labelling.body_start, labelling.body_end = body[0], body[-1] + 1
    for _, rule in RULES:
        labelling.apply(rule(labelling))
    return labelling


# ------------------------------------------------- each block by itself


def _label_one_by_one(labelling: Labelling) -> None:
    """Give each block its first role: a kind of body, or the role that its signals and the model give it."""
    blocks, predictions = labelling.blocks, labelling.predictions
    others = [
        likeliest_other_role(block, probabilities, has_markup=predictions.has_markup) if probabilities else (None, 0.0)
        for block, probabilities in zip(blocks, predictions.role_probabilities, strict=True)
    ]
    likely = _likely_body(labelling, others)
    outliers: Outliers = {
        **find_non_story_blocks(blocks, likely, predictions.body, has_markup=predictions.has_markup),
        **find_boxes(blocks, likely, predictions.likely_headline, labelling.lexicon),
        **find_sections(blocks, likely, predictions.likely_headline),
        **find_interruptions(blocks, likely, predictions.body, labelling.lexicon),
    }
    body = set(likely).difference(outliers)
    body.update([index for index in announced_lists(blocks, sorted(body)) if index not in outliers])
    openings = openings_of(blocks, sorted(body), predictions.likely_headline)
    signals: dict[int, ApplicableSignals] = {}
    for index, block in enumerate(blocks):
        scores: SignalScores | None = None
        if index not in body or may_be_signed(block):
            number = block.hint.number
            applicable = signals.get(number) or signals.setdefault(number, applicable_signals(block.hint))
            scores = evaluate(block, applicable)
        if scores is None or (index in body and not _is_signature(block, scores, index, openings)):
            labelling.roles[index] = kind_of_body(blocks, index, predictions)
            continue
        labelling.begin(index, scores)
        role, probability = others[index]
        is_marked = (block.text.has_photo_credit or block.text.has_digit) and not predictions.has_markup
        if role is not None or is_marked or index in outliers or labelling.evidence:
            labelling.apply(_reasons_beside_signals(labelling, index, outliers, role, probability))


def _likely_body(labelling: Labelling, others: Sequence[tuple[Role | None, float]]) -> Sequence[int]:
    """Return the blocks more likely body than any other learned role, in order; a caption of flattened text goes before body."""
    blocks, predictions = labelling.blocks, labelling.predictions
    least = least_probability(blocks, predictions)
    captions = set() if predictions.has_markup else {*_captions(labelling, others)}
    likely = [
        index
        for index, (block, probability, (_, other)) in enumerate(zip(blocks, predictions.body, others, strict=True))
        if probability > least
        and probability >= other
        and index not in captions
        and block.text.words
        and (predictions.has_markup or not is_signpost(block))
    ]
    if not predictions.has_markup:
        denied = {index for index, known in enumerate(labelling.evidence) if known and known.body < 0}
        completed = complete_body(blocks, predictions.body, likely, captions)
        return sorted(set(completed) - denied.difference(likely))
    return likely


def _captions(labelling: Labelling, others: Sequence[tuple[Role | None, float]]) -> Iterator[int]:
    """Yield the blocks of flattened text that are likely captions, or open with the number of a picture."""
    for index, (role, probability) in enumerate(others):
        is_likely = role is Role.CAPTION and probability > _MIN_PROBABILITY[role]
        if is_likely or _is_numbered_picture(labelling, labelling.blocks[index]):
            yield index


def _is_signature(block: BlockFeatures, scores: SignalScores, index: int, openings: tuple[int, int]) -> bool:
    """Return whether a likely body block is plainly a byline or timestamp; above the first blocks of prose less is enough."""
    above = index < openings[1] and signs_above_story(block, scores.scores, may_be_dated=index < openings[0])
    return above or is_plainly_signed(scores.scores)


def _reasons_beside_signals(
    labelling: Labelling, index: int, outliers: Outliers, role: Role | None, probability: float
) -> Iterator[Change]:
    """Yield what the order of the page, other pages of the site and the model add to a block's signals."""
    if index in outliers:
        outlier, weight, why = outliers[index]
        yield Change(index, outlier, why, weight)
    known = labelling.evidence[index] if labelling.evidence else None
    if known:
        yield Change(index, known.role or Role.OTHER, known.why, 4.0 if known.role else 0.0)
    block, is_plain = labelling.blocks[index], not labelling.predictions.has_markup
    text = block.text
    is_likely = role is not None and probability > _MIN_PROBABILITY[role]
    if role is not None and is_likely and text.words and not (known and known.role):
        yield Change(index, role, f"the model gives {role} {probability:.2f}", 7.0 + log_odds(probability))
    elif is_plain and _is_numbered_picture(labelling, block):
        yield Change(index, Role.CAPTION, "opens with the number of a picture", _NUMBERED)
    elif is_plain and text.has_photo_credit and _shows_label_alone(labelling, text):
        yield Change(index, Role.CAPTION, "a label or a sign alone, such as those of copyright lines", _LABEL_ALONE)


def _is_numbered_picture(labelling: Labelling, block: BlockFeatures) -> bool:
    text = block.text
    return text.has_digit and opens_with_picture_number(text.folded, text.key, picture_words_of(labelling.lexicon))


def _shows_label_alone(labelling: Labelling, text: TextFeatures) -> bool:
    """Return whether nothing but a label or a copyright sign speaks for a caption: no words of one stand before it."""
    words = vocabulary_of(labelling.lexicon)
    if not has_credit_label(text.folded, words):
        return False
    credit = find_credit(text.folded, Span(0, len(text.folded)), words)
    return credit is None or credit.start == 0 or not _COPYRIGHT.isdisjoint(text.folded)


# ------------------------------------------------- rules over the page


def _story_like_captions(labelling: Labelling) -> Iterator[Change]:
    """Yield paragraph for the captions of a short flattened text without a story: "The bridge is closed, the port said. (AP)"."""
    if not labelling.predictions.has_markup and is_short(labelling.blocks):
        for index, role in enumerate(labelling.roles):
            if role is Role.CAPTION and is_long_enough(labelling.blocks[index].text):
                yield Change(index, Role.PARAGRAPH, "reads like a caption, but beside no story")


def _headline(labelling: Labelling) -> Iterator[Change]:
    index = find_headline(labelling)
    if index is not None:
        yield Change(index, Role.TITLE, "the headline: declared, repeated, or the line over the story")


def _repeated_headline(labelling: Labelling) -> Iterator[Change]:
    if labelling.headline is not None:
        for index in find_repeats(labelling.blocks, labelling.headline):
            yield Change(index, Role.DUPLICATE, "repeats the headline")


def _above_headline(labelling: Labelling) -> Iterator[Change]:
    """Yield banner or navigation for lines above the headline; with markup only for the first ones."""
    blocks = labelling.blocks
    end = labelling.headline if labelling.headline is not None else labelling.body_start
    is_plain_text = not labelling.predictions.has_markup
    for index in range(max(0, end - _KICKERS), end) if labelling.headline is not None else ():
        if (
            labelling.is_body(index)
            and blocks[index].text.words <= _KICKER_WORDS
            and not blocks[index].text.ends_sentence
        ):
            yield Change(index, Role.OTHER, "a short line right above the headline", 2.0)
    for index in range(end if is_plain_text else min(end, _FIRST_LINES)):
        if labelling.is_body(index):
            continue
        text = blocks[index].text
        tagline = (
            index < _FIRST_LINES and text.words > 3 and not text.ends_sentence and blocks[index].link_density < 0.5
        )
        if is_plain_text or tagline:
            yield Change(index, Role.BANNER if tagline else Role.NAVIGATION, "stands before the headline", 2.0)


def _date_under_headline(labelling: Labelling) -> Iterator[Change]:
    """Yield timestamp for a line of flattened text that is hardly more than a date, close under the headline."""
    if labelling.headline is None or labelling.predictions.has_markup:
        return
    first = labelling.headline + 1
    for index, block in enumerate(labelling.blocks[first : first + _DATE_REACH], first):
        text = block.text
        is_open = labelling.roles[index] in (Role.HEADING, Role.NAVIGATION, Role.OTHER)
        if is_open and text.has_date and text.words <= _DATE_WORDS and not text.ends_sentence:
            yield Change(index, Role.TIMESTAMP, "a date close under the headline")


def _name_under_headline(labelling: Labelling) -> Iterator[Change]:
    """Yield byline for a line of flattened text that is a name, between the headline and a timestamp."""
    blocks, title = labelling.blocks, labelling.headline
    if title is None or labelling.predictions.has_markup:
        return
    words = names_of(labelling.lexicon)
    for index in range(title + 1, min(title + 1 + _NAME_REACH, len(blocks) - 1)):
        if labelling.roles[index] is Role.BYLINE or labelling.roles[index + 1] is not Role.TIMESTAMP:
            continue
        text = blocks[index].text
        if 2 <= text.words <= _NAME_WORDS and not text.has_digit and not text.ends_sentence:
            end = find_person_end(text.folded, 0, len(text.folded), words)
            name = text.folded[:end].split() if end else []
            is_firm = len(name) > 1 and name[-1].isupper() and not name[0].isupper()  # "Halvorsen Turbines ASA"
            if len(name) > 1 and not is_firm:
                yield Change(index, Role.BYLINE, "a name between headline and timestamp")


def _standfirst(labelling: Labelling) -> Iterator[Change]:
    index = find_standfirst(labelling)
    if index is not None:
        yield Change(index, Role.STANDFIRST, "a summary right under the headline")


def _first_paragraphs(labelling: Labelling) -> Iterator[Change]:
    """Yield paragraph for prose of flattened text between the headline and the story of which the model is in doubt."""
    title, start = labelling.headline, labelling.body_start
    if title is None or labelling.predictions.has_markup:
        return
    for index in range(max(title + 1, start - _LEAD_REACH), min(start, labelling.body_end)):
        doubted = labelling.roles[index] is Role.OTHER and not labelling.is_of_the_site(index)
        if doubted and may_be_prose(labelling.blocks[index].text, labelling.predictions.body[index]):
            yield Change(index, Role.PARAGRAPH, "prose right above the story")


def _pull_quotes(labelling: Labelling) -> Iterator[Change]:
    """Yield short quoted blocks whose words stand in a longer paragraph of the body too."""
    blocks = labelling.blocks
    story = range(labelling.body_start, labelling.body_end)
    quoted = [
        index
        for index in story
        if 25 < blocks[index].text.length < 300
        and _may_be_pulled(blocks[index])
        and labelling.roles[index] not in (Role.TITLE, Role.DUPLICATE, Role.CAPTION)
    ]
    if not quoted:
        return
    body = [index for index in story if labelling.is_body(index)]
    whole = " | ".join(blocks[index].text.key for index in body)
    for index in quoted[:_MOST_PULL_QUOTES]:
        elsewhere = whole.count(blocks[index].text.key) - (index in body)
        if elsewhere > 0:
            yield Change(index, Role.PULL_QUOTE, "repeats words of a paragraph")


def _may_be_pulled(block: BlockFeatures) -> bool:
    named = not markup().pull_quote.isdisjoint(block.hint.words[:6])
    if block.hint.tag in HEADINGS and not named:  # many headings quote the paragraph under them
        return False
    return named or block.text.folded[:1] in "\"'" or "blockquote" in block.hint.inside


def _captions_of_headings(labelling: Labelling) -> Iterator[Change]:
    """Yield heading or other for headings outside of figures whose words look like a caption."""
    for index, role in enumerate(labelling.roles):
        hint = labelling.blocks[index].hint
        if role is Role.CAPTION and hint.tag in HEADINGS and not hint.figure:
            in_story = labelling.body_start < index < labelling.body_end
            likely = labelling.predictions.body[index] > _MIN_HEADING
            yield Change(index, Role.HEADING if in_story and likely else Role.OTHER, "a heading outside of a figure")


def _after_body(labelling: Labelling) -> Iterator[Change]:
    """Yield the role of a heading such as "Most read" for the lines of flattened text under it, after the body."""
    blocks = labelling.blocks
    plain = not labelling.predictions.has_markup
    if labelling.body_end == 0:
        return
    under: Role | None = None
    for index in range(labelling.body_end, len(blocks)):
        role, text = labelling.roles[index], blocks[index].text
        if role in TAIL:
            under = role if text.lists & {f"{role}=", f"{role}"} else under
        elif role in (Role.OTHER, Role.NAVIGATION, Role.BANNER) and text.words and plain:
            given = under or (Role.RELATED if text.words > 3 else Role.NAVIGATION)
            yield Change(index, given, f"under a heading of {under}" if under else "after the body", 5.0)


def _decided_outside(labelling: Labelling) -> Iterator[Change]:
    """Yield what a site rule decides."""
    for index, known in enumerate(labelling.evidence):
        if known and known.decides and known.role:
            yield Change(index, known.role, known.why)


Rule = Callable[[Labelling], Iterable[Change]]

RULES: Final[tuple[tuple[str, Rule], ...]] = (
    ("the headline", _headline),
    ("repeats of the headline", _repeated_headline),
    ("lines above the headline", _above_headline),
    ("a date under the headline", _date_under_headline),
    ("a name under the headline", _name_under_headline),
    ("the standfirst", _standfirst),
    ("paragraphs above the story", _first_paragraphs),
    ("headings that look like captions", _captions_of_headings),
    ("pull quotes", _pull_quotes),
    ("tables of data", find_data_tables),
    ("lines after the body", _after_body),
    ("what a site rule decides", _decided_outside),
)
"""Name and function of each rule, in the order in which they apply."""
