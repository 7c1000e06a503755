"""An article as Markdown."""

from datetime import UTC, datetime

import pytest

import newsparse
from newsparse import Article, Block, Caption, Role, Span
from newsparse.model import Element


def make_article(*parts: tuple[Role, str], elements: tuple[Element, ...] = (), **fields: object) -> Article:
    """Return an article with these blocks, one a line."""
    text, blocks = "", []
    for role, words in parts:
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(role, " ".join(words.split()), span))
        text += words + "\n"
    return Article(blocks=tuple(blocks), page_text=text, elements=elements, **fields)  # type: ignore[arg-type]


def body(*parts: tuple[Role, str], elements: tuple[Element, ...] = (), links: bool = True) -> str:
    """Return the Markdown of an article that has nothing but these blocks."""
    return make_article(*parts, elements=elements).to_markdown(links=links).removesuffix("\n")


def test_it_reads_like_the_page() -> None:
    """Title, standfirst, who and when, body and captions, in page order; what is not of the story is left out."""
    article = make_article(
        (Role.BANNER, "The Courier"),
        (Role.STANDFIRST, "It was close."),
        (Role.PARAGRAPH, "The boat stays."),
        (Role.HEADING, "Next"),
        (Role.LIST_ITEM, "One"),
        (Role.LIST_ITEM, "Two"),
        (Role.PULL_QUOTE, "We stay"),
        (Role.CAPTION, "A boat. Photo: X"),
        (Role.RELATED, "More"),
        title="Boat stays",
        standfirst="It was close.",
        authors=("Ada Byron", "Gil Ash"),
        published=datetime(2024, 3, 12, 21, 40, tzinfo=UTC),
    )
    assert (
        "# Boat stays\n\n**It was close.**\n\n*Ada Byron, Gil Ash · 2024-03-12 21:40*\n\nThe boat stays.\n\n## Next\n\n"
        "- One\n- Two\n\n> We stay\n\n*A boat. Photo: X*\n"
    ) == article.to_markdown()
    assert "" == Article().to_markdown()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("![x](http://a.example/x.png)", r"!\[x\](http://a.example/x.png)"),
        ("*bold* and _thin_ and snake_case", r"\*bold\* and \_thin\_ and snake_case"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("1. no list", r"1\. no list"),
        ("2024) no list", r"2024\) no list"),
        ("2024 was a year", "2024 was a year"),
        ("=====", r"\====="),
        ("> no quote", r"\> no quote"),
        ("`code` ~~gone~~ a|b \\", r"\`code\` \~\~gone\~\~ a\|b \\"),
        ("R&amp;D, AT&T, A & B", r"R\&amp;D, AT\&T, A & B"),
        ("A plain line, 3 * 4 = 12.", r"A plain line, 3 \* 4 = 12."),
    ],
)
def test_the_words_of_a_page_are_no_markup(words: str, expected: str) -> None:
    """What would be read as Markdown or HTML is escaped, in the body, the title, lists, quotes and captions."""
    assert expected == body((Role.PARAGRAPH, words))
    assert f"# {expected}\n" == Article(title=words).to_markdown()
    assert f"- {expected}" == body((Role.LIST_ITEM, words))
    assert f"> {expected}" == body((Role.PULL_QUOTE, words))
    assert f"*{expected}*" == body((Role.CAPTION, words))


def spanning(text: str, words: str, tag: str, url: str = "") -> Element:
    """Return the element that holds *words* in *text*."""
    start = text.index(words)
    return Element(Span(start, start + len(words)), tag, url)


LINE = "The  boat that Ada built stays, said the long note."
INLINE = [
    ((spanning(LINE, "boat", "strong"),), "The **boat** that Ada built stays, said the long note."),
    ((spanning(LINE, "boat ", "em"),), "The *boat* that Ada built stays, said the long note."),
    (
        (spanning(LINE, "long note", "a", "https://a.example/x y(1)"),),
        "The boat that Ada built stays, said the [long note](https://a.example/x%20y%281%29).",
    ),
    ((spanning(LINE, "note", "a", "javascript:alert(1)"),), "The boat that Ada built stays, said the long note."),
    ((spanning(LINE, "note", "a", " JavaScript:alert(1)"),), "The boat that Ada built stays, said the long note."),
    ((spanning(LINE, "oat", "em"),), "The boat that Ada built stays, said the long note."),
    (
        (spanning(LINE, "boat that Ada", "a", "mailto:ada@a.example"), spanning(LINE, "Ada", "strong")),
        "The [boat that **Ada**](mailto:ada@a.example) built stays, said the long note.",
    ),
    (
        (spanning(LINE, "boat that Ada", "strong"), spanning(LINE, "Ada built", "em")),
        "The **boat that Ada** built stays, said the long note.",
    ),
    (
        (spanning(LINE, "boat that Ada", "strong"), spanning(LINE, "that", "strong")),
        "The **boat that Ada** built stays, said the long note.",
    ),
    (
        (spanning(LINE, "boat", "strong"), spanning(LINE, "stays", "strong"), spanning(LINE, "note", "em")),
        "The **boat** that Ada built **stays**, said the long *note*.",
    ),
]


@pytest.mark.parametrize(("elements", "expected"), INLINE)
def test_links_and_emphasis(elements: tuple[Element, ...], expected: str) -> None:
    """Links lead to the web or to mail only; marks hug their words and never cross each other."""
    assert expected == body((Role.PARAGRAPH, LINE), elements=elements)


def test_headings_are_not_bold_twice() -> None:
    """A heading keeps its links and emphasis, but not the bold type that all of it has."""
    text = "What is *known* here"
    elements = (spanning(text, text, "strong"), spanning(text, "here", "em"))
    assert "## What is \\*known\\* *here*" == body((Role.HEADING, text), elements=elements)


def test_links_are_asked_for() -> None:
    """Without links=True the words of a link stand alone."""
    link = spanning(LINE, "long note", "a", "https://a.example/")
    assert "](" not in body((Role.PARAGRAPH, LINE), elements=(link,), links=False)


def test_elements_give_blocks_their_form() -> None:
    """Headings have their level, numbered lists numbers, quoted paragraphs marks."""
    parts = [
        (Role.HEADING, "A"),
        (Role.LIST_ITEM, "b"),
        (Role.LIST_ITEM, "c"),
        (Role.PARAGRAPH, "d"),
        (Role.HEADING, "e"),
    ]
    tags = ["h3", "ol", "ol", "blockquote", "h1"]
    elements = tuple(Element(Span(2 * n, 2 * n + 1), tag) for n, tag in enumerate(tags))
    assert "### A\n\n1. b\n2. c\n\n> d\n\n## e" == body(*parts, elements=elements)


def test_tables() -> None:
    """Rows stand under the first one, cut at their cells; where these are unknown, at tabs and bars."""
    rows = [(Role.TABLE, "Party\nSeats"), (Role.TABLE, "Red\n4"), (Role.TABLE, "Blue|x")]
    text = make_article(*rows).page_text
    words = ("Party", "Seats", "Red", "4", "Blue|x")
    cells = tuple(Element(spanning(text, word, "td").span, "td", row=1) for word in words)
    expected = "| Party | Seats |\n| --- | --- |\n| **Red** | 4 |\n| Blue\\|x |  |"
    assert expected == body(*rows, elements=(*cells, spanning(text, "Red", "strong")))
    flattened = [(Role.TABLE, "Party\tSeats"), (Role.TABLE, "Red | 4"), (Role.TABLE, "Blue   5")]
    assert "| Party | Seats |\n| --- | --- |\n| Red | 4 |\n| Blue | 5 |" == body(*flattened)


def test_images_with_their_captions() -> None:
    """An image stands before its caption if asked for, and only if it leads to the web."""
    parts = (Role.CAPTION, "A [boat]. Photo: X")
    caption = Caption("A [boat].", "Photo: X", image_url="https://a.example/b.jpg", span=Span(0, 9))
    article = make_article(parts, captions=(caption,))
    words = "*A \\[boat\\]. Photo: X*\n"
    assert words == article.to_markdown()
    assert f"![A \\[boat\\].](https://a.example/b.jpg)\n\n{words}" == article.to_markdown(images=True)
    evil = Caption("A", image_url="javascript:alert(1)", span=Span(0, 9))
    assert words == make_article(parts, captions=(evil,)).to_markdown(images=True)


def test_a_page_of_every_form() -> None:
    """HTML keeps its headings, lists and quotations; JSON loses them and no word."""
    prose = "The ferry ran aground on Thursday morning with ninety passengers on board, the harbour office said."
    html = (
        f"<h1>Ferry runs aground off the island</h1><article><p>{prose}</p><h3>What is known</h3>"
        f"<p>{prose[::1]} Nobody was hurt.</p><blockquote><p>{prose} We are sorry.</p></blockquote></article>"
    )
    article = newsparse.parse_html(html)
    assert "### What is known" in article.to_markdown()
    assert f"> {prose} We are sorry." in article.to_markdown()
    assert "## What is known" in Article.from_json(article.to_json()).to_markdown()


def test_many_elements_take_linear_time() -> None:
    """A block of ten thousand links, one in the other or side by side, is written at once."""
    words = "word " * 10_000
    beside = tuple(Element(Span(5 * n, 5 * n + 4), "a", "https://a.example/") for n in range(10_000))
    assert 10_000 == body((Role.PARAGRAPH, words.strip()), elements=beside).count("](")
    nested = tuple(Element(Span(n, 49_999 - n), "em") for n in range(20_000))
    assert body((Role.PARAGRAPH, words.strip()), elements=nested).startswith("*word")
