"""The page that shows how a page was read."""

from time import process_time

import regex

from newsparse import Article, parse
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
    assert not regex.search(r"src=|href=(?!\"#)|@import|url\(", page)
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


def test_what_comes_before_the_title_is_folded() -> None:
    """The page opens at its story: menus before it are folded, and links lead to it."""
    menu = "".join(f"<li><a href=/{n}>Section {n}</a></li>" for n in range(12))
    prose = "The ferry ran aground on Thursday morning with ninety passengers on board, the harbour office said."
    html = f"<nav><ul>{menu}</ul></nav><h1>Ferry runs aground off the island</h1><article><p>{prose}</p></article>"
    page = report_page([explain_page(html)])
    folded, story = (
        page.index("12 blocks before the story</summary>"),
        page.index('<div id="a0-story" class="block r-title"'),
    )
    assert folded < story
    assert "</details>" in page[folded:story]
    assert page.index('<a class="skip" href="#a0-story">') < page.index("<header")
    assert "blocks before" not in report_page([explain_page("A title\n\nThe first paragraph of this story.")])


def test_marks_that_overlap_and_run_on() -> None:
    """Each piece of a block has the marks over it, also those that began in an earlier block."""
    article = parse("A title\n\nThe first paragraph of this story.\n\nAnd the second one.").to_dict()
    spans = [(0, 40), (9, 20), (12, 60)]
    captions = [{"text": "", "credit": None, "span": {"start": start, "end": end}} for start, end in spans]
    page = render([{**article, "origins": {}, "captions": captions}])
    assert 'data-ids="a0-c0 a0-c1 a0-c2"' in page
    assert 'data-ids="a0-c2"' in page


def test_two_thousand_quotes_take_linear_time() -> None:
    """Four times as many quotes, in one block or in many, take about four times as long."""

    def seconds(count: int, joint: str) -> float:
        text = joint.join(f"“We stay number {n},” said Ada Byron." for n in range(count))
        starts = [match.start() for match in regex.finditer("“", text)]
        spans = [{"start": start + 1, "end": start + 10} for start in starts]
        quote = {"kind": "direct", "text": "We stay", "speaker": "Ada", "speaker_span": None, "cue_span": None}
        lines = [match.span() for match in regex.finditer("[^\n]+", text)]
        blocks = [
            {"role": "paragraph", "text": "", "score": 1.0, "span": {"start": start, "end": end}}
            for start, end in lines
        ]
        article = {
            **Article().to_dict(),
            "page_text": text,
            "blocks": blocks,
            "quotes": [{**quote, "span": span} for span in spans],
        }
        took = []
        for _ in range(3):
            start = process_time()
            render([article])
            took.append(process_time() - start)
        return min(took)

    for joint in (" ", "\n"):
        assert seconds(2_000, joint) < 10 * seconds(500, joint)


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
