"""Who is who: the people and organisations of an article, and which of them each mention stands for."""

from __future__ import annotations

from attrs import Factory, define

from newsparse.fields.quote.mentions import Kind, Mention
from newsparse.fields.quote.tokens import CAPITAL, CUE, STOP, Narrative


@define(eq=False)
class Person:
    """One person, several people, or an organisation."""

    first: int
    """The first token of the fullest mention, titles left out."""
    last: int
    named: bool
    words: int
    """Of the fullest mention."""
    male: bool = False
    female: bool = False
    plural: bool = False
    thing: bool = False
    count: int = 0
    """Of mentions by name or noun."""
    acts: int = 0
    """Of mentions beside a word of saying."""
    placed: int = 0
    """Of mentions behind a preposition or the like."""
    titled: bool = False
    key: tuple[str, str] = ("", "")
    """First and last word of a full name."""

    @property
    def is_human(self) -> bool:
        """Whether something tells that this is one human being."""
        return not self.thing and not self.plural and (self.male or self.female or self.titled)


@define(eq=False)
class People:
    """Everyone the article mentions."""

    everyone: list[Person] = Factory(list)
    by_full_name: dict[tuple[str, str], int] = Factory(dict)
    by_word: dict[str, list[int]] = Factory(dict)
    """Full names by each of their words, at most :data:`_MOST_NAMESAKES` each."""
    by_single: dict[str, int] = Factory(dict)
    by_noun: dict[str, int] = Factory(dict)
    """The person last called by this noun."""


_MOST_NAMESAKES = 8
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def find_people(narrative: Narrative, mentions: list[Mention]) -> People:
    """Return everyone mentioned; sets ``person`` of each mention that is no pronoun."""
    people = People()
    for mention in mentions:
        if mention.kind is Kind.FULL_NAME:
            _add_full_name(people, mention)
    previous: Mention | None = None
    for mention in mentions:
        if mention.kind is Kind.NAME:
            mention.person = _find_single(people, mention)
        elif mention.kind is Kind.NOUN:
            mention.person = _find_noun(narrative, people, mention, previous)
        if mention.person >= 0:
            person = people.everyone[mention.person]
            person.count += 1
            _watch(narrative, person, mention)
            if mention.kind is not Kind.NOUN:
                person.titled = person.titled or mention.titled
                if mention.role:
                    people.by_noun[mention.role] = mention.person
                if (
                    previous is not None
                    and previous.kind is Kind.NOUN
                    and _stand_together(narrative, previous, mention)
                ):
                    _join(people, previous, mention)
        previous = mention
    return people


def _watch(narrative: Narrative, person: Person, mention: Mention) -> None:
    """Count what stands beside a mention."""
    flags = narrative.flags
    before = flags[mention.first - 1] if mention.first else 0
    after = flags[mention.last] if mention.last < len(flags) else 0
    if (before & CUE or after & CUE) and not mention.possessive:
        person.acts += 1
    if before & STOP and not before & (CUE | CAPITAL):
        person.placed += 1


def _key(parts: tuple[str, ...]) -> tuple[str, str]:
    words = [part for part in parts if part.rstrip(".") not in _SUFFIXES] or list(parts)
    return words[0], words[-1]


def _add_full_name(people: People, mention: Mention) -> None:
    key = _key(mention.name)
    known = people.by_full_name.get(key)
    if known is None:
        known = len(people.everyone)
        people.by_full_name[key] = known
        people.everyone.append(
            Person(mention.name_first, mention.last, named=True, words=len(mention.name), thing=mention.thing, key=key)
        )
        for word in dict.fromkeys(mention.name):
            namesakes = people.by_word.setdefault(word, [])
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(known)
    person = people.everyone[known]
    if len(mention.name) > person.words:
        person.first, person.last, person.words = mention.name_first, mention.last, len(mention.name)
    _learn(person, mention)
    mention.person = known
    # A first mention counts here already, so that a surname finds the name that is used most.
    person.count += 1


def _learn(person: Person, mention: Mention) -> None:
    """Take over what a mention says of gender, unless it contradicts what is known."""
    if mention.male and not person.female:
        person.male = True
    if mention.female and not person.male:
        person.female = True


def _find_single(people: People, mention: Mention) -> int:
    word = mention.name[0]
    best = -1
    best_rank: tuple[int, int, int] | None = None
    for number in people.by_word.get(word, ()):
        person = people.everyone[number]
        if mention.titled and ((mention.male and person.female) or (mention.female and person.male)):
            continue
        key = _position(person, word)
        if mention.titled and key == 0:
            continue  # "Mr. Jane" is not Jane Doe
        rank = (key, int(not person.thing), person.count)
        if best_rank is None or rank > best_rank:
            best, best_rank = number, rank
    if best >= 0:
        if mention.titled:
            _learn(people.everyone[best], mention)
        return best
    known = people.by_single.get(word)
    if known is not None:
        person = people.everyone[known]
        if not (mention.titled and ((mention.male and person.female) or (mention.female and person.male))):
            _learn(person, mention)
            return known
    number = len(people.everyone)
    people.by_single[word] = number
    person = Person(mention.name_first, mention.last, named=True, words=1, thing=mention.thing)
    _learn(person, mention)
    people.everyone.append(person)
    return number


def _position(person: Person, word: str) -> int:
    """Return 2 where the word is the last of the name, 1 where it is the first, else 0."""
    return 2 if person.key[1] == word else int(person.key[0] == word)


def _find_noun(narrative: Narrative, people: People, mention: Mention, previous: Mention | None) -> int:
    noun = mention.name[0]
    if previous is not None and previous.kind in _NAMES and _stand_together(narrative, previous, mention):
        person = people.everyone[previous.person]
        if not mention.thing and not person.thing:
            _learn(person, mention)
            people.by_noun[noun] = previous.person
            return previous.person
    if mention.definite or not mention.indefinite:
        known = people.by_noun.get(noun)
        if known is not None and (mention.definite or _same_words(narrative, people.everyone[known], mention)):
            return known
    number = len(people.everyone)
    people.everyone.append(
        Person(
            mention.first,
            mention.last,
            named=False,
            words=mention.last - mention.first,
            male=mention.male,
            female=mention.female,
            plural=mention.plural,
            thing=mention.thing,
        )
    )
    people.by_noun[noun] = number
    return number


_NAMES = (Kind.FULL_NAME, Kind.NAME)


def _same_words(narrative: Narrative, person: Person, mention: Mention) -> bool:
    return narrative.words[person.first : person.last] == narrative.words[mention.first : mention.last]


def _stand_together(narrative: Narrative, one: Mention, other: Mention) -> bool:
    """Return whether the two explain each other: "Jane Doe, an analyst", "an analyst, Jane Doe"."""
    return other.first == one.last + 1 and narrative.words[one.last] == "," and not one.possessive


def _join(people: People, noun: Mention, name: Mention) -> None:
    person = people.everyone[name.person]
    if noun.thing or person.thing or noun.plural or noun.name[0] not in people.by_noun:
        return
    people.by_noun[noun.name[0]] = name.person
    _learn(person, noun)
    noun.person = name.person
