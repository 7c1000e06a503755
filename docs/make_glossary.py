"""
Write the table of classes at the end of glossary.md: ``python docs/make_glossary.py``.

Each class of ``src`` stands there with the first sentence of its docstring; ``tests/docs/test_glossary.py`` says when one
is missing.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/newsparse"
GLOSSARY = ROOT / "docs/glossary.md"
HEADING = "## Every class\n"


def main() -> None:
    """Write the table anew."""
    text = GLOSSARY.read_text(encoding="utf-8")
    GLOSSARY.write_text(text.partition(HEADING)[0] + HEADING + "\n" + make_table(), encoding="utf-8")


def make_table() -> str:
    """Return the table, by name."""
    rows = [f"| `{name}` | `{where}` | {sentence} |" for name, where, sentence in sorted(find_classes())]
    return "\n".join(["| class | in | |", "|---|---|---|", *rows, ""])


def find_classes() -> Iterator[tuple[str, str, str]]:
    """Yield name, file and first sentence of the docstring of each class at the top of a file, private ones left out."""
    for path in SOURCE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, path.relative_to(SOURCE).as_posix(), first_sentence(ast.get_docstring(node) or "")


def first_sentence(docstring: str) -> str:
    """Return the first paragraph on one line, with Markdown's code marks."""
    paragraph = " ".join(docstring.partition("\n\n")[0].split())
    plain = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", paragraph.replace("``", "`"))
    return plain.replace("|", r"\|")


if __name__ == "__main__":
    main()
