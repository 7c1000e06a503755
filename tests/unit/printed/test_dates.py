"""Printed dates: which are read, which are none, and in which calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from newsparse.lexicon import languages, load
from newsparse.printed.dates import find_dates, find_relative_time, has_date, match_date
from newsparse.text.fold import fold

FOUND = [
    ("en", "5-Mar-2021", "2021-03-05"),
    ("en", "20 Oct 21", "2021-10-20"),
    ("en", "5 of March 2021", "2021-03-05"),
    ("en", "March 5th, 2021", "2021-03-05"),
    ("en", "Mar 5 '21", "2021-03-05"),
    ("en", "Tuesday 12, March 2024", "2024-03-12"),
    ("en", "1 June 2023. Two more", "2023-06-01"),
    ("en", "Updated 03/12/2024", "2024-03-12"),
    ("de", "5. März 2021", "2021-03-05"),
    ("de", "12. 3. 2024", "2024-03-12"),
    ("fr", "5 AOUT 2021", "2021-08-05"),
    ("hu", "2021. október 20.", "2021-10-20"),
    ("pl", "20. listopada 2021", "2021-11-20"),
    ("tr", "12 NİSAN 2024", "2024-04-12"),
    ("tr", "5 KASIM 2024", "2024-11-05"),
    ("ar", "12 آذار/مارس 2024", "2024-03-12"),
    ("fa", "۲۸ مهر ۱۴۰۰", "2021-10-20"),
    ("fa", "1402/12/22", "2024-03-12"),
    ("he", "20 באוקטובר 2021", "2021-10-20"),
    ("ja", "2024年3月12日（火）", "2024-03-12"),
    ("ja", "令和6年3月12日", "2024-03-12"),
    ("ja", "令和元年5月1日", "2019-05-01"),
    ("zh", "民國113年3月12日", "2024-03-12"),
    ("zh", "发布于2024-03-12", "2024-03-12"),
    ("zh", "March 12, 2024", "2024-03-12"),
    ("ko", "24.03.12", "2024-03-12"),
    ("ca", "12 de març de 2024", "2024-03-12"),
    ("ca", "12 d'abril del 2024", "2024-04-12"),
    ("hr", "12. ožujka 2024.", "2024-03-12"),
    ("sk", "12. marca 2024", "2024-03-12"),
    ("sl", "12. marec 2024", "2024-03-12"),
    ("lt", "2024 m. kovo 12 d.", "2024-03-12"),
    ("lv", "2024. gada 12. marts", "2024-03-12"),
    ("is", "12. mars 2024", "2024-03-12"),
    ("ms", "12 Mac 2024", "2024-03-12"),
    ("tl", "Marso 12, 2024", "2024-03-12"),
    ("vi", "ngày 12 tháng 3 năm 2024", "2024-03-12"),
    ("vi", "12 Tháng Mười Hai, 2024", "2024-12-12"),
    ("bn", "১২ মার্চ ২০২৪", "2024-03-12"),
    ("th", "12 มีนาคม 2567", "2024-03-12"),
    ("th", "12 มี.ค. 2567", "2024-03-12"),
    ("th", "12 มี.ค. 67", "2024-03-12"),
    ("th", "๑๒ มีนาคม พ.ศ. ๒๕๖๗", "2024-03-12"),
    ("ur", "منگل، 12 مارچ، 2024", "2024-03-12"),
    ("vi", "12 thg 3, 2024", "2024-03-12"),
    ("sr", "12. septembar 2024.", "2024-09-12"),
    ("gl", "12 de xuño de 2024", "2024-06-12"),
    ("az", "12 oktyabr 2024", "2024-10-12"),
    ("be", "12 сакавіка 2024", "2024-03-12"),
    ("ka", "12 მარტი, 2024", "2024-03-12"),
]

NOT_FOUND = [
    "Issue 12, March 2024",
    "Vol. 5, No. 3, March 2024",
    "No. 3 March 2024",
    "Autumn 12, March 2024",
    "5 March 10 am",
    "5 March 10.15",
    "14 May 45 people",
    "May 2021",
    "© 2021 The Daily Example",
    "192.168.10.12",
    "31/02/2021",
    "1445/09/02",
    "20. listopada 2021",
    "20. lip 2021",
    "MySQL 8.4.13 LTS",
    "",
]

WITHOUT_YEAR = [
    ("March 5 (Reuters)", (3, 5), "March 5"),
    ("5 March -", (3, 5), "5 March"),
    ("AUG 12 (AP)", (8, 12), "AUG 12"),
    ("20 DIC (EFE)", (12, 20), "20 DIC"),
    ("3月5日电", (3, 5), "3月5日"),
    ("12.3. -", (3, 12), "12.3."),
]


@pytest.mark.parametrize(("language", "text", "day"), FOUND)
def test_a_date_is_read(language: str, text: str, day: str) -> None:
    """A date gives its day in our calendar, and the labeller sees it too."""
    folded, words = fold(text), load(language).timestamp
    (found,) = find_dates(folded, 0, len(folded), words)
    assert found.year
    assert day == date(found.year, found.month, found.day).isoformat()
    assert has_date(folded, 0, len(folded), words)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_numbers_are_no_date(text: str) -> None:
    """Issues, years alone, addresses, days that no calendar has and months that two languages read differently."""
    folded, words = fold(text), load().timestamp
    assert [] == list(find_dates(folded, 0, len(folded), words))
    assert not has_date(folded, 0, len(folded), words)


@pytest.mark.parametrize("language", languages())
def test_every_month_is_read_in_every_layout(language: str) -> None:
    """The labeller sees each month of a language where the field reads it, with or without accents."""
    words = load(language).timestamp
    for name, month in words.months.items():
        text = fold(f"20 {name} 2021")
        (found,) = find_dates(text, 0, len(text), words)
        assert (name, int(month)) == (name, found.month)


@pytest.mark.parametrize(("text", "day", "printed"), WITHOUT_YEAR)
def test_a_dateline_gets_days_without_a_year(text: str, day: tuple[int, int], printed: str) -> None:
    """A day without a year is read where it stands, and where it ends is known."""
    found = match_date(fold(text), 0, len(text), load().timestamp)
    assert found is not None
    assert (None, *day) == (found.year, found.month, found.day)
    assert printed == text[: found.end]


@pytest.mark.parametrize("text", ["Feb 30", "13.13.", "5 people", "2021", "March"])
def test_no_dateline_without_a_day(text: str) -> None:
    """A month alone, a year alone and a day that no month has are none."""
    assert match_date(text, 0, len(text), load().timestamp) is None


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "3 hours ago", 3),
        ("en", "an hour ago", 1),
        ("de", "vor 3 Stunden", 3),
        ("fr", "il y a 3 heures", 3),
        ("zh", "3小时前", 3),
        ("tr", "3 SAAT ÖNCE", 3),
    ],
)
def test_a_span_before_now_is_read(language: str, text: str, hours: int) -> None:
    """A number, a unit and a word for "ago" on either side make a relative time."""
    found = find_relative_time(text, 0, len(text), load(language).timestamp)
    assert found is not None
    assert timedelta(hours=hours) == found.ago


def test_the_caller_may_know_the_order() -> None:
    """Day and month come in the order that the caller names, with dots too."""
    for text in ("02/03/2024", "02.03.2024"):
        for day_first, month in ((True, 3), (False, 2)):
            (found,) = find_dates(text, 0, len(text), load("en").timestamp, day_first=day_first)
            assert month == found.month


@pytest.mark.parametrize("text", ["1/" * 500_000, "1" * 500_000, "May " * 250_000, "1 May " * 150_000])
def test_floods_take_linear_time(text: str) -> None:
    """A megabyte of dates cut short gives nothing, quickly."""
    assert not has_date(text, 0, len(text), load("en").timestamp)


def test_a_unit_in_turkish_capitals_is_read() -> None:
    """An ``İ`` is an i, though its small letter has two code points."""
    text = "3 DAKİKA ÖNCE"
    found = find_relative_time(text, 0, len(text), load("tr").timestamp)
    assert found is not None
    assert timedelta(minutes=3) == found.ago
