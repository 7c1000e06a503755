"""Addresses of images and links."""

from urllib.parse import urljoin

import pytest
import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsparse.source.html.images import absolute_address, image_address

BASES = [
    "https://news.example/2024/rain",
    "https://news.example:8080",
    "//news.example/a/b",
    "/a/b",
    "file:///a/b",
    "about:blank",
    "mailto:jane@news.example",
    "https://[broken/a",
    "app://a/b",
    "https://news.example/a;b?c#d",
]
PIECES = ["/", "a", "bc", ".", "..", "?", "=", "&", ":", ";", "#", "%20", "-", "@"]


@given(st.sampled_from(BASES), st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_addresses_are_joined_as_the_library_joins_them(base: str, address: str) -> None:
    """What is joined without the library is what it would have come to; an address it refuses stays as it is."""
    try:
        expected = urljoin(base, address)
    except ValueError:
        expected = address
    assert expected == absolute_address(base, address)


@pytest.mark.parametrize(
    ("attributes", "sources", "expected"),
    [
        ({"src": "/rain.jpg"}, "", "https://news.example/rain.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-src": "rain.jpg"}, "", "https://news.example/2024/rain.jpg"),
        ({"srcset": "/small.jpg 300w, /large.jpg 900w"}, "", "https://news.example/small.jpg"),
        ({}, "/rain.webp 2x", "https://news.example/rain.webp"),
        ({"src": "/" + "a" * 3000}, "/rain.webp", ""),
        ({}, "", ""),
    ],
)
def test_an_image_has_the_first_usable_address(attributes: dict[str, str], sources: str, expected: str) -> None:
    """Plain addresses come before sets, placeholders in the page itself are none, and one too long is left out."""
    node = turbohtml.Element("img", attributes)
    assert expected == image_address(node, sources, "https://news.example/2024/rain")
