cdef class FeatureRows:
    cdef readonly list names
    cdef readonly set flags
    cdef double[:, ::1] values
    cdef readonly Py_ssize_t count
    cdef Py_ssize_t row
    cdef Py_ssize_t at

    cdef int start(self, Py_ssize_t row)
    cdef int add(self, str name, double value)
    cdef int flag(self, str name, bint value)
    cdef int finish(self)

cdef object matrix(Py_ssize_t rows, Py_ssize_t columns)
