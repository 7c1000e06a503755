"""What the pages of a site have in common."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import given

import newsparse
from newsparse import ParseOptions, ProfileError, Role, SiteProfile
from newsparse import strategies as draw
from newsparse.model import TEXT_ROLES, Evidence
from newsparse.pipeline import explain_page
from newsparse.profile import RecurringPattern
from newsparse.profile.evidence import weigh_line
from newsparse.profile.keys import shape_names
from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.source.text import read_text
from newsparse.text.keys import comparison_key

BOX = "Readers of the Valley Lantern get a free map of all walking paths with every copy on Fridays."
STORIES = [
    ["The town of Ellmoor closed its old bridge on Monday after cracks were found in two of its pillars.",
     "Engineers said that repairs would take until the autumn, and that buses would go by way of the north road."],
    ["A school in Harwick has won a prize for the garden that its pupils have looked after for eleven years.",
     "The money will be spent on a greenhouse, the head teacher said, and on tools for the youngest children."],
    ["Fishermen on the coast brought in less herring than last year, figures of the harbour office show.",
     "Boats stayed in port on more than forty days because of high winds, and fuel had become dearer as well."],
    ["Two people were rescued from a flooded cellar on Saturday when the stream behind the mill rose overnight.",
     "Neighbours had heard them call, and firefighters needed only a few minutes to bring them out through a window."],
]  # fmt: skip


def page(number: int, *, box_at: int = 1) -> str:
    """Return a page of the site with its box in the middle of the story."""
    story = [*STORIES[number]]
    story.insert(box_at, BOX)
    return "\n\n".join(["Valley Lantern", f"Story number {'abcd'[number] * 3} of the valley", *story, "Editor Picks"])


@pytest.fixture(scope="module")
def profile() -> SiteProfile:
    """What three of the pages have in common."""
    return SiteProfile.learn([page(0), page(1), page(2)], url="https://www.lantern.example/1")


def body(article: newsparse.Article) -> list[str]:
    """Return the texts of the article's body."""
    return [block.text for block in article.blocks if block.role in TEXT_ROLES]


def test_a_box_inside_the_story_is_seen_by_its_recurrence(profile: SiteProfile) -> None:
    """What stands on all pages is of the site, whatever it looks like; the story stays whole."""
    text = page(3)
    assert BOX in body(newsparse.parse(text))
    assert [*STORIES[3]] == body(newsparse.parse(text, profile=profile))


def test_explain_shows_the_evidence(profile: SiteProfile) -> None:
    """The reasons of a block name the profile."""
    explanation = explain_page(page(3), options=ParseOptions(profile=profile))
    reasons = {
        block.text: [signal.name for signal in each.signals]
        for block, each in zip(explanation.article.blocks, explanation.reasons, strict=True)
    }
    assert "stands on 3 of 3 other pages of the site" in reasons[BOX]


SECTIONS = [
    "Mills and Weirs",
    "Orchards",
    "Old Roads",
    "Market Days",
    "Bell Towers",
    "Ferries",
    "Choirs",
    "Weather Vanes",
]
BLURB = (
    "In this week's programme the millers of the upper valley show how their grandparents ground rye, oats and barley."
)


def page_with_menu(number: int) -> str:
    """Return a page whose menu, after the story, has a paragraph between its entries."""
    menu = [*SECTIONS, BLURB, *(f"More {each}" for each in SECTIONS)]
    return "\n\n".join(
        [
            f"Story number {'abcd'[number] * 3} of the valley",
            *STORIES[number],
            *STORIES[number - 1],
            *STORIES[number - 2],
            *menu,
        ]
    )


def test_a_changing_paragraph_in_a_menu_is_of_the_site() -> None:
    """What stands between many lines of the site is of the site, though no other page has it."""
    names = [comparison_key(each) for section in SECTIONS for each in (section, f"More {section}")]
    profile = SiteProfile(
        "lantern.example", 3, lines=tuple(RecurringPattern(each, 2, 2, 0.0, Role.NAVIGATION) for each in names)
    )
    blocks = segment(read_text(page_with_menu(3)))
    evidence = dict(zip((block.text for block in blocks), profile.evidence(blocks), strict=True))
    assert Evidence("stands among lines of the site, and the story elsewhere", -3.0) == evidence[BLURB]
    assert [None] * 6 == [evidence[each] for story in STORIES[1:] for each in story]


@pytest.mark.parametrize(
    "between",
    [
        ["1", "2", "3", "4", "5", "6", "7", "8"],
        ["Advertisement"] * 8,
        ["Advertisement", "Read more", "Share", "Advertisement", "Read more", "Share"],
    ],
)
def test_few_lines_or_numbers_between_paragraphs_are_no_menu(between: list[str]) -> None:
    """Numbers of notes and the same few lines again and again do not make a paragraph between them the site's."""
    pages = ["\n\n".join(["A story", *between, *STORIES[n], *between]) for n in (0, 1)]
    text = "\n\n".join(["A story", *between, STORIES[3][0], *between, *STORIES[2], *STORIES[1]])
    evidence = SiteProfile.learn(pages).evidence(segment(read_text(text)))
    assert not [each for each in evidence if each and each.why.startswith("stands among")]


def test_what_one_page_alone_has_is_kept_as_checksums_and_of_few_pages_only() -> None:
    """A profile of few pages knows lines that one page alone has, without their words; one of many does not need them."""
    profile = SiteProfile.learn([page_with_menu(0), page(1)])
    assert profile.once
    assert "Orchards" not in profile.to_json()
    assert "orchards" not in profile.to_json()
    assert profile == SiteProfile.from_json(profile.to_json())
    merged = profile.merge(SiteProfile.learn([page(2), page(3)]))
    assert {*profile.once} <= {*merged.once}
    assert () == merged.merge(evolve(merged, pages=5)).once


def test_no_story_is_kept(profile: SiteProfile) -> None:
    """A profile holds what recurs and no sentence of a story."""
    assert 3 == profile.pages
    assert "lantern.example" == profile.site
    kept = profile.to_json().lower()
    assert "readers of the valley lantern" in kept
    assert not any(sentence[:40].lower() in kept for story in STORIES for sentence in story)


def test_one_story_twice_is_one_page() -> None:
    """A second print of a story does not make its sentences recur."""
    assert 1 == SiteProfile.learn([page(0), page(0), page(0)]).pages
    assert () == SiteProfile.learn([page(0), page(0)]).lines


def test_nothing_to_learn_from() -> None:
    """No pages and empty pages make an empty profile, which changes nothing."""
    for empty in (SiteProfile(), SiteProfile.learn([]), SiteProfile.learn(["", b""])):
        assert newsparse.parse(page(3)) == newsparse.parse(page(3), profile=empty)


def test_a_page_of_wrong_type() -> None:
    """Wrong types are named."""
    with pytest.raises(TypeError, match="page: expected str or bytes, got int"):
        SiteProfile.learn([3])  # type: ignore[list-item]


def test_title_suffix_and_site_name() -> None:
    """What most pages put after their title, and call themselves, is learned."""
    html = (
        "<head><title>{0} | Valley Lantern</title><meta property='og:site_name' content='Valley Lantern'></head>"
        "<h1>{0}</h1><article><p>{1}<p>{2}</article>"
    )
    pages = [html.format(f"Story {'abcd'[i] * 3} of the valley", *STORIES[i]) for i in range(3)]
    profile = SiteProfile.learn([(each, "https://lantern.example/") for each in pages])
    assert ("Valley Lantern", " | Valley Lantern") == (profile.site_name, profile.title_suffix)


@pytest.mark.parametrize(
    ("body", "weight", "role"),
    [(1.0, 1.0, None), (0.5, None, None), (0.0, -1.52, Role.PROMO)],
)
def test_elements_of_the_site_weigh(body: float, weight: float | None, role: Role | None) -> None:
    """A block is the likelier body the more blocks of its element were, by half of their log odds; never by more than 1."""
    page = read_html("<article><p class=text>The ferry stays in port until the ice on the sound has gone.")
    (block,) = segment(page)
    (name,) = shape_names([block])
    shape = RecurringPattern(name, 9, 10, body, Role.PROMO)
    (evidence,) = SiteProfile(pages=9, shapes=(shape,)).evidence([block])
    assert weight == (evidence and evidence.body)
    assert role == (evidence and evidence.role)
    assert evidence is None or f"blocks of this element are body {body:.0%}" in evidence.why


def test_the_name_of_the_site_is_added_where_none_is_declared() -> None:
    """A page that declares no name of its site has that of the profile; its own counts more."""
    known = SiteProfile(pages=3, site_name="Valley Lantern")
    assert "Valley Lantern" == newsparse.parse("<h1>A story</h1><p>Words.", profile=known).site_name
    named = "<meta property='og:site_name' content='The Lantern'><h1>A story</h1><p>Words."
    assert "The Lantern" == newsparse.parse(named, profile=known).site_name
    assert newsparse.parse("<h1>A story</h1><p>Words.", profile=SiteProfile(pages=3)).site_name is None


LONG = "readers of the lantern get a free map of all walking paths"


@pytest.mark.parametrize(
    ("key", "pages", "body", "weight"),
    [
        (LONG, 2, 1.0, -6.0),
        ("readers get a map", 4, 1.0, -3.0),
        ("readers get a map", 2, 1.0, 0.0),
        ("background", 4, 1.0, 0.0),
        ("advertisement", 4, 0.0, -4.0),
        ("advertisement", 2, 0.0, -3.0),
    ],
)
def test_recurring_lines_weigh(key: str, pages: int, body: float, weight: float) -> None:
    """Long lines of several pages are of the site whatever their label; short ones as far as they were not body."""
    assert weight == weigh_line(RecurringPattern(key, pages, pages, body, Role.PROMO), 4)


def test_merge(profile: SiteProfile) -> None:
    """Two profiles of a site know together what each knows."""
    other = SiteProfile.learn([page(3, box_at=2), page(0, box_at=2)])
    merged = profile.merge(other)
    assert 5 == merged.pages
    (box,) = (line for line in merged.lines if line.key.startswith("readers"))
    assert 5 == box.pages
    assert merged == SiteProfile.from_json(merged.to_json())


LINE = '{"key": "a line", "pages": %d, "blocks": %d, "body": %s, "role": "other"}'
DAMAGED = [
    ("", "profile: expected JSON"),
    ("[]", 'profile: expected an object with "newsparse_profile"'),
    ('{"schema": 1}', 'profile: expected an object with "newsparse_profile"'),
    ('{"newsparse_profile": 99}', "profile.newsparse_profile: expected 1, got 99"),
    ('{"newsparse_profile": 1, "pages": "x"}', "profile.pages: expected int"),
    ('{"newsparse_profile": 1, "colour": 1}', "profile.colour: no such field"),
    ('{"newsparse_profile": 1, "lines": [{"key": "a"}]}', "profile.lines"),
    ('{"newsparse_profile": 1, "pages": -1}', "profile.pages: expected 0 to 1000000000, got -1"),
    ('{"newsparse_profile": 1, "pages": ' + "9" * 300 + "}", "profile.pages: expected int, got a number of 997 bits"),
    ('{"newsparse_profile": 1, "lines": [' + LINE % (0, 1, "0.5") + "]}", "profile.lines[0].pages: expected 1 to"),
    ('{"newsparse_profile": 1, "lines": [' + LINE % (1, 0, "0.5") + "]}", "profile.lines[0].blocks: expected 1 to"),
    ('{"newsparse_profile": 1, "shapes": [' + LINE % (1, 1, "1.5") + "]}", "profile.shapes[0].body: expected 0 to 1"),
    ('{"newsparse_profile": 1, "lines": [' + LINE % (1, 1, "NaN") + "]}", "NaN is not JSON"),
    ('{"newsparse_profile": ' + "[" * 100_000, "profile: expected JSON"),
]


@pytest.mark.parametrize(("text", "message"), DAMAGED)
def test_a_damaged_profile_is_refused(text: str, message: str) -> None:
    """The error names the place and what was expected."""
    with pytest.raises(ProfileError) as caught:
        SiteProfile.from_json(text)
    assert message in str(caught.value)


def test_json_is_readable(profile: SiteProfile) -> None:
    """A saved profile is JSON with its version first."""
    assert "newsparse_profile" == next(iter(json.loads(profile.to_json())))


def test_a_learned_line_is_no_title() -> None:
    """A line that stands on all pages is not taken for the headline."""
    pages = ["\n".join(["The quiet voice of our northern valleys", *story]) for story in STORIES]
    profile = SiteProfile.learn(pages[:3])
    assert newsparse.parse_text(pages[3], profile=profile).title is None


@given(draw.sites(min_pages=4, max_pages=4))
def test_profiles_of_drawn_sites(site: draw.DrawnSite) -> None:
    """A profile goes through JSON, and no line of a site's frame is body with it."""
    *others, page = site.pages
    profile = SiteProfile.learn([each.text for each in others])
    assert profile == SiteProfile.from_json(profile.to_json())
    article = newsparse.parse_text(page.text, profile=profile)
    assert article.page_text == page.text
    if profile.pages >= 3:
        promo = {part.text for part in site.site.tail if part.role is Role.PROMO}
        assert not promo & {block.text for block in article.blocks if block.role in TEXT_ROLES}
