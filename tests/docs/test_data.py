"""Every data file that the package ships is named, with its source, in docs/data.md."""

from pathlib import Path

import pytest
import regex

import newsparse
from newsparse.lexicon import languages

ROOT = Path(__file__).parents[2]
PACKAGE = Path(newsparse.__file__).parent
NO_DATA = {".py", ".pxd", ".pyx", ".c", ".so", ".pyd", ".pyc", ".typed"}
FILES = sorted(
    path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in NO_DATA
)
LANGUAGE = regex.compile(rf"(lexicon|strategies)/(?:{'|'.join(languages())})\.toml")


@pytest.mark.parametrize("name", FILES)
def test_every_data_file_has_a_source(name: str) -> None:
    """A data file stands in the table of docs/data.md, which says where it comes from."""
    table = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    assert f"`{_general(name)}`" in table


def test_no_source_is_named_for_a_file_that_is_gone() -> None:
    """Each file that docs/data.md names is shipped."""
    table = (ROOT / "docs/data.md").read_text(encoding="utf-8").split("## Sets")[0]
    named = set(regex.findall(r"`((?:\w+/)+[\w<>.]+\.\w+)`", table))
    shipped = {_general(name) for name in FILES}
    assert set() == named - shipped - {"src/newsparse/"}


def _general(name: str) -> str:
    """Return the name with its language left open."""
    return LANGUAGE.sub(r"\1/<language>.toml", name)
