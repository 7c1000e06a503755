"""Timestamps drawn together with what they mean."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.timestamp import find_timestamps, parse_timestamp
from newsparse.fields.timestamp.machine import parse_declared_stamp
from newsparse.lexicon import load
from newsparse.model import Page

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - printed without a zone
    lambda moment: moment.replace(second=0, microsecond=0)
)
FORMATS = ["%d %B %Y, %H:%M", "%B %d, %Y %I:%M %p", "%A, %d %B, %Y - %H:%M", "%H:%M, %d %b %Y", "%d.%m.%Y | %H:%M Uhr"]


@given(MOMENTS, st.sampled_from(FORMATS), st.sampled_from(["", "Published ", "Updated: ", "Posted on "]))
def test_printed_moment_is_read_back(moment: datetime, style: str, opener: str) -> None:
    """What is printed is read back, to the minute."""
    assert moment == parse_timestamp(opener + moment.strftime(style))


@given(MOMENTS, st.integers(-12, 14))
def test_declared_moment_is_read_back(moment: datetime, hours: int) -> None:
    """ISO stamps keep moment and zone."""
    aware = moment.replace(tzinfo=timezone(timedelta(hours=hours)))
    assert aware == parse_declared_stamp(aware.isoformat())


@given(st.text())
def test_any_text_is_harmless(text: str) -> None:
    """Nothing raises, and every span lies in the text."""
    page = Page(text)
    parse_declared_stamp(text)
    for stamp in find_timestamps(page, page.span, load()):
        assert stamp.span in page.span
