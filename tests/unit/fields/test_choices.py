"""The fields that are chosen: title, standfirst, authors, times, site, kind."""

from __future__ import annotations

import pytest

from newsparse import PageKind, parse_html, parse_text
from newsparse.fields.metadata import choose_language, choose_section, choose_site_name, choose_tags, choose_url
from newsparse.fields.standfirst import choose_standfirst
from newsparse.fields.title import gather_titles
from newsparse.model import Block, Declared, Page, Role
from newsparse.pipeline import explain_page
from newsparse.segment import segment
from newsparse.source.read import read_page
from newsparse.span import Span

PROSE = [
    "The ferry ran aground on Thursday morning with ninety passengers on board, the harbour office said in a note.",
    "Nobody was hurt, and all passengers were brought ashore in small boats before noon by volunteers of the village.",
    "Engineers will look at the hull when the tide is out, and the company wants to resume its service next week.",
    "The last accident of this kind was eleven years ago, when fog hid the same sandbank from the crew of a trawler.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)


def _page(head: str = "", before: str = "<h1>Ferry runs aground off the island</h1>", after: str = "") -> str:
    return f"<html><head>{head}</head><body><main><article>{before}{BODY}</article></main>{after}</body></html>"


TITLES = [
    ("<title>Ferry runs aground off the island | Lantern</title>", "Ferry runs aground off the island"),
    (
        '<meta property="og:title" content="Ferry runs aground off the island - Lantern">',
        "Ferry runs aground off the island",
    ),
    ('<meta property="og:title" content="FERRY RUNS AGROUND OFF THE ISLAND">', "Ferry runs aground off the island"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_the_title_is_the_headline_as_printed(head: str, title: str) -> None:
    """Without the site's name, in the case that the page prints, with its span as origin."""
    article = parse_html(_page(head))
    assert title == article.title
    assert isinstance(article.origins["title"], Span)


def test_a_logo_in_h1_is_no_title() -> None:
    """A heading that is the site's name gives way to the declared headline."""
    head = '<title>Ferry runs aground off the island - Lantern</title><meta property="og:site_name" content="Lantern">'
    head += '<meta property="og:title" content="Ferry runs aground off the island">'
    page = _page(head, "<h1>Lantern</h1><h2>Ferry runs aground off the island</h2>")
    assert "Ferry runs aground off the island" == parse_html(page).title


def test_the_first_thousand_headings_are_weighed() -> None:
    """More of them would only cost time."""
    page = read_page(
        _page(before="".join(f"<h1>Heading number {each}</h1>" for each in range(1200))), None, None, None, "html"
    )
    raw_blocks = segment(page)
    blocks = tuple(Block(Role.HEADING, raw.text, raw.span) for raw in raw_blocks)
    assert 1000 == len(gather_titles(page, raw_blocks, blocks))


def test_losers_are_told() -> None:
    """The candidates that lost stand behind the winner, each with its reasons."""
    choice = explain_page(_page("<title>Ferry runs aground off the island | Lantern</title>")).choices["title"]
    assert len(choice.candidates) > 1
    assert choice.value == choice.candidates[0].value
    assert all(candidate.why for candidate in choice.candidates)


def test_a_text_page_has_a_title() -> None:
    """Where nothing is declared, the labelled block decides."""
    text = "Ferry runs aground off the island\n\nBy Ada Byrne\n\n" + "\n\n".join(PROSE)
    article = parse_text(text)
    assert "Ferry runs aground off the island" == article.title
    assert ("Ada Byrne",) == article.authors


STANDFIRSTS = [
    (["Nobody was hurt when the boat met a sandbank."], "Nobody was hurt when the boat met a sandbank."),
    (["Ferry runs aground", "Nobody was hurt when the boat met a sandbank."], "Nobody was hurt when the boat met a sandbank."),
    (["FERRY RUNS AGROUND OFF THE ISLAND"], None),
    ([], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "standfirst"), STANDFIRSTS)
def test_what_repeats_the_headline_is_no_standfirst(lines: list[str], standfirst: str | None) -> None:
    """A block of that role counts if it says more than the headline does."""
    page = read_page("\n\n".join(["Ferry runs aground off the island", *lines]))
    roles = [Role.TITLE, *[Role.STANDFIRST] * len(lines)]
    blocks = [Block(role, raw.text, raw.span) for role, raw in zip(roles, segment(page), strict=True)]
    assert standfirst == choose_standfirst(page, blocks).value


def _json(author: str) -> str:
    return (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry runs aground off the island",'
        f'"author":{author},"datePublished":"2024-05-02T08:00:00+02:00","dateModified":"2024-05-02T09:30:00+02:00"}}</script>'
    )


AUTHORS = [
    ('[{"@type":"Person","name":"Ada Byrne"},{"@type":"Person","name":"Luis Ortega"}]', ("Ada Byrne", "Luis Ortega")),
    ('"By Ada Byrne and Luis Ortega"', ("Ada Byrne", "Luis Ortega")),
    ('[{"name":"Ada Byrne"},{"@type":"Organization","name":"Reuters"}]', ("Ada Byrne",)),
    ('{"@type":"Organization","name":"Reuters"}', ("Reuters",)),
    ('{"name":"https://a.example/ada"}', ()),
    ('"192.0.2.44"', ()),
    ('"page.head.meta.author"', ()),
    ('"lantern.is"', ("lantern.is",)),
]


@pytest.mark.parametrize(("author", "names"), AUTHORS)
def test_declared_authors(author: str, names: tuple[str, ...]) -> None:
    """Persons come before organisations; an address is nobody, and what machines write neither."""
    assert names == parse_html(_page(_json(author))).authors


NO_AUTHORS = [
    '<figure itemprop="image"><span itemprop="author">(Image: Harbour Pictures)</span></figure>',
    '<meta name="author" content="desk@lantern.example">',
    '<p class="byline">Facebook Twitter Email</p>',
]


@pytest.mark.parametrize("other", NO_AUTHORS)
def test_credits_addresses_and_buttons_are_no_authors(other: str) -> None:
    """What stands where authors stand, and is none, is not taken beside one."""
    page = _page(before=f"<h1>Ferry runs aground off the island</h1><p class=byline>By Ada Byrne</p>{other}")
    assert ("Ada Byrne",) == parse_html(page).authors


def test_teasers_authors_are_not_the_storys() -> None:
    """Names in a list of other stories do not sign this one."""
    teasers = (
        "<aside class=related>"
        + "".join(f"<p class=byline>By {name}</p>" for name in ("Mia Lund", "Tom Cole"))
        + "</aside>"
    )
    page = _page(_json('{"@type":"Person","name":"Ada Byrne"}'), after=teasers)
    assert ("Ada Byrne",) == parse_html(page).authors


def test_times_keep_their_zone_and_stay_apart() -> None:
    """The publication and the change are both read, each from its own place."""
    article = parse_html(_page(_json('"Ada Byrne"')))
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
    page = _page(head, f"<h1>Ferry runs aground off the island</h1><p class=date>Published {printed}</p>")
    found = explain_page(page).choices["published"].candidates
    assert moment in [candidate.value.isoformat() for candidate in found]


def test_a_declared_time_settles_the_order_of_day_and_month() -> None:
    """``04/12/2024`` is 12 April where the page declares 12 April."""
    head = '<meta property="article:published_time" content="2024-04-12T10:00:00">'
    page = _page(head, "<h1>Ferry runs aground off the island</h1><p class=date>04/12/2024</p>")
    found = parse_html(page).published
    assert found is not None
    assert "2024-04-12" == found.date().isoformat()


def test_a_time_far_from_the_story_counts_where_it_is_said_to_be_the_publication() -> None:
    """Pages that state no time elsewhere print it in a sentence under the story."""
    page = _page(after="<footer><p>This story was published on 2 May 2024 and filed under Sea, Ships.</p></footer>")
    found = parse_html(page).published
    assert found is not None
    assert "2024-05-02" == found.date().isoformat()


def test_a_change_is_no_publication() -> None:
    """Where only a change is declared, the publication stays empty."""
    article = parse_html(_page('<meta property="article:modified_time" content="2024-05-03T10:00:00Z">'))
    assert article.published is None
    assert article.modified is not None


def test_a_printed_update_is_no_publication() -> None:
    """A stamp that says "updated" is a change, and leaves the publication empty."""
    headline = "<h1>Ferry runs aground off the island</h1><p class=timestamp>Updated 3 May 2024, 10:15 GMT</p>"
    article = parse_html(_page(before=headline))
    assert article.published is None
    assert article.modified is not None


def _place(*declared: tuple[str, str, str], url: str | None = None, text: str = "") -> Page:
    return Page(text, declared=tuple(Declared(*each) for each in declared), url=url)


def test_site_names() -> None:
    """``og:site_name`` comes first; the end of the title element helps out where it is the host's name."""
    publisher = ("site_name", "json-ld[0].publisher.name", "Lantern Press")
    page = _place(publisher, ("site_name", "meta[property=og:site_name]", "Lantern"))
    assert "Lantern" == choose_site_name(page, ()).value
    title = ("title", "title", "Ferry runs aground - The Evening Lantern")
    assert (
        "The Evening Lantern" == choose_site_name(_place(title, url="https://www.eveninglantern.example/a"), ()).value
    )
    assert choose_site_name(_place(title, url="https://other.example/a"), ()).value is None


def test_sections() -> None:
    """The innermost section counts."""
    assert "Europe" == choose_section(_place(("section", "meta[property=article:section]", "News > Europe"))).value
    assert choose_section(_place(("section", "meta[name=category]", "https://a.example/news"))).value is None


def test_tags() -> None:
    """One source gives the tags, without duplicates."""
    page = _place(
        ("tags", "meta[property=article:tag]", "Sea"),
        ("tags", "meta[property=article:tag]", "sea"),
        ("tags", "meta[name=keywords]", "news"),
    )
    assert ("Sea",) == choose_tags(page).value


ADDRESSES = [
    ("/b", "https://a.example/x", "https://a.example/b"),
    ("https://a.example/", "https://a.example/x", "https://a.example/x"),
    ("https://evil.test/b", "https://a.example/x", "https://a.example/x"),
    ("https://a.example/b", None, "https://a.example/b"),
    ("/b", None, None),
    ("http://[bad", "https://a.example/x", "https://a.example/x"),
]


@pytest.mark.parametrize(("declared", "url", "chosen"), ADDRESSES)
def test_canonical_addresses(declared: str, url: str | None, chosen: str | None) -> None:
    """Absolute, on the page's own site, and no front door."""
    assert chosen == choose_url(_place(("url", "link[rel=canonical]", declared), url=url)).value


def test_languages() -> None:
    """The words decide; a declared tag makes their language finer or stands in."""
    english = " ".join(PROSE)
    assert "en-GB" == choose_language(_place(("language", "html[lang]", "en_GB"), text=english)).value
    assert "en" == choose_language(_place(("language", "html[lang]", "de"), text=english)).value
    assert "de" == choose_language(_place(("language", "html[lang]", "de"))).value
    catalan = (
        "El vaixell de la companyia va encallar dijous al matí a la sorra, i segons el port no hi ha cap ferit. " * 4
    )
    assert "ca-ES" == choose_language(_place(("language", "html[lang]", "ca-ES"), text=catalan)).value
    assert choose_language(_place(("language", "html[lang]", "!"))).value is None


LIVE = '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Storm, live"}</script>'
PAID = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry","isAccessibleForFree":false}</script>'
)
LINKS = "".join(f"<li><a href=/{n}>A headline of another story, number {n}</a></li>" for n in range(30))
KINDS = [
    (_page(), PageKind.ARTICLE),
    (_page(LIVE), PageKind.LIVE_BLOG),
    (_page(PAID), PageKind.TEASER),
    (_page(PAID).replace(BODY, "".join(BODY.replace(".", f" {n}.") for n in range(4))), PageKind.ARTICLE),
    (f"<html><body><ul>{LINKS}</ul></body></html>", PageKind.INDEX),
    ("<html></html>", PageKind.EMPTY),
]


@pytest.mark.parametrize(("page", "kind"), KINDS)
def test_kinds(page: str, kind: PageKind) -> None:
    """Declared kinds count where the page bears them out."""
    assert kind is parse_html(page).page_kind
