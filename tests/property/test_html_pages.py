"""What holds for every HTML page."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from newsparse.source.charset import decode
from newsparse.source.html import read_html
from newsparse.source.sniff import looks_binary, looks_like_html

_BLOCKS = ["article", "blockquote", "div", "figcaption", "footer", "li", "section", "x-card"]
_INLINES = ["a", "b", "em", "i", "span", "strong", "time"]

words = st.text(st.characters(codec="utf-8", categories=["Ll", "Lu", "Lo", "Nd", "Po", "Sc"]), min_size=1, max_size=6)
attributes = st.sampled_from(["", " class=storyBody", " id=a-b", " style='color:red'", " itemprop=author", " hidden"])


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw the inside of a page, every element closed, and the words in it in order of the source."""
    opened: list[str] = []
    html, said = [], []
    for _ in range(draw(st.integers(0, 30))):
        step = draw(st.sampled_from(["word", "word", "open", "close", "br"]))
        if step == "word":
            word = draw(words)
            said.append(word)
            html.append(f" {escape(word)} ")
        elif step == "open":
            tag = draw(st.sampled_from(_BLOCKS if not set(opened) & {*_INLINES} else _INLINES))
            tag = draw(st.sampled_from([tag, "span"])) if "a" in opened or tag == "a" else tag
            opened.append(tag)
            html.append(f"<{tag}{draw(attributes)}>")
        elif step == "close" and opened:
            html.append(f"</{opened.pop()}>")
        elif step == "br":
            html.append("<br>")
    html.extend(f"</{tag}>" for tag in reversed(opened))
    return "".join(html), said


@given(trees())
def test_every_word_of_a_page_is_in_its_text(drawn: tuple[str, list[str]]) -> None:
    """The text holds each word once; hidden ones may follow their paragraph."""
    html, said = drawn
    text = read_html(html).text
    assert sorted("".join(said)) == sorted("".join(text.split()))
    if "hidden" not in html:
        assert "".join(said) == "".join(text.split())


@given(trees())
def test_source_spans_hold_the_words(drawn: tuple[str, list[str]]) -> None:
    """The raw HTML of a line's element holds the line's words."""
    html, _ = drawn
    html = f"<main>{html}</main>"
    page = read_html(html)
    for line in page.lines:
        assert line.source_span is not None
        raw = line.source_span.of(html)
        assert all(escape(word) in raw for word in line.span.of(page.text).split())


@given(st.one_of(st.text(), st.text(st.sampled_from("<>/=!-'\" abpx&;\n\r\x00\ud800")), trees().map(lambda d: d[0])))
def test_lines_cover_the_text_in_order(html: str) -> None:
    """No text makes reading raise; lines follow each other, hold all that is no blank, and stay within bounds."""
    page = read_html(html)
    end = 0
    for line in page.lines:
        assert not page.text[end : line.span.start].strip()
        assert len(line.span) > 0
        assert 0 <= line.linked <= len(line.span)
        assert 0 <= line.strong <= len(line.span)
        if line.source_span is not None:
            assert line.source_span.end <= len(html)
        end = line.span.end
    assert len(page.text) == end


@given(
    st.binary(),
    st.sampled_from([None, "utf-8", "latin-1", "utf-16", "no-such-thing", "gbk", "base64", "undefined", "idna", ""]),
)
def test_bytes_never_raise(raw: bytes, encoding: str | None) -> None:
    """Any bytes become text, under any charset name."""
    text = decode(raw, encoding=encoding)
    looks_binary(raw)
    looks_like_html(text)


@given(words, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-8-sig"]))
def test_unicode_pages_survive_their_encoding(word: str, encoding: str) -> None:
    """A page comes back from any Unicode encoding, also where it says it were UTF-8."""
    html = f"<!doctype html><html><head><meta charset=utf-8><title>a</title></head><body><p>{word}</p></body></html>"
    assert html == decode(html.encode(encoding))
