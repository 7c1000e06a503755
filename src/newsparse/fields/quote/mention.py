"""One mention of somebody: a name, a noun or a pronoun."""

from __future__ import annotations

from enum import IntEnum

from newsparse.fields.quote.vocabulary import DEFINITE, FEMALE, INDEFINITE, MALE, PLURAL


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


class Mention:
    """One mention of somebody; *first* and *last* are tokens, *last* the one behind it."""

    def __init__(
        self,
        kind: int,
        first: int,
        last: int,
        *,
        name: tuple[str, ...] = (),
        name_first: int = 0,
        flags: int = 0,
        thing: bool = False,
        titled: bool = False,
        role: str = "",
        opener: int = 0,
        possessive: bool = False,
        modifies: bool = False,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.name = name
        """The words of a name, folded and lower case, without titles; the head noun of a noun."""
        self.name_first = name_first
        """The first token of the name proper."""
        male, female = flags & MALE > 0, flags & FEMALE > 0
        self.male = male and (not female or kind > MentionKind.NAME)
        self.female = female and (not male or kind > MentionKind.NAME)
        self.plural = flags & PLURAL > 0
        self.thing = thing
        """An organisation, a writing, "it"."""
        self.titled = titled
        """Has a title or a noun for people before the name."""
        self.role = role
        """The noun before the name: "spokeswoman"."""
        self.definite = opener & DEFINITE > 0
        self.indefinite = opener & INDEFINITE > 0
        self.possessive = possessive
        """Owns what follows: "Doe's campaign"."""
        self.modifies = modifies
        """A noun follows that it describes: "the Doe campaign"."""
        self.oblique = False
        """Stands behind a preposition, or in a case that no subject has."""
