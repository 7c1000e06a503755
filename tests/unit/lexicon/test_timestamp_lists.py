"""Every entry of the lists of dates, times and zones does what its list is for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from newsparse.fields.timestamp import Stamp, StampKind, find_timestamps
from newsparse.lexicon import Lexicon, dates, languages, load, zones
from newsparse.lexicon.words import DateWords, TimestampWords
from newsparse.model import Page
from newsparse.printed.dates import find_dates, find_relative_time

NOW = datetime(2021, 10, 20, 15, tzinfo=UTC)


def _stamp(line: str, lexicon: Lexicon, reference: datetime | None = None) -> Stamp | None:
    page = Page(line)
    return next(find_timestamps(page, page.span, lexicon, reference=reference), None)


def _has_time(line: str, lexicon: Lexicon) -> bool:
    stamp = _stamp(line, lexicon)
    return stamp is not None and stamp.has_time


def _kind(line: str, lexicon: Lexicon) -> StampKind | None:
    stamp = _stamp(line, lexicon)
    return None if stamp is None else stamp.kind


def _hour(half: str, lexicon: Lexicon) -> int | None:
    stamps = [_stamp(line, lexicon) for line in (f"20.10.2021 3:15 {half}", f"20.10.2021 {half} 3:15")]
    return next((stamp.moment.hour for stamp in stamps if stamp and stamp.has_time and stamp.moment.hour != 3), 3)


def _ago(unit: str, ago: str, lexicon: Lexicon) -> timedelta | None:
    words = lexicon.timestamp
    for line in (f"3 {unit} {ago}", f"{ago} 3 {unit}", f"3{unit}{ago}"):
        if found := find_relative_time(line, 0, len(line), words):
            return found.ago
    return None


def _day(line: str, lexicon: Lexicon) -> date | None:
    found = next(find_dates(line, 0, len(line), lexicon.timestamp), None)
    return date(found.year, found.month, found.day) if found and found.year else None


Check = Callable[[str, Lexicon], bool]
CHECKS: dict[str, Check] = {
    "months": lambda entry, words: _day(f"20 {entry} 2021", words) is not None,
    "jalali": lambda entry, words: _day(f"20 {entry} 1400", words) is not None,
    "weekdays": lambda entry, words: _has_time(f"20.10.2021 ({entry}) 10:15", words),
    "published": lambda entry, words: _kind(f"{entry} 20.10.2021 10:15", words) is StampKind.PUBLISHED,
    "updated": lambda entry, words: _kind(f"{entry} 20.10.2021 10:15", words) is StampKind.MODIFIED,
    "others": lambda entry, words: _kind(f"{entry} 20.10.2021 10:15", words) is StampKind.OTHER,
    "joiners": lambda entry, words: _has_time(f"20.10.2021 {entry} 10:15", words),
    "am": lambda entry, words: _hour(entry, words) == 3,
    "pm": lambda entry, words: _hour(entry, words) == 15,
    "ago": lambda entry, words: _ago(next(iter(words.timestamp.units)), entry, words) is not None,
    "units": lambda entry, words: (
        _ago(entry, next(iter(words.timestamp.ago)), words) == timedelta(seconds=3 * int(words.timestamp.units[entry]))
    ),
    "days": lambda entry, words: (
        (stamp := _stamp(entry, words, NOW)) is not None
        and stamp.moment.date() == NOW.date() + timedelta(days=int(words.timestamp.days[entry]))
    ),
    "reading": lambda entry, words: _stamp(f"20.10.2021 {' '.join([entry] * 6)}", words) is not None,
    "orders": lambda entry, words: (
        _day("21.10.20", words) == date(2021, 10, 20)
        if entry == "ymd"
        else _day("10/11/2021 3 p.m.", words) == date(2021, 10, 11)
    ),
}
LISTS = [(language, name) for language in languages() for name in TimestampWords.empty()]


@pytest.mark.parametrize(("language", "name"), LISTS)
def test_every_word_of_a_stamp_counts(language: str, name: str) -> None:
    """A list without a check fails, and so does an entry that does nothing."""
    lexicon = load(language)
    entries = sorted(getattr(lexicon.timestamp, name))
    if name == "doubtful":  # only the words of all languages together have them
        assert [] == entries
        assert load().timestamp.doubtful == dates().doubtful
        return
    assert [] == [entry for entry in entries if not CHECKS[name](entry, lexicon)]


def test_unknown_words_part_a_date_from_its_time() -> None:
    """Neither a weekday nor a joiner, a half of the day or a kind is made of any word."""
    lexicon = load("en")
    assert not _has_time("20.10.2021 (xaax) 10:15", lexicon)
    assert not _has_time("20.10.2021 xaax 10:15", lexicon)
    assert _kind("xaax 20.10.2021 10:15", lexicon) is StampKind.UNKNOWN
    assert _stamp("20.10.2021 xaa xab xac xad xae xaf", lexicon) is None


def _is_one(entry: str, words: Lexicon) -> bool:
    line = f"{entry} hour ago"
    return find_relative_time(line, 0, len(line), words.timestamp) is not None


ENGLISH = load("en")
DATE_CHECKS: dict[str, Check] = {
    "months": lambda entry, words: _day(f"20 {entry} 2021", words) is not None,
    "doubtful": lambda entry, _: (
        _day(f"20. {entry} 2021", load()) is None and _day(f"20 {entry} 2021", load()) is not None
    ),
    "eras": lambda entry, words: _day(f"{entry}1年10月20日", words) is not None,
    "links": lambda entry, words: _day(f"20 {entry} March 2021", words) == date(2021, 3, 20),
    "joiners": lambda entry, words: _has_time(f"20.10.2021 {entry} 10:15", words),
    "am": lambda entry, words: _hour(entry, words) == 3,
    "pm": lambda entry, words: _hour(entry, words) == 15,
    "ordinals": lambda entry, words: _day(f"20{entry} March 2021", words) == date(2021, 3, 20),
    "numbered": lambda entry, words: _day(f"{entry} 12 March 2021", words) is None,
    "ones": _is_one,
    "american": lambda entry, words: _day(f"10/11/2021 {entry}", words) == date(2021, 10, 11),
}
ELSEWHERE = {
    "updated_classes",
    "published_classes",
    "archive_classes",
    "day_first",
    "month_first",
}  # tests/unit/fields/test_published.py


@pytest.mark.parametrize("name", [name for name in DateWords.empty() if name not in ELSEWHERE])
def test_every_word_of_dates_counts(name: str) -> None:
    """A list without a check fails, and so does an entry that does nothing."""
    entries = sorted(getattr(dates(), name))
    assert [] == [entry for entry in entries if not DATE_CHECKS[name](entry, ENGLISH)]


def test_every_zone_is_read() -> None:
    """Abbreviations give their offset, names the one of the season."""
    for name, offset in zones().offsets.items():
        stamp = _stamp(f"20.1.2021 10:15 {name.upper()}", ENGLISH)
        assert stamp is not None
        assert (name, datetime.fromisoformat(f"2021-01-20T10:15:00{offset}")) == (name, stamp.moment)
    for table, summer in ((zones().american, "20.7.2021"), (zones().european, "20.7.2021")):
        for name, offset in table.items():
            winter = _stamp(f"20.1.2021 10:15 {name.upper()}", ENGLISH)
            later = _stamp(f"{summer} 10:15 {name.upper()}", ENGLISH)
            assert winter is not None
            assert later is not None
            assert (name, datetime.fromisoformat(f"2021-01-20T10:15:00{offset}")) == (name, winter.moment)
            assert (winter.moment.utcoffset() or timedelta()) + timedelta(hours=1) == later.moment.utcoffset()
