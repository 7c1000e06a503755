"""What fuzzing starts from, and what it found; ``tests/fuzz/fuzz.py`` looks for more."""

import ast
from pathlib import Path

import pytest
import seeds
import targets

FUZZ = Path(targets.__file__).parent

FOUND: list[tuple[str, bytes]] = [
    # The last quote of the page is empty and opens a sentence.
    ("parts", "“”“”. “".encode()),
    ("parse_text", "“”“”. “".encode()),
    # The name of an attribute has halves of surrogate pairs in it: the parser cannot say where the element stands.
    (
        "parse_html",
        b"\xff\xff\xff<me\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcb\xcbt,a pro\xd8\xa7\xd9\x84\xd8\xa3\xd8\xb1\xd8\xa8\xd8\xb9\xd8\xa7\xd8\xa1:t\x97\x8b\x93\xa2' content='a1'><meta p<div>de<div>ve<div\xff\xff\xff\xff\xff<2p>>\xd0\xb6' conentbeskriver\xdb",
    ),
    ("parse_html", b"\xff<div><i>x<p \xed\xfe=1 id=a>y<p>z"),
]
"""Inputs that once failed."""


@pytest.mark.parametrize("name", targets.TARGETS)
def test_the_seeds_pass(name: str, tmp_path: Path) -> None:
    """Every input to start from is read as it should."""
    words = seeds.write_seeds(name, tmp_path / name)
    assert words.read_text(encoding="ascii").startswith('"\\x')
    inputs = [*(tmp_path / name).iterdir()]
    assert inputs
    for each in inputs:
        targets.TARGETS[name](each.read_bytes())


@pytest.mark.parametrize(("name", "raw"), FOUND)
def test_what_was_found_stays_fixed(name: str, raw: bytes) -> None:
    """An input that once failed is read as it should."""
    targets.TARGETS[name](raw)


def test_all_targets_are_run() -> None:
    """The script names each target."""
    tree = ast.parse((FUZZ / "fuzz.py").read_text(encoding="utf-8"))
    names = next(
        each.value for each in tree.body if isinstance(each, ast.Assign) and "NAMES" == ast.unparse(each.targets[0])
    )
    assert tuple(targets.TARGETS) == ast.literal_eval(names)
