"""The examples run and show something."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
QUICK = ["parse_a_page.py", "what_was_dropped.py"]


@pytest.mark.parametrize("name", QUICK)
def test_example_runs(name: str) -> None:
    """The script ends well and prints its result."""
    done = subprocess.run(
        [sys.executable, EXAMPLES / name], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "" == done.stderr
    assert "Ailsa Brodie" in done.stdout or "blocks kept as body" in done.stdout
