"""The JSON Schema of a record."""

import copy
import json
from typing import Any

import pytest

import newsparse
from newsparse.example import read_example
from newsparse.schema import read_schema, to_schema_text
from schemas import SCHEMA, fits

ARTICLES = [newsparse.parse(read_example("html")), newsparse.parse(read_example("text")), newsparse.Article()]


def test_the_shipped_file_is_made_from_the_classes() -> None:
    """Whoever changes a class writes the file anew: ``python -m newsparse.schema``."""
    assert to_schema_text(SCHEMA) == read_schema()


@pytest.mark.parametrize("article", ARTICLES, ids=["html", "text", "empty"])
def test_real_records_are_valid(article: newsparse.Article) -> None:
    """What to_dict writes, with and without what archives add, fits the schema."""
    record = json.loads(json.dumps(article.to_dict(text=True)))
    assert fits(record, SCHEMA)
    assert fits(json.loads(article.to_json()), SCHEMA)
    assert fits(
        {"source": "a.warc.gz", "position": 0, "record_id": "x", "status": 200, "error": None, **record}, SCHEMA
    )
    assert fits({name: record[name] for name in ("schema", "title", "text")}, SCHEMA)


def test_records_of_failures_are_valid() -> None:
    """A record with an error needs no article; one with neither is wrong."""
    assert fits({"source": "a", "error": "timeout", "error_message": "took too long"}, SCHEMA)
    assert not fits({"source": "a", "error": None}, SCHEMA)


WRONG: list[tuple[tuple[str | int, ...], Any]] = [
    (("schema",), 1),
    (("title",), 3),
    (("colour",), "red"),
    (("free",), "yes"),
    (("blocks", 0, "role"), "headline"),
    (("blocks", 0, "score"), 1.5),
    (("blocks", 0, "span"), None),
    (("blocks", 0, "colour"), "red"),
    (("dateline", "month"), 13),
    (("origins", "title"), {"start": 1}),
    (("quotes", 0, "speaker_span"), [1, 2]),
    (("authors",), "Ada"),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_wrong_records_are_not_valid(path: tuple[str | int, ...], value: Any) -> None:
    """The schema refuses what from_dict refuses."""
    record: Any = copy.deepcopy(json.loads(json.dumps(ARTICLES[0].to_dict())))
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not fits(record, SCHEMA)
    with pytest.raises(newsparse.SchemaError):
        newsparse.Article.from_dict(record)
