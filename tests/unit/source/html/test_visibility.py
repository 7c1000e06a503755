"""Which elements a reader does not see."""

import pytest

from newsparse.source.html import read_html

HIDDEN = [
    "style='display:none'",
    "style='Visibility : HIDDEN'",
    "style='position:absolute;clip:rect(0,0,0,0)'",
    "style='clip: rect(1px, 1px, 1px, 1px); position: absolute !important'",
    "style='position:absolute;clip-path:inset(50%)'",
    "style='position:fixed;clip-path:polygon(0 0, 0 0, 0 0)'",
    "style='position:absolute;left:-9999px'",
    "style='position:absolute;top:-10000em'",
    "style='text-indent:-9999px'",
    "style='width:1px;height:1px;overflow:hidden'",
    "style='position:absolute;height:1px;width:1px;margin:-1px;padding:0;overflow:hidden;border:0'",
    "class=sr-only",
    "class='link srOnly'",
    "class=u-visuallyHidden",
    "class=visually_hidden",
    "class=element-invisible",
    "class=tooltip-text",
    "class=bio-hovercard",
    "hidden",
    "aria-hidden=true",
]
SHOWN = [
    "style='opacity:0'",
    "style='position:absolute;left:-320px'",
    "style='position:relative;left:0;overflow:hidden'",
    "style='clip:rect(0,0,0,0)'",
    "style='position:absolute;clip:rect(0,300px,200px,0)'",
    "style='width:100%;height:1px;overflow:hidden'",
    "style='width:10px;height:10px;overflow:hidden'",
    "style='margin-left:-9999px'",
    "class=overflow-hidden",
    "class=fullscreen",
    "class=tooltip",
    "class=read-only",
    "class=hover",
    "hidden id=S:0",
]


def _is_hidden(attributes: str, tag: str) -> bool:
    page = read_html(f"<p>The <{tag} {attributes}>ferry</{tag}></p>")
    (line,) = [line for line in page.lines if "ferry" in line.span.of(page.text)]
    return "hidden" in line.hint.inside


@pytest.mark.parametrize("tag", ["div", "span"])
@pytest.mark.parametrize("attributes", HIDDEN)
def test_hidden_text_is_marked(attributes: str, tag: str) -> None:
    """Text that only screen readers or scripts show is marked as hidden, and stands in a line of its own."""
    assert _is_hidden(attributes, tag)


@pytest.mark.parametrize("tag", ["div", "span"])
@pytest.mark.parametrize("attributes", SHOWN)
def test_shown_text_is_not_marked(attributes: str, tag: str) -> None:
    """What only looks like a means of hiding hides nothing."""
    assert not _is_hidden(attributes, tag)
