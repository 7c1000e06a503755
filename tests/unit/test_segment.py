"""Lines to blocks."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.segment import segment
from newsparse.source.html import read_html
from newsparse.source.text import read_text

STORY = [
    "The harbour master told the council on Monday that the old pier could carry neither the crane nor the ferry, and that "
    "repairs would take the whole of the summer if the weather held.",
    "Nobody in the hall had expected good news, but the sum he named was twice what the treasurer had put aside for it, "
    "and a murmur went through the rows.",
    "“We can patch it,” he said, “or we can build it again, and the patch will cost us nearly as much as the pier once did.”",
]


def blocks(text: str) -> list[str]:
    """Return the blocks' words."""
    return [block.text for block in segment(read_text(text))]


@pytest.mark.parametrize("width", [60, 68, 72, 76, 80, 98])
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_wrapped_paragraphs_are_joined(width: int, gap: str) -> None:
    """Lines that were broken because the next word did not fit are one block again."""
    assert STORY == blocks(gap.join(textwrap.fill(each, width) for each in STORY))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n", "\t\n"])
def test_one_line_per_block_stays_so(end: str) -> None:
    """Blocks that stand on a line each are not joined, with or without blank lines."""
    assert STORY == blocks(end.join(STORY))
    assert STORY == blocks((end + end).join(STORY))


NOT_JOINED = [
    ["Home", "News", "Sport", "Weather"],
    [
        "Council to vote on the future of the night ferry to Skerra on Tuesday",
        "Seal pup found asleep in the doorway of a post office",
        "Shinty final moved indoors after its third postponement this year",
    ],
    ["Wednesday, 20 October, 2021 - 10:00", "The harbour master before the hearing (Reuters)"],
    ["A headline of a story that is rather long for a headline", "By Jane Doe"],
]


@pytest.mark.parametrize("lines", NOT_JOINED)
def test_short_lines_are_not_wrapped_text(lines: list[str]) -> None:
    """Menus, headlines under each other, a date over a caption stay apart."""
    assert lines == blocks("\n".join(lines))


def test_a_bullet_finds_its_text() -> None:
    """A bullet alone on its line belongs to the next one."""
    assert ["• First point", "Second"] == blocks("•\nFirst point\nSecond")


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_every_line_lies_in_one_block(text: str) -> None:
    """Blocks are in order, do not overlap, and hold every visible character."""
    found = segment(read_text(text))
    assert "".join(text.split()) == "".join("".join(block.span.of(text).split()) for block in found)


def _html_blocks(html: str) -> list[str]:
    return [block.text for block in segment(read_html(html))]


def test_sentences_that_single_breaks_part_are_paragraphs() -> None:
    """Where ``<br>`` stands between two long lines that end their sentences, each is a block."""
    assert STORY == _html_blocks(f"<div>{'<br>'.join(STORY)}</div>")


@pytest.mark.parametrize(
    "lines",
    [
        ["Bridge Street 12", "EL1 4AB Ellmoor"],
        ["The ferry leaves at nine.", "It returns at noon."],
        [STORY[0][:-1], STORY[1]],
        [STORY[0], STORY[1][0].lower() + STORY[1][1:]],
        [STORY[0], "Ruth Marsh"],
    ],
)
def test_other_lines_that_breaks_part_are_one_block(lines: list[str]) -> None:
    """Addresses, verse, short lines and sentences that go on stay together."""
    assert [" ".join(lines)] == _html_blocks(f"<div>{'<br>'.join(lines)}</div>")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["14 May 2024", "<b>Quay to be replaced</b>"], ["14 May 2024", "Quay to be replaced"]),
        (["<b>Work until spring</b>", STORY[0]], ["Work until spring", STORY[0]]),
        ([STORY[0], "<a href=/x>Talks on the quay go on</a>"], [STORY[0], "Talks on the quay go on"]),
        (["<b>Two lines</b>", "<b>of one heading</b>"], ["Two lines of one heading"]),
        (["<b>Answer:</b> yes", "and no"], ["Answer: yes and no"]),
    ],
)
def test_breaks_part_what_is_bold_or_a_link_as_a_whole(lines: list[str], expected: list[str]) -> None:
    """A line that is bold or a link from end to end is a block of its own beside others; in headings and items it is not."""
    assert expected == _html_blocks(f"<div>{'<br>'.join(lines)}</div>")
    assert 1 == len(_html_blocks(f"<ul><li>{'<br>'.join(lines)}</ul>"))
