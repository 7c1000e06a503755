"""The settings of pyproject.toml agree with each other and with the files."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMPILED = [module["name"] for module in SETTINGS["tool"]["setuptools"]["ext-modules"]]


@pytest.mark.parametrize("name", COMPILED)
def test_a_compiled_module_stands_in_all_tables(name: str) -> None:
    """Its source has its name, coverage leaves it out, and the type checker knows that its types are those of C."""
    path = f"{name.replace('.', '/')}.py"
    (sources,) = [m["sources"] for m in SETTINGS["tool"]["setuptools"]["ext-modules"] if m["name"] == name]
    assert [f"src/{path}"] == sources
    assert f"*/{path}" in SETTINGS["tool"]["coverage"]["run"]["omit"]
    overrides = [each["module"] for each in SETTINGS["tool"]["mypy"]["overrides"] if each.get("ignore_errors")]
    assert any(name in modules for modules in overrides)


def test_no_table_names_a_module_that_is_not_compiled() -> None:
    """What is no longer compiled is checked and covered like any other module."""
    ignored = {
        name
        for each in SETTINGS["tool"]["mypy"]["overrides"]
        if each.get("ignore_errors")
        for name in each["module"]
        if name.startswith("newsparse.")
    }
    assert set() == ignored - set(COMPILED)


def test_the_lowest_versions_are_those_that_the_tests_try() -> None:
    """Every dependency has a lowest version; CI installs just these."""
    assert [] == [each for each in SETTINGS["project"]["dependencies"] if ">=" not in each]
