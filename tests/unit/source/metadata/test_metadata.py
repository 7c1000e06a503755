"""What pages declare of themselves: JSON-LD, whole and broken, meta tags, marked elements."""

from __future__ import annotations

import json
from typing import Any

import pytest
import turbohtml

from newsparse.source.marked import find_marked
from newsparse.source.metadata import read_declared
from newsparse.source.metadata.json_ld import parse_json


def _read(head: str, field: str, url: str | None = None) -> list[str]:
    document = turbohtml.parse(f"<html lang=en><head>{head}</head><body></body></html>")
    return [each.value for each in read_declared(document, url, find_marked(document)) if each.field == field]


def _script(content: object) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    return f'<script type="application/ld+json">{text}</script>'


ARTICLE: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "Ferry runs aground",
    "datePublished": "2024-05-02T08:00:00Z",
    "author": {"@type": "Person", "name": "Ada Byrne"},
}
WRAPPED = [
    ARTICLE,
    [ARTICLE],
    {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Lantern"}, ARTICLE]},
    {"@type": "WebPage", "name": "A page", "mainEntity": ARTICLE},
    {**ARTICLE, "@type": ["ReportageNewsArticle", "Article"]},
    {**ARTICLE, "@type": "http://schema.org/NewsArticle"},
    {**ARTICLE, "author": ["Ada Byrne"]},
    {"@graph": [{**ARTICLE, "author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Byrne"}]},
]


@pytest.mark.parametrize("content", WRAPPED)
def test_the_article_is_found_wherever_it_stands(content: object) -> None:
    """Graphs, lists, nested entities and references lead to the same article."""
    head = _script(content)
    assert ["Ferry runs aground"] == _read(head, "title")
    assert ["Ada Byrne"] == _read(head, "author")
    assert ["2024-05-02T08:00:00Z"] == _read(head, "published")


def test_other_stories_are_not_the_article() -> None:
    """A story in a list of others gives nothing where the page's own is there."""
    others = {
        "@type": "ItemList",
        "itemListElement": [{**ARTICLE, "headline": "Another"}, {**ARTICLE, "headline": "A third"}],
    }
    assert ["Ferry runs aground"] == _read(_script([others, ARTICLE]), "title")


def test_the_publisher_is_no_author() -> None:
    """The publisher names the site; an author that is an organisation is told apart."""
    whole = {**ARTICLE, "author": {"@type": "Organization", "name": "Lantern"}, "publisher": {"name": "Lantern Press"}}
    head = _script(whole)
    assert [] == _read(head, "author")
    assert ["Lantern"] == _read(head, "organisation")
    assert ["Lantern Press"] == _read(head, "site_name")


BROKEN = [
    '{"headline": "a",}',
    '{"headline": "a"};',
    '/* note */ {"headline": "a"}',
    '<!-- {"headline": "a"} -->',
    '//<![CDATA[\n{"headline": "a"}\n//]]>',
    "{&quot;headline&quot;: &quot;a&quot;}",
    '{"headline": "a"} {"headline": "b"}',
    ' \n{"headline": "a", "tags": ["x", ],}',
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_json_is_mended(text: str) -> None:
    """What browsers and site builders leave in JSON-LD does not hide it."""
    assert "a" == parse_json(text)["headline"]


def test_raw_line_feeds_stay_in_strings() -> None:
    """A line feed that should have been escaped is one."""
    assert {"headline": "a\nb"} == parse_json('{"headline": "a\nb"}')


HOPELESS = ["", "null;;", "{", '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000, "/* a" * 10_000, "nothing", '"' * 9999]


@pytest.mark.parametrize("text", HOPELESS)
def test_hopeless_json_is_none(text: str) -> None:
    """What cannot be mended gives nothing, however deep it is nested."""
    assert parse_json(text) is None


def test_a_headline_is_read_out_of_hopeless_json() -> None:
    """A broken script still says its headline."""
    assert ["Ferry"] == _read(_script('{"headline": "Ferry", "image": oops, }'), "title")


META = [
    ('<meta property="og:title" content="Ferry &amp; crew">', "title", ["Ferry & crew"]),
    ('<meta name="parsely-pub-date" content="2024-05-02">', "published", ["2024-05-02"]),
    ('<meta name="DC.creator" content="Ada Byrne">', "author", ["Ada Byrne"]),
    ('<meta name="citation_author" content="Byrne, Ada">', "author", ["Byrne, Ada"]),
    ('<meta name="keywords" content="sea, ships,  ">', "tags", ["sea", "ships"]),
    ('<meta property="article:modified_time" content="2024-05-03">', "modified", ["2024-05-03"]),
    ('<link rel="shortlink canonical" href="/a">', "url", ["/a"]),
    ("<title>\n Ferry\n</title>", "title", ["Ferry"]),
    ('<meta name="w-published-date" content="2024-05-02">', "published", ["2024-05-02"]),
    ('<meta name="contentPublishTime" content="2024-05-02">', "published", ["2024-05-02"]),
    ('<meta name="page.last_updated" content="2024-05-03">', "modified", ["2024-05-03"]),
    ('<meta name="publisher-id" content="7">', "published", []),
    ('<meta name="unpublished" content="no">', "modified", []),
    (
        '<meta name="script:ld+json" content="{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Ferry&quot;}">',
        "title",
        ["Ferry"],
    ),
    ('<meta property="og:title" content=" ">', "title", []),
    ('<meta name="viewport" content="width=1">', "title", []),
    ("", "language", ["en"]),
]


@pytest.mark.parametrize(("head", "field", "values"), META)
def test_meta_tags_and_links(head: str, field: str, values: list[str]) -> None:
    """Each vocabulary speaks of the same fields; empty and foreign tags of none."""
    assert values == _read(head, field)


ADDRESSES = [
    ("https://a.example/2024/05/02/ferry", ["2024-05-02"]),
    ("https://a.example/2024-5-2/ferry", ["2024-05-02"]),
    ("https://a.example/news/20240502-ferry", ["2024-05-02"]),
    ("https://a.example/news/A2024050214320005196", ["2024-05-02"]),
    ("https://a.example/news/23-05-2024-ferry", ["2024-05-23"]),
    ("https://a.example/news/02-05-2024-ferry", []),
    ("https://archive.example/web/20240601120000/https://a.example/2024/05/02/ferry", ["2024-05-02"]),
    ("https://archive.example/web/20240601120000/https://a.example/ferry", []),
    ("https://a.example/99202405021/ferry", []),
    ("https://a.example/2024/13/02/ferry", []),
]


@pytest.mark.parametrize(("url", "days"), ADDRESSES)
def test_days_in_addresses(url: str, days: list[str]) -> None:
    """A day in the address counts, a long number does not."""
    assert days == _read("", "url_date", url)


HIDDEN = [
    (
        '<script>window.state = {"article": {"datePublished": "2024-05-02T08:00:00Z"}};</script>',
        ["2024-05-02T08:00:00Z"],
    ),
    (r'<script>push("{\"publishedAt\":\"2024-05-02T08:00:00+02:00\"}")</script>', ["2024-05-02T08:00:00+02:00"]),
    ('<script type="application/json">{"first_published_at": 1714636800}</script>', ["1714636800"]),
    ('<script>var publish_date = "2024-05-02";</script>', ["2024-05-02"]),
    ('<div data-page="{&quot;published_on&quot;:&quot;2024-05-02 08:00&quot;}"></div>', ["2024-05-02 08:00"]),
    ('<div data-published="2 May 2024"></div>', ["2 May 2024"]),
    ('<abbr class="published" title="2024-05-02T08:00:00Z">Thursday</abbr>', ["2024-05-02T08:00:00Z"]),
    ('<script>var unpublished = "2024-05-02"; var publisher = "2024-05-02";</script>', []),
    ('<script>track("published", "yes", 2024)</script>', []),
    ('<meta name="date" content="2024-05-01"><script>var publishDate = "2024-05-02"</script>', ["2024-05-01"]),
]


@pytest.mark.parametrize(("head", "values"), HIDDEN)
def test_times_out_of_sight_count_where_nothing_else_is_declared(head: str, values: list[str]) -> None:
    """The state of scripts and attributes say when a page was published, if no meta tag or JSON-LD does."""
    assert values == _read(head, "published")


def test_a_marked_abbreviation_says_its_title() -> None:
    """The time of ``<abbr itemprop>`` is its title, not the hour that it prints."""
    head = '<abbr itemprop="datePublished" title="2024-05-02T08:00:00Z">08:00</abbr>'
    assert ["2024-05-02T08:00:00Z"] == _read(head, "published")
