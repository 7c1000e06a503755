cdef class _Top:
    cdef readonly Py_ssize_t line
    cdef object _blocks
    cdef str _key
    cdef frozenset _words
    cdef double _most_alike

    cdef double _likeness(self, frozenset words)

cdef class _Around:
    cdef list dated
    cdef list signed
    cdef list told
    cdef list long
    cdef list short
    cdef list likely
