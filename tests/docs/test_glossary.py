"""The glossary names every class."""

import runpy
from pathlib import Path

import regex

DOCS = Path(__file__).parents[2] / "docs"


def test_every_class_is_in_the_glossary() -> None:
    """Each public class of src stands in the glossary's table; ``python docs/make_glossary.py`` writes it."""
    find_classes = runpy.run_path(str(DOCS / "make_glossary.py"))["find_classes"]
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    named = set(regex.findall(r"^\| `(\w+)` \|", glossary, regex.MULTILINE))
    classes = {name: sentence for name, _, sentence in find_classes()}
    assert set() == classes.keys() - named, "run: python docs/make_glossary.py"
    assert set() == named - classes.keys(), "run: python docs/make_glossary.py"
    assert [] == [name for name, sentence in classes.items() if not sentence]
