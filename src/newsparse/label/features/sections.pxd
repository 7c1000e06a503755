from newsparse.label.features.block cimport PageFeatures
from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.context cimport Context

cdef class Sections:
    cdef PageFeatures features
    cdef Py_ssize_t count
    cdef double[::1] first
    cdef double[::1] ends
    cdef double[::1] shared
    cdef double[::1] about
    cdef double[::1] sum_shared
    cdef double[::1] sum_about
    cdef double[::1] sum_dates
    cdef double[::1] sum_repeated
    cdef int[::1] heading
    cdef double[::1] since_related
    cdef double[::1] since_comment
    cdef double[::1] since_promo
    cdef double[::1] since_ending
    cdef double[::1] since_post
    cdef double[::1] since_h1

    cdef int read_words(self, Context context, Py_ssize_t title)
    cdef int add(self, FeatureRows rows, Py_ssize_t i)
    cdef double mean(self, double[::1] sums, Py_ssize_t start, Py_ssize_t end)
