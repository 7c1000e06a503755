"""``newsparse schema``."""

import json

import pytest

from newsparse.cli import main
from newsparse.schema import record_schema


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """It is the one that the classes give."""
    assert 0 == main(["schema"])
    assert record_schema() == json.loads(capsys.readouterr().out)
