"""The words of one language's dates: :func:`date_vocabulary`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from newsparse.lexicon import dates
from newsparse.lexicon.words import TimestampWords
from newsparse.text.word_finder import WordFinder
from newsparse.text.word_lists import any_of


class DateVocabulary:
    """The words of one language's dates."""

    def __init__(self, words: TimestampWords) -> None:
        known = dates()
        self.words = words
        self.months = WordFinder([*_all_months(words), *words.jalali])
        """Of our calendar and of the Solar Hijri one."""
        self.halves = WordFinder([*words.am, *words.pm, "am", "pm"])
        self.numbered = WordFinder(known.numbered)
        self.american = WordFinder(known.american if "mdy" in words.orders else ())
        """Words beside a date in numbers that has the month first."""
        self.units = WordFinder(words.units)
        self.ago = WordFinder(words.ago)
        self.has_ago = re.compile(f"(?i:{any_of(words.ago)})")
        """Finds a word such as "ago", inside others too: it is glued to units."""
        self._month_numbers = _all_months(words)

    def month(self, name: str) -> int | None:
        """Return the number of the month of our calendar that the lexicon calls *name*."""
        number = self._month_numbers.get(name)
        return int(number) if number else None

    def solar_month(self, name: str) -> int | None:
        """Return the number of the month of the Solar Hijri calendar that the lexicon calls *name*."""
        number = self.words.jalali.get(name)
        return int(number) if number else None


@cache
def date_vocabulary(words: TimestampWords) -> DateVocabulary:
    """Return what dates are made of in the language of *words*."""
    return DateVocabulary(words)


def _all_months(words: TimestampWords) -> Mapping[str, str]:
    """Return the language's months, those of languages without a file, and all of them without accents."""
    months = {**dates().months, **words.months}
    for name, month in list(months.items()):
        bare = "".join(each for each in unicodedata.normalize("NFD", name) if not "\u0300" <= each <= "\u036f")
        months.setdefault(unicodedata.normalize("NFC", bare), month)
    return months
