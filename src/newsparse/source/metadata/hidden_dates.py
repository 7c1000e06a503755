"""Dates of publication in attributes and script state, for pages that declare none: :func:`read_hidden_times`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from itertools import islice

import turbohtml

from newsparse.model import Declared
from newsparse.source.declare import declare
from newsparse.source.metadata.microdata import shown_value
from newsparse.text.patterns import lazy

PUBLICATION = frozenset({"published", "created"})
# Where a page says nowhere else when it was published: the state of its scripts, as JSON in quotes or in quotes of
# quotes, and attributes.
_STATE = lazy(
    r"""(?xi)(?<![\p{L}_])(?:date_?published|(?:first_?|original_?)?publi(?:sh(?:ed)?|cation)_?(?:date|time|at|on))
    (?:_?(?:time|utc|gmt|iso|formatted))?
    (?:\\{0,3}["']|&(?:quot|\#34);)?\s?[:=]\s?(?:\\{0,3}["']|&(?:quot|\#34);)?
    (?P<value>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ][0-2]\d:[0-5]\d[\d:.]{0,12}(?:Z|[ ]?[+-]\d\d:?\d\d)?)?|1\d{9}(?:\d{3})?(?!\d))"""
)
_STATE_KEPT = 3
_STATE_ATTRIBUTES = ("data-page", "data-props", "data-state", "data-datalayer")
_TIME_ATTRIBUTES = (
    "data-published",
    "data-publish-date",
    "data-published-date",
    "data-pubdate",
    "data-publication-date",
    "data-timestamp",
    "data-datetime",
)
_HIDDEN = ", ".join(f"[{name}]" for name in (*_TIME_ATTRIBUTES, *_STATE_ATTRIBUTES))
_MOST_STATE = 2_000_000
"""Characters of scripts looked at."""


def read_hidden_times(document: turbohtml.Document) -> Iterator[Declared]:
    """Yield times of publication that only attributes and the state of scripts hold, the first few of each kind."""
    elements = document.select(_HIDDEN)  # at once: each search goes through the whole tree
    for name in _TIME_ATTRIBUTES:
        for node, value in _having(name, elements):
            yield from declare("published", f"{node.tag}[{name}]", value)
    for node in document.select("abbr.published[title], .dt-published[datetime], .timeago[title]")[:_STATE_KEPT]:
        titled = node.attr("title") if node.attr("datetime") is None else None
        yield from declare("published", f"{node.tag}.published", titled or shown_value(node))
    seen = dict.fromkeys(islice(_state_times(document, elements), 3 * _STATE_KEPT))
    yield from (Declared("published", "script", value) for value in islice(seen, _STATE_KEPT))


def _having(name: str, elements: Iterable[turbohtml.Element]) -> Iterator[tuple[turbohtml.Element, str]]:
    """Yield the first few of *elements* that have an attribute, each with its value."""
    having = ((node, node.attr(name)) for node in elements)
    return islice(((node, value) for node, value in having if value is not None), _STATE_KEPT)


def _state_times(document: turbohtml.Document, elements: Iterable[turbohtml.Element]) -> Iterator[str]:
    left = _MOST_STATE
    states = itertools.chain(
        (node.text for node in document.select("script")),
        (value for name in _STATE_ATTRIBUTES for _, value in _having(name, elements)),
    )
    for state in states:
        if "ublish" in state or "ublicat" in state:
            for match in _STATE.finditer(state[:left]):
                yield match["value"]
        left -= len(state)
        if left <= 0:
            return
