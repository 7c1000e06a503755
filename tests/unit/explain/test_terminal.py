"""A reading as text for a terminal."""

import unicodedata

from newsparse.example import read_example
from newsparse.explain import describe
from newsparse.pipeline import explain_page

HOSTILE = """<html><head><title>Boat\x1b[2J stays\u202e tied | Lantern\x9b31m</title>
<meta name="keywords" content="boat\x1b]0;owned\x07, pier\u2066"><meta name="author" content="Ada\x1b[8m Byron"></head>
<body><h1>Boat\x1b[2J stays\u202e tied</h1><article><p>\x1b[1mThe ferry\x07 ran\x08 aground on Thursday\x9b2J morning with ninety
passengers on board, “we stay\x1b[0m,” said Ada \u2067Byron, who has sailed\x7f for years.</p></article></body></html>"""


def test_fields_and_blocks_are_shown() -> None:
    """Each field has its place, each block its role and reasons, within the width asked for."""
    lines = describe(explain_page(read_example()), width=80).splitlines()
    assert "article, 34 blocks" == lines[0]
    assert "title      Islanders keep their night ferry after a tied vote" == lines[1]
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("paragraph   0.9") for line in lines)


def test_a_page_cannot_command_the_terminal() -> None:
    """Of a page's control characters none is left, in no field, block or reason."""
    shown = describe(explain_page(HOSTILE), width=100)
    controls = {each for each in shown if unicodedata.category(each) in ("Cc", "Cf")}
    assert {"\n"} == controls
    assert "\\x1b[2J" in shown


def test_only_roles_are_coloured() -> None:
    """With colours the escapes are the ones that newsparse writes."""
    shown = describe(explain_page(HOSTILE), width=100, colours=True)
    assert shown.count("\033[") == 2 * sum(line.startswith("\033[") for line in shown.splitlines())
