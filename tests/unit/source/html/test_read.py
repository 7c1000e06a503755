"""HTML pages: what becomes a line, and what its hint says."""

from __future__ import annotations

import pytest

from newsparse.model import Line, Page
from newsparse.source.html import read_html
from newsparse.source.html.read import split_tags


def _texts(page: Page) -> list[str]:
    return [line.span.of(page.text) for line in page.lines]


def _line(page: Page, text: str) -> Line:
    return next(line for line in page.lines if line.span.of(page.text) == text)


LINES = [
    ("", []),
    ("<html></html>", []),
    ("<p>One</p><p>Two</p>", ["One", "Two"]),
    ("<p>One<p>Two", ["One", "Two"]),
    ("just words", ["just words"]),
    # Inline elements neither invent nor lose a blank.
    ("<p>un<b>believ</b>able</p>", ["unbelievable"]),
    ("<p>un<b> believ </b>able</p>", ["un believ able"]),
    ("<p>one <a href=x>two</a>, three</p>", ["one two, three"]),
    ("<p>one\n\t <em>two</em>\r\n three&nbsp;four</p>", ["one two three four"]),
    ("<p><span class=initial>T</span>he ship</p>", ["The ship"]),
    ("<div><span class=initial>T</span><span>he ship</span></div>", ["The ship"]),
    ("<p>a<!-- no -->b<script>c</script>d</p>", ["abd"]),
    ("<p>H<sub>2</sub>O and 10<sup>6</sup></p>", ["H2O and 106"]),
    ("<p>sky<wbr>scraper</p>", ["skyscraper"]),
    # Inline elements that touch and are two things.
    ("<div><span class=who>Ann Lee</span><span class=when>3 May</span></div>", ["Ann Lee 3 May"]),
    ("<nav><a href=a>World</a><a href=b>Sport</a></nav>", ["World Sport"]),
    ("<p><a href=a>Ann Lee</a><time>May 3</time></p>", ["Ann Lee May 3"]),
    ("<div><a href=a><i><b>World</b></i></a><a href=b><i><b>Sport</b></i></a></div>", ["World Sport"]),
    ("<figcaption>A ship.<small>Ann Lee</small></figcaption>", ["A ship. Ann Lee"]),
    ("<figcaption><b>A ship.</b><i>Ann Lee</i></figcaption>", ["A ship. Ann Lee"]),
    ("<figcaption>A ship.<small>, 3</small></figcaption>", ["A ship., 3"]),
    ("<p>He saw it.<b>But</b></p>", ["He saw it.But"]),
    ("<h1><span>Sport</span><span>Cup final lost</span></h1>", ["Sport Cup final lost"]),
    ("<h1><span>Un</span><span>believable</span></h1>", ["Unbelievable"]),
    ("<li><span>12:30</span><span>Cup final lost</span></li>", ["12:30 Cup final lost"]),
    ("<p><b>Mc</b><b>Gregor</b></p>", ["McGregor"]),
    # Breaks.
    ("<p>one<br>two</p>", ["one", "two"]),
    ("<div>one<br><br>two</div>", ["one", "two"]),
    ("<div>one<br> <br/>two</div>", ["one", "two"]),
    ("<pre>one\n  two</pre>", ["one", "two"]),
    # Blocks in blocks.
    ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
    ("<a href=x><h3>one</h3><p>two</p></a>", ["one", "two"]),
    ("<span>one<div>two</div>three</span>", ["one", "two", "three"]),
    ("<ul><li>one<ul><li>two</ul><li>three</ul>", ["one", "two", "three"]),
    ("<dl><dt>one<dd>two</dl>", ["one", "two"]),
    ("<table><tr><td>one<td>two<tr><td><p>three</table>", ["one", "two", "three"]),
    ("<blockquote>one<footer>two</footer></blockquote>", ["one", "two"]),
    ("<figure><img src=x><figcaption>one</figcaption></figure>", ["one"]),
    ("<details><summary>one</summary>two</details>", ["one", "two"]),
    ("<select><option>one<option>two</select>", ["one", "two"]),
    ("<textarea><b>one</b></textarea>", ["<b>one</b>"]),
    # Custom elements: among words one of them, elsewhere a block.
    ("<x-card>one</x-card><x-card>two</x-card>", ["one", "two"]),
    ("<p>one <x-term>two</x-term> three</p>", ["one two three"]),
    ("<div>one <x-term>two</x-term> three</div>", ["one two three"]),
    # What nobody sees, and what only seems so.
    ("<p>one</p><style>p{}</style><template><p>two</p></template>", ["one"]),
    ("<div><template shadowrootmode=open><p>one</p></template></div>", ["one"]),
    ("<svg><title>one</title></svg><iframe><p>two</p></iframe>", []),
    ("<p>a <math><mi>x</mi><annotation>tex</annotation></math></p>", ["a x"]),
    ("<noscript><p>one</p></noscript>", ["one"]),
    ("<p>one <span hidden>two</span>three</p>", ["one three", "two"]),
    ("<span hidden>one<div>two</div>three</span>four", ["one", "two", "four", "three"]),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", ["漢(kan)"]),
    # Broken pages.
    ("<p>one <b>two <i>three</b> four</i>", ["one two three four"]),
    ("<p>one</p", ["one"]),
    ("<p>one <", ["one <"]),
    ("<p>5 < 6 &amp; 7 > 6 &copy &bogus;</p>", ["5 < 6 & 7 > 6 © &bogus;"]),
    ("<title>one</title><body><title>two</title>three", ["three"]),
]


@pytest.mark.parametrize(("given", "expected"), LINES)
def test_lines(given: str, expected: list[str]) -> None:
    """Each run of text in a block element is a line."""
    assert expected == _texts(read_html(given))


PAGE_TEXTS = [
    ("<p>one</p><p>two</p>", "one\n\ntwo"),
    ("<p>one<br>two</p>", "one\ntwo"),
    ("<div>one<br><br>two</div>", "one\n\ntwo"),
    ("<div>one<br><p>two</p></div>", "one\n\ntwo"),
]


@pytest.mark.parametrize(("given", "expected"), PAGE_TEXTS)
def test_page_text(given: str, expected: str) -> None:
    """A blank line parts blocks, a line feed what one ``<br>`` broke."""
    assert expected == read_html(given).text


def test_br_continues_a_block() -> None:
    """The line after one ``<br>`` continues the block; after two it does not."""
    page = read_html("<div>one<br>two<br><br>three<p>four</p></div>")
    assert [False, True, False, False] == [line.continues for line in page.lines]


INSIDE = [
    ("<main><article><p>x", {"main", "article"}),
    ("<div role=navigation>x", {"nav"}),
    ("<div role=contentinfo><div>x", {"footer"}),
    ("<div hidden><p>x", {"hidden"}),
    ("<div style='color:red;DISPLAY : none'>x", {"hidden"}),
    ("<div aria-hidden=true>x", {"hidden"}),
    ("<div aria-hidden=false>x", set()),
    ("<p aria-hidden=true>x", set()),
    ("<div hidden id='S:1'>x", set()),
    ("<div hidden id=story>x", {"hidden"}),
    ("<p class='big sr-only'>x", {"hidden"}),
    ("<span style='visibility:hidden'><div>x", {"hidden"}),
    ("<div itemprop=articleBody><p>x", {"articlebody"}),
    ("<figure><figcaption>x", {"figure", "figcaption"}),
    ("<form><textarea>x", {"form", "textarea"}),
    ("<select><option>x", {"select", "option"}),
    ("<button>x", {"button"}),
    ("<body><noscript>x", {"noscript"}),
    ("<div><time>x</time>", {"time"}),
    ("<div><time>x</time> and much more", set()),
]


@pytest.mark.parametrize(("given", "expected"), INSIDE)
def test_inside(given: str, expected: set[str]) -> None:
    """The hint names the telling elements and marks around a line."""
    assert expected == read_html(given).lines[0].hint.inside


WORDS = [
    ("<div class='storyBody story__lead-2'>x", ("story", "body", "lead")),
    ("<div id=HTMLParser><p class=a1b22>x", ("22", "htmlparser")),
    ("<div class=ÜberSicht>x", ("über", "sicht")),
    ("<section class=c1><div class=two><div class=one><p>x", ("one", "two")),
    ("<p data-testid=byline role=note itemprop=author>x", ("author", "note", "byline")),
    ("<div><span class=author>Ann Lee</span>", ("author",)),
    ("<div>By <span class=author>Ann Lee</span>", ("author",)),
    ("<div>It was long ago that <span class=author>Ann</span>", ()),
    ("<div><a rel=author href=/people/ann>Ann</a>", ("author", "people")),
]


@pytest.mark.parametrize(("given", "expected"), WORDS)
def test_words(given: str, expected: tuple[str, ...]) -> None:
    """Class and id words are split at their joints, nearest element first."""
    assert expected == read_html(given).lines[0].hint.words


def test_linked_and_strong_characters() -> None:
    """A line counts its linked and its bold characters."""
    (line,) = read_html("<p>one <a href=x>two  three</a> <strong>four</strong>").lines
    assert (9, 4) == (line.linked, line.strong)


def test_path_depth_and_shape() -> None:
    """Siblings of one class have one shape and one container; the path holds six names at most."""
    page = read_html("<ul><li class=a><p>one</p></li><li class=a><p>two</p></li></ul><div><p>three</p></div>")
    one, two, three = (line.hint for line in page.lines)
    assert "html/body/ul/li/p" == one.path
    assert (5, 5, 4) == (one.depth, two.depth, three.depth)
    assert one.shape == two.shape != three.shape
    assert one.container != two.container
    assert one.outer == two.outer != three.outer
    deep = read_html("<div>" * 9 + "x").lines[0].hint
    assert ("div/div/div/div/div/div", 11) == (deep.path, deep.depth)


def test_noscript_is_hidden_where_the_page_shows_enough() -> None:
    """A ``<noscript>`` counts only where nothing else shows what it says."""
    alone = read_html("<body><noscript>one</noscript><p>two")
    beside = read_html("<body><noscript>one</noscript><p>" + "two " * 300)
    assert frozenset({"noscript"}) == alone.lines[0].hint.inside
    assert frozenset({"noscript", "hidden"}) == beside.lines[0].hint.inside


SOURCES = [
    ("<p>one</p><p>two</p>", "one", "<p>one</p>"),
    ("<p>one<p>two", "one", "<p>one"),
    ("<p>one<p>two", "two", "<p>two"),
    ("<div><p>one</div>two", "one", "<p>one"),
    ("\r\n<p>\r\none</p>\r\n<p>two</p>", "two", "<p>two</p>"),
    ("<p title='>'>\U0001f600 one</p>", "\U0001f600 one", "<p title='>'>\U0001f600 one</p>"),
    ("<p>5 &lt; 6</p>", "5 < 6", "<p>5 &lt; 6</p>"),
]


@pytest.mark.parametrize(("given", "text", "expected"), SOURCES)
def test_source_span(given: str, text: str, expected: str) -> None:
    """A line knows where its element stands in the raw HTML."""
    span = _line(read_html(given), text).source_span
    assert span is not None
    assert expected == span.of(given)


IMAGES = [
    ("<img src=a.jpg alt=one>", ("https://example.org/b/a.jpg", "one")),
    ("<img src='//cdn.example.org/a.jpg'>", ("https://cdn.example.org/a.jpg", "")),
    ("<img src='data:image/gif;base64,R0' data-src=/a.jpg>", ("https://example.org/a.jpg", "")),
    ("<img srcset='a.jpg 1x, b.jpg 2x'>", ("https://example.org/b/a.jpg", "")),
    ("<picture><source srcset='c.webp 800w'><img></picture>", ("https://example.org/b/c.webp", "")),
    ("<amp-img src=a.jpg></amp-img>", ("https://example.org/b/a.jpg", "")),
    ("<img src='http://[bad/a.jpg'>", ("http://[bad/a.jpg", "")),
]


@pytest.mark.parametrize(("given", "expected"), IMAGES)
def test_images(given: str, expected: tuple[str, str]) -> None:
    """Images come with an absolute address, also where a script would load them."""
    (image,) = read_html(given, url="https://example.org/b/c").images
    assert expected == (image.url, image.alt)


def test_base_element_moves_addresses() -> None:
    """A ``<base>`` counts for images, itself relative to the page."""
    page = read_html("<base href=/x/><img src=a.jpg>", url="https://example.org/b/c")
    assert ["https://example.org/x/a.jpg"] == [image.url for image in page.images]


def test_image_and_caption_share_a_figure() -> None:
    """An image and its caption have the number of their figure; the image's place is where its caption starts."""
    page = read_html("<p>one</p><figure><div><img src=a></div><figcaption>two</figcaption></figure><img src=b>")
    first, second = page.images
    caption = _line(page, "two")
    assert first.figure == caption.hint.figure != 0
    assert 0 == second.figure
    assert _line(page, "one").span.end == first.at < caption.span.start


def test_images_without_an_address_are_none() -> None:
    """A placeholder alone is no image."""
    assert () == read_html("<img><img src='data:image/gif;base64,R0'>").images


@pytest.mark.parametrize("given", [b"<p>x", None, 7])
def test_wrong_type(given: object) -> None:
    """What is no text is refused."""
    with pytest.raises(TypeError, match="html: expected str"):
        read_html(given)  # type: ignore[arg-type]  # the point of the test


HOSTILE = [
    "<div>" * 20_000 + "x",
    "<b><i><p>" * 300 + "x",
    "<p>x" * 5_000,
    "<a href=x>" * 2_000 + "x",
    "<p " + " ".join(f"a{number}=b" for number in range(5_000)) + ">x",
    "<p>" + "<span>x</span>" * 5_000,
    "<table>" * 500 + "x",
    "<" * 20_000 + " x",
    "<p>\x00x\ud800</p>",
    "%PDF-1.4\n\x00\x01\x02<< x >>",
    "<svg><p>x</svg>",
    "<frameset>x",
    "<select><select>x",
    "<p class='" + "x" * 50_000 + "'>x",
    "<span hidden>" * 3_000 + "x",
    "<p>" + "<span hidden>x</span>" * 3_000,
    "<template shadowrootmode=open>" * 200 + "x",
    "<x-a>" * 3_000 + "x",
]


@pytest.mark.parametrize("given", HOSTILE)
def test_hostile_pages(given: str) -> None:
    """No page makes reading raise, or loses its text."""
    page = read_html(given)
    assert "x" in page.text or "template" in given or "frameset" in given
    assert all(line.source_span is None or line.source_span.end <= len(given) for line in page.lines)


def test_hidden_text_is_kept_and_flagged() -> None:
    """Hidden words inside a paragraph follow it as a line of their own, flagged."""
    page = read_html("<p>one <span class=sr-only>two</span> three</p><p>four</p>")
    assert ["one three", "two", "four"] == _texts(page)
    assert [False, True, False] == ["hidden" in line.hint.inside for line in page.lines]


@pytest.mark.parametrize(
    "piece", ["<p>word{} ", "<b>word{}</b> ", "<div>word{} ", "<i hidden>word{}</i> ", "word{}<br>"]
)
def test_a_page_of_very_many_tags_is_read_whole(piece: str) -> None:
    """A page of more tags than are parsed at once loses no word, and words keep their order."""
    count = 210_000
    page = read_html("".join(piece.format(index) for index in range(count)))
    assert [f"word{index}" for index in range(count)] == page.text.split()


def test_parts_of_a_page_are_the_page() -> None:
    """Parts begin with a block element where one is near, and make up the page."""
    html = "<p>a<b>b</b>" * 10 + "c"
    parts = [*split_tags(html, 8)]
    assert html == "".join(parts)
    assert all(part.startswith("<p>") for part in parts)
    assert ["<b>a", "<b>b", "<b>c"] == [*split_tags("<b>a<b>b<b>c", 1)]
