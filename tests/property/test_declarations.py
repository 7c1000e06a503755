"""What must hold for every page's declarations."""

from __future__ import annotations

import json

import turbohtml
from hypothesis import given
from hypothesis import strategies as st

from newsparse import parse_html
from newsparse.source.marked import find_marked
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
    for each in read_declared(document, None, find_marked(document)):
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


_ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(
        ["", " ", "@id", "#a", "Organization", "https://a.example/b", "2024-05-01T10:00:00Z", "&#1234567890123;"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "name", "url", "caption", "a"]) | st.text(max_size=5), inner, max_size=4
        )
    ),
    max_leaves=10,
)
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "#article",
    "headline": "Bridge closed until autumn",
    "alternativeHeadline": "Cracks in two pillars",
    "name": "Bridge closed",
    "description": "The town of Ellmoor closed its old bridge.",
    "datePublished": "2024-03-07T09:15:00+01:00",
    "dateCreated": "2024-03-07",
    "dateModified": "2024-03-08",
    "author": [{"@type": "Person", "name": "Ruth Marsh", "@id": "#ruth"}, {"@id": "#ruth"}],
    "creator": "Ruth Marsh",
    "publisher": {"@type": "NewsMediaOrganization", "name": "Valley Lantern", "@id": "#lantern"},
    "image": [{"@type": "ImageObject", "url": "https://a.example/b.jpg", "caption": "The bridge"}],
    "keywords": ["bridges", "Ellmoor"],
    "articleSection": "Valley",
    "inLanguage": "en-GB",
    "isAccessibleForFree": True,
    "articleBody": "The town of Ellmoor closed its old bridge on Monday.",
    "mainEntityOfPage": {"@type": "WebPage", "@id": "#page", "author": {"@id": "#ruth"}},
}


@st.composite
def confused_articles(draw: st.DrawFn) -> dict[str, object]:
    """Draw a valid NewsArticle in which any JSON stands in place of some values, at the top or one floor below."""
    article: dict[str, object] = json.loads(json.dumps(ARTICLE))
    for key in draw(st.lists(st.sampled_from(sorted(ARTICLE)), min_size=1, max_size=4, unique=True)):
        inner = article[key]
        first = inner[0] if isinstance(inner, list) else inner
        if isinstance(first, dict) and draw(st.booleans()):
            first[draw(st.sampled_from(sorted(first)))] = draw(_ANYTHING)
        else:
            article[key] = draw(_ANYTHING)
    return article


@given(confused_articles(), st.booleans())
def test_any_value_of_an_article_may_be_of_any_type(article: dict[str, object], graph: bool) -> None:  # noqa: FBT001
    """Whatever stands where a headline, an author or an image should, the page is parsed, and written as JSON."""
    data = {"@graph": [article, {"@type": "Person", "@id": "#ruth", "name": "Ruth Marsh"}]} if graph else article
    script = json.dumps(data).replace("<", "\\u003c")
    parsed = parse_html(
        f'<script type="application/ld+json">{script}</script><h1>Bridge</h1><p>The ferry leaves at nine.</p>'
    )
    assert parsed.to_json()


_ATTRIBUTES = st.sampled_from(
    [
        "class", "id", "style", "hidden", "aria-hidden", "role", "itemprop", "property", "name", "content", "datetime", "href", "rel",
        "src", "srcset", "data-src", "alt", "title", "lang", "data-testid", "data-published", "data-page", "http-equiv", "type",
    ]
)  # fmt: skip
_TAGS = st.sampled_from(
    [
        "html",
        "body",
        "base",
        "meta",
        "link",
        "title",
        "time",
        "abbr",
        "a",
        "p",
        "h1",
        "div",
        "span",
        "img",
        "source",
        "x-a",
        "script",
    ]
)
_VALUES_OF_ATTRIBUTES = st.text(max_size=40) | st.sampled_from(
    [
        "author",
        "headline",
        "datePublished",
        "canonical",
        "display:none",
        "//[",
        "http://[a",
        "main",
        "&#" + "1" * 4301 + ";",
    ]
)


@st.composite
def elements(draw: st.DrawFn) -> str:
    """Draw an element with arbitrary attributes."""
    tag = draw(_TAGS)
    attributes = draw(st.dictionaries(_ATTRIBUTES, _VALUES_OF_ATTRIBUTES, max_size=4))
    marks = "".join(f' {name}="{value.replace(chr(34), "&quot;")}"' for name, value in attributes.items())
    return f"<{tag}{marks}>words</{tag}>"


@given(st.lists(elements(), max_size=8), st.none() | _VALUES_OF_ATTRIBUTES)
def test_attributes_may_hold_anything(parts: list[str], url: str | None) -> None:
    """Attributes of any value raise nothing, nor does an address that is none."""
    article = parse_html("".join(parts), url=url)
    assert article.to_json()
    for each in article.declared:
        assert each.value.strip()
        assert len(each.path) <= 400


def test_references_of_many_digits_are_read() -> None:
    """A character reference of more digits than Python reads as a number is U+FFFD, wherever it stands."""
    number = "&#" + "1" * 4301 + ";"
    script = json.dumps({"@type": "NewsArticle", "headline": f"Bridge {number} closed", "author": [{"name": number}]})
    page = (
        f'<meta name=description content="&amp;#{number[2:]}"><script type="application/ld+json">{script}</script><p>x'
    )
    document = turbohtml.parse(page)
    assert "Bridge \ufffd closed" in [each.value for each in read_declared(document, None, find_marked(document))]


def test_an_id_of_any_type_is_read() -> None:
    """A list or object where the name of a node should stand refers to nothing."""
    for value in (["a"], {"a": 1}, 3, None):
        script = json.dumps(
            {"@type": "NewsArticle", "headline": "Bridge", "publisher": {"@id": value}, "author": {"@id": value}}
        )
        document = turbohtml.parse(f'<script type="application/ld+json">{script}</script>')
        assert "Bridge" in [each.value for each in read_declared(document, None, find_marked(document))]


def test_declared_lengths_are_bounded() -> None:
    """Paths, addresses and values have a length that no page can exceed; addresses too long are left out."""
    script = json.dumps(
        {"@type": "NewsArticle", "headline": "x" * 100_000, "k" * 100_000: [{"@type": "NewsArticle"}] * 50}
    )
    page = (
        f'<base href="https://a.example/{"b" * 100_000}/"><link rel=canonical href="https://a.example/{"c" * 5000}">'
        f'<meta property="og:title" content="{"t" * 100_000}"><script type="application/ld+json">{script}</script>'
    )
    document = turbohtml.parse(page)
    declared = read_declared(document, None, find_marked(document))
    assert {"title", "kind"} <= {each.field for each in declared}
    assert not {"base", "url"} & {each.field for each in declared}
    assert max(len(each.value) for each in declared) <= 20_000
    assert max(len(each.path) for each in declared) <= 400
