cdef class Forest:
    cdef readonly tuple names
    cdef int[::1] _features
    cdef double[::1] _values
    cdef int[::1] _children
    cdef double[::1] _means
    cdef int[::1] _roots
    cdef double[::1] _exits
