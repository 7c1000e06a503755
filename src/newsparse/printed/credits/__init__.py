"""Credits: who made a picture, as printed under it."""

from __future__ import annotations

from typing import Final

from newsparse.printed.credits.labels import CreditLabel
from newsparse.printed.credits.vocabulary import TOKENS, Vocabulary, is_person
from newsparse.span import Span
from newsparse.text.keys import name_key
from newsparse.text.patterns import lazy
from newsparse.text.scripts import is_caseless

_LONGEST: Final = 260
"""Code points in which a credit is looked for, from the end.  Credits with licence and address take 150."""


def find_credit(folded: str, where: Span, words: Vocabulary) -> Span | None:
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


def has_credit_label(folded: str, words: Vocabulary) -> bool:
    """
    Return whether *folded* shows the label of a credit and its mark ("Photo:"), or a copyright sign.

    With :func:`ends_with_agency` the cheap question of :func:`find_credit`.  It does not read who made the picture: a
    label alone counts, a bare name does not ("… the harbour. Jane Doe").  A text longer than a caption shows none.
    Every such text holds a copyright sign or one of :attr:`Vocabulary.label_signs`.
    """
    end = len(folded)
    if not 0 < end <= _LONGEST_CAPTION:
        return False
    where, tail = Span(0, end), max(0, end - _LONGEST)
    opening = words.label.match(folded, 0, end) if tail else None
    if opening is not None and _shows_label(folded, opening, where, words):
        return True
    return any(_shows_label(folded, label, where, words) for label in words.label.finditer(folded, tail, end))


_LONGEST_CAPTION: Final = 700
"""Code points of the longest caption."""


def _shows_label(folded: str, label: CreditLabel, where: Span, words: Vocabulary) -> bool:
    if label.kind == "sign":
        return True
    bracket = _bracket_start(folded, label.start, where.start) is not None
    if not bracket and not _may_open(folded, label, where.start, bracket=False):
        return _owner_start(folded, label, where.start) is not None
    opener = label.opener
    if label.kind not in _UNMARKED and (opener is None or " " in opener or opener.endswith(":")):
        return True
    return _names_maker(folded[label.end : where.end], words)


_UNMARKED = frozenset({"plain", "glued"})
"""Kinds of labels that are words of prose too."""


def ends_with_agency(folded: str, words: Vocabulary) -> bool:
    """
    Return whether an agency ends *folded*: in brackets, behind a slash, "=" or "via", or with "Images".

    Behind the end of a sentence a picture agency is enough, and in a script without capitals any agency or reporter
    ("… 있다. 연합뉴스").  Wires sign off with "PTI" or "AP" in the same place.

    Every such text but one that closes with a person in brackets, or a reporter, holds one of
    :attr:`Vocabulary.agency_signs`.
    """
    end = len(folded)
    if not 0 < end <= _LONGEST_CAPTION:
        return False
    tail = Span(max(0, end - _LONGEST), end)
    if folded[tail.end - 1] in _CLOSERS and _in_last_brackets(folded, tail, tail, words):
        return True
    text = folded[max(tail.start, tail.end - _LONGEST_AGENCY) : tail.end].rstrip(" .)")
    if (behind := _BEHIND_SENTENCE.search(text)) is not None and words.reporter.fullmatch(behind["rest"]):
        return True
    last = _LAST_WORD.search(text)
    if last is None or name_key(last[0]) not in words.last_words:
        return False
    start = agency_start(text, words)
    if start is None:
        return False
    before = text[:start].rstrip()
    if before.endswith(_STOPS_BEFORE_AGENCY) and (is_caseless(last[0]) or words.is_picture_agency(text[start:])):
        return True
    return before.endswith(("/", "(", " via", "=", "＝")) or (
        start < len(text) - len(last[0]) and name_key(last[0]) in words.labels
    )


_STOPS_BEFORE_AGENCY = (".", "!", "?", "。", "！", "？", '"', "'", "」")
_BEHIND_SENTENCE = lazy(r"[.!?。][ ]?(?P<rest>[^.!?。]{2,25})$")
_CLOSERS = frozenset(")]）】.")
_LONGEST_AGENCY: Final = 60
"""Code points in which an agency at the end is looked for."""
_LAST_WORD = lazy(r"(?r)[\p{L}\p{M}\d.&-]{1,40}$")


def _labelled(folded: str, where: Span, tail: Span, words: Vocabulary) -> Span | None:
    """Return the credit that opens with a label: ``Photo: Jane Doe``, ``(Photo by Jane Doe)``, ``© AFP``."""
    for label in words.label.finditer(folded, tail.start, tail.end):
        start = label.start
        if _is_inside_agency(folded, label, tail, words) or _opens_words(folded, label, where, words):
            continue
        opens = _bracket_start(folded, start, tail.start)
        if (owner := _owner_start(folded, label, tail.start)) is not None:
            start, opens = owner, _bracket_start(folded, owner, tail.start)
        elif not _may_open(folded, label, where.start, bracket=opens is not None):
            continue
        if opens is not None:
            close = _closing(folded, label.end, where.end)
            if _fits(folded[label.end : close], label, words, bracket=True):
                return Span(opens, _or_end(folded, min(close + 1, where.end), where.end))
        elif _fits(folded[label.end : where.end], label, words, bracket=False):
            return Span(start, where.end)
    return None


def _opens_words(folded: str, label: CreditLabel, where: Span, words: Vocabulary) -> bool:
    """Return whether a remark opens the line, sentences of the caption behind it: ``File photo: A boat. REUTERS/Jane Doe``."""
    if label.start != where.start or label.kind != "firm" or name_key(label.text.rstrip(" :：")) not in words.marks:
        return False
    return _SENTENCE_BREAK.search(folded, label.end, where.end) is not None


def _is_inside_agency(folded: str, label: CreditLabel, tail: Span, words: Vocabulary) -> bool:
    """Return whether a label is the end of an agency's name: ``NurPhoto``."""
    before = _WORD_BEFORE.search(folded, max(tail.start, label.start - 20), label.start)
    return before is not None and words.is_agency(folded[before.start() : label.end])


_WORD_BEFORE = lazy(r"\p{L}++$")


def _fits(value: str, label: CreditLabel, words: Vocabulary, *, bracket: bool) -> bool:
    """Return whether *value* is a maker; behind a label without a mark only one that can be nothing else."""
    if not _is_maker(value.strip(), words):
        return False
    if label.kind == "glued":
        return _names_maker(value, words)
    return label.kind != "plain" or bracket or _names_maker(value, words)


def _names_maker(value: str, words: Vocabulary) -> bool:
    """Return whether *value* opens with a person, an agency or a firm."""
    pieces = [piece for piece in words.chain.split(value.strip(" ()[].")) if piece.strip()]
    return bool(pieces) and (
        is_person(pieces[0], words) or words.is_agency(pieces[0]) or words.is_organisation(pieces[0])
    )


def _owner_start(folded: str, label: CreditLabel, limit: int) -> int | None:
    """Return where the owner in front of an opener starts: ``Staff photo by``, ``U.S. Air Force photo by``."""
    following = folded[label.end : label.end + 1]
    if label.opener is None or not label.text[0].islower() or following.islower():
        return None
    owner = _OWNER.search(folded, max(limit, label.start - 50), label.start)
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


def _may_open(folded: str, label: CreditLabel, start: int, *, bracket: bool) -> bool:
    """Return whether a label stands where a credit may begin: at a break, or in its own capital letter."""
    at = label.start
    if bracket or at == start or not label.text[0].isalpha():
        return True
    before = folded[start:at].rstrip(" ")
    if not before or before[-1] in "|-/•·([;>\n©":
        return True
    if label.kind != "firm" and label.text[0].islower():
        return False
    if "/" in label.text:
        return before[-1] in ".!?…" or not (label.text[0].isupper() or label.text[0].islower())
    caseless = not (label.text[0].isupper() or label.text[0].islower())
    return label.text[0].isupper() or (caseless and label.kind == "firm") or before[-1] in ".,!?…:。\"'»)]"


def _leading(folded: str, where: Span, words: Vocabulary) -> Span | None:
    """Return the credit that opens the line, prose behind it: ``Foto: Jane Doe. Am Abend …``."""
    if (bracket := _FIRST_BRACKETS.match(folded, where.start, where.end)) is not None:
        inside = bracket["inside"].strip()
        return Span(where.start, bracket.end()) if words.is_agency(inside) or _is_chain(inside, words) else None
    label = words.label.match(folded, where.start, where.end)
    if label is None or name_key(label.text.rstrip(" :：")) in words.marks:  # "FILE PHOTO: A ferry …"
        return None
    end = _SENTENCE_BREAK.search(folded, label.end, min(where.end, label.end + 80))
    if end is None or not _is_maker(folded[label.end : end.start()], words):
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
    acronym = ends_sentence and (
        _ACRONYM.fullmatch(inside) is not None
        or (is_person(inside, words) and folded[match.start()] in "(（")  # "[Google Scholar]"
        or name_key(inside) in words.marks
    )
    if not sure and not acronym:
        return None
    start = _name_before(folded, where.start, match.start()) if words.is_agency(inside) else None
    if words.taken.search(inside) is not None and (
        issued := words.issued.search(folded, max(where.start, match.start() - _LONGEST_AGENCY), match.start())
    ):
        start = issued.start()
    if start is None and words.is_agency(inside):  # "(Jane Doe/PA) (PA Wire)"
        double = _LAST_BRACKETS.search(folded, tail.start, match.start())
        start = double.start() if double is not None and _is_chain(double["inside"].strip(), words) else None
    return Span(match.start() if start is None else start, where.end)


def _name_before(folded: str, start: int, end: int) -> int | None:
    """Return where the person's name starts that stands between the end of a sentence, or a slash, and *end*."""
    end -= len(folded[start:end]) - len(folded[start:end].rstrip())
    name = _NAME_AT_END.search(folded, max(start, end - _LONGEST_NAME), end)
    if name is None:
        return None
    return name.start() if folded[start : name.start()].rstrip().endswith((".", "!", "?", "…", "/")) else None


def _spells(before: str, short: str) -> bool:
    """Return whether *short* is made of the first letters of the words *before* it: ``… Consultant (CMC)``."""
    letters = [word[0] for word in before.replace("-", " ").split() if word[0].isupper()]
    return short.isalpha() and short.isupper() and len(short) > 1 and letters[-len(short) :] == [*short]


_FIRST_BRACKETS = lazy(r"[(\[（](?P<inside>[^()\[\]（）\n]{2,90}+)[)\]）](?=[ ][\p{Lu}\p{Lo}])")
_LAST_BRACKETS = lazy(r"[(\[（](?P<inside>[^()\[\]（）\n]{2,90}+)[)\]）][ .]*+$")
_ACRONYM = lazy(r"\p{Lu}[\p{Lu}\d&]{1,6}")


def _whole(folded: str, where: Span, words: Vocabulary) -> Span | None:
    """Return the whole line when it is a credit: ``Jane Doe / KUT``, ``REUTERS/Jane Doe``, ``Getty Images``."""
    line = where.of(folded)
    if len(line) > 120 or line.endswith(".") or (line.endswith(")") and "/" not in line):
        return None
    small = any(
        token[0].islower() and not words.fits_credit(token) for token in TOKENS.findall(words.chain.split(line)[0])
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
        if words.reporter.fullmatch(value) is not None:
            return Span(start, where.end)
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
        if (
            after_stop
            and long_enough
            and not value.endswith(_STOPS)
            and (_is_bare_maker(value, words) or _is_commissioned(value, words))
        ):
            return Span(start, where.end)
    return None


_BREAK = lazy(
    r"(?P<stop>[.!?…][\"')\]»]*+|[\"»])[ \n]++|(?P<glued>(?<=[\p{Ll}\d])[.!?](?=\p{Lu}))|(?P<stop>。)[ ]?|(?<=[.!?。][ ])/(?=\p{L})|[ ]?[|•·>][ ]?|(?<=[ ])-{1,2}[ ]|＝|\n"
)
_STOPS = (".", "!", "?", ":", "…", '"', "'", ",", ")")


def _is_bare_maker(value: str, words: Vocabulary) -> bool:
    """Return whether *value* is nothing but one to four capitalised words, or such lists with semicolons."""
    pieces = [piece.split() for piece in value.replace("/", ";").split(";")]
    tokens = [token for piece in pieces for token in piece]
    if any(not 1 <= len(piece) <= 4 for piece in pieces) or any(character.isdigit() for character in value):
        return False
    plain = all(token[0].isupper() or token.lower() in words.particles for token in tokens)
    return plain and tokens[0].lower().strip(".,'\"") not in words.stop and "," not in value


def _is_commissioned(value: str, words: Vocabulary) -> bool:
    """Return whether *value* names a person and for whom: ``Jane Doe for The Planet``."""
    name, joiner, client = value.partition(" for ")
    return bool(joiner) and is_person(name, words) and client[0].isupper() and words.may_name(client)


def _at_end(folded: str, tail: Span, words: Vocabulary) -> Span | None:
    """Return the credit that ends the line with no break before it: ``… Airport Jane Doe / Shutterstock``."""
    if folded[tail.end - 1 : tail.end] in {".", "!", "?", '"', "'", ")", ":", ","}:
        return None
    slashed = False
    for joint in _SLASH.finditer(folded, max(tail.start, tail.end - 110), tail.end):
        slashed = slashed or "/" in joint[0]
        before, after = folded[tail.start : joint.start()], folded[joint.end() : tail.end]
        if (start := agency_start(before, words)) is not None and _looks_named(after):
            return Span(tail.start + start, tail.end)
        if joint[0] == " / " and len(before.split()) >= _CAPTION_WORDS and is_person(after, words):
            return Span(joint.end(), tail.end)
        if words.is_agency(after) or any(words.is_agency(part) for part in _SLASH.split(after)):
            name = _NAME_AT_END.search(before, max(0, len(before) - _LONGEST_NAME))
            if name is not None and not after[:1].islower() | (len(after.split()) > 6):
                return Span(tail.start + name.start(), tail.end)
    text = folded[tail.start : tail.end]
    start = agency_start(text, words)
    if slashed or start is None or start == 0:
        return None
    previous = text[:start].split()[-1:]
    if not previous or text[start].islower():
        return None
    if (named_at := _name_before(folded, tail.start, tail.start + start)) is not None:
        return Span(named_at, tail.end)
    closed = previous[0][-1] in ".!?…»\"')]"
    named = previous[0][0].isupper() and words.is_picture_agency(text[start:])
    return Span(tail.start + start, tail.end) if closed or named else None


_SLASH = lazy(r"[ ]?/[ ]?|[ ](?:via|on)[ ]")
_CAPTION_WORDS = 4
"""Words of a caption before a slash and a name that no agency stands beside: ``The ferry leaves Skerra / Jane Doe``."""
_LONGEST_NAME = 120
"""Characters searched for a name before an agency."""
_NAME_AT_END = lazy(
    r"(?:\p{Lu}[\p{Lu}'.-]++[ ]){1,3}+\p{Lu}[\p{Lu}'-]++$|\p{Lu}[\p{L}'.-]++[ ](?:\p{Lu}\.?[ ]|(?:de|da|van|von|der|al|bin|el|la|del|di)[ ]){0,2}+\p{Lu}[\p{L}'.-]++$"
)


def agency_start(text: str, words: Vocabulary) -> int | None:
    """Return where the longest agency at the end of *text* starts."""
    starts = [match.start() for match in _TOKEN_START.finditer(text, max(0, len(text) - _LONGEST_AGENCY))]
    for start in starts[-6:]:
        if words.is_agency(text[start:]):
            return start
    return None


_TOKEN_START = lazy(r"(?<![^\s/|(=＝。])[\p{L}\d]|(?<=\p{Ll}-)\p{Lu}")


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
    stated = words.is_agency(first) or name_key(first) in words.marks
    if not stated and (":" in value or not words.may_name(first)):
        return False
    if "/" not in value and "|" not in value and "," not in value and not (stated or len(first.split()) > 1):
        return False
    if ":" in value:
        return is_person(pieces[1], words)
    if any(words.is_agency(piece) for piece in pieces):
        return True
    slash = "/" in value
    named = is_person(pieces[0], words) and (_ACRONYM.fullmatch(pieces[-1]) or words.is_organisation(pieces[-1]))
    return slash and bool(named)


def _is_maker(value: str, words: Vocabulary) -> bool:
    """Return whether *value* can name who made a picture, and is no prose."""
    value = value.strip(" ()[]（）【】.\"'")
    if not 1 < len(value) <= 170:
        return False
    if not any(map(str.isalpha, value)):
        return False
    tokens = TOKENS.findall(value)
    if not tokens:
        return False
    small = [token for token in tokens if token[0].islower() and not words.fits_credit(token)]
    if tokens[0][0].islower() and tokens[0] in small:
        if tokens[0] in words.stop:
            return False
        known = words.opens_with_agency(value)
        return (known or len(tokens) <= 2 or _USER.match(value) is not None) and len(small) <= 3
    stops = sum(token.lower() in words.stop and token.lower() not in words.particles for token in tokens)
    if is_caseless(value):
        return len(value) <= 40 and stops <= 1
    prose = _SENTENCE_BREAK.search(value)
    if prose is not None and sum(token in small for token in TOKENS.findall(value[: prose.start()])) > 1:
        return False
    if prose is not None and len(TOKENS.findall(value[prose.end() :])) > 3 and ":" not in value[prose.end() :]:
        return False
    known = "/" in value and any(words.is_agency(piece) for piece in words.chain.split(value) if piece.strip())
    return len(small) <= (3 if known else max(1, len(tokens) // 4)) and stops <= max(1, len(tokens) // 5)


_USER = lazy(r"@?[\p{Ll}\d._-]++(?:[ ]?/|[ ](?:via|on|-)[ ]|$)|[\p{Ll}\d-]++(?:\.[\p{Ll}\d-]++)+")
