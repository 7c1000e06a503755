"""Frozen classes to plain dicts and back, exactly."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter, methodcaller
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import attrs
import regex

from newsparse.errors import SchemaError
from newsparse.text.patterns import lazy
from newsparse.text.terminal import printable

T = TypeVar("T")
_RANGE: Final = "newsparse_range"

NOT_PLAIN: Final = MappingProxyType({"newsparse_plain": False})
"""The metadata of an attrs field that stays out of the plain form."""


def in_range(least: float, most: float) -> Mapping[str, Any]:
    """Return the metadata of an attrs field whose number must be from *least* to *most* to be read."""
    return MappingProxyType({_RANGE: (least, most)})


def range_of(field: Any) -> tuple[float, float] | None:
    """Return the least and the most that :func:`in_range` gave an attrs *field*, or ``None``."""
    bounds: tuple[float, float] | None = field.metadata.get(_RANGE)
    return bounds


def to_plain(value: Any) -> Any:
    """
    Return *value* as what JSON knows: dicts, lists, strings, numbers, booleans, ``None``.

    Dates become ISO 8601 strings, enum members their values, tuples lists.
    """
    kind = type(value)
    return value if kind in _AS_IT_IS else _writer(cast(Hashable, kind))(value)


_AS_IT_IS: Final = frozenset({NoneType, str, int, float, bool})


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Return the function that makes values of one *kind* plain."""
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, date):  # a datetime is a date
        return methodcaller("isoformat")
    if issubclass(kind, tuple):
        return lambda values: [to_plain(each) for each in values]
    if issubclass(kind, Mapping):
        return lambda values: {key: to_plain(each) for key, each in values.items()}
    names = field_names(kind)
    return lambda value: {name: to_plain(getattr(value, name)) for name in names}


def from_plain(kind: type[T], plain: Any, place: str) -> T:
    """
    Return the *kind* that :func:`to_plain` made *plain* of.

    Args:
        kind: A frozen class.

        plain: What :func:`to_plain` returned, perhaps by way of JSON.

        place: The name of the whole, for messages: ``"article"``.

    Raises:
        SchemaError: If *plain* has another shape; it names the place: ``article.blocks[3].role: …``.
    """
    result: T = _reader(cast(Hashable, kind))(plain, place)
    return result


def to_text(plain: Any, *, indent: int | None) -> str:
    """
    Return *plain* as JSON that any encoding of Unicode can hold and any terminal can show.

    Lone surrogates, the controls C1, line separators and changes of writing direction are escaped.
    """
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    if _ESCAPED.search(text) is None:
        return text
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", _TORN.sub(_write_torn, text))


# A high surrogate before a low one, each a character of its own.  As two plain escapes they would come back as one
# character and shift every offset after them; the high one written in capitals tells them apart from such a pair.
_TORN = lazy("([\ud800-\udbff])([\udc00-\udfff])")
_TORN_ESCAPED = lazy(r"(?<!\\)(?:\\\\)*+\\uD[89AB][0-9A-F]{2}\K\\u(d[c-f][0-9a-f]{2})")
_ESCAPED = lazy("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _write_torn(match: regex.Match[str]) -> str:
    return f"\\u{ord(match[1]):X}\\u{ord(match[2]):x}"


def from_text(text: str, place: str) -> Any:
    """
    Return what the JSON *text* holds.

    Raises:
        TypeError: If *text* is no ``str``.

        SchemaError: If it is no JSON; it names line and column.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected str, got {type(text).__name__}")
    try:
        whole = _TORN_ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if r"\uD" in text else text
        return json.loads(whole, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise SchemaError(f"{place}: expected JSON, got {text[:40]!r}: {error}") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def shown(plain: Any) -> str:
    """Return a wrong value for an error message: short, on one line, however large or deep it is."""
    if isinstance(plain, str):
        return printable(repr(plain[:40]))
    if isinstance(plain, bool | float | NoneType):
        return repr(plain)
    if isinstance(plain, int):
        return repr(plain) if plain.bit_length() <= 128 else f"a number of {plain.bit_length()} bits"
    if isinstance(plain, list | tuple):
        return f"a list of {len(plain)}"
    return "an object" if isinstance(plain, Mapping) else f"a {type(plain).__name__}"


_Reader = Callable[[Any, str], Any]
_MOST: Final = 2**53
"""The largest whole number that every reader of JSON keeps exact."""


@cache
def field_names(kind: Hashable) -> tuple[str, ...]:
    """Return the names that the plain form of *kind*, a frozen class, has, in its order."""
    every = attrs.fields(cast(type[Any], kind))
    return tuple(each.name for each in every if each.init and each.metadata != NOT_PLAIN)


@cache
def _reader(kind: Any) -> _Reader:
    """Return the function that reads one *kind*; unions try their members in order."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _read_union(arguments)
    if origin is tuple:
        return _read_tuple(arguments[0])
    if origin is not None and issubclass(origin, Mapping):
        return _read_mapping(arguments[1])
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _read_by(kind, f"one of {', '.join(str(member.value) for member in kind)}")
    if kind is datetime or kind is date:
        return _read_by(kind.fromisoformat, f"an ISO 8601 {kind.__name__}")
    if attrs.has(kind):
        return _read_class(kind)
    return _read_scalar(kind)


def _read_union(members: tuple[Any, ...]) -> _Reader:
    optional = NoneType in members
    readers = [_reader(member) for member in members if member is not NoneType]

    def read(plain: Any, place: str) -> Any:
        if plain is None and optional:
            return None
        for reader in readers[:-1]:
            try:
                return reader(plain, place)
            except SchemaError:
                continue
        return readers[-1](plain, place)

    return read


def _read_tuple(member: Any) -> _Reader:
    reader = _reader(member)

    def read(plain: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(plain, list | tuple):
            raise SchemaError(f"{place}: expected a list, got {shown(plain)}")
        return tuple(reader(each, f"{place}[{index}]") for index, each in enumerate(plain))

    return read


def _read_mapping(member: Any) -> _Reader:
    reader = _reader(member)

    def read(plain: Any, place: str) -> dict[str, Any]:
        if not isinstance(plain, Mapping):
            raise SchemaError(f"{place}: expected an object, got {shown(plain)}")
        for key in plain:
            if not isinstance(key, str):
                raise SchemaError(f"{place}: expected names, got {shown(key)}")
        return {key: reader(each, f"{place}.{_short(key)}") for key, each in plain.items()}

    return read


def _short(name: str) -> str:
    return printable(name[:60], one_line=True)


def _read_by(make: Callable[[Any], Any], expected: str) -> _Reader:
    def read(plain: Any, place: str) -> Any:
        try:
            if isinstance(plain, str):
                return make(plain)
        except ValueError:
            pass
        raise SchemaError(f"{place}: expected {expected}, got {shown(plain)}")

    return read


def _read_class(kind: type[Any]) -> _Reader:
    hints = get_type_hints(kind)
    names = frozenset(field_names(cast(Hashable, kind)))
    required = {each.name for each in attrs.fields(kind) if each.init and each.default is attrs.NOTHING}
    ranges = {each.name: bounds for each in attrs.fields(kind) if (bounds := range_of(each))}

    def read(plain: Any, place: str) -> Any:
        if not isinstance(plain, Mapping):
            raise SchemaError(f"{place}: expected an object, got {shown(plain)}")
        for name in plain:
            if name not in names:
                strange = _short(name) if isinstance(name, str) else shown(name)
                raise SchemaError(f"{place}.{strange}: no such field; expected one of {', '.join(sorted(names))}")
        if missing := sorted(required - plain.keys()):
            raise SchemaError(f"{place}.{missing[0]}: missing")
        values = {name: _reader(hints[name])(each, f"{place}.{name}") for name, each in plain.items()}
        for name, (least, most) in ranges.items():
            if values.get(name) is not None and not least <= values[name] <= most:
                raise SchemaError(f"{place}.{name}: expected {least} to {most}, got {shown(values[name])}")
        try:
            return kind(**values)
        except ValueError as error:
            raise SchemaError(f"{place}: {error}") from error

    return read


def _read_scalar(kind: type[Any]) -> _Reader:
    accepted: Any = (int, float) if kind is float else kind
    is_number = kind in (int, float)

    def read(plain: Any, place: str) -> Any:
        if not isinstance(plain, accepted) or (isinstance(plain, bool) and kind is not bool):
            raise SchemaError(f"{place}: expected {kind.__name__}, got {shown(plain)}")
        if is_number and not -_MOST <= plain <= _MOST:  # not a number is out of every range
            raise SchemaError(f"{place}: expected {kind.__name__}, got {shown(plain)}")
        return kind(plain)

    return read
