# What other compiled modules see of LineBuffer.
cdef class LineBuffer:
    cdef Py_UCS4* _points
    cdef Py_ssize_t _room
    cdef bint _due  # white space came after the last character
    cdef readonly Py_ssize_t length
    cdef bint begun  # anything was written, be it white space
    cdef Py_UCS4 last  # the last character as it came, 0 for none
    cdef Py_ssize_t last_length  # characters of the last text as it came
    cdef Py_ssize_t linked, strong, named  # characters in links, in bold, in inline elements with names

    cpdef void clear(self)
    cdef Py_ssize_t take(self, str text) except -1
    cdef void blank(self)
    cdef int _reserve(self, Py_ssize_t more) except -1
