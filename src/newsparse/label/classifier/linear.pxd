cdef class LinearModel:
    cdef readonly double bias
    cdef readonly dict weights
    cdef readonly dict kinds
