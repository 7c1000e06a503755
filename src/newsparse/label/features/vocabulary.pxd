from libc.stdint cimport uint64_t
from newsparse.label.classifier.word_table cimport WordTable

cdef int STOP
cdef int SHARE
cdef int PHOTO
cdef int AGENCY
cdef int AGENCY_SIGN
cdef int AGENCY_END
cdef int SECTION
cdef int PICTURE
cdef int TERM

cdef class Numbers:
    cdef int[::1] items
    cdef readonly Py_ssize_t count
    cdef int append(self, int item)

cdef class Vocabulary:
    cdef readonly list words
    cdef int[::1] flags
    cdef uint64_t[::1] hashes
    cdef int[::1] numbers
    cdef Py_ssize_t mask
    cdef WordTable lists

    cdef int number(self, str text, Py_ssize_t start, Py_ssize_t end, uint64_t code)
    cdef int number_of(self, str word)
    cdef int find(self, str word)
    cdef int grow(self)
