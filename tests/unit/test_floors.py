"""Imports only go down, and every outside library has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsparse

SOURCE = Path(newsparse.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))

# The floor of each module or folder; a file may import its own folder and lower floors, never a neighbour.
FLOORS = {
    "errors": 0,
    "span": 1,
    "text": 1,
    "serialize": 2,
    "model": 3,
    "render": 4,
    "lexicon": 4,
    "example": 4,
    "source": 5,
    "segment": 5,
    "label": 5,
    "fields": 5,
    "profile": 6,
    "pipeline": 7,
    "explain": 8,
    "batch": 8,
    "strategies": 8,
    "integrations": 9,
    "arrow": 10,
    "frames": 10,
    "ray": 10,
    "scrapy": 10,
    "spark": 10,
    "web_poet": 10,
    "cli": 10,
    "__main__": 11,
    "__init__": 11,
}
# Within one floor: what may nevertheless be imported, because it lies under the other.
WITHIN: set[tuple[str, str]] = set()
# Methods of values that call a higher floor, so that users need not know it: `Article.to_markdown()`, `str(article)`.
METHODS = {("model/article.py", "render")}

# The one folder or module that may import an outside library.
HOMES = {
    "attrs": None,
    "attr": None,
    "regex": None,
    "turbohtml": "source",
    "dateutil": "fields/timestamp/",
    "hypothesis": "strategies",
    "pyspark": "integrations/spark.py",
    "ray": "integrations/ray.py",
    "scrapy": "integrations/scrapy.py",
    "web_poet": "integrations/web_poet.py",
}


def home(path: Path) -> str:
    """Return the module or folder a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of the modules a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            if node.module == "newsparse":
                yield from (f"newsparse.{alias.name}" for alias in node.names)
            else:
                yield node.module


def imports_on_loading(path: Path) -> set[str]:
    """Return the modules that a file imports when it is loaded itself, not in a function."""
    top = ast.parse(path.read_text(encoding="utf-8")).body
    return {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_only_go_down(path: Path) -> None:
    """A file imports its own folder and lower floors."""
    mine = home(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "newsparse" or len(parts) == 1:
            continue
        theirs = parts[1]
        if theirs not in FLOORS or theirs == mine or (mine, theirs) in WITHIN:
            continue
        if (path.relative_to(SOURCE).as_posix(), theirs) in METHODS:
            assert name not in imports_on_loading(path), f"{path}: {name} is imported outside of a method"
            continue
        assert FLOORS[theirs] < FLOORS[mine], f"{mine} imports {theirs}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_outside_libraries_have_one_home(path: Path) -> None:
    """The HTML parser, dateutil and the engines are imported in one place each."""
    for name in imports(path):
        allowed = HOMES.get(name.split(".")[0])
        if allowed:
            assert str(path.relative_to(SOURCE)).startswith(allowed), f"{path} imports {name}"


def test_every_module_has_a_floor() -> None:
    """A new module says where it stands."""
    assert set() == {home(path) for path in FILES} - FLOORS.keys()
