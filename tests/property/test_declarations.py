"""What must hold for every page's declarations."""

from __future__ import annotations

import json

import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsparse import parse_html
from newsparse.source.metadata import read_declared
from newsparse.source.metadata.json_ld import parse_json

_KEYS = st.sampled_from(
    [
        "@type",
        "@graph",
        "@id",
        "headline",
        "author",
        "name",
        "datePublished",
        "image",
        "caption",
        "keywords",
        "isPartOf",
        "mainEntity",
    ]
)
_VALUES = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["NewsArticle", "WebPage", "#a"])
)
_JSON = st.recursive(
    _VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4), max_leaves=12
)
_MARKS = st.sampled_from(
    ["{", "}", "[", "]", '"', "\\", ",", ":", "/*", "*/", "<!--", "//<![CDATA[", "&quot;", '"headline"', "a"]
)


@given(_JSON)
def test_any_json_is_read(value: object) -> None:
    """JSON-LD of any shape raises nothing, and all that comes out is text."""
    script = json.dumps(value).replace("<", "\\u003c")
    document = turbohtml.parse(f'<script type="application/ld+json">{script}</script>')
    for each in read_declared(document, None):
        assert all(isinstance(part, str) for part in (each.field, each.path, each.value))
        assert each.value.strip()


@given(_JSON)
def test_whole_json_is_not_changed(value: object) -> None:
    """Mending touches only what is broken."""
    assert value == parse_json(json.dumps(value))


@given(st.lists(_MARKS, max_size=40))
def test_garbage_raises_nothing(marks: list[str]) -> None:
    """Broken JSON-LD of any kind is read or left, and the page is parsed."""
    parse_html(f'<script type="application/ld+json">{"".join(marks)}</script><p>text</p>')
