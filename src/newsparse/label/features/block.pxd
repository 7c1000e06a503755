from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.text cimport TextFeatures, TextReader

cdef class BlockFeatures:
    cdef readonly TextFeatures text
    cdef readonly object hint
    cdef readonly int start
    cdef readonly int end
    cdef readonly double link_density
    cdef readonly double bold_density
    cdef readonly int repeats
    cdef readonly bint is_declared_author
    cdef readonly int hint_number
    cdef readonly bint first_of_its_kind

cdef class PageFeatures:
    cdef readonly object page
    cdef readonly list blocks
    cdef readonly list texts
    cdef readonly list hints
    cdef readonly bint has_markup
    cdef readonly FeatureRows text_rows
    cdef readonly FeatureRows hint_rows
    cdef readonly FeatureRows place_rows
    cdef readonly TextReader reader
    cdef double[::1] held
