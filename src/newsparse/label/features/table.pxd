from newsparse.label.features.block cimport PageFeatures
from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.context cimport Context, RoleContext
from newsparse.label.features.plain_text cimport PlainText
from newsparse.label.features.sections cimport Sections

cdef class FeatureTable:
    cdef readonly PageFeatures features
    cdef readonly object first
    cdef readonly object likely_headline
    cdef readonly list words
    cdef Context context
    cdef FeatureRows groups
    cdef PlainText plain
    cdef Sections sections
    cdef RoleContext role
    cdef FeatureRows surroundings
    cdef FeatureRows roles
    cdef dict order
    cdef Py_ssize_t width
    cdef double[:, ::1] kept
    cdef int[::1] place_of
    cdef int[::1] block_at
    cdef Py_ssize_t next

    cdef Py_ssize_t keep(self, Py_ssize_t i)
    cdef int make_room(self)
    cdef Py_ssize_t copy(self, FeatureRows rows, Py_ssize_t row, Py_ssize_t kept, Py_ssize_t place)
    cdef int read_role(self, Py_ssize_t i)
