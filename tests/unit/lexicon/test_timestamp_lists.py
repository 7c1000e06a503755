"""Every month, and every word before a stamp, has an example for and one against."""

from __future__ import annotations

import pytest

from newsparse.fields.timestamp import StampKind, find_timestamps, parse_timestamp
from newsparse.lexicon import languages, load
from newsparse.model import Page

# Pages of these languages print months as numbers.
_NUMBERED = {"zh", "ja", "ko"}


@pytest.mark.parametrize("language", sorted({*languages()} - _NUMBERED))
def test_months_stand_in_dates(language: str) -> None:
    """Each form of a month dates a stamp, whether the language is known or not, and is none alone."""
    lexicon = load(language)
    for name, month in lexicon.timestamp.months.items():
        page = Page(f"20 {name} 2021, 10:15")
        (stamp,) = find_timestamps(page, page.span, lexicon)
        assert (name, int(month), 10) == (name, stamp.moment.month, stamp.moment.hour)
        assert stamp.moment == parse_timestamp(page.text)
        assert parse_timestamp(name) is None


@pytest.mark.parametrize("language", languages())
def test_words_before_a_stamp_tell_its_kind(language: str) -> None:
    """Each word of publication or update tells the kind of the stamp behind it, and is no stamp alone."""
    lexicon = load(language)
    kinds = dict.fromkeys(lexicon.timestamp.published, StampKind.PUBLISHED)
    kinds |= dict.fromkeys(lexicon.timestamp.updated, StampKind.MODIFIED)
    for word, kind in kinds.items():
        page = Page(f"{word} 20.10.2021 10:15")
        (stamp,) = find_timestamps(page, page.span, lexicon)
        assert (word, kind) == (word, stamp.kind)
        assert parse_timestamp(word) is None
