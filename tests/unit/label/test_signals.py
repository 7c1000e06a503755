"""Each signal fires where it should, and not on the line that looks like it."""

from __future__ import annotations

import pytest

from newsparse.label.features.block import extract_features
from newsparse.label.signals import SIGNALS
from newsparse.lexicon import load
from newsparse.segment import segment
from newsparse.source.html import read_html

# A signal, markup whose last block fires it, and markup whose last block does not.
EXAMPLES = {
    "a date in a short line": ("<p>5 March 2021", "<p>The bridge fell on 5 March 2021."),
    "a time in a short line with a date": ("<p>5 March 2021, 10:30", "<p>10:30"),
    "class says date, short": ("<p class=published>Today", "<p class=publisher>Today"),
    "opens with a byline word": ("<p>By Jane Doe", "<p>By Monday the bridge was gone."),
    "is the name of a declared author": (
        "<meta name=author content='Jane Doe'><p>Jane Doe",
        "<meta name=author content='Jane Doe'><p>John Roe",
    ),
    "class says byline, short": ("<p class=byline>Jane Doe", "<p class=bypass>Jane Doe"),
    "ends with or holds a credit": ("<p>The bridge. Photo: Jane Doe", "<p>The bridge in the photo"),
    "stands in a figcaption": ("<figure><figcaption>The bridge", "<figure><p>The bridge"),
    "stands in a figure": ("<figure><p>The bridge", "<figure><form><p>The bridge"),
    "class says caption": ("<p class=imageCaption>The bridge", "<p class=capital>The bridge"),
    "is a heading of links to other stories": ("<h2>Read more", "<h2>Read more of this book today"),
    "opens like a link to another story": ("<p>Read more: The bridge that fell", "<p>Reading more is good for you"),
    "class says related": ("<p class=related-links>The bridge", "<p class=relation>The bridge"),
    "stands in an aside": ("<aside><p>The bridge", "<article><p>The bridge"),
    "all linked, several words": (
        "<p><a href=x>The bridge fell at dawn</a>",
        "<p>The bridge <a href=x>fell</a> at dawn",
    ),
    "is an appeal's heading": ("<p>Subscribe", "<p>Nobody wished to subscribe"),
    "opens like an appeal": ("<p>Subscribe to our letters", "<p>Readers who subscribe"),
    "class says appeal": ("<p class=newsletter>Get it", "<p class=news>Get it"),
    "stands in a form": ("<form><p>Your name", "<p>Your name"),
    "is a word of menus": ("<p>Home", "<p>Home was where he lived"),
    "short, no end": ("<p>Sport", "<p>It rained."),
    "stands in a nav": ("<nav><p>Sport", "<p>Sport"),
    "a button": ("<button>Send", "<p>Send"),
    "class says menu or share bar": ("<p class=breadcrumbs>Sport", "<p class=bread>Sport"),
    "a share bar": ("<p>Facebook Twitter Email", "<p>Twitter was down on Monday"),
    "is a comment section's heading": ("<h2>Comments", "<h2>Comments made in anger"),
    "opens like a comment section's heading": ("<h2>Comments (12)", "<p>He made no comments"),
    "class says comment": ("<p class=comment-list>I agree", "<p class=commerce>I agree"),
    "opens like a legal line": ("<p>© 2021 The Harbour Post", "<p>The right to copy"),
    "stands in the page's footer": ("<footer><p>The Harbour Post", "<p>The Harbour Post"),
    "class says footer": ("<p class=footer>The Harbour Post", "<p class=foot>The Harbour Post"),
    "hidden": ("<p hidden>The bridge", "<p>The bridge"),
    "no words at all": ("<p>***", "<p>* a"),
}


def fired(html: str) -> set[str]:
    """Return the signals of the last block."""
    page = read_html(f"<body>{html}")
    blocks = extract_features(page, segment(page), load("en")).blocks[-1]
    return {signal.name for signal in SIGNALS if signal.fires(blocks)}


def test_every_signal_has_examples() -> None:
    """A signal without an example for and against does not get in."""
    assert {signal.name for signal in SIGNALS} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_signal(name: str) -> None:
    """The signal fires on its example, and not on the one beside it."""
    for_it, against_it = EXAMPLES[name]
    assert name in fired(for_it)
    assert name not in fired(against_it)
