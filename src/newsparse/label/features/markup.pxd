from newsparse.label.features.columns cimport FeatureRows

cdef class HintNumbers:
    cdef readonly list hints
    cdef dict by_number
    cdef dict by_value
    cdef object last
    cdef int last_number

    cdef int number(self, object hint)

cdef int add_hint_columns(FeatureRows rows, object hint)
