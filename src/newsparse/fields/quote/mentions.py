"""Who is mentioned around the quotes: names, titled names, nouns for people and organisations, pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from attrs import define

from newsparse.fields.quote.tokens import TokenizedText
from newsparse.fields.quote.vocabulary import (
    ANY_CUE,
    CAPITAL,
    CUE,
    DEFINITE,
    DETERMINER,
    FEMALE,
    FIRST_NAME,
    FIRST_PERSON,
    INDEFINITE,
    MALE,
    NO_NAME,
    OPENS_SENTENCE,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    PLURAL,
    POSSESSIVE,
    PRONOUN,
    QUOTE,
    RELATIVE,
    STOP,
    THING,
    TITLE,
    WORD,
)


class MentionKind(IntEnum):
    """How a mention is made."""

    FULL_NAME = 0
    """Two words or more: "Jane Doe"."""
    NAME = 1
    """One word: "Doe"."""
    NOUN = 2
    """"The analyst"."""
    PRONOUN = 3
    RELATIVE = 4
    """"Who"."""
    FIRST_PERSON = 5
    """"I"."""


@define(eq=False)
class Mention:
    """One mention; token numbers are of the tokens."""

    kind: int
    first: int
    """The first token of what is shown as the speaker's words."""
    last: int
    """After the last token."""
    name: tuple[str, ...] = ()
    """The words of a name, folded and lower case, without titles; the head noun of a noun."""
    name_first: int = 0
    """The first token of the name proper."""
    male: bool = False
    female: bool = False
    plural: bool = False
    thing: bool = False
    """An organisation, a writing, "it"."""
    titled: bool = False
    """Has a title or a noun for people before the name."""
    role: str = ""
    """The noun before the name: "spokeswoman"."""
    definite: bool = False
    indefinite: bool = False
    possessive: bool = False
    """Owns what follows: "Doe's campaign"."""
    modifies: bool = False
    """A noun follows that it describes: "the Doe campaign"."""


def find_mentions(tokens: TokenizedText) -> list[Mention]:
    """Return the mentions of the tokens, in reading order; they do not overlap."""
    found: list[Mention] = []
    for first, last in tokens.bounds:
        openers = [index for index in range(first, last) if tokens.flags[index] & _OPENS_MENTION]
        if not _is_headline(tokens, openers, first, last):
            found.extend(_find_in_paragraph(tokens, openers, first, last))
    doubts = [_opens(tokens, mention) for mention in found]
    known = {word for mention, doubt in zip(found, doubts, strict=True) if not doubt for word in mention.name}
    return [
        mention for mention, doubt in zip(found, doubts, strict=True) if not doubt or not known.isdisjoint(mention.name)
    ]


def _is_headline(tokens: TokenizedText, openers: list[int], first: int, last: int) -> bool:
    """Return whether nearly every word has a capital letter, so that capitals tell no names; nothing is quoted."""
    flags = tokens.flags
    capitals = len([index for index in openers if flags[index] & CAPITAL])
    if 10 * capitals < 7 * _HEADLINE:
        return False
    words = len([flag for flag in flags[first:last] if flag & WORD])
    if 10 * capitals < 7 * words or any(flag & QUOTE for flag in flags[first:last]):
        return False
    return words >= _HEADLINE


_HEADLINE = 5
"""Words a line needs for its capitals to be judged."""


def _opens(tokens: TokenizedText, mention: Mention) -> bool:
    """Return whether a single capitalised word may owe its capital to the sentence it opens."""
    flags = tokens.flags
    if mention.kind != MentionKind.NAME or mention.titled or not flags[mention.first] & OPENS_SENTENCE:
        return False
    if mention.possessive or flags[mention.name_first] & FIRST_NAME:
        return False
    return mention.last >= len(flags) or not flags[mention.last] & ANY_CUE


def _find_in_paragraph(tokens: TokenizedText, openers: list[int], first: int, last: int) -> Iterator[Mention]:
    flags = tokens.flags
    after = first  # the mention before
    free = first  # nothing before it may join a noun phrase
    for at in openers:
        if at < after:
            continue
        flag = flags[at]
        joins = False
        mention: Mention | None
        if flag & PRONOUN and not (flag & CAPITAL and not flag & (OPENS_SENTENCE | FIRST_PERSON) and at > first):
            if flag & DEFINITE and _owns_speaker(flags, at, last):  # "her spokesman"
                continue
            mention = _read_pronoun(flag, at)
        elif flag & CAPITAL:
            mention = _read_name(tokens, at, _end_of_name(tokens, at, last), free, last)
            if mention is None and flag & DETERMINER and not (at + 1 < last and flags[at + 1] & CAPITAL):
                mention = _read_unknown_noun(tokens, at, last)
            if mention is not None:
                joins = mention.modifies or mention.possessive
                if mention.kind != MentionKind.NOUN and mention.modifies and _leads_to_name(flags, mention.last, last):
                    after = mention.last  # "the Vermont governor Jane Doe"
                    continue
        elif flag & (PERSON_NOUN | ORGANISATION):
            mention = _read_noun(tokens, at, free, last)
        else:
            mention = _read_unknown_noun(tokens, at, last)
        if mention is not None:
            yield mention
            after = mention.last
            free = free if joins else after


_OPENS_MENTION = PRONOUN | CAPITAL | PERSON_NOUN | ORGANISATION | DETERMINER


def _leads_to_name(flags: list[int], at: int, last: int) -> bool:
    """Return whether only a few words for people stand between a name and the next one."""
    for index in range(at, min(at + 3, last)):
        if flags[index] & CAPITAL:
            return index > at and bool(flags[index - 1] & PERSON_NOUN)
        if not flags[index] & WORD or flags[index] & (STOP | CUE | PRONOUN):
            return False
    return False


def _read_pronoun(flag: int, at: int) -> Mention:
    kind = (
        MentionKind.RELATIVE
        if flag & RELATIVE
        else MentionKind.FIRST_PERSON
        if flag & FIRST_PERSON
        else MentionKind.PRONOUN
    )
    return Mention(
        kind,
        at,
        at + 1,
        male=bool(flag & MALE),
        female=bool(flag & FEMALE),
        plural=bool(flag & PLURAL),
        thing=bool(flag & THING),
        possessive=bool(flag & DEFINITE),
    )


def _owns_speaker(flags: list[int], at: int, last: int) -> bool:
    for index in range(at + 1, min(at + 5, last)):
        flag = flags[index]
        if not flag & WORD or flag & (STOP | CUE | PRONOUN):
            return False
        if flag & (PERSON_NOUN | ORGANISATION):
            return True
    return False


def _end_of_name(tokens: TokenizedText, at: int, last: int) -> int:
    """Return the token after the run of capitalised words that opens at *at*."""
    flags, words, starts, ends = tokens.flags, tokens.words, tokens.starts, tokens.ends
    end = at + 1
    while end < last and end - at < _LONGEST_NAME:
        flag = flags[end]
        if flag & CAPITAL and not flag & OPENS_SENTENCE:
            if flag & PRONOUN or (flag & NO_NAME and not flags[end - 1] & (FIRST_NAME | TITLE)):
                break
            end += 1
        elif words[end] == "." and starts[end] == ends[end - 1] and end + 1 < last and flags[end + 1] & CAPITAL:
            if not (flags[end - 1] & TITLE or ends[end - 1] - starts[end - 1] <= 2 or words[end - 1] in _SUFFIXES):
                break
            end += 1
        elif flag & PARTICLE and end + 1 < last and flags[end + 1] & CAPITAL:
            end += 2
        elif flag & PARTICLE and end + 2 < last and flags[end + 1] & PARTICLE and flags[end + 2] & CAPITAL:
            end += 3
        else:
            break
    return end


_LONGEST_NAME = 12
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _read_name(tokens: TokenizedText, at: int, end: int, free: int, last: int) -> Mention | None:
    """Return the mention in the run of capitalised words from *at* to *end*; ``None`` where it is none."""
    flags, words = tokens.flags, tokens.words
    while at < end and _is_opener(flags[at], more=at + 1 < end):
        at += 1
    if at == end:
        return None
    # Split off titles and nouns for people: "White House Press Secretary Jane Doe".
    name = at
    titled = male = female = False
    role = ""
    for index in range(at, end):
        flag = flags[index]
        if flag & TITLE or (flag & PERSON_NOUN and not flag & FIRST_NAME):
            rest = [token for token in range(index + 1, end) if flags[token] & WORD]
            if not rest:
                if index == at or titled or not flags[at] & FIRST_NAME:
                    return _read_noun(tokens, index, free, last)
                break
            dotted = words[index + 1] == "."
            if index > at and flags[at] & FIRST_NAME and not titled and len(rest) < 2 and not dotted:
                continue
            titled = True
            male = male or bool(flag & MALE)
            female = female or bool(flag & FEMALE)
            role = words[index] if flag & PERSON_NOUN else role
            name = index + 1
    while name < end and not flags[name] & WORD:
        name += 1
    if flags[name : name + 1] and flags[name] & ORGANISATION and at > 1 and name == at and _follows_of(flags, at):
        later = name + 1  # "Secretary of State Jane Doe"
        if later < end and flags[later] & CAPITAL:
            name, titled = later, True
    name = _skip_to_first_name(flags, name, end)
    parts = tuple([words[token] for token in range(name, end) if flags[token] & WORD])
    if not parts:
        return None
    if flags[name] & NO_NAME and not titled and not (flags[name] & FIRST_NAME and len(parts) > 1):
        return None
    # A lower case title or noun before the name: "spokeswoman Jane Doe".
    shown = at
    before = at - 1
    if (
        before >= free
        and not flags[before] & CAPITAL
        and flags[before] & (PERSON_NOUN | TITLE)
        and flags[before] & WORD
    ):
        titled = True
        role = words[before]
        male = male or bool(flags[before] & MALE)
        female = female or bool(flags[before] & FEMALE)
    opener = flags[name]
    if opener & FIRST_NAME and not (male or female):
        male, female = bool(opener & MALE), bool(opener & FEMALE)
    if male and female:
        male = female = False
    body = not opener & FIRST_NAME and any(flag & ORGANISATION for flag in flags[name:end])
    following = flags[end] if end < last else 0
    return Mention(
        MentionKind.FULL_NAME if len(parts) > 1 else MentionKind.NAME,
        shown,
        end,
        name=parts,
        name_first=name,
        male=male,
        female=female,
        thing=body,
        titled=titled,
        role=role,
        possessive=bool(following & POSSESSIVE),
        modifies=_is_noun(following),
    )


def _skip_to_first_name(flags: list[int], name: int, end: int) -> int:
    """Return where a long name begins when words that are no first name stand before one: "Texan-born Jane Doe"."""
    if flags[name : name + 1] and flags[name] & FIRST_NAME:
        return name
    for index in range(name + 1, end - 1):
        if flags[index] & FIRST_NAME and flags[index - 1] & WORD and flags[index + 1] & WORD:
            return index
    return name


def _follows_of(flags: list[int], at: int) -> bool:
    """Return whether a title and a preposition stand before."""
    return bool(flags[at - 1] & STOP and flags[at - 2] & (TITLE | PERSON_NOUN))


def _is_noun(flag: int) -> bool:
    """Return whether a token may be a noun that the name before it describes."""
    if not flag & WORD or flag & CAPITAL:
        return False
    return bool(flag & (PERSON_NOUN | ORGANISATION)) or not flag & (STOP | ANY_CUE | PRONOUN)


def _is_opener(flag: int, *, more: bool) -> bool:
    """Return whether a capitalised word is only the first word of a sentence, or an article."""
    if flag & (DETERMINER | QUOTE):
        return True
    if flag & STOP:
        return not flag & FIRST_NAME or (bool(flag & OPENS_SENTENCE) and not more)
    return bool(flag & OPENS_SENTENCE and flag & CUE and not flag & (FIRST_NAME | TITLE | PERSON_NOUN))


def _read_noun(tokens: TokenizedText, head: int, free: int, last: int) -> Mention | None:
    """Return the mention whose last word is the noun *head*: "a Russian military analyst"."""
    flags, words = tokens.flags, tokens.words
    flag = flags[head]
    if head + 1 < last and flags[head + 1] & (PERSON_NOUN | ORGANISATION) and not flags[head + 1] & (ANY_CUE | CAPITAL):
        return None  # "campaign manager": the next word is the head
    following = flags[head + 1] if head + 1 < last else 0
    if following & CAPITAL and not following & (STOP | OPENS_SENTENCE) and flag & PERSON_NOUN:
        return None  # "spokeswoman Jane Doe": the name is the mention
    first = head
    while first > free and head - first < _LONGEST_NOUN:
        before = flags[first - 1]
        if before & DETERMINER:
            first -= 1
            break
        if words[first - 1] == "'s" or (before & POSSESSIVE):
            first -= 1
            continue
        if before & CAPITAL and not (before & OPENS_SENTENCE and before & STOP):
            first -= 1
            continue
        if not before & WORD or before & (STOP | CUE | PRONOUN | QUOTE):
            break
        first -= 1
    opener = flags[first]
    if flag & CUE and first == head:
        return None
    return Mention(
        MentionKind.NOUN,
        first,
        head + 1,
        name=(words[head],),
        name_first=head,
        male=bool(flag & MALE),
        female=bool(flag & FEMALE),
        plural=bool(flag & PLURAL),
        thing=bool(flag & ORGANISATION),
        definite=bool(opener & DEFINITE),
        indefinite=bool(opener & INDEFINITE),
        possessive=bool(following & POSSESSIVE),
    )


_LONGEST_NOUN = 7


def _read_unknown_noun(tokens: TokenizedText, at: int, last: int) -> Mention | None:
    """Return a noun nobody listed, when it stands right beside a cue: "the tabloid said"."""
    flags, words = tokens.flags, tokens.words
    opener = flags[at]
    end = at + 1
    while end < last and end - at <= _LONGEST_UNKNOWN and flags[end] & WORD and not flags[end] & _NO_NOUN:
        end += 1
    if end == at + 1 and (not opener & INDEFINITE or (end < last and flags[end] & (PERSON_NOUN | ORGANISATION))):
        return None
    behind = end < last and (
        flags[end] & (ANY_CUE | RELATIVE) or (flags[end] & STOP and end + 1 < last and flags[end + 1] & ANY_CUE)
    )
    ahead = at > 0 and flags[at - 1] & ANY_CUE
    if not (behind or ahead or (opener & OPENS_SENTENCE and end > at + 1)):
        return None
    return Mention(
        MentionKind.NOUN,
        at,
        end,
        name=(words[end - 1],),
        name_first=end - 1,
        thing=True,
        definite=bool(opener & DEFINITE),
        indefinite=bool(opener & INDEFINITE),
        possessive=end < last and bool(flags[end] & POSSESSIVE),
    )


_LONGEST_UNKNOWN = 4
_NO_NOUN = NO_NAME | STOP | CUE | PRONOUN | PERSON_NOUN | ORGANISATION | DETERMINER | CAPITAL
