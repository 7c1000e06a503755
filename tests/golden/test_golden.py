"""
Whole pages and what must come out of them; ``pytest --update-golden`` rewrites the answers.

Each folder holds one page, ``page.html`` or ``page.txt``, and ``article.json``: every field and block of it.  All pages were
written for newsparse; their people, places and papers are invented.
"""

import json
from pathlib import Path

import pytest

from newsparse import Article, parse, parse_html, parse_text
from newsparse.example import EXAMPLE_URL, read_example

HERE = Path(__file__).parent
ASHARQ = next(
    (up / "shared/pages/asharq/page.txt" for up in HERE.parents if (up / "shared/pages/asharq/page.txt").exists()), None
)
EXAMPLES = ("harbour", "harbour_text")  # the page that the package ships
PAGES = sorted(path.parent.name for path in HERE.glob("*/page.*"))


def read_golden(name: str) -> Article:
    """Return what is read from the page of a folder."""
    if name == "harbour":
        return parse_html(read_example("html"), url=EXAMPLE_URL)
    if name == "harbour_text":
        return parse_text(read_example("text"), url=EXAMPLE_URL)
    (path,) = (HERE / name).glob("page.*")
    page = path.read_text(encoding="utf-8")
    return parse_html(page) if path.suffix == ".html" else parse_text(page)


@pytest.mark.parametrize("name", [*EXAMPLES, *PAGES])
def test_page_comes_out_as_recorded(name: str, update_golden: bool) -> None:  # noqa: FBT001  pytest calls it
    """Every field and block of the page is as recorded."""
    article = read_golden(name)
    path = HERE / name / "article.json"
    if update_golden:
        path.write_text(article.to_json(indent=1) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == article.to_dict()


@pytest.mark.skipif(ASHARQ is None, reason="needs shared/pages/asharq/page.txt beside the repository")
def test_the_page_this_project_began_with() -> None:
    """The flattened page of Asharq Al-awsat gives every part as printed."""
    assert ASHARQ is not None
    text = ASHARQ.read_text(encoding="utf-8")
    article: Article = parse(text)
    roles = [str(block.role) for block in article.blocks]
    assert ["banner", "title", "duplicate", "timestamp", "caption", *["paragraph"] * 12, "related"] == roles
    assert "Asharq Al-awsat" == article.site_name
    assert "Tehran Prepares to Expand Military Cooperation with Moscow" == article.title
    assert article.published is not None
    assert "2021-10-20T10:00:00" == article.published.isoformat()
    (caption,) = article.captions
    assert ("Iranian Military Chief of Staff General Mohammad Bagheri", "Reuters", "Reuters") == (
        caption.text,
        caption.credit,
        caption.agency,
    )
    assert article.dateline is None
    assert 12 == len(article.paragraphs)
    assert article.paragraphs[0].startswith("Iranian Chief of Staff General Mohammad Bagheri, who is on a visit")
    assert article.paragraphs[-1].endswith("the expert underlined.")
    assert all(paragraph in text for paragraph in article.paragraphs)
    assert "Editor Picks" not in article.text
    expected = [
        ("the full loss of confidence", "iranian partner.", "mixed", "russian experts", "noted"),
        ("attempts to intimidate Ankara", "by force.", "mixed", "a russian military analyst", "said"),
        ("The developments in Iraq", "three times.", "direct", "a russian military analyst", "added"),
        ("subjective and objective", "reasons", "mixed", "an expert", "pointed to"),
        ("One of the subjective reasons", "western companies,", "direct", "an expert", "underlined"),
    ]
    for quote, (start, end, kind, speaker, cue) in zip(article.quotes, expected, strict=True):
        assert quote.text.startswith(start)
        assert quote.text.lower().endswith(end)
        assert (kind, speaker, cue) == (str(quote.kind), (quote.speaker or "").lower(), quote.cue)
    assert (
        "(Turkish President Recep Tayyip) Erdogan and (Azerbaijan’s President Ilham) Aliyev" in article.quotes[1].text
    )
    assert "He" == article.quotes[1].speaker_text
