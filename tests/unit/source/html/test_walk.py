"""The compiled walk: depth, numbers and marks of contexts."""

import pytest
import turbohtml

from newsparse.model import Line
from newsparse.source.html import read_html
from newsparse.source.html.walk import Walk
from newsparse.text.fold import collapse_whitespace


def _inside(html: str, mark: str) -> list[str]:
    page = read_html(html)
    return [line.span.of(page.text) for line in page.lines if mark in line.hint.inside]


@pytest.mark.parametrize("tag", ["div", "span", "b", "a", "blockquote", "x-a", "i hidden", "article"])
def test_depth_costs_memory_alone(tag: str) -> None:
    """100,000 elements in each other are walked and forgotten without recursion, and no text is lost."""
    page = read_html(
        f"<p>before <{tag}>" + f"<{tag}>" * 100_000 + "deep" + f"</{tag.split(maxsplit=1)[0]}>" * 100_000 + "<p>behind"
    )
    assert ["before", "deep", "behind"] == page.text.split()


def test_equal_contexts_share_a_hint() -> None:
    """Paragraphs in one container share their hint and its number; those in another one have another number."""
    lines = read_html("<div><p>one</p><p>two</p></div><div><p>three</p></div>").lines
    numbers = [line.hint.number for line in lines]
    assert lines[0].hint is lines[1].hint
    assert numbers[0] == numbers[1] != numbers[2]
    assert 0 not in numbers


def test_hints_are_found_by_number() -> None:
    """Every line's hint stands in the page's list at its number, hidden ones too."""
    page = read_html("<p>one <i hidden>two</i></p><noscript>three</noscript>" + "<p>word</p>" * 400)
    hints = page.lines.hints  # type: ignore[attr-defined]
    assert all(hints[line.hint.number] is line.hint for line in page.lines)
    assert len(hints) == len({hint.number for hint in hints})


def test_articles_are_numbered() -> None:
    """Lines of one article have one number, those outside of any 0."""
    html = "<p>a</p><article class=x><p>b</p><div><p>c</p></div></article><article class=x><p>d</p></article>"
    numbers = [line.hint.article for line in read_html(html).lines]
    assert 0 == numbers[0]
    assert numbers[1] == numbers[2] != numbers[3]


def test_consent_dialogs_are_marked() -> None:
    """What stands in a dialog that asks for consent is marked; a page that a consent firm's script marks is not."""
    html = (
        "<body class='cookie-consent-given'><p>story</p><div id=onetrust-consent-sdk><div><p>We use cookies.</p></div></div>"
        "<div class='cmp-text'><p>more</p></div><div class='gdpr'><p>law</p></div></body>"
    )
    assert ["We use cookies."] == _inside(html, "consent")


def test_an_element_called_like_a_mark_is_none() -> None:
    """An unknown element whose name is that of a mark gives its lines no mark."""
    assert [] == _inside("<hidden-x><hidden>a</hidden></hidden-x><consent><p>b</p></consent>", "hidden")
    assert [] == _inside("<consent><p>b</p></consent>", "consent")


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2028", "\x1c", "\x85", "\t \n"])
def test_white_space_is_collapsed_as_python_does(blank: str) -> None:
    """Whatever Python takes for white space is one blank between words, and none at the ends."""
    text = f"{blank}one{blank}{blank}two{blank}"
    page = read_html(f"<p>{text}</p>")
    assert " ".join(text.split()) == page.text


@pytest.mark.parametrize("text", ["é", "漢字", "😀", "a\ud800b", "x" * 100_000, "añ😀"])
def test_all_of_unicode_is_written(text: str) -> None:
    """Characters of every width come out as they went in, lone surrogates too."""
    page = read_html(f"<p>{text} {text}</p>")
    assert f"{text} {text}" == page.text
    assert (len(page.text),) == tuple(line.span.end for line in page.lines)


def test_lines_are_a_sequence() -> None:
    """Lines are made when they are asked for, and equal a tuple of the same lines."""
    lines = read_html("<p>one</p><p>two</p><p>three</p>").lines
    assert 3 == len(lines)
    assert all(isinstance(line, Line) for line in lines)
    assert tuple(lines) == lines
    assert lines[-1] == lines[2] == lines[1:][1]
    assert hash(lines) == hash(tuple(lines))
    assert repr(tuple(lines)) == repr(lines)
    with pytest.raises(IndexError):
        lines[3]


def test_wrong_arguments_are_refused() -> None:
    """The compiled class checks what it is given."""
    with pytest.raises(TypeError):
        Walk(b"<p>", None)  # type: ignore[arg-type]
    walk = Walk("<p>x", None)
    with pytest.raises(TypeError):
        walk.run(3, [])  # type: ignore[arg-type]
    walk.run(turbohtml.parse("<p>x"), [])
    assert "x" == walk.text()
    assert ["x"] == [collapse_whitespace(walk.text())]


def test_a_page_of_too_many_tags_has_no_places_in_the_source() -> None:
    """Beyond 50,000 tags lines keep their text and lose their place in the raw HTML, which would take too much memory."""
    lines = read_html("<p>x" * 50_001).lines
    assert 50_001 == len(lines)
    assert lines[0].source_span is None
    assert read_html("<p>x" * 1000).lines[0].source_span is not None


def _elements(html: str) -> list[tuple[str, str, str]]:
    page = read_html(html, url="http://ferry.example/news/")
    return [(each.span.of(page.text), each.tag, each.url) for each in page.elements]


def test_links_and_emphasis_are_found() -> None:
    """Links have absolute addresses; an element that a line break cuts has a part on each line; order is by start."""
    expected = [
        ("old ferry", "a", "http://ferry.example/a"),
        ("ferry", "strong", ""),
        ("at", "em", ""),
        ("nine", "em", ""),
        ("she", "em", ""),
    ]
    assert expected == _elements(
        "<p>The <a href=/a>old <b>ferry</b></a> leaves <i>at<br>nine</i>, said <em> she </em> <b hidden>no</b><b> </b>.</p>"
    )


@pytest.mark.parametrize("address", ["#top", "javascript:void(0)", "", "x" * 3000])
def test_links_that_lead_nowhere_are_none(address: str) -> None:
    """An anchor within the page, a script and an address of 3,000 characters are no links."""
    assert [] == _elements(f"<p>The <a href='{address}'>ferry</a> leaves.</p>")


def test_emphasis_in_emphasis_takes_linear_time() -> None:
    """Elements in each other are kept up to a depth, so that lines under many of them cost no more than others."""
    assert 8 == len({text for text, _, _ in _elements("".join(f"<b>w{index} " for index in range(50)))})
    assert 5_000 == read_html("<b>" * 5_000 + "x<br>" * 5_000).text.count("x")


def test_elements_stand_where_their_words_do() -> None:
    """Whatever stands around them, their spans hold their words, in order, up to 20,000."""
    html = "".join(f"<p>Word{index} <i hidden>x <b>y</b></i> <b>bold{index}</b><div>z</div></p>" for index in range(50))
    assert [f"bold{index}" for index in range(50)] == [text for text, _, _ in _elements(html)]
    assert 20_000 == len(_elements("<b>x</b> " * 20_001))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<div class=dropcap>T</div><p>he ferry leaves at nine from the old pier of the town, and returns at noon.</p>",
            "The",
        ),
        (
            "<p><span aria-hidden=true>T</span><span class=sr-only>The</span><span aria-hidden=true>he</span> ferry</p>",
            "The",
        ),
        ("<p><span class=dropcap>T</span>he ferry</p>", "The"),
        ("<p>A</p><p>aardvark</p>", "A"),
        ("<p>A</p><p>The ferry leaves at nine from the old pier of the town, and returns at noon, they said.</p>", "A"),
    ],
)
def test_a_drop_cap_is_part_of_its_word(html: str, expected: str) -> None:
    """A capital that stands alone before a paragraph in lower case opens it; letters of lists do not."""
    page = read_html(html)
    assert expected == page.text.split()[0]
    assert page.lines[0].span.start == 0
    assert all(line.span.of(page.text) == line.span.of(page.text).strip() for line in page.lines)


def test_bars_of_archives_are_hidden() -> None:
    """What an archive puts on top of a page is not the page's."""
    assert ["35 captures"] == _inside("<div id=wm-ipp-base><div>35 captures</div></div><p>story</p>", "hidden")
