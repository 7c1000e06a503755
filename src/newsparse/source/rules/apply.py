"""A site rule to labels on a page: :func:`apply_rule`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from time import perf_counter

import regex
import turbohtml
from attrs import evolve

from newsparse.errors import SiteRuleError
from newsparse.model import Declared, Page, RuleLabel
from newsparse.source.html.locations import location, raw_offsets
from newsparse.source.rules import SiteRule
from newsparse.span import Span
from newsparse.text.fold import collapse_whitespace

_SECONDS = 2.0
"""Seconds that all patterns of a rule may take on one page."""
_LONGEST_VALUE = 300
"""Characters of the longest author or date that a selector finds."""


def apply_rule(page: Page, rule: SiteRule, html: str | None = None) -> Page:
    """
    Return *page* with the labels of *rule*, and with the author and date that it points at.

    Args:
        page: The page as it was read.

        rule: Of its site.

        html: What it was read from; ``None`` for flattened text, where selectors find nothing.

    Raises:
        SiteRuleError: If a selector is none, or the patterns take longer than two seconds; it names the place.
    """
    document = None if html is None else turbohtml.parse(html, source_locations=True)
    labels: list[RuleLabel] = []
    clock = _Clock()
    for number, hint in enumerate(rule.hints, 1):
        place = f"{rule.name or rule.host}: [[hint]] {number}"
        if hint.line is not None:  # on the line alone, so that its "^" is the line's start
            found = (line for line in page.lines if clock.search(hint.line, line.span.of(page.folded), f"{place} line"))
            labels.extend(RuleLabel(line.span, hint.role, f"{place} line") for line in found)
        elif hint.selector is not None and document is not None and html is not None:
            elements = _spans(document, html, hint.selector, f"{place} selector")
            labels.extend(RuleLabel(span, hint.role, f"{place} selector") for span in _lines_within(page, elements))
    declared = [] if document is None else [*_declared(document, rule)]
    return evolve(page, rule_labels=(*labels, *page.rule_labels), declared=(*declared, *page.declared))


class _Clock:
    """The time that the patterns of one page have left, together."""

    def __init__(self) -> None:
        self._left = _SECONDS

    def search(self, pattern: regex.Pattern[str], text: str, place: str) -> bool:
        """
        Return whether *pattern* is found in *text*.

        Raises:
            SiteRuleError: If the patterns have taken more than their time.
        """
        start = perf_counter()
        try:
            found = pattern.search(text, timeout=max(self._left, 0.001)) is not None
        except (TimeoutError, MemoryError, RecursionError):
            raise SiteRuleError(
                f"{place}: expected a pattern that reads a page in {_SECONDS} seconds; is there a repeat in a repeat?"
            ) from None
        self._left -= perf_counter() - start
        return found


def _select(document: turbohtml.Document, selector: str, place: str) -> list[turbohtml.Element]:
    try:
        return list(document.select(selector))
    except ValueError as error:
        raise SiteRuleError(f"{place}: {error}") from None


def _spans(document: turbohtml.Document, html: str, selector: str, place: str) -> list[Span]:
    """Return where the elements that *selector* finds stand in the raw HTML, in order, none inside another."""
    offset = raw_offsets(html)
    spans: list[Span] = []
    for element in _select(document, selector, place):
        where = location(element)
        if where is not None:
            start = offset(where.start_tag.start_offset)
            spans.append(Span(start, max(start, offset((where.end_tag or where.start_tag).end_offset))))
    outer: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if not outer or span.start >= outer[-1].end:
            outer.append(span)
    return outer


def _lines_within(page: Page, elements: list[Span]) -> Iterator[Span]:
    """Yield the lines whose elements stand in one of *elements*, which are in order and do not overlap."""
    starts = [span.start for span in elements]
    for line in page.lines:
        if line.source_span is not None:
            index = bisect_right(starts, line.source_span.start) - 1
            if index >= 0 and line.source_span in elements[index]:
                yield line.span


def _declared(document: turbohtml.Document, rule: SiteRule) -> Iterator[Declared]:
    place = rule.name or rule.host
    if rule.author:
        for element in _select(document, rule.author, f"{place}: [author] selector"):
            if name := collapse_whitespace(element.text[:_LONGEST_VALUE]):
                yield Declared("author", f"{place} [author]", name)
    if rule.date:
        for element in _select(document, rule.date.selector, f"{place}: [date] selector")[:1]:
            try:
                when = datetime.strptime(collapse_whitespace(element.text[:_LONGEST_VALUE]), rule.date.format)  # noqa: DTZ007  as the site prints it
            except ValueError:
                continue
            yield Declared("published", f"{place} [date]", when.isoformat())
