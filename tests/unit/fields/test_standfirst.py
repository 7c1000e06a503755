"""The standfirst: the summary under the headline."""

from __future__ import annotations

import pytest

from newsparse.fields.body_range import find_body_range
from newsparse.fields.standfirst import choose_standfirst
from newsparse.model import Block, Role
from newsparse.segment import segment
from newsparse.source.read import read_page

STANDFIRSTS = [
    (["Nobody was hurt when the boat met a sandbank."], "Nobody was hurt when the boat met a sandbank."),
    (["Ferry runs aground", "Nobody was hurt when the boat met a sandbank."], "Nobody was hurt when the boat met a sandbank."),
    (["FERRY RUNS AGROUND OFF THE ISLAND"], None),
    ([], None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "standfirst"), STANDFIRSTS)
def test_what_repeats_the_headline_is_no_standfirst(lines: list[str], standfirst: str | None) -> None:
    """A block of that role counts if it says more than the headline does."""
    page = read_page("\n\n".join(["Ferry runs aground off the island", *lines]))
    roles = [Role.TITLE, *[Role.STANDFIRST] * len(lines)]
    blocks = [Block(role, raw.text, raw.span) for role, raw in zip(roles, segment(page), strict=True)]
    assert standfirst == choose_standfirst(page, blocks, find_body_range(blocks)).value
