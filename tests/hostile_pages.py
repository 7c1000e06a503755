"""Hostile pages, generated: what has hung, crashed or silently emptied other parsers, at any size."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

MARK = "ж"
"""The letter of which all visible words of the HTML pages are made; no tag or attribute has it."""


class Hostile(NamedTuple):
    """A page that can be made at any size."""

    kind: str
    """``"html"`` or ``"text"``."""
    usual: int
    """How often its piece is repeated in a benchmark."""
    make: Callable[[int], str]


def _html(usual: int, make: Callable[[int], str]) -> Hostile:
    return Hostile("html", usual, make)


def _text(usual: int, make: Callable[[int], str]) -> Hostile:
    return Hostile("text", usual, make)


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda n: piece * n


def _numbered(piece: str) -> Callable[[int], str]:
    return lambda n: "".join(piece.format(index) for index in range(n))


def _ld(body: str) -> str:
    return f'<script type="application/ld+json">{body}</script><p>{MARK}</p>'


@cache
def _every_category() -> str:
    """Return some characters of every Unicode category, unassigned and surrogates among them."""
    found: dict[str, list[str]] = {}
    for number in range(sys.maxunicode + 1):
        letters = found.setdefault(unicodedata.category(chr(number)), [])
        if len(letters) < 40:
            letters.append(chr(number))
    return "".join("".join(letters) + " " for letters in found.values())


def name(index: int) -> str:
    """Return a person's name, another one for every *index*."""
    return f"{_letters(index).capitalize()} {_letters(index * 7 + 3).capitalize()}son"


def _letters(index: int) -> str:
    return "".join("abcdefghijklmnop"[int(digit, 16)] for digit in f"{index + 4096:x}")


PAGES: dict[str, Hostile] = {
    # markup
    "nested <div> x 20,000": _html(20_000, lambda n: "<div>" * n + MARK),
    "nested <div> x 400,000": _html(400_000, lambda n: "<div>" * n + MARK),
    "nested <div>, a word in each": _html(100_000, _repeat("<div>" + MARK)),
    "nested <span class>": _html(100_000, lambda n: "<span class=a>" * n + MARK),
    "nested <blockquote>, a word in each": _html(50_000, _repeat("<blockquote>" + MARK)),
    "nested <table>": _html(5_000, lambda n: "<table><tr><td>" * n + MARK),
    "nested lists": _html(50_000, _repeat("<ul><li>" + MARK)),
    "unclosed <p>": _html(100_000, _repeat("<p>" + MARK)),
    "unclosed <b>": _html(2_000, _repeat("<b>" + MARK)),
    "mis-nested inline tags": _html(3_000, _repeat(f"<b><i>{MARK}</b></i>")),
    "mis-nested inline and block tags": _html(3_000, _repeat(f"<a href=b><p>{MARK}</a><b></p>")),
    "attributes on one tag": _html(50_000, lambda n: f"<p {_numbered('a{}=b ')(n)}>{MARK}"),
    "classes on one tag": _html(50_000, lambda n: f"<p class='{_numbered('a{} ')(n)}'>{MARK}"),
    "classes, another one on each tag": _html(20_000, _numbered(f"<p class='a{{0}} b{{0}}-c' id=d{{0}}>{MARK}")),
    "one attribute of 1 MB": _html(1_000_000, lambda n: f"<p class='{'a-' * (n // 2)}'>{MARK}"),
    "<span> in one paragraph": _html(50_000, lambda n: "<p>" + f"<span class=a>{MARK}</span> " * n),
    "hidden <span> in one paragraph": _html(50_000, lambda n: "<p>" + f"<span hidden>{MARK}</span> " * n),
    "paragraphs": _html(20_000, _repeat(f"<p>{MARK} {MARK * 9} {MARK * 4}, {MARK}.</p>\n")),
    "paragraphs that are alike but for a number": _html(20_000, _numbered(f"<p>{MARK} {{}} {MARK * 9}.</p>\n")),
    "links": _html(20_000, _numbered(f"<a href=/a/{{}}>{MARK}</a>\n")),
    "headings": _html(20_000, _numbered(f"<h2>{MARK} {{}}</h2>")),
    "<br>": _html(50_000, _repeat(MARK + "<br>")),
    "<br><br>": _html(50_000, _repeat(MARK + "<br><br>")),
    "captions": _html(10_000, _numbered(f"<figure><img src={{0}}.jpg alt=a><figcaption>{MARK} {{0}}</figcaption></figure>")),
    "images without captions": _html(20_000, _numbered("<img src={}.jpg alt='A ship at sea'>")),
    "table cells": _html(50_000, lambda n: "<table>" + f"<tr><td>{MARK}<td>{MARK}" * (n // 2)),
    "<noscript>": _html(10_000, lambda n: f"<noscript>{MARK}</noscript>" * n),
    "<time>": _html(20_000, _repeat(f"<time datetime='2024-01-01T00:00:00Z'>{MARK}</time>")),
    "<meta>": _html(20_000, lambda n: _numbered("<meta property='og:title' content='a{}'>")(n) + MARK),
    "<meta> of authors": _html(20_000, lambda n: _numbered("<meta name=author content='A{} Bee'>")(n) + MARK),
    "<template>": _html(5_000, lambda n: "<template>a</template>" * n + MARK),
    "nested <template>": _html(2_000, lambda n: MARK + "<template>" * n),
    "comments": _html(50_000, lambda n: "<!-- a -->" * n + MARK),
    "one open comment": _html(1_000_000, lambda n: MARK + "<!--" + "-" * n),
    "open tag": _html(1_000_000, lambda n: MARK + "<p " + "a" * n),
    "character references": _html(200_000, lambda n: "<p>" + "&#1078;" * n),
    "5 MB on one line": _html(5_000_000, lambda n: "<p>" + f"{MARK * 4} " * (n // 5)),
    "5 MB in one word": _html(5_000_000, lambda n: "<p>" + MARK * n),
    "1 MB of <": _html(1_000_000, lambda n: "<p>" + "<" * n),
    "1 MB of &": _html(1_000_000, lambda n: "<p>" + "&" * n),
    "1 MB of NULs": _html(1_000_000, lambda n: "<p>" + MARK + "\0" * n),
    "1 MB of lone surrogates": _html(1_000_000, lambda n: "<p>" + "\ud800" * n),
    # declared
    "JSON-LD, broken": _html(1_000_000, lambda n: _ld('{"@type": "NewsArticle", "author": [' + '{"name": "' * (n // 10))),
    "JSON-LD, nested lists": _html(100_000, lambda n: _ld("[" * n + "]" * n)),
    "JSON-LD, nested objects": _html(100_000, lambda n: _ld('{"a":' * n + "1" + "}" * n)),
    "JSON-LD, nested and never closed": _html(100_000, lambda n: _ld('{"@graph":[' * n)),
    "JSON-LD, authors": _html(
        20_000, lambda n: _ld(json.dumps({"@type": "NewsArticle", "author": [{"@type": "Person", "name": name(i)} for i in range(n)]}))
    ),
    "JSON-LD, scripts": _html(5_000, lambda n: _ld('{"@type": "NewsArticle", "headline": "A"}') * n),
    "JSON-LD, a number of many digits": _html(1_000_000, lambda n: _ld('{"@type": "NewsArticle", "a": ' + "1" * n + "}")),
    "JSON-LD, a date of many digits": _html(
        1_000_000, lambda n: _ld('{"@type": "NewsArticle", "datePublished": "' + "1" * n + '"}')
    ),
    # flattened text
    "JSON-LD, a long key over a list": _html(
        1_000_000,
        lambda n: _ld(f'{{"@type":"NewsArticle","headline":"a","{"k" * n}":[{",".join(["{}"] * (n // 2000 + 1))}]}}'),
    ),
    "JSON-LD, @id that is a list": _html(5_000, lambda n: _ld('{"@type":"NewsArticle","publisher":{"@id":["a"]}}') * n),
    "JSON-LD, a reference of many digits": _html(
        100_000, lambda n: _ld(f'{{"@type":"NewsArticle","headline":"&#{"1" * n};"}}')
    ),
    "<meta>, a reference of many digits": _html(
        100_000, lambda n: f"<meta name=description content='&amp;#{'1' * n};'><p>{MARK}"
    ),
    "<base> of 100 kB, images": _html(
        10_000, lambda n: f"<base href='http://a.example/{'b' * 10 * n}/'><p>{MARK}</p>" + "<img src=a>" * n
    ),
    "<link rel=canonical> of 1 MB": _html(
        1_000_000, lambda n: f"<link rel=canonical href='/{'b' * n}'><p>{MARK}</p>" + "<img src=a>" * 100
    ),
    "addresses of 2 kB, links": _html(500, _numbered(f"<p><a href='/{'b' * 2_000}{{}}'>{MARK}</a></p>")),
    "one-word lines": _text(200_000, _repeat("word\n")),
    "blank lines": _text(1_000_000, lambda n: "word" + "\n" * n + "word"),
    "blanks": _text(1_000_000, lambda n: "word" + " " * n + "word"),
    "carriage returns": _text(1_000_000, lambda n: "word" + "\r" * n + "word"),
    "hard-wrapped lines": _text(10_000, _repeat("Words of a line that went on until it was broken off and so goes on\n")),
    "lines that are equal": _text(20_000, _repeat("The ferry leaves at nine in the evening.\n\n")),
    "lines that differ by a number": _text(20_000, _numbered("The ferry {} leaves at nine in the evening.\n\n")),
    "one line of words": _text(200_000, _repeat("word ")),
    "one word": _text(1_000_000, _repeat("x")),
    "one line of names": _text(50_000, lambda n: " ".join(map(name, range(n)))),
    "names and commas": _text(50_000, lambda n: ", ".join(map(name, range(n)))),
    "names and ands": _text(50_000, lambda n: "By " + " and ".join(map(name, range(n)))),
    "capital letters with points": _text(300_000, _repeat("A. ")),
    "points": _text(1_000_000, _repeat(".")),
    "points with blanks": _text(500_000, _repeat(". ")),
    "commas": _text(500_000, _repeat(", ")),
    "colons": _text(500_000, _repeat(": ")),
    "bullets": _text(300_000, _repeat("•\n")),
    "pipes": _text(500_000, _repeat("| ")),
    "At signs": _text(500_000, _repeat("a@")),
    "addresses": _text(50_000, _repeat("https://a.b/c?d=e ")),
    "straight marks": _text(1_000_000, _repeat('"')),
    "opening marks": _text(1_000_000, _repeat("“")),
    "closing marks": _text(1_000_000, _repeat("”")),
    "guillemets": _text(1_000_000, _repeat("«")),
    "pairs of marks": _text(500_000, _repeat("“”")),
    "marks with words": _text(200_000, _repeat("“a” ")),
    "single marks": _text(1_000_000, _repeat("'")),
    "single marks with words": _text(200_000, _repeat("'a' ")),
    "opening marks, one a paragraph": _text(20_000, _repeat("“The ferry leaves at nine.\n\n")),
    "marks nested": _text(200_000, lambda n: "“‘" * n + "a" + "’”" * n),
    "brackets": _text(1_000_000, _repeat("(")),
    "brackets closed": _text(500_000, lambda n: "(" * n + ")" * n),
    "brackets with words": _text(200_000, _repeat("(a) ")),
    "square brackets": _text(1_000_000, _repeat("[")),
    "dashes": _text(500_000, _repeat("— ")),
    "hyphens": _text(1_000_000, _repeat("-")),
    "By": _text(330_000, _repeat("By ")),
    "By, one a line": _text(100_000, _repeat("By\n")),
    "By and a name, one a line": _text(20_000, lambda n: "".join(f"By {name(i)}\n" for i in range(n))),
    "digits": _text(1_000_000, _repeat("1")),
    "digits and slashes": _text(250_000, _repeat("1/2/")),
    "digits and points": _text(250_000, _repeat("1.2.")),
    "digits and colons": _text(250_000, _repeat("1:2:")),
    "digits and hyphens": _text(250_000, _repeat("2024-01-")),
    "months": _text(50_000, _repeat("January May March ")),
    "dates": _text(50_000, _repeat("January 2, 2024 ")),
    "dates, one a line": _text(20_000, _repeat("Published January 2, 2024 at 10:11 a.m. EST\n")),
    "hours": _text(50_000, _repeat("10:11:12 a.m. p.m. ")),
    "zones": _text(100_000, _repeat("EST GMT+1 ")),
    "Photo:": _text(150_000, _repeat("Photo: ")),
    "Photo by": _text(100_000, _repeat("Photo by ")),
    "credits": _text(20_000, lambda n: "".join(f"A ship at sea. Photo: {name(i)}/Reuters\n\n" for i in range(n))),
    "credits on one line": _text(20_000, lambda n: "".join(f"Photo: {name(i)}/Reuters " for i in range(n))),
    "©": _text(500_000, _repeat("© ")),
    "datelines": _text(20_000, _repeat("LONDON, March 5 (Reuters) - The ferry leaves.\n\n")),
    "datelines on one line": _text(20_000, _repeat("LONDON, March 5 (Reuters) - ")),
    "capital words": _text(100_000, _repeat("LONDON ")),
    "capital words and commas": _text(100_000, _repeat("LONDON, ")),
    "said": _text(200_000, _repeat("said ")),
    "said, with names": _text(50_000, lambda n: " ".join(f"{name(i)} said" for i in range(n))),
    "quotes with speakers, one paragraph": _text(
        10_000, lambda n: " ".join(f"“The ferry leaves at nine,” said {name(i)}." for i in range(n))
    ),
    "quotes with speakers": _text(
        10_000, lambda n: "".join(f"“The ferry leaves at nine,” said {name(i)}.\n\n" for i in range(n))
    ),
    "quotes with one speaker": _text(10_000, _repeat("“The ferry leaves at nine,” he said.\n\n")),
    "quotes without speakers, after names": _text(
        10_000, lambda n: "".join(f"{name(i)} is the captain.\n\n“The ferry leaves.”\n\n" for i in range(n))
    ),
    "names, then quotes": _text(
        10_000, lambda n: " ".join(map(name, range(n))) + "\n\n" + "“The ferry leaves,” she said.\n\n" * n
    ),
    "every Unicode category": _text(400, lambda n: _every_category() * n),
    "combining marks": _text(1_000_000, lambda n: "a" + "\u0301" * n),
    "right to left": _text(150_000, _repeat("سلام ")),
    "zero-width joiners": _text(1_000_000, _repeat("\u200d")),
    "soft hyphens": _text(500_000, _repeat("a\u00ad")),
    "Chinese": _text(300_000, _repeat("记者说，")),
    "Chinese quotes": _text(100_000, _repeat("“渡轮九点开”，他说。")),
    "Thai": _text(200_000, _repeat("กล่าวว่า")),
    "NULs": _text(1_000_000, _repeat("\0")),
    "lone surrogates": _text(1_000_000, _repeat("\ud800")),
    "surrogates the wrong way round": _text(500_000, _repeat("\udc00\ud800")),
}  # fmt: skip


def visible(hostile: Hostile, page: str) -> int:
    """Return how many characters of *page* a reader would see: of HTML the marks, of text all that are not blank."""
    return page.count(MARK) + page.count("&#1078;") if hostile.kind == "html" else printed(page)


def printed(text: str) -> int:
    """Return how many characters of *text* are not blank."""
    return sum(map(len, text.split()))


def accounted(hostile: Hostile, blocks: list[str]) -> int:
    """Return how many of the visible characters lie in *blocks*, the page's characters that the blocks' spans cover."""
    return sum(each.count(MARK) if hostile.kind == "html" else printed(each) for each in blocks)
