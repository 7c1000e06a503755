"""Articles in Scrapy, web-poet, pandas and polars."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.example import EXAMPLE_URL, read_example
from newsparse.integrations.frames import article_rows, caption_rows, quote_rows, to_pandas, to_polars
from newsparse.integrations.scrapy import parse_response, to_item

ROOT = Path(__file__).parents[3]
ARTICLE = newsparse.parse(read_example(), url=EXAMPLE_URL)


class _Response:
    """A response as Scrapy gives it."""

    def __init__(self, body: bytes, encoding: str | None = None) -> None:
        self.url = "https://example.org/1"
        self.body = body
        self._encoding = encoding

    def _declared_encoding(self) -> str | None:
        return self._encoding


def test_a_response_is_parsed_with_its_charset() -> None:
    """The charset of the header counts."""
    html = "<article><h1>Straße gesperrt</h1><p>Die Brücke über den Fluss bleibt bis zum Herbst zu.</article>"
    article = parse_response(_Response(html.encode("latin-1"), "latin-1"))
    assert "Straße gesperrt" == article.title
    assert "https://example.org/1" == article.url


def test_options_reach_each_page() -> None:
    """Limits of a page, and whether quotes are looked for, are those given."""
    options = newsparse.ParseOptions(limits=newsparse.Limits(blocks=3), quotes=False)
    article = parse_response(_Response(read_example().encode()), options=options)
    assert (4, ("blocks",), ()) == (len(article.blocks), article.truncated, article.quotes)


def test_items_are_plain() -> None:
    """An item goes through JSON; fields can be chosen."""
    item = to_item(ARTICLE)
    assert item == json.loads(json.dumps(item))
    assert ARTICLE.text == item["text"]
    assert {"title": ARTICLE.title} == to_item(ARTICLE, ["title"])
    with pytest.raises(KeyError):
        to_item(ARTICLE, ["headline"])


def test_itemadapter_takes_an_article() -> None:
    """An article is an item as it is."""
    adapter = pytest.importorskip("itemadapter").ItemAdapter(ARTICLE)
    assert ARTICLE.title == adapter["title"]
    assert "quotes" in adapter.field_names()


def test_web_poet() -> None:
    """A page object gives the article of its response."""
    web_poet = pytest.importorskip("web_poet")
    from newsparse.integrations.web_poet import ArticlePage  # noqa: PLC0415  needs web-poet

    response = web_poet.HttpResponse(EXAMPLE_URL, body=read_example().encode())
    assert ARTICLE == asyncio.run(ArticlePage(response=response).to_item())

    class Quick(ArticlePage):
        options = newsparse.ParseOptions(limits=newsparse.Limits(blocks=3), quotes=False)

    article = asyncio.run(Quick(response=response).to_item())
    assert (("blocks",), ()) == (article.truncated, article.quotes)


def test_rows() -> None:
    """There is a row for each article, quote and caption."""
    (row,) = article_rows([ARTICLE])
    assert (ARTICLE.title, ARTICLE.text) == (row["title"], row["text"])
    assert [quote.text for quote in ARTICLE.quotes] == [row["text"] for row in quote_rows([ARTICLE])]
    assert [caption.text for caption in ARTICLE.captions] == [row["text"] for row in caption_rows([ARTICLE])]


@pytest.mark.parametrize(("library", "to_frame"), [("pandas", to_pandas), ("polars", to_polars)])
def test_frames(library: str, to_frame: Any) -> None:
    """Rows become a frame, articles with and without a date together, lone surrogates mended."""
    pytest.importorskip(library)
    frame = to_frame(article_rows([newsparse.Article(), ARTICLE, newsparse.Article(title="a\ud800")]))
    assert (3, 12) == frame.shape
    assert [ARTICLE.title, "a\ufffd"] == [*frame["title"]][1:]
    assert [*ARTICLE.authors] == [*[*frame["authors"]][1]]
    assert len(ARTICLE.quotes) == len(to_frame(quote_rows([ARTICLE])))
    assert 1 == len(to_frame([{"title": "any rows"}]))


@pytest.mark.parametrize(("library", "to_frame"), [("pandas", to_pandas), ("polars", to_polars)])
@pytest.mark.parametrize("rows", [article_rows, quote_rows, caption_rows])
def test_empty_frames_keep_their_columns(library: str, to_frame: Any, rows: Any) -> None:
    """A frame without rows has the columns, and their types, of one with rows."""
    pytest.importorskip(library)
    empty, full = to_frame(rows([])), to_frame(rows([ARTICLE]))
    assert 0 == len(empty) < len(full)
    assert [*full.columns] == [*empty.columns]
    assert [*map(str, full.dtypes)] == [*map(str, empty.dtypes)]


def test_a_speaker_that_is_missing_is_not_a_number() -> None:
    """It is NA in pandas and None in polars."""
    span = newsparse.Span(0, 1)
    quotes = (
        newsparse.Quote("a", span, newsparse.QuoteKind.DIRECT),
        newsparse.Quote("b", span, newsparse.QuoteKind.DIRECT, "Ada"),
    )
    article = newsparse.Article(quotes=quotes)
    pandas = pytest.importorskip("pandas")
    speakers = [*to_pandas(quote_rows([article]))["speaker"]]
    assert speakers[0] is pandas.NA
    assert "Ada" == speakers[1]
    assert [pandas.NA] == [*to_pandas(quote_rows([newsparse.Article(quotes=quotes[:1])]))["speaker"]]
    pytest.importorskip("polars")
    assert [None, "Ada"] == to_polars(quote_rows([article]))["speaker"].to_list()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serve a front page and one article."""
    (tmp_path / "index.html").write_text('<a href="/story.html">A story</a>', encoding="utf-8")
    (tmp_path / "story.html").write_text(read_example(), encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{http.server_port}/index.html"
    http.shutdown()
    http.server_close()
    thread.join()


def test_the_example_spider(server: str, tmp_path: Path) -> None:
    """The spider of the examples writes the article that the front page links to."""
    pytest.importorskip("scrapy")
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "scrapy", "runspider", str(ROOT / "examples" / "scrapy_spider.py")]
    done = subprocess.run(
        [*command, "-a", f"start={server}", "-O", str(out)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, "no_proxy": "127.0.0.1", "PYTHONPATH": str(ROOT / "src")},
    )
    assert 0 == done.returncode, done.stderr
    (item,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert ARTICLE.title == item["title"]
