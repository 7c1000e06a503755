from newsparse.label.features.block cimport PageFeatures
from newsparse.label.features.text cimport TextFeatures
from newsparse.label.features.vocabulary cimport Numbers, Vocabulary

cdef class Terms:
    cdef Vocabulary vocabulary
    cdef Numbers items
    cdef int[::1] starts
    cdef int[::1] ends
    cdef int[::1] seen
    cdef int stamp

    cdef int read(self, Numbers words, TextFeatures text)
    cdef int[::1] counts(self)
    cdef int count(self, TextFeatures text, int[::1] counts)
    cdef int size(self, TextFeatures text)
    cdef int common(self, TextFeatures text, int[::1] counts, int least)
