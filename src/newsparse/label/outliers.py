"""What looks like body and belongs to another story, or to none: repeated lines, and prose apart from the story."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from newsparse.label.features.block import BlockFeatures
from newsparse.label.features.markup import HEADINGS
from newsparse.lexicon import markup
from newsparse.model import Hint, Role
from newsparse.text.patterns import lazy

_LEAST = 25
"""Number of characters from which on a repeated block is evidence."""
_OFTEN = 3
"""A block that stands so often on the page is of the site: a place where something embedded is missing."""
_LONGEST_REFRAIN = 150
"""Characters of a line that comes again among the paragraphs of one element,"""
_BETWEEN = 3
"""so many blocks later at least."""
_APART = 3
"""Blocks after which a new run of body begins."""
_KNOWN = 0.35
"""The largest share of its content words that a run apart from the story has in common with it."""
_SMALLER = 0.75
"""How long such a run is at most, as a share of the story."""
_SURE = 0.78
"""A run whose mean probability of being body is above this stays: on unseen publishers nearly all of them belong to the story."""
_SURE_THOUGH_SIGNED = 0.95
"""The same for a run with a date or a byline between it and what stands before."""
_BOLD = 0.9
"""The least share of bold characters of a line that is bold as a whole."""
_SHORTEST_WORD = 5
"""Letters of a content word; what is shorter is mostly grammar."""
_WORDS_READ = 4000
_SHORTEST_STORY = 300
"""Characters of the shortest story behind which another one may begin."""
_LONGEST_HEADLINE = 25
"""Words of it,"""
_LONGEST_BYLINE = 80
"""and characters of the byline and the date under it."""
_MOST_BEHIND = 2
"""How much more of the body of flattened text than the story may stand behind it."""
_BOTH = 2
"""Lines that sign a story: a byline and a date."""
_HEADLINES = frozenset({"h1", "h2"})
_LONGEST_OF_BOX = 200
"""Characters of the longest line of a sign-up or a poll; longer ones are often the story's, in a wrapper of this name."""
_MOST_SIBLINGS = 3
"""Articles beside the story's that are other stories."""
_NEAR = 4
"""Class words that are the element's own, or nearly."""
_LONGEST_CAPTION = 300
"""Characters of a caption that only its credit and its place tell."""
_CREDIT_MARKS = frozenset(":/|©")
"""What stands behind the word for a credit,"""
_LONGEST_LABEL = 30
"""within so many characters; "Credit cards" open sentences."""
_CLOSE = 3
"""Class words that are surely the element's own or its parent's."""
_AROUND = 6
"""Class words of the element, and mostly of the one around it."""
_UNSPACED = lazy(r"[\p{Han}\p{Katakana}]{2,}+")

Outliers = Mapping[int, tuple[Role, float, str]]
"""Which blocks are no body, each with the role that this speaks for, how much, and why."""


def find_non_story_blocks(
    blocks: Sequence[BlockFeatures], body: Sequence[int], probabilities: Sequence[float], *, has_markup: bool = True
) -> Outliers:
    """
    Return the blocks taken for body that are not part of the story.

    Args:
        blocks: Of each block of the page, in order.

        body: The blocks taken for body, in order.

        probabilities: Of each block of the page, how likely it is body, 0 to 1.

        has_markup: Whether the page came with markup; without containers, only the stories behind the first are found.
    """
    found: dict[int, tuple[Role, float, str]] = dict.fromkeys(
        _next_stories(blocks, body), (Role.OTHER, 0.0, "another story: a headline of its own")
    )
    body = [index for index in body if index not in found]
    if not body or not has_markup:
        return found
    for index in _repeated(blocks, body):
        found[index] = Role.DUPLICATE, 6.0, "repeats a block of the story, or stands on the page again and again"
    for index, role, why in _named(blocks, [index for index in body if index not in found]):
        found[index] = role, 3.0, why
    for index in _credited(blocks, [index for index in body if index not in found]):
        found[index] = Role.CAPTION, 3.0, "a credit, or a class for pictures, alone in its element"
    for index, role, why in _apart(blocks, [index for index in body if index not in found], probabilities):
        found[index] = role, 0.0, why
    return found


def _next_stories(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[int]:
    """Yield the blocks of stories behind the first: an article with its own ``h1``, or a headline, byline and date."""
    if not body:
        return
    sizes: dict[int, int] = {}
    for index in body:
        article = blocks[index].hint.article
        sizes[article] = sizes.get(article, 0) + blocks[index].text.length
    others = _other_articles(blocks, sizes) if len(sizes) > 1 else set()
    end = _next_signed_headline(blocks, body)
    for index in body:
        if index >= end or blocks[index].hint.article in others:
            yield index


def _other_articles(blocks: Sequence[BlockFeatures], sizes: Mapping[int, int]) -> set[int]:
    """Return the numbers of the articles of other stories; *sizes* has how many characters of the body each article has."""
    headed = {block.hint.article for block in blocks if block.hint.tag == "h1" and "hidden" not in block.hint.inside}
    stories = [article for article in sizes if article in headed]
    first = next((place for place, article in enumerate(stories) if sizes[article] >= _SHORTEST_STORY), len(stories))
    if first == len(stories) or not stories[first]:
        return set()
    return {*stories[first + 1 :], *_sibling_articles(blocks, stories[first], sizes)}


def _sibling_articles(blocks: Sequence[BlockFeatures], story: int, sizes: Mapping[int, int]) -> Iterator[int]:
    """
    Yield the numbers of articles beside the story's that open with a heading, if they are few; many are a live blog's.

    Args:
        blocks: The blocks of the page, in order.

        story: The number of the ``article`` with the story and its headline.

        sizes: How many characters of the body each ``article`` has.
    """
    depth = min(block.hint.depth for block in blocks if block.hint.article == story and block.hint.tag == "h1")
    opened: set[int] = set()
    found: list[int] = []
    behind = False
    for block in blocks:
        article = block.hint.article
        if article and article not in opened:
            opened.add(article)
            if behind and article in sizes and block.hint.tag in HEADINGS and block.hint.depth <= depth:
                found.append(article)
        behind = behind or article == story
    if len(found) <= _MOST_SIBLINGS:
        yield from found


def _next_signed_headline(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> int:
    """
    Return where a line that may be a headline stands over a byline and a date, behind a story; else the page's end.

    Lines behind the body are not asked.
    Under the first heading of its kind, apart from the story and above blocks marked unlike it, one of them is enough.
    """
    size = 0
    inside = set(body)
    containers: set[int] = set()
    shapes: set[int] = set()
    heading_shapes = {block.hint.shape for block in blocks[: body[0]]}
    headed = any(block.hint.tag == "h1" for block in blocks[: body[0]])
    for index in range(body[0], min(body[-1] + 1, len(blocks) - 2)):
        block = blocks[index]
        hint = block.hint
        if (
            size >= _SHORTEST_STORY
            and 3 <= block.text.words <= _LONGEST_HEADLINE
            and not (block.text.ends_sentence or block.text.has_date)
            and (headed or hint.tag != "h1")
        ):
            signed = _signs_below(blocks, index)
            after = bisect_right(body, index)
            apart = hint.container not in containers and hint.shape not in heading_shapes
            goes_on = after < len(body) and blocks[body[after]].hint.shape in shapes
            if (signed == _BOTH and hint.tag != "li") or (signed and hint.tag in _HEADLINES and apart and not goes_on):
                return index if hint.tag or _is_rest(blocks, body[after:], size) else len(blocks)
        headed = headed or hint.tag == "h1"
        heading_shapes.add(hint.shape)
        if index in inside:
            size += block.text.length
            containers.add(hint.container)
            shapes.add(hint.shape)
    return len(blocks)


def _is_rest(blocks: Sequence[BlockFeatures], body: Sequence[int], size: int) -> bool:
    """Return whether blocks of flattened text are no larger than twice the story above them; else what is above leads in."""
    return sum(blocks[index].text.length for index in body) <= _MOST_BEHIND * size


def _signs_below(blocks: Sequence[BlockFeatures], index: int) -> int:
    """Return what stands under a line in two short ones: 2 for a byline and a date, 1 for one of them right below, else 0."""
    below = [each.text for each in blocks[index + 1 : index + 3] if each.text.length < _LONGEST_BYLINE]
    if not below:
        return 0
    signed, dated = [each.opens_like_byline for each in below], [each.has_date for each in below]
    is_heading = blocks[index].hint.tag in HEADINGS
    in_two = any(signed) and any(dated) and (is_heading or signed[0] != dated[0])
    if (len(below) > 1 and in_two) or (is_heading and signed[0] and dated[0]):
        return _BOTH
    return int(signed[0] or dated[0])


def _repeated(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[int]:
    """
    Yield the blocks that repeat another block of the body.

    Of a passage that the page prints several times (one for each width of screen, a hidden copy) the first one in
    sight stays.  A line that comes again alone and in the same list or among the same paragraphs belongs to the story
    (a question, a refrain, a step of a recipe), unless it stands there so often that the site puts it there.
    """
    long = [index for index in body if blocks[index].text.length >= _LEAST]
    groups: dict[str, list[int]] = {}
    for index in long:
        groups.setdefault(blocks[index].text.key, []).append(index)
    if len(groups) == len(long):
        return
    place = {index: at for at, index in enumerate(long)}
    whole = sum(blocks[index].text.length for index in long)
    for group in groups.values():
        if len(group) == 1:
            continue
        kept = next((index for index in group if "hidden" not in blocks[index].hint.inside), group[0])
        copies = [index for index in group if index != kept]
        again = [index for index in copies if _is_passage(blocks, long, place[kept], place[index])]
        yield from again
        alone = [index for index in copies if index not in again]
        if not alone:
            continue
        size = blocks[kept].text.length
        if not again and len(group) >= _OFTEN and 2 * len(group) * size < whole and not _may_come_again(blocks[kept]):
            yield from group
            continue
        for index in alone:
            one, other = blocks[index].hint, blocks[kept].hint
            near = one.container == other.container and abs(index - kept) >= _BETWEEN
            refrain = near and size <= _LONGEST_REFRAIN and 2 * len(group) * size < whole
            if not (_in_the_same_place(one, other) and (refrain or _may_come_again(blocks[kept]))):
                yield index


def _is_passage(blocks: Sequence[BlockFeatures], long: Sequence[int], first: int, second: int) -> bool:
    """Return whether a block printed twice has the same block before or after it both times; places in *long*."""
    for step in (-1, 1):
        one, other = first + step, second + step
        if (
            0 <= one < len(long)
            and 0 <= other < len(long)
            and one != other
            and blocks[long[one]].text.key == blocks[long[other]].text.key
        ):
            return True
    return False


def _may_come_again(block: BlockFeatures) -> bool:
    """Return whether a story may well print a block twice: an item of a list, a heading, a question, a bold line."""
    return _is_entry(block.hint) or block.bold_density > _BOLD or block.text.folded.endswith("?")


def _is_entry(hint: Hint) -> bool:
    """Return whether an element is an item of a list or a heading."""
    return hint.tag in ("li", "dd", "dt") or hint.tag in HEADINGS


def _in_the_same_place(hint: Hint, other: Hint) -> bool:
    return "hidden" not in hint.inside and hint.shape == other.shape


def _named(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[tuple[int, Role, str]]:
    """Yield the blocks that markup calls a caption, a comment or a dialogue, unless half of the story is called so."""
    half = sum(blocks[index].text.length for index in body) / 2
    for role, why, is_named in _NAMED:
        called = [index for index in body if is_named(blocks[index])]
        if called and sum(blocks[index].text.length for index in called) < half:
            yield from ((index, role, why) for index in called)


def has_pair(words: Sequence[str], pairs: frozenset[str]) -> bool:
    """Return whether two class words next to each other are one of *pairs*, as "twitter tweet"."""
    if _first_words(pairs).isdisjoint(words):
        return False
    return any(f"{word} {following}" in pairs for word, following in pairwise(words))


@cache
def _first_words(pairs: frozenset[str]) -> frozenset[str]:
    return frozenset([pair.partition(" ")[0] for pair in pairs])


def is_in_social_post(block: BlockFeatures) -> bool:
    """Return whether a block stands in an embedded post of a social network."""
    return has_pair(block.hint.words[:_AROUND], markup().social_post)


def _credited(blocks: Sequence[BlockFeatures], body: Sequence[int]) -> Iterator[int]:
    """Yield the short blocks with a picture's credit at an end, or a class for pictures, that stand alone in an element."""
    together, pictures = Counter(blocks[index].hint.container for index in body), markup().picture
    for index in body:
        text, hint = blocks[index].text, blocks[index].hint
        if text.length >= _LONGEST_CAPTION or _is_entry(hint):
            continue
        called = not pictures.isdisjoint(hint.words[:_CLOSE])
        opened = text.opens_like_credit and not _CREDIT_MARKS.isdisjoint(text.folded[:_LONGEST_LABEL])
        if (called or text.has_photo_credit or opened) and (
            together[hint.container] == 1 or (called and hint.tag == "div")
        ):
            yield index


def _of_class(words: Callable[[], frozenset[str]]) -> Callable[[BlockFeatures], bool]:
    return lambda block: not words().isdisjoint(block.hint.words[:_NEAR])


_is_comment = _of_class(lambda: markup().comment)
_is_box = _of_class(lambda: markup().box)

_NAMED: tuple[tuple[Role, str, Callable[[BlockFeatures], bool]], ...] = (
    (Role.CAPTION, "class says caption", _of_class(lambda: markup().caption)),
    (Role.CAPTION, "stands in a figcaption", lambda block: "figcaption" in block.hint.inside),
    (Role.OTHER, "a post of a social network", is_in_social_post),
    (
        Role.OTHER,
        "class says box about the author",
        lambda block: has_pair(block.hint.words[:_AROUND], markup().author_box),
    ),
    (
        Role.COMMENT,
        "class says comment",
        lambda block: _is_comment(block) and block.hint.tag != "pre",
    ),  # in code it colours remarks
    (Role.PROMO, "class says appeal or poll", lambda block: _is_box(block) and block.text.length < _LONGEST_OF_BOX),
    (Role.OTHER, "hidden amid a story in sight", lambda block: "hidden" in block.hint.inside),
    (Role.OTHER, "stands in a dialogue", lambda block: "dialog" in block.hint.inside),
    (Role.PROMO, "asks for consent to cookies", lambda block: "consent" in block.hint.inside),
)


def _apart(
    blocks: Sequence[BlockFeatures], body: Sequence[int], probabilities: Sequence[float]
) -> Iterator[tuple[int, Role, str]]:
    """Yield the blocks of runs after the likeliest one that are no part of its story."""
    if not body:
        return
    runs = [[body[0]]]
    for before, index in pairwise(body):
        if index - before > _APART:
            runs.append([])
        runs[-1].append(index)
    masses = [sum(blocks[i].text.length * (probabilities[i] - 0.5) for i in run) for run in runs]
    main = masses.index(max(masses))
    story = [blocks[index] for index in runs[main]]
    size = sum(each.text.length for each in story)
    containers, shapes = {each.hint.container for each in story}, {each.hint.shape for each in story}
    words: set[str] | None = None
    for above, run in zip(runs[main:], runs[main + 1 :], strict=False):
        hints = [blocks[index].hint for index in run]
        mine = sum(blocks[index].text.length for index in run)
        if mine > _SMALLER * size or any(hint.container in containers for hint in hints):
            continue
        own = set().union(*(_content(blocks[index]) for index in run))
        words = words if words is not None else set().union(*map(_content, story))
        if len(own & words) > _KNOWN * len(own):
            continue
        sure = sum(blocks[index].text.length * probabilities[index] for index in run) / mine
        signed = any(map(_is_signature, blocks[above[-1] + 1 : run[0]]))
        if signed and sure <= _SURE_THOUGH_SIGNED:
            yield from ((index, Role.OTHER, "another story: a date or byline of its own, other words") for index in run)
        elif sure <= _SURE and not any(hint.shape in shapes for hint in hints):
            yield from ((index, Role.OTHER, "apart from the story: other markup, other words") for index in run)


def _is_signature(block: BlockFeatures) -> bool:
    """Return whether a line may sign another story; those of embedded posts do not."""
    return (block.text.has_date or block.text.opens_like_byline) and not is_in_social_post(block)


def _content(block: BlockFeatures) -> set[str]:
    """Return the longer words of a block; of scripts without blanks, pairs of characters."""
    key = block.text.key[:_WORDS_READ]
    found = {word for word in key.split() if len(word) >= _SHORTEST_WORD}
    if not block.text.text.isascii():
        for run in _UNSPACED.findall(key):
            found.update(map("".join, pairwise(run)))
    return found
