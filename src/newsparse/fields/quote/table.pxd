# What other compiled modules see of table.py.
cdef class FeatureTable:
    cdef readonly Py_ssize_t width, count
    cdef long long[::1] values

    cdef Py_ssize_t add(self) except? -1
