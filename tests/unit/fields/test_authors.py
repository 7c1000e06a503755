"""The authors: who signs the story."""

from __future__ import annotations

import pytest

from made_pages import PROSE, json_ld, make_page
from newsparse import Span, parse_html, parse_text

AUTHORS = [
    ('[{"@type":"Person","name":"Ada Byrne"},{"@type":"Person","name":"Luis Ortega"}]', ("Ada Byrne", "Luis Ortega")),
    ('"By Ada Byrne and Luis Ortega"', ("Ada Byrne", "Luis Ortega")),
    ('[{"name":"Ada Byrne"},{"@type":"Organization","name":"Reuters"}]', ("Ada Byrne",)),
    ('{"@type":"Organization","name":"Reuters"}', ("Reuters",)),
    ('{"name":"https://a.example/ada"}', ()),
    ('"192.0.2.44"', ()),
    ('"page.head.meta.author"', ()),
    ('"lantern.is"', ("lantern.is",)),
    ('"Ada Byrne, Lubo Ortega"', ("Ada Byrne", "Lubo Ortega")),
    ('"By Political Editor Ada Byrne"', ("Ada Byrne",)),
    ('"Von Lantern-Redakteurin Ada Byrne"', ("Ada Byrne",)),
]


@pytest.mark.parametrize(("author", "names"), AUTHORS)
def test_declared_authors(author: str, names: tuple[str, ...]) -> None:
    """Persons come before organisations; an address is nobody, and what machines write neither."""
    assert names == parse_html(make_page(json_ld(author))).authors


NO_AUTHORS = [
    '<figure itemprop="image"><span itemprop="author">(Image: Harbour Pictures)</span></figure>',
    '<meta name="author" content="desk@lantern.example">',
    '<p class="byline">Facebook Twitter Email</p>',
]


@pytest.mark.parametrize("other", NO_AUTHORS)
def test_credits_addresses_and_buttons_are_no_authors(other: str) -> None:
    """What stands where authors stand, and is none, is not taken beside one."""
    page = make_page(before=f"<h1>Ferry runs aground off the island</h1><p class=byline>By Ada Byrne</p>{other}")
    assert ("Ada Byrne",) == parse_html(page).authors


def test_teasers_authors_are_not_the_storys() -> None:
    """Names in a list of other stories do not sign this one."""
    teasers = (
        "<aside class=related>"
        + "".join(f"<p class=byline>By {name}</p>" for name in ("Mia Lund", "Tom Cole"))
        + "</aside>"
    )
    page = make_page(json_ld('{"@type":"Person","name":"Ada Byrne"}'), after=teasers)
    assert ("Ada Byrne",) == parse_html(page).authors


def test_tags_below_the_story_are_no_authors() -> None:
    """A person's name alone below the story is a tag."""
    page = make_page(after="<ul><li><a href=/t/1>Ada Byrne</a></li><li><a href=/t/2>Economy</a></li></ul>")
    assert () == parse_html(page).authors


BYLINES = [
    ("<p class=author>wxm1984</p>", ("wxm1984",)),
    ("<p class=author>wxm1984</p><p class=byline>By Ada Byrne</p>", ("Ada Byrne",)),
    ("<p class=byline>By Ada Byrne</p><p class=author>Ada Byrne Science</p>", ("Ada Byrne",)),
    ("<p class=byline>By Ada Byrne</p><p class=author>Ada M. Byrne</p>", ("Ada Byrne",)),
    ("<p class=byline>By Ada Byrne and Luis Ortega</p>", ("Ada Byrne", "Luis Ortega")),
]


@pytest.mark.parametrize(("bylines", "names"), BYLINES)
def test_each_author_is_named_once_by_the_best_byline(bylines: str, names: tuple[str, ...]) -> None:
    """A name with more words behind it is the name; an account signs only where no person does."""
    page = make_page(before=f"<h1>Ferry runs aground off the island</h1>{bylines}")
    assert names == parse_html(page).authors


def test_origin_spans_all_authors_of_one_line() -> None:
    """The origin of authors in one line runs from the first to the last; each byline has its own."""
    page = make_page(
        before="<h1>Ferry runs aground off the island</h1><p class=byline>By Ada Byrne and Luis Ortega</p>"
    )
    article = parse_html(page)
    origin = article.origins["authors"]
    assert isinstance(origin, Span)
    assert origin.of(article.page_text) == "Ada Byrne and Luis Ortega"
    assert ["Ada Byrne", "Luis Ortega"] == [each.span.of(article.page_text) for each in article.bylines if each.span]


def test_who_is_shown_in_a_picture_signs_nothing() -> None:
    """A name right above a picture's credit is that of the person shown."""
    shown = "<p>Mia Lund</p><p class=caption>Foto: Harbour Pictures/Tom Cole</p>"
    page = make_page(before=f"<h1>Ferry runs aground off the island</h1>{shown}<p class=byline>By Ada Byrne</p>")
    assert parse_html(page).authors == ("Ada Byrne",)


def test_byline_amid_the_date_of_a_flattened_page() -> None:
    """A line above a flattened story signs where a word for authors stands amid its date and counters."""
    line = "Posted on May 2, 2024 by Ada Byrne - 5 Comments on Ferry runs aground"
    text = "\n\n".join(["Ferry runs aground off the island", line, *PROSE])
    assert parse_text(text).authors == ("Ada Byrne",)


HEADLINE = "Ferry runs aground off the island"
SIGNED_LINES = [
    (["Anna Kerr 7 hours"], ("Anna Kerr",)),
    (["Anna Kerr and Tom Cole | Guest Writers"], ("Anna Kerr", "Tom Cole")),
    (["Nuria Quell/Bodo Varga", "May 2, 2024"], ("Nuria Quell", "Bodo Varga")),
    (["May 2, 2024 · Anna Kerr for the crew"], ("Anna Kerr",)),
    (["The harbour is to be dredged next year. By Anna Kerr on May 2, 2024"], ("Anna Kerr",)),
    (["Reuters", "May 2, 2024 10:15"], ("Reuters",)),
    (["Crosswords", "Broadway Theatre", "Grand Cove"], ()),
]


@pytest.mark.parametrize(("lines", "names"), SIGNED_LINES)
def test_lines_beside_a_flattened_headline(lines: list[str], names: tuple[str, ...]) -> None:
    """A line under the headline signs where a first name, a date or a word for authors tells it from a menu."""
    assert names == parse_text("\n\n".join([HEADLINE, *lines, *PROSE])).authors


def test_byline_of_one_name_a_line() -> None:
    """Names that stand one below the other in flattened text sign together."""
    names = ["Anna Kerr", "1, Bodo Varga", "2, Nuria Quell", "May 2, 2024"]
    text = "\n\n".join([HEADLINE, *names, *PROSE])
    assert parse_text(text).authors == ("Anna Kerr", "Bodo Varga", "Nuria Quell")


def test_korean_reporter_below_a_flattened_story() -> None:
    """A reporter who signs with an address, behind the cities of the report, is the author."""
    prose = ["여객선이 목요일 오전 섬 앞바다에서 좌초했으며 승객 아흔 명은 모두 무사히 구조됐다고 해경이 밝혔다."] * 4
    text = "\n\n".join(["섬 앞바다에서 여객선 좌초", *prose, "순천, 광양 홍길동 기자 hong@lantern.example"])
    assert parse_text(text).authors == ("홍길동",)


def test_other_storys_byline_below_a_flattened_story() -> None:
    """Where a person signs behind the headline, bylines above it and below the story are those of others."""
    below = ["Most read", "Storm closes the bridge", "By Tom Cole", "Mayor opens the market", "By Mia Lund"]
    text = "\n\n".join(["By Use Case", "Grand Cove", HEADLINE, "By Anna Kerr", *PROSE, *below])
    assert parse_text(text).authors == ("Anna Kerr",)


def test_note_on_the_author_below_the_story() -> None:
    """A name over a note that opens with it signs where nobody does in a better place."""
    note = ["Anna Kerr", "Anna is a reporter on the coast desk and has covered the harbour since 2011."]
    assert parse_text("\n\n".join([HEADLINE, *PROSE, *note])).authors == ("Anna Kerr",)
    assert parse_text("\n\n".join([HEADLINE, "By Tom Cole", *PROSE, *note])).authors == ("Tom Cole",)
    firm = ["Grand Cove Lines", "Grand Cove Lines runs nine ferries between the islands and the coast."]
    assert parse_text("\n\n".join([HEADLINE, *PROSE, *firm])).authors == ()


def test_who_is_shown_above_a_flattened_credit_signs_nothing() -> None:
    """A name alone above a picture's credit is that of the person shown, where another name stands beside the headline."""
    lines = ["Tom Cole", "Photo: Harbour Pictures/Mia Lund", "Anna Kerr", "May 2, 2024"]
    assert parse_text("\n\n".join([HEADLINE, *lines, *PROSE])).authors == ("Anna Kerr",)
