"""The times of publication and change."""

from __future__ import annotations

import pytest

from made_pages import json_ld, make_page
from newsparse import parse_html
from newsparse.pipeline import explain_page


def test_times_keep_their_zone_and_stay_apart() -> None:
    """The publication and the change are both read, each from its own place."""
    article = parse_html(make_page(json_ld('"Ada Byrne"')))
    assert article.published is not None
    assert article.modified is not None
    assert "2024-05-02T08:00:00+02:00" == article.published.isoformat()
    assert "2024-05-02T09:30:00+02:00" == article.modified.isoformat()


LOCAL = [
    ("March 8, 2024 9:25 pm", "2024-03-08T21:25:54-05:00"),
    ("March 9, 2024 7:55 am", "2024-03-09T07:55:54+05:30"),
    ("March 9, 2024 2:25 am", "2024-03-09T02:25:54+00:00"),
    ("March 8, 2024 9:31 pm", "2024-03-09T02:25:54+00:00"),
    ("March 6, 2024 9:25 pm", "2024-03-09T02:25:54+00:00"),
]


@pytest.mark.parametrize(("printed", "moment"), LOCAL)
def test_utc_is_told_in_the_zone_that_the_page_prints(printed: str, moment: str) -> None:
    """The same minute, declared in UTC and printed in local time, gives the zone; another minute gives none."""
    head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-09T02:25:54Z"}</script>'
    page = make_page(head, f"<h1>Ferry runs aground off the island</h1><p class=date>Published {printed}</p>")
    found = explain_page(page).choices["published"].candidates
    assert moment in [candidate.value.isoformat() for candidate in found]


def test_a_declared_time_settles_the_order_of_day_and_month() -> None:
    """``04/12/2024`` is 12 April where the page declares 12 April."""
    head = '<meta property="article:published_time" content="2024-04-12T10:00:00">'
    page = make_page(head, "<h1>Ferry runs aground off the island</h1><p class=date>04/12/2024</p>")
    found = parse_html(page).published
    assert found is not None
    assert "2024-04-12" == found.date().isoformat()


def test_a_time_far_from_the_story_counts_where_it_is_said_to_be_the_publication() -> None:
    """Pages that state no time elsewhere print it in a sentence under the story."""
    page = make_page(after="<footer><p>This story was published on 2 May 2024 and filed under Sea, Ships.</p></footer>")
    found = parse_html(page).published
    assert found is not None
    assert "2024-05-02" == found.date().isoformat()


def test_a_change_is_no_publication() -> None:
    """Where only a change is declared, the publication stays empty."""
    article = parse_html(make_page('<meta property="article:modified_time" content="2024-05-03T10:00:00Z">'))
    assert article.published is None
    assert article.modified is not None


def test_a_printed_update_is_no_publication() -> None:
    """A stamp that says "updated" is a change, and leaves the publication empty."""
    headline = "<h1>Ferry runs aground off the island</h1><p class=timestamp>Updated 3 May 2024, 10:15 GMT</p>"
    article = parse_html(make_page(before=headline))
    assert article.published is None
    assert article.modified is not None
