"""
Test another parser with drawn pages: ``python examples/foreign_parser.py``.

The parser here takes the first ``h1`` for the title and every ``p`` for body.  The first test holds; the second finds
the smallest page on which it does not, which is what such tests are for.
"""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings

from newsparse import strategies
from newsparse.strategies import DrawnPage


class ForeignParser(HTMLParser):
    """Collects the text of ``h1`` and ``p``."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.paragraphs: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  of HTMLParser
        """Begin a paragraph."""
        self._inside = tag if tag in ("h1", "p") else self._inside
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        """Take its words."""
        if self._inside == "h1":
            self.title += data
        elif self._inside == "p":
            self.paragraphs[-1] += data


SETTINGS = settings(max_examples=50, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@SETTINGS
@given(strategies.pages("en"))
def test_title(page: DrawnPage) -> None:
    """The title is the h1."""
    assert page.title == ForeignParser(page.html).title  # noqa: S101  a test


@SETTINGS
@given(strategies.pages("en"))
def test_paragraphs(page: DrawnPage) -> None:
    """The body is all p; it is not: standfirsts are p too."""
    assert [*page.paragraphs] == ForeignParser(page.html).paragraphs  # noqa: S101  a test


def main() -> None:
    test_title()
    print("titles: all found")
    try:
        test_paragraphs()
    except AssertionError as error:
        print("paragraphs: not on every page; the smallest page that shows it:")
        print("\n".join(line for line in "\n".join(error.__notes__).splitlines() if "text=" in line))
    else:
        raise SystemExit("expected a page that the parser gets wrong")


if __name__ == "__main__":
    main()
