"""Every month, and every word before a stamp or a name, has an example for and one against."""

from __future__ import annotations

import pytest

from newsparse.fields.byline import find_bylines
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


@pytest.mark.parametrize("language", languages())
def test_words_before_a_name_tell_who_signs(language: str) -> None:
    """A name behind an opener is an author, a name behind a helper's word is none, and no such word is a name."""
    lexicon = load(language)

    def find(text: str) -> list[str]:
        page = Page(text)
        return [byline.name for byline in find_bylines(page, page.span, lexicon)]

    for word in lexicon.byline.openers:
        assert (word, ["Rosa Mensah"]) == (word, find(f"{word} Rosa Mensah"))
        assert (word, []) == (word, find(word))
    for word in lexicon.byline.others:
        assert (word, []) == (word, find(f"{word} Rosa Mensah"))
        assert (word, ["Rosa Mensah"]) == (word, find(f"Rosa Mensah, {word} Li Wei"))
    for word in lexicon.byline.updaters:
        assert (word, ["Rosa Mensah"]) == (word, find(f"Rosa Mensah, {word} Li Wei"))
