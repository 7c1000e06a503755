"""Captions: the words under a picture, apart from who made it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex
from attrs import evolve, frozen

from newsparse.lexicon import Lexicon, agencies, load
from newsparse.model import Block, Caption, Image, Page, Role
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.patterns import lazy
from newsparse.text.word_lists import OpenedPattern

_LONGEST = 260  # Code points in which a credit is looked for, from the end.  Credits with licence and address take 150.


def parse_caption(text: str) -> Caption:
    """
    Return *text* as a caption: its words, and apart from them the credit, its photographer and agency.

    The span points into *text* and covers all of it but blanks at its ends.  A credit is as printed, with its label and
    its brackets; a lone agency in brackets stands without them.  ``text`` may be empty: a credit alone.

    Args:
        text: A line under a picture, in any language, or any other line: one without a credit comes back whole.

    Raises:
        TypeError: If *text* is no ``str``.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    page = Page(text)
    return find_caption(page, page.span, load())


def find_caption(page: Page, where: Span, lexicon: Lexicon) -> Caption:
    """Return what stands in *where* as a caption, with page offsets."""
    words = _vocabulary(lexicon)
    where = _without_controls(page, _trim(page, where), words)
    credit = _find_credit(page.folded, where, words)
    if credit is None:
        return Caption(collapse_whitespace(where.of(page.text)), span=where)
    before = collapse_whitespace(page.text[where.start : credit.start])
    after = collapse_whitespace(page.text[credit.end : where.end])
    value = _OPENED.sub("", collapse_whitespace(credit.of(page.text)))
    lone = _BRACKETED.fullmatch(value)
    if lone is not None and words.is_agency(lone["inside"]):
        value = lone["inside"].strip()
    photographer, agency = _makers(value, words)
    text = " ".join(filter(None, (_LOOSE_END.sub("", before), _LOOSE_START.sub("", after))))
    return Caption(text, value, photographer, agency, span=where)


def find_captions(page: Page, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Caption, ...]:
    """
    Return the captions of the page in reading order, each with its picture's address where the page tells it.

    A credit in a block of its own beside a caption belongs to that caption, and what is cut in a credit's middle is
    read as one.  A caption printed twice for one picture, as in its enlargement, comes back once, and the buttons of
    pictures are none.  Where the page shows no caption at all, the ``alt`` texts of the pictures stand in for them,
    without span.

    Args:
        page: The whole page.

        blocks: All its blocks; those with the role of a caption are read.

        lexicon: The words of the page's language.
    """
    figures = _figures(page)
    words = _vocabulary(lexicon)
    found: list[Caption] = []
    pictures: dict[tuple[str, str | None], set[str | None]] = defaultdict(set)
    last = -2
    for start, end in _find_runs(page, blocks, words):
        where = Span(blocks[start].span.start, blocks[end].span.end)
        if _says_nothing(where.of(page.folded), words):
            last = end if last == start - 1 else last
            continue
        caption = evolve(find_caption(page, where, lexicon), image_url=_image_url(page, where, figures))
        of_same = pictures[caption.text, caption.credit]
        printed_twice = bool(caption.text and of_same) and caption.image_url in {None, *of_same}
        of_same.add(caption.image_url)
        if found and last == start - 1 and _belong_together(found[-1], caption):
            found[-1] = _join(found[-1], caption)
        elif printed_twice:
            continue
        else:
            found.append(caption)
        last = end
    if found:
        return tuple(found)
    alts = {collapse_whitespace(image.alt): image for image in reversed(page.images) if len(image.alt.split()) > 3}
    return tuple(evolve(parse_caption(alt), image_url=image.url, span=None) for alt, image in reversed(alts.items()))


# ------------------------------------------------------- captions and pictures


def _find_runs(page: Page, blocks: Sequence[Block], words: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield the first and the last block of each caption: one that ends with an open bracket or a label goes on."""
    start: int | None = None
    for index, block in enumerate(blocks):
        if block.role is not Role.CAPTION:
            continue
        start = index if start is None else start
        following = blocks[index + 1].role if index + 1 < len(blocks) else None
        if following is not Role.CAPTION or not _goes_on(block.span.of(page.folded), words):
            yield start, index
            start = None


def _goes_on(line: str, words: Vocabulary) -> bool:
    """Return whether a line breaks off before a credit's end: ``The harbour (``, ``Photo:``."""
    return line[-1:] in "([（【" or _is_label(line, words)


def _says_nothing(line: str, words: Vocabulary) -> bool:
    """Return whether a line is a button of a picture, a label without a maker, or no word at all."""
    button = words.controls.search(f" {line}")
    alone = line.strip("()[]（）【】 ")
    return (button is not None and button.start() == 1) or not alone or _is_label(alone, words)


def _is_label(line: str, words: Vocabulary) -> bool:
    """Return whether a line is a label alone: ``Photo:``."""
    if line[-1:] not in _LABEL_ENDS:
        return False
    label = words.label.match(line)
    return label is not None and label.end() == len(line)


_LABEL_ENDS = frozenset(":：=＝.©ⓒ")


def _figures(page: Page) -> Mapping[int, Image]:
    return {image.figure: image for image in reversed(page.images) if image.figure}


def _image_url(page: Page, where: Span, figures: Mapping[int, Image]) -> str | None:
    """Return the address of the picture in the caption's figure, or of the one right before it."""
    if not page.images:
        return None
    index = bisect_right(page.lines, where.start, key=lambda line: line.span.end)
    if index < len(page.lines) and page.lines[index].hint.figure in figures:
        return figures[page.lines[index].hint.figure].url
    before = bisect_right(page.images, where.start, key=lambda image: image.at)
    printed = page.lines[index - 1].span.end if index else 0
    return page.images[before - 1].url if before and page.images[before - 1].at >= printed else None


def _belong_together(first: Caption, second: Caption) -> bool:
    """Return whether one of two neighbours is a credit alone and the other has none."""
    same = first.image_url == second.image_url or None in (first.image_url, second.image_url)
    split = (first.credit is None and not second.text) or (second.credit is None and not first.text)
    return same and split


def _join(first: Caption, second: Caption) -> Caption:
    credited = first if first.credit is not None else second
    span = Span(first.span.start, second.span.end) if first.span and second.span else first.span
    return Caption(
        first.text or second.text,
        credited.credit,
        credited.photographer,
        credited.agency,
        first.image_url or second.image_url,
        span,
    )


# ---------------------------------------------------------------- the credit


def _trim(page: Page, where: Span) -> Span:
    start = match.end() if (match := _BLANK.match(page.folded, where.start, where.end)) else where.start
    end = where.end
    while end > start and (page.folded[end - 1].isspace() or page.folded[end - 1] in "\u200c\u200d"):
        end -= 1
    return Span(start, end)


def _without_controls(page: Page, where: Span, words: Vocabulary) -> Span:
    """Return *where* without the buttons of the picture at its end: ``hide caption``."""
    match = words.controls.search(page.folded, max(where.start, where.end - 60), where.end)
    return where if match is None or match.start() == where.start else _trim(page, Span(where.start, match.start()))


_BLANK = lazy(r"\s++")
_OPENED = lazy(r"(?<=[(\[（])[ ]")
_BRACKETED = lazy(r"[(\[（]\s*+(?P<inside>[^()\[\]（）]++)[)\]）]")
_LOOSE_END = lazy(r"(?<![\s|/•·,;:([–—-])[\s|/•·,;:([–—-]++$")
_LOOSE_START = lazy(r"^[\s|/•·,;:)\].–—-]++")


def _find_credit(folded: str, where: Span, words: Vocabulary) -> Span | None:
    """Return the span of the credit in *where*; the surest form first."""
    tail = Span(max(where.start, where.end - _LONGEST), where.end)
    return (
        _labelled(folded, where, tail, words)
        or _leading(folded, where, words)
        or _in_last_brackets(folded, where, tail, words)
        or _whole(folded, where, words)
        or _behind_break(folded, where, tail, words)
        or _at_end(folded, tail, words)
    )


def _labelled(folded: str, where: Span, tail: Span, words: Vocabulary) -> Span | None:
    """Return the credit that opens with a label: ``Photo: Jane Doe``, ``(Photo by Jane Doe)``, ``© AFP``."""
    for match in words.label.finditer(folded, tail.start, tail.end):
        start = match.start()
        opens = _bracket_start(folded, start, tail.start)
        if (owner := _owner_start(folded, match, tail.start)) is not None:
            start, opens = owner, _bracket_start(folded, owner, tail.start)
        elif not _may_open(folded, match, where.start, bracket=opens is not None):
            continue
        if opens is not None:
            close = _closing(folded, match.end(), where.end)
            if _fits(folded[match.end() : close], match, words, bracket=True):
                return Span(opens, _or_end(folded, min(close + 1, where.end), where.end))
        elif _fits(folded[match.end() : where.end], match, words, bracket=False):
            return Span(start, where.end)
    return None


def _fits(value: str, match: regex.Match[str], words: Vocabulary, *, bracket: bool) -> bool:
    """Return whether *value* is a maker; behind a label without a mark only one that can be nothing else."""
    if not _is_maker(value.strip(), words):
        return False
    if match["plain"] is None or bracket:
        return True
    pieces = [piece for piece in words.chain.split(value.strip(" ()[].")) if piece.strip()]
    return bool(pieces) and (_is_person(pieces[0], words) or words.is_agency(pieces[0]))


def _owner_start(folded: str, match: regex.Match[str], limit: int) -> int | None:
    """Return where the owner in front of an opener starts: ``Staff photo by``, ``U.S. Air Force photo by``."""
    following = folded[match.end() : match.end() + 1]
    if match["opener"] is None or not match[0][0].islower() or following.islower():
        return None
    owner = _OWNER.search(folded, max(limit, match.start() - 50), match.start())
    return owner.start("name") if owner is not None else None


_OWNER = lazy(r"(?:^|[.!?…|([-][ ]?)(?P<name>(?:\p{Lu}[\p{L}.'-]{0,20}[ ]){1,4})$")


def _bracket_start(folded: str, start: int, limit: int) -> int | None:
    at = start - 1
    while at >= limit and folded[at].isspace():
        at -= 1
    return at if at >= limit and folded[at] in "([（【" else None


def _closing(folded: str, at: int, end: int) -> int:
    """Return where the bracket that is open at *at* closes; *end* when it does not."""
    depth = 1
    for place in range(at, min(end, at + _LONGEST)):
        depth += (folded[place] in "([（【") - (folded[place] in ")]）】")
        if depth == 0:
            return place
    return end


def _or_end(folded: str, at: int, end: int) -> int:
    """Return *end* when only a full stop stands between *at* and it, else *at*."""
    return end if not folded[at:end].strip(" .") else at


def _may_open(folded: str, match: regex.Match[str], start: int, *, bracket: bool) -> bool:
    """Return whether a label stands where a credit may begin: at a break, or in its own capital letter."""
    at = match.start()
    if bracket or at == start or not match[0][0].isalpha():
        return True
    before = folded[start:at].rstrip(" ")
    if not before or before[-1] in "|-/•·([;>\n©":
        return True
    if match["firm"] is None and match[0][0].islower():
        return False
    if "/" in match[0]:
        return before[-1] in ".!?…" or not (match[0][0].isupper() or match[0][0].islower())
    caseless = not (match[0][0].isupper() or match[0][0].islower())
    return match[0][0].isupper() or (caseless and match["firm"] is not None) or before[-1] in ".!?…:。\"'»)]"


def _leading(folded: str, where: Span, words: Vocabulary) -> Span | None:
    """Return the credit that opens the line, prose behind it: ``Foto: Jane Doe. Am Abend …``."""
    match = words.label.match(folded, where.start, where.end)
    if match is None:
        return None
    end = _SENTENCE_BREAK.search(folded, match.end(), min(where.end, match.end() + 80))
    if end is None or not _is_maker(folded[match.end() : end.start()], words):
        return None
    return Span(where.start, end.start() + 1)


# Not behind initials ("Jane M. Doe", "A.M. Best") and the short forms of names and firms.
_SENTENCE_BREAK = lazy(
    r"(?<!\b\p{Lu}|\b(?:Jr|Sr|St|Dr|Inc|Ltd|Co|Bros|Corp|Mt|Fr|Sgt|Lt|Cpl|Spc|Pfc))\.[ ](?=\P{Ll})|\n"
)


def _in_last_brackets(folded: str, where: Span, tail: Span, words: Vocabulary) -> Span | None:
    """Return the credit in brackets at the end without a label: ``(AP)``, ``(Jane Doe/CBC)``."""
    match = _LAST_BRACKETS.search(folded, tail.start, tail.end)
    if match is None:
        return None
    inside = match["inside"].strip()
    ends_sentence = folded[where.start : match.start()].rstrip().endswith((".", "!", "?", '"', "'", "。", "」"))
    if _spells(folded[tail.start : match.start()], inside):
        return None
    sure = words.is_agency(inside) or _is_chain(inside, words) or words.closing.search(inside) is not None
    acronym = ends_sentence and (_ACRONYM.fullmatch(inside) is not None or _is_person(inside, words))
    return Span(match.start(), where.end) if sure or acronym else None


def _spells(before: str, short: str) -> bool:
    """Return whether *short* is made of the first letters of the words *before* it: ``… Consultant (CMC)``."""
    letters = [word[0] for word in before.replace("-", " ").split() if word[0].isupper()]
    return short.isalpha() and short.isupper() and len(short) > 1 and letters[-len(short) :] == [*short]


_LAST_BRACKETS = lazy(r"[(\[（](?P<inside>[^()\[\]（）\n]{2,90}+)[)\]）][ .]*+$")
_ACRONYM = lazy(r"\p{Lu}[\p{Lu}\d&]{1,6}")


def _whole(folded: str, where: Span, words: Vocabulary) -> Span | None:
    """Return the whole line when it is a credit: ``Jane Doe / KUT``, ``REUTERS/Jane Doe``, ``Getty Images``."""
    line = where.of(folded)
    if len(line) > 120 or line.endswith(".") or (line.endswith(")") and "/" not in line):
        return None
    small = any(
        token[0].islower() and not words.fits_credit(token) for token in _TOKENS.findall(words.chain.split(line)[0])
    )
    chain = not small and _is_chain(line, words) and _is_maker(line, words)
    return where if chain or words.is_agency(line) else None


def _behind_break(folded: str, where: Span, tail: Span, words: Vocabulary) -> Span | None:
    """Return the credit behind a sentence's end, a bar or a dash, the first that can be one."""
    for match in _BREAK.finditer(folded, tail.start, tail.end):
        start = match.end()
        if start == where.start or start >= where.end:
            continue
        value = folded[start : where.end]
        if len(value) > 120 or value[0] in "|-•·/>" or not _is_maker(value, words):
            continue
        start = match.start() if match[0] == "＝" else start
        sentence = match["stop"] is not None
        if len(value) < 30 and words.closing.search(value) is not None:
            return Span(start, where.end)
        if _is_chain(value, words) or words.is_agency(value.rstrip(" .")):
            if not value.endswith(".") or not sentence:
                return Span(start, where.end)
            continue
        long_enough = len(folded[where.start : start].split()) >= 4
        if sentence and folded[max(where.start, match.start() - 2) : match.start()].strip(" .")[-1:].isupper():
            initial = match.start() - 2 < where.start or not folded[match.start() - 2].isalpha()
            if initial:
                continue
        after_stop = (sentence and folded[match.start()] not in "?!") or folded[
            where.start : match.start()
        ].rstrip().endswith((".", "!", "?"))
        if after_stop and long_enough and not value.endswith(_STOPS) and _is_bare_maker(value, words):
            return Span(start, where.end)
    return None


_BREAK = lazy(
    r"(?P<stop>[.!?…][\"')\]»]*+|[\"»])[ \n]++|(?P<glued>(?<=[\p{Ll}\d])[.!?](?=\p{Lu}))|(?P<stop>。)|[ ]?[|•·>][ ]?|(?<=[ ])-{1,2}[ ]|＝|\n"
)
_STOPS = (".", "!", "?", ":", "…", '"', "'", ",", ")")


def _is_bare_maker(value: str, words: Vocabulary) -> bool:
    """Return whether *value* is nothing but one to four capitalised words, or such lists with semicolons."""
    pieces = [piece.split() for piece in regex.split(r"[;/]", value)]
    tokens = [token for piece in pieces for token in piece]
    if any(not 1 <= len(piece) <= 4 for piece in pieces) or any(character.isdigit() for character in value):
        return False
    plain = all(token[0].isupper() or token.lower() in words.particles for token in tokens)
    return plain and tokens[0].lower().strip(".,'\"") not in words.stop and "," not in value


def _at_end(folded: str, tail: Span, words: Vocabulary) -> Span | None:
    """Return the credit that ends the line with no break before it: ``… Airport Jane Doe / Shutterstock``."""
    if folded[tail.end - 1 : tail.end] in {".", "!", "?", '"', "'", ")", ":", ","}:
        return None
    joint = None
    for joint in _SLASH.finditer(folded, max(tail.start, tail.end - 110), tail.end):
        before, after = folded[tail.start : joint.start()], folded[joint.end() : tail.end]
        if (start := _agency_start(before, words)) is not None and _looks_named(after):
            return Span(tail.start + start, tail.end)
        if words.is_agency(after) or any(words.is_agency(part) for part in _SLASH.split(after)):
            name = _NAME_AT_END.search(before, max(0, len(before) - _LONGEST_NAME))
            if name is not None and not after[:1].islower() | (len(after.split()) > 6):
                return Span(tail.start + name.start(), tail.end)
    text = folded[tail.start : tail.end]
    start = _agency_start(text, words)
    if joint is not None or start is None or start == 0:
        return None
    previous = text[:start].split()[-1:]
    if not previous or text[start].islower():
        return None
    closed = previous[0][-1] in ".!?…»\"')]"
    named = previous[0][0].isupper() and words.is_picture_agency(text[start:])
    return Span(tail.start + start, tail.end) if closed or named else None


_SLASH = lazy(r"[ ]?/[ ]?|[ ](?:via|on)[ ]")
_LONGEST_NAME = 120
"""Characters searched for a name before an agency."""
_NAME_AT_END = lazy(
    r"(?:\p{Lu}[\p{Lu}'.-]++[ ]){1,3}+\p{Lu}[\p{Lu}'-]++$|\p{Lu}[\p{L}'.-]++[ ](?:\p{Lu}\.?[ ]|(?:de|da|van|von|der|al|bin|el|la|del|di)[ ]){0,2}+\p{Lu}[\p{L}'.-]++$"
)


def _agency_start(text: str, words: Vocabulary) -> int | None:
    """Return where the longest agency at the end of *text* starts."""
    starts = [match.start() for match in _TOKEN_START.finditer(text, max(0, len(text) - 60))]
    for start in starts[-6:]:
        if words.is_agency(text[start:]):
            return start
    return None


_TOKEN_START = lazy(r"(?<![^\s/|(])[\p{L}\d]")


def _looks_named(name: str) -> bool:
    """Return whether *name* can be a photographer's, or a user's name on a picture site."""
    tokens = name.split()
    return 1 <= len(tokens) <= 4 and (tokens[0][0].isupper() or len(tokens) == 1) and tokens[-1][0].isalnum()


def _is_chain(value: str, words: Vocabulary) -> bool:
    """Return whether *value* joins a maker and an agency, one of which is known: ``Jane Doe/CBC``."""
    pieces = [piece.strip() for piece in words.chain.split(value) if piece.strip()]
    if (
        len(pieces) < 2
        or len(value) > 110
        or _SENTENCE_BREAK.search(value)
        or any(len(piece.split()) > 6 for piece in pieces)
    ):
        return False
    first = pieces[0]
    stated = words.is_agency(first) or _key(first) in words.marks
    if not stated and (":" in value or not words.may_name(first)):
        return False
    if "/" not in value and "|" not in value and "," not in value and not (stated or len(first.split()) > 1):
        return False
    if ":" in value:
        return _is_person(pieces[1], words)
    if any(words.is_agency(piece) for piece in pieces):
        return True
    slash = "/" in value
    named = _is_person(pieces[0], words) and (_ACRONYM.fullmatch(pieces[-1]) or words.is_house(pieces[-1]))
    return slash and bool(named)


def _is_maker(value: str, words: Vocabulary) -> bool:
    """Return whether *value* can name who made a picture, and is no prose."""
    value = value.strip(" ()[]（）【】.\"'")
    if not 1 < len(value) <= 170:
        return False
    if not any(map(str.isalpha, value)):
        return False
    tokens = _TOKENS.findall(value)
    if not tokens:
        return False
    small = [token for token in tokens if token[0].islower() and not words.fits_credit(token)]
    if tokens[0][0].islower() and tokens[0] in small:
        if tokens[0] in words.stop:
            return False
        known = words.opens_with_agency(value)
        return (known or len(tokens) <= 2 or _USER.match(value) is not None) and len(small) <= 3
    stops = sum(token.lower() in words.stop and token.lower() not in words.particles for token in tokens)
    caseless = not any(token[0].islower() or token[0].isupper() for token in tokens)
    if caseless:
        return len(value) <= 40 and stops <= 1
    prose = _SENTENCE_BREAK.search(value)
    if prose is not None and len(_TOKENS.findall(value[prose.end() :])) > 3 and ":" not in value[prose.end() :]:
        return False
    known = "/" in value and any(words.is_agency(piece) for piece in words.chain.split(value) if piece.strip())
    return len(small) <= (3 if known else max(1, len(tokens) // 4)) and stops <= max(1, len(tokens) // 5)


_TOKENS = lazy(r"[\p{L}\p{N}@][\p{L}\p{M}\p{N}'._@+&-]*+")
_USER = lazy(r"@?[\p{Ll}\d._-]++(?:[ ]?/|[ ](?:via|on|-)[ ]|$)|[\p{Ll}\d-]++(?:\.[\p{Ll}\d-]++)+")


# ------------------------------------------------------------------ the makers


class Makers(NamedTuple):
    """Who made a picture."""

    photographer: str | None
    agency: str | None


def _makers(credit: str, words: Vocabulary) -> Makers:
    """Return the photographer and the agency that *credit* names, as printed."""
    value = _bare(credit, words)
    further = words.further.search(fold(value))
    if further is not None:
        value = value[: further.start()]
    value = value.strip(" .,;|/-–—")
    if (reporter := words.reporter.fullmatch(value)) is not None:
        return Makers(reporter["name"], reporter["agency"] or None)
    parts = [*_parts(value, words)]
    while parts and _key(parts[-1][0]) in words.marks:
        parts.pop()
    parts = [part for part in parts if _key(part[0]) not in words.marks and not _LICENCE.match(part[0])]
    if not parts:
        return Makers(None, None)
    if len(parts) == 1:
        name = parts[0][0]
        if words.is_agency(name):
            return Makers(None, words.without_label(name))
        return Makers(name if _is_person(name, words) else None, None)
    first, last = parts[0], parts[-1]
    if len({_key(part[0]) for part in parts}) == 1 and _is_person(first[0], words):
        return Makers(first[0], None)
    first_known, last_known = words.is_agency(first[0]), words.is_agency(last[0])
    if not first_known and (_is_person(first[0], words) or (last_known and len(first[0].split()) > 1)):
        return Makers(first[0], _closed(value[parts[1][1].start : last[1].end]))
    if first_known and not last_known and _is_person(last[0], words):
        return Makers(last[0], _closed(value[first[1].start : parts[-2][1].end]))
    if len(parts) == 2 and "/" in value and not last_known and _is_person(last[0], words):
        return Makers(last[0], first[0])
    if first_known or last_known:
        return Makers(None, _closed(value[first[1].start : last[1].end]))
    return Makers(None, None)


_LICENCE = lazy(r"(?i)\(?(?:CC[ -](?:BY|0|SA|NC|ND)|CC0|public domain|GFDL)\b")


def _bare(credit: str, words: Vocabulary) -> str:
    """Return *credit* without brackets, labels and years."""
    value = credit
    while True:
        stripped = value.strip(" ()[]（）【】.,;|/:：=＝-–—•·")
        match = words.label.match(fold(stripped))
        year = _YEAR.match(stripped)
        owner = words.label.search(fold(stripped), 1, 70) if match is None else None
        if match is not None and match.end() < len(stripped):
            stripped = stripped[match.end() :]
        elif owner is not None and owner["opener"] is not None and words.may_name(stripped[: owner.start()]):
            stripped = stripped[owner.end() :]
        elif year is not None:
            stripped = stripped[year.end() :]
        if (closing := words.closing.search(stripped)) is not None and closing.start() > 0:
            stripped = stripped[: closing.start()]
        if stripped == value:
            break
        value = stripped
    if credit.rstrip().endswith(")") and value.count("(") > value.count(")"):
        value += ")"
    if credit.rstrip(" ).").endswith(("Jr", "Sr")) and value.endswith(("Jr", "Sr")) and "Jr." in credit:
        value += "."
    return value


_YEAR = lazy(r"(?:©[ ]?)?(?:19|20)\d\d[ ,]++|©[ ]?+|\([cC]\)[ ]?+|(?:[bB]y|BY):?[ ]++")


def _parts(value: str, words: Vocabulary) -> Iterator[tuple[str, Span]]:
    """Yield the pieces of *value* between slashes, bars, commas and small joining words, with their places in it."""
    at = 0
    for match in words.chain.finditer(fold(value)):
        yield from _part(value, at, match.start())
        at = match.end()
    yield from _part(value, at, len(value))


def _part(value: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    text = value[start:end]
    if text.strip(" .()"):
        begin = start + len(text) - len(text.lstrip(" .("))
        stop = end - (len(text) - len(text.rstrip(" )")))
        yield value[begin:stop], Span(begin, stop)


def _closed(value: str) -> str:
    """Return *value* with the bracket closed that was cut off."""
    return value + ")" if value.count("(") > value.count(")") else value


def _is_person(name: str, words: Vocabulary) -> bool:
    """Return whether *name* looks like one person's: two to five capitalised words, none of them a house's."""
    tokens = name.split()
    if not 2 <= len(tokens) <= 5 or words.is_agency(name) or words.is_house(name):
        return False
    # Scripts without capitals cannot be judged by them.
    if any(token[0].islower() and token.lower() not in words.particles for token in tokens):
        return False
    if any(token[0].islower() or not token[0].isalpha() for token in (tokens[0], tokens[-1])):
        return False
    return not any(_NOT_NAME.search(token) for token in tokens) and tokens[0].lower() not in words.stop


_NOT_NAME = lazy(r"'s$|’s$|[\d&@+:!?()\[\]]|\.\p{L}{2}")


# ------------------------------------------------------------------- the words


@frozen(eq=False)
class Vocabulary:
    """What the lexicon knows, as keys and patterns; built once for a language."""

    agencies: frozenset[str]
    pictures: frozenset[str]
    labels: frozenset[str]
    marks: frozenset[str]
    joiners: frozenset[str]
    houses: frozenset[str]
    particles: frozenset[str]
    stop: frozenset[str]
    chain: regex.Pattern[str]
    label: OpenedPattern
    controls: OpenedPattern
    closing: regex.Pattern[str]
    further: regex.Pattern[str]
    reporter: regex.Pattern[str]

    def is_agency(self, name: str) -> bool:
        """Return whether *name* is an agency of the list, alone or with a word for pictures behind it, or its site."""
        key = _key(name.strip(" .()"))
        shorter, _, last = key.rpartition(" ")
        known = key in self.agencies or (shorter in self.agencies and last in self.labels)
        return known or ("." in name and _SITE.fullmatch(name.strip()) is not None)

    def is_picture_agency(self, name: str) -> bool:
        """Return whether *name* is a picture agency, whose name is never a word of the caption."""
        return _key(name) in self.pictures and len(name) > 3

    def is_house(self, name: str) -> bool:
        """Return whether the last word of *name* is one of agencies, papers and firms: ``News``, ``Museum``."""
        tokens = _key(name).split()
        return len(tokens) > 1 and (tokens[-1] in self.houses or tokens[0] in self.houses)

    def opens_with_agency(self, value: str) -> bool:
        """Return whether the first words of *value* are an agency."""
        pieces = [piece for piece in self.chain.split(value) if piece.strip()]
        return bool(pieces) and self.is_agency(pieces[0])

    def may_name(self, name: str) -> bool:
        """Return whether *name* can be that of who made a picture: no numbers, no words of prose."""
        if any(map(str.isdigit, name)) and "." not in name:
            return False
        small = [token for token in _TOKENS.findall(name) if token[0].islower()]
        return all(_key(token) in self.particles or "." in token for token in small)

    def without_label(self, name: str) -> str:
        """Return *name* without a word for pictures behind it that is no part of it: ``Reuters pic``."""
        return name if _key(name) in self.agencies else name.rsplit(" ", 1)[0]

    def fits_credit(self, token: str) -> bool:
        """Return whether a word in small letters may stand in a credit."""
        key = _key(token)
        fits = key in self.particles or key in self.joiners or key in self.agencies or key in self.labels
        return fits or key in self.marks or "." in token or "@" in token


_SITE = lazy(r"(?:www\.)?+[\p{L}\d-]++(?:\.[\p{L}\d-]{2,20}){0,3}\.\p{L}{2,5}")


@cache
def _vocabulary(lexicon: Lexicon) -> Vocabulary:
    words, wires = load().caption, agencies()  # credits come in any language, whatever the page's
    marks = frozenset(map(_key, words.marks))
    return Vocabulary(
        agencies=frozenset(map(_key, wires.news | wires.pictures)),
        pictures=frozenset(map(_key, wires.pictures)),
        labels=frozenset(part for each in words.labels | words.openers | words.marks for part in _key(each).split()),
        marks=marks,
        joiners=words.joiners,
        houses=frozenset(map(_key, words.houses)),
        particles=words.particles | words.joiners,
        stop=lexicon.common.stop,
        chain=regex.compile(r"[ ]?[/|][ ]?|[,:][ ]|[ ]\L<joiners>[ ]|[ ]-[ ]|[ ]?\(|\)[ ]?", joiners=words.joiners),
        label=OpenedPattern(
            r"""
            (?(DEFINE)(?P<label>(?i:\L<labels>)))
            (?:(?<![\p{L}\p{N}/])|(?<=\p{Ll})(?=\p{Lu}))
            (?:
                (?P<firm>(?&label)s?[ ]?(?:[:：=＝]|\.\.\.|[ ]?[©ⓒ][ ]?(?&label)?:?|[ ]?/(?=[ ]?\p{L}))(?!/))
              | (?P<opener>(?i:\L<openers>)(?:[ ]?:)?(?=[ ]))
              | (?P<sign>[©ⓒ](?:[ ]?(?&label)[ ]?[:：])?|(?<![\p{L}\p{N}])\([cC]\)(?=[ ]?\p{L}))
              | (?<=[(\[][ ]?|[.!?…|-][ ]|^)(?P<plain>(?&label)\.?)(?=[ ]\p{Lu})
              | (?P<by>(?&label)[ ](?i:by):?+(?=[ ]))
            )
            [ ]*+
            """,
            flags=regex.VERBOSE,
            before=r"(?:(?<![^\W_])|(?<=[^\W\d_A-Z])(?=[^\W\d_a-z]))",  # in "JanePhoto" too
            also="©ⓒ(",
            labels=words.labels,
            openers=words.openers,
        ),
        controls=OpenedPattern(
            r"(?:(?<=[ \n.)])(?i:\L<controls>)[ >»→.:]*+)++$", before=r"(?<=[ \n.)])", controls=words.controls
        ),
        closing=regex.compile(r"[ ]?\L<marks>[ .]*$", marks=[mark for mark in words.marks if _CASELESS.match(mark)]),
        reporter=regex.compile(
            r"(?P<agency>\p{L}{0,8}?)\L<reporters>[ ]?(?P<name>\p{Han}{2,4}+)",
            reporters=lexicon.dateline.correspondents,
        ),
        further=regex.compile(r"(?:[ ]?[|;/]|[.,])[ ]?\p{Lu}[\p{L}\p{M}-]{2,20}+(?:[ ]by|[ ]?:)[ ]"),
    )


_CASELESS = lazy(r"[\p{Han}\p{Hangul}\p{Katakana}\p{Hiragana}]")


@lru_cache(1 << 16)
def _key(name: str) -> str:
    """Return the form of a name in which spellings with and without accents and periods are equal."""
    bare = fold(name).lower()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare.replace("ı", "i").replace("ß", "ss"))
        bare = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return " ".join(bare.replace(".", "").split())
