"""Addresses."""

import pytest

from newsparse.text.address import host


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/news/1", "example.org"),
        ("https://News.Example.ORG:8080/", "news.example.org"),
        ("//cdn.example.org/a.jpg", "cdn.example.org"),
        ("/news/1", None),
        ("", None),
        (None, None),
        ("http://[broken", None),
        ("https://example.org/" + "a" * 100_000, "example.org"),
    ],
)
def test_host_is_read(url: str | None, expected: str | None) -> None:
    """A host is lower case and without "www."; an address without one, broken or not, has none."""
    assert expected == host(url)
