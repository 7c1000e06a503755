"""The line that is being written, compiled: :class:`LineBuffer`."""

import cython
from cython.cimports.cpython.mem import PyMem_Free, PyMem_Realloc
from cython.cimports.cpython.unicode import PyUnicode_FromKindAndData

_ROOM = cython.declare(cython.Py_ssize_t, 256)


@cython.final
@cython.cclass
class LineBuffer:
    """
    The text of one line, white space collapsed as it is written, and counts of its characters.

    The only class here that holds memory of its own: an array of code points that grows as it is needed.
    """

    def __cinit__(self) -> None:
        self._points = cython.NULL
        self._room = 0
        self.clear()

    def __dealloc__(self) -> None:
        PyMem_Free(self._points)

    @cython.ccall
    def clear(self) -> cython.void:
        """Begin a new line; the memory stays."""
        self.length = self.linked = self.strong = self.named = 0
        self.begun = self._due = False
        self.last = 0
        self.last_length = 0

    @cython.cfunc
    @cython.exceptval(-1, check=False)
    def take(self, text: str) -> cython.Py_ssize_t:
        """Write *text*, and return its length with its own white space collapsed."""
        character: cython.Py_UCS4
        size: cython.Py_ssize_t = len(text)
        shown: cython.Py_ssize_t = 0
        self._reserve(size + 1)
        for character in text:
            if character.isspace():
                self._due = True
                continue
            if self._due:
                self._due = False
                if self.length:
                    self._points[self.length] = 32
                    self.length += 1
                    shown += shown > 0
            self._points[self.length] = character
            self.length += 1
            shown += 1
        self.begun = True
        self.last = ord(text[size - 1]) if size else 0
        self.last_length = size
        return shown

    @cython.cfunc
    def blank(self) -> cython.void:
        """Write a blank, if the line has begun."""
        if self.begun:
            self._due = True
            self.last, self.last_length = 32, 1

    def text(self) -> str:
        """Return the line; it neither begins nor ends with white space."""
        return PyUnicode_FromKindAndData(4, self._points, self.length)

    @cython.cfunc
    @cython.exceptval(-1, check=False)
    def _reserve(self, more: cython.Py_ssize_t) -> cython.int:
        """Make room for *more* code points."""
        if self.length + more > self._room:
            room: cython.Py_ssize_t = max(_ROOM, 2 * (self.length + more))
            points: cython.pointer[cython.Py_UCS4] = cython.cast(
                cython.pointer[cython.Py_UCS4], PyMem_Realloc(self._points, room * cython.sizeof(cython.Py_UCS4))
            )
            if points is cython.NULL:
                raise MemoryError
            self._points, self._room = points, room
        return 0
