"""The whole way from a page to its article."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Block, PageKind, Role, Span
from newsparse.example import read_example
from newsparse.pipeline import _join_rows, explain_page
from newsparse.segment import segment
from newsparse.source.read import read_page
from newsparse.text.fold import collapse_whitespace

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)
HTML_PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "<ul><li>",
        "</ul>",
        "<h1>",
        "</h1>",
        "<a",
        "href=x>",
        "</a>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<figure>",
        "<figcaption>",
        "</figcaption>",
        "<img",
        "src=x.jpg>",
        "&amp;",
        "&#0;",
        "&lt;",
        "“Quote,”",
        "said",
        "By",
        "12:30",
        "2024-01-02",
        "(Reuters)",
        "word",
    ]
)

HOSTILE = {
    "empty": "",
    "blanks": " \n\t \r\n\u00a0 ",
    "one long line": "word " * 20_000,
    "one-word lines": "word\n" * 3_000,
    "quotation marks": "“" * 3_000 + '"' * 3_000,
    "lone surrogates": "\ud800 \udfff \ud800",
    "NULs": "\0\0 a \0",
    "right to left": "قال إن «الوضع صعب» في المدينة. \u202e שלום",
    "zero width": "\u200b\u200b\n\u200b",
    "only punctuation": "...\n---\n???",
    "brackets": "(" * 3_000 + "[" * 3_000,
    "controls": "\x01\x02\x1b[31m",
}


def check(article: Article) -> None:
    """Check what must hold for every article."""
    text = article.page_text
    at = 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip()
        assert block.text == collapse_whitespace(block.span.of(text))
        assert 0 <= block.score <= 1
        at = block.span.end
    assert not text[at:].strip()
    for quote in article.quotes:
        assert quote.text == collapse_whitespace(quote.span.of(text))
        if quote.speaker_span is not None:
            assert quote.speaker_text == collapse_whitespace(quote.speaker_span.of(text))
        if quote.cue_span is not None:
            assert quote.cue == collapse_whitespace(quote.cue_span.of(text))
    if article.dateline:
        assert article.dateline.text == collapse_whitespace(article.dateline.span.of(text))
    for name, origin in article.origins.items():
        assert hasattr(article, name)
        if isinstance(origin, Span):
            assert origin.end <= len(text)
    assert article == Article.from_json(article.to_json())


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_input_is_read_whole(name: str) -> None:
    """Nothing raises, nothing is lost, spans hold, as text and as HTML."""
    check(newsparse.parse_text(HOSTILE[name]))
    check(newsparse.parse_html(HOSTILE[name]))
    check(newsparse.parse(HOSTILE[name].encode("utf-8", "surrogatepass")))


@given(ANYTHING)
def test_any_text_is_read_whole(text: str) -> None:
    """Blocks tile the page and every span gives back its value."""
    article = newsparse.parse_text(text)
    assert article.page_text is text
    check(article)


@given(st.lists(HTML_PIECES, max_size=60).map(" ".join))
@settings(max_examples=50)
def test_any_markup_is_read_whole(html: str) -> None:
    """The same for HTML, however broken."""
    check(newsparse.parse_html(html))


@given(st.binary(max_size=400))
def test_any_bytes_are_read(raw: bytes) -> None:
    """Bytes of any kind give an article."""
    check(newsparse.parse(raw))
    check(newsparse.parse_html(raw))


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n\x00\x01binary", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00"]
)
def test_what_is_no_page_has_no_body(raw: bytes) -> None:
    """A PDF or a picture gives an empty article, and explain says why."""
    assert PageKind.EMPTY is newsparse.parse(raw).page_kind
    assert () == newsparse.parse_html(raw).blocks
    assert "no text" in explain_page(raw).page.declared[0].value


@pytest.mark.parametrize("wrong", [None, 3, ["x"]])
def test_wrong_types_are_refused(wrong: object) -> None:
    """The error names what was expected."""
    for function in (newsparse.parse, newsparse.parse_html, newsparse.parse_text, explain_page):
        with pytest.raises(TypeError, match="expected str"):
            function(wrong)  # type: ignore[arg-type]


def test_an_unknown_kind_is_refused() -> None:
    """explain_page names what it expects."""
    with pytest.raises(ValueError, match='kind="pdf": expected "auto", "html" or "text"'):
        explain_page("x", kind="pdf")


def test_html_and_its_flattened_text_agree() -> None:
    """The example page gives the same values with and without markup."""
    html, text = newsparse.parse_html(read_example()), newsparse.parse_text(read_example("text"))
    assert html.title == text.title
    assert html.standfirst == text.standfirst
    assert set(text.paragraphs) <= set(html.paragraphs)
    assert [(quote.text, quote.speaker) for quote in html.quotes] == [
        (quote.text, quote.speaker) for quote in text.quotes
    ]
    assert [caption.text for caption in html.captions] == [caption.text for caption in text.captions]


def test_every_block_knows_its_place_in_the_source() -> None:
    """A block's source span leads to its element in the raw HTML."""
    html = read_example()
    for block in newsparse.parse_html(html).blocks:
        assert block.source_span is not None
        if block.role is Role.TITLE:
            assert block.source_span.of(html).startswith('<h1 class="story-headline">Islanders keep')


def test_depth_does_not_matter() -> None:
    """Elements nested tens of thousands deep are read."""
    article = newsparse.parse_html(
        "<div>" * 50_000 + "<p>The boat stays, said the council after a long and bitter debate.</p>"
    )
    assert ["The boat stays, said the council after a long and bitter debate."] == [
        block.text for block in article.blocks
    ]


def test_a_row_without_end_is_joined_in_linear_time() -> None:
    """Four times the cells of one table row take about four times as long to join."""

    def seconds(count: int) -> float:
        cells = "".join(f"<td>Party number {n}</td>" for n in range(count))
        page = read_page(f"<table><tr>{cells}</tr></table>")
        raw = segment(page)
        blocks = [Block(Role.TABLE, each.text, each.span, 0.5) for each in raw]
        start = process_time()
        ((number, row),) = _join_rows(page, raw, blocks)
        taken = process_time() - start
        assert (0, count) == (number, row.text.count("Party"))
        return taken

    assert seconds(16_000) < 12 * min(seconds(4_000), seconds(4_000))
