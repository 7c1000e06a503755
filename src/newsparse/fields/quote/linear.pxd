# What other compiled modules see of linear.py.
from newsparse.fields.quote.table cimport FeatureTable

cdef class LinearModel:
    cdef readonly object question
    cdef readonly object weights
    cdef int[::1] _groups, _starts, _fields
    cdef unsigned long long[::1] _seeds, _keys
    cdef int[::1] _values
    cdef unsigned long long _mask

    cpdef double score(self, FeatureTable table, Py_ssize_t row)
    cdef int _put(self, unsigned long long key, int value) except? -1
