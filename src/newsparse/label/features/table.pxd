from newsparse.label.features.block cimport PageFeatures
from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.context cimport Context, RoleContext
from newsparse.label.features.plain_text cimport PlainText
from newsparse.label.features.sections cimport Sections

cdef class FeatureTable:
    cdef readonly PageFeatures features
    cdef readonly object first
    cdef readonly object likely_headline
    cdef Context context
    cdef FeatureRows groups
    cdef PlainText plain
    cdef Sections sections
    cdef RoleContext role
    cdef FeatureRows scratch
    cdef dict order

    cdef int _read(self, Py_ssize_t i)
