"""A validator for the JSON Schema of a record."""

from __future__ import annotations

from typing import Any

from newsparse.schema import record_schema

SCHEMA = record_schema()
TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
KNOWN = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "format", "type", "enum", "const", "minimum", "maximum",
    "items", "properties", "required", "additionalProperties", "anyOf",
}  # fmt: skip


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Return whether *value* is valid under those keywords of JSON Schema that the schema uses."""
    assert schema.keys() <= KNOWN
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in schema and not any(fits(value, {**each, "additionalProperties": True}) for each in schema["anyOf"]):
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, TYPES[name]) and (name == "boolean") == isinstance(value, bool) for name in names):
            return False
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return False
    if isinstance(value, list):
        return all(fits(each, schema["items"]) for each in value)
    return not isinstance(value, dict) or fits_object(value, schema)


def fits_object(value: dict[str, Any], schema: dict[str, Any]) -> bool:
    """Return whether the members of an object are valid."""
    if not {*schema.get("required", ())} <= value.keys():
        return False
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, each in value.items():
        if name in known:
            if not fits(each, known[name]):
                return False
        elif more is False or (isinstance(more, dict) and not fits(each, more)):
            return False
    return True
