cdef class LinearModel:
    cdef readonly double bias
    cdef readonly dict weights
    cdef readonly dict kinds
    cdef dict _pieces

    cdef tuple _weigh_pieces(self, str name, bint is_flag)
