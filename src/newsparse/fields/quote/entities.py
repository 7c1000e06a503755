"""The people and organisations of an article, and which of them each mention stands for."""

from __future__ import annotations

from newsparse.fields.quote.mention import Mention, MentionKind
from newsparse.fields.quote.tokens import TokenizedText
from newsparse.fields.quote.vocabulary import ANY_CUE, CAPITAL, CUE, PRONOUN, STOP, WORD

NOBODY = -1
"""The number of no mention, entity, quote or token."""


class Entity:
    """One person, several people, or an organisation."""

    def __init__(self, mention: Mention, first: int, *, named: bool, words: int) -> None:
        self.first = first
        """The first token of the fullest mention, titles left out."""
        self.last = mention.last
        self.named = named
        self.words = words
        """Of the fullest mention."""
        self.male = False
        self.female = False
        self.plural = False
        self.thing = mention.thing
        self.count = 0
        """Mentions by name or noun."""
        self.acts = 0
        """Mentions beside a word of saying."""
        self.placed = 0
        """Mentions behind a preposition or the like."""
        self.titled = False
        self.key = ("", "")
        """First and last word of a full name."""

    @property
    def is_human(self) -> bool:
        """Whether it is known to be one human being."""
        return not self.thing and not self.plural and (self.male or self.female or self.titled)


class Entities:
    """All entities of an article."""

    def __init__(self, mentions: int) -> None:
        self.all: list[Entity] = []
        self.of_mention = [NOBODY] * mentions
        """The number of each mention's entity; :data:`NOBODY` for pronouns, which attribution resolves."""
        self.by_full_name: dict[tuple[str, str], int] = {}
        self.by_word: dict[str, list[int]] = {}
        """Full names by each of their words, at most :data:`_MOST_NAMESAKES` each."""
        self.by_single: dict[str, int] = {}
        self.by_noun: dict[str, int] = {}
        """The entity last called by this noun."""

    def add(self, entity: Entity) -> int:
        """Add an entity; return its number."""
        self.all.append(entity)
        return len(self.all) - 1


_MOST_NAMESAKES = 8
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def find_entities(tokens: TokenizedText, mentions: list[Mention]) -> Entities:
    """Return the entities that the mentions stand for."""
    entities = Entities(len(mentions))
    of_mention = entities.of_mention
    for number, mention in enumerate(mentions):
        if mention.kind == MentionKind.FULL_NAME:
            of_mention[number] = _add_full_name(entities, mention)
    previous = NOBODY
    for number, mention in enumerate(mentions):
        before = mentions[previous] if previous != NOBODY else None
        beside = before is not None and _stand_together(tokens, before, mention)
        if mention.kind == MentionKind.NAME:
            of_mention[number] = _find_single(entities, mention)
        elif mention.kind == MentionKind.NOUN:
            named = NOBODY
            if before is not None and beside and before.kind in _NAMES:
                named = of_mention[previous]
            of_mention[number] = _find_noun(tokens, entities, mention, named)
        if of_mention[number] != NOBODY:
            entity = entities.all[of_mention[number]]
            entity.count += 1
            _count_neighbours(tokens, entity, mention)
            if mention.kind != MentionKind.NOUN:
                entity.titled = entity.titled or mention.titled
                if mention.role:
                    entities.by_noun[mention.role] = of_mention[number]
                if before is not None and beside and _explains(entities, before, entity):
                    entities.by_noun[before.name[0]] = of_mention[number]
                    _learn(entity, before)
                    of_mention[previous] = of_mention[number]
            if mention.kind <= MentionKind.NAME:
                noun = _noun_explained(tokens, mentions, number)
                if noun != NOBODY and _explains(entities, mentions[noun], entities.all[of_mention[number]]):
                    _learn(entities.all[of_mention[number]], mentions[noun])
                    entities.by_noun[mentions[noun].name[0]] = of_mention[noun] = of_mention[number]
        previous = number
    return entities


def _noun_explained(tokens: TokenizedText, mentions: list[Mention], number: int) -> int:
    """Return the noun that a name explains across a place or a further post: "the mayor of Skerra, Ann Lee"."""
    name = mentions[number]
    flags, words = tokens.flags, tokens.words
    for noun in range(number - 1, max(-1, number - 3), -1):
        mention = mentions[noun]
        if mention.kind != MentionKind.NOUN or mention.last >= name.first:
            continue
        between = range(mention.last, name.first)
        comma = len(between) > 0 and words[between[-1]] == ","
        plain = all(
            flags[index] & WORD and not flags[index] & (ANY_CUE | PRONOUN)
            for index in (between[:-1] if comma else between)
        )
        if not plain or len(between) > _LONGEST_COMPLEMENT:
            return NOBODY
        # Without a comma the name must follow at once: "мэр города Иван Петров", or have a post of its own.
        close = len(between) <= 2 and name.kind == MentionKind.FULL_NAME and not mention.thing
        return noun if comma or name.titled or close else NOBODY
    return NOBODY


_LONGEST_COMPLEMENT = 9
"""Tokens between a noun and the name that explains it."""


_NAMES = (MentionKind.FULL_NAME, MentionKind.NAME)


def _explains(entities: Entities, before: Mention, entity: Entity) -> bool:
    """Return whether the mention before a name is a noun that can stand for the same entity."""
    if before.kind != MentionKind.NOUN or before.thing or before.plural or entity.thing:
        return False
    return before.name[0] in entities.by_noun


def _count_neighbours(tokens: TokenizedText, entity: Entity, mention: Mention) -> None:
    flags = tokens.flags
    before = flags[mention.first - 1] if mention.first else 0
    after = flags[mention.last] if mention.last < len(flags) else 0
    if (before & CUE or after & CUE) and not mention.possessive:
        entity.acts += 1
    if before & STOP and not before & (CUE | CAPITAL):
        entity.placed += 1


def _key(parts: tuple[str, ...]) -> tuple[str, str]:
    words = [part for part in parts if part.rstrip(".") not in _SUFFIXES] or list(parts)
    return words[0], words[-1]


def _add_full_name(entities: Entities, mention: Mention) -> int:
    key = _key(mention.name)
    known = entities.by_full_name.get(key)
    if known is None:
        known = entities.add(Entity(mention, mention.name_first, named=True, words=len(mention.name)))
        entities.by_full_name[key] = known
        entities.all[known].key = key
        for word in dict.fromkeys(mention.name):
            namesakes = entities.by_word.setdefault(word, [])
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(known)
    entity = entities.all[known]
    if len(mention.name) > entity.words:
        entity.first, entity.last, entity.words = mention.name_first, mention.last, len(mention.name)
    _learn(entity, mention)
    # A first mention counts here already, so that a surname finds the name that is used most.
    entity.count += 1
    return known


def _learn(entity: Entity, mention: Mention) -> None:
    """Take over a mention's gender unless it contradicts what is known."""
    if mention.male and not entity.female:
        entity.male = True
    if mention.female and not entity.male:
        entity.female = True


def _contradicts(entity: Entity, mention: Mention) -> bool:
    return mention.titled and ((mention.male and entity.female) or (mention.female and entity.male))


def _find_single(entities: Entities, mention: Mention) -> int:
    """Return the entity that a single word names: the best full name with that word, else one of its own."""
    word = mention.name[0]
    best = NOBODY
    best_rank = (-1, -1, -1)
    for number in entities.by_word.get(word, ()):
        entity = entities.all[number]
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
    entity = Entity(mention, mention.name_first, named=True, words=1)
    _learn(entity, mention)
    entities.by_single[word] = number = entities.add(entity)
    return number


def _position(entity: Entity, word: str) -> int:
    """Return 2 where the word is the last of the name, 1 where it is the first, else 0."""
    return 2 if entity.key[1] == word else int(entity.key[0] == word)


def _find_noun(tokens: TokenizedText, entities: Entities, mention: Mention, named: int) -> int:
    """Return the entity of a noun; *named* is that of a name right before it, if any."""
    noun = mention.name[0]
    if named != NOBODY:
        entity = entities.all[named]
        if not mention.thing and not entity.thing:
            _learn(entity, mention)
            entities.by_noun[noun] = named
            return named
    known = entities.by_noun.get(noun, NOBODY)
    if known != NOBODY and (
        mention.definite or (not mention.indefinite and _same_words(tokens, entities.all[known], mention))
    ):
        return known
    entity = Entity(mention, mention.first, named=False, words=mention.last - mention.first)
    entity.male, entity.female, entity.plural = mention.male, mention.female, mention.plural
    entities.by_noun[noun] = number = entities.add(entity)
    return number


def _same_words(tokens: TokenizedText, entity: Entity, mention: Mention) -> bool:
    return tokens.words[entity.first : entity.last] == tokens.words[mention.first : mention.last]


def _stand_together(tokens: TokenizedText, one: Mention, other: Mention) -> bool:
    """Return whether a comma alone parts the two: "Jane Doe, an analyst", "an analyst, Jane Doe"."""
    return other.first == one.last + 1 and tokens.words[one.last] == "," and not one.possessive
