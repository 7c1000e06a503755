"""How much memory a page may take: 60 MB over the interpreter, or 40 times its size where that is more."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable

import pytest

import newsparse

_MOST = 60.0
"""Megabytes over what the process took before."""


def _ld(body: str) -> str:
    return (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x", {body}}}</script><p>words</p>'
    )


_ADDRESS = "http://a.example/" + "b" * 100_000 + "/"
_IMAGES = "<p>words</p>" + "<img src=a><img src=b>" * 5_000
PAGES: dict[str, tuple[Callable[[], str], str | None]] = {
    "a long base and many images": (lambda: f'<base href="{_ADDRESS}">{_IMAGES}', None),
    "a long address and many images": (lambda: _IMAGES, _ADDRESS),
    "a long key over a list": (lambda: _ld(f'"{"k" * 900_000}": [{",".join(["{}"] * 500)}]'), None),
    "objects in JSON-LD": (lambda: _ld(f'"a": [{",".join(["{}"] * 300_000)}]'), None),
    "empty paragraphs": (lambda: "<p>" * 330_000, None),
    "paragraphs": (lambda: "<p>x" * 225_000, None),
    "nested elements": (lambda: "<div>" * 200_000, None),
    "line breaks": (lambda: "x<br>" * 200_000, None),
    "links on one line": (lambda: "<a>x" * 200_000, None),
    "hidden elements": (lambda: "<i hidden>x</i>" * 66_000, None),
    "a long name around many": (
        lambda: f"<x-{'a' * 400_000}>" + "".join(f"<y-{i}>x</y-{i}>" for i in range(8_000)),
        None,
    ),
    "formatting that is opened again": (lambda: "".join(f"<b id=a{i}>" for i in range(2_000)) + "<p>x" * 215_000, None),
    "attributes": (lambda: "<p " + " ".join(f"a{i}=b" for i in range(100_000)) + ">x", None),
    "paragraphs, 4 MB": (lambda: "<p>x" * 1_000_000, None),
    "paragraphs of different classes, 4 MB": (lambda: "".join(f"<p class=a{i}>x" for i in range(230_000)), None),
    "words of two widths": (lambda: "<p>" + "word " * 199_000 + "😀", None),
}


def _peak() -> float:
    """Return the most memory this process has taken, megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def _parse_small_pages() -> None:
    for html in (
        "<p>The ferry leaves at nine.",
        "<article><h1>Ferry</h1><p>“It leaves at nine,” said Ms Marsh.</article>",
    ):
        newsparse.parse_html(html, url="http://a.example/")


def _measure() -> None:
    """Print for each page how much memory reading it takes, each in a process of its own."""
    for html in (
        "<p>The ferry leaves at nine.</p>",
        "<article><h1>Ferry</h1><p>It leaves at nine, said Ms Marsh.</p></article>",
    ):
        newsparse.parse_html(html, url="http://a.example/")
    for name, (make, url) in PAGES.items():
        page = make()
        if not os.fork():
            _parse_small_pages()  # libraries are no part of what a fork takes over
            before = _peak()
            newsparse.parse_html(page, url=url)
            print(json.dumps([name, len(page.encode()), _peak() - before]), flush=True)  # noqa: T201
            os._exit(0)
        os.wait()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each page is measured in a process of its own")
def test_memory_is_bounded() -> None:
    """No page of up to 1 MB takes more than 60 MB, and no larger one more than 40 times its size, whatever it repeats."""
    found = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True).stdout.splitlines()
    taken = {name: (size, peak) for name, size, peak in map(json.loads, found)}
    assert {*PAGES} == {*taken}
    assert [] == [(name, peak) for name, (size, peak) in taken.items() if peak > max(_MOST, 40 * size / 1e6)]


if __name__ == "__main__":
    _measure()
