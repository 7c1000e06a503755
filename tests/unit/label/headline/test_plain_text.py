"""The headline of flattened pages is found by what the rest of the page says of it."""

import pytest

import newsparse
from newsparse import Role, Span

STORY = [
    "The harbour board will replace the wooden quay this autumn, after three years of talks with the owners of the boats.",
    "Engineers found that a third of the posts had rotted below the water line, and that the quay could not carry lorries.",
    "“We waited too long,” said Ragna Holm, who chairs the board. Work on the quay begins in September and ends before the frost.",
    "The new quay will rest on steel, and the boats will lie along the northern mole until it is finished next spring.",
]
MENU = ["Home", "News", "Sport", "Culture", "Log in", "Subscribe"]

FOUND = [
    pytest.param(["Board to replace wooden quay", *STORY], None, 0, id="right over the story"),
    pytest.param(
        ["Board to replace wooden quay - The Fjord Post", *MENU, "Board to replace wooden quay", "By Tor Lie", *STORY],
        None,
        7,
        id="again, without the site's name",
    ),
    pytest.param(
        ["The Fjord Post", *MENU, "Harbour", "Board to replace wooden quay", "Ferry late again", "14 May 2024", *STORY],
        "https://fjordpost.example/2024/05/14/board-to-replace-wooden-quay.html",
        8,
        id="words of the address",
    ),
    pytest.param(
        [
            "The Fjord Post",
            *MENU,
            "Home > Harbour > Board to replace wooden quay",
            "Board to replace wooden quay",
            *STORY,
        ],
        None,
        8,
        id="the end of a trail of links",
    ),
    pytest.param(
        ["Wooden quays: costs, dates and all you need to know", *MENU, "Board to replace quay", "By Tor Lie", *STORY],
        None,
        7,
        id="behind a menu, where the first line reads otherwise",
    ),
]


SHORT = [
    pytest.param("Laituri uusitaan", "Sataman hallitus uusii puisen laiturin syksyllä kolmen vuoden neuvottelujen jälkeen.", "Insinöörit kertoivat, että kolmannes paaluista on lahonnut vedenpinnan alapuolelta.", id="Finnish"),
    pytest.param("الرصيف القديم يتجدد", "قررت إدارة الميناء تجديد الرصيف القديم هذا الخريف بعد ثلاث سنوات من النقاش مع أصحاب القوارب.", "قال المهندسون إن ثلث الأعمدة قد تآكل تحت سطح الماء، وإن الرصيف لا يحمل الشاحنات.", id="Arabic"),
    pytest.param("הרציף הישן יוחלף", "הנהלת הנמל תחליף את הרציף הישן בסתיו הזה אחרי שלוש שנים של שיחות עם בעלי הסירות.", "המהנדסים אמרו ששליש מהעמודים נרקבו מתחת לפני המים ושהרציף לא יישא משאיות.", id="Hebrew"),
    pytest.param("낡은 부두 교체", "항만 위원회는 배 주인들과 삼 년 동안 협의한 끝에 올가을 낡은 부두를 교체하기로 했다.", "기술자들은 말뚝의 삼분의 일이 물 아래에서 썩어 부두가 화물차를 견디지 못한다고 밝혔다.", id="Korean"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "first", "second"), SHORT)
def test_short_texts_of_other_languages(title: str, first: str, second: str) -> None:
    """Two or three words over a date and a short story are its headline, whatever the language."""
    assert title == newsparse.parse_text(f"{title}\n\n14.05.2024\n\n{first}\n\n{second}").title


def test_a_summary_under_the_headline_is_none() -> None:
    """The first line of a text without menus is its headline, though the second is longer and closer to the story."""
    summary = "The harbour board will replace the quay after three years of talks"
    lines = ["Steel for the old mole", summary, "Tor Lie in Holm", "Tue 14 May 2024 09.15 GMT", *STORY]
    article = newsparse.parse_text("\n\n".join(lines))
    assert (lines[0], summary) == (article.title, article.standfirst)


@pytest.mark.parametrize(("lines", "url", "where"), FOUND)
def test_headline(lines: list[str], url: str | None, where: int) -> None:
    """The line that the page's first line, its address or the story under it speak for is the title."""
    blocks = newsparse.parse_text("\n".join(lines), url=url).blocks
    assert [lines[where]] == [block.text for block in blocks if block.role is Role.TITLE]


def test_prose_is_no_headline() -> None:
    """A page of nothing but paragraphs has no title."""
    assert newsparse.parse_text("\n".join(STORY)).title is None


NAMES = [
    pytest.param("Board to replace wooden quay | The Fjord Post", "Board to replace wooden quay", id="behind a bar"),
    pytest.param("Fjord Post | Board to replace wooden quay", "Board to replace wooden quay", id="before a bar"),
    pytest.param("Board to replace wooden quay - Culture", "Board to replace wooden quay", id="a word of the menu"),
    pytest.param("Board to replace wooden quay - Fjordpost", "Board to replace wooden quay", id="the name of the host"),
    pytest.param("Board to replace quay – owners protest", "Board to replace quay – owners protest", id="no name"),
    pytest.param("Quay: board to replace it", "Quay: board to replace it", id="a colon"),
]


@pytest.mark.parametrize(("line", "title"), NAMES)
def test_site_is_cut_off(line: str, title: str) -> None:
    """The title of a flattened page goes without the name of its site or section, which its span leaves out too."""
    article = newsparse.parse_text("\n".join([line, *MENU, *STORY]), url="https://www.fjordpost.example/a/1")
    origin = article.origins["title"]
    assert isinstance(origin, Span)
    assert (title, title) == (article.title, origin.of(article.page_text))
