from libc.stdint cimport uint64_t
from newsparse.label.features.text cimport TextFeatures, TextReader

cdef class DeclaredTexts:
    cdef readonly double title
    cdef readonly double description
    cdef double[::1] held
    cdef str body
    cdef TextReader reader
    cdef uint64_t[::1] bits
    cdef int[::1] seen
    cdef int[::1] sizes
    cdef int titles
    cdef int sets

    cdef int compare(self, TextFeatures text)
