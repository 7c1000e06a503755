"""How a person's name looks; shared by the fields."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from newsparse.text.patterns import lazy

_PREFIX = lazy(r"(?i)(?:al|el|ad|ar|as|ash|an|d|l|o|t|de|la)['-]\p{Lu}")


def is_particle(word: str, particles: AbstractSet[str]) -> bool:
    """Return whether *word* is a lower case word inside names: "de", "van"."""
    return word.islower() and word in particles


def is_name_word(word: str, particles: AbstractSet[str]) -> bool:
    """
    Return whether *word* may stand in a name: a capital opens it, or its script has none, or it is a particle.

    Args:
        word: One word with its periods and apostrophes: "J.R.", "O'Mahony", "al-Sayed".

        particles: Lower case words inside names.
    """
    first = word[:1]
    return not first.islower() or is_particle(word, particles) or _PREFIX.match(word) is not None
