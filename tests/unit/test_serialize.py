"""Articles to dicts and JSON and back."""

import copy
import json
import pickle
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from newsparse import (
    Article,
    Block,
    Byline,
    Caption,
    Dateline,
    Declared,
    PageKind,
    Quote,
    QuoteKind,
    Role,
    SchemaError,
    Span,
)

ARTICLE = Article(
    title="Boat stays",
    image="https://a.example/x.jpg",
    description="A boat stays.",
    free=False,
    authors=("Ada Byron",),
    bylines=(Byline("Ada Byron", "Reporter", "The Courier", None, Declared("author", "meta[name=author]", "Ada")),),
    published=datetime(2024, 3, 12, 21, 40, tzinfo=UTC),
    modified=datetime(2024, 3, 13, 7, 5),  # noqa: DTZ001  the page printed no zone
    dateline=Dateline(("SKERRA",), date(2024, 3, 12), None, "SKERRA –", Span(11, 19), 3, 12),
    captions=(Caption("A boat", "Photo: X", image_url="https://a.example/x.jpg"),),
    quotes=(Quote("We stay", Span(20, 27), QuoteKind.DIRECT, "Ada Byron", "she", Span(30, 33), "said", Span(34, 38)),),
    page_kind=PageKind.ARTICLE,
    blocks=(Block(Role.TITLE, "Boat stays", Span(0, 10)), Block(Role.PARAGRAPH, "x", Span(11, 39), 0.5, Span(3, 9))),
    page_text="Boat stays SKERRA – “We stay” she said.",
    origins={"title": Span(0, 10), "published": Declared("published", "json-ld[0].datePublished", "2024")},
)


@pytest.mark.parametrize("article", [ARTICLE, Article()])
def test_there_and_back_is_the_same_article(article: Article) -> None:
    """Dict, JSON, pickle and copy give back an equal article."""
    assert article == Article.from_dict(article.to_dict())
    assert article == Article.from_json(article.to_json())
    assert article == Article.from_json(article.to_json(indent=2))
    assert article == pickle.loads(pickle.dumps(article))  # noqa: S301  our own bytes
    assert article == copy.deepcopy(article)


def test_the_dict_is_plain_and_versioned() -> None:
    """What to_dict returns is what JSON gives back, with the schema's version first."""
    plain = ARTICLE.to_dict()
    assert plain == json.loads(json.dumps(plain))
    assert ("schema", 2) == next(iter(plain.items()))


def test_records_can_be_read() -> None:
    """The dict with the body, and records with what archives add, give back the article."""
    record = ARTICLE.to_dict(text=True)
    assert ("text", "x") == [*record.items()][-1]
    assert ARTICLE == Article.from_dict(record)
    assert ARTICLE == Article.from_dict({"source": "a.warc.gz", "position": 3, "error": None, **record})


def test_left_out_fields_have_their_defaults() -> None:
    """A compact record, without blocks and the page's text, is an article too."""
    compact = {name: each for name, each in ARTICLE.to_dict().items() if name not in ("blocks", "page_text")}
    assert evolve(ARTICLE, blocks=(), page_text="") == Article.from_dict(compact)


def test_declared_values_stay_out_of_the_dict() -> None:
    """What the page declares is kept with the article, but neither compared nor written."""
    declared = (Declared("title", "meta[property=og:title]", "Boat"),)
    article = evolve(ARTICLE, declared=declared)
    assert article == ARTICLE
    assert hash(article) == hash(ARTICLE)
    assert "declared" not in article.to_dict()
    assert declared == copy.deepcopy(article).declared
    with pytest.raises(SchemaError, match=r"article\.declared: no such field"):
        Article.from_dict({"schema": 2, "declared": []})


def test_repr_is_one_line() -> None:
    """However long the page, repr is one line that can stand in a log, without control characters."""
    assert "<Article: Boat stays | by Ada Byron | 2024-03-12 21:40:00+00:00 | article | 2 blocks | 1 quotes>" == repr(
        ARTICLE
    )
    assert "<Article: without title | empty | 0 blocks | 0 quotes>" == repr(Article())
    long = repr(Article(title="A\x1b[31m\n" * 400, authors=("Ada\x9b",) * 200))
    assert len(long) < 300
    assert long.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "\ud800\udc00",
        "\udc00\ud800\udc00",
        "\\\ud800\udc00",
        "😀\ud83d\ude00",
        r"\uD800\udc00",
        "\\uD800\udc00\ud800\ud800\udc00",
    ],
)
def test_halves_of_a_pair_stay_halves(text: str) -> None:
    """Two halves that stand side by side are not joined by JSON, which would shift all offsets after them."""
    written = Article(page_text=text).to_json()
    assert text == Article.from_json(written.encode().decode()).page_text


@pytest.mark.parametrize("written", [r"\uD83D\uDE00", r"\ud83d\ude00", "😀"])
def test_pairs_of_other_writers_are_joined(written: str) -> None:
    """A pair of escapes, in capitals or not, is one character."""
    assert "😀" == Article.from_json(f'{{"schema": 2, "page_text": "{written}"}}').page_text


def test_bytes_are_no_json_text() -> None:
    """A wrong type is the caller's mistake."""
    with pytest.raises(TypeError, match="text: expected str, got bytes"):
        Article.from_json(b"{}")  # type: ignore[arg-type]


def test_lone_surrogates_survive() -> None:
    """A page with half a surrogate pair can be written as UTF-8 and read back."""
    article = Article(page_text="a\ud800b")
    assert article == Article.from_json(article.to_json().encode().decode())


def test_an_article_can_be_hashed() -> None:
    """Equal articles have equal hashes."""
    assert hash(ARTICLE) == hash(Article.from_dict(ARTICLE.to_dict()))


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"schema": 99}, "article.schema: expected 2, got 99"),
    ({}, "article.schema: expected 2, got None"),
    ({"title": 3}, "article.title: expected str, got 3"),
    ({"colour": "red"}, "article.colour: no such field"),
    ({"authors": "Ada"}, "article.authors: expected a list, got 'Ada'"),
    (
        {"blocks": [{"role": "x", "text": "", "span": {"start": 0, "end": 0}}]},
        r"article.blocks\[0\].role: expected one of",
    ),
    ({"blocks": [{"role": "title", "text": "x"}]}, r"article.blocks\[0\].span: missing"),
    ({"blocks": [{"role": "title", "text": "x", "span": {"start": 3, "end": 1}}]}, r"blocks\[0\].span: Span\(3, 1\)"),
    ({"blocks": ["x"]}, r"article.blocks\[0\]: expected an object"),
    ({"origins": ["x"]}, "article.origins: expected an object"),
    ({"origins": {"title": {"start": "x"}}}, "article.origins.title"),
    ({"published": "yesterday"}, "article.published: expected an ISO 8601 datetime"),
    ({"blocks": [{"role": "title", "text": "x", "span": {"start": 0, "end": 1}, "score": True}]}, "expected float"),
]


DEEP: list[Any] = []
for _ in range(100_000):
    DEEP = [DEEP]
HUGE = 10**5_000
SPAN = {"start": 0, "end": 1}
BLOCK = {"role": "other", "text": "x", "span": SPAN}
HOSTILE: list[tuple[dict[Any, Any], str]] = [
    ({"schema": HUGE}, "article.schema: expected 2, got a number of 16610 bits"),
    ({"schema": DEEP}, "article.schema: expected 2, got a list of 1"),
    ({"title": DEEP}, "article.title: expected str, got a list of 1"),
    ({"title": HUGE}, "article.title: expected str, got a number of 16610 bits"),
    ({"page_kind": DEEP}, "article.page_kind: expected one of article, live_blog"),
    ({"published": DEEP}, "article.published: expected an ISO 8601 datetime, got a list of 1"),
    ({"published": HUGE}, "article.published: expected an ISO 8601 datetime, got a number of 16610 bits"),
    ({HUGE: 1}, "article.a number of 16610 bits: no such field"),
    ({"a\x1b[2Jb" * 50: 1}, r"article.a\x1b[2Jba\x1b[2Jb"),
    ({"free": "yes"}, "article.free: expected bool, got 'yes'"),
    ({"authors": DEEP}, "article.authors[0]: expected str, got a list of 1"),
    ({"origins": {3: SPAN}}, "article.origins: expected names, got 3"),
    ({"blocks": [{**BLOCK, "score": 10**400}]}, "article.blocks[0].score: expected float, got a number of 1329 bits"),
    ({"blocks": [{**BLOCK, "score": float("nan")}]}, "article.blocks[0].score: expected float, got nan"),
    ({"blocks": [{**BLOCK, "score": float("inf")}]}, "article.blocks[0].score: expected float, got inf"),
    ({"blocks": [{**BLOCK, "score": 1.5}]}, "article.blocks[0].score: expected 0 to 1, got 1.5"),
    ({"blocks": [{**BLOCK, "span": {"start": 0, "end": HUGE}}]}, "article.blocks[0].span.end: expected int, got"),
    ({"blocks": [BLOCK, {**BLOCK, "span": {"start": 2, "end": 9}}], "page_text": "x"}, "article.blocks[1].span: Span("),
    ({"origins": {"title": {"start": 2, "end": 9}}, "page_text": "x"}, "article.origins.title: Span("),
    (
        {"dateline": {"places": [], "date": None, "agency": None, "text": "", "span": SPAN, "month": 13}},
        "dateline.month",
    ),
]


@pytest.mark.parametrize(("wrong", "message"), HOSTILE)
def test_hostile_values_are_refused_with_their_place(wrong: dict[Any, Any], message: str) -> None:
    """Numbers without end, lists without bottom and values out of range are named in one short line."""
    with pytest.raises(SchemaError) as caught:
        Article.from_dict({"schema": 2, **wrong})
    assert message in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5_000])
def test_numbers_that_json_lacks_are_refused(value: str) -> None:
    """What Python's own reader lets through as a number raises our error."""
    with pytest.raises(SchemaError, match="article"):
        Article.from_json(
            f'{{"schema": 2, "blocks": [{{"role": "other", "text": "x", "span": null, "score": {value}}}]}}'
        )


@pytest.mark.parametrize("character", ["\x7f", "\x9b", "\u2028", "\u202e", "\u2066"])
def test_json_commands_no_terminal(character: str) -> None:
    """The controls C1 and changes of writing direction are escaped, and come back."""
    article = Article(title=f"Boat{character} stays", tags=(character,))
    assert character not in article.to_json()
    assert article == Article.from_json(article.to_json())


@pytest.mark.parametrize(("wrong", "message"), WRONG)
def test_another_shape_is_refused(wrong: dict[str, Any], message: str) -> None:
    """The error names the place and what was expected."""
    with pytest.raises(SchemaError, match=message):
        Article.from_dict({"schema": 2, **wrong} if "schema" not in wrong and wrong else wrong)


@pytest.mark.parametrize("text", ["", "{", "[1]", "[" * 100_000, "nul"])
def test_text_that_is_no_article_is_refused(text: str) -> None:
    """Broken JSON raises our error, however deep it nests."""
    with pytest.raises(SchemaError, match="article"):
        Article.from_json(text)
