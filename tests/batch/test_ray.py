"""Ray gives the rows of the one-machine run, also when it loses a worker."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archives import page, parse_poison, record
from newsparse.batch import BatchOptions, run_batch

ray = pytest.importorskip("ray", reason="needs the extra ray")
pytest.importorskip("ray.data", reason="needs the extra ray")
pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra batch")
import pyarrow as pa  # noqa: E402  needs the extra

from newsparse.integrations import ray as newsparse_ray  # noqa: E402  needs the extra
from newsparse.integrations.arrow import WorkLimits  # noqa: E402  needs the extra

PAGES = 2000
pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """Two processes on this machine."""
    paths = os.pathsep.join([str(Path(__file__).parents[1]), *(each for each in sys.path if each)])
    ray.init(num_cpus=2, include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": paths}}, log_to_driver=False)
    yield
    ray.shutdown()


def archive(folder: Path, marks: dict[int, str], count: int) -> tuple[Path, Path]:
    """Return the same pages as WARC and as Parquet, in eight files."""
    pages = [page(n, mark=marks.get(n, "")) for n in range(count)]
    warc, table = folder / "a.warc.gz", folder / "pages"
    warc.write_bytes(b"".join(gzip.compress(record(n, each), 1) for n, each in enumerate(pages)))
    table.mkdir()
    for part in range(8):
        numbers = range(part, count, 8)
        urls = [f"https://pier.example/{n}" for n in numbers]
        columns = {"key": [*numbers], "html": [pages[n] for n in numbers], "link": urls}
        pq.write_table(pa.table(columns), table / f"{part}.parquet")
    return warc, table


def one_machine(warc: Path, output: Path) -> list[dict[str, Any]]:
    """Return the rows of ``newsparse batch``, without the columns about the record."""
    run_batch([str(warc)], output, BatchOptions(processes=2))
    table = pq.read_table(output)
    rows: list[dict[str, Any]] = table.drop_columns(
        ["source", "position", "record_id", "record_url", "status"]
    ).to_pylist()
    return rows


def spread(dataset: Any) -> list[dict[str, Any]]:
    """Return the rows that Ray made, by key."""
    rows = [row for batch in dataset.iter_batches(batch_format="pyarrow", batch_size=None) for row in batch.to_pylist()]
    return [
        {k: v for k, v in row.items() if k not in ("key", "link")} for row in sorted(rows, key=lambda row: row["key"])
    ]


def test_ray_gives_the_rows_of_one_machine(tmp_path: Path) -> None:
    """Some thousand pages on two processes are equal row for row, though one is killed midway."""
    warc, table = archive(tmp_path, {900: f"once {tmp_path}/mark"}, PAGES)
    found = spread(newsparse_ray.parse(ray.data.read_parquet(str(table)), url="link", parse_one=parse_poison))
    assert (tmp_path / "mark").exists()
    assert one_machine(warc, tmp_path / "one.parquet") == found


def test_a_poisoned_page_costs_only_itself(tmp_path: Path) -> None:
    """With work limits a page that ends every process it is in becomes a row with an error, and the job goes on."""
    _, table = archive(tmp_path, {11: "segfault"}, 40)
    dataset = ray.data.read_parquet(str(table))
    parsed = newsparse_ray.parse(
        dataset, url="link", fields=["title"], work_limits=WorkLimits(20.0), parse_one=parse_poison
    )
    found = parsed.take_all()
    assert {11: "crash"} == {row["key"]: row["error"] for row in found if row["error"]}
    assert [*range(40)] == sorted(row["key"] for row in found)


def test_wrong_columns_are_errors() -> None:
    """A column that does not exist, or would be there twice, is named before the job starts."""
    dataset = ray.data.from_items([{"html": "<p>", "title": "a"}])
    with pytest.raises(ValueError, match='no column "page"'):
        newsparse_ray.parse(dataset, "page", keep=[])
    with pytest.raises(ValueError, match='"title" is a field of the article too'):
        newsparse_ray.parse(dataset)
