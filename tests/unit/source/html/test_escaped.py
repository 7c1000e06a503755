"""Markup that was escaped once too often."""

import pytest

from newsparse.source.html import read_html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>&lt;p&gt;The ferry.&lt;/p&gt;</p>", ["The ferry."]),
        ("<p>One.&lt;br&gt;Two.&lt;br /&gt;Three.</p>", ["One.", "Two.", "Three."]),
        ("<p>&lt;iframe src='https://a.example/b' width='1'&gt;no frames&lt;/iframe&gt;</p><p>x</p>", ["x"]),
        (
            "<p>The &lt;strong&gt;old&lt;/strong&gt; ferry &lt;a href='/a'&gt;leaves&lt;/a&gt;.</p>",
            ["The old ferry leaves."],
        ),
        ("<div>&lt;script&gt;let a = 1 &lt; 2;&lt;/script&gt;words</div>", ["words"]),
    ],
)
def test_escaped_markup_is_read(html: str, expected: list[str]) -> None:
    """Tags that stand in the text part its paragraphs, or vanish; scripts and frames vanish whole."""
    page = read_html(html)
    assert expected == [line.span.of(page.text) for line in page.lines]


@pytest.mark.parametrize(
    "html",
    [
        "<p>The <code>&lt;p&gt;x&lt;/p&gt;</code> element</p>",
        "<pre>&lt;p&gt;x&lt;/p&gt;</pre>",
        "<p>Write &lt;p&gt; before each paragraph</p>",
        "<p>a &lt; b and b &gt; c</p>",
        "<p>&lt;3 &lt;/3</p>",
    ],
)
def test_text_about_markup_stays(html: str) -> None:
    """Code, and prose that speaks of a tag, is shown as it stands."""
    assert "<" in read_html(html).text


def test_long_runs_of_brackets_take_linear_time() -> None:
    """Nothing goes back over what it has read."""
    for piece in ("&lt;p", "&lt;iframe&gt;", "&lt;/p&gt;", "&lt;script&gt;&lt;", "&lt;p "):
        assert read_html(f"<p>x {piece * 20_000}</p>").text
