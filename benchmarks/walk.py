"""
Time reading of hostile HTML pages at two sizes: seconds, and how much longer the page of twice the size takes.

    python benchmarks/walk.py [--size 1.0]

All pages are generated.  A ratio well over 2 means that something is not linear.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from time import process_time

from newsparse.source.html import read_html

Make = Callable[[int], str]
PAGES: dict[str, tuple[int, Make]] = {
    "nested <div>": (200_000, lambda n: "<div>" * n + "x"),
    "nested <div>, text in each": (100_000, lambda n: "<div>x" * n),
    "nested <span class>": (100_000, lambda n: "<span class=a>" * n + "x"),
    "nested hidden <span>": (50_000, lambda n: "<span hidden>" * n + "x"),
    "unclosed <p>": (20_000, lambda n: "<p>x" * n),
    "unclosed <b>": (1_500, lambda n: "<b>x" * n),
    "unclosed tags of many kinds": (10_000, lambda n: "<div><b><i><p>x" * (n // 40)),
    "mis-nested inline tags": (1_500, lambda n: "<b><i>x</b></i>" * n),
    "attributes on one tag": (25_000, lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n)) + ">x"),
    "classes on one tag": (50_000, lambda n: "<p class='" + " ".join(f"a{i}" for i in range(n)) + "'>x"),
    "<span> in one paragraph": (25_000, lambda n: "<p>" + "<span class=a>x</span> " * n),
    "hidden <span> in one paragraph": (25_000, lambda n: "<p>" + "<span hidden>x</span> " * n),
    "paragraphs": (20_000, lambda n: "<p>words of a paragraph</p>" * n),
    "paragraphs, CR LF": (20_000, lambda n: "<p>words of\r\na paragraph</p>\r\n" * n),
    "links": (20_000, lambda n: "<a href=/a/b>x</a>" * n),
    "<br>": (50_000, lambda n: "x<br>" * n),
    "images": (10_000, lambda n: "<figure><img src=a.jpg><figcaption>x</figcaption></figure>" * n),
    "one line": (2_500_000, lambda n: "<p>" + "word " * (n // 5)),
    "one word": (2_500_000, lambda n: "<p>" + "w" * n),
    "<": (500_000, lambda n: "<" * n),
    "&": (500_000, lambda n: "&" * n),
    "no bytes": (500_000, lambda n: "\x00" * n),
    "lone surrogates": (500_000, lambda n: "<p>" + "\ud800" * n),
    "table cells": (20_000, lambda n: "<table>" + "<tr><td>x<td>y" * (n // 2)),
    "nested <table>": (5_000, lambda n: "<table><tr><td>" * n + "x"),
    "<noscript>": (10_000, lambda n: "<noscript>x</noscript>" * n + "word " * 400),
    "shadow roots": (2_000, lambda n: "<div><template shadowrootmode=open>x</template></div>" * n),
    "nested shadow roots": (2_000, lambda n: "<div><template shadowrootmode=open>" * n + "x"),
}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=float, default=1.0, help="factor for all sizes")
    factor = options.parse_args().size
    print(f"{'page':34}{'n':>10}{'seconds':>10}{'ratio':>8}")
    for name, (usual, make) in PAGES.items():
        size = max(1, int(usual * factor))
        once, twice = _seconds(make(size)), _seconds(make(2 * size))
        print(f"{name:34}{2 * size:10}{twice:10.3f}{twice / max(once, 1e-4):8.1f}", flush=True)


def _seconds(html: str) -> float:
    start = process_time()
    read_html(html)
    return process_time() - start


if __name__ == "__main__":
    main()
