# cython: infer_types=True
"""The people and organisations of an article, and which of them each mention stands for.  Compiled."""

import cython
from cython.cimports.newsparse.fields.quote.flags import ANY_CUE, CAPITAL, CUE, DETERMINER, PRONOUN, STOP, WORD
from cython.cimports.newsparse.fields.quote.mention import K_FULL_NAME, K_NAME, K_NOUN, Mention
from cython.cimports.newsparse.fields.quote.tokens import TokenizedText

from newsparse.lexicon import names

NOBODY = -1
"""The number of no mention, entity, quote or token."""
NOBODY_ = -1


@cython.final
@cython.cclass
class Entity:
    """
    One person, several people, or an organisation.

    ``first`` and ``last`` are the tokens of the fullest mention, titles left out, ``words`` how many it has; ``key`` holds
    the first and the last word of a full name.  ``count`` are the mentions by name or noun, ``acts`` those beside a word
    of saying, ``placed`` those behind a preposition or the like.
    """

    def __init__(self, mention: Mention, first: cython.int, named: cython.bint, words: cython.int) -> None:
        self.first = first
        self.last = mention.last
        self.named = named
        self.words = words
        self.male = self.female = self.plural = self.titled = False
        self.thing = mention.thing
        self.count = self.acts = self.placed = 0
        self.key = ("", "")

    @cython.ccall
    def is_human(self) -> cython.bint:
        """Return whether it is known to be one human being."""
        return not self.thing and not self.plural and (self.male or self.female or self.titled)


@cython.final
@cython.cclass
class Entities:
    """
    All entities of an article, and the number of each mention's; NOBODY for pronouns, which attribution resolves.

    While they are found: full names by first and last word and, at most :data:`_MOST_NAMESAKES`, by each word, single names,
    and the entity last called by each noun.
    """

    def __init__(self, mentions: cython.int) -> None:
        self.all = []
        self.of_mention = [NOBODY] * mentions
        self.by_full_name = {}
        self.by_word = {}
        self.by_single = {}
        self.by_noun = {}


@cython.cfunc
@cython.exceptval(-2)
def _add(entities: Entities, entity: Entity) -> cython.int:
    """Add an entity; return its number."""
    entities.all.append(entity)
    return len(entities.all) - 1


_MOST_NAMESAKES = 8


def find_entities(tokens: TokenizedText, mentions: list) -> Entities:
    """Return the entities that the mentions stand for."""
    entities = Entities(len(mentions))
    of_mention = entities.of_mention
    mention: Mention
    before: Mention
    entity: Entity
    for number, mention in enumerate(mentions):
        if mention.kind == K_FULL_NAME:
            of_mention[number] = _add_full_name(entities, mention)
    previous = NOBODY
    for number, mention in enumerate(mentions):
        before = mentions[previous] if previous != NOBODY else None
        beside = before is not None and _stand_together(tokens, before, mention)
        if mention.kind == K_NAME:
            of_mention[number] = _find_single(entities, mention)
        elif mention.kind == K_NOUN:
            named = NOBODY
            if before is not None and beside and before.kind in _NAMES:
                named = of_mention[previous]
            of_mention[number] = _find_noun(tokens, entities, mention, named)
        if of_mention[number] != NOBODY:
            entity = entities.all[of_mention[number]]
            entity.count += 1
            _count_neighbours(tokens, entity, mention)
            if mention.kind != K_NOUN:
                entity.titled = entity.titled or mention.titled
                if mention.role:
                    entities.by_noun[mention.role] = of_mention[number]
                if before is not None and beside and _explains(entities, before, entity):
                    entities.by_noun[before.name[0]] = of_mention[number]
                    _learn(entity, before)
                    of_mention[previous] = of_mention[number]
            if mention.kind <= K_NAME:
                noun = _noun_explained(tokens, mentions, number)
                if noun != NOBODY and _explains(entities, mentions[noun], entities.all[of_mention[number]]):
                    _learn(entities.all[of_mention[number]], mentions[noun])
                    entities.by_noun[mentions[noun].name[0]] = of_mention[noun] = of_mention[number]
        previous = number
    return entities


@cython.cfunc
@cython.exceptval(-2)
def _noun_explained(tokens: TokenizedText, mentions: list, number: cython.int) -> cython.int:
    """Return the noun that a name explains across a place or a further post: "the mayor of Skerra, Ann Lee"."""
    name: Mention = mentions[number]
    flags: cython.longlong[::1] = tokens.flags
    words: list = tokens.words
    behind = name.first
    if behind and flags[behind - 1] & DETERMINER:  # ", the painter Ann Lee"
        behind -= 1
    comma = behind > 0 and words[behind - 1] == ","
    behind = behind - 1 if comma else name.first
    explained = NOBODY
    for noun in range(number - 1, max(-1, number - 1 - _MOST_BETWEEN), -1):
        mention: Mention = mentions[noun]
        if mention.kind != K_NOUN or mention.last >= name.first or (comma and mention.thing):
            continue
        if behind - mention.last > _LONGEST_COMPLEMENT or not _is_complement(tokens, mention.last, behind):
            break
        if comma:
            explained = noun  # of several, the first: "the spokesman of the mayor, Tom Vale"
            continue
        # Without a comma the name must follow at once: "мэр города Иван Петров", or have a post of its own.
        close = behind - mention.last <= 2 and name.kind == K_FULL_NAME and not mention.thing
        return noun if name.titled or close else NOBODY
    return explained


@cython.cfunc
@cython.exceptval(-1)
def _is_complement(tokens: TokenizedText, first: cython.int, last: cython.int) -> cython.bint:
    """Return whether the tokens may go on with a noun: words, short forms in brackets, no verb of saying, no pronoun."""
    index: cython.int
    flag: cython.longlong
    for index in range(first, last):
        flag = tokens.flags[index]
        if tokens.words[index] in _BRACKETS:
            continue
        if not flag & WORD or flag & ANY_CUE or (flag & PRONOUN and not flag & DETERMINER):
            return False
    return True


_BRACKETS = frozenset("()")
_MOST_BETWEEN = 3
"""Mentions between a noun and the name that explains it."""
_LONGEST_COMPLEMENT = 11
"""Tokens between a noun and the name that explains it."""


_NAMES = (K_FULL_NAME, K_NAME)


@cython.cfunc
@cython.exceptval(-1)
def _explains(entities: Entities, before: Mention, entity: Entity) -> cython.bint:
    """Return whether the mention before a name is a noun that can stand for the same entity."""
    if before.kind != K_NOUN or before.thing or before.plural or entity.thing:
        return False
    return before.name[0] in entities.by_noun


@cython.cfunc
def _count_neighbours(tokens: TokenizedText, entity: Entity, mention: Mention) -> None:
    flags = tokens.flags
    before = flags[mention.first - 1] if mention.first else 0
    after = flags[mention.last] if mention.last < len(flags) else 0
    if (before & CUE or after & CUE) and not mention.possessive:
        entity.acts += 1
    if before & STOP and not before & (CUE | CAPITAL):
        entity.placed += 1


@cython.cfunc
def _key(parts: tuple) -> tuple:
    words = [part for part in parts if part.rstrip(".") not in names().suffixes] or list(parts)
    return words[0], words[-1]


@cython.cfunc
@cython.exceptval(-2)
def _add_full_name(entities: Entities, mention: Mention) -> cython.int:
    key = _key(mention.name)
    known = entities.by_full_name.get(key)
    if known is None:
        added = Entity(mention, mention.name_first, True, len(mention.name))
        added.key = key
        known = _add(entities, added)
        entities.by_full_name[key] = known
        for word in dict.fromkeys(mention.name):
            namesakes = entities.by_word.setdefault(word, [])
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(known)
    entity: Entity = entities.all[known]
    if len(mention.name) > entity.words:
        entity.first, entity.last, entity.words = mention.name_first, mention.last, len(mention.name)
    _learn(entity, mention)
    # A first mention counts here already, so that a surname finds the name that is used most.
    entity.count += 1
    return known


@cython.cfunc
def _learn(entity: Entity, mention: Mention) -> None:
    """Take over a mention's gender unless it contradicts what is known."""
    if mention.male and not entity.female:
        entity.male = True
    if mention.female and not entity.male:
        entity.female = True


@cython.cfunc
@cython.exceptval(-1)
def _contradicts(entity: Entity, mention: Mention) -> cython.bint:
    return mention.titled and ((mention.male and entity.female) or (mention.female and entity.male))


@cython.cfunc
@cython.exceptval(-2)
def _find_single(entities: Entities, mention: Mention) -> cython.int:
    """Return the entity that a single word names: the best full name with that word, else one of its own."""
    word = mention.name[0]
    best = NOBODY
    best_rank = (-1, -1, -1)
    for number in entities.by_word.get(word, ()):
        entity: Entity = entities.all[number]
        position = _position(entity, word)
        if _contradicts(entity, mention) or (mention.titled and position == 0):
            continue  # "Mr. Jane" is not Jane Doe
        rank = (position, int(not entity.thing), entity.count)
        if rank > best_rank:
            best, best_rank = number, rank
    if best != NOBODY:
        if mention.titled:
            _learn(entities.all[best], mention)
        return best
    known = entities.by_single.get(word)
    if known is not None and not _contradicts(entities.all[known], mention):
        _learn(entities.all[known], mention)
        return known
    entity = Entity(mention, mention.name_first, True, 1)
    _learn(entity, mention)
    entities.by_single[word] = number = _add(entities, entity)
    return number


@cython.cfunc
@cython.exceptval(-2)
def _position(entity: Entity, word: str) -> cython.int:
    """Return 2 where the word is the last of the name, 1 where it is the first, else 0."""
    return 2 if entity.key[1] == word else int(entity.key[0] == word)


@cython.cfunc
@cython.exceptval(-2)
def _find_noun(tokens: TokenizedText, entities: Entities, mention: Mention, named: cython.int) -> cython.int:
    """Return the entity of a noun; *named* is that of a name right before it, if any."""
    noun = mention.name[0]
    if named != NOBODY:
        entity: Entity = entities.all[named]
        if not mention.thing and not entity.thing:
            _learn(entity, mention)
            entities.by_noun[noun] = named
            return named
    known = entities.by_noun.get(noun, NOBODY)
    if known != NOBODY and (
        mention.definite or (not mention.indefinite and _same_words(tokens, entities.all[known], mention))
    ):
        return known
    entity = Entity(mention, mention.first, False, mention.last - mention.first)
    entity.male, entity.female, entity.plural = mention.male, mention.female, mention.plural
    entities.by_noun[noun] = number = _add(entities, entity)
    return number


@cython.cfunc
@cython.exceptval(-1)
def _same_words(tokens: TokenizedText, entity: Entity, mention: Mention) -> cython.bint:
    return tokens.words[entity.first : entity.last] == tokens.words[mention.first : mention.last]


@cython.cfunc
@cython.exceptval(-1)
def _stand_together(tokens: TokenizedText, one: Mention, other: Mention) -> cython.bint:
    """Return whether a comma alone parts the two: "Jane Doe, an analyst", "an analyst, Jane Doe"."""
    return other.first == one.last + 1 and tokens.words[one.last] == "," and not one.possessive
