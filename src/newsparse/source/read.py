"""A page of any kind to a page: :func:`read_page`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from newsparse.model import Declared, Page
from newsparse.source.charset import decode, is_garbled, mend
from newsparse.source.sniff import looks_binary, looks_like_html
from newsparse.text.address import host

if TYPE_CHECKING:
    from newsparse.source.rules import SiteRule


def read_page(
    page: str | bytes,
    url: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    kind: str = "auto",
    *,
    until: int | None = None,
    rule: SiteRule | None = None,
) -> Page:
    """
    Return *page* as every later step sees it.

    Args:
        page: HTML or flattened text.

        url: The page's address, if known.

        language: A BCP 47 tag, if the caller knows.

        encoding: The charset of the HTTP header, for bytes.

        kind: ``"html"``, ``"text"``, or ``"auto"`` to tell them apart.

        until: Where to stop, in code points of the decoded page; ``None`` for nowhere.

        rule: Of its site; ``None`` looks for one by the address.

    Raises:
        TypeError: If *page* is neither ``str`` nor ``bytes``.
    """
    if isinstance(page, bytes | bytearray | memoryview):
        raw = bytes(page)
        if looks_binary(raw):
            return Page(
                "",
                url=url,
                language=language,
                declared=(Declared("binary", "bytes", "no text: a picture, a PDF or an archive"),),
            )
        page = decode(raw, encoding=encoding)
    elif not isinstance(page, str):
        raise TypeError(f"page: expected str or bytes, got {type(page).__name__}")
    if kind == "html" or (kind == "auto" and looks_like_html(page)):
        from newsparse.source.html import read_html  # noqa: PLC0415 - its HTML parser is slow to import

        opened = read_html(page[:until], url=url, language=language)
        if is_garbled(opened.text):
            page = mend(page)
            opened = read_html(page[:until], url=url, language=language)
        opened = opened if until is None or len(page) <= until else evolve(opened, truncated=True)
        return with_rule(opened, page[:until], rule)
    from newsparse.source.text import read_text  # noqa: PLC0415 - as above, its words of exports

    return with_rule(read_text(page, url=url, language=language, until=until), None, rule)


def with_rule(page: Page, html: str | None, rule: SiteRule | None = None) -> Page:
    """Return *page*, read from *html* if it is not text, with the labels of *rule* or of its site's own rule, if any."""
    if rule is None and page.url:
        from newsparse.source.rules import load  # noqa: PLC0415 - pages without an address need none

        rule = load(host(page.url))
    if rule is None:
        return page
    from newsparse.source.rules.apply import apply_rule  # noqa: PLC0415 - rarely needed

    return apply_rule(page, rule, html)
