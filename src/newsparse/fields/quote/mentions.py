"""Who is mentioned around the quotes: names, titled names, nouns for people and organisations, pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.fields.quote.mention import Mention, MentionKind
from newsparse.fields.quote.names import end_of_name, end_of_organisation
from newsparse.fields.quote.noun_phrases import read_noun_phrase
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
    LINK,
    MALE,
    NO_NAME,
    NUMBER,
    OBLIQUE,
    OPENS_SENTENCE,
    ORGANISATION,
    PARTICLE,
    PERSON_NOUN,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SOURCE,
    STOP,
    THING,
    TITLE,
    WORD,
)


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
    """Return whether a single capitalised word may owe its capital to the sentence it opens, or to being a noun."""
    flags = tokens.flags
    if mention.kind != MentionKind.NAME or mention.titled or mention.possessive:
        return False
    if flags[mention.name_first] & FIRST_NAME:
        return False
    after = flags[mention.last] if mention.last < len(flags) else 0
    if tokens.capitalised_nouns:
        return not (after & ANY_CUE or (mention.first and flags[mention.first - 1] & ANY_CUE))
    if not flags[mention.first] & OPENS_SENTENCE:
        return False
    if after & ANY_CUE or tokens.words[mention.last : mention.last + 1] == [":"]:
        return False
    relative = tokens.words[mention.last : mention.last + 1] == [","] and mention.last + 1 < len(flags)
    return not (relative and flags[mention.last + 1] & RELATIVE)


def _find_in_paragraph(tokens: TokenizedText, openers: list[int], first: int, last: int) -> Iterator[Mention]:
    after = first  # the mention before
    free = first  # nothing before it may join a noun phrase
    for at in openers:
        if at < after:
            continue
        mention = _read_mention(tokens, at, first, free, last)
        if mention is None or (mention.kind <= MentionKind.NOUN and _is_bare(tokens.flags, mention)):
            continue
        joins = mention.modifies or mention.possessive
        if joins and mention.kind <= MentionKind.NAME and _leads_to_name(tokens.flags, mention.last, last):
            after = mention.last  # "the Vermont governor Jane Doe"
            continue
        mention.oblique = is_oblique(tokens.flags, mention)
        if mention.kind <= MentionKind.NAME:
            _take_particles(tokens.flags, mention, free)
        yield mention
        after = mention.last
        free = free if joins and tokens.flags[at] & CAPITAL else after


def _take_particles(flags: list[int], mention: Mention, free: int) -> None:
    """Let a name open with the particles before it: "van der Velde"; one that is a preposition too needs another."""
    first = mention.name_first
    if first == mention.first:
        while first > free and flags[first - 1] & PARTICLE and not flags[first - 1] & CAPITAL:
            first -= 1
    alone = mention.first - first == 1
    opener = flags[first]
    if first < mention.first and not (alone and opener & (PREPOSITION | DETERMINER | LINK)):
        mention.first = mention.name_first = first
        mention.oblique = False


def _is_bare(flags: list[int], mention: Mention) -> bool:
    """Return whether a name or a noun has no word but function words: "another", "User A"."""
    first = mention.name_first if mention.kind <= MentionKind.NAME else mention.first
    return all(flag & (STOP | DETERMINER) and not flag & PERSON_NOUN for flag in flags[first : mention.last])


def is_oblique(flags: list[int], mention: Mention) -> bool:
    """Return whether a mention cannot be a subject: a preposition stands before, or the article is of another case."""
    if mention.kind > MentionKind.NOUN:
        return False
    before = flags[mention.first - 1] if mention.first else 0
    return bool(flags[mention.first] & OBLIQUE or (before & PREPOSITION and not before & (SOURCE | CUE)))


_OPENS_MENTION = PRONOUN | CAPITAL | PERSON_NOUN | ORGANISATION | DETERMINER


def _read_mention(tokens: TokenizedText, at: int, first: int, free: int, last: int) -> Mention | None:
    """Return the mention that opens at a token, or whose noun it is."""
    flags = tokens.flags
    flag = flags[at]
    if tokens.capitalised_nouns and (flag & (DETERMINER | CAPITAL)) and not flag & FIRST_PERSON:
        mention = read_noun_phrase(tokens, at, last)
        if mention is not None or flag & CAPITAL:
            return mention if mention is not None or not flag & PRONOUN else _read_pronoun(flag, at)
    if flag & PRONOUN and not (flag & CAPITAL and not flag & (OPENS_SENTENCE | FIRST_PERSON) and at > first):
        if flag & DEFINITE and _owns_speaker(flags, at, last):  # "her spokesman"
            return None
        return _read_pronoun(flag, at)
    if flag & CAPITAL:
        mention = _read_name(tokens, at, end_of_name(tokens, at, last), free, last)
        if mention is None and flag & DETERMINER and not (at + 1 < last and flags[at + 1] & CAPITAL):
            return _read_unknown_noun(tokens, at, last)
        return mention
    if flag & (PERSON_NOUN | ORGANISATION):
        return _read_noun(tokens, at, free, last)
    return _read_unknown_noun(tokens, at, last)


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
    return Mention(kind, at, at + 1, flags=flag, thing=flag & THING > 0, possessive=flag & DEFINITE > 0)


def _owns_speaker(flags: list[int], at: int, last: int) -> bool:
    for index in range(at + 1, min(at + 5, last)):
        flag = flags[index]
        if not flag & WORD or flag & (STOP | CUE | PRONOUN):
            return False
        if flag & (PERSON_NOUN | ORGANISATION):
            return True
    return False


def _read_name(tokens: TokenizedText, at: int, end: int, free: int, last: int) -> Mention | None:
    """Return the mention in the run of capitalised words from *at* to *end*; ``None`` where it is none."""
    flags, words = tokens.flags, tokens.words
    while at < end and _is_opener(flags[at], more=at + 1 < end):
        at += 1
    if at == end:
        return None
    # Split off titles and nouns for people: "White House Press Secretary Jane Doe".
    name = at
    titled = False
    gender = 0
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
            gender |= flag & (MALE | FEMALE)
            role = words[index] if flag & PERSON_NOUN else role
            name = index + 1
    while name < end and not flags[name] & WORD:
        name += 1
    if flags[name : name + 1] and flags[name] & ORGANISATION and at > 1 and name == at and _follows_of(flags, at):
        later = name + 1  # "Secretary of State Jane Doe"
        if later < end and flags[later] & CAPITAL:
            name, titled = later, True
    name = _skip_to_first_name(flags, name, end)
    if name < end and not flags[name] & FIRST_NAME:
        end = end_of_organisation(tokens, name, end, last)
    parts = tuple([words[token] for token in range(name, end) if flags[token] & WORD])
    if not parts:
        return None
    if flags[name] & NO_NAME and not titled and not (flags[name] & FIRST_NAME and len(parts) > 1):
        return None
    # A lower case title or noun before the name: "spokeswoman Jane Doe".
    before = at - 1
    if (
        before >= free
        and not flags[before] & CAPITAL
        and flags[before] & (PERSON_NOUN | TITLE)
        and flags[before] & WORD
    ):
        titled = True
        role = words[before]
        gender |= flags[before] & (MALE | FEMALE)
    opener = flags[name]
    if opener & FIRST_NAME and not gender:
        gender = opener & (MALE | FEMALE)
    following = flags[end] if end < last else 0
    return Mention(
        MentionKind.FULL_NAME if len(parts) > 1 else MentionKind.NAME,
        at,
        end,
        name=parts,
        name_first=name,
        flags=gender,
        thing=not opener & FIRST_NAME and any(flag & ORGANISATION for flag in flags[name:end]),
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
        if not flag & OPENS_SENTENCE and more:
            return False  # "Han Doo-soo"
        return not flag & FIRST_NAME or (bool(flag & OPENS_SENTENCE) and not more)
    if flag & SOURCE and flag & OPENS_SENTENCE:
        return True
    return bool(flag & OPENS_SENTENCE and flag & CUE and not flag & (FIRST_NAME | TITLE | PERSON_NOUN))


def _read_noun(tokens: TokenizedText, head: int, free: int, last: int) -> Mention | None:
    """Return the mention whose head is the noun *head*: "a Russian military analyst"."""
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
        if before & CAPITAL and not (before & OPENS_SENTENCE and before & (STOP | SOURCE)):
            first -= 1
            continue
        if not before & WORD or before & (STOP | CUE | SOURCE | PRONOUN | QUOTE):
            break
        first -= 1
    if flag & CUE and first == head:
        return None
    extends = flag & ORGANISATION and (flag & CAPITAL or not tokens.title_case)
    end = end_of_organisation(tokens, head, head + 1, last) if extends else head + 1
    following = flags[end] if end < last else 0
    return Mention(
        MentionKind.NOUN,
        first,
        end,
        name=(words[head],),
        name_first=head,
        flags=flag,
        thing=bool(flag & ORGANISATION),
        opener=flags[first],
        possessive=bool(following & POSSESSIVE),
    )


_LONGEST_NOUN = 7


def _read_unknown_noun(tokens: TokenizedText, at: int, last: int) -> Mention | None:
    """Return a noun nobody listed, when it stands right beside a cue: "the tabloid said"."""
    flags, _words = tokens.flags, tokens.words
    opener = flags[at]
    end = at + 1
    while end < last and end - at <= _LONGEST_UNKNOWN and flags[end] & WORD and not flags[end] & _NO_NOUN:
        end += 1
    if end == at + 1 and opener & INDEFINITE and end < last and flags[end] & LINK:
        return _read_some_of(tokens, at, last)
    if end < last and flags[end] & (PERSON_NOUN | ORGANISATION) and not flags[end] & CUE:
        return None  # the noun will be read
    if end == at + 1 and (not opener & INDEFINITE or opener & STOP):
        return None
    behind = end < last and (
        flags[end] & (ANY_CUE | RELATIVE) or (flags[end] & STOP and end + 1 < last and flags[end + 1] & ANY_CUE)
    )
    ahead = at > 0 and flags[at - 1] & ANY_CUE
    if not (behind or ahead or (opener & OPENS_SENTENCE and end > at + 1)):
        return None
    return _unknown_noun(tokens, at, end, last)


def _read_some_of(tokens: TokenizedText, at: int, last: int) -> Mention | None:
    """Return one or some of several: "one of the two sailors"."""
    flags = tokens.flags
    end = at + 2
    while end < last and end - at <= _LONGEST_NOUN and flags[end] & WORD | flags[end] & NUMBER:
        flag = flags[end]
        if flag & (PERSON_NOUN | ORGANISATION):
            return _unknown_noun(tokens, at, end + 1, last)
        if flag & (CUE | PRONOUN) or (flag & STOP and not flag & DETERMINER):
            break
        end += 1
    return _unknown_noun(tokens, at, end, last) if end > at + 3 and not flags[end - 1] & DETERMINER else None


def _unknown_noun(tokens: TokenizedText, at: int, end: int, last: int) -> Mention:
    flags = tokens.flags
    return Mention(
        MentionKind.NOUN,
        at,
        end,
        name=(tokens.words[end - 1],),
        name_first=end - 1,
        thing=not flags[end - 1] & PERSON_NOUN,
        opener=flags[at],
        possessive=end < last and bool(flags[end] & POSSESSIVE),
    )


_LONGEST_UNKNOWN = 4
_NO_NOUN = NO_NAME | STOP | CUE | PRONOUN | PERSON_NOUN | ORGANISATION | DETERMINER | CAPITAL
