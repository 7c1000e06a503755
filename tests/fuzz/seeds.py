"""What fuzzing starts from: generated pages, and words that fuzzing would not guess."""

from __future__ import annotations

import sys
from hashlib import sha1
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import newsparse
from archives import small_archives
from hostile_pages import PAGES
from newsparse.example import read_example
from newsparse.lexicon import Lexicon, languages, load

_PARTS = (
    "By Ada Byron and Grace Hopper, Reuters",
    "Published 20 October 2021 10.15am BST | Updated 3 Nov. 2021, 11:05 PM",
    "2021-10-20T10:15:00+02:00",
    "Wed, 20 Oct 2021 10:15:00 GMT+0200",
    "LONDON, March 5 (Reuters) - The ferry leaves at nine.",
    "A ferry leaves Skerra on Tuesday, March 5, 2024. (Ada Byron/Reuters via AP)",
    "Photo: Ada Byron / Getty Images",
    "“We stay,” said Ada Byron, the harbour master. “And you,” she added, “should too.”",
    "„Wir bleiben“, sagte Ada Byron. »Alle«, fügte sie hinzu.",
    "« On reste », a dit Ada Byron.",
    "“渡轮九点开”，他说。",
)


def write_seeds(name: str, folder: Path) -> Path:
    """Write the inputs to start from into *folder* and return the file of words."""
    folder.mkdir(parents=True, exist_ok=True)
    for raw in _raw_seeds(name):
        (folder / sha1(raw, usedforsecurity=False).hexdigest()).write_bytes(raw)
    words = folder.parent / f"{folder.name}.dict"
    words.write_text("".join(f'"{_escape(word)}"\n' for word in _words()), encoding="ascii")
    return words


def _raw_seeds(name: str) -> list[bytes]:
    if name == "archives":
        return [bytes([number]) + content for number, (_, content) in enumerate(sorted(small_archives().items()))]
    return [seed.encode("utf-8", "surrogatepass")[:4000] for seed in _seeds(name)]


def _seeds(name: str) -> list[str]:
    html = [hostile.make(3) for hostile in PAGES.values() if hostile.kind == "html"] + [read_example("html")]
    text = [hostile.make(3) for hostile in PAGES.values() if hostile.kind == "text"] + [read_example("text")]
    if name == "parse":
        return html + text
    if name == "parse_html":
        return html
    if name == "parse_text":
        return [*text, "\n\n".join(_PARTS)]
    if name == "parts":
        return [*_PARTS, *(each for each in text if len(each) < 400)]
    return [
        newsparse.parse_text("\n\n".join(_PARTS[:3] + _PARTS[6:8])).to_json(),
        "[]",
        "{}",
        '{"schema": 2, "blocks": []}',
    ]


def _words() -> list[str]:
    """Return some words of each list of some languages, and what opens things in markup."""
    found = [
        "<p>",
        "</p>",
        "<br>",
        "<figure>",
        "<figcaption>",
        "<time datetime=",
        "<script type=application/ld+json>",
        "<!--",
    ]
    for language in languages()[::6]:
        found += _of(load(language))
    return [*dict.fromkeys(found)]


def _of(lexicon: Lexicon) -> list[str]:
    words: list[str] = []
    for section in ("byline", "timestamp", "dateline", "caption", "quote", "label"):
        lists = getattr(lexicon, section)
        for name in lists.empty():
            words += sorted(getattr(lists, name))[:4]
    return words


def _escape(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())
