# cython: infer_types=True
"""One mention of somebody: a name, a noun or a pronoun.  Compiled."""

from enum import IntEnum

import cython
from cython.cimports.newsparse.fields.quote.flags import DEFINITE, FEMALE, INDEFINITE, MALE, PLURAL


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


@cython.final
@cython.cclass
class Mention:
    """
    One mention of somebody; *first* and *last* are tokens, *last* the one behind it.

    ``name`` holds the words of a name, folded and lower case, without titles, or the head noun of a noun; ``name_first`` is
    the first token of the name proper, ``role`` the noun before it ("spokeswoman").  A mention is ``titled`` where a title
    or a noun for people stands before the name, a ``thing`` where it is an organisation, a writing or "it";
    ``possessive`` where it owns what follows ("Doe's campaign"), and it ``modifies`` a noun that follows ("the Doe
    campaign").  An ``oblique`` one stands behind a preposition, or in a case that no subject has.
    """

    def __init__(
        self,
        kind: cython.int,
        first: cython.int,
        last: cython.int,
        name: tuple = (),
        name_first: cython.int = 0,
        flags: cython.longlong = 0,
        thing: cython.bint = False,
        titled: cython.bint = False,
        role: str = "",
        opener: cython.longlong = 0,
        possessive: cython.bint = False,
        modifies: cython.bint = False,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.name = name
        self.name_first = name_first
        male: cython.bint = flags & MALE != 0
        female: cython.bint = flags & FEMALE != 0
        self.male = male and (not female or kind > 1)
        self.female = female and (not male or kind > 1)
        self.plural = flags & PLURAL != 0
        self.thing = thing
        self.titled = titled
        self.role = role
        self.definite = opener & DEFINITE != 0
        self.indefinite = opener & INDEFINITE != 0
        self.possessive = possessive
        self.modifies = modifies
        self.oblique = False


# The kinds as numbers of C.
K_FULL_NAME = 0
K_NAME = 1
K_NOUN = 2
K_PRONOUN = 3
K_RELATIVE = 4
K_FIRST_PERSON = 5
