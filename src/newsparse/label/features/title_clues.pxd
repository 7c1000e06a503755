from newsparse.label.features.block cimport BlockFeatures, PageFeatures
from newsparse.label.features.columns cimport FeatureRows

cdef class TitleClues:
    cdef PageFeatures features
    cdef readonly list words
    cdef readonly list likeness
    cdef readonly list of_site
    cdef frozenset address
    cdef readonly Py_ssize_t lead
    cdef frozenset leading
    cdef list common
    cdef list said
    cdef list spelled
    cdef list at_joint

    cdef double _compare(self, BlockFeatures block, Py_ssize_t index, str whole)
    cdef int add(self, FeatureRows rows, Py_ssize_t i)
