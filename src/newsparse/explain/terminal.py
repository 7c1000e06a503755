"""A reading as text for a terminal: :func:`describe`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import Any

from newsparse.fields.quote.explanation import QuoteReasons
from newsparse.model import BODY_ROLES, Declared, Origin, Role
from newsparse.pipeline import Explanation
from newsparse.serialize import to_plain
from newsparse.text.terminal import printable

_COLOURS = {
    **dict.fromkeys((Role.TITLE, Role.STANDFIRST), "1;35"),
    **dict.fromkeys((*BODY_ROLES, Role.PULL_QUOTE), "32"),
    **dict.fromkeys((Role.BYLINE, Role.TIMESTAMP), "36"),
    Role.CAPTION: "33",
    **dict.fromkeys((Role.RELATED, Role.PROMO, Role.COMMENT), "31"),
}
_FIELDS = (
    "title",
    "standfirst",
    "authors",
    "published",
    "modified",
    "site_name",
    "section",
    "language",
    "url",
    "image",
    "free",
    "tags",
)


def describe(explanation: Explanation, *, colours: bool = False, width: int | None = None) -> str:
    """
    Return the reading of a page as lines of text: first its fields, then its blocks with their reasons.

    Control characters of the page are shown as escapes.

    Args:
        explanation: Of :func:`newsparse.pipeline.explain_page`.

        colours: Whether to colour roles with ANSI codes.

        width: Columns; ``None`` takes the terminal's.  Stays readable from 40 on.
    """
    columns = max(40, width or get_terminal_size().columns)
    parts = [*_describe_fields(explanation, columns), "", *_describe_blocks(explanation, columns, colours=colours)]
    return "\n".join(parts)


def place(origin: Origin | None) -> str:
    """Return where a value came from, in words."""
    if origin is None:
        return "worked out"
    if isinstance(origin, Declared):
        return f"declared: {origin.path}"
    return f"characters {origin.start} to {origin.end}"


def _describe_fields(explanation: Explanation, columns: int) -> Iterator[str]:
    article = explanation.article
    yield f"{article.page_kind.replace('_', ' ')}, {len(article.blocks)} blocks"
    for name in _FIELDS:
        choice = explanation.choices.get(name)
        value = getattr(article, name)
        if value in (None, ()) and not (choice and choice.candidates):
            continue
        yield from _wrap(f"{name:<11}", _shown(value), columns)
        if value not in (None, ()):
            yield from _wrap(" " * 11, f"from {place(article.origins.get(name))}", columns)
        for lost in (choice.candidates if choice else ())[1:4]:
            yield from _wrap(" " * 11, f"not {_shown(lost.value)} ({place(lost.origin)}; {lost.why})", columns)
    if article.dateline:
        yield from _wrap(f"{'dateline':<11}", article.dateline.text, columns)
    for caption in article.captions:
        yield from _wrap(f"{'caption':<11}", f"{caption.text} [{caption.credit or 'no credit'}]", columns)
    for number, quote in enumerate(article.quotes):
        yield from _wrap(f"{'quote':<11}", f"{quote.speaker or '?'} ({quote.cue or quote.kind}): {quote.text}", columns)
        if number < len(explanation.quotes):
            yield from _describe_quote(explanation.quotes[number], columns)


def _describe_quote(reasons: QuoteReasons, columns: int) -> Iterator[str]:
    """Yield the best candidates for the cue, the speaker and whom a pronoun stands for, with their heaviest features."""
    clause = "; a plain clause names the speaker" if reasons.clause else ""
    yield from _wrap(" " * 11, f"speech {reasons.speech:.2f}{clause}", columns)
    for question, candidates in (
        ("cue", reasons.cues),
        ("speaker", reasons.speakers),
        ("stands for", reasons.entities),
    ):
        for candidate in candidates[:3]:
            features = "; ".join(
                f"{each.weight:+.2f} {each.template} = {each.value}" for each in candidate.features[:3]
            )
            line = f"{question} {candidate.text or 'none'} {candidate.score:+.2f}"
            yield from _wrap(" " * 11, f"{line} ({features})" if features else line, columns)


def _describe_blocks(explanation: Explanation, columns: int, *, colours: bool) -> Iterator[str]:
    for block, reasons in zip(explanation.article.blocks, explanation.reasons, strict=True):
        head = f"{block.role:<11} {block.score:4.2f}  "
        line = printable(
            textwrap.shorten(block.text[: 4 * columns], max(20, columns - len(head)), placeholder="…"), one_line=True
        )
        code = _COLOURS.get(block.role, "90")
        yield f"\033[{code}m{head}\033[0m{line}" if colours else head + line
        for signal in reasons.signals[:4]:
            yield from _wrap(" " * 13, f"{signal.weight:+.2f} {signal.name}", columns)
        if reasons.runners_up:
            rivals = ", ".join(f"{role} {score:.2f}" for role, score in reasons.runners_up[:3])
            yield from _wrap(" " * 13, f"before {rivals}", columns)


def _wrap(head: str, text: str, columns: int) -> list[str]:
    return textwrap.wrap(
        printable(text, one_line=True),
        columns,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        max_lines=4,
        placeholder=" …",
    ) or [head]


def _shown(value: Any) -> str:
    plain = to_plain(value)
    if isinstance(plain, list):
        return ", ".join(map(str, plain)) or "–"
    return "–" if plain is None else str(plain)
