"""Names: the words that persons' and organisations' names are made of."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, NamedTuple

import regex

from newsparse.lexicon import Lexicon, load, names
from newsparse.text.keys import name_key, name_keys
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian

_LONGEST_NAME: Final = 8
"""Words of a person's name, particles and suffixes included."""


class Names(NamedTuple):
    """What names are made of; built once for a language."""

    particles: AbstractSet[str]
    """Lower case words inside a person's name: "van", "bin"."""
    suffixes: AbstractSet[str]
    """What stands behind a name, lower case and without its last period: "jr"."""
    given_names: AbstractSet[str]
    """First names of the language, lower case."""
    organisations: AbstractSet[str]
    """Nouns of organisations whose names go on with "of", lower case."""
    prefix: regex.Pattern[str]
    """What a hyphen or apostrophe joins to a capitalised word: "al-Sayed", "d'Ormesson"."""
    word: regex.Pattern[str]
    """One word of a name, its period included where it is an initial or short form."""
    joint: regex.Pattern[str]
    """What joins an organisation's noun to the rest of its name."""
    conjunction: regex.Pattern[str]
    """What goes on with a second such word."""


@cache
def names_of(lexicon: Lexicon) -> Names:
    """Return what names are made of; particles of all languages, for names travel, first names of *lexicon*."""
    words, quote = names(), lexicon.quote
    return Names(
        particles=words.particles | quote.name_particles,
        suffixes=words.suffixes,
        given_names=quote.male_names | quote.female_names,
        organisations=words.organisations,
        prefix=lazy(r"(?i:\L<prefixes>)['-](?=\p{Lu})", prefixes=words.prefixes),
        word=lazy(
            r"""
            '?+
            (?:
                (?:\p{Lu}\.){1,4}+                                  # J.  J.R.R.
              | [\p{L}\p{M}\u200c]++ (?:['-][\p{L}\p{M}\u200c]++)*+   # O'Mahony  Su-ae  Thuk'o  al-Ali
                (?:(?<=\b(?i:\L<suffixes>|st|dr))\.)?+
            )
            """,
            flags=regex.VERBOSE,
            suffixes=words.suffixes,
        ),
        joint=lazy(
            r"[ ](?:\L<joiners>)(?:(?<=')|[ ](?:(?:\L<articles>)[ ])?+)(?=[\p{Lu}\p{Lt}])",
            joiners=words.organisation_joiners,
            articles=words.organisation_articles,
        ),
        conjunction=lazy(
            r",?[ ](?:\L<conjunctions>)[ ](?=[\p{Lu}\p{Lt}])", conjunctions=words.organisation_conjunctions
        ),
    )


def is_particle(word: str, particles: AbstractSet[str]) -> bool:
    """Return whether *word* is a lower case word inside names: "de", "van"."""
    return word.islower() and word in particles


def is_name_word(word: str, words: Names) -> bool:
    """
    Return whether *word* may stand in a name: it opens with a capital, its script has none, or it is a particle.

    Args:
        word: One word with its periods and apostrophes: "J.R.", "O'Mahony", "al-Sayed".

        words: What names are made of.
    """
    return not word[:1].islower() or is_particle(word, words.particles) or words.prefix.match(word) is not None


def is_suffix(word: str, words: Names) -> bool:
    """Return whether *word* stands behind names: "Jr.", "III"."""
    return word.rstrip(".").lower() in words.suffixes and not word.islower()


def is_organisation_name(name: str, lexicon: Lexicon) -> bool:
    """
    Return whether *name* is that of a firm, paper or office: a word of those ends it, and no first name opens it.

    Args:
        name: A name and nothing else, as printed.

        lexicon: The words of the page's language; nouns of organisations and legal forms are those of all languages.
    """
    if has_east_asian(name):
        return name.endswith(tuple(lexicon.byline.outlets) or ("\0",))
    words, known = name_key(name).split(), names_of(lexicon)
    if len(words) < 2 or words[0] in known.given_names:
        return False
    if words[-1] in _organisation_words() or (words[0] in known.organisations and words[1] in ("of", "for")):
        return True
    return words[-1] in names().legal_forms and name[-2:].isupper()


@cache
def _organisation_words() -> frozenset[str]:
    return name_keys(load().caption.organisation_words)


def find_person_end(folded: str, start: int, end: int, words: Names) -> int | None:
    """
    Return the offset behind the person's name that opens at *start*; ``None`` if no name word stands there.

    A name is a run of capitalised words with the particles between them, and a suffix: ``Ahmed bin Saleh al-Ali``,
    ``Kim Su-ae``, ``Njoroge wa Thuk'o``, ``Martin Hale Jr.``.  The words alone do not show whether it is a
    person's.

    Args:
        folded: Folded text.

        start: The offset of the first word.

        end: Where reading stops.

        words: What names are made of.
    """
    found: int | None = None
    at = start
    for count in range(_LONGEST_NAME):
        word = words.word.match(folded, at, end)
        if word is None:
            break
        if is_particle(word[0], words.particles):
            if found is None and count > 1:
                break
        elif is_name_word(word[0], words):
            found = word.end()
        else:
            break
        gap = _GAP.match(folded, word.end(), end)
        if gap is None or (gap["comma"] and not _is_suffix_at(folded, gap.end(), end, words)):
            break
        at = gap.end()
    return found


_GAP = lazy(r"(?P<comma>,)?+[ ]")


def _is_suffix_at(folded: str, at: int, end: int, words: Names) -> bool:
    word = words.word.match(folded, at, end)
    return word is not None and is_suffix(word[0], words)


def find_organisation_end(folded: str, start: int, end: int, words: Names) -> int | None:
    """
    Return the offset behind the organisation's name whose capitalised words stand from *start* to *end*.

    ``Ministry of Fisheries``, ``Board of Trade``, ``Department of Health and Human Services``: the last of the
    capitalised words is an organisation's noun, and the name goes on behind *end*.  ``None`` where it does not.

    Args:
        folded: Folded text; the name may run on to the end of the line.

        start: The offset of the first capitalised word.

        end: The offset behind the last one.

        words: What names are made of.
    """
    noun = folded[start:end].rpartition(" ")[2].lower()
    joint = words.joint.match(folded, end) if noun in words.organisations else None
    if joint is None:
        return None
    found = _run_end(folded, joint.end())
    for pattern in (words.joint, words.conjunction):
        further = pattern.match(folded, found)
        if further is not None and _first_word(folded, further.end()) not in words.given_names:
            found = _run_end(folded, further.end())
    return found


def _run_end(folded: str, at: int) -> int:
    run = _CAPITALISED.match(folded, at)
    return run.end() if run else at


def _first_word(folded: str, at: int) -> str:
    run = _CAPITALISED.match(folded, at)
    return run[0].partition(" ")[0].lower() if run else ""


_CAPITALISED = lazy(r"[\p{Lu}\p{Lt}][\p{L}\p{M}'-]*+(?:[ ][\p{Lu}\p{Lt}][\p{L}\p{M}'-]*+){0,4}+")
