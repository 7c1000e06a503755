"""Timestamps: what is one, what is none, and which of two is publication."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsparse.errors import UnknownLanguageError
from newsparse.fields.timestamp import StampKind, find_timestamps, parse_timestamp
from newsparse.fields.timestamp.machine import parse_declared_stamp
from newsparse.lexicon import load
from newsparse.model import Page

FOUND = [
    ("Wednesday, 20 October, 2021 - 10:00", "2021-10-20T10:00:00"),
    ("Oct. 20, 2021 10:00 a.m. EDT", "2021-10-20T10:00:00-04:00"),
    ("20/10/2021", "2021-10-20T00:00:00"),
    ("Tue 20 Oct 2021 10.15am BST", "2021-10-20T10:15:00+01:00"),
    ("Published on 2021-10-20T10:00", "2021-10-20T10:00:00"),
    ("2021-10-20 10:00:00", "2021-10-20T10:00:00"),
    ("2021-10-20T10:00:00+0200", "2021-10-20T10:00:00+02:00"),
    ("2021-10-20T08:00:00Z", "2021-10-20T08:00:00+00:00"),
    ("1634716800", "2021-10-20T08:00:00+00:00"),
    ("Wed, 20 Oct 2021 10:00:00 +0200", "2021-10-20T10:00:00+02:00"),
    ("Wed Oct 20 2021 10:00:00 GMT+0200 (CEST)", "2021-10-20T10:00:00+02:00"),
    ("Updated March 2, 2020, 5 p.m. ET", "2020-03-02T17:00:00-05:00"),
    ("Updated July 2, 2020, 5 p.m. PT", "2020-07-02T17:00:00-07:00"),
    ("Published 12:00 AM, June 1, 2020 | Updated 9:12 PM, June 2, 2020", "2020-06-01T00:00:00"),
    ("Updated 3 March 2020 | Published 1 March 2020", "2020-03-01T00:00:00"),
    ("July 2, 2004, 5 p.m. ET", "2004-07-02T17:00:00-04:00"),
    ("April 2, 2006, 5 p.m. ET", "2006-04-02T17:00:00-04:00"),
    ("20 Oct 2021 10:00 UTC+10", "2021-10-20T10:00:00+10:00"),
    ("20 Oct 2021 10:00 UTC+15:00", "2021-10-20T10:00:00"),
    ("20 October 2021, 25:70", "2021-10-20T00:00:00"),
    ("20. Oktober 2021, 10:15 Uhr", "2021-10-20T10:15:00"),
    ("Publié le 20 août 2021 à 14h52", "2021-08-20T14:52:00"),
    ("20 de octubre de 2021 a las 10:15 h", "2021-10-20T10:15:00"),
    ("20 ottobre 2021 alle ore 10:15", "2021-10-20T10:15:00"),
    ("20 de outubro de 2021 às 10h15", "2021-10-20T10:15:00"),
    ("20 oktober 2021 om 10:15 uur", "2021-10-20T10:15:00"),
    ("20 października 2021, godz. 10:15", "2021-10-20T10:15:00"),
    ("20 oktober 2021 kl. 10.15", "2021-10-20T10:15:00"),
    ("20. oktober 2021 kl. 10:15", "2021-10-20T10:15:00"),
    ("20.10.2021 klo 10.15", "2021-10-20T10:15:00"),
    ("20. října 2021 10:15", "2021-10-20T10:15:00"),
    ("20 октября 2021, 10:15", "2021-10-20T10:15:00"),
    ("20 жовтня 2021, 10:15", "2021-10-20T10:15:00"),
    ("20 Ekim 2021 10:15", "2021-10-20T10:15:00"),
    ("٢٠ أكتوبر ٢٠٢١ - ١٠:١٥", "2021-10-20T10:15:00"),
    ("۲۸ مهر ۱۴۰۰ - ۱۰:۱۵", "2021-10-20T10:15:00"),
    ("20 באוקטובר 2021, 10:15", "2021-10-20T10:15:00"),
    ("20 Οκτωβρίου 2021, 10:15", "2021-10-20T10:15:00"),
    ("2021. október 20. 10:15", "2021-10-20T10:15:00"),
    ("20 octombrie 2021, ora 10:15", "2021-10-20T10:15:00"),
    ("Rabu, 20 Oktober 2021 10:15 WIB", "2021-10-20T10:15:00+07:00"),
    ("20 अक्टूबर 2021 10:15", "2021-10-20T10:15:00"),
    ("2021年10月20日 10:15", "2021-10-20T10:15:00"),
    ("2021年10月20日 午後3時15分", "2021-10-20T15:15:00"),
    ("2021년 10월 20일 오후 3:15", "2021-10-20T15:15:00"),
    ("입력 2021.10.20. 오전 10:15", "2021-10-20T10:15:00"),
    ("Aktualisiert am 20.10.21, 10:15", "2021-10-20T10:15:00"),
    ("05/06/2021 Publié à 10:15", "2021-06-05T00:00:00"),
    ("2024-03-12 18:45 来源：岛报 作者：李大华", "2024-03-12T18:45:00"),
    ("2024年3月12日（火）18時45分", "2024-03-12T18:45:00"),
    ("令和3年10月20日", "2021-10-20T00:00:00"),
    ("Wed Mar 13 2024 10:00:00 GMT+1100 (Australian Eastern Daylight Time)", "2024-03-13T10:00:00+11:00"),
    ("March 13, 2024 10:00 GMT+0530", "2024-03-13T10:00:00+05:30"),
    ("March 13, 2024 10:00 UTC-0800", "2024-03-13T10:00:00-08:00"),
    ("0645 GMT (1445 HKT) March 12, 2024", "2024-03-12T06:45:00+00:00"),
    ("Thứ Ba, 12/3/2024, 18:45 (GMT+7)", "2024-03-12T18:45:00+07:00"),
    ("18:45 ngày 12/03/2024", "2024-03-12T18:45:00"),
    ("12 Mac 2024, 6:45 petang", "2024-03-12T18:45:00"),
    ("12 مارچ، 2024 18:45", "2024-03-12T18:45:00"),
    ("12 مارس 2024، 06:45 م", "2024-03-12T18:45:00"),
    ("12 มี.ค. 67 เวลา 18:45 น.", "2024-03-12T18:45:00"),
    ("2024年3月12日周二 18:45", "2024-03-12T18:45:00"),
    ("12 mars 2024 à 18 heures 45", "2024-03-12T18:45:00"),
    ("Wed, 13 Mar 2024 6:45 PM", "2024-03-13T18:45:00"),
    ("March 13 2024 6:45 PM", "2024-03-13T18:45:00"),
    ("Rabu, 13 Mar 2024 18:45 WIT", "2024-03-13T18:45:00+09:00"),
    ("Wed Mar 13 10:00:00 EDT 2024", "2024-03-13T10:00:00-04:00"),
    ("Wed Mar 13 10:00:00 2024", "2024-03-13T10:00:00"),
    ("20 October 2021 10:00-11:30", "2021-10-20T10:00:00"),
    ("20240313T100000Z", "2024-03-13T10:00:00+00:00"),
    ("27/11/2017 a les 10:19h", "2017-11-27T10:19:00"),
    ("27.11.2017 u 10:19", "2017-11-27T10:19:00"),
    ("12.03.2024 ob 18:45", "2024-03-12T18:45:00"),
    ("12 มีนาคม 2567 เวลา 18:45 น.", "2024-03-12T18:45:00"),
    ("Received: 17 August 2022. Published: 02 January 2023", "2023-01-02T00:00:00"),
]

NOT_FOUND = [
    "3 hours ago",
    "Yesterday",
    "10:15",
    "Stand: 10:15 Uhr",
    "5 min read",
    "© 2021 The Daily Example",
    "The vote that was promised for months will finally be held on December 16, 2025",
    "Call 020 7946 0018",
    "31/02/2021",
    "13/13/2021",
    "99.99.99",
    "192.168.10.12",
    "",
    "Season 2, Episode 10",
    "May 2021",
    "Issue 12, March 2024",
    "Received: 17 August 2022",
    "12. listopada 2024 u 10:15",
]

KNOWN_GAPS = [("Twentieth of October 2021", "2021-10-20T00:00:00")]


@pytest.mark.parametrize(("text", "moment"), FOUND)
def test_timestamp_is_read(text: str, moment: str) -> None:
    """A stamp gives its moment, with a zone where one is printed."""
    found = parse_timestamp(text)
    assert found is not None
    assert moment == found.isoformat()


@pytest.mark.parametrize("text", NOT_FOUND)
def test_look_alike_is_no_timestamp(text: str) -> None:
    """Relative stamps, durations, numbers and prose give no moment."""
    assert parse_timestamp(text) is None


@pytest.mark.parametrize(
    ("text", "moment"), [pytest.param(*gap, marks=pytest.mark.xfail(strict=True)) for gap in KNOWN_GAPS]
)
def test_known_gaps(text: str, moment: str) -> None:
    """Stamps that are not read yet."""
    found = parse_timestamp(text)
    assert found is not None
    assert moment == found.isoformat()


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("March 12, 2024 6:45 PM EDT", "2024-03-12T18:45:00-04:00"),
        ("12 Mar 2024 18:45 CEST", "2024-03-12T18:45:00+02:00"),
        ("March 12, 2024 6:45 PM ET", "2024-03-12T18:45:00"),
        ("March 12, 2024 6:45 PM", "2024-03-12T18:45:00"),
    ],
)
def test_declared_zone_names_count(value: str, moment: str) -> None:
    """A name with one offset all year counts in metadata; others need the grammar of printed stamps."""
    found = parse_declared_stamp(value)
    assert found is not None
    assert moment == found.isoformat()


def test_kinds_and_spans() -> None:
    """Publication and update are told apart, and each says where it stands."""
    page = Page("Publié le 3 mai 2024 à 14h52, modifié le 4 mai 2024 à 15h54")
    stamps = list(find_timestamps(page, page.span, load("fr")))
    assert [StampKind.PUBLISHED, StampKind.MODIFIED] == [stamp.kind for stamp in stamps]
    assert ["3 mai 2024 à 14h52", "4 mai 2024 à 15h54"] == [stamp.span.of(page.text) for stamp in stamps]


def test_a_time_of_a_change_on_the_same_day() -> None:
    """A second time behind a word for a change is that of a change."""
    page = Page("Published 2 March 2020, 10:00 | Updated: 14:30")
    stamps = list(find_timestamps(page, page.span, load("en")))
    assert [StampKind.PUBLISHED, StampKind.MODIFIED] == [stamp.kind for stamp in stamps]
    assert ["10:00", "14:30"] == [f"{stamp.moment:%H:%M}" for stamp in stamps]


def test_order_can_be_told() -> None:
    """What the caller knows about the order of day and month counts."""
    page = Page("02/03/2024")
    for day_first, month in ((True, 3), (False, 2)):
        (stamp,) = find_timestamps(page, page.span, load(), day_first=day_first)
        assert month == stamp.moment.month


def test_relative_needs_reference() -> None:
    """A span of time before now is a stamp only if now is known."""
    page, now = Page("Updated 3 hours ago"), datetime(2024, 5, 3, 15, tzinfo=UTC)
    assert [] == list(find_timestamps(page, page.span, load("en")))
    (stamp,) = find_timestamps(page, page.span, load("en"), reference=now)
    assert (now - timedelta(hours=3), StampKind.MODIFIED) == (stamp.moment, stamp.kind)


NOW = datetime(2024, 1, 2, 15, tzinfo=UTC)
RELATIVE = [
    ("en", "3 hours ago", "2024-01-02T12:00:00+00:00"),
    ("en", "Yesterday at 10:15", "2024-01-01T10:15:00+00:00"),
    ("de", "heute, 8.30 Uhr", "2024-01-02T08:30:00+00:00"),
    ("en", "Dec 31, 10:15", "2023-12-31T10:15:00+00:00"),
    ("en", "2 January", "2024-01-02T00:00:00+00:00"),
    ("en", "Today the council of the island will decide once more what becomes of the ferry and its crew of 12", None),
    ("en", "February 30", None),
    ("en", "February 29", None),
    ("en", "Dec 31, 10:15 EST", "2023-12-31T10:15:00-05:00"),
]


@pytest.mark.parametrize(("language", "text", "moment"), RELATIVE)
def test_relative_times_count_from_the_reference(language: str, text: str, moment: str | None) -> None:
    """Spans of time, days by name and days without a year are resolved where the reader knows the present."""
    found = parse_timestamp(text, language=language, reference=NOW)
    assert moment == (found and found.isoformat())


def test_words_behind_the_last_stamp_tell_its_kind() -> None:
    """East Asian pages print the word for an update behind the time."""
    page = Page("2024-03-12 18:45 更新")
    (stamp,) = find_timestamps(page, page.span, load("zh"))
    assert StampKind.MODIFIED is stamp.kind


@pytest.mark.parametrize("text", ["1/" * 500_000, "1" * 1_000_000, "May " * 250_000, "1 May " * 150_000, "\ud800\x00"])
def test_floods_are_harmless(text: str) -> None:
    """Megabytes of dates cut short give nothing, quickly."""
    assert parse_timestamp(text) is None


@pytest.mark.parametrize("parse", [parse_timestamp, parse_declared_stamp])
def test_timestamp_asks_for_text(parse: object) -> None:
    """Anything but text is the caller's mistake."""
    assert callable(parse)
    with pytest.raises(TypeError, match="expected str, got int"):
        parse(3)


DECLARED_TAIL = [
    ("20240503", "2024-05-03T00:00:00"),
    ("May 3, 2024 10:15 am", "2024-05-03T10:15:00"),
    ("2024/05/03 10:00", "2024-05-03T10:00:00"),
    ("03.05.2024", None),
    ("2024", None),
    ("May 2024", None),
    ("12345678", None),
    ("once in 2024", None),
    ("2021-10-20T10:00:00.1234567+02", "2021-10-20T10:00:00.123456+02:00"),
    ("2021-13-20T10:00:00.1234567Z", None),
    ("Wed, 31 Feb 2021 10:00:00 +0000", None),
]


@pytest.mark.parametrize(("value", "expected"), DECLARED_TAIL)
def test_the_tail_of_declared_forms_is_read_whole(value: str, expected: str | None) -> None:
    """Rare forms need year, month and day in the value, and nothing is skipped."""
    found = parse_declared_stamp(value)
    assert expected == (found and found.isoformat())


@pytest.mark.parametrize("language", ["klingon", "xx", "", "en-"])
def test_no_tag_of_a_language_raises(language: str) -> None:
    """A malformed tag and one that no language has are the caller's mistakes."""
    with pytest.raises(UnknownLanguageError):
        parse_timestamp("12 March 2024", language=language)
