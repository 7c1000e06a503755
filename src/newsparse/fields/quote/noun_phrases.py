"""Noun phrases and names of languages that write every noun with a capital letter, so that a capital alone makes no name."""

from __future__ import annotations

from newsparse.fields.quote.mention import Mention, MentionKind
from newsparse.fields.quote.names import end_of_name
from newsparse.fields.quote.tokens import TokenizedText
from newsparse.fields.quote.vocabulary import (
    ANY_CUE,
    CAPITAL,
    COMMON_NOUN,
    CUE,
    DETERMINER,
    FEMALE,
    FIRST_NAME,
    MALE,
    NO_NAME,
    OPENS_SENTENCE,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    PRONOUN,
    SOURCE,
    STOP,
    TITLE,
    WORD,
)


def read_noun_phrase(tokens: TokenizedText, at: int, last: int) -> Mention | None:
    """
    Return the noun phrase or the name that opens at *at*, an article or a capitalised word; ``None`` where none does.

    "Der Sprecher" is a noun, "Sprecher Jonas Harting" a name with a role, "die Gewerkschaft Verdi" a named organisation.

    Args:
        tokens: The tokens.

        at: The article or the capitalised word.

        last: The end of the paragraph.
    """
    flags = tokens.flags
    determined = flags[at] & DETERMINER > 0
    head = at
    if determined:
        head += 1
        while head < last and head - at <= _MOST_ADJECTIVES and _is_adjective(flags[head]):
            head += 1
    elif flags[head] & (STOP | NO_NAME | PRONOUN) or (flags[head] & ANY_CUE and flags[head] & OPENS_SENTENCE):
        return None
    if head >= last or not flags[head] & CAPITAL or flags[head] & (OPENS_SENTENCE if determined else 0):
        return None
    if flags[head] & (NO_NAME | PRONOUN):
        return None
    end = end_of_name(tokens, head, last)
    name = _find_name(flags, head, end, determined=determined)
    if any(flag & WORD for flag in flags[name:end]):
        return _named(tokens, at, head, name, end)
    if determined and head == at + 1 and at and flags[at] & PARTICLE and flags[at - 1] & PARTICLE:
        words = tuple(tokens.words[head:end])
        return Mention(MentionKind.NAME, at - 1, end, name=words, name_first=at - 1)  # "van der Velde"
    noun = head
    flag = flags[noun]
    if not determined and not flag & (PERSON_NOUN | ORGANISATION):
        return None
    return Mention(
        MentionKind.NOUN,
        at,
        noun + 1,
        name=(tokens.words[noun],),
        name_first=noun,
        flags=flag,
        thing=not flag & PERSON_NOUN and not _is_personal(tokens, noun, last),
        opener=flags[at],
    )


_MOST_ADJECTIVES = 4


def _is_adjective(flag: int) -> bool:
    return flag & WORD > 0 and not flag & (CAPITAL | STOP | CUE | SOURCE | PRONOUN | DETERMINER)


def _is_personal(tokens: TokenizedText, noun: int, last: int) -> bool:
    """Return whether an unlisted noun stands right beside a word of saying, and so may be a person."""
    flags = tokens.flags
    after = noun + 1 < last and flags[noun + 1] & CUE
    return not flags[noun] & COMMON_NOUN and bool(after)


def _find_name(flags: list[int], head: int, end: int, *, determined: bool) -> int:
    """Return where the name begins in the run of capitalised words from *head* to *end*; *end* where there is none."""
    for index in range(head, end):
        if flags[index] & FIRST_NAME and not flags[index] & PERSON_NOUN and (index + 1 < end or index == head):
            return index
    name = head
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


def _named(tokens: TokenizedText, at: int, head: int, name: int, end: int) -> Mention:
    flags, words = tokens.flags, tokens.words
    parts = tuple([words[token] for token in range(name, end) if flags[token] & WORD])
    before = flags[head:name]
    roles = [index for index in range(head, name) if flags[index] & PERSON_NOUN]
    thing = not flags[name] & FIRST_NAME and not roles and any(flag & ORGANISATION for flag in before)
    gender = 0
    for flag in (*before, flags[name] if flags[name] & FIRST_NAME else 0):
        gender = gender or flag & (MALE | FEMALE)
    return Mention(
        MentionKind.FULL_NAME if len(parts) > 1 else MentionKind.NAME,
        at if thing else head,
        end,
        name=parts,
        name_first=at if thing else name,
        flags=gender,
        thing=thing,
        titled=name > head and not thing,
        role=words[roles[-1]] if roles else "",
        opener=flags[at],
    )
