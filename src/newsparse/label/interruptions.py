"""Lines of the site that stand alone among the paragraphs of a story: "Advertisement", "Read also: …", "(Reporting by …)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsparse.label.body import LONGEST_SIGNPOST, opens_like_signpost
from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.keywords import APPEAL, INTERRUPTION, LABEL
from newsparse.label.features.text import TextFeatures
from newsparse.label.outliers import Outliers
from newsparse.lexicon import Lexicon, interruptions
from newsparse.model import Role
from newsparse.printed.credits import find_credit
from newsparse.printed.credits.vocabulary import Vocabulary, vocabulary_of
from newsparse.span import Span
from newsparse.text.keys import comparison_key
from newsparse.text.patterns import lazy

_LONGEST = 300
"""Characters of the longest line that an opening of the list makes an interruption."""
_SHORT = 120
"""A shorter line is an interruption by its opening, however sure the model is of it; a longer one only below"""
_LAST = 3
"""Blocks at the end of the body among which the line stands that keeps readers out who do not pay."""
_SHORTEST_SAFE = 2
"""Words of an opening that may begin a sentence of the story, where a small letter follows it."""
_CERTAIN = 4
"""Words of an opening that decides about longer lines too, however sure the model is."""
_SURE = 0.9
"""this probability of being body."""
_LONGEST_CREDIT = 120
"""Characters of the longest line that is a credit alone."""
_COPYRIGHT: Final = ("©", "(c)")
_WHOLLY_LINKED = 0.95
_FEWEST_PARAGRAPHS = 4
"""A line that is one link is an interruption only among at least so many blocks of body."""
_PARAGRAPHS: Final = frozenset({"p", "div", ""})
"""Elements of paragraphs; "" in flattened text."""
_CELLS: Final = frozenset({"td", "th", "dt", "dd", "pre"})
_INITIALS = re.compile(r"[a-z]{2,10}(?:/[a-z]{1,4}){1,4}")
"""Who wrote and edited the text of an agency: "kerr/tv/jb"."""
_LABEL = lazy(
    r"""(?x)
    [(（\[【〔<▶▼●■※\s]{0,4}+
    (?<label>[\p{L}'’-]++(?:\ [\p{L}'’]++){0,5}+)
    (?:\s?+[:：\])）】〕>]|\ [-|–—»>]++\ )
    """
)
"""A label and the mark that ends it."""
_MAILBOX = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
"""The address of who wrote the story, alone in its line."""
_POST = re.compile(r"-\s.{0,80}\(@\w{1,40}\)")
_POSTED_PICTURE = "pic.twitter.com/"


def find_interruptions(
    blocks: Sequence[BlockFeatures], body: Sequence[int], probabilities: Sequence[float], lexicon: Lexicon
) -> Outliers:
    """
    Return which of the blocks taken for body are lines of the site.

    Args:
        blocks: The blocks of the page, in order.

        body: The blocks taken for body, in order.

        probabilities: How likely each block of the page is body, 0 to 1.

        lexicon: The words of the page's language.
    """
    many = len(body) >= _FEWEST_PARAGRAPHS
    found: dict[int, tuple[Role, float, str]] = {}
    for place, index in enumerate(body):
        block = blocks[index]
        if block.text.length < _LONGEST and block.hint.tag not in _CELLS:
            sure = probabilities[index] >= _SURE and block.text.length >= _SHORT
            role = _role(
                block,
                lexicon,
                may_open=not sure,
                may_be_wall=place >= len(body) - _LAST,
                may_be_link=many and _is_link(block) and _is_among_prose(blocks, body, place),
            )
            if role is not None:
                found[index] = role, 4.0, "a line of the site amid the story"
    return found


def _is_among_prose(blocks: Sequence[BlockFeatures], body: Sequence[int], place: int) -> bool:
    """Return whether the blocks of body on both sides of one are there, and no links."""
    beside = [blocks[each] for each in (*body[place - 1 : place], *body[place + 1 : place + 2])]
    return len(beside) == 2 and not any(map(_is_link, beside))


def _role(
    block: BlockFeatures, lexicon: Lexicon, *, may_open: bool, may_be_wall: bool, may_be_link: bool
) -> Role | None:
    """Return the role of a line that is no part of the story, or ``None``."""
    text, known = block.text, interruptions()
    words = text.key.split() if text.signs & INTERRUPTION else ()
    if words and known.is_line(words):
        return Role.RELATED if "related=" in text.lists else Role.PROMO
    if text.folded.startswith(_COPYRIGHT) and text.has_digit and text.length < _LONGEST_CREDIT:
        return Role.FOOTER  # a year follows; a sign and a name alone are a credit
    may_be_credit = block.hint.tag in _PARAGRAPHS and (text.has_photo_credit or text.opens_like_credit)
    if may_be_credit and text.length < _LONGEST_CREDIT and _is_credit(text, vocabulary_of(lexicon)):
        return Role.CAPTION
    if may_be_wall and lexicon.label.is_paywall(text.key):
        return Role.PROMO
    if words and (may_open or known.opening(words) >= _CERTAIN) and (_opens(text, words) or known.closes(words)):
        roles = (("footer", Role.FOOTER), ("related", Role.RELATED))
        return next((role for name, role in roles if name in text.lists), Role.PROMO)
    if text.signs & APPEAL and known.appeals(text.key):
        return Role.PROMO
    if opens_like_signpost(text) and not text.folded.endswith(":"):
        return Role.RELATED if not text.ends_sentence or block.link_density > 0.3 else None
    if text.signs & LABEL and (label := _label_of(block)):
        return Role.RELATED if label == "link" else Role.FOOTER
    if _ends_post(text.folded) or _INITIALS.fullmatch(text.folded):
        return Role.OTHER
    if block.hint.tag in _PARAGRAPHS and "@" in text.folded and _MAILBOX.fullmatch(text.folded):
        return Role.OTHER
    if may_be_link:
        return Role.RELATED
    return None


def _ends_post(folded: str) -> bool:
    """Return whether a line is the last one of an embedded post: "— Name (@handle) March 5, 2024"."""
    return _POST.match(folded) is not None or _POSTED_PICTURE in folded


def _opens(text: TextFeatures, words: Sequence[str]) -> bool:
    """Return whether a line opens like one of the site; "Copyright was not the issue." is a sentence."""
    count = interruptions().opening(words)
    if count > _SHORTEST_SAFE or not count or not text.ends_sentence or "promo" in text.lists:
        return count > 0
    following = text.folded.split()[count : count + 1]
    return not following or not following[0][0].islower()


def _label_of(block: BlockFeatures) -> str:
    """Return "link" or "page" where a short line is a known label with what it belongs to, as "Tags: harbour, fish"."""
    text = block.text
    if text.length >= _SHORT or block.hint.tag not in _PARAGRAPHS:
        return ""
    match = _LABEL.match(text.folded)
    if match is None:
        return ""
    count = len(comparison_key(match["label"]).split())
    label = interruptions().label_of(text.key.split(), count)
    if label == "link" and text.ends_sentence and block.link_density < 0.3:
        return ""
    return label


def _is_link(block: BlockFeatures) -> bool:
    """Return whether a paragraph is one link that reads like a headline."""
    text = block.text
    return (
        block.hint.tag in _PARAGRAPHS
        and "li" not in block.hint.inside
        and block.link_density > _WHOLLY_LINKED
        and text.words > 3
        and text.length < LONGEST_SIGNPOST
        and not text.ends_sentence
    )


def _is_credit(text: TextFeatures, words: Vocabulary) -> bool:
    """Return whether a line is the credit of a picture and nothing else."""
    credit = find_credit(text.folded, Span(0, len(text.folded)), words)
    return credit is not None and len(credit) >= len(text.folded) - 1 and text.folded[-1] != ":"
