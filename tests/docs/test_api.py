"""Every public module has a page in the documentation."""

import ast
from pathlib import Path

import pytest

import newsparse

PACKAGE = Path(newsparse.__file__).parent
API = Path(__file__).parents[2] / "docs/api"
# Rooms of the house, not for users: they may change without notice.
INSIDE = {
    "bounds", "cli", "fields", "integrations", "label", "lexicon", "model", "models", "options", "pipeline", "printed", "profile",
    "render", "segment", "serialize", "source", "span", "text",
}  # fmt: skip
PUBLIC = sorted(
    path.stem
    for path in PACKAGE.iterdir()
    if (path.suffix == ".py" or (path / "__init__.py").exists())
    and path.stem not in INSIDE
    and not path.stem.startswith("__")
)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_module_has_a_page(name: str) -> None:
    """The page of a module is docs/api/NAME.md, and the table of contents leads to it."""
    assert f"newsparse.{name}" in (API / f"{name}.md").read_text(encoding="utf-8")
    assert f"api/{name}\n" in (API.parent / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", newsparse.__all__)
def test_a_public_name_is_described(name: str) -> None:
    """Each name of the package stands on its page, or is an error or an alias."""
    value = getattr(newsparse, name)
    is_error = isinstance(value, type) and issubclass(value, Exception)
    if not is_error and name not in ("Origin", "__version__"):
        assert f"newsparse.{name}\n" in (API / "newsparse.md").read_text(encoding="utf-8") + "\n"


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_module_says_what_it_holds(name: str) -> None:
    """A public module has a docstring and, where it only passes names on, lists them."""
    path = PACKAGE / f"{name}.py"
    tree = ast.parse((path if path.exists() else PACKAGE / name / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    if not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body):
        assert any(isinstance(node, ast.Assign) and "__all__" in ast.unparse(node) for node in tree.body)
