# cython: infer_types=True
"""Noun phrases and names of languages that write every noun with a capital letter, so that a capital alone makes no name.  Compiled."""

import cython
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    CAPITAL,
    COMMON_NOUN,
    CUE,
    DETERMINER,
    FEMALE,
    FIRST_NAME,
    MALE,
    NO_NAME,
    NUMBER,
    OPENS_SENTENCE,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    PREPOSITION,
    PRONOUN,
    SOURCE,
    STOP,
    TITLE,
    WORD,
)
from cython.cimports.newsparse.fields.quote.mention import K_FULL_NAME, K_NAME, K_NOUN, Mention
from cython.cimports.newsparse.fields.quote.names import end_of_name
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText, has_flag


@cython.ccall
def read_noun_phrase(tokens: TokenizedText, at: cython.int, last: cython.int) -> Mention:
    """
    Return the noun phrase or the name that opens at *at*, an article or a capitalised word; ``None`` where none does.

    "Der Sprecher" is a noun, "Sprecher Jonas Harting" a name with a role, "die Gewerkschaft Verdi" a named organisation.

    Args:
        tokens: The tokens.

        at: The article or the capitalised word.

        last: The end of the paragraph.
    """
    flags: cython.longlong[::1] = tokens.flags
    determined = flags[at] & DETERMINER > 0
    head = at
    if determined:
        head += 1
        while head < last and head - at <= _MOST_ADJECTIVES and _is_adjective(tokens, head):
            head += 1
    elif flags[head] & (STOP | NO_NAME | PRONOUN) or (flags[head] & ANY_CUE and flags[head] & OPENS_SENTENCE):
        return None
    if head >= last or not flags[head] & CAPITAL or flags[head] & (OPENS_SENTENCE if determined else 0):
        return None
    if flags[head] & (NO_NAME | PRONOUN):
        return None
    end = end_of_name(tokens, head, last)
    if determined and head == at + 1 and end > head + 1 and _is_proper_adjective(tokens, head):
        return _named(tokens, at, head, head, end, True)
    if (
        determined
        and end > head + 1
        and flags[end - 1] & ORGANISATION
        and not flags[head] & (PERSON_NOUN | ORGANISATION)
    ):
        return _named(tokens, at, head, head, end, True)  # "der Chaos Computer Club"
    aged = head > at + 1 and end > head + 1 and flags[at + 1] & NUMBER > 0  # "der 63-jährige Ole Brandt"
    name = _find_name(flags, head, end, determined and not aged)
    if has_flag(flags, name, end, WORD):
        return _named(tokens, at, head, name, end, False)
    if determined and head == at + 1 and at and flags[at] & PARTICLE and _is_particle(tokens, at - 1, end):
        words = tuple(tokens.words[head:end])
        return Mention(K_NAME, at - 1, end, name=words, name_first=at - 1)  # "van der Velde"
    noun = head
    flag = flags[noun]
    if not determined and not flag & (PERSON_NOUN | ORGANISATION):
        return None
    return Mention(
        K_NOUN,
        at,
        noun + 1,
        name=(tokens.words[noun],),
        name_first=noun,
        flags=flag,
        thing=not flag & PERSON_NOUN and not _is_personal(tokens, noun, last),
        opener=flags[at],
    )


_MOST_ADJECTIVES = cython.declare(cython.int, 5)


@cython.cfunc
@cython.exceptval(-1)
def _is_particle(tokens: TokenizedText, at: cython.int, end: cython.int) -> cython.bint:
    """Return whether a particle opens a name; one that is a preposition too does so beside a verb of saying only."""
    flags: cython.longlong[::1] = tokens.flags
    if not flags[at] & PARTICLE:
        return False
    if not flags[at] & PREPOSITION:
        return True
    ahead = at > 0 and flags[at - 1] & ANY_CUE
    behind = flags[at] & OPENS_SENTENCE and end + 1 < tokens.size and flags[end] & ANY_CUE
    return bool(ahead or (behind and not flags[end + 1] & (DETERMINER | CAPITAL | PRONOUN)))


@cython.cfunc
@cython.exceptval(-1)
def _is_adjective(tokens: TokenizedText, at: cython.int) -> cython.bint:
    """Return whether a token may stand between article and noun: "junge", and each of "42", "-", "jährige"."""
    flag: cython.longlong = tokens.flags[at]
    if flag & NUMBER:
        return True
    if not flag & WORD:
        return bool(tokens.words[at] == "-" and tokens.flags[at - 1] & NUMBER)
    return not flag & (CAPITAL | STOP | CUE | SOURCE | PRONOUN | DETERMINER)


@cython.cfunc
@cython.exceptval(-1)
def _is_proper_adjective(tokens: TokenizedText, head: cython.int) -> cython.bint:
    """Return whether a capitalised word between article and noun is an adjective, so that both are a name: "der Deutsche Städtetag"."""
    flags: cython.longlong[::1] = tokens.flags
    if flags[head] & (PERSON_NOUN | ORGANISATION | TITLE | FIRST_NAME | COMMON_NOUN):
        return False
    if flags[head + 1] & (FIRST_NAME | PERSON_NOUN | TITLE) or not flags[head + 1] & WORD:
        return False
    return tokens.words[head].endswith(_ADJECTIVE_ENDINGS)


_ADJECTIVE_ENDINGS = ("e", "en")


@cython.cfunc
@cython.exceptval(-1)
def _is_personal(tokens: TokenizedText, noun: cython.int, last: cython.int) -> cython.bint:
    """Return whether an unlisted noun stands right beside a word of saying, and so may be a person."""
    flags: cython.longlong[::1] = tokens.flags
    after = noun + 1 < last and flags[noun + 1] & CUE
    return not flags[noun] & COMMON_NOUN and bool(after)


@cython.cfunc
@cython.exceptval(-1)
def _find_name(flags: cython.longlong[::1], head: cython.int, end: cython.int, determined: cython.bint) -> cython.int:
    """Return where the name begins in the run of capitalised words from *head* to *end*; *end* where there is none."""
    for index in range(head, end):
        if flags[index] & FIRST_NAME and not flags[index] & PERSON_NOUN and (index + 1 < end or index == head):
            return index
    name = head
    for index in range(head + 1, end - 1):
        if not determined and flags[index] & PERSON_NOUN and flags[index + 1] & WORD:
            return index + 1  # "Hartings Stellvertreterin Ina Bock"
    while name < end and (flags[name] & (PERSON_NOUN | ORGANISATION | COMMON_NOUN | TITLE) or not flags[name] & WORD):
        name += 1
    if name == end:
        return end
    if name > head:
        return name
    if not determined:
        return head
    # An article and unknown words: the first is the noun, the last one or two a name.
    return end if end - head < 2 else max(head + 1, end - 2)


@cython.cfunc
def _named(
    tokens: TokenizedText,
    at: cython.int,
    head: cython.int,
    name: cython.int,
    end: cython.int,
    whole: cython.bint,
) -> Mention:
    """Return the name from *name* to *end*; a *whole* one is an organisation's and has nothing before it."""
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    parts = tuple([words[token] for token in range(name, end) if flags[token] & WORD])
    role: cython.Py_ssize_t = -1
    gender: cython.longlong = 0
    index: cython.Py_ssize_t
    for index in range(head, name):
        if flags[index] & PERSON_NOUN:
            role = index
        if gender == 0:
            gender = flags[index] & (MALE | FEMALE)
    if gender == 0 and flags[name] & FIRST_NAME:
        gender = flags[name] & (MALE | FEMALE)
    thing: cython.bint = (
        flags[name] & FIRST_NAME == 0 and role < 0 and (whole or has_flag(flags, head, name, ORGANISATION))
    )
    return Mention(
        K_FULL_NAME if len(parts) > 1 else K_NAME,
        at if thing else head,
        end,
        name=parts,
        name_first=at if thing else name,
        flags=gender,
        thing=thing,
        titled=name > head and not thing,
        role=words[role] if role >= 0 else "",
        opener=flags[at],
    )
