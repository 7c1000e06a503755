"""The tests stand where the code stands."""

from pathlib import Path

import pytest

import newsparse

HERE = Path(__file__).parent
SOURCE = Path(newsparse.__file__).parent

# Tests of the package as a whole, and of all entries of the word lists.
WHOLE = {
    "test_examples.py",
    "test_floors.py",
    "test_fuzz_targets.py",
    "test_hostile.py",
    "test_import.py",
    "test_limits.py",
    "test_memory.py",
    "test_mirror.py",
    "test_packaging.py",
    "test_threads.py",
    "test_weights.py",
    "lexicon/test_byline_lists.py",
    "lexicon/test_list_examples.py",
    "lexicon/test_quote_lists.py",
    "lexicon/test_timestamp_lists.py",
}
FILES = sorted(path.relative_to(HERE).as_posix() for path in HERE.rglob("test_*.py"))


@pytest.mark.parametrize("name", [name for name in FILES if name not in WHOLE])
def test_a_test_file_bears_the_name_of_its_module(name: str) -> None:
    """``a/test_b.py`` tests ``a/b.py``, the folder ``a/b`` or, with b equal to a, the folder itself."""
    path = Path(name)
    module = SOURCE / path.parent / path.stem.removeprefix("test_")
    whole_folder = path.parent.name == module.name and module.parent.is_dir()
    assert module.with_suffix(".py").exists() or module.is_dir() or whole_folder, f"{name} mirrors no module"
