"""The JSON Schema of a record, as ``parse``, ``batch`` and ``Article.to_dict(text=True)`` write it."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from datetime import date, datetime
from enum import Enum
from importlib.resources import files
from inspect import cleandoc
from types import NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

from newsparse.model import SCHEMA_VERSION, Article
from newsparse.serialize import field_names, range_of

FILE: Final = "record.schema.json"
_TEXT: Final = {"type": "string"}
_TEXT_OR_NULL: Final = {"type": ["string", "null"]}
_RECORD: Final[Mapping[str, Any]] = {
    "source": {**_TEXT, "description": "The file the page came from."},
    "position": {"type": "integer", "minimum": 0, "description": "Which page of its source it is, from 0."},
    "record_id": {**_TEXT_OR_NULL, "description": "Names the page in its source."},
    "record_url": {**_TEXT_OR_NULL, "description": "The address that the source gives."},
    "status": {"type": ["integer", "null"], "description": "The HTTP status."},
    "error": {**_TEXT_OR_NULL, "description": "The kind of failure; null where there is an article."},
    "error_message": _TEXT_OR_NULL,
}
"""What a record may have in front of the article."""


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a record, made from the classes."""
    definitions: dict[str, Any] = {}
    article = _class(Article, definitions)
    properties = {
        **_RECORD,
        "schema": {"const": SCHEMA_VERSION, "description": "The version of this schema."},
        **article["properties"],
        "paragraphs": {"type": "array", "items": _TEXT},
        "text": {**_TEXT, "description": "The body: the paragraphs joined by blank lines."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsparse:record:{SCHEMA_VERSION}",
        "title": "A record of newsparse",
        "description": "A news page as an article. Spans are half-open ranges of code points of page_text. Fields that "
        "were left out have their defaults; a record with an error has none of the article's fields.",
        "type": "object",
        "properties": properties,
        "anyOf": [{"required": ["schema"]}, {"required": ["error"], "properties": {"error": _TEXT}}],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def read_schema() -> str:
    """Return the JSON Schema that ships with the package, as text; the same as :func:`record_schema`."""
    return (files(__package__) / FILE).read_text(encoding="utf-8")


def to_schema_text(schema: Mapping[str, Any]) -> str:
    """Return *schema* as the text of its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what :func:`newsparse.serialize.to_plain` makes of a *hint*; classes go to *definitions*."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        members = [_schema(member, definitions) for member in arguments if member is not NoneType]
        if NoneType in arguments:
            if len(members) == 1 and isinstance(members[0].get("type"), str) and "enum" not in members[0]:
                return {**members[0], "type": [members[0]["type"], "null"]}
            members.append({"type": "null"})
        return {"anyOf": members}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if attrs.has(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _class(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if issubclass(hint, Enum):
        return {"type": "string", "enum": [member.value for member in hint]}
    if issubclass(hint, datetime):
        return {**_TEXT, "description": "ISO 8601, with an offset where the page gives a zone."}
    if issubclass(hint, date):
        return {**_TEXT, "format": "date"}
    return {"type": {bool: "boolean", int: "integer", float: "number", str: "string"}[hint]}


def _class(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a frozen class."""
    hints = get_type_hints(kind)
    every = {each.name: each for each in attrs.fields(kind)}
    properties = {}
    for name in field_names(cast(Hashable, kind)):
        properties[name] = _schema(hints[name], definitions)
        if bounds := range_of(every[name]):
            properties[name] |= {"minimum": bounds[0], "maximum": bounds[1]}
    return {
        "type": "object",
        "description": cleandoc(kind.__doc__ or "").split("\n", 1)[0].replace("``", ""),
        "properties": properties,
        "required": [name for name in properties if every[name].default is attrs.NOTHING],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).with_name(FILE).write_text(to_schema_text(record_schema()), encoding="utf-8")
