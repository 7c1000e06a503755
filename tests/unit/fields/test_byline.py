"""Bylines: who signs, and who and what only stands beside."""

from __future__ import annotations

import pytest

from newsparse.errors import UnknownLanguageError
from newsparse.fields.byline import find_bylines, find_editors_named, find_signatures, parse_byline
from newsparse.lexicon import load
from newsparse.model import Page

FOUND = [
    ("By Jane Doe", ["Jane Doe"]),
    ("Jane Doe", ["Jane Doe"]),
    ("By Jane Doe and John Roe, CNN", ["Jane Doe", "John Roe"]),
    ("Jane Doe, John Roe and Mary Major", ["Jane Doe", "John Roe", "Mary Major"]),
    ("Rosa Mensah and Li Wei", ["Rosa Mensah", "Li Wei"]),
    ("Words by Rosa Mensah, pictures by Li Wei", ["Rosa Mensah"]),
    ("By Jane Doe Edited by John Roe", ["Jane Doe"]),
    ("By María José de la Cruz", ["María José de la Cruz"]),
    ("BY SEAN O'BRIEN AND FATIMA AL-SAYED", ["SEAN O'BRIEN", "FATIMA AL-SAYED"]),
    ("By Ludwig van der Berg Jr., Associated Press", ["Ludwig van der Berg Jr."]),
    ("By Jane M. Doe, M.D.", ["Jane M. Doe"]),
    ("By JANE DOE\nStaff Writer", ["JANE DOE"]),
    ("Jane Doe | Staff Writer", ["Jane Doe"]),
    ("Jane Doe Political Correspondent", ["Jane Doe"]),
    ("Jane Doe in Cairo", ["Jane Doe"]),
    ("By Jane Doe @janedoe Oct. 20, 2021, 10:00am EDT", ["Jane Doe"]),
    ("By Jane Doe | jdoe@example.com", ["Jane Doe"]),
    ("Words: Rosa Mensah. Pictures: Li Wei", ["Rosa Mensah"]),
    ("By Jane Doe For The Daily Lantern", ["Jane Doe"]),
    ("By the Editorial Board", ["Editorial Board"]),
    ("dpa/afp", ["dpa", "afp"]),
    ("Por EFE y AFP", ["EFE", "AFP"]),
    ("记者 张三 李四 北京报道", ["张三", "李四"]),
    ("记者 张三 报道", ["张三"]),
    ("Von unserem Korrespondenten Karl Huber", ["Karl Huber"]),
    ("ANNA MARIA DE LA CRUZ", ["ANNA MARIA DE LA CRUZ"]),
    ("Peter Hansen Anna Maria Berg John Roe", ["Peter Hansen", "Anna Maria Berg", "John Roe"]),
    ("Maria Anna Luisa de la Cruz Berg", ["Maria Anna Luisa de la Cruz Berg"]),
    ("By Jane Doe • 8 min read", ["Jane Doe"]),
    ("By May Smith", ["May Smith"]),
    ("By Tom Roe, Photographs by Jane Doe", ["Tom Roe"]),
    ("By Jane Doe View profile", ["Jane Doe"]),
    ("Jane Doe GMT 12:30", ["Jane Doe"]),
    ("Jane Doe Consultant", ["Jane Doe"]),
    ("作者:wxm1984 阅读(1660)", ["wxm1984"]),
    ("作者：云&海", ["云&海"]),
    ("作者：王小明 时间：2005-07-31", ["王小明"]),
    ("wxm1984 发表于 2005-9-15", ["wxm1984"]),
    ("By Reuters", ["Reuters"]),
    ("Reuters", ["Reuters"]),
    ("By The Associated Press", ["The Associated Press"]),
    ("By Editorial Staff", ["Editorial Staff"]),
    ("By Green Valley Editorial Team", ["Green Valley Editorial Team"]),
    ("By Rosa Anna MacSanSone", ["Rosa Anna MacSanSone"]),
    ("By Rosa Anna DuoSone", ["Rosa Anna DuoSone"]),
    ("London - Rosa Mensah", ["Rosa Mensah"]),
    ("Updated by Jane Doe", ["Jane Doe"]),
    ("By Jane Doe Updated by John Roe", ["Jane Doe"]),
    ("Von Anna Müller und Jürgen Groß, Berlin", ["Anna Müller", "Jürgen Groß"]),
    ("Text: Anna Müller, Fotos: Max Groß", ["Anna Müller"]),
    ("Par Jeanne Dupont, à Paris", ["Jeanne Dupont"]),
    ("Marie Durand (avec AFP)", ["Marie Durand"]),
    ("Por Ana Gómez y Luis Peña", ["Ana Gómez", "Luis Peña"]),
    ("Di Maria Rossi", ["Maria Rossi"]),
    ("Door Jan de Vries", ["Jan de Vries"]),
    ("Autor: Jan Kowalski, Anna Nowak", ["Jan Kowalski", "Anna Nowak"]),
    ("Mehmet Yılmaz, Ayşe Demir", ["Mehmet Yılmaz", "Ayşe Demir"]),
    ("Автор: Иван Петров", ["Иван Петров"]),
    ("بقلم: محمد علي", ["محمد علي"]),
    ("מאת: דוד לוי", ["דוד לוי"]),
    ("박민수 기자", ["박민수"]),
    ("记者：王小明", ["王小明"]),
    ("文/李华", ["李华"]),
    ("山田太郎記者", ["山田太郎"]),
    ("@janedoe", ["@janedoe"]),
    # posts before the name
    ("By Political Editor Jane Doe", ["Jane Doe"]),
    ("By AP Sports Writer Jane Doe", ["Jane Doe"]),
    ("By Middle East correspondent Jane Doe", ["Jane Doe"]),
    ("By Staff Writer Jane Doe and Political Editor Tom Roe", ["Jane Doe", "Tom Roe"]),
    ("Par notre correspondante Jeanne Doe", ["Jeanne Doe"]),
    ("Por el corresponsal Juan Doe", ["Juan Doe"]),
    ("Von Lantern-online-Redakteurin Jana Doe", ["Jana Doe"]),
    # capitals, glued words, nicknames, particles, surnames first
    ("By JANE DOE FOR THE DAILY LANTERN", ["JANE DOE"]),
    ("By JANE DOE and JOHN ROE IN CAIRO", ["JANE DOE", "JOHN ROE"]),
    ("ByJane Doe", ["Jane Doe"]),
    ("By Jane DoePublished 12 March", ["Jane Doe"]),
    ("By Jane DoeMarch 12, 2024", ["Jane Doe"]),
    ("By Jane Doe22", ["Jane Doe"]),
    ("By Jane DoeBBC News", ["Jane Doe"]),
    ("By Jane DoeJane Doe", ["Jane Doe"]),
    ("By Jane DoeTom Roe", ["Jane Doe", "Tom Roe"]),
    ("By Ronan McDonald and Mary MacTavish", ["Ronan McDonald", "Mary MacTavish"]),
    ('By Amanda "Mandy Mae" Doe', ['Amanda "Mandy Mae" Doe']),
    ("By Robert (Bob) Roe", ["Robert (Bob) Roe"]),
    ("By Jane Doe (Reuters)", ["Jane Doe"]),
    ("By Njoroge wa Thuk'o", ["Njoroge wa Thuk'o"]),
    ("By Youssef ould Mohamed", ["Youssef ould Mohamed"]),
    ("By Ana da Silva e Souza", ["Ana da Silva e Souza"]),
    ("Ana Silva e Pedro Souza", ["Ana Silva", "Pedro Souza"]),
    ("By Gerard 't Hooft", ["Gerard 't Hooft"]),
    ("By Martin Roe, Jr., and Jane Doe", ["Martin Roe, Jr.", "Jane Doe"]),
    ("Author: Doe, Jane", ["Jane Doe"]),
    ("By Doe, Jane, March 12, 2024", ["Jane Doe"]),
    # China, Japan, Korea
    ("本報記者王小明", ["王小明"]),
    ("記者王小明／台北報導", ["王小明"]),
    ("記者王小明台北報導", ["王小明"]),
    ("执笔人：闵乐夫 赵兰波", ["闵乐夫", "赵兰波"]),
    ("来源：新华社 作者：李强 编辑：王芳", ["李强"]),
    ("홍길동·김철수 기자", ["홍길동", "김철수"]),
    ("홍길동 선임기자", ["홍길동"]),
    ("홍길동 의학전문기자", ["홍길동"]),
    # organisations
    ("PTI | Updated: Feb 13, 2020, 13:10 IST", ["PTI"]),
    ("Staff and agencies", ["Staff and agencies"]),
]

NOT_FOUND = [
    "By the end of the year",
    "By Friday, the vote was over",
    "By the time the count ended, nobody was left.",
    "Von der Leyen will mehr",
    "Photographs by Jane Doe",
    "Fact checked by Jane Doe",
    "Home",
    "World News",
    "Most Popular",
    "Subscribe",
    "Sign in",
    "Updated March 3, 2020",
    "jane@example.com",
    "https://www.example.com/jane",
    "© 2020 Jane Doe",
    "5 min read",
    "",
    "by Administrator",
    "By admin | March 3",
    "Older Article",
    "Fiction Page",
    "By Paris, Anna",
    "文章 总阅读",
    "수습기자",
    "정치부 기자",
    "记者了解到，",
]

KNOWN_GAPS = [("By jane doe", ["jane doe"]), ("Jane Doe John Roe", ["Jane Doe", "John Roe"])]


@pytest.mark.parametrize(("text", "authors"), FOUND)
def test_authors_are_found(text: str, authors: list[str]) -> None:
    """Who signs is found as printed, without posts, places and helpers."""
    assert authors == [*parse_byline(text)]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_look_alike_is_no_byline(text: str) -> None:
    """Prose, menus and those who did not write name no author."""
    assert parse_byline(text) == ()


@pytest.mark.parametrize(
    ("text", "authors"), [pytest.param(*gap, marks=pytest.mark.xfail(strict=True)) for gap in KNOWN_GAPS]
)
def test_known_gaps(text: str, authors: list[str]) -> None:
    """Bylines that are not read yet."""
    assert authors == [*parse_byline(text)]


def test_spans_point_into_the_page() -> None:
    """Each author says where it stands."""
    page = Page("Title\nBy Jane Doe and John Roe\nThe story.")
    bylines = list(find_bylines(page, page.span.__class__(6, 30), load("en")))
    assert ["Jane Doe", "John Roe"] == [byline.span.of(page.text) for byline in bylines]


@pytest.mark.parametrize("text", ["By " * 300_000, "a," * 500_000, "By A" * 400, "\ud800\x00", "@" * 1900, "a." * 900])
def test_floods_are_harmless(text: str) -> None:
    """Floods of openers and marks raise nothing."""
    assert isinstance(parse_byline(text), tuple)


def test_byline_asks_for_text() -> None:
    """Anything but text is the caller's mistake."""
    with pytest.raises(TypeError, match="text: expected str, got NoneType"):
        parse_byline(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("By Jane Doe", None, None),
        ("By Jane Doe, Political Editor", "Political Editor", None),
        ("By Political Editor Jane Doe", "Political Editor", None),
        ("Jane Doe Political Correspondent", "Political Correspondent", None),
        ("By Jane Doe, BBC News", None, "BBC News"),
        ("By Jane Doe, Political Editor, BBC News", "Political Editor", "BBC News"),
    ],
)
def test_post_and_paper_stay_with_the_name(text: str, role: str | None, organisation: str | None) -> None:
    """The post and the paper are as printed; ``None`` where the byline has none."""
    page = Page(text)
    (author,) = find_bylines(page, page.span, load("en"))
    assert (role, organisation) == (author.role, author.organisation)


def test_language_may_be_given() -> None:
    """With its language a line is read with the words of that language; a tag that is none raises."""
    assert parse_byline("By Jane Doe", language="en") == parse_byline("By Jane Doe")
    with pytest.raises(UnknownLanguageError, match="expected a BCP 47 tag"):
        parse_byline("By Jane Doe", language="!")


SIGNATURES = [
    ("改革难道不都是利益再分配的过程吗？”（姚峰 上海报道）", ["姚峰"]),
    ("过一个廉洁的新春佳节。（常书香 马丹阳 ）", ["常书香", "马丹阳"]),
    ("□ 本报记者 葛灵丹", ["葛灵丹"]),
    ("新华网黑龙江频道 记者 伊琳 李清芬", ["伊琳", "李清芬"]),
    ("据新华社拉萨电（记者 格桑边觉）记者近日", ["格桑边觉"]),
    ("本报记者罗科苏盈发自北京", ["罗科苏盈"]),
    ("他说（王先生）今天来了。", []),
    ("价格上涨（见图）", []),
    ("记者了解到，价格上涨。", []),
]
KOREAN_SIGNATURES = [
    ("(서울=항구뉴스) 홍길동 기자 = 섬 의회는 화요일", ["홍길동"]),
    ("홍길동·김철수 기자", ["홍길동", "김철수"]),
    ("홍길동 기자는 화요일에 말했다.", []),
]


@pytest.mark.parametrize(("paragraph", "expected"), KOREAN_SIGNATURES)
def test_korean_reporters_sign_in_datelines(paragraph: str, expected: list[str]) -> None:
    """A Korean reporter signs alone, or between the agency and an equals sign."""
    page = Page(paragraph)
    assert expected == [author.name for author in find_signatures(page, page.span, load("ko"))]


@pytest.mark.parametrize(("paragraph", "expected"), SIGNATURES)
def test_reporters_sign_in_paragraphs(paragraph: str, expected: list[str]) -> None:
    """A reporter signs in brackets, or alone behind the paper; other brackets and prose sign nothing."""
    page = Page(paragraph)
    assert expected == [author.name for author in find_signatures(page, page.span, load("zh"))]


MARKED = [
    ("wxm1984", ["wxm1984"]),
    ("jdoe - May 2, 2020", ["jdoe"]),
    ("Jane", ["Jane"]),
    ("The Harbour Watcher - May 2, 2020", ["The Harbour Watcher"]),
    ("Harbour News", ["Harbour News"]),
    ("jd", []),
    ("mins", []),
    ("Posted", []),
    ("Senior reporter", []),
    ("Learn more about us", []),
    ("この記事を書いた人", []),
]


@pytest.mark.parametrize(("text", "names"), MARKED)
def test_a_single_word_signs_where_markup_calls_for_a_byline(text: str, names: list[str]) -> None:
    """A word or an account is a name in a block that markup calls a byline; words of templates and posts are none."""
    page = Page(text)
    assert names == [author.name for author in find_bylines(page, page.span, load("en"), marked=True)]


EDITORS = [
    ("责任编辑：王小明", ["王小明"]),
    ("（ 责任编辑：王小明 ）", ["王小明"]),
    ("来源：港口日报 编辑：李大海", ["李大海"]),
    ("来源：港口日报", []),
    ("编辑部：王小明", []),
]


@pytest.mark.parametrize(("text", "names"), EDITORS)
def test_chinese_editors_stand_behind_their_word(text: str, names: list[str]) -> None:
    """An editor or a source is a person behind that word and a colon; a paper is none."""
    page = Page(text)
    assert names == [author.name for author in find_editors_named(page, page.span, load("zh"))]
