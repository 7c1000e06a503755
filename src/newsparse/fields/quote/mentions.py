# cython: infer_types=True
"""Who is mentioned around the quotes: names, titled names, nouns for people and organisations, pronouns.  Compiled."""

import cython
from cython.cimports.newsparse.fields.quote.flags import (
    ANY_CUE,
    AUXILIARY,
    CAPITAL,
    COMMON_NOUN,
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
    TITLE_OF_WORK,
    WORD,
)
from cython.cimports.newsparse.fields.quote.mention import (
    K_FIRST_PERSON,
    K_FULL_NAME,
    K_NAME,
    K_NOUN,
    K_PRONOUN,
    K_RELATIVE,
    Mention,
)
from cython.cimports.newsparse.fields.quote.names import end_of_name, end_of_organisation
from cython.cimports.newsparse.fields.quote.noun_phrases import read_noun_phrase
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText, has_flag


def find_mentions(tokens: TokenizedText) -> list:
    """Return the mentions of the tokens, in reading order; they do not overlap."""
    found: list = []
    mention: Mention
    for first, last in tokens.bounds:
        if not _is_headline(tokens.flags, first, last):
            _find_in_paragraph(tokens, first, last, found)
    doubts: list = [_opens(tokens, mention) for mention in found]
    if True not in doubts:
        return found
    known: set = set()
    number: cython.Py_ssize_t
    for number in range(len(found)):
        if not doubts[number]:
            mention = found[number]
            known.update(mention.name)
    kept: list = []
    for number in range(len(found)):
        mention = found[number]
        if not doubts[number] or not known.isdisjoint(mention.name):
            kept.append(mention)
    return kept


@cython.cfunc
@cython.exceptval(-1)
def _is_headline(flags: cython.longlong[::1], first: cython.Py_ssize_t, last: cython.Py_ssize_t) -> cython.bint:
    """Return whether nearly every word has a capital letter, so that no capital makes a name; nothing is quoted."""
    capitals: cython.Py_ssize_t = 0
    words: cython.Py_ssize_t = 0
    index: cython.Py_ssize_t
    for index in range(first, last):
        if flags[index] & QUOTE:
            return False
        capitals += flags[index] & CAPITAL != 0
        words += flags[index] & WORD != 0
    return words >= _HEADLINE and 10 * capitals >= 7 * words


_HEADLINE = cython.declare(cython.int, 5)
"""Words a line needs for its capitals to be judged."""


@cython.cfunc
@cython.exceptval(-1)
def _opens(tokens: TokenizedText, mention: Mention) -> cython.bint:
    """Return whether a single capitalised word may owe its capital to the sentence it opens, or to being a noun."""
    if mention.kind != K_NAME or mention.titled or mention.possessive:
        return False
    if tokens.flags[mention.name_first] & FIRST_NAME:
        return False
    after: cython.longlong = tokens.flags[mention.last] if mention.last < tokens.size else 0
    if tokens.capitalised_nouns:
        before: cython.longlong = tokens.flags[mention.first - 1] if mention.first > 0 else 0
        if _is_label(tokens, mention):
            return False
        return not (after & ANY_CUE or before & (ANY_CUE | AUXILIARY))
    if not tokens.flags[mention.first] & OPENS_SENTENCE or after & ANY_CUE:
        return False
    sign: str = tokens.words[mention.last] if mention.last < tokens.size else ""
    if sign == ":" or (sign == "," and mention.last + 1 < tokens.size and tokens.flags[mention.last + 1] & QUOTE):
        return False
    return not (sign == "," and mention.last + 1 < tokens.size and tokens.flags[mention.last + 1] & RELATIVE)


@cython.cfunc
@cython.exceptval(-1)
def _is_label(tokens: TokenizedText, mention: Mention) -> cython.bint:
    """Return whether a word that opens a sentence, a colon and a quote make a line of a dialogue."""
    if mention.last + 1 >= tokens.size or not tokens.flags[mention.first] & OPENS_SENTENCE:
        return False
    common: cython.longlong = tokens.flags[mention.first] & (COMMON_NOUN | TITLE_OF_WORK)
    return bool(not common and tokens.words[mention.last] == ":" and tokens.flags[mention.last + 1] & QUOTE)


@cython.cfunc
def _find_in_paragraph(tokens: TokenizedText, first: cython.Py_ssize_t, last: cython.Py_ssize_t, found: list) -> None:
    after: cython.Py_ssize_t = first  # the mention before
    free: cython.Py_ssize_t = first  # nothing before it may join a noun phrase
    at: cython.Py_ssize_t
    mention: Mention
    joins: cython.bint
    for at in range(first, last):
        if at < after or not tokens.flags[at] & _OPENS_MENTION:
            continue
        mention = _read_mention(tokens, at, first, free, last)
        if mention is None or (mention.kind <= K_NOUN and _is_bare(tokens.flags, mention)):
            continue
        joins = mention.modifies or mention.possessive
        if joins and mention.kind <= K_NAME and _leads_to_name(tokens.flags, mention.last, last):
            after = mention.last  # "the Vermont governor Jane Doe"
            continue
        mention.oblique = _is_oblique(tokens.flags, mention)
        if mention.kind <= K_NAME:
            _take_particles(tokens.flags, mention, free)
        found.append(mention)
        after = mention.last
        if (
            tokens.roles_behind
            and mention.kind <= K_NAME
            and after < last
            and tokens.flags[after] & (PERSON_NOUN | TITLE)
        ):
            after += 1  # "Nagy Anna polgármester"
        if not joins or not tokens.flags[at] & CAPITAL:
            free = after


@cython.cfunc
def _take_particles(flags: cython.longlong[::1], mention: Mention, free: cython.int) -> None:
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


@cython.cfunc
@cython.exceptval(-1)
def _is_bare(flags: cython.longlong[::1], mention: Mention) -> cython.bint:
    """Return whether a name or a noun has no word but function words: "another", "User A"."""
    index: cython.Py_ssize_t
    for index in range(mention.name_first if mention.kind <= K_NAME else mention.first, mention.last):
        if not flags[index] & (STOP | DETERMINER) or flags[index] & PERSON_NOUN:
            return False
    return True


@cython.cfunc
@cython.exceptval(-1)
def _is_oblique(flags: cython.longlong[::1], mention: Mention) -> cython.bint:
    """Return whether a mention cannot be a subject: a preposition stands before, or the article is of another case."""
    if mention.kind > K_NOUN:
        return False
    at = mention.first - 1
    if at > 0 and flags[at] & DETERMINER and not flags[at] & (CAPITAL | PREPOSITION):
        at -= 1  # "à l'AFP"
    before = flags[at] if at >= 0 else 0
    return bool(flags[mention.first] & OBLIQUE or (before & PREPOSITION and not before & (SOURCE | CUE)))


_OPENS_MENTION = cython.declare(cython.longlong, PRONOUN | CAPITAL | PERSON_NOUN | ORGANISATION | DETERMINER)


@cython.cfunc
def _read_mention(
    tokens: TokenizedText, at: cython.int, first: cython.int, free: cython.int, last: cython.int
) -> Mention:
    """Return the mention that opens at a token, or whose noun it is."""
    flags: cython.longlong[::1] = tokens.flags
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


@cython.cfunc
@cython.exceptval(-1)
def _leads_to_name(flags: cython.longlong[::1], at: cython.int, last: cython.int) -> cython.bint:
    """Return whether only a few words for people stand between a name and the next one."""
    for index in range(at, min(at + 3, last)):
        if flags[index] & CAPITAL:
            return index > at and bool(flags[index - 1] & PERSON_NOUN)
        if not flags[index] & WORD or flags[index] & (STOP | CUE | PRONOUN):
            return False
    return False


@cython.cfunc
def _read_pronoun(flag: cython.longlong, at: cython.int) -> Mention:
    kind = K_RELATIVE if flag & RELATIVE else K_FIRST_PERSON if flag & FIRST_PERSON else K_PRONOUN
    return Mention(kind, at, at + 1, flags=flag, thing=flag & THING > 0, possessive=flag & DEFINITE > 0)


@cython.cfunc
@cython.exceptval(-1)
def _owns_speaker(flags: cython.longlong[::1], at: cython.int, last: cython.int) -> cython.bint:
    for index in range(at + 1, min(at + 5, last)):
        flag = flags[index]
        if not flag & WORD or flag & (STOP | CUE | PRONOUN):
            return False
        if flag & (PERSON_NOUN | ORGANISATION):
            return True
    return False


@cython.cfunc
def _read_name(tokens: TokenizedText, at: cython.int, end: cython.int, free: cython.int, last: cython.int) -> Mention:
    """Return the mention in the run of capitalised words from *at* to *end*; ``None`` where it is none."""
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    while at < end and _is_opener(flags[at], at + 1 < end):
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
    if name < tokens.size and flags[name] & ORGANISATION and at > 1 and name == at and _follows_of(flags, at):
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
    return _make_name(tokens, at, name, end, free, last, parts, titled, role, gender)


@cython.cfunc
def _make_name(
    tokens: TokenizedText,
    at: cython.int,
    name: cython.int,
    end: cython.int,
    free: cython.int,
    last: cython.int,
    parts: tuple,
    titled: cython.bint,
    role: str,
    gender: cython.longlong,
) -> Mention:
    """Return the mention of the name from *name* to *end*, with the post or title beside it."""
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
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
    behind = tokens.roles_behind and following & (PERSON_NOUN | TITLE) > 0
    if behind:
        titled = True
        role = words[end]
        gender |= following & (MALE | FEMALE)
    return Mention(
        K_FULL_NAME if len(parts) > 1 else K_NAME,
        at,
        end,
        name=parts,
        name_first=name,
        flags=gender,
        thing=not opener & FIRST_NAME and has_flag(flags, name, end, ORGANISATION),
        titled=titled,
        role=role,
        possessive=bool(following & POSSESSIVE),
        modifies=_is_noun(following) and not behind,
    )


@cython.cfunc
@cython.exceptval(-1)
def _skip_to_first_name(flags: cython.longlong[::1], name: cython.int, end: cython.int) -> cython.int:
    """Return where a long name begins when words that are no first name stand before one: "Texan-born Jane Doe"."""
    index: cython.int
    if name < flags.shape[0] and flags[name] & FIRST_NAME:
        return name
    for index in range(name + 1, end - 1):
        if flags[index] & FIRST_NAME and flags[index - 1] & WORD and flags[index + 1] & WORD:
            return index
    return name


@cython.cfunc
@cython.exceptval(-1)
def _follows_of(flags: cython.longlong[::1], at: cython.int) -> cython.bint:
    """Return whether a title and a preposition stand before."""
    return bool(flags[at - 1] & STOP and flags[at - 2] & (TITLE | PERSON_NOUN))


@cython.cfunc
@cython.exceptval(-1)
def _is_noun(flag: cython.longlong) -> cython.bint:
    """Return whether a token may be a noun that the name before it describes."""
    if not flag & WORD or flag & CAPITAL:
        return False
    return bool(flag & (PERSON_NOUN | ORGANISATION)) or not flag & (STOP | ANY_CUE | PRONOUN)


@cython.cfunc
@cython.exceptval(-1)
def _is_opener(flag: cython.longlong, more: cython.bint) -> cython.bint:
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


@cython.cfunc
def _read_noun(tokens: TokenizedText, head: cython.int, free: cython.int, last: cython.int) -> Mention:
    """Return the mention whose head is the noun *head*: "a Russian military analyst"."""
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    flag = flags[head]
    if head + 1 < last and flags[head + 1] & (PERSON_NOUN | ORGANISATION) and not flags[head + 1] & (ANY_CUE | CAPITAL):
        return None  # "campaign manager": the next word is the head
    following = flags[head + 1] if head + 1 < last else 0
    if following & CAPITAL and not following & (STOP | OPENS_SENTENCE) and flag & PERSON_NOUN:
        return None  # "spokeswoman Jane Doe": the name is the mention
    first = head
    while first > free and head - first < _LONGEST_NOUN and not tokens.caseless:
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
        if not before & WORD or before & (STOP | CUE | SOURCE | PRONOUN | QUOTE) or _ends_phrase(tokens, first - 1):
            break
        first -= 1
    if flag & CUE and first == head:
        return None
    extends = flag & ORGANISATION and (flag & CAPITAL or not tokens.title_case)
    end = end_of_organisation(tokens, head, head + 1, last) if extends else head + 1
    if extends and end == head + 1 and _is_proper(following) and not flag & (CAPITAL | PERSON_NOUN):
        end = end_of_name(tokens, end, last)  # "le syndicat CGT"
    following = flags[end] if end < last else 0
    return Mention(
        K_NOUN,
        first,
        end,
        name=(words[head],),
        name_first=head,
        flags=flag,
        thing=bool(flag & ORGANISATION),
        opener=flags[first],
        possessive=bool(following & POSSESSIVE),
    )


@cython.cfunc
@cython.exceptval(-1)
def _is_proper(flag: cython.longlong) -> cython.bint:
    """Return whether a token may go on with the name of an organisation whose noun stands before it."""
    return flag & CAPITAL > 0 and not flag & (STOP | ANY_CUE | NO_NAME | FIRST_NAME | OPENS_SENTENCE | PERSON_NOUN)


@cython.cfunc
@cython.exceptval(-1)
def _ends_phrase(tokens: TokenizedText, at: cython.int) -> cython.bint:
    """Return whether a token is the last of a cue or source of two or three words: "according to"."""
    return at > 0 and (tokens.end_of_cue(at - 1) > at or (at > 1 and tokens.end_of_cue(at - 2) > at))


_LONGEST_NOUN = cython.declare(cython.int, 7)


@cython.cfunc
def _read_unknown_noun(tokens: TokenizedText, at: cython.int, last: cython.int) -> Mention:
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
    if end > at + 1 and end + 1 < last and _is_full_name(flags, end):
        return None  # "le commandant Luc Arnaud": so will the name
    if end == at + 1 and (not opener & INDEFINITE or opener & STOP):
        return None
    behind = end < last and (
        flags[end] & (ANY_CUE | RELATIVE) or (flags[end] & STOP and end + 1 < last and flags[end + 1] & ANY_CUE)
    )
    ahead = at > 0 and flags[at - 1] & ANY_CUE
    if not (behind or ahead or (opener & OPENS_SENTENCE and end > at + 1)):
        return None
    return _unknown_noun(tokens, at, end, last)


@cython.cfunc
@cython.exceptval(-1)
def _is_full_name(flags: cython.longlong[::1], at: cython.int) -> cython.bint:
    """Return whether a first name and another capitalised word stand at a token."""
    return bool(flags[at] & FIRST_NAME and flags[at] & CAPITAL and flags[at + 1] & CAPITAL)


@cython.cfunc
def _read_some_of(tokens: TokenizedText, at: cython.int, last: cython.int) -> Mention:
    """Return one or some of several: "one of the two sailors"."""
    flags: cython.longlong[::1] = tokens.flags
    end = at + 2
    while end < last and end - at <= _LONGEST_NOUN and flags[end] & WORD | flags[end] & NUMBER:
        flag = flags[end]
        if flag & (PERSON_NOUN | ORGANISATION):
            return _unknown_noun(tokens, at, end + 1, last)
        if flag & (CUE | PRONOUN) or (flag & STOP and not flag & DETERMINER):
            break
        end += 1
    return _unknown_noun(tokens, at, end, last) if end > at + 2 and not flags[end - 1] & DETERMINER else None


@cython.cfunc
def _unknown_noun(tokens: TokenizedText, at: cython.int, end: cython.int, last: cython.int) -> Mention:
    flags: cython.longlong[::1] = tokens.flags
    return Mention(
        K_NOUN,
        at,
        end,
        name=(tokens.words[end - 1],),
        name_first=end - 1,
        thing=not flags[end - 1] & PERSON_NOUN,
        opener=flags[at],
        possessive=end < last and bool(flags[end] & POSSESSIVE),
    )


_LONGEST_UNKNOWN = cython.declare(cython.int, 4)
_NO_NOUN = cython.declare(
    cython.longlong, NO_NAME | STOP | CUE | PRONOUN | PERSON_NOUN | ORGANISATION | DETERMINER | CAPITAL
)
