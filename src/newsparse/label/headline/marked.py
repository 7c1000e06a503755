"""Which block of a page with markup is its headline: :func:`find_marked_headline`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsparse.label.features.block import BlockFeatures
from newsparse.label.labelling import TAIL, Labelling
from newsparse.model import Role
from newsparse.text.keys import comparison_key
from newsparse.text.separators import MARKS

_BARS = MARKS - {":"}
"""What stands between a title and the name of its site; a colon parts a topic from the title as often."""


def find_marked_headline(labelling: Labelling) -> int | None:
    """Return the block that is the headline, if the page shows one."""
    blocks, role_probabilities = labelling.blocks, labelling.predictions.role_probabilities
    asked = (i for i, each in enumerate(role_probabilities) if Role.TITLE in each and not labelling.is_of_the_site(i))
    likely = max(asked, key=lambda i: role_probabilities[i][Role.TITLE], default=None)
    if likely is not None and role_probabilities[likely][Role.TITLE] > 0.2:
        return _first_with_the_same_key(blocks, _without_site(blocks, likely))
    likely_headline, body = labelling.predictions.likely_headline, labelling.body()
    longest = max(body, key=lambda i: blocks[i].text.length, default=len(blocks))
    heavy = next((i for i in body if blocks[i].text.length > 120), longest)
    before = range(min(heavy, len(blocks)))
    openings = [" ".join(blocks[i].text.key.split()[:4]) for i in before]
    starts = Counter(openings)
    declared = {comparison_key(each.value) for each in labelling.page.declared if each.field == "title"}
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
        points -= 3.0 if role in (Role.BYLINE, Role.TIMESTAMP) or role in TAIL else 0
        points += 3.0 if each.hint.tag == "h1" else 0
        points += 1.0 if index == likely_headline else 0
        points -= 2.5 if each.hint.tag in ("li", "p") else 0
        if points > best_points:
            best, best_points = index, points
    if best is None:
        return likely_headline if likely_headline is not None and blocks[likely_headline].hint.tag == "h1" else None
    same = [index for index in before if blocks[index].text.key == blocks[best].text.key]
    return next((index for index in same if blocks[index].hint.tag == "h1"), same[0])


def _first_with_the_same_key(blocks: Sequence[BlockFeatures], index: int) -> int:
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
    best, most = index, max(7, len(whole) // 2)  # the shorter part is the name of the site
    for i, each in enumerate(blocks):
        if not most < len(each.text.folded) < len(whole) or each.text.words < 2:
            continue
        if whole.startswith(each.text.folded):
            rest = whole[len(each.text.folded) :].lstrip()[:1]
        elif whole.endswith(each.text.folded):
            rest = whole[: -len(each.text.folded)].rstrip()[-1:]
        else:
            continue
        if rest in _BARS:
            best, most = i, len(each.text.folded)
    return best
