"""
The body of flattened text, completed: what the model leaves out and the order of the lines puts back.

The model judges line by line; a short last sentence, an answer of one word or a story of three lines gives it little to
go by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.text import TextFeatures
from newsparse.printed.agencies import is_agency
from newsparse.text.scripts import count_unspaced

_SHORT_TEXT: Final = 10
"""Blocks of the longest text whose sentences are a story where the model is sure of none."""
_PROSE: Final = 80
"""Characters of a paragraph that is plainly prose, if it ends like a sentence and"""
_COMMON: Final = 0.2
"""such a share of its words is among the commonest of the language."""
_SHORT_STORY: Final = 60
"""Characters of the sentences of the shortest story, where the first of a run is at least so likely body:"""
_LEAST: Final = 0.05
_SHORTEST_STORY: Final = 40
"""Characters of the shortest paragraph that is a story by itself, beside nothing else."""
_NOT_DENIED: Final = 0.1
"""The least probability of such a paragraph, and of a sentence between two blocks of the body."""
_DOUBTED: Final = 0.25
"""The least probability of a sentence of any length right behind the body."""
_FEWEST_TURNS: Final = 4
"""Lines of a dialogue that open with who speaks;"""
_FEWEST_SPEAKERS: Final = 2
_GAP: Final = 6
"""lines between two of them, where one speaks for several paragraphs;"""
_ANSWERS: Final = 0.6
"""and the share of them that end like a sentence."""


def complete_body(
    blocks: Sequence[BlockFeatures],
    probabilities: Sequence[float],
    likely: Sequence[int],
    captions: AbstractSet[int] = frozenset(),
) -> list[int]:
    """
    Return the blocks of the body of flattened text, in order.

    Args:
        blocks: The blocks of the page, in order.

        probabilities: How likely each is body, 0 to 1.

        likely: Those that are likely body, in order.

        captions: Those that are likely captions; no sentence is put back for its place where one of these stands.
    """
    openings = {*_wire_openings(blocks)}
    body = {*likely, *find_dialogue(blocks), *openings}
    body.update(set(_between(blocks, probabilities, body)) - captions)
    for index in range(1, len(blocks)):
        may_go_on = index not in body and index not in captions and index - 1 in body
        if may_go_on and _goes_on(blocks, probabilities, index):
            body.add(index)
    if is_short(blocks):
        body = _of_short_text(blocks, probabilities, body, captions)
    return sorted(body | openings)


def _wire_openings(blocks: Sequence[BlockFeatures]) -> Iterator[int]:
    """Yield the sentences that open with a place and an agency; a date among these makes them look like a stamp."""
    for index, block in enumerate(blocks):
        text = block.text
        if text.ends_sentence and text.length >= _PROSE and not text.has_photo_credit and opens_like_wire(text.folded):
            yield index


def _between(blocks: Sequence[BlockFeatures], probabilities: Sequence[float], body: set[int]) -> Iterator[int]:
    """Yield the sentences that stand alone between two blocks of the body."""
    for index in range(1, len(blocks) - 1):
        if index not in body and index - 1 in body and index + 1 in body and probabilities[index] > _NOT_DENIED:
            text = blocks[index].text
            if text.ends_sentence and not _is_marked(text) and _has_letters(text):
                yield index


def _goes_on(blocks: Sequence[BlockFeatures], probabilities: Sequence[float], index: int) -> bool:
    """Return whether a block right behind the body is a sentence, or prose, of which the model is in doubt."""
    text, above = blocks[index].text, blocks[index - 1].text
    if not text.ends_sentence or _is_marked(text):
        return False
    if text.length >= _PROSE and text.stopword_share >= _COMMON and above.length >= _PROSE:
        return probabilities[index] > _NOT_DENIED
    return probabilities[index] > _DOUBTED and _has_letters(text)


def may_be_prose(text: TextFeatures, probability: float) -> bool:
    """Return whether a line that is not taken for body reads like a paragraph: a sentence of common words, not denied."""
    return (
        probability > _NOT_DENIED
        and text.length >= _SHORT_STORY
        and text.ends_sentence
        and text.stopword_share >= _COMMON
        and not _is_marked(text)
    )


def is_short(blocks: Sequence[BlockFeatures]) -> bool:
    """Return whether a text is so short that its sentences are a story whatever the model thinks of them."""
    return len(blocks) <= _SHORT_TEXT


def is_long_enough(text: TextFeatures) -> bool:
    """Return whether a block may be a story by itself."""
    return _size(text) >= _SHORTEST_STORY


def _is_marked(text: TextFeatures) -> bool:
    """Return whether words of a block speak against prose: of menus, credits and bylines, or a date."""
    return bool(
        text.lists or text.has_photo_credit or text.has_date or text.opens_like_byline or text.opens_like_credit
    )


def _has_letters(text: TextFeatures) -> bool:
    return any(map(str.isalpha, text.folded[:40]))


def _of_short_text(
    blocks: Sequence[BlockFeatures], probabilities: Sequence[float], body: set[int], captions: AbstractSet[int]
) -> set[int]:
    """
    Return the body of a text too short for the model, such as one paragraph or a wire item of three lines.

    Its sentences are the story from the first one on; a line over them that ends bare is its headline.
    """
    is_wire = any(opens_like_wire(block.text.folded) for block in blocks)
    sentences: list[int] = []
    for index, block in enumerate(blocks):
        follows = bool(sentences) and sentences[-1] == index - 1
        may_be = follows or is_wire or probabilities[index] > _LEAST
        if may_be and index not in captions and block.text.ends_sentence and not _is_marked(block.text):
            sentences.append(index)
    if sum(_size(blocks[index].text) for index in sentences) >= _SHORT_STORY:
        return {index for index in body.union(sentences) if index >= min(sentences)}
    return body or {
        index
        for index, block in enumerate(blocks)
        if _size(block.text) >= _PROSE
        and block.text.ends_sentence
        and not (block.text.lists or block.text.has_photo_credit or block.text.opens_like_byline)
    }


def opens_like_wire(folded: str) -> bool:
    """Return whether a line opens with an agency in brackets and a dash: ``SKERRA (AP) -``, ``(서울=연합뉴스)``."""
    match = _BRACKETS.match(folded)
    return match is not None and any(map(is_agency, _JOINTS.split(match["inside"])))


_BRACKETS = re.compile(
    r"[^()\[\]（）【】]{0,40}[(\[（【](?P<inside>[^()\[\]（）【】]{2,40})[)\]）】](?:(?<=】)| ?[-=:]|(?= [^-]{1,30} = ))"
)
_JOINTS = re.compile(r"\s*[=＝/,·-]\s*")


def _size(text: TextFeatures) -> int:
    """Return the characters of a block; those of scripts without blanks count twice."""
    return text.length + count_unspaced(text.folded)


def is_item(blocks: Sequence[BlockFeatures], index: int) -> bool:
    """Return whether a line is one of several that open with a dash, a star or a number: ``- bakers``, ``2. nurses``."""
    mark = _ITEM.match(blocks[index].text.folded)
    if mark is None or blocks[index].text.length > _LONGEST_ITEM:
        return False
    beside = (blocks[at].text.folded for at in (index - 1, index + 1) if 0 <= at < len(blocks))
    return any(
        other is not None and (other["number"] is None) == (mark["number"] is None)
        for other in map(_ITEM.match, beside)
    )


_ITEM = re.compile(r"(?:[-*+]|(?P<number>\d{1,2})[.)]) (?=\S)")
_LONGEST_ITEM: Final = 200
"""Characters of it; longer paragraphs that open with a dash are speech."""


# ----------------------------------------------------------------- dialogues


def find_dialogue(blocks: Sequence[BlockFeatures]) -> range:
    """
    Return the blocks from the first to the last turn of a transcript or an interview; empty where there is none.

    Turns open with who speaks, in capitals ("KERR:"), by one letter ("Q:", "A.") or by a name that comes again.
    """
    speakers = ["" if _is_marked(block.text) else _speaker(block.text.folded) for block in blocks]
    often = Counter(speaker for speaker in speakers if speaker)
    turns = [at for at, speaker in enumerate(speakers) if speaker and (speaker.isupper() or often[speaker] > 1)]
    return max(_runs(blocks, speakers, often, turns), key=len, default=range(0))


def _runs(
    blocks: Sequence[BlockFeatures], speakers: Sequence[str], often: Counter[str], turns: Sequence[int]
) -> Iterator[range]:
    """Yield the runs of turns near each other in which several speak, at least one of them again, in sentences."""
    first = 0
    for at in range(len(turns)):
        if at + 1 < len(turns) and turns[at + 1] - turns[at] <= _GAP:
            continue
        run = turns[first : at + 1]
        first = at + 1
        names = {speakers[index] for index in run}
        told = sum(_is_told(blocks, index) for index in run)
        if (
            len(run) >= _FEWEST_TURNS
            and len(names) >= _FEWEST_SPEAKERS
            and any(often[name] > 1 for name in names)
            and told >= _ANSWERS * len(run)
        ):
            yield range(run[0], run[-1] + 1)


def _is_told(blocks: Sequence[BlockFeatures], index: int) -> bool:
    """Return whether a turn ends like a sentence; where its line only says who speaks, the next line counts."""
    text = blocks[index].text
    if text.folded.endswith((":", "：")) and index + 1 < len(blocks):
        text = blocks[index + 1].text
    return text.ends_sentence


def _speaker(folded: str) -> str:
    """Return who speaks in a line: what stands before its first colon, if that may be a name; else an empty string."""
    match = _TURN.match(folded)
    if match is None:
        return ""
    speaker = match["letter"] or match["name"]
    words = speaker.split()
    named = len(words) <= _LONGEST_NAME and not any(word[:1].islower() for word in words)
    return speaker.partition(",")[0] if named or speaker.isupper() else ""


_TURN = re.compile(
    r"(?:(?P<letter>[A-Z])[.:](?=\s)|(?P<name>[^\W\d_][^:：\d.!?]{0,50}?)\s?[:：](?!/)(?=\s|$|[^\x00-\x7f]))"
)
_LONGEST_NAME: Final = 5
"""Words of who speaks, with a title or a post."""
