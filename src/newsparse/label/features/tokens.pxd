from newsparse.label.features.text cimport TextFeatures, TextReader

cdef class Tokens:
    cdef dict weights
    cdef double[::1] word_weights
    cdef TextReader reader
    cdef readonly double total
    cdef readonly list names

    cdef int weigh_words(self)
    cdef int start(self)
    cdef int add(self, str kind, str word)
    cdef int add_word(self, int number)
    cdef int add_text(self, TextFeatures text)
    cdef int add_hint(self, object hint)
