"""Settings shared by all tests."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("quick", max_examples=20, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("ci" if os.environ.get("CI") else "quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the recorded articles")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the recorded articles are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))
