"""What holds for every page, drawn or not."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields
from hypothesis import assume, given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Declared, Role, Span
from newsparse import strategies as draw
from newsparse.model import BODY_ROLES
from newsparse.strategies import DrawnPage, Part
from newsparse.text.fold import collapse_whitespace, fold

ANYTHING = st.text(st.characters(exclude_categories=()))
"""Any code points, lone surrogates and control characters among them."""

_PIECES = [
    "<p>", "</p>", "<div class='a b'>", "</div>", "<br>", "<h1>", "</h1>", "<li>", "<figure>", "<figcaption>", "</figure>", "<",
    "<!--", "-->", "<script>", "</script>", "<table><td>", "<b>", "</i>", "<a href=x>", "&amp;", "&#0;", "&nbsp;", "\x00", "“", '"',
    "said ", "By ", "LONDON (AP) — ", "Photo: ", "1/2/2021 ", " | ", "\r\n", "\n", " ", "©", "(", "\ud800", "<svg>", "<template>",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=60).map("".join)
"""Tags and marks in no order."""

LINES = st.lists(
    st.sampled_from([*_PIECES, "Some words of prose stand here, and more of them. "]) | ANYTHING, max_size=30
)
TEXTS = LINES.map("".join) | ANYTHING

CLEAR = draw.pages(min_sentences=2)
"""Pages whose paragraphs no labeller has an excuse to lose."""

DRAWN_TEXTS = draw.pages().map(lambda page: page.text)
DRAWN_HTML = draw.pages().map(lambda page: page.html)
ARTICLES = st.one_of(
    TEXTS.map(newsparse.parse_text),
    SOUP.map(newsparse.parse_html),
    DRAWN_TEXTS.map(newsparse.parse_text),
    DRAWN_HTML.map(newsparse.parse_html),
)


def body(article: Article) -> list[str]:
    """Return the texts of the body's blocks."""
    return [block.text for block in article.blocks if block.role in BODY_ROLES]


def quotes_within(page: DrawnPage, paragraphs: list[str]) -> set[str]:
    """Return the drawn quotes whose sentence stands in one of *paragraphs*."""
    return {
        collapse_whitespace(quote.text)
        for quote in page.quotes
        if any(collapse_whitespace(quote.sentence) in paragraph for paragraph in paragraphs)
    }


@given(TEXTS | SOUP | st.binary())
def test_parsing_never_raises(page: str | bytes) -> None:
    """Any string and any bytes make an article."""
    assert isinstance(newsparse.parse(page), Article)
    assert isinstance(newsparse.parse_html(page), Article)
    if isinstance(page, str):
        assert page == newsparse.parse_text(page).page_text


@given(ARTICLES)
def test_blocks_cover_the_page(article: Article) -> None:
    """Blocks are in order, do not overlap, and hold every character that is not blank."""
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.page_text)
        assert not article.page_text[end : block.span.start].strip()
        assert collapse_whitespace(block.span.of(article.page_text)) == block.text
        end = block.span.end
    assert not article.page_text[end:].strip()


def _spans(value: Any) -> list[tuple[str, Span, str | None]]:
    """Return each span of a field's value with the text that it should give back."""
    pairs = {"text": "span", "speaker_text": "speaker_span", "cue": "cue_span"}
    return [
        (name, getattr(value, span), getattr(value, name)) for name, span in pairs.items() if getattr(value, span, None)
    ]


@given(ARTICLES)
def test_every_span_gives_back_its_value(article: Article) -> None:
    """What a field shows is what stands at its span, cleaned."""
    page = article.page_text
    for value in filter(None, (article.dateline, *article.quotes)):
        for name, span, text in _spans(value):
            assert text == collapse_whitespace(span.of(page)), name
    for caption in article.captions:
        if caption.span:
            for text in filter(None, (caption.text, caption.credit, caption.photographer)):
                assert text in collapse_whitespace(caption.span.of(page))
    for name, origin in article.origins.items():
        value = getattr(article, name)
        if isinstance(origin, Span):
            assert origin.end <= len(page)
            if isinstance(value, str):
                assert value == collapse_whitespace(origin.of(page)), name
        else:
            assert isinstance(origin, Declared)


@given(ANYTHING)
def test_folding_keeps_length(text: str) -> None:
    """Folding swaps one code point for one, and folding twice changes nothing."""
    assert len(text) == len(fold(text))
    assert fold(text) == fold(fold(text))


@given(ARTICLES)
def test_round_trip(article: Article) -> None:
    """Dict and JSON and back is the same article."""
    assert article == Article.from_dict(article.to_dict())
    assert article == Article.from_json(article.to_json())
    assert article == Article.from_json(article.to_json(indent=2))


@given(ARTICLES)
def test_text_is_the_body(article: Article) -> None:
    """The text is the paragraphs, joined; each stands on the page."""
    assert "\n\n".join(article.paragraphs) == article.text
    assert {each.name for each in fields(Article)} >= article.origins.keys()


@given(draw.pages())
def test_parsing_twice_is_parsing_once(page: DrawnPage) -> None:
    """The same page gives the same article, whatever was parsed before."""
    assert newsparse.parse_html(page.html) == newsparse.parse_html(page.html)
    assert newsparse.parse(page.text) == newsparse.parse_text(page.text)
    assert newsparse.parse(page.html) == newsparse.parse_html(page.html)
    assert newsparse.parse(page.html.encode()) == newsparse.parse_html(page.html)


@given(CLEAR)
def test_answers_in_html(page: DrawnPage) -> None:
    """Of an HTML page comes the title and every quote that was drawn, and no paragraph is lost."""
    article = newsparse.parse_html(page.html)
    assert page.title == article.title
    assert {collapse_whitespace(quote.text) for quote in page.quotes} <= {quote.text for quote in article.quotes}
    assert [collapse_whitespace(text) for text in page.paragraphs] == [
        text for text in body(article) if text in {collapse_whitespace(text) for text in page.paragraphs}
    ]


@given(CLEAR)
def test_answers_in_text(page: DrawnPage) -> None:
    """Of a flattened page comes every quote that was drawn, as far as its paragraph is taken for body."""
    article = newsparse.parse_text(page.text)
    assert quotes_within(page, body(article)) <= {quote.text for quote in article.quotes}


@given(CLEAR, draw.layouts())
def test_white_space_does_not_matter(page: DrawnPage, layout: draw.Layout) -> None:
    """Line ends, non-breaking blanks, indents and bare zero-width marks change no value of a flattened page."""
    assume(layout.width is None)
    bare = draw.Layout(blank=layout.blank, menu_on_one_line=layout.menu_on_one_line)
    first, second = (newsparse.parse_text(page.printed(layout=each).text) for each in (bare, layout))
    assert first.title == second.title
    assert first.paragraphs == second.paragraphs
    assert [quote.text for quote in first.quotes] == [quote.text for quote in second.quotes]
    assert [caption.text for caption in first.captions] == [caption.text for caption in second.captions]


@given(CLEAR, st.data())
def test_shuffled_attributes_do_not_matter(page: DrawnPage, data: st.DataObject) -> None:
    """The order of attributes and the line ends between elements change no value of an HTML page."""
    markup = page.site.markup
    other = draw.Markup(
        markup.language,
        markup.semantic,
        markup.depth,
        markup.names,
        markup.declared,
        data.draw(st.integers(0, 5)),
        data.draw(st.booleans()),
        markup.links,
    )
    first, second = (newsparse.parse_html(page.printed(markup=each).html) for each in (markup, other))
    assert first.to_dict() | {"blocks": []} == second.to_dict() | {"blocks": []}
    assert [(block.role, block.text) for block in first.blocks] == [(block.role, block.text) for block in second.blocks]


@given(CLEAR, draw.markups())
def test_other_markup_keeps_title_and_quotes(page: DrawnPage, markup: draw.Markup) -> None:
    """More ``div``, other class names, other metadata: title and quotes stay, and no paragraph is lost."""
    article = newsparse.parse_html(page.printed(markup=markup).html)
    assert page.title == article.title
    assert {collapse_whitespace(quote.text) for quote in page.quotes} <= {quote.text for quote in article.quotes}
    assert {collapse_whitespace(text) for text in page.paragraphs} <= set(body(article))


@given(CLEAR, st.sampled_from([Role.PROMO, Role.FOOTER, Role.NAVIGATION]), st.data())
def test_added_boilerplate_keeps_the_paragraphs(page: DrawnPage, role: Role, data: st.DataObject) -> None:
    """One more line of a menu before the story or of a footer after it costs no paragraph of an HTML page."""
    part = data.draw(draw.boilerplate(role, page.site.language))
    longer = page.with_part(part, 0 if role is Role.NAVIGATION else len(page.parts))
    article = newsparse.parse_html(longer.html)
    assert {collapse_whitespace(text) for text in page.paragraphs} <= set(body(article))
    assert page.title == article.title


@given(draw.pages())
def test_html_and_its_flattened_text_agree(page: DrawnPage) -> None:
    """The text of an HTML page, read as text, has the same quotes in the paragraphs that both take for body."""
    html = newsparse.parse_html(page.html)
    text = newsparse.parse_text(html.page_text)
    drawn = quotes_within(page, [each for each in body(html) if each in body(text)])
    assert {quote.text for quote in html.quotes} & drawn == {quote.text for quote in text.quotes} & drawn


@pytest.mark.parametrize("language", draw.LANGUAGES)
def test_every_language_can_be_drawn(language: str) -> None:
    """Each language has all the words that pages need."""

    @given(draw.pages(language))
    def check(page: DrawnPage) -> None:
        assert page.site.language == language

    check()


@given(draw.pages())
def test_pages_print_all_their_blocks(page: DrawnPage) -> None:
    """Text and HTML of a drawn page hold the words of each block, in order."""
    for printed in (newsparse.parse_text(page.text), newsparse.parse_html(page.html)):
        words = collapse_whitespace(" ".join(block.text for block in printed.blocks))
        at = 0
        for part in page.parts:
            at = words.index(collapse_whitespace(part.text), at) + len(collapse_whitespace(part.text))


@given(draw.sites())
def test_pages_of_a_site_share_its_frame(site: draw.DrawnSite) -> None:
    """Banner, menu and footer of a drawn site stand on all its pages."""
    for page in site.pages:
        assert set(site.site.head) <= set(page.parts)
        assert set(site.site.tail) <= set(page.parts)


def test_no_such_language() -> None:
    """A language without words is refused by name."""
    with pytest.raises(ValueError, match=r'language="xx": expected one of de, en, es, fr'):
        draw.names("xx")


def test_a_part_says_its_role() -> None:
    """Boilerplate of a role is drawn as that role."""

    @given(draw.boilerplate(Role.FOOTER))
    def check(part: Part) -> None:
        assert Role.FOOTER is part.role

    check()
