"""Every snippet of the documentation and the README runs."""

import importlib.util
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
SNIPPET = regex.compile(r"^```python\n(.*?)^```", regex.MULTILINE | regex.DOTALL)
NEEDS = regex.compile(r"^# needs: (.+)$", regex.MULTILINE)
SNIPPETS = {str(page.relative_to(ROOT)): SNIPPET.findall(page.read_text(encoding="utf-8")) for page in PAGES}


@pytest.mark.parametrize("page", [name for name, found in SNIPPETS.items() if found])
def test_snippets_run(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The snippets of a page, run one after the other in an empty folder, hold what they assert."""
    monkeypatch.chdir(tmp_path)
    needs = [
        name.strip() for snippet in SNIPPETS[page] for names in NEEDS.findall(snippet) for name in names.split(",")
    ]
    if missing := [name for name in needs if importlib.util.find_spec(name) is None]:
        pytest.skip(f"{page} needs {', '.join(missing)}")
    space: dict[str, object] = {"__name__": "__main__"}
    for snippet in SNIPPETS[page]:
        code = compile(snippet, page, "exec")
        if "# needs a cluster" not in snippet:  # those are run by tests/batch, on a cluster of one machine
            exec(code, space)  # noqa: S102  our own documentation
