"""No archive, however it is damaged, makes reading raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archives import read_archive, small_archives

pytest.importorskip("fastwarc", reason="needs the extra batch")

ARCHIVES = small_archives()


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw the name of an archive and its content with some edits: bytes cut out, put in, repeated or turned over."""
    name = draw(st.sampled_from(sorted(ARCHIVES)))
    content = bytearray(ARCHIVES[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        end = min(len(content), at + draw(st.sampled_from([1, 2, 4, 30, 300])))
        edit = draw(st.sampled_from(["cut", "end", "put", "repeat", "turn", "digit"]))
        if edit == "cut":
            del content[at:end]
        elif edit == "end":
            del content[at:]
        elif edit == "put":
            content[at:at] = draw(st.binary(max_size=40))
        elif edit == "repeat":
            content[at:at] = content[at:end]
        elif edit == "turn":
            content[at:end] = bytes(255 - each for each in content[at:end])
        else:
            content[at:end] = draw(st.sampled_from([b"\xb2", b"-1", b"9" * 20, b"1e9", b"\0"]))
    return name, bytes(content)


@given(mutated())
@settings(max_examples=2 * settings().max_examples, suppress_health_check=list(HealthCheck))
def test_a_damaged_archive_is_read_to_its_end(
    tmp_path_factory: pytest.TempPathFactory, archive: tuple[str, bytes]
) -> None:
    """Each record is a page or a failure, and they are numbered; nothing raises."""
    read_archive(tmp_path_factory.getbasetemp(), *archive)


@pytest.mark.parametrize("name", sorted(ARCHIVES))
def test_a_whole_archive_gives_its_pages(tmp_path: Path, name: str) -> None:
    """Three pages, or the one that a file is, and no failure."""
    records = read_archive(tmp_path, name, ARCHIVES[name])
    assert (1 if name.startswith("a.html") else 3) == len(records)
    assert [None] * len(records) == [each.failure for each in records]
    first = records[0].page
    assert "<p>The ferry to Skerra leaves at nine." == (first if isinstance(first, str) else (first or b"").decode())
