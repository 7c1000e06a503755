"""The kernel gives one row for each row, in order."""

from __future__ import annotations

import pytest

import newsparse
from archives import page, parse_poison
from newsparse.errors import NewsparseError

pa = pytest.importorskip("pyarrow", reason="needs the extra batch")

from newsparse.integrations.arrow import PageColumns, WorkLimits, arrow_schema, parse_batch, parse_batches, to_article  # noqa: E402  needs pyarrow


def pages(count: int, mark: str = "") -> object:
    """Return a batch of pages; the fourth one is marked."""
    entries = [page(n, mark=mark if n == 3 else "") for n in range(count)]
    urls = [f"https://pier.example/{n}" for n in range(count)]
    return pa.RecordBatch.from_pydict(
        {"key": [*range(count)], "html": pa.array(entries, pa.binary()), "link": urls, "url": urls}
    )


def test_each_row_is_the_article_of_its_page() -> None:
    """Kept columns stand first, then the error's, then the article's, equal to what parsing by hand gives."""
    columns = PageColumns(url="link", keep=("key",))
    result = parse_batch(pages(5), columns)
    expected = [newsparse.parse(page(n), url=f"https://pier.example/{n}") for n in range(5)]
    assert expected == [to_article(row) for row in result.to_pylist()]
    assert ["key", "error", "error_message", *arrow_schema(about=False).names[2:]] == result.schema.names


def test_rows_without_a_page_and_pages_too_large_are_errors() -> None:
    """The error says what is wrong; the article's fields are null."""
    batch = pa.RecordBatch.from_pydict({"html": ["<p>a", None, "a" * 2000]})
    result = parse_batch(batch, PageColumns(max_page_bytes=1000, fields=("title", "text")))
    assert [None, "no_page", "too_large"] == result.column("error").to_pylist()
    assert ["", None, None] == result.column("text").to_pylist()


def test_large_batches_are_cut_and_nothing_is_lost() -> None:
    """Rows of many small batches are those of one."""
    columns = PageColumns(url="link", keep=("key",))
    parts = [*parse_batches([pages(150), pages(10)], columns)]
    assert [64, 64, 22, 10] == [part.num_rows for part in parts]
    assert [*range(150), *range(10)] == [key for part in parts for key in part.column("key").to_pylist()]


def test_a_poisoned_page_costs_only_itself_where_limits_are_given() -> None:
    """With work limits each page has the guarantees of a batch run."""
    columns = PageColumns(url="link", keep=("key",), parse=parse_poison)
    (result,) = parse_batches([pages(6, "segfault")], columns, work_limits=WorkLimits(20.0))
    assert [None, None, None, "crash", None, None] == result.column("error").to_pylist()
    assert [*range(6)] == result.column("key").to_pylist()
    (alone,) = parse_batches([pages(6)], PageColumns(url="link", keep=("key",)), work_limits=WorkLimits())
    assert parse_batch(pages(6), PageColumns(url="link", keep=("key",))).to_pylist() == alone.to_pylist()


def test_options_reach_each_page() -> None:
    """Limits of a page, and whether quotes are looked for, are those given, with work limits and without."""
    options = newsparse.ParseOptions(limits=newsparse.Limits(blocks=3), quotes=False)
    columns = PageColumns(fields=("truncated", "quotes"), options=options)
    for work_limits in (None, WorkLimits()):
        (result,) = parse_batches([pages(2)], columns, work_limits=work_limits)
        assert [["blocks"]] * 2 == result.column("truncated").to_pylist()
        assert [[]] * 2 == result.column("quotes").to_pylist()


def test_wrong_names_are_errors() -> None:
    """A column or field that does not exist is named."""
    with pytest.raises(KeyError, match="body"):
        parse_batch(pages(1), PageColumns(page="body"))
    with pytest.raises(NewsparseError, match='no field "titel"'):
        PageColumns(fields=("titel",))
