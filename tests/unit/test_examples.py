"""The examples run and show something."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
SHOWN = {
    "caption_index.py": "Lena Osk\n    lantern-quarter.html Tram number four under the paper lanterns of Weaver Street.\n",
    "clean_a_corpus.py": " × related     such as: ",
    "foreign_parser.py": "titles: all found",
    "inside_another_parser.py": "authors   ('Morag Ellery', 'Tomás Quill')",
    "parse_a_page.py": "quote      Ailsa Brodie (said): We are an island",
    "what_was_dropped.py": "blocks kept as body",
}


SLOW = {"foreign_parser.py"}  # draws hundreds of pages


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(name, shown, id=name, marks=pytest.mark.slow if name in SLOW else ())
        for name, shown in SHOWN.items()
    ],
)
def test_example_runs(name: str, shown: str) -> None:
    """The script ends well and prints its result."""
    assert shown in run(name)


def test_a_folder_in_duckdb() -> None:
    """The database answers who says most."""
    pytest.importorskip("duckdb", reason="needs duckdb: pip install duckdb")
    assert "Who says most\n    speaker | quotes | characters\n" in run("folder_to_duckdb.py")


def test_the_readme_shows_what_is_printed() -> None:
    """The README's result is of the example's own lines."""
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    shown = readme.split("```text\n")[1].split("```")[0].splitlines()
    printed = run("parse_a_page.py").splitlines()
    assert [] == [line for line in shown if line not in printed]


def test_cleaned_texts_are_written(tmp_path: Path) -> None:
    """Each page's text is in a file of its own; nothing of its surroundings is."""
    run("clean_a_corpus.py", EXAMPLES / "pages", tmp_path / "out")
    assert {path.stem for path in (EXAMPLES / "pages").iterdir()} == {
        path.stem for path in (tmp_path / "out").iterdir()
    }
    text = (tmp_path / "out/seal.txt").read_text(encoding="utf-8")
    assert "Gil Ashdown, who runs the lido" in text
    assert "newsletter" not in text


def run(name: str, *arguments: Path) -> str:
    """Return what the example prints; warnings and words on standard error fail."""
    done = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "" == done.stderr
    return done.stdout
