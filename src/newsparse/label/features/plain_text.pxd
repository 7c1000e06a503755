from newsparse.label.features.block cimport PageFeatures
from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.text cimport TextFeatures
from newsparse.label.features.terms cimport Terms
from newsparse.label.features.title_clues cimport TitleClues

cdef class PlainText:
    cdef PageFeatures features
    cdef TitleClues clues
    cdef double[::1] first
    cdef Py_ssize_t count
    cdef Py_ssize_t headline
    cdef int[::1] pictured
    cdef int[::1] made
    cdef Terms terms
    cdef double[::1] shared
    cdef double[::1] signed
    cdef double[::1] sum_shared
    cdef double[::1] sum_repeated
    cdef double[::1] sum_dated
    cdef frozenset title
    cdef int[::1] subject
    cdef double sure
    cdef list best
    cdef list until_story
    cdef double[::1] since_related
    cdef double[::1] since_comment
    cdef double[::1] since_promo
    cdef double[::1] since_footer
    cdef double[::1] since_prose
    cdef double[::1] until_prose
    cdef list starts
    cdef list shapes
    cdef dict by_start
    cdef dict by_shape

    cdef int add(self, FeatureRows rows, Py_ssize_t i)
    cdef int read_picture(self, TextFeatures text, object words)
    cdef double mean(self, double[::1] sums, Py_ssize_t start, Py_ssize_t end)
    cdef object find_story(self)
