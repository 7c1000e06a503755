"""Stories that only a script would show."""

from __future__ import annotations

import json

import pytest

import newsparse
from newsparse.source.embedded import find_hidden_story
from newsparse.source.html import read_html

LINES = [
    f"The council of the town met for the {number}. time on Monday. It heard what the harbour would cost. Nobody spoke."
    for number in range(1, 7)
]
STORY = "".join(f"<p>{line}</p>" for line in LINES)
SHELL = "<title>Town</title><div id=root></div><script>{}</script>"

FOUND = [
    ("JSON", json.dumps({"article": {"title": "Town", "bodyHtml": STORY}})),
    ("an assignment", "window.state = " + json.dumps({"x": [1, {"content": STORY}]}) + ";"),
    ("bare names and escaped brackets", "f({content:" + json.dumps(STORY).replace("<", "\\x3c") + "})"),
    ("JSON in a string", "JSON.parse(" + json.dumps(json.dumps({"any": STORY})) + ")"),
    ("a stream of pieces", "self.__next_f.push([1," + json.dumps(f"24:T1f3,{STORY}") + "])"),
    ("plain text", json.dumps({"articleBody": "\n".join(LINES)})),
    ("a list of paragraphs", json.dumps({"parts": [{"type": "p", "text": line} for line in LINES]})),
    ("marked and plain", json.dumps({"articleBody": " ".join(LINES), "contentHtml": STORY})),
    ("others that follow", json.dumps([{"body": STORY}, {"body": STORY.replace("council", "mayor")}])),
    ("no end", '{"body": ' + json.dumps(STORY)[:-1]),
]
NOT_FOUND = [
    "",
    json.dumps({"content": "Too short. A story. Is longer. Than this."}),
    json.dumps({"html": "<p>function () { return {}; }</p><p>if (x) { y(); }</p>" * 30}),
    json.dumps({"messages": {f"key{number}": line for number, line in enumerate(LINES)}}),
    json.dumps({"url": "https://example.org/" + "a" * 3000}),
    '"' + '\\"' * 5000,
    '"\\ud800' * 200,
]


@pytest.mark.parametrize(("where", "script"), FOUND, ids=[where for where, _ in FOUND])
def test_story_in_a_script_is_the_body(where: str, script: str) -> None:
    """Where a page shows nothing, the story in its scripts is read as if it stood on the page."""
    assert where
    article = newsparse.parse_html(SHELL.format(script))
    assert LINES == [paragraph.removeprefix("24:T1f3,") for paragraph in article.paragraphs]


@pytest.mark.parametrize("script", NOT_FOUND)
def test_other_strings_are_no_story(script: str) -> None:
    """Short strings, programs, addresses and interface messages are no story."""
    assert find_hidden_story(SHELL.format(script)) is None


def test_shown_story_is_not_read_twice() -> None:
    """A story that the page shows is not read from its scripts, however short its lines are."""
    shown = "<br>".join(LINES)
    page = read_html(f"<p>{shown}" + SHELL.format(json.dumps({"body": STORY})))
    assert 1 == page.text.count(LINES[0])
    assert find_hidden_story(SHELL.format(json.dumps({"body": STORY})), " ".join(LINES)) is None


def test_source_of_a_story_in_a_script_is_its_string() -> None:
    """Every line of the story points to the string of the script that holds it."""
    html = SHELL.format(json.dumps({"body": STORY}))
    line = read_html(html).lines[-1]
    assert line.source_span is not None
    assert STORY == line.source_span.of(html)
