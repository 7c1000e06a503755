"""The page that shows how a page was read."""

import regex

from newsparse import parse
from newsparse.example import read_example
from newsparse.explain import report_page
from newsparse.pipeline import explain_page
from newsparse.render.report import render

HOSTILE = """<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title></head><body><article>
<h1>&lt;img src=x onerror=alert(1)&gt;</h1>
<p class='"&gt;&lt;script&gt;'>“&lt;/span&gt;&lt;script&gt;document.title='owned'&lt;/script&gt; is what they wrote,” said
Mallory &lt;b onmouseover=alert(1)&gt;Xu&lt;/b&gt;, who has attacked this page for years without much success so far.</p>
<p>&lt;/template&gt;&lt;/style&gt;&lt;/script&gt;&lt;svg onload=alert(1)&gt; was the second thing she tried that evening.</p>
</article></body></html>"""


def test_a_report_needs_nothing_else() -> None:
    """The page is whole, loads nothing, and holds every block's words."""
    explanation = explain_page(read_example())
    page = report_page([explanation])
    assert not regex.search(r"(?:src|href)=|@import|url\(", page)
    for block in explanation.article.blocks:
        assert f"block r-{block.role}" in page
    assert 1_000_000 > len(page)


def test_page_content_is_escaped() -> None:
    """Markup in the news page's words comes out as words; only the report's own script stands in the page."""
    page = report_page([explain_page(HOSTILE)])
    assert 1 == page.count("<script>")
    assert "<img" not in page
    assert "<svg" not in page
    assert "default-src 'none'" in page


def test_two_readings_are_compared() -> None:
    """Side by side, with a table of the fields that differ."""
    html, text = (parse(read_example(kind)).to_dict() for kind in ("html", "text"))
    page = render([html, text])
    assert 'class="compare"' in page
    assert "Fields that differ" in page


def test_differing_blocks_say_how_they_differ() -> None:
    """A block of another role names the role it has on the other side; a block of other words stands alone."""
    here = parse("A title\n\nThe first paragraph of this story.").to_dict()
    there = {**here, "blocks": [{**block, "role": "pull_quote"} for block in here["blocks"][:1]]}
    page = render([here, there])
    assert '<span class="there">there: pull quote</span>' in page
    assert '<span class="there">only here</span>' in page
    assert "No field differs" in render([here, here])
    assert "block r-title changed" not in render([here, here])


def test_long_runs_around_the_article_are_folded() -> None:
    """Twenty links in a row show two and fold the rest; every block is still in the page."""
    article = parse("A title\n\nThe first paragraph of this story.").to_dict()
    link = {**article["blocks"][0], "role": "navigation"}
    page = render([{**article, "blocks": [link] * 20}])
    assert "<summary>18 more: navigation</summary>" in page
    assert 20 == page.count('class="block r-navigation"')


def test_lone_surrogates_and_nuls_do_not_break_it() -> None:
    """What UTF-8 cannot hold is replaced."""
    page = report_page([explain_page("A title with \ud800 and \0\n\nA paragraph.")])
    assert page.encode()


def test_500_blocks_stay_below_a_megabyte() -> None:
    """The report of a big page is small enough to mail."""
    blocks = "\n\n".join(
        f"Paragraph {n} says that the boat of {n} o'clock was late again, as always." for n in range(500)
    )
    assert 1_000_000 > len(report_page([explain_page(blocks)]).encode())


def test_a_notebook_shows_the_article() -> None:
    """The notebook's frame is sandboxed and escaped."""
    frame = parse(HOSTILE)._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts"')
    assert "<script>" not in frame
