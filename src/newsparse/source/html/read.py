"""HTML to a page: :func:`read_html`."""

from __future__ import annotations

import re
from collections.abc import Iterator

import turbohtml

from newsparse.model import Page
from newsparse.source.embedded import find_hidden_story
from newsparse.source.html.images import absolute_address
from newsparse.source.html.walk import Walk
from newsparse.source.marked import find_marked
from newsparse.source.metadata import read_declared

_LITTLE = 1000
"""Characters of prose below which a page may keep its story in a script."""
_FULLER = 3
"""How many times longer than the visible prose a story in a script must be."""
_MOST_TAGS = 50_000
"""Tags of the largest page whose blocks are found in the raw HTML; the largest of 2,319 development pages has 23,000."""

_MOST_PARSED = 200_000
"""Tags that are parsed at once; of a page of more, one part is read after the other, so that no text is lost."""
_LOOKED_AHEAD = 10_000
"""Characters in which a block element is looked for, to begin a part with."""
_OPENING = re.compile(r"<(?:p|div|li|tr|br|h[1-6]|section|article|ul|table)\b", re.IGNORECASE)


def read_html(html: str, *, url: str | None = None, language: str | None = None) -> Page:
    """
    Return *html* as a page: one line for each run of text in a block element, and what the page declares.

    White space is collapsed.  Blocks are parted by a blank line, lines that ``<br>`` broke by a line feed.
    Hidden text is kept, marked as such in its hint; scripts, styles and comments are no text.

    Args:
        html: The page, decoded.

        url: Its address; images and the canonical address are made absolute with it.

        language: A BCP 47 tag, if the caller knows.

    Raises:
        TypeError: If *html* is no ``str``.
    """
    if not isinstance(html, str):
        raise TypeError(f"html: expected str, got {type(html).__name__}")
    tags = html.count("<")
    locating = tags <= _MOST_TAGS  # the places of more tags would take more memory than all else
    first, *others = [html] if tags <= _MOST_PARSED else split_tags(html, _MOST_PARSED)
    document = turbohtml.parse(first, source_locations=locating)
    marked = find_marked(document)
    declared = read_declared(document, url, marked)
    base = next((each.value for each in declared if each.field == "base"), None)
    walk = Walk(html, absolute_address(url, base) if base else url, locating=locating)
    walk.run(document, marked)
    del document, marked  # most of what reading a page needs in memory
    for part in others:
        walk.go_on(part)
    if walk.prose < _LITTLE and (story := find_hidden_story(html, walk.text(), least=_FULLER * walk.prose)):
        walk.add(f"<main><article>{story.html}</article></main>", story.span)
    return Page(
        walk.text(),
        walk.lines(),
        declared,
        url=url,
        language=language,
        images=tuple(walk.images),
        elements=walk.elements,
    )


def split_tags(html: str, most: int) -> Iterator[str]:
    """Yield *html* in parts of about *most* tags each, the next one beginning with a block element where there is one."""
    start = 0
    while start < len(html):
        at = start
        for _ in range(most):
            at = html.find("<", at + 1)
            if at < 0:
                yield html[start:]
                return
        opening = _OPENING.search(html, at, at + _LOOKED_AHEAD)
        end = opening.start() if opening else at
        yield html[start:end]
        start = end
