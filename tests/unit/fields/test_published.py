"""The times of publication and change."""

from __future__ import annotations

import pytest

from made_pages import json_ld, make_page
from newsparse import parse_html
from newsparse.lexicon import dates
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


STAMPS = [
    (
        "<p class=date>Published <time datetime='2024-03-12T18:45:00Z'>March 12, 2024</time></p>",
        "2024-03-12T18:45:00+00:00",
        None,
    ),
    ("<time datetime='2024-03-12T19:45:00+01:00'>12 Mar 2024</time>", "2024-03-12T19:45:00+01:00", None),
    ("<time title='2024-03-12T18:45:00Z'>3 hours ago</time>", "2024-03-12T18:45:00+00:00", None),
    ("<p>Published: 12 March 2024</p><p>Updated: 13 March 2024</p>", "2024-03-12T00:00:00", "2024-03-13T00:00:00"),
    (
        "<p class=date>12 March 2024</p><p>Last updated:</p><p class=date>13 March 2024, 8:00</p>",
        "2024-03-12T00:00:00",
        "2024-03-13T08:00:00",
    ),
    (
        "<time itemprop=dateModified datetime='2024-03-13T08:00:00Z'>Updated 13 March 2024</time>",
        None,
        "2024-03-13T08:00:00+00:00",
    ),
    (
        "<p class=date>12 March 2024</p><time class='modified' datetime='2024-03-13T08:00:00Z'>13 March 2024</time>",
        "2024-03-12T00:00:00",
        "2024-03-13T08:00:00+00:00",
    ),
    (
        "<time class='entry-date published updated' datetime='2024-03-12T08:00:00Z'>12 March 2024</time>",
        "2024-03-12T08:00:00+00:00",
        None,
    ),
    (
        "<ul><li>Received: 17 August 2023</li><li>Accepted: 16 December 2023</li><li>Published: 2 January 2024</li></ul>",
        "2024-01-02T00:00:00",
        None,
    ),
    ("<p class=date>Vol. 5, No. 3, March 2024</p>", None, None),
]


@pytest.mark.parametrize(("printed", "published", "modified"), STAMPS)
def test_both_times_are_told_from_what_is_printed(printed: str, published: str | None, modified: str | None) -> None:
    """The finer time of a day counts, and a change is told by its words, class or property, in its line or before it."""
    article = parse_html(make_page(before=f"<h1>Ferry runs aground off the island</h1>{printed}"))
    assert published == (article.published and article.published.isoformat())
    assert modified == (article.modified and article.modified.isoformat())


def test_a_printed_hour_refines_a_declared_day() -> None:
    """A meta tag gives the day, the stamp line the hour."""
    head = '<meta name="publishdate" content="2023-05-11">'
    page = make_page(head, "<h1>Ferry runs aground off the island</h1><p class=date>2023-05-11 08:26</p>")
    found = parse_html(page).published
    assert found is not None
    assert "2023-05-11T08:26:00" == found.isoformat()


def test_local_midnight_in_utc_is_the_day_that_the_page_prints() -> None:
    """``2021-11-04T23:00:00Z`` beside "5 November 2021" is the midnight of a zone one hour ahead."""
    head = '<meta property="article:published_time" content="2021-11-04T23:00:00Z">'
    page = make_page(head, "<h1>Ferry runs aground off the island</h1><p class=date>5 November 2021</p>")
    found = parse_html(page).published
    assert found is not None
    assert "2021-11-05T00:00:00+01:00" == found.isoformat()


def test_the_day_of_an_archives_capture_is_no_publication() -> None:
    """The toolbar of a web archive prints the day that stands in its address."""
    url = "https://web.archive.org/web/20240501000000/https://lantern.example/a"
    page = make_page(
        before="<p>May 1, 2024</p><h1>Ferry runs aground off the island</h1><p>Published March 12, 2024</p>"
    )
    found = parse_html(page, url=url).published
    assert found is not None
    assert "2024-03-12" == found.date().isoformat()


@pytest.mark.parametrize(
    ("url", "language", "day"),
    [
        ("https://lantern.example.co.uk/a", "en", "2024-04-03"),
        ("https://lantern.example/a", "en-GB", "2024-04-03"),
        ("https://lantern.example/a", "en-US", "2024-03-04"),
    ],
)
def test_the_place_of_a_page_tells_the_order_of_day_and_month(url: str, language: str, day: str) -> None:
    """``03/04/2024`` is 3 April on a British site, and 4 March where American words stand beside it."""
    page = make_page(before="<h1>Ferry runs aground off the island</h1><p class=date>Updated 03/04/2024 5 pm</p>")
    found = parse_html(page.replace("<html", f"<html lang={language}", 1), url=url).modified
    assert found is not None
    assert day == found.date().isoformat()


@pytest.mark.parametrize("language", ["vi", "sl", *sorted(dates().month_first)])
def test_languages_without_a_file_write_the_day_first(language: str) -> None:
    """``03/04/2024 06:45 PM`` is 3 April on a Vietnamese page; few languages have the month first."""
    page = make_page(before="<h1>Ferry runs aground off the island</h1><p class=date>03/04/2024 06:45 PM</p>")
    found = parse_html(page, language=language).published
    assert found is not None
    assert ("2024-03-04" if language in dates().month_first else "2024-04-03") == found.date().isoformat()


@pytest.mark.parametrize("word", sorted(dates().updated_classes))
def test_a_class_tells_a_change(word: str) -> None:
    """A stamp whose class names a change is none of the publication, unless the class names that too."""
    headline = "<h1>Ferry runs aground off the island</h1>"
    changed = parse_html(make_page(before=f"{headline}<p class={word}>12 March 2024, 8:00</p>"))
    assert changed.published is None
    for other in dates().published_classes:
        page = make_page(before=f"{headline}<p class='{other} {word}'>12 March 2024, 8:00</p>")
        assert parse_html(page).modified is None


def test_a_compact_stamp_is_read() -> None:
    """Digits alone give day and time."""
    article = parse_html(make_page('<meta name="date" content="20240312184500">'))
    assert article.published is not None
    assert "2024-03-12T18:45:00" == article.published.isoformat()


HEADS = [
    ('<meta name="pdate" content="20240312184500">', "2024-03-12T18:45:00"),
    ('<meta name="date" content="March 12, 2024 18:45 GMT-0800">', "2024-03-12T18:45:00-08:00"),
    (
        '<meta name="date" content="Tue Mar 12 2024 18:45:00 GMT+0530 (India Standard Time)">',
        "2024-03-12T18:45:00+05:30",
    ),
]


@pytest.mark.parametrize(("head", "moment"), HEADS)
def test_declared_offsets_count(head: str, moment: str) -> None:
    """The sign of an offset is read as it is written."""
    found = parse_html(make_page(head)).published
    assert found is not None
    assert moment == found.isoformat()


def test_a_relative_stamp_holds_its_moment_in_its_title() -> None:
    """Scripts that print "3 hours ago" keep the moment in the attribute."""
    stamp = "<span class=timeago title='2024-03-12T18:45:00Z'>3 hours ago</span>"
    found = parse_html(make_page(before=f"<h1>Ferry runs aground off the island</h1>{stamp}")).published
    assert found is not None
    assert "2024-03-12T18:45:00+00:00" == found.isoformat()


@pytest.mark.parametrize("word", sorted(dates().archive_classes))
def test_the_toolbar_of_an_archive_dates_no_story(word: str) -> None:
    """Its day is that of the capture."""
    page = make_page(before=f"<div id=wm-{word}><p>13 Apr 2024</p></div><h1>Ferry runs aground off the island</h1>")
    assert parse_html(page).published is None
