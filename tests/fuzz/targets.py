"""
What is fuzzed, and what must hold for any input: nothing raises, nothing is lost, everything can be written and read back.

Each target takes bytes and makes of them what its function takes.
"""

from __future__ import annotations

import json
import os
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import FrameType

import newsparse
from archives import read_archive, small_archives
from newsparse import Article, Limits, Quote, SchemaError, Span
from newsparse.text.fold import collapse_whitespace, fold
from newsparse.text.terminal import printable

PATIENCE = float(os.environ.get("FUZZ_PATIENCE", "2"))
"""Seconds that one input may take; inputs are at most some thousand bytes."""

_LIMITS = Limits(characters=3000, blocks=40, quotes=10)


def fuzz_parse(raw: bytes) -> None:
    """Parse bytes as they come."""
    _check(newsparse.parse(raw))


def fuzz_parse_html(raw: bytes) -> None:
    """Parse HTML, given as text, and again within small limits."""
    html = _text(raw)
    _check(newsparse.parse_html(html))
    _check(newsparse.parse_html(html, url="https://a.example/b", limits=_LIMITS))


def fuzz_parse_text(raw: bytes) -> None:
    """Parse flattened text, and again within small limits."""
    text = _text(raw)
    for article in (newsparse.parse_text(text), newsparse.parse_text(text, limits=_LIMITS)):
        assert article.page_text == text
        assert _printed(text) == "".join(_printed(block.span.of(text)) for block in article.blocks)
        _check(article)


def fuzz_parts(raw: bytes) -> None:
    """Call each single-part function."""
    text = _text(raw)
    newsparse.parse_timestamp(text)
    names = newsparse.parse_byline(text)
    assert all(names), names
    dateline = newsparse.parse_dateline(text)
    if dateline is not None:
        assert dateline.text == collapse_whitespace(dateline.span.of(text))
    caption = newsparse.parse_caption(text)
    assert caption.span is None or caption.span.end <= len(text)
    _check_quotes(newsparse.find_quotes(text), text)
    assert len(fold(text)) == len(text)


def fuzz_from_json(raw: bytes) -> None:
    """Read JSON that is no article, or nearly one; what can be read can be written."""
    try:
        article = Article.from_json(_text(raw))
    except SchemaError:
        return
    assert article == Article.from_json(article.to_json())


def fuzz_archives(raw: bytes) -> None:
    """Read bytes as an archive; the first one chooses the kind."""
    kind, content = raw[:1] or b"\0", raw[1:]
    names = sorted(small_archives())
    with tempfile.TemporaryDirectory() as folder:
        read_archive(Path(folder), names[kind[0] % len(names)], content)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "parse": fuzz_parse,
    "parse_html": fuzz_parse_html,
    "parse_text": fuzz_parse_text,
    "parts": fuzz_parts,
    "from_json": fuzz_from_json,
    "archives": fuzz_archives,
}


def run(name: str, raw: bytes) -> None:
    """Run one target on one input; an input that takes too long raises ``TimeoutError``."""
    with _patience():
        TARGETS[name](raw)


@contextmanager
def _patience() -> Iterator[None]:
    def hang(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {PATIENCE} s")

    signal.signal(signal.SIGVTALRM, hang)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _text(raw: bytes) -> str:
    """Return text of any code points, lone surrogates among them."""
    return raw.decode("utf-8", "surrogateescape" if raw[:1] == b"\xff" else "replace")


def _check(article: Article) -> None:
    text = article.page_text
    spans = [block.span for block in article.blocks]
    assert spans == sorted(spans)
    assert not any(first.overlaps(second) for first, second in pairwise(spans))
    assert _printed(text) == "".join(_printed(span.of(text)) for span in spans)
    for block in article.blocks:
        assert block.text == collapse_whitespace(block.span.of(text))
    for origin in article.origins.values():
        assert not isinstance(origin, Span) or origin.end <= len(text)
    _check_quotes(article.quotes, text)
    assert article == Article.from_json(article.to_json())
    json.dumps(article.to_dict())
    article.to_markdown(links=True, images=True)
    assert str(article).isprintable() or "\n" in str(article)
    assert repr(article) == printable(repr(article), one_line=True)


def _check_quotes(quotes: tuple[Quote, ...], text: str) -> None:
    for quote in quotes:
        assert quote.text == collapse_whitespace(quote.span.of(text))
        if quote.speaker_span is not None:
            assert quote.speaker_text == collapse_whitespace(quote.speaker_span.of(text))
        if quote.cue_span is not None:
            assert quote.cue == collapse_whitespace(quote.cue_span.of(text))


def _printed(text: str) -> str:
    return "".join(text.split())
