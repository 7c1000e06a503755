"""Imports only go down, and every outside library has one home."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import newsparse

SOURCE = Path(newsparse.__file__).parent
FILES = sorted(SOURCE.rglob("*.py"))

# Floors from the ground up; a file may import its own folder and lower floors, never a neighbour on its floor.
STOREYS = (
    {"errors", "bounds"},
    {"span"},
    {"text"},
    {"serialize"},
    {"model"},
    {"lexicon", "render", "schema", "example"},
    {"printed"},
    {"source", "segment", "label", "fields"},
    {"profile", "models"},
    {"options"},
    {"pipeline"},
    {"explain", "batch", "strategies"},
    {"integrations", "cli"},
    {"arrow", "frames", "ray", "scrapy", "spark", "web_poet"},  # the public names of integrations
    {"__init__", "__main__"},
)
FLOORS = {name: floor for floor, names in enumerate(STOREYS) for name in names}
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


def module(path: Path) -> str:
    """Return the full name under which a file is imported."""
    return ".".join(("newsparse", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module(path): path for path in FILES}


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of the modules a file imports, anywhere in it; compiled modules import C declarations too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("cython.cimports.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            source = node.module.removeprefix("cython.cimports.")
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield inner if inner in MODULES or source == "newsparse" else source


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
        if theirs not in FLOORS or theirs == mine:
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


def test_no_files_import_each_other() -> None:
    """Within a folder too imports run one way: no file imports itself through others."""
    ways = {
        name: {
            other
            for other in imports(path)
            if other in MODULES
            and other != name
            and (path.relative_to(SOURCE).as_posix(), other.split(".")[1]) not in METHODS
        }
        for name, path in MODULES.items()
    }
    assert () == find_circle(ways)


def test_a_circle_is_found() -> None:
    """Three files that import each other in turn are named, the way they are reached from outside is not."""
    ways = {"a": {"b"}, "b": {"c", "e"}, "c": {"d"}, "d": {"b"}, "e": set[str]()}
    assert {"b", "c", "d"} == set(find_circle(ways))
    assert () == find_circle({**ways, "d": set()})


def find_circle(ways: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Return files of which each imports the next and the last the first; empty where there are none."""
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


@pytest.mark.parametrize(
    "path", [*(SOURCE / "label/classifier").rglob("*.py")], ids=lambda path: str(path.relative_to(SOURCE))
)
def test_the_classifier_knows_no_pages(path: Path) -> None:
    """The classifier turns numbers into probabilities and imports nothing of newsparse but itself."""
    ours = {name for name in imports(path) if name.split(".")[0] == "newsparse"}
    assert [] == [name for name in ours if not name.startswith("newsparse.label.classifier")]
