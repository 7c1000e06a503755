"""The example that looks at a batch's Parquet runs and plots."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsparse.batch import BatchOptions, run_batch

pytest.importorskip("pyarrow", reason="needs the extra batch")
pytest.importorskip("duckdb", reason="needs duckdb: pip install duckdb")
pytest.importorskip("matplotlib", reason="needs matplotlib: pip install matplotlib")

EXAMPLE = Path(__file__).parents[2] / "examples" / "quoted_by_month.py"
PAGE = """<!doctype html><html lang="en"><head><meta property="article:published_time" content="2024-{month:02}-05T09:00:00Z">
</head><body><article><h1>Winter boat number {month} sails again</h1>
<p>The harbour board heard letters on the winter boat that has crossed the sound since 1954.</p>
<p>"We count the sheep twice and the passengers once," said {who}, who keeps the shop beside the pier.</p>
</article></body></html>"""


def test_who_is_quoted_most_is_printed_and_plotted(tmp_path: Path) -> None:
    """People stand in the order of their quotes, each month with its number; months without any are left out."""
    said = [(1, "Morag Lennox"), (1, "Morag Lennox"), (4, "Morag Lennox"), (4, "Gil Ashdown")]
    pages = tmp_path / "pages.jsonl"
    pages.write_text("".join(json.dumps({"html": PAGE.format(month=month, who=who)}) + "\n" for month, who in said))
    run_batch([str(pages)], tmp_path / "articles.parquet", BatchOptions(processes=1))
    done = subprocess.run(
        [sys.executable, EXAMPLE, tmp_path / "articles.parquet", tmp_path / "quoted.png"],
        capture_output=True,
        text=True,
        check=True,
    )
    expected = ["Morag Lennox 3 2024-01: 2 2024-04: 1", "Gil Ashdown 1 2024-04: 1"]
    assert expected == [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert (tmp_path / "quoted.png").read_bytes().startswith(b"\x89PNG")
