"""Objects of frozen classes, made in great number, compiled: :class:`Factory`."""

from typing import Any

import attrs
import cython
from cython.cimports.cpython.object import PyObject_GenericSetAttr


@cython.final
@cython.cclass
class Factory:
    """
    Makes objects of one frozen class, of which a page has hundreds; its ``__init__`` takes five times as long.

    Values are given for all fields, in order.  Classes that do more than keep their values are made by themselves.

    Raises:
        TypeError: If making an object does more: converters, validators, fields that are computed.
    """

    _kind: type
    _names: tuple

    def __init__(self, kind: type) -> None:
        fields: Any = attrs.fields(kind)
        changed = [each.name for each in fields if each.converter or each.validator or not each.init]
        if changed or hasattr(kind, "__attrs_post_init__"):
            raise TypeError(f"{kind.__name__}: expected a class that only keeps its values")
        self._kind = kind
        self._names = tuple([each.name for each in fields])

    def __call__(self, *values: object) -> Any:
        """Return a new object with these *values*."""
        index: cython.Py_ssize_t
        if len(values) != len(self._names):
            raise TypeError(f"{self._kind.__name__}: expected {len(self._names)} values, got {len(values)}")
        made: object = self._kind.__new__(self._kind)
        for index in range(len(values)):
            PyObject_GenericSetAttr(made, self._names[index], values[index])
        return made
