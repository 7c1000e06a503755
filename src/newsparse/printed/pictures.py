"""Words that point into a picture, as captions without a credit have them: "pictured", "(left)", "Image 3:"."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from newsparse.lexicon import Lexicon
from newsparse.lexicon.words import CaptionWords
from newsparse.text.patterns import lazy
from newsparse.text.scripts import has_east_asian
from newsparse.text.word_lists import any_of

_LONGEST = 500
"""Code points of a text in which such words are looked for; longer ones are prose."""


@frozen(eq=False, repr=False)
class PictureWords:
    """The words of one language's captions that point into a picture."""

    signs: frozenset[str]
    """Words one of which is in every text that points into a picture, as :func:`comparison_key` spells them."""
    is_spaced: bool
    """Whether the words stand between blanks, so that the signs can be looked up."""
    words: CaptionWords


@cache
def picture_words_of(lexicon: Lexicon) -> PictureWords:
    """Return the picture words of *lexicon*."""
    words = lexicon.caption
    spaced = not any(map(has_east_asian, words.picture_words))
    phrases = words.picture_words | words.picture_sides | words.picture_numbers
    signs = frozenset(max(_WORD.findall(phrase), key=len) for phrase in phrases)
    return PictureWords(signs, spaced, words)


@cache  # most texts have no such word
def _pattern_of(picture_words: PictureWords) -> re.Pattern[str]:
    words = picture_words.words
    before, after = (r"(?<![^\W_])", r"(?![^\W_])") if picture_words.is_spaced else ("", "")
    phrases, sides, numbers = (
        any_of(set(map(_small, each))) for each in (words.picture_words, words.picture_sides, words.picture_numbers)
    )
    return re.compile(  # with (?i) it takes forty times as long
        rf"{before}(?:{phrases}){after}"
        rf"|[(（][ ]?(?:{sides})\.?[ ]?[),）]|(?<=,[ ])(?:{sides})(?=,)"
        rf"|\A[ ]?(?:{numbers})\.?[ ]?\d{{1,2}}(?![\d%])"
    )


def _small(text: str) -> str:
    """Return *text* in small letters, an i with and without a dot alike: ``TEMSİLİ FOTOĞRAF``."""
    return text.replace("İ", "i").lower().replace("ı", "i")


@cache  # and hardly any opens with the number of a picture
def _number_of(picture_words: PictureWords) -> re.Pattern[str]:
    numbers = any_of(picture_words.words.picture_numbers)
    return re.compile(rf"(?i)[ ]?(?:{numbers})\.?[ ]?\d{{1,2}}[a-z]?[ ]?[:.|-][ ]?(?=[^\W\d_])")


def opens_with_picture_number(folded: str, key: str, words: PictureWords) -> bool:
    """
    Return whether a text opens with the number of a picture and a mark, as "Figure 2. …" and unlike "Figure 2 shows …".

    Takes the same arguments as :func:`count_picture_words`.
    """
    if len(folded) > _LONGEST or (words.is_spaced and key.partition(" ")[0] not in words.signs):
        return False
    return _number_of(words).match(folded) is not None


_WORD = lazy(r"[\p{L}\p{M}\p{N}]++")


def count_picture_words(folded: str, key: str, words: PictureWords) -> int:
    """
    Return how many words of a text point into a picture, at most 3.

    Args:
        folded: The text, look-alike characters made equal.

        key: Its comparison key.

        words: The words of the page's language.
    """
    if len(folded) > _LONGEST or (words.is_spaced and words.signs.isdisjoint(key.split())):
        return 0
    count = 0
    for _ in _pattern_of(words).finditer(_small(folded)):
        count += 1
        if count == _MOST:
            break
    return count


_MOST = 3
